/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether what stands above a sentence, or how it begins, says that it speaks of
 * free seats. */

#include "sn-vacancies-private.h"

#include <string.h>

#define BIT SN_WORD_BIT
#define ITEM_LENGTH 200

/**
 * sn_seats_begins_like_item:
 *
 * Returns: whether the sentence begins with what the items of a list begin with:
 *   a committee, a category, a number.
 */
gboolean
sn_seats_begins_like_item (const SnReading *reading, const SnSentence *sentence)
{
  return (sn_reading_cues (reading, sentence->block, sentence->first, MIN (sentence->first + 5, sentence->end)) &
          (BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_NUMBER) | BIT (SN_WORD_SEAT))) != 0 ||
         sn_reading_token (reading, sentence->first)->kind == SN_TOKEN_NUMBER;
}

/* "Apply by 30 March", "Names to the secretary before noon on 30 March" */
static gboolean
calls_for_names (const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_SEAT_CALLS))
      return (sn_reading_cues (reading, sentence->block, i + 1, MIN (i + 7, sentence->end)) & BIT (SN_WORD_CLOSE)) != 0;
  return FALSE;
}

/* "The SSC has one Small Supplier seat. Nominations close on …", "One Small Supplier seat on
 * the SSC (apply by 30 March)": that it is free is said behind it. */
static gboolean
opens_nominations (const SnReading *reading, const SnSentence *sentence)
{
  guint64 over = BIT (SN_WORD_CLOSED) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED);
  guint64 whose = BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_COMMITTEE);
  const SnSentence *next = sentence + 1;

  if (!(sentence->cues & BIT (SN_WORD_SEAT)) || (sentence->cues & over))
    return FALSE;
  if ((sentence->cues & whose) == whose && calls_for_names (reading, sentence))
    return TRUE;
  if (next >= sn_reading_sentence (reading, reading->block_sentences[sentence->block + 1]) ||
      (next->cues & (over | BIT (SN_WORD_CATEGORY))))
    return FALSE;
  return ((next->cues & BIT (SN_WORD_NOMINATE)) && (next->cues & BIT (SN_WORD_CLOSE))) ||
         ((sentence->cues & whose) == whose && calls_for_names (reading, next));
}

/* "OPSG - Small Supplier - 2" on a line of its own: an item without a bullet. */
static gboolean
is_bare_line (const SnBlock *block)
{
  return block->kind == SN_BLOCK_PARAGRAPH && block->length > 0 && block->length <= 80 &&
         strchr (".!?:;", block->text[block->length - 1]) == NULL;
}

/* "SSC - Large Supplier (24 March);": one of several in a line. */
static gboolean
is_entry (const SnReading *reading, const SnSentence *sentence)
{
  const SnMark *committee = sn_reading_mark_at (reading, sentence->block, sentence->first, SN_WORD_COMMITTEE);

  return committee != NULL && sentence->end - sentence->first <= 18 && committee->end + 1 < sentence->end &&
         (sn_reading_is_mark (reading, committee->end, '-') || sn_reading_is_mark (reading, committee->end, 0x2013) ||
          sn_reading_is_mark (reading, committee->end, ':'));
}

/* "TABASC – Electricity Networks – apply by 3 November" needs nothing above it to
 * say that a seat is free. */
static gboolean
is_full_entry (const SnReading *reading, const SnSentence *sentence)
{
  guint64 tells = BIT (SN_WORD_APPLY) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_NO_DATE);
  guint64 other = BIT (SN_WORD_FILLED) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_VOTE);
  const SnMark *committee = sn_reading_mark_at (reading, sentence->block, sentence->first, SN_WORD_COMMITTEE),
               *category;

  if (!is_entry (reading, sentence) || (sentence->cues & other))
    return FALSE;
  category = sn_reading_mark_at (reading, sentence->block, committee->end + 1, SN_WORD_CATEGORY);
  return category != NULL && ((sentence->cues & tells) ||
                              (category->end + 1 < sentence->end && sn_reading_token_is (reading, category->end, "x") &&
                               sn_reading_token (reading, category->end + 1)->kind == SN_TOKEN_NUMBER));
}

/* "There is one seat in each of the following categories: Large Suppliers, Gas Networks" */
static gboolean
lists_categories (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const nouns[] = { "category", "categories", "constituencies", NULL };
  guint32 colon = sentence->first;

  if (!(sentence->cues & (BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT))))
    return FALSE;
  while (colon < sentence->end && !sn_reading_is_mark (reading, colon, ':'))
    colon++;
  if (colon == sentence->end ||
      !(sn_reading_cues (reading, sentence->block, colon, sentence->end) & BIT (SN_WORD_CATEGORY)))
    return FALSE;
  for (guint32 i = sentence->first; i < colon; i++)
    if (sn_reading_token_is_any (reading, i, nouns))
      return TRUE;
  return FALSE;
}

/**
 * sn_seats_topic:
 *
 * Returns: what is known of the seats that the sentence may speak of, from what
 *   stands above and before it.
 */
SnSeatTopic
sn_seats_topic (const SnSeatArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  const SnBlock *block = sn_reading_block (reading, sentence->block);

  if ((block->kind == SN_BLOCK_LIST_ITEM || is_bare_line (block) || is_entry (reading, sentence)) &&
      block->length < ITEM_LENGTH &&
      (article->frame != SN_SEATS_NONE || article->topic == SN_SEATS_LED || is_full_entry (reading, sentence)) &&
      sn_seats_begins_like_item (reading, sentence))
    return SN_SEATS_LISTED;
  if (lists_categories (reading, sentence))
    return SN_SEATS_LISTED;
  return MAX (MAX (article->frame, article->topic),
              opens_nominations (reading, sentence) ? SN_SEATS_SPOKEN : SN_SEATS_NONE);
}
