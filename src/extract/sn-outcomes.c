/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Seats of which a newsletter says that they are filled. They are no items, for
 * nobody can act on them, but whoever read of the seat before wants to know. */

#include "sn-outcomes-private.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* "Ann Orr: Large Suppliers" among results. */
static gboolean
is_result (const SnOutcomeArticle *article, const SnSentence *sentence, const SnMark *category)
{
  const SnReading *reading = article->extraction->reading;
  guint64 open = BIT (SN_WORD_VACANT) | BIT (SN_WORD_WANT) | BIT (SN_WORD_CLOSE);

  return (article->framed && !(sentence->cues & open) && sn_outcome_is_labelled (reading, sentence, category)) ||
         sn_outcome_is_result (reading, sentence, category);
}

/* "our new Small Supplier member is Ann Orr" */
static gboolean
is_new_member (const SnReading *reading, const SnSentence *sentence, const SnTaking *taking, const SnMark *category)
{
  guint64 open = BIT (SN_WORD_WANT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_OFFER);
  guint32 last = MIN (category->end, sentence->end - 1);

  if (taking->open || (sentence->cues & open) || sn_reading_is_mark (reading, sentence->end - 1, '?') ||
      category->first == sentence->first || !sn_reading_token_is (reading, category->first - 1, "new"))
    return FALSE;
  return (sn_reading_token_in (reading, last, SN_SET_MEMBERS) ||
          sn_reading_token_in (reading, category->end - 1, SN_SET_MEMBERS)) &&
         sn_outcome_has_name (reading, sentence, taking->first, taking->end);
}

/* ", and Bo Tay to the TABASC for Gas Networks": the verb is that of the part
 * before. */
static gboolean
goes_on (const SnReading *reading, const SnSentence *sentence, const SnTaking *taking, const SnTaking *before)
{
  guint64 own = BIT (SN_WORD_VACANT) | BIT (SN_WORD_WANT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_OUTCOME) |
                BIT (SN_WORD_FILLED) | BIT (SN_WORD_OFFER);

  return before->rule != NULL && before->end == taking->first &&
         !(sn_reading_cues (reading, sentence->block, taking->first, taking->end) & own) &&
         sn_outcome_has_name (reading, sentence, taking->first, taking->end);
}

/* Takes what the sentence says by itself. */
static gboolean
read_categories (SnOutcomeArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  SnTaking taking = { 0 }, before = { 0 };
  gboolean found = FALSE;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *category = sn_reading_mark (reading, i);
      const char *rule;

      if (!sn_outcome_is_category (category))
        continue;
      if (category->first >= taking.end)
        {
          before = taking;
          sn_taking_init (&taking, article->extraction->outline, sentence, category->first);
          if (taking.rule == NULL && goes_on (reading, sentence, &taking, &before))
            taking.rule = before.rule;
        }
      rule = taking.rule != NULL && sn_taking_has (&taking, reading, sentence, category) ? taking.rule : NULL;
      if (rule == NULL && is_result (article, sentence, category))
        rule = "seat among results";
      if (rule == NULL && is_new_member (reading, sentence, &taking, category))
        rule = "new member";
      if (rule == NULL || sn_taking_is_part (reading, sentence, category))
        continue;
      sn_outcome_add (article, sentence, sentence, category, rule);
      found = TRUE;
    }
  return found;
}

/* "the seat", "she", "in his place": what the sentence before named. */
static gboolean
points_back (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const words[] = { "it",    "its",  "she",  "he",   "her",   "his",   "they", "them",
                                       "their", "both", "this", "that", "these", "those", NULL };

  for (guint32 i = sentence->first; i < sentence->end; i++)
    if (sn_reading_token_is_any (reading, i, words) ||
        (sn_reading_token_is (reading, i, "the") && i + 1 < sentence->end &&
         sn_reading_token_in (reading, i + 1, SN_SET_SEAT_OFFICES)))
      return TRUE;
  return FALSE;
}

/* Any part of the sentence that says that a seat is taken. */
static gboolean
find_taking (const SnOutcomeArticle *article, const SnSentence *sentence, SnTaking *taking)
{
  for (guint32 at = sentence->first; at < sentence->end; at = taking->end)
    {
      sn_taking_init (taking, article->extraction->outline, sentence, at);
      if (taking->rule != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Who leaves and is elected elsewhere says nothing of the seat; who is elected
 * "in her place" does. */
static gboolean
is_successor (const SnOutcomeArticle *article, const SnSentence *named, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  gboolean leaves = FALSE;

  for (guint32 i = named->first_mark; i < named->end_mark; i++)
    leaves |= sn_reading_mark (reading, i)->word_class == SN_WORD_VACANT &&
              strcmp (sn_reading_mark (reading, i)->value, "leaves") == 0;
  for (guint32 i = sentence->first; leaves && i < sentence->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_SEATS) || sn_reading_token_in (reading, i, SN_SET_SUCCESSORS) ||
        sn_reading_token_in (reading, i, SN_SET_SUCCEEDING))
      return TRUE;
  return !leaves;
}

static void
add_spoken (SnOutcomeArticle *article, const SnSentence *sentence, const SnSentence *named, const char *rule)
{
  const SnReading *reading = article->extraction->reading;

  for (guint32 i = named->first_mark; i < named->end_mark; i++)
    {
      const SnMark *category = sn_reading_mark (reading, i);

      if (sn_outcome_is_category (category) && !sn_taking_is_part (reading, named, category))
        sn_outcome_add (article, sentence, named, category, rule);
    }
}

/* The heading, where it names one seat: "SSC: Small Supplier seat". */
static const SnSentence *
heading_seat (const SnOutcomeArticle *article)
{
  const SnReading *reading = article->extraction->reading;
  const SnSentence *sentence;
  guint n = 0;

  if (article->heading == SN_NO_BLOCK ||
      reading->block_sentences[article->heading] == reading->block_sentences[article->heading + 1])
    return NULL;
  sentence = sn_reading_sentence (reading, reading->block_sentences[article->heading]);
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    n += sn_outcome_is_category (sn_reading_mark (reading, i));
  return n == 1 ? sentence : NULL;
}

/* "The Small Supplier seat drew one candidate. She is elected without a vote." */
static gboolean
read_named_before (SnOutcomeArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  const SnSentence *named =
      article->spoken != NULL && article->spoken->block == sentence->block ? article->spoken : heading_seat (article);
  const char *committee;
  SnTaking taking;

  if (named == NULL || (sentence->cues & BIT (SN_WORD_CATEGORY)) || !points_back (reading, sentence))
    return FALSE;
  committee = sn_outcome_committee_in (reading, sentence);
  if ((committee != NULL && g_strcmp0 (committee, article->committee) != 0) ||
      !find_taking (article, sentence, &taking) || !is_successor (article, named, sentence))
    return FALSE;
  add_spoken (article, sentence, named, taking.rule);
  return TRUE;
}

/* "The other is still open": of two seats only one was filled. */
static gboolean
leaves_one_open (const SnReading *reading, const SnSentence *sentence, guint32 first, guint32 end)
{
  guint64 cues = sn_reading_cues (reading, sentence->block, first, end);

  if (!(cues & BIT (SN_WORD_VACANT)) || (cues & BIT (SN_WORD_CATEGORY)))
    return FALSE;
  return sn_reading_has_in_set (reading, first, end, SN_SET_REMAINING);
}

static void
take_back (SnOutcomeArticle *article, const SnSentence *sentence)
{
  GPtrArray *outcomes = sn_newsletter_get_outcomes (article->newsletter);

  if (!(sentence->cues & BIT (SN_WORD_VACANT)) || outcomes->len == article->block_outcomes)
    return;
  for (guint32 at = sentence->first; at < sentence->end;)
    {
      SnTaking taking;

      sn_taking_init (&taking, article->extraction->outline, sentence, at);
      at = taking.end;
      if (taking.open && outcomes->len > article->block_outcomes &&
          leaves_one_open (article->extraction->reading, sentence, taking.first, taking.end))
        g_ptr_array_set_size (outcomes, (int) article->block_outcomes);
    }
}

static void
note_spoken (SnOutcomeArticle *article, const SnSentence *sentence, gboolean found)
{
  guint64 seats =
      BIT (SN_WORD_SEAT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_COMMITTEE);

  if (!found && (sentence->cues & BIT (SN_WORD_CATEGORY)))
    article->spoken = sentence->cues & seats ? sentence : NULL;
}

static gboolean
ends_in_colon (const SnReading *reading, const SnSentence *sentence)
{
  return sn_reading_is_mark (reading, sentence->end - 1, ':');
}

/* A list, or the words behind a colon, are about what leads to them. */
static void
note_lead (SnOutcomeArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  gboolean item = sn_reading_block (reading, sentence->block)->kind == SN_BLOCK_LIST_ITEM;
  SnTaking taking;

  if (item || !ends_in_colon (reading, sentence))
    return;
  article->framed = sn_outcome_tells_results (reading, sentence, sentence->first, sentence->end) &&
                    !(sentence->cues & BIT (SN_WORD_VACANT)) && !(sentence->cues & BIT (SN_WORD_WANT));
  if (article->framed && (sentence->cues & (BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED))) &&
      !(sentence->cues & BIT (SN_WORD_REPORT)))
    article->framed = find_taking (article, sentence, &taking);
}

static void
read_sentence (SnOutcomeArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  const char *committee = sn_outcome_committee_in (reading, sentence);
  gboolean found;

  found = read_categories (article, sentence) || read_named_before (article, sentence);
  if (committee != NULL && (article->committee == NULL || !found))
    article->committee = committee;
  take_back (article, sentence);
  note_spoken (article, sentence, found);
  note_lead (article, sentence);
}

static void
begin_article (SnOutcomeArticle *article, guint heading)
{
  const SnReading *reading = article->extraction->reading;
  const SnOutline *outline = article->extraction->outline;
  guint parent = outline->places[heading].parent;
  gboolean within = parent != SN_NO_BLOCK && parent == article->heading;
  const char *above = within ? article->committee : NULL;
  guint64 cues = sn_reading_block_cues (reading, heading);

  article->heading = heading;
  article->committee = NULL;
  article->spoken = NULL;
  article->framed = within && article->framed;
  for (guint32 s = reading->block_sentences[heading]; s < reading->block_sentences[heading + 1]; s++)
    {
      const SnSentence *sentence = sn_reading_sentence (reading, s);

      if (article->committee == NULL)
        article->committee = sn_outcome_committee_in (reading, sentence);
      article->framed |= sn_outcome_tells_results (reading, sentence, sentence->first, sentence->end) &&
                         !(cues & (BIT (SN_WORD_VACANT) | BIT (SN_WORD_WANT)));
    }
  if (article->committee == NULL)
    article->committee = above;
}

static gboolean
may_speak (const SnReading *reading, guint block)
{
  return (sn_reading_block_cues (reading, block) &
          (BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED) | BIT (SN_WORD_COMMITTEE) |
           BIT (SN_WORD_VACANT) | BIT (SN_WORD_VOTE))) != 0;
}

/**
 * sn_find_outcomes:
 * @newsletter: the newsletter with its items
 *
 * Finds seats that are filled, one outcome for each committee and party
 * category, and adds them to @newsletter.
 */
void
sn_find_outcomes (const SnExtraction *self, SnNewsletter *newsletter)
{
  SnOutcomeArticle article = { .extraction = self, .newsletter = newsletter, .heading = SN_NO_BLOCK };

  for (guint i = 0; i < self->outline->n_blocks; i++)
    {
      SnBlockRole role = self->outline->places[i].role;

      if (role == SN_ROLE_HEADING)
        {
          begin_article (&article, i);
          continue;
        }
      if (role != SN_ROLE_TEXT || !may_speak (self->reading, i))
        continue;
      article.spoken = NULL;
      article.block_outcomes = sn_newsletter_get_outcomes (newsletter)->len;
      for (guint32 s = self->reading->block_sentences[i]; s < self->reading->block_sentences[i + 1]; s++)
        read_sentence (&article, sn_reading_sentence (self->reading, s));
    }
}
