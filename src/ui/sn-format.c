/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-format.h"

#include <glib/gi18n.h>

#include "sn-format-private.h"
#include "sn-working-days.h"

/* Names come from the catalogue and not from the C library, so that a sentence
 * is in one language even where LC_TIME and LC_MESSAGES differ. */
static const char *const month_names[] = {
  NC_ ("month", "January"),   NC_ ("month", "February"), NC_ ("month", "March"),    NC_ ("month", "April"),
  NC_ ("month", "May"),       NC_ ("month", "June"),     NC_ ("month", "July"),     NC_ ("month", "August"),
  NC_ ("month", "September"), NC_ ("month", "October"),  NC_ ("month", "November"), NC_ ("month", "December"),
};

static const char *const short_month_names[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"), NC_ ("short month", "Apr"),
  NC_ ("short month", "May"), NC_ ("short month", "Jun"), NC_ ("short month", "Jul"), NC_ ("short month", "Aug"),
  NC_ ("short month", "Sep"), NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

static const char *const weekday_names[] = {
  NC_ ("weekday", "Monday"), NC_ ("weekday", "Tuesday"),  NC_ ("weekday", "Wednesday"), NC_ ("weekday", "Thursday"),
  NC_ ("weekday", "Friday"), NC_ ("weekday", "Saturday"), NC_ ("weekday", "Sunday"),
};

static const char *const short_weekday_names[] = {
  NC_ ("short weekday", "Mon"), NC_ ("short weekday", "Tue"), NC_ ("short weekday", "Wed"),
  NC_ ("short weekday", "Thu"), NC_ ("short weekday", "Fri"), NC_ ("short weekday", "Sat"),
  NC_ ("short weekday", "Sun"),
};

static const char *
month_name (guint month)
{
  return g_dpgettext2 (NULL, "month", month_names[month - 1]);
}

static const char *
weekday_name (const SnDate *day)
{
  return g_dpgettext2 (NULL, "weekday", weekday_names[sn_date_weekday (day) - 1]);
}

static const char *
short_weekday_name (const SnDate *day)
{
  return g_dpgettext2 (NULL, "short weekday", short_weekday_names[sn_date_weekday (day) - 1]);
}

static gboolean
other_year (guint year, const SnToday *today)
{
  return today == NULL || year != today->day.year;
}

/* "14 June", "14 June 2020" */
static char *
day_and_month (guint year, guint month, guint day, gboolean with_year)
{
  if (with_year)
    /* Translators: day, month, year, as in "14 June 2020" */
    return g_strdup_printf (C_ ("date", "%u %s %u"), day, month_name (month), year);
  /* Translators: day, month, as in "14 June" */
  return g_strdup_printf (C_ ("date", "%u %s"), day, month_name (month));
}

/* A range drops from its first day what its last day says as well. */
static char *
day_range (const SnDate *date, gboolean with_year)
{
  g_autofree char *first = NULL;
  g_autofree char *last =
      day_and_month (date->end_year, date->end_month, date->end_day, with_year || date->year != date->end_year);

  if (date->year == date->end_year && date->month == date->end_month)
    first = g_strdup_printf ("%u", date->day);
  else
    first = day_and_month (date->year, date->month, date->day, date->year != date->end_year);
  /* Translators: first and last day of a range, as in "16 – 18 November" */
  return g_strdup_printf (C_ ("range of days", "%s – %s"), first, last);
}

/**
 * sn_format_coarse_date:
 * @today: (nullable): the day in whose year the year goes without saying
 *
 * Returns: (transfer full) (nullable): "July", "Q3 2019", "2019": what is less
 *   precise than a day; %NULL for a day and for no date.
 */
char *
sn_format_coarse_date (const SnDate *date, const SnToday *today)
{
  switch (sn_date_precision (date))
    {
    case SN_PRECISION_MONTH:
      if (other_year (date->year, today))
        return sn_format_month (date->year, date->month);
      return g_strdup (month_name (date->month));
    case SN_PRECISION_QUARTER:
      /* Translators: quarter and year, as in "Q3 2019" */
      return g_strdup_printf (C_ ("date", "Q%u %u"), date->quarter, date->year);
    case SN_PRECISION_YEAR:
      return g_strdup_printf ("%u", date->year);
    case SN_PRECISION_DAY:
    case SN_PRECISION_NONE:
    default:
      return NULL;
    }
}

/**
 * sn_format_weekday:
 * @day: a day
 *
 * Returns: (transfer full): "Friday".
 */
char *
sn_format_weekday (const SnDate *day)
{
  return g_strdup (weekday_name (day));
}

/**
 * sn_format_weekday_short:
 * @day: a day
 *
 * Returns: (transfer full): "Fri".
 */
char *
sn_format_weekday_short (const SnDate *day)
{
  return g_strdup (short_weekday_name (day));
}

/**
 * sn_format_month:
 * @month: 1 to 12
 *
 * Returns: (transfer full): "June 2019".
 */
char *
sn_format_month (guint year, guint month)
{
  /* Translators: month and year, as in "June 2019" */
  return g_strdup_printf (C_ ("date", "%s %u"), month_name (month), year);
}

/**
 * sn_format_month_short:
 * @month: 1 to 12
 *
 * Returns: (transfer full): "Jun".
 */
char *
sn_format_month_short (guint month)
{
  return g_strdup (g_dpgettext2 (NULL, "short month", short_month_names[month - 1]));
}

/**
 * sn_format_day_long:
 * @day: a date
 * @today: (nullable): the day in whose year the year goes without saying
 *
 * Returns: (transfer full): "Friday 14 June", with the year when it is not
 *   this one; a date without a day as sn_format_date() says it.
 */
char *
sn_format_day_long (const SnDate *day, const SnToday *today)
{
  g_autofree char *plain = NULL;

  if (sn_date_precision (day) != SN_PRECISION_DAY)
    return sn_format_date (day, today);
  plain = day_and_month (day->year, day->month, day->day, other_year (day->year, today));
  /* Translators: weekday and day, as in "Friday 14 June" */
  return g_strdup_printf (C_ ("date", "%s %s"), weekday_name (day), plain);
}

/**
 * sn_format_day_short:
 * @day: a date
 * @today: (nullable): the day in whose year the year goes without saying
 *
 * Returns: (transfer full): "Fri 14 Jun", with the year when it is not this
 *   one; a date without a day as sn_format_date() says it.
 */
char *
sn_format_day_short (const SnDate *day, const SnToday *today)
{
  const char *weekday;
  g_autofree char *month = NULL;

  if (sn_date_precision (day) != SN_PRECISION_DAY)
    return sn_format_date (day, today);
  weekday = short_weekday_name (day);
  month = sn_format_month_short (day->month);
  if (other_year (day->year, today))
    /* Translators: short weekday, day, short month, year, as in "Fri 14 Jun 2020" */
    return g_strdup_printf (C_ ("short date", "%s %u %s %u"), weekday, day->day, month, day->year);
  /* Translators: short weekday, day, short month, as in "Fri 14 Jun" */
  return g_strdup_printf (C_ ("short date", "%s %u %s"), weekday, day->day, month);
}

/**
 * sn_format_day_plain:
 * @date: a date
 * @today: (nullable): the day in whose year the year goes without saying
 *
 * Returns: (transfer full): "14 June" without its weekday, "16 – 18 November"
 *   for a range, else as sn_format_date() says it.
 */
char *
sn_format_day_plain (const SnDate *date, const SnToday *today)
{
  if (sn_date_precision (date) != SN_PRECISION_DAY)
    return sn_format_date (date, today);
  if (date->end_year != 0)
    return day_range (date, other_year (date->year, today) || other_year (date->end_year, today));
  return day_and_month (date->year, date->month, date->day, other_year (date->year, today));
}

/**
 * sn_format_date:
 * @date: a date of any precision
 * @today: (nullable): the day in whose year the year goes without saying
 *
 * Returns: (transfer full): "Friday 14 June", "16 – 18 November", "July",
 *   "Q3 2019", "2019" or "No date stated"; days and months with their year
 *   when it is not this one. Times are not in it.
 */
char *
sn_format_date (const SnDate *date, const SnToday *today)
{
  switch (sn_date_precision (date))
    {
    case SN_PRECISION_DAY:
      return date->end_year != 0 ? sn_format_day_plain (date, today) : sn_format_day_long (date, today);
    case SN_PRECISION_MONTH:
    case SN_PRECISION_QUARTER:
    case SN_PRECISION_YEAR:
      return sn_format_coarse_date (date, today);
    case SN_PRECISION_NONE:
    default:
      return g_strdup (_ ("No date stated"));
    }
}

/**
 * sn_format_time:
 *
 * Returns: (transfer full): "10:00 – 12:30", "10:00", or "" where no time was
 *   stated.
 */
char *
sn_format_time (const SnDate *date)
{
  g_autofree char *start = sn_date_time_to_string (date);
  g_autofree char *end = sn_date_end_time_to_string (date);

  if (start == NULL)
    return g_strdup ("");
  if (end == NULL)
    return g_steal_pointer (&start);
  /* Translators: start and end, as in "10:00 – 12:30" */
  return g_strdup_printf (C_ ("range of times", "%s – %s"), start, end);
}

/**
 * sn_format_days_ahead:
 *
 * Returns: how many calendar days until the last day that @date can mean.
 */
int
sn_format_days_ahead (const SnDate *date, const SnToday *today)
{
  return (int) ((gint64) sn_date_last_julian (date) - (gint64) sn_date_first_julian (&today->day));
}

/**
 * sn_format_working_days:
 *
 * Returns: the working days left, after @today and up to the last day of @date.
 */
int
sn_format_working_days (const SnDate *date, const SnToday *today)
{
  SnDate last = sn_date_from_julian (sn_date_last_julian (date));

  return sn_working_days_between (today->division, &today->day, &last);
}

/**
 * sn_format_days_left:
 * @date: a closing date
 * @today: the day it is
 *
 * Returns: (transfer full): "10 working days left", "Closes
 *   today", "Closes tomorrow", "Closed"; "" for a date ahead without a day,
 *   whose days nobody can count.
 */
char *
sn_format_days_left (const SnDate *date, const SnToday *today)
{
  int n;

  if (!sn_date_is_set (date))
    return g_strdup ("");
  if (sn_format_days_ahead (date, today) < 0)
    return g_strdup (_ ("Closed"));
  if (sn_date_precision (date) != SN_PRECISION_DAY)
    return g_strdup ("");
  if (sn_format_days_ahead (date, today) == 0)
    return g_strdup (_ ("Closes today"));
  if (sn_format_days_ahead (date, today) == 1)
    return g_strdup (_ ("Closes tomorrow"));
  n = sn_format_working_days (date, today);
  if (n <= 0)
    return g_strdup (_ ("No working days left"));
  return g_strdup_printf (ngettext ("%d working day left", "%d working days left", (gulong) n), n);
}

/**
 * sn_format_days_short:
 * @date: a closing date
 * @today: the day it is
 *
 * Only for a column that says above it that working days are meant.
 *
 * Returns: (transfer full): "4 days", "Today", "Tomorrow", "Closed", or "".
 */
char *
sn_format_days_short (const SnDate *date, const SnToday *today)
{
  int n;

  if (!sn_date_is_set (date))
    return g_strdup ("");
  if (sn_format_days_ahead (date, today) < 0)
    return g_strdup (_ ("Closed"));
  if (sn_date_precision (date) != SN_PRECISION_DAY)
    return g_strdup ("");
  if (sn_format_days_ahead (date, today) == 0)
    return g_strdup (_ ("Today"));
  if (sn_format_days_ahead (date, today) == 1)
    return g_strdup (_ ("Tomorrow"));
  n = MAX (sn_format_working_days (date, today), 0);
  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) n), n);
}

/**
 * sn_format_days_until:
 * @date: when something is
 * @today: the day it is
 *
 * Returns: (transfer full): "Today" (also within a range), "Tomorrow", "2
 *   working days", "Past"; "" for a date ahead without a day.
 */
char *
sn_format_days_until (const SnDate *date, const SnToday *today)
{
  SnDate first = *date;
  int n;

  if (!sn_date_is_set (date))
    return g_strdup ("");
  if (sn_format_days_ahead (date, today) < 0)
    return g_strdup (_ ("Past"));
  if (sn_date_precision (date) != SN_PRECISION_DAY)
    return g_strdup ("");
  if (sn_date_first_julian (date) <= sn_date_first_julian (&today->day))
    return g_strdup (_ ("Today"));
  if (sn_date_first_julian (date) == sn_date_first_julian (&today->day) + 1)
    return g_strdup (_ ("Tomorrow"));
  first.end_year = 0;
  n = sn_format_working_days (&first, today);
  if (n <= 0)
    return g_strdup (_ ("No working days"));
  return g_strdup_printf (ngettext ("%d working day", "%d working days", (gulong) n), n);
}

/**
 * sn_format_internal_date:
 * @due: (nullable): a day, ISO 8601
 * @today: the day it is
 *
 * Returns: (transfer full): "Wednesday 19 June · 7 working days", "… · Past";
 *   "Not set" where @due is no day.
 */
char *
sn_format_internal_date (const char *due, const SnToday *today)
{
  SnDate day;
  g_autofree char *words = NULL, *left = NULL;

  if (due == NULL || !sn_date_parse (due, &day))
    return g_strdup (_ ("Not set"));
  words = sn_format_day_long (&day, today);
  left = sn_format_days_until (&day, today);
  return g_strdup_printf ("%s · %s", words, left);
}
