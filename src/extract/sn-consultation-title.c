/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* Words after "on" that do not say on what. */
static gboolean
is_hollow (const SnReading *reading, guint32 token, gboolean after_noun)
{
  static const char *const hollow[] = { "it",     "them", "this", "these", "both", "that",
                                        "either", "each", "all",  "those", "time", NULL };
  static const char *const asking[] = { "whether", "how", "what", "which", NULL };

  return sn_reading_token_is_any (reading, token, hollow) ||
         (!after_noun && sn_reading_token_is_any (reading, token, asking));
}

static gboolean
is_dated_at (const SnExtraction *self, guint block, guint32 token)
{
  for (guint32 w = self->outline->block_whens[block]; w < self->outline->block_whens[block + 1]; w++)
    if (sn_outline_when (self->outline, w)->first == token)
      return TRUE;
  return FALSE;
}

/* The words after which what is consulted on stands: "consultation on", "views
 * about", "have your say on", "your response to its". */
static gboolean
joins_subject (const SnReading *reading, guint32 token, const SnMark *mark)
{
  static const char *const joints[] = { "on",     "upon",     "about", "regarding", "into", "concerning",
                                        "around", "relating", "over",  "covering",  NULL };
  static const char *const answers[] = { "to", "of", NULL };
  static const char *const determiners[] = { "a",   "an",    "the",      "its",       "their", "our",
                                             "new", "draft", "proposed", "proposals", NULL };

  if (sn_reading_token_is_any (reading, token, joints) ||
      (mark->word_class == SN_WORD_SURVEY && sn_reading_token_is (reading, token, "of")))
    return TRUE;
  return mark->word_class == SN_WORD_RESPOND && sn_reading_token_is_any (reading, token, answers) &&
         sn_reading_token_is_any (reading, token + 1, determiners);
}

/* "Feedback on the letter is requested", "after comments on version 2": what
 * the paper is about stands before. */
static gboolean
is_only_paper (const SnExtraction *self, const SnSentence *sentence, guint32 first)
{
  const SnReading *reading = self->reading;
  guint32 end = sn_title_phrase_end (self->outline, sentence->block, first, sentence->end, 1);
  gboolean paper = FALSE;

  for (guint32 i = first; i < end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_PAPERS))
      paper = TRUE;
    else if (sn_title_count_content (reading, sentence->block, i, i + 1) > 0)
      return FALSE;
  return paper;
}

static gboolean
subject_after (const SnExtraction *self, const SnSentence *sentence, const SnMark *mark, guint32 *first)
{
  const SnReading *reading = self->reading;
  guint32 i = mark->end;

  if (i + 1 >= sentence->end || !joins_subject (reading, i, mark))
    return FALSE;
  *first = i + 1;
  if (sn_reading_token_is (reading, i, "relating") && sn_reading_token_is (reading, i + 1, "to"))
    (*first)++;
  return *first < sentence->end && !is_hollow (reading, *first, mark->word_class == SN_WORD_CONSULT) &&
         !is_dated_at (self, sentence->block, *first) && !is_only_paper (self, sentence, *first) &&
         sn_title_count_content (reading, sentence->block, *first,
                                 sn_title_phrase_end (self->outline, sentence->block, *first, sentence->end, 2)) > 0;
}

/* "what you make of its plan", "is asking which meters to add": verbs that take
 * the matter itself. */
static gboolean
subject_of_verb (const SnExtraction *self, const SnSentence *sentence, guint32 *first)
{
  static const char *const verbs[] = { "think", "make", "feel", "say", NULL };
  static const char *const joints[] = { "of", "about", "on", NULL };
  static const char *const asks[] = { "asks", "asking", "asked", "ask", "know", "proposing", "proposes", "find", NULL };
  static const char *const questions[] = { "how",  "whether", "which", "what",    "if",
                                           "when", "where",   "who",   "changes", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first; i + 3 < sentence->end; i++)
    {
      gboolean of = sn_reading_token_is_any (reading, i, verbs) && sn_reading_token_is_any (reading, i + 1, joints);
      guint32 at = i + (sn_reading_token_is (reading, i + 1, "out") || of ? 2 : 1);

      if (!of && !(sn_reading_token_is_any (reading, i, asks) && sn_reading_token_is_any (reading, at, questions)))
        continue;
      if (is_hollow (reading, at, TRUE) ||
          sn_title_count_content (reading, sentence->block, at,
                                  sn_title_phrase_end (self->outline, sentence->block, at, sentence->end, 2)) < 2)
        continue;
      *first = at;
      return TRUE;
    }
  return FALSE;
}

/**
 * sn_consultation_subject:
 * @first: (out): the token at which what is consulted on begins
 *
 * Returns: (transfer none) (nullable): the word for consulting or answering
 *   after which the matter stands.
 */
const SnMark *
sn_consultation_subject (const SnExtraction *self, const SnSentence *sentence, guint32 *first)
{
  static const SnWordClass classes[] = { SN_WORD_CONSULT, SN_WORD_STAGE, SN_WORD_SURVEY, SN_WORD_RESPOND };

  for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
    for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
      {
        const SnMark *mark = sn_reading_mark (self->reading, i);

        if (mark->word_class == classes[c] && subject_after (self, sentence, mark, first))
          return mark;
      }
  return NULL;
}

/* "consultation", "call for evidence", "working paper", not "is consulting" or
 * "invites views". */
static gboolean
is_noun (const char *text)
{
  static const char *const ends[] = { "consultation", "consultations", "paper",  "papers",  "document", "documents",
                                      "letter",       "budget",        "survey", "surveys", "package",  "pack",
                                      "note",         "questionnaire", "poll",   NULL };

  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  return g_str_has_prefix (text, "call") || g_str_has_prefix (text, "invitation") || g_str_has_prefix (text, "request");
}

static gboolean
is_name (const char *phrase)
{
  const char *space = strchr (phrase, ' ');

  if (space == NULL || g_ascii_isupper (space[1]))
    return TRUE;
  if (g_str_has_prefix (space, " and ") && g_ascii_isupper (space[5])) /* "Transition and Migration Approach" */
    return TRUE;
  for (const char *p = phrase + 1; p < space; p++)
    if (g_ascii_isupper (*p) || g_ascii_isdigit (*p))
      return TRUE;
  return FALSE;
}

/* Inside a title only names keep their capital. */
static char *
lower_first (const char *phrase)
{
  if (is_name (phrase) || !g_ascii_isupper (phrase[0]))
    return g_strdup (phrase);
  return g_strdup_printf ("%c%s", g_ascii_tolower (phrase[0]), phrase + 1);
}

/* "Ofgem call for evidence on access to data", "DCC consultation on …" */
static char *
compose (const SnExtraction *self, guint block, const SnMark *mark, const char *phrase, const char *organiser)
{
  g_autofree char *text = sn_reading_text (self->reading, block, mark->first, mark->end);
  g_autofree char *noun = g_utf8_strdown (text, -1);
  g_autofree char *subject = lower_first (phrase);
  gboolean named = (mark->word_class == SN_WORD_CONSULT || mark->word_class == SN_WORD_SURVEY) && is_noun (noun);

  if (g_str_has_suffix (noun, "s") && !g_str_has_suffix (noun, "views"))
    noun[strlen (noun) - 1] = '\0';
  if (organiser == NULL)
    return g_strdup_printf ("Consultation on %s", subject);
  return g_strdup_printf ("%s %s on %s", organiser, named ? noun : "consultation", subject);
}

static char *
title_from_subject (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  guint32 first;
  const SnMark *mark = sn_consultation_subject (self, sentence, &first);
  g_autofree char *phrase = NULL;

  if (mark == NULL)
    return NULL;
  phrase = sn_title_phrase (self->outline, sentence->block, first, sentence->end);
  return strlen (phrase) < 4 ? NULL : compose (self, sentence->block, mark, phrase, organiser);
}

/* "Ofgem has announced a strategic review of …": what somebody has done, where
 * no word for a consultation says what it is on. */
static char *
title_from_deed (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  static const char *const determiners[] = { "a", "an", "its", "the", "their", "new", "revised", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first; i + 3 < sentence->end; i++)
    {
      if (!sn_reading_token_is (reading, i, "has") && !sn_reading_token_is (reading, i, "have"))
        continue;
      for (guint32 j = i + 2; j < MIN (i + 4, sentence->end); j++)
        for (guint d = 0; determiners[d] != NULL; d++)
          if (sn_reading_token_is (reading, j, determiners[d]))
            {
              g_autofree char *phrase = sn_title_phrase (self->outline, sentence->block, j, sentence->end);
              g_autofree char *lower = lower_first (phrase);

              if (strchr (phrase, ' ') == NULL)
                return NULL;
              return organiser != NULL ? g_strdup_printf ("%s consultation: %s", organiser, lower)
                                       : g_strdup_printf ("Consultation: %s", lower);
            }
    }
  return NULL;
}

/* "The CMA's review of heat networks accepts submissions until …" */
static char *
title_from_possession (const SnExtraction *self, const SnSentence *sentence)
{
  const SnMark *body = sn_reading_find_mark (self->reading, sentence->first_mark, sentence->end_mark, SN_WORD_BODY);
  guint32 i = body != NULL ? body->end : sentence->end;
  g_autofree char *phrase = NULL;

  if (i + 2 >= sentence->end || sn_reading_token (self->reading, i)->kind != SN_TOKEN_PUNCT ||
      !sn_reading_token_is (self->reading, i + 1, "s"))
    return NULL;
  phrase = sn_title_phrase (self->outline, sentence->block, i + 2, sentence->end);
  return strchr (phrase, ' ') != NULL ? g_strdup_printf ("%s: %s", body->value, phrase) : NULL;
}

static char *
prefixed (const char *organiser, char *title)
{
  g_autofree char *owned = title;

  if (organiser == NULL || strstr (title, organiser) != NULL)
    return g_steal_pointer (&owned);
  return g_strdup_printf ("%s: %s", organiser, title);
}

/* What comes before the sentence in the article, nearest first. */
static char *
title_from_before (const SnExtraction *self, guint block, const char *organiser)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[block].heading;
  char *title = NULL;

  if (heading == SN_NO_BLOCK || sn_document_get_block (reading->document, block)->kind == SN_BLOCK_LIST_ITEM)
    return NULL;
  for (guint i = block; title == NULL && i > heading + 1; i--)
    for (guint32 s = reading->block_sentences[i - 1]; title == NULL && s < reading->block_sentences[i]; s++)
      title = title_from_subject (self, sn_reading_sentence (reading, s), organiser);
  return title;
}

/* "… wants to hear what you make of its Forward Work Plan" */
static char *
title_from_verb (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  guint32 first;
  g_autofree char *phrase = NULL, *subject = NULL;

  if (!subject_of_verb (self, sentence, &first))
    return NULL;
  phrase = sn_title_phrase (self->outline, sentence->block, first, sentence->end);
  subject = lower_first (phrase);
  return organiser != NULL ? g_strdup_printf ("%s consultation: %s", organiser, subject)
                           : g_strdup_printf ("Consultation: %s", subject);
}

/* Where the phrase of a noun begins: after the determiner before it, as in "the
 * price list for", else at the noun. */
static guint32
phrase_start (const SnReading *reading, guint32 noun, guint32 first)
{
  static const char *const determiners[] = { "the", "a", "an", "its", "their", "our", "some", "s", "this", NULL };

  for (guint32 i = noun; i > first && i + 4 > noun; i--)
    if (sn_reading_token_is_any (reading, i - 1, determiners))
      return i;
  return noun;
}

/* "BEIS has added four weeks to the one on prepayment", "its proposals for the
 * framework", "the price list for test laboratories": a noun for what is
 * consulted on, though not for consulting. */
static char *
title_from_noun (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  static const char *const joints[] = { "on", "about", "for", "to", "of", "concerning", "regarding", "upon", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first; i + 3 < sentence->end; i++)
    {
      guint32 first = sn_reading_token_is (reading, i, "one") || sn_reading_token_is (reading, i, "ones") ? i + 2 : i;

      if (!sn_reading_token_in (reading, i, SN_SET_MATTER_NOUNS) || !sn_reading_token_is_any (reading, i + 1, joints) ||
          is_hollow (reading, i + 2, TRUE) || is_dated_at (self, sentence->block, i + 2))
        continue;
      if (sn_title_count_content (reading, sentence->block, i + 2,
                                  sn_title_phrase_end (self->outline, sentence->block, i + 2, sentence->end, 1)) < 1)
        continue;
      first = first == i ? phrase_start (reading, i, sentence->first) : first;
      return prefixed (organiser, sn_title_phrase (self->outline, sentence->block, first, sentence->end));
    }
  return NULL;
}

/* "Its draft Charging Statement landed on 18th November", "is proposing a new
 * Maintenance Window Policy": what is not yet so, by what it is called. */
static char *
title_from_draft (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  static const char *const states[] = { "draft", "proposed", "revised", "updated", "amended", "new", NULL };
  static const char *const verbs[] = { "landed", "appeared", "arrived", "out", "went", "came", "published", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first; i + 2 < sentence->end; i++)
    {
      guint32 end;

      if (!sn_reading_token_is_any (reading, i, states) ||
          (i > sentence->first && sn_reading_token (reading, i - 1)->letter_case == SN_CASE_CAPITALS))
        continue;
      end = sn_title_phrase_end (self->outline, sentence->block, i + 1, sentence->end, 1);
      for (guint32 v = i + 1; v < end; v++)
        if (sn_reading_token_is_any (reading, v, verbs))
          end = v;
      if (sn_title_count_content (reading, sentence->block, i + 1, end) > 1)
        return prefixed (organiser, sn_title_of_tokens (self->outline, sentence->block, i, end));
    }
  return NULL;
}

/* "‘Delivering a smart system’: a consultation …", "Access to data: BEIS has
 * launched …", "A working paper on … . Thoughts, please, by …": what a line of a
 * list begins with. */
static char *
title_from_opening (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  const SnReading *reading = self->reading;
  guint32 first = sentence->first, end;
  g_autofree char *title = NULL;

  if (sn_reading_token (reading, first)->kind == SN_TOKEN_PUNCT)
    {
      title = sn_title_quoted (self->outline, sentence->block, first, MIN (sentence->end, first + 30));
      return title != NULL ? prefixed (organiser, g_steal_pointer (&title)) : NULL;
    }
  if (sn_prose_is_pronoun (reading, first))
    return NULL;
  end = sn_title_phrase_end (self->outline, sentence->block, first, sentence->end, 0);
  if (sn_title_count_content (reading, sentence->block, first, end) < 3)
    return NULL;
  return prefixed (organiser, sn_title_of_tokens (self->outline, sentence->block, first, end));
}

/* "BEIS – SMETS1 enrolment. Closes 16 November.": the name is all there is. */
static char *
title_from_fragment (const SnExtraction *self, const SnSentence *named, const char *organiser)
{
  char *title = title_from_subject (self, named, organiser);

  return title != NULL ? title : prefixed (organiser, sn_title_of_sentence (self->outline, named));
}

static gboolean
is_name_word (const SnReading *reading, guint block, guint32 token)
{
  const SnToken *t = sn_reading_token (reading, token);
  guint64 others = BIT (SN_WORD_MONTH) | BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_STAGE);

  return t->kind == SN_TOKEN_WORD && t->letter_case != SN_CASE_LOWER &&
         (!t->marked || (sn_reading_cues (reading, block, token, token + 1) & others) == 0);
}

/* Names that the lexicon knows are of somebody, not of the matter. */
static const SnMark *
named_otherwise (const SnReading *reading, guint block, guint32 token)
{
  static const SnWordClass classes[] = { SN_WORD_BODY, SN_WORD_COMMITTEE, SN_WORD_CATEGORY };
  const SnMark *mark = NULL;

  for (guint i = 0; mark == NULL && i < G_N_ELEMENTS (classes); i++)
    mark = sn_reading_mark_at (reading, block, token, classes[i]);
  return mark;
}

/* "Our readers’ survey has five questions": the words that name it. */
static char *
title_from_survey (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  const SnReading *reading = self->reading;
  const SnMark *survey = sn_reading_find_mark (reading, sentence->first_mark, sentence->end_mark, SN_WORD_SURVEY);
  guint32 first;

  if (survey == NULL)
    return NULL;
  first = phrase_start (reading, survey->first, sentence->first);
  if (sn_title_count_content (reading, sentence->block, first, survey->end) < 2)
    return NULL;
  return prefixed (organiser, sn_title_of_tokens (self->outline, sentence->block, first, survey->end));
}

/* "… its Forward Work Plan for 2023-26": the longest name in capitals, from
 * there to the end of its phrase. */
static char *
title_from_name (const SnExtraction *self, const SnSentence *sentence, const char *organiser)
{
  static const char *const joints[] = { "of", "and", "for", "to", "the", NULL };
  const SnReading *reading = self->reading;
  guint32 best = 0, length = 1;

  for (guint32 i = sentence->first + 1; i < sentence->end; i++)
    {
      const SnMark *other = named_otherwise (reading, sentence->block, i);
      guint32 at = other != NULL ? other->end : i, words = 0;

      while (other == NULL && at < sentence->end &&
             (is_name_word (reading, sentence->block, at) ||
              (words > 0 && at + 1 < sentence->end && sn_reading_token_is_any (reading, at, joints) &&
               is_name_word (reading, sentence->block, at + 1))))
        {
          words += is_name_word (reading, sentence->block, at);
          at++;
        }
      if (words > length)
        {
          best = i;
          length = words;
        }
      i = MAX (i + 1, at) - 1;
    }
  if (best == 0)
    return NULL;
  return prefixed (organiser, sn_title_phrase (self->outline, sentence->block, best, sentence->end));
}

typedef char *(*TitleFinder) (const SnExtraction *self, const SnSentence *sentence, const char *organiser);

/* In the sentence itself and those before it in its paragraph, nearest first. */
static char *
title_going_back (const SnExtraction *self, const SnClause *clause, guint32 own, const char *organiser,
                  TitleFinder find)
{
  char *title = NULL;

  for (guint32 s = own + 1; title == NULL && s-- > self->reading->block_sentences[clause->block];)
    title = find (self, sn_reading_sentence (self->reading, s), organiser);
  return title;
}

/* What the paragraph, or one before it in the article, calls the matter. */
static char *
title_in_article (const SnExtraction *self, const SnClause *clause, guint32 own)
{
  static const TitleFinder finders[] = { title_from_draft, title_from_noun };
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;
  gboolean listed = sn_document_get_block (reading->document, clause->block)->kind == SN_BLOCK_LIST_ITEM;
  char *title = NULL;

  for (guint f = 0; title == NULL && f < G_N_ELEMENTS (finders); f++)
    title = title_going_back (self, clause, own, NULL, finders[f]);
  for (guint i = clause->block; title == NULL && heading != SN_NO_BLOCK && !listed && i > heading + 1; i--)
    for (guint32 s = reading->block_sentences[i - 1]; s < reading->block_sentences[i]; s++)
      for (guint f = 0; title == NULL && f < G_N_ELEMENTS (finders); f++)
        title = finders[f](self, sn_reading_sentence (reading, s), NULL);
  return title;
}

/* "SEC Panel: Next year’s money: draft Budget for 2023-2026": a heading need not
 * say what the matter is; what the article calls it stands behind. */
static char *
title_under_heading (const SnExtraction *self, const SnClause *clause, guint32 own, const char *organiser)
{
  guint heading = self->outline->places[clause->block].heading;
  g_autofree char *matter = NULL, *above = NULL, *lower = NULL;

  if (!sn_heading_is_subject (self->outline, heading) ||
      sn_document_get_block (self->reading->document, clause->block)->kind == SN_BLOCK_LIST_ITEM)
    return NULL;
  above = sn_title_of_heading (self->outline, heading);
  matter = title_in_article (self, clause, own);
  if (matter == NULL || strchr (matter, ' ') == NULL || strstr (above, " ") == NULL || strstr (above, matter) != NULL)
    return prefixed (organiser, matter != NULL && strchr (above, ' ') == NULL ? g_steal_pointer (&matter)
                                                                              : g_steal_pointer (&above));
  lower = lower_first (matter);
  return prefixed (organiser, g_strdup_printf ("%s: %s", above, lower));
}

/* "… on standing charges until 6 April and on debt relief until 20 April": what
 * stands between the date before and this one. */
static char *
title_from_clause (const SnExtraction *self, const SnClause *clause, const char *organiser)
{
  static const char *const joints[] = { "on", "about", "regarding", NULL };
  const SnReading *reading = self->reading;
  SnSentence part = { .block = clause->block, .first = clause->first };
  g_autofree char *phrase = NULL;
  char *title;

  if (clause->when == NULL || clause->first == clause->sentence->first)
    return NULL;
  part.end = clause->when->first;
  part.first_mark = sn_reading_mark_from (reading, part.block, part.first);
  part.end_mark = sn_reading_mark_from (reading, part.block, part.end);
  title = title_from_subject (self, &part, organiser);
  while (title == NULL && part.first < part.end &&
         (sn_reading_token_is (reading, part.first, "and") ||
          sn_reading_token (reading, part.first)->kind == SN_TOKEN_PUNCT))
    part.first++;
  if (title != NULL || part.first + 2 >= part.end || !sn_reading_token_is_any (reading, part.first, joints) ||
      is_hollow (reading, part.first + 1, TRUE))
    return title;
  phrase = sn_title_phrase (self->outline, part.block, part.first + 1, part.end);
  return organiser != NULL ? g_strdup_printf ("%s consultation on %s", organiser, phrase)
                           : g_strdup_printf ("Consultation on %s", phrase);
}

/**
 * sn_consultation_title:
 * @clause: the words around its closing date
 * @organiser: (nullable): who asks
 * @weak: (out): whether it is a makeshift
 *
 * Finds a title for a consultation that has no reference: what it is on, as
 * the sentence says, or one before it in the paragraph, or the heading.
 *
 * Returns: (transfer full): the title.
 */
char *
sn_consultation_title (const SnExtraction *self, const SnClause *clause, const char *organiser, gboolean *weak)
{
  const SnReading *reading = self->reading;
  guint block = clause->block, heading = self->outline->places[block].heading;
  guint32 own = sn_reading_sentence_of (reading, block, clause->when != NULL ? clause->when->first : clause->first);
  guint32 first = reading->block_sentences[block], last = reading->block_sentences[block + 1];
  gboolean listed = sn_document_get_block (reading->document, block)->kind == SN_BLOCK_LIST_ITEM;
  char *title = title_from_clause (self, clause, organiser);

  *weak = FALSE;
  if (title == NULL)
    title = title_from_subject (self, clause->sentence, organiser);
  if (title == NULL && own > first && sn_reading_is_mark (reading, clause->sentence->first - 1, ';'))
    title = title_from_subject (self, sn_reading_sentence (reading, own - 1), organiser);
  if (title == NULL && clause->named != clause->sentence && clause->named->end - clause->named->first < 20)
    title = title_from_fragment (self, clause->named, organiser);
  if (title == NULL && sn_speaks_for_itself (self, block, clause->sentence->first, clause->sentence->end))
    title = title_from_possession (self, clause->sentence);
  if (title == NULL)
    title = title_going_back (self, clause, own, organiser, title_from_subject);
  if (title == NULL)
    title = title_going_back (self, clause, own, organiser, title_from_verb);
  if (title == NULL && listed)
    title = title_going_back (self, clause, own, organiser, title_from_deed);
  if (title == NULL && listed)
    title = title_going_back (self, clause, own, organiser, title_from_opening);
  if (title == NULL && heading != SN_NO_BLOCK &&
      reading->block_sentences[heading] < reading->block_sentences[heading + 1])
    title = title_from_subject (self, sn_reading_sentence (reading, reading->block_sentences[heading]), organiser);
  if (title == NULL)
    title = title_going_back (self, clause, own, organiser, title_from_deed);
  if (title == NULL)
    title = title_going_back (self, clause, own, organiser, title_from_survey);
  if (title == NULL)
    title = title_under_heading (self, clause, own, organiser);
  if (title == NULL)
    title = title_going_back (self, clause, own, organiser, title_from_draft);
  if (title == NULL)
    title = title_going_back (self, clause, own, organiser, title_from_noun);
  if (title == NULL)
    title = title_going_back (self, clause, own, organiser, title_from_name);
  for (guint32 s = own + 1; title == NULL && s < last; s++)
    title = title_from_subject (self, sn_reading_sentence (reading, s), organiser);
  if (title == NULL)
    title = title_from_before (self, block, organiser);
  if (title != NULL)
    return title;
  *weak = TRUE;
  return prefixed (organiser, sn_title_of_sentence (self->outline, sn_reading_sentence (reading, first)));
}

/**
 * sn_consultation_subject_token:
 *
 * Returns: the token before which who asks is named.
 */
guint32
sn_consultation_subject_token (const SnExtraction *self, const SnSentence *sentence)
{
  guint32 first;
  const SnMark *mark = sn_consultation_subject (self, sentence, &first);

  if (mark == NULL)
    mark = sn_reading_find_mark (self->reading, sentence->first_mark, sentence->end_mark, SN_WORD_CONSULT);
  return mark != NULL ? mark->first : MIN (sentence->first + 8, sentence->end);
}
