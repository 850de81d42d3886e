/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnMonthView:
 *
 * The weeks of one month with the items of each day. Arrow keys move the
 * focus from day to day, Home and End within the week, Page Up and Page Down from
 * month to month.
 *
 * Property `narrow`: whether days show icons only. Signal `month-changed`:
 * another month is shown. Signal `day-chosen (guint julian, gboolean focus)`:
 * the user wants to see that day's items; with @focus, by keyboard, and they
 * have no chips to go to. Signal `day-changed (guint julian)`: another day is
 * selected.
 */
#define SN_TYPE_MONTH_VIEW (sn_month_view_get_type ())
G_DECLARE_FINAL_TYPE (SnMonthView, sn_month_view, SN, MONTH_VIEW, GtkWidget)

void       sn_month_view_set_items  (SnMonthView *self, GPtrArray *items, const SnToday *today);
void       sn_month_view_set_first_weekday (SnMonthView *self, guint first_weekday);
void       sn_month_view_set_narrow (SnMonthView *self, gboolean narrow);
void       sn_month_view_go_to      (SnMonthView *self, const SnDate *day, gboolean focus);
void       sn_month_view_move       (SnMonthView *self, int months);
SnDate     sn_month_view_get_month  (SnMonthView *self);
SnDate     sn_month_view_get_day    (SnMonthView *self);
void       sn_month_view_set_newsletters (SnMonthView *self, GPtrArray *newsletters);
GtkWidget *sn_month_view_get_place  (SnMonthView *self, guint32 julian, gint64 item_id);

G_END_DECLS
