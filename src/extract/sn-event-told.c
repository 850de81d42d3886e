/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an event is called by the sentences before the one that has its day. */

#include "sn-prose-private.h"
#include "sn-titles-private.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT

/* Tokens of a sentence that does but name what the next one is about. */
#define LONGEST_NAMING 14

/* Behind "Last Thursday's" */
static guint32
skip_day_before (const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first; i + 3 < sentence->end && i < sentence->first + 2; i++)
    if (sn_reading_mark_at (reading, sentence->block, i, SN_WORD_WEEKDAY) != NULL &&
        sn_reading_token (reading, i + 1)->kind == SN_TOKEN_PUNCT && sn_reading_token_is (reading, i + 2, "s"))
      return i + 3;
  return sentence->first;
}

/* (nullable): what stands in a sentence from @first on before one of @verbs. */
static char *
subject_before (const SnOutline *outline, const SnSentence *sentence, guint32 first, const char *const *verbs)
{
  const SnReading *reading = outline->reading;
  guint32 at = first + 2;

  while (at + 1 < sentence->end && !sn_reading_token_is_any (reading, at, verbs))
    at++;
  return at + 1 < sentence->end && sn_title_count_content (reading, sentence->block, first, at) > 1 &&
                 !sn_prose_is_pronoun (reading, at - 1)
             ? sn_title_of_tokens (outline, sentence->block, first, at)
             : NULL;
}

/**
 * sn_event_what_it_is:
 *
 * "The Introduction to the SEC in Newcastle fell victim to the weather. It will now take place
 * on": what "it" is, though no word of that is one for an event; %NULL where it cannot be told.
 *
 * Returns: (transfer full) (nullable): the name, or %NULL where it cannot be told.
 */
char *
sn_event_what_it_is (const SnClause *clause)
{
  static const char *const it[] = { "it", "they", "this", NULL };
  static const char *const verbs[] = { "fell", "could", "was", "were", "did", "lost", "has",
                                       "have", "had",   "is",  "are",  "can", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first), first;
  const SnSentence *before;

  if (s == reading->block_sentences[clause->block] || !sn_reading_token_is_any (reading, clause->sentence->first, it))
    return NULL;
  before = sn_reading_sentence (reading, s - 1);
  first = skip_day_before (reading, before);
  return sn_prose_is_pronoun (reading, first) || sn_reading_token_is (reading, first, "there")
             ? NULL
             : subject_before (clause->outline, before, first, verbs);
}

/**
 * sn_event_named_before:
 *
 * "‘SEC Essentials’ is back. It is a course of three sessions for newcomers, on 2, 9 and 16 May":
 * what "it" is has a name; %NULL where it has none, or the sentence says something else of it.
 *
 * Returns: (transfer full) (nullable): the name, or %NULL where it has none.
 */
char *
sn_event_named_before (const SnClause *clause)
{
  static const char *const verbs[] = { "is", "are", "will", NULL };
  static const char *const behind[] = { "a", "an", "our", "on", "in", "at", "be", NULL };
  static const char *const runs[] = { "runs", "run", "starts", "begins", "lasts", "takes", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, s = sn_reading_sentence_of (reading, clause->block, first);
  const SnSentence *before;
  const SnToken *name;

  if (s == reading->block_sentences[clause->block] || first + 2 >= clause->when->first ||
      !(sn_reading_token_is_any (reading, first + 1, runs) ||
        (sn_reading_token_is_any (reading, first + 1, verbs) && sn_reading_token_is_any (reading, first + 2, behind))))
    return NULL;
  before = sn_reading_sentence (reading, s - 1);
  name = sn_reading_token (reading, before->first + 1);
  if (!sn_reading_opens_quote (reading, before->first) &&
      (name->kind != SN_TOKEN_WORD || name->letter_case == SN_CASE_LOWER ||
       sn_reading_token (reading, before->first)->letter_case == SN_CASE_LOWER ||
       (before->cues & BIT (SN_WORD_COMMITTEE))))
    return NULL;
  if (before->end - before->first > LONGEST_NAMING)
    return NULL;
  return sn_reading_opens_quote (reading, before->first) && sn_reading_token_is (reading, first, "it")
             ? sn_title_quoted (clause->outline, clause->block, before->first, before->end)
             : sn_event_what_it_is (clause);
}

/**
 * sn_event_subject_of_named:
 *
 * "Our training day in Newcastle could not go ahead. It will now be held on …": what was to be,
 * without what became of it.
 *
 * Returns: (transfer full) (nullable): what was to be, or %NULL where it is another thing.
 */
char *
sn_event_subject_of_named (const SnClause *clause)
{
  static const char *const verbs[] = { "could", "fell", "was", "were", "did", "lost", NULL };
  const SnSentence *named = clause->named;
  char *subject =
      named->first < clause->sentence->first ? subject_before (clause->outline, named, named->first, verbs) : NULL;

  if (subject == NULL && (named->cues & BIT (SN_WORD_CANCEL)) && !(clause->sentence_cues & BIT (SN_WORD_CANCEL)) &&
      sn_outline_when_of (clause->outline, named) != NULL &&
      sn_outline_when_of (clause->outline, named)->first == named->first)
    return NULL; /* "21 January's session is cancelled. The next will be in April": not that one */
  return subject != NULL ? subject : sn_title_of_sentence (clause->outline, named);
}

/**
 * sn_event_says_kind:
 * @noun: (nullable): the word for an event in the sentence
 * @named_weight: how much the sentence that names the event says
 *
 * "Suppliers are about to move. Our webinar on 4 July has the answers" under "Settlement and the
 * SEC": the sentence says itself what it is, and the heading what it is on.
 *
 * Returns: whether the heading is to name it.
 */
gboolean
sn_event_says_kind (const SnClause *clause, const SnMark *noun, guint named_weight)
{
  static const char *const of_named[] = { "its", "their", "his", "her", NULL };

  return named_weight == 0 && noun != NULL &&
         !sn_reading_token_is_any (clause->outline->reading, clause->sentence->first, of_named) &&
         noun->first >= clause->sentence->first && noun->first <= clause->sentence->first + 3 &&
         noun->end <= clause->when->first &&
         sn_heading_is_subject (clause->outline, clause->outline->places[clause->block].heading);
}

/**
 * sn_event_question_before:
 * @noun: (nullable): the word for an event in the sentence
 *
 * "What does the new regime mean for Parties? Join our webinar on 14 April" under "Come along": what
 * the event answers, where the heading does but bid; %NULL where nothing is asked.
 *
 * Returns: (transfer full) (nullable): the kind and the question, or %NULL.
 */
char *
sn_event_question_before (const SnClause *clause, const SnMark *noun)
{
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnSentence *before;
  g_autofree char *question = NULL, *kind = NULL;

  if (noun == NULL || noun->end > clause->when->first || s == reading->block_sentences[clause->block] ||
      !sn_reading_token_in (reading, clause->sentence->first, SN_SET_BIDDING) ||
      (heading != SN_NO_BLOCK && !sn_reading_token_in (reading, reading->block_tokens[heading], SN_SET_BIDDING)))
    return NULL;
  before = sn_reading_sentence (reading, s - 1);
  if (!sn_reading_is_mark (reading, before->end - 1, '?') ||
      sn_title_count_content (reading, clause->block, before->first, before->end) < 4)
    return NULL;
  question = sn_title_of_sentence (clause->outline, before);
  kind = sn_title_of_tokens (clause->outline, clause->block, noun->first, noun->end);
  return g_strdup_printf ("%s: %s", kind, question);
}
