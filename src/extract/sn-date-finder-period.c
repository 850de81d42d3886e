/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

typedef enum
{
  PERIOD_NONE,
  PERIOD_WEEK,
  PERIOD_MONTH,
  PERIOD_YEAR,
} Period;

static Period
period_at (const Finder *f, guint32 i)
{
  Period period = sn_finder_is_word (f, i, "week")    ? PERIOD_WEEK
                  : sn_finder_is_word (f, i, "month") ? PERIOD_MONTH
                  : sn_finder_is_word (f, i, "year")  ? PERIOD_YEAR
                                                      : PERIOD_NONE;

  if (period != PERIOD_NONE && (sn_finder_is_mark (f, i + 1, 0x2019) ||
                                (sn_finder_is_mark (f, i + 1, '\'') && sn_finder_token (f, i + 1)->glued)))
    return PERIOD_NONE; /* "this month's newsletter" */
  return period;
}

/**
 * sn_finder_month_ahead:
 *
 * Returns: the month that comes @months after that of the issue.
 */
SnDate
sn_finder_month_ahead (const SnDate *issued, guint months)
{
  guint index = issued->year * 12u + issued->month - 1u + months;

  return sn_date_new_month (index / 12, index % 12 + 1);
}

/* What is @ahead periods after that of the issue. Of a week only the end can
 * be said, its Friday. */
static SnDate
period_date (const SnDate *issued, Period period, guint ahead)
{
  if (period == PERIOD_YEAR)
    return sn_date_new_year (issued->year + ahead);
  if (period == PERIOD_MONTH)
    return sn_finder_month_ahead (issued, ahead);
  return sn_date_add_days (issued, (int) (5 + 7 * ahead) - (int) sn_date_weekday (issued));
}

static gboolean
says_end (const Finder *f, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end; i++)
    if (sn_finder_is_word (f, i, "end") || sn_finder_is_word (f, i, "close"))
      return TRUE;
  return FALSE;
}

/* "the end of the month" is that of another one in "of the month in which",
 * "of the month after". */
static gboolean
is_of_another (const Finder *f, guint32 after)
{
  static const char *const words[] = {
    "of", "in", "when", "before", "after", "that", "which", "following", "to", NULL
  };

  return sn_finder_is_one_of (f, after, words);
}

/* "at the end of this week" is too vague for a day, as a limit it is one. */
static gboolean
is_limit (const Finder *f, guint32 first)
{
  static const char *const leads[] = { "by", "before", "until", "till", "til", "than", NULL };

  return sn_finder_is_one_of (f, first - 1, leads);
}

static void
add_period (Finder *f, guint32 *i, guint32 first, guint32 end, const SnDate *date, gboolean vague)
{
  sn_finder_add (f, first, end, date, SN_WHEN_RELATIVE | (vague ? SN_WHEN_VAGUE : 0));
  *i = end;
}

/* "next week, on Tuesday": that week's day. */
static gboolean
read_weekday_next_week (Finder *f, guint32 *i)
{
  guint32 at = *i + 2;
  guint weekday;
  SnDate date;

  if (sn_finder_is_mark (f, at, ','))
    at++;
  if (!sn_finder_is_word (f, at, "on"))
    return FALSE;
  weekday = (guint) sn_finder_word_value (f, at + 1, SN_WORD_WEEKDAY);
  if (weekday == 0 || sn_finder_token (f, at + 2) == NULL || sn_finder_token (f, at + 2)->kind == SN_TOKEN_NUMBER)
    return FALSE;
  date = sn_date_add_days (f->issued, (int) (7 + weekday) - (int) sn_date_weekday (f->issued));
  add_period (f, i, *i, at + 2, &date, FALSE);
  return TRUE;
}

/* "next month", "later this month", "the end of next week", "early next year";
 * "the next month" is a span of time. */
static gboolean
read_next_or_this (Finder *f, guint32 *i)
{
  gboolean next = sn_finder_is_word (f, *i, "next"), vague, end, sure;
  Period period = period_at (f, *i + 1);
  guint32 first = *i;
  SnDate date;

  if ((!next && !sn_finder_is_word (f, *i, "this")) || period == PERIOD_NONE)
    return FALSE;
  vague = sn_finder_vague_before (f, *i, &first);
  end = vague && says_end (f, first, *i);
  if (next && period == PERIOD_WEEK && !vague)
    return read_weekday_next_week (f, i);
  if (next)
    sure = vague || (!sn_finder_is_word (f, *i - 1, "the") && !sn_finder_is_word (f, *i - 1, "you"));
  else
    sure = vague || sn_finder_is_word (f, *i - 1, "of") ||
           (period == PERIOD_MONTH && *i > f->first && sn_finder_is_mark (f, *i + 2, '.'));
  if (!sure || (period == PERIOD_WEEK && !(end && is_limit (f, first))))
    return FALSE;
  date = period_date (f->issued, period, next ? 1 : 0);
  add_period (f, i, first, *i + 2, &date, vague);
  return TRUE;
}

/* "by the end of the month", "later in the year", "by end of month". */
static gboolean
read_the_period (Finder *f, guint32 *i)
{
  guint32 first = *i, at = sn_finder_is_word (f, *i, "the") ? *i + 1 : *i;
  Period period = period_at (f, at);
  gboolean end;
  SnDate date;

  if (period == PERIOD_NONE || is_of_another (f, at + 1))
    return FALSE;
  if (sn_finder_is_word (f, at + 1, "is") && sn_finder_is_word (f, at + 2, "out") && at > *i &&
      sn_finder_is_word (f, *i - 1, "before"))
    {
      date = period_date (f->issued, period, 0);
      add_period (f, i, *i, at + 3, &date, TRUE);
      return TRUE;
    }
  if (!sn_finder_vague_before (f, *i, &first))
    return FALSE;
  end = says_end (f, first, *i);
  if (period == PERIOD_WEEK ? !end || !is_limit (f, first) : !end && at == *i)
    return FALSE;
  date = period_date (f->issued, period, 0);
  add_period (f, i, first, at + 1, &date, TRUE);
  return TRUE;
}

/* "by month end", "at the year-end". */
static gboolean
read_period_end (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "by", "at", "before", "until", "the", NULL };
  Period period = period_at (f, *i);
  guint32 end = *i + 1;
  SnDate date;

  if (period == PERIOD_NONE || *i == f->first || !sn_finder_is_one_of (f, *i - 1, leads))
    return FALSE;
  if (sn_finder_is_mark (f, end, '-'))
    end++;
  if (!sn_finder_is_word (f, end, "end") || sn_finder_is_word (f, end + 1, "of"))
    return FALSE;
  date = period_date (f->issued, period, 0);
  add_period (f, i, *i, end + 1, &date, TRUE);
  return TRUE;
}

/* "early in the new year": the one that is about to begin, or just has. */
static gboolean
read_new_year (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "in", "early", "until", "into", "by", "before", NULL };
  guint32 first = *i;
  gboolean the = sn_finder_is_word (f, *i - 1, "the"), vague;
  SnDate date;

  if (!sn_finder_is_word (f, *i, "new") || period_at (f, *i + 1) != PERIOD_YEAR || *i < f->first + 2)
    return FALSE;
  vague = sn_finder_vague_before (f, *i - the, &first);
  if (!vague && !(the && sn_finder_is_one_of (f, *i - 2, leads)))
    return FALSE;
  if (!vague)
    first = *i - 1;
  date = sn_date_new_year (f->issued->year + (f->issued->month > 6 ? 1u : 0u));
  add_period (f, i, first, *i + 2, &date, TRUE);
  return TRUE;
}

/**
 * sn_finder_read_period:
 *
 * Reads a week, month or year that is named by its distance from the issue:
 * "next month", "by the end of this week", "before the month is out", "early
 * in the new year".
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_period (Finder *f, guint32 *i)
{
  if (!sn_reading_token_in (f->reading, *i, SN_SET_PERIOD) ||
      (period_at (f, *i) == PERIOD_NONE && period_at (f, *i + 1) == PERIOD_NONE))
    return FALSE;
  return read_next_or_this (f, i) || read_the_period (f, i) || read_period_end (f, i) || read_new_year (f, i);
}

/* The year of a season without one: the next such season that does not lie
 * more than two months back. */
static guint
season_year (const SnDate *issued, guint season, gboolean next)
{
  guint last = MIN (2 + season * 3, 12);

  if (next)
    return issued->year + (issued->month > last - 3 ? 1u : 0u);
  return issued->year + (issued->month > last + 2 ? 1u : 0u);
}

/**
 * sn_finder_read_season:
 *
 * Reads a season at @i: "in summer 2021", "this autumn", "in the late spring".
 * It is known by its year alone: no month begins or ends one.
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_season (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "in", "by", "during", "until", "till", "til", "before", NULL };
  const SnMark *mark = sn_finder_mark (f, *i, SN_WORD_SEASON);
  guint year = 0;
  guint32 first = *i, end, after;
  gboolean vague, next, this, the, dated, lead;
  SnDate date;

  if (mark == NULL || *i == f->first)
    return FALSE;
  vague = sn_finder_vague_before (f, *i, &first);
  next = sn_finder_is_word (f, *i - 1, "next");
  this = sn_finder_is_word (f, *i - 1, "this");
  the = sn_finder_is_word (f, first - 1, "the");
  lead = sn_finder_is_one_of (f, first - 1 - the, leads);
  end = mark->end;
  dated = sn_finder_read_year (f, sn_finder_is_word (f, end, "of") ? end + 1 : end, &year, &after);
  if (dated && !sn_finder_is_mark (f, after, '/') && !sn_finder_is_dash (f, after) && (lead || vague || this))
    end = after;
  else if (dated || !(this || next) || !sn_date_is_set (f->issued) || f->issued->month == 0 ||
           sn_finder_is_mark (f, end, 0x2019) || sn_finder_is_mark (f, end, '\'') ||
           (sn_finder_token (f, end) != NULL && sn_finder_token (f, end)->kind == SN_TOKEN_WORD &&
            sn_finder_token (f, end)->letter_case != SN_CASE_LOWER))
    return FALSE;
  else
    year = season_year (f->issued, (guint) mark->number, next);
  date = sn_date_new_year (year);
  if (!dated)
    first = MIN (first, *i - 1);
  sn_finder_add (f, first, end, &date, SN_WHEN_VAGUE | (dated ? 0 : SN_WHEN_RELATIVE));
  *i = end;
  return TRUE;
}
