/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-milestones-private.h"
#include "sn-prose-private.h"
#include "sn-reference.h"
#include "sn-titles.h"

#define BIT SN_WORD_BIT

/* A lead stands no further above the last item of its list. */
#define LONGEST_LIST 100

/* "The June 2023 SEC Release has moved. Owing to the strike it will go live on 6 July": the next
 * sentence says when it is now. */
static gboolean
moves_to_next (const SnClause *clause)
{
  const SnOutline *outline = clause->outline;
  const SnReading *reading = outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->when->first) + 1, w;
  const SnSentence *next;

  if (!(clause->sentence_cues & BIT (SN_WORD_MOVE)) || s >= reading->block_sentences[clause->block + 1])
    return FALSE;
  next = sn_reading_sentence (reading, s);
  w = sn_outline_when_from (outline, clause->block, next->first);
  return w < outline->block_whens[clause->block + 1] && sn_outline_when (outline, w)->first < next->end &&
         sn_outline_when (outline, w)->date.day != 0 &&
         sn_reading_has_token (reading, next->first, sn_outline_when (outline, w)->first, "it");
}

static gboolean
has_other_date (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  if (moves_to_next (clause))
    return TRUE;
  for (guint32 i = self->outline->block_whens[clause->block]; i < self->outline->block_whens[clause->block + 1]; i++)
    {
      const SnWhen *other = sn_outline_when (self->outline, i);

      if (i != index && other->date.day != 0 && other->first >= clause->sentence->first &&
          other->first < clause->sentence->end)
        return TRUE;
    }
  return FALSE;
}

/* "Webinar on billing. It was to be on 21 June but will be on the 27th.": what
 * "it" is stands in the sentence before. */
static gboolean
continues_event (const SnClause *clause)
{
  static const char *const pronouns[] = { "it", "this", "these", "they", "both", "we", "do", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->when->first);
  guint64 before;

  if (s == reading->block_sentences[clause->block] ||
      (clause->sentence_cues & (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_REGISTER))) != 0 ||
      !(sn_reading_token_is_any (reading, clause->sentence->first, pronouns) ||
        sn_reading_token_in (reading, clause->sentence->first, SN_SET_BIDDING) ||
        sn_clause_names_next (clause, clause->sentence->first)))
    return FALSE;
  before = sn_reading_sentence (reading, s - 1)->cues;
  return (before & BIT (SN_WORD_EVENT)) != 0 && (before & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) == 0;
}

/* "The SEC Academy returns on 20 April": a name that takes place, though it has
 * no word for an event in it. */
static gboolean
name_takes_place (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, at;

  if (!(clause->left & BIT (SN_WORD_ATTEND)) ||
      (clause->sentence_cues & (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_CONSULT) |
                                BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT))))
    return FALSE;
  first += sn_reading_token_is (reading, first, "the");
  for (at = first; at < clause->when->first && sn_reading_token (reading, at)->kind == SN_TOKEN_WORD &&
                   sn_reading_token (reading, at)->letter_case != SN_CASE_LOWER;
       at++)
    ;
  if (at < first + 2 || !sn_reading_token_in (reading, at, SN_SET_TAKING_PLACE) ||
      sn_reading_mark_at (reading, clause->block, first, SN_WORD_BODY) != NULL)
    return FALSE;
  for (; at < clause->when->first; at++)
    if (sn_reading_token_in (reading, at, SN_SET_VISITING))
      return TRUE;
  return FALSE;
}

/* "Once approved by the Advisory Forum, the budget takes effect on 1 April": the
 * word for an event stands in an aside, and something else takes effect. */
static gboolean
event_stands_aside (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnMark *event = NULL, *effect = NULL;
  gboolean comma = FALSE;

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->first < clause->first || mark->first >= clause->when->first)
        continue;
      if (mark->word_class == SN_WORD_EVENT)
        event = mark;
      else if (mark->word_class == SN_WORD_MILESTONE)
        effect = mark;
    }
  if (event == NULL || effect == NULL || effect->first < event->end || (clause->right & BIT (SN_WORD_EVENT)))
    return FALSE;
  for (guint32 i = event->end; i < effect->first; i++)
    comma |= sn_reading_is_mark (reading, i, ',');
  return comma && sn_reading_mark_at (reading, clause->block, event->end, SN_WORD_ATTEND) == NULL;
}

/* "The next one takes place on" names nothing; what does is said elsewhere. */
static gboolean
names_happening (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->sentence->first;

  at += sn_reading_token_is (reading, at, "the");
  return !sn_reading_token_in (reading, at, SN_SET_HOLLOW) && !sn_prose_is_pronoun (reading, at);
}

/* "The recovery exercise happens on 4 March", "will be held on", "takes place in the week
 * commencing": nothing else can. */
static gboolean
happens_on (const SnClause *clause)
{
  static const char *const takes[] = { "take", "takes", "taking", NULL };
  guint64 other = BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->first + 3 || (clause->sentence_cues & other))
    return FALSE;
  at -= sn_clause_is_word (clause, at - 1, "the") && sn_clause_is_word (clause, at - 2, "in");
  if (!sn_clause_is_word (clause, at - 1, at < clause->when->first ? "in" : "on"))
    return FALSE;
  return sn_reading_token_in (reading, at - 2, SN_SET_HAPPENING) ||
         (at > clause->first + 2 && sn_clause_is_word (clause, at - 2, "place") &&
          sn_reading_token_is_any (reading, at - 3, takes) && names_happening (clause));
}

/* "SECMP0007 meets for the second time on 15 September": its Working Group does. */
static gboolean
modification_meets (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 after;
  g_autofree char *reference = sn_reference_at (reading, clause->block, clause->sentence->first, &after);

  return reference != NULL && after < clause->when->first && clause->when->date.day != 0 &&
         sn_reading_token_in (reading, after, SN_SET_MEETING);
}

static void
add_group_meeting (SnExtraction *self, const SnClause *clause, guint32 index)
{
  g_autofree char *reference = sn_reference_at (self->reading, clause->block, clause->sentence->first, NULL);
  g_autofree char *title = g_strdup_printf ("%s Working Group", reference);
  SnCandidate *candidate = sn_prose_add_dated (self, SN_ITEM_EVENT, title, clause, index, "Working Group meets");

  sn_item_set_reference (candidate->item, reference);
  sn_item_set_committee (candidate->item, "Working Group");
}

static void
add_happening (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint n = self->candidates->len;
  guint32 first = clause->sentence->first;
  guint32 end = sn_title_phrase_end (self->outline, clause->block, first, clause->when->first, 2);
  g_autofree char *title = sn_title_of_tokens (self->outline, clause->block, first, end);

  sn_prose_add_event (self, clause, index, "happens");
  if (self->candidates->len > n && !(clause->sentence_cues & BIT (SN_WORD_EVENT)) &&
      !sn_prose_is_pronoun (self->reading, first) && !sn_reading_token_in (self->reading, first, SN_SET_REPEATS) &&
      !sn_reading_token_in (self->reading, first + 1, SN_SET_REPEATS) &&
      sn_title_count_content (self->reading, clause->block, first, end) > 1)
    sn_item_set_title (((SnCandidate *) self->candidates->pdata[n])->item, title);
}

/* "SRT can be opened to Networks by then. That is due to happen on 24 April.": of no event, but
 * of what the sentence before says. */
static gboolean
add_told_before (SnExtraction *self, const SnClause *clause, guint32 index)
{
  static const char *const that[] = { "that", "this", "it", NULL };
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first), first;
  const SnSentence *before;
  g_autofree char *title = NULL;

  if (s == reading->block_sentences[clause->block] ||
      !sn_reading_token_is_any (reading, clause->sentence->first, that) || clause->when->date.month == 0)
    return FALSE;
  before = sn_reading_sentence (reading, s - 1);
  first = sn_milestone_skip_aside (reading, before, before->end);
  if ((before->cues & other) || sn_prose_is_pronoun (reading, first) || before->end > first + 24 ||
      sn_title_count_content (reading, clause->block, first, before->end) < 3)
    return FALSE;
  title = sn_title_of_tokens (self->outline, clause->block, first, before->end);
  sn_prose_add_dated (self, SN_ITEM_MILESTONE, title, clause, index, "that happens");
  return TRUE;
}

/* "In June there will be a SEC Engagement Day" */
static gboolean
begins_with_month (const SnClause *clause)
{
  static const char *const subjects[] = { "there", "we", "you", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->end;

  at += at < clause->sentence->end && sn_reading_is_mark (reading, at, ',');
  return clause->when->first <= clause->sentence->first + 4 && at < clause->sentence->end &&
         (clause->right & BIT (SN_WORD_EVENT)) && sn_reading_token_is_any (reading, at, subjects) &&
         sn_date_precision (&clause->when->date) >= SN_PRECISION_QUARTER;
}

static gboolean
is_event (const SnClause *clause)
{
  guint64 own = clause->left | clause->right;
  gboolean day = sn_date_precision (&clause->when->date) == SN_PRECISION_DAY;

  if (event_stands_aside (clause))
    return FALSE;
  if (own & BIT (SN_WORD_EVENT))
    return day || (clause->left & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_ATTEND))) != 0 || begins_with_month (clause);
  if ((own & BIT (SN_WORD_ATTEND)) && (clause->sentence_cues & BIT (SN_WORD_EVENT)))
    return day || (clause->left & BIT (SN_WORD_ATTEND)) != 0;
  if (day && (continues_event (clause) || name_takes_place (clause) ||
              (sn_clause_find_held (clause->outline->reading, clause->first, clause->when->first) != 0 &&
               sn_reading_token_is (clause->outline->reading, clause->when->first - 1, "on"))))
    return TRUE;
  /* from an hour to an hour one attends something */
  return clause->when->date.has_end_time;
}

/* Whether nothing but hours stand between two days. */
static gboolean
is_day_before (const SnOutline *outline, guint32 before, guint32 index)
{
  if (before >= index)
    return FALSE;
  for (guint32 i = before + 1; i < index; i++)
    if (sn_outline_when (outline, i)->date.year != 0)
      return FALSE;
  return TRUE;
}

/* "and the one on 20 April will start at 9.30" */
static gboolean
says_one_on (const SnClause *clause)
{
  guint32 at = clause->when->first;

  return at >= clause->first + 2 && sn_clause_is_word (clause, at - 1, "on") &&
         sn_clause_is_word (clause, at - 2, "one");
}

/* (nullable): "The SSC will meet on 22 March and, after Easter, on 12 and 26 April": the committee
 * of which the sentence has had a meeting already. */
static const SnMark *
committee_again (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_CLOSE);
  const SnReading *reading = self->reading;
  const SnCandidate *before = self->candidates->len > 0 ? self->candidates->pdata[self->candidates->len - 1] : NULL;
  const char *committee = before != NULL ? sn_item_get_committee (before->item) : NULL;

  if (committee == NULL || before->block != clause->block || before->first != clause->sentence->first ||
      sn_item_get_kind (before->item) != SN_ITEM_EVENT || clause->when->date.day == 0 ||
      clause->first == clause->sentence->first || (clause->left & other) ||
      !(sn_clause_is_word (clause, clause->when->first - 1, "on") ||
        sn_clause_is_word (clause, clause->when->first - 1, "and")))
    return NULL;
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_COMMITTEE &&
        g_strcmp0 (sn_reading_mark (reading, i)->value, committee) == 0)
      return sn_reading_mark (reading, i);
  return NULL;
}

/* The meeting of a committee that was spoken of before. Returns whether there is one. */
static gboolean
add_meeting_of_spoken (SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnMark *committee = NULL;

  if (sn_date_precision (&clause->when->date) >= SN_PRECISION_MONTH)
    committee = sn_prose_committee_spoken_of (clause);
  if (committee == NULL)
    committee = committee_again (self, clause, index);
  if (committee != NULL)
    sn_prose_add_meeting (self, clause, index, committee);
  return committee != NULL;
}

/* "…, the first in London on 1 October and the second in Leeds on the 6th": one
 * more day of the event before it in the sentence. */
static gboolean
goes_on_with_event (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE) |
                  BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_RESPOND);

  if (clause->when->date.day == 0)
    return FALSE;
  if (!says_one_on (clause) && ((clause->left & other) || clause->when->first - clause->first > 10))
    return FALSE;
  for (guint i = self->candidates->len; i > 0; i--)
    {
      const SnCandidate *candidate = self->candidates->pdata[i - 1];

      if (candidate->block != clause->block)
        return FALSE;
      if (is_day_before (self->outline, candidate->when, index) && candidate->first == clause->sentence->first)
        return sn_item_get_kind (candidate->item) == SN_ITEM_EVENT;
    }
  return FALSE;
}

/* "Leeds: Tuesday 12 June" under "Our workshops go on tour:" */
static gboolean
is_listed_event (const SnClause *clause)
{
  const SnOutline *outline = clause->outline;
  SnDocument *document = outline->reading->document;
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE);
  guint above = clause->block;

  if (sn_document_get_block (document, clause->block)->kind != SN_BLOCK_LIST_ITEM || clause->when->date.day == 0 ||
      clause->end - clause->first > 30 || (clause->block_cues & other))
    return FALSE;
  while (above > 0 && clause->block - above < LONGEST_LIST &&
         sn_document_get_block (document, above)->kind == SN_BLOCK_LIST_ITEM)
    above--;
  if (outline->places[above].role == SN_ROLE_HEADING ||
      outline->places[above].heading != outline->places[clause->block].heading)
    return FALSE;
  return (sn_reading_block_cues (outline->reading, above) & BIT (SN_WORD_EVENT)) != 0;
}

/* "The privacy workshop we had pencilled in for 23 March has been moved to 30 March":
 * what moves stands before both. */
static gboolean
moves_event (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnSentence *sentence = clause->sentence;
  const SnMark *move = sn_reading_find_mark (reading, sentence->first_mark, sentence->end_mark, SN_WORD_MOVE);
  const SnSentence *named = clause->named; /* "It has been brought forward to …" */
  const SnMark *event = sn_reading_find_mark (reading, sentence->first_mark, sentence->end_mark, SN_WORD_EVENT);

  if (named != sentence && sn_prose_is_pronoun (reading, sentence->first))
    {
      event = sn_reading_find_mark (reading, named->first_mark, named->end_mark, SN_WORD_EVENT);
      return move != NULL && event != NULL && clause->when->date.day != 0 && event->first < named->first + 6 &&
             !((clause->sentence_cues | named->cues) &
               (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_CONSULT)));
    }
  return move != NULL && event != NULL && clause->when->date.day != 0 && event->first < move->first &&
         event->first < sentence->first + 6 &&
         !(clause->sentence_cues & (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_CONSULT)));
}

/* "SEC Engagement Day. … The day moves from 17 May to 24 May.", "Partner conference. Birmingham
 * on 15 July is off.", "Webinar on keys. … It will be held in April": what the paragraph begins
 * with. */
static gboolean
moves_labelled_event (const SnExtraction *self, const SnClause *clause)
{
  const guint64 other = BIT (SN_WORD_RELEASE) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) |
                        BIT (SN_WORD_REGISTER) | BIT (SN_WORD_COMMITTEE);
  gboolean it = sn_prose_is_pronoun (self->reading, clause->sentence->first) && (clause->left & BIT (SN_WORD_ATTEND));
  guint32 first, end;

  return clause->when->date.month != 0 &&
         ((clause->sentence_cues & (BIT (SN_WORD_MOVE) | BIT (SN_WORD_CANCEL))) || it) &&
         (clause->when->date.day != 0 || it) && !(clause->sentence_cues & other) &&
         sn_outline_label (self->outline, clause->block, &first, &end) && end <= clause->sentence->first &&
         (sn_reading_cues (self->reading, clause->block, first, end) & BIT (SN_WORD_EVENT));
}

static void
add_listed (SnExtraction *self, const SnClause *clause, guint32 index)
{
  sn_prose_add_milestone (self, clause, index, "listed milestone");
  {
    SnCandidate *candidate = self->candidates->pdata[self->candidates->len - 1];
    guint heading = self->outline->places[clause->block].heading;
    g_autofree char *item = sn_title_of_sentence (self->outline, clause->named);
    g_autofree char *above = heading != SN_NO_BLOCK ? sn_title_of_heading (self->outline, heading) : NULL;
    g_autofree char *title =
        above != NULL && above[0] != '\0' ? g_strdup_printf ("%s: %s", above, item) : g_strdup (item);

    if (candidate->when == index)
      sn_item_set_title (candidate->item, title);
  }
}

/**
 * sn_prose_speaks_of_consultation:
 *
 * Returns: whether a consultation is what the sentence, or the one before it, is
 *   about.
 */
gboolean
sn_prose_speaks_of_consultation (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = self->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->when->first);
  guint64 cues = clause->sentence_cues, asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);

  if (s > reading->block_sentences[clause->block])
    cues |= sn_reading_sentence (reading, s - 1)->cues;
  return (cues & asks) != 0 && !sn_sentence_denies (reading, clause->sentence, asks);
}

/* "Its closing date, which had been 25 October, was put back to 15 November" */
static gboolean
moves_end (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  return sn_reading_has_in_set (reading, clause->sentence->first,
                                MIN (clause->sentence->first + 4, clause->when->first), SN_SET_ENDS_OF);
}

/* "Having listened to your feedback, the Panel has pushed back …": answers that came in
 * before. */
static gboolean
looks_back (const SnClause *clause)
{
  return sn_reading_token_in (clause->outline->reading, clause->sentence->first, SN_SET_LOOKING_BACK);
}

/* "It should have ended on 9 February but BEIS has extended it to 23 February" under "Is it too
 * late to answer the BEIS consultation on …?" */
static gboolean
answers_question (const SnExtraction *self, const SnClause *clause, guint64 asks)
{
  guint heading = self->outline->places[clause->block].heading;

  return heading != SN_NO_BLOCK && (sn_reading_block_cues (self->reading, heading) & asks) &&
         sn_question_is_asked (self->reading, heading);
}

/* "they have swapped 30 July for 13 August", "has extended its call for evidence, which had been
 * due to close on 10 March, to 6 April": the clause is nothing but the new day. */
static gboolean
is_new_day_only (const SnClause *clause)
{
  static const char *const joints[] = { "for", "to", "until", "till", "til", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->first + sn_reading_is_mark (reading, clause->first, ',');

  return first + 1 == clause->when->first && first > clause->sentence->first + 3 &&
         sn_reading_token_is_any (reading, first, joints);
}

/* "It has been extended to 16 March": what was moved stands before. */
static gboolean
moves_consultation (const SnExtraction *self, const SnClause *clause)
{
  guint64 own = clause->left | clause->right;
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE);
  guint64 other = BIT (SN_WORD_RELEASE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_REGISTER) |
                  BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_COMMITTEE);

  if (is_new_day_only (clause) && (clause->sentence_cues & BIT (SN_WORD_MOVE)) && (clause->sentence_cues & asks) &&
      !(clause->sentence_cues & (other & ~BIT (SN_WORD_COMMITTEE))))
    return TRUE;
  if (!(own & BIT (SN_WORD_MOVE)))
    return FALSE;
  if (own & asks)
    return TRUE;
  if ((own & BIT (SN_WORD_RESPOND)) && !(own & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_MILESTONE))) &&
      !looks_back (clause) && !moves_event (clause))
    return TRUE;
  if (moves_end (clause) && (clause->block_cues & asks))
    return TRUE;
  if (answers_question (self, clause, asks) && !((clause->sentence_cues | clause->heading) & other))
    return TRUE;
  if (sn_clause_ends_paper (clause) && !(clause->sentence_cues & other))
    return TRUE;
  return clause->when->date.day != 0 && !(clause->sentence_cues & other) && !(clause->left & BIT (SN_WORD_MILESTONE)) &&
         sn_prose_speaks_of_consultation (self, clause);
}

/* "Your votes have to be back on 27 March": it must arrive by then. */
static gboolean
must_arrive (const SnClause *clause)
{
  static const char *const modals[] = { "must", "have", "has", "need", "needs", "should", NULL };
  const SnReading *reading = clause->outline->reading;

  if (clause->when->date.day == 0 || clause->when->first < clause->first + 3 ||
      !sn_reading_token_is (reading, clause->when->first - 1, "on") ||
      !sn_reading_token_in (reading, clause->when->first - 2, SN_SET_ARRIVED))
    return FALSE;
  for (guint32 i = clause->first; i < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, modals))
      return TRUE;
  return FALSE;
}

/* "The last 2G hubs can be ordered on 20 December": after that nobody can. */
static gboolean
is_last_chance (const SnClause *clause)
{
  static const char *const last[] = { "last", "final", NULL };
  static const char *const modals[] = { "can", "may", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first + sn_clause_is_word (clause, clause->sentence->first, "the");

  if (clause->when->date.day == 0 || !sn_reading_token_is_any (reading, first, last) ||
      (clause->sentence_cues & BIT (SN_WORD_EVENT)))
    return FALSE;
  for (guint32 i = first + 1; i + 2 < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, modals) && sn_reading_token_is (reading, i + 1, "be"))
      return TRUE;
  return FALSE;
}

/* "Registration, which was to close on Monday, has been extended to the 7th" */
static gboolean
moves_registration (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  if (clause->when->date.day == 0 || !sn_clause_says_moved (clause) || (clause->left & BIT (SN_WORD_EVENT)))
    return FALSE;
  for (guint32 i = clause->sentence->first; i < MIN (clause->sentence->first + 5, clause->when->first); i++)
    if (sn_reading_mark_at (reading, clause->block, i, SN_WORD_REGISTER) != NULL)
      return i == clause->sentence->first ||
             !sn_reading_token_is (reading, i - 1, "been"); /* "It had been booked for" */
  return FALSE;
}

/* "Bookings open on Monday": nothing has to be done then. */
static gboolean
opens_registration (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  if (!(clause->left & BIT (SN_WORD_REGISTER)) &&
      !(clause->when->first > clause->first + 3 &&
        sn_reading_has_token (reading, clause->first, clause->when->first, "places")))
    return FALSE; /* "Early bird places are released on" */
  if (sn_reading_token_is (reading, clause->when->first - 1, "from") &&
      (sn_reading_cues (reading, clause->block, clause->when->first - 2, clause->when->first - 1) &
       BIT (SN_WORD_REGISTER)))
    return TRUE; /* "You can register from 10 July" */
  for (guint32 i = clause->when->first; i > clause->first && i + 4 > clause->when->first; i--)
    if (sn_reading_token_in (reading, i - 1, SN_SET_OPENING) || sn_reading_token_is (reading, i - 1, "opening") ||
        sn_reading_token_is (reading, i - 1, "released"))
      return TRUE;
  return FALSE;
}

/* "The DCC now expects the first of them to be fitted in the third quarter": what
 * somebody expects to be done or to happen, however roughly it is dated. */
static gboolean
expects_to_be (const SnClause *clause)
{
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_REPORT) |
                  BIT (SN_WORD_TELL) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_OFFICE);
  const SnReading *reading = clause->outline->reading;
  guint32 verb = 0;

  if (sn_date_precision (&clause->when->date) < SN_PRECISION_QUARTER || (clause->sentence_cues & other) ||
      !(clause->left & BIT (SN_WORD_BODY)))
    return FALSE;
  for (guint32 i = clause->first; i + 2 < clause->when->first; i++)
    if (sn_reading_token_in (reading, i, SN_SET_INTENDING))
      verb = i;
    else if (verb != 0 && i > verb + 2 && sn_reading_token_is (reading, i, "to") &&
             sn_reading_token_is (reading, i + 1, "be"))
      return TRUE;
  return FALSE;
}

/* "DCC - changes to regression testing. 27 July." below "Consultations": a day alone says of
 * each when it closes. */
static gboolean
is_day_below_consultations (const SnExtraction *self, const SnClause *clause)
{
  const guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_REPORT) | BIT (SN_WORD_CLOSED) |
                        BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_MILESTONE);
  const SnReading *reading = self->reading;
  guint heading = self->outline->places[clause->block].heading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->when->first), end = clause->when->end;

  if (heading == SN_NO_BLOCK || s == reading->block_sentences[clause->block] ||
      clause->when->first != clause->sentence->first ||
      (end < clause->sentence->end && !(end + 1 == clause->sentence->end && sn_reading_is_mark (reading, end, '.'))))
    return FALSE;
  return (sn_reading_block_cues (reading, heading) & BIT (SN_WORD_CONSULT)) &&
         !(sn_reading_block_cues (reading, heading) & other) && !(sn_reading_sentence (reading, s - 1)->cues & other);
}

/* What remains: a day in the future that no word says the meaning of has that
 * of the matter spoken of. */
static void
read_by_matter (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 empty = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_VACANT); /* "The SSC will have three empty chairs in May" */
  guint64 looking_back = BIT (SN_WORD_PAST) | BIT (SN_WORD_REPORT) | BIT (SN_WORD_CLOSED) | BIT (SN_WORD_OUTCOME);
  gboolean day = clause->when->date.day != 0;

  if (clause->left & BIT (SN_WORD_STAGE)) /* "Modification Report Consultation" is no report */
    looking_back &= ~BIT (SN_WORD_REPORT);
  if (expects_to_be (clause))
    {
      sn_prose_add_milestone (self, clause, index, "is expected");
      return;
    }
  if (day && sn_prose_only_answers (self, clause))
    {
      sn_prose_add_deadline (self, clause, index, "answers a question");
      return;
    }
  if (sn_date_precision (&clause->when->date) < SN_PRECISION_MONTH || sn_clause_only_tells (clause))
    return;
  if (day && (clause->left & BIT (SN_WORD_REGISTER)))
    {
      sn_prose_add_registration (self, clause, index);
      return;
    }
  if (day && !sn_clause_opens_consultation (clause) &&
      !(clause->left & (looking_back | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_EVENT))) &&
      !(clause->right & (BIT (SN_WORD_REPORT) | BIT (SN_WORD_OUTCOME))) && !(clause->when->flags & SN_WHEN_RELATIVE) &&
      (sn_prose_speaks_of_consultation (self, clause) || is_day_below_consultations (self, clause)) &&
      clause->when->date.end_year == 0)
    sn_prose_add_consultation (self, clause, index, "day of a consultation");
  else if (sn_clause_has_hour (clause))
    sn_prose_add_event (self, clause, index, "hour");
  else if (sn_clause_is_to_be (clause) && !sn_prose_is_pronoun (self->reading, clause->sentence->first) &&
           !(clause->when->flags & SN_WHEN_RELATIVE) &&
           !(clause->sentence_cues &
             (BIT (SN_WORD_OFFICE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_TELL) | BIT (SN_WORD_NOMINATE))) &&
           (clause->sentence_cues & empty) != empty)
    sn_prose_add_milestone (self, clause, index, "is to be");
  else
    sn_prose_note_rest (self, index);
}

/* "Early December, somewhere by the sea." under a heading that names an event */
static gboolean
begins_with_date (const SnClause *clause)
{
  return clause->when->first <= clause->sentence->first + 1 &&
         clause->sentence ==
             sn_reading_sentence (clause->outline->reading, clause->outline->reading->block_sentences[clause->block]);
}

/* "November 2026 SEC Release: Thu 5 Nov 2026": a release and its day, and nothing
 * else. */
static gboolean
labels_release (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 after = clause->when->end;

  if (!(clause->sentence_cues & BIT (SN_WORD_RELEASE)) || clause->when->date.day == 0 ||
      clause->when->first < clause->sentence->first + 2 || !sn_reading_is_mark (reading, clause->when->first - 1, ':'))
    return FALSE;
  return after >= clause->sentence->end ||
         (after + 1 == clause->sentence->end && sn_reading_token (reading, after)->kind == SN_TOKEN_PUNCT);
}

/* "The second stage follows in Q2 2025" */
static gboolean
follows_then (const SnClause *clause)
{
  static const char *const at[] = { "in", "on", NULL };
  guint32 when = clause->when->first;

  if (when >= clause->first + 3 && sn_reading_token_is_any (clause->outline->reading, when - 1, at) &&
      sn_reading_token_is (clause->outline->reading, when - 2, "followed"))
    return (clause->sentence_cues & BIT (SN_WORD_RELEASE)) !=
           0; /* "It is followed on 25 June by the June 2026 SEC Release" */
  return when >= clause->first + 3 && sn_reading_token_is_any (clause->outline->reading, when - 1, at) &&
         sn_reading_token_in (clause->outline->reading, when - 2, SN_SET_FOLLOWING) && !sn_clause_only_tells (clause) &&
         !(clause->block_cues & BIT (SN_WORD_REPORT));
}

/* "…, the DCC says, and 2G Hubs cannot be ordered after 28 March": what can be done
 * no more, from behind the last mark or "and" before it. */
static void
add_stop (SnExtraction *self, const SnClause *clause, guint32 index)
{
  static const char *const denials[] = { "cannot", "can", "will", "may", "must", "no", "not", NULL };
  const SnReading *reading = self->reading;
  guint32 denial = clause->sentence->first, first, end;
  g_autofree char *title = NULL;
  SnCandidate *candidate;

  for (guint32 i = clause->when->first - 1; i > clause->first; i--)
    if (sn_reading_token_is_any (reading, i, denials))
      denial = i;
    else if (denial > clause->sentence->first &&
             (sn_reading_is_mark (reading, i, ',') || sn_reading_token_is (reading, i, "and")))
      break;
  for (first = denial; first > clause->first && !sn_reading_is_mark (reading, first - 1, ',') &&
                       !sn_reading_token_is (reading, first - 1, "and");)
    first--;
  if (sn_clause_no_more_of (clause) != clause->when->first) /* "2G hubs, North Region: no new installations after" */
    {
      denial = sn_clause_no_more_of (clause);
      first = clause->sentence->first;
    }
  end = clause->when->first - 1;
  if (end > first + 2 && sn_reading_token_is (reading, end - 1, "or") && sn_reading_token_is (reading, end - 2, "on"))
    end -= 2; /* "may be installed on or after 1 July" */
  if (sn_title_count_content (reading, clause->block, first, denial) == 0 &&
      !(sn_reading_token_is (reading, denial, "no") &&
        sn_title_count_content (reading, clause->block, denial, end) > 1))
    {
      sn_prose_add_milestone (self, clause, index, "milestone");
      return;
    }
  title = sn_title_of_tokens (self->outline, clause->block, first, end);
  candidate = sn_prose_add_dated (self, SN_ITEM_MILESTONE, title, clause, index, "stops");
  sn_item_set_organiser (candidate->item, sn_prose_find_body (self, clause));
}

/* "and Meeting 17 on 15 April, and the SSC meets on": of the committee before. */
static gboolean
follows_number (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  return at > clause->first + 2 && sn_clause_is_word (clause, at - 1, "on") &&
         sn_reading_token (reading, at - 2)->kind == SN_TOKEN_NUMBER && sn_clause_is_word (clause, at - 3, "meeting");
}

/* "The Change Board will vote on the November 2023 SEC Release on 22 March": that is not
 * the day of the release, whose month its name says. */
static gboolean
is_of_other_month (const SnExtraction *self, const SnClause *clause)
{
  const SnOutline *outline = self->outline;
  const SnDate *date = &clause->when->date;
  g_autofree char *release = NULL;
  gboolean other = FALSE;

  if (date->day == 0 || (clause->sentence_cues & (BIT (SN_WORD_MOVE) | BIT (SN_WORD_FORMER))))
    return FALSE;
  for (guint32 i = outline->block_whens[clause->block]; i < outline->block_whens[clause->block + 1]; i++)
    {
      const SnWhen *when = sn_outline_when (outline, i);

      if (when->first >= clause->sentence->first && when->first < clause->when->first && when->date.month != 0 &&
          sn_when_names_release (self->reading, when))
        other = when->date.month != date->month || when->date.year != date->year;
    }
  release = other ? sn_prose_release_title (self, clause) : NULL;
  return release != NULL;
}

/* Whether a verb for what takes effect stands between a release and the day. */
static gboolean
does_more_before (const SnReading *reading, const SnClause *clause)
{
  gboolean release = FALSE;

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->first >= clause->when->first)
        return FALSE;
      release |= mark->word_class == SN_WORD_RELEASE;
      if (release && mark->word_class == SN_WORD_MILESTONE && mark->end > mark->first)
        return !(clause->sentence_cues & BIT (SN_WORD_PAST));
    }
  return FALSE;
}

/* What a committee does about a release is done at its meeting; what else has the day is
 * not known. */
static void
read_beside_release (SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnMark *committee =
      sn_reading_find_mark (self->reading, clause->sentence->first_mark, clause->sentence->end_mark, SN_WORD_COMMITTEE);

  if (clause->sentence_cues & BIT (SN_WORD_CLOSE)) /* "The cut-off for inclusion in the June 2022 SEC Release is …" */
    sn_prose_add_deadline (self, clause, index, "cut-off");
  else if (committee != NULL && committee->first < clause->when->first)
    sn_prose_add_meeting (self, clause, index, committee);
  else if (does_more_before (self->reading,
                             clause)) /* "The code for the June release will be deployed to UIT on 22 May" */
    {
      g_autofree char *title = sn_title_of_sentence (self->outline, clause->named);

      sn_prose_add_dated (self, SN_ITEM_MILESTONE, title, clause, index, "before the release");
    }
}

/* "The cutover has been put back. It takes place on 17 April.": of no event. */
static gboolean
says_milestone_before (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  guint64 cues = s > reading->block_sentences[clause->block] ? sn_reading_sentence (reading, s - 1)->cues : 0;

  return (cues & (BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE))) != 0 && (cues & BIT (SN_WORD_EVENT)) == 0;
}

/* "The Introduction to the SEC has been moved. It takes place on 17 April.": only an event does,
 * whatever it is called. */
static gboolean
takes_place (const SnClause *clause)
{
  static const char *const it[] = { "it", "they", "this", NULL };
  static const char *const takes[] = { "takes", "take", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first;

  if (clause->when->date.day == 0 || !sn_reading_token_is_any (reading, first, it) ||
      reading->block_tokens[clause->block] == first)
    return FALSE;
  for (guint32 i = first + 1; i + 1 < MIN (clause->when->first, first + 6); i++)
    if ((sn_reading_token_is_any (reading, i, takes) && sn_reading_token_is (reading, i + 1, "place")) ||
        (sn_reading_token_is (reading, i, "be") && sn_reading_token_is (reading, i + 1, "held")))
      return TRUE;
  return FALSE;
}

/* "The Finance Lead will take questions online on 30 January": an hour to ask. Sets @first and
 * @end to who does it and what. */
static gboolean
takes_questions (const SnClause *clause, guint32 *first, guint32 *end)
{
  static const char *const verbs[] = { "take", "takes", "taking", "answer", "answers", "answering", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 from = clause->sentence->first;

  if (clause->when->date.day == 0 || (clause->sentence_cues & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_EVENT))))
    return FALSE;
  for (guint32 i = from; i < clause->when->first; i++)
    if (sn_reading_is_mark (reading, i, ','))
      from = i + 1; /* "For those who prefer conversation, the Finance Lead" */
    else if (i > from + 1 && sn_reading_token_is (reading, i, "questions") &&
             (sn_reading_token_is_any (reading, i - 1, verbs) || sn_reading_token_is_any (reading, i - 2, verbs)) &&
             !sn_reading_token_is (reading, i - 2, "to")) /* "is there to take questions" */
      {
        *first = from;
        *end = i + 1;
        return !sn_prose_is_pronoun (reading, from);
      }
  return FALSE;
}

/* "When: May 2027 (day to be fixed)", a field of an entry. */
static gboolean
says_when_field (const SnClause *clause)
{
  static const char *const labels[] = { "when", "date", "dates", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = reading->block_tokens[clause->block];

  return clause->when->first == first + 2 && sn_reading_is_mark (reading, first + 1, ':') &&
         sn_reading_token_is_any (reading, first, labels);
}

/* "There was no candidate for the seat. The period has been extended to 22 February." */
static gboolean
extends_nominations (const SnClause *clause)
{
  static const char *const spans[] = { "period", "window", "deadline", "date", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first;

  return (clause->block_cues & BIT (SN_WORD_NOMINATE)) && (clause->block_cues & BIT (SN_WORD_SEAT)) &&
         sn_reading_token_is_any (reading, first + (sn_reading_token_is (reading, first, "the") ? 1 : 0), spans);
}

/* "22 May - Users must lodge the paperwork", "30 April - quarterly return" below "Due from you": by
 * when, right before what is owed. */
static gboolean
leads_duty (const SnClause *clause)
{
  const guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_CONSULT) |
                        BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_MILESTONE);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->end;

  return clause->when->date.day != 0 && clause->when->first == reading->block_tokens[clause->block] &&
         at + 2 < clause->sentence->end &&
         (sn_reading_is_mark (reading, at, '-') || sn_reading_is_mark (reading, at, 0x2013)) &&
         !sn_reading_token (reading, at)->glued && ((clause->sentence_cues | clause->heading) & BIT (SN_WORD_MUST)) &&
         !(clause->sentence_cues & other);
}

/* "The November 2026 SEC Release went live this morning": it is in. */
static gboolean
went_live (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnMark *release = sn_reading_mark_at (reading, clause->block, clause->when->end, SN_WORD_RELEASE);

  return release != NULL && sn_reading_mark_at (reading, clause->block, release->end, SN_WORD_PAST) != NULL;
}

/**
 * sn_prose_read_other:
 *
 * Reads a date on which something takes place, begins or moves to.
 */
void
sn_prose_read_other (SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 own = clause->left | clause->right;
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND);
  const SnMark *committee = sn_prose_committee_before (clause);
  gboolean month = sn_date_precision (&clause->when->date) >= SN_PRECISION_MONTH;
  guint64 free = BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT); /* "The seat will be free on 30 September" */
  guint64 vacancy = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_CATEGORY);
  gboolean seats = ((clause->sentence_cues & BIT (SN_WORD_SEAT)) && (clause->sentence_cues & BIT (SN_WORD_CATEGORY))) ||
                   (clause->sentence_cues & vacancy) == vacancy || (clause->sentence_cues & free) == free;
  guint32 name, end;

  if (committee == NULL && !follows_number (clause))
    committee = sn_prose_committee_behind (clause);
  if (committee != NULL && sn_prose_committee_aside (clause, committee))
    committee = NULL;
  if (opens_registration (clause))
    return;
  if (moves_registration (clause))
    sn_prose_add_registration (self, clause, index);
  else if (labels_release (clause))
    sn_prose_add_milestone (self, clause, index, "release");
  else if (sn_prose_read_window (self, clause, index))
    return;
  else if (must_arrive (clause) && !(clause->sentence_cues & (asks | BIT (SN_WORD_NOMINATE))))
    sn_prose_add_deadline (self, clause, index, "must arrive");
  else if (is_last_chance (clause))
    sn_prose_add_deadline (self, clause, index, "last chance");
  else if (leads_duty (clause))
    sn_prose_add_deadline (self, clause, index, "duty behind its day");
  else if (sn_when_names_release (self->reading, clause->when))
    {
      /* a month that names a release is no date of a sentence that has another */
      if (!has_other_date (self, clause, index) && !went_live (clause))
        sn_prose_add_milestone (self, clause, index, "release");
    }
  else if (committee != NULL && month && !seats && sn_prose_committee_acts (clause, committee))
    sn_prose_add_meeting (self, clause, index, committee);
  else if (takes_questions (clause, &name, &end))
    sn_prose_add_date_of (self, SN_ITEM_EVENT, clause, index, name, end);
  else if (add_meeting_of_spoken (self, clause, index))
    return;
  else if (month && sn_prose_add_numbered (self, clause, index))
    return;
  else if (sn_prose_add_talk (self, clause, index))
    return;
  else if (sn_prose_is_listed_consultation (clause))
    sn_prose_add_consultation (self, clause, index, "listed consultation");
  else if (sn_prose_is_listed_task (clause))
    sn_prose_add_deadline (self, clause, index, "listed task");
  else if (sn_prose_moves_duty (clause, &name, &end) || sn_prose_spells_out_duty (clause, &name, &end))
    sn_prose_add_date_of (self, SN_ITEM_DEADLINE, clause, index, name, end);
  else if (moves_consultation (self, clause))
    sn_prose_add_consultation (self, clause, index, "moved");
  else if (seats)
    return;
  else if (sn_clause_stops_after (clause))
    add_stop (self, clause, index);
  else if (modification_meets (clause))
    add_group_meeting (self, clause, index);
  else if (happens_on (clause))
    {
      if (!add_told_before (self, clause, index))
        add_happening (self, clause, index);
    }
  else if (is_event (clause) || is_listed_event (clause) || goes_on_with_event (self, clause, index) ||
           (clause->when->date.day != 0 && sn_clause_repeats_event (clause)))
    sn_prose_add_event (self, clause, index, "event");
  else if (moves_labelled_event (self, clause))
    sn_prose_add_event (self, clause, index, "event moves");
  else if (sn_prose_ends_regime (clause))
    sn_prose_add_milestone (self, clause, index, "ends");
  else if (sn_clause_opens_consultation (clause))
    return;
  else if (sn_prose_is_now_planned (clause) && clause->first > clause->sentence->first &&
           !(clause->sentence_cues & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RELEASE))))
    sn_prose_add_planned (self, clause, index);
  else if (month && sn_prose_names_date (clause, &name, &end))
    sn_prose_add_date_of (self, SN_ITEM_MILESTONE, clause, index, name, end);
  else if (moves_event (clause) && (clause->left & BIT (SN_WORD_EVENT)) && !(clause->left & BIT (SN_WORD_MILESTONE)))
    sn_prose_add_event (self, clause, index, "event moves"); /* "and starts at 1:30pm" */
  else if (sn_milestone_goes_on (self, clause))
    sn_prose_add_milestone (self, clause, index, "milestone of one more");
  else if (is_of_other_month (self, clause))
    read_beside_release (self, clause, index);
  else if ((own & (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE))) || sn_clause_begins_from (clause) ||
           follows_then (clause) || sn_prose_is_day_of_release (self, clause) ||
           sn_milestone_is_of_heading (self, clause, NULL))
    sn_prose_add_milestone (self, clause, index, "milestone");
  else if (clause->when->date.day != 0 && sn_outline_is_meeting_field (self->outline, clause->block) &&
           !(clause->block_cues & (asks | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CLOSE))))
    sn_prose_add_event (self, clause, index, "entry of a meeting");
  else if (sn_clause_names_entry (clause, &name, &end))
    sn_prose_add_event (self, clause, index, "entry with an hour");
  else if (!sn_heading_names_event (self, clause->block) && sn_prose_labels_day (clause))
    sn_prose_add_labelled (self, clause, index);
  else if (sn_heading_names_event (self, clause->block) &&
           !sn_reading_token_is (self->reading, clause->when->first, "within") && /* "sold out within nine days" */
           (clause->when->date.day != 0 || (month && ((clause->left & BIT (SN_WORD_ATTEND)) ||
                                                      begins_with_date (clause) || says_when_field (clause)))))
    sn_prose_add_event (self, clause, index, "heading names an event");
  else if (sn_clause_is_list_of (clause, BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE)))
    add_listed (self, clause, index);
  else if (moves_event (clause))
    sn_prose_add_event (self, clause, index, "event moves");
  else if ((clause->sentence_cues & BIT (SN_WORD_MOVE)) &&
           sn_date_precision (&clause->when->date) >= SN_PRECISION_QUARTER &&
           !(clause->sentence_cues & BIT (SN_WORD_NOMINATE)) && !extends_nominations (clause))
    sn_prose_add_milestone (self, clause, index, "moved");
  else if (sn_prose_is_now_planned (clause) && !(clause->sentence_cues & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))))
    sn_prose_add_planned (self, clause, index);
  else if (sn_prose_names_plan (clause, &name, &end))
    sn_prose_add_date_of (self, SN_ITEM_MILESTONE, clause, index, name, end);
  else if (takes_place (clause) && says_milestone_before (clause))
    sn_prose_add_milestone (self, clause, index, "it takes place");
  else if (takes_place (clause))
    sn_prose_add_event (self, clause, index, "it takes place");
  else
    read_by_matter (self, clause, index);
}
