/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"
#include "sn-working-days.h"

static void
add_relative (Finder *f, guint32 first, guint32 end, const SnDate *date)
{
  if (sn_date_is_set (date))
    sn_finder_add (f, first, end, date, SN_WHEN_RELATIVE);
}

/* "today at 5pm", "today by noon". */
static gboolean
leads_to_time (const Finder *f, guint32 i)
{
  static const char *const leads[] = { "at", "by", "from", "before", "until", NULL };
  const SnToken *t = sn_finder_token (f, i + 1);

  return sn_finder_is_one_of (f, i, leads) && t != NULL &&
         (t->kind == SN_TOKEN_NUMBER || sn_finder_word_value (f, i + 1, SN_WORD_NOON) != 0);
}

/* "today" is a date only where something happens on it: "closes today", "by
 * today", not "how Parties work today"; "tomorrow" is none in "the energy
 * system of tomorrow". */
static gboolean
is_date_word (const Finder *f, guint32 i, int days)
{
  if (i > f->first + 1 && sn_finder_is_word (f, i - 1, "of"))
    return sn_finder_is_in (f, i - 2, SN_SET_DAY_PARTS);
  return days != 0 || sn_finder_is_word (f, i, "tonight") ||
         (i > f->first && sn_finder_is_in (f, i - 1, SN_SET_TODAY_LEADS)) || sn_finder_is_mark (f, i + 1, '(') ||
         sn_finder_is_word (f, i + 1, "week") || leads_to_time (f, i + 1) || sn_finder_after_time (f, i);
}

static gboolean
read_today (Finder *f, guint32 *i)
{
  const SnMark *mark = sn_finder_mark (f, *i, SN_WORD_TODAY);
  guint32 first = *i, end;
  int days;
  SnDate date;

  if (mark == NULL || !is_date_word (f, *i, mark->number) ||
      (sn_finder_is_word (f, mark->end + 1, "s") && sn_finder_token (f, mark->end + 1)->glued))
    return FALSE; /* "tomorrow's world" */
  days = mark->number;
  if (days == 1 && *i > f->first + 1 && sn_finder_is_word (f, *i - 1, "after") && sn_finder_is_word (f, *i - 2, "day"))
    {
      days = 2;
      first = *i - 2;
    }
  end = mark->end;
  if (days >= 0 && sn_finder_is_word (f, end, "week"))
    {
      days += 7; /* "tomorrow week" */
      end++;
    }
  date = sn_date_add_days (f->issued, days);
  add_relative (f, first, end, &date);
  *i = end;
  return TRUE;
}

typedef struct
{
  guint count;
  guint unit; /* days: 1, 7, 14; 30 stands for a month */
  gboolean working;
  guint32 end;
} Span;

static gboolean
read_count (const Finder *f, guint32 i, guint *count, guint32 *after)
{
  const SnToken *t = sn_finder_token (f, i);
  const SnMark *mark;

  if (t == NULL)
    return FALSE;
  *after = i + 1;
  *count = t->value;
  if (t->kind == SN_TOKEN_NUMBER)
    return t->end - t->start <= 3 && t->value > 0;
  mark = sn_finder_mark (f, i, SN_WORD_NUMBER);
  if (mark == NULL)
    return FALSE;
  *after = mark->end;
  *count = (guint) mark->number;
  return *count > 0;
}

static gboolean
read_span_of_days (const Finder *f, guint32 i, Span *span)
{
  const SnMark *unit;
  guint32 after;

  *span = (Span){ 0 };
  if (sn_finder_is_word (f, i, "fortnight") &&
      (sn_finder_is_word (f, i - 1, "next") || sn_finder_is_word (f, i - 1, "coming")))
    {
      span->count = 1;
      after = i;
    }
  else if (!read_count (f, i, &span->count, &after))
    return FALSE;
  if (sn_finder_word_value (f, after, SN_WORD_WORKING))
    {
      span->working = TRUE;
      after++;
    }
  else if (sn_finder_is_word (f, after, "calendar"))
    after++;
  unit = sn_finder_mark (f, after, SN_WORD_UNIT);
  if (unit == NULL)
    return FALSE;
  span->unit = (guint) unit->number;
  span->end = unit->end;
  while (sn_finder_is_mark (f, span->end, 0x2019) || sn_finder_is_mark (f, span->end, '\'') ||
         sn_finder_is_word (f, span->end, "time") ||
         (sn_finder_is_word (f, span->end, "s") && sn_finder_token (f, span->end)->glued))
    span->end++;
  return TRUE;
}

static SnDate
after_span (const SnDate *issued, const Span *span)
{
  if (span->working)
    return sn_add_working_days (SN_DIVISION_ENGLAND_AND_WALES, issued, (int) (span->count * span->unit));
  if (span->unit == 30)
    {
      SnDate month = sn_finder_month_ahead (issued, span->count);

      return sn_date_new_day (month.year, month.month, MIN (issued->day, 28));
    }
  return sn_date_add_days (issued, (int) (span->count * span->unit));
}

/* "of the date of this newsletter", "from receipt of this notice": passes over
 * what says that a span counts from the issue. */
static gboolean
read_from_issue (const Finder *f, guint32 *i)
{
  static const char *const leads[] = { "of", "from", "after", "following", NULL };
  guint32 at = *i;

  if (!sn_finder_is_one_of (f, at, leads))
    return FALSE;
  for (at++; at < *i + 6 && sn_finder_is_in (f, at, SN_SET_PUBLICATION); at++)
    ;
  if (!sn_finder_is_word (f, at, "this") || !sn_finder_is_in (f, at + 1, SN_SET_MAILINGS))
    return FALSE;
  *i = sn_finder_is_word (f, at + 1, "e") ? at + 4 : at + 2;
  return TRUE;
}

/* "three weeks today", "two weeks from now", "a week tomorrow", "a week on
 * Tuesday": passes over the day that is counted from. */
static gboolean
read_count_from (const Finder *f, Span *span, int *from)
{
  guint32 i = span->end;
  guint weekday;

  *from = 0;
  if (read_from_issue (f, &span->end))
    return TRUE;
  if (sn_finder_is_word (f, i, "from") || sn_finder_is_word (f, i, "of") || sn_finder_is_word (f, i, "on") ||
      sn_finder_is_word (f, i, "next") || sn_finder_is_word (f, i, "this"))
    i++;
  weekday = (guint) sn_finder_word_value (f, i, SN_WORD_WEEKDAY);
  if (weekday != 0 && i > span->end && span->unit % 7 == 0 && !sn_finder_is_word (f, span->end, "of"))
    {
      *from = (int) ((weekday + 7 - sn_date_weekday (f->issued)) % 7);
      if (*from == 0)
        *from = 7;
    }
  else if (sn_finder_is_word (f, i, "tomorrow"))
    *from = 1;
  else if (!sn_finder_is_word (f, i, "today") && (i == span->end || !sn_finder_is_word (f, i, "now")))
    return FALSE;
  span->end = i + 1;
  return TRUE;
}

/* Whether "in", "within" or "in the next" leads to the span at @i; sets where
 * it begins. */
static gboolean
leads_to_span (const Finder *f, guint32 i, guint32 *first)
{
  guint32 at = i;

  if (at > f->first + 1 && (sn_finder_is_word (f, at - 1, "next") || sn_finder_is_word (f, at - 1, "coming")) &&
      sn_finder_is_word (f, at - 2, "the"))
    at -= 2;
  if (at == f->first || (!sn_finder_is_word (f, at - 1, "in") && !sn_finder_is_word (f, at - 1, "within")))
    return FALSE;
  *first = at - 1;
  return TRUE;
}

static gboolean
counts_from_else (const Finder *f, guint32 i)
{
  static const char *const words[] = { "of", "after", "before", "from", "following", NULL };

  return sn_finder_is_one_of (f, i, words);
}

/* "in two weeks", "within 10 Working Days", "three weeks today". "Within ten
 * days of the decision" counts from something else: not known. */
static gboolean
read_span (Finder *f, guint32 *i)
{
  Span span;
  gboolean lead, tail;
  guint32 first = *i;
  int from;
  SnDate date;

  if (!read_span_of_days (f, *i, &span))
    return FALSE;
  lead = leads_to_span (f, *i, &first);
  tail = read_count_from (f, &span, &from);
  if (!tail && (!lead || counts_from_else (f, span.end) || (span.count == 1 && span.unit == 1)))
    return FALSE; /* nor is "SEC in a Day" one */
  if (span.unit == 30 && !tail)
    date = sn_finder_month_ahead (f->issued, span.count); /* "in two months" names no day */
  else
    {
      date = after_span (f->issued, &span);
      date = sn_date_add_days (&date, from);
    }
  add_relative (f, first, span.end, &date);
  *i = span.end;
  return TRUE;
}

static gboolean
read_unknown (Finder *f, guint32 *i)
{
  const SnMark *mark = sn_finder_mark (f, *i, SN_WORD_UNKNOWN);
  SnDate none = { 0 };

  if (mark == NULL)
    return FALSE;
  sn_finder_add (f, *i, mark->end, &none, SN_WHEN_UNKNOWN);
  *i = mark->end;
  return TRUE;
}

/* "3rd": the number of a day, or of a weekday in its month. */
static gboolean
is_ordinal (const Finder *f, guint32 i)
{
  const SnToken *suffix = sn_finder_token (f, i + 1);

  return suffix != NULL && suffix->glued && suffix->kind == SN_TOKEN_WORD &&
         sn_reading_token (f->reading, i)->kind == SN_TOKEN_NUMBER;
}

/* "before", "after" behind "the day", or "following", "next" before it: by how many days the day
 * is another than the one that was named last; 0 where these are other words. */
static int
day_beside (const Finder *f, guint32 i)
{
  static const char *const next[] = { "following", "next", NULL };

  if (sn_finder_is_word (f, i, "day"))
    return sn_finder_is_word (f, i + 1, "before") ? -1 : sn_finder_is_word (f, i + 1, "after");
  return sn_finder_is_one_of (f, i, next) && sn_finder_is_word (f, i + 1, "day");
}

/* ", 23 March", ", Thursday 23 March": says the same day over. */
static gboolean
is_said_over (const Finder *f, guint32 i)
{
  const SnToken *comma = sn_finder_token (f, i), *day = sn_finder_token (f, i + 1);

  return comma != NULL && day != NULL && comma->kind == SN_TOKEN_PUNCT && comma->value == ',' &&
         (day->kind == SN_TOKEN_NUMBER ||
          sn_reading_mark_at (f->reading, sn_reading_block_of (f->reading, i), i + 1, SN_WORD_WEEKDAY) != NULL);
}

/* "a webinar on Tuesday 9 June; sign-up is open until the day before", "the SSC on 22 March and
 * the TABASC the day after, 23 March": beside the day that was named last. */
static gboolean
read_day_beside (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "until", "till", "til", "by", "on", NULL };
  const SnWhen *last = NULL;
  int days = day_beside (f, *i);
  SnDate date;

  for (guint n = f->found->len; days != 0 && last == NULL && n > 0; n--)
    if (g_array_index (f->found, SnWhen, n - 1).date.day != 0)
      last = &g_array_index (f->found, SnWhen, n - 1);
  if (last == NULL || *i < f->first + 2 || !sn_finder_is_word (f, *i - 1, "the") ||
      !((days < 0 && sn_finder_is_one_of (f, *i - 2, leads)) || is_said_over (f, *i + 2)))
    return FALSE;
  date = sn_date_from_julian (sn_date_first_julian (&last->date) + days);
  sn_finder_add (f, *i - 1, *i + 2, &date, SN_WHEN_RELATIVE);
  *i += 2;
  return TRUE;
}

/**
 * sn_finder_read_relative:
 * @begins: which classes have phrases that begin with the token at @i, as bits
 *
 * Reads a time that counts from the issue date at @i, or "TBC".
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_relative (Finder *f, guint32 *i, guint64 begins)
{
  const guint64 count = SN_WORD_BIT (SN_WORD_NUMBER) | SN_WORD_BIT (SN_WORD_UNIT);
  gboolean number = sn_reading_token (f->reading, *i)->kind == SN_TOKEN_NUMBER, ordinal = is_ordinal (f, *i);
  gboolean weekday = (begins & SN_WORD_BIT (SN_WORD_WEEKDAY)) != 0;

  if ((begins & SN_WORD_BIT (SN_WORD_UNKNOWN)) && read_unknown (f, i))
    return TRUE;
  if (f->issued->day == 0)
    return FALSE;
  return ((begins & SN_WORD_BIT (SN_WORD_TODAY)) && read_today (f, i)) || read_day_beside (f, i) ||
         ((number || (begins & count)) && read_span (f, i)) ||
         ((ordinal || (begins & SN_WORD_BIT (SN_WORD_NTH))) && sn_finder_read_nth (f, i)) ||
         ((ordinal || weekday) && sn_finder_read_bare_day (f, i)) || (weekday && sn_finder_read_weekday (f, i)) ||
         sn_finder_read_period (f, i);
}
