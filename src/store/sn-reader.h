/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-bulk.h"
#include "sn-db-private.h"
#include "sn-sources.h"

G_BEGIN_DECLS

/**
 * SnArrival:
 * @found: (nullable): what is to be read; %NULL once it was, or where nothing is
 * @entry: what was read
 * @sha256: of its bytes
 * @result: (nullable): what became of it; an error where it cannot be read
 * @progress: how far the sources were when it was found
 * @is_read: whether it was read, or needs not be
 *
 * A newsletter on its way from the sources to the store.
 */
typedef struct {
  SnFound       *found;
  SnDbEntry      entry;
  char          *sha256;
  SnBulkResult  *result;
  SnBulkProgress progress;
  gboolean       is_read;
} SnArrival;

SnArrival *sn_arrival_for_found (SnFound *found);
void       sn_arrival_free      (SnArrival *arrival);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnArrival, sn_arrival_free)

/**
 * SnReader:
 *
 * Reads newsletters in the order in which they come, on a thread of its own, so
 * that the next ones are read while the store is busy with those before; a lone
 * one is read where it is waited for. It knows no store; all but the reading
 * itself happens on the thread of whoever calls it.
 */
typedef struct _SnReader SnReader;

SnReader  *sn_reader_new        (const SnDate *issued);
void       sn_reader_free       (SnReader *self);
void       sn_reader_push       (SnReader *self, SnArrival *arrival);
guint      sn_reader_get_length (SnReader *self, gsize *n_bytes);
gboolean   sn_reader_wait       (SnReader *self, guint n, SnBulkProgress *progress, guint *n_read);
SnArrival *sn_reader_pop        (SnReader *self);
void       sn_reader_list_paths (SnReader *self, GPtrArray *paths);
void       sn_reader_drop       (SnReader *self);

G_END_DECLS
