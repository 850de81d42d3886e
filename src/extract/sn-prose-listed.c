/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines that say little but what they are and when: the heading says the rest. */

#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT

/* Whether nothing but marks comes behind the date. */
static gboolean
ends_sentence (const SnClause *clause)
{
  guint32 end = clause->sentence->end;

  while (end > clause->when->end && sn_reading_token (clause->outline->reading, end - 1)->kind == SN_TOKEN_PUNCT)
    end--;
  return end == clause->when->end;
}

/* An item, or a line that begins with a modification. */
static gboolean
is_line_of_list (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  g_autofree char *reference = NULL;

  if (sn_reading_block (reading, clause->block)->kind == SN_BLOCK_LIST_ITEM)
    return TRUE;
  if (clause->sentence->first != reading->block_tokens[clause->block])
    return FALSE;
  reference = sn_reference_at (reading, clause->block, clause->sentence->first, NULL);
  return reference != NULL;
}

/**
 * sn_prose_is_listed_consultation:
 *
 * "DESNZ: heat network zoning, 28 April" under "Consultations".
 *
 * Returns: whether the date ends a line of a list of what views are asked on.
 */
gboolean
sn_prose_is_listed_consultation (const SnClause *clause)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE) |
                  BIT (SN_WORD_PAST) | BIT (SN_WORD_CLOSED) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_NOMINATE) |
                  BIT (SN_WORD_REGISTER) | BIT (SN_WORD_CANCEL);
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;
  guint64 above = heading != SN_NO_BLOCK ? sn_reading_block_cues (reading, heading) : 0;

  if (!is_line_of_list (clause) || clause->when->date.day == 0 || clause->when->date.end_year != 0 || !(above & asks) ||
      ((above | clause->sentence_cues) & other))
    return FALSE;
  return ends_sentence (clause) && clause->when->first > clause->sentence->first + 2 &&
         sn_reading_token (reading, clause->when->first - 1)->kind == SN_TOKEN_PUNCT;
}

/**
 * sn_prose_is_listed_task:
 *
 * "Check your invoice address (6 April)" under "To do".
 *
 * Returns: whether the date ends a line of a list of what has to be done.
 */
gboolean
sn_prose_is_listed_task (const SnClause *clause)
{
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RELEASE) |
                  BIT (SN_WORD_PAST) | BIT (SN_WORD_CLOSED) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT);
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;
  gboolean headed = FALSE;

  if (heading == SN_NO_BLOCK || clause->when->date.day == 0 || (clause->sentence_cues & other) ||
      (sn_reading_block (reading, clause->block)->kind != SN_BLOCK_LIST_ITEM &&
       !(clause->when->first > clause->sentence->first + 1 &&
         sn_reading_is_mark (reading, clause->when->first - 1, ':'))))
    return FALSE;
  for (guint32 i = reading->block_tokens[heading]; i < reading->block_tokens[heading + 1]; i++)
    headed |= sn_reading_token_in (reading, i, SN_SET_TASKS);
  return headed && ends_sentence (clause) && clause->when->first > clause->sentence->first + 2 &&
         sn_reading_token (reading, clause->when->first - 1)->kind == SN_TOKEN_PUNCT;
}

/* "SECMP0062 alone: 9 May." under "Implementation" */
static gboolean
under_milestones (const SnClause *clause)
{
  guint heading = clause->outline->places[clause->block].heading;
  guint64 above = heading != SN_NO_BLOCK ? sn_reading_block_cues (clause->outline->reading, heading) : 0;

  return (above & (BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE))) &&
         !(above & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_EVENT)));
}

/**
 * sn_prose_labels_day:
 *
 * "First installations of the new hub: Q4 2027" in a list,
 * "Code Manager takes over: 1 October 2027", "SMETS1 Service Live: 31 March, though
 * it may be later" in a list, "SECMP0062 alone: 9 May." under "Implementation".
 *
 * Returns: whether what stands before the date says what happens then.
 */
gboolean
sn_prose_labels_day (const SnClause *clause)
{
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_EVENT) |
                  BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_VOTE) |
                  BIT (SN_WORD_REPORT) | BIT (SN_WORD_PAST) | BIT (SN_WORD_OFFICE) | BIT (SN_WORD_NEWSLETTER) |
                  BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_CLOSE) | BIT (SN_WORD_MUST) | BIT (SN_WORD_SEAT);
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, at = clause->when->first;
  gboolean listed = sn_reading_block (reading, clause->block)->kind == SN_BLOCK_LIST_ITEM &&
                    first == reading->block_tokens[clause->block];

  if ((!listed && !(under_milestones (clause) && clause->end - first < 12)) ||
      (clause->when->date.day == 0 && !(listed && ends_sentence (clause))) || at < first + 3 ||
      !sn_reading_is_mark (reading, at - 1, ':') || (clause->left & other) ||
      sn_title_count_content (reading, clause->block, first, at - 1) < 2)
    return FALSE;
  for (guint32 i = first; i < at; i++)
    if (sn_reading_token_in (reading, i, SN_SET_OTHER_LABELS))
      return FALSE;
  return TRUE;
}

/**
 * sn_prose_add_labelled:
 *
 * Makes a milestone of what stands before the date.
 */
void
sn_prose_add_labelled (SnExtraction *self, const SnClause *clause, guint32 index)
{
  g_autofree char *title =
      sn_title_of_tokens (self->outline, clause->block, clause->sentence->first, clause->when->first - 1);
  g_autofree char *reference = sn_reference_at (self->reading, clause->block, clause->sentence->first, NULL);
  SnCandidate *candidate = sn_prose_add_dated (self, SN_ITEM_MILESTONE, title, clause, index, "label and day");

  sn_item_set_reference (candidate->item, reference);

  sn_item_set_organiser (candidate->item, sn_prose_find_body (self, clause));
}
