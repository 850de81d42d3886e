/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-words.h"

#include <string.h>

/* Words that carry no meaning of their own in a title. */
static const char *const stop_words[] = {
  "a",  "about", "an", "and", "are", "as",  "at", "be",   "by",  "for",  "from", "has",  "in",   "into", "is",
  "it", "its",   "of", "on",  "or",  "our", "s",  "that", "the", "this", "to",   "will", "with", "your",
};

/* Most titles: nothing in them is to be normalised. */
static void
append_ascii (GPtrArray *words, const char *text)
{
  while (*text != '\0')
    {
      gsize length = 0, n = 0;
      char *word;

      for (; g_ascii_isalnum (text[length]) || text[length] == '\''; length++)
        n += text[length] != '\'';
      if (n > 0)
        {
          word = g_malloc (n + 1);
          g_ptr_array_add (words, word);
          for (gsize i = 0; i < length; i++)
            if (text[i] != '\'')
              *word++ = g_ascii_tolower (text[i]);
          *word = '\0';
        }
      text += length + (text[length] != '\0');
    }
}

/**
 * sn_words_append:
 * @words: (element-type utf8): where to add them
 * @text: (nullable): any text
 *
 * Adds the words of @text to @words: runs of letters and digits in lower case,
 * without accents. An apostrophe joins ("Citizens'" is one word); everything
 * else separates. Text that is not UTF-8 is read as far as it is.
 */
void
sn_words_append (GPtrArray *words, const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *plain = NULL;
  g_autoptr (GString) word = NULL;

  if (text == NULL)
    return;
  if (g_str_is_ascii (text))
    {
      append_ascii (words, text);
      return;
    }
  word = g_string_new (NULL);
  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_casefold (valid, -1);
  plain = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c) || c == '\'' || c == 0x2019)
        continue;
      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, g_unichar_tolower (c));
      else if (word->len > 0)
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
    }
  if (word->len > 0)
    g_ptr_array_add (words, g_strdup (word->str));
}

/**
 * sn_words_split:
 * @text: (nullable): any text
 *
 * Returns: (transfer full) (element-type utf8): its words in their order, as
 *   sn_words_append() finds them.
 */
GPtrArray *
sn_words_split (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  sn_words_append (words, text);
  return words;
}

/* "0056" is 56 and "secmp0056" is secmp56: how many zeros a number is padded
 * with differs from one issue to the next. */
static void
strip_zeros (char *word)
{
  char *out = word;
  gboolean in_number = FALSE;

  for (const char *in = word; *in != '\0'; in++)
    {
      if (*in == '0' && !in_number && g_ascii_isdigit (in[1]))
        continue;
      in_number = g_ascii_isdigit (*in);
      *out++ = *in;
    }
  *out = '\0';
}

/* "meetings" and "meeting" are one word, "sms" and "address" are left alone. */
static void
strip_plural (char *word)
{
  gsize length = strlen (word);

  if (length > 3 && word[length - 1] == 's' && word[length - 2] != 's' && g_ascii_isalpha (word[length - 2]))
    word[length - 1] = '\0';
}

/* None of them is longer than five letters. */
static gboolean
is_stop_word (const char *word)
{
  if (strlen (word) > 5)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (stop_words); i++)
    if (g_str_equal (word, stop_words[i]))
      return TRUE;
  return FALSE;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Whether @word is among the first @n of @words. */
static gboolean
find_word (GPtrArray *words, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (words->pdata[i], word))
      return TRUE;
  return FALSE;
}

/**
 * sn_words_significant:
 * @text: (nullable): a title
 *
 * Returns: (transfer full) (element-type utf8): the set of words that say what
 *   it is: sorted, each once, without stop words, plurals and padding zeros.
 */
GPtrArray *
sn_words_significant (const char *text)
{
  GPtrArray *words = sn_words_split (text);
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    {
      char *word = words->pdata[i];

      if (is_stop_word (word))
        continue;
      strip_zeros (word);
      strip_plural (word);
      /* What is left out moves behind, to be freed. */
      if (find_word (words, n, word))
        continue;
      words->pdata[i] = words->pdata[n];
      words->pdata[n++] = word;
    }
  g_ptr_array_set_size (words, (int) n);
  g_ptr_array_sort (words, compare_words);
  return words;
}

/**
 * sn_words_contain:
 * @words: (element-type utf8): words
 * @word: a word as sn_words_split() gives it
 * @prefix: whether a word that only begins with it will do
 *
 * Returns: whether it is among them.
 */
gboolean
sn_words_contain (GPtrArray *words, const char *word, gboolean prefix)
{
  for (guint i = 0; i < words->len; i++)
    if (prefix ? g_str_has_prefix (words->pdata[i], word) : g_str_equal (words->pdata[i], word))
      return TRUE;
  return FALSE;
}

/**
 * sn_words_join:
 * @words: (element-type utf8): words
 *
 * Returns: (transfer full): them with a space between.
 */
char *
sn_words_join (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, words->pdata[i]);
    }
  return g_string_free (text, FALSE);
}
