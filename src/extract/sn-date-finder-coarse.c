/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

/**
 * sn_finder_vague_before:
 *
 * Returns: whether "early", "the end of" or the like stands before @i; then
 *   @first is where that begins.
 */
gboolean
sn_finder_vague_before (const Finder *f, guint32 i, guint32 *first)
{
  guint32 low = f->reading->block_marks[f->block];

  for (guint32 m = sn_reading_mark_from (f->reading, i); m > low; m--)
    {
      const SnMark *mark = sn_reading_mark (f->reading, m - 1);

      if (mark->word_class == SN_WORD_VAGUE &&
          (mark->end == i ||
           (mark->end + 1 == i && (sn_finder_is_mark (f, mark->end, '-') || sn_finder_is_word (f, mark->end, "of") ||
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

  return i > f->first && sn_finder_is_one_of (f, i - 1, leads) && next != NULL && next->kind == SN_TOKEN_WORD &&
         !next->glued && !next->known && next->letter_case == SN_CASE_CAPITAL;
}

/* Whether a month was found right before the mark before @i: "June, July". */
static gboolean
continues_months (const Finder *f, guint32 i)
{
  const SnWhen *last = f->found->len > 0 ? &g_array_index (f->found, SnWhen, f->found->len - 1) : NULL;

  return last != NULL && last->end + 1 == i && last->date.month != 0 && last->date.day == 0 &&
         (sn_finder_is_mark (f, i - 1, ',') || sn_finder_is_mark (f, i - 1, '/'));
}

/* "May at a glance", "June diary", and nothing else: of which month that is. */
static gboolean
names_diary (const Finder *f, guint32 i)
{
  const SnMark *diary = sn_finder_mark (f, i, SN_WORD_DIARY);

  if (diary == NULL)
    diary = sn_finder_mark (f, i, SN_WORD_CONTENTS);
  return diary != NULL && diary->end == f->end;
}

/* "April Change Board Meeting 129", a line of a diary: behind the month stands which meeting. */
static gboolean
heads_meeting (const Finder *f, guint32 i)
{
  const SnMark *committee = sn_finder_mark (f, i, SN_WORD_COMMITTEE);
  const SnToken *number = committee != NULL ? sn_finder_token (f, committee->end + 1) : NULL;

  return number != NULL && number->kind == SN_TOKEN_NUMBER && sn_finder_is_word (f, committee->end, "meeting");
}

/* "a budget for the three years to March 2029", "the year ending March 2024": which years,
 * and not when. */
static gboolean
ends_years (const Finder *f, guint32 first)
{
  static const char *const joints[] = { "to", "ending", "until", "ended", NULL };
  static const char *const years[] = { "year", "years", NULL };

  return first > f->first + 1 && sn_finder_is_one_of (f, first - 1, joints) &&
         sn_finder_is_one_of (f, first - 2, years);
}

/* Whether the number at @i is the year of the issue or the next, in two digits. */
static gboolean
is_near_short_year (const Finder *f, const SnToken *t)
{
  guint value = t != NULL && t->kind == SN_TOKEN_NUMBER && t->end - t->start == 2 ? t->value + 2000u : 0;

  return value != 0 && sn_date_is_set (f->issued) && (value == f->issued->year || value == f->issued->year + 1u);
}

/**
 * sn_finder_writes_short_years:
 *
 * Returns: whether the letter has days as "31 Jan 24", more than once, and none as "Jan 31".
 */
gboolean
sn_finder_writes_short_years (const Finder *f)
{
  guint year = f->issued->year % 100u, next = (year + 1u) % 100u;
  guint32 years = (year <= 31 ? 1u << year : 0) | (next <= 31 ? 1u << next : 0);

  return f->reading->short_years[year] + f->reading->short_years[next] > 1 && (f->reading->days_behind & ~years) == 0;
}

/**
 * sn_finder_read_short_year:
 * @i: what stands behind a month
 *
 * Reads the year of "Feb 24" in a letter of 2023 that writes "31 Jan 24": its month and
 * year, as in all its other dates, and not the 24th of February.
 *
 * Returns: whether there is one; then @after is behind it.
 */
gboolean
sn_finder_read_short_year (const Finder *f, guint32 i, guint *year, guint32 *after)
{
  const SnToken *t = sn_finder_token (f, i), *next = sn_finder_token (f, i + 1);

  if (!is_near_short_year (f, t) ||
      (next != NULL && (next->glued || next->kind == SN_TOKEN_NUMBER) && !sn_finder_is_mark (f, i + 1, '.') &&
       !sn_finder_is_mark (f, i + 1, ',') && !sn_finder_is_mark (f, i + 1, ')') && !sn_finder_is_mark (f, i + 1, ';')))
    return FALSE;
  if (!sn_finder_writes_short_years (f))
    return FALSE;
  *year = t->value + 2000u;
  *after = i + 1;
  return TRUE;
}

/**
 * sn_finder_read_month:
 *
 * Reads a month at @i: "October 2016", "July", "early March", "the end of
 * December 2017". One without a year must stand where a date can: "May" begins
 * many sentences.
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_month (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "in",   "by",      "of",     "until", "till",    "til",    "to",
                                       "from", "for",     "during", "since", "before",  "after",  "and",
                                       "or",   "next",    "last",   "this",  "through", "around", "mid",
                                       "on",   "between", "come",   NULL };
  guint month = sn_finder_month (f, *i), year = 0;
  guint32 first = *i, end, after;
  SnWhenFlags flags = 0;
  gboolean vague, lead, alone, joined;
  SnDate date;

  if (month == 0)
    return FALSE;
  vague = sn_finder_vague_before (f, *i, &first);
  end = sn_finder_after_month (f, *i);
  if (sn_finder_read_year (f, end, &year, &after) || sn_finder_read_short_year (f, end, &year, &after))
    end = after;
  lead = *i > f->first && sn_finder_is_one_of (f, *i - 1, leads);
  alone = *i == f->first && (end == f->end || f->row || names_diary (f, end) || sn_finder_is_mark (f, end, ':') ||
                             sn_finder_is_dash (f, end) || heads_meeting (f, end));
  joined = continues_months (f, *i) ||
           (*i > f->first && (sn_finder_is_dash (f, *i - 1) || sn_finder_is_mark (f, *i - 1, '(')) &&
            sn_finder_token (f, *i)->end - sn_finder_token (f, *i)->start > 3);
  if (year == 0 && !vague && ((!lead && !alone && !joined) || is_first_name (f, *i)))
    return FALSE;
  if (year == 0 && month == 5 && sn_finder_is_word (f, end, "be"))
    return FALSE;
  if (ends_years (f, first))
    return FALSE;
  if (vague)
    flags |= SN_WHEN_VAGUE;
  date = sn_finder_resolve (f, year, month, 0, &flags);
  sn_finder_settle_since (f, first, &date, flags);
  sn_finder_add (f, first, end, &date, flags);
  *i = end;
  return TRUE;
}

/* The number of a quarter: "Q3", "third quarter", "Quarter 3". */
static guint
read_quarter_number (const Finder *f, guint32 i, guint32 *after)
{
  const SnMark *mark = sn_finder_mark (f, i, SN_WORD_QUARTER);
  const SnToken *next = sn_finder_token (f, i + 1);

  if (mark != NULL)
    {
      *after = mark->end;
      return (guint) mark->number;
    }
  *after = i + 2;
  if (sn_finder_is_word (f, i, "quarter") && next != NULL && next->kind == SN_TOKEN_NUMBER && next->value <= 4)
    return next->value;
  if (!sn_finder_is_word (f, i, "q") || next == NULL || !next->glued || next->kind != SN_TOKEN_NUMBER ||
      next->end - next->start != 1 || next->value > 4)
    return 0;
  return next->value;
}

/* The year of a quarter: "2024", "of 2024", ", 2024", "/2024", "of this year". */
static gboolean
read_quarter_year (const Finder *f, guint32 i, guint *year, guint32 *after)
{
  gboolean next;

  if (sn_finder_is_word (f, i, "of") || sn_finder_is_word (f, i, "in") || sn_finder_is_mark (f, i, '/'))
    i++;
  if (sn_finder_read_year (f, i, year, after))
    return !sn_finder_is_mark (f, *after, '/') && !sn_finder_is_dash (f, *after); /* Q1 2024/25: a regulatory year's */
  next = sn_finder_is_word (f, i, "next");
  if ((!next && !sn_finder_is_word (f, i, "this") && !sn_finder_is_word (f, i, "the")) ||
      !sn_finder_is_word (f, i + 1, "year") || !sn_date_is_set (f->issued))
    return FALSE;
  *year = f->issued->year + (next ? 1u : 0u);
  *after = i + 2;
  return TRUE;
}

/* The year of "in Q2": the next such quarter that does not lie far back.
 * Anything but a lettered quarter after a preposition may be a company's. */
static gboolean
guess_quarter_year (const Finder *f, guint32 i, guint quarter, guint32 after, guint *year)
{
  static const char *const leads[] = { "in", "by", "during", "until", "before", "early", "late", "mid", NULL };
  SnDate date;
  guint32 first;

  gboolean heads =
      i == f->first && (after == f->end || sn_finder_is_dash (f, after) || sn_finder_is_mark (f, after, ':'));

  if (!sn_date_is_set (f->issued) || !sn_finder_is_word (f, i, "q") ||
      (!heads && !sn_finder_is_one_of (f, i - 1, leads) && !sn_finder_vague_before (f, i, &first)))
    return FALSE;
  if (!heads && sn_finder_token (f, after) != NULL &&
      (sn_finder_token (f, after)->kind == SN_TOKEN_NUMBER || sn_finder_is_mark (f, after, '/') ||
       sn_finder_is_dash (f, after)))
    return FALSE;
  if (sn_finder_is_word (f, after, "of"))
    return FALSE;
  date = sn_date_new_quarter (f->issued->year, quarter);
  *year = f->issued->year + (sn_date_last_julian (&date) + 60 < sn_date_first_julian (f->issued) ? 1u : 0u);
  return TRUE;
}

/**
 * sn_finder_read_quarter:
 *
 * Reads a quarter at @i: "Q1 2022", "the third quarter of 2024", "in Q2"; or a
 * half of a year, "H1 2024".
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_quarter (Finder *f, guint32 *i)
{
  guint year = 0, quarter;
  guint32 after, end;
  SnWhenFlags flags = 0;
  SnDate date;

  quarter = read_quarter_number (f, *i, &after);
  if (quarter == 0)
    return FALSE;
  if (read_quarter_year (f, after, &year, &end))
    after = end;
  else if (guess_quarter_year (f, *i, quarter, after, &year))
    flags |= SN_WHEN_NO_YEAR;
  else
    return FALSE; /* whose quarter, and of which year, nobody says */
  if (quarter > 4)
    flags |= SN_WHEN_VAGUE; /* the half of a year */
  date = quarter > 4 ? sn_date_new_year (year) : sn_date_new_quarter (year, quarter);
  sn_finder_add (f, *i, after, &date, flags);
  *i = after;
  return TRUE;
}

/**
 * sn_finder_read_year_quarter:
 *
 * Reads "2022 Q1" at @i; in "2022 Q1 2023" the quarter is the second's.
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_year_quarter (Finder *f, guint32 *i)
{
  const SnToken *digit = sn_finder_token (f, *i + 2);
  guint year, next;
  guint32 after;
  SnDate date;

  if (sn_finder_token (f, *i)->glued || !sn_finder_read_year (f, *i, &year, &after) ||
      !sn_finder_is_word (f, after, "q"))
    return FALSE;
  if (digit == NULL || !digit->glued || digit->kind != SN_TOKEN_NUMBER || digit->value < 1 || digit->value > 4 ||
      sn_finder_read_year (f, *i + 3, &next, &after))
    return FALSE;
  date = sn_date_new_quarter (year, digit->value);
  sn_finder_add (f, *i, *i + 3, &date, 0);
  *i += 3;
  return TRUE;
}

/**
 * sn_finder_read_year_alone:
 *
 * Reads a year at @i: "in 2025", "by the end of 2024"; only where it is a time,
 * not a name ("after 2025", "2024-2027", "elections 2016").
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_year_alone (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "in", "by", "during", "until", NULL };
  guint year;
  guint32 after, first = *i;
  gboolean vague;
  SnDate date;

  if (sn_finder_is_mark (f, *i, ',') || !sn_finder_read_year (f, *i, &year, &after))
    return FALSE;
  vague = sn_finder_vague_before (f, *i, &first);
  if (sn_finder_token (f, *i)->glued && !vague)
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
