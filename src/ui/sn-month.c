/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-month.h"

#include <langinfo.h>
#include <locale.h>

/**
 * sn_month_first_weekday:
 *
 * The weekday with which a week begins where the user lives; Monday where the
 * locale has no opinion ("C", "POSIX").
 *
 * Returns: 1 for Monday to 7 for Sunday.
 */
guint
sn_month_first_weekday (void)
{
#ifdef __GLIBC__
  const char *locale = setlocale (LC_TIME, NULL);
  guint first;
  guintptr origin;

  if (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") || g_str_has_prefix (locale, "C."))
    return 1;
  /* The C library counts days from the weekday of a date that it states: a
   * Sunday (19971130) or a Monday (19971201). */
  first = (guint) nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  origin = (guintptr) nl_langinfo (_NL_TIME_WEEK_1STDAY);
  if (first < 1 || first > 7)
    return 1;
  return (guint32) origin == 19971130 ? (first + 5) % 7 + 1 : first;
#else
  return 1;
#endif
}

/**
 * sn_month_weekday_for:
 * @start: what the user prefers
 *
 * Returns: the weekday with which a week begins, 1 for Monday to 7 for Sunday.
 */
guint
sn_month_weekday_for (SnWeekStart start)
{
  if (start == SN_WEEK_START_MONDAY)
    return 1;
  return start == SN_WEEK_START_SUNDAY ? 7 : sn_month_first_weekday ();
}

/**
 * sn_month_first_day:
 * @first_weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: the day in the upper left corner of a month, as a Julian day.
 */
guint32
sn_month_first_day (guint year, guint month, guint first_weekday)
{
  SnDate first = sn_date_new_day (year, month, 1);

  return sn_date_first_julian (&first) - (sn_date_weekday (&first) + 7 - first_weekday) % 7;
}

/**
 * sn_month_n_weeks:
 * @first_weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: how many weeks a month touches: 4 to 6.
 */
guint
sn_month_n_weeks (guint year, guint month, guint first_weekday)
{
  SnDate first = sn_date_new_day (year, month, 1);
  guint before = (sn_date_weekday (&first) + 7 - first_weekday) % 7;
  guint days = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);

  return (before + days + 6) / 7;
}

/**
 * sn_month_add:
 * @day: a day
 * @months: how many months later, or below 0 earlier
 *
 * Returns: the same day of another month, or the last day of a shorter one;
 *   it stays within the years 1 to 9998, for which every week can be shown.
 */
SnDate
sn_month_add (const SnDate *day, int months)
{
  int index = CLAMP ((int) day->year * 12 + day->month - 1 + months, 13, 9998 * 12 + 11);
  guint year = (guint) (index / 12), month = (guint) (index % 12) + 1;

  return sn_date_new_day (year, month,
                          MIN ((guint) day->day, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year)));
}
