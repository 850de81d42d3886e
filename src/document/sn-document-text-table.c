/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-text.h"

#include <string.h>

/* Of an hour beside a day. */
#define LONGEST_HOUR 16

/* So many lines without a date on end are no table any more. */
#define MOST_DATELESS 10

/* Where so many lines have too few dates for a table, no later line makes one of
 * them: else every line of a long text would be asked about all after it. */
#define ENOUGH_LINES 64

static const char *
skip_border (const char *p, const char *end)
{
  if (p < end && *p == '|')
    p = sn_skip_blank (p + 1, end);
  return p;
}

/* What separates the date at @p, of @length, from the rest of its line. */
static SnSeparator
separator_behind (const char *p, gsize length, const char *end)
{
  SnSeparator separator = sn_separator_at (p + length, end);

  if (separator == SN_SEPARATOR_SPACE)
    {
      /* "9 February so that…" is a sentence that was wrapped before its date. */
      const char *next = sn_skip_blank (p + length, end);

      if (*next == ':')
        next = sn_skip_blank (next + 1, end);
      if (next == end || g_ascii_islower (*next) || strchr (".,;:)?!", *next) != NULL)
        return SN_SEPARATOR_NONE;
    }
  return separator;
}

/* "| June 2023 SEC Release | 29 June |": the bars end its cells, and not what is but
 * the beginning of one. */
static gboolean
ends_at_bar (const char *p, const char *end, gboolean drawn)
{
  const char *bar = memchr (p, '|', (gsize) (end - p)), *next;

  if (bar == NULL || drawn)
    return bar != NULL;
  next = memchr (bar + 1, '|', (gsize) (end - bar - 1));
  return sn_is_date_only (sn_skip_blank (bar + 1, end), sn_trim_blank (bar + 1, next != NULL ? next : end));
}

/* "June 2023 SEC Release<tab>29 June": the date that the line begins with only tells which, and
 * that of another cell says when. */
static gboolean
has_date_behind_tab (const char *p, const char *end)
{
  for (const char *tab = memchr (p, '\t', (gsize) (end - p)); tab != NULL;
       tab = memchr (tab + 1, '\t', (gsize) (end - tab - 1)))
    {
      const char *cell = sn_skip_blank (tab, end);

      if (cell < end && sn_date_cell_length (cell, end) > 0)
        return TRUE;
    }
  return FALSE;
}

/* "June 2023 SEC Release        29 June": likewise where a gap parts them, and a day ends the
 * line. */
static gboolean
has_date_behind_gap (const char *p, const char *end)
{
  const char *gap = NULL;

  for (const char *q = end - 1; q > p + 1 && gap == NULL; q--)
    if (q[0] == ' ' && q[-1] == ' ')
      gap = q;
  return gap != NULL && !sn_is_month_only (gap, end) && sn_is_date_only (gap, end);
}

/* Looks for a date at the start of a line. Each is asked by those around it and
 * for each thing that it might be, so the answer is kept. */
static const SnTextLine *
see_date (SnTextReader *self, gsize index)
{
  SnTextLine *line = &g_array_index (self->lines, SnTextLine, index);
  const char *end = sn_text_line_end (self, line), *p = skip_border (sn_text_line_start (self, line), end);
  gsize length;

  if (line->separator > 0)
    return line;
  length = p < end ? sn_date_cell_length (p, end) : 0;
  line->date_length = (guint8) MIN (length, G_MAXUINT8);
  line->alone =
      length > 0 && sn_skip_blank (p + length, end) == end && sn_separator_at (p + length, end) == SN_SEPARATOR_NONE;
  line->separator = 1 + (guint8) (length > 0 ? separator_behind (p, length, end) : SN_SEPARATOR_NONE);
  if (line->separator == 1 + SN_SEPARATOR_SPACE &&
      (ends_at_bar (p, end, p > sn_text_line_start (self, line)) || has_date_behind_tab (p + length, end) ||
       has_date_behind_gap (p + length, end)))
    line->separator = 1 + SN_SEPARATOR_NONE;
  return line;
}

/**
 * sn_text_row_separator:
 * @alone: (out): whether the line is a date and no more
 *
 * Returns: how a line separates its date from the rest; nothing where it
 *   begins with no date, or with one that is part of a sentence.
 */
SnSeparator
sn_text_row_separator (SnTextReader *self, gsize index, gboolean *alone)
{
  const SnTextLine *line = see_date (self, index);

  *alone = line->alone;
  return (SnSeparator) (line->separator - 1);
}

/**
 * sn_text_is_date:
 *
 * Returns: whether a line is a date and no more, or several.
 */
gboolean
sn_text_is_date (SnTextReader *self, gsize index)
{
  const SnTextLine *line = see_date (self, index);

  return line->date_length > 0 && sn_is_date_only (sn_text_line_start (self, line), sn_text_line_end (self, line));
}

/**
 * sn_text_move_start:
 * @skip: bytes
 *
 * Takes off what stands at the start of a line, and forgets what was seen there.
 */
void
sn_text_move_start (SnTextReader *self, gsize index, gsize skip)
{
  SnTextLine *line = &g_array_index (self->lines, SnTextLine, index);

  line->start += (guint32) skip;
  line->separator = line->row = line->dated = 0;
}

/**
 * sn_text_header_separator:
 *
 * Returns: how a line that heads a table of dates separates its columns;
 *   nothing where it is none.
 */
SnSeparator
sn_text_header_separator (SnTextReader *self, const SnTextLine *line)
{
  const char *end = sn_text_line_end (self, line), *p = skip_border (sn_text_line_start (self, line), end);
  gsize length = p < end ? sn_date_header_length (p, end) : 0;

  return length > 0 && sn_text_line_length (line) <= 200 ? sn_separator_at (p + length, end) : SN_SEPARATOR_NONE;
}

/* Where two blanks stand together. */
static const char *
find_gap (const char *p, const char *end)
{
  for (; p + 1 < end; p += 2)
    if (p[1] == ' ' && *p == ' ')
      return p;
    else if (p[1] == ' ' && p + 2 < end && p[2] == ' ')
      return p + 1;
  return NULL;
}

/* Whether a line belongs to the table that runs through the line before it. */
static gboolean
continues_table (SnTextReader *self, gsize index, SnSeparator kind)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line), *gap;
  gboolean alone;
  SnSeparator separator = sn_text_row_separator (self, index, &alone);

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
      return memchr (p, '\t', sn_text_line_length (line)) != NULL || (p > self->text && p[-1] == '\t');
    case SN_SEPARATOR_PIPE:
      return memchr (p, '|', sn_text_line_length (line)) != NULL;
    case SN_SEPARATOR_SPACES:
      gap = find_gap (p, MIN (p + 48, end));
      return line->indent >= 4 || (gap != NULL && sn_separator_at (gap, end) == SN_SEPARATOR_SPACES &&
                                   g_strstr_len (p, gap - p, ". ") == NULL);
    default:
      return line->indent >= 4;
    }
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
      if (separator == SN_SEPARATOR_SPACES && (*q == ' ' || *q == '\n') &&
          sn_separator_at (q, end) != SN_SEPARATOR_SPACE)
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

/* How a line is parted into cells wherever its date stands: by pipes or tabs,
 * or by gaps of several blanks; nothing where it is no row. */
static SnSeparator
row_kind (SnTextReader *self, const SnTextLine *line)
{
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
  const char *pipe = memchr (p, '|', (gsize) (end - p)), *gap;

  if (pipe != NULL && (memchr (pipe + 1, '|', (gsize) (end - pipe - 1)) != NULL ||
                       sn_is_date_only (sn_skip_blank (pipe + 1, end), end)))
    return SN_SEPARATOR_PIPE; /* "Longer keys | 29 May" */
  if (memchr (p, '\t', (gsize) (end - p)) != NULL)
    return SN_SEPARATOR_TAB;
  gap = find_gap (p, end);
  return gap != NULL && gap > p && line->indent < 8 && end - p < 200 &&
                 sn_separator_at (gap, end) == SN_SEPARATOR_SPACES
             ? SN_SEPARATOR_SPACES
             : SN_SEPARATOR_NONE;
}

/* Into how many cells a line is parted. */
static guint
count_columns (SnTextReader *self, const SnTextLine *line, SnSeparator kind)
{
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line), *cell_end;
  guint cells = 0;

  while (kind != SN_SEPARATOR_NONE && p != NULL && p < end)
    {
      p = next_cell (p, end, kind, &cell_end);
      cells++;
    }
  return cells;
}

/* Each line is asked by all that stand before it, so the answer is kept. */
static SnSeparator
see_kind (SnTextReader *self, gsize index)
{
  SnTextLine *line = &g_array_index (self->lines, SnTextLine, index);

  if (line->row == 0)
    line->row = (guint8) (row_kind (self, line) + 1);
  return (SnSeparator) (line->row - 1);
}

/**
 * sn_text_has_columns:
 *
 * Returns: whether a line is parted into three cells or more, as the headings
 *   of a table are.
 */
gboolean
sn_text_has_columns (SnTextReader *self, gsize index)
{
  return count_columns (self, sn_text_line (self, index), see_kind (self, index)) >= 3;
}

/* "14 March, 10:00", "5pm on 14 March" */
static gboolean
is_date_and_time (const char *p, const char *end)
{
  const char *rest = p + sn_date_cell_length (p, end), *day;

  if (rest == p)
    {
      day = p < end && (g_ascii_isdigit (*p) || sn_word_at (p, end, "noon") > 0) ? sn_day_at_end (p, end) : NULL;
      return day != NULL && day <= p + LONGEST_HOUR;
    }
  rest = sn_skip_blank (rest + (rest < end && *rest == ','), end);
  return rest < end && end - rest <= LONGEST_HOUR && g_ascii_isdigit (*rest);
}

static gboolean
has_date_cell (SnTextReader *self, const SnTextLine *line, SnSeparator kind)
{
  const char *end = sn_text_line_end (self, line), *p = skip_border (sn_text_line_start (self, line), end), *cell_end;

  while (p != NULL && p < end)
    {
      const char *next = next_cell (p, end, kind, &cell_end);

      if (sn_is_date_only (p, sn_trim_blank (p, cell_end)) || is_date_and_time (p, sn_trim_blank (p, cell_end)))
        return TRUE;
      p = next;
    }
  return FALSE;
}

/* Whether one of the cells of a row is a date. */
static gboolean
is_dated (SnTextReader *self, gsize index)
{
  SnTextLine *line = &g_array_index (self->lines, SnTextLine, index);

  if (line->dated == 0)
    line->dated = 1 + (guint8) has_date_cell (self, line, see_kind (self, index));
  return line->dated > 1;
}

/**
 * sn_text_is_dated_row:
 * @index: of a line
 *
 * Returns: whether it is parted into cells, of which one is a date.
 */
gboolean
sn_text_is_dated_row (SnTextReader *self, gsize index)
{
  return see_kind (self, index) != SN_SEPARATOR_NONE && is_dated (self, index);
}

/* Whether a line is but the rest of a cell of the row above it, whose date
 * stands behind that cell: it is indented under it. */
static gboolean
is_rest_of_cell (SnTextReader *self, gsize index, guint indent)
{
  const SnTextLine *line = sn_text_line (self, index);

  return line != NULL && line->blanks == 0 && line->marked == 0 && line->indent >= indent + 4u &&
         sn_text_line_length (line) < 80 && see_kind (self, index) == SN_SEPARATOR_NONE &&
         !sn_text_is_date (self, index);
}

/* How many lines from @index on are a table of which another column than the
 * first has the dates, or, where pipes are drawn or all lines have as many
 * cells, of which none has. */
static gsize
other_table_lines (SnTextReader *self, gsize index)
{
  SnSeparator kind = see_kind (self, index);
  gboolean drawn = kind == SN_SEPARATOR_PIPE && *sn_text_line_start (self, sn_text_line (self, index)) == '|';
  gsize n = 0, rows = 0, dates = 0;
  guint columns;
  gboolean even;

  if (kind == SN_SEPARATOR_NONE)
    return 0;
  columns = count_columns (self, sn_text_line (self, index), kind);
  even = columns >= 3;
  for (const SnTextLine *line; (line = sn_text_line (self, index + n)) != NULL; n++)
    {
      /* a blank line may stand between the headings and the rows, and between rows with days */
      if (n > 0 && line->blanks > (rows == 1 && dates == 0) &&
          !(line->blanks == 1 && sn_text_is_dated_row (self, index + n)))
        break;
      if (sn_is_rule (sn_text_line_start (self, line), sn_text_line_end (self, line)))
        continue;
      if (rows > 0 && kind == SN_SEPARATOR_SPACES &&
          is_rest_of_cell (self, index + n, sn_text_line (self, index)->indent))
        continue;
      if (line->marked > 0 || line->field || see_kind (self, index + n) != kind)
        break;
      if (even && count_columns (self, line, kind) != columns)
        {
          if (rows >= ENOUGH_LINES && kind >= SN_SEPARATOR_TAB)
            break; /* so long a table ends where it is none any more */
          even = FALSE;
        }
      rows++;
      dates += is_dated (self, index + n);
      if (rows >= ENOUGH_LINES && dates * 2 < rows && !drawn && !(even && kind >= SN_SEPARATOR_TAB))
        return rows == ENOUGH_LINES ? 0 : n;
    }
  if (drawn && rows >= 2)
    return n;
  if (even && rows >= 3 && kind >= SN_SEPARATOR_TAB)
    return n;
  if (even && rows >= 2 && (dates == rows || kind == SN_SEPARATOR_PIPE))
    return n; /* a name, a day and more in each; nobody writes prose with bars */
  return rows >= 3 && dates * 2 >= rows ? n : 0;
}

/**
 * sn_text_table_lines:
 *
 * Returns: how many lines from @index on are one table; 0 where none begins
 *   there.
 */
gsize
sn_text_table_lines (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  gboolean header, alone;
  SnSeparator kind = sn_text_header_separator (self, line);
  gsize n = 1, dates = 0, seen, dateless = 0;

  if (line->field)
    return 0;
  header = kind != SN_SEPARATOR_NONE;
  if (!header)
    {
      kind = sn_text_row_separator (self, index, &alone);
      dates = 1;
      if (kind == SN_SEPARATOR_NONE)
        return other_table_lines (self, index);
    }
  seen = dates;
  for (; dateless < MOST_DATELESS && sn_text_line (self, index + n) != NULL && continues_table (self, index + n, kind);
       n++)
    {
      SnSeparator separator = sn_text_row_separator (self, index + n, &alone);

      dates += separator != SN_SEPARATOR_NONE;
      seen += separator != SN_SEPARATOR_NONE || alone;
      dateless = separator != SN_SEPARATOR_NONE || alone ? 0 : dateless + 1;
      if (kind == SN_SEPARATOR_SPACE && separator > kind)
        kind = separator;
      if (n == ENOUGH_LINES && dates < 3 && !(header && kind > SN_SEPARATOR_SPACES))
        return 0;
    }
  if (dates == 0)
    return header && kind > SN_SEPARATOR_SPACES && seen > 0 ? n : 0;
  if (header)
    return kind == SN_SEPARATOR_SPACE && dates < 2 ? 0 : n;
  return dates >= (kind >= SN_SEPARATOR_SPACES ? 2 : 3) ? n : 0;
}

/**
 * sn_text_append_cell:
 *
 * Appends the text from @p to @end to a cell of @block.
 */
void
sn_text_append_cell (SnTextReader *self, SnBlock *block, const char *p, const char *end)
{
  sn_flow_start_line (&self->flow);
  sn_flow_append_inline (&self->flow, self->document, block, self->text, (gsize) (p - self->text),
                         (gsize) (end - self->text));
}

/**
 * sn_text_append_tab:
 *
 * Begins the next cell of a row, which stands at @p.
 */
void
sn_text_append_tab (SnTextReader *self, const char *p)
{
  self->flow.space = FALSE;
  sn_flow_append_char (&self->flow, '\t', (gsize) (p - self->text));
}

/**
 * sn_text_begin_block:
 *
 * Has the reader's flow hold the text of a new block, until the next begins.
 *
 * Returns: (transfer none): a new block of the text from @start to @end.
 */
SnBlock *
sn_text_begin_block (SnTextReader *self, SnBlockKind kind, gsize start, gsize end)
{
  SnBlock *block = sn_document_add_block (self->document, kind);

  sn_flow_restart (&self->flow);
  block->start = start;
  block->end = end;
  return block;
}

/**
 * sn_text_finish_block:
 *
 * Gives @block what is in the reader's flow.
 */
void
sn_text_finish_block (SnTextReader *self, SnBlock *block)
{
  SnArena *arena = sn_document_get_arena (self->document);
  const SnFlow *flow = &self->flow;
  const SnRun *runs = (const SnRun *) (gpointer) flow->runs->data;

  block->length = flow->text->len;
  block->text = sn_arena_copy (arena, flow->text->str, flow->text->len);
  if (flow->runs->len == 0 || (flow->runs->len == 1 && runs->offset == block->start))
    return; /* all of it stands at the start */
  block->n_runs = flow->runs->len;
  block->runs = sn_arena_alloc (arena, block->n_runs * sizeof (SnRun));
  memcpy (block->runs, runs, block->n_runs * sizeof (SnRun));
}

/* Cells of the line from @p on, and of the @n_rests lines from @rest on, each of
 * which goes on with some cell of it. @date is the cell that begins the row
 * where the line itself has none. */
static void
emit_wrapped_row (SnTextReader *self, const char *date, gsize date_length, const char *p, const char *end,
                  SnSeparator separator, gsize rest, gsize n_rests)
{
  SnBlock *block = sn_text_begin_block (
      self, SN_BLOCK_TABLE_ROW, (gsize) (p != NULL ? p - self->text : date - self->text), (gsize) (end - self->text));
  const char *cell_end;

  if (date >= self->text && date < end && (p == NULL || date < p) && date_length > 0 &&
      (p == NULL || memchr (date, '\n', (gsize) (p - date)) == NULL))
    block->start = (gsize) (date - self->text);
  block->table = self->tables;
  sn_text_append_cell (self, block, date, date + date_length);
  while (p != NULL)
    {
      const char *next = next_cell (p, end, separator, &cell_end);

      /* A border on the right has nothing behind it. */
      if (self->flow.text->len > 0 && next == NULL && separator == SN_SEPARATOR_PIPE && sn_skip_blank (p, end) == end)
        break;
      sn_text_append_tab (self, p);
      sn_text_append_cell (self, block, p, cell_end);
      p = next;
    }
  for (gsize i = rest; i < rest + n_rests; i++)
    {
      const SnTextLine *line = sn_text_line (self, i);

      sn_text_append_tab (self, sn_text_line_start (self, line));
      sn_text_append_cell (self, block, sn_text_line_start (self, line), sn_text_line_end (self, line));
      block->end = line->end;
    }
  sn_text_finish_block (self, block);
}

static void
emit_row (SnTextReader *self, const char *date, gsize date_length, const char *p, const char *end,
          SnSeparator separator)
{
  emit_wrapped_row (self, date, date_length, p, end, separator, 0, 0);
}

/* At which column of the line the cell at @p begins; lines that go on with it are indented
 * so far. */
static gsize
column_of (SnTextReader *self, const SnTextLine *line, const char *p)
{
  return line->indent + (gsize) (p - sn_text_line_start (self, line));
}

/* Whether a line goes on with the cell that begins at @column and not with the one that
 * begins at @next. */
static gboolean
goes_on_with (const SnTextLine *line, gsize column, gsize next)
{
  return line->indent + 1u >= column && line->indent + 1u < next;
}

/* Whether the first of the lines that go on with the row at @index stands under one of its
 * cells that is not the last: "Tue 5 May   Drop-in on testing   London" above "for beginners". */
static gboolean
wraps_inside (SnTextReader *self, gsize index, const char *p, SnSeparator separator)
{
  const SnTextLine *line = sn_text_line (self, index), *rest = sn_text_line (self, index + 1);
  const char *end = sn_text_line_end (self, line), *cell_end;

  for (const char *next; separator == SN_SEPARATOR_SPACES && p < end; p = next)
    {
      next = next_cell (p, end, separator, &cell_end);
      if (next == NULL)
        return FALSE;
      if (goes_on_with (rest, column_of (self, line, p), column_of (self, line, next)))
        return TRUE;
    }
  return FALSE;
}

/* The row at @index, of which @n lines below it go each on with the cell above it. */
static void
emit_columns (SnTextReader *self, gsize index, gsize n, const char *date, gsize date_length, const char *p)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *end = sn_text_line_end (self, line), *cell_end;
  SnBlock *block =
      sn_text_begin_block (self, SN_BLOCK_TABLE_ROW, (gsize) (date - self->text), sn_text_line (self, index + n)->end);

  block->table = self->tables;
  sn_text_append_cell (self, block, date, date + date_length);
  for (const char *next; p != NULL; p = next)
    {
      gsize column = column_of (self, line, p);

      next = next_cell (p, end, SN_SEPARATOR_SPACES, &cell_end);
      sn_text_append_tab (self, p);
      sn_text_append_cell (self, block, p, cell_end);
      for (gsize i = index + 1; i <= index + n; i++)
        {
          const SnTextLine *rest = sn_text_line (self, i);

          if (!goes_on_with (rest, column, next != NULL ? column_of (self, line, next) : G_MAXSIZE))
            continue;
          sn_flow_add_space (&self->flow, rest->start - 1);
          sn_flow_append_inline (&self->flow, self->document, block, self->text, rest->start, rest->end);
        }
    }
  sn_text_finish_block (self, block);
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
row_continuation (SnTextReader *self, gsize index, gsize end)
{
  guint indent = sn_text_line (self, index)->indent + 4u;
  gsize n = 1;

  for (const SnTextLine *line; index + n < end; n++)
    {
      const char *p;
      gboolean alone;

      line = sn_text_line (self, index + n);
      p = sn_text_line_start (self, line);
      if (line->indent < indent || line->blanks > 0 ||
          sn_text_row_separator (self, index + n, &alone) != SN_SEPARATOR_NONE || alone ||
          (*p != '\0' && p > self->text && p[-1] == '\t') || memchr (p, '|', sn_text_line_length (line)) != NULL ||
          (!g_ascii_islower (*p) && sn_text_line_length (sn_text_line (self, index + n - 1)) < 60))
        break;
    }
  return n;
}

/* How many lines go on with cells of the row at @index, the last of which is its
 * date: "MP321 Longer keys | 12 May", and "(Refinement)" under the name. */
static gsize
count_rests (SnTextReader *self, gsize index, gsize end, SnSeparator kind)
{
  guint indent = sn_text_line (self, index)->indent;
  gboolean alone;
  gsize n = 0;

  if (kind != SN_SEPARATOR_SPACES || sn_text_row_separator (self, index, &alone) != SN_SEPARATOR_NONE || alone ||
      !is_dated (self, index))
    return 0;
  while (index + 1 + n < end && is_rest_of_cell (self, index + 1 + n, indent))
    n++;
  return n;
}

/**
 * sn_text_emit_table:
 *
 * Makes rows of the @n lines from @index on.
 */
void
sn_text_emit_table (SnTextReader *self, gsize index, gsize n)
{
  const char *date = NULL;
  gsize date_length = 0, end = index + n;
  guint indent = sn_text_line (self, index)->indent + 4u;
  SnSeparator kind = see_kind (self, index);

  kind = kind == SN_SEPARATOR_NONE ? SN_SEPARATOR_SPACES : kind;
  self->tables++;
  while (index < end)
    {
      const SnTextLine *line = sn_text_line (self, index);
      gsize rest = index + 1, n_rests = count_rests (self, index, end, kind);
      gsize used = n_rests > 0 ? 1 : row_continuation (self, index, end), length;
      const char *first = sn_text_line_start (self, line),
                 *stop = sn_text_line_end (self, sn_text_line (self, index + used - 1));
      const char *p = skip_border (first, sn_text_line_end (self, line));
      gboolean alone;
      SnSeparator separator = sn_text_row_separator (self, index, &alone);

      index += used + n_rests;
      if (sn_is_rule (first, sn_text_line_end (self, line)))
        continue;
      if (separator != SN_SEPARATOR_NONE || alone)
        length = used == 1 && line->date_length < G_MAXUINT8 ? line->date_length : sn_date_cell_length (p, stop);
      else if ((separator = sn_text_header_separator (self, line)) != SN_SEPARATOR_NONE)
        length = sn_date_header_length (p, stop);
      else
        {
          const char *cell_end;
          const char *next = next_cell (p, stop, kind, &cell_end);

          /* No date: something stands in its place, or the row goes on with the date above. */
          if (next != NULL && cell_end > p && line->indent < indent && sn_trim_blank (p, cell_end) > p)
            emit_wrapped_row (self, p, (gsize) (sn_trim_blank (p, cell_end) - p), next, stop, kind, rest, n_rests);
          else if (date == NULL && next != NULL && cell_end == p)
            emit_row (self, p, 0, next, stop, kind);
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
      if (used > 1 && !alone &&
          wraps_inside (self, index - used, skip_separator (p + length, stop, separator), separator))
        {
          emit_columns (self, index - used, used - 1, date, date_length, skip_separator (p + length, stop, separator));
          continue;
        }
      emit_row (self, date, date_length, alone ? NULL : skip_separator (p + length, stop, separator), stop, separator);
    }
}
