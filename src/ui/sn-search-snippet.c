/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-search-snippet.h"

#include <string.h>

/* How many of the letters stand before the word that was found. */
#define BEFORE_PARTS 3

#define ELLIPSIS "…"

/* @letters back from @at, then on to the beginning of a word. */
static const char *
begin_of (const char *sentence, const char *at, guint letters)
{
  const char *begin = at;

  for (guint i = 0; i < letters && begin > sentence; i++)
    begin = g_utf8_prev_char (begin);
  while (begin > sentence && begin < at && begin[-1] != ' ')
    begin = g_utf8_next_char (begin);
  return begin;
}

/* @letters on from @begin, then back to the end of a word, but not before
 * @least. */
static const char *
end_of (const char *begin, const char *least, guint letters)
{
  const char *end = begin;

  for (guint i = 0; (i < letters || end < least) && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  if (*end == '\0')
    return end;
  for (const char *space = end; space >= least; space--)
    if (*space == ' ')
      return space;
  return end;
}

/**
 * sn_search_snippet:
 * @sentence: a sentence
 * @matches: (nullable) (element-type SnSearchRange): which of its bytes were
 *   looked for, in order
 * @letters: about how many letters there is room for
 * @shown: (out) (transfer full) (element-type SnSearchRange): which bytes of the
 *   result were looked for
 *
 * Returns: (transfer full): as much of the sentence as there is room for, with
 *   the first match in it, and dots where something is left out.
 */
char *
sn_search_snippet (const char *sentence, const GArray *matches, guint letters, GArray **shown)
{
  const SnSearchRange *ranges = matches != NULL ? (const SnSearchRange *) (gconstpointer) matches->data : NULL;
  guint n = matches != NULL ? matches->len : 0;
  gboolean whole = g_utf8_strlen (sentence, -1) <= (glong) letters;
  const char *first = n > 0 ? sentence + ranges[0].start : sentence;
  const char *begin = whole ? sentence : begin_of (sentence, first, letters / BEFORE_PARTS);
  const char *end =
      whole ? sentence + strlen (sentence) : end_of (begin, n > 0 ? first + ranges[0].length : sentence, letters);
  GString *text = g_string_new (begin > sentence ? ELLIPSIS : NULL);
  gsize shift = text->len;

  g_string_append_len (text, begin, end - begin);
  if (*end != '\0')
    g_string_append (text, ELLIPSIS);
  *shown = g_array_new (FALSE, FALSE, sizeof (SnSearchRange));
  for (guint i = 0; i < n; i++)
    {
      const char *match = sentence + ranges[i].start;

      if (match >= begin && match + ranges[i].length <= end)
        {
          SnSearchRange range = { (gsize) (match - begin) + shift, ranges[i].length };

          g_array_append_val (*shown, range);
        }
    }
  return g_string_free (text, FALSE);
}
