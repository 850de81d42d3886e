/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-search-text.h"

#include <string.h>

/* A newsletter's text as it is kept for searching: what a reader sees, a line a
 * block. Where it stands in the document's text is kept beside it, as pairs of
 * numbers: how many bytes further on in the text a stretch begins, and how much
 * further its distance to the document has become; seven bits a byte, the
 * lowest first. */

/* What is shown of a sentence at most, in bytes, and of what is before the
 * first word found. */
#define MAX_SENTENCE 400
#define MAX_BEFORE 120

/* No heading is longer. */
#define LONGEST_HEADING 60

static void
append_number (GByteArray *out, guint64 number)
{
  guint8 byte;

  do
    {
      byte = (guint8) (number & 0x7f) | (number > 0x7f ? 0x80 : 0);
      g_byte_array_append (out, &byte, 1);
      number >>= 7;
    }
  while (number > 0);
}

static guint64
read_number (const guint8 **p, const guint8 *end)
{
  guint64 number = 0;

  for (guint shift = 0; *p < end && shift < 64; shift += 7)
    {
      guint8 byte = *(*p)++;

      number |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        break;
    }
  return number;
}

/* Small distances in either direction are small numbers. */
static guint64
fold_sign (gint64 number)
{
  return ((guint64) number << 1) ^ (guint64) (number < 0 ? -1 : 0);
}

static gint64
unfold_sign (guint64 number)
{
  return (gint64) (number >> 1) ^ -(gint64) (number & 1);
}

typedef struct
{
  GByteArray *out;
  gsize at;
  gint64 distance;
} Places;

static void
add_place (Places *places, gsize at, gsize offset)
{
  gint64 distance = (gint64) offset - (gint64) at;

  append_number (places->out, at - places->at);
  append_number (places->out, fold_sign (distance - places->distance));
  places->at = at;
  places->distance = distance;
}

/**
 * sn_search_text_new:
 * @places: (out) (transfer full): where it stands in the document's text, for
 *   sn_search_text_to_document()
 *
 * Returns: (transfer full): the text of @document's blocks, a line each.
 */
char *
sn_search_text_new (SnDocument *document, GBytes **places)
{
  Places found = { .out = g_byte_array_new () };
  GString *text = g_string_sized_new (sn_document_get_length (document) + 1);

  for (guint i = 0; i < sn_document_get_n_blocks (document); i++)
    {
      const SnBlock *block = sn_document_get_block (document, i);

      if (block->runs == NULL)
        add_place (&found, text->len, block->start);
      for (guint j = 0; j < block->n_runs; j++)
        add_place (&found, text->len + block->runs[j].at, block->runs[j].offset);
      g_string_append_len (text, block->text, (gssize) block->length);
      g_string_append_c (text, '\n');
    }
  *places = g_byte_array_free_to_bytes (found.out);
  return g_string_free (text, FALSE);
}

static gsize
to_document (GBytes *places, gsize wanted)
{
  gsize size, at = 0;
  const guint8 *p = g_bytes_get_data (places, &size), *end = p + size;
  gint64 distance = 0;

  while (p < end)
    {
      gsize next = at + (gsize) read_number (&p, end);

      if (next > wanted)
        break;
      at = next;
      distance += unfold_sign (read_number (&p, end));
    }
  return (gsize) MAX ((gint64) wanted + distance, 0);
}

/**
 * sn_search_text_to_document:
 * @places: as sn_search_text_new() gave them
 * @range: bytes of the text that is kept
 *
 * Returns: the bytes of the document's text from the first of them to the last.
 */
SnSearchRange
sn_search_text_to_document (GBytes *places, SnSearchRange range)
{
  gsize start = to_document (places, range.start);
  gsize end = range.length > 0 ? to_document (places, range.start + range.length - 1) + 1 : start;

  return (SnSearchRange){ start, end > start ? end - start : 0 };
}

static gboolean
is_closing (char c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']';
}

/* Whether a sentence can end with the word before @dot: no letter alone, no
 * "e.g.", no number of a list. */
static gboolean
ends_sentence (const char *start, const char *dot)
{
  const char *word = dot;

  while (word > start && !g_ascii_isspace (word[-1]))
    word--;
  if (*dot != '.')
    return TRUE;
  return dot - word > 1 && memchr (word, '.', (gsize) (dot - word)) == NULL && !g_str_has_prefix (word, "No.") &&
         !g_str_has_prefix (word, "Dr.") && !g_str_has_prefix (word, "vs.") && !g_str_has_prefix (word, "approx.");
}

/* Where the sentence from @start on ends within its line. */
static const char *
sentence_end (const char *start, const char *line_end)
{
  for (const char *p = start; p < line_end; p++)
    {
      const char *after = p + 1;

      if (*p != '.' && *p != '!' && *p != '?')
        continue;
      while (after < line_end && is_closing (*after))
        after++;
      if (after < line_end && *after == ' ' && !(after + 1 < line_end && g_ascii_islower (after[1])) &&
          ends_sentence (start, p))
        return after;
    }
  return line_end;
}

static guint
count_bits (guint64 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

static gsize
char_start (const char *text, gsize at)
{
  while (at > 0 && ((guchar) text[at] & 0xc0) == 0x80)
    at--;
  return at;
}

/* A long one is cut around its first word found, at spaces where there are. */
static SnSearchRange
shorten (const SnSearchTerms *terms, const char *text, SnSearchRange range)
{
  g_autoptr (GArray) found = NULL;
  gsize start = range.start, end = range.start + range.length, first, space;

  if (range.length <= MAX_SENTENCE)
    return range;
  found = g_array_new (FALSE, FALSE, sizeof (SnSearchRange));
  sn_search_terms_find (terms, text + start, range.length, found);
  first = found->len > 0 ? start + g_array_index (found, SnSearchRange, 0).start : start;
  if (first - start > MAX_BEFORE)
    {
      start = char_start (text, first - MAX_BEFORE);
      space = start + strcspn (text + start, " ");
      start = space < first ? space + 1 : start;
    }
  if (end - start > MAX_SENTENCE)
    {
      end = char_start (text, start + MAX_SENTENCE);
      for (space = end; space > first && text[space] != ' '; space--)
        ;
      end = space > first ? space : end;
    }
  return (SnSearchRange){ start, end - start };
}

/* A heading has the words, and says nothing about them. */
static gboolean
is_heading (const char *text, gsize length, gboolean whole_line)
{
  return whole_line && length <= LONGEST_HEADING && strchr (".!?", text[length - 1]) == NULL &&
         memchr (text, '\t', length) == NULL;
}

/**
 * sn_search_terms_sentence:
 * @text: valid UTF-8, a line a block
 * @length: of @text in bytes
 * @found: (out) (optional): which of the words looked for the sentence has, as
 *   bits
 *
 * Returns: the bytes of the first sentence that has most of the words looked
 *   for, rather than of a heading, a long one cut around them; none where no
 *   sentence has any.
 */
SnSearchRange
sn_search_terms_sentence (const SnSearchTerms *terms, const char *text, gsize length, guint64 *found)
{
  const char *end = text + length;
  SnSearchRange best = { 0, 0 };
  guint64 best_bits = 0;
  guint best_rank = 0; /* how many words, and whether it says more */

  for (const char *p = text; p < end && best_rank < sn_search_terms_count (terms) * 2 + 1;)
    {
      const char *line_end = memchr (p, '\n', (gsize) (end - p));
      const char *stop = sentence_end (p, line_end != NULL ? line_end : end);
      guint64 bits = sn_search_terms_find (terms, p, (gsize) (stop - p), NULL);
      gboolean line = (p == text || p[-1] == '\n') && stop == (line_end != NULL ? line_end : end);
      guint rank = bits != 0 ? count_bits (bits) * 2 + !is_heading (p, (gsize) (stop - p), line) : 0;

      if (rank > best_rank)
        {
          best_rank = rank;
          best = (SnSearchRange){ (gsize) (p - text), (gsize) (stop - p) };
          best_bits = bits;
        }
      for (p = stop; p < end && g_ascii_isspace (*p); p++)
        ;
    }
  if (found != NULL)
    *found = best_bits;
  return best.length > 0 ? shorten (terms, text, best) : best;
}
