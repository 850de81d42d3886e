/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-lines.h"

#include <string.h>

/* The letters that words begin with, as bits: what begins with another, as most
 * of what is asked about does, is none of them. */
#define LETTER(c) (1u << ((c) - 'a'))

/* Of a list of words the longest that stands at @p and ends there: before no
 * lower-case letter. A capital may follow, since cells are often glued. */
static gsize
one_of (const char *p, const char *end, const char *const *words, guint32 letters)
{
  gsize best = 0;
  guint letter = p < end ? (guint) ((guchar) *p | 0x20) - 'a' : 26;

  if (letter >= 26 || (letters >> letter & 1) == 0)
    return 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = sn_word_at (p, end, words[i]);

      if (length > best && (p + length == end || !g_ascii_islower (p[length])))
        best = length;
    }
  return best;
}

static gsize
month_at (const char *p, const char *end)
{
  static const char *const months[] = {
    "january", "february", "march",    "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan",   "feb", "mar",  "apr",  "jun",    "jul",
    "aug",     "sep",      "sept",     "oct",   "nov", "dec",  NULL,
  };

  return one_of (p, end, months,
                 LETTER ('j') | LETTER ('f') | LETTER ('m') | LETTER ('a') | LETTER ('s') | LETTER ('o') |
                     LETTER ('n') | LETTER ('d'));
}

static const char *
spaces (const char *p, const char *end, guint most)
{
  while (most-- > 0 && p < end)
    if (*p == ' ' || *p == '\n') /* "10" above "JUN" */
      p++;
    else if (end - p >= 2 && memcmp (p, "\xC2\xA0", 2) == 0)
      p += 2;
    else
      break;
  return p;
}

static gsize
digits_at (const char *p, const char *end)
{
  gsize n = 0;

  while (p + n < end && g_ascii_isdigit (p[n]))
    n++;
  return n;
}

/* " 2024" after a month: exactly four digits, since more belong to what is
 * glued behind; or a nonsense year that stands alone. */
static const char *
after_year (const char *p, const char *end)
{
  const char *year = spaces (p, end, 1);
  gsize n = digits_at (year, end);

  if (n < 4 || (n > 4 && year + n < end && *(year + n) != ' ' && *(year + n) != '\t'))
    return p;
  return year + n;
}

/* "8", "8th", "8-10", "8 & 9", "8 and 22": the end of the days, or NULL. */
static const char *
after_days (const char *p, const char *end)
{
  static const char *const joints[] = { "-", "–", "—", "/", "&", "and", "to", ",", NULL };
  static const char *const ordinals[] = { "st", "nd", "rd", "th", NULL };
  const char *done = NULL;

  for (guint parts = 0; parts < 4; parts++)
    {
      gsize n = digits_at (p, end), joint;

      if (n < 1 || n > 2)
        return done;
      p += n;
      p += one_of (p, end, ordinals, LETTER ('s') | LETTER ('n') | LETTER ('r') | LETTER ('t'));
      done = p;
      p = spaces (p, end, 1);
      for (joint = 0; joints[joint] != NULL && sn_word_at (p, end, joints[joint]) == 0; joint++)
        ;
      if (joints[joint] == NULL)
        return done;
      p = spaces (p + strlen (joints[joint]), end, 1);
    }
  return done;
}

/* "2024-06-19", "19/06/2024", "19.6.24" */
static gsize
numeric_date_length (const char *p, const char *end)
{
  gsize first = digits_at (p, end), second, third;
  char mark;

  if ((first != 1 && first != 2 && first != 4) || p + first >= end)
    return 0;
  mark = p[first];
  if (mark != '-' && mark != '/' && mark != '.')
    return 0;
  second = digits_at (p + first + 1, end);
  if (second < 1 || second > 2 || p + first + 1 + second >= end || p[first + 1 + second] != mark)
    return 0;
  third = digits_at (p + first + second + 2, end);
  if (first == 4 ? (third != 1 && third != 2) : (third != 2 && third != 4))
    return 0;
  return first + second + third + 2;
}

/* Month first or alone: "June 10", "June 2021", "July – September 2021" */
static const char *
after_month (const char *p, const char *end)
{
  static const char *const joints[] = { "/", "-", "–", "to ", NULL };
  gsize month = month_at (p, end);
  const char *next;
  gsize n;

  if (month == 0)
    return NULL;
  p += month;
  next = spaces (p, end, 1);
  n = digits_at (next, end);
  if ((n == 1 || n == 2) && next > p)
    {
      const char *days = after_days (next, end);

      p = days != NULL ? days : p;
      if (p < end && *p == ',')
        p = after_year (p + 1, end) > p + 1 ? after_year (p + 1, end) : p;
      return after_year (p, end);
    }
  for (guint i = 0; joints[i] != NULL; i++)
    {
      gsize joint = sn_word_at (next, end, joints[i]);
      const char *second = joint > 0 ? spaces (next + joint, end, 1) : end;
      gsize other = joint > 0 ? month_at (second, end) : 0;

      if (other > 0)
        return after_year (second + other, end);
    }
  return after_year (p, end);
}

static const char *
after_day_and_month (const char *p, const char *end)
{
  static const char *const joints[] = { "-", "–", "—", "to ", "and ", "& ", NULL };
  const char *days = after_days (p, end), *rest, *next;
  gsize month;

  if (days == NULL)
    return NULL;
  rest = spaces (days, end, 1);
  if (sn_word_at (rest, end, "of ") > 0)
    rest += 3;
  month = month_at (rest, end);
  if (month == 0)
    return NULL;
  rest = after_year (rest + month, end);
  next = spaces (rest, end, 1);
  for (guint i = 0; joints[i] != NULL; i++)
    {
      gsize joint = sn_word_at (next, end, joints[i]);
      const char *second = joint > 0 ? after_days (spaces (next + joint, end, 1), end) : NULL;

      if (second != NULL && month_at (spaces (second, end, 1), end) > 0)
        {
          second = spaces (second, end, 1);
          return after_year (second + month_at (second, end), end);
        }
    }
  return rest;
}

static const char *
after_qualifiers (const char *p, const char *end)
{
  static const char *const qualifiers[] = { "monday",
                                            "tuesday",
                                            "wednesday",
                                            "thursday",
                                            "friday",
                                            "saturday",
                                            "sunday",
                                            "mon",
                                            "tue",
                                            "tues",
                                            "wed",
                                            "thu",
                                            "thur",
                                            "thurs",
                                            "fri",
                                            "sat",
                                            "sun",
                                            "w/c",
                                            "week commencing",
                                            "early",
                                            "mid",
                                            "mid-",
                                            "late",
                                            "end of",
                                            "end",
                                            "beginning of",
                                            "start of",
                                            "by",
                                            "from",
                                            "until",
                                            NULL };

  for (guint i = 0; i < 2; i++)
    {
      gsize length = one_of (p, end, qualifiers,
                             LETTER ('m') | LETTER ('t') | LETTER ('w') | LETTER ('f') | LETTER ('s') | LETTER ('e') |
                                 LETTER ('l') | LETTER ('b') | LETTER ('u'));

      if (length == 0)
        break;
      p += length;
      if (p < end && (*p == ',' || *p == '.' || *p == ':'))
        p++;
      p = spaces (p, end, 1);
    }
  return p;
}

/* "Q3 2024", "Summer 2024" */
static const char *
after_season (const char *p, const char *end)
{
  static const char *const seasons[] = { "spring", "summer", "autumn", "winter", NULL };
  gsize length = one_of (p, end, seasons, LETTER ('s') | LETTER ('a') | LETTER ('w'));

  if (length == 0 && end - p >= 2 && (*p == 'Q' || *p == 'q') && p[1] >= '1' && p[1] <= '4')
    length = 2;
  if (length == 0 || after_year (p + length, end) == p + length)
    return NULL;
  return after_year (p + length, end);
}

/**
 * sn_date_cell_length:
 *
 * Returns: how many bytes at @p are a date such as begins the row of a table:
 *   a day, some days, a month, "TBC"; 0 where there is none. The calendar is
 *   not asked: "41 June" looks like a date.
 */
gsize
sn_date_cell_length (const char *p, const char *end)
{
  static const char *const open[] = { "tbc", "tba", "tbd", "to be confirmed", "to be announced", NULL };
  const char *date = after_qualifiers (p, end), *after;
  gsize length;

  if (date == p && (length = one_of (p, end, open, LETTER ('t'))) > 0)
    return length;
  if ((length = numeric_date_length (date, end)) > 0)
    after = date + length;
  else
    after = after_day_and_month (date, end);
  if (after == NULL)
    after = after_month (date, end);
  if (after == NULL)
    after = after_season (date, end);
  return after != NULL ? (gsize) (after - p) : 0;
}

/* What may stand between the dates of one cell. */
static const char *
after_joint (const char *p, const char *end)
{
  static const char *const joints[] = { ";", ",", "&", "/", "and " };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      gsize length = sn_word_at (p, end, joints[i]);

      if (length > 0)
        return sn_skip_blank (p + length, end);
    }
  return p;
}

/**
 * sn_is_date_only:
 *
 * Returns: whether the text is a date and no more, or several: "11 November; 9
 *   December", "15 November (was 22)".
 */
gboolean
sn_is_date_only (const char *p, const char *end)
{
  for (p = sn_skip_blank (p, end); p < end;)
    {
      gsize length = sn_date_cell_length (p, end);
      const char *next;

      if (length == 0)
        return FALSE;
      p = sn_skip_blank (p + length, end);
      if (p < end && *p == '(' && end[-1] == ')' && memchr (p, ')', (gsize) (end - p)) == end - 1)
        return TRUE;
      if (p < end && (*p == ':' || *p == '.'))
        return sn_skip_blank (p + 1, end) == end;
      if (p == end)
        return TRUE;
      next = after_joint (p, end);
      if (next == p)
        return FALSE;
      p = next;
    }
  return FALSE;
}

/**
 * sn_is_day_only:
 *
 * Returns: whether the text is a day of a month that is named elsewhere, and
 *   no more: "15", "15th", "Thu 15".
 */
gboolean
sn_is_day_only (const char *p, const char *end)
{
  const char *days;

  p = after_qualifiers (sn_skip_blank (p, end), end);
  days = after_days (p, end);
  return days != NULL && days - p <= 4 && sn_skip_blank (days, end) == end;
}

/**
 * sn_date_header_length:
 *
 * Returns: how many bytes at @p are the word that heads a column of dates, 0
 *   where there is none.
 */
gsize
sn_date_header_length (const char *p, const char *end)
{
  static const char *const words[] = { "date",          "dates",     "date(s)",     "when",         "day", "deadline",
                                       "date and time", "date/time", "date & time", "closing date", NULL };
  gsize best = 0;

  if (p >= end || strchr ("dwc", *p | 0x20) == NULL)
    return 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = sn_word_at (p, end, words[i]);

      if (length > best && (p + length == end || !g_ascii_isalnum (p[length]) || g_ascii_isupper (p[length])))
        best = length;
    }
  return best;
}
