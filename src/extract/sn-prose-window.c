/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The days from which to which views are taken. */

#include "sn-prose-private.h"

#define BIT SN_WORD_BIT

/* "Runs: 20 January to 24 February" in an entry that says that it is a
 * consultation. */
static gboolean
labels_window (const SnClause *clause)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);
  guint64 around = clause->article | clause->heading;
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, at = clause->when->first;

  return clause->when->date.end_day != 0 && first == reading->block_tokens[clause->block] && at > first + 1 &&
         at <= first + 4 && sn_reading_is_mark (reading, at - 1, ':') && (around & asks) &&
         !((around | clause->sentence_cues) & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_NOMINATE)));
}

/* "The window for the Refinement Consultation is 6 to 31 March" */
static gboolean
says_window (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  return sn_reading_has_in_set (reading, clause->first, clause->when->first, SN_SET_WINDOW_WORDS);
}

/* "The window for responses is 6 to 31 March", "the comment period is" */
static gboolean
takes_answers (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  gboolean answered = FALSE, open = FALSE;

  for (guint32 i = clause->first; i < clause->when->first; i++)
    {
      answered |= sn_reading_token_in (reading, i, SN_SET_ANSWERS);
      open |= sn_reading_token_in (reading, i, SN_SET_WINDOWS);
    }
  return answered && open;
}

/* "Modification Report Consultation, 14-31 October" */
static gboolean
follows_stage (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->first + 2 ||
      !(sn_reading_is_mark (reading, at - 1, ',') || sn_reading_is_mark (reading, at - 1, ':') ||
        sn_reading_is_mark (reading, at - 1, '(')))
    return FALSE;
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_STAGE && sn_reading_mark (reading, i)->end == at - 1)
      return TRUE;
  return FALSE;
}

/* "The exercise runs from 7 July to 29 September": views are taken that long. */
static gboolean
is_window (const SnExtraction *self, const SnClause *clause)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);

  return clause->when->date.end_day != 0 &&
         ((clause->when->flags & SN_WHEN_FROM_TO) || ((clause->left & asks) && says_window (clause)) ||
          follows_stage (clause) || takes_answers (clause)) &&
         !(clause->sentence_cues &
           (BIT (SN_WORD_EVENT) | BIT (SN_WORD_MOVE) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_OFFICE))) &&
         ((clause->sentence_cues & asks) || takes_answers (clause) ||
          (sn_prose_speaks_of_consultation (self, clause) && !(clause->sentence_cues & BIT (SN_WORD_COMMITTEE))));
}

static void
add_window (SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnDate *window = &clause->when->date;
  SnDate last = sn_date_new_day (window->end_year, window->end_month, window->end_day);

  if (window->has_end_time)
    sn_date_set_time (&last, window->end_time / 60u, window->end_time % 60u);
  sn_prose_add_consultation (self, clause, index, "window");
  sn_item_set_date (((SnCandidate *) self->candidates->pdata[self->candidates->len - 1])->item, &last);
}

/**
 * sn_prose_read_window:
 *
 * Makes a consultation that ends on the last of the days for which views are
 * taken.
 *
 * Returns: whether the clause's date is such a window
 */
gboolean
sn_prose_read_window (SnExtraction *self, const SnClause *clause, guint32 index)
{
  if (!is_window (self, clause) && !labels_window (clause))
    return FALSE;
  add_window (self, clause, index);
  return TRUE;
}
