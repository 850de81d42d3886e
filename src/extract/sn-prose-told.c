/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days that a sentence tells of, on which nobody has anything to do. */

#include "sn-prose-private.h"

#define BIT SN_WORD_BIT

/* "an obligation to replace failed equipment within 90 days", "will oblige them to answer within five
 * Working Days": how long a rule leaves whenever something happens. What the reader is told is none. */
static gboolean
is_of_obligation (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnSentence *sentence = clause->sentence;

  return (clause->when->flags & SN_WHEN_RELATIVE) && sn_reading_token_is (reading, clause->when->first, "within") &&
         sn_reading_has_in_set (reading, sentence->first, clause->when->first, SN_SET_OBLIGING) &&
         !sn_reading_has_in_set (reading, sentence->first, sentence->end, SN_SET_BETWEEN_US);
}

/* "Customers may see the old messages until Monday": what happens, and for how long at a time. */
static gboolean
tells_how_long (const SnClause *clause)
{
  static const char *const until[] = { "until", "till", NULL };
  static const char *const verbs[] = { "may", "might", "can", "could", "will", "would", "must", NULL };
  const guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL) |
                       BIT (SN_WORD_REGISTER) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY) | BIT (SN_WORD_EVENT);
  const SnReading *reading = clause->outline->reading;
  const SnSentence *sentence = clause->sentence;

  if (clause->when->end != clause->when->first + 1 || clause->when->first < sentence->first + 3 ||
      sn_reading_mark_at (reading, clause->block, clause->when->first, SN_WORD_WEEKDAY) == NULL ||
      !sn_reading_token_is_any (reading, clause->when->first - 1, until) || (clause->sentence_cues & asks) ||
      sn_reading_has_in_set (reading, sentence->first, sentence->end, SN_SET_BETWEEN_US))
    return FALSE;
  for (guint32 i = sentence->first; i < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, verbs))
      return TRUE;
  return FALSE;
}

/* "three consultations (one of which ends on Monday)", "four consultations, the first of which closes
 * on": of one of several, which is not named here. */
static gboolean
is_of_one_of_several (const SnClause *clause)
{
  static const char *const which[] = { "which", "them", "these", NULL };
  static const char *const one[] = { "one", "first", "two", "some", "last", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 low = clause->when->first > clause->sentence->first + 8 ? clause->when->first - 8 : clause->sentence->first;

  for (guint32 i = low + 2; i < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, which) && sn_reading_token_is (reading, i - 1, "of") &&
        sn_reading_token_is_any (reading, i - 2, one))
      return (clause->sentence_cues & (BIT (SN_WORD_GREETING) | BIT (SN_WORD_CONTENTS))) != 0;
  return FALSE;
}

/* Behind the name of somebody at @token, as far as one may tell: "Sunita Bose"; @token where there
 * is none. */
static guint32
name_end (const SnClause *clause, guint32 token)
{
  const guint64 other = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_BODY) | BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_RELEASE);
  const SnReading *reading = clause->outline->reading;
  guint32 at = token;

  while (at + 1 < clause->sentence->end && sn_reading_token (reading, at)->kind == SN_TOKEN_WORD &&
         sn_reading_token (reading, at)->letter_case == SN_CASE_CAPITAL &&
         !(sn_reading_cues (reading, clause->block, at, at + 1) & other))
    at++;
  return at;
}

/* "The Panel has confirmed Sunita Bose as the Consumer member from 1 April": from when somebody has
 * a seat. */
static gboolean
tells_who_has_seat (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  if (clause->sentence_cues & (BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_VOTE)))
    return FALSE;
  for (guint32 i = clause->sentence->first + 1; i + 4 < clause->sentence->end; i++)
    {
      guint32 as = sn_reading_token_in (reading, i, SN_SET_SEATING) ? name_end (clause, i + 1) : i;

      if (as > i + 1 && sn_reading_token_is (reading, as, "as") &&
          (sn_reading_cues (reading, clause->block, as + 1, MIN (as + 6, clause->sentence->end)) &
           (BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_SEAT))))
        return TRUE;
    }
  return FALSE;
}

/**
 * sn_prose_only_tells:
 *
 * Returns: whether the sentence tells how long something takes or lasts whenever it happens, from
 *   when somebody has a seat, or of one of several things that it does not name.
 */
gboolean
sn_prose_only_tells (const SnClause *clause)
{
  return is_of_obligation (clause) || tells_how_long (clause) || is_of_one_of_several (clause) ||
         tells_who_has_seat (clause);
}
