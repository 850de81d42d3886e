/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of which the columns are months:
 *
 *                  January     February
 *   SEC Panel      15          19
 *   SSC            13, 27      10, 24
 *   TABASC         21          no meeting */

#include "sn-document-text.h"

/* Of a line. Every array of cells has room for so many, so that what one line has fits what another says. */
#define MOST_CELLS 25
#define LONGEST_ROW 200
#define LEAST_ROWS 2

typedef struct
{
  const char *start;
  const char *end;
  gsize column;
} Cell;

/* Parts a line at each gap of several blanks; returns how many cells it has, 0 where they are too many. */
static guint
part_line (SnTextReader *self, const SnTextLine *line, Cell cells[MOST_CELLS])
{
  const char *start = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
  guint n = 0;

  for (const char *p = start, *gap; p < end; p = sn_skip_blank (gap, end))
    {
      for (gap = p; gap < end && *gap != '\t' && !(*gap == ' ' && gap + 1 < end && (gap[1] == ' ' || gap[1] == '\t'));)
        gap++;
      if (n == MOST_CELLS)
        return 0;
      cells[n++] = (Cell){ p, gap, line->indent + (gsize) g_utf8_strlen (start, p - start) };
    }
  return n;
}

/* The months that head the columns, behind a label or none; their number, 0 where this is no such line. */
static guint
read_months (SnTextReader *self, gsize index, Cell months[MOST_CELLS])
{
  const SnTextLine *line = sn_text_line (self, index);
  guint n, label;

  if (line == NULL || line->heading > 0 || line->field || !line->parted || sn_text_line_length (line) > LONGEST_ROW)
    return 0;
  n = part_line (self, line, months);
  label = n > 0 && !sn_is_month_only (months[0].start, months[0].end);
  if (n < label + 2)
    return 0;
  for (guint i = label; i < n; i++)
    {
      if (!sn_is_month_only (months[i].start, months[i].end))
        return 0;
      months[i - label] = months[i];
    }
  return n - label;
}

/* Under which of the months a cell stands: the one that begins nearest to it. */
static guint
month_of (const Cell *cell, const Cell *months, guint n_months)
{
  guint nearest = 0;

  for (guint i = 1; i < n_months; i++)
    if (ABS ((gint64) months[i].column - (gint64) cell->column) <
        ABS ((gint64) months[nearest].column - (gint64) cell->column))
      nearest = i;
  return nearest;
}

/* Reads a row: what it is about in the first cell, and its days below the months. */
static gboolean
read_row (SnTextReader *self, const SnTextLine *line, const Cell *months, guint n_months, Cell *name,
          Cell days[MOST_CELLS])
{
  Cell cells[MOST_CELLS];
  gboolean dated = FALSE;
  guint n = sn_text_line_length (line) > LONGEST_ROW ? 0 : part_line (self, line, cells);

  if (n < 2 || n > n_months + 1 || cells[0].column + 2 > months[0].column || !g_ascii_isalpha (*cells[0].start))
    return FALSE;
  *name = cells[0];
  for (guint i = 0; i < n_months; i++)
    days[i] = (Cell){ cells[0].end, cells[0].end, 0 };
  for (guint i = 1; i < n; i++)
    {
      Cell *day = &days[month_of (&cells[i], months, n_months)];

      if (day->end > day->start)
        return FALSE; /* two below one month */
      *day = cells[i];
      dated |= g_ascii_isdigit (*cells[i].start);
    }
  return dated;
}

static gboolean
is_ruled (SnTextReader *self, const SnTextLine *line)
{
  return sn_is_rule (sn_text_line_start (self, line), sn_text_line_end (self, line));
}

/**
 * sn_text_planner_lines:
 *
 * Returns: how many lines from @index on are a table of which the columns are
 *   months; 0 where none begins there.
 */
gsize
sn_text_planner_lines (SnTextReader *self, gsize index)
{
  Cell months[MOST_CELLS], days[MOST_CELLS], name;
  guint n_months = read_months (self, index, months), rows = 0;
  const SnTextLine *line;
  gsize n = 1;

  if (n_months == 0)
    return 0;
  for (; (line = sn_text_line (self, index + n)) != NULL && line->blanks <= (rows == 0); n++)
    if (is_ruled (self, line))
      continue;
    else if (line->heading > 0 || line->field || !read_row (self, line, months, n_months, &name, days))
      break;
    else
      rows++;
  return rows >= LEAST_ROWS ? n : 0;
}

static void
emit_cells (SnTextReader *self, const SnTextLine *line, const Cell *name, const Cell *cells, guint n)
{
  SnBlock *block = sn_text_begin_block (self, SN_BLOCK_TABLE_ROW, line->start, line->end);

  block->table = self->tables;
  if (name != NULL)
    sn_text_append_cell (self, block, name->start, name->end);
  for (guint i = 0; i < n; i++)
    {
      sn_text_append_tab (self, cells[i].start);
      if (cells[i].end > cells[i].start)
        sn_text_append_cell (self, block, cells[i].start, cells[i].end);
    }
  sn_text_finish_block (self, block);
}

/**
 * sn_text_emit_planner:
 *
 * Makes rows of the @n lines from @index on, each with a cell for every month.
 */
void
sn_text_emit_planner (SnTextReader *self, gsize index, gsize n)
{
  Cell months[MOST_CELLS], days[MOST_CELLS], name;
  guint n_months = read_months (self, index, months);

  self->tables++;
  emit_cells (self, sn_text_line (self, index), NULL, months, n_months);
  for (gsize i = index + 1; i < index + n; i++)
    if (!is_ruled (self, sn_text_line (self, i)) &&
        read_row (self, sn_text_line (self, i), months, n_months, &name, days))
      emit_cells (self, sn_text_line (self, i), &name, days, n_months);
}
