/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of which every cell became a line, right below the one before:
 *
 *   Date
 *   Meeting
 *   26 May
 *   Change Board
 *   2 June
 *   Operations Group
 *
 * as the text of a web page is when it was copied without its lay-out. */

#include "sn-document-text.h"

#include <string.h>

#define MOST_COLUMNS 6
/* Fewer days at even distances may be chance. */
#define LEAST_ROWS 2
#define LONGEST_CELL 90
#define LONGEST_HEADING 40
/* Of an entry: its name, its day, and an hour and a place. */
#define MOST_ENTRY_LINES 4
#define LONGEST_NAME 60

/* The lines of such a table. */
typedef struct
{
  gsize first;
  gsize columns;
  gsize rows; /* that which heads it among them */
} Stack;

/* Whether the line is "Date", or else what alone heads the days by which something is due. */
static gboolean
heads_dates (SnTextReader *self, gsize index)
{
  static const char *const words[] = {
    "closes", "closing", "ends", "due", "due by", "respond by", "reply by", "by when"
  };
  const SnTextLine *line = sn_text_line (self, index);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  if (line->cell > 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (p + strlen (words[i]) == end && g_ascii_strncasecmp (p, words[i], strlen (words[i])) == 0)
      return TRUE;
  return sn_date_header_length (p, end) == (gsize) (end - p);
}

/* How many lines from @index on follow each other without a blank one. */
static gsize
run_length (SnTextReader *self, gsize index)
{
  gsize n = 1;

  while (sn_text_line (self, index + n) != NULL && sn_text_line (self, index + n)->blanks == 0)
    n++;
  return n;
}

static gboolean
are_short (SnTextReader *self, gsize first, gsize end, gsize longest)
{
  for (gsize i = first; i < end; i++)
    if (sn_text_line_length (sn_text_line (self, i)) > longest)
      return FALSE;
  return TRUE;
}

/* How many rows have their day in the column that the line @head heads, of which @run lines
 * are left. */
static gsize
count_rows (SnTextReader *self, gsize head, gsize columns, gsize run)
{
  gsize n = 0;

  for (gsize at = columns; at < run && sn_text_is_date (self, head + at); at += columns)
    n++;
  return n;
}

/* How many columns stand before that of the days. Where the rows end with the run, as many as
 * the last has no lines for; but it may lack cells that the others have. */
static gsize
columns_before (SnTextReader *self, gsize head, gsize columns, gsize behind)
{
  gsize most = 0, before = behind < columns ? columns - 1 - behind : 0;

  while (most < before && head > most && sn_text_line (self, head - most)->blanks == 0 &&
         sn_text_may_head_column (self, head - most - 1))
    most++;
  return most;
}

/* Whether the line @head heads the days of such a table. */
static gboolean
find_stack (SnTextReader *self, gsize head, Stack *stack)
{
  gsize run = run_length (self, head);

  for (gsize columns = 2; columns <= MOST_COLUMNS; columns++)
    {
      gsize n = count_rows (self, head, columns, run), before;

      if (n < LEAST_ROWS || !are_short (self, head, head + columns, LONGEST_HEADING))
        continue;
      before = columns_before (self, head, columns, run - 1 - n * columns);
      *stack = (Stack){ head - before, columns, n + 1 };
      return are_short (self, stack->first, MIN (stack->first + columns * stack->rows, head + run), LONGEST_CELL);
    }
  return FALSE;
}

/* The last row may lack its last cells. */
static void
mark_cells (SnTextReader *self, const Stack *stack)
{
  for (gsize i = 0; i < stack->rows * stack->columns; i++)
    {
      SnTextLine *line = &g_array_index (self->lines, SnTextLine, stack->first + i);

      if (stack->first + i >= self->lines->len || (i > 0 && line->blanks > 0))
        return;
      line->cell = 1;
      line->stack = i % stack->columns == 0 ? (guint8) stack->columns : 0;
    }
}

/* How many lines are set in below the line @head; 0 where that is no day with which a part of a
 * diary begins:
 *
 *   Tuesday 20 July
 *      SMKI PMA Meeting 157
 *      Working Group, 14:00
 */
static gsize
count_below_day (SnTextReader *self, gsize head)
{
  const SnTextLine *day = sn_text_line (self, head), *line;
  gunichar bullet;
  gsize n = 0;

  if (day == NULL || day->cell > 0 || !sn_text_is_date (self, head))
    return 0;
  while ((line = sn_text_line (self, head + 1 + n)) != NULL && line->blanks == 0 && line->indent > day->indent + 1 &&
         line->cell == 0 && !sn_text_is_date (self, head + 1 + n) && sn_text_line_length (line) <= LONGEST_CELL &&
         sn_bullet_length (sn_text_line_start (self, line), sn_text_line_end (self, line), line->indent, &bullet) == 0)
    n++;
  return n;
}

/* Whether a diary begins at the line @head: a month with its days below it is laid out otherwise. */
static gboolean
begins_diary (SnTextReader *self, gsize head, gsize next)
{
  const SnTextLine *day = sn_text_line (self, head);

  return !sn_is_month_only (sn_text_line_start (self, day), sn_text_line_end (self, day)) &&
         count_below_day (self, next) > 0;
}

/* "10:30 to 12:30, 8 Example Street", "14:00, by telephone" */
static gboolean
begins_with_hour (SnTextReader *self, gsize index)
{
  const char *p = sn_text_line_start (self, sn_text_line (self, index));
  const char *end = sn_text_line_end (self, sn_text_line (self, index)), *digits = p;

  while (p < end && g_ascii_isdigit (*p))
    p++;
  if (p == digits || p > digits + 2 || p + 2 > end)
    return FALSE;
  if ((*p == ':' || *p == '.') && p + 2 < end && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]))
    return TRUE;
  return g_ascii_strncasecmp (p, "am", 2) == 0 || g_ascii_strncasecmp (p, "pm", 2) == 0;
}

/**
 * sn_text_level_days:
 *
 * Has what is set in below the days of a diary stand below them, so that it is not taken for
 * the rest of their lines, and with it the next day.
 */
void
sn_text_level_days (SnTextReader *self)
{
  for (gsize i = 0; i < self->lines->len; i++)
    {
      gsize n = count_below_day (self, i), next = i + 1 + n;
      const SnTextLine *day = sn_text_line (self, i);
      gboolean goes_on = i > 0 && day->blanks <= 1 && sn_text_line (self, i - 1)->level > 0;
      guint16 by = n > 0 ? (guint16) (sn_text_line (self, i + 1)->indent - day->indent) : 0;

      if (n == 0 || !(goes_on || begins_diary (self, i, next)))
        continue;
      for (gsize k = i + 1; k < next; k++)
        {
          SnTextLine *line = &g_array_index (self->lines, SnTextLine, k);

          line->indent = line->indent > by ? line->indent - by : 0;
          /* the hour and the place of what is named before them are the rest of its line */
          line->level =
              k > i + 1 && begins_with_hour (self, k) && !begins_with_hour (self, i + 1) ? SN_TEXT_REST : SN_TEXT_ENTRY;
        }
    }
}

/* How many lines the entry has that begins at @index with its name, and has its day on the next
 * line; 0 where none does:
 *
 *   SEC Panel Meeting 30
 *   28 March
 *   Leeds
 */
static gsize
count_named_day (SnTextReader *self, gsize index)
{
  const SnTextLine *name = sn_text_line (self, index), *day;
  gsize n;

  if (name == NULL || name->blanks == 0 || name->cell > 0 || sn_text_is_date (self, index) ||
      sn_text_ends_open (self, index))
    return 0;
  n = run_length (self, index);
  day = n < 2 ? NULL : sn_text_line (self, index + 1);
  if (n < 2 || n > MOST_ENTRY_LINES || !sn_text_is_date (self, index + 1) ||
      sn_is_month_only (sn_text_line_start (self, day), sn_text_line_end (self, day)) ||
      !are_short (self, index, index + n, LONGEST_NAME))
    return 0;
  for (gsize i = index; i < index + n; i++)
    if (i != index + 1 && (sn_text_is_date (self, i) || sn_text_line (self, i)->cell > 0 ||
                           strchr (".:;,!?", sn_text_line_end (self, sn_text_line (self, i))[-1]) != NULL))
      return 0;
  return n;
}

/* Marks several such entries as rows. Returns how many lines they have. */
static gsize
mark_named_days (SnTextReader *self, gsize index)
{
  gsize first = count_named_day (self, index), end = index, n;

  if (first == 0 || count_named_day (self, index + first) == 0)
    return 0;
  for (; (n = count_named_day (self, end)) > 0; end += n)
    {
      g_array_index (self->lines, SnTextLine, end).stack = (guint8) n;
      for (gsize i = end; i < end + n; i++)
        g_array_index (self->lines, SnTextLine, i).cell = 1;
    }
  return end - index;
}

/**
 * sn_text_find_stacks:
 *
 * Marks what is a cell of a table of lines, so that it is taken for nothing else.
 */
void
sn_text_find_stacks (SnTextReader *self)
{
  for (gsize i = 0; i < self->lines->len; i++)
    {
      Stack stack;
      gsize named;

      if (!heads_dates (self, i) || !find_stack (self, i, &stack))
        {
          named = mark_named_days (self, i);
          i += named > 0 ? named - 1 : 0;
          continue;
        }
      mark_cells (self, &stack);
      i = stack.first + stack.columns * stack.rows - 1;
    }
}

/**
 * sn_text_emit_stack:
 * @index: the line that begins the row which heads the table
 *
 * Makes rows of the table.
 *
 * Returns: how many lines it has
 */
gsize
sn_text_emit_stack (SnTextReader *self, gsize index)
{
  const SnTextLine *line;
  gsize at = index;

  self->tables++;
  while ((line = sn_text_line (self, at)) != NULL && line->stack > 0)
    {
      SnBlock *block = sn_text_begin_block (self, SN_BLOCK_TABLE_ROW, line->start, line->end);
      gsize end = at + line->stack;

      block->table = self->tables;
      sn_text_append_cell (self, block, sn_text_line_start (self, line), sn_text_line_end (self, line));
      while (++at < end && (line = sn_text_line (self, at)) != NULL && line->blanks == 0)
        {
          sn_text_append_tab (self, sn_text_line_start (self, line));
          sn_text_append_cell (self, block, sn_text_line_start (self, line), sn_text_line_end (self, line));
          block->end = line->end;
        }
      sn_text_finish_block (self, block);
    }
  return at - index;
}
