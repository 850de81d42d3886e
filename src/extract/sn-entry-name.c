/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries of a list that begin with a name and go on with a day and an hour. */

#include "sn-prose-private.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT

/* What has an hour, too, and is no place to be. */
#define OTHER                                                                                                          \
  (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CLOSE) |                         \
   BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_PAST) | BIT (SN_WORD_REPORT) |                       \
   BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_MUST) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE) | \
   BIT (SN_WORD_OFFICE) | BIT (SN_WORD_NEWSLETTER) | BIT (SN_WORD_VOTE))

static gboolean
parts_name (const SnReading *reading, guint32 token)
{
  static const gunichar marks[] = { ':', '-', 0x2013, 0x2014, ',', '.', '(' };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (sn_reading_is_mark (reading, token, marks[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_name (const SnReading *reading, guint block, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_LABEL_VERBS))
      return FALSE;
  return first < end && sn_title_count_content (reading, block, first, end) >= 2 &&
         !(sn_reading_cues (reading, block, first, end) & OTHER);
}

/* "Nottingham, Thursday 5 March": where nothing but a place stands before the day. */
static gboolean
begins_with_day (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, at = clause->when->first;

  if (at == first)
    return TRUE;
  if (at > first + 4 || !sn_reading_is_mark (reading, at - 1, ','))
    return FALSE;
  for (guint32 i = first; i + 1 < at; i++)
    if (sn_reading_token (reading, i)->kind != SN_TOKEN_WORD ||
        sn_reading_token (reading, i)->letter_case == SN_CASE_LOWER)
      return FALSE;
  return TRUE;
}

/**
 * sn_clause_names_entry:
 * @first: (out): the name's first token
 * @end: (out): the token after its last
 *
 * "Virtual tour of our labs – Wed 16 June at 2pm", "A walk round the depot. Thursday
 * 16 March, 10am": at an hour one is somewhere, whatever it is called.
 *
 * Returns: whether the entry of a list begins with a name, and goes on with the
 *   clause's day and hour.
 */
gboolean
sn_clause_names_entry (const SnClause *clause, guint32 *first, guint32 *end)
{
  const SnReading *reading = clause->outline->reading;
  const SnSentence *sentence = clause->sentence;
  guint32 low = reading->block_sentences[clause->block];

  if (!clause->when->date.has_time || clause->when->date.day == 0 ||
      sn_reading_block (reading, clause->block)->kind != SN_BLOCK_LIST_ITEM)
    return FALSE;
  *first = reading->block_tokens[clause->block];
  *end = MIN (clause->when->first, sn_reading_sentence (reading, low)->end);
  if (sentence != sn_reading_sentence (reading, low) &&
      (sentence != sn_reading_sentence (reading, low + 1) || !begins_with_day (clause)))
    return FALSE;
  while (*end > *first && parts_name (reading, *end - 1))
    (*end)--;
  return is_name (reading, clause->block, *first, *end);
}
