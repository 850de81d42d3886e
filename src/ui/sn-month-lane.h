/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnMonthLane:
 *
 * Where items stand whose newsletter names a month, a quarter or a year, but
 * no day: under the grid of a month and never on one of its days. First what
 * comes in the month shown, then the next month, then what is later. It hides
 * itself when there is nothing to show.
 */
#define SN_TYPE_MONTH_LANE (sn_month_lane_get_type ())
G_DECLARE_FINAL_TYPE (SnMonthLane, sn_month_lane, SN, MONTH_LANE, GtkWidget)

void       sn_month_lane_set_items  (SnMonthLane *self, GPtrArray *items, const SnToday *today);
void       sn_month_lane_set_month  (SnMonthLane *self, const SnDate *month);
void       sn_month_lane_set_narrow (SnMonthLane *self, gboolean narrow);
GtkWidget *sn_month_lane_get_place  (SnMonthLane *self, gint64 item_id);

G_END_DECLS
