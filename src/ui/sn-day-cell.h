/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnDayCell:
 *
 * One day of a month: its number and as many chips of its items as there is
 * room for, or, where the month is narrow, an icon for each kind.
 */
#define SN_TYPE_DAY_CELL (sn_day_cell_get_type ())
G_DECLARE_FINAL_TYPE (SnDayCell, sn_day_cell, SN, DAY_CELL, GtkWidget)

GtkWidget *sn_day_cell_new        (void);
void       sn_day_cell_set_day    (SnDayCell *self, guint32 julian, gboolean in_month, gboolean named,
                                   const SnToday *today);
void       sn_day_cell_set_items  (SnDayCell *self, GPtrArray *items, GPtrArray *gone, GPtrArray *issues);
void       sn_day_cell_set_narrow (SnDayCell *self, gboolean narrow);
guint32    sn_day_cell_get_julian (SnDayCell *self);
guint      sn_day_cell_get_n_items (SnDayCell *self);
GtkWidget *sn_day_cell_get_place  (SnDayCell *self, gint64 item_id);
gboolean   sn_day_cell_focus_chip (SnDayCell *self, int step);

G_END_DECLS
