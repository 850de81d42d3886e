/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder.h"

#include <string.h>

#include "sn-date-finder-private.h"

/* A day up to so many days before the issue date is taken as past, all else
 * as yet to come (newsletters/README.md, "Dates without a year"). */
#define DAYS_BACK 60
/* So many years at most lie between two days of 29 February. */
#define LEAP_GAP 8

/**
 * sn_finder_seek_value:
 * @f: the finder
 * @i: a token of the block
 * @word_class: what it is to be
 *
 * Asks the lexicon itself for the token, since its mark may be hidden inside a
 * longer phrase, or the token be glued to a number. Only one-word phrases.
 *
 * Returns: the number that the lexicon gives the word, 1 where it gives none; 0
 *   where the word is not of that class
 */
int
sn_finder_seek_value (const Finder *f, guint32 i, SnWordClass word_class)
{
  const SnToken *t = sn_reading_token (f->reading, i);
  const SnPhrase *single;
  guint n;

  if (!sn_reading_is_alone (f->reading, i, word_class))
    return 0;
  single = sn_lexicon_find_single (f->reading->lexicon, t->word, &n);
  for (guint at = 0; at < n; at++)
    if (single[at].word_class == word_class && t->letter_case >= single[at].first_case)
      return single[at].number != 0 ? single[at].number : 1;
  return 0;
}

/**
 * sn_finder_add:
 * @f: the finder
 * @first: the first token of what was read
 * @end: the token behind it
 * @date: what it says; unset where no day is like that
 * @flags: what is to be doubted in it
 *
 * Adds what was read to what was found in the block.
 */
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
  /* only in its first months may a day of the year before be so near */
  guint first = issued->year > 1 && issued->month <= 1 + DAYS_BACK / 28 ? issued->year - 1u : issued->year;

  for (guint year = MAX (first, 1); year <= issued->year + 1u; year++)
    {
      SnDate date = day != 0 ? sn_date_new_day (year, month, day) : sn_date_new_month (year, month);

      if (sn_date_is_set (&date) && sn_date_last_julian (&date) + DAYS_BACK >= reference)
        return date;
    }
  return (SnDate){ 0 };
}

/**
 * sn_finder_read_year:
 * @f: the finder
 * @i: where it would stand
 * @year: (out): the year
 * @after: (out): the token behind it
 *
 * Reads a year: four digits, alone or after a comma, that are no part of
 * "2024-2027" or "2024/25".
 *
 * Returns: whether there is one
 */
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

/* "Monday to Friday, 09:00 to 17:00": the hour of a time. */
static gboolean
is_hour (const Finder *f, guint32 i)
{
  const SnToken *mark = sn_finder_token (f, i + 1), *minutes = sn_finder_token (f, i + 2);

  return mark != NULL && minutes != NULL && mark->glued && minutes->glued && mark->kind == SN_TOKEN_PUNCT &&
         mark->value == ':' && minutes->kind == SN_TOKEN_NUMBER && minutes->end - minutes->start == 2;
}

/**
 * sn_finder_read_day:
 * @f: the finder
 * @i: where it would stand
 * @day: (out): the number, which may be one that no month has
 * @after: (out): the token behind it
 *
 * Reads a day of the month: a number of one or two digits, perhaps with "th".
 * What is glued to a word before it ("MP26 May") is none.
 *
 * Returns: whether there is one; @day and @after may be set where there is none
 */
gboolean
sn_finder_read_day (const Finder *f, guint32 i, guint *day, guint32 *after)
{
  const SnToken *t = i >= f->first ? sn_finder_token (f, i) : NULL;

  if (t == NULL || t->kind != SN_TOKEN_NUMBER || t->end - t->start > 2)
    return FALSE;
  if (t->glued && i > f->first)
    {
      const SnToken *before = sn_reading_token (f->reading, i - 1);
      gboolean opens =
          before->kind == SN_TOKEN_PUNCT &&
          (before->value == '(' || before->value == '-' || before->value == 0x2013 || before->value == ',' ||
           before->value == ':' || before->value == '[' || before->value == '"' || before->value == 0x2018 ||
           before->value == '|' || before->value == '*' || before->value == '/');

      if (!opens)
        return FALSE;
    }
  *day = t->value;
  *after = i + 1;
  if (is_hour (f, i))
    return FALSE;
  t = sn_finder_token (f, *after);
  if (t != NULL && t->glued && t->kind == SN_TOKEN_WORD && sn_finder_word_value (f, *after, SN_WORD_ORDINAL))
    (*after)++;
  else if (t != NULL && t->glued && t->kind == SN_TOKEN_WORD && !sn_finder_word_value (f, *after, SN_WORD_MONTH))
    return FALSE;
  return TRUE;
}

/**
 * sn_finder_after_month:
 * @f: the finder
 * @i: the name of a month
 *
 * Returns: the token after it; the full stop of an abbreviation belongs to it
 */
guint32
sn_finder_after_month (const Finder *f, guint32 i)
{
  const SnToken *t = sn_finder_token (f, i), *stop = sn_finder_token (f, i + 1), *next = sn_finder_token (f, i + 2);

  if (next != NULL && t->end - t->start <= 4 && sn_finder_is_mark (f, i + 1, '.') && stop->glued &&
      (next->kind == SN_TOKEN_NUMBER || sn_finder_is_dash (f, i + 2) || sn_finder_is_mark (f, i + 2, ',') ||
       (next->kind == SN_TOKEN_WORD && next->letter_case == SN_CASE_LOWER)))
    return i + 2;
  return i + 1;
}

/**
 * sn_finder_resolve:
 * @f: the finder
 * @year: 0 where none is written: the issue date then gives one
 * @month: 1 to 12
 * @day: 0 for the month as a whole
 * @flags: (inout): %SN_WHEN_NO_YEAR and %SN_WHEN_IMPOSSIBLE are added to it
 *
 * Returns: what is meant; unset where the calendar has no such day, or where
 *   neither the text nor the issue date gives a year
 */
SnDate
sn_finder_resolve (const Finder *f, guint year, guint month, guint day, SnWhenFlags *flags)
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
    return (SnDate){ 0 };
  if (!sn_date_is_set (&date))
    *flags |= SN_WHEN_IMPOSSIBLE;
  return date;
}

/**
 * sn_finder_settle_since:
 * @first: where the expression begins
 * @date: (inout): what it was read as
 * @flags: as sn_finder_resolve() left them
 *
 * "No committee has met since 17 March": without a year it is the last such day before the
 * issue date, however long ago.
 */
void
sn_finder_settle_since (const Finder *f, guint32 first, SnDate *date, SnWhenFlags flags)
{
  SnDate past = *date;

  if (!(flags & SN_WHEN_NO_YEAR) || (flags & SN_WHEN_IMPOSSIBLE) || first == f->first ||
      !sn_finder_is_word (f, first - 1, "since") || sn_date_first_julian (date) <= sn_date_first_julian (f->issued))
    return;
  for (guint year = date->year - 1u; year > 0 && year + LEAP_GAP >= date->year; year--) /* 29 February is rare */
    {
      past = date->day != 0 ? sn_date_new_day (year, date->month, date->day) : sn_date_new_month (year, date->month);
      if (sn_date_is_set (&past))
        break;
    }
  if (sn_date_is_set (&past))
    *date = past;
}

/* Reads what the number at @i begins. A phrase of the lexicon that begins with
 * it, such as "3rd quarter", is one of the classes of @begins. */
static gboolean
read_at_number (Finder *f, guint32 *i, guint64 begins)
{
  const SnToken *t = sn_reading_token (f->reading, *i);
  guint32 length = t->end - t->start;
  gboolean joined = *i + 1 < f->end && t[1].glued && t[1].kind == SN_TOKEN_PUNCT;

  if (joined && (sn_finder_read_numeric (f, i) || sn_finder_read_short_numeric (f, i)))
    return TRUE;
  if ((begins & SN_WORD_BIT (SN_WORD_QUARTER)) && sn_finder_read_quarter (f, i))
    return TRUE;
  if (length == 4 && sn_finder_read_year_quarter (f, i))
    return TRUE;
  return ((length <= 2 || (begins & (SN_WORD_BIT (SN_WORD_NTH) | SN_WORD_BIT (SN_WORD_WEEKDAY)))) &&
          sn_finder_read_day_month (f, i)) ||
         sn_finder_read_time (f, i) || sn_finder_read_relative (f, i, begins) ||
         (length == 4 && sn_finder_read_year_alone (f, i));
}

/* Reads what the word at @i begins, asking only those whose first word it can
 * be. */
static gboolean
read_at_word (Finder *f, guint32 *i, guint64 begins)
{
  const guint64 month = SN_WORD_BIT (SN_WORD_MONTH), weekday = SN_WORD_BIT (SN_WORD_WEEKDAY);
  gboolean clock = (begins & (SN_WORD_BIT (SN_WORD_NOON) | SN_WORD_BIT (SN_WORD_MIDNIGHT))) != 0 ||
                   sn_reading_token_in (f->reading, *i, SN_SET_SPOKEN_CLOCK);

  return (((begins & SN_WORD_BIT (SN_WORD_QUARTER)) || sn_reading_token (f->reading, *i)->initial == 'q') &&
          sn_finder_read_quarter (f, i)) ||
         ((begins & SN_WORD_BIT (SN_WORD_COMMENCING)) && sn_finder_read_commencing (f, i)) ||
         ((begins & (weekday | SN_WORD_BIT (SN_WORD_NTH))) && sn_finder_read_day_month (f, i)) ||
         ((begins & (weekday | month)) && sn_finder_read_month_day (f, i)) ||
         ((begins & month) && sn_finder_read_month (f, i)) ||
         ((begins & SN_WORD_BIT (SN_WORD_SEASON)) && sn_finder_read_season (f, i)) ||
         (clock && sn_finder_read_time (f, i)) || sn_finder_read_relative (f, i, begins);
}

/* Whether something of time may begin with a word that the lexicon knows. Most are
 * in it for other reasons; the "Q" of "Q1" is in no group. */
static inline gboolean
may_begin_time (const Finder *f, const SnToken *t)
{
  const guint64 times = SN_WORD_BIT (SN_WORD_MONTH) | SN_WORD_BIT (SN_WORD_WEEKDAY) | SN_WORD_BIT (SN_WORD_NUMBER) |
                        SN_WORD_BIT (SN_WORD_ORDINAL) | SN_WORD_BIT (SN_WORD_AM) | SN_WORD_BIT (SN_WORD_PM) |
                        SN_WORD_BIT (SN_WORD_NOON) | SN_WORD_BIT (SN_WORD_MIDNIGHT) | SN_WORD_BIT (SN_WORD_TODAY) |
                        SN_WORD_BIT (SN_WORD_NEXT) | SN_WORD_BIT (SN_WORD_THIS) | SN_WORD_BIT (SN_WORD_UNIT) |
                        SN_WORD_BIT (SN_WORD_WORKING) | SN_WORD_BIT (SN_WORD_COMMENCING) |
                        SN_WORD_BIT (SN_WORD_QUARTER) | SN_WORD_BIT (SN_WORD_VAGUE) | SN_WORD_BIT (SN_WORD_UNKNOWN) |
                        SN_WORD_BIT (SN_WORD_SEASON) | SN_WORD_BIT (SN_WORD_NTH) | SN_WORD_BIT (SN_WORD_CLOCK);

  return (f->reading->uses[t->word].begun & times) != 0 || t->end - t->start == 1 ||
         sn_set_bits_have (&f->reading->uses[t->word].sets, SN_SET_PERIOD);
}

/* Reads what begins at @i. */
static inline gboolean
read_at (Finder *f, guint32 *i)
{
  const SnToken *t = sn_reading_token (f->reading, *i);

  if (t->kind == SN_TOKEN_NUMBER)
    return read_at_number (f, i, sn_reading_begins (f->reading, *i));
  return t->kind == SN_TOKEN_WORD && t->known && may_begin_time (f, t) &&
         read_at_word (f, i, sn_reading_begins (f->reading, *i));
}

/* Whether nothing of time begins with the token, as with most: a word that no
 * phrase of time begins with, and that begins no address. */
static inline gboolean
is_timeless (const Finder *f, guint32 i)
{
  const SnToken *t = sn_reading_token (f->reading, i);

  return t->kind != SN_TOKEN_NUMBER && !t[1].glued &&
         (t->kind == SN_TOKEN_PUNCT || !t->known || !may_begin_time (f, t));
}

static void
find_in_block (Finder *f)
{
  for (guint32 i = f->first; i < f->end;)
    {
      if (i > f->first && is_timeless (f, i))
        {
          i++;
          continue;
        }
      if (i + 1 < f->end && sn_reading_token (f->reading, i + 1)->glued)
        {
          guint32 after = sn_finder_skip_address (f, i);

          if (after > i)
            {
              i = after;
              continue;
            }
        }
      if (i == f->first && f->heading.month.month != 0 && sn_finder_read_diary_day (f, &i))
        continue;
      if (!read_at (f, &i))
        i++;
    }
  if (f->found->len > 1)
    sn_finder_join (f);
}

/* Whether a block has words or numbers to look at. "This month" hides in a
 * phrase of contents lists. */
static gboolean
may_have_time (const SnReading *reading, guint block)
{
  guint64 wanted = SN_WORD_BIT (SN_WORD_MONTH) | SN_WORD_BIT (SN_WORD_TODAY) | SN_WORD_BIT (SN_WORD_WEEKDAY) |
                   SN_WORD_BIT (SN_WORD_UNIT) | SN_WORD_BIT (SN_WORD_UNKNOWN) | SN_WORD_BIT (SN_WORD_NOON) |
                   SN_WORD_BIT (SN_WORD_MIDNIGHT) | SN_WORD_BIT (SN_WORD_COMMENCING) | SN_WORD_BIT (SN_WORD_CONTENTS) |
                   SN_WORD_BIT (SN_WORD_SEASON) | SN_WORD_BIT (SN_WORD_VAGUE) | SN_WORD_BIT (SN_WORD_QUARTER) |
                   SN_WORD_BIT (SN_WORD_NEXT) | SN_WORD_BIT (SN_WORD_CLOCK);

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
next_cell (const SnReading *reading, const char *text, guint32 first, guint32 end)
{
  guint32 start = sn_reading_token (reading, first)->start, i = first + 1;
  const char *tab = memchr (text + start, '\t', sn_reading_token (reading, end - 1)->end - start);

  if (tab == NULL)
    return end;
  while (i < end && text + sn_reading_token (reading, i)->start < tab)
    i++;
  return i;
}

/* Whether the last expression found is a month alone, and all that stands from
 * @first to before @end. */
static gboolean
is_month_alone (const Finder *f, guint32 first, guint32 end)
{
  const SnWhen *when = f->all->len > 0 ? &g_array_index (f->all, SnWhen, f->all->len - 1) : NULL;

  return when != NULL && when->block == f->block && when->first == first && when->date.month != 0 &&
         when->date.day == 0 && (when->end == end || (when->end + 1 == end && sn_finder_is_mark (f, when->end, ':')));
}

/* "Week of 26 April:", "W/c 3 May": whether a day is all that the words from @first to
 * before @end say but for that. */
static gboolean
is_week_alone (const Finder *f, guint32 first, guint32 end)
{
  const SnWhen *when = f->all->len > 0 ? &g_array_index (f->all, SnWhen, f->all->len - 1) : NULL;

  if (when == NULL || when->block != f->block || when->date.day == 0 || when->date.has_time ||
      when->first > first + 3 || (when->flags & SN_WHEN_RELATIVE))
    return FALSE;
  return (sn_finder_is_word (f, first, "week") || sn_finder_mark (f, first, SN_WORD_COMMENCING) != NULL) &&
         (when->end == end || (when->end + 1 == end && sn_finder_is_mark (f, when->end, ':')));
}

static Heading
last_week (const Finder *f)
{
  const SnWhen *when = &g_array_index (f->all, SnWhen, f->all->len - 1);

  return (Heading){ .month = { .year = when->date.year, .month = when->date.month },
                    .flags = when->flags & SN_WHEN_NO_YEAR,
                    .from = when->date.day };
}

static Heading
last_month (const Finder *f)
{
  const SnWhen *when = &g_array_index (f->all, SnWhen, f->all->len - 1);

  return (Heading){ .month = when->date, .flags = when->flags & SN_WHEN_NO_YEAR };
}

/* A line that is nothing but a month heads the days below it: "July". Another
 * heading ends that. */
static void
note_heading (Finder *f, SnBlockKind kind)
{
  guint32 first = f->reading->block_tokens[f->block], end = f->reading->block_tokens[f->block + 1];

  if (!f->row && is_month_alone (f, first, end))
    f->heading = last_month (f);
  else if (!f->row && is_week_alone (f, first, end))
    f->heading = last_week (f);
  else if (kind == SN_BLOCK_HEADING)
    f->heading = (Heading){ 0 };
}

static void
keep_found (Finder *f)
{
  if (f->found->len == 0)
    return;
  g_array_append_vals (f->all, f->found->data, f->found->len);
  g_array_set_size (f->found, 0);
}

/* No expression goes from one cell of a row into the next. Days that stand
 * under a column's month are the table's own business. */
static void
find_in_row (Finder *f, const char *text)
{
  guint32 first = f->first, end = f->end;

  for (; f->first < end; f->first = f->end)
    {
      f->end = next_cell (f->reading, text, f->first, end);
      find_in_block (f);
      keep_found (f);
    }
  f->first = first;
}

static void
find_block (Finder *f, guint block)
{
  const SnBlock *b = sn_reading_block (f->reading, block);

  f->block = block;
  f->first = f->reading->block_tokens[block];
  f->end = f->reading->block_tokens[block + 1];
  f->row = b->kind == SN_BLOCK_TABLE_ROW;
  if (f->first == f->end)
    return;
  if (f->row)
    f->heading = (Heading){ 0 };
  if (may_have_time (f->reading, block))
    {
      if (f->row)
        find_in_row (f, b->text);
      else
        find_in_block (f);
      keep_found (f);
    }
  note_heading (f, b->kind);
}

/* Looks through the blocks from @first to before @end. */
static GArray *
find_in_blocks (const SnReading *reading, guint first, guint end, const SnDate *issued)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (SnWhen));
  g_autoptr (GArray) found = g_array_sized_new (FALSE, FALSE, sizeof (SnWhen), 16);
  Finder f = { .reading = reading, .issued = issued, .found = found, .all = all };

  for (guint i = first; i < end; i++)
    find_block (&f, i);
  return all;
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
  return find_in_blocks (reading, 0, sn_document_get_n_blocks (reading->document), issued);
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
  return find_in_blocks (reading, block, block + 1, issued);
}
