/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-search.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnSearchLook:
 * @today: the day from which hits are seen
 * @mark: behind words that were looked for
 * @mark_text: the words themselves
 * @narrow: whether there is room for few letters on a line
 *
 * How hits are shown.
 */
typedef struct {
  SnToday  today;
  GdkRGBA  mark;
  GdkRGBA  mark_text;
  gboolean narrow;
} SnSearchLook;

/**
 * SnSearchRow:
 *
 * A row of a boxed list, which opens what was found. It takes one hit after
 * another: while somebody types, new rows for each letter would take too long.
 */
#define SN_TYPE_SEARCH_ROW (sn_search_row_get_type ())
G_DECLARE_FINAL_TYPE (SnSearchRow, sn_search_row, SN, SEARCH_ROW, GtkListBoxRow)

GtkWidget *sn_search_row_new     (gboolean narrow);
void       sn_search_row_set_hit (SnSearchRow *self, const SnSearchHit *hit, const SnSearchLook *look);

G_END_DECLS
