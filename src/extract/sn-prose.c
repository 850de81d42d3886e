/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultation-private.h"
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

/**
 * sn_prose_is_over:
 *
 * Returns: whether the date lies wholly before the issue.
 */
gboolean
sn_prose_is_over (const SnExtraction *self, const SnDate *date)
{
  return sn_date_last_julian (date) < sn_date_first_julian (&self->outline->issued);
}

/* "Closing tomorrow", "Closing on Friday, closing soon": of several things that
 * stand below. */
static gboolean
says_only_when (const SnExtraction *self, const SnClause *clause)
{
  guint64 talk = BIT (SN_WORD_CLOSE) | BIT (SN_WORD_CLOSED) | BIT (SN_WORD_VAGUE);
  static const char *const when[] = { "soon", "shortly", "next", "now", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = reading->block_tokens[clause->block]; i < reading->block_tokens[clause->block + 1]; i++)
    {
      if (i == clause->when->first)
        i = clause->when->end - 1;
      else if (sn_reading_token (reading, i)->kind != SN_TOKEN_PUNCT &&
               !sn_reading_token_in (reading, i, SN_SET_HOLLOW) && !sn_reading_token_is_any (reading, i, when) &&
               !(sn_reading_cues (reading, clause->block, i, i + 1) & talk))
        return FALSE;
    }
  return TRUE;
}

/* "A light release on 25 June": which, the article says. */
static gboolean
speaks_of_release (const SnExtraction *self, const SnClause *clause)
{
  if ((clause->left | clause->right) & BIT (SN_WORD_RELEASE))
    return FALSE;
  for (guint32 i = clause->first; i < clause->when->first; i++)
    if (sn_reading_token_is (self->reading, i, "release"))
      return TRUE;
  return FALSE;
}

/* "Closing tomorrow" above entries that each begin with a modification */
static gboolean
closes_entries (const SnExtraction *self, const SnClause *clause)
{
  const guint64 other =
      BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_EVENT);
  const SnSentence *sentence = clause->sentence;
  g_autofree char *own = sn_reference_find (self->reading, clause->block, sentence->first, sentence->end, NULL);
  g_autoptr (GArray) entries = NULL;

  if (own != NULL || !clause->closing || clause->when->date.day == 0 || (clause->sentence_cues & other))
    return FALSE;
  entries = sn_consultation_list (self->outline, clause->block);
  return entries->len > 0;
}

/* "Getting ready for 29 June": what is on that day, others say. */
static gboolean
prepares (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first;
  g_autofree char *verb = NULL;

  if (clause->when->first < first + 2 || !sn_reading_token_is (reading, clause->when->first - 1, "for"))
    return FALSE;
  verb = sn_reading_text (reading, clause->block, first, first + 1);
  return g_str_has_suffix (verb, "ing") &&
         !(sn_reading_cues (reading, clause->block, first, first + 1) & BIT (SN_WORD_EVENT));
}

/* "Come and see us on 18 April" above "The second SEC Party Day will be in Leeds on 18 April": the
 * text says what takes place then. */
static gboolean
is_told_below (const SnExtraction *self, const SnClause *clause)
{
  const SnOutline *outline = self->outline;

  if ((clause->left | clause->right) & BIT (SN_WORD_EVENT))
    return FALSE;
  for (guint b = clause->block + 1; b < outline->n_blocks && outline->places[b].heading == clause->block; b++)
    for (guint32 w = outline->block_whens[b]; w < outline->block_whens[b + 1]; w++)
      {
        const SnWhen *when = sn_outline_when (outline, w);
        guint32 s = sn_reading_sentence_of (self->reading, b, when->first);

        if (sn_date_same_days (&when->date, &clause->when->date) &&
            (sn_reading_sentence (self->reading, s)->cues & BIT (SN_WORD_EVENT)))
          return TRUE;
      }
  return FALSE;
}

/* A heading with a day of its own says when what it names takes place. */
static void
read_heading (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 own = clause->left | clause->right;
  const SnMark *committee = sn_prose_committee_before (clause);

  if (closes_entries (self, clause))
    {
      sn_prose_add_consultation (self, clause, index, "closing heading");
      return;
    }
  if (sn_reading_token_in (self->reading, clause->sentence->first, SN_SET_QUESTIONS) || /* "What changes on 1 April" */
      prepares (clause))
    return;
  /* "Calendar to 31 January": as far as the list below goes */
  if (clause->when->first > clause->first && (clause->left & BIT (SN_WORD_DIARY)) && !clause->closing &&
      !(own & BIT (SN_WORD_EVENT)))
    return;
  if (says_only_when (self, clause) || sn_when_owns (self->reading, clause->when) || speaks_of_release (self, clause) ||
      sn_question_is_denied (self->reading, clause->block))
    return;
  if (clause->closing)
    sn_prose_read_closing (self, clause, index);
  else if (clause->when->date.day == 0 || (own & BIT (SN_WORD_REGISTER)))
    return;
  else if ((own & (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE))) ||
           ((clause->sentence_cues & BIT (SN_WORD_RELEASE)) && !(clause->sentence_cues & BIT (SN_WORD_EVENT))))
    sn_prose_add_milestone (self, clause, index, "dated heading");
  else if (own & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE)))
    return;
  else if (committee != NULL && !(own & BIT (SN_WORD_EVENT))) /* "Change Board: Wednesday 28 May, 10:30" */
    sn_prose_add_meeting (self, clause, index, committee);
  else if (!is_told_below (self, clause))
    sn_prose_add_event (self, clause, index, "dated heading");
}

static gboolean
may_be_item (const SnExtraction *self, guint32 index)
{
  const SnWhen *when = sn_outline_when (self->outline, index);
  SnBlockRole role = self->outline->places[when->block].role;

  if (self->used[index] || when->date.year == 0 || (when->flags & SN_WHEN_IMPOSSIBLE) ||
      sn_prose_is_over (self, &when->date))
    return FALSE;
  if (sn_date_precision (&when->date) == SN_PRECISION_YEAR)
    return FALSE;
  return role == SN_ROLE_TEXT || role == SN_ROLE_SUMMARY || role == SN_ROLE_HEADING;
}

/* "The Refinement Consultation that was due to close tomorrow has been
 * withdrawn": nobody need answer any more. */
static gboolean
is_withdrawn (const SnClause *clause)
{
  static const char *const verbs[] = { "been", "is", "was", "being", "now", "therefore", NULL };
  const SnReading *reading = clause->outline->reading;

  if (!(clause->left & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))))
    return FALSE;
  for (guint32 i = clause->when->end + 1; i < clause->sentence->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_CALLED_OFF) && sn_reading_token_is_any (reading, i - 1, verbs))
      return TRUE;
  return FALSE;
}

static void
add_withdrawn (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint n = self->candidates->len;

  sn_prose_add_consultation (self, clause, index, "withdrawn");
  for (; n < self->candidates->len; n++)
    {
      SnItem *item = ((SnCandidate *) self->candidates->pdata[n])->item;

      sn_item_set_outcome (item, SN_OUTCOME_CANCELLED);
      sn_item_set_moved (item, FALSE);
    }
}

static void
read_when (SnExtraction *self, guint32 index)
{
  SnClause clause;

  if (!may_be_item (self, index))
    return;
  sn_clause_init (&clause, self->outline, index);
  if (is_withdrawn (&clause))
    {
      add_withdrawn (self, &clause, index);
      return;
    }
  if (sn_prose_add_waiting (self, &clause, index) || sn_prose_is_excluded (self, &clause, index))
    return;
  if (self->outline->places[clause.block].role == SN_ROLE_HEADING)
    read_heading (self, &clause, index);
  else if (clause.closing)
    sn_prose_read_closing (self, &clause, index);
  else
    sn_prose_read_other (self, &clause, index);
}

/**
 * sn_find_in_prose:
 *
 * Finds what the running text says of dates: consultations that close, events,
 * what takes effect, what must be done; then consultations without a date.
 */
void
sn_find_in_prose (SnExtraction *self)
{
  for (guint32 i = 0; i < self->outline->whens->len && !sn_extraction_is_full (self); i++)
    read_when (self, i);
  sn_prose_give_hours (self);
  sn_prose_find_undated (self);
}
