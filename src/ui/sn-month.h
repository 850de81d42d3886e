/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-date.h"
#include "sn-settings.h"

G_BEGIN_DECLS

/* The arithmetic of a month's weeks, which needs no display. */

/* The most weeks that a month touches. */
#define SN_MONTH_WEEKS 6

guint   sn_month_first_weekday (void);
guint   sn_month_weekday_for   (SnWeekStart start);
guint32 sn_month_first_day     (guint year, guint month, guint first_weekday);
guint   sn_month_n_weeks       (guint year, guint month, guint first_weekday);
SnDate  sn_month_add           (const SnDate *day, int months);

G_END_DECLS
