/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SnSearchCells:
 * @title: the words of a title
 * @often: those of @words that were there three times or more
 * @words: each of the other words, once
 *
 * Under which words a search finds an item or a newsletter: the cells of a row
 * of item_words or newsletter_words. Those tables know the columns of a word but
 * not its places, so how often it stands there is a column.
 */
typedef struct {
  GString *title;
  GString *often;
  GString *words;
} SnSearchCells;

SnSearchCells *sn_search_cells_new    (void);
void           sn_search_cells_free   (SnSearchCells *self);
void           sn_search_cells_settle (SnSearchCells *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnSearchCells, sn_search_cells_free)

G_END_DECLS
