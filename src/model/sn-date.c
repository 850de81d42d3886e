/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date.h"

#include <string.h>

/* Reading a newsletter asks for days of the calendar hundreds of times; GDate
 * checks and converts them anew at each call, which these do not. */

static gboolean
is_leap (guint year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static guint
days_in_month (guint year, guint month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return days[month - 1] + (month == 2 && is_leap (year) ? 1u : 0u);
}

/**
 * sn_date_valid_day:
 *
 * Returns: whether that day is in the Gregorian calendar, year 1 to 9999.
 */
gboolean
sn_date_valid_day (guint year, guint month, guint day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month (year, month);
}

/**
 * sn_date_new_day:
 *
 * Returns: that day, or no date where the calendar has no such day; 31 June
 *   never becomes 1 July.
 */
SnDate
sn_date_new_day (guint year, guint month, guint day)
{
  SnDate date = { 0 };

  if (!sn_date_valid_day (year, month, day))
    return date;
  date.year = (guint16) year;
  date.month = (guint8) month;
  date.day = (guint8) day;
  return date;
}

/**
 * sn_date_new_month:
 *
 * Returns: that month, at month precision; no date where it does not exist.
 */
SnDate
sn_date_new_month (guint year, guint month)
{
  SnDate date = { 0 };

  if (year < 1 || year > 9999 || month < 1 || month > 12)
    return date;
  date.year = (guint16) year;
  date.month = (guint8) month;
  return date;
}

/**
 * sn_date_new_quarter:
 * @quarter: 1 to 4, of the calendar year
 *
 * Returns: that quarter, at quarter precision; no date where it does not exist.
 */
SnDate
sn_date_new_quarter (guint year, guint quarter)
{
  SnDate date = { 0 };

  if (year < 1 || year > 9999 || quarter < 1 || quarter > 4)
    return date;
  date.year = (guint16) year;
  date.quarter = (guint8) quarter;
  return date;
}

/**
 * sn_date_new_year:
 *
 * Returns: that year, at year precision; no date outside 1 to 9999.
 */
SnDate
sn_date_new_year (guint year)
{
  SnDate date = { 0 };

  if (year >= 1 && year <= 9999)
    date.year = (guint16) year;
  return date;
}

/**
 * sn_date_from_gdate:
 *
 * Returns: the day that @day is, or no date where it is not valid.
 */
SnDate
sn_date_from_gdate (const GDate *day)
{
  if (!g_date_valid (day))
    return (SnDate){ 0 };
  return sn_date_new_day (g_date_get_year (day), (guint) g_date_get_month (day), g_date_get_day (day));
}

/**
 * sn_date_from_julian:
 * @julian: days since 1 January of year 1, which is day 1 (as GDate counts)
 *
 * Returns: that day, or no date for 0.
 */
SnDate
sn_date_from_julian (guint32 julian)
{
  GDate day;

  if (!g_date_valid_julian (julian))
    return (SnDate){ 0 };
  g_date_clear (&day, 1);
  g_date_set_julian (&day, julian);
  return sn_date_from_gdate (&day);
}

/**
 * sn_date_is_set:
 *
 * Returns: whether there is a date at all.
 */
gboolean
sn_date_is_set (const SnDate *date)
{
  return date->year != 0;
}

/**
 * sn_date_precision:
 *
 * Returns: how precise @date is.
 */
SnPrecision
sn_date_precision (const SnDate *date)
{
  if (date->year == 0)
    return SN_PRECISION_NONE;
  if (date->day != 0)
    return SN_PRECISION_DAY;
  if (date->month != 0)
    return SN_PRECISION_MONTH;
  return date->quarter != 0 ? SN_PRECISION_QUARTER : SN_PRECISION_YEAR;
}

/**
 * sn_date_set_end:
 * @date: a day
 * @last: the last day, inclusive
 *
 * Makes @date a range. A range that would run backwards or over one day only
 * is not made.
 */
void
sn_date_set_end (SnDate *date, const SnDate *last)
{
  if (date->day == 0 || last->day == 0 || sn_date_first_julian (last) <= sn_date_first_julian (date))
    return;
  date->end_year = last->year;
  date->end_month = last->month;
  date->end_day = last->day;
}

/**
 * sn_date_set_time:
 *
 * Sets the time of day; an impossible one is not taken.
 */
void
sn_date_set_time (SnDate *date, guint hour, guint minute)
{
  if (hour > 23 || minute > 59)
    return;
  date->has_time = TRUE;
  date->time = (guint16) (hour * 60 + minute);
}

/**
 * sn_date_set_end_time:
 *
 * Sets the time at which it ends; an impossible one is not taken.
 */
void
sn_date_set_end_time (SnDate *date, guint hour, guint minute)
{
  if (hour > 23 || minute > 59)
    return;
  date->has_end_time = TRUE;
  date->end_time = (guint16) (hour * 60 + minute);
}

/**
 * sn_date_with_time_of:
 *
 * Returns: the days of @day with the times of @other: a day that replaces
 *   another keeps the time that was known for it.
 */
SnDate
sn_date_with_time_of (SnDate day, const SnDate *other)
{
  day.has_time = other->has_time;
  day.time = other->time;
  day.has_end_time = other->has_end_time;
  day.end_time = other->end_time;
  return day;
}

/* Works on the network are done at night; a meeting that would end before it
 * begins is a slip of the pen. */
#define NIGHT_BEGINS (17 * 60)
#define NIGHT_ENDS (9 * 60)

/**
 * sn_date_settle_night:
 *
 * What goes from an evening to an hour of the early morning ("23:00 to 03:00")
 * ends on the day after.
 */
void
sn_date_settle_night (SnDate *date)
{
  SnDate next;

  if (date->day == 0 || date->end_year != 0 || !date->has_time || !date->has_end_time || date->time < NIGHT_BEGINS ||
      date->end_time > NIGHT_ENDS)
    return;
  next = sn_date_add_days (date, 1);
  sn_date_set_end (date, &next);
}

/* Days since 1 January of year 1, which is day 1, as GDate counts. */
static guint32
julian_of (guint year, guint month, guint day)
{
  static const guint16 before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
  guint32 past = year - 1;

  if (!sn_date_valid_day (year, month, day))
    return 0;
  return past * 365 + past / 4 - past / 100 + past / 400 + before[month - 1] + (month > 2 && is_leap (year) ? 1u : 0u) +
         day;
}

/**
 * sn_date_first_julian:
 *
 * Returns: the first day that @date can mean, as a Julian day of GDate; 0
 *   where there is no date.
 */
guint32
sn_date_first_julian (const SnDate *date)
{
  switch (sn_date_precision (date))
    {
    case SN_PRECISION_DAY:
      return julian_of (date->year, date->month, date->day);
    case SN_PRECISION_MONTH:
      return julian_of (date->year, date->month, 1);
    case SN_PRECISION_QUARTER:
      return julian_of (date->year, date->quarter * 3u - 2, 1);
    case SN_PRECISION_YEAR:
      return julian_of (date->year, 1, 1);
    case SN_PRECISION_NONE:
    default:
      return 0;
    }
}

/**
 * sn_date_last_julian:
 *
 * Returns: the last day that @date can mean: the end of the range, month,
 *   quarter or year; 0 where there is no date.
 */
guint32
sn_date_last_julian (const SnDate *date)
{
  guint last_month = 12;

  switch (sn_date_precision (date))
    {
    case SN_PRECISION_DAY:
      if (date->end_year != 0)
        return julian_of (date->end_year, date->end_month, date->end_day);
      return sn_date_first_julian (date);
    case SN_PRECISION_MONTH:
      last_month = date->month;
      break;
    case SN_PRECISION_QUARTER:
      last_month = date->quarter * 3u;
      break;
    case SN_PRECISION_YEAR:
      break;
    case SN_PRECISION_NONE:
    default:
      return 0;
    }
  return julian_of (date->year, last_month, days_in_month (date->year, last_month));
}

/**
 * sn_date_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday (ISO 8601), 0 without day precision.
 */
guint
sn_date_weekday (const SnDate *date)
{
  if (date->day == 0)
    return 0;
  return (sn_date_first_julian (date) + 6) % 7 + 1;
}

/**
 * sn_date_add_days:
 * @date: a day
 *
 * Returns: the day @days later (earlier where negative), without range and
 *   time; no date where @date has no day or the result leaves the calendar.
 */
SnDate
sn_date_add_days (const SnDate *date, int days)
{
  gint64 julian;

  if (date->day == 0)
    return (SnDate){ 0 };
  julian = (gint64) sn_date_first_julian (date) + days;
  if (julian < 1 || julian > 3652059) /* 31 December 9999 */
    return (SnDate){ 0 };
  return sn_date_from_julian ((guint32) julian);
}

/**
 * sn_date_same_days:
 *
 * Returns: whether both mean the same days at the same precision, whatever
 *   their times.
 */
gboolean
sn_date_same_days (const SnDate *a, const SnDate *b)
{
  return a->year == b->year && a->quarter == b->quarter && a->month == b->month && a->day == b->day &&
         a->end_year == b->end_year && a->end_month == b->end_month && a->end_day == b->end_day;
}

/**
 * sn_date_equal:
 *
 * Returns: whether both are the same in every part.
 */
gboolean
sn_date_equal (const SnDate *a, const SnDate *b)
{
  return sn_date_same_days (a, b) && a->has_time == b->has_time && a->has_end_time == b->has_end_time &&
         (!a->has_time || a->time == b->time) && (!a->has_end_time || a->end_time == b->end_time);
}

/**
 * sn_date_compare:
 *
 * Orders by the last day that each can mean, so that "July" stands after the
 * days of July; then by time, a date without one first. No date is last.
 *
 * Returns: below, at or above 0, as for strcmp().
 */
int
sn_date_compare (const SnDate *a, const SnDate *b)
{
  guint32 day_a = sn_date_precision (a) == SN_PRECISION_DAY ? sn_date_first_julian (a) : sn_date_last_julian (a);
  guint32 day_b = sn_date_precision (b) == SN_PRECISION_DAY ? sn_date_first_julian (b) : sn_date_last_julian (b);

  if ((day_a == 0) != (day_b == 0))
    return day_a == 0 ? 1 : -1;
  if (day_a != day_b)
    return day_a < day_b ? -1 : 1;
  if (sn_date_precision (a) != sn_date_precision (b))
    return sn_date_precision (a) > sn_date_precision (b) ? -1 : 1;
  if (a->has_time != b->has_time)
    return a->has_time ? 1 : -1;
  return a->has_time ? (int) a->time - (int) b->time : 0;
}

/* Reads exactly @n digits. */
static gboolean
digits (const char **text, guint n, guint *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *value = *value * 10 + (guint) g_ascii_digit_value (**text);
    }
  return TRUE;
}

/**
 * sn_date_parse:
 * @text: "2019", "2019-Q3", "2019-07" or "2019-07-11" (ISO 8601, with the
 *   usual extension for quarters)
 * @date: (out): the date, untouched on failure
 *
 * Returns: whether @text is such a date, and one of the calendar.
 */
gboolean
sn_date_parse (const char *text, SnDate *date)
{
  guint year, month, day, quarter;
  SnDate read = { 0 };

  if (!digits (&text, 4, &year))
    return FALSE;
  if (*text == '\0')
    read = sn_date_new_year (year);
  else if (text[0] == '-' && text[1] == 'Q')
    {
      text += 2;
      if (!digits (&text, 1, &quarter))
        return FALSE;
      read = sn_date_new_quarter (year, quarter);
    }
  else if (*text++ == '-' && digits (&text, 2, &month))
    {
      if (*text == '\0')
        read = sn_date_new_month (year, month);
      else if (*text++ == '-' && digits (&text, 2, &day))
        read = sn_date_new_day (year, month, day);
    }
  if (!sn_date_is_set (&read) || *text != '\0')
    return FALSE;
  *date = read;
  return TRUE;
}

/**
 * sn_date_parse_time:
 * @text: "HH:MM"
 * @hour: (out): 0 to 23
 * @minute: (out): 0 to 59
 *
 * Returns: whether @text is a time of day.
 */
gboolean
sn_date_parse_time (const char *text, guint *hour, guint *minute)
{
  return digits (&text, 2, hour) && *text++ == ':' && digits (&text, 2, minute) && *text == '\0' && *hour <= 23 &&
         *minute <= 59;
}

/**
 * sn_date_to_string:
 *
 * Returns: (transfer full) (nullable): @date in ISO 8601 at its own precision
 *   ("2019-Q3" for a quarter), without range and time; %NULL for no date.
 */
char *
sn_date_to_string (const SnDate *date)
{
  switch (sn_date_precision (date))
    {
    case SN_PRECISION_DAY:
      return g_strdup_printf ("%04u-%02u-%02u", date->year, date->month, date->day);
    case SN_PRECISION_MONTH:
      return g_strdup_printf ("%04u-%02u", date->year, date->month);
    case SN_PRECISION_QUARTER:
      return g_strdup_printf ("%04u-Q%u", date->year, date->quarter);
    case SN_PRECISION_YEAR:
      return g_strdup_printf ("%04u", date->year);
    case SN_PRECISION_NONE:
    default:
      return NULL;
    }
}

/**
 * sn_date_end_to_string:
 *
 * Returns: (transfer full) (nullable): the last day of a range in ISO 8601.
 */
char *
sn_date_end_to_string (const SnDate *date)
{
  if (date->end_year == 0)
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", date->end_year, date->end_month, date->end_day);
}

/**
 * sn_date_time_to_string:
 *
 * Returns: (transfer full) (nullable): "HH:MM", where a time was stated.
 */
char *
sn_date_time_to_string (const SnDate *date)
{
  return date->has_time ? g_strdup_printf ("%02u:%02u", date->time / 60u, date->time % 60u) : NULL;
}

/**
 * sn_date_end_time_to_string:
 *
 * Returns: (transfer full) (nullable): "HH:MM", where an end time was stated.
 */
char *
sn_date_end_time_to_string (const SnDate *date)
{
  return date->has_end_time ? g_strdup_printf ("%02u:%02u", date->end_time / 60u, date->end_time % 60u) : NULL;
}
