/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-snooze.h"

#define MINUTES_OF_HOUR 60
#define DAYS_OF_WEEK 7

static gint64
second_of (const SnRemindRules *rules, GDateTime *moment)
{
  SnDate day = sn_date_new_day ((guint) g_date_time_get_year (moment), (guint) g_date_time_get_month (moment),
                                (guint) g_date_time_get_day_of_month (moment));
  int minute = g_date_time_get_hour (moment) * 60 + g_date_time_get_minute (moment);

  return sn_remind_rules_time (rules, &day, (guint) minute);
}

/* A minute of the wall clock is kept, and in the night when summer time ends there
 * is one that comes twice: what would be over at once is put off by one more hour. */
static char *
in_an_hour (const SnRemindRules *rules, GDateTime *now)
{
  g_autoptr (GDateTime) local = g_date_time_to_timezone (now, rules->zone);
  g_autoptr (GDateTime) then = g_date_time_add_minutes (local, MINUTES_OF_HOUR);
  g_autoptr (GDateTime) later = g_date_time_add_minutes (then, MINUTES_OF_HOUR);
  gboolean ahead = second_of (rules, then) > g_date_time_to_unix (now);

  return g_date_time_format (ahead ? then : later, "%Y-%m-%dT%H:%M");
}

/**
 * sn_snooze_day:
 * @day: a day
 *
 * Returns: (transfer full): "2026-01-05T09:00", when on that day the user wants
 *   to be reminded, as an edit of %SN_EDIT_REMIND takes it.
 */
char *
sn_snooze_day (const SnRemindRules *rules, const SnDate *day)
{
  g_autofree char *iso = sn_date_to_string (day);

  return g_strdup_printf ("%sT%02u:%02u", iso, rules->minute / 60, rules->minute % 60);
}

/**
 * sn_snooze_until:
 * @how: one of the ways, %SN_SNOOZE_HOUR and others
 * @now: now
 *
 * Returns: (transfer full) (nullable): until when that is, as sn_snooze_day() has
 *   it; %NULL where @how is none of them.
 */
char *
sn_snooze_until (const SnRemindRules *rules, const char *how, GDateTime *now)
{
  g_autoptr (GDateTime) local = g_date_time_to_timezone (now, rules->zone);
  SnDate today = sn_date_new_day ((guint) g_date_time_get_year (local), (guint) g_date_time_get_month (local),
                                  (guint) g_date_time_get_day_of_month (local));
  SnDate day;

  if (g_str_equal (how, SN_SNOOZE_HOUR))
    return in_an_hour (rules, now);
  if (g_str_equal (how, SN_SNOOZE_TOMORROW))
    day = sn_date_add_days (&today, 1);
  else if (g_str_equal (how, SN_SNOOZE_WORKING_DAY))
    day = sn_add_working_days (rules->division, &today, 1);
  else if (g_str_equal (how, SN_SNOOZE_WEEK))
    day = sn_date_add_days (&today, DAYS_OF_WEEK);
  else
    return NULL;
  return sn_snooze_day (rules, &day);
}
