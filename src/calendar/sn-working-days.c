/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-working-days.h"

#include "sn-bank-holidays.h"

/**
 * sn_bank_holiday_name:
 * @division: a part of the United Kingdom
 * @day: a day
 *
 * Source: GOV.UK, "UK bank holidays", https://www.gov.uk/bank-holidays.
 *
 * Returns: (nullable) (transfer none): the name of the bank holiday that is
 *   held there on @day; %NULL where there is none, or @day is no single day.
 */
const char *
sn_bank_holiday_name (SnDivision division, const SnDate *day)
{
  g_autoptr (GArray) holidays = NULL;
  guint32 julian = sn_date_first_julian (day);

  if (day->day == 0)
    return NULL;
  holidays = sn_bank_holidays_of_year (division, day->year);
  for (guint i = 0; i < holidays->len; i++)
    if (g_array_index (holidays, SnBankHoliday, i).julian == julian)
      return g_array_index (holidays, SnBankHoliday, i).name;
  return NULL;
}

/**
 * sn_is_working_day:
 * @division: a part of the United Kingdom
 * @day: a day
 *
 * A Working Day of the Smart Energy Code (Section A, "Definitions") is any day
 * but a Saturday, a Sunday and a bank holiday in England and Wales; other
 * divisions are for offices that stand there.
 *
 * Returns: whether @day is neither of a weekend nor a bank holiday; %FALSE
 *   where it is no single day.
 */
gboolean
sn_is_working_day (SnDivision division, const SnDate *day)
{
  guint weekday = sn_date_weekday (day);

  return weekday >= 1 && weekday <= 5 && sn_bank_holiday_name (division, day) == NULL;
}

/* Mondays to Fridays from the first day of the calendar, a Monday and day 1,
 * up to and including @julian. */
static gint64
weekdays_until (guint32 julian)
{
  return (gint64) (julian / 7) * 5 + MIN (julian % 7, 5);
}

/* Bank holidays, all of them on weekdays, after @from up to and including @to. */
static gint64
holidays_between (SnDivision division, guint32 from, guint32 to)
{
  SnDate first = sn_date_from_julian (from), last = sn_date_from_julian (to);
  gint64 count = 0;

  for (guint year = first.year; year <= last.year; year++)
    {
      g_autoptr (GArray) holidays = sn_bank_holidays_of_year (division, year);

      for (guint i = 0; i < holidays->len; i++)
        {
          guint32 julian = g_array_index (holidays, SnBankHoliday, i).julian;

          count += julian > from && julian <= to;
        }
    }
  return count;
}

/**
 * sn_working_days_between:
 * @division: a part of the United Kingdom
 * @from: a day
 * @to: a day
 *
 * Counts as "five working days from today" does: the day on which one counts
 * is not counted, the last one is. From Monday 10 to Friday 14 June 2019 there
 * are 4.
 *
 * Returns: the number of working days after @from up to and including @to;
 *   where @to is earlier, the number the other way round, negative; 0 where
 *   one of them is no single day.
 */
int
sn_working_days_between (SnDivision division, const SnDate *from, const SnDate *to)
{
  guint32 first = sn_date_first_julian (from), last = sn_date_first_julian (to);

  if (from->day == 0 || to->day == 0)
    return 0;
  if (last < first)
    return -sn_working_days_between (division, to, from);
  return (int) (weekdays_until (last) - weekdays_until (first) - holidays_between (division, first, last));
}

/**
 * sn_add_working_days:
 * @division: a part of the United Kingdom
 * @from: a day, a working one or not
 * @days: how many working days later, or earlier where negative
 *
 * Returns: the @days-th working day after @from (before it, where negative);
 *   @from itself for 0; no date where @from is no single day or the result
 *   leaves the calendar.
 */
SnDate
sn_add_working_days (SnDivision division, const SnDate *from, int days)
{
  SnDate day = sn_date_add_days (from, 0);
  int step = days < 0 ? -1 : 1;

  while (days != 0 && sn_date_is_set (&day))
    {
      day = sn_date_add_days (&day, step);
      if (sn_is_working_day (division, &day))
        days -= step;
    }
  return day;
}
