/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-identity-private.h"

#include "sn-words.h"

#include <string.h>

/* By what a meeting of a committee is known, however it is named. */

/* How long the number is with which a word begins, if it is one of a series:
 * "82", "82nd"; 0 for any other word. */
static gsize
series_number (const char *word)
{
  static const char *const endings[] = { "", "st", "nd", "rd", "th" };
  gsize digits = strspn (word, "0123456789");

  if (digits == 0 || digits > 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_equal (word + digits, endings[i]))
      return digits;
  return 0;
}

/* What a committee holds besides its meetings, with numbers of their own. */
static gboolean
is_no_meeting (const char *word)
{
  static const char *const others[] = { "workshop", "webinar", "training", "conference", "forum", "clinic", "surgery" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (word, others[i]))
      return TRUE;
  return FALSE;
}

/* Words that tell nothing of a meeting but that it is one. */
static gboolean
says_meeting (const char *word)
{
  static const char *const words[] = { "meeting", "meetings", "meets", "the", "of", "next", "monthly", "regular" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return TRUE;
  return FALSE;
}

/* Whether @letters can be read off the words from @word on, of which each gives
 * its first letter and perhaps more; "and" and the like may give none. */
static gboolean
abbreviates (GPtrArray *words, guint word, const char *letters)
{
  const char *text;
  gsize taken = 0;

  if (word == words->len)
    return *letters == '\0';
  text = words->pdata[word];
  if (strlen (text) <= 3 && abbreviates (words, word + 1, letters))
    return TRUE;
  for (const char *p = text; *p != '\0' && letters[taken] != '\0'; p++)
    if (*p == letters[taken])
      {
        taken++;
        if (abbreviates (words, word + 1, letters + taken))
          return TRUE;
      }
    else if (p == text)
      return FALSE;
  return FALSE;
}

/* Longer names than that are no committee's. */
#define MAX_NAME_WORDS 12

/* Whether the words are the committee's name: "Change Board", "Security
 * Sub-Committee" for SSC, "Panel" for SEC Panel. */
static gboolean
names_committee (GPtrArray *words, const char *committee)
{
  g_autoptr (GPtrArray) own = sn_words_split (committee);
  g_autoptr (GString) letters = g_string_new (NULL);
  gboolean code = words->len > 0 && g_str_equal (words->pdata[0], "sec");

  for (guint i = 0; i < own->len; i++)
    if (i > 0 || code || !g_str_equal (own->pdata[i], "sec"))
      g_string_append (letters, own->pdata[i]);
  return words->len > 0 && words->len <= MAX_NAME_WORDS && letters->len <= 32 && abbreviates (words, 0, letters->str);
}

/* "Change Board" and "Change Board meeting": a title that names the committee
 * and nothing else is its meeting. */
static char *
plain_meeting (SnItem *item)
{
  g_autoptr (GPtrArray) words = sn_words_split (sn_item_get_title (item));

  for (guint i = words->len; i > 0; i--)
    if (says_meeting (words->pdata[i - 1]))
      g_ptr_array_remove_index (words, i - 1);
  return names_committee (words, sn_item_get_committee (item))
             ? g_strdup_printf ("%s meeting", sn_item_get_committee (item))
             : NULL;
}

/**
 * sn_identity_meeting:
 *
 * "SSC 172", "Security Sub-Committee, 172nd meeting" and "Security Sub-Committee
 * (172)" are one meeting; so may be "Change Board" and "Change Board meeting". A
 * year is no number of a meeting, two numbers are none.
 *
 * Returns: (transfer full) (nullable): the words by which a committee's meeting
 *   is known; %NULL for any other item.
 */
char *
sn_identity_meeting (SnItem *item)
{
  g_autoptr (GPtrArray) words = sn_words_split (sn_item_get_title (item));
  g_autoptr (GPtrArray) known = NULL;
  g_autofree char *name = NULL;
  const char *number = NULL;

  if (sn_item_get_kind (item) != SN_ITEM_EVENT || sn_item_get_committee (item) == NULL ||
      *sn_item_get_committee (item) == '\0' || sn_item_get_reference (item) != NULL)
    return NULL;
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];

      if (is_no_meeting (word) || (number != NULL && series_number (word) > 0))
        return NULL;
      if (series_number (word) > 0)
        number = word;
    }
  name = number != NULL
             ? g_strdup_printf ("%s meeting %.*s", sn_item_get_committee (item), (int) series_number (number), number)
             : plain_meeting (item);
  known = sn_words_significant (name);
  return name != NULL ? sn_words_join (known) : NULL;
}
