/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-reader-buffer.h"

G_BEGIN_DECLS

/**
 * SnReaderGutter:
 *
 * The column left of the text: beside each sentence that speaks of an item,
 * the icon of its kind, which leads to the item.
 */
#define SN_TYPE_READER_GUTTER (sn_reader_gutter_get_type ())
G_DECLARE_FINAL_TYPE (SnReaderGutter, sn_reader_gutter, SN, READER_GUTTER, GtkWidget)

GtkWidget *sn_reader_gutter_new        (GtkTextView *view);
void       sn_reader_gutter_set_buffer (SnReaderGutter *self, SnReaderBuffer *buffer);

G_END_DECLS
