/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is planned anew, and of what a date is said to be. */

#include "sn-prose-private.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT

/**
 * sn_prose_is_now_planned:
 *
 * "which had been expected in June, is now planned for Q3 2020", "has now been set
 * for 26 July", "the DCC now expects it in Q1 2026", "is now to take place on 22 April"
 *
 * Returns: whether something is planned anew for the clause's date.
 */
gboolean
sn_prose_is_now_planned (const SnClause *clause)
{
  static const char *const between[] = {
    "been", "it", "this", "that", "to", "be", "for", "place", "over", "the", NULL
  };
  static const char *const happens[] = { "take", "happen", "occur", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, low = at > clause->first + 10 ? at - 10 : clause->first;
  gboolean planned = FALSE;

  if (at < clause->first + 4 || sn_reading_token (reading, at - 1)->kind != SN_TOKEN_WORD ||
      sn_date_precision (&clause->when->date) < SN_PRECISION_QUARTER)
    return FALSE;
  for (at -= 2; at >= low && !sn_reading_token_is (reading, at, "now"); at--)
    {
      gboolean plans = sn_reading_token_in (reading, at, SN_SET_PLANNED) ||
                       sn_reading_token_in (reading, at, SN_SET_INTENDING) ||
                       sn_reading_token_is_any (reading, at, happens);

      if (!plans && !sn_reading_token_is_any (reading, at, between))
        return FALSE;
      planned |= plans;
      if (at == low)
        return FALSE;
    }
  return planned;
}

/**
 * sn_prose_add_planned:
 *
 * Makes a milestone of what is planned anew: what the sentence begins with, whatever day of
 * it stands before this one.
 */
void
sn_prose_add_planned (SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnReading *reading = self->reading;
  guint32 first = clause->sentence->first + sn_reading_token_is (reading, clause->sentence->first, "the");
  g_autofree char *title = sn_title_phrase (self->outline, clause->block, first, clause->when->first);
  SnCandidate *candidate;

  if (sn_prose_is_pronoun (reading, first) ||
      sn_title_count_content (reading, clause->block, first,
                              sn_title_phrase_end (self->outline, clause->block, first, clause->when->first, 1)) < 1)
    {
      sn_prose_add_milestone (self, clause, index, "now planned");
      return;
    }
  candidate = sn_prose_add_dated (self, SN_ITEM_MILESTONE, title, clause, index, "now planned");
  sn_item_set_organiser (candidate->item, sn_prose_find_body (self, clause));
  sn_candidate_note_move (self, candidate, clause);
}

/* "has been confirmed as 28 March", "was set for 28 March": where the words begin by which the
 * day becomes that of the thing; 0 where none do. */
static guint32
settled_at (const SnClause *clause)
{
  static const char *const joints[] = { "as", "for", "at", NULL };
  static const char *const verbs[] = { "has", "have", "been", "is", "was", "now", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->first + 6 || !sn_reading_token_is_any (reading, at - 1, joints) ||
      !sn_reading_token_in (reading, at - 2, SN_SET_SETTLED))
    return 0;
  for (at -= 2; at > clause->first && sn_reading_token_is_any (reading, at - 1, verbs);)
    at--;
  return at < clause->when->first - 2 ? at : 0;
}

/* "the date for Release 1.3 in all Regions is now 30 June": the same, where the verb alone
 * says it. */
static guint32
stays_at (const SnClause *clause)
{
  static const char *const now[] = { "now", "still", "therefore", NULL };
  const SnReading *reading = clause->outline->reading;
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) |
                  BIT (SN_WORD_TERM) | BIT (SN_WORD_PAST) | BIT (SN_WORD_RELEASE);
  guint32 at = clause->when->first;

  at -= at > clause->first + 4 && sn_reading_token_is_any (reading, at - 1, now);
  if ((clause->sentence_cues & other) || at < clause->first + 5 ||
      !(sn_reading_token_in (reading, at - 1, SN_SET_STAYING) || sn_reading_token_is (reading, at - 1, "becomes")))
    return 0;
  return at - 1;
}

/**
 * sn_prose_names_date:
 * @first: (out): where what the date is of begins
 * @end: (out): where it ends
 *
 * "the date for Release 1.3 in all Regions is now 30 June": what a date is of stands between
 * it and the verb.
 *
 * Returns: whether the clause says of what its date is.
 */
gboolean
sn_prose_names_date (const SnClause *clause, guint32 *first, guint32 *end)
{
  static const char *const joints[] = { "for", "of", NULL };
  const guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_EVENT);
  const SnReading *reading = clause->outline->reading;

  *end = clause->sentence_cues & other ? 0 : settled_at (clause);
  if (*end == 0)
    *end = stays_at (clause);
  for (guint32 i = clause->first; i + 2 < *end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_DATES) && sn_reading_token_is_any (reading, i + 1, joints))
      {
        *first = i + 2;
        return sn_title_count_content (reading, clause->block, *first, *end) > 0;
      }
  return FALSE;
}

/**
 * sn_prose_add_date_of:
 * @kind: what the date is to be
 * @first: where what it is of begins
 * @end: where that ends
 *
 * Makes an item of the words that say what the clause's date is of.
 */
void
sn_prose_add_date_of (SnExtraction *self, SnItemKind kind, const SnClause *clause, guint32 index, guint32 first,
                      guint32 end)
{
  g_autofree char *title = sn_title_of_tokens (self->outline, clause->block, first, end);
  SnCandidate *candidate = sn_prose_add_dated (self, kind, title, clause, index, "date of it");

  sn_item_set_organiser (candidate->item, sn_prose_find_body (self, clause));
  sn_candidate_note_move (self, candidate, clause);
}

/* "Final Operating Capability stays on 31 May". Sets @first and @end to what does. */
static gboolean
stays_then (const SnClause *clause, guint32 *first, guint32 *end)
{
  static const char *const joints[] = { "on", "for", NULL };
  static const char *const stays[] = { "stays", "remains", "still", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  *first = clause->first;
  *end = at - 2;
  return clause->when->date.day != 0 && at > clause->first + 3 && sn_reading_token_is_any (reading, at - 1, joints) &&
         sn_reading_token_is_any (reading, at - 2, stays) && !sn_prose_is_pronoun (reading, clause->sentence->first);
}

/* "The first Devices are to be enrolled in Q4 2018": what will be done. Sets @first and @end to
 * it. */
static gboolean
is_to_be_done (const SnClause *clause, guint32 *first, guint32 *end)
{
  static const char *const are[] = { "is", "are", NULL };
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) |
                  BIT (SN_WORD_SEAT) | BIT (SN_WORD_REPORT) | BIT (SN_WORD_OUTCOME);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;
  g_autofree char *verb = NULL;

  if (at < clause->first + 6 || !sn_reading_token_is (reading, at - 1, "in") ||
      !sn_reading_token_is (reading, at - 3, "be") || !sn_reading_token_is (reading, at - 4, "to") ||
      !sn_reading_token_is_any (reading, at - 5, are) || (clause->sentence_cues & other) ||
      sn_prose_is_pronoun (reading, clause->first))
    return FALSE;
  verb = sn_reading_text (reading, clause->block, at - 2, at - 1);
  *first = clause->first;
  *end = at - 1;
  return g_str_has_suffix (verb, "ed") && !sn_reading_token_in (reading, at - 2, SN_SET_PUBLISHED) &&
         !sn_reading_token_in (reading, at - 2, SN_SET_PUTTING_OUT);
}

/* "Enduring Order Management is planned by the DCC for Q2 2017". Sets @first and @end to what
 * is. */
static gboolean
is_planned_for (const SnClause *clause, guint32 *first, guint32 *end)
{
  static const char *const are[] = { "is", "are", "remains", "remain", NULL };
  static const char *const joints[] = { "for", "in", NULL };
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) |
                  BIT (SN_WORD_SEAT) | BIT (SN_WORD_REPORT) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_VOTE);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->first + 4 || !sn_reading_token_is_any (reading, at - 1, joints) || (clause->sentence_cues & other) ||
      sn_prose_is_pronoun (reading, clause->first) || sn_date_precision (&clause->when->date) < SN_PRECISION_QUARTER)
    return FALSE;
  *first = clause->first;
  for (guint32 i = at - 1; i > clause->first + 1 && i + 6 > at; i--)
    if (sn_reading_token_in (reading, i - 1, SN_SET_PLANNED) && sn_reading_token_is_any (reading, i - 2, are))
      {
        *end = i - 2;
        return sn_title_count_content (reading, clause->block, *first, *end) > 1;
      }
  return FALSE;
}

/**
 * sn_prose_names_plan:
 * @first: (out): first token of what is planned
 * @end: (out): the token after its last
 *
 * Returns: whether the sentence says that something stays on the date, is to be done then, or
 *   is planned for it, with no word for what takes effect.
 */
gboolean
sn_prose_names_plan (const SnClause *clause, guint32 *first, guint32 *end)
{
  return stays_then (clause, first, end) || is_to_be_done (clause, first, end) || is_planned_for (clause, first, end);
}
