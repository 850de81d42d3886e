/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of nominations that a sentence beside a table of seats has for those
 * of its rows that have none of their own. */

#include "sn-rows-private.h"

#define BIT SN_WORD_BIT

/* So many dates are tried for one table: nobody states more. */
#define MOST_DATES 12

/* Whether a date says until when one may apply for seats. */
static gboolean
ends_applications (const SnExtraction *self, guint32 index, const SnClause *clause)
{
  guint64 applies = BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY);
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_CLOSED) |
                  BIT (SN_WORD_VOTE) | BIT (SN_WORD_REGISTER);
  const SnWhen *when = sn_outline_when (self->outline, index);

  return clause->closing && (clause->sentence_cues & applies) && !(clause->sentence_cues & other) &&
         !(clause->left & BIT (SN_WORD_TERM)) && !(when->flags & SN_WHEN_IMPOSSIBLE) && when->date.day != 0 &&
         sn_date_last_julian (&when->date) >= sn_date_first_julian (&self->outline->issued);
}

/* Whether the words of @block before @end name a committee; sets @named where
 * they name that of the seat. */
static gboolean
names_committee (const SnReading *reading, guint block, guint32 end, const char *committee, gboolean *named)
{
  gboolean any = FALSE;

  for (guint32 i = reading->block_marks[block]; i < reading->block_marks[block + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->first >= end)
        break;
      if (mark->word_class != SN_WORD_COMMITTEE)
        continue;
      any = TRUE;
      *named |= g_strcmp0 (mark->value, committee) == 0;
    }
  return any;
}

/* "Our SSC members …. Apply by 11 December.": for the seats of whom the paragraph
 * names so far, else for all of the table. */
static void
date_seats (SnExtraction *self, const SnClause *clause, guint32 index, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];
      const char *committee = sn_item_get_committee (candidate->item);
      gboolean named = FALSE;

      if (sn_item_get_kind (candidate->item) != SN_ITEM_VACANCY || candidate->when != SN_NO_WHEN ||
          (sn_reading_block_cues (self->reading, candidate->block) & BIT (SN_WORD_NO_DATE)) ||
          (names_committee (self->reading, clause->block, clause->sentence->end, committee, &named) && !named))
        continue;
      candidate->when = index;
      self->used[index] = TRUE;
      sn_extraction_set_date (self, candidate, clause->when);
    }
}

/* Whether any seat of the table is without a date. */
static gboolean
lacks_dates (const SnExtraction *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const SnCandidate *candidate = self->candidates->pdata[i];

      if (sn_item_get_kind (candidate->item) == SN_ITEM_VACANCY && candidate->when == SN_NO_WHEN)
        return TRUE;
    }
  return FALSE;
}

/* Whether the date is that of something. One that ends nominations is set aside even
 * before the seats of a table are known. */
static gboolean
is_taken (const SnExtraction *self, guint32 index)
{
  for (guint i = 0; i < self->candidates->len; i++)
    if (((const SnCandidate *) self->candidates->pdata[i])->when == index)
      return TRUE;
  return FALSE;
}

/**
 * sn_seat_rows_date:
 * @heading: what a table of seats stands under
 * @first: the first candidate that was made of its rows
 *
 * Gives the seats of a table without dates the one that the text beside it
 * under the same heading says.
 */
void
sn_seat_rows_date (SnExtraction *self, guint heading, guint first)
{
  const SnOutline *outline = self->outline;
  guint end = self->candidates->len, tried = 0;

  if (heading == SN_NO_BLOCK || !lacks_dates (self, first, end))
    return;
  for (guint b = heading + 1; b < outline->n_blocks && outline->places[b].heading == heading; b++)
    for (guint32 w = outline->block_whens[b];
         outline->places[b].role == SN_ROLE_TEXT && w < outline->block_whens[b + 1]; w++)
      {
        SnClause clause;

        if (self->used[w] && is_taken (self, w))
          continue;
        sn_clause_init (&clause, outline, w);
        if (tried < MOST_DATES && ends_applications (self, w, &clause) && ++tried)
          date_seats (self, &clause, w, first, end);
      }
}
