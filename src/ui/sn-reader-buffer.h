/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-document.h"
#include "sn-newsletter.h"
#include "sn-reader-doubts.h"
#include "sn-reader-places.h"

G_BEGIN_DECLS

/**
 * SnReaderMark:
 * @item: (nullable): what is said there; %NULL where it became nothing
 * @text: (nullable): the sentence
 * @start: offset in characters of the sentence in the buffer
 * @doc_start: offset in bytes of the sentence in the document's text
 * @doc_length: its length there
 *
 * A place in the text that speaks of an item, or of a date that became none.
 */
typedef struct {
  SnItem     *item;
  const char *text;
  int         start;
  gsize       doc_start;
  gsize       doc_length;
} SnReaderMark;

/**
 * SnReaderBuffer:
 *
 * The text of a newsletter, laid out from the blocks of its document, which
 * remembers where each byte of the document has gone.
 */
#define SN_TYPE_READER_BUFFER (sn_reader_buffer_get_type ())
G_DECLARE_FINAL_TYPE (SnReaderBuffer, sn_reader_buffer, SN, READER_BUFFER, GtkTextBuffer)

SnReaderBuffer *sn_reader_buffer_new         (SnNewsletter *newsletter, SnDocument *document, PangoContext *context);
gboolean        sn_reader_buffer_set_newsletter  (SnReaderBuffer *self, SnNewsletter *newsletter);
void            sn_reader_buffer_set_show_unread (SnReaderBuffer *self, gboolean show);
GPtrArray      *sn_reader_buffer_get_doubts  (SnReaderBuffer *self);
char           *sn_reader_buffer_get_selection (SnReaderBuffer *self, SnReaderRange *range);
void            sn_reader_buffer_select      (SnReaderBuffer *self, SnReaderRange range);
GArray         *sn_reader_buffer_get_marks   (SnReaderBuffer *self);
SnLink         *sn_reader_buffer_get_link_at (SnReaderBuffer *self, const GtkTextIter *iter);
gboolean        sn_reader_buffer_set_target  (SnReaderBuffer *self, gsize start, gsize length, GtkTextIter *place);
void            sn_reader_buffer_set_colors  (SnReaderBuffer *self, GtkWidget *widget);

G_END_DECLS
