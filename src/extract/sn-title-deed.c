/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sentence says must be done, said as a title. */

#include "sn-titles.h"

#include <string.h>

/* @text from the first capital on: it begins a title now. */
static char *
begin_title (const char *text)
{
  g_autofree char *first = g_utf8_strup (text, (gssize) (g_utf8_next_char (text) - text));

  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

static const char *
behind (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      return text + strlen (words[i]);
  return NULL;
}

/* "Would Suppliers please send their figures?" -> "Suppliers to send their figures",
 * "Could you send us the form?" -> "Send us the form" */
static char *
answer_question (const char *sentence)
{
  static const char *const asks[] = { "would ", "could ", "can ", "will ", "may we ask ", NULL };
  static const char *const reader[] = { "you please ", "you kindly ", "you ", NULL };
  const char *rest = behind (sentence, asks), *deed = rest != NULL ? behind (rest, reader) : NULL;
  const char *please = rest != NULL ? strstr (rest, " please ") : NULL;
  g_autofree char *words = NULL;

  if (deed != NULL)
    words = g_strdup (deed);
  else if (please != NULL)
    words = g_strdup_printf ("%.*s to %s", (int) (please - rest), rest, please + strlen (" please "));
  else
    return NULL;
  if (g_str_has_suffix (words, "?"))
    words[strlen (words) - 1] = '\0';
  g_strchomp (words);
  return *words != '\0' ? begin_title (words) : NULL;
}

/* "The last day for returning the form is" -> "Returning the form" */
static char *
skip_last_day (const char *sentence)
{
  static const char *const leads[] = { "the last day ",
                                       "the final day ",
                                       "the last date ",
                                       "the final date ",
                                       "the cut-off ",
                                       "the deadline ",
                                       "last day ",
                                       "final day ",
                                       "last date ",
                                       "final date ",
                                       "cut-off ",
                                       "deadline ",
                                       NULL };
  static const char *const joints[] = { "for ", "to ", NULL };
  const char *rest = behind (sentence, leads), *deed = rest != NULL ? behind (rest, joints) : NULL;

  return deed != NULL && *deed != '\0' ? begin_title (deed) : NULL;
}

/**
 * sn_title_deed:
 * @sentence: (transfer full): a sentence without its date, as a title
 *
 * Says what is to be done as one would name it: without the question, without "the
 * last day for", and without the verb that led to the date.
 *
 * Returns: (transfer full): the title.
 */
char *
sn_title_deed (char *sentence)
{
  static const char *const verbs[] = { " is", " are", " will be", " falls", " is now", NULL };
  char *shaped = answer_question (sentence), *title;

  if (shaped == NULL)
    shaped = skip_last_day (sentence);
  title = shaped != NULL ? shaped : sentence;
  for (guint i = 0; shaped != NULL && verbs[i] != NULL; i++)
    if (g_str_has_suffix (title, verbs[i]))
      title[strlen (title) - strlen (verbs[i])] = '\0';
  if (shaped != NULL)
    g_free (sentence);
  return title;
}
