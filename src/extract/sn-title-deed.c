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

/* What stands behind the first word of @text, where that is one of the set; else %NULL. */
static const char *
behind_word (const SnLexicon *lexicon, const char *text, SnWordSet set)
{
  gsize length = strcspn (text, " ");

  return text[length] == ' ' && sn_lexicon_is_in_set (lexicon, text, length, set) ? text + length + 1 : NULL;
}

/* "Would Suppliers please send their figures?" -> "Suppliers to send their figures",
 * "Could you send us the form?" -> "Send us the form" */
static char *
answer_question (const SnLexicon *lexicon, const char *sentence)
{
  static const char *const asks[] = { "would ", "could ", "can ", "will ", "may we ask ", NULL };
  static const char *const reader[] = { "you ", NULL };
  const char *rest = behind (sentence, asks), *deed = rest != NULL ? behind (rest, reader) : NULL;
  const char *polite = deed != NULL ? behind_word (lexicon, deed, SN_SET_POLITE) : NULL;
  const char *please = rest != NULL ? strstr (rest, " please ") : NULL;
  g_autofree char *words = NULL;

  if (deed != NULL)
    words = g_strdup (polite != NULL ? polite : deed);
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
 * sn_title_points_back:
 * @word: a word; need not be NUL-terminated
 * @length: its bytes
 *
 * Returns: whether it is a pronoun that stands for what was named before, whatever follows: "them".
 */
gboolean
sn_title_points_back (const char *word, gsize length)
{
  static const char *const pronouns[] = { "them", "it", "these", "those", NULL };

  for (guint i = 0; pronouns[i] != NULL; i++)
    if (strlen (pronouns[i]) == length && strncmp (word, pronouns[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the first words point, or may point, at something said before: "confirm or correct them",
 * "return this". */
static gboolean
points_back (const char *deed)
{
  static const char *const others[] = { "this", "so", "that", NULL };
  g_auto (GStrv) words = g_strsplit (deed, " ", 6);

  for (guint i = 0; words[i] != NULL && i < 5; i++)
    if (sn_title_points_back (words[i], strlen (words[i])) || g_strv_contains (others, words[i]))
      return TRUE;
  return FALSE;
}

/* Behind "please", or behind "you" and a verb that says that one has to; %NULL where neither begins
 * the text. */
static const char *
behind_lead (const SnLexicon *lexicon, const char *text)
{
  static const char *const duties[] = { "you must ",         "you should ",          "you need to ",
                                        "you will need to ", "you are required to ", NULL };
  const char *deed = behind_word (lexicon, text, SN_SET_POLITE);

  return deed != NULL ? deed : behind (text, duties);
}

static gboolean
turns_to_somebody (const SnLexicon *lexicon, const char *deed)
{
  g_autofree char *word = g_strndup (deed, strcspn (deed, " "));
  g_auto (GStrv) parts = g_strsplit (word, "-", -1);
  g_autofree char *verb = g_strjoinv (NULL, parts); /* "email", of "e-mail" */

  return sn_lexicon_is_in_set (lexicon, verb, strlen (verb), SN_SET_TURNING_TO);
}

/* "If you use the portal, please renew your certificate" -> "Renew your certificate"; of what one
 * tells somebody the condition is the matter: "If your address has changed, please tell us" */
static char *
skip_condition (const SnLexicon *lexicon, const char *sentence)
{
  const char *rest = behind_word (lexicon, sentence, SN_SET_CONDITIONS);
  const char *comma = rest != NULL ? strstr (rest, ", ") : NULL, *deed;

  if (comma == NULL)
    return NULL;
  rest = comma + strlen (", ");
  rest += g_str_has_prefix (rest, "then ") ? strlen ("then ") : 0;
  deed = behind_lead (lexicon, rest);
  return deed != NULL && strchr (deed, ' ') != NULL && !turns_to_somebody (lexicon, deed) && !points_back (deed)
             ? begin_title (deed)
             : NULL;
}

/* Whether the words begin with a name of the Code, "Party details", or one with more
 * capitals, "User Role", "Self-Assessments": it keeps its capital behind a verb. */
static gboolean
begins_with_name (const char *words)
{
  static const char *const names[] = { "Party", "Parties", "Supplier", "User", "Panel", "Network", "Device", NULL };
  gsize length = strcspn (words, " ");

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (words, names[i]))
      return TRUE;
  for (gsize i = 1; i < length; i++)
    if (!g_ascii_islower (words[i]) && words[i] != '-')
      return TRUE;
  return words[length] != '\0' && g_ascii_isupper (words[length + 1]);
}

/* "Suppliers are reminded that their returns": the returns. NULL where "that" begins
 * something else: "the forms that we sent". */
static const char *
behind_reminder (const char *what)
{
  static const char *const verbs[] = { "remind", "confirm", "note", "announce", "sure", NULL };
  static const char *const determiners[] = { "their ", "the ", "a ", "an ", "your ", "its ", "our ", NULL };
  const char *that = g_strrstr (what, " that "), *rest;

  if (that != NULL)
    {
      gboolean told = FALSE;

      for (guint i = 0; verbs[i] != NULL && !told; i++)
        told = g_strstr_len (what, that - what, verbs[i]) != NULL;
      if (!told)
        return NULL;
      what = that + strlen (" that ");
    }
  rest = behind (what, determiners);
  return rest != NULL ? rest : what;
}

/* "Submit", of "submitted" with which @verb begins; %NULL where nothing that one does is said. */
static const char *
deed_of (const char *verb)
{
  static const char *const deeds[][2] = {
    { "submitted", "Submit" }, { "returned", "Return" },     { "sent", "Send" },         { "completed", "Complete" },
    { "provided", "Provide" }, { "uploaded", "Upload" },     { "paid", "Pay" },          { "confirmed", "Confirm" },
    { "filed", "File" },       { "registered", "Register" }, { "placed", "Place" },      { "signed", "Sign" },
    { "notified", "Notify" },  { "renewed", "Renew" },       { "requested", "Request" }, { "updated", "Update" },
    { "ordered", "Order" },    { "raised", "Raise" },        { "delivered", "Deliver" }, { "given", "Give" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (strcspn (verb, " ") == strlen (deeds[i][0]) && g_str_has_prefix (verb, deeds[i][0]))
      return deeds[i][1];
  return NULL;
}

/* "Roll-out returns must be submitted through the portal" -> "Submit roll-out returns" */
static char *
passive_deed (const char *sentence)
{
  static const char *const modals[] = { " must be ",    " should be ", " need to be ", " needs to be ",
                                        " have to be ", " has to be ", " are to be ",  NULL };

  for (guint i = 0; modals[i] != NULL; i++)
    {
      const char *modal = strstr (sentence, modals[i]), *verb = modal != NULL ? modal + strlen (modals[i]) : NULL;
      const char *deed = verb != NULL ? deed_of (verb) : NULL, *what, *to;
      g_autofree char *words = NULL;

      if (deed == NULL)
        continue;
      words = g_strndup (sentence, (gsize) (modal - sentence));
      what = strpbrk (words, ",:") == NULL ? behind_reminder (words) : NULL;
      if (what == NULL || strlen (what) < 6) /* "They must be sent" */
        return NULL;
      to = verb + strcspn (verb, " ");
      return g_strdup_printf ("%s %c%s%s", deed, begins_with_name (what) ? what[0] : g_ascii_tolower (what[0]),
                              what + 1, g_str_has_prefix (to, " to ") || g_str_has_prefix (to, " with ") ? to : "");
    }
  return NULL;
}

/**
 * sn_title_deed:
 * @lexicon: that of the reading
 * @sentence: (transfer full): a sentence without its date, as a title
 *
 * Says what is to be done as one would name it: without the question, without "the
 * last day for", and without the verb that led to the date.
 *
 * Returns: (transfer full): the title.
 */
char *
sn_title_deed (const SnLexicon *lexicon, char *sentence)
{
  static const char *const verbs[] = { " that is", " is", " are", " will be", " falls", " is now", NULL };
  char *shaped = answer_question (lexicon, sentence), *title;

  if (shaped == NULL)
    shaped = skip_last_day (sentence);
  if (shaped == NULL)
    shaped = skip_condition (lexicon, sentence);
  if (shaped == NULL)
    shaped = passive_deed (sentence);
  title = shaped != NULL ? shaped : sentence;
  for (guint i = 0; verbs[i] != NULL; i++)
    if (g_str_has_suffix (title, verbs[i]))
      title[strlen (title) - strlen (verbs[i])] = '\0';
  if (shaped != NULL)
    g_free (sentence);
  return title;
}
