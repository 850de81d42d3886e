/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of a table's cells put together again as what the table is. */

#include "sn-document-html.h"
#include "sn-document-lines.h"

#include <string.h>

#define MAX_COLUMNS 64
#define RECORD_LEVEL 4
/* Bytes; what is shorter may be the name of a group of rows. */
#define SHORTEST_PROSE 60

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

  if (sn_html_cell_bounds (cell, self->old_lines, &start, &end))
    append_text (self, start, end, repeated);
}

/* The line of a cell, and what it has behind the days that it begins with. Returns
 * how long these are, 0 where there are none. */
static guint32
days_of_line (const Rewrite *self, const SnHtmlLine *line, guint32 *rest)
{
  const char *text = self->old + (line->start - self->old_start), *end = text + (line->end - line->start);
  const char *behind = text;
  gsize length = sn_day_label_length (text, end, &behind), days = 0;

  if (length == 0 && sn_day_entry_number (text, end, &days, &behind) > 0 && sn_date_cell_length (behind, end) == 0)
    length = days;
  *rest = line->start + (guint32) (behind - text);
  return (guint32) length;
}

/* "January | 27: Change Sub-Committee, 28: Change Board", a line each: whether the
 * row has but a month and its days. */
static gboolean
is_month_row (const Rewrite *self, const SnHtmlTable *table, guint i, guint32 row)
{
  const SnHtmlCell *cells = (const SnHtmlCell *) (gpointer) table->cells->data;
  guint32 start = 0, end = 0, rest;

  if (i + 1 >= table->cells->len || cells[i].row != row || cells[i + 1].row != row || cells[i].rows != 1 ||
      (i + 2 < table->cells->len && cells[i + 2].row == row) ||
      !sn_html_cell_bounds (&cells[i], self->old_lines, &start, &end))
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

/* Ends the line, which the text has up to here. */
static void
finish_line (Rewrite *self, SnHtmlLine *line, GArray *lines)
{
  line->end = (guint32) self->text->len;
  g_array_append_vals (lines, line, 1);
  g_string_append_c (self->text, '\n');
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
      finish_line (self, &line, lines);
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
  static const char *const numbers[] = { "ref", "reference", "modification", "number" };
  guint32 start, end;
  const char *text;

  if (!sn_html_cell_bounds (label, self->old_lines, &start, &end))
    return FALSE;
  text = self->old + (start - self->old_start);
  while (end > start && strchr (":. ", text[end - start - 1]) != NULL)
    end--;
  return sn_label_names_entry (text, end - start) || sn_is_one_of (text, end - start, numbers, G_N_ELEMENTS (numbers));
}

/* A heading of what names the record, "MP301" and "Fair use of reads", and under it a line
 * of each other field, label and value parted by a colon. */
static void
rewrite_record (Rewrite *self, const SnHtmlTable *table, GArray *lines)
{
  const SnHtmlCell *cells = (const SnHtmlCell *) (gpointer) table->cells->data;
  const SnHtmlLine *model = &g_array_index (self->old_lines, SnHtmlLine, 0);
  SnHtmlLine line = row_line (model, 0);
  guint i = 0;

  line.start = (guint32) self->text->len;
  line.heading = RECORD_LEVEL;
  for (; i + 1 < table->cells->len && names_record (self, &cells[i]); i += 2)
    {
      if (i > 0)
        g_string_append_c (self->text, ' ');
      append_cell (self, &cells[i + 1], FALSE);
    }
  if (i > 0)
    finish_line (self, &line, lines);
  for (; i + 1 < table->cells->len; i += 2)
    {
      line = row_line (model, 0);
      line.start = (guint32) self->text->len;
      append_cell (self, &cells[i], FALSE);
      g_string_append (self->text, self->text->str[self->text->len - 1] == ':' ? " " : ": ");
      append_cell (self, &cells[i + 1], FALSE);
      finish_line (self, &line, lines);
    }
}

static void
append_line (Rewrite *self, guint32 start, guint32 end, SnHtmlLine line, GArray *lines)
{
  line.start = (guint32) self->text->len;
  append_text (self, start, end, FALSE);
  finish_line (self, &line, lines);
}

/* A paragraph of a planner, from one line to before another: a row of its day and what
 * is on then; else the lines that it has. */
static void
append_entry (Rewrite *self, guint first, guint end, guint number, GArray *lines)
{
  const SnHtmlLine *old = (const SnHtmlLine *) (gpointer) self->old_lines->data;
  SnHtmlLine row = row_line (&old[first], number);

  if (!sn_html_begins_entry (self->old, self->old_start, self->old_lines, first, end))
    {
      for (guint i = first; i < end; i++)
        append_line (self, old[i].start, old[i].end, old[i], lines);
      return;
    }
  row.start = (guint32) self->text->len;
  append_text (self, old[first].start, old[first].end, FALSE);
  g_string_append_c (self->text, '\t');
  append_text (self, old[first + 1].start, old[end - 1].end, FALSE);
  finish_line (self, &row, lines);
}

static void
rewrite_planner (Rewrite *self, const SnHtmlTable *table, guint number, GArray *lines)
{
  for (guint i = 0; i < table->cells->len; i++)
    {
      const SnHtmlCell *cell = &g_array_index (table->cells, SnHtmlCell, i);

      for (guint first = cell->first_line, end; first < cell->end_line; first = end)
        {
          end = sn_html_paragraph_end (self->old_lines, first, cell->end_line);
          append_entry (self, first, end, number, lines);
        }
    }
}

static gboolean
is_blank (const Rewrite *self, const SnHtmlCell *cell)
{
  guint32 start, end;

  return !sn_html_cell_bounds (cell, self->old_lines, &start, &end);
}

/* "5", "16 – 18", "26 Oct": how long the days are with which a cell of a calendar begins; sets
 * whether their month stands there too. */
static guint32
calendar_day_length (const char *p, const char *end, gboolean *month)
{
  static const char *const dashes[] = { "-", "\xE2\x80\x93", "\xE2\x80\x94" };
  const char *at = p + strspn (p, "0123456789"), *next = at + strspn (at, " ");

  *month = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (next + strlen (dashes[i]) < end && g_str_has_prefix (next, dashes[i]))
      {
        next += strlen (dashes[i]);
        next += strspn (next, " ");
        if (g_ascii_isdigit (*next))
          at = next + strspn (next, "0123456789");
        break;
      }
  next = at + strspn (at, " ");
  for (gsize n = strlen ("September"); n >= 3 && !*month; n--)
    if (next + n <= end && g_ascii_isalpha (next[n - 1]) && sn_is_month_only (next, next + n))
      {
        *month = TRUE;
        at = next + n;
      }
  return (guint32) (MIN (at, end) - p);
}

/* A row of what a day of a calendar brings: "Tue 3 | Operations Group 44", since the day of the
 * week says which month is meant. */
static void
append_calendar_day (Rewrite *self, const SnHtmlCell *weekday, const SnHtmlCell *cell, guint number, GArray *lines)
{
  const SnHtmlLine *first = &g_array_index (self->old_lines, SnHtmlLine, cell->first_line);
  const char *text = self->old + (first->start - self->old_start), *end = text + (first->end - first->start);
  gboolean month;
  guint32 length = calendar_day_length (text, end, &month), rest = first->start + length, cell_start, cell_end;
  SnHtmlLine row = row_line (first, number);

  if (!sn_html_cell_bounds (cell, self->old_lines, &cell_start, &cell_end))
    return;
  while (rest < cell_end && strchr (" \n\t", self->old[rest - self->old_start]) != NULL)
    rest++;
  if (rest >= cell_end)
    return; /* nothing on that day */
  row.start = (guint32) self->text->len;
  if (!month)
    {
      append_cell (self, weekday, TRUE);
      g_string_append_c (self->text, ' ');
    }
  append_text (self, first->start, first->start + length, FALSE);
  g_string_append_c (self->text, '\t');
  append_text (self, rest, cell_end, FALSE);
  finish_line (self, &row, lines);
}

static void
rewrite_calendar (Rewrite *self, const SnHtmlTable *table, guint number, GArray *lines)
{
  const SnHtmlCell *cells = (const SnHtmlCell *) (gpointer) table->cells->data;
  guint column = 0;

  for (guint i = SN_DAYS_OF_WEEK; i < table->cells->len; i++)
    {
      if (cells[i].row != cells[i - 1].row)
        column = 0;
      if (column < SN_DAYS_OF_WEEK && !is_blank (self, &cells[i]))
        append_calendar_day (self, &cells[column], &cells[i], number, lines);
      column += MAX (cells[i].columns, 1);
    }
}

/* Whether a cell from above reaches into the row; of which columns that may be so is in @width. */
static gboolean
any_spans (const guint spans[MAX_COLUMNS], guint width)
{
  for (guint i = 0; i < width; i++)
    if (spans[i] > 0)
      return TRUE;
  return FALSE;
}

/* The cell that is all that a row of several columns has; %NULL where it has others, or
 * where one from above reaches into it. */
static const SnHtmlCell *
only_cell (const SnHtmlTable *table, guint i, guint32 row, gboolean spanned)
{
  const SnHtmlCell *cells = (const SnHtmlCell *) (gpointer) table->cells->data;

  if (spanned || i >= table->cells->len || cells[i].row != row || cells[i].columns < 2 || cells[i].rows != 1 ||
      (i + 1 < table->cells->len && cells[i + 1].row == row))
    return NULL;
  return &cells[i];
}

/* Sentences across all columns, and no day that begins a row. */
static gboolean
is_prose (const Rewrite *self, const SnHtmlCell *cell)
{
  guint32 start, end;
  const char *text;

  if (cell == NULL || !sn_html_cell_bounds (cell, self->old_lines, &start, &end) || end - start < SHORTEST_PROSE)
    return FALSE;
  text = self->old + (start - self->old_start);
  return sn_date_cell_length (text, text + (end - start)) == 0 &&
         (cell->end_line > cell->first_line + 1 || strchr (".!?", text[end - start - 1]) != NULL);
}

/* A line across all columns that is no month, above sentences that are. */
static gboolean
heads_prose (const Rewrite *self, const SnHtmlTable *table, guint i, const SnHtmlCell *cell)
{
  guint32 start, end;
  const char *text;

  if (cell == NULL || !sn_html_cell_bounds (cell, self->old_lines, &start, &end) ||
      cell->end_line > cell->first_line + 1)
    return FALSE;
  text = self->old + (start - self->old_start);
  return sn_date_cell_length (text, text + (end - start)) == 0 &&
         is_prose (self, only_cell (table, i + 1, cell->row + 1, FALSE));
}

/* What stands across all columns is no row: it stays the lines that it was. */
static gboolean
append_across (Rewrite *self, const SnHtmlTable *table, guint i, guint32 row, gboolean spanned, GArray *lines)
{
  const SnHtmlCell *cell = only_cell (table, i, row, spanned);

  if (!is_prose (self, cell) && !heads_prose (self, table, i, cell))
    return FALSE;
  for (guint n = cell->first_line; n < cell->end_line; n++)
    {
      const SnHtmlLine *old = &g_array_index (self->old_lines, SnHtmlLine, n);

      append_line (self, old->start, old->end, *old, lines);
    }
  return TRUE;
}

/* "Tue 26: SMKI PMA Meeting 47", a line of a cell. */
static gboolean
is_entry_line (const Rewrite *self, guint n)
{
  const SnHtmlLine *line = &g_array_index (self->old_lines, SnHtmlLine, n);
  const char *text = self->old + (line->start - self->old_start), *end = text + (line->end - line->start), *rest;

  return sn_is_weekday_entry (text, end) || sn_day_label_length (text, end, &rest) > 0;
}

static gboolean
is_dash (const Rewrite *self, const SnHtmlCell *cell)
{
  guint32 start, end;

  return sn_html_cell_bounds (cell, self->old_lines, &start, &end) && end - start <= 3 &&
         !g_ascii_isalnum (self->old[start - self->old_start]);
}

static gboolean
begins_with_date (const Rewrite *self, const SnHtmlCell *cell)
{
  guint32 start, end;

  return sn_html_cell_bounds (cell, self->old_lines, &start, &end) &&
         sn_date_cell_length (self->old + (start - self->old_start), self->old + (end - self->old_start)) > 0;
}

/* How many cells the row has of which the first is a week or month and the others have a line
 * for each day that brings something, "25–29 June | Tue 26: SMKI PMA, Wed 27: Change Board |
 * Fri 29: …"; 0 where it is no such row. */
static guint
count_entry_cells (const Rewrite *self, const SnHtmlTable *table, guint i, guint32 row)
{
  const SnHtmlCell *cells = (const SnHtmlCell *) (gpointer) table->cells->data;
  guint n = 0, entries = 0;

  for (; i + n < table->cells->len && cells[i + n].row == row; n++)
    {
      const SnHtmlCell *cell = &cells[i + n];

      if (cell->rows != 1 || cell->columns != 1)
        return 0;
      for (guint line = n == 0 || is_dash (self, cell) ? cell->end_line : cell->first_line; line < cell->end_line;
           line++)
        {
          if (!is_entry_line (self, line))
            return 0;
          entries++;
        }
    }
  return entries > 1 && begins_with_date (self, &cells[i]) ? n : 0;
}

/* Makes a row of each entry, which stands in its own column. */
static void
append_entry_rows (Rewrite *self, const SnHtmlCell *cells, guint n, guint number, GArray *lines)
{
  gboolean repeated = FALSE;

  for (guint column = 1; column < n; column++)
    for (guint i = is_dash (self, &cells[column]) ? cells[column].end_line : cells[column].first_line;
         i < cells[column].end_line; i++)
      {
        const SnHtmlLine *source = &g_array_index (self->old_lines, SnHtmlLine, i);
        SnHtmlLine line = row_line (source, number);

        line.start = (guint32) self->text->len;
        append_cell (self, &cells[0], repeated);
        for (guint tab = 0; tab < column; tab++)
          g_string_append_c (self->text, '\t');
        append_text (self, source->start, source->end, FALSE);
        finish_line (self, &line, lines);
        repeated = TRUE;
      }
}

/* Whether the row that the cell @i begins has a date, in another cell. */
static gboolean
has_date_beside (const Rewrite *self, const SnHtmlTable *table, guint i)
{
  const SnHtmlCell *cells = (const SnHtmlCell *) (gpointer) table->cells->data;

  for (guint n = i + 1; n < table->cells->len && cells[n].row == cells[i].row; n++)
    if (begins_with_date (self, &cells[n]))
      return TRUE;
  return FALSE;
}

/* "Change Board | 16 March" above " | 21 April": a name is not written again, so that its cell
 * is of the rows below too. A day is another thing: where one is missing, nobody knows it. */
static void
spread_names (const Rewrite *self, SnHtmlTable *table)
{
  SnHtmlCell *cells = (SnHtmlCell *) (gpointer) table->cells->data;
  guint kept = 0, name = G_MAXUINT;

  for (guint i = 0; i < table->cells->len; i++)
    {
      gboolean first = i == 0 || cells[i].row != cells[i - 1].row;
      SnHtmlCell cell = cells[i];

      if (first && name != G_MAXUINT && cell.rows == 1 && cell.columns == 1 && is_blank (self, &cell) &&
          cells[name].row + cells[name].rows == cell.row && cells[name].rows < G_MAXUINT16 &&
          has_date_beside (self, table, i))
        {
          cells[name].rows++;
          continue;
        }
      if (first && !(name != G_MAXUINT && cell.row < cells[name].row + cells[name].rows))
        name = cell.columns == 1 && !cell.header && !is_blank (self, &cell) && !begins_with_date (self, &cell)
                   ? kept
                   : G_MAXUINT;
      cells[kept++] = cell;
    }
  g_array_set_size (table->cells, kept);
}

/* "March | 28 SEC Panel": the day in a cell of its own, as the month is. Only the blank between
 * them changes, so that links stay where they are. */
static void
part_day_from_text (char *text, const SnHtmlLine *line)
{
  char *start = text + line->start, *end = text + line->end, *cell = memchr (start, '\t', (gsize) (end - start));
  const char *rest = NULL;
  gsize length = 0;

  if (cell == NULL || memchr (cell + 1, '\t', (gsize) (end - cell - 1)) != NULL || !sn_is_month_only (start, cell) ||
      sn_day_entry_number (cell + 1, end, &length, &rest) == 0 || sn_date_cell_length (rest, end) > 0)
    return;
  if (cell[1 + length] == ' ' && rest == cell + 2 + length)
    cell[1 + length] = '\t';
}

/**
 * sn_html_table_rewrite:
 * @kind: what it is
 * @number: of the table in the document
 * @text: of the page so far
 * @lines: (element-type SnHtmlLine): of the page so far
 * @links: (element-type SnHtmlLink): of the page so far
 *
 * Puts a line a row in place of the lines of the cells: cells parted by tabs,
 * and a cell that spans several rows in each of them; of a record a heading, and a
 * line of each field; of a planner a row of each entry.
 */
void
sn_html_table_rewrite (SnHtmlTable *table, SnHtmlTableKind kind, guint number, GString *text, GArray *lines,
                       GArray *links)
{
  g_autoptr (GArray) old_lines = g_array_new (FALSE, FALSE, sizeof (SnHtmlLine));
  g_autoptr (GArray) old_links = g_array_new (FALSE, FALSE, sizeof (SnHtmlLink));
  g_autofree char *old = NULL;
  const SnHtmlCell *spanning[MAX_COLUMNS] = { NULL };
  guint spans[MAX_COLUMNS] = { 0 };
  Rewrite self = { .text = text, .links = links, .old_links = old_links };
  guint i = 0, width = 0;

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

  if (kind == SN_HTML_TABLE_DATA)
    spread_names (&self, table);
  if (kind == SN_HTML_TABLE_RECORD)
    rewrite_record (&self, table, lines);
  else if (kind == SN_HTML_TABLE_PLANNER)
    rewrite_planner (&self, table, number, lines);
  else if (kind == SN_HTML_TABLE_CALENDAR)
    rewrite_calendar (&self, table, number, lines);
  for (guint32 row = 0; row < table->rows && kind == SN_HTML_TABLE_DATA; row++)
    {
      SnHtmlLine line = row_line (&g_array_index (old_lines, SnHtmlLine, 0), number);
      guint column = 0, pending = 0, n_entries;
      gboolean first = TRUE, spanned = any_spans (spans, width);

      if (spans[0] == 0 && is_month_row (&self, table, i, row))
        {
          append_month_rows (&self, &g_array_index (table->cells, SnHtmlCell, i),
                             &g_array_index (table->cells, SnHtmlCell, i + 1), number, lines);
          i += 2;
          continue;
        }
      if (append_across (&self, table, i, row, spanned, lines))
        {
          i++;
          continue;
        }
      n_entries = spanned ? 0 : count_entry_cells (&self, table, i, row);
      if (n_entries > 0)
        {
          append_entry_rows (&self, &g_array_index (table->cells, SnHtmlCell, i), n_entries, number, lines);
          i += n_entries;
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
              width = MAX (width, column + 1);
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
      part_day_from_text (text->str, &line);
      g_array_append_val (lines, line);
      g_string_append_c (text, '\n');
    }
  while (self.next_link < old_links->len)
    g_free (g_array_index (old_links, SnHtmlLink, self.next_link++).uri);
}
