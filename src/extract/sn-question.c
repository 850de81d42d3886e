/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings that ask what the paragraphs below answer. */

#include "sn-titles.h"

#define BIT SN_WORD_BIT

static gboolean
is_auxiliary (const SnReading *reading, guint32 token)
{
  static const char *const words[] = { "have", "has",   "are",   "is",     "do", "does", "did",  "will", "was", "were",
                                       "can",  "could", "would", "should", "am", "must", "didn", "may",  NULL };

  return sn_reading_token_is_any (reading, token, words);
}

/* "How should the Panel meet in future?" is what somebody is asked about; "What is new at the
 * DCC?" is not. */
static gboolean
is_plain_verb (const SnReading *reading, guint32 token)
{
  return sn_reading_token_is_any (
      reading, token, (const char *const[]){ "is", "are", "was", "were", "do", "does", "did", "can", NULL });
}

/**
 * sn_question_is_asked:
 * @heading: a block
 *
 * "Have BEIS and Ofgem paused their consultations?", "What is new at the DCC?", "I missed the
 * induction. Will you run it again?" ask something and name nothing; "Where next for credit
 * cover?" does.
 *
 * Returns: whether the heading only asks.
 */
gboolean
sn_question_is_asked (const SnReading *reading, guint heading)
{
  static const char *const asks[] = { "what", "when", "which", "who", "how", "where", "why", "and", "but", NULL };
  static const char *const persons[] = { "you", "i", "we", "it", "they", NULL };
  guint32 first = reading->block_tokens[heading], end = reading->block_tokens[heading + 1];

  if (end <= first + 1 || !sn_reading_is_mark (reading, end - 1, '?'))
    return FALSE;
  if (is_auxiliary (reading, first) ||
      (sn_reading_token_is_any (reading, first, asks) && is_plain_verb (reading, first + 1)))
    return TRUE;
  for (guint32 i = first + 1; i + 1 < end; i++)
    if (is_auxiliary (reading, i) && sn_reading_token_is_any (reading, i + 1, persons) &&
        (sn_reading_is_mark (reading, i - 1, '.') || sn_reading_is_mark (reading, i - 1, '!')))
      return TRUE;
  return FALSE;
}

/**
 * sn_question_is_denied:
 * @heading: a block
 *
 * "Is the Change Board meeting on 24 February?" above "No. It has been moved."
 *
 * Returns: whether the heading asks, and the answer is no.
 */
gboolean
sn_question_is_denied (const SnReading *reading, guint heading)
{
  static const char *const denials[] = { "no", "not", NULL };
  guint32 answer = reading->block_tokens[heading + 1];

  return sn_question_is_asked (reading, heading) && answer < reading->n_tokens &&
         sn_reading_token_is_any (reading, answer, denials) && sn_reading_block_of (reading, answer) == heading + 1;
}

/**
 * sn_question_topic:
 * @heading: a block, or %SN_NO_BLOCK
 *
 * "I missed the induction in January. Will you run it again?", "Has Ofgem decided on the price
 * control yet?"
 *
 * Returns: (transfer full) (nullable): what a heading that asks is about, by the words behind
 *   its first article; %NULL where it does not ask, or only of somebody.
 */
char *
sn_question_topic (const SnOutline *outline, guint heading)
{
  static const char *const articles[] = { "the", "your", "our", "a", "an", NULL };
  static const char *const adverbs[] = { "still", "yet", "now", "again", "ever", NULL };
  const guint64 somebody = BIT (SN_WORD_BODY) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY);
  const SnReading *reading = outline->reading;
  guint32 end;

  if (heading == SN_NO_BLOCK || !sn_question_is_asked (reading, heading))
    return NULL;
  end = reading->block_tokens[heading + 1];
  for (guint32 i = reading->block_tokens[heading]; i + 1 < end; i++)
    {
      guint32 stop;

      if (!sn_reading_token_is_any (reading, i, articles))
        continue;
      stop = sn_title_phrase_end (outline, heading, i + 1, end - 1, 1);
      /* "a real, in-person Engagement Day" goes on to what it is */
      if (stop < end && sn_reading_is_mark (reading, stop, ',') && stop < i + 4)
        stop = sn_title_phrase_end (outline, heading, stop + 1, end - 1, 1);
      while (stop > i + 2 && sn_reading_token_is_any (reading, stop - 1, adverbs))
        stop--;
      if (sn_title_count_content (reading, heading, i + 1, stop) == 0 ||
          (sn_reading_cues (reading, heading, i + 1, i + 2) & somebody))
        continue;
      return sn_title_of_tokens (outline, heading, i + 1, stop);
    }
  return NULL;
}
