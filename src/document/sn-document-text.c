/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-text.h"

#include "sn-error.h"

#include <string.h>

/* Spaces that part what stands at the right edge from the rest. */
#define FAR_BLANKS 4

#define MAX_LINES 1000000
/* Bytes of which few blocks have more. */
#define USUAL_BLOCK 512
/* No mailer wraps at less. */
#define SHORTEST_WIDTH 60
/* Fewer may be chance. */
#define LEAST_PART_NUMBERS 4

/* How long the name of what has a day may be, and how many lines may say more of it. */
#define LONGEST_NAME 90
#define MOST_BETWEEN 5
/* A longer line was not broken by a mailer at the width of a page. */
#define WRAPPED_LINE 110

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

static gboolean
has_small_letter (const char *p, const char *end)
{
  while (p < end && !g_ascii_islower (*p))
    p++;
  return p < end;
}

/* "## Homework" as Markdown has it, "---- Homework ----" and ">> HOMEWORK": the
 * marks go, and the line is a heading. */
static void
take_marks (const char *text, SnTextLine *line)
{
  const char *p = text + line->start, *end = text + line->end, *q = p;
  gsize marks;

  while (q < end && *q == *p)
    q++;
  marks = (gsize) (q - p);
  if (q >= end || *q != ' ' || memchr (q, *p, (gsize) (end - q)) == q)
    return;
  if (*p == '>'   ? marks != 2 || has_small_letter (q, end)
      : *p == '#' ? marks > 6
                  : (marks < 2 || end[-1] != *p || end[-2] != *p || strchr ("-=*~", *p) == NULL))
    return;
  while (end > q && end[-1] == *p)
    end--;
  q = sn_skip_blank (q, end);
  end = sn_trim_blank (q, end);
  if (q >= end || !sn_may_be_heading (q, end))
    return;
  line->marked = *p == '#' ? (guint8) marks : 2;
  line->start = (guint32) (q - text);
  line->end = (guint32) (end - text);
}

/* Where the next bar, tab and two spaces stand in the text. */
typedef struct
{
  const char *bar;
  const char *tab;
  const char *gap;
} Partings;

/* Whether any of them stands between @p and @end, so that these may be cells. */
static gboolean
may_be_parted (Partings *next, const char *p, const char *end, const char *stop)
{
  if (next->bar < p && (next->bar = memchr (p, '|', (gsize) (stop - p))) == NULL)
    next->bar = stop;
  if (next->tab < p && (next->tab = memchr (p, '\t', (gsize) (stop - p))) == NULL)
    next->tab = stop;
  if (next->gap < p && (next->gap = strstr (p, "  ")) == NULL)
    next->gap = stop;
  return next->bar < end || next->tab < end || next->gap < end;
}

/* Whether the line is one drawn across the page between what is above and below it, not under
 * a heading or around a table. */
static gboolean
parts_sections (const char *text, const SnTextLine *line, gboolean first)
{
  const char *p = text + line->start, *end = text + line->end;

  if ((line->blanks == 0 && !first) || end - p < 3 || !sn_is_rule (p, end))
    return FALSE;
  for (; p < end; p++)
    if (*p == ' ' || *p == '|' || *p == '+')
      return FALSE;
  return TRUE;
}

/* Lines of the text from @start to @end. A carriage return ends a line only
 * where the text has no line feeds at all. What stands right below a line that
 * parts sections begins one, as if it stood alone. */
static void
split_lines (SnTextReader *self, gsize start, gsize end)
{
  const char *p = self->text + start, *stop = self->text + end;
  char feed = memchr (p, '\n', (gsize) (stop - p)) != NULL ? '\n' : '\r';
  Partings next_parting = { NULL, NULL, NULL };
  guint blanks = 0;

  while (p < stop)
    {
      const char *next = memchr (p, feed, (gsize) (stop - p));
      const char *last = next != NULL ? next : stop, *first = sn_skip_blank (p, last);

      if (first == last)
        blanks++;
      else
        {
          SnTextLine line = { .start = (guint32) (first - self->text),
                              .end = (guint32) (sn_trim_blank (first, last) - self->text),
                              .indent = measure_indent (p, first),
                              .blanks = (guint8) MIN (blanks, 255) };

          if (self->lines->len >= MAX_LINES)
            {
              self->cut = TRUE;
              return;
            }
          line.parted = may_be_parted (&next_parting, first, self->text + line.end, stop);
          if (!line.parted)
            line.row = SN_SEPARATOR_NONE + 1;
          take_marks (self->text, &line);
          blanks = parts_sections (self->text, &line, self->lines->len == 0) ? MAX (line.blanks, 1) : 0;
          g_array_append_val (self->lines, line);
        }
      p = last + (next != NULL);
    }
}

/* "2.4  SECMP0011 …": of a paragraph that has the number of its part and its own. */
static gsize
decimal_number_length (const char *p, const char *end)
{
  const char *q = p;

  for (guint part = 0; part < 2; part++)
    {
      const char *digits = q;

      while (q < end && g_ascii_isdigit (*q) && q - digits < 3)
        q++;
      if (q == digits || q - digits > 2 || (part == 0 && (q == end || *q != '.')))
        return 0;
      q += part == 0;
    }
  q += q < end && *q == '.';
  if (q == end || (*q != ' ' && *q != '\t'))
    return 0;
  q = sn_skip_blank (q, end);
  return q < end && g_ascii_isupper (*q) ? (gsize) (q - p) : 0;
}

/* "C.1  An introductory day …", "B3. DESNZ": how long the number of a paragraph is that has the
 * letter or the number of its part, with the blanks behind it; 0 where there is none. */
static gsize
part_number_length (const char *p, const char *end)
{
  const char *q = p + 1;

  if (end - p > 6 && (p[0] == 'Q' || p[0] == 'A') && strchr (".:)", p[1]) != NULL && p[2] == ' ')
    return (gsize) (sn_skip_blank (p + 2, end) - p); /* question and answer */
  if (g_ascii_isdigit (*p))
    return decimal_number_length (p, end);
  if (end - p < 6 || !g_ascii_isupper (p[0]) || !g_ascii_isdigit (p[p[1] == '.' ? 2 : 1]))
    return 0;
  q += p[1] == '.';
  while (q < end && g_ascii_isdigit (*q) && q - p < 5)
    q++;
  if (p[1] != '.' && (q - p > 3 || q == end || (*q != '.' && *q != ')'))) /* "R2 is" */
    return 0;
  q += p[1] != '.';
  return q < end && (*q == ' ' || *q == '\t') ? (gsize) (sn_skip_blank (q, end) - p) : 0;
}

/* Takes the numbers off paragraphs where the parts of a newsletter have letters. */
static void
skip_part_numbers (SnTextReader *self)
{
  for (guint pass = 0, n = 0; pass == 0 || (pass == 1 && n >= LEAST_PART_NUMBERS); pass++)
    for (gsize i = 0; i < self->lines->len; i++)
      {
        const SnTextLine *line = sn_text_line (self, i);
        gsize length =
            line->blanks > 0 ? part_number_length (sn_text_line_start (self, line), sn_text_line_end (self, line)) : 0;

        if (pass == 0)
          n += length > 0;
        else if (length > 0)
          sn_text_move_start (self, i, length);
      }
}

/* ---- Lists and paragraphs -------------------------------------------- */

/* The level of an item by how far it is indented. Behind a blank line it takes
 * more to be inside the item before. */
static guint
list_level (SnTextReader *self, const SnTextLine *line, gunichar bullet)
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
in_list (SnTextReader *self, const SnTextLine *line, gunichar bullet)
{
  for (guint i = 0; i < self->list_depth; i++)
    if (self->list_bullets[i] == bullet && ABS ((int) self->list_indents[i] - line->indent) < 2)
      return TRUE;
  return FALSE;
}

static gboolean
ends_thought (SnTextReader *self, const SnTextLine *line)
{
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
  gsize length = sn_text_line_length (line);

  return strchr (".:;?!", end[-1]) != NULL || (length > 4 && memcmp (end - 4, " and", 4) == 0) ||
         (length > 3 && memcmp (end - 3, " or", 3) == 0) || memchr (p, '\t', length) != NULL;
}

/* Whether the bullet that begins @line begins an item, or is a dash or a
 * number at which a sentence was wrapped. */
static gboolean
bullet_counts (SnTextReader *self, const SnTextLine *line, const SnTextLine *before, gunichar bullet, gunichar open)
{
  if (before == NULL || line->blanks > 0 || bullet >= 0x2022)
    return TRUE;
  if (open != 0 && (bullet == open || in_list (self, line, bullet)))
    return TRUE;
  /* No sentence wraps at a star: further out than the item, it begins the next above it. */
  if (open != 0 && bullet == '*' && line->indent + 2 <= before->indent)
    return TRUE;
  if (open != 0 && line->indent == 0)
    return ends_thought (self, before);
  return ends_thought (self, before) || line->indent >= before->indent + 2;
}

/* Whether a line has an address, which no mailer breaks. */
static gboolean
has_address (const char *p, const char *end)
{
  return sn_find_text (p, end, "://") != NULL || sn_find_text (p, end, "mailto:") != NULL ||
         sn_find_text (p, end, "](") != NULL;
}

/* The width at which prose was wrapped. Lines with addresses and rows of cells are
 * as long as they are. */
static void
measure_width (SnTextReader *self)
{
  for (gsize i = 0; i < self->lines->len; i++)
    {
      const SnTextLine *line = sn_text_line (self, i);
      gsize length = sn_text_line_length (line);
      const char *p = sn_text_line_start (self, line);

      if (length > self->width && !has_address (p, p + length) && memchr (p, '\t', length) == NULL &&
          !sn_has_bar (p, p + length))
        self->width = length;
    }
}

/* "Number 118                 Thursday 23 March 2028": a day at the right edge, which no
 * sentence has there. */
static gboolean
ends_in_far_date (SnTextReader *self, const SnTextLine *line)
{
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line), *far = NULL;

  for (const char *q = p; q + FAR_BLANKS < end; q++)
    if (memcmp (q, "    ", FAR_BLANKS) == 0)
      far = q + FAR_BLANKS;
  if (far == NULL)
    return FALSE;
  far = sn_skip_blank (far, end);
  return far < end && sn_date_cell_length (far, end) == (gsize) (end - far);
}

/* Whether a paragraph ends with @before although no blank line follows: in a
 * text that was not wrapped every line is one; in one that was, a sentence
 * that ends long before the edge. */
static gboolean
ends_paragraph (SnTextReader *self, const SnTextLine *before, const SnTextLine *line)
{
  const char *p = sn_text_line_start (self, line), *last = sn_text_line_end (self, before) - 1;

  if (*p == '<' || g_ascii_islower (*p))
    return FALSE;
  if (ends_in_far_date (self, before))
    return TRUE;
  if (self->width > WRAPPED_LINE)
    return TRUE;
  return strchr (".:!?", *last) != NULL && sn_text_line_length (before) * 5 < self->width * 3;
}

/**
 * sn_text_ends_early:
 *
 * Returns: whether a line ends although the first word of the next had had room.
 */
gboolean
sn_text_ends_early (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);
  gsize length = sn_text_line_length (line) + 9, word = 0;

  if (next != NULL && next->blanks == 0)
    {
      const char *p = sn_text_line_start (self, next), *space = memchr (p, ' ', sn_text_line_length (next));

      word = space != NULL ? (gsize) (space - p) : sn_text_line_length (next);
    }
  return length + word < MAX (self->width, SHORTEST_WIDTH);
}

/* Short words in lower case stand before what they belong to; but not "forecasts due", "an open
 * day", "are now out". */
static gboolean
ends_in_small_word (const char *p, const char *end)
{
  static const char *const last[] = { " due", " day", " out", " end" };
  gsize n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    if (end - p > 4 && memcmp (end - 4, last[i], 4) == 0)
      return FALSE;
  while (end > p && g_ascii_islower (end[-1]) && n <= 3)
    {
      end--;
      n++;
    }
  return n > 0 && n <= 3 && end > p && end[-1] == ' ';
}

/**
 * sn_text_ends_open:
 *
 * Returns: whether the line ends in a way that the next must go on with it: "and says of",
 *   "will be open from Monday".
 */
gboolean
sn_text_ends_open (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  const SnTextLine *next = sn_text_line (self, index + 1);
  const char *start = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  return end[-1] == ',' || end[-1] == '-' || ends_in_small_word (start, end) ||
         (next != NULL && g_ascii_isdigit (*sn_text_line_start (self, next)) && sn_ends_in_weekday (start, end));
}

static gboolean
ends_in_day (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);

  return sn_day_at_end (sn_text_line_start (self, line), sn_text_line_end (self, line)) != NULL;
}

static gboolean
ends_in_address (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p = sn_text_line_start (self, line), *word = sn_text_line_end (self, line);

  while (word > p && word[-1] != ' ')
    word--;
  return g_str_has_prefix (word, "http") && sn_find_text (word, sn_text_line_end (self, line), "://") != NULL;
}

/* The next of several entries that each end in a day, or in an address: nobody's sentence breaks
 * at each of these. One whose address has a line of its own, set in, ends there. */
static gboolean
follows_entry (SnTextReader *self, gsize index)
{
  const SnTextLine *before = sn_text_line (self, index - 1), *line = sn_text_line (self, index);

  if (!g_ascii_isupper (*sn_text_line_start (self, line)))
    return FALSE;
  if (ends_in_address (self, index - 1))
    return line->indent < before->indent || (line->indent == before->indent && ends_in_address (self, index));
  return line->indent == before->indent && ends_in_day (self, index - 1) && ends_in_day (self, index);
}

/* Lines of a kind that all end early and in no full stop, as entries of a
 * diary do, are no prose. */
static gboolean
is_entry (SnTextReader *self, gsize index)
{
  const SnTextLine *before = sn_text_line (self, index - 1), *line = sn_text_line (self, index);
  const char *p = sn_text_line_start (self, line), *last = sn_text_line_end (self, before) - 1;

  if ((!g_ascii_isupper (*p) && !g_ascii_isdigit (*p)) || sn_text_ends_open (self, index - 1) ||
      line->indent != before->indent || strchr (".!?", sn_text_line_end (self, line)[-1]) != NULL ||
      (g_ascii_isdigit (*p) && sn_ends_in_weekday (sn_text_line_start (self, before), last + 1)))
    return FALSE;
  return sn_text_ends_early (self, index - 1) && sn_text_ends_early (self, index);
}

/* A short line that begins like a name and does not end like a sentence. */
static gboolean
may_be_entry (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p, *end;

  if (line == NULL || line->heading > 0 || line->cell > 0)
    return FALSE;
  p = sn_text_line_start (self, line);
  end = sn_text_line_end (self, line);
  return (g_ascii_isupper (*p) || g_ascii_isdigit (*p)) && strchr (".!?:", end[-1]) == NULL && end - p <= 80 &&
         memchr (p, '@', (gsize) (end - p)) == NULL && sn_find_text (p, end, "://") == NULL;
}

static gboolean
ends_in_colon (SnTextReader *self, gsize index)
{
  return sn_text_line_end (self, sn_text_line (self, index))[-1] == ':';
}

/* The first of several entries under a line that ends in a colon. */
static gboolean
begins_entries (SnTextReader *self, gsize index)
{
  const SnTextLine *next = sn_text_line (self, index + 1);

  return ends_in_colon (self, index - 1) && may_be_entry (self, index) && next != NULL && next->blanks == 0 &&
         may_be_entry (self, index + 1);
}

/* "Deadline for nominations: 28 March" under the last item of a list, no further in than its
 * bullet: nobody breaks an item where the next word had had room. */
static gboolean
ends_list (SnTextReader *self, gsize index, const SnTextLine *before)
{
  const SnTextLine *line = sn_text_line (self, index);
  gunichar bullet;
  gboolean begins = sn_bullet_length (sn_text_line_start (self, before), sn_text_line_end (self, before),
                                      before->indent, &bullet) > 0;

  return (begins || before->indent == 0 ? line->indent <= before->indent : line->indent < before->indent) &&
         g_ascii_isupper (*sn_text_line_start (self, line)) && !sn_text_ends_open (self, index - 1) &&
         sn_text_ends_early (self, index - 1);
}

/* "Liaison meeting: Thursday 21 January, 10.30 to 12.00, Teams" */
static gboolean
names_day (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
  const char *colon = memchr (p, ':', MIN ((gsize) (end - p), LONGEST_NAME));

  if (colon == NULL || colon < p + 4 || colon + 2 >= end || colon[1] != ' ' || !g_ascii_isupper (*p))
    return FALSE;
  return sn_date_cell_length (sn_skip_blank (colon + 1, end), end) > 0;
}

/* One of several lines, one below the other, that each name something and its day, with what
 * more there is to say of one set in below it. */
static gboolean
is_named_day (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);

  if (!names_day (self, index))
    return FALSE;
  for (gsize i = index; i > 0 && index - i < MOST_BETWEEN && sn_text_line (self, i)->blanks == 0; i--)
    {
      const SnTextLine *before = sn_text_line (self, i - 1);

      if (before->indent == line->indent)
        return names_day (self, i - 1);
      if (before->indent < line->indent)
        return FALSE;
    }
  return FALSE;
}

/**
 * sn_text_names_modification:
 * @index: of a line, which need not be there
 *
 * Returns: whether it begins with the reference of a modification: "MP305 ", "SECMP 0056:".
 */
gboolean
sn_text_names_modification (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p, *end, *digits;

  if (line == NULL || line->cell > 0)
    return FALSE;
  p = sn_text_line_start (self, line);
  end = sn_text_line_end (self, line);
  if (p[0] == 'S' && p[1] == 'E' && p[2] == 'C')
    p += 3;
  if ((p[0] != 'M' && p[0] != 'D') || p[1] != 'P')
    return FALSE;
  digits = p += 2 + (p + 2 < end && p[2] == ' ');
  while (p < end && g_ascii_isdigit (*p))
    p++;
  return p - digits >= 3 && p < end && !g_ascii_isalnum (*p);
}

/* "July 2017" above the days of that month, and "-- Working Group (day to be agreed)" below the
 * last of them. */
static gboolean
is_in_diary (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *near = NULL;
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  if (sn_is_month_only (p, end))
    near = sn_text_line (self, index + 1);
  else if (end - p > 3 && g_str_has_prefix (p, "-- ") && line->indent > 0)
    near = sn_text_line (self, index - 1);
  return near != NULL && near->cell == 0 &&
         sn_is_weekday_entry (sn_text_line_start (self, near), sn_text_line_end (self, near));
}

/* Whether @line goes on with the paragraph or item that @before is in. */
static gboolean
goes_on (SnTextReader *self, gsize index, const SnTextLine *before, gunichar open)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p, *end;
  gunichar bullet;

  if (line == NULL || line->blanks > 0 || line->heading > 0 || line->cell > 0 || line->field || line->day)
    return FALSE;
  p = sn_text_line_start (self, line);
  end = sn_text_line_end (self, line);
  if (ends_paragraph (self, before, line) || follows_entry (self, index) ||
      (open == 0 ? is_entry (self, index) || begins_entries (self, index) : ends_list (self, index, before)))
    return FALSE;
  if (sn_is_rule (p, end) || sn_is_weekday_entry (p, end) || is_named_day (self, index) || is_in_diary (self, index) ||
      (sn_text_names_modification (self, index) && sn_text_names_modification (self, index - 1) &&
       !sn_text_ends_open (self, index - 1) && sn_text_ends_early (self, index - 1)) ||
      sn_text_table_lines (self, index) > 0)
    return FALSE;
  return sn_bullet_length (p, end, line->indent, &bullet) == 0 || !bullet_counts (self, line, before, bullet, open);
}

static gsize
run_lines (SnTextReader *self, gsize index, gunichar open)
{
  gsize n = 1;

  while (goes_on (self, index + n, sn_text_line (self, index + n - 1), open))
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
emit_prose (SnTextReader *self, SnBlockKind kind, guint level, gsize start, gsize end)
{
  SnBlock *block = sn_text_begin_block (self, kind, start, end);

  block->level = level;
  sn_flow_append_inline (&self->flow, self->document, block, self->text, start, end);
  sn_text_finish_block (self, block);
}

/* "SEC Panel, Meeting 13" below a day, with its hour and place on lines of their own: one line, as
 * if a comma stood between. Returns how many lines it has; 0 where the line @index is no such. */
static gsize
emit_entry (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *rest;
  SnBlock *block;
  gsize n = 1;

  while ((rest = sn_text_line (self, index + n)) != NULL && rest->level == SN_TEXT_REST)
    n++;
  if (line->level != SN_TEXT_ENTRY || n == 1)
    return 0;
  block = sn_text_begin_block (self, SN_BLOCK_PARAGRAPH, line->start, sn_text_line (self, index + n - 1)->end);
  sn_flow_append_inline (&self->flow, self->document, block, self->text, line->start, line->end);
  for (gsize i = index + 1; i < index + n; i++)
    {
      rest = sn_text_line (self, i);
      sn_flow_append_char (&self->flow, ',', rest->start);
      sn_flow_add_space (&self->flow, rest->start);
      sn_flow_append_inline (&self->flow, self->document, block, self->text, rest->start, rest->end);
    }
  sn_text_finish_block (self, block);
  return n;
}

/* Under a line that ends in a colon, several short lines without bullets are
 * the items of a list all the same. */
static gboolean
is_bare_item (SnTextReader *self, gsize index, gsize n)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);

  return self->lead && n == 1 && may_be_entry (self, index) &&
         ((next != NULL && next->blanks == 0 && may_be_entry (self, index + 1)) ||
          (line->blanks == 0 && index > 1 && may_be_entry (self, index - 1)));
}

/* "DP312 comments close", right below "Fri 17   SEC Panel Meeting 146": with that day before it. */
static gsize
emit_same_day (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *day = line;
  gsize n = run_lines (self, index, 0), end = sn_text_line (self, index + n - 1)->end, length = 0, back = index;
  SnBlock *block = sn_text_begin_block (self, SN_BLOCK_PARAGRAPH, line->start, end);

  while (day->day != SN_TEXT_DAY)
    day = sn_text_line (self, --back);
  sn_day_entry_number (sn_text_line_start (self, day), sn_text_line_end (self, day), &length, NULL);
  sn_flow_append_inline (&self->flow, self->document, block, self->text, day->start, day->start + length);
  sn_flow_add_space (&self->flow, line->start);
  sn_flow_append_inline (&self->flow, self->document, block, self->text, line->start, end);
  sn_text_finish_block (self, block);
  return n;
}

static gsize
emit_lines (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
  gunichar bullet;
  gsize n, skip;

  if (line->stack > 0)
    return sn_text_emit_stack (self, index);
  if (line->cell > 1)
    {
      self->tables++;
      return sn_text_walk_vertical (self, index, line->cell, TRUE) - index;
    }
  if (line->heading > 0)
    {
      self->list_depth = 0;
      emit_prose (self, SN_BLOCK_HEADING, line->heading, line->start, line->end);
      for (n = 1; sn_text_line (self, index + n) != NULL && sn_text_line (self, index + n)->start < line->end;)
        n++; /* what names an entry of fields may be wrapped */
      return n;
    }
  if (sn_is_rule (p, end) || is_skip_link (p, end))
    return 1;
  if (line->day == SN_TEXT_SAME_DAY)
    return emit_same_day (self, index);
  if ((n = emit_entry (self, index)) > 0)
    return n;
  if ((n = sn_text_planner_lines (self, index)) > 0)
    {
      sn_text_emit_planner (self, index, n);
      return n;
    }
  if ((n = sn_text_table_lines (self, index)) > 0)
    {
      sn_text_emit_table (self, index, n);
      return n;
    }
  skip = sn_bullet_length (p, end, line->indent, &bullet);
  n = run_lines (self, index, bullet);
  if (skip == 0 && is_bare_item (self, index, n))
    {
      emit_prose (self, SN_BLOCK_LIST_ITEM, 1, line->start, line->end);
      return 1;
    }
  self->lead = skip == 0 && ends_in_colon (self, index + n - 1);
  if (skip > 0)
    emit_prose (self, SN_BLOCK_LIST_ITEM, list_level (self, line, bullet), line->start + skip,
                sn_text_line (self, index + n - 1)->end);
  else
    {
      self->list_depth = 0;
      emit_prose (self, SN_BLOCK_PARAGRAPH, 0, line->start, sn_text_line (self, index + n - 1)->end);
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
      SnForwardLine line = { p, (gsize) ((next != NULL ? next : end) - p), FALSE };

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
take_forward (SnTextReader *self, char *text, gsize *length, gsize *start, gsize *end)
{
  g_autoptr (GArray) lines = NULL;
  g_auto (SnForward) found = { 0 };
  const SnForwardLine *first;

  *start = 0;
  *end = *length;
  if (sn_find_text (text, text + *length, "From:") == NULL && sn_find_text (text, text + *length, "FROM:") == NULL &&
      sn_find_text (text, text + *length, " wrote:") == NULL)
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

/* So many dots between two cells lead the eye over a gap; fewer may be an
 * ellipsis, unless another line has some too. */
#define LEADER 4
#define SHORT_LEADER 3

/* Where dots stand from @p on to before @end, apart from what is around them; and how
 * many. */
static char *
find_leader (char *p, char *end, gsize *dots)
{
  for (char *start = p; (p = memchr (p, '.', (gsize) (end - p))) != NULL; p += *dots)
    {
      *dots = strspn (p, ".");
      if (*dots >= SHORT_LEADER && (p == start || p[-1] == ' ') && (p[*dots] == ' ' || p[*dots] == '\t'))
        return p;
    }
  return NULL;
}

/* Leaders become the gap that they stand in; nothing else moves. */
static void
blank_leaders (char *text, gsize start, gsize end)
{
  char *stop = text + end, *line = text + start, *dot;
  char *before = NULL, *before_end = NULL; /* the leader of a line, and where that line ends */
  gsize n_before = 0;

  while ((dot = memchr (line, '.', (gsize) (stop - line))) != NULL)
    {
      char *feed = memchr (dot, '\n', (gsize) (stop - dot)), *last = feed != NULL ? feed : stop, *leader;
      gsize dots = 0;

      while (dot > line && dot[-1] != '\n')
        dot--;
      leader = find_leader (dot, last, &dots);
      if (before_end != dot)
        before = NULL; /* a line without dots lies between */
      if (leader != NULL && before != NULL)
        memset (before, ' ', n_before);
      if (leader != NULL && (before != NULL || dots >= LEADER))
        memset (leader, ' ', dots);
      before = leader;
      n_before = dots;
      line = before_end = feed != NULL ? feed + 1 : stop;
    }
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
  g_autoptr (GArray) lines = NULL;
  SnTextReader reader = { .document = self };
  char *text = sn_document_decode (data, size, charset, &length, &doubt);

  if (doubt != NULL)
    sn_document_add_doubt (self, doubt);
  text = take_forward (&reader, text, &length, &start, &end);
  blank_leaders (text, start, end);
  sn_text_join_words (text, start, end);
  reader.text = text;
  reader.lines = lines = g_array_sized_new (FALSE, FALSE, sizeof (SnTextLine), (guint) ((end - start) / 64 + 16));
  split_lines (&reader, start, end);
  if (sn_text_blank_pages (&reader, text))
    {
      g_array_set_size (lines, 0);
      split_lines (&reader, start, end);
    }
  sn_document_take_text (self, text, length);
  if (lines->len == 0)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_EMPTY, "The file is empty");
      return FALSE;
    }
  sn_flow_init (&reader.flow, TRUE, USUAL_BLOCK);
  measure_width (&reader);
  skip_part_numbers (&reader);
  sn_text_find_references (&reader);
  sn_text_find_vertical (&reader);
  sn_text_level_days (&reader);
  sn_text_find_months (&reader);
  sn_text_find_stacks (&reader);
  sn_text_find_cards (&reader);
  sn_text_find_headings (&reader);
  sn_text_lower_repeated_headings (&reader);
  for (gsize i = 0; i < lines->len && !reader.cut;)
    {
      i += emit_lines (&reader, i);
      reader.cut = sn_document_get_n_blocks (self) >= SN_DOCUMENT_MAX_BLOCKS && i < lines->len;
    }
  sn_flow_clear (&reader.flow);
  sn_document_split_long (self);
  sn_document_head_items (self);
  sn_document_join_fields (self);
  sn_document_head_closing (self);
  if (reader.cut)
    sn_document_add_doubt (self, "The text is too long; the rest of it was left out");
  return TRUE;
}
