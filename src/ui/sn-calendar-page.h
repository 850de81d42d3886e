/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnCalendarPage:
 *
 * The month, what has no day under it, and the agenda beside it or, where
 * `narrow` is set, below.
 */
#define SN_TYPE_CALENDAR_PAGE (sn_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (SnCalendarPage, sn_calendar_page, SN, CALENDAR_PAGE, AdwBin)

GtkWidget *sn_calendar_page_new        (SnStore *store, GSettings *settings);
void       sn_calendar_page_show_today (SnCalendarPage *self);
void       sn_calendar_page_show_item  (SnCalendarPage *self, SnItem *item);
void       sn_calendar_page_choose_date (SnCalendarPage *self);
void       sn_calendar_page_move       (SnCalendarPage *self, int months);
SnDate sn_calendar_page_get_month (SnCalendarPage *self);

SnQuery *sn_calendar_page_get_query (SnCalendarPage *self);

G_END_DECLS
