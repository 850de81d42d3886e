/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-flow.h"
#include "sn-document-lines.h"
#include "sn-error.h"

#include <string.h>

#define MAX_LINES 1000000
/* A longer line was not broken by a mailer at the width of a page. */
#define WRAPPED_LINE 110
/* So many lines without a date on end are no table any more. */
#define MOST_DATELESS 10

/* A line that is not blank. */
typedef struct {
  guint32 start; /* of its first character that is not blank */
  guint32 end;   /* behind its last one */
  guint16 indent;
  guint8  blanks; /* how many blank lines stand before it */
  guint8  heading; /* that it is one, and of which level; decided backwards */
  guint8  cell;    /* whether it is a cell of a table of paragraphs; the first has the number of columns */
} Line;

typedef struct {
  SnDocument *document;
  const char *text;
  gsize       length;
  GArray     *lines;
  guint       tables;
  guint16     list_indents[8];
  gunichar    list_bullets[8];
  guint       list_depth;
  gboolean    cut;
} TextReader;

static const Line *
line_at (TextReader *self, gsize index)
{
  return index < self->lines->len ? &g_array_index (self->lines, Line, index) : NULL;
}

static const char *
line_start (TextReader *self, const Line *line)
{
  return self->text + line->start;
}

static const char *
line_end (TextReader *self, const Line *line)
{
  return self->text + line->end;
}

static gsize
line_length (const Line *line)
{
  return line->end - line->start;
}

static guint16
measure_indent (const char *p, const char *end)
{
  guint columns = 0;

  while (p < end)
    {
      gsize width;

      if (!sn_char_is_blank (p, end, &width))
        break;
      columns = *p == '\t' ? (columns / 8 + 1) * 8 : columns + 1;
      p += width;
    }
  return (guint16) MIN (columns, G_MAXUINT16);
}

/* Lines of the text from @start to @end. A carriage return ends a line only
 * where the text has no line feeds at all. */
static void
split_lines (TextReader *self, gsize start, gsize end)
{
  const char *p = self->text + start, *stop = self->text + end;
  char feed = memchr (p, '\n', (gsize) (stop - p)) != NULL ? '\n' : '\r';
  guint blanks = 0;

  while (p < stop)
    {
      const char *next = memchr (p, feed, (gsize) (stop - p));
      const char *last = next != NULL ? next : stop, *first = sn_skip_blank (p, last);

      if (first == last)
        blanks++;
      else
        {
          Line line = { .start = (guint32) (first - self->text),
                        .end = (guint32) (sn_trim_blank (first, last) - self->text),
                        .indent = measure_indent (p, first),
                        .blanks = (guint8) MIN (blanks, 255) };

          if (self->lines->len >= MAX_LINES)
            {
              self->cut = TRUE;
              return;
            }
          g_array_append_val (self->lines, line);
          blanks = 0;
        }
      p = last + (next != NULL);
    }
}

/* ---- Tables ---------------------------------------------------------- */

static const char *
skip_border (const char *p, const char *end)
{
  if (p < end && *p == '|')
    p = sn_skip_blank (p + 1, end);
  return p;
}

/* How a line separates its date from the rest; nothing where it begins with
 * no date. A date alone has no separator, and says so in @alone. */
static SnSeparator
row_separator (TextReader *self, const Line *line, gboolean *alone)
{
  const char *end = line_end (self, line), *p = skip_border (line_start (self, line), end);
  gsize length = p < end ? sn_date_cell_length (p, end) : 0;
  SnSeparator separator;

  *alone = FALSE;
  if (length == 0)
    return SN_SEPARATOR_NONE;
  separator = sn_separator_at (p + length, end);
  *alone = separator == SN_SEPARATOR_NONE && sn_skip_blank (p + length, end) == end;
  if (separator == SN_SEPARATOR_SPACE)
    {
      /* "9 February so that…" is a sentence that was wrapped before its date. */
      const char *next = sn_skip_blank (p + length, end);

      if (g_ascii_islower (*next) || strchr (".,;:)?!", *next) != NULL)
        return SN_SEPARATOR_NONE;
    }
  return separator;
}

static SnSeparator
header_separator (TextReader *self, const Line *line)
{
  const char *end = line_end (self, line), *p = skip_border (line_start (self, line), end);
  gsize length = p < end ? sn_date_header_length (p, end) : 0;

  return length > 0 && line_length (line) <= 200 ? sn_separator_at (p + length, end) : SN_SEPARATOR_NONE;
}

/* Whether a line belongs to the table that runs through the line before it. */
static gboolean
continues_table (TextReader *self, const Line *line, SnSeparator kind)
{
  const char *p = line_start (self, line), *end = line_end (self, line), *gap;
  gboolean alone;
  SnSeparator separator = row_separator (self, line, &alone);

  if (line->blanks > 1)
    return FALSE;
  if (sn_is_rule (p, end))
    return TRUE;
  if (separator != SN_SEPARATOR_NONE)
    return separator != SN_SEPARATOR_SPACE || line->blanks == 0;
  if (alone)
    return line->blanks == 0;
  if (line->blanks > 0)
    return kind == SN_SEPARATOR_PIPE && *p == '|';
  switch (kind)
    {
    case SN_SEPARATOR_TAB:
      return memchr (p, '\t', line_length (line)) != NULL || (p > self->text && p[-1] == '\t');
    case SN_SEPARATOR_PIPE:
      return memchr (p, '|', line_length (line)) != NULL;
    case SN_SEPARATOR_SPACES:
      gap = g_strstr_len (p, (gssize) MIN (line_length (line), 48), "  ");
      return line->indent >= 4 || (gap != NULL && sn_separator_at (gap, end) == SN_SEPARATOR_SPACES &&
                                   g_strstr_len (p, gap - p, ". ") == NULL);
    default:
      return line->indent >= 4;
    }
}

/* How many lines from @index on are one table; 0 where none begins there. */
static gsize
table_lines (TextReader *self, gsize index)
{
  const Line *line = line_at (self, index);
  gboolean header, alone;
  SnSeparator kind = header_separator (self, line);
  gsize n = 1, dates = 0, seen, dateless = 0;

  header = kind != SN_SEPARATOR_NONE;
  if (!header)
    {
      kind = row_separator (self, line, &alone);
      dates = 1;
      if (kind == SN_SEPARATOR_NONE)
        return 0;
    }
  seen = dates;
  for (; dateless < MOST_DATELESS && line_at (self, index + n) != NULL &&
         continues_table (self, line_at (self, index + n), kind);
       n++)
    {
      SnSeparator separator = row_separator (self, line_at (self, index + n), &alone);

      dates += separator != SN_SEPARATOR_NONE;
      seen += separator != SN_SEPARATOR_NONE || alone;
      dateless = separator != SN_SEPARATOR_NONE || alone ? 0 : dateless + 1;
      if (kind == SN_SEPARATOR_SPACE && separator > kind)
        kind = separator;
    }
  if (dates == 0)
    return header && kind > SN_SEPARATOR_SPACES && seen > 0 ? n : 0;
  if (header)
    return kind == SN_SEPARATOR_SPACE && dates < 2 ? 0 : n;
  return dates >= (kind >= SN_SEPARATOR_SPACES ? 2 : 3) ? n : 0;
}

static void
append_cell (TextReader *self, SnFlow *flow, SnBlock *block, const char *p, const char *end)
{
  sn_flow_start_line (flow);
  sn_flow_append_inline (flow, self->document, block, self->text, (gsize) (p - self->text), (gsize) (end - self->text));
}

static const char *
next_cell (const char *p, const char *end, SnSeparator separator, const char **cell_end)
{
  for (const char *q = p; q < end; q++)
    {
      if ((separator == SN_SEPARATOR_TAB && *q == '\t') || (separator == SN_SEPARATOR_PIPE && *q == '|'))
        {
          *cell_end = q;
          return q + 1;
        }
      if (separator == SN_SEPARATOR_SPACES && (*q == ' ' || *q == '\n') && sn_separator_at (q, end) != SN_SEPARATOR_SPACE)
        {
          const char *next = sn_skip_blank (q, end);

          /* Blanks about a line end are where the cell was wrapped. */
          if (memchr (q, '\n', (gsize) (next - q)) == NULL)
            {
              *cell_end = q;
              return next;
            }
          q = next - 1;
        }
    }
  *cell_end = end;
  return NULL;
}

static SnBlock *
begin_block (TextReader *self, SnFlow *flow, SnBlockKind kind, gsize start, gsize end)
{
  SnBlock *block = sn_document_add_block (self->document, kind);

  sn_flow_init (flow, TRUE);
  block->start = start;
  block->end = end;
  return block;
}

static void
finish_block (SnFlow *flow, SnBlock *block)
{
  block->length = flow->text->len;
  block->text = g_string_free (g_steal_pointer (&flow->text), FALSE);
  block->map = (guint32 *) (gpointer) g_array_free (g_steal_pointer (&flow->map), FALSE);
}

/* Cells of the line from @p on. @date is the cell that begins the row where the
 * line itself has none. */
static void
emit_row (TextReader *self, const char *date, gsize date_length, const char *p, const char *end, SnSeparator separator)
{
  SnFlow flow;
  SnBlock *block = begin_block (self, &flow, SN_BLOCK_TABLE_ROW, (gsize) (p != NULL ? p - self->text : date - self->text),
                                (gsize) (end - self->text));
  const char *cell_end;

  if (date >= self->text && date < end && (p == NULL || date < p) && date_length > 0 &&
      (p == NULL || memchr (date, '\n', (gsize) (p - date)) == NULL))
    block->start = (gsize) (date - self->text);
  block->table = self->tables;
  append_cell (self, &flow, block, date, date + date_length);
  while (p != NULL)
    {
      const char *next = next_cell (p, end, separator, &cell_end);

      /* A border on the right has nothing behind it. */
      if (flow.text->len > 0 && next == NULL && separator == SN_SEPARATOR_PIPE && sn_skip_blank (p, end) == end)
        break;
      flow.space = FALSE;
      sn_flow_append_char (&flow, '\t', (gsize) (p - self->text));
      append_cell (self, &flow, block, p, cell_end);
      p = next;
    }
  finish_block (&flow, block);
}

static const char *
skip_separator (const char *p, const char *end, SnSeparator separator)
{
  p = separator == SN_SEPARATOR_TAB ? p + strspn (p, " ") : sn_skip_blank (p, end);
  if (p < end && (*p == '\t' || *p == '|') && separator >= SN_SEPARATOR_TAB)
    return p + 1;
  if (separator == SN_SEPARATOR_SPACE && p < end && (*p == '-' || *p == ':' || g_str_has_prefix (p, "–")))
    return sn_skip_blank (g_utf8_next_char (p), end);
  return p;
}

/* Lines that are indented under a row go on with its last cell. */
static gsize
row_continuation (TextReader *self, gsize index, gsize end)
{
  gsize n = 1;

  for (const Line *line; index + n < end; n++)
    {
      const char *p;
      gboolean alone;

      line = line_at (self, index + n);
      p = line_start (self, line);
      if (line->indent < 4 || line->blanks > 0 || row_separator (self, line, &alone) != SN_SEPARATOR_NONE || alone ||
          (*p != '\0' && p > self->text && p[-1] == '\t') || memchr (p, '|', line_length (line)) != NULL ||
          (!g_ascii_islower (*p) && line_length (line_at (self, index + n - 1)) < 60))
        break;
    }
  return n;
}

static void
emit_table (TextReader *self, gsize index, gsize n)
{
  const char *date = NULL;
  gsize date_length = 0, end = index + n;
  SnSeparator kind = SN_SEPARATOR_SPACES;

  self->tables++;
  while (index < end)
    {
      const Line *line = line_at (self, index);
      gsize used = row_continuation (self, index, end), length;
      const char *first = line_start (self, line), *stop = line_end (self, line_at (self, index + used - 1));
      const char *p = skip_border (first, line_end (self, line));
      gboolean alone;
      SnSeparator separator = row_separator (self, line, &alone);

      index += used;
      if (sn_is_rule (first, line_end (self, line)))
        continue;
      if (separator != SN_SEPARATOR_NONE || alone)
        length = sn_date_cell_length (p, stop);
      else if ((separator = header_separator (self, line)) != SN_SEPARATOR_NONE)
        length = sn_date_header_length (p, stop);
      else
        {
          const char *cell_end;
          const char *next = next_cell (p, stop, kind, &cell_end);

          /* No date: something stands in its place, or the row goes on with the date above. */
          if (next != NULL && cell_end > p && line->indent < 4 && sn_trim_blank (p, cell_end) > p)
            emit_row (self, p, (gsize) (sn_trim_blank (p, cell_end) - p), next, stop, kind);
          else if (date != NULL)
            emit_row (self, date, date_length, next != NULL && cell_end == p ? next : p, stop, kind);
          else
            emit_row (self, p, (gsize) (stop - p), NULL, stop, kind);
          continue;
        }
      date = p;
      date_length = length;
      if (separator > SN_SEPARATOR_GLUED)
        kind = separator;
      emit_row (self, date, date_length, alone ? NULL : skip_separator (p + length, stop, separator), stop, separator);
    }
}

/* ---- A table of which every cell became a paragraph -------------------- */

static gboolean
stands_alone (TextReader *self, gsize index)
{
  const Line *line = line_at (self, index), *next = line_at (self, index + 1);

  return line != NULL && line->blanks > 0 && (next == NULL || next->blanks > 0);
}

static gsize
paragraph_lines (TextReader *self, gsize index)
{
  gsize n = 1;

  while (line_at (self, index + n) != NULL && line_at (self, index + n)->blanks == 0)
    n++;
  return n;
}

static gboolean
date_stands_at (TextReader *self, gsize index)
{
  const Line *line = line_at (self, index);

  return line != NULL && stands_alone (self, index) &&
         sn_is_date_only (line_start (self, line), line_end (self, line));
}

/* How many columns the table has that begins with a line "Date", or 0. */
static gsize
vertical_columns (TextReader *self, gsize index)
{
  const Line *line = line_at (self, index);
  const char *p = line_start (self, line), *end = line_end (self, line);

  if (!stands_alone (self, index) || sn_date_header_length (p, end) != (gsize) (end - p))
    return 0;
  for (gsize n = 1; n < 6; n++)
    {
      if (date_stands_at (self, index + n))
        return n > 1 ? n : 0;
      if (!stands_alone (self, index + n) || line_length (line_at (self, index + n)) > 60 ||
          line_at (self, index + n)->blanks > 2)
        return 0;
    }
  return 0;
}

/* Whether the paragraphs from @index on are a row more under the same date: a
 * date must follow soon. */
static gboolean
row_without_date (TextReader *self, gsize index)
{
  for (guint n = 0; n < 6; n++)
    {
      const Line *line = line_at (self, index);

      if (line == NULL || line->blanks > 2 || line_length (line) > 160)
        return FALSE;
      if (date_stands_at (self, index))
        return n > 0;
      index += paragraph_lines (self, index);
    }
  return FALSE;
}

static SnBlock *
begin_vertical_row (TextReader *self, SnFlow *flow, const Line *date, const Line *first)
{
  SnBlock *block = begin_block (self, flow, SN_BLOCK_TABLE_ROW, first->start, first->end);

  block->table = self->tables;
  append_cell (self, flow, block, line_start (self, date), line_end (self, date));
  return block;
}

static void
append_vertical_cell (TextReader *self, SnFlow *flow, SnBlock *block, gsize index)
{
  gsize n = paragraph_lines (self, index);
  const Line *first = line_at (self, index), *last = line_at (self, index + n - 1);

  flow->space = FALSE;
  sn_flow_append_char (flow, '\t', first->start);
  append_cell (self, flow, block, line_start (self, first), line_end (self, last));
  block->end = last->end;
}

/* The first line behind the table that begins at @index; emits its rows too. */
static gsize
walk_vertical (TextReader *self, gsize index, gsize columns, gboolean emit)
{
  gsize at = index;
  const Line *date = NULL;

  while (line_at (self, at) != NULL)
    {
      gboolean header = at == index, dated = header || date_stands_at (self, at);
      const Line *first = line_at (self, at);
      SnFlow flow;
      SnBlock *block = NULL;

      if (!dated && (date == NULL || !row_without_date (self, at)))
        break;
      date = dated ? first : date;
      if (emit)
        block = begin_vertical_row (self, &flow, date, first);
      at += dated;
      for (gsize cell = 1; cell < columns && line_at (self, at) != NULL && !date_stands_at (self, at); cell++)
        {
          if (line_at (self, at)->blanks > 2)
            break;
          if (emit)
            append_vertical_cell (self, &flow, block, at);
          at += paragraph_lines (self, at);
        }
      if (emit)
        finish_block (&flow, block);
    }
  return at;
}

/* Marks what is a cell, so that it is taken for nothing else. */
static void
find_vertical (TextReader *self)
{
  for (gsize i = 0; i < self->lines->len; i++)
    {
      gsize columns = vertical_columns (self, i), end = columns > 0 ? walk_vertical (self, i, columns, FALSE) : i;

      for (gsize cell = i; cell < end; cell++)
        g_array_index (self->lines, Line, cell).cell = cell == i ? (guint8) columns : 1;
      i = MAX (i + 1, end) - 1;
    }
}

/* ---- Headings ----------------------------------------------------------- */

/* "*SEC Newsletter*" on a line of its own. */
static gboolean
is_starred (TextReader *self, const Line *line)
{
  const char *p = line_start (self, line), *end = line_end (self, line);

  return end - p > 3 && *p == '*' && end[-1] == '*' && p[1] != ' ' && p[1] != '*' &&
         memchr (p + 1, '*', (gsize) (end - p - 2)) == NULL && sn_may_be_heading (p + 1, end - 1);
}

/* A line that is drawn under the one before it. */
static gboolean
is_underline (TextReader *self, const Line *line)
{
  const char *p = line_start (self, line), *end = line_end (self, line);

  if (line->blanks > 0 || end - p < 3 || (*p != '-' && *p != '=' && *p != '~'))
    return FALSE;
  for (const char *q = p; q < end; q++)
    if (*q != *p)
      return FALSE;
  return TRUE;
}

static gboolean
is_sentence_like (TextReader *self, const Line *line)
{
  const char *end = line_end (self, line);

  return end[-1] == '?' || end[-1] == '!' || line_length (line) > 70;
}

/* Whether what follows can stand under a heading: prose, a list, a table, or
 * another heading; but not a line as short, as in a signature. */
static gboolean
can_follow_heading (TextReader *self, gsize index, const Line *heading)
{
  const Line *next = line_at (self, index), *after = line_at (self, index + 1);
  const char *p, *end;
  gunichar bullet;
  gboolean alone;

  if (next == NULL)
    return FALSE;
  p = line_start (self, next);
  end = line_end (self, next);
  if (next->heading > 0 || line_length (next) >= 60 || (after != NULL && after->blanks == 0 && !is_underline (self, after)))
    return TRUE;
  if (sn_bullet_length (p, end, next->indent, &bullet) > 0 || header_separator (self, next) != SN_SEPARATOR_NONE ||
      row_separator (self, next, &alone) != SN_SEPARATOR_NONE || alone ||
      sn_date_header_length (p, end) == (gsize) (end - p))
    return TRUE;
  return line_length (next) > 2 && strchr (".:?!", end[-1]) != NULL && line_length (next) * 2 > line_length (heading);
}

static guint8
heading_level (TextReader *self, gsize index)
{
  const Line *line = line_at (self, index), *next = line_at (self, index + 1);
  const char *p = line_start (self, line), *end = line_end (self, line);
  gunichar bullet;
  gboolean alone, above_prose;

  if (line->cell > 0)
    return 0;
  if (next != NULL && is_underline (self, next) && sn_may_be_heading (p, end))
    return *line_start (self, next) == '=' ? 1 : 2;
  if (index > 0 && line->blanks == 0)
    return 0;
  if (is_starred (self, line) && next != NULL)
    return 2;
  if (next == NULL || !sn_may_be_heading (p, end) || sn_bullet_length (p, end, line->indent, &bullet) > 0)
    return 0;
  if (sn_is_date_only (p, end) || row_separator (self, line, &alone) > SN_SEPARATOR_GLUED ||
      header_separator (self, line) > SN_SEPARATOR_GLUED)
    return 0;
  above_prose = next->blanks == 0 && line_length (line) <= 70 && line_length (next) > 110;
  if (next->blanks == 0 && !above_prose)
    return 0;
  if (index > 0 && next->blanks > line->blanks)
    return 0;
  if (!can_follow_heading (self, index + 1, line))
    return 0;
  if (is_sentence_like (self, line) && line_length (next) < line_length (line) && next->heading == 0 &&
      (line_at (self, index + 2) == NULL || line_at (self, index + 2)->blanks > 0))
    return 0;
  return 2;
}

/* The title may have but a date or an index under it. */
static void
find_title (TextReader *self)
{
  for (gsize i = 0; i < MIN (self->lines->len, 12); i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);
      const char *p = line_start (self, line), *end = line_end (self, line);
      const Line *next = line_at (self, i + 1);
      g_autofree char *lower = g_ascii_strdown (p, MIN (end - p, 120));

      if (line->heading > 0)
        return;
      if ((i > 0 && line->blanks == 0) || next == NULL || next->blanks == 0 || strstr (lower, "newsletter") == NULL ||
          !sn_may_be_heading (p, end) || end[-1] == '!' || end[-1] == '?')
        continue;
      line->heading = 1;
      return;
    }
}

/* Decides from the end, since a heading needs to know what stands under it.
 * Then the first is the title, and where two blank lines part the sections,
 * one parts what is in them. */
static void
find_headings (TextReader *self)
{
  gsize far = 0, near = 0;
  gboolean first = TRUE;

  for (gsize i = self->lines->len; i-- > 0;)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      line->heading = heading_level (self, i);
      if (i > 0 && line->heading > 0)
        *(line->blanks > 1 ? &far : &near) += 1;
    }
  find_title (self);
  for (gsize i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      if (line->heading == 0)
        continue;
      if (first)
        line->heading = 1;
      else if (line->heading == 2 && line->blanks == 1 && far >= 3 && far >= near)
        line->heading = strchr ("!?", self->text[line->end - 1]) != NULL ? 0 : 3;
      first = FALSE;
    }
}

/* ---- Lists and paragraphs -------------------------------------------- */

/* The level of an item by how far it is indented. Behind a blank line it takes
 * more to be inside the item before. */
static guint
list_level (TextReader *self, const Line *line, gunichar bullet)
{
  guint step = line->blanks > 0 ? 3 : 2;

  while (self->list_depth > 0 && line->indent + 1 < self->list_indents[self->list_depth - 1])
    self->list_depth--;
  if (self->list_depth == 0 || line->indent >= self->list_indents[self->list_depth - 1] + step)
    self->list_depth = MIN (self->list_depth + 1, G_N_ELEMENTS (self->list_indents));
  self->list_indents[self->list_depth - 1] = line->indent;
  self->list_bullets[self->list_depth - 1] = bullet;
  return self->list_depth;
}

/* Whether items with that bullet stand as far to the right in the list. */
static gboolean
in_list (TextReader *self, const Line *line, gunichar bullet)
{
  for (guint i = 0; i < self->list_depth; i++)
    if (self->list_bullets[i] == bullet && ABS ((int) self->list_indents[i] - line->indent) < 2)
      return TRUE;
  return FALSE;
}

static gboolean
ends_thought (TextReader *self, const Line *line)
{
  const char *p = line_start (self, line), *end = line_end (self, line);
  gsize length = line_length (line);

  return strchr (".:;?!", end[-1]) != NULL || (length > 4 && memcmp (end - 4, " and", 4) == 0) ||
         (length > 3 && memcmp (end - 3, " or", 3) == 0) || memchr (p, '\t', length) != NULL;
}

/* Whether the bullet that begins @line begins an item, or is a dash or a
 * number at which a sentence was wrapped. */
static gboolean
bullet_counts (TextReader *self, const Line *line, const Line *before, gunichar bullet, gunichar open)
{
  if (before == NULL || line->blanks > 0 || bullet >= 0x2022)
    return TRUE;
  if (open != 0 && (bullet == open || in_list (self, line, bullet)))
    return TRUE;
  if (open != 0 && line->indent == 0)
    return ends_thought (self, before);
  return ends_thought (self, before) || line->indent >= before->indent + 2;
}

/* Whether @line goes on with the paragraph or item that @before is in. */
static gboolean
goes_on (TextReader *self, gsize index, const Line *before, gunichar open)
{
  const Line *line = line_at (self, index);
  const char *p, *end;
  gunichar bullet;

  if (line == NULL || line->blanks > 0 || line->heading > 0 || line->cell > 0)
    return FALSE;
  p = line_start (self, line);
  end = line_end (self, line);
  if (line_length (before) > WRAPPED_LINE && *p != '<')
    return FALSE;
  if (sn_is_rule (p, end) || table_lines (self, index) > 0)
    return FALSE;
  return sn_bullet_length (p, end, line->indent, &bullet) == 0 || !bullet_counts (self, line, before, bullet, open);
}

static gsize
run_lines (TextReader *self, gsize index, gunichar open)
{
  gsize n = 1;

  while (goes_on (self, index + n, line_at (self, index + n - 1), open))
    n++;
  return n;
}

static gboolean
is_skip_link (const char *p, const char *end)
{
  static const char *const words[] = { "skip to the main content", "skip to main content", "skip to content",
                                       "skip navigation", "skip to navigation" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((gsize) (end - p) == strlen (words[i]) && g_ascii_strncasecmp (p, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
emit_prose (TextReader *self, SnBlockKind kind, guint level, gsize start, gsize end)
{
  SnFlow flow;
  SnBlock *block = begin_block (self, &flow, kind, start, end);

  block->level = level;
  sn_flow_append_inline (&flow, self->document, block, self->text, start, end);
  finish_block (&flow, block);
}

static gsize
emit_lines (TextReader *self, gsize index)
{
  const Line *line = line_at (self, index);
  const char *p = line_start (self, line), *end = line_end (self, line);
  gunichar bullet;
  gsize n, skip;

  if (line->cell > 0)
    {
      self->tables++;
      return walk_vertical (self, index, line->cell, TRUE) - index;
    }
  if (line->heading > 0)
    {
      self->list_depth = 0;
      emit_prose (self, SN_BLOCK_HEADING, line->heading, line->start, line->end);
      return 1;
    }
  if (sn_is_rule (p, end) || is_skip_link (p, end))
    return 1;
  if ((n = table_lines (self, index)) > 0)
    {
      emit_table (self, index, n);
      return n;
    }
  skip = sn_bullet_length (p, end, line->indent, &bullet);
  n = run_lines (self, index, bullet);
  if (skip > 0)
    emit_prose (self, SN_BLOCK_LIST_ITEM, list_level (self, line, bullet), line->start + skip,
                line_at (self, index + n - 1)->end);
  else
    {
      self->list_depth = 0;
      emit_prose (self, SN_BLOCK_PARAGRAPH, 0, line->start, line_at (self, index + n - 1)->end);
    }
  return n;
}

/* ---- What was forwarded ------------------------------------------------ */

static GArray *
forward_lines (const char *text, gsize length)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (SnForwardLine));
  const char *p = text, *end = text + length;

  while (p < end && lines->len < MAX_LINES)
    {
      const char *next = memchr (p, '\n', (gsize) (end - p));
      SnForwardLine line = { p, (gsize) ((next != NULL ? next : end) - p) };

      g_array_append_val (lines, line);
      p = next != NULL ? next + 1 : end;
    }
  return lines;
}

/* Takes the marks of a quotation off the lines. What the forwarder wrote
 * between or after them goes. */
static char *
unquote (const SnForwardLine *lines, gsize n_lines, gsize *length)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < n_lines; i++)
    {
      const char *p = lines[i].text, *end = p + lines[i].length;

      if (p < end && *p == '>')
        {
          p++;
          p += p < end && *p == ' ';
          g_string_append_len (out, p, end - p);
        }
      g_string_append_c (out, '\n');
    }
  *length = out->len;
  return g_string_free (out, FALSE);
}

static gboolean
is_quoted (const SnForwardLine *lines, gsize n_lines)
{
  gsize quoted = 0, plain = 0;

  for (gsize i = 0; i < n_lines; i++)
    if (lines[i].length > 0 && lines[i].text[0] == '>')
      quoted++;
    else if (sn_skip_blank (lines[i].text, lines[i].text + lines[i].length) < lines[i].text + lines[i].length)
      plain++;
  return quoted > 2 && quoted > plain;
}

/* Finds what was forwarded, and leaves its bounds in @start and @end. The text
 * stays as it is, unless it was quoted. */
static char *
take_forward (TextReader *self, char *text, gsize *length, gsize *start, gsize *end)
{
  g_autoptr (GArray) lines = NULL;
  g_auto (SnForward) found = { 0 };
  const SnForwardLine *first;

  *start = 0;
  *end = *length;
  if (strstr (text, "From:") == NULL && strstr (text, "FROM:") == NULL)
    return text;
  lines = forward_lines (text, *length);
  first = (const SnForwardLine *) (gpointer) lines->data;
  if (!sn_forward_find (first, lines->len, &found))
    return text;
  sn_forward_tell (&found, self->document);
  if (is_quoted (first + found.first, found.end - found.first))
    {
      char *plain = unquote (first + found.first, found.end - found.first, length);

      *end = *length;
      g_free (text);
      return plain;
    }
  *start = (gsize) (first[found.first].text - text);
  *end = (gsize) (first[found.end - 1].text + first[found.end - 1].length - text);
  return text;
}

/**
 * sn_document_read_text:
 * @bytes: plain text
 * @charset: (nullable): what it is said to be
 *
 * Reads plain text into @self: its paragraphs, wrapped or not, and the
 * headings, lists and tables that people draw with characters.
 *
 * Returns: %FALSE with %SN_ERROR_EMPTY where there is no text
 */
gboolean
sn_document_read_text (SnDocument *self, GBytes *bytes, const char *charset, GError **error)
{
  gsize size, length, start, end;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *doubt = NULL;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  TextReader reader = { .document = self, .lines = lines };
  char *text = sn_document_decode (data, size, charset, &length, &doubt);

  if (doubt != NULL)
    sn_document_add_doubt (self, doubt);
  text = take_forward (&reader, text, &length, &start, &end);
  sn_document_take_text (self, text, length);
  reader.text = text;
  reader.length = length;
  split_lines (&reader, start, end);
  if (lines->len == 0)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_EMPTY, "The file is empty");
      return FALSE;
    }
  find_vertical (&reader);
  find_headings (&reader);
  for (gsize i = 0; i < lines->len && !reader.cut;)
    {
      i += emit_lines (&reader, i);
      reader.cut = sn_document_get_n_blocks (self) >= SN_DOCUMENT_MAX_BLOCKS && i < lines->len;
    }
  if (reader.cut)
    sn_document_add_doubt (self, "The text is too long; the rest of it was left out");
  return TRUE;
}
