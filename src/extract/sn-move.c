/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"

#define BIT SN_WORD_BIT

/**
 * sn_clause_is_word:
 *
 * Returns: whether @token is in the clause's sentence and is @word.
 */
gboolean
sn_clause_is_word (const SnClause *clause, guint32 token, const char *word)
{
  return token >= clause->sentence->first && token < clause->sentence->end &&
         sn_reading_token_is (clause->outline->reading, token, word);
}

static gboolean
says_moved (const SnClause *clause)
{
  return (clause->left & BIT (SN_WORD_MOVE)) != 0;
}

/**
 * sn_clause_is_moved_from:
 * @index: index of the clause's date
 *
 * Returns: whether the date is the first of two between which something moves:
 *   "moves from 22 December 2019 to the end of February 2020".
 */
gboolean
sn_clause_is_moved_from (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnWhen *next;

  if (index + 1 >= self->outline->block_whens[clause->block + 1] || !sn_clause_is_word (clause, clause->when->first - 1, "from"))
    return FALSE;
  next = sn_outline_when (self->outline, index + 1);
  if (next->first >= clause->sentence->end || next->first - clause->when->end > 2)
    return FALSE;
  return says_moved (clause) && sn_clause_is_word (clause, clause->when->end, "to");
}

/* "moved from 7 to 12 March": what looks like a range is the old day and the
 * new one. */
static void
split_move (SnCandidate *candidate, const SnWhen *when)
{
  SnDate old = sn_date_new_day (when->date.year, when->date.month, when->date.day);
  SnDate new = sn_date_new_day (when->date.end_year, when->date.end_month, when->date.end_day);

  if (when->date.has_time)
    sn_date_set_time (&new, when->date.time / 60u, when->date.time % 60u);
  sn_item_set_date (candidate->item, &new);
  sn_item_set_moved_from (candidate->item, &old);
}

static void
note_earlier_date (const SnExtraction *self, SnCandidate *candidate, const SnClause *clause)
{
  SnClause before;

  if (candidate->when <= self->outline->block_whens[clause->block])
    return;
  sn_clause_init (&before, self->outline, candidate->when - 1);
  if (before.sentence != clause->sentence || !sn_clause_is_moved_from (self, &before, candidate->when - 1))
    return;
  sn_item_set_moved (candidate->item, TRUE);
  sn_item_set_moved_from (candidate->item, &before.when->date);
}

/**
 * sn_candidate_note_move:
 *
 * Where the clause says that the date was moved or extended, notes that, and
 * from when where it says so.
 */
void
sn_candidate_note_move (const SnExtraction *self, SnCandidate *candidate, const SnClause *clause)
{
  const SnWhen *when = clause->when;
  gboolean from_to = (when->flags & SN_WHEN_FROM_TO) != 0 || sn_clause_is_word (clause, when->first - 1, "from");

  if (!says_moved (clause))
    {
      note_earlier_date (self, candidate, clause);
      return;
    }
  sn_item_set_moved (candidate->item, TRUE);
  if (when->date.end_year != 0 && from_to)
    split_move (candidate, when);
}
