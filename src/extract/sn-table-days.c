/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-outline-private.h"
#include "sn-rows-private.h"

#include <string.h>

#define BIT SN_WORD_BIT

/**
 * sn_table_is_joint:
 *
 * Returns: whether the token is a word that stands between days, or between a
 *   day and its hours.
 */
gboolean
sn_table_is_joint (const SnExtraction *self, guint32 token)
{
  return sn_reading_token_in (self->reading, token, SN_SET_TABLE_JOINTS);
}

static guint
count_words (const SnExtraction *self, guint32 first, guint32 end)
{
  guint n = 0;

  for (guint32 i = first; i < end; i++)
    n += sn_reading_token (self->reading, i)->kind != SN_TOKEN_PUNCT && !sn_table_is_joint (self, i);
  return n;
}

/**
 * sn_table_find_dates:
 * @begins: whether it is enough that the cell begins with a date
 * @days: (element-type SnTableDay): takes them
 *
 * Finds the dates in the cell from @first to @end, if they are most of its
 * words. "15 November (was 22)" counts once.
 *
 * Returns: how many there are
 */
guint
sn_table_find_dates (const SnExtraction *self, guint block, guint32 first, guint32 end, gboolean begins, GArray *days)
{
  const SnOutline *outline = self->outline;
  guint old = days->len, inside = 0, outside = 0;
  guint32 at = first;

  for (guint32 w = outline->block_whens[block]; w < outline->block_whens[block + 1]; w++)
    {
      const SnWhen *when = sn_outline_when (outline, w);
      gboolean dated = when->date.year != 0 || (when->flags & (SN_WHEN_UNKNOWN | SN_WHEN_IMPOSSIBLE));
      SnTableDay day = { when->date, w };

      if (when->first < at || when->first >= end)
        continue;
      if (begins && when->first != first)
        break;
      if (days->len > old && (sn_reading_cues (self->reading, block, at, when->first) &
                              (BIT (SN_WORD_FORMER) | BIT (SN_WORD_PAST) | BIT (SN_WORD_MOVE))))
        {
          end = at;
          break;
        }
      outside += count_words (self, at, when->first);
      inside += when->end - when->first;
      at = when->end;
      if (dated)
        g_array_append_val (days, day);
      if (begins)
        break;
    }
  if (days->len == old)
    return 0;
  if (at + 2 < end && sn_reading_is_mark (self->reading, at, '(') && sn_reading_is_mark (self->reading, end - 1, ')'))
    end = at; /* "5 April (by telephone)" */
  outside += begins ? 0 : count_words (self, at, end);
  if (2 * outside > MAX (inside, 2))
    g_array_set_size (days, old);
  return days->len - old;
}

/* "Tue" and "th" */
static gboolean
is_part_of_day (const SnExtraction *self, guint block, guint32 token)
{
  return sn_outline_is_ordinal (self->reading, token) ||
         (sn_reading_cues (self->reading, block, token, token + 1) & BIT (SN_WORD_WEEKDAY));
}

/* "Tue 17   10:30", "Wed 9   13:00 to 15:00": gives the days the hours that were read
 * with them, where the hour is at @token. */
static gboolean
add_hours (const SnExtraction *self, guint block, guint32 token, GArray *days, guint first)
{
  const SnOutline *outline = self->outline;

  if (!sn_outline_begins_clock (self->reading, token, self->reading->block_tokens[block + 1]))
    return FALSE;
  for (guint32 w = outline->block_whens[block]; w < outline->block_whens[block + 1]; w++)
    {
      const SnWhen *when = sn_outline_when (outline, w);

      if (when->first > token || when->end <= token || !when->date.has_time)
        continue;
      for (guint i = first; i < days->len; i++)
        {
          SnDate *date = &g_array_index (days, SnTableDay, i).date;

          *date = sn_date_with_time_of (*date, &when->date);
        }
      return TRUE;
    }
  return FALSE;
}

/* "02/04/2023", "02.04.23": a date that has its own month needs nothing from the heading. */
static gboolean
is_whole_date (const SnReading *reading, guint32 token, guint32 end)
{
  for (guint32 i = token + 1; i < token + 5; i++)
    {
      const SnToken *t = i < end ? sn_reading_token (reading, i) : NULL;

      if (t == NULL || !t->glued || t->kind != ((i - token) % 2 == 0 ? SN_TOKEN_NUMBER : SN_TOKEN_PUNCT) ||
          (t->kind == SN_TOKEN_PUNCT && t->value != '/' && t->value != '.' && t->value != '-'))
        return FALSE;
    }
  return TRUE;
}

/**
 * sn_table_find_days:
 * @month: of which month
 * @days: (element-type SnTableDay): takes them
 *
 * Days that stand without their month: "3", "Tue 12th", "12, 26", "16-18", "Tue 17 10:30".
 *
 * Returns: how many there are; none where anything else stands with them
 */
guint
sn_table_find_days (const SnExtraction *self, guint block, guint32 first, guint32 end, const SnDate *month,
                    GArray *days)
{
  guint old = days->len;
  gboolean range = FALSE;

  while (end > first && sn_reading_token (self->reading, end - 1)->kind == SN_TOKEN_PUNCT)
    end--;
  for (guint32 i = first; i < end; i++)
    {
      const SnToken *t = sn_reading_token (self->reading, i);
      SnTableDay day = { .when = SN_NO_WHEN };

      if (t->kind == SN_TOKEN_PUNCT)
        {
          if (t->value == '(' && days->len > old)
            return days->len - old; /* "13, 27 (cancelled)", "24 (Leeds)" */
          range = (t->value == '-' || t->value == 0x2013) && days->len > old;
          if (t->value == ':' || (t->value == '.' && i + 1 < end))
            break;
          continue;
        }
      if (t->kind == SN_TOKEN_WORD)
        {
          range = (range || sn_reading_token_is (self->reading, i, "to")) && days->len > old;
          if (sn_table_is_joint (self, i) || is_part_of_day (self, block, i))
            continue;
          /* A date that names its own month needs none from the heading. */
          if (sn_reading_mark_at (self->reading, block, i, SN_WORD_MONTH) != NULL)
            end = first;
          break;
        }
      if (days->len > old && add_hours (self, block, i, days, old))
        return days->len - old;
      if (is_whole_date (self->reading, i, end))
        {
          end = first;
          break;
        }
      day.date = sn_date_new_day (month->year, month->month, t->value);
      if (t->end - t->start > 2 || !sn_date_is_set (&day.date))
        break;
      if (range)
        sn_date_set_end (&g_array_index (days, SnTableDay, days->len - 1).date, &day.date);
      else
        g_array_append_val (days, day);
      range = FALSE;
      if (i + 1 == end)
        return days->len - old;
    }
  if (days->len > old && end > first &&
      (sn_reading_token (self->reading, end - 1)->kind == SN_TOKEN_NUMBER || is_part_of_day (self, block, end - 1)))
    return days->len - old;
  g_array_set_size (days, old);
  return 0;
}

/* The month in which the days of a table fall that stand there without one:
 * of the sentence that leads to it, or of its heading. */
static gboolean
context_month (const SnExtraction *self, const SnTable *table, guint block, SnDate *from)
{
  const SnOutline *outline = self->outline;
  const SnPlace *place = &outline->places[block];
  guint places[3] = { place->lead, table->above, place->heading };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint32 w = places[i] != SN_NO_BLOCK ? outline->block_whens[places[i]] : 0;
         places[i] != SN_NO_BLOCK && w < outline->block_whens[places[i] + 1]; w++)
      {
        *from = sn_outline_when (outline, w)->date;
        if (sn_date_precision (from) >= SN_PRECISION_MONTH)
          return TRUE;
      }
  return FALSE;
}

/* "Thursday" under "Week of 7 October" */
static gboolean
find_day_of_week (const SnExtraction *self, guint block, guint32 first, guint32 end, const SnDate *week, GArray *days)
{
  const SnMark *weekday = sn_reading_mark_at (self->reading, block, first, SN_WORD_WEEKDAY);
  SnTableDay day = { .when = SN_NO_WHEN };

  while (end > first && sn_reading_token (self->reading, end - 1)->kind == SN_TOKEN_PUNCT)
    end--;
  if (weekday == NULL || weekday->end != end || week->day == 0 || sn_date_weekday (week) != 1)
    return FALSE;
  day.date = sn_date_add_days (week, (int) weekday->number - 1);
  g_array_append_val (days, day);
  return TRUE;
}

/**
 * sn_table_find_bare_days:
 * @column: of the cell from @first to @end
 * @days: (element-type SnTableDay): takes them
 *
 * Finds "Mon 22", "3rd" or "w/c 18th" alone in a cell. Days before the one that the
 * sentence above begins with fall in the month after.
 *
 * Returns: how many there are
 */
guint
sn_table_find_bare_days (const SnExtraction *self, const SnTable *table, guint block, guint column, guint32 first,
                         guint32 end, GArray *days)
{
  SnDate from = table->month.month == 0 && column < table->n ? table->months[column] : table->month;
  guint old = days->len;
  gboolean weekday = (sn_reading_cues (self->reading, block, first, end) & BIT (SN_WORD_WEEKDAY)) != 0;
  guint heading = self->outline->places[block].heading;
  gboolean headed = sn_table_heads (table, column, SN_HEADS_DAYS) ||
                    (table->n == 0 && heading != SN_NO_BLOCK && sn_outline_heads_month (self->reading, heading));
  const SnMark *commencing = first < end ? sn_reading_mark_at (self->reading, block, first, SN_WORD_COMMENCING) : NULL;

  if (commencing != NULL && commencing->end < end)
    first = commencing->end; /* "w/c 18th" */
  if (from.month == 0 && ((!weekday && !headed) || !context_month (self, table, block, &from)))
    return 0;
  if (weekday && find_day_of_week (self, block, first, end, &from, days))
    return 1;
  if (sn_table_find_days (self, block, first, end, &from, days) == 0)
    return 0;
  for (guint i = old; i < days->len && from.day > 0; i++)
    {
      SnTableDay *day = &g_array_index (days, SnTableDay, i);

      if (day->date.day < from.day)
        day->date = sn_date_new_day (from.year + from.month / 12, from.month % 12 + 1, day->date.day);
    }
  return days->len - old;
}

/* Whether the row or what stands above it speaks of answers, seats, votes or places: those
 * are taken until a day, whatever the day from which. */
static gboolean
asks_for_something (const SnExtraction *self, const SnTable *table, guint block)
{
  const guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) |
                       BIT (SN_WORD_SEAT) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_SURVEY) |
                       BIT (SN_WORD_CATEGORY);
  guint64 around = sn_reading_block_cues (self->reading, block) | sn_outline_heading_cues (self->outline, block);

  for (guint i = 0; i < table->n; i++)
    around |= table->cues[i];
  return (around & asks) != 0;
}

/* From the one to the other: of two days, or of two hours of one day. */
static gboolean
join_span (SnDate *start, const SnDate *end)
{
  int days = (int) sn_date_first_julian (end) - (int) sn_date_first_julian (start);
  gboolean hours = start->has_time && end->has_time && !start->has_end_time && !end->has_end_time;

  if (start->day == 0 || start->end_year != 0 || days < 0 || (days == 0 && (!hours || end->time <= start->time)))
    return FALSE;
  sn_date_set_end (start, end);
  start->has_end_time = hours;
  start->end_time = hours ? end->time : 0;
  return TRUE;
}

/**
 * sn_table_find_span:
 * @date_cell: where the row's day was found
 * @days: (element-type SnTableDay): that day
 *
 * "User Integration Testing | 11 May 2023 | 12 June 2023" under "Start" and "End": makes one
 * day of the two, from the first to the last; or "21 May 00:30 | 21 May 06:00".
 *
 * Returns: whether the row has such two days, and no hours: what lasts for hours happens,
 *   what lasts for days begins and ends
 */
gboolean
sn_table_find_span (const SnExtraction *self, SnTable *table, guint block, const guint32 *cells, guint date_cell,
                    GArray *days)
{
  SnTableDay *day = &g_array_index (days, SnTableDay, 0);

  if (!sn_table_heads (table, date_cell, SN_HEADS_END) || day->date.day == 0 || day->date.end_year != 0 ||
      asks_for_something (self, table, block))
    return FALSE;
  for (guint i = 0; i < date_cell; i++)
    {
      SnTableDay *start;

      g_array_set_size (table->found, 0);
      if (!sn_table_heads (table, i, SN_HEADS_START) ||
          sn_table_find_dates (self, block, cells[i], cells[i + 1], FALSE, table->found) != 1)
        continue;
      start = &g_array_index (table->found, SnTableDay, 0);
      if (!join_span (&start->date, &day->date))
        continue;
      if (day->when != SN_NO_WHEN)
        self->used[day->when] = TRUE;
      *day = *start;
      return !day->date.has_time;
    }
  return FALSE;
}
