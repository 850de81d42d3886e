/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Months that say which thing is meant, or for how long it is, and not when it comes. */

#include "sn-prose-private.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT
/* Bytes of a line that heads a table. */
#define LONGEST_CAPTION 60

/* No window for anything that happens is so long. */
static gboolean
are_far_apart (const SnDate *a, const SnDate *b)
{
  return b->year * 12u + b->month >= a->year * 12u + a->month + 11u;
}

/* "What the Panel intends to spend from April 2023 to March 2026": over which time. */
static gboolean
spans_months (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  static const char *const joints[] = { "to", "until", "till", "til", NULL };
  guint64 things = BIT (SN_WORD_EVENT) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RELEASE);
  const SnReading *reading = self->reading;
  const SnWhen *other;
  guint32 at = clause->when->first, end = clause->when->end;

  /* "a budget which covers the Regulatory Years from 1 April 2016 to 31 March 2019" */
  if (clause->when->date.day != 0 && clause->when->date.end_year != 0)
    {
      SnDate last = { .year = clause->when->date.end_year, .month = clause->when->date.end_month };

      return are_far_apart (&clause->when->date, &last) && !(clause->left & BIT (SN_WORD_MILESTONE));
    }
  if (clause->when->date.day != 0 || (clause->sentence_cues & things))
    return FALSE;
  if (index + 1 < self->outline->block_whens[clause->block + 1] && at > clause->sentence->first &&
      sn_reading_token_is (reading, at - 1, "from"))
    {
      other = sn_outline_when (self->outline, index + 1);
      return other->first == end + 1 && other->date.day == 0 && sn_reading_token_is_any (reading, end, joints) &&
             are_far_apart (&clause->when->date, &other->date);
    }
  if (index == self->outline->block_whens[clause->block] || at < clause->sentence->first + 3)
    return FALSE;
  other = sn_outline_when (self->outline, index - 1);
  return other->end + 1 == at && other->date.day == 0 && sn_reading_token_is_any (reading, at - 1, joints) &&
         other->first > clause->sentence->first && sn_reading_token_is (reading, other->first - 1, "from") &&
         are_far_apart (&other->date, &clause->when->date);
}

/* "Over two weeks in October we will be visiting": how long, and about when. */
static gboolean
is_span (const SnClause *clause)
{
  static const char *const spans[] = { "weeks", "days", "evenings", "mornings", "sessions", "dates", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  return clause->when->date.day == 0 && at >= clause->sentence->first + 2 &&
         sn_reading_token_is (reading, at - 1, "in") && sn_reading_token_is_any (reading, at - 2, spans);
}

/* "the plan for May's incidents": of what took or takes place then. */
static gboolean
is_of_month (const SnClause *clause)
{
  const guint64 things = BIT (SN_WORD_RELEASE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE);

  return clause->when->date.day == 0 && sn_when_owns (clause->outline->reading, clause->when) &&
         !(sn_reading_cues (clause->outline->reading, clause->block, clause->when->end,
                            MIN (clause->when->end + 6, clause->sentence->end)) &
           things);
}

static gboolean
is_told_as_past (const SnReading *reading, guint block, const SnMark *told)
{
  return told->word_class == SN_WORD_MILESTONE &&
         (sn_reading_cues (reading, block, told->first, told->end) & BIT (SN_WORD_PAST));
}

/* "Services went live at the start of this month", "The June 2023 SEC Release went live this
 * morning": of a month that has begun, what is told as past is past. */
static gboolean
is_past_month (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnDate *date = &clause->when->date, *issued = &clause->outline->issued;
  const SnMark *told = sn_clause_last_mark (clause, SN_WORD_MILESTONE);

  if (date->day != 0 || date->month == 0 || date->year != issued->year || date->month > issued->month)
    return FALSE;
  for (guint32 i = clause->sentence->first_mark;
       i < clause->sentence->end_mark && sn_when_names_release (reading, clause->when); i++)
    if (sn_reading_mark (reading, i)->first >= clause->when->end &&
        is_told_as_past (reading, clause->block, sn_reading_mark (reading, i)))
      return TRUE;
  return told != NULL && told->end <= clause->when->first && is_told_as_past (reading, clause->block, told) &&
         !(clause->right & BIT (SN_WORD_MILESTONE));
}

/* "will be considered for June 2024": what may come then. */
static gboolean
is_considered_for (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  at -= at > clause->first + 2 && sn_reading_token_is (reading, at - 1, "the");
  return clause->when->date.day == 0 && at >= clause->first + 2 && sn_reading_token_is (reading, at - 1, "for") &&
         sn_reading_token_is (reading, at - 2, "considered") && !sn_when_names_release (reading, clause->when);
}

/* "the scope of the November 2023 release", which only tells one release from another. */
static gboolean
is_of_release (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  return sn_when_names_release (reading, clause->when) && sn_reading_token_is (reading, clause->when->end, "release") &&
         sn_reading_token (reading, clause->when->end)->letter_case == SN_CASE_LOWER;
}

/* "The Panel approves the final figures at its meeting in May": what it does when it meets. */
static gboolean
is_at_its_meeting (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (clause->when->date.day != 0 || at < clause->first + 4 || !sn_reading_token_is (reading, at - 1, "in") ||
      !sn_reading_token_is (reading, at - 2, "meeting"))
    return FALSE;
  for (guint32 i = at - 2; i > clause->first && i + 4 > at - 2; i--)
    if (sn_reading_token_is (reading, i - 1, "its"))
      return i > clause->first + 1 && sn_reading_token_is (reading, i - 2, "at");
  return FALSE;
}

/* "each Provider delivers its file by the 21st of the month": of every month. */
static gboolean
is_of_every_month (const SnClause *clause)
{
  static const char *const every[] = { "each", "every", "monthly", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 end = clause->when->end;

  if (clause->when->date.day == 0 || end < clause->when->first + 3 ||
      !sn_reading_token_is (reading, end - 1, "month") || !sn_reading_token_is (reading, end - 2, "the"))
    return FALSE;
  for (guint32 i = clause->sentence->first; i < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, every))
      return TRUE;
  return FALSE;
}

/* "We will begin to take names for January": for which, and not when. */
static gboolean
is_for_month (const SnClause *clause)
{
  static const char *const taken[] = { "names",  "bookings", "reservations", "applications", "registrations",
                                       "places", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  return clause->when->date.day == 0 && at > clause->first + 2 && sn_reading_token_is (reading, at - 1, "for") &&
         sn_reading_token_is_any (reading, at - 2, taken);
}

/* "Meetings in March" right above a table: of which month its rows are. */
static gboolean
is_above_table (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnBlock *block = sn_reading_block (reading, clause->block);

  return clause->when->date.day == 0 && clause->block + 1 < clause->outline->n_blocks &&
         sn_reading_block (reading, clause->block + 1)->kind == SN_BLOCK_TABLE_ROW &&
         block->length <= LONGEST_CAPTION && block->kind == SN_BLOCK_PARAGRAPH &&
         strchr (".!?", block->text[block->length - 1]) == NULL;
}

/**
 * sn_prose_only_names_month:
 * @index: index of the clause's date
 *
 * Returns: whether the date only says which month something is of, how long it is, or how
 *   often, so that nothing comes then.
 */
gboolean
sn_prose_only_names_month (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  return is_above_table (clause) || is_at_its_meeting (clause) || is_of_every_month (clause) || is_for_month (clause) ||
         is_span (clause) || is_considered_for (clause) || is_of_release (clause) || is_of_month (clause) ||
         is_past_month (clause) || spans_months (self, clause, index);
}
