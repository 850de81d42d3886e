/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that were broken at the end of a line: "Refinement Consul-" above "tation closes". */

#include "sn-document-lines.h"
#include "sn-document-text.h"

#include <string.h>

/* Of more, the first tell how the text is set; each is looked for in all of it. */
#define MOST_SOUGHT 32
#define LEAST_BROKEN 2
#define LONGEST_PART 24

/* One such place: the word's first part, and that on the next line. */
typedef struct
{
  gsize first;
  gsize hyphen;
  gsize second;
  gsize second_end; /* behind all that is written without a blank */
  gboolean own;     /* the hyphen is the word's own */
  gboolean drop;    /* it is not */
} Break;

/* Where the letters at @p end. */
static gsize
letters (const char *text, gsize p, gsize end)
{
  while (p < end && g_ascii_isalpha (text[p]))
    p++;
  return p;
}

/* Whether the line feed at @feed breaks a word in two, of small letters on both sides. */
static gboolean
read_break (const char *text, gsize start, gsize end, gsize feed, Break *found)
{
  gsize hyphen = feed - 1, first, second = feed + 1;

  if (feed < start + 4 || text[hyphen] != '-')
    return FALSE;
  for (first = hyphen; first > start && hyphen - first < LONGEST_PART && g_ascii_isalpha (text[first - 1]); first--)
    ;
  while (second < end && text[second] == ' ')
    second++;
  *found = (Break){ .first = first, .hyphen = hyphen, .second = second };
  found->second_end = second;
  while (found->second_end < end && strchr (" \t\r\n", text[found->second_end]) == NULL)
    found->second_end++;
  return hyphen >= first + 2 && g_ascii_islower (text[hyphen - 1]) && second + 2 < end &&
         g_ascii_islower (text[second]) && g_ascii_islower (text[second + 1]) &&
         found->second_end - second <= 2 * LONGEST_PART;
}

/* Whether @word stands elsewhere in the text, in whichever letters. */
static gboolean
has_word (const char *text, gsize start, gsize end, const char *word)
{
  gsize length = strlen (word);

  for (gsize i = start; i + length < end; i++)
    if ((text[i] | 0x20) == (word[0] | 0x20) && (i == start || !g_ascii_isalpha (text[i - 1])) &&
        g_ascii_strncasecmp (text + i, word, length) == 0 && !g_ascii_isalpha (text[i + length]))
      return TRUE;
  return FALSE;
}

/* Whether the word has no hyphen of its own: 1 where the text writes it without elsewhere, -1
 * where with it, 0 where it does neither. */
static int
weigh (const char *text, gsize start, gsize end, const Break *at)
{
  gsize stop = letters (text, at->second, end);
  g_autofree char *one = g_strdup_printf ("%.*s%.*s", (int) (at->hyphen - at->first), text + at->first,
                                          (int) (stop - at->second), text + at->second);
  g_autofree char *two = g_strdup_printf ("%.*s-%.*s", (int) (at->hyphen - at->first), text + at->first,
                                          (int) (stop - at->second), text + at->second);

  if (has_word (text, start, end, two))
    return -1;
  return has_word (text, start, end, one) ? 1 : 0;
}

/* Whether the first part is of an address, whose hyphens are its own. */
static gboolean
is_in_address (const char *text, gsize start, gsize first)
{
  for (gsize i = first; i > start && strchr (" \t\r\n<(", text[i - 1]) == NULL; i--)
    if (text[i - 1] == '/' || text[i - 1] == '@')
      return TRUE;
  return FALSE;
}

static GArray *
find_breaks (const char *text, gsize start, gsize end)
{
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (Break));
  const char *p = text + start;

  while ((p = memchr (p, '\n', (gsize) (text + end - p))) != NULL)
    {
      Break found;

      if (read_break (text, start, end, (gsize) (p - text), &found))
        g_array_append_val (breaks, found);
      p++;
    }
  return breaks;
}

/* Brings the second part up to the first. The line feed stands behind it then, and blanks fill
 * what is left, but where nothing else is on the second line: that would become a blank one. */
static void
join (char *text, gsize end, const Break *at)
{
  gsize n = at->second_end - at->second, to = at->hyphen + (at->drop ? 0 : 1), rest = at->second_end;

  memmove (text + to, text + at->second, n);
  memset (text + to + n, ' ', at->second_end - to - n);
  while (rest < end && (text[rest] == ' ' || text[rest] == '\t'))
    rest++;
  if (rest < end && text[rest] != '\n' && text[rest] != '\r')
    text[to + n] = '\n';
}

/**
 * sn_text_join_words:
 *
 * Puts words together that the ends of lines break, between @start and @end: without the
 * hyphen, where the text breaks words, and with it, where it is the word's own.
 */
void
sn_text_join_words (char *text, gsize start, gsize end)
{
  g_autoptr (GArray) breaks = find_breaks (text, start, end);
  guint broken = 0;

  for (guint i = 0; i < breaks->len; i++)
    {
      Break *at = &g_array_index (breaks, Break, i);
      int weight = is_in_address (text, start, at->first) ? -1 : i < MOST_SOUGHT ? weigh (text, start, end, at) : 0;

      at->drop = weight > 0;
      at->own = weight < 0;
      broken += weight > 0;
    }
  for (guint i = 0; i < breaks->len; i++)
    {
      Break *at = &g_array_index (breaks, Break, i);

      at->drop |= !at->own && broken >= LEAST_BROKEN;
      join (text, end, at);
    }
}
