/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-calendar-filter.h"
#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnCalendarLegend:
 *
 * What icon and colour each kind has, and whether the calendar shows it: a
 * toggle each, side by side, or one under the other where it is narrow.
 */
#define SN_TYPE_CALENDAR_LEGEND (sn_calendar_legend_get_type ())
G_DECLARE_FINAL_TYPE (SnCalendarLegend, sn_calendar_legend, SN, CALENDAR_LEGEND, SnPane)

void sn_calendar_legend_set_filter (SnCalendarLegend *self, SnCalendarFilter *filter);

G_END_DECLS
