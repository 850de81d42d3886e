/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"
#include "sn-titles.h"

/* Words from a verb, or what a date is called, to the day. */
#define LONGEST_VERB 6
#define BIT SN_WORD_BIT

/* "has put its forum back by a week", "brought the go-live forward": what moves
 * stands between the verb and its particle. */
static gboolean
has_parted_verb (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->first; i + 2 < clause->when->first; i++)
    if (sn_reading_token_in (reading, i, SN_SET_PUSHING))
      for (guint32 j = i + 2; j < MIN (clause->when->first, i + 13); j++)
        {
          if (sn_reading_token (reading, j)->kind == SN_TOKEN_PUNCT && sn_reading_token (reading, j)->value == ',')
            break;
          if (sn_reading_token_in (reading, j, SN_SET_PARTICLES))
            return TRUE;
        }
  return FALSE;
}

/**
 * sn_clause_says_moved:
 *
 * Returns: whether the words before the date say that something was moved.
 */
gboolean
sn_clause_says_moved (const SnClause *clause)
{
  return (clause->left & BIT (SN_WORD_MOVE)) != 0 || has_parted_verb (clause) || sn_clause_is_correction (clause);
}

/* "will not", "won't", right before @token */
static gboolean
is_will_not (const SnReading *reading, guint32 token)
{
  if (sn_reading_token_is (reading, token - 1, "not") || sn_reading_token_is (reading, token - 1, "won't") ||
      sn_reading_token_is (reading, token - 1, "won’t"))
    return TRUE;
  return token > 2 && sn_reading_token_is (reading, token - 1, "t") && sn_reading_token_is (reading, token - 3, "won");
}

/* "not 9 May", "not on 9 May", "not, as announced before, on 9 May": the day is
 * denied, since another one is told. */
static gboolean
is_denied (const SnClause *clause)
{
  static const char *const prepositions[] = { "on", "by", "until", "at", "in", "for", "from", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, low = at > clause->first + 12 ? at - 12 : clause->first;

  if (at > low && sn_reading_token_is_any (reading, at - 1, prepositions))
    at--;
  if (at > low && sn_reading_is_mark (reading, at - 1, ','))
    for (guint32 i = at - 1; i > low; i--)
      if (sn_reading_is_mark (reading, i - 1, ','))
        {
          at = i - 1;
          break;
        }
  if (at > low + 2 && sn_reading_token_is (reading, at - 1, "due") && sn_reading_token_is (reading, at - 2, "longer"))
    return TRUE; /* "is no longer due on 16 December" */
  if (at > low + 1 && sn_reading_token_is (reading, at - 1, "longer") && sn_reading_token_is (reading, at - 2, "no"))
    return TRUE; /* "goes live on 25 November, and no longer on 4 November" */
  if (at > low + 2 && sn_reading_token_is (reading, at - 1, "be") && is_will_not (reading, at - 1))
    return TRUE;
  return at > low && at != clause->when->first ? sn_reading_token_is (reading, at - 1, "not")
                                               : sn_clause_is_word (clause, clause->when->first - 1, "not");
}

/* "was to have become available in the North Region on 28 October" */
static gboolean
was_to_have (const SnClause *clause)
{
  static const char *const past[] = { "was", "were", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->when->first; i > clause->first + 2 && !sn_reading_is_mark (reading, i - 1, ','); i--)
    if (sn_reading_token_is (reading, i - 1, "have") && sn_reading_token_is (reading, i - 2, "to") &&
        sn_reading_token_is_any (reading, i - 3, past))
      return TRUE;
  return FALSE;
}

/* "was going to start its new incident portal on 17 April" */
static gboolean
was_going_to (const SnClause *clause)
{
  static const char *const past[] = { "was", "were", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->first; i + 3 < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, past) && sn_reading_token_is (reading, i + 1, "going") &&
        sn_reading_token_is (reading, i + 2, "to"))
      return TRUE;
  return FALSE;
}

/* "had been foreseen for 20 April", "was to have shut on 7 April": a plan of the
 * past, unless it is only reported: "was to be on 3 May, and is". */
static gboolean
was_to_be (const SnClause *clause)
{
  static const char *const past[] = { "was", "were", NULL };
  static const char *const begun[] = { "been",  "begun", "started", "opened", "ended",    "closed",
                                       "taken", "gone",  "met",     "come",   "happened", NULL };
  guint32 low = clause->when->first > clause->first + 7 ? clause->when->first - 7 : clause->first;

  if (sn_clause_is_word (clause, clause->when->first - 1, "was") || is_denied (clause))
    return TRUE;
  if (was_to_have (clause) || was_going_to (clause))
    return TRUE;
  for (guint32 i = low; i + 1 < clause->when->first; i++)
    {
      if (sn_reading_token_is (clause->outline->reading, i, "should") && i + 2 < clause->when->first &&
          sn_reading_token_is (clause->outline->reading, i + 1, "have") &&
          sn_reading_token_is_any (clause->outline->reading, i + 2, begun))
        return TRUE; /* "should have begun on 30 April"; "should have read 20 February" is a correction */
      if (sn_reading_token_is (clause->outline->reading, i, "have") && i > low &&
          sn_reading_token_is_any (clause->outline->reading, i + 1, begun) &&
          (sn_reading_token_is (clause->outline->reading, i - 1, "would") ||
           (i > low + 1 && sn_reading_token_is (clause->outline->reading, i - 2, "would"))))
        return TRUE; /* "would normally have met on 16 March" */
      if (sn_reading_token_is (clause->outline->reading, i, "had") &&
          (sn_reading_token_in (clause->outline->reading, i + 1, SN_SET_PLANNED) ||
           sn_reading_token_is (clause->outline->reading, i + 1, "been") ||
           sn_reading_token_is (clause->outline->reading, i + 1, "wanted")))
        return TRUE;
      if (sn_reading_token_is_any (clause->outline->reading, i, past) &&
          (sn_reading_token_in (clause->outline->reading, i + 1, SN_SET_PLANNED) ||
           sn_reading_token_is (clause->outline->reading, i + 1, "originally") ||
           sn_reading_token_is (clause->outline->reading, i + 1, "to") ||
           sn_reading_token_is (clause->outline->reading, i + 1, "going")))
        return TRUE;
    }
  return FALSE;
}

/* "now", "instead" between the two dates: what the first is of is to be on the next. */
static gboolean
is_instead (const SnReading *reading, guint32 token)
{
  static const char *const now[] = { "now", "instead", NULL };

  return sn_reading_token_is_any (reading, token, now);
}

/* "planned for 6 June, will now be held on 13 June", "which the old plan showed for
 * 1 December, will now begin on 1 April": what was once planned. */
static gboolean
was_planned_for (const SnClause *clause, const SnWhen *next)
{
  static const char *const joints[] = { "for", "in", "on", "as", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->sentence->first + 3 || !sn_reading_token_is_any (reading, at - 1, joints) ||
      !(sn_reading_token_in (reading, at - 2, SN_SET_PLANNED) || sn_reading_token_is (reading, at - 2, "showed") ||
        sn_reading_token_is (reading, at - 2, "shown")))
    return FALSE;
  for (guint32 i = clause->when->end; i < next->first; i++)
    if (sn_reading_is_mark (reading, i, ';'))
      return FALSE;
    else if (is_instead (reading, i) || sn_reading_mark_at (reading, clause->block, i, SN_WORD_MOVE) != NULL)
      return TRUE;
  return FALSE;
}

/* "has been postponed from 16 March and will now be held on 20 April" */
static gboolean
is_postponed_from (const SnClause *clause, const SnWhen *next)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (clause->when->date.day == 0 || clause->when->date.end_year != 0 || next->date.day == 0 ||
      at < clause->sentence->first + 2 || !sn_reading_token_is (reading, at - 1, "from") ||
      sn_reading_is_mark (reading, clause->when->end, ';'))
    return FALSE;
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_MOVE && sn_reading_mark (reading, i)->end == at - 1)
      return TRUE;
  return FALSE;
}

/* "will no longer take place on 25 June", "is no longer on 25 June". */
static gboolean
is_no_longer_then (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, low = clause->first;

  if (clause->when->date.day == 0 || at < low + 3 || !sn_reading_token_is (reading, at - 1, "on"))
    return FALSE;
  for (guint32 i = at - 1; i > low + 1 && i + LONGEST_VERB > at; i--)
    if (sn_reading_token_is (reading, i - 1, "longer"))
      return sn_reading_token_is (reading, i - 2, "no");
  return FALSE;
}

/* "The closing date of 27 November becomes 11 December", "its previous date of". */
static gboolean
was_date_of (const SnClause *clause, const SnWhen *next)
{
  static const char *const former[] = { "original", "previous", "old", "former", "earlier", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (clause->when->date.day == 0 || next->date.day == 0 || at < clause->sentence->first + 3 ||
      !sn_reading_token_is (reading, at - 1, "of"))
    return FALSE;
  for (guint32 i = at - 1; i > clause->sentence->first && i + LONGEST_VERB > at; i--)
    if (sn_reading_token_is_any (reading, i - 1, former))
      return TRUE;
  return next->first < clause->sentence->end && sn_when_replaces (reading, clause->when, next);
}

/* "has been pushed back to 4 April from 28 March": the old day stands behind the new one. */
static gboolean
is_left_for_previous (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  static const char *const joints[] = { "to", "until", "till", NULL };
  const SnReading *reading = self->reading;
  guint32 at = clause->when->first;
  const SnWhen *new_day;

  if (index == self->outline->block_whens[clause->block] || clause->when->date.day == 0 ||
      at < clause->sentence->first + 4 || !sn_reading_token_is (reading, at - 1, "from"))
    return FALSE;
  new_day = sn_outline_when (self->outline, index - 1);
  return new_day->end + 1 == at && new_day->first > clause->sentence->first + 1 && new_day->date.day != 0 &&
         sn_reading_token_is_any (reading, new_day->first - 1, joints) &&
         (sn_reading_cues (reading, clause->block, clause->sentence->first, new_day->first) & BIT (SN_WORD_MOVE));
}

/* "on 31 March, postponed to 27 April": nothing else stands between the days. */
static gboolean
is_moved_at_once (const SnClause *clause, const SnWhen *next)
{
  static const char *const joints[] = { "to", "until", "for", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->end;
  const SnMark *move;

  if (!sn_reading_is_mark (reading, at, ',') && !sn_reading_is_mark (reading, at, '('))
    return FALSE;
  at += sn_reading_token_is (reading, at + 1, "now") ? 2 : 1;
  move = sn_reading_mark_at (reading, clause->block, at, SN_WORD_MOVE);
  return move != NULL && move->end + 1 >= next->first && move->end <= next->first &&
         sn_reading_token_is_any (reading, next->first - 1, joints);
}

/* "The consultation, due to close on 15 March, will now close on 25 March", "…, due to take
 * place on 9 May, has moved to 16 May": what was to be then. */
static gboolean
was_due_to (const SnClause *clause, const SnWhen *next)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, low = clause->sentence->first + 1;
  gboolean due = FALSE;

  for (guint32 i = at; i > low && i + 5 > at && !due; i--)
    due = sn_reading_token_is (reading, i - 1, "to") && sn_reading_token_in (reading, i - 2, SN_SET_PLANNED);
  for (guint32 i = clause->when->end; due && i < next->first; i++)
    {
      if (sn_reading_is_mark (reading, i, ';'))
        return FALSE;
      if (is_instead (reading, i) || sn_reading_mark_at (reading, clause->block, i, SN_WORD_MOVE) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "had", "was" before the day */
static gboolean
tells_of_past (const SnClause *clause)
{
  static const char *const past[] = { "was", "were", "had", NULL };

  for (guint32 i = clause->first; i < clause->when->first; i++)
    if (sn_reading_token_is_any (clause->outline->reading, i, past))
      return TRUE;
  return FALSE;
}

/* "replies which were wanted by 7 November may now be sent until 14 November":
 * what was asked for then, where something else is now. */
static gboolean
was_until_now (const SnClause *clause, const SnWhen *next)
{
  gboolean then = tells_of_past (clause);

  for (guint32 i = clause->when->end; then && i < next->first; i++)
    if (is_instead (clause->outline->reading, i) && i + 2 < next->first) /* "instead of 14 March": that is past */
      return TRUE;
  return FALSE;
}

/* "on 17 March, brought forward from 24 March": the day before which it was named. */
static gboolean
is_named_after (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnReading *reading = self->reading;
  guint32 at = clause->when->first, move;
  const SnWhen *before = NULL;

  for (; before == NULL && index > self->outline->block_whens[clause->block]; index--)
    if (sn_outline_when (self->outline, index - 1)->date.year != 0) /* and not an hour alone */
      before = sn_outline_when (self->outline, index - 1);
  if (before == NULL || before->first < clause->sentence->first || before->date.year == 0 ||
      clause->when->date.end_year != 0 || !sn_reading_token_is (reading, at - 1, "from"))
    return FALSE;
  if (before->end + 2 == at && sn_reading_token (reading, before->end)->kind == SN_TOKEN_PUNCT &&
      (sn_reading_cues (reading, clause->block, clause->sentence->first, before->first) & BIT (SN_WORD_MOVE)))
    return TRUE; /* "has moved to 28 March, from 21 March" */
  for (move = before->end; move < at - 1; move++)
    {
      const SnMark *mark = sn_reading_mark_at (reading, clause->block, move, SN_WORD_MOVE);

      if (mark != NULL && mark->end + 1 >= at)
        return move <= before->end + 9;
      if (sn_reading_is_mark (reading, move, ';'))
        return FALSE;
    }
  return FALSE;
}

/* "originally", or "originally pencilled in for 7 and", right before the day. */
static gboolean
leads_to_day (const SnClause *clause, guint32 end)
{
  static const char *const between[] = { "in", "for", "on", "to", "be", "as", "the", "and", NULL };
  const SnReading *reading = clause->outline->reading;

  if (clause->when->first - end <= 2)
    return TRUE;
  for (guint32 i = end; i < clause->when->first; i++)
    if (!sn_reading_token_is_any (reading, i, between) && !sn_reading_token_in (reading, i, SN_SET_PLANNED) &&
        sn_reading_token (reading, i)->kind != SN_TOKEN_NUMBER)
      return FALSE;
  return clause->when->first < end + 8;
}

/* "until 17 March rather than 10 March": the date that no longer counts. */
static gboolean
is_former (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  if (was_to_be (clause) || sn_clause_is_misprint (clause))
    return TRUE;
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_FORMER && mark->end <= clause->when->first && leads_to_day (clause, mark->end))
        return TRUE;
    }
  return FALSE;
}

/* "Its closing date of 31 July has been put back, and is 22 August" */
static gboolean
becomes (const SnClause *clause, const SnWhen *next)
{
  static const char *const verbs[] = { "is", "becomes", "be", "now", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = next->first;

  if (at > clause->when->end && sn_reading_token_is (reading, at - 1, "now"))
    at--;
  if (at < clause->when->end + 3 || !sn_reading_token_is_any (reading, at - 1, verbs))
    return FALSE;
  at -= sn_reading_token_is (reading, at - 2, "will") || sn_reading_token_is (reading, at - 2, "now") ? 2 : 1;
  return sn_reading_token_is (reading, at - 1, "and");
}

/* "Ofgem had first asked for answers by 12 March. It now allows until 26 March.", "… We have
 * given you an additional ten days, so it will close on 26 March." */
static gboolean
says_then_and_now (const SnClause *clause, const SnSentence *next, guint32 day)
{
  static const char *const words[] = { "now", "additional", "extra", "longer", NULL };
  gboolean then = tells_of_past (clause);

  for (guint32 i = next->first + 1; then && i < day; i++)
    if (sn_reading_token_is_any (clause->outline->reading, i, words))
      return TRUE;
  return FALSE;
}

/* "We cannot bring everybody together on 9 July. The Day will instead be on 8 October." */
static gboolean
cannot_but_instead (const SnClause *clause, const SnSentence *next, guint32 day)
{
  static const char *const denials[] = { "cannot", "unable", "couldn", NULL };
  const SnReading *reading = clause->outline->reading;
  gboolean denied = FALSE;

  for (guint32 i = clause->first; i < clause->when->first && !denied; i++)
    denied = sn_reading_token_is_any (reading, i, denials);
  for (guint32 i = next->first; denied && i < day; i++)
    if (sn_reading_token_is (reading, i, "instead"))
      return TRUE;
  return FALSE;
}

/* "We originally asked for answers by 22 May. Several Parties wanted longer, so it will close
 * on 15 June." */
static gboolean
was_asked_first (const SnClause *clause, const SnSentence *next)
{
  static const char *const first[] = { "originally", "first", "initially", NULL };
  static const char *const asked[] = { "asked", "wanted", "gave", "allowed", "set", "planned", "said", "meant", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->sentence->first; i + 1 < clause->when->first && clause->closing; i++)
    if (sn_reading_token_is_any (reading, i, first) && sn_reading_token_is_any (reading, i + 1, asked))
      return (next->cues & BIT (SN_WORD_CLOSE)) != 0;
  return FALSE;
}

/* "(22 May) has been put back a week; we now need your views by 29 May", "The deadline of 22 May
 * has been extended. Responses are now requested by" */
static gboolean
says_now (const SnReading *reading, const SnSentence *next, guint32 day)
{
  static const char *const pronouns[] = { "we", "you", "it", "they", "will", NULL };

  for (guint32 i = next->first + 1; i < MIN (day, next->first + 4); i++)
    if (sn_reading_token_is (reading, i, "now"))
      return sn_reading_token_is_any (reading, i - 1, pronouns) ||
             (sn_reading_cues (reading, next->block, next->first, next->first + 1) & BIT (SN_WORD_RESPOND));
  return FALSE;
}

/* "DECC had asked for views by 22 May. At the request of many this has been put back to 29 May." */
static gboolean
has_been_moved (const SnClause *clause, const SnSentence *next, guint32 day)
{
  static const char *const it[] = { "it", "this", "that", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = next->first; (next->cues & BIT (SN_WORD_MOVE)) && i + 2 < day; i++)
    if (sn_reading_token_is_any (reading, i, it) && sn_reading_token_is (reading, i + 1, "has") &&
        sn_reading_token_is (reading, i + 2, "been"))
      return tells_of_past (clause);
  return FALSE;
}

/* "The session of 10 March is postponed. It will now run on 18 April.", "The release should
 * not go ahead on 25 June. The new date is 30 July." */
static gboolean
is_put_off_by_next (const SnExtraction *self, const SnClause *clause)
{
  static const char *const it[] = { "it", "they", NULL };
  const SnReading *reading = self->reading;
  const SnSentence *next = clause->sentence + 1;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnWhen *when;

  if (s + 1 >= reading->block_sentences[clause->block + 1] ||
      (clause->when->date.day == 0 && !(clause->right & BIT (SN_WORD_MOVE))) || next->block != clause->block)
    return FALSE;
  when = sn_outline_when_of (self->outline, next);
  if (when != NULL && when->date.day != 0 &&
      (cannot_but_instead (clause, next, when->first) || was_asked_first (clause, next) ||
       has_been_moved (clause, next, when->first) ||
       (sn_clause_we_stated (clause) &&
        (sn_reading_cues (reading, next->block, next->first, when->first) & BIT (SN_WORD_MOVE)))))
    return TRUE; /* "We invited you for 4 July. Please change your diaries to 16 July" */
  if (when != NULL && when->date.day != 0 && clause->when->date.day != 0 &&
      sn_sentence_moves_it (reading, next, next->first, when->first))
    return TRUE; /* "We have moved it to 23 July" */
  if (when != NULL && when->date.day != 0 && (clause->right & BIT (SN_WORD_MOVE)) &&
      says_now (reading, next, when->first))
    return TRUE;
  if (!(sn_reading_token_is_any (reading, next->first, it) || sn_clause_begins_new_date (reading, next)))
    return FALSE;
  return when != NULL && (when->date.day != 0 || (when->date.month != 0 && (clause->left & BIT (SN_WORD_MOVE)))) &&
         ((clause->right & BIT (SN_WORD_MOVE)) || sn_clause_we_stated (clause) ||
          ((clause->left & BIT (SN_WORD_MOVE)) && clause->when->date.end_year == 0 && /* else it says to when */
           sn_clause_is_word (clause, clause->when->first - 1, "from")) ||
          sn_clause_begins_new_date (reading, next) ||
          ((clause->sentence_cues & BIT (SN_WORD_CANCEL)) && (next->cues & BIT (SN_WORD_MOVE))) ||
          says_then_and_now (clause, next, when->first));
}

/**
 * sn_when_moved_apart:
 * @sentence: that has both
 *
 * "has brought its meeting on 12 April forward to 10 April", "pushed the meeting of 29 March
 * back to 5 April": the day stands between the verb and its particle.
 *
 * Returns: whether something moves from one day to the other.
 */
gboolean
sn_when_moved_apart (const SnReading *reading, const SnSentence *sentence, const SnWhen *from, const SnWhen *to)
{
  static const char *const joints[] = { "to", "until", "till", "til", NULL };

  if (from->date.day == 0 || to->first < from->end + 2 || to->first > from->end + 3 ||
      !sn_reading_token_in (reading, from->end, SN_SET_PARTICLES) ||
      !sn_reading_token_is_any (reading, to->first - 1, joints))
    return FALSE;
  for (guint32 i = from->first; i > sentence->first && i + 12 > from->first; i--)
    if (sn_reading_token_in (reading, i - 1, SN_SET_PUSHING))
      return TRUE;
  return FALSE;
}

/* "they have swapped 30 July for 13 August" */
static gboolean
is_swapped (const SnClause *clause, const SnWhen *next)
{
  static const char *const joints[] = { "for", "with", "by", NULL };
  const SnReading *reading = clause->outline->reading;

  return clause->when->first > clause->first && next->first == clause->when->end + 1 &&
         sn_reading_token_in (reading, clause->when->first - 1, SN_SET_SWAPPING) &&
         sn_reading_token_is_any (reading, clause->when->end, joints);
}

/**
 * sn_clause_is_moved_from:
 * @index: index of the clause's date
 *
 * Returns: whether the date is the one from which something moved: "moves from
 *   22 December 2019 to the end of February 2020", "planned for 15 March has
 *   been postponed to 29 March", "rather than 10 March".
 */
gboolean
sn_clause_is_moved_from (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  const SnReading *reading = self->reading;
  const SnWhen *next;

  if (is_former (clause) || is_put_off_by_next (self, clause) || is_named_after (self, clause, index) ||
      is_left_for_previous (self, clause, index) || is_no_longer_then (clause))
    return TRUE;
  if (index + 1 >= self->outline->block_whens[clause->block + 1])
    return FALSE;
  next = sn_outline_when (self->outline, index + 1);
  if (next->first >=
      clause->sentence
          ->end) /* "Request for Information, extended by one week from 13 November. Closes: 20 November." */
    return next->date.day != 0 && clause->when->date.day != 0 && clause->when->date.end_year == 0 &&
           (clause->left & BIT (SN_WORD_MOVE)) && sn_clause_is_word (clause, clause->when->first - 1, "from") &&
           clause->when->end + 1 >= clause->sentence->end;
  if (was_date_of (clause, next) || was_until_now (clause, next) || was_planned_for (clause, next) ||
      was_due_to (clause, next) || is_swapped (clause, next) || is_moved_at_once (clause, next) ||
      is_postponed_from (clause, next) || sn_when_moved_apart (reading, clause->sentence, clause->when, next))
    return TRUE;
  if (sn_clause_is_word (clause, clause->when->first - 1, "from") && sn_clause_says_moved (clause))
    return next->first - clause->when->end <= 2 && sn_clause_is_word (clause, clause->when->end, "to");
  if (!(sn_reading_cues (reading, clause->block, clause->when->end, next->first) & BIT (SN_WORD_MOVE)))
    return FALSE;
  if (becomes (clause, next))
    return TRUE;
  for (guint32 i = clause->when->end; i < next->first; i++) /* "…; Meeting 5 has moved to" is another matter */
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_PUNCT && sn_reading_token (reading, i)->value == ',')
      return FALSE;
  return sn_clause_is_word (clause, next->first - 1, "to") || sn_clause_is_word (clause, next->first - 1, "until") ||
         sn_clause_is_word (clause, next->first - 1, "on");
}

/* "The Day now extends to two: SECAS will hold it from 21 to 22 April": how long it is. */
static gboolean
says_length (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 low = clause->when->first > clause->first + 6 ? clause->when->first - 6 : clause->first;

  return sn_reading_has_in_set (reading, low, clause->when->first, SN_SET_LASTING);
}

/* "moved from 7 to 12 March": what looks like a range is the old day and the
 * new one. */
static void
split_move (SnCandidate *candidate, const SnWhen *when)
{
  SnDate old = sn_date_new_day (when->date.year, when->date.month, when->date.day);
  SnDate new = sn_date_new_day (when->date.end_year, when->date.end_month, when->date.end_day);

  if (when->date.has_time)
    sn_date_set_time (&new, when->date.time / 60u, when->date.time % 60u);
  sn_item_set_date (candidate->item, &new);
  sn_item_set_moved_from (candidate->item, &old);
}

static void
note_other_date (const SnExtraction *self, SnCandidate *candidate, const SnClause *clause)
{
  const SnOutline *outline = self->outline;
  guint32 i = (guint32) (clause->when - sn_outline_when (outline, 0)), end = outline->block_whens[clause->block + 1];
  guint32 first = MIN (clause->sentence->first, clause->named->first);

  /* Those of the same sentence, or of that which names it, which stand around this one. */
  while (i > outline->block_whens[clause->block] && sn_outline_when (outline, i - 1)->first >= first)
    i--;
  for (; i < end && sn_outline_when (outline, i)->first < clause->sentence->end; i++)
    {
      SnClause other;

      if (i == candidate->when)
        continue;
      sn_clause_init (&other, outline, i);
      if (!sn_clause_is_moved_from (self, &other, i))
        continue;
      sn_item_set_moved (candidate->item, TRUE);
      sn_item_set_moved_from (candidate->item, &other.when->date);
      return;
    }
}

/* "decided to move the June 2020 SEC Release from 25 June to 9 July": the verb stands before
 * the month that only says which. */
static gboolean
moves_release (const SnClause *clause)
{
  const SnOutline *outline = clause->outline;
  const SnWhen *before = clause->when - 1;
  guint32 index = (guint32) (clause->when - sn_outline_when (outline, 0));

  if (index == outline->block_whens[clause->block] || before->first < clause->sentence->first ||
      !sn_when_names_release (outline->reading, before))
    return FALSE;
  return (sn_reading_cues (outline->reading, clause->block, clause->sentence->first, before->first) &
          BIT (SN_WORD_MOVE)) != 0;
}

/**
 * sn_candidate_note_move:
 *
 * Where the clause says that the date was moved or extended, notes that, and
 * from when where it says so.
 */
void
sn_candidate_note_move (const SnExtraction *self, SnCandidate *candidate, const SnClause *clause)
{
  const SnWhen *when = clause->when;
  gboolean from_to = (when->flags & SN_WHEN_FROM_TO) != 0 || sn_clause_is_word (clause, when->first - 1, "from");

  note_other_date (self, candidate, clause);
  if (!sn_clause_says_moved (clause) && !(from_to && moves_release (clause)))
    return;
  sn_item_set_moved (candidate->item, TRUE);
  if (when->date.end_year != 0 && !says_length (clause) &&
      (from_to || sn_item_get_kind (candidate->item) == SN_ITEM_CONSULTATION))
    split_move (candidate, when);
}
