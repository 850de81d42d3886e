/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days that a newsletter said by mistake, or that no longer hold, and that it only repeats to
 * correct them. */

#include "sn-prose-private.h"

/**
 * sn_clause_we_stated:
 *
 * Returns: whether the writers say that they gave the day, as of what the next sentence
 *   corrects: "We listed this for 2 July. It is on 9 July."
 */
gboolean
sn_clause_we_stated (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->sentence->first; i + 1 < clause->when->first; i++)
    if (sn_reading_token_is (reading, i, "we") &&
        (sn_reading_token_in (reading, i + 1, SN_SET_STATED) || sn_reading_token_in (reading, i + 2, SN_SET_STATED)))
      return TRUE;
  return FALSE;
}

/* "Issue 40 printed the first of these as 28 March. It is 29 March.", "We gave the date as 4 May",
 * "we originally gave this as 3 November": what a newsletter said by mistake. */
static gboolean
is_printed_as (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, at = clause->when->first;
  gboolean stated = FALSE, own = FALSE;

  if (at < first + 3 || !sn_reading_token_is (reading, at - 1, "as"))
    return FALSE;
  for (guint32 i = first; i < at; i++)
    {
      gboolean states = sn_reading_token_in (reading, i, SN_SET_STATED);

      own |= states
                 ? i + 5 > at || (i > first && sn_reading_token_is (reading, i - 1, "we"))
                 : sn_reading_token_in (reading, i, SN_SET_MAILINGS) || sn_reading_token_in (reading, i, SN_SET_ERRORS);
      stated |= states;
    }
  return stated && own;
}

/* "The invitation in July said 14 October for Leeds", "which your calendars probably have down for
 * 6 October", "Those who still have 27 June in the diary": what was printed elsewhere. */
static gboolean
is_written_elsewhere (const SnClause *clause)
{
  static const char *const said[] = { "said", "showed", "gave", "printed", "listed", NULL };
  static const char *const being[] = { "is", "are", "be", "still", "remains", "remain", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at <= clause->sentence->first + 1)
    return FALSE;
  if (sn_reading_token_is (reading, at - 1, "for") && sn_reading_token_is (reading, at - 2, "down"))
    return !sn_reading_token_is_any (reading, at - 3, being); /* "is still down for 30 September": then it will be */
  if (clause->sentence_cues & SN_WORD_BIT (SN_WORD_MOVE))
    return FALSE;
  return sn_reading_token_is_any (reading, at - 1, said) ||
         (sn_reading_token_is (reading, at - 1, "have") && sn_reading_token_is (reading, at - 2, "still"));
}

/* "We had said that testing would start on 8 May. … it will now start on 22 May": what no longer
 * holds. */
static gboolean
had_been_said (const SnClause *clause)
{
  static const char *const would[] = { "would", "was", "were", NULL };
  const SnReading *reading = clause->outline->reading;
  gboolean said = FALSE;

  for (guint32 i = clause->sentence->first; i + 1 < clause->when->first; i++)
    {
      if (said && sn_reading_token_is_any (reading, i, would))
        return TRUE;
      said |= sn_reading_token_is (reading, i, "had") && sn_reading_token_in (reading, i + 1, SN_SET_STATED);
    }
  return FALSE;
}

/* "We told you that it closes on 24 July. Wrong, sorry! It closes on 31 July.", "That was our
 * mistake.": what the next sentence takes back. */
static gboolean
is_taken_back (const SnClause *clause)
{
  static const char *const wrong[] = { "wrong", "incorrect", "mistaken", "mistake", "error", "slip", NULL };
  static const char *const whose[] = { "our", "my", "a", "an", NULL };
  static const char *const that[] = { "that", "this", "it", "which", NULL };
  static const char *const was[] = { "was", "is", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnSentence *next;

  if (s + 1 >= reading->block_sentences[clause->block + 1])
    return FALSE;
  next = sn_reading_sentence (reading, s + 1);
  if (sn_reading_token_is_any (reading, next->first, wrong))
    return TRUE;
  if (next->end < next->first + 4 || !sn_reading_token_is_any (reading, next->first, that) ||
      !sn_reading_token_is_any (reading, next->first + 1, was))
    return FALSE;
  return sn_reading_token_is_any (reading, next->first + 2, wrong) ||
         (sn_reading_token_is_any (reading, next->first + 2, whose) &&
          sn_reading_token_is_any (reading, next->first + 3, wrong));
}

/* Tokens of what is to be read instead: “SEC Panel, 29 March 2023”. */
#define MOST_READ 12

static gboolean
has_day_within (const SnOutline *outline, guint block, guint32 first, guint32 end)
{
  for (guint32 w = outline->block_whens[block]; w < outline->block_whens[block + 1]; w++)
    if (sn_outline_when (outline, w)->first >= first && sn_outline_when (outline, w)->end <= end)
      return TRUE;
  return FALSE;
}

/* "For 20 March please read 27 March", "Where we wrote ‘SEC Panel, 20 March’, read …": what stands
 * right before that word is to be read no more. */
static gboolean
is_to_be_read_as (const SnClause *clause)
{
  static const char *const between[] = { "please", "kindly", "now", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->end, end = clause->sentence->end;

  while (at < end && !sn_reading_is_mark (reading, at, '(') &&
         (sn_reading_token (reading, at)->kind == SN_TOKEN_PUNCT || sn_reading_token_is_any (reading, at, between)))
    at++;
  return at + 1 < end && sn_reading_token_is (reading, at, "read") &&
         has_day_within (clause->outline, clause->block, at + 1, MIN (end, at + MOST_READ));
}

/**
 * sn_clause_is_correction:
 *
 * Returns: whether the clause has the day that is to be read instead of another one: "for 20 March
 *   read 27 March".
 */
gboolean
sn_clause_is_correction (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, first = clause->sentence->first;

  while (at > first && sn_reading_token (reading, at - 1)->kind == SN_TOKEN_PUNCT)
    at--;
  return at > first && sn_reading_token_is (reading, at - 1, "read") &&
         has_day_within (clause->outline, clause->block, first, at - 1);
}

/**
 * sn_clause_is_misprint:
 *
 * Returns: whether the clause only repeats a day that was said by mistake, or that no longer holds.
 */
gboolean
sn_clause_is_misprint (const SnClause *clause)
{
  return is_printed_as (clause) || is_written_elsewhere (clause) || is_taken_back (clause) || had_been_said (clause) ||
         is_to_be_read_as (clause);
}
