/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

/**
 * sn_finder_check_weekday:
 * @weekday: 1 for Monday to 7; 0 where none is written
 * @date: the date beside it
 * @flags: (inout): %SN_WHEN_CONTRADICTED is added where the day is another one
 */
void
sn_finder_check_weekday (guint weekday, const SnDate *date, SnWhenFlags *flags)
{
  if (weekday != 0 && date->day != 0 && sn_date_weekday (date) != weekday)
    *flags |= SN_WHEN_CONTRADICTED;
}

/* Digits after a month that are no year: "3 May 20240000000000000000". */
static gboolean
read_monstrous_year (const Finder *f, guint32 i, guint32 *after)
{
  const SnToken *t = sn_finder_token (f, i);

  if (t == NULL || t->kind != SN_TOKEN_NUMBER || t->end - t->start < 5)
    return FALSE;
  *after = i + 1;
  return TRUE;
}

/**
 * sn_finder_two_digit_year:
 * @value: 0 to 99
 *
 * Returns: the year that is meant, from 1970 to 2069
 */
guint
sn_finder_two_digit_year (guint value)
{
  return value < 70 ? 2000 + value : 1900 + value;
}

/* The years of "12 March '25" and, where the day is hyphened too, of
 * "03-May-22". */
static gboolean
read_short_year (const Finder *f, guint32 i, gboolean hyphened, guint *year, guint32 *after)
{
  const SnToken *mark = sn_finder_token (f, i), *t = sn_finder_token (f, i + 1);
  gboolean apostrophe =
      sn_finder_is_mark (f, i, '\'') || sn_finder_is_mark (f, i, 0x2019) || sn_finder_is_mark (f, i, 0x2018);

  if (!apostrophe && !(hyphened && sn_finder_is_mark (f, i, '-') && mark->glued))
    return FALSE;
  if (t == NULL || t->kind != SN_TOKEN_NUMBER || !t->glued || t->end - t->start != 2)
    return FALSE;
  *year = sn_finder_two_digit_year (t->value);
  *after = i + 2;
  return TRUE;
}

/* Whether a year of two digits may end before the token: at a mark, or, in a letter that writes
 * all its days so, before a name, "28 Mar 23 SEC Panel". */
static gboolean
may_follow_short_year (const Finder *f, guint32 i)
{
  static const char marks[] = ",.);:]|";
  const SnToken *t = sn_finder_token (f, i);

  if (t == NULL || sn_finder_is_dash (f, i))
    return t == NULL || !t->glued;
  if (t->kind == SN_TOKEN_PUNCT)
    return t->value < 0x80 && strchr (marks, (int) t->value) != NULL;
  return t->kind == SN_TOKEN_WORD && t->letter_case != SN_CASE_LOWER && !t->glued && sn_finder_writes_short_years (f);
}

/* The year of "3 June 19": two digits near those of the issue's year, with
 * nothing behind them that they could belong to. */
static gboolean
read_bare_short_year (const Finder *f, guint32 i, guint *year, guint32 *after)
{
  const SnToken *t = sn_finder_token (f, i), *third = sn_finder_token (f, i + 2);

  if (t == NULL || t->kind != SN_TOKEN_NUMBER || t->end - t->start != 2 || t->value + 2005u < f->issued->year ||
      t->value + 2000u > f->issued->year + 5u)
    return FALSE;
  if (!may_follow_short_year (f, i + 1))
    return FALSE;
  if (third != NULL && third->kind == SN_TOKEN_NUMBER)
    return FALSE; /* "12 March 14.30", "12 March, 14, 15 April" */
  *year = 2000 + t->value;
  *after = i + 1;
  return TRUE;
}

/* A year of any writing after a month; one glued with a hyphen too. */
static gboolean
read_any_year (const Finder *f, guint32 i, gboolean hyphened, guint *year, guint32 *after)
{
  if (read_bare_short_year (f, i, year, after))
    return TRUE;
  if (sn_finder_is_dash (f, i) && sn_finder_token (f, i)->glued && sn_finder_read_year (f, i + 1, year, after))
    return TRUE;
  return sn_finder_read_year (f, i, year, after) || read_short_year (f, i, hyphened, year, after);
}

/* One day in a list or range of days that share what follows them. */
typedef struct
{
  guint32 first;
  guint32 end;
  guint day;
  guint weekday;
  gboolean to_next; /* "16-18", "16 to 18": joined with the next as a range */
  gboolean from;    /* "from" stands before it */
} Day;

#define MAX_DAYS 12

static guint
read_weekday (const Finder *f, guint32 *i)
{
  guint weekday = (guint) sn_finder_word_value (f, *i, SN_WORD_WEEKDAY);

  if (weekday == 0)
    return 0;
  (*i)++;
  if (sn_finder_is_mark (f, *i, ',') || sn_finder_is_mark (f, *i, '.'))
    (*i)++;
  if (sn_finder_is_word (f, *i, "the"))
    (*i)++;
  return weekday;
}

/* What may join two days: "-", "to", "until", "and", "&", "or", ",". */
static gboolean
read_joint (const Finder *f, guint32 *i, gboolean *range)
{
  static const char *const spans[] = { "to", "until", "till", "til", "through", NULL };
  static const char *const lists[] = { "and", "or", NULL };
  guint32 start = *i;

  *range = FALSE;
  if (start >= f->end || (sn_reading_token (f->reading, start)->kind == SN_TOKEN_WORD &&
                          !sn_reading_token_in (f->reading, start, SN_SET_DAY_JOINTS)))
    return FALSE;
  if (sn_finder_is_dash (f, *i))
    {
      *range = TRUE;
      (*i)++;
      return TRUE;
    }
  if (sn_finder_is_mark (f, *i, ','))
    (*i)++;
  if (sn_finder_is_one_of (f, *i, spans))
    {
      *range = TRUE;
      (*i)++;
    }
  else if (sn_finder_is_one_of (f, *i, lists) || sn_finder_is_mark (f, *i, '&') || sn_finder_is_mark (f, *i, '/'))
    (*i)++;
  if (*i > start && sn_finder_is_word (f, *i, "the"))
    (*i)++;
  return *i > start;
}

/* "the nineteenth of August": without its month it is no day. */
static gboolean
read_day_in_words (const Finder *f, guint32 i, Day *day)
{
  const SnMark *mark = sn_finder_mark (f, i, SN_WORD_NTH);

  if (mark == NULL || mark->number < 1 || !sn_finder_is_word (f, mark->end, "of") ||
      sn_finder_month (f, mark->end + 1) == 0)
    return FALSE;
  day->day = (guint) mark->number;
  day->end = mark->end;
  return TRUE;
}

static guint
read_days (const Finder *f, guint32 i, Day *days, guint32 *after)
{
  guint n = 0;

  while (n < MAX_DAYS)
    {
      Day *day = &days[n];
      guint32 joint;

      *day = (Day){ .first = i };
      day->weekday = read_weekday (f, &i);
      if (!sn_finder_read_day (f, i, &day->day, &day->end) && !read_day_in_words (f, i, day))
        break;
      n++;
      *after = joint = day->end;
      if (!read_joint (f, &joint, &day->to_next))
        break;
      i = joint;
    }
  if (n > 0)
    days[n - 1].to_next = FALSE;
  return n;
}

static gboolean
before_is_from (const Finder *f, guint32 i)
{
  if (i > f->first && sn_finder_is_word (f, i - 1, "the"))
    i--;
  return i > f->first && (sn_finder_is_word (f, i - 1, "from") || sn_finder_is_word (f, i - 1, "between"));
}

/**
 * sn_finder_is_between:
 * @f: the finder
 * @i: the token of a day
 *
 * "between 3 and 5 May", "the weekend of 3 and 4 May", unlike "choose between 3 and 5 May".
 *
 * Returns: whether the day begins a range of which "and" tells the last one.
 */
gboolean
sn_finder_is_between (const Finder *f, guint32 i)
{
  i -= sn_finder_is_word (f, i - 1, "the");
  if (sn_finder_is_word (f, i - 1, "between"))
    return !sn_finder_is_word (f, i - 2, "choose");
  return sn_finder_is_word (f, i - 1, "of") && sn_finder_is_word (f, i - 2, "weekend");
}

/**
 * sn_finder_read_weekday_behind:
 * @f: the finder
 * @end: (inout): the token behind a date; goes on behind the weekday
 *
 * Reads the weekday of "5 March 2024 (Tuesday)", which belongs to the date.
 *
 * Returns: 1 for Monday to 7; 0 where there is none
 */
guint
sn_finder_read_weekday_behind (const Finder *f, guint32 *end)
{
  guint weekday = sn_finder_is_mark (f, *end, '(') && sn_finder_is_mark (f, *end + 2, ')')
                      ? (guint) sn_finder_word_value (f, *end + 1, SN_WORD_WEEKDAY)
                      : 0;

  if (weekday != 0)
    *end += 3;
  return weekday;
}

/* Sets the token after it where a weekday behind the date belongs to it. */
static void
add_day (Finder *f, const Day *day, guint32 *end, guint year, guint month)
{
  SnWhenFlags flags = 0;
  SnDate date = day->day != 0 ? sn_finder_resolve (f, year, month, day->day, &flags) : (SnDate){ 0 };

  if (day->day == 0)
    flags |= SN_WHEN_IMPOSSIBLE;
  sn_finder_settle_since (f, day->first, &date, flags);
  sn_finder_check_weekday (day->weekday, &date, &flags);
  sn_finder_check_weekday (sn_finder_read_weekday_behind (f, end), &date, &flags);
  sn_finder_add (f, day->first, *end, &date, flags);
}

static void
add_range (Finder *f, const Day *first, const Day *last, guint32 end, guint year, guint month)
{
  SnWhenFlags flags = before_is_from (f, first->first) ? SN_WHEN_FROM_TO : 0;
  SnDate date = sn_finder_resolve (f, year, month, first->day, &flags);
  SnDate stop = sn_finder_resolve (f, year != 0 ? year : date.year, month, last->day, &flags);

  sn_finder_check_weekday (first->weekday, &date, &flags);
  sn_finder_check_weekday (last->weekday, &stop, &flags);
  if (sn_date_is_set (&date) && sn_date_is_set (&stop) && sn_date_first_julian (&stop) <= sn_date_first_julian (&date))
    flags |= SN_WHEN_IMPOSSIBLE; /* runs backwards */
  if (flags & SN_WHEN_IMPOSSIBLE)
    date = (SnDate){ 0 };
  sn_date_set_end (&date, &stop);
  sn_finder_add (f, first->first, end, &date, flags);
}

/* @end: behind all that is said of them; set after it as by add_day(). */
static void
add_days (Finder *f, Day *days, guint n, guint32 *end, guint year, guint month)
{
  for (guint d = 0; d < n; d++)
    if (days[d].to_next)
      {
        add_range (f, &days[d], &days[d + 1], d + 2 == n ? *end : days[d + 1].end, year, month);
        d++;
      }
    else
      add_day (f, &days[d], d + 1 == n ? end : &days[d].end, year, month);
}

/* A number before a month that can be no day, such as "41 June", is a slip of
 * the pen only where it stands like a day: not after a name ("Meeting 41"). */
static gboolean
is_plausible_slip (const Finder *f, const Day *day)
{
  const SnToken *before = day->first > f->first ? sn_reading_token (f->reading, day->first - 1) : NULL;

  if (before == NULL || before->kind == SN_TOKEN_PUNCT)
    return TRUE;
  return before->kind == SN_TOKEN_WORD && before->letter_case == SN_CASE_LOWER;
}

/* Passes over what may stand between days and their month: "26th of August",
 * "26th, August", "26-Aug-16". A number without its "th" and with a comma is
 * something else: "Issue 12, May 2024". */
static gboolean
read_to_month (const Finder *f, guint32 *i)
{
  guint32 start = *i;

  if (sn_finder_is_word (f, *i, "of") ||
      ((sn_finder_is_mark (f, *i, ',') || (sn_finder_is_mark (f, *i, '.') && sn_finder_token (f, *i)->glued)) &&
       sn_finder_word_value (f, *i - 1, SN_WORD_ORDINAL)))
    (*i)++;
  if (sn_finder_is_dash (f, *i) && sn_finder_month (f, *i + 1) != 0)
    {
      (*i)++;
      return *i == start + 1;
    }
  return FALSE;
}

/* "3 may 2024": right between a day and a year the words that mean something
 * else without a capital are months too. */
static guint
month_behind_day (const Finder *f, guint32 i)
{
  static const char *const words[] = { "march", "may", "august", "mar", "aug", "jan", "feb", "apr",
                                       "jun",   "jul", "sep",    "oct", "nov", "dec", NULL };
  static const guint months[] = { 3, 5, 8, 3, 8, 1, 2, 4, 6, 7, 9, 10, 11, 12 };
  guint month = sn_finder_month (f, i), year;
  guint32 after;

  if (month != 0 || i >= f->end || !sn_reading_is_alone (f->reading, i, SN_WORD_MONTH))
    return month;
  for (guint n = 0; month == 0 && words[n] != NULL; n++)
    if (sn_finder_is_word (f, i, words[n]))
      return sn_finder_read_year (f, i + 1, &year, &after) ? months[n] : 0;
  return month;
}

/* "Edition 30, Tuesday 22nd June", "Issue 7, 8 May", "SSC Meeting 12, 3 May": which issue or
 * meeting it is. */
static gboolean
counts_issues (const Finder *f, guint32 i)
{
  const SnToken *before = i > f->first ? sn_finder_token (f, i - 1) : NULL;

  if (before != NULL && before->letter_case == SN_CASE_CAPITAL && sn_finder_is_in (f, i - 1, SN_SET_COUNTED))
    return TRUE;
  while (i > f->first && sn_finder_token (f, i - 1)->kind == SN_TOKEN_PUNCT &&
         (sn_finder_is_mark (f, i - 1, '.') || sn_finder_is_mark (f, i - 1, '#')))
    i--;
  return i > f->first && sn_finder_is_in (f, i - 1, SN_SET_ISSUES);
}

/* Whether what stands there is numbered as issues are. */
static gboolean
is_counted (const Finder *f, guint32 i)
{
  return sn_finder_is_in (f, i, SN_SET_ISSUES) || sn_finder_is_in (f, i, SN_SET_COUNTED);
}

/* Whether the first of two numbers that a dash joins is that of a meeting or an
 * issue: "Change Board 35 - 15 March", "SSC Meeting 12 – 14 March", "Issue 31 -
 * Friday 25 November". Without spaces around the dash, only one that is greater
 * than the day can be. */
static gboolean
is_meeting_number (const Finder *f, const Day *day, const Day *next)
{
  const SnReading *reading = f->reading;
  gboolean spaced = sn_finder_is_dash (f, day->end) && !sn_reading_token (reading, day->end)->glued;

  if (day->weekday != 0 || day->first == f->first || !day->to_next || (!spaced && day->day < next->day))
    return FALSE;
  if (is_counted (f, day->first - 1) || sn_finder_is_mark (f, day->first - 1, '#') ||
      sn_finder_is_mark (f, day->first - 1, '/') || /* "Issue 02/26 - 15 January" */
      (sn_finder_is_mark (f, day->first - 1, '.') && is_counted (f, day->first - 2)))
    return TRUE;
  for (guint32 i = reading->block_marks[f->block]; i < reading->block_marks[f->block + 1]; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_COMMITTEE &&
        sn_reading_mark (reading, i)->end == day->first)
      return TRUE;
  return FALSE;
}

/* A day after its month, which is not the hour of "March 10:30" or "March,
 * 10am", nor the day of a month that follows. */
static gboolean
read_day_behind (const Finder *f, guint32 i, guint *day, guint32 *end)
{
  const SnToken *next;

  if (!sn_finder_read_day (f, i, day, end) || *day == 0 || *day > 31)
    return FALSE;
  next = sn_finder_token (f, *end + 1);
  if (sn_finder_month (f, *end) != 0 || sn_finder_word_value (f, *end, SN_WORD_AM) ||
      sn_finder_word_value (f, *end, SN_WORD_PM))
    return FALSE;
  return !(sn_finder_is_mark (f, *end, '.') && sn_finder_token (f, *end)->glued && next != NULL &&
           next->kind == SN_TOKEN_NUMBER && next->glued);
}

/* Whether the number may be the year of the issue, or the next, in two digits. */
static gboolean
may_be_year (const Finder *f, guint number)
{
  return number == f->issued->year % 100u || number == (f->issued->year + 1u) % 100;
}

/* "SEC Panel Meeting 30 – March 28", "SSC Meeting 9, April 5": the number is the meeting's, since
 * the month has its day behind it; unless that is the year, as in "Meeting 24 May 19" of 2019. */
static gboolean
is_meeting_before_month (const Finder *f, const Day *day, guint32 behind_month)
{
  guint32 after;
  guint next;

  if (day->weekday != 0 || day->first == f->first || !is_counted (f, day->first - 1) ||
      !read_day_behind (f, behind_month, &next, &after))
    return FALSE;
  return !may_be_year (f, next);
}

/* "Week 16, Thursday 22 April": which week it is. */
static gboolean
counts_weeks (const Finder *f, const Day *day, const Day *next)
{
  return day->weekday == 0 && next->weekday != 0 && !day->to_next && day->first > f->first &&
         sn_finder_is_word (f, day->first - 1, "week") && sn_finder_is_mark (f, day->end, ',');
}

/* "brought forward from 24 to 17 April": what moved was to be on the first,
 * which is no beginning, since it comes after the second. */
static gboolean
runs_backwards (const Finder *f, const Day *day, const Day *next)
{
  return day->to_next && day->day > next->day && before_is_from (f, day->first) &&
         (sn_reading_cues (f->reading, f->block, f->first, day->first) & SN_WORD_BIT (SN_WORD_MOVE));
}

/**
 * sn_finder_read_day_month:
 *
 * Reads days of a month at @i: "26th August 2016", "Friday 26 August", "4th
 * and 25th November", "16-18 November 2021".
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_day_month (Finder *f, guint32 *i)
{
  static const char *const nearing[] = { "next", "this", "coming", NULL };
  Day days[MAX_DAYS];
  guint32 after, end;
  guint month, year = 0, n = read_days (f, *i, days, &after);
  gboolean hyphened;

  if (n == 0)
    return FALSE;
  hyphened = read_to_month (f, &after);
  month = month_behind_day (f, after);
  if (month == 0)
    return FALSE;
  end = sn_finder_after_month (f, after);
  if (sn_finder_is_street (f, end) || (n == 1 && is_meeting_before_month (f, &days[0], end)))
    return FALSE;
  if (read_any_year (f, end, hyphened, &year, &after))
    end = after;
  else if (read_monstrous_year (f, end, &after))
    {
      SnDate none = { 0 };

      sn_finder_add (f, days[0].first, after, &none, SN_WHEN_IMPOSSIBLE);
      *i = after;
      return TRUE;
    }
  while (n > 1 && (days[0].day == 0 || days[0].day > 31 || /* "Meeting 98, 3 May" */
                   counts_issues (f, days[0].first) || is_meeting_number (f, &days[0], &days[1]) ||
                   counts_weeks (f, &days[0], &days[1]) || runs_backwards (f, &days[0], &days[1])))
    {
      for (guint d = 1; d < n; d++)
        days[d - 1] = days[d];
      n--;
    }
  if ((days[n - 1].day == 0 || days[n - 1].day > 31) && !is_plausible_slip (f, &days[0]))
    return FALSE;
  if (n == 2 && sn_finder_is_word (f, days[0].end, "and") && sn_finder_is_between (f, days[0].first))
    days[0].to_next = TRUE; /* "between 4 and 8 March" */
  if (days[0].weekday != 0 && days[0].first > f->first && sn_finder_is_one_of (f, days[0].first - 1, nearing))
    days[0].first--; /* "next Thursday, 12 February" */
  add_days (f, days, n, &end, year, month);
  *i = end;
  return TRUE;
}

/* Whether a day that is joined to those of "March 1, 8 and 15" is one: not the
 * members of "on March 1, 8 members voted". */
static gboolean
goes_on_like_days (const Finder *f, guint32 i)
{
  static const char *const words[] = { "and", "or", "at", "from", "in", "for", "until", "by", "to", NULL };
  const SnToken *t = sn_finder_token (f, i);

  return t == NULL || t->kind == SN_TOKEN_PUNCT || sn_finder_is_one_of (f, i, words) ||
         (t->kind == SN_TOKEN_NUMBER && t->end - t->start == 4);
}

/* The days of "March 1, 8 and 15" and "June 3 to 7". */
static guint
read_days_behind (const Finder *f, guint32 i, Day *days, guint32 *end)
{
  guint n = 0;

  while (n < MAX_DAYS)
    {
      guint32 after, joint;

      if (sn_finder_is_word (f, i, "the"))
        i++;
      days[n] = (Day){ .first = i };
      if (!read_day_behind (f, i, &days[n].day, &after) || (n > 0 && !goes_on_like_days (f, after)))
        break;
      days[n++].end = *end = joint = after;
      if (!read_joint (f, &joint, &days[n - 1].to_next))
        break;
      i = joint;
    }
  if (n > 0)
    days[n - 1].to_next = FALSE;
  return n;
}

/* "March: 28 SEC Panel", "March: Tue 28th SEC Panel": the day that a diary's entry begins with,
 * behind the label that its month is. Sets the token of the day, or of its weekday. */
static gboolean
is_labelled_with_month (const Finder *f, guint32 first, guint32 *at)
{
  guint32 i = *at + 1, after;
  const SnToken *text;
  guint day;

  if (first != f->first || f->row || !sn_finder_is_mark (f, *at, ':') || sn_finder_token (f, i) == NULL ||
      sn_finder_token (f, i)->glued)
    return FALSE;
  read_weekday (f, &i);
  if (!read_day_behind (f, i, &day, &after))
    return FALSE;
  text = sn_finder_token (f, after);
  if (text == NULL || text->kind != SN_TOKEN_WORD || text->letter_case == SN_CASE_LOWER)
    return FALSE;
  *at = i;
  return TRUE;
}

/**
 * sn_finder_read_month_day:
 *
 * Reads days in the American order at @i: "August 03, 2016", "July 11th",
 * "March 4-15, 2024", "June 3, 10 and 17"; told from "May 2019" by the number's
 * size.
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_month_day (Finder *f, guint32 *i)
{
  guint32 at = *i, after, end;
  guint weekday = read_weekday (f, &at), month = sn_finder_month (f, at), year = 0, n;
  Day days[MAX_DAYS];

  if (month != 0)
    {
      at = sn_finder_after_month (f, at);
      is_labelled_with_month (f, *i, &at);
    }
  n = month != 0 ? read_days_behind (f, at, days, &end) : 0;
  if (n == 0 || sn_finder_is_quantity (f, end) || /* "at the end of March 22 million meters" */
      (n == 1 && weekday == 0 &&
       (sn_finder_read_short_year (f, days[0].first, &year, &after) ||
        (sn_finder_is_mark (f, end, ':') && may_be_year (f, days[0].day))))) /* "SEC Release Nov 19: live" */
    return FALSE;
  days[0].first = *i;
  days[0].weekday = weekday;
  if (sn_finder_read_year (f, end, &year, &after))
    end = after;
  add_days (f, days, n, &end, year, month);
  *i = end;
  return TRUE;
}

/**
 * sn_finder_read_commencing:
 *
 * Reads "w/c 11 March" at @i: the day on which that week begins.
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_commencing (Finder *f, guint32 *i)
{
  const SnMark *mark = sn_finder_mark (f, *i, SN_WORD_COMMENCING);
  guint n = f->found->len;
  guint32 at, start = *i;

  if (mark == NULL)
    return FALSE;
  at = mark->end;
  if (sn_finder_is_mark (f, at, '.') || sn_finder_is_word (f, at, "on"))
    at++;
  if (!sn_finder_read_day_month (f, &at) && !sn_finder_read_month_day (f, &at) && !sn_finder_read_numeric (f, &at))
    return FALSE;
  g_array_index (f->found, SnWhen, n).first = start;
  g_array_index (f->found, SnWhen, n).flags |= SN_WHEN_WEEK;
  *i = at;
  return TRUE;
}
