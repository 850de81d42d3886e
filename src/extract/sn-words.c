/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-words.h"

#include <stdlib.h>
#include <string.h>

/* A word of the set. */
typedef struct
{
  guint32 hash;
  guint32 start; /* offset in the texts */
  guint32 length;
} Entry;

struct _SnWords
{
  SnIsFiller is_filler;
  GString *texts; /* the words one after the other, each with its NUL */
  GArray *entries;
};

/* The next word of a text. */
typedef struct
{
  const char *at;
  GString *word; /* in lower case */
} Scan;

static gboolean
scan_next (Scan *scan)
{
  const char *p = scan->at, *start;
  gboolean ascii = TRUE;

  while (*p != '\0' && !((guchar) *p < 0x80 ? g_ascii_isalnum (*p) : g_unichar_isalnum (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  g_string_truncate (scan->word, 0);
  for (start = p; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0x80 && g_unichar_isalnum (g_utf8_get_char (p)))
      ascii = FALSE;
    else if ((guchar) *p < 0x80 && g_ascii_isalnum (*p))
      g_string_append_c (scan->word, g_ascii_tolower (*p));
    else
      break;
  scan->at = p;
  if (!ascii)
    {
      g_autofree char *lower = g_utf8_strdown (start, p - start);

      g_string_assign (scan->word, lower);
    }
  return p > start;
}

/* Plural and singular are one word here: "forms" and "form". */
static Entry
fold (const GString *word)
{
  Entry entry = { .hash = 2166136261u, .length = (guint32) word->len };

  if (word->len > 4 && word->str[word->len - 1] == 's' && word->str[word->len - 2] != 's')
    entry.length--;
  for (guint32 i = 0; i < entry.length; i++)
    entry.hash = (entry.hash ^ (guchar) word->str[i]) * 16777619u;
  return entry;
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer texts)
{
  const Entry *x = a, *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return strcmp ((const char *) texts + x->start, (const char *) texts + y->start);
}

static void
drop_doubles (SnWords *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (kept == 0 || compare_entries (entry, &g_array_index (self->entries, Entry, kept - 1), self->texts->str) != 0)
        g_array_index (self->entries, Entry, kept++) = *entry;
    }
  g_array_set_size (self->entries, kept);
}

/**
 * sn_words_new:
 * @text: (nullable): UTF-8
 * @is_filler: which words do not count
 *
 * Returns: (transfer full): the different words of a text, whatever their case
 *   and number.
 */
SnWords *
sn_words_new (const char *text, SnIsFiller is_filler)
{
  SnWords *self = g_new0 (SnWords, 1);
  Scan scan = { .at = text != NULL ? text : "", .word = g_string_sized_new (32) };

  self->is_filler = is_filler;
  self->texts = g_string_sized_new (128);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), 16);
  while (scan_next (&scan))
    {
      Entry entry = fold (scan.word);

      if (is_filler (scan.word->str))
        continue;
      entry.start = (guint32) self->texts->len;
      g_string_append_len (self->texts, scan.word->str, entry.length);
      g_string_append_c (self->texts, '\0');
      g_array_append_val (self->entries, entry);
    }
  g_string_free (scan.word, TRUE);
  g_array_sort_with_data (self->entries, compare_entries, self->texts->str);
  drop_doubles (self);
  return self;
}

/**
 * sn_words_free:
 *
 * Frees the words.
 */
void
sn_words_free (SnWords *self)
{
  g_string_free (self->texts, TRUE);
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * sn_words_get_size:
 *
 * Returns: how many different words there are.
 */
guint
sn_words_get_size (const SnWords *self)
{
  return self->entries->len;
}

/* The index of a word, or -1. */
static int
find (const SnWords *self, const Entry *entry, const char *word)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->entries, Entry, middle).hash < entry->hash)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->entries->len && g_array_index (self->entries, Entry, low).hash == entry->hash; low++)
    {
      const Entry *own = &g_array_index (self->entries, Entry, low);

      if (own->length == entry->length && memcmp (self->texts->str + own->start, word, own->length) == 0)
        return (int) low;
    }
  return -1;
}

/**
 * sn_words_count_in:
 * @text: (nullable): UTF-8
 *
 * Returns: how many of the words stand in @text.
 */
guint
sn_words_count_in (const SnWords *self, const char *text)
{
  Scan scan = { .at = text != NULL ? text : "", .word = g_string_sized_new (32) };
  g_autofree guint8 *seen = g_new0 (guint8, self->entries->len + 1);
  guint n = 0;

  while (n < self->entries->len && scan_next (&scan))
    {
      Entry entry = fold (scan.word);
      int at = find (self, &entry, scan.word->str);

      if (at < 0 || seen[at] || self->is_filler (scan.word->str))
        continue;
      seen[at] = TRUE;
      n++;
    }
  g_string_free (scan.word, TRUE);
  return n;
}

/**
 * sn_words_count_shared:
 *
 * Returns: how many words both have.
 */
guint
sn_words_count_shared (const SnWords *self, const SnWords *other)
{
  guint i = 0, j = 0, n = 0;

  while (i < self->entries->len && j < other->entries->len)
    {
      const Entry *a = &g_array_index (self->entries, Entry, i), *b = &g_array_index (other->entries, Entry, j);
      int order = a->hash != b->hash ? (a->hash < b->hash ? -1 : 1)
                                     : strcmp (self->texts->str + a->start, other->texts->str + b->start);

      n += order == 0;
      i += order <= 0;
      j += order >= 0;
    }
  return n;
}
