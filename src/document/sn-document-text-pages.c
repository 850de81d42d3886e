/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text has of the pages that it was laid out on: at the foot of each "Page 2 of 3",
 * with a line or two beside it, and at the head of the next perhaps the same line as at the
 * head of the others. */

#include "sn-document-lines.h"
#include "sn-document-text.h"

#include <string.h>

#define MOST_FOOT_LINES 4
#define LONGEST_FOOT 120

/* (nullable): behind the digits at @p. */
static const char *
after_number (const char *p, const char *end)
{
  const char *first = p;

  while (p < end && p < first + 4 && g_ascii_isdigit (*p))
    p++;
  return p > first ? p : NULL;
}

/* "Page 2 of 3", "page 2/3"; alone on its line also "Page 2" and "- 2 -". */
static gboolean
has_page_number (const char *start, const char *end)
{
  for (const char *p = start; end - p >= 6; p++)
    {
      const char *after;

      if ((*p | 0x20) != 'p' || g_ascii_strncasecmp (p, "page ", 5) != 0 || (p > start && g_ascii_isalnum (p[-1])))
        continue;
      after = after_number (p + 5, end);
      if (after == NULL)
        continue;
      if (end - after > 4 && memcmp (after, " of ", 4) == 0 && after_number (after + 4, end) != NULL)
        return TRUE;
      if (end - after > 1 && *after == '/' && after_number (after + 1, end) != NULL)
        return TRUE;
      if (p == start && after == end)
        return TRUE;
    }
  if (end - start > 4 && start[0] == '-' && start[1] == ' ' && end[-1] == '-' && end[-2] == ' ')
    return after_number (start + 2, end) == end - 2;
  return FALSE;
}

/* How many lines from @index on, with blank lines around them, are the foot of a page; 0 where
 * they are none. What the text begins with is its title, whichever page it is. */
static guint
foot_lines (SnTextReader *self, gsize index)
{
  guint n = 0;

  if (index == 0 || sn_text_line (self, index)->blanks == 0)
    return 0;
  do
    {
      const SnTextLine *line = sn_text_line (self, index + n);

      if (sn_text_line_length (line) > LONGEST_FOOT || sn_text_line_end (self, line)[-1] == '.')
        return 0;
      n++;
    }
  while (n <= MOST_FOOT_LINES && sn_text_line (self, index + n) != NULL && sn_text_line (self, index + n)->blanks == 0);
  for (guint i = 0; i < n && n <= MOST_FOOT_LINES; i++)
    if (has_page_number (sn_text_line_start (self, sn_text_line (self, index + i)),
                         sn_text_line_end (self, sn_text_line (self, index + i))))
      return n;
  return 0;
}

/* Whether the line stands alone between blank lines, as the head of a page does. */
static gboolean
stands_alone (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);

  return line != NULL && line->blanks > 0 && (next == NULL || next->blanks > 0) &&
         sn_text_line_length (line) <= LONGEST_FOOT;
}

static char *
copy_line (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index);

  return g_strndup (sn_text_line_start (self, line), sn_text_line_length (line));
}

/* A foot: its first line, and how many it has. */
typedef struct
{
  guint32 first;
  guint32 n;
} Foot;

static GArray *
find_feet (SnTextReader *self)
{
  GArray *feet = g_array_new (FALSE, FALSE, sizeof (Foot));

  for (guint32 i = 0; i < self->lines->len; i++)
    {
      Foot foot = { i, foot_lines (self, i) };

      if (foot.n == 0)
        continue;
      g_array_append_val (feet, foot);
      i += foot.n - 1;
    }
  return feet;
}

/* The line behind a foot is the head of its page where that behind another reads the same. */
static void
add_heads (SnTextReader *self, GArray *feet)
{
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < feet->len; i++)
      {
        Foot *foot = &g_array_index (feet, Foot, i);
        guint at = foot->first + foot->n;
        g_autofree char *text = stands_alone (self, at) ? copy_line (self, at) : NULL;
        guint seen = text != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (heads, text)) : 0;

        if (text != NULL && pass == 0)
          g_hash_table_insert (heads, g_steal_pointer (&text), GUINT_TO_POINTER (seen + 1));
        else if (seen > 1)
          foot->n++;
      }
}

/* Whether a sentence goes on over the foot: in lower case, or "on Wednesday" and then "6 August". */
static gboolean
goes_on_behind (SnTextReader *self, const Foot *foot)
{
  const SnTextLine *before = sn_text_line (self, foot->first - 1), *next = sn_text_line (self, foot->first + foot->n);
  const char *end = sn_text_line_end (self, before);

  if (next == NULL || strchr (".:;!?", end[-1]) != NULL)
    return FALSE;
  return g_ascii_islower (*sn_text_line_start (self, next)) ||
         (g_ascii_isdigit (*sn_text_line_start (self, next)) &&
          sn_ends_in_weekday (sn_text_line_start (self, before), end));
}

/**
 * sn_text_blank_pages:
 * @self: a reader that has split @text into its lines
 * @text: the same text
 *
 * Overwrites with blanks the lines that are of the page and not of the text on it, and what
 * parts a sentence that goes on on the next page.
 *
 * Returns: whether there were any
 */
gboolean
sn_text_blank_pages (SnTextReader *self, char *text)
{
  g_autoptr (GArray) feet = find_feet (self);

  add_heads (self, feet);
  for (guint i = 0; i < feet->len; i++)
    {
      const Foot *foot = &g_array_index (feet, Foot, i);
      guint32 start = sn_text_line (self, foot->first)->start,
              end = sn_text_line (self, foot->first + foot->n - 1)->end;
      gboolean goes_on = goes_on_behind (self, foot);

      if (goes_on)
        {
          start = sn_text_line (self, foot->first - 1)->end;
          end = sn_text_line (self, foot->first + foot->n)->start;
          while (end > start && text[end] != '\n' && text[end] != '\r')
            end--;
        }
      for (guint32 b = start; b < end; b++)
        if (goes_on || (text[b] != '\n' && text[b] != '\r'))
          text[b] = ' ';
    }
  return feet->len > 0;
}
