/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways to say that something ends at a date in which no word for closing stands
 * by the date itself. */

#include "sn-prose-private.h"

#define BIT SN_WORD_BIT

/* Behind "the end of" the consultation is named within so many words. */
#define NAME_REACH 5
/* An end is no longer than so many words. */
#define END_REACH 7

/* Where what "the end of our Refinement Consultation" at @token names ends; 0
 * where no end of a consultation is spoken of there. */
static guint32
end_of_consultation (const SnClause *clause, guint32 token)
{
  const SnReading *reading = clause->outline->reading;
  guint32 stop = clause->sentence->end;

  if (token + 2 >= stop || !sn_reading_token_is (reading, token, "end") ||
      !sn_reading_token_is (reading, token + 1, "of"))
    return 0;
  for (guint32 i = token + 2; i < MIN (stop, token + 2 + NAME_REACH); i++)
    {
      const SnMark *mark = sn_reading_mark_at (reading, clause->block, i, SN_WORD_STAGE);

      if (mark == NULL)
        mark = sn_reading_mark_at (reading, clause->block, i, SN_WORD_CONSULT);
      if (mark != NULL)
        return mark->end;
      if (sn_reading_token (reading, i)->kind != SN_TOKEN_WORD)
        return 0;
    }
  return 0;
}

/* "On Wednesday, do not miss the end of the consultation", "after the end of the
 * consultation, which is Friday" */
static gboolean
ends_consultation (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->first;

  if (!(clause->sentence_cues & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) || clause->when->date.day == 0)
    return FALSE;
  for (guint32 i = clause->when->end; i < clause->end; i++)
    if (end_of_consultation (clause, i) > 0)
      return TRUE;
  for (guint32 i = clause->first; i < clause->when->first; i++)
    first = MAX (first, end_of_consultation (clause, i));
  if (first == clause->first)
    return FALSE;
  for (guint32 i = first; i < clause->when->first; i++)
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_WORD && !sn_reading_token_in (reading, i, SN_SET_END_JOINTS))
      return FALSE;
  return TRUE;
}

/* "by this time next week, i.e. Friday 21 March", "until Easter, that is 4 April":
 * the day that the end before it is. */
static gboolean
restates_end (const SnClause *clause)
{
  static const char *const joints[] = { "i", "e", "ie", "that", "is", "namely", "in", "other", "words", "so", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, at = clause->when->first;
  gboolean said = FALSE;

  if (clause->when->date.day == 0)
    return FALSE;
  while (at > first && (sn_reading_token (reading, at - 1)->kind == SN_TOKEN_PUNCT ||
                        sn_reading_token_is_any (reading, at - 1, joints)))
    {
      at--;
      said |= sn_reading_token (reading, at)->kind == SN_TOKEN_WORD;
    }
  for (guint32 i = at; said && i > first && i + END_REACH > at; i--)
    {
      if (sn_reading_token (reading, i - 1)->kind == SN_TOKEN_PUNCT)
        return FALSE;
      if (sn_reading_token_in (reading, i - 1, SN_SET_CLOSING_PREPOSITIONS))
        return TRUE;
    }
  return FALSE;
}

/* "It goes to print on Friday, and entries have to be complete by then" */
static gboolean
ends_by_then (const SnClause *clause)
{
  static const char *const before[] = { "by", "before", NULL };
  guint64 deeds = BIT (SN_WORD_MUST) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_REGISTER) |
                  BIT (SN_WORD_APPLY) | BIT (SN_WORD_TELL);
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_RELEASE);
  const SnReading *reading = clause->outline->reading;

  if (!(clause->right & deeds) || (clause->left & other) || clause->when->date.day == 0)
    return FALSE;
  for (guint32 i = clause->when->end; i + 1 < clause->end; i++)
    if (sn_reading_token_is_any (reading, i, before) && sn_reading_token_is (reading, i + 1, "then"))
      return TRUE;
  return FALSE;
}

/* "Open to 19 May", "open for your comments to 4 April" */
static gboolean
is_open_to (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->first + 2 || !sn_clause_is_word (clause, at - 1, "to"))
    return FALSE;
  if (sn_clause_is_word (clause, at - 2, "open"))
    return TRUE;
  if (!sn_reading_token_in (reading, at - 2, SN_SET_ANSWERS))
    return FALSE;
  for (guint32 i = MAX (clause->first + 2, at > 7 ? at - 5 : 0); i < at - 1; i++)
    if (sn_clause_is_word (clause, i - 1, "for") && sn_clause_is_word (clause, i - 2, "open"))
      return TRUE;
  return FALSE;
}

/* "Modification Report Consultation response: Friday 10 June", "Replies: 5 May" */
static gboolean
labels_answer (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->sentence->first + 2 || clause->when->date.day == 0 || !sn_reading_is_mark (reading, at - 1, ':'))
    return FALSE;
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      gboolean begins = mark->first <= clause->sentence->first + 8 ||
                        sn_reading_token (reading, mark->first - 1)->kind == SN_TOKEN_PUNCT;

      if (!begins)
        continue;
      if ((mark->word_class == SN_WORD_RESPOND && mark->end == at - 1) ||
          ((mark->word_class == SN_WORD_NOMINATE || mark->word_class == SN_WORD_APPLY) && mark->end + 2 >= at &&
           mark->end < at))
        return TRUE; /* and "Nomination papers: Friday 17 June" */
    }
  return FALSE;
}

/* "responses are needed a week earlier, on 15 February" */
static gboolean
is_needed_on (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;
  gboolean found = FALSE;

  if (at < clause->first + 3 || clause->when->date.day == 0 || !sn_clause_is_word (clause, at - 1, "on"))
    return FALSE;
  if (sn_clause_is_word (clause, at - 2, "back")) /* "the form is here, and we need it back on Friday" */
    for (guint32 i = clause->first; i < at; i++)
      if (sn_reading_token_is_any (reading, i, (const char *const[]){ "need", "want", "must", NULL }))
        return TRUE;
  if (!(clause->left & BIT (SN_WORD_RESPOND)))
    return FALSE;
  for (guint32 i = clause->first; i < at; i++)
    found |= sn_reading_token_in (reading, i, SN_SET_ASKED_FOR);
  return found;
}

/**
 * sn_clause_tells_end:
 *
 * Returns: whether the words around the date say, other than by a word for
 *   closing beside it, that something ends then.
 */
gboolean
sn_clause_tells_end (const SnClause *clause)
{
  return is_open_to (clause) || labels_answer (clause) || is_needed_on (clause) || ends_consultation (clause) ||
         restates_end (clause) || ends_by_then (clause);
}
