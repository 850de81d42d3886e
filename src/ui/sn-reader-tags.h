/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-document.h"
#include "sn-item.h"

G_BEGIN_DECLS

/* Room to the left of the text, beside the gutter. */
#define SN_READER_MARGIN 12
#define SN_READER_N_LEVELS 3

/**
 * SnReaderTags:
 *
 * How the parts of a newsletter look in the reader. The tags belong to the
 * buffer's table.
 */
typedef struct {
  GtkTextTag *headings[SN_READER_N_LEVELS];
  GtkTextTag *lists[SN_READER_N_LEVELS];
  GtkTextTag *paragraph;
  GtkTextTag *strong;
  GtkTextTag *link;
  GtkTextTag *kinds[SN_N_ITEM_KINDS];
  GtkTextTag *target;
  GtkTextTag *unread;
  GtkTextTag *doubtful;
  GtkTextTag *doubt;
} SnReaderTags;

void        sn_reader_tags_create     (SnReaderTags *tags, GtkTextBuffer *buffer);
GtkTextTag *sn_reader_tags_for_block  (const SnReaderTags *tags, const SnBlock *block);
GtkTextTag *sn_reader_tags_for_table  (GtkTextBuffer *buffer, SnDocument *document, guint first_row,
                                       PangoContext *context);
GtkTextTag *sn_reader_tags_for_table_end (GtkTextBuffer *buffer);
void        sn_reader_tags_set_colors (const SnReaderTags *tags, GtkWidget *widget);

G_END_DECLS
