/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

/* Between which hours meetings of an office begin. */
#define FIRST_HOUR 7
#define LAST_HOUR 19

/* "at 2.30": nobody meets at night; "02:30" is meant as written. */
static gboolean
is_office_afternoon (const Clock *clock)
{
  return clock->single && !clock->fixed && clock->hour >= 1 && clock->hour <= 6;
}

/* "10:00-4:00" ends in the afternoon, "23:00-03:00" and "22:00-2:00" in the night:
 * an hour that is written with two digits is meant as written where it has a
 * nought, and no half of the day puts an end before its beginning right. */
static gboolean
ends_in_afternoon (const Clock *start, const Clock *end)
{
  int from = start->hour * 60 + start->minute, to = end->hour * 60 + end->minute;

  return end->half == HALF_NONE && !end->fixed && end->hour < 12 && (end->single || end->hour >= 10) && to <= from &&
         to + 12 * 60 > from;
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
  else if (start->half == HALF_NONE && end->half == HALF_NONE && is_office_afternoon (start))
    start->half = HALF_PM;
  sn_finder_apply_half (start, start->half);
  if (ends_in_afternoon (start, end))
    end->half = HALF_PM;
  sn_finder_apply_half (end, end->half);
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
  static const char *const spans[] = { "to", "until", "till", "til", "and", NULL };

  if (!sn_finder_is_dash (f, *i) && !sn_finder_is_one_of (f, *i, spans))
    return FALSE;
  (*i)++;
  return TRUE;
}

static gboolean
leads_time (const Finder *f, guint32 i)
{
  static const char *const leads[] = { "at",     "from",   "by",      "until", "till", "til",
                                       "before", "around", "between", "to",    NULL };

  return i > f->first && sn_finder_is_one_of (f, i - 1, leads);
}

/* "10.30" as a cell of a row that has a day before it: when it begins. */
static gboolean
is_cell_of_time (const Finder *f, guint32 i, const Clock *clock, guint32 after)
{
  const SnToken *minutes = sn_finder_token (f, after - 1);
  const SnWhen *last = f->all->len > 0 ? &g_array_index (f->all, SnWhen, f->all->len - 1) : NULL;

  return f->row && i == f->first && last != NULL && last->block == f->block && sn_finder_token (f, after) == NULL &&
         minutes->end - minutes->start == 2 && clock->hour >= FIRST_HOUR && clock->hour <= LAST_HOUR;
}

/* "12 June: Change Board, Meeting 112 (10.00)", "(teleconference, 10.00)": ends an aside
 * behind a day, and is a quarter of an hour of an office. */
static gboolean
is_time_of_aside (const Finder *f, guint32 i, const Clock *clock, guint32 after)
{
  const SnToken *minutes = sn_finder_token (f, after - 1);
  const SnWhen *last = f->found->len > 0 ? &g_array_index (f->found, SnWhen, f->found->len - 1) : NULL;

  return i > f->first && (sn_finder_is_mark (f, i - 1, '(') || sn_finder_is_mark (f, i - 1, ',')) &&
         sn_finder_is_mark (f, after, ')') && minutes->end - minutes->start == 2 && clock->minute % 15 == 0 &&
         clock->hour >= FIRST_HOUR && clock->hour <= LAST_HOUR && last != NULL && last->date.day != 0 &&
         !last->date.has_time;
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
  if (leads_time (f, i) || is_cell_of_time (f, i, clock, after) || is_time_of_aside (f, i, clock, after))
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

/**
 * sn_finder_has_day:
 *
 * Returns: whether a number from @i to before @after stands beside a day, so
 *   that it can be its time: "5 March at 10", "at 10 on 5 March".
 */
gboolean
sn_finder_has_day (const Finder *f, guint32 i, guint32 after)
{
  const SnWhen *last = f->found->len > 0 ? &g_array_index (f->found, SnWhen, f->found->len - 1) : NULL;
  const SnToken *next = sn_finder_token (f, after + 1);

  if (last != NULL && last->date.day != 0 && !last->date.has_time && last->end <= i &&
      sn_finder_joins_time (f, last->end, i))
    return TRUE;
  return sn_finder_is_word (f, after, "on") && next != NULL &&
         (next->kind == SN_TOKEN_NUMBER || sn_finder_is_word (f, after + 1, "the") ||
          sn_finder_word_value (f, after + 1, SN_WORD_WEEKDAY));
}

/* Whether nothing follows that a bare number before it could count. */
static gboolean
counts_nothing (const Finder *f, guint32 after)
{
  static const char *const words[] = { "on", "at", "in", "via", "for", "each", "until", "to", "sharp", "prompt", NULL };
  const SnToken *t = sn_finder_token (f, after), *next = sn_finder_token (f, after + 1);

  if (t == NULL || sn_finder_is_one_of (f, after, words))
    return TRUE;
  if (t->kind != SN_TOKEN_PUNCT || t->value == '%' || t->value == '/' || t->value == '-')
    return FALSE;
  return t->value != ',' || next == NULL || next->letter_case == SN_CASE_LOWER; /* "at 10, Downing Street" */
}

/* "5 March at 10": only hours that one meets at. */
static gboolean
is_bare_hour (const Finder *f, guint32 i, const Clock *clock, guint32 after)
{
  return !clock->dotted && clock->hour >= 1 && clock->hour <= 20 && sn_finder_is_word (f, i - 1, "at") &&
         counts_nothing (f, after) && sn_finder_has_day (f, i, after);
}

/* "5 March, 10-12", "from 9 until 5 on Friday", "from 10.30 until 3". */
static gboolean
is_bare_span (const Finder *f, guint32 i, const Clock *start, const Clock *end, guint32 after)
{
  return start->hour >= 1 && start->hour <= 23 && end->hour >= 1 && end->hour <= 23 && counts_nothing (f, after) &&
         (start->hour != end->hour || start->dotted || end->dotted) && sn_finder_has_day (f, i, after);
}

/* "10:00 GMT to 11:00 GMT". */
static guint32
skip_zone (const Finder *f, guint32 i)
{
  static const char *const zones[] = { "gmt", "bst", "utc", NULL };

  return sn_finder_is_one_of (f, i, zones) ? i + 1 : i;
}

/* "10:00 for 10:30": the doors open at the one, it begins at the other. */
static gboolean
read_doors (const Finder *f, guint32 *i, Clock *clock)
{
  Clock second;
  guint32 after;

  if (!sn_finder_is_word (f, *i, "for") || !(clock->exact || clock->dotted) ||
      !sn_finder_read_clock (f, *i + 1, &second, &after) || !(second.exact || second.dotted))
    return FALSE;
  if (second.half == HALF_NONE)
    second.half = clock->half;
  *clock = second;
  clock->exact = TRUE;
  *i = after;
  return TRUE;
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

  if (!sn_finder_read_clock (f, *i, &start, &after) ||
      (start.dotted && (sn_finder_is_numbered (f, *i) || sn_finder_is_change (f, *i))))
    return FALSE;
  next = skip_zone (f, after);
  if (read_span (f, &next) && sn_finder_read_clock (f, next, &end, &stop) &&
      !(sn_finder_is_word (f, next - 1, "and") && !leads_time (f, *i)) &&
      (end.exact || (start.exact && (end.dotted || end.hour <= 24)) || (start.dotted && end.dotted) ||
       is_bare_span (f, *i, &start, &end, stop)) &&
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
  read_doors (f, &after, &start);
  if (!start.exact && !is_bare_hour (f, *i, &start, after) &&
      (!start.dotted || sn_finder_is_quantity (f, after) || !is_dotted_time (f, *i, &start, after)))
    return FALSE;
  if (!is_clock_possible (&start) && !is_slip (f, *i, &start))
    return FALSE;
  if (start.half == HALF_NONE && is_office_afternoon (&start))
    start.half = HALF_PM;
  sn_finder_apply_half (&start, start.half);
  add_time (f, *i, after, &start, NULL);
  *i = after;
  return TRUE;
}
