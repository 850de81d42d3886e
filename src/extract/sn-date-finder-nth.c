/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"
#include "sn-working-days.h"

static guint
read_nth (const Finder *f, guint32 i, guint32 *after, gboolean *last)
{
  int number = sn_finder_word_value (f, i, SN_WORD_NTH); /* "last day" is a phrase of its own */
  guint nth;

  *last = number < 0;
  if (number != 0)
    {
      *after = i + 1;
      return *last ? 1 : (guint) number;
    }
  return sn_finder_read_day (f, i, &nth, after) && *after == i + 2 ? nth : 0;
}

/* The month of "the last Thursday of June 2024", "in next month", "of the
 * month"; sets the token after it. */
static gboolean
read_nth_month (const Finder *f, guint32 i, SnDate *month, SnWhenFlags *flags, guint32 *after)
{
  guint year = 0;
  guint32 end;

  *after = i;
  if (sn_finder_read_of_month (f, after, month))
    {
      *flags |= SN_WHEN_RELATIVE;
      return TRUE;
    }
  if ((!sn_finder_is_word (f, i, "of") && !sn_finder_is_word (f, i, "in")) || sn_finder_month (f, i + 1) == 0)
    return FALSE;
  *after = sn_finder_after_month (f, i + 1);
  if (sn_finder_read_year (f, *after, &year, &end))
    *after = end;
  *month = sn_finder_resolve (f, year, sn_finder_month (f, i + 1), 0, flags);
  return sn_date_is_set (month);
}

/* The day of the month that is its @nth @weekday, working day (8) or day (9),
 * or its last. */
static SnDate
find_nth (const SnDate *month, guint weekday, guint nth, gboolean last)
{
  SnDate next = sn_finder_month_ahead (month, 1), edge;
  int step = last ? -1 : 1;

  edge = last ? sn_date_new_day (next.year, next.month, 1) : sn_date_new_day (month->year, month->month, 1);
  if (weekday == 8)
    {
      if (!last)
        edge = sn_date_add_days (&edge, -1);
      return sn_add_working_days (SN_DIVISION_ENGLAND_AND_WALES, &edge, step * (int) nth);
    }
  if (last)
    edge = sn_date_add_days (&edge, -1);
  while (weekday < 8 && sn_date_weekday (&edge) != weekday)
    edge = sn_date_add_days (&edge, step);
  edge = sn_date_add_days (&edge, step * (int) (nth - 1) * (weekday < 8 ? 7 : 1));
  return edge.month == month->month ? edge : (SnDate){ 0 };
}

/**
 * sn_finder_read_nth:
 *
 * Reads a day of a month by its place at @i: "the last Thursday of June",
 * "first Wednesday in March", "the last Working Day of the month".
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_nth (Finder *f, guint32 *i)
{
  gboolean last;
  guint32 at = *i, after;
  guint nth = read_nth (f, *i, &at, &last), weekday;
  SnWhenFlags flags = 0;
  SnDate month, date;

  if (nth == 0)
    return FALSE;
  weekday = (guint) sn_finder_word_value (f, at, SN_WORD_WEEKDAY);
  if (weekday == 0 && sn_finder_word_value (f, at, SN_WORD_WORKING) && sn_finder_is_word (f, at + 1, "day"))
    {
      weekday = 8;
      at++;
    }
  else if (weekday == 0 && sn_finder_is_word (f, at, "day"))
    weekday = 9;
  if (weekday == 0 || !read_nth_month (f, at + 1, &month, &flags, &after))
    return FALSE;
  date = find_nth (&month, weekday, nth, last);
  if (!sn_date_is_set (&date))
    return FALSE;
  if ((flags & SN_WHEN_RELATIVE) && sn_date_compare (&date, f->issued) < 0)
    return FALSE; /* "on the first Tuesday of the month": of every one */
  sn_finder_add (f, *i, after, &date, flags);
  *i = after;
  return TRUE;
}
