/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-document-text.h"

#include <string.h>

/* Bytes of a heading that each article has. */
#define LONGEST_REPEATED 48
/* Far more than a newsletter has headings. */
#define MARKS 4096

/* How often headings come, by their words. */
typedef struct
{
  guint times;
  guint before;   /* headings that come once, before the last of them, and one more */
  gboolean apart; /* one of those stands between two of them */
} Heading;

static char *
key_of (SnTextReader *self, const SnTextLine *line)
{
  const char *p = sn_text_line_start (self, line), *end = sn_text_line_end (self, line);

  if (end <= p || end - p > LONGEST_REPEATED || line->cell > 0)
    return NULL;
  return g_ascii_strdown (p, end - p);
}

/* "By when?" right above "25 March": a line that would be a heading, stood more under it. */
static gboolean
may_repeat (SnTextReader *self, gsize index)
{
  const SnTextLine *line = sn_text_line (self, index), *next = sn_text_line (self, index + 1);

  return line->heading > 1 || (line->heading == 0 && line->blanks > 0 && line->cell == 0 && line->end > line->start &&
                               sn_text_line_end (self, line)[-1] == '?' && next != NULL && next->blanks == 0);
}

static gboolean
is_repeated (const Heading *heading, const char *key)
{
  return heading != NULL && heading->apart && heading->times >= (g_str_has_suffix (key, "?") ? 2u : 3u);
}

/* Whether two lines that would be headings may have the same words, by their lengths and three of
 * their letters. Of most texts no two have, and nobody need count. */
static gboolean
may_any_repeat (SnTextReader *self)
{
  guint64 seen[MARKS / 64] = { 0 };

  for (gsize i = 0; i < self->lines->len; i++)
    {
      const SnTextLine *line = sn_text_line (self, i);
      const guchar *p = (const guchar *) sn_text_line_start (self, line);
      gsize length = sn_text_line_length (line);
      guint mark;

      if (!may_repeat (self, i) || length == 0 || length > LONGEST_REPEATED)
        continue;
      mark =
          (guint) (length * 529 + (p[0] | 0x20u) * 23 + (p[length / 2] | 0x20u) * 37 + (p[length - 1] | 0x20u)) % MARKS;
      if ((seen[mark / 64] >> (mark % 64)) & 1)
        return TRUE;
      seen[mark / 64] |= G_GUINT64_CONSTANT (1) << (mark % 64);
    }
  return FALSE;
}

static GHashTable *
count_headings (SnTextReader *self)
{
  GHashTable *headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize i = 0; i < self->lines->len; i++)
    {
      const SnTextLine *line = sn_text_line (self, i);
      g_autofree char *key = may_repeat (self, i) ? key_of (self, line) : NULL;
      Heading *heading = key != NULL ? g_hash_table_lookup (headings, key) : NULL;

      if (key == NULL)
        continue;
      if (heading == NULL)
        g_hash_table_insert (headings, g_steal_pointer (&key), heading = g_new0 (Heading, 1));
      heading->times++;
    }
  return headings;
}

/* A list of contents says each heading once more: what repeats within the articles has one
 * that comes but once between. */
static void
find_apart (SnTextReader *self, GHashTable *headings)
{
  guint single = 1;

  for (gsize i = 0; i < self->lines->len; i++)
    {
      const SnTextLine *line = sn_text_line (self, i);
      g_autofree char *key = may_repeat (self, i) ? key_of (self, line) : NULL;
      Heading *heading = key != NULL ? g_hash_table_lookup (headings, key) : NULL;

      if (line->heading > 1 && (heading == NULL || heading->times == 1))
        single++;
      else if (heading != NULL)
        {
          heading->apart |= heading->before > 0 && heading->before < single;
          heading->before = single;
        }
    }
}

/**
 * sn_text_lower_repeated_headings:
 *
 * "What is it about?", "By when?": headings that stand under that of each
 * article are one level below it, though nothing in the text sets them apart.
 */
void
sn_text_lower_repeated_headings (SnTextReader *self)
{
  g_autoptr (GHashTable) headings = NULL;
  guint8 above = 2;
  gboolean below = FALSE;

  if (!may_any_repeat (self))
    return;
  headings = count_headings (self);
  find_apart (self, headings);
  for (gsize i = 0; i < self->lines->len; i++)
    {
      SnTextLine *line = &g_array_index (self->lines, SnTextLine, i);
      g_autofree char *key = line->heading > 1 || line->blanks > 0 ? key_of (self, line) : NULL;

      if (key != NULL && (is_repeated (g_hash_table_lookup (headings, key), key) ||
                          (below && line->heading > 0 && g_str_has_suffix (key, "?"))))
        {
          line->heading = (guint8) (above + 1);
          below = TRUE; /* a question of this article alone is no new article */
        }
      else if (line->heading > 0)
        {
          above = MAX (line->heading, 2);
          below = FALSE;
        }
    }
}
