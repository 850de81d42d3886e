/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-title.h"

#include <string.h>

/* No title that somebody wrote is much longer. */
#define MOST_LETTERS 80

/* The end of the first sentence: a full stop before a capital, or the end. */
static gsize
first_sentence (const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    if (strchr (".!?", *p) != NULL && p[1] == ' ' && g_unichar_isupper (g_utf8_get_char (p + 2)))
      return (gsize) (p - words);
  return strlen (words);
}

/**
 * sn_item_title_of:
 * @words: words of a newsletter, on one line
 *
 * Returns: (transfer full): a title for an item that these words make: their
 *   first sentence without its full stop, or as many of its words as a title
 *   has.
 */
char *
sn_item_title_of (const char *words)
{
  g_autofree char *sentence = g_strndup (words, first_sentence (words));
  const char *end, *space;

  g_strstrip (sentence);
  while (*sentence != '\0' && strchr (".,;:", sentence[strlen (sentence) - 1]) != NULL)
    sentence[strlen (sentence) - 1] = '\0';
  if (g_utf8_strlen (sentence, -1) <= MOST_LETTERS)
    return g_steal_pointer (&sentence);
  end = g_utf8_offset_to_pointer (sentence, MOST_LETTERS + 1);
  space = g_strrstr_len (sentence, end - sentence, " ");
  if (space == NULL)
    space = g_utf8_offset_to_pointer (sentence, MOST_LETTERS);
  return g_strndup (sentence, (gsize) (space - sentence));
}
