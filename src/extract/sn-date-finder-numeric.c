/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

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

/* Whether numbers with a zero among them, which no day has, are written like a
 * day all the same: "00/00/0000", not "Section 2.0.2024" or "00-44-0000". */
static gboolean
is_empty_day (const Finder *f, guint32 i, guint year, guint month, guint day)
{
  return (year != 0 || (month <= 12 && day <= 31)) && !sn_finder_is_numbered (f, i);
}

/**
 * sn_finder_read_numeric:
 *
 * Reads a day in numbers at @i: 10/08/2016, 10.08.2016, 2016-08-10; day first,
 * as Britain writes, or ISO. One with a zero, 00/08/2016, is impossible.
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_numeric (Finder *f, guint32 *i)
{
  const SnToken *t[5];
  gunichar separator;
  guint day, month, year, width = 4;
  gboolean empty;
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
  if (sn_finder_token (f, *i + 5) != NULL && sn_finder_token (f, *i + 5)->glued &&
      sn_finder_is_mark (f, *i + 5, separator) && sn_finder_token (f, *i + 6) != NULL &&
      sn_finder_token (f, *i + 6)->glued)
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
        year = sn_finder_two_digit_year (year);
      else if (width != 4)
        return FALSE;
    }
  empty = year == 0 || month == 0 || day == 0;
  if ((year != 0 && (year < 1900 || year > 2199)) || (empty && !is_empty_day (f, *i, year, month, day)) ||
      t[2]->end - t[2]->start > 2 || MIN (t[0]->end - t[0]->start, t[4]->end - t[4]->start) > 2)
    return FALSE;
  if (width == 2 && (!sn_date_valid_day (year, month, day) || (separator == '.' && sn_finder_is_numbered (f, *i))))
    return FALSE; /* a sort code, a version */
  if (empty)
    flags |= SN_WHEN_IMPOSSIBLE;
  date = empty ? (SnDate){ 0 } : sn_finder_resolve (f, year, month, day, &flags);
  sn_finder_check_weekday (weekday_before (f, *i, &first), &date, &flags);
  sn_finder_check_weekday (sn_finder_read_weekday_behind (f, &end), &date, &flags);
  sn_finder_add (f, first, end, &date, flags);
  *i = end;
  return TRUE;
}

/* "15/06 SEC Panel", "Forecasts: 29/06": two digits each, and alone at the beginning
 * or behind a label. */
static gboolean
begins_entry (const Finder *f, guint32 i)
{
  const SnToken *day = sn_finder_token (f, i), *next = sn_finder_token (f, i + 3);

  if (day->end - day->start != 2 || (next != NULL && next->glued && next->kind != SN_TOKEN_PUNCT))
    return FALSE;
  if (i == f->first)
    return f->row || (next != NULL && (next->kind != SN_TOKEN_WORD || next->letter_case != SN_CASE_LOWER));
  return sn_finder_is_mark (f, i - 1, ':') && (next == NULL || next->kind == SN_TOKEN_PUNCT);
}

/**
 * sn_finder_read_short_numeric:
 *
 * Reads a day in numbers without a year at @i, where it stands like one: "by
 * 19/08", "Fri 19/8"; not "12/15 in favour".
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_short_numeric (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "by", "on", "until", "till", "til", "before", "from", "now", NULL };
  const SnToken *t = sn_finder_token (f, *i), *slash = sn_finder_token (f, *i + 1), *m = sn_finder_token (f, *i + 2);
  const SnToken *next = sn_finder_token (f, *i + 3);
  guint32 first = *i;
  guint weekday;
  SnWhenFlags flags = 0;
  SnDate date;

  if (m == NULL || !sn_finder_is_mark (f, *i + 1, '/') || !slash->glued || !m->glued || m->kind != SN_TOKEN_NUMBER ||
      m->end - m->start > 2 || t->end - t->start > 2 || m->value < 1 || m->value > 12 || t->value < 1 || t->value > 31)
    return FALSE;
  weekday = weekday_before (f, *i, &first);
  if (weekday == 0 &&
      !(m->end - m->start == 2 && (begins_entry (f, *i) || (*i > f->first && sn_finder_is_one_of (f, *i - 1, leads)))))
    return FALSE;
  if (next != NULL &&
      (sn_finder_is_word (f, *i + 3, "of") || sn_finder_is_mark (f, *i + 3, '/') || sn_finder_is_mark (f, *i + 3, '%')))
    return FALSE;
  date = sn_finder_resolve (f, 0, m->value, t->value, &flags);
  if (!sn_date_is_set (&date))
    return FALSE;
  sn_finder_check_weekday (weekday, &date, &flags);
  sn_finder_add (f, first, *i + 3, &date, flags);
  *i += 3;
  return TRUE;
}
