/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-html.h"
#include "sn-document-lines.h"

#include <string.h>

#define MAX_COLUMNS 64
/* Of a table of one thing's fields: bytes and words of a label, and rows. */
#define LONGEST_LABEL 40
#define MOST_LABEL_WORDS 5
#define MOST_FIELDS 16
#define RECORD_LEVEL 4

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

static gboolean
cell_bounds (const SnHtmlCell *cell, GArray *lines, guint32 *start, guint32 *end)
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

  return cell_bounds (cell, lines, &start, &end) && end - start <= 60 &&
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

  return cell_bounds (cell, lines, &start, &end) && end - start <= 40 &&
         (((dated || (guchar) text[start] <= ' ') && sn_is_date_only (text + start, text + end)) ||
          sn_is_day_only (text + start, text + end));
}

static gboolean
is_date_header (const SnHtmlCell *cell, const char *text, GArray *lines)
{
  guint32 start = 0, end = 0;

  return cell_bounds (cell, lines, &start, &end) && end - start <= 40 &&
         sn_date_header_length (text + start, text + end) > 0;
}

/**
 * sn_html_table_is_data:
 * @text: of the page so far
 * @lines: (element-type SnHtmlLine): of the page so far
 *
 * Returns: whether it is a table of data: its rows begin with dates, or it has
 *   a row of headers; otherwise it only lays out the page.
 */
gboolean
sn_html_table_is_data (const SnHtmlTable *table, const char *text, GArray *lines)
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
      gboolean has_text = cell_bounds (cell, lines, &start, &end), begins_dated;

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
  if (table->layout) /* so it says, but headers lay out nothing */
    return headers >= 2 && table->rows > 1 && longest <= 200;
  if (date_header && (dated > 0 || headers >= 2))
    return TRUE;
  if (is_grid (&grid) || is_wide_grid (&grid))
    return TRUE;
  if (dated >= 2)
    return dated * 2 >= firsts;
  return headers >= 2 && table->rows > 1 && longest <= 600;
}

/* Whether all that the cell has is a word or a few, on one line, and no date. */
static gboolean
is_label (const SnHtmlCell *cell, const char *text, GArray *lines)
{
  guint32 start, end;
  guint blanks = 0;

  if (!cell_bounds (cell, lines, &start, &end) || end - start < 2 || end - start > LONGEST_LABEL ||
      cell->end_line - cell->first_line > 1 || cell->columns != 1 || !g_ascii_isalpha (text[start]) ||
      begins_with_date (cell, text, lines))
    return FALSE;
  for (guint32 i = start; i < end; i++)
    blanks += text[i] == ' ';
  return blanks < MOST_LABEL_WORDS && strchr (".?!,;", text[end - 1]) == NULL;
}

/* "Closing date", "Nominations close", "By when" */
static gboolean
labels_date (const SnHtmlCell *label, const char *text, GArray *lines)
{
  static const char *const words[] = { "close", "date", "deadline", "when", "due", "ends", "until", " by", NULL };
  guint32 start, end;
  g_autofree char *lower = NULL;

  if (!cell_bounds (label, lines, &start, &end))
    return FALSE;
  lower = g_ascii_strdown (text + start, (gssize) (end - start));
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * sn_html_table_is_record:
 * @text: of the page so far
 * @lines: (element-type SnHtmlLine): of the page so far
 *
 * Returns: whether it is a table of one thing's fields, "Stage | Refinement", "Closes |
 *   3 April": each row a label and what it labels, where the labels are headers, end in
 *   colons, or one of them heads a date.
 */
gboolean
sn_html_table_is_record (const SnHtmlTable *table, const char *text, GArray *lines)
{
  const SnHtmlCell *cells = (const SnHtmlCell *) (gpointer) table->cells->data;
  guint rows = 0, marked = 0;
  gboolean dated = FALSE;

  for (guint i = 0; i + 1 < table->cells->len; i += 2)
    {
      const SnHtmlCell *label = &cells[i], *value = &cells[i + 1];
      guint32 start, end;

      if (label->row != value->row || label->row != rows || label->rows != 1 || value->rows != 1 || value->header ||
          !is_label (label, text, lines) || !cell_bounds (value, lines, &start, &end))
        return FALSE;
      dated |= begins_with_date (value, text, lines) && labels_date (label, text, lines);
      cell_bounds (label, lines, &start, &end);
      marked += label->header || text[end - 1] == ':';
      rows++;
    }
  return rows >= 2 && rows <= MOST_FIELDS && table->cells->len == 2 * rows && (marked == rows || dated);
}

/* What is needed while rows are put together again. */
typedef struct
{
  const char *old;   /* the text of the table as it was */
  guint32 old_start; /* its offset in the page */
  GString *text;
  GArray *old_lines;
  GArray *old_links;
  guint next_link;
  GArray *links;
} Rewrite;

/* Appends a part of a cell. Its links come along, unless it is repeated. */
static void
append_text (Rewrite *self, guint32 start, guint32 end, gboolean repeated)
{
  guint32 shift = (guint32) self->text->len;

  g_string_append_len (self->text, self->old + (start - self->old_start), (gssize) (end - start));
  for (char *tab = memchr (self->text->str + shift, '\t', end - start); tab != NULL; tab = strchr (tab, '\t'))
    *tab = ' ';
  while (!repeated && self->next_link < self->old_links->len)
    {
      SnHtmlLink link = g_array_index (self->old_links, SnHtmlLink, self->next_link);

      if (link.start >= end)
        break;
      self->next_link++;
      if (link.start < start)
        {
          g_free (link.uri);
          continue;
        }
      link.start = link.start - start + shift;
      link.end = MIN (link.end, end) - start + shift;
      g_array_append_val (self->links, link);
    }
}

static void
append_cell (Rewrite *self, const SnHtmlCell *cell, gboolean repeated)
{
  guint32 start, end;

  if (cell_bounds (cell, self->old_lines, &start, &end))
    append_text (self, start, end, repeated);
}

/* The line of a cell, and what it has behind the days that it begins with. Returns
 * how long these are, 0 where there are none. */
static guint32
days_of_line (const Rewrite *self, const SnHtmlLine *line, guint32 *rest)
{
  const char *text = self->old + (line->start - self->old_start), *behind = text;
  guint32 length = (guint32) sn_day_label_length (text, text + (line->end - line->start), &behind);

  *rest = line->start + (guint32) (behind - text);
  return length;
}

/* "January | 27: Change Sub-Committee, 28: Change Board", a line each: whether the
 * row has but a month and its days. */
static gboolean
is_month_row (const Rewrite *self, const SnHtmlTable *table, guint i, guint32 row)
{
  const SnHtmlCell *cells = (const SnHtmlCell *) (gpointer) table->cells->data;
  guint32 start = 0, end = 0, rest;

  if (i + 1 >= table->cells->len || cells[i].row != row || cells[i + 1].row != row || cells[i].rows != 1 ||
      (i + 2 < table->cells->len && cells[i + 2].row == row) || !cell_bounds (&cells[i], self->old_lines, &start, &end))
    return FALSE;
  if (!sn_is_month_only (self->old + (start - self->old_start), self->old + (end - self->old_start)))
    return FALSE;
  for (guint line = cells[i + 1].first_line; line < cells[i + 1].end_line; line++)
    if (days_of_line (self, &g_array_index (self->old_lines, SnHtmlLine, line), &rest) == 0)
      return FALSE;
  return cells[i + 1].first_line < cells[i + 1].end_line;
}

static SnHtmlLine
row_line (const SnHtmlLine *model, guint number)
{
  SnHtmlLine line = { .root = model->root, .main = model->main, .table = number, .ends_block = TRUE };

  return line;
}

/* Makes a row of each line of the cell @days: the month, the day, and what is on it. */
static void
append_month_rows (Rewrite *self, const SnHtmlCell *month, const SnHtmlCell *days, guint number, GArray *lines)
{
  for (guint i = days->first_line; i < days->end_line; i++)
    {
      const SnHtmlLine *source = &g_array_index (self->old_lines, SnHtmlLine, i);
      SnHtmlLine line = row_line (&g_array_index (self->old_lines, SnHtmlLine, 0), number);
      guint32 rest = 0, length = days_of_line (self, source, &rest);

      line.start = (guint32) self->text->len;
      append_cell (self, month, i > days->first_line);
      g_string_append_c (self->text, '\t');
      append_text (self, source->start, source->start + length, FALSE);
      g_string_append_c (self->text, '\t');
      append_text (self, rest, source->end, FALSE);
      line.end = (guint32) self->text->len;
      g_array_append_val (lines, line);
      g_string_append_c (self->text, '\n');
    }
}

/* A caption stands before all cells, and stays what it is: a line of its own, be it
 * hidden, which the rows are not. */
static void
leave_caption (SnHtmlTable *table, GArray *lines, GArray *links)
{
  guint first = lines->len;

  for (guint i = 0; i < table->cells->len; i++)
    {
      const SnHtmlCell *cell = &g_array_index (table->cells, SnHtmlCell, i);

      if (cell->first_line < cell->end_line)
        first = MIN (first, cell->first_line);
    }
  if (first >= lines->len)
    return;
  table->first_line = MAX (table->first_line, first);
  while (table->first_link < links->len && g_array_index (links, SnHtmlLink, table->first_link).start <
                                               g_array_index (lines, SnHtmlLine, table->first_line).start)
    table->first_link++;
}

/* "Ref | MP301", "Title | Fair use of reads": a label of what names the record. */
static gboolean
names_record (const Rewrite *self, const SnHtmlCell *label)
{
  static const char *const names[] = { "ref",       "reference", "modification", "number", "title",
                                       "name",      "subject",   "what",         "topic",  "item",
                                       "committee", "group",     "event",        "matter", NULL };
  guint32 start, end;
  const char *text;

  if (!cell_bounds (label, self->old_lines, &start, &end))
    return FALSE;
  text = self->old + (start - self->old_start);
  while (end > start && strchr (":. ", text[end - start - 1]) != NULL)
    end--;
  for (guint i = 0; names[i] != NULL; i++)
    if (strlen (names[i]) == end - start && g_ascii_strncasecmp (text, names[i], end - start) == 0)
      return TRUE;
  return FALSE;
}

/* A heading of what names the record, and under it a line of each other field, label and
 * value parted by a colon. */
static void
rewrite_record (Rewrite *self, const SnHtmlTable *table, GArray *lines)
{
  const SnHtmlCell *cells = (const SnHtmlCell *) (gpointer) table->cells->data;
  gboolean heads = TRUE;

  for (guint i = 0; i + 1 < table->cells->len; i += 2)
    {
      SnHtmlLine line = row_line (&g_array_index (self->old_lines, SnHtmlLine, 0), 0), *heading;

      heads = heads && names_record (self, &cells[i]);
      line.start = (guint32) self->text->len;
      line.heading = heads ? RECORD_LEVEL : 0;
      if (!heads)
        {
          append_cell (self, &cells[i], FALSE);
          g_string_append (self->text, self->text->str[self->text->len - 1] == ':' ? " " : ": ");
        }
      append_cell (self, &cells[i + 1], FALSE);
      line.end = (guint32) self->text->len;
      g_string_append_c (self->text, '\n');
      heading = heads && i > 0 ? &g_array_index (lines, SnHtmlLine, lines->len - 1) : NULL;
      if (heading == NULL)
        {
          g_array_append_val (lines, line);
          continue;
        }
      self->text->str[line.start - 1] = ' '; /* "MP301" and "Fair use of reads" */
      heading->end = line.end;
    }
}

/**
 * sn_html_table_rewrite:
 * @number: of the table in the document
 * @text: of the page so far
 * @lines: (element-type SnHtmlLine): of the page so far
 * @links: (element-type SnHtmlLink): of the page so far
 *
 * Puts a line a row in place of the lines of the cells: cells parted by tabs,
 * and a cell that spans several rows in each of them. Where @number is 0, it is
 * a record: a heading, and a line of each field.
 */
void
sn_html_table_rewrite (SnHtmlTable *table, guint number, GString *text, GArray *lines, GArray *links)
{
  g_autoptr (GArray) old_lines = g_array_new (FALSE, FALSE, sizeof (SnHtmlLine));
  g_autoptr (GArray) old_links = g_array_new (FALSE, FALSE, sizeof (SnHtmlLink));
  g_autofree char *old = NULL;
  const SnHtmlCell *spanning[MAX_COLUMNS] = { NULL };
  guint spans[MAX_COLUMNS] = { 0 };
  Rewrite self = { .text = text, .links = links, .old_links = old_links };
  guint i = 0;

  leave_caption (table, lines, links);
  if (table->first_line >= lines->len)
    return;
  g_array_append_vals (old_lines, &g_array_index (lines, SnHtmlLine, table->first_line),
                       lines->len - table->first_line);
  for (guint n = 0; n < table->cells->len; n++)
    {
      SnHtmlCell *cell = &g_array_index (table->cells, SnHtmlCell, n);

      /* one that is empty may stand before the caption */
      cell->end_line -= MIN (cell->end_line, table->first_line);
      cell->first_line = MIN (cell->first_line - MIN (cell->first_line, table->first_line), cell->end_line);
    }
  if (links->len > table->first_link)
    g_array_append_vals (old_links, &g_array_index (links, SnHtmlLink, table->first_link),
                         links->len - table->first_link);
  g_array_set_size (links, table->first_link);
  self.old_lines = old_lines;
  self.old_start = g_array_index (lines, SnHtmlLine, table->first_line).start;
  self.old = old = g_strndup (text->str + self.old_start, text->len - self.old_start);
  g_string_truncate (text, self.old_start);
  g_array_set_size (lines, table->first_line);

  if (number == 0)
    rewrite_record (&self, table, lines);
  for (guint32 row = 0; row < table->rows && number > 0; row++)
    {
      SnHtmlLine line = row_line (&g_array_index (old_lines, SnHtmlLine, 0), number);
      guint column = 0, pending = 0;
      gboolean first = TRUE;

      if (spans[0] == 0 && is_month_row (&self, table, i, row))
        {
          append_month_rows (&self, &g_array_index (table->cells, SnHtmlCell, i),
                             &g_array_index (table->cells, SnHtmlCell, i + 1), number, lines);
          i += 2;
          continue;
        }
      line.start = (guint32) text->len;
      while (column < MAX_COLUMNS)
        {
          const SnHtmlCell *cell = NULL;
          gboolean repeated = spans[column] > 0;

          if (repeated)
            {
              cell = spanning[column];
              spans[column]--;
            }
          else if (i < table->cells->len && g_array_index (table->cells, SnHtmlCell, i).row == row)
            {
              cell = &g_array_index (table->cells, SnHtmlCell, i++);
              spanning[column] = cell;
              spans[column] = MIN (cell->rows, table->rows - row) - 1;
            }
          else if (i >= table->cells->len || g_array_index (table->cells, SnHtmlCell, i).row != row)
            break;
          /* Empty columns under a wide cell count only where another cell follows. */
          for (guint n = 0; n < pending + !first; n++)
            g_string_append_c (text, '\t');
          pending = cell->columns > 1 ? (guint) cell->columns - 1 : 0;
          first = FALSE;
          append_cell (&self, cell, repeated);
          column += MIN (cell->columns, MAX_COLUMNS);
        }
      /* Cells beyond the last column that is counted are left out. */
      while (i < table->cells->len && g_array_index (table->cells, SnHtmlCell, i).row == row)
        i++;
      line.end = (guint32) text->len;
      if (strspn (text->str + line.start, "\t \n") == line.end - line.start)
        {
          g_string_truncate (text, line.start);
          continue;
        }
      g_array_append_val (lines, line);
      g_string_append_c (text, '\n');
    }
  while (self.next_link < old_links->len)
    g_free (g_array_index (old_links, SnHtmlLink, self.next_link++).uri);
}
