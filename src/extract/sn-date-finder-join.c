/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

static gboolean
is_time_only (const SnWhen *when)
{
  return !sn_date_is_set (&when->date) && when->date.has_time;
}

/**
 * sn_finder_after_time:
 *
 * Returns: whether a time without a day ends right before @i: "5pm Friday".
 */
gboolean
sn_finder_after_time (const Finder *f, guint32 i)
{
  const SnWhen *last = f->found->len > 0 ? &g_array_index (f->found, SnWhen, f->found->len - 1) : NULL;

  return last != NULL && is_time_only (last) && sn_finder_joins_time (f, last->end, i);
}

/**
 * sn_finder_joins_time:
 *
 * Returns: whether what stands from @from to before @to may stand between a
 *   date and its time: "5pm (UK time) on 28 May".
 */
gboolean
sn_finder_joins_time (const Finder *f, guint32 from, guint32 to)
{
  static const char *const words[] = { "on",        "at",  "from", "between", "by",    "of",     "the",  "starting",
                                       "beginning", "gmt", "bst",  "uk",      "local", "london", "time", NULL };

  if (to < from || to - from > 5)
    return FALSE;
  for (guint32 i = from; i < to; i++)
    if (!sn_finder_is_one_of (f, i, words) && !sn_finder_is_mark (f, i, ',') && !sn_finder_is_mark (f, i, '(') &&
        !sn_finder_is_mark (f, i, ')') && !sn_finder_is_mark (f, i, '@') && !sn_finder_is_mark (f, i, ':') &&
        !sn_finder_is_mark (f, i, '|') && !sn_finder_is_dash (f, i))
      return FALSE;
  return TRUE;
}

static void
take_time (SnWhen *when, const SnWhen *time)
{
  when->date.has_time = time->date.has_time;
  when->date.time = time->date.time;
  when->date.has_end_time = time->date.has_end_time;
  when->date.end_time = time->date.end_time;
  when->first = MIN (when->first, time->first);
  when->end = MAX (when->end, time->end);
}

/* "5pm on Friday 26 August", "19 June (10am to 4pm)". */
static gboolean
join_time (const Finder *f, SnWhen *a, const SnWhen *b)
{
  if (!sn_finder_joins_time (f, a->end, b->first))
    return FALSE;
  if (is_time_only (a) && b->date.day != 0 && !b->date.has_time)
    {
      SnWhen joined = *b;

      take_time (&joined, a);
      *a = joined;
      return TRUE;
    }
  if (a->date.day != 0 && !a->date.has_time && is_time_only (b))
    {
      take_time (a, b);
      return TRUE;
    }
  return FALSE;
}

/* The same days in another year. */
static SnDate
in_year (const SnDate *when, guint year)
{
  SnDate date = when->day != 0 ? sn_date_new_day (year, when->month, when->day) : sn_date_new_month (year, when->month);

  if (!sn_date_is_set (&date))
    return date;
  if (when->end_year != 0)
    {
      SnDate last = sn_date_new_day (year + when->end_year - when->year, when->end_month, when->end_day);

      sn_date_set_end (&date, &last);
    }
  date.has_time = when->has_time;
  date.time = when->time;
  date.has_end_time = when->has_end_time;
  date.end_time = when->end_time;
  return date;
}

/* "from 29 February to 2 March 2024", "5 March, 9 April and 14 May 2024": the
 * year of the last is that of those before it. */
static void
inherit_year (SnWhen *a, const SnWhen *b)
{
  guint year = b->date.year;
  SnDate date;

  if (!(a->flags & SN_WHEN_NO_YEAR) || (b->flags & (SN_WHEN_NO_YEAR | SN_WHEN_RELATIVE)) || a->date.month == 0 ||
      b->date.month == 0)
    return;
  if (a->date.month > b->date.month)
    year--;
  date = in_year (&a->date, year);
  if (!sn_date_is_set (&date))
    return;
  a->date = date;
  a->flags &= ~(SnWhenFlags) SN_WHEN_NO_YEAR;
}

/* What joins two days to a range; "and" does so after "between". */
static gboolean
is_span_gap (const Finder *f, const SnWhen *a, const SnWhen *b)
{
  static const char *const words[] = { "to", "until", "till", "through", NULL };

  if (b->first != a->end + 1)
    return FALSE;
  return sn_finder_is_dash (f, a->end) || sn_finder_is_one_of (f, a->end, words) ||
         (sn_finder_is_word (f, a->end, "and") && sn_finder_is_word (f, a->first - 1, "between"));
}

static gboolean
is_list_gap (const Finder *f, guint32 from, guint32 to)
{
  static const char *const words[] = { "and", "or", NULL };

  if (to <= from || to - from > 2)
    return FALSE;
  for (guint32 i = from; i < to; i++)
    if (!sn_finder_is_mark (f, i, ',') && !sn_finder_is_mark (f, i, '&') && !sn_finder_is_mark (f, i, '/') &&
        !sn_finder_is_one_of (f, i, words))
      return FALSE;
  return TRUE;
}

/* From the last back, so that a year at the end of a list reaches its first. */
static void
inherit_years (Finder *f)
{
  for (guint i = f->found->len; i > 1; i--)
    {
      SnWhen *a = &g_array_index (f->found, SnWhen, i - 2);
      const SnWhen *b = &g_array_index (f->found, SnWhen, i - 1);

      if (is_span_gap (f, a, b) || is_list_gap (f, a->end, b->first))
        inherit_year (a, b);
    }
}

static gboolean
join_range (const Finder *f, SnWhen *a, const SnWhen *b)
{
  if (a->date.day == 0 || b->date.day == 0 || a->date.end_year != 0 || b->date.end_year != 0 || a->date.has_time)
    return FALSE;
  if (!is_span_gap (f, a, b) || sn_date_first_julian (&b->date) <= sn_date_first_julian (&a->date))
    return FALSE;
  if (sn_finder_is_word (f, a->first - 1, "from") || sn_finder_is_word (f, a->first - 1, "between"))
    a->flags |= SN_WHEN_FROM_TO;
  sn_date_set_end (&a->date, &b->date);
  a->date.has_time = b->date.has_time;
  a->date.time = b->date.time;
  a->date.has_end_time = b->date.has_end_time;
  a->date.end_time = b->date.end_time;
  a->flags |= b->flags;
  a->end = b->end;
  return TRUE;
}

/* "tomorrow, 5 April", "next Thursday (12 December)": one day said twice. The
 * written date counts; where the two differ that is a doubt. */
static gboolean
join_apposition (const Finder *f, SnWhen *a, const SnWhen *b)
{
  guint32 gap = b->first - a->end;
  gboolean a_relative = (a->flags & SN_WHEN_RELATIVE) != 0, b_relative = (b->flags & SN_WHEN_RELATIVE) != 0;
  SnWhen joined;

  if (a->date.day == 0 || b->date.day == 0 || a_relative == b_relative || gap < 1 || gap > 2)
    return FALSE;
  if (!sn_finder_is_mark (f, a->end, ',') && !sn_finder_is_mark (f, a->end, '(') && !sn_finder_is_dash (f, a->end))
    return FALSE;
  if (gap == 2 && !sn_finder_is_word (f, a->end + 1, "on"))
    return FALSE;
  joined = a_relative ? *b : *a;
  if (!sn_date_same_days (&a->date, &b->date))
    {
      if (!sn_finder_is_mark (f, a->end, '('))
        return FALSE;
      joined.flags |= SN_WHEN_CONTRADICTED;
    }
  joined.first = a->first;
  joined.end = b->end;
  if (a->date.has_time)
    take_time (&joined, a);
  *a = joined;
  return TRUE;
}

/* "on 2, 9 and 16 November at 12:30": the days of a list share its time. */
static void
share_time (const Finder *f, SnWhen *a, const SnWhen *b)
{
  guint32 gap = b->first - a->end;
  gboolean listed = gap == 1 && (sn_finder_is_mark (f, a->end, ',') || sn_finder_is_word (f, a->end, "and") ||
                                 sn_finder_is_mark (f, a->end, '&'));

  if (!listed || a->date.day == 0 || b->date.day == 0 || a->date.has_time || !b->date.has_time ||
      (b->flags & SN_WHEN_RELATIVE))
    return;
  a->date.has_time = TRUE;
  a->date.time = b->date.time;
  a->date.has_end_time = b->date.has_end_time;
  a->date.end_time = b->date.end_time;
}

/**
 * sn_finder_join:
 *
 * Joins what was found in a block: days to ranges, times to their days, and a
 * day that is said twice to one.
 */
void
sn_finder_join (Finder *f)
{
  GArray *found = f->found;

  inherit_years (f);
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i + 1 < found->len;)
      {
        SnWhen *a = &g_array_index (found, SnWhen, i);
        const SnWhen *b = &g_array_index (found, SnWhen, i + 1);
        gboolean joined = pass == 0   ? join_apposition (f, a, b)
                          : pass == 1 ? join_time (f, a, b)
                                      : join_range (f, a, b);

        if (joined)
          g_array_remove_index (found, i + 1);
        else
          i++;
      }
  for (guint i = found->len; i > 1; i--)
    share_time (f, &g_array_index (found, SnWhen, i - 2), &g_array_index (found, SnWhen, i - 1));
}
