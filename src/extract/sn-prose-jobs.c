/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"

#define BIT SN_WORD_BIT

/* Somebody works as what is named within so many words of "looking for". */
#define JOB_LENGTH 5

/* "Two analysts are wanted in our Change team", "We need a Business Analyst" */
static gboolean
wants_staff (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const be[] = { "is", "are", NULL };
  static const char *const wanted[] = { "wanted", "needed", "sought", NULL };
  static const char *const want[] = { "need", "needs", "want", "wants", "seek", "seeks", NULL };
  static const char *const articles[] = { "a", "an", "another", "two", NULL };

  for (guint32 i = first; i + 2 < end; i++)
    if (sn_reading_token_is_any (reading, i, want) && sn_reading_token_is_any (reading, i + 1, articles) &&
        sn_reading_has_in_set (reading, i + 2, MIN (i + 2 + JOB_LENGTH, end), SN_SET_SEAT_JOBS))
      return TRUE;
  for (guint32 i = first; i + 2 < end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_SEAT_JOBS) && sn_reading_token_is_any (reading, i + 1, be) &&
        sn_reading_token_is_any (reading, i + 2, wanted))
      return TRUE;
  return FALSE;
}

/* "looking for an Operations Analyst", "has an opening for", "a vacancy for", "a place for a
 * regulatory associate" */
static gboolean
names_staff (const SnReading *reading, guint32 first, guint32 end)
{
  static const char *const sought[] = { "looking", "search", "opening", "openings",    "vacancy", "vacancies",
                                        "place",   "places", "room",    "advertising", NULL };

  for (guint32 i = first + 1; i + 1 < end; i++)
    if (sn_reading_token_is (reading, i, "for") && sn_reading_token_is_any (reading, i - 1, sought))
      if (sn_reading_has_in_set (reading, i + 1, MIN (i + 1 + JOB_LENGTH, end), SN_SET_SEAT_JOBS))
        return TRUE;
  return wants_staff (reading, first, end);
}

/* Whether one of the sentences before says that people are hired. */
static gboolean
hires_before (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 own = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);

  for (guint32 s = reading->block_sentences[clause->block]; s < own; s++)
    {
      const SnSentence *sentence = sn_reading_sentence (reading, s);

      if ((sentence->cues & BIT (SN_WORD_HIRING)) || names_staff (reading, sentence->first, sentence->end))
        return TRUE;
    }
  return FALSE;
}

/* "We are still recruiting; CVs by 31 October please", "We are looking for an analyst.
 * Applications by 10 July.": of a job, named before. */
static gboolean
applies_for_job (const SnClause *clause)
{
  const guint64 seats = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY);
  const guint64 other = BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_CONSULT) |
                        ((clause->block_cues & seats) ? BIT (SN_WORD_SEAT) : 0); /* "our vacancies" */
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);

  return s > reading->block_sentences[clause->block] &&
         (sn_reading_is_mark (reading, clause->sentence->first - 1, ';') || !(clause->sentence_cues & other)) &&
         (clause->sentence_cues & BIT (SN_WORD_APPLY)) && hires_before (clause);
}

/* "We are still looking for an Operations Analyst (apply by 30 April)" */
static gboolean
seeks_staff (const SnClause *clause)
{
  guint64 seat = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY);

  return (clause->sentence_cues & BIT (SN_WORD_APPLY)) && !(clause->sentence_cues & seat) &&
         names_staff (clause->outline->reading, clause->sentence->first, clause->when->first);
}

/* "Ann and Theo will represent the Small Suppliers from October": somebody has the
 * seat, and nobody can do anything about it. */
static gboolean
begins_to_represent (const SnClause *clause)
{
  return (clause->left & BIT (SN_WORD_FILLED)) && (clause->left & BIT (SN_WORD_CATEGORY)) && !clause->closing &&
         !(clause->sentence_cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_RELEASE))) &&
         clause->when->first > clause->first && sn_clause_is_word (clause, clause->when->first - 1, "from");
}

/* "Ann joins the SSC and Bo the CSC. Both start on 1 May.", "Appointments will be confirmed
 * in May and take effect from 2 June." */
static gboolean
takes_up_seat (const SnClause *clause)
{
  static const char *const those[] = { "both", "they", "she", "he", "each", NULL };
  const guint64 got = BIT (SN_WORD_FILLED) | BIT (SN_WORD_OUTCOME);
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, s = sn_reading_sentence_of (reading, clause->block, first);

  if (clause->closing)
    return FALSE;
  if (sn_reading_token_in (reading, first + sn_reading_token_is (reading, first, "the"), SN_SET_APPOINTMENTS))
    return TRUE;
  return s > reading->block_sentences[clause->block] && sn_reading_token_is_any (reading, first, those) &&
         first + 1 < clause->when->first && sn_reading_token_in (reading, first + 1, SN_SET_JOB_BEGINS) &&
         (sn_reading_sentence (reading, s - 1)->cues & got) != 0;
}

/* "a new Chair, who will take over in May": when somebody begins a job that is open. */
static gboolean
who_begins (const SnClause *clause)
{
  static const char *const over[] = { "over", "up", "office", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->first + 2; i + 1 < clause->when->first; i++)
    {
      if (!sn_reading_token_is (reading, i, "who") ||
          !sn_reading_token_in (reading, i - 1 - sn_reading_is_mark (reading, i - 1, ','), SN_SET_NEWCOMERS))
        continue;
      for (guint32 j = i + 1; j < clause->when->first && j < i + 4; j++)
        if (sn_reading_token_in (reading, j, SN_SET_JOB_BEGINS) || sn_reading_token_is_any (reading, j, over))
          return TRUE;
    }
  return FALSE;
}

/* "The new chair starts on 1 April": somebody begins a job. */
static gboolean
starts_job (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->first + 1; i < clause->when->first; i++)
    if (sn_reading_token_in (reading, i, SN_SET_JOB_BEGINS))
      return sn_reading_token_in (reading, i - 1, SN_SET_NEWCOMERS) ||
             (i > clause->first + 1 && sn_reading_token_is (reading, i - 1, "will") &&
              sn_reading_token_in (reading, i - 2, SN_SET_NEWCOMERS));
  return FALSE;
}

/* "30 March is his last day with us", "Her last day is 31 March" */
static gboolean
leaves_job (const SnClause *clause)
{
  static const char *const whose[] = { "his", "her", "their", "my", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->first + 1; i + 1 < clause->end; i++)
    if (sn_reading_token_is (reading, i, "last") && sn_reading_token_is_any (reading, i - 1, whose) &&
        (sn_reading_token_is (reading, i + 1, "day") || sn_reading_token_is (reading, i + 1, "working")))
      return TRUE;
  return FALSE;
}

/**
 * sn_prose_is_of_job:
 *
 * Returns: whether the date is one of somebody's job or seat: when it begins or ends, or until
 *   when one may apply for it as an employee.
 */
gboolean
sn_prose_is_of_job (const SnClause *clause)
{
  return starts_job (clause) || who_begins (clause) || takes_up_seat (clause) || applies_for_job (clause) ||
         begins_to_represent (clause) || seeks_staff (clause) || leaves_job (clause);
}
