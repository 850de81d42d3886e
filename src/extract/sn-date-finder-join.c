/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-finder-private.h"

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
  static const char *const labels[] = { "time", "date", "times", NULL };
  static const gunichar marks[] = { ',', '(', ')', '@', ':', '|', '-', 0x2013 };

  if (to < from || to - from > 6)
    return FALSE;
  for (guint32 i = from; i < to; i++)
    {
      const SnToken *t = sn_finder_token (f, i);
      gboolean joins = FALSE;

      if (t->kind == SN_TOKEN_WORD)
        joins = sn_finder_is_in (f, i, SN_SET_TIME_JOINTS);
      else if (t->kind == SN_TOKEN_PUNCT && (t->value == '.' || t->value == ';'))
        joins = i + 1 < to && sn_finder_is_one_of (f, i + 1, labels);
      else
        for (guint n = 0; t->kind == SN_TOKEN_PUNCT && !joins && n < G_N_ELEMENTS (marks); n++)
          joins = t->value == marks[n];
      if (!joins)
        return FALSE;
    }
  return TRUE;
}

static void
take_time (SnWhen *when, const SnWhen *time)
{
  when->date = sn_date_with_time_of (when->date, &time->date);
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
  return sn_date_with_time_of (date, when);
}

/* "from 29 February to 2 March 2024", "5 March, 9 April and 14 May 2024": the
 * year of the last is that of those before it. */
static void
inherit_year (SnWhen *a, const SnWhen *b)
{
  guint year = b->date.year;
  SnDate date;

  if (!(a->flags & SN_WHEN_NO_YEAR) || (b->flags & (SN_WHEN_NO_YEAR | SN_WHEN_RELATIVE)) || a->date.month == 0 ||
      b->date.month == 0)
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
  static const char *const words[] = { "to", "until", "till", "til", "through", NULL };

  if (b->first == a->end + 4 && sn_finder_is_word (f, a->end, "up") && sn_finder_is_word (f, a->end + 1, "to") &&
      sn_finder_is_word (f, a->end + 3, "including"))
    return TRUE; /* "up to and including" */
  if (b->first == a->end + 2 && sn_finder_is_word (f, a->end, "to") && sn_finder_is_word (f, a->end + 1, "the"))
    return TRUE;
  if (b->first != a->end + 1)
    return FALSE;
  return sn_finder_is_dash (f, a->end) || sn_finder_is_one_of (f, a->end, words) ||
         (sn_finder_is_word (f, a->end, "and") && sn_finder_is_between (f, a->first));
}

static gboolean
is_list_gap (const Finder *f, guint32 from, guint32 to)
{
  static const char *const words[] = { "and", "or", NULL };

  if (to <= from || to - from > 2)
    return FALSE;
  for (guint32 i = from; i < to; i++)
    if (!sn_finder_is_mark (f, i, ',') && !sn_finder_is_mark (f, i, '&') && !sn_finder_is_mark (f, i, '/') &&
        !sn_finder_is_one_of (f, i, words))
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
  if (sn_finder_is_word (f, a->first - 1, "from") || sn_finder_is_word (f, a->first - 1, "between") ||
      sn_finder_is_word (f, a->first - 2, "from"))
    a->flags |= SN_WHEN_FROM_TO;
  sn_date_set_end (&a->date, &b->date);
  a->date = sn_date_with_time_of (a->date, &b->date);
  a->flags |= b->flags;
  a->end = b->end;
  return TRUE;
}

typedef enum
{
  APPOSITION_NONE,
  APPOSITION_COMMA,   /* "tomorrow, 5 April", "within three weeks, by 31 October" */
  APPOSITION_BRACKET, /* "next Thursday (12 December)" */
  APPOSITION_SAID,    /* "in the next four weeks, that is by 22 October" */
} Apposition;

#define MAX_APPOSITION 8

static Apposition
apposition_between (const Finder *f, guint32 from, guint32 to)
{
  static const char *const words[] = { "on", "by", "until", "till", "til", "before", "to", "say", "is", "the", NULL };
  gboolean comma = sn_finder_is_mark (f, from, ',') || sn_finder_is_dash (f, from);
  Apposition kind = sn_finder_is_mark (f, from, '(') ? APPOSITION_BRACKET : comma ? APPOSITION_COMMA : APPOSITION_NONE;

  if (kind == APPOSITION_NONE || to <= from || to - from > MAX_APPOSITION)
    return APPOSITION_NONE;
  for (guint32 i = from + 1; i < to; i++)
    if (sn_finder_is_word (f, i, "that") || sn_finder_is_word (f, i, "ie") || sn_finder_is_word (f, i, "i") ||
        sn_finder_is_word (f, i, "namely"))
      kind = APPOSITION_SAID;
    else if (!sn_finder_is_one_of (f, i, words) && !sn_finder_is_word (f, i, "e") && !sn_finder_is_mark (f, i, '.') &&
             !sn_finder_is_mark (f, i, ','))
      return APPOSITION_NONE;
  return kind;
}

/* Whether "Monday (3 June)" only says which Monday is meant. */
static gboolean
is_that_weekday (const Finder *f, const SnWhen *a, const SnWhen *b)
{
  guint weekday = (guint) sn_finder_word_value (f, a->first, SN_WORD_WEEKDAY);

  return weekday != 0 && weekday == sn_date_weekday (&b->date);
}

static gboolean
is_limit_word (const Finder *f, guint32 i)
{
  static const char *const words[] = { "by", "until", "till", "til", "before", "to", NULL };

  return sn_finder_is_one_of (f, i, words);
}

/* One day said twice. The written date counts; where the two differ that is a
 * doubt. */
static gboolean
join_apposition (const Finder *f, SnWhen *a, const SnWhen *b)
{
  gboolean a_relative = (a->flags & SN_WHEN_RELATIVE) != 0, b_relative = (b->flags & SN_WHEN_RELATIVE) != 0;
  Apposition kind;
  SnWhen joined;

  if (b->date.day == 0 || (a->date.day == 0 && !(a_relative && a->date.month != 0)) || a_relative == b_relative)
    return FALSE;
  kind = apposition_between (f, a->end, b->first);
  if (kind == APPOSITION_NONE)
    return FALSE;
  joined = a_relative ? *b : *a;
  if (!sn_date_same_days (&a->date, &b->date) && !is_that_weekday (f, a, b))
    {
      if (kind == APPOSITION_COMMA || a->date.day == 0)
        return FALSE;
      joined.flags |= SN_WHEN_CONTRADICTED;
    }
  if (!a_relative || b->first - a->end < 2 || !is_limit_word (f, b->first - 1))
    joined.first = a->first; /* "within a week, by 3 May": the day that its "by" leads to counts alone */
  joined.end = b->end;
  if (a->date.has_time)
    take_time (&joined, a);
  *a = joined;
  return TRUE;
}

/* "September 2015, day to be confirmed", "14 May (time TBC)": what is not known yet is of the date
 * before it, and no other date. */
static gboolean
join_unknown (const Finder *f, SnWhen *a, const SnWhen *b)
{
  static const char *const words[] = { "day", "date", "dates", "exact", "time",  "times", "venue",
                                       "the", "a",    "on",    "is",    "still", NULL };

  if (!(b->flags & SN_WHEN_UNKNOWN) || a->date.month == 0 || b->first > a->end + MAX_APPOSITION)
    return FALSE;
  for (guint32 i = a->end; i < b->first; i++)
    if (!sn_finder_is_one_of (f, i, words) && !sn_finder_is_mark (f, i, ',') && !sn_finder_is_mark (f, i, '(') &&
        !sn_finder_is_mark (f, i, ':') && !sn_finder_is_dash (f, i))
      return FALSE;
  a->end = b->end;
  return TRUE;
}

/* Whether a date and a time apart from it belong together: in one sentence, a
 * few words between them that say where or how. */
static gboolean
is_near (const Finder *f, guint32 from, guint32 to)
{
  if (to <= from || to - from > 9)
    return FALSE;
  for (guint32 i = from; i < to; i++)
    if (sn_finder_is_in (f, i, SN_SET_TIME_STOPS) || sn_finder_is_mark (f, i, ';'))
      return FALSE;
  return sn_reading_sentence_of (f->reading, f->block, from) == sn_reading_sentence_of (f->reading, f->block, to);
}

/* "on Tuesday 4 October at the Hotel at 9.45am": the day is at that time. Both
 * stay expressions of their own. */
static void
lend_time (const Finder *f, SnWhen *a, SnWhen *b)
{
  SnWhen *day = is_time_only (b) ? a : b, *time = day == a ? b : a;
  static const char *const leads[] = { "at", "from", "between", "both", "each", "always", NULL };
  guint32 first = day->first, end = day->end;

  if (!is_time_only (time) || day->date.day == 0 || day->date.has_time || day->date.end_year != 0 || f->row ||
      !is_near (f, a->end, b->first))
    return;
  if (day == a && !sn_finder_is_one_of (f, b->first - 1, leads) && !sn_finder_is_mark (f, b->first - 1, ',') &&
      !sn_finder_is_mark (f, b->first - 1, '('))
    return;
  if (day == b && !sn_finder_is_word (f, b->first - 1, "on"))
    return;
  if (day == a && sn_finder_is_word (f, b->end, "on"))
    return; /* "26 and 27 November, beginning at 10:00 on the first" */
  take_time (day, time);
  day->first = first;
  day->end = end;
}

static gboolean
is_both_near (const Finder *f, const SnWhen *when, const SnSentence *sentence)
{
  static const char *const words[] = { "both", "each", "all", "always", NULL };
  guint32 end = MIN (when->end + 8, sentence->end);

  for (guint32 i = when->first + 1; i < end; i++)
    if (sn_finder_is_one_of (f, i, words))
      return TRUE;
  return FALSE;
}

/* "in Leeds (4 April), Bath (7 April) and London (11 April), all 10am to noon": whether the time
 * of the day at @index, and of what follows with that time, is that of the day before, too. */
static gboolean
says_both (const Finder *f, guint index)
{
  const SnWhen *when = &g_array_index (f->found, SnWhen, index), *before = when - 1, *first = when;
  const SnSentence *sentence =
      sn_reading_sentence (f->reading, sn_reading_sentence_of (f->reading, f->block, when->first));

  if (before->first < sentence->first)
    return FALSE;
  for (; index < f->found->len; index++)
    {
      when = &g_array_index (f->found, SnWhen, index);
      if (when->first >= sentence->end || when->date.day == 0 || !when->date.has_time ||
          when->date.time != first->date.time)
        return FALSE;
      if (is_both_near (f, when, sentence))
        return TRUE;
    }
  return FALSE;
}

/* "on 2, 9 and 16 November at 12:30": the days of a list share its time. */
static void
share_time (const Finder *f, guint index)
{
  SnWhen *a = &g_array_index (f->found, SnWhen, index - 1);
  const SnWhen *b = &g_array_index (f->found, SnWhen, index);
  guint32 gap = b->first - a->end;
  gboolean listed = gap == 1 && (sn_finder_is_mark (f, a->end, ',') || sn_finder_is_word (f, a->end, "and") ||
                                 sn_finder_is_word (f, a->end, "or") || sn_finder_is_mark (f, a->end, '&'));

  if (a->date.day == 0 || b->date.day == 0 || a->date.has_time || !b->date.has_time || (b->flags & SN_WHEN_RELATIVE) ||
      !(listed || says_both (f, index)))
    return;
  a->date = sn_date_with_time_of (a->date, &b->date);
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
        gboolean joined = pass == 0   ? join_unknown (f, a, b) || join_apposition (f, a, b)
                          : pass == 1 ? join_time (f, a, b)
                                      : join_range (f, a, b);

        if (joined)
          g_array_remove_index (found, i + 1);
        else
          i++;
      }
  for (guint i = 0; i + 1 < found->len; i++)
    lend_time (f, &g_array_index (found, SnWhen, i), &g_array_index (found, SnWhen, i + 1));
  for (guint i = found->len; i > 1; i--)
    share_time (f, i - 1);
  for (guint i = 0; i < found->len; i++)
    sn_date_settle_night (&g_array_index (found, SnWhen, i).date);
}
