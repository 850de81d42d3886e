/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of which every cell became a paragraph. */

#include "sn-document-text.h"

static gboolean
stands_alone (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);

  return line != NULL && line->blanks > 0 && (next == NULL || next->blanks > 0);
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

/* How many columns the table has that begins with a line "Date", or 0. */
static gsize
vertical_columns (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  if (!stands_alone (self, index) || sn_date_header_length (p, end) != (gsize) (end - p))
    return 0;
  for (gsize n = 1; n < 6; n++)
    {
      if (date_stands_at (self, index + n))
        return n > 1 ? n : 0;
      if (!stands_alone (self, index + n) || sn_text_line_length (sn_text_line (self, index + n)) > 60 ||
          sn_text_line (self, index + n)->blanks > 2)
        return 0;
    }
  return 0;
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
append_vertical_cell (SnTextReader *self, SnBlock *block, gsize index)
{
  gsize n = paragraph_lines (self, index);
  const SnTextLine *first = sn_text_line (self, index), *last = sn_text_line (self, index + n - 1);

  sn_text_append_tab (self, sn_text_line_start (self, first));
  sn_text_append_cell (self, block, sn_text_line_start (self, first), sn_text_line_end (self, last));
  block->end = last->end;
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
            append_vertical_cell (self, block, at);
          at += paragraph_lines (self, at);
        }
      if (emit)
        sn_text_finish_block (self, block);
    }
  return at;
}

/**
 * sn_text_find_vertical:
 *
 * Marks what is a cell of a table of paragraphs, so that it is taken for
 * nothing else.
 */
void
sn_text_find_vertical (SnTextReader *self)
{
  for (gsize i = 0; i < self->lines->len; i++)
    {
      gsize columns = vertical_columns (self, i),
            end = columns > 0 ? sn_text_walk_vertical (self, i, columns, FALSE) : i;

      for (gsize cell = i; cell < end; cell++)
        g_array_index (self->lines, SnTextLine, cell).cell = cell == i ? (guint8) columns : 1;
      i = MAX (i + 1, end) - 1;
    }
}
