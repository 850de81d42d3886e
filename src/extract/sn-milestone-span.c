/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in a sentence what takes effect is named. */

#include "sn-milestones-private.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

/**
 * sn_milestone_introduces:
 *
 * Verbs of saying and expecting, after which the matter itself stands.
 *
 * Returns: whether the matter itself stands behind the word.
 */
gboolean
sn_milestone_introduces (const SnReading *reading, guint32 token)
{
  static const char *const prepositions[] = { "of",   "for", "in",    "to",     "from", "with",
                                              "like", "at",  "after", "before", NULL };

  if (sn_reading_token_is (reading, token, "that") && sn_reading_token_is_any (reading, token - 1, prepositions))
    return FALSE; /* "meters of that kind" */
  return sn_reading_token_in (reading, token, SN_SET_INTENDING) || sn_reading_token_is (reading, token, "that");
}

static gboolean
is_comma (const SnReading *reading, guint32 token)
{
  return sn_reading_token (reading, token)->kind == SN_TOKEN_PUNCT && sn_reading_token (reading, token)->value == ',';
}

/**
 * sn_milestone_opens_aside:
 *
 * "If it goes well, …", "In the North Region, …": what goes before the matter.
 *
 * Returns: whether an aside begins with the word.
 */
gboolean
sn_milestone_opens_aside (const SnReading *reading, guint32 token)
{
  static const char *const words[] = {
    "if",       "when",      "as",        "after",     "following", "subject",    "from",     "in",
    "on",       "at",        "once",      "amongst",   "among",     "because",    "since",    "while",
    "although", "for",       "with",      "under",     "until",     "during",     "this",     "assuming",
    "provided", "providing", "depending", "given",     "despite",   "to",         "being",    "unless",
    "having",   "barring",   "owing",     "due",       "where",     "whether",    "by",       "along",
    "without",  "apart",     "away",      "aside",     "besides",   "outside",    "speaking", "turning",
    "finally",  "lastly",    "also",      "elsewhere", "meanwhile", "separately", NULL
  };

  return sn_reading_token_is_any (reading, token, words) ||
         (sn_reading_token_is (reading, token, "now") && sn_reading_token_is (reading, token + 1, "that"));
}

/**
 * sn_milestone_drop_auxiliaries:
 *
 * "will now", "is expected to", "has been": not part of the name.
 *
 * Returns: where the name ends that stands from @first to before @end.
 */
guint32
sn_milestone_drop_auxiliaries (const SnReading *reading, guint32 first, guint32 end)
{
  while (end > first && sn_reading_token_in (reading, end - 1, SN_SET_AUXILIARIES))
    end--;
  return end;
}

/* "The first stage, compensation for failed appointments, starts": where an
 * explanation ends behind which the verb stands, of a name that says little by
 * itself; 0 where there is none. */
static guint32
explanation_end (const SnReading *reading, guint block, guint32 first, guint32 comma, guint32 end)
{
  if (sn_title_count_content (reading, block, first, comma) > 2)
    return 0;
  for (guint32 i = comma + 2; i < end && i < comma + 12; i++)
    if (is_comma (reading, i))
      return sn_milestone_drop_auxiliaries (reading, i + 1, end) == i + 1 &&
                     !sn_reading_token_is_any (reading, comma + 1, (const char *const[]){ "which", "who", NULL })
                 ? i
                 : 0;
  return 0;
}

/* "The next tranche, SEC Stage 6, is": where what stands between two commas
 * ends, if that is another name for what stands before; 0 otherwise. */
static guint32
apposition_end (const SnReading *reading, guint32 comma, guint32 end)
{
  for (guint32 i = comma + 1; i < end && i < comma + 8; i++)
    if (is_comma (reading, i))
      return i > comma + 1 && sn_milestone_drop_auxiliaries (reading, i + 1, end) == i + 1 ? i : 0;
    else if (sn_reading_token (reading, i)->letter_case == SN_CASE_LOWER)
      return 0;
  return 0;
}

/* Where the bracket ends that opens at @open; @open where it does not before @end. */
static guint32
bracket_end (const SnReading *reading, guint32 open, guint32 end)
{
  for (guint32 i = open + 1; i < end; i++)
    if (sn_reading_is_mark (reading, i, ')'))
      return i;
  return open;
}

/* "The text (sections F and G, and Appendix AG) enters into force": what begins within a bracket
 * that ends before the verb begins before it. */
static guint32
before_bracket (const SnReading *reading, guint32 low, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end && !sn_reading_is_mark (reading, i, '('); i++)
    if (sn_reading_is_mark (reading, i, ')'))
      return low;
  return first;
}

/**
 * sn_milestone_find_span:
 * @verb: (nullable): by what it takes effect
 * @first: (out): its first token
 * @end: (out): the token after its last
 *
 * Where what takes effect is named: before the verb, after "announced that" or
 * "expects"; with commas, before the first of them, or after one that ends an aside.
 */
void
sn_milestone_find_span (const SnExtraction *self, const SnClause *clause, const SnMark *verb, guint32 *first,
                        guint32 *end)
{
  const SnReading *reading = self->reading;

  *end = verb != NULL && verb->first < clause->when->first ? verb->first : clause->when->first;
  *first = clause->first;
  for (guint32 i = clause->first; i + 1 < *end; i++)
    if (i > clause->first && sn_milestone_introduces (reading, i))
      *first = i + 1;
  *first = before_bracket (reading, clause->first, *first, *end);
  for (guint32 i = *first; i < *end; i++)
    {
      if (sn_reading_is_mark (reading, i, '('))
        i = bracket_end (reading, i, *end);
      if (!is_comma (reading, i))
        continue;
      if (i == *first || sn_milestone_opens_aside (reading, *first))
        *first = i + 1;
      else if (apposition_end (reading, i, *end) != 0)
        *end = apposition_end (reading, i, *end);
      else if (explanation_end (reading, clause->block, *first, i, *end) != 0)
        *end = explanation_end (reading, clause->block, *first, i, *end);
      else
        *end = i;
    }
}

/**
 * sn_milestone_is_noun:
 * @token: a word for what takes effect
 *
 * Returns: whether it is a noun there: "the start of the migration".
 */
gboolean
sn_milestone_is_noun (const SnReading *reading, guint32 token)
{
  static const char *const leads[] = { "the", "of", "its", "their", NULL };

  return token > 0 && sn_reading_token_is_any (reading, token - 1, leads);
}

/**
 * sn_milestone_find_verb:
 *
 * Where a sentence's verb begins: what stands before it is its subject.
 *
 * Returns: the first verb from @first on; @limit where there is none.
 */
guint32
sn_milestone_find_verb (const SnReading *reading, const SnSentence *sentence, guint32 first, guint32 limit)
{
  guint64 acts = BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_MOVE) | BIT (SN_WORD_ATTEND) | BIT (SN_WORD_CANCEL);

  for (guint32 i = first + 1; i < limit; i++)
    if (sn_reading_token_in (reading, i, SN_SET_MILESTONE_VERBS) ||
        (sn_reading_token (reading, i)->marked && (sn_reading_cues (reading, sentence->block, i, i + 1) & acts) != 0 &&
         !sn_milestone_is_noun (reading, i)))
      return i;
  return limit;
}

/* "The DCC has put it back, and R1.3 now goes live on …": where the part of the
 * sentence that the date belongs to begins, if it has a verb of its own. */
static guint32
own_part (const SnReading *reading, const SnSentence *sentence, guint32 limit)
{
  static const char *const joints[] = { "and", "but", "so", "while", NULL };

  for (guint32 i = limit; i > sentence->first + 2; i--)
    if (sn_reading_token_is_any (reading, i - 1, joints) && is_comma (reading, i - 2))
      return sn_milestone_find_verb (reading, sentence, i, limit) < limit ? i : sentence->first;
  return sentence->first;
}

/**
 * sn_milestone_skip_aside:
 *
 * Past "If all goes well," and "In the North," to the subject.
 *
 * Returns: the first token behind an aside with which the sentence begins.
 */
guint32
sn_milestone_skip_aside (const SnReading *reading, const SnSentence *sentence, guint32 limit)
{
  static const char *const joints[] = { "and",       "but",     "so",      "also",  "finally",
                                        "meanwhile", "however", "because", "since", NULL };
  guint32 first = own_part (reading, sentence, limit);

  if (sn_milestone_opens_aside (reading, first))
    for (guint32 i = first; i < limit; i++)
      if (is_comma (reading, i))
        {
          first = i + 1;
          break;
        }
  for (guint32 i = first; i + 1 < limit && i < first + 16; i++) /* "Smart hubs: the DCC plans …" */
    if (sn_reading_is_mark (reading, i, ':') &&
        (i < first + 7 || sn_reading_token_is (reading, i + 1, "its") || !sn_prose_is_pronoun (reading, i + 1)))
      {
        first = i + 1;
        break;
      }
  while (first < limit && (sn_reading_token_is_any (reading, first, joints) || is_comma (reading, first)))
    first++;
  return first;
}

/**
 * sn_milestone_is_body_only:
 *
 * Whether it only says who acts: "the DCC", "the DCC now plans".
 *
 * Returns: whether the words only say who acts.
 */
gboolean
sn_milestone_is_body_only (const SnReading *reading, guint block, guint32 first, guint32 end)
{
  const SnMark *body;

  if (first < end && sn_reading_token_is (reading, first, "the"))
    first++;
  body = first < end ? sn_reading_mark_at (reading, block, first, SN_WORD_BODY) : NULL;
  if (body == NULL && first < end)
    body = sn_reading_mark_at (reading, block, first, SN_WORD_COMMITTEE);
  for (guint32 i = body != NULL ? body->end : end; i < end; i++)
    if (i > body->end + 1 || sn_reading_token (reading, i)->letter_case != SN_CASE_LOWER)
      return FALSE;
  return body != NULL;
}
