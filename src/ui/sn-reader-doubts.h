/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-document.h"
#include "sn-newsletter.h"

G_BEGIN_DECLS

/**
 * SnReaderDoubt:
 * @block: index of the block of the document behind which it stands
 * @item: (nullable): what is doubtful; %NULL where it is the newsletter
 * @texts: (element-type utf8): the doubts, a sentence each
 * @anchor: where it stands in the buffer
 *
 * What is doubtful about one item, or about the newsletter as a whole.
 */
typedef struct {
  guint               block;
  SnItem             *item;
  GPtrArray          *texts;
  GtkTextChildAnchor *anchor;
} SnReaderDoubt;

GPtrArray *sn_reader_doubts_collect     (SnNewsletter *newsletter, SnDocument *document);
gboolean   sn_reader_doubts_take_places (GPtrArray *doubts, GPtrArray *old);

G_END_DECLS
