/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

/* Tokens that a list of days of one month goes on for, and the place of each. */
#define LIST_REACH 24
#define PLACE_REACH 6

/* The first such weekday after @from. */
static SnDate
weekday_after (const SnDate *from, guint weekday)
{
  guint ahead = (weekday + 7 - sn_date_weekday (from)) % 7;

  return sn_date_add_days (from, (int) (ahead == 0 ? 7 : ahead));
}

/* "next Thursday" is the one in the week after this one, as British usage has
 * it; "this Thursday" and "on Thursday" are the first to come. */
static SnDate
weekday_next_week (const SnDate *from, guint weekday)
{
  return sn_date_add_days (from, (int) (8 - sn_date_weekday (from) + weekday - 1));
}

/* "Monday to Friday", "Mon-Fri": every week's. */
static gboolean
is_every_weeks (const Finder *f, guint32 i)
{
  if ((sn_finder_is_word (f, i + 1, "to") && sn_finder_word_value (f, i + 2, SN_WORD_WEEKDAY) != 0) ||
      sn_finder_is_dash (f, i + 1))
    return TRUE;
  return i > f->first + 1 && (sn_finder_is_word (f, i - 1, "to") || sn_finder_is_dash (f, i - 1)) &&
         sn_finder_word_value (f, i - 2, SN_WORD_WEEKDAY) != 0;
}

/* "Friday 19/8": the weekday belongs to what follows. */
static gboolean
begins_numeric_date (const Finder *f, guint32 i)
{
  const SnToken *t = sn_finder_token (f, i);

  return t != NULL && t->kind == SN_TOKEN_NUMBER && sn_finder_is_mark (f, i + 1, '/') &&
         sn_finder_token (f, i + 1)->glued;
}

static gboolean
ends_phrase (const Finder *f, guint32 i)
{
  const SnToken *t = sn_finder_token (f, i);

  return t == NULL || (t->kind == SN_TOKEN_PUNCT && t->value != '-' && t->value != '/');
}

/* What may stand behind a weekday and say which: "week", "next", "of next
 * week", "this week". */
static gboolean
read_week_behind (const Finder *f, guint32 *end, guint weekday, SnDate *date)
{
  guint32 at = *end;

  if (sn_finder_is_word (f, at, "week") && !sn_finder_is_word (f, at + 1, "of") &&
      !sn_finder_is_word (f, at - 2, "a") &&
      (sn_finder_token (f, at + 1) == NULL || sn_finder_token (f, at + 1)->kind != SN_TOKEN_NUMBER))
    {
      *date = weekday_after (f->issued, weekday);
      *date = sn_date_add_days (date, 7);
      *end = at + 1;
      return TRUE;
    }
  if (sn_finder_is_word (f, at, "next") && ends_phrase (f, at + 1))
    {
      *date = weekday_next_week (f->issued, weekday);
      *end = at + 1;
      return TRUE;
    }
  if (sn_finder_is_word (f, at, "of"))
    at++;
  if (!sn_finder_is_word (f, at + 1, "week"))
    return FALSE;
  if (sn_finder_is_word (f, at, "next"))
    *date = weekday_next_week (f->issued, weekday);
  else if (sn_finder_is_word (f, at, "this"))
    *date = sn_date_add_days (f->issued, (int) weekday - (int) sn_date_weekday (f->issued));
  else
    return FALSE;
  *end = at + 2;
  return TRUE;
}

static void
add_weekday (Finder *f, guint32 *i, guint32 first, guint32 end, const SnDate *date)
{
  sn_finder_add (f, first, end, date, SN_WHEN_RELATIVE);
  *i = end;
}

/* "the end of Thursday", "the morning of Thursday". */
static gboolean
is_end_of (const Finder *f, guint32 i)
{
  return i > f->first + 1 && sn_finder_is_word (f, i - 1, "of") && sn_finder_is_in (f, i - 2, SN_SET_DAY_PARTS);
}

/* "Monday is your last chance to", "Friday is the deadline": with which a sentence
 * begins. */
static gboolean
begins_as_last (const Finder *f, guint32 i)
{
  static const char *const determiners[] = { "the", "your", "our", NULL };
  guint32 s = sn_reading_sentence_of (f->reading, f->block, i);

  return i == sn_reading_sentence (f->reading, s)->first && sn_finder_is_word (f, i + 1, "is") &&
         sn_finder_is_one_of (f, i + 2, determiners) && sn_finder_is_in (f, i + 3, SN_SET_DEADLINES);
}

/* Days ahead that a day without a month may be. */
#define DAYS_AHEAD 75

static gboolean
ends_cell (const Finder *f, guint32 i)
{
  return sn_finder_token (f, i) == NULL || sn_reading_begins_cell (f->reading, f->block, i) ||
         sn_finder_is_mark (f, i, ',') || sn_finder_is_mark (f, i, ':');
}

/* "Tue 14", all of a heading or of the first cell of a row but an hour: the next day of that number that is a Tuesday.
 * Tells where it ends; 0 where that is no such thing. */
static guint32
read_numbered_weekday (Finder *f, guint32 i, guint weekday)
{
  const SnToken *t = sn_finder_token (f, i + 1);

  if (t == NULL || t->kind != SN_TOKEN_NUMBER || t->value == 0 || t->value > 31 || t->end - t->start > 2 ||
      i != f->reading->block_tokens[f->block] || sn_reading_begins_cell (f->reading, f->block, i + 1) ||
      !ends_cell (f, i + 2) || sn_date_is_set (&f->heading.month))
    return 0;
  for (int ahead = 0; ahead < DAYS_AHEAD; ahead++)
    {
      SnDate date = sn_date_add_days (f->issued, ahead);

      if (date.day != t->value || sn_date_weekday (&date) != weekday)
        continue;
      sn_finder_add (f, i, i + 2, &date, 0);
      return i + 2;
    }
  return 0;
}

/**
 * sn_finder_read_weekday:
 *
 * Reads a weekday at @i that is a date: "next Thursday", "by 5pm Friday",
 * "Tuesday week", "Friday of next week".
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_weekday (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "on", "by", "until", "till", "til", "before", "to", "from", NULL };
  static const char *const others[] = { "of", "after", "in", NULL };
  guint weekday = (guint) sn_finder_word_value (f, *i, SN_WORD_WEEKDAY);
  guint32 first = *i, end = *i + 1;
  gboolean short_name;
  SnDate date;

  if (weekday == 0 || is_every_weeks (f, *i) || begins_numeric_date (f, end))
    return FALSE;
  end = read_numbered_weekday (f, *i, weekday);
  if (end != 0)
    {
      *i = end;
      return TRUE;
    }
  end = *i + 1;
  if (read_week_behind (f, &end, weekday, &date))
    {
      add_weekday (f, i, first, end, &date);
      return TRUE;
    }
  if (begins_as_last (f, *i))
    {
      date = weekday_after (f->issued, weekday);
      add_weekday (f, i, first, end, &date);
      return TRUE;
    }
  if (*i == f->first || sn_finder_is_one_of (f, end, others))
    return FALSE;
  short_name = sn_finder_token (f, *i)->end - sn_finder_token (f, *i)->start <= 3;
  if (sn_finder_is_word (f, *i - 1, "next"))
    {
      date = weekday_next_week (f->issued, weekday);
      first = *i - 1;
    }
  else if (sn_finder_is_word (f, *i - 1, "this") || sn_finder_is_word (f, *i - 1, "coming"))
    {
      date = weekday_after (f->issued, weekday);
      first = *i - 1;
    }
  else if (sn_finder_is_word (f, *i - 1, "the")) /* "from 20:00 on the Saturday": of a weekend that was named */
    return FALSE;
  else if (((sn_finder_is_one_of (f, *i - 1, leads) || is_end_of (f, *i)) && !short_name) ||
           sn_finder_after_time (f, *i))
    date = weekday_after (f->issued, weekday);
  else
    return FALSE;
  add_weekday (f, i, first, end, &date);
  return TRUE;
}

/* Tries @n months from that of @from on for one that has the day, after
 * @from where that is a day, and on @weekday where one is given. */
static SnDate
day_from (const SnDate *from, guint n, guint day, guint weekday)
{
  for (guint ahead = 0; ahead < n; ahead++)
    {
      SnDate month = sn_finder_month_ahead (from, ahead), date = sn_date_new_day (month.year, month.month, day);

      if (!sn_date_is_set (&date) || (ahead == 0 && day < from->day))
        continue;
      if (weekday == 0 || sn_date_weekday (&date) == weekday)
        return date;
    }
  return (SnDate){ 0 };
}

/* Where the sentence of @i begins; a semicolon does not end it here. */
static guint32
sentence_start (const Finder *f, guint32 i)
{
  guint32 n = sn_reading_sentence_of (f->reading, f->block, i), start = sn_reading_sentence (f->reading, n)->first;

  if (start > f->first && sn_finder_is_mark (f, start - 1, ';'))
    start = sn_reading_sentence (f->reading, n - 1)->first;
  return start;
}

/* The month that the text speaks of: of the last date found in the block, if
 * that is not over. What must be done "by the 21st" is often before what
 * another sentence dates. */
static const SnDate *
spoken_month (const Finder *f, guint32 i, SnWhenFlags *flags)
{
  guint32 start = sentence_start (f, i);
  gboolean lead = sn_finder_is_word (f, i - 2, "on") || sn_finder_is_word (f, i - 1, "on");

  for (guint n = f->found->len; n > 0; n--)
    {
      const SnWhen *when = &g_array_index (f->found, SnWhen, n - 1);

      if (when->date.month == 0)
        continue;
      if (!lead && when->first < start)
        return NULL;
      *flags = when->flags & SN_WHEN_NO_YEAR;
      return when->date.year * 12 + when->date.month >= f->issued->year * 12 + f->issued->month ? &when->date : NULL;
    }
  return NULL;
}

/* "on 18 May instead of the 11th", "not the 11th": an earlier day may be meant. */
static gboolean
says_instead (const Finder *f, guint32 i)
{
  guint32 the = sn_finder_is_word (f, i - 1, "the") ? i - 1 : i;

  return sn_finder_is_word (f, the - 1, "not") || sn_finder_is_word (f, the - 1, "than") ||
         (sn_finder_is_word (f, the - 1, "of") && sn_finder_is_word (f, the - 2, "instead"));
}

/* "its July meeting on the 22nd": the month that only says which one; 0 without. */
static guint
month_before (const Finder *f, guint32 i)
{
  guint32 low = i > f->first + 7 ? i - 7 : f->first;

  for (guint32 k = i; k > low; k--)
    {
      const SnToken *t = sn_reading_token (f->reading, k - 1);

      if (t->kind == SN_TOKEN_PUNCT)
        return 0;
      if (sn_finder_month (f, k - 1) != 0)
        return t->letter_case != SN_CASE_LOWER ? sn_finder_month (f, k - 1) : 0;
    }
  return 0;
}

/* "in Glasgow on the 6th, in Leeds on the 13th and in London on the 20th of October 2015": the
 * month of the last of them, where the days go up to it. Unset where the list has none. */
static SnDate
month_of_list (const Finder *f, guint32 at, guint day, SnWhenFlags *flags)
{
  guint last = day, next, year = 0;

  for (guint32 k = at, after; k < at + LIST_REACH && sn_finder_token (f, k) != NULL; k++)
    {
      if (sn_finder_is_mark (f, k, '.') || sn_finder_is_mark (f, k, ';'))
        break;
      if (!sn_finder_is_word (f, k, "on"))
        continue;
      if (!sn_finder_read_day (f, k + 1 + sn_finder_is_word (f, k + 1, "the"), &next, &after) || next <= last)
        break;
      last = next;
      after += sn_finder_is_word (f, after, "of");
      if (sn_finder_month (f, after) == 0)
        continue;
      if (!sn_finder_read_year (f, after + 1, &year, &k))
        year = 0;
      return sn_finder_resolve (f, year, sn_finder_month (f, after), day, flags);
    }
  return (SnDate){ 0 };
}

/* The day that is meant by "the 21st" or "Thursday 7th". */
static SnDate
resolve_bare_day (const Finder *f, guint32 i, guint32 after, guint day, guint weekday, SnWhenFlags *flags)
{
  const SnDate *spoken;
  SnDate date = { 0 };

  *flags = 0;
  if (weekday == 0)
    date = month_of_list (f, after, day, flags);
  if (sn_date_is_set (&date))
    return date;
  *flags = 0;
  spoken = spoken_month (f, i, flags);
  if (spoken == NULL && weekday == 0 && month_before (f, i) != 0)
    return sn_finder_resolve (f, 0, month_before (f, i), day, flags);
  if (spoken != NULL && says_instead (f, i))
    date = sn_date_new_day (spoken->year, spoken->month, day);
  else if (spoken != NULL)
    date = day_from (spoken, 2, day, weekday);
  if (sn_date_is_set (&date))
    return date;
  *flags = SN_WHEN_RELATIVE;
  date = day_from (f->issued, weekday != 0 ? 2 : 3, day, weekday);
  if (!sn_date_is_set (&date) && weekday != 0)
    {
      date = day_from (spoken != NULL ? spoken : f->issued, 3, day, 0);
      *flags |= SN_WHEN_CONTRADICTED;
    }
  return date;
}

static SnDate
last_month_found (const Finder *f)
{
  for (guint n = f->found->len; n > 0; n--)
    {
      const SnDate *date = &g_array_index (f->found, SnWhen, n - 1).date;

      if (date->month != 0)
        return sn_date_new_month (date->year, date->month);
    }
  return (SnDate){ 0 };
}

/**
 * sn_finder_read_of_month:
 * @f: the finder
 * @i: (inout): the token behind a day; goes on behind what was read
 * @month: (out): the month that is meant
 *
 * Reads the month of no name that stands behind a day: "on the 9th of this
 * month", "of that month".
 *
 * Returns: whether there is one, and it is known which
 */
gboolean
sn_finder_read_of_month (const Finder *f, guint32 *i, SnDate *month)
{
  guint32 at = *i + 1;
  gboolean that = sn_finder_is_word (f, at, "that");

  if (!sn_finder_is_word (f, *i, "of") || !sn_finder_is_word (f, at + 1, "month"))
    return FALSE;
  if (that)
    *month = last_month_found (f);
  else if (sn_finder_is_word (f, at, "this") || sn_finder_is_word (f, at, "next") || sn_finder_is_word (f, at, "the"))
    *month = sn_finder_month_ahead (f->issued, sn_finder_is_word (f, at, "next") ? 1 : 0);
  else
    return FALSE;
  *i = at + 2;
  return sn_date_is_set (month);
}

/* "from the 2nd to the 9th", "until the 22nd to reply". */
static gboolean
goes_on_to_day (const Finder *f, guint32 i)
{
  const SnToken *t = sn_finder_token (f, i + 1);
  guint day;
  guint32 after;

  if (sn_finder_is_word (f, i, "to") && t != NULL && t->kind == SN_TOKEN_WORD && t->letter_case == SN_CASE_LOWER &&
      !sn_finder_is_word (f, i + 1, "the"))
    return TRUE;
  return sn_finder_is_word (f, i, "to") && sn_finder_is_word (f, i + 1, "the") &&
         sn_finder_read_day (f, i + 2, &day, &after) && after == i + 4;
}

/* "one on the 15th and the other on the 22nd", "on the 4th and again on the 18th" */
static gboolean
joins_day (const Finder *f, guint32 i)
{
  static const char *const next[] = { "the", "another", "one", "again", "on", NULL };
  guint day;
  guint32 after;

  if (!sn_finder_is_word (f, i, "and"))
    return FALSE;
  if (sn_finder_is_one_of (f, i + 1, next))
    return TRUE;
  for (guint32 k = i + 1; k < i + PLACE_REACH && sn_finder_token (f, k) != NULL; k++) /* "and in London on the" */
    if (sn_finder_is_word (f, k, "on"))
      return sn_finder_read_day (f, k + 1 + sn_finder_is_word (f, k + 1, "the"), &day, &after);
    else if (sn_finder_token (f, k)->kind != SN_TOKEN_WORD)
      break;
  return FALSE;
}

/**
 * sn_finder_read_bare_day:
 *
 * Reads a day whose month is not named at @i: "by the 18th", "on Thursday 7th",
 * "on the 9th of next month"; and in a diary under the heading of its month,
 * "Tues 6".
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_bare_day (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "by",   "on", "until", "till", "til", "before", "than",
                                       "from", "to", "of",    "not",  "is",  NULL };
  static const char *const tails[] = { "at", "from", "between", "instead", NULL };
  guint weekday = (guint) sn_finder_word_value (f, *i, SN_WORD_WEEKDAY), day;
  guint32 first = *i, at = weekday != 0 ? *i + 1 : *i, after;
  gboolean the, ordinal, placed;
  SnWhenFlags flags = SN_WHEN_RELATIVE;
  SnDate date, month;

  if (weekday != 0 && (sn_finder_is_mark (f, at, ',') || sn_finder_is_mark (f, at, '.')))
    at++;
  if (weekday != 0 && sn_finder_is_word (f, at, "the"))
    at++;
  if (!sn_finder_read_day (f, at, &day, &after) || day == 0 || day > 31 || sn_finder_month (f, after) != 0)
    return FALSE;
  the = sn_finder_is_word (f, at - 1, "the");
  ordinal = after == at + 2;
  placed = *i > f->first + (weekday == 0) && sn_finder_is_one_of (f, weekday != 0 ? *i - 1 : *i - 2, leads);
  if (weekday == 0 && !(ordinal && the && placed))
    return FALSE;
  if (weekday != 0 && !ordinal && !placed)
    return FALSE;
  if (ordinal && sn_finder_read_of_month (f, &after, &month))
    date = sn_date_new_day (month.year, month.month, day);
  else if (!ends_phrase (f, after) && !sn_finder_is_one_of (f, after, tails) && !goes_on_to_day (f, after) &&
           !joins_day (f, after))
    return FALSE;
  else
    date = resolve_bare_day (f, *i, after, day, weekday, &flags);
  if (!sn_date_is_set (&date))
    return FALSE;
  sn_finder_add (f, first, after, &date, flags);
  *i = after;
  return TRUE;
}
