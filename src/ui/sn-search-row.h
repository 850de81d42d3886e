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
 * @narrow: whether the date stands under the title, not beside it
 *
 * How hits are shown.
 */
typedef struct {
  SnToday  today;
  GdkRGBA  mark;
  GdkRGBA  mark_text;
  gboolean narrow;
} SnSearchLook;

GtkWidget *sn_search_row_new (const SnSearchHit *hit, const SnSearchLook *look);

G_END_DECLS
