/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When nominations for the seats of an article end. */

#include "sn-prose-private.h"
#include "sn-titles.h"
#include "sn-vacancies-private.h"

#define BIT SN_WORD_BIT
#define NO_WHEN G_MAXUINT32

/* "Interviews", "results", "announced": what follows an election. */
static gboolean
is_sequel (const SnReading *reading, const SnClause *clause)
{
  return sn_reading_has_in_set (reading, clause->first, clause->when->first, SN_SET_SEQUELS);
}

/* "Elections for the seat will take place between 3 and 14 April. Nominations must be in
 * by 24 March.": those are the days of the vote. */
static gboolean
is_of_election (const SnReading *reading, const SnClause *clause)
{
  gboolean election = FALSE;

  for (guint32 i = clause->first; i < clause->when->first; i++)
    {
      if (sn_reading_token_in (reading, i, SN_SET_SEAT_CALLS))
        return FALSE;
      election |= sn_reading_token_in (reading, i, SN_SET_VOTES);
    }
  for (guint32 i = reading->block_tokens[clause->block]; election && i < reading->block_tokens[clause->block + 1]; i++)
    if (sn_reading_token_in (reading, i, SN_SET_SEAT_CALLS))
      return TRUE;
  return FALSE;
}

/* "Candidatures may be submitted from 24 November until 15 December", "The window for the
 * Small Supplier seats runs from 13 to 31 March" */
static gboolean
is_window (const SnClause *clause)
{
  if (clause->when->date.end_year == 0 || is_of_election (clause->outline->reading, clause))
    return FALSE;
  if (sn_clause_has (clause, BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY)) ||
      sn_reading_has_token (clause->outline->reading, clause->first, clause->when->first, "nominations"))
    return TRUE; /* also "Nominations are open from 3 to 10 May", which says that seats are free */
  return (clause->left & BIT (SN_WORD_SEAT)) && sn_seat_has_window (clause->outline->reading, clause->sentence);
}

/* "We have extended the period for nominations by two weeks, to 11 October",
 * "Expressions of interest are welcome from now to 2 June" */
static gboolean
is_moved_to (const SnReading *reading, const SnClause *clause)
{
  static const char *const to[] = { "to", "until", "till", "til", "now", NULL };

  gboolean begun = (clause->sentence_cues & BIT (SN_WORD_MOVE)) != 0;

  if (!(clause->sentence_cues & (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT))) ||
      clause->when->first == clause->sentence->first || !sn_reading_token_is_any (reading, clause->when->first - 1, to))
    return FALSE;
  for (guint32 i = clause->first; i < clause->when->first && !begun; i++)
    begun = sn_reading_token_in (reading, i, SN_SET_WINDOW_BEGUN);
  return begun;
}

/* "See the careers page, where the advert runs until 12 December.", "SECAS has a vacancy
 * for an analyst; candidates can apply until Friday." */
static gboolean
is_for_job (const SnClause *clause)
{
  guint64 seats = BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT);
  /* "signed by a Contract Manager" */
  static const char *const doers[] = { "by", "to", "from", "with", NULL };
  const SnReading *reading = clause->outline->reading;
  gboolean own = (clause->block_cues & (BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_COMMITTEE))) == 0;
  guint32 article = 0, first = reading->block_tokens[clause->block];

  for (guint32 i = first; own && i < clause->when->first; i++)
    if (sn_reading_token_is (reading, i, "a") || sn_reading_token_is (reading, i, "an"))
      article = i > first && sn_reading_token_is_any (reading, i - 1, doers) ? 0 : i;
    else if (article > 0 && i <= article + 4 && sn_reading_token_in (reading, i, SN_SET_SEAT_JOBS))
      return TRUE;
  return (clause->sentence_cues & BIT (SN_WORD_HIRING)) && !(clause->sentence_cues & seats);
}

static SnSeat *
seat_at (const SnSeatArticle *article, guint i)
{
  return &g_array_index (article->seats, SnSeat, i);
}

/* "OPSG, Small Suppliers: two (24 March)": behind all that an item of a list says of
 * its seats. */
static gboolean
ends_item (const SnSeatArticle *article, const SnClause *clause)
{
  const SnReading *reading = article->extraction->reading;
  const SnBlock *block = sn_reading_block (reading, clause->block);
  guint32 at = clause->when->first, end = clause->sentence->end;

  if (clause->when->date.day == 0 || clause->when->date.end_year != 0 || at < clause->sentence->first + 2 ||
      block->kind == SN_BLOCK_HEADING || block->length > 120 || (clause->sentence_cues & BIT (SN_WORD_TERM)) ||
      !(sn_reading_is_mark (reading, at - 1, '(') || sn_reading_is_mark (reading, at - 1, ',') ||
        sn_reading_is_mark (reading, at - 1, 0x2013) || sn_reading_is_mark (reading, at - 1, '-')))
    return FALSE;
  while (end > clause->when->end && sn_reading_token (reading, end - 1)->kind == SN_TOKEN_PUNCT)
    end--;
  return end == clause->when->end && article->seats->len > 0 &&
         seat_at (article, article->seats->len - 1)->block == clause->block;
}

/* "The term of Ruth Bell, one of the Consumer members, ends on 30 April": what
 * ends stands before the commas. */
static gboolean
is_apposed (const SnReading *reading, const SnClause *clause)
{
  return clause->first > clause->sentence->first && sn_reading_is_mark (reading, clause->first - 1, ',') &&
         !(clause->left & (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY) | BIT (SN_WORD_SEAT)));
}

/* "Nominations for the SSC opened on 6 March and will close on 20 March." */
static gboolean
closes_what_opened (const SnClause *clause)
{
  guint64 other = BIT (SN_WORD_VOTE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_TERM) | BIT (SN_WORD_REGISTER);

  return (clause->sentence_cues & BIT (SN_WORD_NOMINATE)) && (clause->left & BIT (SN_WORD_CLOSE)) &&
         !(clause->left & other) && !(clause->sentence_cues & BIT (SN_WORD_VOTE)) &&
         clause->first > clause->sentence->first;
}

/* "That vacancy, announced in April with a deadline of 31 May, is thus no more." */
static gboolean
is_no_more (const SnReading *reading, const SnClause *clause)
{
  for (guint32 i = clause->when->end; i + 1 < clause->sentence->end; i++)
    if (sn_reading_token_is (reading, i, "no") &&
        (sn_reading_token_is (reading, i + 1, "more") || sn_reading_token_is (reading, i + 1, "longer")))
      return sn_reading_token_is (reading, i - 1, "is") || sn_reading_token_is (reading, i - 2, "is");
  return FALSE;
}

/* "let us have your name by 28 February": for a seat as well as for a place at an event. */
static gboolean
only_gives_name (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const names[] = { "name", "names", NULL };

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_REGISTER && !sn_reading_token_is_any (reading, mark->end - 1, names))
        return FALSE;
    }
  return TRUE;
}

/* "Imran Sayle continues as a Large Supplier member until June 2022" */
static gboolean
tells_of_member (const SnClause *clause)
{
  guint64 asks = BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_WANT);

  return (clause->left & (BIT (SN_WORD_FILLED) | BIT (SN_WORD_OUTCOME))) && !(clause->sentence_cues & asks);
}

/* "The Chair's term is ending: expressions of interest are due by 5 May": what the date is
 * of stands behind the colon. */
static guint32
behind_colon (const SnReading *reading, const SnClause *clause)
{
  guint32 first = clause->first;

  for (guint32 i = clause->first; i + 2 < clause->when->first; i++)
    if (sn_reading_is_mark (reading, i, ':') && (sn_reading_cues (reading, clause->block, i + 1, clause->when->first) &
                                                 (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY))))
      first = i + 1;
  return first;
}

/* "the rest of her term, which runs to October" */
static gboolean
is_end_of_term (const SnReading *reading, const SnClause *clause)
{
  guint32 low = MAX (clause->sentence->first + 2, clause->when->first > 7 ? clause->when->first - 7 : 0);

  for (guint32 i = clause->when->first; i > low; i--)
    if (sn_reading_token_is (reading, i - 1, "which"))
      return sn_reading_is_mark (reading, i - 2, ',') && sn_reading_token_in (reading, i - 3, SN_SET_SEAT_TERMS);
  return FALSE;
}

/* Behind "Testing Advisory Group (TAG)", however long, from @first on. */
static guint32
behind_committee (const SnReading *reading, const SnClause *clause, guint32 first)
{
  guint32 at = first;

  while (at < clause->sentence->end && sn_reading_token (reading, at)->kind == SN_TOKEN_PUNCT)
    at++;
  for (guint32 i = sn_reading_mark_from (reading, at); i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->first > at + 1)
        break;
      if (mark->word_class != SN_WORD_COMMITTEE)
        continue;
      at = mark->end; /* its abbreviation may be the next */
    }
  return at > first ? at : first;
}

/* "On 15 March nominations close for the seat …", "15 March: applications end": the day
 * stands first. */
static gboolean
is_day_of_end (const SnReading *reading, const SnClause *clause)
{
  const guint64 asks = BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY);
  guint32 end = MIN (clause->sentence->end, behind_committee (reading, clause, clause->when->end) + 9);

  if (clause->when->first > clause->sentence->first + 1 || clause->when->date.day == 0)
    return FALSE;
  for (guint32 i = clause->when->end; i + 1 < end; i++)
    if (sn_reading_token (reading, i)->marked && (sn_reading_cues (reading, clause->block, i, i + 1) & asks))
      return (sn_reading_cues (reading, clause->block, i + 1, end) & BIT (SN_WORD_CLOSE)) ||
             sn_reading_token_in (reading, i + 1, SN_SET_ENDING);
  return FALSE;
}

/* "When do nominations close? At 5pm on 6 April.", "By when? Tuesday 21 March." */
static gboolean
answers_when (const SnReading *reading, const SnClause *clause)
{
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnSentence *before = s > reading->block_sentences[clause->block] ? sn_reading_sentence (reading, s - 1) : NULL;

  return before != NULL && clause->when->date.day != 0 && clause->when->first <= clause->sentence->first + 2 &&
         sn_reading_is_mark (reading, before->end - 1, '?') && (before->cues & BIT (SN_WORD_CLOSE));
}

/* "To be on the ballot paper, candidates must be nominated by noon on 31 March" */
static gboolean
is_nominated_by (const SnReading *reading, const SnClause *clause)
{
  guint32 low = clause->when->first > clause->first + 3 ? clause->when->first - 3 : clause->first;

  for (guint32 i = low; i + 1 < clause->when->first; i++)
    if (sn_reading_token_is (reading, i, "nominated") && sn_reading_token_is (reading, i + 1, "by"))
      return clause->when->date.day != 0;
  return FALSE;
}

/* "Nominations for all of the above: noon, 2 December": a label, and the day. */
static gboolean
labels_end (const SnReading *reading, const SnClause *clause)
{
  guint32 first = clause->sentence->first, at = clause->when->first;

  return clause->when->date.day != 0 && at > first + 1 && at < first + 10 &&
         sn_reading_is_mark (reading, at - 1, ':') && first == reading->block_tokens[clause->block] &&
         (sn_reading_cues (reading, clause->block, first, first + 2) & (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY)));
}

/* "Nominations were due to close tomorrow. They'll now stay open until Friday 1 April." */
static gboolean
goes_on_with_nominations (const SnReading *reading, const SnClause *clause)
{
  static const char *const they[] = { "they", "these", "those", "it", "this", NULL };
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);

  return s > reading->block_sentences[clause->block] && clause->when->date.day != 0 &&
         sn_reading_token_is_any (reading, clause->sentence->first, they) &&
         (sn_reading_sentence (reading, s - 1)->cues & BIT (SN_WORD_NOMINATE)) &&
         !(clause->sentence_cues & (BIT (SN_WORD_VOTE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_TERM)));
}

/* "DUIS 5.2 ends on 30 June", "The old portal closes on 3 May", in a sentence that has no
 * word of seats: what ends there is another thing. */
static gboolean
ends_other_thing (const SnReading *reading, const SnClause *clause)
{
  static const char *const closes[] = { "closes", "close", "shuts", "shut", NULL };
  const guint64 seats = BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_COMMITTEE) |
                        BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_VACANT);
  guint32 first = clause->sentence->first, at = clause->when->first;

  if ((clause->sentence->cues & seats) || at < first + 3 || at > first + 9)
    return FALSE;
  at -= sn_reading_token_is (reading, at - 1, "on") ? 2 : 1;
  if (at < first + 2) /* a word alone may be one for nominations */
    return FALSE;
  if (!sn_reading_token_in (reading, at, SN_SET_ENDING) && !sn_reading_token_is_any (reading, at, closes))
    return FALSE;
  for (guint32 i = first; i < at; i++)
    if ((sn_reading_token (reading, i)->kind == SN_TOKEN_PUNCT && !sn_reading_token (reading, i)->glued) ||
        sn_reading_token_in (reading, i, SN_SET_SEAT_ENDERS) || sn_reading_is_mark (reading, i, ',') ||
        sn_reading_is_mark (reading, i, ':'))
      return FALSE;
  return TRUE;
}

/* "both of their seats, as Ann Marsh and Joe Trent finish in December": why there are seats. */
static gboolean
is_why (const SnReading *reading, const SnClause *clause)
{
  static const char *const joints[] = { "as", "because", "since", "when", "now", NULL };
  static const char *const closes[] = { "nominations", "applications", "nomination", "application", NULL };

  if (clause->when->date.day != 0)
    return FALSE;
  for (guint32 i = clause->when->first; i > clause->sentence->first + 1; i--)
    {
      if (sn_reading_token_is_any (reading, i - 1, closes))
        return FALSE;
      if (sn_reading_is_mark (reading, i - 1, ','))
        return sn_reading_token_is_any (reading, i, joints);
    }
  return FALSE;
}

/* A date on which nominations end. */
static gboolean
is_nominations_end (const SnReading *reading, const SnClause *clause, gboolean has_seats)
{
  guint64 other = BIT (SN_WORD_STAGE) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_SURVEY);
  guint64 asks = BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY);
  guint32 first = behind_colon (reading, clause);
  guint64 left =
      first > clause->first ? sn_reading_cues (reading, clause->block, first, clause->when->first) : clause->left;

  if (!(clause->closing || is_window (clause) || is_moved_to (reading, clause) || is_day_of_end (reading, clause) ||
        labels_end (reading, clause) || answers_when (reading, clause)) ||
      sn_seat_term_ends (reading, is_apposed (reading, clause) ? clause->sentence->first : first,
                         clause->when->first) ||
      is_for_job (clause) || is_why (reading, clause) || ends_other_thing (reading, clause) ||
      is_no_more (reading, clause) || tells_of_member (clause) || is_end_of_term (reading, clause) ||
      sn_date_precision (&clause->when->date) < SN_PRECISION_QUARTER || (left & BIT (SN_WORD_TERM)) ||
      (clause->sentence_cues & BIT (SN_WORD_CLOSED)))
    return FALSE;
  if (is_nominated_by (reading, clause) && has_seats)
    return TRUE;
  /* "Nominations close on 24 March and voting closes on 7 April" */
  if ((((clause->right | clause->left) & BIT (SN_WORD_VOTE)) &&
       ((left & BIT (SN_WORD_VOTE)) || !(left & BIT (SN_WORD_NOMINATE)) || !(left & BIT (SN_WORD_CLOSE)))) ||
      ((clause->sentence_cues & BIT (SN_WORD_VOTE)) && !(clause->sentence_cues & asks)))
    return FALSE;
  if ((sn_clause_has (clause, BIT (SN_WORD_NOMINATE)) || is_window (clause) || closes_what_opened (clause) ||
       goes_on_with_nominations (reading, clause)) &&
      !is_sequel (reading, clause))
    return TRUE;
  if ((clause->sentence_cues & other) || !has_seats || is_sequel (reading, clause))
    return FALSE;
  if ((clause->sentence_cues & BIT (SN_WORD_EVENT)) && !(clause->sentence_cues & (asks | BIT (SN_WORD_SEAT))))
    return FALSE;
  return !(clause->sentence_cues & BIT (SN_WORD_REGISTER)) || (clause->sentence_cues & BIT (SN_WORD_SEAT)) ||
         only_gives_name (reading, clause->sentence);
}

/* "Nominations for the TABASC close on 24 March, those for the SSC on 31 March" */
static gboolean
is_parallel (const SnClause *clause)
{
  /* "… on 24 March for the SSC and 31 March for the OPSG" */
  if ((clause->right & BIT (SN_WORD_COMMITTEE)) && clause->when->first <= clause->first + 1 &&
      sn_reading_token_is (clause->outline->reading, clause->when->end, "for") && clause->when->date.day != 0)
    return TRUE;
  return (clause->left & BIT (SN_WORD_COMMITTEE)) &&
         !(clause->left & (BIT (SN_WORD_VOTE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_TERM))) &&
         clause->when->first - clause->first <= 8 && clause->when->date.day != 0;
}

/* "The closing date was 28 February; it is now 28 March.", "It should have read 27 March." */
static gboolean
is_new_date (const SnSeatArticle *article, const SnClause *clause)
{
  const SnReading *reading = article->extraction->reading;

  return (sn_clause_begins_new_date (reading, clause->sentence) ||
          sn_reading_has_token (reading, clause->first, clause->when->first, "now")) &&
         clause->when->date.day != 0 && clause->when->first - clause->sentence->first <= 5 && article->seats->len > 0 &&
         g_array_index (article->seats, SnSeat, article->seats->len - 1).block == clause->block;
}

static gboolean
is_over (const SnExtraction *self, const SnWhen *when)
{
  return sn_date_last_julian (&when->date) < sn_date_first_julian (&self->outline->issued);
}

/* Nominations that are open from a day to another end on the other. */
static void
end_of_window (SnItem *item)
{
  SnDate date = *sn_item_get_date (item);

  if (date.end_year == 0)
    return;
  date.year = date.end_year;
  date.month = date.end_month;
  date.day = date.end_day;
  date.end_year = date.end_month = date.end_day = 0;
  sn_item_set_date (item, &date);
}

static void
set_date (SnSeatArticle *article, SnSeat *seat, guint32 index)
{
  SnExtraction *self = article->extraction;

  seat->candidate->when = index;
  seat->settled = TRUE;
  sn_extraction_set_date (self, seat->candidate, sn_outline_when (self->outline, index));
  end_of_window (seat->candidate->item);
}

/* "Nominations close on 31 March for the following seats:", "Closing 31 March: one Gas Network";
 * but for "31 March: CSC nominations close", which is about those of another paragraph. */
static gboolean
leads_to_seats (const SnReading *reading, const SnClause *clause)
{
  const SnSentence *sentence = clause->sentence;
  guint32 end = clause->when->end;
  guint64 behind;

  if (sn_reading_is_mark (reading, sentence->end - 1, ':'))
    return TRUE;
  if (end >= sentence->end || !sn_reading_is_mark (reading, end, ':'))
    return FALSE;
  behind = sn_reading_cues (reading, clause->block, end, sentence->end);
  return (behind & (BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_SEAT))) && !(behind & BIT (SN_WORD_CLOSE));
}

/* "nominations for these close a week later, on 1 November": not of those before them. */
static gboolean
says_these (const SnReading *reading, const SnSentence *sentence)
{
  return sn_reading_has_token (reading, sentence->first, sentence->end, "these") ||
         sn_reading_has_token (reading, sentence->first, sentence->end, "those");
}

static void
apply_date (SnSeatArticle *article, const SnClause *clause, guint32 index)
{
  SnExtraction *self = article->extraction;
  const SnReading *reading = self->reading;
  const SnSentence *sentence = clause->sentence;
  gboolean applied = FALSE, leads;

  self->used[index] = TRUE;
  if (is_over (self, clause->when))
    return;
  for (guint i = 0; i < article->seats->len; i++)
    {
      SnSeat *seat = seat_at (article, i);
      gboolean again = ((clause->sentence_cues & BIT (SN_WORD_MOVE)) && !says_these (reading, sentence) &&
                        sn_clause_has (clause, BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_MOVE))) ||
                       sn_clause_begins_new_date (reading, sentence);

      if ((seat->settled && !again) || !sn_nominations_apply (article, clause, seat))
        continue;
      set_date (article, seat, index);
      applied = TRUE;
    }
  if (sn_nominations_counted (article, clause->block, clause->first, clause->when->first, NULL, NULL))
    return; /* "For the first two": and for no other */
  leads = leads_to_seats (reading, clause);
  if (!applied || sn_nominations_are_of_all (reading, sentence))
    g_array_append_val (article->claimed, index);
  article->pending = index;
  article->pending_committee = applied && !leads ? article->committee : NULL;
}

/* "Security Sub-Committee – one Gas Network. Same date." */
static gboolean
says_same_date (const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    if (sn_reading_token_is (reading, i, "same") && sn_reading_token_in (reading, i + 1, SN_SET_ROUNDS))
      return TRUE;
  return FALSE;
}

static void
repeat_date (SnSeatArticle *article, const SnSentence *sentence)
{
  if (article->pending == NO_WHEN)
    return;
  for (guint i = 0; i < article->seats->len; i++)
    {
      SnSeat *seat = seat_at (article, i);

      if (!seat->settled && seat->block == sentence->block)
        set_date (article, seat, article->pending);
    }
}

/* A date that was said elsewhere is not that of a seat which is said to have none. */
static void
take_date_back (SnSeatArticle *article, SnSeat *seat)
{
  SnCandidate *candidate = seat->candidate;
  const SnDate none = { 0 };

  if (candidate->when == NO_WHEN ||
      sn_outline_when (article->extraction->outline, candidate->when)->block == seat->block)
    return;
  candidate->when = NO_WHEN;
  sn_item_set_date (candidate->item, &none);
}

/* A list within an item has no more items. */
#define MOST_ITEMS 60

/* The item in whose list the item @block stands, or %SN_NO_BLOCK. */
static guint
item_above (const SnReading *reading, guint block)
{
  const SnBlock *b = sn_reading_block (reading, block);
  guint low = block > MOST_ITEMS ? block - MOST_ITEMS : 0;

  while (b->kind == SN_BLOCK_LIST_ITEM && block-- > low)
    {
      const SnBlock *above = sn_reading_block (reading, block);

      if (above->kind != SN_BLOCK_LIST_ITEM)
        return SN_NO_BLOCK;
      if (above->level < b->level)
        return block;
    }
  return SN_NO_BLOCK;
}

/* "TABASC. Nominations close on 21 April." above a list of its seats, in a list of
 * committees: what such an item says is of the items within it. */
static gboolean
has_items_within (const SnSeatArticle *article, guint block)
{
  return block + 1 < article->extraction->outline->n_blocks &&
         item_above (article->extraction->reading, block + 1) == block;
}

/* "There is no closing date for these seats." */
static gboolean
is_under_same_heading (const SnSeatArticle *article, guint seat, guint block)
{
  const SnPlace *places = article->extraction->outline->places;

  return places[seat].heading == places[block].heading;
}

/* "OPSG" and "CSC", each with its seats and its closing date below it: whether some of the seats
 * stand under the heading of @block, and others do not. */
static gboolean
has_seats_of_heading (SnSeatArticle *article, guint block)
{
  gboolean same = FALSE, other = FALSE;

  for (guint i = 0; i < article->seats->len; i++)
    *(is_under_same_heading (article, seat_at (article, i)->block, block) ? &same : &other) = TRUE;
  return same && other;
}

static void
settle_undated (SnSeatArticle *article, const SnSentence *sentence)
{
  gboolean own = sn_nominations_have_seats (article, sentence->block);
  gboolean headed = has_seats_of_heading (article, sentence->block);

  if (!own && has_items_within (article, sentence->block))
    return; /* of those, once they are found */
  for (guint i = 0; i < article->seats->len; i++)
    {
      SnSeat *seat = seat_at (article, i);
      gboolean named = FALSE;
      gboolean names = sn_nominations_name (article, sentence, sentence->first, sentence->end,
                                            sn_item_get_committee (seat->candidate->item), &named);

      named |= sn_nominations_counted (article, sentence->block, sentence->first, sentence->end, seat, &names);
      if (named ? names
          : own ? seat->block == sentence->block
                : !headed || is_under_same_heading (article, seat->block, sentence->block))
        {
          seat->settled = TRUE;
          take_date_back (article, seat);
        }
    }
}

/* How far what a seat's sentence begins goes on: through a list's item, which is of nothing else,
 * and in a paragraph through what speaks of nominations and names nobody else. */
static guint32
end_of_matter (const SnReading *reading, const SnSeat *seat)
{
  const guint64 other = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY);
  guint32 end = seat->candidate->end;

  if (sn_reading_block (reading, seat->block)->kind == SN_BLOCK_LIST_ITEM)
    return reading->block_tokens[seat->block + 1];
  for (guint32 s = reading->block_sentences[seat->block]; s < reading->block_sentences[seat->block + 1]; s++)
    {
      const SnSentence *sentence = sn_reading_sentence (reading, s);

      if (sentence->first < end)
        continue;
      if (sentence->first > end || !(sentence->cues & BIT (SN_WORD_NOMINATE)) || (sentence->cues & other))
        break;
      end = sentence->end;
    }
  return end;
}

/* "Its Chair's term is ending as well: expressions of interest are due by 5 May": the
 * date that was said before it is not that of such a seat. */
static gboolean
has_own_end (const SnSeatArticle *article, const SnSeat *seat)
{
  const SnExtraction *self = article->extraction;
  guint32 end = end_of_matter (self->reading, seat), last = self->outline->block_whens[seat->block + 1];

  for (guint32 i = sn_outline_when_from (self->outline, seat->block, seat->candidate->first);
       i < last && sn_outline_when (self->outline, i)->first < end; i++)
    {
      SnClause clause;

      sn_clause_init (&clause, self->outline, i);
      if (clause.when->date.day != 0 && is_nominations_end (self->reading, &clause, TRUE) &&
          !is_over (self, clause.when))
        return TRUE;
    }
  return FALSE;
}

/**
 * sn_nominations_date_new_seat:
 *
 * Gives a seat the closing date that was said before it.
 */
void
sn_nominations_date_new_seat (SnSeatArticle *article, SnSeat *seat)
{
  const char *committee = sn_item_get_committee (seat->candidate->item);
  guint above = item_above (article->extraction->reading, seat->block), said;

  if (above != SN_NO_BLOCK && (sn_reading_block_cues (article->extraction->reading, above) & BIT (SN_WORD_NO_DATE)))
    seat->settled = TRUE;
  /* "still has one seat open, for which no closing date has been set" */
  if (sn_reading_cues (article->extraction->reading, seat->block, seat->candidate->first, seat->candidate->end) &
      BIT (SN_WORD_NO_DATE))
    seat->settled = TRUE;
  if (article->pending == NO_WHEN || seat->settled || has_own_end (article, seat))
    return;
  said = sn_outline_when (article->extraction->outline, article->pending)->block;
  if (has_items_within (article, said) && above != said && seat->block != said)
    return;
  if (article->pending_committee == NULL || g_strcmp0 (article->pending_committee, committee) == 0)
    set_date (article, seat, article->pending);
}

/* Whether a day with an hour, and no word of anything else, stands where it is said how to apply. */
static gboolean
is_hour_of_end (const SnExtraction *self, guint32 index)
{
  const guint64 asks = BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY);
  const guint64 other = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_BODY) | BIT (SN_WORD_CONSULT) |
                        BIT (SN_WORD_STAGE) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_RELEASE) |
                        BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_TERM) | BIT (SN_WORD_OUTCOME);
  const SnWhen *when = sn_outline_when (self->outline, index);
  guint32 sentence = sn_reading_sentence_of (self->reading, when->block, when->first);

  return !self->used[index] && when->date.day != 0 && when->date.has_time && !when->date.has_end_time &&
         when->date.end_year == 0 && !is_over (self, when) &&
         (sn_reading_block_cues (self->reading, when->block) & asks) &&
         !(sn_reading_sentence (self->reading, sentence)->cues & other);
}

/**
 * sn_nominations_date_by_hour:
 *
 * "To throw your hat into the ring, complete this short form. The ring is taken away at 5pm on
 * Thursday 30 November.": gives the seats of an article that says nothing plainer the only hour
 * that stands behind them.
 */
void
sn_nominations_date_by_hour (SnSeatArticle *article)
{
  const SnExtraction *self = article->extraction;
  const SnOutline *outline = self->outline;
  guint32 found = NO_WHEN;
  guint last;

  for (guint i = 0; i < article->seats->len; i++)
    if (seat_at (article, i)->settled || seat_at (article, i)->heading != article->heading)
      return;
  if (article->seats->len == 0 || article->heading == SN_NO_BLOCK)
    return;
  last = seat_at (article, article->seats->len - 1)->block;
  for (guint b = last; b < outline->n_blocks && outline->places[b].heading == article->heading; b++)
    for (guint32 w = outline->block_whens[b];
         outline->places[b].role == SN_ROLE_TEXT && w < outline->block_whens[b + 1]; w++)
      {
        if (!is_hour_of_end (self, w))
          continue;
        if (found != NO_WHEN)
          return;
        found = w;
      }
  if (found == NO_WHEN)
    return;
  self->used[found] = TRUE;
  for (guint i = 0; i < article->seats->len; i++)
    set_date (article, seat_at (article, i), found);
}

/**
 * sn_nominations_date_open_seats:
 *
 * Gives seats of which no article of their own says when nominations end the closing date
 * that another one says, once all are read.
 */
void
sn_nominations_date_open_seats (SnSeatArticle *article)
{
  for (guint i = 0; i < article->claimed->len; i++)
    for (guint s = 0; s < article->open->len; s++)
      {
        SnSeat *seat = &g_array_index (article->open, SnSeat, s);
        guint32 index = g_array_index (article->claimed, guint32, i);

        if (!seat->settled && sn_nominations_apply_elsewhere (article, index, seat))
          set_date (article, seat, index);
      }
}

/**
 * sn_nominations_read_heading:
 *
 * "SMKI PMA vacancies (closing 17 March)": the seats below take the day with which
 * their heading says that something closes.
 */
void
sn_nominations_read_heading (SnSeatArticle *article, guint heading)
{
  SnExtraction *self = article->extraction;
  guint32 first = self->outline->block_whens[heading];
  SnClause clause;

  if (self->outline->block_whens[heading + 1] != first + 1 || self->used[first])
    return;
  sn_clause_init (&clause, self->outline, first);
  if (!clause.closing || clause.when->date.day == 0 || is_over (self, clause.when))
    return;
  self->used[first] = TRUE;
  article->pending = first;
  article->pending_committee = NULL;
}

/* Whether the paragraph names a body that has no part in elections. */
static gboolean
names_other_body (const SnReading *reading, guint block)
{
  for (guint32 i = reading->block_marks[block]; i < reading->block_marks[block + 1]; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_BODY &&
        g_strcmp0 (sn_reading_mark (reading, i)->value, "SECAS") != 0)
      return TRUE;
  return FALSE;
}

/* "BEIS is consulting on what it will want from Large Suppliers. Responses go to BEIS, by 29 June":
 * what is answered there are no nominations, whoever may answer. */
static gboolean
is_of_consultation (const SnSeatArticle *article, guint block)
{
  guint64 seats = BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT) | BIT (SN_WORD_TERM);
  guint64 cues = sn_reading_block_cues (article->extraction->reading, block);

  return (cues & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) && !(cues & seats) &&
         !sn_nominations_have_seats (article, block);
}

/* "- Your forecast for the next quarter should be with the DCC no later than 12 May":
 * an entry of its own that has no word of seats, and is no "Closing date: 12 May". */
static gboolean
is_other_entry (const SnSeatArticle *article, guint block)
{
  const SnReading *reading = article->extraction->reading;
  guint64 seats = BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_APPLY) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT) |
                  BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_COMMITTEE);

  if (is_of_consultation (article, block))
    return TRUE;
  return sn_reading_block (reading, block)->kind != SN_BLOCK_HEADING && !sn_nominations_have_seats (article, block) &&
         !(sn_reading_block_cues (reading, block) & seats) &&
         (names_other_body (reading, block) ||
          sn_title_count_content (reading, block, reading->block_tokens[block], reading->block_tokens[block + 1]) > 6);
}

/* Whether a date near @block may be for seats that were found: those under its
 * heading, or where there is none in the paragraph or the one before. */
static gboolean
has_seats_near (const SnSeatArticle *article, guint block)
{
  return article->seats->len > 0 && !is_other_entry (article, block) &&
         (article->heading != SN_NO_BLOCK || seat_at (article, article->seats->len - 1)->block + 1 >= block);
}

/* "would like both places taken by July and asks to hear of you before 5 June": the
 * day counts, not the month. */
static gboolean
is_only_hope (const SnOutline *outline, guint32 index, const SnSentence *sentence)
{
  if (sn_outline_when (outline, index)->date.day != 0 || index + 1 >= outline->block_whens[sentence->block + 1])
    return FALSE;
  return sn_outline_when (outline, index + 1)->first < sentence->end &&
         sn_outline_when (outline, index + 1)->date.day != 0;
}

/* "Each Party should nominate a contact for incidents": no word around is of seats. */
static gboolean
nominates_contact (const SnSeatArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  guint64 seats = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT);
  guint64 around = sn_reading_block_cues (reading, sentence->block);

  if (article->heading != SN_NO_BLOCK)
    around |= sn_reading_block_cues (reading, article->heading);
  if (article->seats->len > 0 || article->frame != SN_SEATS_NONE || (around & seats))
    return FALSE;
  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    if (sn_reading_token_is (reading, i, "nominate") &&
        sn_reading_token_is_any (reading, i + 1,
                                 (const char *const[]){ "a", "an", "one", "your", "its", "their", NULL }))
      return TRUE;
  return FALSE;
}

/**
 * sn_nominations_read_sentence:
 *
 * Reads when nominations end, once the seats of the sentence are known.
 */
void
sn_nominations_read_sentence (SnSeatArticle *article, const SnSentence *sentence)
{
  SnExtraction *self = article->extraction;
  const SnOutline *outline = self->outline;
  guint32 end = outline->block_whens[sentence->block + 1];
  gboolean dated = FALSE;

  /* without seats so far, only what speaks of nominations itself can date any */
  if (article->seats->len == 0 && !(sn_reading_block_cues (self->reading, sentence->block) & BIT (SN_WORD_NOMINATE)))
    return;
  if (nominates_contact (article, sentence))
    return;
  for (guint32 i = sn_outline_when_from (outline, sentence->block, sentence->first);
       i < end && sn_outline_when (outline, i)->first < sentence->end; i++)
    {
      SnClause clause;

      if (self->used[i] || is_only_hope (outline, i, sentence))
        continue;
      sn_clause_init (&clause, outline, i);
      if (!is_nominations_end (self->reading, &clause, has_seats_near (article, sentence->block)) &&
          !is_new_date (article, &clause) && !ends_item (article, &clause) && !(dated && is_parallel (&clause)))
        continue;
      apply_date (article, &clause, i);
      dated = TRUE;
    }
  if (!dated && says_same_date (self->reading, sentence))
    repeat_date (article, sentence);
  if (!dated && (sentence->cues & BIT (SN_WORD_NO_DATE)))
    settle_undated (article, sentence);
}
