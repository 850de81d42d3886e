/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of which every cell became a paragraph. */

#include "sn-document-text.h"

static gboolean
stands_alone (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);

  return line != NULL && (line->blanks > 0 || index == 0) && (next == NULL || next->blanks > 0);
}

static gsize
paragraph_lines (SnTextReader *self, gsize index)
{
  gsize n = 1;

  while (sn_text_line (self, index + n) != NULL && sn_text_line (self, index + n)->blanks == 0)
    n++;
  return n;
}

static gboolean
date_stands_at (SnTextReader *self, gsize index)
{
  return stands_alone (self, index) && sn_text_is_date (self, index);
}

/* Whether "Meeting", "Start time" or "Operations Group" is one that heads a column often: two words
 * at most. Of two, only the last is looked at, and those that end names of meetings head none. */
static gboolean
is_column_word (const char *p, const char *end)
{
  static const char *const words[] = {
    "time",      "where",   "location",     "venue",        "name",        "topic", "subject", "action",   "activity",
    "who",       "number",  "no",           "ref",          "type",        "stage", "place",   "format",   "start",
    "reference", "details", "organiser",    "what",         "description", "item",  "title",   "deadline", "committee",
    "group",     "chair",   "consultation", "modification", "meeting",     "event",
  };
  const char *blank = memchr (p, ' ', (gsize) (end - p));

  if (blank != NULL && memchr (blank + 1, ' ', (gsize) (end - blank - 1)) != NULL)
    return FALSE;
  p = blank != NULL ? blank + 1 : p;
  return sn_is_one_of (p, (gsize) (end - p), words, G_N_ELEMENTS (words));
}

/**
 * sn_text_may_head_column:
 *
 * Returns: whether a line is "Meeting", "Start time", "Meeting, Event or Deadline": what heads
 *   a column beside that of the days. "Upcoming meetings" above a table is none.
 */
gboolean
sn_text_may_head_column (SnTextReader *self, gsize index)
{
  static const char *const joints[] = { ", ", " or ", " and ", " & ", " / ", "/" };
  const SnTextLine *line = sn_text_line (self, index);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  for (const char *q = p; q < end; q++)
    for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
      if (q > p && q + strlen (joints[i]) < end && strncmp (q, joints[i], strlen (joints[i])) == 0)
        {
          if (!is_column_word (p, q))
            return FALSE;
          p = q + strlen (joints[i]);
          break;
        }
  return is_column_word (p, end);
}

static gboolean
heads_dates (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  return stands_alone (self, index) && sn_date_header_length (p, end) == (gsize) (end - p);
}

/* How many columns the table has of which the days are headed by a line "Date", or 0. */
static gsize
vertical_columns (SnTextReader *self, gsize index)
{
  if (!heads_dates (self, index))
    return 0;
  for (gsize n = 1, at = index + 1; n < 6; n++, at += paragraph_lines (self, at))
    {
      const SnTextLine *line = sn_text_line (self, at);

      if (date_stands_at (self, at))
        return n > 1 ? n : 0;
      if (line == NULL || line->blanks == 0 || line->blanks > 2 || sn_text_line_length (line) > 60)
        return 0;
    }
  return 0;
}

/* How many columns stand before that of the days, which the line @head heads: as many as there are
 * lines above that head columns, from @start on, and no heads behind it. */
static gsize
columns_before (SnTextReader *self, gsize start, gsize head, gsize columns)
{
  gsize n = 0, behind = 0;

  while (n + 1 < columns && head > start + n && stands_alone (self, head - n - 1) &&
         sn_text_may_head_column (self, head - n - 1))
    n++;
  while (behind + 1 < columns && sn_text_may_head_column (self, head + behind + 1))
    behind++;
  return behind + 1 == columns && n < columns - 1 ? 0 : n;
}

/* The first line behind the row from @index on, of which the day stands behind @before others;
 * @index where that is no row. The last one may lack what stands behind its day. */
static gsize
row_end (SnTextReader *self, gsize index, gsize columns, gsize before)
{
  gsize at = index;

  for (gsize cell = 0; cell < columns; cell++)
    {
      const SnTextLine *line = sn_text_line (self, at);

      if (line == NULL || line->blanks > 2 || sn_text_line_length (line) > 160 ||
          (cell == before) != date_stands_at (self, at))
        return cell > before ? at : index;
      at += paragraph_lines (self, at);
    }
  return at;
}

/* Whether the paragraphs from @index on are a row more under the same date: a
 * date must follow soon. */
static gboolean
row_without_date (SnTextReader *self, gsize index)
{
  for (guint n = 0; n < 6; n++)
    {
      const SnTextLine *line = sn_text_line (self, index);

      if (line == NULL || line->blanks > 2 || sn_text_line_length (line) > 160)
        return FALSE;
      if (date_stands_at (self, index))
        return n > 0;
      index += paragraph_lines (self, index);
    }
  return FALSE;
}

static SnBlock *
begin_vertical_row (SnTextReader *self, const SnTextLine *date, const SnTextLine *first)
{
  SnBlock *block = sn_text_begin_block (self, SN_BLOCK_TABLE_ROW, first->start, first->end);

  block->table = self->tables;
  sn_text_append_cell (self, block, sn_text_line_start (self, date), sn_text_line_end (self, date));
  return block;
}

static void
append_vertical_cell (SnTextReader *self, SnBlock *block, gsize index, gboolean begins)
{
  gsize n = paragraph_lines (self, index);
  const SnTextLine *first = sn_text_line (self, index), *last = sn_text_line (self, index + n - 1);

  if (!begins)
    sn_text_append_tab (self, sn_text_line_start (self, first));
  sn_text_append_cell (self, block, sn_text_line_start (self, first), sn_text_line_end (self, last));
  block->end = last->end;
}

/* A row whose day stands behind other cells. */
static void
emit_vertical_row (SnTextReader *self, gsize index, gsize end)
{
  const SnTextLine *first = sn_text_line (self, index);
  SnBlock *block = sn_text_begin_block (self, SN_BLOCK_TABLE_ROW, first->start, first->end);

  block->table = self->tables;
  for (gsize at = index; at < end; at += paragraph_lines (self, at))
    append_vertical_cell (self, block, at, at == index);
  sn_text_finish_block (self, block);
}

/* Goes through a table of which the day stands behind @before others in each row. */
static gsize
walk_days_behind (SnTextReader *self, gsize index, gsize columns, gsize before, gboolean emit)
{
  gsize at = index, end = index + columns;

  do
    {
      if (emit)
        emit_vertical_row (self, at, end);
      at = end;
      end = row_end (self, at, columns, before);
    }
  while (end > at);
  return at;
}

/* Goes through a table that begins with the line that heads the days. */
static gsize
walk_days_first (SnTextReader *self, gsize index, gsize columns, gboolean emit)
{
  gsize at = index;
  const SnTextLine *date = NULL;

  while (sn_text_line (self, at) != NULL)
    {
      gboolean header = at == index, dated = header || date_stands_at (self, at);
      const SnTextLine *first = sn_text_line (self, at);
      SnBlock *block = NULL;

      if (!dated && (date == NULL || !row_without_date (self, at)))
        break;
      date = dated ? first : date;
      if (emit)
        block = begin_vertical_row (self, date, first);
      at += dated;
      for (gsize cell = 1; cell < columns && sn_text_line (self, at) != NULL && !date_stands_at (self, at); cell++)
        {
          if (sn_text_line (self, at)->blanks > 2)
            break;
          if (emit)
            append_vertical_cell (self, block, at, FALSE);
          at += paragraph_lines (self, at);
        }
      if (emit)
        sn_text_finish_block (self, block);
    }
  return at;
}

/**
 * sn_text_walk_vertical:
 * @index: the line that heads the first column
 * @emit: whether to make rows
 *
 * Goes through a table of which every cell became a paragraph.
 *
 * Returns: the first line behind it.
 */
gsize
sn_text_walk_vertical (SnTextReader *self, gsize index, gsize columns, gboolean emit)
{
  gsize before = 0;

  while (!heads_dates (self, index + before))
    before++;
  return before == 0 ? walk_days_first (self, index, columns, emit)
                     : walk_days_behind (self, index, columns, before, emit);
}

/**
 * sn_text_find_vertical:
 *
 * Marks what is a cell of a table of paragraphs, so that it is taken for
 * nothing else. What heads a column is a cell of one table only, that of the
 * lines above it if they are one.
 */
void
sn_text_find_vertical (SnTextReader *self)
{
  gsize start = 0;

  for (gsize i = 0; i < self->lines->len; i++)
    {
      gsize columns = vertical_columns (self, i);
      gsize first = columns > 0 ? i - columns_before (self, start, i, columns) : i;
      gsize end = columns > 0 ? sn_text_walk_vertical (self, first, columns, FALSE) : i;

      for (gsize cell = first; cell < end; cell++)
        g_array_index (self->lines, SnTextLine, cell).cell = cell == first ? (guint8) columns : 1;
      start = MAX (start, end);
      i = MAX (i + 1, end) - 1;
    }
}
