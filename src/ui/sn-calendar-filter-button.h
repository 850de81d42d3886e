/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-calendar-filter.h"
#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnCalendarFilterButton:
 *
 * Opens the list of committees and organisers to choose from, and takes all
 * filters back. It shows whether any is on. Where it is narrow, the legend's
 * toggles are in it too.
 */
#define SN_TYPE_CALENDAR_FILTER_BUTTON (sn_calendar_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (SnCalendarFilterButton, sn_calendar_filter_button, SN, CALENDAR_FILTER_BUTTON, SnPane)

void sn_calendar_filter_button_set_filter (SnCalendarFilterButton *self, SnCalendarFilter *filter);
void sn_calendar_filter_button_set_items  (SnCalendarFilterButton *self, GPtrArray *items);

G_END_DECLS
