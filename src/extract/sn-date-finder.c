/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder.h"

#include <string.h>

#include "sn-date-finder-private.h"
#include "sn-working-days.h"

/* A day up to so many days before the issue date is taken as past, all else
 * as yet to come (newsletters/README.md, "Dates without a year"). */
#define DAYS_BACK 60

const SnToken *
sn_finder_token (const Finder *f, guint32 i)
{
  return i < f->end ? sn_reading_token (f->reading, i) : NULL;
}

gboolean
sn_finder_is_mark (const Finder *f, guint32 i, gunichar c)
{
  const SnToken *t = i >= f->first ? sn_finder_token (f, i) : NULL;

  return t != NULL && t->kind == SN_TOKEN_PUNCT && t->value == c;
}

gboolean
sn_finder_is_dash (const Finder *f, guint32 i)
{
  return sn_finder_is_mark (f, i, '-') || sn_finder_is_mark (f, i, 0x2013);
}

gboolean
sn_finder_is_word (const Finder *f, guint32 i, const char *lower)
{
  return i >= f->first && i < f->end && sn_reading_token_is (f->reading, i, lower);
}

gboolean
sn_finder_is_one_of (const Finder *f, guint32 i, const char *const *words)
{
  for (; *words != NULL; words++)
    if (sn_finder_is_word (f, i, *words))
      return TRUE;
  return FALSE;
}

const SnMark *
sn_finder_mark (const Finder *f, guint32 i, SnWordClass word_class)
{
  if (i < f->first || i >= f->end || sn_reading_token (f->reading, i)->word == 0)
    return NULL;
  return sn_reading_mark_at (f->reading, f->block, i, word_class);
}

/* Marks that are hidden inside a longer phrase, or glued to a number: looked
 * up in the lexicon itself. Only one-word phrases. */
int
sn_finder_word_value (const Finder *f, guint32 i, SnWordClass word_class)
{
  const SnToken *t = i >= f->first ? sn_finder_token (f, i) : NULL;
  const GPtrArray *phrases;

  if (t == NULL || t->word == 0)
    return 0;
  phrases = sn_lexicon_get_phrases (f->reading->lexicon, t->word);
  for (guint n = 0; phrases != NULL && n < phrases->len; n++)
    {
      const SnPhrase *phrase = phrases->pdata[n];

      if (phrase->word_class == word_class && phrase->n_words == 1 && t->letter_case >= phrase->cases[0])
        return phrase->number != 0 ? phrase->number : 1;
    }
  return 0;
}

void
sn_finder_add (Finder *f, guint32 first, guint32 end, const SnDate *date, SnWhenFlags flags)
{
  SnWhen when = { .block = f->block, .first = first, .end = end, .date = *date, .flags = flags };

  g_array_append_val (f->found, when);
}

/**
 * sn_date_finder_complete:
 * @month: 1 to 12
 * @day: 1 to 31, or 0 for the month itself
 * @issued: the issue date, of any precision; counts from its first day
 *
 * Finds the year of a date without one: the next such day on or after the
 * issue date, but a day up to 60 days before it is past.
 *
 * Returns: the date, or no date where no year near has such a day: 29 February
 *   is none in most years.
 */
SnDate
sn_date_finder_complete (guint month, guint day, const SnDate *issued)
{
  guint32 reference = sn_date_first_julian (issued);

  for (guint year = issued->year > 1 ? issued->year - 1u : 1u; year <= issued->year + 1u; year++)
    {
      SnDate date = day != 0 ? sn_date_new_day (year, month, day) : sn_date_new_month (year, month);

      if (sn_date_is_set (&date) && sn_date_last_julian (&date) + DAYS_BACK >= reference)
        return date;
    }
  return (SnDate) { 0 };
}

static void
check_weekday (guint weekday, const SnDate *date, SnWhenFlags *flags)
{
  if (weekday != 0 && date->day != 0 && sn_date_weekday (date) != weekday)
    *flags |= SN_WHEN_CONTRADICTED;
}

/* A year stands alone or after a comma, four digits, and is no part of
 * "2024-2027" or "2024/25". */
gboolean
sn_finder_read_year (const Finder *f, guint32 i, guint *year, guint32 *after)
{
  const SnToken *t;

  if (sn_finder_is_mark (f, i, ','))
    i++;
  t = sn_finder_token (f, i);
  if (t == NULL || t->kind != SN_TOKEN_NUMBER || t->end - t->start != 4 || t->value < 1900 || t->value > 2199)
    return FALSE;
  *year = t->value;
  *after = i + 1;
  return TRUE;
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

/* A day of the month: a number of one or two digits, perhaps with "th". What
 * is glued to a word before it ("MP26 May") is none. */
gboolean
sn_finder_read_day (const Finder *f, guint32 i, guint *day, guint32 *after)
{
  const SnToken *t = i >= f->first ? sn_finder_token (f, i) : NULL;

  if (t == NULL || t->kind != SN_TOKEN_NUMBER || t->end - t->start > 2)
    return FALSE;
  if (t->glued && i > f->first)
    {
      const SnToken *before = sn_reading_token (f->reading, i - 1);
      gboolean opens = before->kind == SN_TOKEN_PUNCT && (before->value == '(' || before->value == '-' || before->value == 0x2013 ||
                                                          before->value == ',' || before->value == ':' || before->value == '[' ||
                                                          before->value == '"' || before->value == 0x2018 || before->value == '|' ||
                                                          before->value == '*' || before->value == '/');

      if (!opens)
        return FALSE;
    }
  *day = t->value;
  *after = i + 1;
  t = sn_finder_token (f, *after);
  if (t != NULL && t->glued && t->kind == SN_TOKEN_WORD && sn_finder_word_value (f, *after, SN_WORD_ORDINAL))
    (*after)++;
  else if (t != NULL && t->glued && t->kind == SN_TOKEN_WORD && !sn_finder_word_value (f, *after, SN_WORD_MONTH))
    return FALSE;
  return TRUE;
}

guint
sn_finder_month (const Finder *f, guint32 i)
{
  return (guint) MAX (sn_finder_word_value (f, i, SN_WORD_MONTH), 0);
}

/* The token after a month's name; a full stop of an abbreviation belongs. */
static guint32
after_month (const Finder *f, guint32 i)
{
  const SnToken *t = sn_finder_token (f, i), *stop = sn_finder_token (f, i + 1), *next = sn_finder_token (f, i + 2);

  if (next != NULL && t->end - t->start <= 4 && sn_finder_is_mark (f, i + 1, '.') && stop->glued &&
      (next->kind == SN_TOKEN_NUMBER || sn_finder_is_dash (f, i + 2) || sn_finder_is_mark (f, i + 2, ',')))
    return i + 2;
  return i + 1;
}

static guint
two_digit_year (guint value)
{
  return value < 70 ? 2000 + value : 1900 + value;
}

/* The years of "12 March '25" and, where the day is hyphened too, of
 * "03-May-22". */
static gboolean
read_short_year (const Finder *f, guint32 i, gboolean hyphened, guint *year, guint32 *after)
{
  const SnToken *mark = sn_finder_token (f, i), *t = sn_finder_token (f, i + 1);
  gboolean apostrophe = sn_finder_is_mark (f, i, '\'') || sn_finder_is_mark (f, i, 0x2019) || sn_finder_is_mark (f, i, 0x2018);

  if (!apostrophe && !(hyphened && sn_finder_is_mark (f, i, '-') && mark->glued))
    return FALSE;
  if (t == NULL || t->kind != SN_TOKEN_NUMBER || !t->glued || t->end - t->start != 2)
    return FALSE;
  *year = two_digit_year (t->value);
  *after = i + 2;
  return TRUE;
}

/* A year of any writing after a month; one glued with a hyphen too. */
static gboolean
read_any_year (const Finder *f, guint32 i, gboolean hyphened, guint *year, guint32 *after)
{
  if (sn_finder_is_dash (f, i) && sn_finder_token (f, i)->glued && sn_finder_read_year (f, i + 1, year, after))
    return TRUE;
  return sn_finder_read_year (f, i, year, after) || read_short_year (f, i, hyphened, year, after);
}

/* One day in a list or range of days that share what follows them. */
typedef struct {
  guint32  first;
  guint32  end;
  guint    day;
  guint    weekday;
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
  static const char *const spans[] = { "to", "until", "till", "through", NULL };
  static const char *const lists[] = { "and", "or", NULL };
  guint32 start = *i;

  *range = FALSE;
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

static guint
read_days (const Finder *f, guint32 i, Day *days, guint32 *after)
{
  guint n = 0;

  while (n < MAX_DAYS)
    {
      Day *day = &days[n];
      guint32 joint;

      *day = (Day) { .first = i };
      day->weekday = read_weekday (f, &i);
      if (!sn_finder_read_day (f, i, &day->day, &day->end))
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

static SnDate
resolve (const Finder *f, guint year, guint month, guint day, SnWhenFlags *flags)
{
  SnDate date;

  if (year != 0)
    date = day != 0 ? sn_date_new_day (year, month, day) : sn_date_new_month (year, month);
  else if (sn_date_is_set (f->issued))
    {
      date = sn_date_finder_complete (month, day, f->issued);
      *flags |= SN_WHEN_NO_YEAR;
    }
  else
    return (SnDate) { 0 };
  if (!sn_date_is_set (&date))
    *flags |= SN_WHEN_IMPOSSIBLE;
  return date;
}

static gboolean
before_is_from (const Finder *f, guint32 i)
{
  return i > f->first && (sn_finder_is_word (f, i - 1, "from") || sn_finder_is_word (f, i - 1, "between"));
}

/* The weekday of "5 March 2024 (Tuesday)", which then belongs to the date. */
static guint
read_weekday_behind (const Finder *f, guint32 *end)
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
  SnDate date = day->day != 0 ? resolve (f, year, month, day->day, &flags) : (SnDate) { 0 };

  if (day->day == 0)
    flags |= SN_WHEN_IMPOSSIBLE;
  check_weekday (day->weekday, &date, &flags);
  check_weekday (read_weekday_behind (f, end), &date, &flags);
  sn_finder_add (f, day->first, *end, &date, flags);
}

static void
add_range (Finder *f, const Day *first, const Day *last, guint32 end, guint year, guint month)
{
  SnWhenFlags flags = before_is_from (f, first->first) ? SN_WHEN_FROM_TO : 0;
  SnDate date = resolve (f, year, month, first->day, &flags);
  SnDate stop = resolve (f, year != 0 ? year : date.year, month, last->day, &flags);

  check_weekday (first->weekday, &date, &flags);
  check_weekday (last->weekday, &stop, &flags);
  if (sn_date_is_set (&date) && sn_date_is_set (&stop) && sn_date_first_julian (&stop) <= sn_date_first_julian (&date))
    flags |= SN_WHEN_IMPOSSIBLE; /* runs backwards */
  if (flags & SN_WHEN_IMPOSSIBLE)
    date = (SnDate) { 0 };
  sn_date_set_end (&date, &stop);
  sn_finder_add (f, first->first, end, &date, flags);
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

  if (sn_finder_is_word (f, *i, "of") || (sn_finder_is_mark (f, *i, ',') && sn_finder_word_value (f, *i - 1, SN_WORD_ORDINAL)))
    (*i)++;
  if (sn_finder_is_dash (f, *i) && sn_finder_month (f, *i + 1) != 0)
    {
      (*i)++;
      return *i == start + 1;
    }
  return FALSE;
}

/* "26th August 2016", "Friday 26 August", "4th and 25th November",
 * "16-18 November 2021". */
static gboolean
read_day_month (Finder *f, guint32 *i)
{
  Day days[MAX_DAYS];
  guint32 after, end;
  guint month, year = 0, n = read_days (f, *i, days, &after);
  gboolean hyphened;

  if (n == 0)
    return FALSE;
  hyphened = read_to_month (f, &after);
  month = sn_finder_month (f, after);
  if (month == 0)
    return FALSE;
  end = after_month (f, after);
  if (read_any_year (f, end, hyphened, &year, &after))
    end = after;
  else if (read_monstrous_year (f, end, &after))
    {
      SnDate none = { 0 };

      sn_finder_add (f, days[0].first, after, &none, SN_WHEN_IMPOSSIBLE);
      *i = after;
      return TRUE;
    }
  while (n > 1 && (days[0].day == 0 || days[0].day > 31)) /* "Meeting 98, 3 May" */
    {
      for (guint d = 1; d < n; d++)
        days[d - 1] = days[d];
      n--;
    }
  if ((days[n - 1].day == 0 || days[n - 1].day > 31) && !is_plausible_slip (f, &days[0]))
    return FALSE;
  if (n == 2 && sn_finder_is_word (f, days[0].end, "and") && sn_finder_is_word (f, days[0].first - 1, "between"))
    days[0].to_next = TRUE; /* "between 4 and 8 March" */
  for (guint d = 0; d < n; d++)
    if (days[d].to_next)
      {
        add_range (f, &days[d], &days[d + 1], d + 2 == n ? end : days[d + 1].end, year, month);
        d++;
      }
    else
      add_day (f, &days[d], d + 1 == n ? &end : &days[d].end, year, month);
  *i = end;
  return TRUE;
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
  if (sn_finder_is_mark (f, *end, ':') || sn_finder_month (f, *end) != 0 || sn_finder_word_value (f, *end, SN_WORD_AM) ||
      sn_finder_word_value (f, *end, SN_WORD_PM))
    return FALSE;
  return !(sn_finder_is_mark (f, *end, '.') && sn_finder_token (f, *end)->glued && next != NULL && next->kind == SN_TOKEN_NUMBER &&
           next->glued);
}

/* "August 03, 2016", "July 11th", "March 4-15, 2024": the American order, told
 * from "May 2019" by the number's size. */
static gboolean
read_month_day (Finder *f, guint32 *i)
{
  guint32 at = *i, after, end;
  guint weekday = read_weekday (f, &at), month = sn_finder_month (f, at), year = 0;
  Day first = { .first = *i, .weekday = weekday }, last = { 0 };
  gboolean range;

  if (month == 0 || !read_day_behind (f, after_month (f, at), &first.day, &end))
    return FALSE;
  first.end = end;
  range = sn_finder_is_dash (f, end) && read_day_behind (f, end + 1, &last.day, &after);
  if (range)
    end = after;
  if (sn_finder_read_year (f, end, &year, &after))
    end = after;
  if (range)
    add_range (f, &first, &last, end, year, month);
  else
    add_day (f, &first, &end, year, month);
  *i = end;
  return TRUE;
}

/* Where a weekday stands before the number at @i, it is the date's. */
static guint
weekday_before (const Finder *f, guint32 i, guint32 *first)
{
  guint32 at = i;
  guint weekday;

  if (at > f->first + 1 && (sn_finder_is_mark (f, at - 1, ',') || sn_finder_is_mark (f, at - 1, '.')))
    at--;
  weekday = at > f->first ? (guint) sn_finder_word_value (f, at - 1, SN_WORD_WEEKDAY) : 0;
  if (weekday != 0)
    *first = at - 1;
  return weekday;
}

/* Whether a number that is glued to what stands before it begins there all the
 * same: "(01/03/2024", not "192.168.2.1" or "£1.2.24". */
static gboolean
begins_numeric (const Finder *f, guint32 i, gunichar separator)
{
  static const gunichar inside[] = { '.', '/', '_', '@', '#', '=', '+', '$', 0xa3 };
  const SnToken *before;

  if (i == f->first || !sn_finder_token (f, i)->glued)
    return TRUE;
  before = sn_reading_token (f->reading, i - 1);
  if (before->kind != SN_TOKEN_PUNCT || before->value == separator)
    return FALSE;
  for (guint n = 0; n < G_N_ELEMENTS (inside); n++)
    if (before->value == inside[n])
      return FALSE;
  return TRUE;
}

/* 10/08/2016, 10.08.2016, 2016-08-10: day first, as Britain writes, or ISO. */
static gboolean
read_numeric (Finder *f, guint32 *i)
{
  const SnToken *t[5];
  gunichar separator;
  guint day, month, year, width = 4;
  guint32 first = *i, end = *i + 5;
  SnWhenFlags flags = 0;
  SnDate date;

  for (guint n = 0; n < 5; n++)
    {
      t[n] = sn_finder_token (f, *i + n);
      if (t[n] == NULL || t[n]->kind != (n % 2 == 0 ? SN_TOKEN_NUMBER : SN_TOKEN_PUNCT) || (n > 0 && !t[n]->glued))
        return FALSE;
    }
  separator = t[1]->value;
  if (t[3]->value != separator || (separator != '/' && separator != '.' && separator != '-'))
    return FALSE;
  if (!begins_numeric (f, *i, separator))
    return FALSE;
  if (sn_finder_token (f, *i + 5) != NULL && sn_finder_token (f, *i + 5)->glued && sn_finder_is_mark (f, *i + 5, separator) &&
      sn_finder_token (f, *i + 6) != NULL && sn_finder_token (f, *i + 6)->glued)
    return FALSE; /* 192.168.2.1 */
  if (t[0]->end - t[0]->start == 4)
    {
      year = t[0]->value, month = t[2]->value, day = t[4]->value;
      if (separator != '-' && separator != '/')
        return FALSE;
    }
  else
    {
      day = t[0]->value, month = t[2]->value, year = t[4]->value;
      width = t[4]->end - t[4]->start;
      if (width == 2 && (separator != '.' || (t[0]->end - t[0]->start == 2 && t[2]->end - t[2]->start == 2)))
        year = two_digit_year (year);
      else if (width != 4)
        return FALSE;
    }
  if (year < 1900 || year > 2199 || t[2]->end - t[2]->start > 2 || MIN (t[0]->end - t[0]->start, t[4]->end - t[4]->start) > 2)
    return FALSE;
  if (width == 2 && (!sn_date_valid_day (year, month, day) || (separator == '.' && sn_finder_is_numbered (f, *i))))
    return FALSE; /* a sort code, a version */
  date = resolve (f, year, month, day, &flags);
  check_weekday (weekday_before (f, *i, &first), &date, &flags);
  check_weekday (read_weekday_behind (f, &end), &date, &flags);
  sn_finder_add (f, first, end, &date, flags);
  *i = end;
  return TRUE;
}

static gboolean
is_vague_before (const Finder *f, guint32 i, guint32 *first)
{
  guint32 low = f->reading->block_marks[f->block];

  for (guint32 m = f->reading->block_marks[f->block + 1]; m > low; m--)
    {
      const SnMark *mark = sn_reading_mark (f->reading, m - 1);

      if (mark->first >= i)
        continue;
      if (mark->word_class == SN_WORD_VAGUE &&
          (mark->end == i || (mark->end + 1 == i && (sn_finder_is_mark (f, mark->end, '-') || sn_finder_is_word (f, mark->end, "of") ||
                                                   sn_finder_is_word (f, mark->end, "in")))))
        {
          *first = mark->first;
          return TRUE;
        }
      if (mark->end < i)
        break;
    }
  return FALSE;
}

/* "by April Hughes", "to June Whitfield": a first name before a word that the
 * lexicon does not know. */
static gboolean
is_first_name (const Finder *f, guint32 i)
{
  static const char *const leads[] = { "by", "to", "from", "for", "and", "or", NULL };
  const SnToken *next = sn_finder_token (f, i + 1);

  return i > f->first && sn_finder_is_one_of (f, i - 1, leads) && next != NULL && next->kind == SN_TOKEN_WORD && !next->glued &&
         next->word == 0 && next->letter_case == SN_CASE_CAPITAL;
}

/* Whether a month was found right before the mark before @i: "June, July". */
static gboolean
continues_months (const Finder *f, guint32 i)
{
  const SnWhen *last = f->found->len > 0 ? &g_array_index (f->found, SnWhen, f->found->len - 1) : NULL;

  return last != NULL && last->end + 1 == i && last->date.month != 0 && last->date.day == 0 &&
         (sn_finder_is_mark (f, i - 1, ',') || sn_finder_is_mark (f, i - 1, '/'));
}

/* "October 2016", "July", "early March", "the end of December 2017". A month
 * without a year must stand where a date can: "May" begins many sentences. */
static gboolean
read_month (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "in", "by", "of", "until", "till", "to", "from", "for", "during", "since", "before", "after",
                                       "and", "or", "next", "last", "this", "through", "around", "mid", "on", "between", NULL };
  guint month = sn_finder_month (f, *i), year = 0;
  guint32 first = *i, end, after;
  SnWhenFlags flags = 0;
  gboolean vague = is_vague_before (f, *i, &first), lead, alone, joined;
  SnDate date;

  if (month == 0)
    return FALSE;
  end = after_month (f, *i);
  if (sn_finder_read_year (f, end, &year, &after))
    end = after;
  lead = *i > f->first && sn_finder_is_one_of (f, *i - 1, leads);
  alone = *i == f->first && (end == f->end || f->row || sn_finder_is_mark (f, end, ':') || sn_finder_is_dash (f, end));
  joined = continues_months (f, *i) || (*i > f->first && (sn_finder_is_dash (f, *i - 1) || sn_finder_is_mark (f, *i - 1, '(')) && sn_finder_token (f, *i)->end - sn_finder_token (f, *i)->start > 3);
  if (year == 0 && !vague && ((!lead && !alone && !joined) || is_first_name (f, *i)))
    return FALSE;
  if (year == 0 && month == 5 && sn_finder_is_word (f, end, "be"))
    return FALSE;
  if (vague)
    flags |= SN_WHEN_VAGUE;
  date = resolve (f, year, month, 0, &flags);
  sn_finder_add (f, first, end, &date, flags);
  *i = end;
  return TRUE;
}

/* "Q1 2022", "the third quarter of 2024". */
static gboolean
read_quarter (Finder *f, guint32 *i)
{
  const SnToken *t = sn_finder_token (f, *i), *digit = sn_finder_token (f, *i + 1);
  const SnMark *mark = sn_finder_mark (f, *i, SN_WORD_QUARTER);
  guint quarter = 0, year = 0;
  guint32 after = *i, end;
  SnWhenFlags flags = 0;
  SnDate date;

  if (mark != NULL)
    {
      quarter = (guint) mark->number;
      after = mark->end;
      if (sn_finder_is_word (f, after, "of"))
        after++;
    }
  else if (t->kind == SN_TOKEN_WORD && sn_reading_token_is (f->reading, *i, "q") && digit != NULL && digit->glued &&
           digit->kind == SN_TOKEN_NUMBER && digit->end - digit->start == 1 && digit->value >= 1 && digit->value <= 4)
    {
      quarter = digit->value;
      after = *i + 2;
    }
  if (quarter == 0)
    return FALSE;
  if (sn_finder_is_word (f, after, "of") || sn_finder_is_word (f, after, "in"))
    after++;
  if (!sn_finder_read_year (f, after, &year, &end))
    return FALSE; /* whose quarter, and of which year, nobody says */
  if (sn_finder_is_mark (f, end, '/') || sn_finder_is_dash (f, end))
    return FALSE; /* Q1 2024/25 is a quarter of a regulatory year */
  date = sn_date_new_quarter (year, quarter);
  sn_finder_add (f, *i, end, &date, flags);
  *i = end;
  return TRUE;
}

/* "2022 Q1"; in "2022 Q1 2023" the quarter is the second's. */
static gboolean
read_year_quarter (Finder *f, guint32 *i)
{
  const SnToken *digit = sn_finder_token (f, *i + 2);
  guint year, next;
  guint32 after;
  SnDate date;

  if (sn_finder_token (f, *i)->glued || !sn_finder_read_year (f, *i, &year, &after) || !sn_finder_is_word (f, after, "q"))
    return FALSE;
  if (digit == NULL || !digit->glued || digit->kind != SN_TOKEN_NUMBER || digit->value < 1 || digit->value > 4 ||
      sn_finder_read_year (f, *i + 3, &next, &after))
    return FALSE;
  date = sn_date_new_quarter (year, digit->value);
  sn_finder_add (f, *i, *i + 3, &date, 0);
  *i += 3;
  return TRUE;
}

/* "in 2025", "by the end of 2024": a year only where it is a time, not a name
 * ("after 2025", "2024-2027", "elections 2016"). */
static gboolean
read_year_alone (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "in", "by", "during", "until", NULL };
  guint year;
  guint32 after, first = *i;
  gboolean vague = is_vague_before (f, *i, &first);
  SnDate date;

  if (sn_finder_is_mark (f, *i, ',') || !sn_finder_read_year (f, *i, &year, &after) || (sn_finder_token (f, *i)->glued && !vague))
    return FALSE;
  if (!vague && !(*i > f->first && sn_finder_is_one_of (f, *i - 1, leads)))
    return FALSE;
  if (after < f->end && sn_reading_token (f->reading, after)->glued &&
      (sn_finder_is_mark (f, after, '/') || sn_finder_is_dash (f, after)))
    return FALSE;
  date = sn_date_new_year (year);
  sn_finder_add (f, first, after, &date, vague ? SN_WHEN_VAGUE : 0);
  *i = after;
  return TRUE;
}

static gboolean
read_commencing (Finder *f, guint32 *i)
{
  const SnMark *mark = sn_finder_mark (f, *i, SN_WORD_COMMENCING);
  guint n = f->found->len;
  guint32 at, start = *i;

  if (mark == NULL)
    return FALSE;
  at = mark->end;
  if (sn_finder_is_mark (f, at, '.') || sn_finder_is_word (f, at, "on"))
    at++;
  if (!read_day_month (f, &at) && !read_month_day (f, &at) && !read_numeric (f, &at))
    return FALSE;
  g_array_index (f->found, SnWhen, n).first = start;
  g_array_index (f->found, SnWhen, n).flags |= SN_WHEN_WEEK;
  *i = at;
  return TRUE;
}

static void
find_in_block (Finder *f)
{
  for (guint32 i = f->first; i < f->end;)
    {
      const SnToken *t = sn_reading_token (f->reading, i);
      guint32 after = sn_finder_skip_address (f, i);
      gboolean read;

      if (after > i)
        {
          i = after;
          continue;
        }
      if (t->kind == SN_TOKEN_NUMBER)
        read = read_numeric (f, &i) || read_year_quarter (f, &i) || read_day_month (f, &i) || sn_finder_read_time (f, &i) || sn_finder_read_relative (f, &i) ||
               read_year_alone (f, &i);
      else if (t->kind == SN_TOKEN_WORD && t->word != 0)
        read = read_quarter (f, &i) || read_commencing (f, &i) || read_day_month (f, &i) || read_month_day (f, &i) || read_month (f, &i) ||
               sn_finder_read_time (f, &i) || sn_finder_read_relative (f, &i);
      else
        read = FALSE;
      if (!read)
        i++;
    }
  sn_finder_join (f);
}

/* Whether a block has words or numbers to look at. "This month" hides in a
 * phrase of contents lists. */
static gboolean
may_have_time (const SnReading *reading, guint block)
{
  guint64 wanted = SN_WORD_BIT (SN_WORD_MONTH) | SN_WORD_BIT (SN_WORD_TODAY) | SN_WORD_BIT (SN_WORD_WEEKDAY) |
                   SN_WORD_BIT (SN_WORD_UNIT) | SN_WORD_BIT (SN_WORD_UNKNOWN) | SN_WORD_BIT (SN_WORD_NOON) |
                   SN_WORD_BIT (SN_WORD_MIDNIGHT) | SN_WORD_BIT (SN_WORD_COMMENCING) | SN_WORD_BIT (SN_WORD_CONTENTS);

  if (sn_reading_block_cues (reading, block) & wanted)
    return TRUE;
  for (guint32 i = reading->block_tokens[block]; i < reading->block_tokens[block + 1]; i++)
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_NUMBER)
      return TRUE;
  return FALSE;
}

/* The token that begins the next cell of a row after @first, or @end: no date
 * goes from one cell into the next. */
static guint32
next_cell (const SnReading *reading, guint block, guint32 first, guint32 end)
{
  const char *text = sn_document_get_block (reading->document, block)->text;

  for (guint32 i = first + 1; i < end; i++)
    {
      gsize gap = sn_reading_token (reading, i - 1)->end;

      if (memchr (text + gap, '\t', sn_reading_token (reading, i)->start - gap) != NULL)
        return i;
    }
  return end;
}

static void
find_block (const SnReading *reading, guint block, const SnDate *issued, GArray *all)
{
  Finder f = { .reading = reading, .block = block, .issued = issued, .all = all };
  guint32 end = reading->block_tokens[block + 1];

  f.row = sn_document_get_block (reading->document, block)->kind == SN_BLOCK_TABLE_ROW;
  if (reading->block_tokens[block] == end || !may_have_time (reading, block))
    return;
  f.found = g_array_new (FALSE, FALSE, sizeof (SnWhen));
  for (f.first = reading->block_tokens[block]; f.first < end; f.first = f.end)
    {
      f.end = f.row ? next_cell (reading, block, f.first, end) : end;
      find_in_block (&f);
      g_array_append_vals (all, f.found->data, f.found->len);
      g_array_set_size (f.found, 0);
    }
  g_array_unref (f.found);
}

/**
 * sn_date_finder_find:
 * @issued: the issue date, to which dates without a year and words like
 *   "tomorrow" are relative; where it is not set these are left out
 *
 * Returns: (transfer full) (element-type SnWhen): all expressions of time, in
 *   the order of the text.
 */
GArray *
sn_date_finder_find (const SnReading *reading, const SnDate *issued)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (SnWhen));

  for (guint i = 0; i < sn_document_get_n_blocks (reading->document); i++)
    find_block (reading, i, issued, all);
  return all;
}

/**
 * sn_date_finder_find_in:
 *
 * Returns: (transfer full) (element-type SnWhen): the expressions of time in
 *   one block.
 */
GArray *
sn_date_finder_find_in (const SnReading *reading, guint block, const SnDate *issued)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (SnWhen));

  find_block (reading, block, issued, all);
  return all;
}
