/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-calendar-filter.h"
#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnCalendarBar:
 *
 * What stands over the month: which one it is, the way to others, the legend,
 * the filter, and what the filter hides. Its buttons activate the actions
 * `calendar.previous`, `calendar.today`, `calendar.next` and
 * `calendar.reset-filter` of its page.
 *
 * Signal `picked (guint julian, gboolean done)`: the user wants to see that day;
 * with @done, nothing else any more.
 */
#define SN_TYPE_CALENDAR_BAR (sn_calendar_bar_get_type ())
G_DECLARE_FINAL_TYPE (SnCalendarBar, sn_calendar_bar, SN, CALENDAR_BAR, SnPane)

void sn_calendar_bar_set_filter  (SnCalendarBar *self, SnCalendarFilter *filter);
void sn_calendar_bar_set_day     (SnCalendarBar *self, const SnDate *day, const SnDate *today);
void sn_calendar_bar_set_items   (SnCalendarBar *self, GPtrArray *items, guint n_hidden);
void sn_calendar_bar_choose_date (SnCalendarBar *self);

G_END_DECLS
