/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-working-days.h"

G_BEGIN_DECLS

/* How many working days before a closing date count as soon, where nobody says
 * otherwise. */
#define SN_TODAY_SOON_DAYS 7

/**
 * SnToday:
 * @day: the day it is
 * @division: whose bank holidays are no working days
 * @soon_days: what closes within so many working days closes soon
 *
 * From where the user looks at dates, and how days are counted from there: a
 * plain value that goes to whatever says how much time is left.
 */
typedef struct {
  SnDate     day;
  SnDivision division;
  guint      soon_days;
} SnToday;

SnToday sn_today_new       (const SnDate *day, GSettings *settings);
SnDate  sn_today_last_soon (const SnToday *today);

G_END_DECLS
