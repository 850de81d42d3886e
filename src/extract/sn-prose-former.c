/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days on which something was to be, and no longer is. */

#include "sn-prose-private.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT

/* "It was first planned for 7 February, then for 14 March, and is now confirmed for" */
static gboolean
is_superseded (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->sentence->first + 4 || !(clause->sentence_cues & BIT (SN_WORD_FORMER)) ||
      !(sn_reading_token_is (reading, at - 1, "then") ||
        (sn_reading_token_is (reading, at - 2, "then") && sn_reading_token (reading, at - 1)->kind == SN_TOKEN_WORD)))
    return FALSE;
  return sn_reading_has_token (reading, clause->when->end, clause->sentence->end, "now");
}

/* Whether another date stands between @from and the clause's. */
static gboolean
has_date_between (const SnClause *clause, guint32 from)
{
  const SnOutline *outline = clause->outline;

  for (guint32 i = sn_outline_when_from (outline, clause->block, from);
       i < outline->block_whens[clause->block + 1] && sn_outline_when (outline, i)->first < clause->when->first; i++)
    if (sn_outline_when (outline, i)->date.year != 0 &&
        !sn_when_names_release (outline->reading, sn_outline_when (outline, i)))
      return TRUE;
  return FALSE;
}

/* ", which had been planned for this month, is now expected in July": behind the plan stands
 * what comes of it. */
static gboolean
says_now (const SnClause *clause, guint32 from)
{
  static const char *const now[] = { "now", "will", NULL };
  const SnReading *reading = clause->outline->reading;
  gboolean comma = FALSE;

  for (guint32 i = from; i < clause->when->first; i++)
    if (sn_reading_is_mark (reading, i, ','))
      comma = TRUE;
    else if (comma && sn_reading_token_is_any (reading, i, now))
      return TRUE;
  return FALSE;
}

/* "It had been intended that the release would be implemented on 2 November", "We had meant
 * to close it on 8 May", "should have filled a hall in Leeds next Wednesday": what was meant
 * to be. */
static gboolean
was_meant (const SnClause *clause)
{
  static const char *const which[] = { "that", "which", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->sentence->first; i + 2 < clause->when->first; i++)
    if (((sn_reading_token_is (reading, i, "had") && sn_reading_token_is (reading, i + 1, "been") &&
          sn_reading_token_in (reading, i + 2, SN_SET_PLANNED)) ||
         (sn_reading_token_is (reading, i, "had") && sn_reading_token_in (reading, i + 1, SN_SET_MEANT) &&
          sn_reading_token_is (reading, i + 2, "to")) ||
         (sn_reading_token_is (reading, i, "should") && sn_reading_token_is (reading, i + 1, "have") &&
          i > clause->sentence->first + 1 && sn_reading_token_is_any (reading, i - 1, which))) &&
        !has_date_between (clause, i) && !says_now (clause, i))
      return TRUE;
  return FALSE;
}

/* "The meeting that your diary shows on 22 March will be held a week later": no longer then. */
static gboolean
is_held_later (const SnClause *clause)
{
  static const char *const later[] = { "later", "earlier", NULL };
  const SnReading *reading = clause->outline->reading;
  gboolean will = FALSE;

  for (guint32 i = clause->when->end; i < clause->sentence->end && i < clause->when->end + 10; i++)
    if (sn_reading_token_is (reading, i, "will"))
      will = TRUE;
    else if (sn_reading_token_is_any (reading, i, later))
      return will && (i + 1 == clause->sentence->end || sn_reading_token (reading, i + 1)->kind == SN_TOKEN_PUNCT) &&
             sn_reading_token_in (reading, i - 1, SN_SET_TIME_UNITS);
  return FALSE;
}

/* Whether the sentence has another date behind the clause's. */
static gboolean
has_date_behind (const SnClause *clause)
{
  const SnOutline *outline = clause->outline;
  guint32 index = sn_outline_when_from (outline, clause->block, clause->when->end);

  return index < outline->block_whens[clause->block + 1] &&
         sn_outline_when (outline, index)->first < clause->sentence->end;
}

/* "We have moved the closing date from 25 September, as the form was wrong", "The closing date of
 * 25 September has been moved.": to which day, another sentence says, or none. */
static gboolean
is_moved_away (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnWhen *when = clause->when;

  if (when->first < clause->first + 2 || when->date.day == 0 || when->date.end_year != 0 || has_date_behind (clause))
    return FALSE;
  if (sn_reading_token_is (reading, when->first - 1, "from"))
    return (sn_reading_cues (reading, clause->block, clause->first, when->first - 1) & SN_WORD_BIT (SN_WORD_MOVE)) != 0;
  return sn_reading_token_is (reading, when->first - 1, "of") &&
         (sn_reading_cues (reading, clause->block, clause->first, when->first - 1) & SN_WORD_BIT (SN_WORD_CLOSE)) &&
         when->end + 2 < clause->sentence->end &&
         (sn_reading_token_is (reading, when->end, "has") || sn_reading_token_is (reading, when->end, "was")) &&
         (sn_reading_cues (reading, clause->block, when->end, MIN (when->end + 5, clause->sentence->end)) &
          SN_WORD_BIT (SN_WORD_MOVE));
}

/**
 * sn_prose_was_then:
 *
 * Returns: whether the clause's date is one that something had before it moved.
 */
gboolean
sn_prose_was_then (const SnClause *clause)
{
  return is_superseded (clause) || was_meant (clause) || is_held_later (clause) || is_moved_away (clause);
}
