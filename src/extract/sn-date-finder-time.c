/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

typedef enum
{
  HALF_NONE,
  HALF_AM,
  HALF_PM,
} Half;

/* One time of day as it is written. */
typedef struct
{
  guint hour;
  guint minute;
  Half half;
  gboolean exact;  /* cannot be anything but a time: "5pm", "17:00", "noon" */
  gboolean dotted; /* "10.30": a time only in the right company */
  gboolean fixed;  /* noon and midnight: no half of the day to be found */
} Clock;

static Half
read_half (const Finder *f, guint32 i, guint32 *after)
{
  const SnToken *t = sn_finder_token (f, i);
  Half half = HALF_NONE;

  *after = i;
  if (t == NULL || t->kind != SN_TOKEN_WORD)
    return HALF_NONE;
  if (sn_finder_word_value (f, i, SN_WORD_AM))
    half = HALF_AM;
  else if (sn_finder_word_value (f, i, SN_WORD_PM))
    half = HALF_PM;
  if (half != HALF_NONE)
    {
      *after = i + 1;
      return half;
    }
  if ((sn_finder_is_word (f, i, "a") || sn_finder_is_word (f, i, "p")) && sn_finder_is_mark (f, i + 1, '.') &&
      sn_finder_is_word (f, i + 2, "m") && sn_finder_token (f, i + 2)->glued)
    {
      half = sn_finder_is_word (f, i, "a") ? HALF_AM : HALF_PM;
      *after = sn_finder_is_mark (f, i + 3, '.') && sn_finder_token (f, i + 3)->glued ? i + 4 : i + 3;
    }
  return half;
}

static gboolean
read_named_clock (const Finder *f, guint32 i, Clock *clock, guint32 *after)
{
  gboolean noon = sn_finder_word_value (f, i, SN_WORD_NOON) != 0;

  if (!noon && !sn_finder_word_value (f, i, SN_WORD_MIDNIGHT))
    return FALSE;
  /* the midnight of a day is its end, the last minute of it */
  *clock = noon ? (Clock){ .hour = 12, .exact = TRUE, .fixed = TRUE }
                : (Clock){ .hour = 23, .minute = 59, .exact = TRUE, .fixed = TRUE };
  *after = i + 1;
  return TRUE;
}

static gboolean
is_hours (const Finder *f, guint32 i)
{
  return sn_finder_is_word (f, i, "hrs") || sn_finder_is_word (f, i, "hours");
}

static gboolean
glued_number (const Finder *f, guint32 i, guint digits)
{
  const SnToken *t = sn_finder_token (f, i);

  return t != NULL && t->kind == SN_TOKEN_NUMBER && t->glued && t->end - t->start == digits;
}

/* What is glued to a number and says that it is no time: "£5", "v4.12". */
static gboolean
is_reference (const Finder *f, guint32 i)
{
  const SnToken *t = sn_finder_token (f, i), *before;

  if (i == f->first || !t->glued)
    return FALSE;
  before = sn_reading_token (f->reading, i - 1);
  return before->kind != SN_TOKEN_PUNCT || (before->value != '(' && before->value != '-' && before->value != 0x2013 &&
                                            before->value != ',' && before->value != '~' && before->value != '|');
}

/* "1700 hours", "1000-1200hrs". */
static gboolean
read_military_clock (const Finder *f, guint32 i, Clock *clock, guint32 *after)
{
  const SnToken *t = sn_finder_token (f, i), *last = sn_finder_token (f, i + 2);
  gboolean exact = is_hours (f, i + 1);
  gboolean ranges = (sn_finder_is_dash (f, i + 1) || sn_finder_is_word (f, i + 1, "to")) && last != NULL &&
                    last->kind == SN_TOKEN_NUMBER && last->end - last->start == 4 && is_hours (f, i + 3);

  if (!exact && !ranges)
    return FALSE;
  *clock = (Clock){ .hour = t->value / 100, .minute = t->value % 100, .exact = exact };
  *after = exact ? i + 2 : i + 1;
  return TRUE;
}

/* The minutes of "10.30", "17:00", "23:59:59" and "17:00 hrs". */
static void
read_minutes (const Finder *f, Clock *clock, guint32 *after)
{
  guint32 i = *after;

  if ((!sn_finder_is_mark (f, i, ':') && !sn_finder_is_mark (f, i, '.')) || !sn_finder_token (f, i)->glued ||
      !glued_number (f, i + 1, 2))
    return;
  clock->minute = sn_finder_token (f, i + 1)->value;
  clock->exact = sn_finder_is_mark (f, i, ':');
  clock->dotted = !clock->exact;
  *after = i + 2;
  if (clock->exact && sn_finder_is_mark (f, i + 2, ':') && sn_finder_token (f, i + 2)->glued &&
      glued_number (f, i + 3, 2))
    *after = i + 4;
  if (sn_finder_is_word (f, *after, "hrs") || (clock->exact && is_hours (f, *after)))
    {
      clock->exact = TRUE;
      (*after)++;
    }
}

static gboolean
read_clock (const Finder *f, guint32 i, Clock *clock, guint32 *after)
{
  const SnToken *t = sn_finder_token (f, i);
  guint32 half_end;

  if (t == NULL)
    return FALSE;
  if (read_named_clock (f, i, clock, after))
    return TRUE;
  if (t->kind != SN_TOKEN_NUMBER || is_reference (f, i))
    return FALSE;
  *clock = (Clock){ .hour = t->value };
  *after = i + 1;
  if (t->end - t->start == 4)
    return read_military_clock (f, i, clock, after);
  if (t->end - t->start > 2)
    return FALSE;
  if (clock->hour == 12 && read_named_clock (f, i + 1, clock, after))
    return TRUE;
  read_minutes (f, clock, after);
  clock->half = read_half (f, *after, &half_end);
  if (clock->half != HALF_NONE)
    {
      clock->exact = TRUE;
      *after = half_end;
    }
  return TRUE;
}

static void
apply_half (Clock *clock, Half half)
{
  if (clock->fixed || half == HALF_NONE)
    return;
  if (half == HALF_PM && clock->hour < 12)
    clock->hour += 12;
  else if (half == HALF_AM && clock->hour == 12)
    clock->hour = 0;
}

/* "10-4pm", "2-4pm", "9.30-11am", "10am - 12", "9:30-4:00": finds the halves
 * of the day that are not written. */
static void
settle_range (Clock *start, Clock *end)
{
  if (start->half == HALF_NONE && end->half != HALF_NONE && !start->fixed && start->hour <= 12)
    {
      gboolean crosses = start->hour != 12 && start->hour * 60 + start->minute > (end->hour % 12) * 60 + end->minute;

      start->half = end->half == HALF_PM && crosses ? HALF_AM : end->half;
    }
  apply_half (start, start->half);
  if (end->half == HALF_NONE && !end->fixed && end->hour < 12 &&
      end->hour * 60 + end->minute <= start->hour * 60 + start->minute)
    end->half = HALF_PM;
  apply_half (end, end->half);
}

static gboolean
is_clock_possible (const Clock *clock)
{
  return clock->hour <= 23 && clock->minute <= 59 &&
         (clock->half == HALF_NONE || clock->hour <= 12 || clock->hour <= 23);
}

static gboolean
read_span (const Finder *f, guint32 *i)
{
  static const char *const spans[] = { "to", "until", "till", "and", NULL };

  if (!sn_finder_is_dash (f, *i) && !sn_finder_is_one_of (f, *i, spans))
    return FALSE;
  (*i)++;
  return TRUE;
}

static gboolean
leads_time (const Finder *f, guint32 i)
{
  static const char *const leads[] = { "at", "from", "by", "until", "till", "before", "around", "between", "to", NULL };

  return i > f->first && sn_finder_is_one_of (f, i - 1, leads);
}

/* A dotted number is a time only where it stands like one: "at 10.30",
 * "10.30 on Friday", after its day; never "Section 10.30" or "10.15%". */
static gboolean
is_dotted_time (const Finder *f, guint32 i, const Clock *clock, guint32 after)
{
  const SnWhen *last = f->found->len > 0 ? &g_array_index (f->found, SnWhen, f->found->len - 1) : NULL;
  const SnToken *next = sn_finder_token (f, after + 1);

  if (clock->minute % 5 != 0)
    return FALSE;
  if (leads_time (f, i))
    return TRUE;
  if (sn_finder_is_word (f, after, "on") && next != NULL &&
      (next->kind == SN_TOKEN_NUMBER || sn_finder_word_value (f, after + 1, SN_WORD_WEEKDAY)))
    return TRUE;
  return last != NULL && last->date.day != 0 && !last->date.has_time && last->end < i &&
         sn_finder_joins_time (f, last->end, i);
}

/* "25:00" is a slip of the pen, "60:40" a ratio. */
static gboolean
is_slip (const Finder *f, guint32 i, const Clock *clock)
{
  return !clock->dotted && clock->hour < 30 && (clock->half != HALF_NONE || leads_time (f, i));
}

static void
add_time (Finder *f, guint32 first, guint32 end, const Clock *start, const Clock *stop)
{
  SnDate date = { 0 };
  gboolean possible = is_clock_possible (start) && (stop == NULL || is_clock_possible (stop));

  if (possible)
    {
      sn_date_set_time (&date, start->hour, start->minute);
      if (stop != NULL)
        sn_date_set_end_time (&date, stop->hour, stop->minute);
    }
  sn_finder_add (f, first, end, &date, possible ? 0 : SN_WHEN_IMPOSSIBLE);
}

/**
 * sn_finder_read_time:
 *
 * Reads a time or a span of time at @i: "5pm", "10.30am", "17:00", "noon",
 * "10-4pm", "from 10.30 to 15.00".
 *
 * Returns: whether there is one; then @i is after it.
 */
gboolean
sn_finder_read_time (Finder *f, guint32 *i)
{
  Clock start, end;
  guint32 after, next, stop;

  if (!read_clock (f, *i, &start, &after) || (start.dotted && sn_finder_is_numbered (f, *i)))
    return FALSE;
  next = after;
  if (read_span (f, &next) && read_clock (f, next, &end, &stop) &&
      !(sn_finder_is_word (f, next - 1, "and") && !leads_time (f, *i)) &&
      (end.exact || (start.exact && (end.dotted || end.hour <= 24)) || (start.dotted && end.dotted)) &&
      sn_finder_month (f, stop) == 0)
    {
      if (end.dotted && end.half == HALF_NONE && sn_finder_is_quantity (f, stop))
        return FALSE;
      if (start.hour <= 24)
        {
          settle_range (&start, &end);
          if ((!is_clock_possible (&start) || !is_clock_possible (&end)) && !is_slip (f, *i, &start))
            return FALSE;
          add_time (f, *i, stop, &start, &end);
          *i = stop;
          return TRUE;
        }
    }
  if (!start.exact && (!start.dotted || sn_finder_is_quantity (f, after) || !is_dotted_time (f, *i, &start, after)))
    return FALSE;
  if (!is_clock_possible (&start) && !is_slip (f, *i, &start))
    return FALSE;
  apply_half (&start, start.half);
  add_time (f, *i, after, &start, NULL);
  *i = after;
  return TRUE;
}
