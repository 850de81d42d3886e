/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-html.h"
#include "sn-document-lines.h"
#include "sn-error.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of what explains a term in sentences. */
/* Of a field, "Closing date": what is longer names something. */
#define LONGEST_LABEL 24
/* Before the day of an entry. */
#define SHORTEST_NAME 12
#define LEAST_EXPLANATION 60
#define HEADING_LENGTH 160
/* From this size on a font is larger than that of running text. */
#define LARGE_FONT 17
#define TITLE_FONT 22

/* A page on its way into a document. */
typedef struct
{
  SnHtmlPage *page;
  SnDocument *document;
  GString *text;
  guint next_link;
} Build;

static SnHtmlLine *
line_at (SnHtmlPage *page, guint index)
{
  return index < page->lines->len ? &g_array_index (page->lines, SnHtmlLine, index) : NULL;
}

static guint32
line_length (const SnHtmlLine *line)
{
  return line->end - line->start;
}

/* ---- Which lines are the newsletter's --------------------------------- */

/* From so many lines on that begin with a day, what stands aside is the diary. */
#define DIARY_LINES 3

/* "SMKI PMA" above what there is to say of it. */
#define LEAST_NAME 7

/* "Nominations close:" is the label of a day. */
#define LONGEST_DATE_LABEL 24

/* So many lines stand between the title of a page and its content. */
#define MASTHEAD_LINES 4

static gboolean
is_dated_line (SnHtmlPage *page, const SnHtmlLine *line)
{
  const char *start = page->flow.text->str + line->start, *end = page->flow.text->str + line->end;

  return sn_date_cell_length (start, end) > 0 || sn_is_weekday_entry (start, end);
}

/* "What’s coming up" beside the newsletter is a part of it: its lines are taken
 * for the content's own. */
static void
keep_diaries (SnHtmlPage *page)
{
  for (guint i = 0; i < page->lines->len; i++)
    {
      const SnHtmlLine *line = line_at (page, i);

      if (line->root >= 0)
        g_array_index (page->parts, SnHtmlPart, line->root).dated += is_dated_line (page, line);
    }
  for (guint i = 0; i < page->lines->len; i++)
    {
      SnHtmlLine *line = line_at (page, i);
      SnHtmlPart *part = line->root >= 0 ? &g_array_index (page->parts, SnHtmlPart, line->root) : NULL;

      if (part == NULL || !part->aside || part->dated < DIARY_LINES)
        continue;
      part->kept = TRUE;
      line->main = TRUE;
    }
}

/* A part that holds most of the text is no menu, whatever its name is. */
static void
weigh_parts (SnHtmlPage *page)
{
  guint64 all = page->flow.text->len;

  for (guint i = page->parts->len; i-- > 0;)
    {
      SnHtmlPart *part = &g_array_index (page->parts, SnHtmlPart, i);

      part->kept = part->kept || part->masthead || part->bytes * 2 > all;
      if (part->parent >= 0)
        {
          SnHtmlPart *parent = &g_array_index (page->parts, SnHtmlPart, part->parent);

          parent->bytes += part->bytes;
          parent->kept = parent->kept || part->kept;
        }
    }
  /* A parent comes before what is in it. */
  for (guint i = 0; i < page->parts->len; i++)
    {
      SnHtmlPart *part = &g_array_index (page->parts, SnHtmlPart, i);

      if (part->parent >= 0 && !g_array_index (page->parts, SnHtmlPart, part->parent).kept)
        part->kept = FALSE;
    }
}

static gboolean
is_beside (SnHtmlPage *page, const SnHtmlLine *line)
{
  return line->root >= 0 && !g_array_index (page->parts, SnHtmlPart, line->root).kept;
}

static void
keep_lines (SnHtmlPage *page, gboolean main_only)
{
  guint kept = 0;

  for (guint i = 0; i < page->lines->len; i++)
    {
      const SnHtmlLine *line = line_at (page, i);

      if (!is_beside (page, line) && (line->main || !main_only))
        *line_at (page, kept++) = *line;
    }
  g_array_set_size (page->lines, kept);
}

/* A title that stands before what the page says is its content, with few lines behind it
 * such as the date, is that of the content where this has none. */
static void
keep_masthead (SnHtmlPage *page)
{
  guint title = page->lines->len, first = page->lines->len, n = 0;

  for (guint i = 0; i < page->lines->len; i++)
    {
      const SnHtmlLine *line = line_at (page, i);

      if (is_beside (page, line))
        continue;
      if (line->main && first == page->lines->len)
        first = i;
      if (line->heading == 1 && line->main)
        return;
      if (line->heading == 1 && first == page->lines->len)
        title = i;
    }
  for (guint i = title; i < first; i++)
    n += !is_beside (page, line_at (page, i)); /* a menu may stand between */
  for (guint i = title; i < first && n <= MASTHEAD_LINES; i++)
    line_at (page, i)->main = line_at (page, i)->main || !is_beside (page, line_at (page, i));
}

/* Drops menus and footers, and all but the content where the page says which
 * part that is; but never most of the text. */
static void
drop_chrome (SnHtmlPage *page)
{
  guint64 all = 0, own = 0, main = 0;

  keep_diaries (page);
  weigh_parts (page);
  for (guint i = 0; i < page->lines->len; i++)
    {
      const SnHtmlLine *line = line_at (page, i);
      guint32 length = line_length (line);

      all += length;
      if (is_beside (page, line))
        continue;
      own += length;
      main += line->main ? length : 0;
    }
  if (own * 20 < all)
    return;
  if (page->mains > 0 || page->articles == 1)
    keep_masthead (page);
  keep_lines (page, main * 2 > own && (page->mains > 0 || page->articles == 1));
}

/* ---- Headings and items ------------------------------------------------- */

/* How a line stands out as a whole: the level of heading that it would be, or
 * 0 where it does not. */
static guint
styled_level (const SnHtmlLine *line)
{
  guint32 length = line_length (line), most = length - MIN (length / 20, 2);

  if (line->size >= TITLE_FONT)
    return 1;
  if (line->size >= LARGE_FONT)
    return 2;
  if (line->styled >= most)
    return 3;
  return line->slanted >= most ? 4 : 0;
}

static gboolean
is_short_line (const SnHtmlLine *line)
{
  return line == NULL || (line_length (line) < 50 && line->table == 0 && line->list == 0);
}

/* "Send us your nomination by 14 August 2020. How to stand" */
static gboolean
has_two_sentences (const char *p, const char *end)
{
  for (p += 2; p + 2 < end; p++)
    if (p[1] == ' ' && strchr (".!?", *p) != NULL && g_ascii_isupper (p[2]) && g_ascii_isalnum (p[-1]) &&
        g_ascii_isalnum (p[-2]))
      return TRUE;
  return FALSE;
}

/* "Testing Advisory Group (TAG): one Small Supplier" */
static gboolean
has_label (SnHtmlPage *page, const SnHtmlLine *line)
{
  const char *p = page->flow.text->str + line->start, *end = page->flow.text->str + line->end;
  const char *colon = memchr (p, ':', (gsize) (end - p));

  return colon != NULL && colon + 2 < end && colon[1] == ' ';
}

/* Whether a paragraph that does not stand out is a heading all the same, by how
 * it stands: few words above many. */
static gboolean
stands_above_prose (SnHtmlPage *page, guint index)
{
  const SnHtmlLine *line = line_at (page, index), *next = line_at (page, index + 1);
  const SnHtmlLine *before = index > 0 ? line_at (page, index - 1) : NULL;
  const char *end = page->flow.text->str + line->end;

  /* Right under a heading it says more of that one: "Modification Report Consultation". Under
   * another labelled line it is the last of several. */
  if (line->fact || (before != NULL && before->heading > 0) ||
      (before != NULL && has_label (page, before) && has_label (page, line)) ||
      has_two_sentences (page->flow.text->str + line->start, end))
    return FALSE;
  return line->ends_block && (before == NULL || before->ends_block) && line_length (line) >= LEAST_NAME &&
         end[-1] != '!' && end[-1] != '?' && next != NULL && next->table == 0 && !next->item &&
         line_length (next) >= 80 && line_length (next) > line_length (line) &&
         strchr (".!?:", page->flow.text->str[next->end - 1]) != NULL;
}

static char shape_of (SnHtmlPage *page, const SnHtmlLine *line);

/* "Date: Wednesday 8 March", "When: 5 May, 10am", "Spring Seminar: 5 May" */
static gboolean
labels_date (SnHtmlPage *page, const SnHtmlLine *line, gsize *length)
{
  const char *p = page->flow.text->str + line->start, *end = page->flow.text->str + line->end;
  const char *colon = memchr (p, ':', MIN ((gsize) (end - p), LONGEST_DATE_LABEL));

  if (colon == NULL || line->table > 0 || line_length (line) > 80)
    return FALSE;
  *length = (gsize) (colon - p);
  colon = sn_skip_blank (colon + 1, end);
  return colon < end && sn_date_cell_length (colon, end) > 0;
}

/* "Closes: 24 April" in bold says more of what stands above it, and heads nothing. */
static gboolean
is_date_field (SnHtmlPage *page, const SnHtmlLine *line)
{
  gsize length;

  return labels_date (page, line, &length) && sn_label_is_of_date (page->flow.text->str + line->start, length);
}

static guint heading_level (SnHtmlPage *page, guint index);

/* A name in a block of its own right above the day that it has. Under another name it
 * says what kind of thing that is: "Refinement Consultation". */
static gboolean
names_dated (SnHtmlPage *page, guint index)
{
  const SnHtmlLine *line = line_at (page, index), *next = line_at (page, index + 1);
  const SnHtmlLine *before = index > 0 ? line_at (page, index - 1) : NULL;
  const char *p = page->flow.text->str + line->start, *end = page->flow.text->str + line->end;
  gsize label;

  return line->ends_block && (before == NULL || before->ends_block) && next != NULL &&
         labels_date (page, next, &label) && line_length (line) <= 80 && memchr (p, ':', (gsize) (end - p)) == NULL &&
         sn_date_cell_length (p, end) == 0 && (index == 0 || heading_level (page, index - 1) == 0);
}

/* Whether a date begins at one of the first words of a line: "Ends 27 October". */
static gboolean
has_date (SnHtmlPage *page, const SnHtmlLine *line)
{
  const char *p = page->flow.text->str + line->start, *end = page->flow.text->str + line->end;

  for (guint words = 0; p < end && words < 6; words++)
    {
      const char *space = memchr (p, ' ', (gsize) (end - p));

      if (sn_date_cell_length (p, end) > 0)
        return TRUE;
      p = space != NULL ? space + 1 : end;
    }
  return FALSE;
}

/* "MP321 Longer keys" in bold above two short lines or more, of which one has a
 * date: an entry of a list, laid out by breaks. */
static gboolean
heads_entry (SnHtmlPage *page, guint index)
{
  gboolean dated = FALSE;
  guint n = 0;

  for (guint i = index; i < index + 6 && line_at (page, i) != NULL && !line_at (page, i)->ends_block; i++)
    {
      const SnHtmlLine *next = line_at (page, i + 1);

      if (next == NULL || line_length (next) > 80 || next->table > 0)
        return FALSE;
      dated |= has_date (page, next);
      n++;
    }
  return n >= 2 && dated;
}

/* "Coming up" in bold above two lines or more that each begin with a date, or the
 * name of an event above its date and what there is to say of it. */
static gboolean
heads_dated_lines (SnHtmlPage *page, guint index)
{
  const SnHtmlLine *first = line_at (page, index + 1), *second = line_at (page, index + 2);

  if (first == NULL || second == NULL || first->ends_block || shape_of (page, first) != 'd')
    return FALSE;
  return shape_of (page, second) == 'd' || line_length (second) >= 50;
}

/* "DESNZ | Consultation | Data sharing" in bold, broken off above its text. */
static gboolean
is_barred_heading (const char *start, const char *end, const SnHtmlLine *line, const SnHtmlLine *next)
{
  const char *bar = end;

  while (bar > start && bar[-1] != '|')
    bar--;
  return bar > start && !line->ends_block && line_length (next) >= 30 && sn_may_be_heading (bar, end);
}

/* Whether a line that stands out is a heading: few words, no sentence, no
 * button, and with something under it. */
static guint
heading_level (SnHtmlPage *page, guint index)
{
  const SnHtmlLine *line = line_at (page, index), *next = line_at (page, index + 1);
  const char *start = page->flow.text->str + line->start, *end = page->flow.text->str + line->end;
  guint level;

  if (line->heading > 0)
    return line->heading;
  if (line->table > 0 || line->item || line_length (line) > HEADING_LENGTH || is_date_field (page, line))
    return 0;
  level = styled_level (line);
  if (level == 0 && (stands_above_prose (page, index) || names_dated (page, index)))
    level = 5;
  if (level == 0 || next == NULL ||
      !(sn_may_be_heading (start, end) || (level == 3 && is_barred_heading (start, end, line, next))))
    return 0;
  /* The name under a letter has the writer's office on the next line. */
  if (!line->ends_block && is_short_line (next) && styled_level (next) == 0 && !heads_dated_lines (page, index) &&
      !heads_entry (page, index))
    return 0;
  if (line->linked + 2 > line_length (line) && line_length (line) < 24)
    return 0;
  return level;
}

/* A bullet that was typed. */
static gsize
typed_bullet (SnHtmlPage *page, const SnHtmlLine *line)
{
  const char *start = page->flow.text->str + line->start, *end = page->flow.text->str + line->end;
  gunichar kind;
  gsize length;

  if (line->table > 0 || line->heading > 0)
    return 0;
  if (line->item && end - start > 3 && g_str_has_prefix (start, "§ "))
    return 3;
  length = sn_bullet_length (start, end, line->item ? 4 : 0, &kind);
  if (kind == '1' && !line->item)
    return 0;
  /* A list's own numbers are not typed; only Word draws them by hand. */
  return length;
}

/* ---- Blocks -------------------------------------------------------------- */

/* The links of the page's text from @start to @end, which the block has behind the
 * first @shift bytes. */
static void
add_links (Build *self, SnBlock *block, gsize shift, guint32 start, guint32 end)
{
  GArray *links = self->page->links;

  while (self->next_link < links->len && g_array_index (links, SnHtmlLink, self->next_link).start < start)
    self->next_link++;
  for (; self->next_link < links->len; self->next_link++)
    {
      SnHtmlLink *link = &g_array_index (links, SnHtmlLink, self->next_link);
      gsize from, to;

      if (link->start >= end)
        break;
      from = shift + link->start - start;
      /* a link that goes on in an empty cell has no words there */
      to = shift + MIN (link->end, end) - start;
      while (from < to && block->text[from] == '\t')
        from++;
      to = MIN (to, from + strcspn (block->text + from, "\t"));
      if (to == from && link->end > link->start)
        continue;
      sn_document_add_link (self->document, block,
                            sn_link_new_take (SN_LINK_READ, g_strndup (block->text + from, to - from),
                                              g_steal_pointer (&link->uri), block->start + from, to - from));
    }
}

/* A block's text has no line feeds. Those in the cells of a row part what
 * stands there, and are remembered. */
static void
join_lines (SnDocument *document, SnBlock *block)
{
  guint n = 0;

  for (char *feed = memchr (block->text, '\n', block->length); feed != NULL; feed = strchr (feed + 1, '\n'))
    n++;
  if (block->kind == SN_BLOCK_TABLE_ROW && n > 0)
    block->breaks = sn_arena_alloc (sn_document_get_arena (document), n * sizeof (guint32));
  for (char *feed = n > 0 ? strchr (block->text, '\n') : NULL; feed != NULL; feed = strchr (feed, '\n'))
    {
      *feed = ' ';
      if (block->breaks != NULL)
        block->breaks[block->n_breaks++] = (guint32) (feed - block->text);
    }
}

/* Makes a block of the page's text from @start to @end, which may be several
 * lines, with @kicker before it. */
static void
add_kicked_block (Build *self, SnBlockKind kind, guint level, guint table, const SnHtmlLine *kicker, guint32 start,
                  guint32 end)
{
  SnBlock *block = sn_document_add_block (self->document, kind);
  const char *page = self->page->flow.text->str;
  g_autofree char *lead =
      kicker != NULL ? g_strdup_printf ("%.*s: ", (int) line_length (kicker), page + kicker->start) : NULL;
  gsize shift = lead != NULL ? strlen (lead) : 0;

  block->level = level;
  block->table = table;
  block->length = shift + end - start;
  block->text = sn_arena_alloc (sn_document_get_arena (self->document), block->length + 1);
  if (lead != NULL)
    memcpy (block->text, lead, shift);
  memcpy (block->text + shift, page + start, end - start);
  block->text[block->length] = '\0';
  join_lines (self->document, block);
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
  block->start = self->text->len;
  g_string_append_len (self->text, block->text, (gssize) block->length);
  block->end = self->text->len;
  add_links (self, block, shift, start, end);
}

static void
add_block (Build *self, SnBlockKind kind, guint level, guint table, guint32 start, guint32 end)
{
  add_kicked_block (self, kind, level, table, NULL, start, end);
}

/* How many lines from @index on are one paragraph: those that only single line
 * breaks part, and none of which is a heading or an item. */
static guint
paragraph_lines (SnHtmlPage *page, guint index)
{
  guint n = 1;

  while (!line_at (page, index + n - 1)->ends_block && line_at (page, index + n) != NULL &&
         line_at (page, index + n)->table == 0 && line_at (page, index + n)->level == 0 &&
         typed_bullet (page, line_at (page, index + n)) == 0)
    n++;
  return n;
}

static gboolean
ends_with (SnHtmlPage *page, const SnHtmlLine *line, char c)
{
  return page->flow.text->str[line->end - 1] == c;
}

/* "21 – SEC Panel Meeting": a day of the month that stands above. */
static gboolean
is_day_entry (const char *start, const char *end)
{
  const char *p = start;

  while (p < end && p < start + 2 && g_ascii_isdigit (*p))
    p++;
  return p > start && atoi (start) >= 1 && atoi (start) <= 31 && end - p > 6 && p[0] == ' ' &&
         (g_str_has_prefix (p, " – ") || g_str_has_prefix (p, " - "));
}

/* "MP201" or "14 March": with what kind of thing a line begins; 0 for words. */
static char
shape_of (SnHtmlPage *page, const SnHtmlLine *line)
{
  const char *start = page->flow.text->str + line->start, *end = page->flow.text->str + line->end, *p = start;

  if (sn_date_cell_length (start, end) > 0 || sn_is_weekday_entry (start, end))
    return 'd';
  if (is_day_entry (start, end))
    return 'n';
  while (p < end && g_ascii_isupper (*p))
    p++;
  return p > start + 1 && p < end && g_ascii_isdigit (*p) ? 'r' : 0;
}

static gboolean
begins_weekday (SnHtmlPage *page, const SnHtmlLine *line)
{
  return sn_is_weekday_entry (page->flow.text->str + line->start, page->flow.text->str + line->end);
}

static gboolean
is_day_alone (SnHtmlPage *page, const SnHtmlLine *line)
{
  return sn_is_date_only (page->flow.text->str + line->start, page->flow.text->str + line->end);
}

/* "29 June<br>June 2023 SEC Release": a day and what is on it, be it that this begins with a
 * date too. */
static gboolean
is_day_with_name (SnHtmlPage *page, guint index, guint n)
{
  return n == 2 && is_day_alone (page, line_at (page, index)) != is_day_alone (page, line_at (page, index + 1));
}

/* Lines that single breaks part, but that are the entries of a list: each is
 * short and begins like a name, under a sentence that ends in a colon or all
 * with a date or a reference. */
static gboolean
are_entries (SnHtmlPage *page, guint index, guint n, gboolean lead)
{
  char shape = shape_of (page, line_at (page, index));

  if (n < 1 || (n < 2 && !begins_weekday (page, line_at (page, index))) || (!lead && shape == 0) ||
      is_day_with_name (page, index, n))
    return FALSE;
  for (guint i = index; i < index + n; i++)
    {
      const SnHtmlLine *line = line_at (page, i);
      char first = page->flow.text->str[line->start];

      if (line_length (line) > 120 || (shape != 'd' && !g_ascii_isupper (first) && !g_ascii_isdigit (first)) ||
          (ends_with (page, line, '.') && (lead || shape != 'r')) || ends_with (page, line, ':') ||
          (!lead && shape_of (page, line) != shape))
        return FALSE;
    }
  return TRUE;
}

/* "Open forum – 6 July, 10am<br>Academy – 8 July, 1.30pm": lines that all begin like
 * a name and have a day. */
static gboolean
are_dated_names (SnHtmlPage *page, guint index, guint n)
{
  for (guint i = index; i < index + n; i++)
    {
      const SnHtmlLine *line = line_at (page, i);

      if (line_length (line) > 120 || !g_ascii_isupper (page->flow.text->str[line->start]) ||
          ends_with (page, line, '.') || ends_with (page, line, ':') || line->styled == 0 ||
          line->styled >= line_length (line) || !has_date (page, line))
        return FALSE;
    }
  return n > 1;
}

static gboolean
is_month (SnHtmlPage *page, guint index)
{
  const SnHtmlLine *line = line_at (page, index);

  return line->table == 0 && sn_is_month_only (page->flow.text->str + line->start, page->flow.text->str + line->end);
}

/* "17 SMKI PMA<br>18 Change Board" below "November", which is the line above these or the first
 * of them; another month may follow. */
static gboolean
are_days_of_month (SnHtmlPage *page, guint index, guint n)
{
  guint last = 1, days = 0;

  if (n < 2 || (!is_month (page, index) && (index == 0 || !is_month (page, index - 1))))
    return FALSE;
  for (guint i = index; i < index + n; i++)
    {
      const SnHtmlLine *line = line_at (page, i);
      const char *start = page->flow.text->str + line->start, *end = page->flow.text->str + line->end;
      guint day = is_month (page, i) ? 1 : sn_day_entry_number (start, end, NULL, NULL);

      if (day < last && !is_month (page, i))
        return FALSE;
      days += !is_month (page, i);
      last = day;
    }
  return days > 0;
}

/* Makes a line of each month, and an entry of each of its days. */
static void
add_days_of_month (Build *self, guint index, guint n)
{
  for (guint i = index; i < index + n; i++)
    {
      gboolean month = is_month (self->page, i);

      add_block (self, month ? SN_BLOCK_PARAGRAPH : SN_BLOCK_LIST_ITEM, month ? 0 : 1, 0,
                 line_at (self->page, i)->start, line_at (self->page, i)->end);
    }
}

/* "SEC Panel Meeting 30 – 28 March", "Testing charges (closes 28 March)": a name with its day, and
 * not a field of one thing, "Closing date: 28 March". */
static gboolean
ends_in_day (const char *start, const char *end)
{
  const char *day = g_ascii_isupper (*start) ? sn_day_at_end (start, end) : NULL;
  const char *colon = memchr (start, ':', MIN (LONGEST_LABEL, (gsize) (end - start)));

  return day != NULL && day >= start + SHORTEST_NAME &&
         !(colon != NULL && sn_label_is_of_date (start, (gsize) (colon - start)));
}

/* Whether all lines are such. */
static gboolean
all_end_in_days (SnHtmlPage *page, guint index, guint n)
{
  const char *text = page->flow.text->str;

  for (guint i = index; i < index + n; i++)
    if (line_length (line_at (page, i)) > 120 ||
        !ends_in_day (text + line_at (page, i)->start, text + line_at (page, i)->end))
      return FALSE;
  return n > 1;
}

/* Makes one block of lines that single breaks part; or, of entries, one each. */
static void
add_paragraph (Build *self, guint index, guint n)
{
  SnHtmlPage *page = self->page;
  /* "This week" above the days of it */
  gboolean week = n > 1 && line_length (line_at (page, index)) < 40 && shape_of (page, line_at (page, index)) == 0 &&
                  begins_weekday (page, line_at (page, index + 1));
  guint head = week || (n > 2 && ends_with (page, line_at (page, index), ':')) ? 1 : 0;
  gboolean lead = (head > 0 && !week) || (index > 0 && ends_with (page, line_at (page, index - 1), ':'));

  if (are_days_of_month (page, index, n))
    {
      add_days_of_month (self, index, n);
      return;
    }
  if (!are_entries (page, index + head, n - head, lead) && !are_dated_names (page, index + head, n - head) &&
      !all_end_in_days (page, index + head, n - head))
    {
      add_block (self, SN_BLOCK_PARAGRAPH, 0, 0, line_at (page, index)->start, line_at (page, index + n - 1)->end);
      return;
    }
  if (head > 0)
    add_block (self, SN_BLOCK_PARAGRAPH, 0, 0, line_at (page, index)->start, line_at (page, index)->end);
  for (guint i = index + head; i < index + n; i++)
    add_block (self, SN_BLOCK_LIST_ITEM, 1, 0, line_at (page, i)->start, line_at (page, i)->end);
}

/* A heading may be broken over lines, too. */
static guint
heading_lines (SnHtmlPage *page, guint index)
{
  const SnHtmlLine *line = line_at (page, index);
  guint n = line->heading > 0 ? 1 : 0;

  while (n > 0 && !line_at (page, index + n - 1)->ends_block && line_at (page, index + n) != NULL &&
         line_at (page, index + n)->heading == line->heading)
    n++;
  return MAX (n, 1);
}

static void
add_heading (Build *self, guint index, const SnHtmlLine *kicker)
{
  const SnHtmlLine *line = line_at (self->page, index);
  guint end = index + heading_lines (self->page, index) - 1;

  add_kicked_block (self, SN_BLOCK_HEADING, line->level, 0, kicker, line->start, line_at (self->page, end)->end);
}

static guint
add_lines (Build *self, guint index)
{
  SnHtmlPage *page = self->page;
  const SnHtmlLine *line = line_at (page, index);
  guint n;
  gsize bullet;

  if (line->table > 0)
    {
      add_block (self, SN_BLOCK_TABLE_ROW, 0, line->table, line->start, line->end);
      return 1;
    }
  if (line->kicker && line_at (page, index + 1) != NULL)
    {
      add_heading (self, index + 1, line);
      return 1 + heading_lines (page, index + 1);
    }
  if (line->level > 0 && line_at (page, index + 1) != NULL && line_at (page, index + 1)->subtitle)
    {
      add_heading (self, index, line_at (page, index + 1));
      return 2;
    }
  if (line->level > 0)
    {
      add_heading (self, index, NULL);
      return heading_lines (page, index);
    }
  bullet = typed_bullet (page, line);
  n = paragraph_lines (page, index);
  if (bullet > 0 || line->item)
    add_block (self, SN_BLOCK_LIST_ITEM, MAX (line->list, 1), 0, line->start + (guint32) bullet,
               line_at (page, index + n - 1)->end);
  else
    add_paragraph (self, index, n);
  return n;
}

/* Keeps only what was forwarded, if anything was. */
static void
take_forward (SnHtmlPage *page, SnDocument *document)
{
  g_autoptr (GArray) lines = NULL;
  g_auto (SnForward) found = { 0 };
  gboolean likely = FALSE;

  for (guint i = 0; i < page->lines->len && !likely; i++)
    {
      const char *start = page->flow.text->str + line_at (page, i)->start;
      const char *end = start + line_length (line_at (page, i));

      likely = sn_word_at (start, end, "from") > 0 || sn_word_at (start, end, "begin forw") > 0 ||
               sn_word_at (start, end, "on ") > 0;
    }
  if (!likely)
    return;
  lines = g_array_new (FALSE, FALSE, sizeof (SnForwardLine));
  for (guint i = 0; i < page->lines->len; i++)
    {
      const SnHtmlLine *own = line_at (page, i);
      SnForwardLine line = { page->flow.text->str + own->start, line_length (own), own->ends_block };

      g_array_append_val (lines, line);
    }
  if (!sn_forward_find ((const SnForwardLine *) (gpointer) lines->data, lines->len, &found))
    return;
  sn_forward_tell (&found, document);
  g_array_set_size (page->lines, (guint) found.end);
  g_array_remove_range (page->lines, 0, (guint) found.first);
}

/* "<dt>Charging review<dd><p>Ofgem has …": a term above paragraphs heads them, other than one
 * above a few words: "<dt>Closes<dd><p>17 June". The colon behind it is none of its own. */
static void
take_terms (SnHtmlPage *page)
{
  for (guint i = 0; i + 1 < page->lines->len; i++)
    {
      SnHtmlLine *line = line_at (page, i);

      if (!line->term || line->table > 0 || line_length (line_at (page, i + 1)) < LEAST_EXPLANATION)
        continue;
      line->heading = SN_HTML_TERM_LEVEL;
      line->end -= page->flow.text->str[line->end - 1] == ':';
    }
}

/**
 * sn_html_page_build:
 *
 * Makes the blocks and links of @document from what was read.
 */
void
sn_html_page_build (SnHtmlPage *page, SnDocument *document)
{
  Build self = { .page = page, .document = document, .text = g_string_sized_new (page->flow.text->len) };
  gsize length;

  drop_chrome (page);
  take_terms (page);
  take_forward (page, document);
  for (guint i = 0; i < page->lines->len; i++)
    line_at (page, i)->level = (guint8) heading_level (page, i);
  sn_html_find_kickers (page);
  for (guint i = 0; i < page->lines->len;)
    {
      if (sn_document_get_n_blocks (document) >= SN_DOCUMENT_MAX_BLOCKS)
        {
          sn_document_add_doubt (document, "The page is too long; the rest of it was left out");
          break;
        }
      i += add_lines (&self, i);
    }
  length = self.text->len;
  sn_document_take_text (document, g_string_free (self.text, FALSE), length);
}

/* ---- Character sets ------------------------------------------------------ */

/* What a page says about its charset at its beginning, or NULL. */
static char *
stated_charset (const char *data, gsize size)
{
  const char *end = data + MIN (size, 4096), *p = data;

  while ((p = g_strstr_len (p, end - p, "harset")) != NULL)
    {
      const char *value = p + 6;
      gsize length = 0;

      while (value < end && (*value == ' ' || *value == '='))
        value++;
      while (value < end && (*value == '"' || *value == '\''))
        value++;
      while (value + length < end && (g_ascii_isalnum (value[length]) || strchr ("-_:.", value[length]) != NULL) &&
             value[length] != '\0')
        length++;
      if (length > 1 && length < 40)
        return g_strndup (value, length);
      p += 6;
    }
  return NULL;
}

/* "<![if !supportLists]>" is neither a tag nor a comment, and some versions of
 * the parser take it for text. It is made a comment of the same length. */
static void
hide_conditions (char *text, gsize size)
{
  char *end = text + size;

  /* the bracket is what few pages have */
  for (char *q = memchr (text, '[', size); q != NULL; q = memchr (q + 1, '[', (gsize) (end - q - 1)))
    {
      char *p = q - 2;
      const char *close;
      gsize length;

      if (q - text < 2 || end - p < 8 || p[0] != '<' || p[1] != '!')
        continue;
      close = memchr (p, '>', MIN ((gsize) (end - p), 200));
      length = close != NULL ? (gsize) (close - p) + 1 : 0;
      if (length < 8 || p[length - 2] != ']' || memchr (p + 3, '[', length - 3) != NULL)
        continue;
      memset (p + 4, ' ', length - 4);
      memcpy (p, "<!--", 4);
      memcpy (p + length - 3, "-->", 3);
    }
}

/* A copy of the page behind a byte order mark: by that the parser knows that it is UTF-8, and
 * takes it as it is. Told in words, it would convert all of it to UTF-8 once more. */
static char *
mark_utf8 (const char *page, gsize size, gsize *length)
{
  static const char mark[3] = "\xEF\xBB\xBF";
  gsize shift = size >= sizeof mark && memcmp (page, mark, sizeof mark) == 0 ? 0 : sizeof mark;
  char *text = g_malloc (shift + size + 1);

  memcpy (text, mark, shift);
  memcpy (text + shift, page, size);
  *length = shift + size;
  text[*length] = '\0';
  return text;
}

/* The page in UTF-8, marked so. One that is UTF-8 is so whatever an old tag in it says. */
static char *
decode_page (const char *data, gsize size, const char *charset, gsize *length, char **doubt)
{
  g_autofree char *stated = NULL, *text = NULL;
  gsize decoded;

  if (charset == NULL && size > 0)
    {
      if (sn_document_is_utf8 (data, size))
        return mark_utf8 (data, size, length);
      stated = stated_charset (data, size);
      /* That could be read only because it is no such thing. */
      if (stated != NULL && g_ascii_strncasecmp (stated, "utf-16", 6) != 0)
        charset = stated;
    }
  text = sn_document_decode (data, size, charset, &decoded, doubt);
  return mark_utf8 (text, decoded, length);
}

/**
 * sn_document_read_html:
 * @bytes: a web page
 * @charset: (nullable): what a mail says that it is, which wins over what the
 *   page says
 *
 * Reads a page into @self: what a reader would see of the newsletter on it.
 *
 * Returns: %FALSE with %SN_ERROR_EMPTY where there is no text,
 *   %SN_ERROR_TOO_DEEP or %SN_ERROR_TOO_LARGE
 */
gboolean
sn_document_read_html (SnDocument *self, GBytes *bytes, const char *charset, GError **error)
{
  gsize size, length;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL, *doubt = NULL;
  g_auto (SnHtmlPage) page = { 0 };

  text = decode_page (data, size, charset, &length, &doubt);
  if (doubt != NULL)
    sn_document_add_doubt (self, doubt);
  hide_conditions (text, length);
  if (sn_html_limit_attributes (text, length))
    sn_document_add_doubt (self, "The page has an element with too many attributes; some of them were left out");
  if (!sn_html_page_parse (&page, text, length, error))
    return FALSE;
  if (page.title->len > 0 && sn_document_get_title (self) == NULL)
    sn_document_set_title (self, page.title->str);
  sn_html_page_build (&page, self);
  sn_document_pair_dates (self);
  sn_document_split_long (self);
  sn_document_head_numbered (self);
  sn_document_head_items (self);
  sn_document_join_fields (self);
  sn_document_head_closing (self);
  if (sn_document_get_n_blocks (self) > 0)
    return TRUE;
  g_set_error_literal (error, SN_ERROR, SN_ERROR_EMPTY, "The page has no text");
  return FALSE;
}
