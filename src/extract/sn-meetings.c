/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Meetings of committees. */

#include "sn-prose-private.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT
/* Words of a name that is still said in full. */
#define LONGEST_NAME 6

/* The fullest form of a committee's name in the paragraph or its heading. */
static const SnMark *
fullest_name (const SnExtraction *self, guint block, const SnMark *committee, guint *where)
{
  guint blocks[2] = { block, self->outline->places[block].heading };
  const SnMark *best = committee;

  *where = sn_reading_block_of (self->reading, committee->first);
  for (guint b = 0; b < G_N_ELEMENTS (blocks); b++)
    for (guint32 i = blocks[b] == SN_NO_BLOCK ? 0 : self->reading->block_marks[blocks[b]];
         blocks[b] != SN_NO_BLOCK && i < self->reading->block_marks[blocks[b] + 1]; i++)
      {
        const SnMark *mark = sn_reading_mark (self->reading, i);

        if (mark->word_class == SN_WORD_COMMITTEE && g_strcmp0 (mark->value, committee->value) == 0 &&
            mark->end - mark->first > best->end - best->first)
          {
            best = mark;
            *where = blocks[b];
          }
      }
  return best;
}

/* "The 105th meeting, on 30 November" */
static char *
ordinal_of_meeting (const SnExtraction *self, const SnClause *clause, guint32 first, guint32 end)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th", NULL };

  for (guint32 i = first; i + 2 < end && i + 2 < clause->when->first; i++)
    if (sn_reading_token (self->reading, i)->kind == SN_TOKEN_NUMBER &&
        sn_reading_token (self->reading, i + 1)->glued && sn_reading_token_is_any (self->reading, i + 1, ordinals) &&
        sn_clause_is_word (clause, i + 2, "meeting"))
      return sn_reading_text (self->reading, clause->block, i, i + 1);
  return NULL;
}

static char *
meeting_number (const SnExtraction *self, const SnClause *clause, guint32 first, guint32 end)
{
  for (guint32 i = first; i + 1 < end; i++)
    if (sn_clause_is_word (clause, i, "meeting") && sn_reading_token (self->reading, i + 1)->kind == SN_TOKEN_NUMBER &&
        i + 1 < clause->sentence->end)
      {
        gboolean dated = clause->when->first <= i + 1 && i + 1 < clause->when->end;

        return dated ? NULL : sn_reading_text (self->reading, clause->block, i + 1, i + 2);
      }
  return ordinal_of_meeting (self, clause, first, end);
}

static SnCandidate *
add_meeting (SnExtraction *self, const SnClause *clause, guint32 index, const SnMark *committee, const char *number)
{
  guint where;
  const SnMark *name = fullest_name (self, clause->block, committee, &where);
  /* "Technical Architecture and Business Architecture Sub-Committee": known by its letters */
  g_autofree char *text = name->end - name->first > LONGEST_NAME
                              ? g_strdup (committee->value)
                              : sn_reading_text (self->reading, where, name->first, name->end);
  g_autofree char *clean = sn_title_clean (text);
  g_autofree char *title =
      number != NULL ? g_strdup_printf ("%s Meeting %s", clean, number) : g_strdup_printf ("%s meeting", clean);
  SnCandidate *candidate = sn_prose_add_dated (self, SN_ITEM_EVENT, title, clause, index, "committee meets");

  sn_item_set_committee (candidate->item, committee->value);
  return candidate;
}

/* The committee that ends right before @token, with but "and the" between. */
static const SnMark *
joined_before (const SnReading *reading, const SnClause *clause, guint32 token)
{
  guint32 at = token;

  if (at > clause->first && sn_reading_token_is (reading, at - 1, "the"))
    at--;
  if (at <= clause->first || !(sn_reading_token_is (reading, at - 1, "and") ||
                               sn_reading_is_mark (reading, at - 1, ',') || sn_reading_is_mark (reading, at - 1, '&')))
    return NULL;
  at--;
  if (at > clause->first && sn_reading_is_mark (reading, at - 1, ',')) /* "the TAG, and the SSC" */
    at--;
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_COMMITTEE && mark->end == at && mark->first >= clause->first)
        return mark;
    }
  return NULL;
}

/* "The Change Board and the SSC both meet on 26 April": each of them does. */
static void
add_joined_meetings (SnExtraction *self, const SnClause *clause, guint32 index, const SnMark *committee)
{
  const SnMark *other = committee;

  while ((other = joined_before (self->reading, clause, other->first)) != NULL)
    if (g_strcmp0 (other->value, committee->value) != 0 && g_strcmp0 (other->value, "Working Group") != 0)
      add_meeting (self, clause, index, other, NULL);
}

/* "Tuesday 28 March: Change Board Meeting 112; SSC Meeting 237": who meets that day as
 * well, in parts without a day of their own. */
static void
add_listed_meetings (SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnReading *reading = self->reading;
  const SnSentence *sentence = clause->sentence;
  guint32 last = reading->block_sentences[clause->block + 1];

  for (guint32 s = sn_reading_sentence_of (reading, clause->block, sentence->first) + 1;
       s < last && sn_reading_is_mark (reading, sentence->end - 1, ';'); s++)
    {
      const SnMark *committee;
      SnClause part = *clause;
      g_autofree char *number = NULL;

      sentence = part.sentence = sn_reading_sentence (reading, s);
      committee = sn_reading_mark_at (reading, clause->block, sentence->first, SN_WORD_COMMITTEE);
      if (committee == NULL || sentence->end - sentence->first > 8 ||
          sn_outline_when_of (self->outline, sentence) != NULL)
        return;
      number = meeting_number (self, &part, sentence->first, sentence->end);
      add_meeting (self, clause, index, committee, number);
    }
}

/* "The SSC and SMKI PMA are holding a joint meeting on 12 April": one meeting, of all of
 * them. Returns whether it is such. */
static gboolean
add_joint_meeting (SnExtraction *self, const SnClause *clause, guint32 index, const SnMark *committee)
{
  const SnReading *reading = self->reading;
  const SnMark *first = committee, *other;
  g_autofree char *names = NULL, *title = NULL;
  gboolean joint = FALSE;

  for (guint32 i = clause->first; i + 1 < clause->end && !joint; i++)
    joint = sn_reading_token_is (reading, i, "joint") && sn_reading_token_in (reading, i + 1, SN_SET_MEETINGS);
  while ((other = joint ? joined_before (reading, clause, first->first) : NULL) != NULL)
    first = other;
  if (first == committee)
    return FALSE;
  names = sn_reading_text (reading, clause->block, first->first, committee->end);
  title = g_strdup_printf ("%s joint meeting", names);
  sn_prose_add_dated (self, SN_ITEM_EVENT, title, clause, index, "committees meet together");
  return TRUE;
}

/* Where a meeting's number may stand: before the committee as well, "the 105th meeting of the
 * SSC", unless a bracket ends there: "the Panel on 17 March (Meeting 85), the SSC on". */
static guint32
number_from (const SnReading *reading, const SnClause *clause, const SnMark *committee)
{
  for (guint32 i = clause->first; i < committee->first; i++)
    if (sn_reading_is_mark (reading, i, ')'))
      return committee->first;
  return MIN (clause->first, committee->first);
}

/**
 * sn_prose_add_meeting:
 * @committee: who meets
 *
 * Makes a committee's meeting of the clause's date, and one of each other that
 * meets then.
 */
void
sn_prose_add_meeting (SnExtraction *self, const SnClause *clause, guint32 index, const SnMark *committee)
{
  g_autofree char *number = meeting_number (self, clause, number_from (self->reading, clause, committee), clause->end);
  g_autofree char *reference = NULL;
  SnCandidate *candidate;

  if (add_joint_meeting (self, clause, index, committee))
    return;
  candidate = add_meeting (self, clause, index, committee, number);
  add_joined_meetings (self, clause, index, committee);
  add_listed_meetings (self, clause, index);
  if (g_strcmp0 (committee->value, "Working Group") != 0)
    return;
  reference = sn_find_reference (self, clause->block, clause->first, clause->end);
  if (reference != NULL)
    {
      g_autofree char *title = g_strdup_printf ("%s Working Group", reference);

      sn_item_set_reference (candidate->item, reference);
      sn_item_set_title (candidate->item, title);
    }
}

/**
 * sn_prose_add_numbered:
 *
 * Makes a meeting of "The next is Meeting 124 on 24 April": whose, the words
 * before in the paragraph say.
 *
 * Returns: whether the clause has such a meeting.
 */
gboolean
sn_prose_add_numbered (SnExtraction *self, const SnClause *clause, guint32 index)
{
  g_autofree char *number = meeting_number (self, clause, clause->first, clause->end);
  guint32 s = sn_reading_sentence_of (self->reading, clause->block, clause->sentence->first);
  const SnMark *committee = NULL;

  /* "Meeting 71 could not take place. It has been rearranged for 6 April." */
  if (number == NULL && (clause->left & BIT (SN_WORD_MOVE)) &&
      sn_prose_is_pronoun (self->reading, clause->sentence->first) && s > self->reading->block_sentences[clause->block])
    {
      const SnSentence *before = sn_reading_sentence (self->reading, s - 1);

      for (guint32 i = before->first; i + 1 < before->end && number == NULL; i++)
        if (sn_reading_token_is (self->reading, i, "meeting") &&
            sn_reading_token (self->reading, i + 1)->kind == SN_TOKEN_NUMBER)
          number = sn_reading_text (self->reading, clause->block, i + 1, i + 2);
    }
  if (number == NULL)
    return FALSE;
  for (guint32 i = self->reading->block_marks[clause->block]; i < clause->sentence->end_mark; i++)
    if (sn_reading_mark (self->reading, i)->word_class == SN_WORD_COMMITTEE &&
        (committee == NULL || sn_reading_mark (self->reading, i)->first < clause->when->first))
      committee = sn_reading_mark (self->reading, i);
  if (committee == NULL)
    committee = sn_prose_mark_of_block (self, self->outline->places[clause->block].heading, SN_WORD_COMMITTEE);
  if (committee == NULL)
    committee = self->outline->committee;
  if (committee == NULL)
    return FALSE;
  add_meeting (self, clause, index, committee, number);
  return TRUE;
}
