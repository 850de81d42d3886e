/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-day-text.h"

/* English whatever the locale, as all that is written into files and to
 * scripts. */
static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December" };
static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

/* What is less precise than a day: "July 2019", "Q3 2019", "2019". */
static char *
imprecise (const SnDate *date)
{
  switch (sn_date_precision (date))
    {
    case SN_PRECISION_MONTH:
      return g_strdup_printf ("%s %u", months[date->month - 1], date->year);
    case SN_PRECISION_QUARTER:
      return g_strdup_printf ("Q%u %u", date->quarter, date->year);
    case SN_PRECISION_YEAR:
      return g_strdup_printf ("%u", date->year);
    case SN_PRECISION_DAY:
    case SN_PRECISION_NONE:
    default:
      return g_strdup ("");
    }
}

/**
 * sn_day_text_long:
 *
 * Returns: (transfer full): "6 June 2019", or less where less is known; empty
 *   for no date. Without the end of a range.
 */
char *
sn_day_text_long (const SnDate *date)
{
  if (date->day == 0)
    return imprecise (date);
  return g_strdup_printf ("%u %s %u", date->day, months[date->month - 1], date->year);
}

static char *
short_day (const SnDate *day)
{
  return g_strdup_printf ("%s %u %.3s %u", weekdays[sn_date_weekday (day) - 1], day->day, months[day->month - 1],
                          day->year);
}

/**
 * sn_day_text_short:
 *
 * Returns: (transfer full): "Mon 17 Jun 2019", with the last day of a range
 *   after a dash; "July 2019" and the like where less is known; empty for no
 *   date.
 */
char *
sn_day_text_short (const SnDate *date)
{
  SnDate last = sn_date_new_day (date->end_year, date->end_month, date->end_day);
  g_autofree char *from = NULL, *to = NULL;

  if (date->day == 0)
    return imprecise (date);
  from = short_day (date);
  if (!sn_date_is_set (&last))
    return g_steal_pointer (&from);
  to = short_day (&last);
  return g_strdup_printf ("%s – %s", from, to);
}

/**
 * sn_day_text_of_time:
 *
 * Returns: (transfer full): "10:00", "10:00–12:30" or "until 17:00"; empty
 *   where no time was stated.
 */
char *
sn_day_text_of_time (const SnDate *date)
{
  g_autofree char *time = sn_date_time_to_string (date);
  g_autofree char *end = sn_date_end_time_to_string (date);

  if (time != NULL && end != NULL)
    return g_strdup_printf ("%s–%s", time, end);
  if (end != NULL)
    return g_strdup_printf ("until %s", end);
  return time != NULL ? g_steal_pointer (&time) : g_strdup ("");
}

/**
 * sn_day_text_of_iso:
 * @iso: (nullable): a date as sn_date_to_string() writes it
 *
 * Returns: (transfer full) (nullable): the same as sn_day_text_long() says it;
 *   %NULL where @iso is none.
 */
char *
sn_day_text_of_iso (const char *iso)
{
  SnDate date;

  return iso != NULL && sn_date_parse (iso, &date) ? sn_day_text_long (&date) : NULL;
}
