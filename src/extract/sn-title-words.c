/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-title-words.h"

#include <string.h>

/* A word of the set. */
typedef struct
{
  guint32 hash;
  guint32 start; /* offset in the texts */
  guint32 length;
} Entry;

/* All of it is one piece of memory: the words of hundreds of titles are made
 * and forgotten while one newsletter is read. */
struct _SnTitleWords
{
  SnIsFiller is_filler;
  guint n;
  Entry *entries;
  char *texts; /* the words one after the other, each with its NUL */
};

/* A longer word is no filler. */
#define LONGEST_FILLER 31

/* The next word of a text, as it stands there. */
typedef struct
{
  const char *at;
  const char *word;
  gsize length;
  char *lower; /* (nullable): in lower case, where it is not ASCII */
} Scan;

static inline char
lower_of (char c)
{
  return (guchar) (c - 'A') < 26 ? (char) (c | 0x20) : c;
}

static inline gboolean
is_plain_alnum (char c)
{
  return (guchar) ((c | 0x20) - 'a') < 26 || (guchar) (c - '0') < 10;
}

static inline gboolean
is_wide_alnum (const char *p)
{
  return (guchar) *p >= 0x80 && g_unichar_isalnum (g_utf8_get_char (p));
}

static gboolean
scan_next (Scan *scan)
{
  const char *p = scan->at;
  gboolean wide = FALSE;

  g_clear_pointer (&scan->lower, g_free);
  while (*p != '\0' && !is_plain_alnum (*p) && !is_wide_alnum (p))
    p = g_utf8_next_char (p);
  for (scan->word = p; *p != '\0';)
    if (is_plain_alnum (*p))
      p++;
    else if (is_wide_alnum (p))
      {
        wide = TRUE;
        p = g_utf8_next_char (p);
      }
    else
      break;
  scan->at = p;
  scan->length = (gsize) (p - scan->word);
  if (wide)
    {
      scan->lower = g_utf8_strdown (scan->word, (gssize) scan->length);
      scan->word = scan->lower;
      scan->length = strlen (scan->lower);
    }
  return scan->length > 0;
}

static gboolean
is_filler (const SnTitleWords *self, const Scan *scan)
{
  char word[LONGEST_FILLER + 1];

  if (scan->length > LONGEST_FILLER)
    return FALSE;
  for (gsize i = 0; i < scan->length; i++)
    word[i] = lower_of (scan->word[i]);
  word[scan->length] = '\0';
  return self->is_filler (word);
}

/* Plural and singular are one word here: "forms" and "form", "surgeries" and "surgery". Writes the word in
 * lower case to @lower, where that is not NULL, the last letter included. */
static Entry
fold (const Scan *scan, char *lower)
{
  Entry entry = { .hash = 2166136261u, .length = (guint32) scan->length };
  guint32 before[3] = { entry.hash, entry.hash, entry.hash }; /* without the last letter, the last two, three */
  char c = 0, last = 0, third = 0;

  for (gsize i = 0; i < scan->length; i++)
    {
      third = last;
      last = c;
      c = lower_of (scan->word[i]);
      if (lower != NULL)
        lower[i] = c;
      before[2] = before[1];
      before[1] = before[0];
      before[0] = entry.hash;
      entry.hash = (entry.hash ^ (guchar) c) * 16777619u;
    }
  if (entry.length > 4 && c == 's' && last == 'e' && third == 'i')
    {
      entry.length -= 3;
      entry.hash = before[2];
    }
  else if (entry.length > 4 && ((c == 's' && last != 's') || c == 'y'))
    {
      entry.length--;
      entry.hash = before[0];
    }
  return entry;
}

static int
compare_entries (const SnTitleWords *self, const Entry *x, const Entry *y)
{
  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return strcmp (self->texts + x->start, self->texts + y->start);
}

/* Puts the entry into its place, unless the word is there. Titles are short. */
static void
insert_entry (SnTitleWords *self, const Entry *entry)
{
  guint at = self->n;
  int order = 1;

  while (at > 0 && (order = compare_entries (self, &self->entries[at - 1], entry)) > 0)
    at--;
  if (at > 0 && order == 0)
    return;
  memmove (&self->entries[at + 1], &self->entries[at], (self->n - at) * sizeof (Entry));
  self->entries[at] = *entry;
  self->n++;
}

/**
 * sn_title_words_new:
 * @text: (nullable): a title, UTF-8
 * @is_filler: which words do not count
 *
 * Returns: (transfer full): the different words of a text, whatever their case
 *   and number.
 */
SnTitleWords *
sn_title_words_new (const char *text, SnIsFiller is_filler_word)
{
  Scan scan = { .at = text != NULL ? text : "" };
  gsize length = strlen (scan.at), most = length / 2 + 1, used = 0;
  /* a letter can become longer in lower case, but not twice as long */
  SnTitleWords *self = g_malloc (sizeof (SnTitleWords) + most * sizeof (Entry) + length * 2 + most);

  self->is_filler = is_filler_word;
  self->n = 0;
  self->entries = (Entry *) (gpointer) (self + 1);
  self->texts = (char *) (self->entries + most);
  while (scan_next (&scan))
    {
      char *word = self->texts + used;
      Entry entry = fold (&scan, word);

      word[scan.length] = '\0';
      if (scan.length <= LONGEST_FILLER && is_filler_word (word))
        continue;
      word[entry.length] = '\0';
      entry.start = (guint32) used;
      used += entry.length + 1;
      insert_entry (self, &entry);
    }
  return self;
}

/**
 * sn_title_words_free:
 *
 * Frees the words.
 */
void
sn_title_words_free (SnTitleWords *self)
{
  g_free (self);
}

/**
 * sn_title_words_get_size:
 *
 * Returns: how many different words there are.
 */
guint
sn_title_words_get_size (const SnTitleWords *self)
{
  return self->n;
}

/* The index of a word, or -1. */
static int
find (const SnTitleWords *self, const Entry *entry, const char *word)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->entries[middle].hash < entry->hash)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->n && self->entries[low].hash == entry->hash; low++)
    {
      const Entry *own = &self->entries[low];
      guint32 i = 0;

      while (own->length == entry->length && i < own->length && self->texts[own->start + i] == lower_of (word[i]))
        i++;
      if (own->length == entry->length && i == own->length)
        return (int) low;
    }
  return -1;
}

/**
 * sn_title_words_count_in:
 * @text: (nullable): UTF-8
 *
 * Returns: how many of the words stand in @text.
 */
guint
sn_title_words_count_in (const SnTitleWords *self, const char *text)
{
  Scan scan = { .at = text != NULL ? text : "" };
  g_autofree guint8 *seen = g_new0 (guint8, self->n + 1);
  guint n = 0;

  while (n < self->n && scan_next (&scan))
    {
      Entry entry = fold (&scan, NULL);
      int at = find (self, &entry, scan.word);

      if (at < 0 || seen[at] || is_filler (self, &scan))
        continue;
      seen[at] = TRUE;
      n++;
    }
  g_free (scan.lower);
  return n;
}

/**
 * sn_title_words_count_shared:
 *
 * Returns: how many words both have.
 */
guint
sn_title_words_count_shared (const SnTitleWords *self, const SnTitleWords *other)
{
  guint i = 0, j = 0, n = 0;

  while (i < self->n && j < other->n)
    {
      const Entry *a = &self->entries[i], *b = &other->entries[j];
      int order =
          a->hash != b->hash ? (a->hash < b->hash ? -1 : 1) : strcmp (self->texts + a->start, other->texts + b->start);

      n += order == 0;
      i += order <= 0;
      j += order >= 0;
    }
  return n;
}
