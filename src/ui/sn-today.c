/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-today.h"

#include "sn-settings.h"

/**
 * sn_today_new:
 * @day: the day it is
 * @settings: (nullable): what the user prefers; %NULL for England and Wales, and
 *   for %SN_TODAY_SOON_DAYS
 *
 * Returns: that day, with the user's way of counting from it.
 */
SnToday
sn_today_new (const SnDate *day, GSettings *settings)
{
  SnToday today = { *day, SN_DIVISION_ENGLAND_AND_WALES, SN_TODAY_SOON_DAYS };

  if (settings == NULL)
    return today;
  today.division = (SnDivision) g_settings_get_enum (settings, SN_SETTING_DIVISION);
  today.soon_days = g_settings_get_uint (settings, SN_SETTING_CLOSING_SOON_DAYS);
  return today;
}

/**
 * sn_today_last_soon:
 *
 * Returns: the last day of which can be said that it is soon: the one before the
 *   first working day that is too far ahead.
 */
SnDate
sn_today_last_soon (const SnToday *today)
{
  SnDate next = sn_add_working_days (today->division, &today->day, (int) today->soon_days + 1);

  return sn_date_add_days (&next, -1);
}
