/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SnDayParts:
 * @header: number of the day and what stands beside it
 * @holiday: (nullable): name of the bank holiday, where it is one
 * @icons: (nullable): an icon for each kind, where there is no room for chips
 * @mark: (nullable): what stands at the end of the first line
 * @more: the button for the items that have no chip
 * @more_label: its words
 *
 * What a day is made of, beside its chips. All belong to the day, and may come and go.
 */
typedef struct {
  GtkWidget      *header;
  GtkWidget      *holiday;
  GtkWidget      *icons;
  GtkWidget      *mark;
  GtkWidget      *more;
  GtkInscription *more_label;
} SnDayParts;

/**
 * SnDayLayout:
 *
 * Places the parts of a day of the month grid: as many chips as there is room
 * for, and where not all fit, a last line that says how many more there are.
 */
#define SN_TYPE_DAY_LAYOUT (sn_day_layout_get_type ())
G_DECLARE_FINAL_TYPE (SnDayLayout, sn_day_layout, SN, DAY_LAYOUT, GtkLayoutManager)

GtkLayoutManager *sn_day_layout_new           (const SnDayParts *parts, GPtrArray *chips);
void              sn_day_layout_set_narrow    (SnDayLayout *self, gboolean narrow);
void              sn_day_layout_set_n_without (SnDayLayout *self, guint n);

G_END_DECLS
