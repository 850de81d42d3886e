/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-document.h"

G_BEGIN_DECLS

/**
 * SnReaderPlaces:
 *
 * Where each byte of a document has gone in a text buffer, and back.
 */
typedef struct _SnReaderPlaces SnReaderPlaces;

/**
 * SnReaderRange:
 * @start: offset in bytes of the document's text
 * @length: how many bytes
 *
 * A stretch of the document.
 */
typedef struct {
  gsize start;
  gsize length;
} SnReaderRange;

SnReaderPlaces *sn_reader_places_new         (void);
void            sn_reader_places_free        (SnReaderPlaces *self);
void            sn_reader_places_add         (SnReaderPlaces *self, const SnBlock *block, int start);
int             sn_reader_places_last        (SnReaderPlaces *self);
int             sn_reader_places_apply_tag   (SnReaderPlaces *self, GtkTextBuffer *buffer, GtkTextTag *tag,
                                              SnReaderRange range);
gboolean        sn_reader_places_to_document (SnReaderPlaces *self, int first, int last, SnReaderRange *range);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnReaderPlaces, sn_reader_places_free)

G_END_DECLS
