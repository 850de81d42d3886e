/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultation-private.h"
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT
/* So many lines an entry may have between its day and its hour. */
#define ENTRY_LINES 8

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
  else
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

static gboolean
take_time (SnCandidate *candidate, const SnWhen *when)
{
  SnDate date = *sn_item_get_date (candidate->item);

  if (!date.has_time)
    date = sn_date_with_time_of (date, &when->date);
  else if (!date.has_end_time && when->date.time > date.time)
    {
      date.has_end_time = TRUE;
      date.end_time = when->date.time;
    }
  else
    return FALSE;
  sn_item_set_date (candidate->item, &date);
  return TRUE;
}

/* "Doors open at 9.15", "coffee from 10": before it begins. */
static gboolean
is_arrival (const SnExtraction *self, const SnWhen *when)
{
  guint32 first = self->reading->block_tokens[when->block];

  for (guint32 i = when->first; i > first && i + 4 > when->first; i--)
    if (sn_reading_token_in (self->reading, i - 1, SN_SET_ARRIVALS))
      return TRUE;
  return FALSE;
}

/* "The PMA meets on Tuesday (10am), and on Wednesday the Board (10.30am)": another
 * day stands between the event's and the time, which is its own. */
static gboolean
is_of_other_day (const SnExtraction *self, const SnCandidate *candidate, guint32 index)
{
  const SnWhen *when = sn_outline_when (self->outline, index);
  guint32 s = sn_reading_sentence_of (self->reading, when->block, when->first);

  for (guint32 i = index; i > candidate->when + 1; i--)
    {
      const SnWhen *other = sn_outline_when (self->outline, i - 1);

      if (other->first < sn_reading_sentence (self->reading, s)->first)
        return FALSE;
      /* "on 26 and 27 November, from 10am" is one event */
      if (other->date.day != 0 &&
          sn_date_first_julian (&other->date) > sn_date_last_julian (sn_item_get_date (candidate->item)))
        return TRUE;
    }
  return FALSE;
}

/* "The forum on 23 March will start at 9am, and the one on 20 April at 9.30am": the hour
 * follows another day, and the event has one behind its own. */
static gboolean
is_of_day_before (const SnExtraction *self, const SnCandidate *candidate, guint32 index)
{
  const SnOutline *outline = self->outline;
  guint32 last = outline->block_whens[candidate->block + 1];
  guint32 s = sn_reading_sentence_of (self->reading, candidate->block, sn_outline_when (outline, index)->first);
  const SnSentence *sentence = sn_reading_sentence (self->reading, s);
  gboolean day = FALSE;

  if (candidate->when <= index || candidate->when >= last ||
      sn_outline_when (outline, candidate->when)->first >= sentence->end)
    return FALSE;
  for (guint32 i = index; i > outline->block_whens[candidate->block] && !day; i--)
    if (sn_outline_when (outline, i - 1)->first < sentence->first)
      return FALSE;
    else
      day = sn_outline_when (outline, i - 1)->date.day != 0;
  for (guint32 i = candidate->when + 1; day && i < last; i++)
    if (sn_outline_when (outline, i)->date.day != 0 || sn_outline_when (outline, i)->first >= sentence->end)
      return FALSE;
    else if (sn_outline_when (outline, i)->date.has_time)
      return TRUE;
  return FALSE;
}

/* "Both run from 10.30 to 15.00.", "We start at 10am and finish at 4pm.": a
 * time without a day is that of the events of its paragraph. */
static void
spread_times (SnExtraction *self, guint block)
{
  for (guint32 i = self->outline->block_whens[block]; i < self->outline->block_whens[block + 1]; i++)
    {
      const SnWhen *when = sn_outline_when (self->outline, i);

      if (when->date.year != 0 || !when->date.has_time || self->used[i] || is_arrival (self, when))
        continue;
      for (guint c = 0; c < self->candidates->len; c++)
        {
          SnCandidate *candidate = self->candidates->pdata[c];

          if (candidate->block == block && sn_item_get_kind (candidate->item) == SN_ITEM_EVENT &&
              sn_item_get_date (candidate->item)->day != 0 && candidate->first <= when->first &&
              !is_of_other_day (self, candidate, i) && !is_of_day_before (self, candidate, i) &&
              take_time (candidate, when))
            self->used[i] = TRUE;
        }
    }
}

/* Whether two blocks are of one entry: nothing but lines of text stands between. */
static gboolean
is_same_entry (const SnExtraction *self, guint a, guint b)
{
  guint first = MIN (a, b), last = MAX (a, b);

  if (last - first > ENTRY_LINES)
    return FALSE;
  for (guint i = first; i <= last; i++)
    if (self->outline->places[i].role != SN_ROLE_TEXT)
      return FALSE;
  return TRUE;
}

/* "Date: 7 June" and, on a line of its own, "Time: 10:30". */
static void
lend_field_time (SnExtraction *self, guint block)
{
  guint32 index = self->outline->block_whens[block];
  const SnWhen *when = sn_outline_when (self->outline, index);

  if (when->date.year != 0 || !when->date.has_time || self->used[index])
    return;
  for (guint c = 0; c < self->candidates->len; c++)
    {
      SnCandidate *candidate = self->candidates->pdata[c];
      const SnDate *date = sn_item_get_date (candidate->item);

      if (candidate->block != block && sn_item_get_kind (candidate->item) == SN_ITEM_EVENT && date->day != 0 &&
          !date->has_time && is_same_entry (self, candidate->block, block) && take_time (candidate, when))
        self->used[index] = TRUE;
    }
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
  for (guint i = 0; i < self->outline->n_blocks; i++)
    if (self->outline->places[i].role == SN_ROLE_TEXT &&
        self->outline->block_whens[i] < self->outline->block_whens[i + 1])
      {
        spread_times (self, i);
        if (sn_outline_is_field (self->reading, i))
          lend_field_time (self, i);
      }
  sn_prose_find_undated (self);
}
