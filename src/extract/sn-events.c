/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

static gboolean
says_ours (const SnExtraction *self, guint32 first, guint32 end)
{
  static const char *const words[] = { "our", "we", "us", "secas", NULL };

  for (guint32 i = first; i < end; i++)
    {
      for (guint w = 0; words[w] != NULL; w++)
        if (sn_reading_token_is (self->reading, i, words[w]))
          return TRUE;
      if (sn_reading_token_is (self->reading, i, "sec") &&
          sn_reading_token (self->reading, i)->letter_case == SN_CASE_CAPITALS)
        return TRUE;
    }
  return FALSE;
}

/* What "we" hold, and what carries the Code's name, is the administrator's; all
 * else is whose sentence or heading it is. The newsletter is the
 * administrator's own, so an event of nobody in particular is too. */
static const char *
event_organiser (const SnExtraction *self, const SnClause *clause)
{
  guint heading = self->outline->places[clause->block].heading;
  const SnMark *body = sn_prose_body_before (self, clause), *above;

  if (says_ours (self, clause->sentence->first, clause->sentence->end))
    return "SECAS";
  if (body != NULL)
    return body->value;
  if (heading != SN_NO_BLOCK &&
      says_ours (self, self->reading->block_tokens[heading], self->reading->block_tokens[heading + 1]))
    return "SECAS";
  above = sn_prose_mark_of_block (self, heading, SN_WORD_BODY);
  if (above == NULL)
    above = sn_prose_mark_of_block (self, self->outline->places[clause->block].parent, SN_WORD_BODY);
  if (above == NULL)
    above = sn_prose_mark_of_block (self, self->outline->places[clause->block].lead, SN_WORD_BODY);
  return above != NULL ? above->value : "SECAS";
}

/* An event about a modification bears its reference: named in the clause, or
 * above it where the heading speaks of the modification. */
static char *
event_reference (const SnExtraction *self, const SnClause *clause)
{
  guint heading = self->outline->places[clause->block].heading;
  char *reference = sn_reference_find (self->reading, clause->block, clause->first, clause->end, NULL);

  if (reference == NULL && heading != SN_NO_BLOCK && !sn_heading_names_event (self, clause->block))
    reference = sn_reference_find (self->reading, heading, self->reading->block_tokens[heading],
                                   self->reading->block_tokens[heading + 1], NULL);
  return reference;
}

/**
 * sn_prose_add_event:
 *
 * Makes an event of the clause's date.
 */
void
sn_prose_add_event (SnExtraction *self, const SnClause *clause, guint32 index, const char *rule)
{
  gboolean from_heading;
  g_autofree char *title = sn_title_event (clause, &from_heading);
  g_autofree char *reference = event_reference (self, clause);
  SnCandidate *candidate = sn_prose_add_dated (self, SN_ITEM_EVENT, title, clause, index, rule);

  sn_item_set_organiser (candidate->item, event_organiser (self, clause));
  sn_item_set_reference (candidate->item, reference);
  candidate->weak = strchr (title, ' ') == NULL; /* "Training": any name is better */
}

/* The fullest form of a committee's name in the paragraph or its heading. */
static const SnMark *
fullest_name (const SnExtraction *self, guint block, const SnMark *committee, guint *where)
{
  guint blocks[2] = { block, self->outline->places[block].heading };
  const SnMark *best = committee;

  *where = block;
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
  return NULL;
}

static SnCandidate *
add_meeting (SnExtraction *self, const SnClause *clause, guint32 index, const SnMark *committee, const char *number)
{
  guint where;
  const SnMark *name = fullest_name (self, clause->block, committee, &where);
  g_autofree char *text = sn_reading_text (self->reading, where, name->first, name->end);
  g_autofree char *clean = sn_title_clean (text);
  g_autofree char *title =
      number != NULL ? g_strdup_printf ("%s Meeting %s", clean, number) : g_strdup_printf ("%s meeting", clean);
  SnCandidate *candidate = sn_prose_add_dated (self, SN_ITEM_EVENT, title, clause, index, "committee meets");

  sn_item_set_committee (candidate->item, committee->value);
  return candidate;
}

/**
 * sn_prose_add_meeting:
 * @committee: who meets
 *
 * Makes a committee's meeting of the clause's date.
 */
void
sn_prose_add_meeting (SnExtraction *self, const SnClause *clause, guint32 index, const SnMark *committee)
{
  g_autofree char *number = meeting_number (self, clause, clause->first, clause->end);
  g_autofree char *reference = NULL;
  SnCandidate *candidate = add_meeting (self, clause, index, committee, number);

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
    if (sn_reading_mark (self->reading, i)->word_class == SN_WORD_COMMITTEE)
      committee = sn_reading_mark (self->reading, i);
  if (committee == NULL)
    committee = sn_prose_mark_of_block (self, self->outline->places[clause->block].heading, SN_WORD_COMMITTEE);
  if (committee == NULL)
    return FALSE;
  add_meeting (self, clause, index, committee, number);
  return TRUE;
}
