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
  static const char *const edges[] = { "end", "close", "start", "morning", "afternoon", NULL };
  static const char *const leads[] = { "by",  "until", "till", "closes", "close", "from", "ends",
                                       "end", "on",    "due",  "is",     "are",   "held", NULL };

  if (i > f->first + 1 && sn_finder_is_word (f, i - 1, "of"))
    return sn_finder_is_one_of (f, i - 2, edges);
  return days != 0 || (i > f->first && sn_finder_is_one_of (f, i - 1, leads)) || sn_finder_is_mark (f, i + 1, '(') ||
         leads_to_time (f, i + 1) || sn_finder_after_time (f, i);
}

static gboolean
read_today (Finder *f, guint32 *i)
{
  const SnMark *mark = sn_finder_mark (f, *i, SN_WORD_TODAY);
  guint32 first = *i;
  int days;
  SnDate date;

  if (mark == NULL || !is_date_word (f, *i, mark->number))
    return FALSE;
  days = mark->number;
  if (days == 1 && *i > f->first + 1 && sn_finder_is_word (f, *i - 1, "after") && sn_finder_is_word (f, *i - 2, "day"))
    {
      days = 2;
      first = *i - 2;
    }
  date = sn_date_add_days (f->issued, days);
  add_relative (f, first, mark->end, &date);
  *i = mark->end;
  return TRUE;
}

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
ends_weekdays (const Finder *f, guint32 i)
{
  return i > f->first + 1 && (sn_finder_is_word (f, i - 1, "to") || sn_finder_is_dash (f, i - 1)) &&
         sn_finder_word_value (f, i - 2, SN_WORD_WEEKDAY) != 0;
}

/* "a week on Tuesday", "a fortnight on Tuesday", "Tuesday week": sets the
 * days to add to that Tuesday, and what belongs to the phrase. */
static int
weeks_later (const Finder *f, guint32 i, guint32 *first, guint32 *end)
{
  const SnToken *next = sn_finder_token (f, i + 2);

  if (sn_finder_is_word (f, i + 1, "week") && !sn_finder_is_word (f, i + 2, "of") &&
      (next == NULL || next->kind != SN_TOKEN_NUMBER))
    {
      *end = i + 2;
      return 7;
    }
  if (i < f->first + 3 || !sn_finder_is_word (f, i - 1, "on") || !sn_finder_is_word (f, i - 3, "a"))
    return 0;
  if (!sn_finder_is_word (f, i - 2, "week") && !sn_finder_is_word (f, i - 2, "fortnight"))
    return 0;
  *first = i - 3;
  return sn_finder_is_word (f, i - 2, "week") ? 7 : 14;
}

static gboolean
read_named_weekday (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "on", "by", "until", "till", "before", "to", NULL };
  guint weekday = (guint) sn_finder_word_value (f, *i, SN_WORD_WEEKDAY);
  guint32 first = *i, end = *i + 1;
  gboolean short_name;
  SnDate date;

  if (weekday == 0 || *i == f->first || sn_finder_is_word (f, *i + 1, "to") || sn_finder_is_dash (f, *i + 1) ||
      ends_weekdays (f, *i))
    return FALSE;
  short_name = sn_finder_token (f, *i)->end - sn_finder_token (f, *i)->start <= 3;
  if (sn_finder_is_word (f, *i + 1, "of") || sn_finder_is_word (f, *i + 1, "after") ||
      sn_finder_is_word (f, *i + 1, "in"))
    return FALSE;
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
  else if ((sn_finder_is_one_of (f, *i - 1, leads) && !short_name) || sn_finder_after_time (f, *i))
    {
      date = weekday_after (f->issued, weekday);
      date = sn_date_add_days (&date, weeks_later (f, *i, &first, &end));
    }
  else
    return FALSE;
  add_relative (f, first, end, &date);
  *i = end;
  return TRUE;
}

static SnDate
month_ahead (const SnDate *issued, guint months)
{
  guint index = issued->year * 12u + issued->month - 1u + months;

  return sn_date_new_month (index / 12, index % 12 + 1);
}

/* "next month", "later this month". */
static gboolean
read_named_month (Finder *f, guint32 *i)
{
  gboolean next = sn_finder_is_word (f, *i, "next"), this = sn_finder_is_word (f, *i, "this");
  SnDate date;

  if ((!next && !this) || !sn_finder_is_word (f, *i + 1, "month") || sn_finder_is_mark (f, *i + 2, 0x2019) ||
      sn_finder_is_mark (f, *i + 2, '\''))
    return FALSE;
  if (this && (*i == f->first || (!sn_finder_is_word (f, *i - 1, "later") && !sn_finder_is_word (f, *i - 1, "of"))))
    return FALSE;
  date = month_ahead (f->issued, next ? 1 : 0);
  add_relative (f, *i, *i + 2, &date);
  *i += 2;
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
  if (!read_count (f, i, &span->count, &after))
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
      SnDate month = month_ahead (issued, span->count);

      return sn_date_new_day (month.year, month.month, MIN (issued->day, 28));
    }
  return sn_date_add_days (issued, (int) (span->count * span->unit));
}

/* "three weeks today", "two weeks from now", "a week tomorrow": passes over
 * the day that is counted from. */
static gboolean
read_count_from (const Finder *f, Span *span, int *from)
{
  guint32 i = span->end;

  *from = 0;
  if (sn_finder_is_word (f, i, "from"))
    i++;
  if (sn_finder_is_word (f, i, "tomorrow"))
    *from = 1;
  else if (!sn_finder_is_word (f, i, "today") && (i == span->end || !sn_finder_is_word (f, i, "now")))
    return FALSE;
  span->end = i + 1;
  return TRUE;
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
  lead = *i > f->first && (sn_finder_is_word (f, *i - 1, "in") || sn_finder_is_word (f, *i - 1, "within"));
  tail = read_count_from (f, &span, &from);
  if (!lead && !tail)
    return FALSE;
  if (lead && !tail &&
      (sn_finder_is_word (f, span.end, "of") || sn_finder_is_word (f, span.end, "after") ||
       sn_finder_is_word (f, span.end, "before") || sn_finder_is_word (f, span.end, "from")))
    return FALSE;
  if (lead)
    first--;
  if (span.unit == 30 && !tail)
    date = month_ahead (f->issued, span.count); /* "in two months" names no day */
  else
    {
      date = after_span (f->issued, &span);
      date = sn_date_add_days (&date, from);
    }
  add_relative (f, first, span.end, &date);
  *i = span.end;
  return TRUE;
}

/* "by the 18th": the next such day, where no month is named for it. */
static gboolean
read_bare_day (Finder *f, guint32 *i)
{
  static const char *const leads[] = { "by", "on", "until", "till", "before", "than", NULL };
  const SnToken *t = sn_finder_token (f, *i);
  guint day;
  guint32 after;
  SnDate date = { 0 };

  if (t->kind != SN_TOKEN_NUMBER || *i < f->first + 2 || !sn_finder_is_word (f, *i - 1, "the") ||
      !sn_finder_is_one_of (f, *i - 2, leads) || !sn_finder_read_day (f, *i, &day, &after) || after != *i + 2)
    return FALSE;
  if (day == 0 || day > 31 || (after < f->end && sn_reading_token (f->reading, after)->kind != SN_TOKEN_PUNCT))
    return FALSE;
  for (guint ahead = day < f->issued->day ? 1 : 0; ahead < 3 && !sn_date_is_set (&date); ahead++)
    {
      SnDate month = month_ahead (f->issued, ahead);

      date = sn_date_new_day (month.year, month.month, day);
    }
  add_relative (f, *i, after, &date);
  *i = after;
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

/**
 * sn_finder_read_relative:
 *
 * Reads a time that counts from the issue date at @i, or "TBC".
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_relative (Finder *f, guint32 *i)
{
  if (read_unknown (f, i))
    return TRUE;
  if (sn_date_precision (f->issued) != SN_PRECISION_DAY)
    return FALSE;
  return read_today (f, i) || read_named_weekday (f, i) || read_named_month (f, i) || read_span (f, i) ||
         read_bare_day (f, i);
}
