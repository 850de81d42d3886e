/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-db.h"

G_BEGIN_DECLS

/**
 * SnBulk:
 *
 * An import of any number of files, folders and mailboxes, batch by batch, so
 * that whoever runs it can do other things in between, and stop. Newsletters are
 * read one after the other, on a thread of its own while those before are stored;
 * only those of two batches are in memory. What is stored stays, wherever it ends.
 */
typedef struct _SnBulk SnBulk;

/**
 * SnBulkResult:
 * @path: the file, as it was named or found below what was named
 * @message: of a mailbox: which message, from 1; else 0
 * @imported: (nullable): what it brought
 * @error: (nullable): why nothing of it is stored
 *
 * What became of one newsletter, or of a file without any.
 */
typedef struct {
  char       *path;
  guint       message;
  SnImported *imported;
  GError     *error;
} SnBulkResult;

/**
 * SnBulkProgress:
 * @n_files: files that were found
 * @n_files_done: of these, those that were read
 * @n_stored: newsletters that are new in the store
 * @n_known: newsletters that it had already
 * @n_failed: newsletters and files that are not stored
 * @fraction: how much has been read, 0 to 1
 *
 * How far an import is.
 */
typedef struct {
  guint  n_files;
  guint  n_files_done;
  guint  n_stored;
  guint  n_known;
  guint  n_failed;
  double fraction;
} SnBulkProgress;

/**
 * SnBulkWatch:
 *
 * Is called before each newsletter is read.
 */
typedef void (*SnBulkWatch) (const SnBulkProgress *progress, gpointer data);

void       sn_bulk_result_free  (SnBulkResult *result);
char      *sn_bulk_result_reason (const SnBulkResult *result);

SnBulk    *sn_bulk_new          (const SnDate *issued);
void       sn_bulk_free         (SnBulk *self);
void       sn_bulk_add_file     (SnBulk *self, GFile *file, const char *name);
void       sn_bulk_add_stream   (SnBulk *self, GInputStream *stream, const char *name);
void       sn_bulk_set_batch    (SnBulk *self, guint n_newsletters);
void       sn_bulk_set_watch    (SnBulk *self, SnBulkWatch watch, gpointer data);
gboolean   sn_bulk_step         (SnBulk *self, SnDb *db, GCancellable *cancellable, GError **error);
GPtrArray *sn_bulk_take_results (SnBulk *self);
GPtrArray *sn_bulk_take_left    (SnBulk *self);
void       sn_bulk_get_progress (SnBulk *self, SnBulkProgress *progress);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnBulk, sn_bulk_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnBulkResult, sn_bulk_result_free)

G_END_DECLS
