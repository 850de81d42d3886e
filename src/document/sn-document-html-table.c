/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-html.h"
#include "sn-document-lines.h"

#include <string.h>

/* Of a table of one thing's fields: bytes and words of a label, and rows. */
/* Of what is on behind the day of a tile, and how many tiles are no chance. */
#define SHORTEST_TILE 4
#define LEAST_TILES 3
#define LONGEST_LABEL 40
#define MOST_LABEL_WORDS 5
#define MOST_FIELDS 16
/* Of a cell in a table of data: bytes and lines. */
#define LONGEST_BODY 200
#define MOST_BODY_LINES 3

/**
 * sn_html_table_new:
 *
 * Returns: (transfer full): a table without cells.
 */
SnHtmlTable *
sn_html_table_new (void)
{
  SnHtmlTable *table = g_new0 (SnHtmlTable, 1);

  table->cells = g_array_new (FALSE, TRUE, sizeof (SnHtmlCell));
  return table;
}

/**
 * sn_html_table_free:
 *
 * Frees @table.
 */
void
sn_html_table_free (SnHtmlTable *table)
{
  g_array_unref (table->cells);
  g_free (table);
}

/**
 * sn_html_cell_bounds:
 * @lines: (element-type SnHtmlLine): of the page
 * @start: (out): where its text begins in the page's, in bytes
 * @end: (out): where it ends
 *
 * Returns: whether the cell has any text.
 */
gboolean
sn_html_cell_bounds (const SnHtmlCell *cell, GArray *lines, guint32 *start, guint32 *end)
{
  if (cell->first_line >= cell->end_line)
    return FALSE;
  *start = g_array_index (lines, SnHtmlLine, cell->first_line).start;
  *end = g_array_index (lines, SnHtmlLine, cell->end_line - 1).end;
  return TRUE;
}

static gboolean
begins_with_date (const SnHtmlCell *cell, const char *text, GArray *lines)
{
  guint32 start = 0, end = 0;

  return sn_html_cell_bounds (cell, lines, &start, &end) && end - start <= 60 &&
         sn_date_cell_length (text + start, text + end) > 0;
}

/* A table drawn as a grid of short cells, of which every row begins one with a
 * date: "SMKI PMA | 15th November (was 22nd)". */
typedef struct
{
  guint rows;
  guint dated;  /* rows of which some cell begins with a date */
  guint narrow; /* rows with fewer than two cells that have text */
  guint least;  /* how many cells with text a row has at least */
  guint32 longest;
} Grid;

static gboolean
is_grid (const Grid *grid)
{
  return grid->rows >= 3 && grid->dated >= 2 && grid->dated * 3 >= grid->rows * 2 && grid->narrow == 0 &&
         grid->longest <= 120;
}

/* Three short columns or more all the way down lay out no page. */
static gboolean
is_wide_grid (const Grid *grid)
{
  return grid->rows >= 3 && grid->least >= 3 && grid->dated >= 2 && grid->longest <= 120;
}

/* A cell that is nothing but a date, or a day of a month named above it. @dated
 * is whether it begins with a date; if not, only blanks can stand before one. */
static gboolean
is_date (const SnHtmlCell *cell, const char *text, GArray *lines, gboolean dated)
{
  guint32 start = 0, end = 0;

  return sn_html_cell_bounds (cell, lines, &start, &end) && end - start <= 40 &&
         (((dated || (guchar) text[start] <= ' ') && sn_is_date_only (text + start, text + end)) ||
          sn_is_day_only (text + start, text + end));
}

static gboolean
is_date_header (const SnHtmlCell *cell, const char *text, GArray *lines)
{
  guint32 start = 0, end = 0;

  return sn_html_cell_bounds (cell, lines, &start, &end) && end - start <= 40 &&
         sn_date_header_length (text + start, text + end) > 0;
}

/**
 * sn_html_is_day_and_hour:
 *
 * Returns: whether the text is a day, and perhaps an hour, and no more: "3 May", "Tue 15 Nov,
 *   11:00 – 12:00", "4 May, from 10am to noon"; not "w/c 22 July", which heads days.
 */
gboolean
sn_html_is_day_and_hour (const char *p, const char *end)
{
  static const char *const words[] = { "am", "pm", "noon", "midday", "from", "to", "at", "until" };
  gsize length = sn_date_cell_length (p, end);

  if (length == 0 || end - p > 60 || sn_is_month_only (p, end) || sn_word_at (p, end, "w/c") > 0 ||
      sn_word_at (p, end, "week") > 0)
    return FALSE;
  for (p += length; p < end;)
    {
      gsize word = 0;

      for (guint i = 0; i < G_N_ELEMENTS (words) && word == 0; i++)
        word = sn_word_at (p, end, words[i]);
      if (word == 0 && g_ascii_isalpha (*p))
        return FALSE;
      p += MAX (word, 1);
    }
  return TRUE;
}

/**
 * sn_html_begins_entry:
 * @text: what the lines are of
 * @offset: where in the page's text it begins, in bytes
 * @lines: (element-type SnHtmlLine): lines
 * @first: the first line of a paragraph
 * @end: the line after its last
 *
 * Returns: whether the paragraph has a day, and perhaps an hour, on a line of its own, and
 *   then what is on.
 */
gboolean
sn_html_begins_entry (const char *text, guint32 offset, GArray *lines, guint first, guint end)
{
  const SnHtmlLine *head = &g_array_index (lines, SnHtmlLine, first), *next = head + 1;
  const char *p = text + (head->start - offset), *q, *behind = NULL;

  if (end <= first + 1 || !sn_html_is_day_and_hour (p, p + (head->end - head->start)))
    return FALSE;
  q = text + (next->start - offset);
  return sn_day_label_length (q, q + (next->end - next->start), &behind) == 0 &&
         !sn_is_weekday_entry (q, q + (next->end - next->start));
}

/**
 * sn_html_paragraph_end:
 * @lines: (element-type SnHtmlLine): lines
 * @first: the first line of a paragraph
 * @end: how far it may go
 *
 * Returns: the line after its last.
 */
guint
sn_html_paragraph_end (GArray *lines, guint first, guint end)
{
  guint at = first + 1;

  while (at < end && !g_array_index (lines, SnHtmlLine, at - 1).ends_block)
    at++;
  return at;
}

/* How many paragraphs of a cell are entries of a planner. */
static guint
count_entries (const SnHtmlCell *cell, const char *text, GArray *lines)
{
  guint entries = 0;

  for (guint first = cell->first_line, end; first < cell->end_line; first = end)
    {
      end = sn_html_paragraph_end (lines, first, cell->end_line);
      entries += sn_html_begins_entry (text, 0, lines, first, end);
    }
  return entries;
}

/* Whether some cell has several entries, paragraphs that begin with a date: the table only
 * lays them out. */
static gboolean
is_planner (const SnHtmlTable *table, const char *text, GArray *lines)
{
  for (guint i = 0; i < table->cells->len; i++)
    if (count_entries (&g_array_index (table->cells, SnHtmlCell, i), text, lines) >= 2)
      return TRUE;
  return FALSE;
}

/* Whether the first row is one of headers by its looks: three cells or more of a few bold
 * words over rows of short cells, as word processors make tables, without saying so in the
 * mark-up. */
static gboolean
has_bold_head (const SnHtmlTable *table, const char *text, GArray *lines)
{
  guint heads = 0, filled = 0;

  if (table->rows < 3)
    return FALSE;
  for (guint i = 0; i < table->cells->len; i++)
    {
      const SnHtmlCell *cell = &g_array_index (table->cells, SnHtmlCell, i);
      guint32 start, end;

      if (!sn_html_cell_bounds (cell, lines, &start, &end))
        continue;
      if (cell->row > 0)
        {
          filled++;
          if (end - start > LONGEST_BODY || cell->end_line - cell->first_line > MOST_BODY_LINES)
            return FALSE;
          continue;
        }
      if (cell->columns != 1 || cell->end_line - cell->first_line > 1 || end - start > LONGEST_LABEL ||
          g_array_index (lines, SnHtmlLine, cell->first_line).styled < end - start ||
          begins_with_date (cell, text, lines))
        return FALSE;
      heads++;
    }
  return heads >= 3 && filled >= 2 * (table->rows - 1);
}

/* Whether its rows begin with dates, or it has a row of headers; otherwise it only lays out
 * the page. */
static gboolean
is_data (const SnHtmlTable *table, const char *text, GArray *lines)
{
  guint dated = 0, firsts = 0, headers = 0, wide = 0, longest = 0;
  gboolean date_header = FALSE;
  guint32 row = G_MAXUINT32, filled = 0, dated_row = G_MAXUINT32, begun_row = G_MAXUINT32;
  Grid grid = { 0 };

  if (table->cells->len < 2)
    return FALSE;
  for (guint i = 0; i < table->cells->len; i++)
    {
      const SnHtmlCell *cell = &g_array_index (table->cells, SnHtmlCell, i);
      guint32 start = 0, end = 0;
      gboolean has_text = sn_html_cell_bounds (cell, lines, &start, &end), begins_dated;

      if (cell->row != row)
        {
          grid.narrow += row != G_MAXUINT32 && filled < 2;
          grid.least = row != G_MAXUINT32 ? MIN (grid.least, filled) : G_MAXUINT;
          row = cell->row;
          filled = 0;
          firsts++;
        }
      begins_dated = (dated_row != row || begun_row != row) && begins_with_date (cell, text, lines);
      if (dated_row != row && ((filled == 0 && begins_dated) || is_date (cell, text, lines, begins_dated)))
        {
          dated += cell->rows;
          dated_row = row;
        }
      if (begun_row != row && begins_dated)
        {
          grid.dated += cell->rows;
          begun_row = row;
        }
      filled += has_text;
      wide += filled == 2;
      headers += cell->header && has_text;
      date_header = date_header || (table->rows > 1 && row == 0 && is_date_header (cell, text, lines));
      longest = MAX (longest, end - start);
    }
  grid.narrow += filled < 2;
  grid.least = MIN (grid.least, filled);
  grid.rows = firsts;
  grid.longest = longest;
  if (wide == 0)
    return FALSE;
  if (table->layout) /* but headers lay out nothing */
    return headers >= 2 && table->rows > 1 && longest <= 200;
  if (table->presentation && longest > 200)
    return FALSE;
  if (date_header && (dated > 0 || headers >= 2))
    return TRUE;
  if (is_grid (&grid) || is_wide_grid (&grid))
    return TRUE;
  if (table->presentation) /* which tools write on each table, and so says little */
    return headers >= 2 && table->rows > 1;
  if (dated >= 2)
    return dated * 2 >= firsts;
  if (has_bold_head (table, text, lines))
    return TRUE;
  return headers >= 2 && table->rows > 1 && longest <= 600;
}

/* Whether all that the cell has is a word or a few, on one line, and no date. */
static gboolean
is_label (const SnHtmlCell *cell, const char *text, GArray *lines)
{
  guint32 start, end;
  guint blanks = 0;

  if (!sn_html_cell_bounds (cell, lines, &start, &end) || end - start < 2 || end - start > LONGEST_LABEL ||
      cell->end_line - cell->first_line > 1 || cell->columns != 1 || !g_ascii_isalpha (text[start]) ||
      begins_with_date (cell, text, lines))
    return FALSE;
  for (guint32 i = start; i < end; i++)
    blanks += text[i] == ' ';
  return blanks < MOST_LABEL_WORDS && strchr (".?!,;", text[end - 1]) == NULL;
}

static gboolean
labels_date (const SnHtmlCell *label, const char *text, GArray *lines)
{
  guint32 start, end;

  return sn_html_cell_bounds (label, lines, &start, &end) && sn_label_is_of_date (text + start, end - start);
}

/* A table of one thing's fields, "Stage | Refinement", "Closes | 3 April": each row a label
 * and what it labels, where the labels are headers, end in colons, or one heads a date. */
static gboolean
is_record (const SnHtmlTable *table, const char *text, GArray *lines)
{
  const SnHtmlCell *cells = (const SnHtmlCell *) (gpointer) table->cells->data;
  guint rows = 0, marked = 0;
  gboolean dated = FALSE;

  for (guint i = 0; i + 1 < table->cells->len; i += 2)
    {
      const SnHtmlCell *label = &cells[i], *value = &cells[i + 1];
      guint32 start, end;

      if (label->row != value->row || label->row != rows || label->rows != 1 || value->rows != 1 || value->header ||
          !is_label (label, text, lines) || !sn_html_cell_bounds (value, lines, &start, &end))
        return FALSE;
      dated |= begins_with_date (value, text, lines) && labels_date (label, text, lines);
      sn_html_cell_bounds (label, lines, &start, &end);
      marked += label->header || text[end - 1] == ':';
      rows++;
    }
  return rows >= 2 && rows <= MOST_FIELDS && table->cells->len == 2 * rows && (marked == rows || dated);
}

/* A sheet of a month: seven days of the week above cells that begin with numbers. */
static gboolean
is_calendar (const SnHtmlTable *table, const char *text, GArray *lines)
{
  const SnHtmlCell *cells = (const SnHtmlCell *) (gpointer) table->cells->data;
  guint numbered = 0, filled = 0;
  guint32 start, end;

  if (table->rows < 4 || table->cells->len < 4 * SN_DAYS_OF_WEEK)
    return FALSE;
  for (guint i = 0; i < SN_DAYS_OF_WEEK; i++)
    if (cells[i].row != 0 || cells[i].columns != 1 || !sn_html_cell_bounds (&cells[i], lines, &start, &end) ||
        !sn_is_weekday_only (text + start, text + end))
      return FALSE;
  for (guint i = SN_DAYS_OF_WEEK; i < table->cells->len; i++)
    {
      if (cells[i].row == 0 || cells[i].rows != 1)
        return FALSE;
      if (!sn_html_cell_bounds (&cells[i], lines, &start, &end))
        continue;
      filled++;
      numbered += g_ascii_isdigit (text[start]);
    }
  return numbered >= 3 * SN_DAYS_OF_WEEK && numbered == filled;
}

/* "11 July Modification Hour", in each cell, beside others of the same kind: a day, and what is on. */
static gboolean
is_tile (const SnHtmlCell *cell, const char *text, GArray *lines)
{
  guint32 start, end;
  const char *rest;
  gsize length;

  if (!sn_html_cell_bounds (cell, lines, &start, &end) || cell->rows != 1)
    return FALSE;
  length = sn_date_cell_length (text + start, text + end);
  rest = sn_skip_blank (text + start + length, text + end);
  return length > 0 && text + end - rest >= SHORTEST_TILE && g_ascii_isupper (*rest);
}

/* Columns of tiles, by which a page is laid out. */
static gboolean
has_only_tiles (const SnHtmlTable *table, const char *text, GArray *lines)
{
  const SnHtmlCell *cells = (const SnHtmlCell *) (gpointer) table->cells->data;
  guint n = 0, beside = 0;
  guint32 start, end;

  for (guint i = 0; i < table->cells->len; i++)
    {
      if (!sn_html_cell_bounds (&cells[i], lines, &start, &end))
        continue;
      if (!is_tile (&cells[i], text, lines))
        return FALSE;
      n++;
      beside += i > 0 && cells[i - 1].row == cells[i].row;
    }
  return n >= LEAST_TILES && beside > 0;
}

/**
 * sn_html_table_kind:
 * @text: of the page so far
 * @lines: (element-type SnHtmlLine): of the page so far
 *
 * Returns: what the table is.
 */
SnHtmlTableKind
sn_html_table_kind (const SnHtmlTable *table, const char *text, GArray *lines)
{
  if (is_record (table, text, lines))
    return SN_HTML_TABLE_RECORD;
  if (is_calendar (table, text, lines))
    return SN_HTML_TABLE_CALENDAR;
  if (!table->layout && !table->presentation && is_planner (table, text, lines))
    return SN_HTML_TABLE_PLANNER;
  if (has_only_tiles (table, text, lines))
    return SN_HTML_TABLE_LAYOUT;
  return is_data (table, text, lines) ? SN_HTML_TABLE_DATA : SN_HTML_TABLE_LAYOUT;
}
