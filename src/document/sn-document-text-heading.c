/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-text.h"

#include <string.h>

/* As many lines as headings stand with a mark of a list before them, at least. */
/* Before the day that an entry ends in. */
#define SHORTEST_ENTRY 12
#define LONGEST_DATED 100
#define LEAST_LONE_BULLETS 2

/* Bytes of a line that heads a list. */
#define LONGEST_ENTRY 80

/* A name, who made it, and when. */
#define MASTHEAD_LINES 4

/* Lines of an item of a list that has a name of its own. */
#define LONGEST_ITEM 30

/* "*SEC Newsletter*" on a line of its own. */
static gboolean
is_starred (SnTextReader *self, const SnTextLine *line)
{
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  return end - p > 3 && *p == '*' && end[-1] == '*' && p[1] != ' ' && p[1] != '*' &&
         memchr (p + 1, '*', (gsize) (end - p - 2)) == NULL && sn_may_be_heading (p + 1, end - 1);
}

/* A line that is drawn under the one before it. */
static gboolean
is_underline (SnTextReader *self, const SnTextLine *line)
{
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  if (line->blanks > 0 || end - p < 3 || (*p != '-' && *p != '=' && *p != '~'))
    return FALSE;
  for (const char *q = p; q < end; q++)
    if (*q != *p)
      return FALSE;
  return TRUE;
}

static gboolean
is_sentence_like (SnTextReader *self, const SnTextLine *line)
{
  const char *end = sn_text_line_end (self, line);

  return end[-1] == '?' || end[-1] == '!' || sn_text_line_length (line) > 70;
}

/* Whether a line of a few words ends in a day. */
static gboolean
ends_in_day (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p = line != NULL ? sn_text_line_start (self, line) : NULL, *day;

  if (line == NULL || sn_text_line_length (line) > LONGEST_DATED)
    return FALSE;
  day = sn_day_at_end (p, sn_text_line_end (self, line));
  return day != NULL && day > p + SHORTEST_ENTRY;
}

static gboolean
has_colon (SnTextReader *self, const SnTextLine *line)
{
  return memchr (sn_text_line_start (self, line), ':', sn_text_line_length (line)) != NULL;
}

/* Whether what follows can stand under a heading: prose, a list, a table, or
 * another heading; but not a line as short, as in a signature. */
static gboolean
can_follow_heading (SnTextReader *self, gsize index, const SnTextLine *heading)
{
  const SnTextLine *next = sn_text_line (self, index), *after = sn_text_line (self, index + 1);
  const char *p, *end;
  gunichar bullet;
  gboolean alone;

  if (next == NULL)
    return FALSE;
  p = sn_text_line_start (self, next);
  end = sn_text_line_end (self, next);
  if (next->heading > 0 || next->cell > 0 || sn_text_line_length (next) >= 60 ||
      (after != NULL && after->blanks == 0 && !is_underline (self, after)))
    return TRUE;
  if (sn_bullet_length (p, end, next->indent, &bullet) > 0 ||
      sn_text_header_separator (self, next) != SN_SEPARATOR_NONE ||
      sn_text_row_separator (self, index, &alone) != SN_SEPARATOR_NONE || alone || sn_date_cell_length (p, end) > 0 ||
      (sn_day_at_end (p, end) != NULL && !has_colon (self, heading)) ||
      sn_date_header_length (p, end) == (gsize) (end - p))
    return TRUE;
  return sn_text_line_length (next) > 2 && strchr (".:?!", end[-1]) != NULL &&
         sn_text_line_length (next) * 2 > sn_text_line_length (heading);
}

/* Behind "3 | " in "3 | DCC plan": a bar, and no other on the line, as a row of a
 * table would have; @q where none stands there. */
static const char *
skip_bar (const char *q, const char *end)
{
  const char *bar = sn_skip_blank (q, end);

  if (bar >= end || *bar != '|' || memchr (bar + 1, '|', (gsize) (end - bar - 1)) != NULL)
    return q;
  return bar + 1;
}

/* "3. DCC plan", "3) DCC plan", "3   DCC PLAN", "3 | DCC plan", "Section 3: DCC
 * plan": how much of it is the number, and which. */
static gsize
section_number (const char *p, const char *end, guint *number)
{
  static const char *const words[] = { "section ", "part ", "item " };
  const char *q = p, *text;
  gsize digits = 0;
  gboolean word = FALSE, bracket = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (words) && !word && !g_ascii_isdigit (*p); i++)
    if (sn_word_at (p, end, words[i]) > 0)
      {
        q += strlen (words[i]);
        word = TRUE;
      }
  if (!word && end - p > 4 && *p == '[' && g_ascii_isdigit (p[1]))
    {
      q = p + 1; /* "[3] DCC PLAN" */
      bracket = TRUE;
    }
  for (*number = 0; q < end && g_ascii_isdigit (*q) && digits < 3; digits++)
    *number = *number * 10 + (guint) (*q++ - '0');
  if (digits == 0 || digits > 2 || *number == 0 || q >= end)
    return 0;
  if (bracket && *q++ != ']')
    return 0;
  text = bracket ? q : strchr (".):", *q) != NULL ? q + 1 : skip_bar (q, end);
  if (sn_skip_blank (text, end) == text || (text == q && !bracket && sn_skip_blank (q, end) - q < 2))
    return 0;
  return (gsize) (sn_skip_blank (text, end) - p);
}

static gsize
numbered_line (SnTextReader *self, gsize index, guint *number)
{
  const SnTextLine *line = sn_text_line (self, index);

  *number = 0;
  return line == NULL || line->cell > 0
             ? 0
             : section_number (sn_text_line_start (self, line), sn_text_line_end (self, line), number);
}

/* A line that is the address of a page, and no more. */
static gboolean
is_address (SnTextReader *self, const SnTextLine *line)
{
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  p += *p == '<';
  return (g_str_has_prefix (p, "https://") || g_str_has_prefix (p, "http://")) &&
         memchr (p, ' ', (gsize) (end - p)) == NULL;
}

/* Whether the text does of which the line at @index is the first, up to a blank line or to the line
 * at @limit; addresses may stand below it. */
static gboolean
ends_sentence (SnTextReader *self, gsize index, gsize limit)
{
  const SnTextLine *line = sn_text_line (self, index), *next;

  for (gsize i = index + 1; i < limit && (next = sn_text_line (self, i)) != NULL && next->blanks == 0; i++)
    if (!is_address (self, next))
      line = next;
  return strchr (".!?:;)]", sn_text_line_end (self, line)[-1]) != NULL; /* "… by 9 April. [2]" */
}

/* Whether the line ends although the first word of the next one had had room on it. */
static gboolean
leaves_room (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);
  const char *p = sn_text_line_start (self, next), *end = sn_text_line_end (self, next);
  const char *word = memchr (p, ' ', (gsize) (end - p));
  gsize length = word != NULL ? (gsize) (word - p) : (gsize) (end - p);

  return line->indent + sn_text_line_length (line) + 1 + length + 2 < next->indent + sn_text_line_length (next);
}

/* A line that ends early does so of purpose: a heading directly above its text. */
static gboolean
breaks_early (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);
  const char *p = sn_text_line_start (self, next), *end = sn_text_line_end (self, next);
  gunichar bullet;

  return sn_text_line_length (next) >= 50 && line->indent == next->indent && leaves_room (self, index) &&
         !g_ascii_islower (*p) && sn_bullet_length (p, end, next->indent, &bullet) == 0 &&
         ends_sentence (self, index + 1, G_MAXSIZE);
}

/* Whether running text is right under the line, and the line no part of it. */
static gboolean
is_above_prose (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);

  return next->blanks == 0 && sn_text_line_length (line) <= 70 && !sn_text_ends_open (self, index) &&
         (sn_text_line_length (next) > 110 || breaks_early (self, index));
}

static gboolean
is_above_table (SnTextReader *self, gsize index)
{
  return sn_text_header_separator (self, sn_text_line (self, index + 1)) > SN_SEPARATOR_GLUED;
}

/* A numbered line that stands alone or right above running text or a table, and
 * neither follows the number before it nor goes before the one after it, heads a
 * section rather than being an item of a list. */
static void
take_section_number (SnTextReader *self, gsize index)
{
  SnTextLine *line = &g_array_index (self->lines, SnTextLine, index);
  const SnTextLine *next = sn_text_line (self, index + 1);
  guint number = 0, before = 0, after;
  gsize skip = next == NULL || (index > 0 && line->blanks == 0) ? 0 : numbered_line (self, index, &number);
  const char *p = sn_text_line_start (self, line) + skip, *end = sn_text_line_end (self, line);

  if (skip == 0 || (next->blanks == 0 && !is_above_prose (self, index) && !is_above_table (self, index)) ||
      line->marked > 0 || (number == 1 && sn_text_has_columns (self, index + 1)) || !sn_may_be_heading (p, end))
    return;
  if (numbered_line (self, index + 1, &after) > 0 && after == number + 1)
    return;
  if (index > 0 && numbered_line (self, index - 1, &before) > 0 && before + 1 == number)
    return;
  line->marked = 2;
  sn_text_move_start (self, index, skip);
}

/* "B. Come along" above indented lines: how long the letter is with what parts it
 * from its words. */
static gsize
section_letter (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line), *text = p + 2;

  if (next == NULL || next->indent <= line->indent || line->cell > 0 || line->marked > 0 ||
      (index > 0 && line->blanks == 0) || end - p < 5 || end - p > 60 || !g_ascii_isupper (*p) ||
      (p[1] != '.' && p[1] != ')'))
    return 0;
  text = sn_skip_blank (text, end);
  return text > p + 2 && sn_may_be_heading (text, end) ? (gsize) (text - p) : 0;
}

static void
take_section_letter (SnTextReader *self, gsize index)
{
  gsize skip = section_letter (self, index);

  if (skip == 0)
    return;
  g_array_index (self->lines, SnTextLine, index).marked = 2;
  sn_text_move_start (self, index, skip);
}

/* "[Fri 20 Feb]  A yes or a no on MP276" right above lines that are set in. */
static gboolean
heads_entry (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
  const char *close = *p == '[' ? memchr (p, ']', (gsize) (end - p)) : NULL;
  gboolean number = FALSE, letter = FALSE;

  if (close == NULL || close + 1 == end || next == NULL || next->blanks > 0 || next->indent <= line->indent + 1)
    return FALSE;
  for (const char *q = p + 1; q < close; q++)
    {
      number |= g_ascii_isdigit (*q);
      letter |= g_ascii_isalpha (*q);
    }
  return letter && sn_skip_blank (close + 1, end) > close + 1 && sn_skip_blank (close + 1, end) < end &&
         (number || sn_find_text (p, close, " end ") != NULL) && strchr (".:;,", end[-1]) == NULL;
}

/* "SEC Conference" right above a list that is set in further: what the entry is about that
 * the list tells, where it does not lead in to the list. */
static gboolean
heads_list (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);
  const char *end = sn_text_line_end (self, line);
  gunichar bullet;

  return next != NULL && next->blanks == 0 && next->indent > line->indent &&
         sn_text_line_length (line) <= LONGEST_ENTRY && strchr (".:;,!?", end[-1]) == NULL &&
         !sn_text_ends_open (self, index) &&
         sn_bullet_length (sn_text_line_start (self, next), sn_text_line_end (self, next), next->indent, &bullet) > 0;
}

/* "* Nominations to be in by 17 July" above "  - SSC members need clearance": says by when, and is an
 * entry as those above it. */
static gboolean
says_by_when (const char *p, const char *end)
{
  static const char *const words[] = { "by ", "until ", "before " };

  for (const char *q = p + 1; q < end; q++)
    for (guint i = 0; i < G_N_ELEMENTS (words) && q[-1] == ' '; i++)
      if (sn_word_at (q, end, words[i]) > 0 && q + strlen (words[i]) < end &&
          (g_ascii_isdigit (q[strlen (words[i])]) || sn_date_cell_length (q + strlen (words[i]), end) > 0))
        return TRUE;
  return FALSE;
}

/* "* MP249 ‘Credit after a swap’" above "  - Refinement Consultation": heads the list that is
 * set in below it, as a line without a bullet does. */
static void
take_list_bullet (SnTextReader *self, gsize index)
{
  SnTextLine *line = &g_array_index (self->lines, SnTextLine, index);
  gunichar bullet;
  gsize skip =
      line->cell > 0 || !heads_list (self, index)
          ? 0
          : sn_bullet_length (sn_text_line_start (self, line), sn_text_line_end (self, line), line->indent, &bullet);

  if (skip == 0 || sn_text_is_date (self, index) ||
      says_by_when (sn_text_line_start (self, line), sn_text_line_end (self, line)) ||
      !sn_may_be_heading (sn_text_line_start (self, line) + skip, sn_text_line_end (self, line)))
    return;
  sn_text_move_start (self, index, skip);
  line->marked = 4;
}

/* The line behind the item of which the line at @index is the second; 0 where it is too long for one. */
static gsize
item_end (SnTextReader *self, gsize index)
{
  gunichar bullet;

  for (gsize i = index + 1; i < index + LONGEST_ITEM; i++)
    {
      const SnTextLine *line = sn_text_line (self, i);

      if (line == NULL || line->blanks > 0 ||
          sn_bullet_length (sn_text_line_start (self, line), sn_text_line_end (self, line), line->indent, &bullet) > 0)
        return i;
    }
  return 0;
}

/* Whether the line of an item ends early, and what goes on below it is running text: "> Ofgem: licence
 * conditions" above "  Many of you asked for more time." */
static gboolean
names_item (SnTextReader *self, gsize index, gsize skip)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);
  const char *p = sn_text_line_start (self, next), *end = sn_text_line_end (self, next);
  gsize limit;

  return next->indent > line->indent && g_ascii_isupper (*p) && sn_text_line_length (line) > skip + 10 &&
         sn_date_cell_length (p, end) == 0 && /* which is the entry's day */
         leaves_room (self, index) && strchr (".:;,!?)", sn_text_line_end (self, line)[-1]) == NULL &&
         !sn_text_ends_open (self, index) && (limit = item_end (self, index + 1)) > 0 &&
         ends_sentence (self, index + 1, limit) &&
         sn_may_be_heading (sn_text_line_start (self, line) + skip, sn_text_line_end (self, line));
}

/* "- Top up your credit cover (by Friday 3 July)" right above running text that goes
 * no further in: how long the bullet is; 0 where the line is none such. */
static gsize
entry_bullet (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line), *open = end;
  gunichar bullet;
  gsize skip;

  if (line->cell > 0 || next == NULL || next->blanks > 0 || sn_text_line_length (next) < 40 ||
      (skip = sn_bullet_length (p, end, line->indent, &bullet)) == 0)
    return 0;
  if (sn_bullet_length (sn_text_line_start (self, next), sn_text_line_end (self, next), next->indent, &bullet) > 0)
    return 0;
  if (names_item (self, index, skip))
    return skip;
  if (next->indent > line->indent || end[-1] != ')' || g_ascii_islower (*sn_text_line_start (self, next)))
    return 0;
  while (open > p + skip && open[-1] != '(')
    open--;
  return open <= p + skip + 4 || sn_word_at (open, end, "by ") + sn_word_at (open, end, "until ") == 0 ? 0 : skip;
}

static void
take_entry_bullet (SnTextReader *self, gsize index)
{
  gsize skip = entry_bullet (self, index);

  if (skip == 0)
    return;
  g_array_index (self->lines, SnTextLine, index).marked = 3;
  sn_text_move_start (self, index, skip);
}

static gunichar
bullet_of (SnTextReader *self, gsize index, gsize *length)
{
  const SnTextLine *line = sn_text_line (self, index);
  gunichar bullet = 0;

  *length = line == NULL || line->cell > 0 ? 0
                                           : sn_bullet_length (sn_text_line_start (self, line),
                                                               sn_text_line_end (self, line), line->indent, &bullet);
  return *length > 0 ? bullet : 0;
}

/* "> MP244" between blank lines, and no others with that mark beside it: how long the
 * mark is; 0 where the line is none such. */
static gsize
lone_bullet (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);
  gsize length = 0, ignored;
  gunichar bullet;

  if (next == NULL || next->blanks == 0 || line->indent > 0 || (index > 0 && line->blanks == 0))
    return 0;
  bullet = bullet_of (self, index, &length);
  return bullet != 0 && sn_text_line_end (self, line)[-1] != '*' && bullet_of (self, index + 1, &ignored) != bullet &&
                 (index == 0 || bullet_of (self, index - 1, &ignored) != bullet) &&
                 sn_may_be_heading (sn_text_line_start (self, line) + length, sn_text_line_end (self, line))
             ? length
             : 0;
}

/* Where several lines stand so, these are the headings. */
static void
take_lone_bullets (SnTextReader *self)
{
  for (guint pass = 0, n = 0; pass == 0 || (pass == 1 && n >= LEAST_LONE_BULLETS); pass++)
    for (gsize i = 0; i < self->lines->len; i++)
      {
        gsize length = lone_bullet (self, i);

        if (length == 0)
          continue;
        if (pass == 0)
          n++;
        else
          {
            g_array_index (self->lines, SnTextLine, i).marked = 2;
            sn_text_move_start (self, i, length);
          }
      }
}

/* "FROM DCC" right above a line of words. */
static gboolean
is_in_capitals (const char *p, const char *end)
{
  guint capitals = 0;

  for (; p < end; p++)
    if (g_ascii_islower (*p) || g_ascii_isdigit (*p))
      return FALSE;
    else
      capitals += g_ascii_isupper (*p);
  return capitals > 3;
}

/* "Now in Refinement Consultation" right above lines that each begin with a modification. */
static gboolean
is_above_modifications (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);

  return !sn_text_names_modification (self, index) && sn_text_names_modification (self, index + 1) &&
         sn_text_line (self, index + 1)->blanks == 0 && sn_text_names_modification (self, index + 2) &&
         sn_text_line (self, index + 2)->blanks == 0 && strchr (".:,;", sn_text_line_end (self, line)[-1]) == NULL &&
         !sn_text_ends_open (self, index);
}

/* "By when: 31 March", "Action required: Return the form": what is labelled so is said of the
 * entry above, and heads nothing. */
static gboolean
is_field (const char *p, const char *end)
{
  static const char *const labels[] = { "action:",       "action required:",
                                        "what to do:",   "what you need to do:",
                                        "by when:",      "when:",
                                        "who:",          "where:",
                                        "deadline:",     "due:",
                                        "closing date:", "closes:",
                                        "contact:",      "audience:",
                                        "date:",         "time:",
                                        "venue:",        "reply by:",
                                        "respond by:",   "next steps:" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gsize length = sn_word_at (p, end, labels[i]);

      if (length > 0 && (gsize) (end - p) > length + 1)
        return TRUE;
    }
  return FALSE;
}

static gboolean
begins_with_date (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);

  return line != NULL && sn_date_cell_length (sn_text_line_start (self, line), sn_text_line_end (self, line)) > 0;
}

/* "June 2023 SEC Release" may be an article; "29 June" and "Thu 29 June" begin none. */
static gboolean
begins_with_month (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line), *word = p;

  while (word < end && g_ascii_isalpha (*word))
    word++;
  return word > p && !sn_is_weekday_only (p, word);
}

/* "25 April: Change Board", one of several such lines. */
static gboolean
is_of_diary (SnTextReader *self, gsize index)
{
  if (!begins_with_date (self, index))
    return FALSE;
  return begins_with_date (self, index + 1) ||
         (index > 0 && begins_with_date (self, index - 1) && !begins_with_month (self, index));
}

/* "TABASC – one Large Supplier seat, closes 28 March", one of several lines that end in their day. */
static gboolean
is_dated_entry (SnTextReader *self, gsize index)
{
  return index > 1 && ends_in_day (self, index) && (ends_in_day (self, index + 1) || ends_in_day (self, index - 1));
}

static guint8
heading_level (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
  gunichar bullet;
  gboolean alone;

  if (line->cell > 0)
    return 0;
  if (line->marked > 0)
    return line->marked;
  if (line->field)
    return 0;
  if (next != NULL && is_underline (self, next) && sn_may_be_heading (p, end))
    return *sn_text_line_start (self, next) == '=' ? 1 : 2;
  if (index > 0 && line->blanks == 0)
    return sn_text_line (self, index - 1)->indent > line->indent && heads_list (self, index) &&
                   sn_may_be_heading (p, end)
               ? 4 /* the next entry, right below the list of the one before */
               : 0;
  if (is_starred (self, line) && next != NULL)
    return 2;
  if (heads_entry (self, index))
    return 3;
  if (next == NULL || !sn_may_be_heading (p, end) || is_field (p, end) || is_of_diary (self, index) ||
      sn_bullet_length (p, end, line->indent, &bullet) > 0)
    return 0;
  if (sn_text_is_date (self, index) || sn_text_row_separator (self, index, &alone) > SN_SEPARATOR_GLUED ||
      sn_text_header_separator (self, line) > SN_SEPARATOR_GLUED)
    return 0;
  if (sn_text_has_columns (self, index) || sn_text_is_dated_row (self, index) || is_dated_entry (self, index))
    return 0;
  if (is_above_modifications (self, index))
    return 3;
  if (heads_list (self, index))
    return 4;
  if (next->blanks == 0 && !is_above_prose (self, index))
    return is_in_capitals (p, end) && !is_in_capitals (sn_text_line_start (self, next), sn_text_line_end (self, next))
               ? 2
               : 0;
  if (index > 0 && next->blanks > line->blanks)
    return 0;
  if (!can_follow_heading (self, index + 1, line))
    return 0;
  if (is_sentence_like (self, line) && sn_text_line_length (next) < sn_text_line_length (line) && next->heading == 0 &&
      (sn_text_line (self, index + 2) == NULL || sn_text_line (self, index + 2)->blanks > 0))
    return 0;
  return 2;
}

static gboolean
says_newsletter (const char *p, const char *end)
{
  for (; p < end; p++)
    if (sn_word_at (p, end, "newsletter") > 0)
      return TRUE;
  return FALSE;
}

/* "Edition: January 2027 (circulated on 14 January 2027)": a line, not of running text, that
 * has a year. */
static gboolean
has_year (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  if (!g_ascii_isupper (*p) && !g_ascii_isdigit (*p))
    return FALSE;
  for (const char *q = p; q + 4 <= end; q++)
    if (q[0] == '2' && q[1] == '0' && g_ascii_isdigit (q[2]) && g_ascii_isdigit (q[3]) &&
        (q == p || !g_ascii_isalnum (q[-1])) && (q + 4 == end || !g_ascii_isalnum (q[4])))
      return TRUE;
  return FALSE;
}

/* Whether the very first line is a name, with a line below it that says when, and the
 * paragraph ends with that line: no sentence goes over them. */
static gboolean
begins_masthead (SnTextReader *self)
{
  const SnTextLine *line = sn_text_line (self, 0), *next;

  if (!sn_may_be_heading (sn_text_line_start (self, line), sn_text_line_end (self, line)))
    return FALSE;
  for (gsize i = 1; i < MASTHEAD_LINES && (next = sn_text_line (self, i)) != NULL && next->blanks == 0; i++)
    {
      const SnTextLine *after = sn_text_line (self, i + 1);

      if (!g_ascii_isupper (*sn_text_line_start (self, next)) && !g_ascii_isdigit (*sn_text_line_start (self, next)))
        return FALSE;
      if (has_year (self, i) && after != NULL && (after->blanks > 0 || is_underline (self, after)))
        return sn_text_line_end (self, next)[-1] != '.';
    }
  return FALSE;
}

/* The title may have but a date or an index under it. */
static void
find_title (SnTextReader *self)
{
  for (gsize i = 0; i < MIN (self->lines->len, 12); i++)
    {
      SnTextLine *line = &g_array_index (self->lines, SnTextLine, i);
      const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
      const SnTextLine *next = sn_text_line (self, i + 1);

      if (line->heading > 0)
        return;
      if (i == 0 && begins_masthead (self))
        {
          line->heading = 1;
          return;
        }
      if ((i > 0 && line->blanks == 0) || next == NULL || (next->blanks == 0 && !sn_text_is_date (self, i + 1)) ||
          end[-1] == '!' || end[-1] == '?' || !says_newsletter (p, MIN (end, p + 120)) || !sn_may_be_heading (p, end))
        continue;
      line->heading = 1;
      return;
    }
}

/* How many marks that only adorn a heading stand at @p, with the blank that parts
 * them from it: "+++ Dates +++", ">> Dates". */
static gsize
adornment (const char *p, const char *end)
{
  const char *q = p;

  while (q < end && *q == *p && strchr ("+=*~#<>-_:|", *q) != NULL)
    q++;
  return q >= p + 2 && sn_skip_blank (q, end) > q ? (gsize) (sn_skip_blank (q, end) - p) : 0;
}

static gsize
adornment_behind (const char *p, const char *end)
{
  const char *q = end;

  while (q > p && q[-1] == end[-1] && strchr ("+=*~#<>-_:|", q[-1]) != NULL)
    q--;
  return q + 2 <= end && sn_trim_blank (p, q) < q ? (gsize) (end - sn_trim_blank (p, q)) : 0;
}

static void
strip_adornment (SnTextReader *self, gsize index)
{
  SnTextLine *line = &g_array_index (self->lines, SnTextLine, index);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
  gsize before = adornment (p, end), behind = adornment_behind (p, end);

  if (before + behind + 2 > (gsize) (end - p))
    return;
  line->end -= (guint32) behind;
  if (before > 0)
    sn_text_move_start (self, index, before);
}

/**
 * sn_text_find_headings:
 *
 * Decides which lines are headings. It goes from the end, since a heading
 * needs to know what stands under it. Then the first is the title, and where
 * two blank lines part the sections, one parts what is in them.
 */
void
sn_text_find_headings (SnTextReader *self)
{
  gsize far = 0, near = 0, sections = 0;
  gboolean first = TRUE;

  take_lone_bullets (self);
  for (gsize i = self->lines->len; i-- > 0;)
    {
      SnTextLine *line = &g_array_index (self->lines, SnTextLine, i);
      guint32 start = line->start;

      take_section_number (self, i);
      take_section_letter (self, i);
      take_entry_bullet (self, i);
      take_list_bullet (self, i);
      sections += line->start != start && line->marked < 3;
      line->heading = heading_level (self, i);
      if (i > 0 && line->heading > 0 && line->heading < 4)
        *(line->blanks > 1 ? &far : &near) += 1;
    }
  find_title (self);
  for (gsize i = 0; i < self->lines->len; i++)
    {
      SnTextLine *line = &g_array_index (self->lines, SnTextLine, i);

      if (line->heading == 0)
        continue;
      if (line->marked < 3)
        strip_adornment (self, i);
      if (first)
        line->heading = 1;
      else if (line->marked > 0)
        line->heading = line->marked;
      else if (line->heading == 2 && sections >= 3)
        line->heading = 3; /* within the numbered ones */
      else if (line->heading == 2 && line->blanks == 1 && far >= 3 && far >= near)
        line->heading = strchr ("!?", self->text[line->end - 1]) != NULL ? 0 : 3;
      first = FALSE;
    }
}
