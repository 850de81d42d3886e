/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries of labelled fields, one a line:
 *
 *   WHAT   MP321 "Longer keys"
 *   KIND   Refinement Consultation
 *   WHEN   Ends 4 May
 *
 * What the first says is the heading of the rest. It may stand without a label:
 *
 *   Longer keys
 *   What: Refinement Consultation
 *   When: ends 4 May */

#include "sn-document-text.h"

#include <string.h>

#define LONGEST_LABEL 16
/* Of a label before a colon, of which no list knows. */
#define LONGEST_WORDS 24
#define MOST_LABEL_WORDS 3
/* So many lines with labels are more than chance. */
#define LEAST_LABELLED 3
/* So many lines may a field go on over. */
#define MOST_WRAPPED 4

/* The labels of the fields that do not name the entry. */
static const char *const labels[] = {
  "kind",       "type",       "for",       "who",         "whom",       "wanted",       "needed",   "when",
  "where",      "how",        "why",       "date",        "dates",      "deadline",     "by",       "until",
  "ends",       "closes",     "closing",   "due",         "action",     "status",       "stage",    "contact",
  "link",       "reply",      "respond",   "time",        "place",      "venue",        "whose",    "from",
  "audience",   "more",       "ask",       "starts",      "begins",     "organiser",    "body",     "category",
  "about",      "seats",      "vacancies", "nominations", "by when",    "closing date", "reply to", "reply by",
  "respond by", "respond to", "book by",   "opened",      "published",  "issued",       "launched", "for whom",
  "apply by",   "apply to",   "return by", "register by", "comment by", "nominate by",
};

/* The blank of "By when: ", which a colon must end. */
static gboolean
is_inner_space (const char *p, const char *q, const char *end)
{
  const char *colon = memchr (q, ':', MIN ((gsize) (end - q), LONGEST_LABEL));

  if (*q != ' ' || q == p || colon == NULL)
    return FALSE;
  for (q++; q < colon; q++)
    if (!g_ascii_isalpha (*q))
      return FALSE;
  return memchr (p, ' ', (gsize) (colon - p)) != NULL;
}

/* "How to join: ", "Date & time: ": how long a label is that no list has; 0 where
 * these are other words. */
static gsize
unlisted_length (const char *p, const char *end)
{
  const char *colon = memchr (p, ':', MIN ((gsize) (end - p), LONGEST_WORDS));
  guint n_words = 1;

  if (colon == NULL || colon + 1 == end || colon[1] != ' ' || !g_ascii_isupper (*p))
    return 0;
  for (const char *q = p; q < colon; q++)
    if (*q == ' ')
      n_words++;
    else if (!g_ascii_isalpha (*q) && *q != '&' && *q != '/')
      return 0;
  return n_words <= MOST_LABEL_WORDS ? (gsize) (sn_skip_blank (colon + 1, end) - p) : 0;
}

/* "FOR WHOM   ": how long a label of two words in capitals is, which blanks end; else 0. */
static gsize
pair_length (const char *p, const char *end)
{
  const char *q = p;

  while (q < end && g_ascii_isupper (*q))
    q++;
  if (q < p + 2 || q + 3 >= end || *q != ' ' || !g_ascii_isupper (q[1]))
    return 0;
  for (q++; q < end && g_ascii_isupper (*q);)
    q++;
  return q - p <= LONGEST_LABEL && q < end && (*q == '\t' || sn_skip_blank (q, end) - q >= 2) ? (gsize) (q - p) : 0;
}

/* "WHEN   ", "When: ": how long the label is that a line begins with, and what
 * parts it from its field; 0 where there is none. */
static gsize
label_length (SnTextReader *self, const SnTextLine *line, gboolean *name)
{
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line), *field;
  const char *q = p;

  if (!g_ascii_isupper (*p))
    return 0;
  q += pair_length (p, end);
  while (q < end && (g_ascii_isalpha (*q) || is_inner_space (p, q, end)) && q - p <= LONGEST_LABEL)
    q++;
  if (q - p < 2 || q - p > LONGEST_LABEL || q == end)
    return 0;
  field = sn_skip_blank (*q == ':' ? q + 1 : q, end);
  if (*q != ':' && *q != '\t' && field - q < 2 && !g_ascii_isupper (q[-1]))
    return 0;
  *name = sn_label_names_entry (p, (gsize) (q - p));
  return *name || sn_is_one_of (p, (gsize) (q - p), labels, G_N_ELEMENTS (labels)) ? (gsize) (field - p) : 0;
}

static gboolean
is_field (SnTextReader *self, const SnTextLine *line, gboolean any, gboolean *name)
{
  *name = FALSE;
  return label_length (self, line, name) > 0 ||
         (any && unlisted_length (sn_text_line_start (self, line), sn_text_line_end (self, line)) > 0);
}

/* The next line with a label, @any or one that is known, behind those on which the
 * field of the line at @index goes on; @index where none comes so soon. */
static gsize
next_field (SnTextReader *self, gsize index, gboolean any, gboolean *name)
{
  guint indent = sn_text_line (self, index)->indent;

  for (gsize i = index + 1; i <= index + MOST_WRAPPED; i++)
    {
      const SnTextLine *line = sn_text_line (self, i);

      if (line == NULL || line->blanks > 0 || line->indent < indent)
        return index;
      if (line->indent == indent && is_field (self, line, any, name))
        return i;
    }
  return index;
}

/* "(7)", "7." alone on a line: the number of an entry below. */
static gboolean
is_number (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);
  guint digits = 0;

  for (const char *p = sn_text_line_start (self, line); p < sn_text_line_end (self, line); p++)
    if (g_ascii_isdigit (*p))
      digits++;
    else if (strchr ("()[].# ", *p) == NULL)
      return FALSE;
  return digits > 0 && digits <= 2;
}

/* Marks the lines of an entry that begins at @index with the field that names
 * it, and has two others at least. Returns the first line behind it. */
static gsize
take_card (SnTextReader *self, gsize index)
{
  SnTextLine *line = &g_array_index (self->lines, SnTextLine, index);
  gboolean name = FALSE;
  gsize length = label_length (self, line, &name), first, second, at, next;

  if (length == 0 || !name ||
      (index > 0 && line->blanks == 0 && !g_array_index (self->lines, SnTextLine, index - 1).field &&
       !is_number (self, index - 1)))
    return index + 1;
  first = next_field (self, index, TRUE, &name);
  second = first > index && !name ? next_field (self, first, TRUE, &name) : first;
  if (first == index || second == first || name)
    return index + 1;
  for (at = first; (next = next_field (self, at, TRUE, &name)) > at && !name; at = next)
    g_array_index (self->lines, SnTextLine, at).field = TRUE;
  g_array_index (self->lines, SnTextLine, at).field = TRUE;
  line->end = g_array_index (self->lines, SnTextLine, first - 1).end;
  line->marked = 3;
  line->field = TRUE;
  sn_text_move_start (self, index, length);
  return at + 1;
}

/* "[3]  Longer keys": how long the number in brackets is; 0 where there is none. */
static gsize
bracketed_length (const char *p, const char *end)
{
  const char *q = p + 1;

  while (q < end && g_ascii_isdigit (*q))
    q++;
  if (*p != '[' || q == p + 1 || q > p + 3 || q + 1 >= end || *q != ']' || q[1] != ' ')
    return 0;
  return (gsize) (sn_skip_blank (q + 1, end) - p);
}

/* Whether the line begins what stands apart from the line above it: behind a blank one, or further
 * out than the last field of the entry before. */
static gboolean
stands_apart (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *before = index > 0 ? sn_text_line (self, index - 1) : NULL;

  return before == NULL || line->blanks > 0 || (before->field && line->indent < before->indent);
}

/* Marks the lines of an entry whose name stands at @index on a line of its own, perhaps with a
 * bullet or a number, right above two fields at least, or one that is set in. Returns the first
 * line behind it. */
static gsize
take_named_card (SnTextReader *self, gsize index)
{
  SnTextLine *line = &g_array_index (self->lines, SnTextLine, index);
  const SnTextLine *next = sn_text_line (self, index + 1);
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);
  gunichar bullet;
  gsize at = index + 1, after,
        number = MAX (bracketed_length (p, end), sn_bullet_length (p, end, line->indent, &bullet));
  gboolean name = FALSE;

  if (next == NULL || next->blanks > 0 || next->indent < line->indent || !stands_apart (self, index) ||
      label_length (self, next, &name) == 0 || label_length (self, line, &name) > 0 ||
      !sn_may_be_heading (p + number, end) ||
      (next->indent == line->indent && next_field (self, at, FALSE, &name) == at))
    return index + 1;
  sn_text_move_start (self, index, number);
  for (; (after = next_field (self, at, FALSE, &name)) > at; at = after)
    g_array_index (self->lines, SnTextLine, at).field = TRUE;
  g_array_index (self->lines, SnTextLine, at).field = TRUE;
  line->marked = 3;
  return at + 1;
}

/* Marks lines that each have a label, and of which one has one that is known:
 *
 *   Change Board: two places for Small Suppliers
 *   TABASC: one place for a Large Supplier
 *   Apply by: 4 May
 *
 * which have no name of their own. Returns the first line behind them. */
static gsize
take_labelled_lines (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next;
  gboolean name, known = FALSE;
  gsize end = index;

  if (index > 0 && line->blanks == 0)
    return index + 1;
  for (; (next = sn_text_line (self, end)) != NULL && (end == index || next->blanks == 0) &&
         next->indent == line->indent && !next->field && next->marked == 0 && is_field (self, next, TRUE, &name);
       end++)
    known |= label_length (self, next, &name) > 0;
  if (!known || end < index + LEAST_LABELLED || (next != NULL && next->blanks == 0))
    return index + 1;
  for (gsize i = index; i < end; i++)
    g_array_index (self->lines, SnTextLine, i).field = TRUE;
  return end;
}

/* Whether a line of the paragraph that begins at @index has a label, without which it has no
 * entry; sets the line behind it. */
static gboolean
has_label (SnTextReader *self, gsize index, gsize *end)
{
  const SnTextLine *line;
  gboolean name, found = FALSE;

  for (*end = index; (line = sn_text_line (self, *end)) != NULL && (*end == index || line->blanks == 0); ++*end)
    found = found || label_length (self, line, &name) > 0;
  return found;
}

/**
 * sn_text_find_cards:
 *
 * Finds entries of labelled fields, and makes what they are about their
 * headings, without its label.
 */
void
sn_text_find_cards (SnTextReader *self)
{
  for (gsize i = 0, end = 0; i < self->lines->len;)
    {
      gsize after;

      if (i >= end && !has_label (self, i, &end))
        {
          i = end;
          continue;
        }
      after = take_card (self, i);

      after = after > i + 1 ? after : take_named_card (self, i);
      i = after > i + 1 ? after : take_labelled_lines (self, i);
    }
}
