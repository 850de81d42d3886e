/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-outline-private.h"
#include "sn-rows-private.h"
#include "sn-titles.h"

#include <stdio.h>
#include <string.h>

#define BIT SN_WORD_BIT

/* What a heading from @first to before @end says of its column. */
static SnColumnHeads
read_heading (const SnReading *reading, guint32 first, guint32 end)
{
  SnColumnHeads heads = 0;

  for (guint32 i = first; i < end; i++)
    {
      if (sn_reading_token_in (reading, i, SN_SET_NUMBERS))
        heads |= SN_HEADS_NUMBER;
      if (sn_reading_token_in (reading, i, SN_SET_RELEASES))
        heads |= SN_HEADS_RELEASE;
      if (sn_reading_token_in (reading, i, SN_SET_HOURS))
        heads |= SN_HEADS_TIME;
      if (sn_reading_token_in (reading, i, SN_SET_HEADS_BEGINNING))
        heads |= SN_HEADS_BEGINNING;
      if (sn_reading_token_in (reading, i, SN_SET_HEADS_ASIDE))
        heads |= SN_HEADS_ASIDE;
      if (sn_reading_token_in (reading, i, SN_SET_HEADS_START))
        heads |= SN_HEADS_START;
      if (sn_reading_token_in (reading, i, SN_SET_HEADS_END))
        heads |= SN_HEADS_END;
      if (sn_reading_token_in (reading, i, SN_SET_HEADS_AGAIN))
        heads |= SN_HEADS_AGAIN;
      if (sn_reading_token_in (reading, i, SN_SET_HEADS_DAYS))
        heads |= SN_HEADS_DAYS;
    }
  return heads;
}

/**
 * sn_table_heads:
 *
 * Returns: whether the heading of the column, if it has one, says any of these.
 */
gboolean
sn_table_heads (const SnTable *table, guint column, SnColumnHeads what)
{
  return column < table->n && (table->heads[column] & what) != 0;
}

/**
 * sn_table_init:
 *
 * Makes @table ready for sn_table_enter(), which must come before any row.
 */
void
sn_table_init (SnTable *table)
{
  *table = (SnTable){ .table = G_MAXUINT, .head = SN_NO_BLOCK, .above = SN_NO_BLOCK };
  table->days = g_array_new (FALSE, FALSE, sizeof (SnTableDay));
  table->found = g_array_new (FALSE, FALSE, sizeof (SnTableDay));
}

/**
 * sn_table_clear:
 *
 * Frees what @table has.
 */
void
sn_table_clear (SnTable *table)
{
  g_clear_pointer (&table->days, g_array_unref);
  g_clear_pointer (&table->found, g_array_unref);
}

/* The token at which each cell of a row begins: a tab stands between cells. */
static guint
cells_of_row (const SnReading *reading, guint block, const char *text, guint32 *cells)
{
  guint32 i = reading->block_tokens[block], end = reading->block_tokens[block + 1];
  const char *tab = text, *stop = i < end ? text + sn_reading_token (reading, end - 1)->start : text;
  guint n = 0;

  cells[n++] = i;
  while (n < SN_TABLE_COLUMNS && (tab = memchr (tab, '\t', (gsize) (stop - tab))) != NULL)
    {
      while (text + sn_reading_token (reading, i)->start < tab)
        i++;
      cells[n++] = i;
      tab++;
    }
  cells[n] = end;
  return n;
}

/* "Tue 17   10:30   SMKI PMA": the hour belongs to the day before it. */
static guint32
behind_hour (const SnExtraction *self, guint block, guint32 at)
{
  const SnReading *reading = self->reading;
  guint32 first = reading->block_tokens[block], end = reading->block_tokens[block + 1];

  for (guint32 i = self->outline->block_whens[block]; i < self->outline->block_whens[block + 1]; i++)
    {
      const SnWhen *when = sn_outline_when (self->outline, i);

      if (when->first != first || !when->date.has_time || when->end <= at || when->end >= end)
        continue;
      at = when->end;
      while (at + 1 < end && sn_reading_token (reading, at)->kind == SN_TOKEN_PUNCT)
        at++;
    }
  return at;
}

/**
 * sn_table_cells:
 * @cells: (out caller-allocates): room for %SN_TABLE_COLUMNS and one
 *
 * Finds the token at which each cell begins, and behind them where the row
 * ends; a tab stands between cells. A line of a diary that is no table has its
 * date and the rest.
 *
 * Returns: how many cells there are
 */
guint
sn_table_cells (const SnExtraction *self, guint block, guint32 *cells)
{
  const SnReading *reading = self->reading;
  const SnBlock *b = sn_reading_block (reading, block);
  guint n = 1;

  if (b->kind == SN_BLOCK_TABLE_ROW)
    return cells_of_row (reading, block, b->text, cells);
  cells[0] = reading->block_tokens[block];
  n += sn_outline_row_date (reading, block, &self->outline->issued, &cells[1]) ||
       sn_outline_row_day (reading, block, &cells[1]) ||
       sn_outline_row_end (reading, block, &self->outline->issued, &cells[1]) ||
       sn_outline_row_days (reading, block, &cells[1]);
  if (n == 2)
    cells[1] = behind_hour (self, block, cells[1]);
  cells[n] = reading->block_tokens[block + 1];
  return n;
}

/* A heading that is a month and, perhaps, its year. */
static SnDate
month_of_heading (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  const SnOutline *outline = self->outline;
  SnDate none = { 0 };

  for (guint32 w = outline->block_whens[block]; w < outline->block_whens[block + 1]; w++)
    {
      const SnWhen *when = sn_outline_when (outline, w);

      if (when->first == first && when->end == end && sn_date_precision (&when->date) == SN_PRECISION_MONTH)
        return when->date;
    }
  return none;
}

/**
 * sn_table_enter:
 * @block: its first row
 *
 * Reads what heads the columns of a table.
 */
void
sn_table_enter (const SnExtraction *self, SnTable *table, guint block)
{
  const SnOutline *outline = self->outline;
  guint number = sn_reading_block (self->reading, block)->table, head = block;

  *table = (SnTable){ .table = number,
                      .head = SN_NO_BLOCK,
                      .above = SN_NO_BLOCK,
                      .first = SN_NO_BLOCK,
                      .days = table->days,
                      .found = table->found };
  if (number == 0)
    return;
  while (head > 0 && sn_reading_block (self->reading, head - 1)->table == number)
    head--;
  if (head > 0)
    {
      table->above = head - 1;
      /* "January", its caption or the heading above it, says of which month its days are */
      table->month =
          month_of_heading (self, head - 1, self->reading->block_tokens[head - 1], self->reading->block_tokens[head]);
    }
  table->first = head;
  sn_seat_matrix_enter (self, table);
  while (head < block && outline->places[head].role != SN_ROLE_OTHER)
    head++;
  if (head >= block)
    return;
  table->head = head;
  table->n = sn_table_cells (self, head, table->cells);
  for (guint i = 0; i < table->n; i++)
    {
      table->cues[i] = sn_reading_cues (self->reading, head, table->cells[i], table->cells[i + 1]);
      table->heads[i] = read_heading (self->reading, table->cells[i], table->cells[i + 1]);
      table->months[i] = month_of_heading (self, head, table->cells[i], table->cells[i + 1]);
    }
}

static gsize
count_letters (const SnExtraction *self, guint32 first, guint32 end)
{
  gsize letters = 0;

  for (guint32 t = first; t < end; t++)
    if (sn_reading_token (self->reading, t)->kind == SN_TOKEN_WORD)
      letters += sn_reading_token (self->reading, t)->end - sn_reading_token (self->reading, t)->start;
  return letters;
}

/* A column of weekdays says nothing of what happens. */
static gboolean
is_weekday_cell (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  gboolean weekday = FALSE;

  for (guint32 t = first; t < end; t++)
    if (sn_reading_mark_at (self->reading, block, t, SN_WORD_WEEKDAY) != NULL)
      weekday = TRUE;
    else if (sn_reading_token (self->reading, t)->kind != SN_TOKEN_PUNCT)
      return FALSE;
  return weekday;
}

/* "Refinement": how far something is, not what it is. */
static gboolean
is_phase_cell (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  const SnMark *phase = sn_reading_mark_at (self->reading, block, first, SN_WORD_PHASE);

  return phase != NULL && phase->end == end;
}

/* "Ofgem" in front of what it asks; "DCUSA Panel" meets itself. */
static gboolean
is_body_cell (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  const SnMark *body = first < end ? sn_reading_mark_at (self->reading, block, first, SN_WORD_BODY) : NULL;

  return body != NULL && body->end == end && !sn_reading_token_is (self->reading, end - 1, "panel");
}

/* The cell that says what happens: the first that is more than a few letters,
 * other than the date's; columns for time and place come after it. */
static guint
find_subject_cell (const SnExtraction *self, const SnTable *table, guint block, const guint32 *cells, guint n,
                   guint64 dates)
{
  guint best = n;
  gsize longest = 0;

  for (guint pass = 0; pass < 2 && best == n; pass++)
    for (guint i = 0; i < n; i++)
      {
        gsize letters;

        if ((dates & (G_GUINT64_CONSTANT (1) << i)) || cells[i] >= cells[i + 1] ||
            (pass == 0 &&
             (sn_table_heads (table, i, SN_HEADS_ASIDE) || is_phase_cell (self, block, cells[i], cells[i + 1]) ||
              (i == 0 && n > 2 && is_body_cell (self, block, cells[i], cells[i + 1])))) ||
            is_weekday_cell (self, block, cells[i], cells[i + 1]))
          continue;
        letters = count_letters (self, cells[i], cells[i + 1]);
        if (pass == 0 && letters == 0)
          continue;
        if (best == n || (letters > 3 * longest && longest < 12))
          {
            best = i;
            longest = letters;
          }
      }
  return best;
}

/* How well a column of dates says when the thing is that the row is about. */
static int
rank_of (const SnTable *table, guint column, const SnTableDay *day)
{
  int rank = sn_date_precision (&day->date) == SN_PRECISION_DAY ? 2 : sn_date_is_set (&day->date) ? 1 : 0;

  if (column >= table->n)
    return rank;
  if (table->cues[column] & BIT (SN_WORD_REGISTER))
    return rank - 8;
  if (sn_table_heads (table, column, SN_HEADS_BEGINNING) ||
      (table->cues[column] & (BIT (SN_WORD_COMMENCING) | BIT (SN_WORD_FORMER))))
    return rank - 4;
  return table->cues[column] & BIT (SN_WORD_CLOSE) ? rank + 4 : rank;
}

/* "1 March | Tue 2 March": the week before its day. */
static gboolean
is_day_of_week (const SnTableDay *week, const SnTableDay *day)
{
  guint32 a = sn_date_first_julian (&week->date), b = sn_date_first_julian (&day->date);

  return sn_date_weekday (&week->date) == 1 && b >= a && b < a + 7;
}

/* "tell us by 5 March", "apply until Friday": a cell that says of its date but that
 * something ends then; beside @others, which say what, it may be in more words: "Comments on
 * the problem statement, until 4 October", "Second consultation, respond by 29 September". */
static gboolean
find_until (const SnExtraction *self, guint block, guint32 first, guint32 end, gboolean others, GArray *days)
{
  guint64 said = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_PHASE);
  guint64 deeds = BIT (SN_WORD_CLOSE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL) | BIT (SN_WORD_NOMINATE) |
                  BIT (SN_WORD_REGISTER) | BIT (SN_WORD_APPLY) | BIT (SN_WORD_MUST) | BIT (SN_WORD_VOTE);
  const SnOutline *outline = self->outline;
  guint32 index = sn_outline_when_from (outline, block, first);
  const SnWhen *when = index < outline->block_whens[block + 1] ? sn_outline_when (outline, index) : NULL;
  SnTableDay day = { .when = index };
  guint idle = 0;

  while (end > first && sn_reading_token (self->reading, end - 1)->kind == SN_TOKEN_PUNCT)
    end--;
  if (when == NULL || when->end != end || when->first == first || when->first > first + (others ? 12 : 6) ||
      when->date.day == 0 || !sn_reading_token_in (self->reading, when->first - 1, SN_SET_CLOSING_PREPOSITIONS))
    return FALSE;
  for (guint32 i = first; i < when->first; i++)
    idle += sn_title_count_content (self->reading, block, i, i + 1) > 0 &&
            !(sn_reading_cues (self->reading, block, i, i + 1) & (others ? deeds | said : deeds));
  if (idle > (others ? 3 : 0) || (idle > 0 && !(sn_reading_cues (self->reading, block, first, when->first) & deeds)))
    return FALSE;
  day.date = when->date;
  g_array_append_val (days, day);
  return TRUE;
}

/* "alone, on 1 October", under a heading that speaks of releases. */
static gboolean
find_own_day (const SnExtraction *self, guint block, guint32 first, guint32 end, GArray *days)
{
  const SnOutline *outline = self->outline;
  guint32 index = sn_outline_when_from (outline, block, first);
  const SnWhen *when = index < outline->block_whens[block + 1] ? sn_outline_when (outline, index) : NULL;
  SnTableDay day = { .when = index };

  if (when == NULL || when->end > end || when->date.day == 0)
    return FALSE;
  day.date = when->date;
  g_array_append_val (days, day);
  return TRUE;
}

/* "Approved 26 June" tells of the past. */
static gboolean
is_over (const SnExtraction *self, const GArray *days)
{
  const SnDate *date = &g_array_index (days, SnTableDay, 0).date;

  return sn_date_is_set (date) && sn_date_last_julian (date) < sn_date_first_julian (&self->outline->issued);
}

/* "Committee | Next meeting | The one after": whether the column has more days of what meets
 * on those of the column @best. */
static gboolean
meets_again (const SnTable *table, guint best, guint column)
{
  const guint64 other = BIT (SN_WORD_CLOSE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_NOMINATE);

  return table->table > 0 && best < column && sn_table_heads (table, column, SN_HEADS_AGAIN) &&
         !((table->cues[best] | table->cues[column]) & other);
}

/* "Roll-out progress, third quarter of 2023" beside a day: of which time the thing is. */
static gboolean
names_period (const SnExtraction *self, guint block, guint32 first, const SnTableDay *day)
{
  const SnWhen *when = day->when != SN_NO_WHEN ? sn_outline_when (self->outline, day->when) : NULL;

  return when != NULL && when->date.day == 0 && when->first > first + 1 &&
         sn_title_count_content (self->reading, block, first, when->first) > 1;
}

/* The cell that is a date, or several; else the first, or one whose heading
 * promises dates, if it begins with one. Where several cells are dates, the headings say which counts. */
static guint
find_date_cell (const SnExtraction *self, SnTable *table, guint block, const guint32 *cells, guint n, guint64 *dated,
                gboolean *until, GArray *days)
{
  GArray *found = table->found;
  guint best = n;
  int rank = 0;

  for (guint i = 0; i < n; i++)
    {
      const SnTableDay *day;
      int here;

      g_array_set_size (found, 0);
      if (sn_table_find_dates (self, block, cells[i], cells[i + 1], FALSE, found) == 0)
        continue;
      day = &g_array_index (found, SnTableDay, 0);
      if (names_period (self, block, cells[i], day))
        continue;
      *dated |= G_GUINT64_CONSTANT (1) << i;
      here = rank_of (table, i, day);
      if (best < n && here == rank && meets_again (table, best, i))
        {
          g_array_append_vals (days, found->data, found->len);
          continue;
        }
      if (best < n && here <= rank &&
          !(here == rank && here >= 2 && is_day_of_week (&g_array_index (days, SnTableDay, 0), day)))
        continue;
      best = i;
      rank = here;
      g_array_set_size (days, 0);
      g_array_append_vals (days, found->data, found->len);
    }
  for (guint i = 0; i < n && best == n; i++)
    if ((i == 0 || (i < table->n && (table->cues[i] & (BIT (SN_WORD_DIARY) | BIT (SN_WORD_CLOSE))))) &&
        sn_table_find_dates (self, block, cells[i], cells[i + 1], TRUE, days) > 0)
      {
        best = i;
        *dated |= G_GUINT64_CONSTANT (1) << i;
      }
  for (guint i = 0; i < MIN (n, table->n) && (best == n || is_over (self, days)); i++)
    if (sn_table_heads (table, i, SN_HEADS_RELEASE) && find_own_day (self, block, cells[i], cells[i + 1], days))
      {
        best = i;
        *dated |= G_GUINT64_CONSTANT (1) << i;
        g_array_remove_range (days, 0, days->len - 1);
      }
  for (guint i = 0; i < n && best == n && table->table > 0; i++)
    if (find_until (self, block, cells[i], cells[i + 1], n > 2, days))
      {
        best = i;
        *until = TRUE;
        *dated |= G_GUINT64_CONSTANT (1) << i;
      }
  return best;
}

/* "responses by 12 noon 17 March": the cell says itself that something ends. */
static gboolean
says_end (const SnExtraction *self, guint block, const guint32 *cells, guint cell)
{
  guint64 cues = sn_reading_cues (self->reading, block, cells[cell], cells[cell + 1]);

  return (cues & BIT (SN_WORD_CLOSE)) && (cues & BIT (SN_WORD_RESPOND)) && !(cues & BIT (SN_WORD_EVENT));
}

/* "SEC drop-in on keys. It is for those who could not come before.": in a line of a
 * diary, what follows the name of an event only tells of it. */
static void
end_with_event (const SnExtraction *self, SnRow *row)
{
  const SnReading *reading = self->reading;
  guint32 end = sn_reading_sentence (reading, sn_reading_sentence_of (reading, row->block, row->first))->end;

  while (end < row->end && sn_reading_is_mark (reading, end - 1, ';')) /* "Change Board 112; SSC 237" */
    end = sn_reading_sentence (reading, sn_reading_sentence_of (reading, row->block, end))->end;
  if (sn_reading_block (reading, row->block)->table == 0 && end < row->end &&
      (sn_reading_cues (reading, row->block, row->first, end) & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_MILESTONE))))
    row->end = end;
}

/* The time in a column of its own. */
static void
take_time (const SnExtraction *self, SnRow *row)
{
  const SnOutline *outline = self->outline;

  for (guint32 i = outline->block_whens[row->block]; i < outline->block_whens[row->block + 1]; i++)
    {
      const SnWhen *when = sn_outline_when (outline, i);

      if (when->date.year != 0 || !when->date.has_time || row->date.day == 0)
        continue;
      self->used[i] = TRUE;
      if (row->date.has_time)
        continue;
      row->date = sn_date_with_time_of (row->date, &when->date);
      sn_date_settle_night (&row->date);
    }
}

/* "10.00" under "Start": an hour, which it is nowhere else. */
static void
take_bare_time (const SnExtraction *self, const SnTable *table, const guint32 *cells, guint n, SnRow *row)
{
  for (guint column = 0; column < n && !row->date.has_time && row->date.day != 0; column++)
    {
      g_autofree char *text = NULL;
      guint hour, minute;
      int end = 0;

      if (!sn_table_heads (table, column, SN_HEADS_TIME) || cells[column] >= cells[column + 1])
        continue;
      text = sn_reading_text (self->reading, row->block, cells[column], cells[column + 1]);
      if ((sscanf (text, "%2u.%2u%n", &hour, &minute, &end) == 2 ||
           sscanf (text, "%2u:%2u%n", &hour, &minute, &end) == 2) &&
          text[end] == '\0' && hour < 24 && minute < 60)
        sn_date_set_time (&row->date, hour, minute);
    }
}

/* Whether a cell has nothing but so many numbers of meetings. */
static gboolean
is_numbers (const SnExtraction *self, guint32 first, guint32 end, guint n_numbers)
{
  guint found = 0;

  for (guint32 at = first; at < end; at++)
    {
      const SnToken *t = sn_reading_token (self->reading, at);

      if (t->kind == SN_TOKEN_NUMBER && t->value > 0 && t->value <= 999)
        found++;
      else if (t->kind == SN_TOKEN_NUMBER || (t->kind == SN_TOKEN_WORD && !sn_table_is_joint (self, at)) ||
               t->value == ':')
        return FALSE;
    }
  return found == n_numbers;
}

/* "SMKI PMA | 45 | 22 May": the number is the meeting's. "SSC | 63, 64 | 24
 * October, 14 November": as many numbers as days. Returns the cell with them,
 * @n where there is none. */
static guint
find_number_cell (const SnExtraction *self, const SnTable *table, const guint32 *cells, guint n, guint subject,
                  guint64 dated, guint n_numbers)
{
  for (guint i = 0; i < n; i++)
    if (i != subject && !(dated & (G_GUINT64_CONSTANT (1) << i)) &&
        (table->n > 0 ? sn_table_heads (table, i, SN_HEADS_NUMBER) : i == subject + 1) &&
        is_numbers (self, cells[i], cells[i + 1], n_numbers))
      return i;
  return n;
}

/* The next number at or after @at, which is left behind it. */
static guint
next_number (const SnReading *reading, guint32 *at)
{
  while (sn_reading_token (reading, *at)->kind != SN_TOKEN_NUMBER)
    (*at)++;
  return sn_reading_token (reading, (*at)++)->value;
}

/* Columns headed by months have the days of each. */
static guint64
find_days_by_month (const SnExtraction *self, const SnTable *table, guint block, const guint32 *cells, guint n,
                    GArray *days)
{
  guint64 columns = 0;

  for (guint i = 0; i < MIN (n, table->n); i++)
    if (table->months[i].month != 0)
      {
        if (sn_table_find_dates (self, block, cells[i], cells[i + 1], FALSE, days) == 0)
          sn_table_find_days (self, block, cells[i], cells[i + 1], &table->months[i], days);
        columns |= G_GUINT64_CONSTANT (1) << i;
      }
  return columns;
}

static gboolean
is_month_of (const SnDate *month, const SnDate *date)
{
  return month->month != 0 && month->month == date->month && month->year == date->year;
}

/* "13, 27 (cancelled) | no meeting": what is off is the last day of the column that says so, and
 * nothing where that has no day. */
static gboolean
is_off (const SnExtraction *self, const SnTable *table, guint block, const guint32 *cells, guint n, guint index)
{
  const SnDate *date = &g_array_index (table->days, SnTableDay, index).date;

  if (index + 1 < table->days->len && is_month_of (date, &g_array_index (table->days, SnTableDay, index + 1).date))
    return FALSE;
  for (guint i = 0; i < MIN (n, table->n); i++)
    if (is_month_of (&table->months[i], date))
      return (sn_reading_cues (self->reading, block, cells[i], cells[i + 1]) & BIT (SN_WORD_CANCEL)) != 0;
  return FALSE;
}

/* A row that names but a month, for those under it. */
static gboolean
take_month (const SnExtraction *self, SnTable *table, const GArray *days)
{
  const SnTableDay *day = days->len > 0 ? &g_array_index (days, SnTableDay, 0) : NULL;

  if (day == NULL || sn_date_precision (&day->date) != SN_PRECISION_MONTH)
    return FALSE;
  table->month = day->date;
  self->used[day->when] = TRUE;
  return TRUE;
}

/* "29 June", and below it "June 2023 SEC Release": the month only says which. */
static gboolean
only_names_release (const SnExtraction *self, const SnTable *table, const GArray *days)
{
  const SnTableDay *day = days->len == 1 ? &g_array_index (days, SnTableDay, 0) : NULL;

  return day != NULL && table->month.day != 0 && day->when != SN_NO_WHEN && day->date.day == 0 &&
         sn_when_names_release (self->reading, sn_outline_when (self->outline, day->when));
}

/* The day that stands on a line of its own above is that of the rows below it. */
static void
use_line (const SnExtraction *self, guint line)
{
  for (guint32 i = self->outline->block_whens[line]; i < self->outline->block_whens[line + 1]; i++)
    self->used[i] = TRUE;
}

/* "June | 3rd | SEC Panel": a month over several rows, each with its day. */
static void
refine_month (const SnExtraction *self, guint block, const guint32 *cells, guint n, guint date_cell, guint64 *dated,
              GArray *days)
{
  SnDate month = g_array_index (days, SnTableDay, 0).date;

  if (days->len != 1 || date_cell + 2 >= n || sn_date_precision (&month) != SN_PRECISION_MONTH)
    return;
  if (sn_table_find_days (self, block, cells[date_cell + 1], cells[date_cell + 2], &month, days) == 0)
    return;
  g_array_remove_index (days, 0);
  *dated |= G_GUINT64_CONSTANT (1) << (date_cell + 1);
}

/* The day of that number from one day on, within so many days. */
static gboolean
find_day (const SnDate *from, guint n_days, guint number, SnDate *day)
{
  for (guint i = 0; i < n_days; i++)
    {
      *day = sn_date_add_days (from, (int) i);
      if (day->day == number)
        return TRUE;
    }
  return FALSE;
}

/* "25–29 June | Tue 26: SMKI PMA Meeting 47": the day with which the entry begins is the one
 * of the week or month that it is. */
static void
take_day_of_entry (const SnExtraction *self, SnRow *row, GArray *days)
{
  const SnReading *reading = self->reading;
  const SnTableDay *span = days->len == 1 ? &g_array_index (days, SnTableDay, 0) : NULL;
  guint32 at = row->first + (sn_reading_mark_at (reading, row->block, row->first, SN_WORD_WEEKDAY) != NULL);
  SnDate from, day;
  guint n;

  if (span == NULL || at + 2 >= row->end || sn_reading_token (reading, at)->kind != SN_TOKEN_NUMBER ||
      sn_reading_token (reading, at)->end - sn_reading_token (reading, at)->start > 2 || span->date.month == 0 ||
      sn_outline_begins_clock (reading, at, row->end)) /* "4 April | 09:30 TABASC" */
    return;
  from = span->date.day != 0 ? sn_date_new_day (span->date.year, span->date.month, span->date.day)
                             : sn_date_new_day (span->date.year, span->date.month, 1);
  n = span->date.end_year != 0 ? sn_date_last_julian (&span->date) - sn_date_first_julian (&span->date) + 1
      : span->date.day != 0    ? 7
                               : sn_date_last_julian (&span->date) - sn_date_first_julian (&from) + 1;
  if (!find_day (&from, n, sn_reading_token (reading, at)->value, &day))
    return;
  at += 1 + sn_outline_is_ordinal (reading, at + 1);
  if (at + 1 >= row->end || !(sn_reading_is_mark (reading, at, ':') || sn_reading_is_mark (reading, at, 0x2013) ||
                              sn_reading_is_mark (reading, at, '-')))
    return;
  row->first = at + 1;
  g_array_index (days, SnTableDay, 0) = (SnTableDay){ day, SN_NO_WHEN };
}

/* Under a month or week an entry may have no day yet; a paragraph that names
 * nothing is no entry: "Until next time, Ann and the team". */
static gboolean
names_something (const SnExtraction *self, guint block)
{
  guint64 things = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_CONSULT) |
                   BIT (SN_WORD_STAGE) | BIT (SN_WORD_CLOSE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_REGISTER) |
                   BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_MUST);

  return sn_document_get_block (self->reading->document, block)->kind != SN_BLOCK_PARAGRAPH ||
         (sn_reading_block_cues (self->reading, block) & things) != 0;
}

/* "Nov 2026 | SEC Release: Thu 5 Nov 2026", "June 2026 | SEC Release: scope to be
 * confirmed by March": the month tells one release from another, and what stands
 * behind the colon is its day, or what else there is to say of it. */
static void
settle_release (const SnExtraction *self, SnRow *row, GArray *days)
{
  const SnReading *reading = self->reading;
  const SnMark *release = sn_reading_mark_at (reading, row->block, row->first, SN_WORD_RELEASE);
  SnTableDay *day = days->len == 1 ? &g_array_index (days, SnTableDay, 0) : NULL;
  guint32 index;

  if (release == NULL || day == NULL || release->end >= row->end || !sn_reading_is_mark (reading, release->end, ':'))
    return;
  index = sn_outline_when_from (self->outline, row->block, release->end);
  if (day->date.day == 0 && index < self->outline->block_whens[row->block + 1])
    {
      const SnWhen *when = sn_outline_when (self->outline, index);

      if (when->first == release->end + 1 && when->date.day != 0)
        *day = (SnTableDay){ when->date, index };
    }
  row->end = release->end;
  row->cues = sn_reading_cues (reading, row->block, row->first, row->end);
}

/* "Tue 14 and Tue 28" under "March" are days that the cell also has by itself, read
 * without the month: where there are as many, what is made of them is said there. */
static void
name_whens (const SnExtraction *self, guint block, guint32 first, guint32 end, GArray *days)
{
  const SnOutline *outline = self->outline;
  guint32 from = sn_outline_when_from (outline, block, first), to = from;

  while (to < outline->block_whens[block + 1] && sn_outline_when (outline, to)->end <= end)
    to++;
  for (guint i = 0; i < days->len && to - from == days->len; i++)
    if (g_array_index (days, SnTableDay, i).when == SN_NO_WHEN)
      g_array_index (days, SnTableDay, i).when = from + i;
}

/* "November 2023 | 2 Nov | Scope fixed" in a table whose first column is headed "Release": the
 * cell that says which release it is, by the month of its day; @n where none does. */
static guint
find_release_cell (const SnExtraction *self, SnTable *table, guint block, const guint32 *cells, guint n,
                   guint date_cell, const GArray *days)
{
  const SnTableDay *day = days->len == 1 ? &g_array_index (days, SnTableDay, 0) : NULL;

  if (table->table == 0 || date_cell >= n || day == NULL || day->date.day == 0 ||
      sn_table_heads (table, date_cell, SN_HEADS_RELEASE))
    return n;
  for (guint i = 0; i < n; i++)
    {
      const SnDate *month;

      if (i == date_cell || !sn_table_heads (table, i, SN_HEADS_RELEASE))
        continue;
      g_array_set_size (table->found, 0);
      if (sn_table_find_dates (self, block, cells[i], cells[i + 1], FALSE, table->found) != 1)
        continue;
      month = &g_array_index (table->found, SnTableDay, 0).date;
      if (month->day == 0 && month->year == day->date.year && month->month == day->date.month)
        return i;
    }
  return n;
}

/* "20 March | Rollout framework | Consultation closes": classes of words of a short cell
 * beside the subject that says what it is that the subject does then. */
static guint64
cues_beside (const SnExtraction *self, guint block, const guint32 *cells, guint n, guint subject, guint64 dated)
{
  const SnReading *reading = self->reading;

  for (guint i = subject + 1; i < n; i++)
    {
      guint64 cues = sn_reading_cues (reading, block, cells[i], cells[i + 1]);
      guint32 words = 0;

      for (guint32 t = cells[i]; t < cells[i + 1]; t++)
        words += sn_reading_token (reading, t)->kind == SN_TOKEN_WORD;
      if ((cues & BIT (SN_WORD_CLOSE)) && words <= 3 && !(dated & (G_GUINT64_CONSTANT (1) << i)))
        return cues;
    }
  return 0;
}

/**
 * sn_table_read_row:
 * @table: that it belongs to
 * @row: (out): what all rows made of it have in common
 * @rows: (element-type SnRow): takes one for each day that it has
 *
 * Takes a row apart.
 *
 * Returns: whether it is one; without days it may still be of use
 */
gboolean
sn_table_read_row (const SnExtraction *self, SnTable *table, guint block, SnRow *row, GArray *rows)
{
  guint32 cells[SN_TABLE_COLUMNS + 1], number_at = 0;
  GArray *days = table->days;
  guint n = sn_table_cells (self, block, cells), date_cell = n, subject, number_cell, release_cell;
  guint64 dated;
  gboolean until = FALSE, by_month;

  g_array_set_size (days, 0);
  dated = find_days_by_month (self, table, block, cells, n, days);
  by_month = dated != 0;
  *row =
      (SnRow){ .block = block, .said = block, .source = sn_reading_block (self->reading, block), .when = SN_NO_WHEN };
  if (table->table == 0 && sn_outline_date_line (self->reading, block, &self->outline->issued, &table->month))
    {
      table->month_line = block;
      return FALSE;
    }
  for (guint i = 0; i < n && n > 1 && dated == 0; i++)
    if ((i == 0 || sn_table_heads (table, i, SN_HEADS_DAYS)) &&
        sn_table_find_bare_days (self, table, block, i, cells[i], cells[i + 1], days) > 0)
      {
        date_cell = i;
        dated = G_GUINT64_CONSTANT (1) << i;
      }
  if (dated == 0 && n == 2 && row->source->table == 0 &&
      sn_table_find_bare_days (self, table, block, 0, cells[1], cells[2], days) > 0)
    {
      date_cell = 1;
      dated = 2;
    }
  if (dated != 0 && date_cell < n)
    name_whens (self, block, cells[date_cell], cells[date_cell + 1], days);
  if (dated == 0)
    date_cell = find_date_cell (self, table, block, cells, n, &dated, &until, days);
  if (date_cell < n && sn_reading_token_is (self->reading, cells[date_cell], "closed"))
    return FALSE; /* "Closed on Monday": on the last one */
  if (n == 1 && (table->table != 0 || table->month.day == 0))
    {
      take_month (self, table, days);
      return FALSE;
    }
  if (n == 1 && only_names_release (self, table, days))
    {
      g_array_set_size (days, 0);
      dated = 0;
    }
  if (date_cell < n && days->len > 0)
    refine_month (self, block, cells, n, date_cell, &dated, days);
  if (dated == 0 && table->month.month != 0 && names_something (self, block))
    {
      SnTableDay day = { table->month, SN_NO_WHEN }; /* "no day yet" */

      if (table->table == 0 && table->month.day != 0)
        use_line (self, table->month_line);
      g_array_append_val (days, day);
      dated = n > 1; /* alone under its day, the cell is the subject */
    }
  release_cell = find_release_cell (self, table, block, cells, n, date_cell, days);
  subject = release_cell < n ? release_cell : find_subject_cell (self, table, block, cells, n, dated);
  if (subject == n && n == 2 &&
      (sn_reading_cues (self->reading, block, cells[1], cells[2]) & BIT (SN_WORD_RELEASE)) != 0)
    subject = 1; /* "Nov 2026 | SEC Release: Thu 5 Nov 2026", "5 Nov | November 2026 Release" */
  if (subject == n)
    return FALSE;
  row->first = cells[subject];
  row->end = cells[subject + 1];
  while (row->first + 1 < row->end && sn_reading_token (self->reading, row->first)->kind == SN_TOKEN_PUNCT &&
         sn_reading_token (self->reading, row->first)->value != '(')
    row->first++; /* "14 Oct / Operations Group" */
  take_day_of_entry (self, row, days);
  end_with_event (self, row);
  row->all = sn_reading_block_cues (self->reading, block);
  row->cues = sn_reading_cues (self->reading, block, row->first, row->end);
  row->beside = cues_beside (self, block, cells, n, subject, dated);
  if ((row->cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_RELEASE))) && !(row->beside & BIT (SN_WORD_REGISTER)))
    row->beside = 0; /* an hour at which it closes */
  row->cues |= row->beside;
  settle_release (self, row, days);
  row->head = subject < table->n ? table->cues[subject] : 0;
  row->lead = table->lead;
  row->release = sn_table_heads (table, date_cell, SN_HEADS_RELEASE) ||
                 (date_cell < table->n && (table->cues[date_cell] & BIT (SN_WORD_MILESTONE)));
  row->names_release = release_cell < n;
  row->spans = days->len == 1 && sn_table_find_span (self, table, block, cells, date_cell, days);
  row->closing = until || (date_cell < table->n && (table->cues[date_cell] & BIT (SN_WORD_CLOSE))) ||
                 (n > 2 && date_cell < n && days->len == 1 && says_end (self, block, cells, date_cell)) ||
                 (table->n == 0 && (table->lead & SN_LEAD_ENDS));
  row->until = until;
  row->answers = date_cell < table->n && (table->cues[date_cell] & BIT (SN_WORD_RESPOND));
  number_cell = days->len > 0 ? find_number_cell (self, table, cells, n, subject, dated, days->len) : n;
  if (number_cell < n)
    number_at = cells[number_cell];
  for (guint i = 0; i < days->len; i++)
    {
      SnRow one = *row;

      one.number = number_cell < n ? next_number (self->reading, &number_at) : 0;
      one.date = g_array_index (days, SnTableDay, i).date;
      one.when = g_array_index (days, SnTableDay, i).when;
      take_time (self, &one);
      take_bare_time (self, table, cells, n, &one);
      if (by_month && !is_off (self, table, block, cells, n, i))
        one.all &= ~BIT (SN_WORD_CANCEL);
      g_array_append_val (rows, one);
    }
  return TRUE;
}
