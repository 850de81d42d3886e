/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What remains: days to come of which the running text tells in words that no rule knows.
 * "Thursday 29 June is the day.", "We are opening our control room to networks on 16 May.",
 * "The DCC takes its last orders for old hubs on 31 March.": a careful reader would have
 * underlined them. They are kept, with a doubt, unless another item has the day. */

#include "sn-doubt.h"
#include "sn-merge-private.h"
#include "sn-prose-private.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT
/* How sure it is that such a day is one for the diary. */
#define CONFIDENCE 0.5
/* Words of a sentence that tells of something. */
#define LEAST_CONTENT 2
/* Tokens of a name that stands for a sentence. */
#define LONGEST_NAME 14

/* What others do or did, what is said elsewhere with its own rules, and what is of the
 * newsletter itself, its makers and their office. */
static gboolean
is_of_other_kind (const SnClause *clause)
{
  static const char *const asides[] = {
    "until",  "before",  "after",     "since",    "when",     "if",    "helpdesk", "©",       "ballot",
    "page",   "updated", "checked",   "uploaded", "ref",      "term",  "years",    "used",    "affected",
    "joins",  "hands",   "forget",    "settled",  "releases", "i",     "regards",  "version",

    "clocks", "date",    "deadlines", "election", "names",    "chair", NULL
  };
  const guint64 other = BIT (SN_WORD_PAST) | BIT (SN_WORD_REPORT) | BIT (SN_WORD_CLOSED) | BIT (SN_WORD_OUTCOME) |
                        BIT (SN_WORD_OFFICE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT) |
                        BIT (SN_WORD_VOTE) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) |
                        BIT (SN_WORD_TELL) | BIT (SN_WORD_SENT) | BIT (SN_WORD_NEWSLETTER) | BIT (SN_WORD_CATEGORY) |
                        BIT (SN_WORD_FORMER) | BIT (SN_WORD_TERM) | BIT (SN_WORD_NO_DATE);
  const SnReading *reading = clause->outline->reading;

  if (sn_date_first_julian (&clause->when->date) <= sn_date_first_julian (&clause->outline->issued))
    return TRUE;
  if ((clause->sentence_cues & other) || (clause->when->flags & SN_WHEN_RELATIVE) || clause->when->date.day == 0 ||
      sn_clause_opens_consultation (clause) || sn_clause_only_tells (clause) ||
      ((clause->left & BIT (SN_WORD_DIARY)) && clause->when->first < clause->sentence->first + 3)) /* "Calendar to" */
    return TRUE;
  for (guint32 i = clause->sentence->first; i < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, asides) ||
        (sn_reading_token_is (reading, i, "you") && sn_reading_token_is (reading, i + 1, "again")) ||
        (sn_reading_token_is (reading, i, "would") && sn_reading_token_is (reading, i + 1, "have")) ||
        (sn_reading_token_is (reading, i, "last") &&
         (sn_reading_token_is (reading, i + 1, "time") || sn_reading_token_in (reading, i + 1, SN_SET_TIME_UNITS))))
      return TRUE;
  return FALSE;
}

/* "off from Saturday 16 to Sunday 17 April": the other end of it. */
static gboolean
ends_span (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  static const char *const to[] = { "to", "until", "and", NULL };
  const SnReading *reading = self->reading;
  guint32 at = clause->when->first;
  const SnWhen *before =
      index > self->outline->block_whens[clause->block] ? sn_outline_when (self->outline, index - 1) : NULL;

  if (before == NULL || before->first <= clause->sentence->first || before->date.day == 0 ||
      !sn_reading_token_is (reading, before->first - 1, "from"))
    return FALSE;
  while (at > before->end && at + 3 > clause->when->first && !sn_reading_token_is_any (reading, at, to))
    at--;
  return sn_reading_token_is_any (reading, at, to);
}

/* Whether all the days of the article stand in the one paragraph. */
static gboolean
has_article (const SnExtraction *self, guint block)
{
  const SnOutline *outline = self->outline;
  guint heading = outline->places[block].heading;

  if (heading == SN_NO_BLOCK || heading > block || sn_reading_block (self->reading, block)->kind != SN_BLOCK_PARAGRAPH)
    return FALSE;
  for (guint i = heading + 1; i < outline->n_blocks && outline->places[i].heading == heading; i++)
    if (i != block && outline->block_whens[i] < outline->block_whens[i + 1])
      return FALSE;
  return TRUE;
}

/* Whether so much is a name: "Releases" only says of what kind the sentence is. */
static gboolean
is_name (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  return sn_title_count_content (self->reading, block, first, end) >= LEAST_CONTENT;
}

/* "Half-day course: reading your invoice. In Leeds on 3 April.": a first sentence without a day
 * that is but a name. */
static gboolean
begins_with_name (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  const SnSentence *first = sn_reading_sentence (reading, reading->block_sentences[clause->block]);

  if (first->end > clause->sentence->first || first->end > first->first + LONGEST_NAME ||
      !sn_reading_is_mark (reading, first->end - 1, '.') || !is_name (self, clause->block, first->first, first->end))
    return FALSE;
  for (guint32 i = first->first; i < first->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_LABEL_VERBS))
      return FALSE;
  return TRUE;
}

/* (nullable): what heads the sentence: a heading run in, or that of its article. */
static char *
title_above (const SnExtraction *self, const SnClause *clause)
{
  guint heading = self->outline->places[clause->block].heading;
  guint32 first, end;

  if (begins_with_name (self, clause))
    return sn_title_of_sentence (self->outline,
                                 sn_reading_sentence (self->reading, self->reading->block_sentences[clause->block]));
  if (sn_outline_label (self->outline, clause->block, &first, &end) && end <= clause->sentence->first &&
      is_name (self, clause->block, first, end))
    return sn_title_of_tokens (self->outline, clause->block, first, end);
  return has_article (self, clause->block) && sn_heading_is_subject (self->outline, heading) &&
                 is_name (self, heading, self->reading->block_tokens[heading], self->reading->block_tokens[heading + 1])
             ? sn_title_of_heading (self->outline, heading)
             : NULL;
}

/* Whether what heads the sentence, or itself, is something that people come to. */
static gboolean
is_outing (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;

  if (sn_reading_has_in_set (reading, reading->block_tokens[clause->block], clause->sentence->end, SN_SET_OUTINGS))
    return TRUE;
  return heading != SN_NO_BLOCK && sn_reading_has_in_set (reading, reading->block_tokens[heading],
                                                          reading->block_tokens[heading + 1], SN_SET_OUTINGS);
}

static gboolean
is_event (const SnExtraction *self, const SnClause *clause)
{
  const guint64 events = BIT (SN_WORD_EVENT) | BIT (SN_WORD_ATTEND);

  return is_outing (self, clause) || (clause->sentence_cues & events) != 0 || clause->when->date.has_time ||
         (clause->heading & BIT (SN_WORD_EVENT)) != 0;
}

/* "Technical & Safety Committee, 5th and 19th May": it meets, though the lexicon does not know it. */
static gboolean
is_body_that_meets (const char *title)
{
  static const char *const ends[] = { " Committee", " Board", " Council", " Group", " Panel", " Forum", NULL };

  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (title, ends[i]))
      return TRUE;
  return FALSE;
}

/* Whether the other item may be what the sentence speaks of. */
static gboolean
has_day (const SnExtraction *self, const SnClause *clause, const char *text, const SnCandidate *other)
{
  const SnPlace *places = self->outline->places;
  const SnDate *date = sn_item_get_date (other->item);

  if (date->day == 0 || sn_date_first_julian (date) != sn_date_first_julian (&clause->when->date))
    return FALSE;
  return other->block == clause->block || places[other->block].heading == places[clause->block].heading ||
         sn_title_words_count_in (sn_candidate_words (other), text) > 0;
}

static gboolean
is_known (const SnExtraction *self, const SnClause *clause)
{
  g_autofree char *text =
      sn_reading_text (self->reading, clause->block, clause->sentence->first, clause->sentence->end);

  for (guint i = 0; i < self->candidates->len; i++)
    if (has_day (self, clause, text, self->candidates->pdata[i]))
      return TRUE;
  return FALSE;
}

/* "It is now 5 December for meters in credit mode.", "For prepayment it is 15 March.": which part
 * of the heading's matter has the day; %NULL where none is told apart so. */
static char *
part_of_matter (const SnExtraction *self, const SnClause *clause)
{
  static const char *const is[] = { "is", "becomes", "remains", NULL };
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;
  guint32 first = clause->sentence->first, at = clause->when->first, end = clause->sentence->end, it;
  g_autofree char *part = NULL, *topic = NULL;
  char *colon;

  at -= at > first && sn_reading_token_is (reading, at - 1, "now") ? 1 : 0;
  it = at - 2;
  if (at < first + 2 || !sn_reading_token_is_any (reading, at - 1, is) || !sn_reading_token_is (reading, it, "it") ||
      !sn_heading_is_subject (self->outline, heading))
    return NULL;
  if (it == first && clause->when->end + 1 < end && sn_reading_token_is (reading, clause->when->end, "for"))
    part = sn_title_phrase (self->outline, clause->block, clause->when->end + 1, end);
  else if (it > first + 1 && it < first + 8 && sn_reading_token_is (reading, first, "for"))
    part = sn_title_of_tokens (self->outline, clause->block, first + 1, it);
  else
    return NULL;
  topic = sn_title_of_heading (self->outline, heading);
  colon = strstr (topic, ": ");
  if (colon != NULL)
    *colon = '\0';
  return g_strdup_printf ("%s: %s", topic, part);
}

static void
add_rest (SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnSentence *sentence = clause->sentence;
  g_autofree char *title = part_of_matter (self, clause);
  SnCandidate *candidate;

  if (title == NULL)
    title = title_above (self, clause);
  if (title == NULL &&
      (!is_name (self, clause->block, sentence->first, sentence->end) || clause->when->first == sentence->first ||
       sn_prose_is_pronoun (self->reading, sentence->first) ||
       sn_reading_token_in (self->reading, sentence->first, SN_SET_BIDDING)))
    return; /* who is to know what "it" is, or "Watch it live on 16 May"? */
  if (title == NULL)
    title = sn_title_deed (self->reading->lexicon, sn_title_of_sentence (self->outline, sentence));
  candidate = sn_prose_add_dated (
      self, is_event (self, clause) || is_body_that_meets (title) ? SN_ITEM_EVENT : SN_ITEM_MILESTONE, title, clause,
      index, "a day to come");
  sn_item_set_organiser (candidate->item, sn_prose_find_body (self, clause));
  sn_item_add_doubt (candidate->item, SN_DOUBT_UNKNOWN_WORDS);
  sn_item_set_confidence (candidate->item, CONFIDENCE);
  candidate->weak = TRUE;
}

/**
 * sn_prose_note_rest:
 *
 * Has sn_find_rest() look at the date.
 */
void
sn_prose_note_rest (SnExtraction *self, guint32 index)
{
  g_array_append_val (self->rest, index);
}

/**
 * sn_find_rest:
 *
 * Makes items with a doubt of the days that no rule has taken, where the sentence tells of
 * something that is then, and no other item has that day.
 */
void
sn_find_rest (SnExtraction *self)
{
  for (guint i = 0; i < self->rest->len && !sn_extraction_is_full (self); i++)
    {
      guint32 index = g_array_index (self->rest, guint32, i);
      SnClause clause;

      if (self->used[index] ||
          self->outline->places[sn_outline_when (self->outline, index)->block].role != SN_ROLE_TEXT)
        continue;
      sn_clause_init (&clause, self->outline, index);
      if (!is_of_other_kind (&clause) && !ends_span (self, &clause, index) && !is_known (self, &clause))
        add_rest (self, &clause, index);
    }
}
