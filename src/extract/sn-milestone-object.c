/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Milestones that are called after what somebody does something to. */

#include "sn-milestones-private.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT

/**
 * sn_milestone_denies:
 *
 * Returns: whether the verb ends something: "will no longer", "no longer takes", "stops".
 */
gboolean
sn_milestone_denies (const SnReading *reading, const SnMark *verb)
{
  for (guint32 i = verb->first; i < verb->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_STOPPING) || sn_reading_token_is (reading, i, "longer"))
      return TRUE;
  return FALSE;
}

/* "the closure of its old portal" is "DCC's old portal closes", as others say. */
static char *
title_of_object (const SnExtraction *self, const SnClause *clause, guint32 first, guint32 end)
{
  static const struct
  {
    const char *noun;
    const char *verb;
  } deeds[] = { { "closure", "closes" },  { "closing", "closes" }, { "launch", "launches" }, { "start", "starts" },
                { "shutdown", "closes" }, { "opening", "opens" },  { "end", "ends" } };
  const SnReading *reading = self->reading;
  const SnMark *body = sn_prose_body_before (self, clause);
  guint32 at = first + (sn_reading_token_is (reading, first, "the") || sn_reading_token_is (reading, first, "its"));
  gboolean own;
  const char *verb = NULL;
  g_autofree char *name = NULL;

  for (guint d = 0; d < G_N_ELEMENTS (deeds); d++)
    if (sn_reading_token_is (reading, at, deeds[d].noun))
      verb = deeds[d].verb;
  if (verb == NULL || at + 3 > end || !sn_reading_token_is (reading, at + 1, "of"))
    return sn_title_of_tokens (self->outline, clause->block, first, end);
  at += 2;
  own = sn_reading_token_is (reading, at, "its") || sn_reading_token_is (reading, at, "their");
  name = sn_title_of_tokens (self->outline, clause->block, at + own, end);
  if (!own || body == NULL)
    return g_strdup_printf ("%s %s", name, verb);
  if (g_ascii_isupper (name[0]) && !g_ascii_isupper (name[1]))
    name[0] = g_ascii_tolower (name[0]);
  return g_strdup_printf ("%s's %s %s", body->value, name, verb);
}

/* "It has pushed back the handover to the licensee, from … to …": what moves
 * stands after the verb. */
static char *
object_in (const SnExtraction *self, const SnClause *clause, const SnSentence *sentence, guint32 last)
{
  static const char *const prepositions[] = {
    "by", "to", "from", "until", "on", "for", "again", "in", "at", "of", NULL
  };
  static const char *const spans[] = { "a", "one", "two", "three", "four", "six", "another", NULL };
  const SnReading *reading = self->reading;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);
      guint32 first = mark->end, end, limit = last;

      if ((mark->word_class != SN_WORD_MOVE && mark->word_class != SN_WORD_MILESTONE) || mark->end + 1 >= limit ||
          sn_milestone_denies (reading, mark) || /* what is done no longer, no object says */
          sn_reading_token_is_any (reading, mark->end, prepositions))
        continue;
      first += sn_reading_token_is (reading, first, "with"); /* "go live with the new portal" */
      for (guint32 at = first + 1; at + 2 < limit; at++)
        if (sn_reading_token_is (reading, at, "by") && sn_reading_token_is_any (reading, at + 1, spans))
          limit = at; /* "the start of charging by a year, to" */
      end = sn_title_phrase_end (self->outline, clause->block, first, limit, 2);
      if (sn_title_count_content (reading, clause->block, first, end) > 1)
        return title_of_object (self, clause, first, end);
    }
  return NULL;
}

/**
 * sn_milestone_deed_that_ends:
 *
 * "The DCC will withdraw the old pages": what then is there no more would be called wrongly after
 * its name alone.
 *
 * Returns: (transfer full) (nullable): who does what.
 */
char *
sn_milestone_deed_that_ends (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);
      guint32 end;

      if (mark->word_class != SN_WORD_MILESTONE || mark->first < clause->first + 1 ||
          mark->end >= clause->when->first ||
          !sn_reading_has_in_set (reading, mark->first, mark->end, SN_SET_ENDING_DEEDS) ||
          sn_prose_is_pronoun (reading, mark->first - 1))
        continue;
      end = sn_title_phrase_end (self->outline, clause->block, mark->end, clause->when->first, 2);
      if (sn_title_count_content (reading, clause->block, mark->end, end) > 1)
        return sn_title_of_tokens (self->outline, clause->block, clause->first, end);
    }
  return NULL;
}

/**
 * sn_milestone_object_of_move:
 *
 * "It has pushed back the handover to the licensee, from … to …"
 *
 * Returns: (transfer full) (nullable): what moves, or begins, behind the verb of the sentence.
 */
char *
sn_milestone_object_of_move (const SnExtraction *self, const SnClause *clause)
{
  return object_in (self, clause, clause->sentence, clause->when->first);
}

/**
 * sn_milestone_object_before:
 *
 * Returns: (transfer full) (nullable): what moves, or begins, behind the verb of the sentence before.
 */
char *
sn_milestone_object_before (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);

  if (s == reading->block_sentences[clause->block] ||
      !((clause->left | sn_reading_sentence (reading, s - 1)->cues) & BIT (SN_WORD_MOVE)) ||
      !sn_reading_token_is_any (reading, clause->sentence->first, (const char *const[]){ "it", "they", "this", NULL }))
    return NULL;
  return object_in (self, clause, sn_reading_sentence (reading, s - 1), clause->sentence->first);
}
