/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

typedef enum {
  HALF_NONE,
  HALF_AM,
  HALF_PM,
} Half;

/* One time of day as it is written. */
typedef struct {
  guint    hour;
  guint    minute;
  Half     half;
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
  *clock = noon ? (Clock) { .hour = 12, .exact = TRUE, .fixed = TRUE }
                : (Clock) { .hour = 23, .minute = 59, .exact = TRUE, .fixed = TRUE };
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
  *clock = (Clock) { .hour = t->value / 100, .minute = t->value % 100, .exact = exact };
  *after = exact ? i + 2 : i + 1;
  return TRUE;
}

/* The minutes of "10.30", "17:00", "23:59:59" and "17:00 hrs". */
static void
read_minutes (const Finder *f, Clock *clock, guint32 *after)
{
  guint32 i = *after;

  if ((!sn_finder_is_mark (f, i, ':') && !sn_finder_is_mark (f, i, '.')) || !sn_finder_token (f, i)->glued || !glued_number (f, i + 1, 2))
    return;
  clock->minute = sn_finder_token (f, i + 1)->value;
  clock->exact = sn_finder_is_mark (f, i, ':');
  clock->dotted = !clock->exact;
  *after = i + 2;
  if (clock->exact && sn_finder_is_mark (f, i + 2, ':') && sn_finder_token (f, i + 2)->glued && glued_number (f, i + 3, 2))
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
  *clock = (Clock) { .hour = t->value };
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
  if (end->half == HALF_NONE && !end->fixed && end->hour < 12 && end->hour * 60 + end->minute <= start->hour * 60 + start->minute)
    end->half = HALF_PM;
  apply_half (end, end->half);
}

static gboolean
is_clock_possible (const Clock *clock)
{
  return clock->hour <= 23 && clock->minute <= 59 && (clock->half == HALF_NONE || clock->hour <= 12 || clock->hour <= 23);
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
  return last != NULL && last->date.day != 0 && !last->date.has_time && last->end < i && sn_finder_joins_time (f, last->end, i);
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
  if (read_span (f, &next) && read_clock (f, next, &end, &stop) && !(sn_finder_is_word (f, next - 1, "and") && !leads_time (f, *i)) &&
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

static gboolean
is_time_only (const SnWhen *when)
{
  return !sn_date_is_set (&when->date) && when->date.has_time;
}

/**
 * sn_finder_after_time:
 *
 * Returns: whether a time without a day ends right before @i: "5pm Friday".
 */
gboolean
sn_finder_after_time (const Finder *f, guint32 i)
{
  const SnWhen *last = f->found->len > 0 ? &g_array_index (f->found, SnWhen, f->found->len - 1) : NULL;

  return last != NULL && is_time_only (last) && sn_finder_joins_time (f, last->end, i);
}

/**
 * sn_finder_joins_time:
 *
 * Returns: whether what stands from @from to before @to may stand between a
 *   date and its time: "5pm (UK time) on 28 May".
 */
gboolean
sn_finder_joins_time (const Finder *f, guint32 from, guint32 to)
{
  static const char *const words[] = { "on", "at", "from", "between", "by", "of", "the", "starting", "beginning",
                                       "gmt", "bst", "uk", "local", "london", "time", NULL };

  if (to < from || to - from > 5)
    return FALSE;
  for (guint32 i = from; i < to; i++)
    if (!sn_finder_is_one_of (f, i, words) && !sn_finder_is_mark (f, i, ',') && !sn_finder_is_mark (f, i, '(') &&
        !sn_finder_is_mark (f, i, ')') && !sn_finder_is_mark (f, i, '@') && !sn_finder_is_mark (f, i, ':') && !sn_finder_is_mark (f, i, '|') && !sn_finder_is_dash (f, i))
      return FALSE;
  return TRUE;
}

static void
take_time (SnWhen *when, const SnWhen *time)
{
  when->date.has_time = time->date.has_time;
  when->date.time = time->date.time;
  when->date.has_end_time = time->date.has_end_time;
  when->date.end_time = time->date.end_time;
  when->first = MIN (when->first, time->first);
  when->end = MAX (when->end, time->end);
}

/* "5pm on Friday 26 August", "19 June (10am to 4pm)". */
static gboolean
join_time (const Finder *f, SnWhen *a, const SnWhen *b)
{
  if (!sn_finder_joins_time (f, a->end, b->first))
    return FALSE;
  if (is_time_only (a) && b->date.day != 0 && !b->date.has_time)
    {
      SnWhen joined = *b;

      take_time (&joined, a);
      *a = joined;
      return TRUE;
    }
  if (a->date.day != 0 && !a->date.has_time && is_time_only (b))
    {
      take_time (a, b);
      return TRUE;
    }
  return FALSE;
}

/* The same days in another year. */
static SnDate
in_year (const SnDate *when, guint year)
{
  SnDate date = when->day != 0 ? sn_date_new_day (year, when->month, when->day) : sn_date_new_month (year, when->month);

  if (!sn_date_is_set (&date))
    return date;
  if (when->end_year != 0)
    {
      SnDate last = sn_date_new_day (year + when->end_year - when->year, when->end_month, when->end_day);

      sn_date_set_end (&date, &last);
    }
  date.has_time = when->has_time;
  date.time = when->time;
  date.has_end_time = when->has_end_time;
  date.end_time = when->end_time;
  return date;
}

/* "from 29 February to 2 March 2024", "5 March, 9 April and 14 May 2024": the
 * year of the last is that of those before it. */
static void
inherit_year (SnWhen *a, const SnWhen *b)
{
  guint year = b->date.year;
  SnDate date;

  if (!(a->flags & SN_WHEN_NO_YEAR) || (b->flags & (SN_WHEN_NO_YEAR | SN_WHEN_RELATIVE)) || a->date.month == 0 || b->date.month == 0)
    return;
  if (a->date.month > b->date.month)
    year--;
  date = in_year (&a->date, year);
  if (!sn_date_is_set (&date))
    return;
  a->date = date;
  a->flags &= ~(SnWhenFlags) SN_WHEN_NO_YEAR;
}

/* What joins two days to a range; "and" does so after "between". */
static gboolean
is_span_gap (const Finder *f, const SnWhen *a, const SnWhen *b)
{
  static const char *const words[] = { "to", "until", "till", "through", NULL };

  if (b->first != a->end + 1)
    return FALSE;
  return sn_finder_is_dash (f, a->end) || sn_finder_is_one_of (f, a->end, words) ||
         (sn_finder_is_word (f, a->end, "and") && sn_finder_is_word (f, a->first - 1, "between"));
}

static gboolean
is_list_gap (const Finder *f, guint32 from, guint32 to)
{
  static const char *const words[] = { "and", "or", NULL };

  if (to <= from || to - from > 2)
    return FALSE;
  for (guint32 i = from; i < to; i++)
    if (!sn_finder_is_mark (f, i, ',') && !sn_finder_is_mark (f, i, '&') && !sn_finder_is_mark (f, i, '/') && !sn_finder_is_one_of (f, i, words))
      return FALSE;
  return TRUE;
}

/* From the last back, so that a year at the end of a list reaches its first. */
static void
inherit_years (Finder *f)
{
  for (guint i = f->found->len; i > 1; i--)
    {
      SnWhen *a = &g_array_index (f->found, SnWhen, i - 2);
      const SnWhen *b = &g_array_index (f->found, SnWhen, i - 1);

      if (is_span_gap (f, a, b) || is_list_gap (f, a->end, b->first))
        inherit_year (a, b);
    }
}

static gboolean
join_range (const Finder *f, SnWhen *a, const SnWhen *b)
{
  if (a->date.day == 0 || b->date.day == 0 || a->date.end_year != 0 || b->date.end_year != 0 || a->date.has_time)
    return FALSE;
  if (!is_span_gap (f, a, b) || sn_date_first_julian (&b->date) <= sn_date_first_julian (&a->date))
    return FALSE;
  if (sn_finder_is_word (f, a->first - 1, "from") || sn_finder_is_word (f, a->first - 1, "between"))
    a->flags |= SN_WHEN_FROM_TO;
  sn_date_set_end (&a->date, &b->date);
  a->date.has_time = b->date.has_time;
  a->date.time = b->date.time;
  a->date.has_end_time = b->date.has_end_time;
  a->date.end_time = b->date.end_time;
  a->flags |= b->flags;
  a->end = b->end;
  return TRUE;
}

/* "tomorrow, 5 April", "next Thursday (12 December)": one day said twice. The
 * written date counts; where the two differ that is a doubt. */
static gboolean
join_apposition (const Finder *f, SnWhen *a, const SnWhen *b)
{
  guint32 gap = b->first - a->end;
  gboolean a_relative = (a->flags & SN_WHEN_RELATIVE) != 0, b_relative = (b->flags & SN_WHEN_RELATIVE) != 0;
  SnWhen joined;

  if (a->date.day == 0 || b->date.day == 0 || a_relative == b_relative || gap < 1 || gap > 2)
    return FALSE;
  if (!sn_finder_is_mark (f, a->end, ',') && !sn_finder_is_mark (f, a->end, '(') && !sn_finder_is_dash (f, a->end))
    return FALSE;
  if (gap == 2 && !sn_finder_is_word (f, a->end + 1, "on"))
    return FALSE;
  joined = a_relative ? *b : *a;
  if (!sn_date_same_days (&a->date, &b->date))
    {
      if (!sn_finder_is_mark (f, a->end, '('))
        return FALSE;
      joined.flags |= SN_WHEN_CONTRADICTED;
    }
  joined.first = a->first;
  joined.end = b->end;
  if (a->date.has_time)
    take_time (&joined, a);
  *a = joined;
  return TRUE;
}

/**
 * sn_finder_join:
 *
 * Joins what was found in a block: days to ranges, times to their days, and a
 * day that is said twice to one.
 */
void
sn_finder_join (Finder *f)
{
  GArray *found = f->found;

  inherit_years (f);
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i + 1 < found->len;)
      {
        SnWhen *a = &g_array_index (found, SnWhen, i);
        const SnWhen *b = &g_array_index (found, SnWhen, i + 1);
        gboolean joined = pass == 0   ? join_apposition (f, a, b)
                          : pass == 1 ? join_time (f, a, b)
                                      : join_range (f, a, b);

        if (joined)
          g_array_remove_index (found, i + 1);
        else
          i++;
      }
}
