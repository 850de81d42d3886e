/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-search-snippet.h"

#include <string.h>

/* Stretches that are shown stand between brackets. */
static char *
snippet_of (const char *sentence, const char *word, guint letters)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (SnSearchRange)), shown = NULL;
  g_autofree char *text = NULL;
  GString *marked;

  for (const char *at = sentence; word != NULL && (at = strstr (at, word)) != NULL; at += strlen (word))
    {
      SnSearchRange range = { (gsize) (at - sentence), strlen (word) };

      g_array_append_val (matches, range);
    }
  text = sn_search_snippet (sentence, matches, letters, &shown);
  marked = g_string_new (text);
  for (guint i = shown->len; i > 0; i--)
    {
      SnSearchRange range = g_array_index (shown, SnSearchRange, i - 1);

      g_string_insert (marked, (gssize) (range.start + range.length), "]");
      g_string_insert (marked, (gssize) range.start, "[");
    }
  return g_string_free (marked, FALSE);
}

static void
test_snippet (void)
{
  static const struct
  {
    const char *sentence, *word;
    guint letters;
    const char *snippet;
  } cases[] = {
    { "The Panel meets.", "Panel", 40, "The [Panel] meets." },
    { "The Panel meets.", NULL, 40, "The Panel meets." },
    { "The Panel meets the Panel.", "Panel", 40, "The [Panel] meets the [Panel]." },
    { "One two three four five six seven eight nine ten", "eight", 18, "…seven [eight] nine…" },
    { "One two three four five six seven eight nine ten", "One", 20, "[One] two three four…" },
    { "One two three four five six seven eight nine ten", "ten", 20, "…nine [ten]" },
    { "One two three four five six seven eight nine ten", NULL, 20, "One two three four…" },
    { "Größere Änderungen der Überprüfung folgen bald", "Überprüfung", 20, "…der [Überprüfung]…" },
    { "Oneverylongwordwithoutanyspaceinit", "any", 10, "…[any]spacein…" },
    { "", NULL, 10, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *snippet = snippet_of (cases[i].sentence, cases[i].word, cases[i].letters);

      g_assert_cmpstr (snippet, ==, cases[i].snippet);
    }
}

/* Whatever the words and the room, it is text, and what is marked was looked for. */
static void
test_any (void)
{
  static const char sentence[] = "Ein Wort – größer als andere – steht “dort”, and here it ends";

  for (guint letters = 1; letters < 70; letters++)
    for (const char *at = sentence; *at != '\0'; at = g_utf8_next_char (at))
      {
        g_autofree char *word = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));
        g_autofree char *snippet = snippet_of (sentence, word, letters);
        g_autofree char *marked = g_strconcat ("[", word, "]", NULL);

        g_assert_true (g_utf8_validate (snippet, -1, NULL));
        g_assert_nonnull (strstr (snippet, marked));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-snippet/snippet", test_snippet);
  g_test_add_func ("/search-snippet/any", test_any);
  return g_test_run ();
}
