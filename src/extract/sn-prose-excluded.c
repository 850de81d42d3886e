/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates that make no item: of the past, of what others do, and of days off. */

#include "sn-prose-private.h"
#include "sn-titles.h"

#include <string.h>
#include "sn-seats.h"

#define BIT SN_WORD_BIT
/* Tokens of a line that says when a page was published and updated. */
#define LONGEST_HISTORY 12

/* "within ten Working Days (that makes it 19 May)", "20 Working Days for this
 * one, taking you to 19 December": a span of days counts from a day that only
 * its writer knows; the date that comes of it stands behind. */
static gboolean
is_restated (const SnExtraction *self, guint32 index)
{
  static const char *const which[] = { "that", "this", "the", "last", NULL };
  const SnWhen *when = sn_outline_when (self->outline, index), *next;

  if (!(when->flags & SN_WHEN_RELATIVE) || index + 1 >= self->outline->block_whens[when->block + 1])
    return FALSE;
  next = sn_outline_when (self->outline, index + 1);
  if ((next->flags & SN_WHEN_RELATIVE) || next->date.day == 0 || next->first - when->end > 14 ||
      sn_date_precision (&when->date) != SN_PRECISION_DAY || sn_prose_is_over (self, &next->date))
    return FALSE;
  for (guint32 i = when->first; i < when->end; i++)
    if (sn_reading_token_in (self->reading, i, SN_SET_TIME_UNITS) &&
        !(i > when->first && sn_reading_token_is_any (self->reading, i - 1, which))) /* "the 7th of that month" */
      return sn_reading_token (self->reading, when->first)->kind == SN_TOKEN_NUMBER || when->end - when->first > 2;
  return FALSE;
}

/* "Hubs for the quarter that starts in September": which one it is. */
static gboolean
tells_which_starts (const SnClause *clause)
{
  static const char *const pronouns[] = { "that", "which", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (clause->when->date.day != 0 || at < clause->first + 4)
    return FALSE;
  at -= sn_reading_token_is (reading, at - 1, "in") ? 1 : 0;
  return sn_reading_token_in (reading, at - 1, SN_SET_BOUNDING) && sn_reading_token_is_any (reading, at - 2, pronouns);
}

/* "If it is approved on 23 April then it will be implemented on 6 November" */
static gboolean
is_approved_then (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  return sn_clause_is_condition (clause) && at > clause->first + 3 && sn_reading_token_is (reading, at - 1, "on") &&
         sn_reading_token_in (reading, at - 2, SN_SET_HAPPENED);
}

/* "forecasts for the quarter beginning 1 July": which one it is. */
static gboolean
begins_period (const SnClause *clause)
{
  static const char *const verbs[] = { "beginning", "starting", "commencing", "ending", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  at -= at > clause->first + 2 && sn_reading_token_is (reading, at - 1, "on");
  return at > clause->first + 3 && sn_reading_token_is_any (reading, at - 1, verbs) &&
         (sn_reading_token_in (reading, at - 2, SN_SET_TIME_UNITS) ||
          sn_reading_token_is (reading, at - 2, "period")) &&
         !sn_reading_token_is (reading, at - 2, "week");
}

static gboolean
asks_answer (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  return sn_reading_has_in_set (reading, clause->first, clause->end, SN_SET_ANSWERING);
}

/* "SEC Day: 14 October. Details in September.": when one hears more. */
static gboolean
is_paper_and_day (const SnClause *clause)
{
  static const char *const joints[] = { "in", "on", "out", "due", "expected", "early", "late", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, at = clause->when->first;

  if (at < first + 2 || !sn_reading_token_in (reading, first, SN_SET_ENCLOSURES))
    return FALSE;
  for (guint32 i = first + 1; i < at; i++)
    if (!sn_reading_token_is_any (reading, i, joints))
      return FALSE;
  return TRUE;
}

/* "Any Party which intends to begin its tests between January and March must say so": who is
 * meant, where nothing is asked before the day. */
static gboolean
describes_party (const SnClause *clause)
{
  static const char *const pronouns[] = { "which", "who", "that", NULL };
  static const char *const participles[] = { "intending", "planning", "wishing", "hoping", "expecting", NULL };
  const guint64 asks = BIT (SN_WORD_MUST) | BIT (SN_WORD_CLOSE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_REGISTER) |
                       BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  for (guint32 i = clause->sentence->first + 1; i + 1 < at; i++)
    {
      guint32 noun = i - 1 - (sn_reading_token_is_any (reading, i - 1, pronouns) && i > clause->sentence->first + 1);

      if (sn_reading_token_in (reading, i, SN_SET_WISHING) && sn_reading_token_is (reading, i + 1, "to") &&
          (sn_reading_token_in (reading, noun, SN_SET_PARTIES) ||
           (sn_reading_cues (reading, clause->block, noun, noun + 1) & BIT (SN_WORD_CATEGORY))) &&
          (noun + 1 < i || sn_reading_token_is_any (reading, i, participles)))
        return (sn_reading_cues (reading, clause->block, i, at) & asks) == 0;
    }
  return FALSE;
}

/* "Link to follow on Monday", "papers follow on 3 May" */
static gboolean
papers_follow (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at > clause->first + 3 && sn_reading_token_is (reading, at - 1, "on") &&
      sn_reading_token_is (reading, at - 2, "you") && sn_reading_token_is (reading, at - 3, "with"))
    return TRUE; /* "The form will be with you on 7 January" */
  for (guint32 i = clause->sentence->first + 1; i < clause->when->first; i++)
    if (sn_reading_token_in (reading, i, SN_SET_FOLLOWING))
      for (guint32 p = i; p > clause->sentence->first && p + 4 > i; p--)
        if (sn_reading_token_in (reading, p - 1, SN_SET_ENCLOSURES))
          return TRUE;
  return FALSE;
}

/* "The deadline for proposals for the November 2023 SEC Release is 28 April": which one. */
static gboolean
names_release_of_deadline (const SnExtraction *self, const SnClause *clause)
{
  const SnOutline *outline = self->outline;

  if (!clause->closing || !sn_when_names_release (self->reading, clause->when))
    return FALSE;
  for (guint32 i = outline->block_whens[clause->block]; i < outline->block_whens[clause->block + 1]; i++)
    {
      const SnWhen *when = sn_outline_when (outline, i);

      if (when->first >= clause->sentence->first && when->first < clause->sentence->end && when->date.day != 0)
        return TRUE;
    }
  return FALSE;
}

/* "with papers issued on 15 March", "the slides will be on the website by 24 March": when
 * what belongs to a meeting comes to whoever attends it. */
static gboolean
papers_are_issued (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, low = clause->sentence->first, verb = 0;

  for (guint32 i = at; i > low && i + 8 > at && verb == 0; i--)
    if (sn_reading_token_in (reading, i - 1, SN_SET_PUTTING_OUT))
      verb = i - 1;
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_MUST && sn_reading_mark (reading, i)->first != verb)
      return FALSE; /* "Papers must be sent to us by 15 March" */
  for (guint32 i = verb; i > low && i + 14 > verb; i--)
    {
      if (sn_reading_token_in (reading, i - 1, SN_SET_MEETING_PAPERS))
        return i - 1 <= low + 3 || i < 3 || sn_reading_token_in (reading, i - 2, SN_SET_BEFORE_PAPERS);
      if (sn_reading_is_mark (reading, i - 1, ';'))
        return FALSE;
    }
  return FALSE;
}

/* "Assessments due before 30 June can be put off": which ones, and what may be
 * done with them. */
static gboolean
only_describes (const SnClause *clause)
{
  static const char *const leading[] = { "on", "by", "before", "after", "in", "between", "until", NULL };
  static const char *const may[] = { "can", "may", "could", "might", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, after = clause->when->end;

  if (at >= clause->first + 4 && sn_reading_token_is_any (reading, at - 1, leading) &&
      sn_reading_token_is (reading, at - 2, "due"))
    for (guint32 i = at - 2; i > clause->first && i + 4 > at - 2; i--)
      if (sn_reading_token_is_any (reading, i - 1, (const char *const[]){ "if", "whose", "where", NULL }))
        return TRUE; /* "book now if yours is due before March" */
  return at >= clause->first + 3 && after < clause->sentence->end && sn_reading_token_is_any (reading, after, may) &&
         sn_reading_token_is_any (reading, at - 1, leading) && sn_reading_token_in (reading, at - 2, SN_SET_WHICH_ONES);
}

/* "the environment for the June 2024 changes": what stands behind the month, which is which. */
static gboolean
stands_before_noun (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  return sn_reading_token_is (reading, clause->when->first - 1, "the") &&
         sn_reading_token_in (reading, clause->when->end, SN_SET_OF_RELEASES);
}

/* "UIT for November 2021 opens on 23 August": a month that tells one thing from
 * another, where a day says when. */
static gboolean
tells_which (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  static const char *const verbs[] = { "will", "is", "are", NULL };
  const SnReading *reading = clause->outline->reading;
  const SnWhen *next;

  if (clause->when->date.day != 0 || clause->when->first < clause->first + 2 ||
      clause->when->end >= clause->sentence->end ||
      !(stands_before_noun (clause) || (sn_reading_token_is (reading, clause->when->first - 1, "for") &&
                                        (sn_reading_token_is_any (reading, clause->when->end, verbs) ||
                                         sn_reading_token_in (reading, clause->when->end, SN_SET_BOUNDING)))) ||
      index + 1 >= self->outline->block_whens[clause->block + 1])
    return FALSE;
  next = sn_outline_when (self->outline, index + 1);
  return next->date.day != 0 && next->first < clause->sentence->end;
}

/* "Our consultation is due to be published in November", "expects to issue a
 * consultation in spring": somebody will ask, and nobody can answer yet. */
static gboolean
announces_consultation (const SnClause *clause)
{
  static const char *const coming[] = { "be", "to", "will", "shall", NULL };
  const SnReading *reading = clause->outline->reading;

  if (!(clause->sentence_cues & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) || clause->closing ||
      clause->when->date.day != 0)
    return FALSE;
  for (guint32 i = clause->first + 1; i < clause->when->first; i++)
    if ((sn_reading_token_in (reading, i, SN_SET_PUBLISHED) || sn_reading_token_in (reading, i, SN_SET_PUBLISHING)) &&
        sn_reading_token_is_any (reading, i - 1, coming))
      return TRUE;
  return FALSE;
}

static gboolean
is_promised (const SnReading *reading, guint32 token)
{
  return sn_reading_token_in (reading, token, SN_SET_PLANNED) || sn_reading_token_in (reading, token, SN_SET_AWAITED);
}

/* "our decision by the end of February": what others will make known. */
static gboolean
promises_paper (const SnClause *clause)
{
  static const char *const closing[] = { "by", "before", NULL };
  static const char *const coming[] = { "in", "at", "on", "around", "during", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, last;
  gboolean promised;

  if (at < clause->first + 2)
    return FALSE;
  if (sn_reading_is_mark (reading, at - 1, ':')) /* "Decision expected: 31 January" */
    return sn_reading_token_in (reading, at - 2, SN_SET_CONCLUSIONS) ||
           (at >= clause->first + 3 && is_promised (reading, at - 2) &&
            sn_reading_token_in (reading, at - 3, SN_SET_CONCLUSIONS));
  if (!sn_reading_token_is_any (reading, at - 1, closing) && !sn_reading_token_is_any (reading, at - 1, coming))
    return FALSE;
  promised = sn_reading_token_is_any (reading, at - 1, closing);
  for (at--; at > clause->first + 1 && is_promised (reading, at - 1); at--) /* "whose decision is expected by" */
    promised = TRUE;
  if (!promised)
    return FALSE;
  last = at;
  for (guint32 low = at > clause->first + 4 ? at - 4 : clause->first; at > low;
       at--) /* "decision on MP200 is expected" */
    if (sn_reading_token_in (reading, at - 1, SN_SET_CONCLUSIONS))
      return at == last || sn_reading_token_is (reading, at, "on");
  return FALSE;
}

/* "Parties were asked to comment by 16 October. … it will remain open until 30 October":
 * what was asked at first. */
static gboolean
was_asked (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  static const char *const was[] = { "was", "were", "had", NULL };
  const SnReading *reading = self->reading;
  const SnWhen *next;
  gboolean past = FALSE;
  guint32 s;

  if (!clause->closing || index + 1 >= self->outline->block_whens[clause->block + 1])
    return FALSE;
  for (guint32 i = clause->first; i + 1 < clause->when->first && !past; i++)
    past = sn_reading_token_is_any (reading, i, was) &&
           (sn_reading_token_in (reading, i + 1, SN_SET_ASKED_FOR) || sn_reading_token_is (reading, i + 1, "due") ||
            sn_reading_token_is (reading, i + 1, "until"));
  next = sn_outline_when (self->outline, index + 1);
  if (!past || next->first < clause->sentence->end || next->date.day == 0)
    return FALSE;
  s = sn_reading_sentence_of (reading, clause->block, next->first);
  return sn_reading_has_in_set (reading, sn_reading_sentence (reading, s)->first, next->first, SN_SET_LONGER);
}

/* "MP233 Refinement Consultation: expected 3 April": when one can begin to answer. */
static gboolean
promises_consultation (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  return at >= clause->sentence->first + 2 && (clause->sentence_cues & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) &&
         sn_reading_token_in (reading, at - 1, SN_SET_PLANNED) &&
         sn_reading_token (reading, at - 2)->kind == SN_TOKEN_PUNCT;
}

/* "The DCC has put its Outage Plan out for remarks. It would like them by 31 March":
 * the plan is what one answers, and nothing shuts. */
static gboolean
names_outage_plan (const SnClause *clause)
{
  return !(clause->sentence->cues & BIT (SN_WORD_OFFICE)) &&
         (clause->block_cues & (BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT)));
}

/* "and open again on 2 January": that an office opens, and nothing begins. */
static gboolean
only_reopens (const SnClause *clause)
{
  const SnMark *mark = sn_clause_last_mark (clause, SN_WORD_MILESTONE);

  for (guint32 i = mark != NULL ? mark->first : 0; mark != NULL && i < MIN (mark->end, clause->when->first); i++)
    if (sn_reading_token_in (clause->outline->reading, i, SN_SET_REOPENING))
      return TRUE;
  return FALSE;
}

/* "hand your plan to the DCC by 25 March (Good Friday, we know)", "supply your outage
 * figures by 25 March": a duty, whatever day it falls on, and whatever it is about. */
static gboolean
must_though_closed (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnSentence *sentence = clause->sentence;
  const SnMark *must = sn_reading_find_mark (reading, sentence->first_mark, sentence->end_mark, SN_WORD_MUST);

  if (!clause->closing || must == NULL || must->first >= clause->when->first)
    return FALSE;
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *office = sn_reading_mark (reading, i);

      if (office->word_class == SN_WORD_OFFICE &&
          (office->first < must->first || !sn_reading_token_in (reading, office->end - 1, SN_SET_SHUT_DAYS)))
        return FALSE;
    }
  return TRUE;
}

/* "Send us your application by 31 March and you can start in May", right under a
 * table of seats: the seats take what it says. */
static gboolean
is_of_seat_table (const SnExtraction *self, const SnClause *clause)
{
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_REGISTER);
  guint64 seat = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY);
  const SnPlace *places = self->outline->places;
  guint heading = places[clause->block].heading;

  if (!(clause->sentence_cues & (BIT (SN_WORD_APPLY) | BIT (SN_WORD_NOMINATE))) || (clause->sentence_cues & other))
    return FALSE;
  for (guint i = clause->block; i > 0 && i + 4 > clause->block && places[i - 1].heading == heading; i--)
    if (places[i - 1].role == SN_ROLE_ROW)
      return (sn_reading_block_cues (self->reading, i - 1) & seat) == seat;
  return FALSE;
}

/* "The terms of two Large Supplier members of the SSC end on 28 February", "to elect three
 * members whose terms expire on 31 March" */
static gboolean
ends_term (const SnClause *clause)
{
  guint32 at = clause->when->first, low = at > clause->first + 6 ? at - 6 : clause->first;

  for (guint32 i = low; i < at; i++)
    if (sn_reading_token_is (clause->outline->reading, i, "whose"))
      return sn_seat_term_ends (clause->outline->reading, i, at);
  return (clause->sentence_cues & BIT (SN_WORD_COMMITTEE)) && (clause->sentence_cues & BIT (SN_WORD_CATEGORY)) &&
         !(clause->sentence_cues & BIT (SN_WORD_NOMINATE)) &&
         sn_seat_term_ends (clause->outline->reading, clause->first, clause->when->first);
}

/* "The earlier date of 15 February no longer applies" */
static gboolean
is_void (const SnClause *clause)
{
  static const char *const modals[] = { "does", "will", "do", "did", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->end;

  while (at < clause->end &&
         (sn_reading_token_is (reading, at, "is") || sn_reading_token_is (reading, at, "therefore")))
    at++;
  if ((clause->left & BIT (SN_WORD_CONSULT)) && !(clause->sentence_cues & BIT (SN_WORD_EVENT)) &&
      at + 2 <= clause->sentence->end) /* "The consultation that was to run until 24 March has been cancelled" */
    {
      guint32 end = at + sn_reading_token_is (reading, at, "has");

      end += end < clause->sentence->end && sn_reading_token_is (reading, end, "been");
      if (end > at || sn_reading_token_is (reading, at - 1, "is"))
        if (end < clause->sentence->end && sn_reading_token_in (reading, end, SN_SET_CALLED_OFF))
          return TRUE;
    }
  if (at + 2 >= clause->sentence->end)
    return FALSE;
  if (sn_reading_token_is (reading, at, "no") && sn_reading_token_is (reading, at + 1, "longer"))
    return sn_reading_token_in (reading, at + 2, SN_SET_APPLYING);
  return sn_reading_token_is_any (reading, at, modals) && sn_reading_token_is (reading, at + 1, "not") &&
         sn_reading_token_in (reading, at + 2, SN_SET_APPLYING);
}

/* "a letter on flexibility, which applies until 30 June": how long something holds
 * of which nobody is asked what he thinks. */
static gboolean
holds_until (const SnClause *clause)
{
  guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  return clause->closing && !(clause->sentence_cues & asks) && at >= clause->sentence->first + 2 &&
         sn_reading_token_is (reading, at - 1, "until") && sn_reading_token_in (reading, at - 2, SN_SET_APPLYING);
}

/* "It will be with you again on 23 March", "Back in your inbox on 23 March", "The next letter will
 * reach you" */
static gboolean
comes_to_reader (const SnReading *reading, const SnClause *clause)
{
  static const char *const inbox[] = { "inbox", "inboxes", NULL };

  for (guint32 i = clause->sentence->first; i + 1 < clause->when->first; i++)
    if ((sn_reading_token_is (reading, i, "you") && sn_reading_token_is (reading, i + 1, "again")) ||
        (sn_reading_token_is (reading, i, "reach") && sn_reading_token_is (reading, i + 1, "you")) ||
        (sn_reading_token_is (reading, i, "your") && sn_reading_token_is_any (reading, i + 1, inbox)))
      return TRUE;
  return FALSE;
}

/* "briefing", "SEC News" in a newsletter that calls itself so */
static gboolean
is_own_name (const SnExtraction *self, guint block, guint32 first, guint32 end)
{
  const char *subject = sn_document_get_title (self->reading->document),
             *head = sn_reading_block (self->reading, 0)->text;
  g_autofree char *name = sn_reading_text (self->reading, block, first, end),
                  *title = g_strdup_printf ("%s %s", subject != NULL ? subject : "", strlen (head) < 200 ? head : ""),
                  *lower = g_utf8_strdown (title, -1), *small = g_utf8_strdown (name, -1);

  return strlen (small) > 4 && strstr (lower, small) != NULL;
}

/* "Next briefing: 24 March", in a newsletter that calls itself a briefing; "The next edition is
 * planned for 22 July", "Your next SEC News comes on 24 March". */
static gboolean
is_next_issue (const SnExtraction *self, const SnClause *clause)
{
  static const char *const leads[] = { "the", "our", "your", NULL };
  const SnReading *reading = self->reading;
  guint32 first = clause->sentence->first, next;
  const guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_EVENT);

  if (comes_to_reader (reading, clause))
    return !(clause->left & (other | BIT (SN_WORD_RELEASE)));
  first += sn_reading_token_is_any (reading, first, leads);
  if (!sn_reading_token_is (reading, first, "next") || first + 2 >= clause->when->first)
    return FALSE;
  next = first + 1;
  if (clause->when->first <= first + 9 && !(clause->left & other) &&
      (sn_reading_token_in (reading, next, SN_SET_EDITIONS) ||
       (next + 2 < clause->when->first && is_own_name (self, clause->block, next, next + 2))))
    return TRUE;
  return (sn_reading_is_mark (reading, next + 1, ':') || sn_reading_token_is (reading, next + 1, "is")) &&
         clause->when->first <= first + 5 && is_own_name (self, clause->block, next, next + 1);
}

/* "Due to the bank holiday, the SSC will meet on 11 April" */
static gboolean
meets_beside_holiday (const SnClause *clause)
{
  const guint64 meets = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_ATTEND);

  return (clause->left & meets) == meets;
}

/**
 * sn_when_owns:
 *
 * Returns: whether the date says only which: "May's incidents", "Next Thursday's release".
 */
gboolean
sn_when_owns (const SnReading *reading, const SnWhen *when)
{
  guint32 end = reading->block_tokens[when->block + 1], at = when->end;

  if (at + 1 >= end || !(sn_reading_is_mark (reading, at, '\'') || sn_reading_is_mark (reading, at, 0x2019)))
    return FALSE;
  return sn_reading_token (reading, at)->glued && sn_reading_token_is (reading, at + 1, "s");
}

/* "agreed that minutes shall in future be published within five Working Days": how long
 * something takes from now on, not when. */
static gboolean
is_rule_of_time (const SnClause *clause)
{
  return (clause->when->flags & SN_WHEN_RELATIVE) && (clause->left & BIT (SN_WORD_PAST)) &&
         !(clause->sentence_cues & BIT (SN_WORD_MUST)) && clause->when->first > clause->first &&
         sn_reading_token_is (clause->outline->reading, clause->when->first, "within");
}

/* "every Tuesday in April except 11 April", "on Mondays, but not on 29 May" */
static gboolean
is_excepted (const SnClause *clause)
{
  static const char *const words[] = { "except", "excepting", "excluding", NULL };
  static const char *const pairs[][2] = { { "but", "not" }, { "apart", "from" }, { "other", "than" } };
  static const char *const small[] = { "on", "for", "the", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, low = clause->sentence->first;

  while (at > low && sn_reading_token_is_any (reading, at - 1, small))
    at--;
  if (at == low || clause->when->date.day == 0)
    return FALSE;
  if (sn_reading_token_is_any (reading, at - 1, words))
    return TRUE;
  for (guint i = 0; at > low + 1 && i < G_N_ELEMENTS (pairs); i++)
    if (sn_reading_token_is (reading, at - 2, pairs[i][0]) && sn_reading_token_is (reading, at - 1, pairs[i][1]))
      return TRUE;
  return FALSE;
}

/* "It will be with Ofgem until about the end of this month": with whom it lies. */
static gboolean
lies_with_body (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  at -= at > clause->first && sn_reading_token_is (reading, at - 1, "about");
  if (at < clause->first + 4 || !sn_reading_token_is (reading, at - 1, "until"))
    return FALSE;
  for (guint32 i = at - 1; i > clause->first + 1 && i + 5 > at; i--)
    if (sn_reading_token_is (reading, i - 1, "with") && sn_reading_token_is (reading, i - 2, "be"))
      return sn_reading_mark_at (reading, clause->block, i, SN_WORD_BODY) != NULL;
  return FALSE;
}

/* "The quarterly statistics are due out on 28 May", "come out at 9:30am on": what others bring out. */
static gboolean
is_due_out (const SnClause *clause)
{
  static const char *const verbs[] = { "due", "come", "comes", "coming", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  at -= at > clause->first &&
        sn_reading_token_is_any (reading, at - 1, (const char *const[]){ "on", "in", "by", "at", NULL });
  return at > clause->sentence->first + 2 && sn_reading_token_is (reading, at - 1, "out") &&
         sn_reading_token_is_any (reading, at - 2, verbs);
}

/* "has been live since last July", "last Tuesday's call" */
static gboolean
is_last (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  return at > clause->sentence->first && sn_reading_token_is (reading, at - 1, "last") &&
         !(at > clause->sentence->first + 1 && sn_reading_token_is (reading, at - 2, "the"));
}

/* "Its members are elected by the Parties, and it meets next on Friday 14 October" */
static gboolean
it_meets (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  if (clause->when->first < clause->first + 3 || !sn_clause_is_word (clause, clause->when->first - 1, "on"))
    return FALSE;
  for (guint32 i = clause->when->first - 2; i > clause->first && i + 5 > clause->when->first; i--)
    if (sn_reading_token_is (reading, i - 1, "it") && sn_reading_token_in (reading, i, SN_SET_MEETING))
      return TRUE;
  return FALSE;
}

/* "Who: Parties that mean to begin testing before April": it only says whom the entry is for. */
static gboolean
tells_audience (const SnClause *clause)
{
  const guint64 deeds = BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_REGISTER) | BIT (SN_WORD_MUST);

  return sn_outline_is_audience_field (clause->outline->reading, clause->block) && !(clause->sentence_cues & deeds);
}

/* "The vote is planned for 27 November", "a vote is expected in May": what others do then. */
static gboolean
plans_vote (const SnClause *clause)
{
  static const char *const coming[] = { "for", "on", "in", "at", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->sentence->first + 3 || !sn_reading_token_is_any (reading, at - 1, coming) ||
      !is_promised (reading, at - 2))
    return FALSE;
  for (guint32 i = at - 2; i > clause->sentence->first && i + 6 > at; i--)
    if (sn_reading_token_is (reading, i - 1, "vote"))
      return TRUE;
  return FALSE;
}

/* "Meetings will be held by telephone until at least the end of July": how long it is so. */
static gboolean
goes_on_until (const SnClause *clause)
{
  static const char *const hedges[] = { "at", "least", "the", "end", "of", "middle", NULL };
  static const char *const lasting[] = { "held",   "continue", "continues", "meet", "meets",
                                         "online", "remain",   "remains",   NULL };
  const guint64 asks = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) |
                       BIT (SN_WORD_REGISTER) | BIT (SN_WORD_MOVE);
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, first = clause->sentence->first;

  while (at > first && sn_reading_token_is_any (reading, at - 1, hedges))
    at--;
  if (at <= first + 2 || !sn_reading_token_is (reading, at - 1, "until") || (clause->sentence_cues & asks) ||
      !(clause->sentence_cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE))))
    return FALSE;
  for (guint32 i = first; i + 1 < at; i++)
    if (sn_reading_token_is_any (reading, i, lasting))
      return TRUE;
  return FALSE;
}

/* "Published 9 March 2023 Last updated 10 March 2023", "Corrected on 10 March": what became of
 * the page. */
static gboolean
is_page_history (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, at = clause->when->first;

  if (at > first && sn_reading_mark_at (reading, clause->block, at - 1, SN_WORD_SENT) != NULL &&
      sn_reading_token_in (reading, first, SN_SET_PAGE_HISTORY) && clause->sentence->end <= first + LONGEST_HISTORY)
    return TRUE;
  if (sn_reading_is_mark (reading, first, 0xA9))
    return TRUE; /* "© 2025 SECAS – Page checked 18/07/2025" */
  if (sn_reading_token_is (reading, first, "created") && sn_reading_token_is (reading, first + 1, "at"))
    return TRUE; /* "Created at 08/03/2017 16:52 by … Last modified at 21/06/2017 09:31" */
  first += sn_reading_token_is (reading, first, "first") || sn_reading_token_is (reading, first, "last");
  return sn_reading_token_in (reading, first, SN_SET_PAGE_HISTORY) && at >= first && at <= first + 2;
}

/* "The Engagement Day, which clashed with another event on 7 April, will now be held on 14 April":
 * why it moved. */
static gboolean
is_why_moved (const SnClause *clause)
{
  static const char *const will[] = { "will", "is", "has", "takes", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, next = clause->when->end;
  gboolean past = FALSE;

  if (next + 1 >= clause->sentence->end || !sn_reading_is_mark (reading, next, ',') ||
      !sn_reading_token_is_any (reading, next + 1, will))
    return FALSE;
  while (at > clause->sentence->first + 1 && !sn_reading_is_mark (reading, at - 1, ','))
    past |= sn_reading_token_in (reading, --at, SN_SET_CLASHING);
  return past && sn_reading_token_is (reading, at, "which");
}

/* "Site visits for the next year will be planned in May": nothing is, in May. */
static gboolean
is_only_planned_then (const SnClause *clause)
{
  static const char *const verbs[] = { "planned", "arranged",  "organised", "decided",
                                       "agreed",  "scheduled", "fixed",     NULL };
  guint32 at = clause->when->first;

  return clause->when->date.day == 0 && at >= clause->sentence->first + 3 && sn_clause_is_word (clause, at - 1, "in") &&
         sn_reading_token_is_any (clause->outline->reading, at - 2, verbs) && sn_clause_is_word (clause, at - 3, "be");
}

/* "The storms produced 4.7 million alerts in two days": how long it took. */
static gboolean
is_time_taken (const SnClause *clause)
{
  static const char *const auxiliaries[] = { "will", "ll",   "is",  "are",  "was", "were",
                                             "be",   "been", "has", "have", "to",  NULL };
  const SnReading *reading = clause->outline->reading;
  gboolean past = FALSE;

  if (!(clause->when->flags & SN_WHEN_RELATIVE) || !sn_reading_token_is (reading, clause->when->first, "in") ||
      clause->when->end < clause->when->first + 3)
    return FALSE;
  for (guint32 i = clause->sentence->first; i < clause->when->first; i++)
    {
      g_autofree char *word = sn_reading_text (reading, clause->block, i, i + 1);

      if (sn_reading_token_is_any (reading, i, auxiliaries))
        return FALSE;
      past |= sn_reading_token (reading, i)->letter_case == SN_CASE_LOWER && strlen (word) > 4 &&
              g_str_has_suffix (word, "ed");
    }
  return past;
}

/* "Please cross out 5 April in your diaries": that day counts no more. */
static gboolean
is_struck_out (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, first = clause->sentence->first;

  at -= at > first && sn_reading_token_is (reading, at - 1, "the");
  at -= at > first && sn_reading_token_is (reading, at - 1, "out");
  return at > first && sn_reading_token_in (reading, at - 1, SN_SET_STRIKING_OUT);
}

/* "a forecast of the hubs that they will order between July and December": the time that what is
 * spoken of is for. */
static gboolean
is_between_months (const SnClause *clause)
{
  static const char *const relative[] = { "that", "which", "who", "they", "you", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (clause->when->date.day != 0 || at <= clause->first + 1 || !sn_reading_token_is (reading, at - 1, "between"))
    return FALSE;
  for (guint32 i = at - 1; i > clause->first && i + 8 > at; i--)
    if (sn_reading_token_is_any (reading, i - 1, relative))
      return TRUE;
  return FALSE;
}

/* "those who wrote in about Stage 3, for which the window shut on 30 May": when that was. */
static gboolean
had_shut (const SnClause *clause)
{
  static const char *const relative[] = { "which", "whose", "where", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  at -= at > clause->first && sn_reading_token_is (reading, at - 1, "on");
  if (at < clause->first + 3 || !sn_reading_token_is (reading, at - 1, "shut"))
    return FALSE;
  for (guint32 i = at - 1; i > clause->sentence->first && i + 5 > at; i--)
    if (sn_reading_token_is_any (reading, i - 1, relative))
      return TRUE;
  return FALSE;
}

/* "The Change Board is expected to vote at the end of the month": at which of its meetings, a list
 * of them says. */
static gboolean
is_expected_to_vote (const SnClause *clause)
{
  static const char *const deeds[] = { "vote", "decide", "rule", NULL };
  const SnReading *reading = clause->outline->reading;

  if (clause->when->date.day != 0 || !(clause->left & BIT (SN_WORD_COMMITTEE)))
    return FALSE;
  for (guint32 i = clause->first; i + 2 < clause->when->first; i++)
    if (sn_reading_token_is (reading, i, "expected") && sn_reading_token_is (reading, i + 1, "to") &&
        sn_reading_token_is_any (reading, i + 2, deeds))
      return TRUE;
  return FALSE;
}

/* "Is your assessment due in the first quarter of 2024?": which reader is meant, and no news. */
static gboolean
asks_whose (const SnClause *clause)
{
  static const char *const verbs[] = { "is", "are", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first;

  return sn_reading_token_is_any (reading, first, verbs) && sn_reading_token_is (reading, first + 1, "your") &&
         sn_reading_is_mark (reading, clause->sentence->end - 1, '?') && !(clause->sentence_cues & BIT (SN_WORD_EVENT));
}

/* "Where a position is contested, we will run a ballot in the week of 8 December", "… until 7
 * November, and if there are more names than places the vote will follow in December": nobody
 * knows yet whether there will be one. */
static gboolean
may_be_voted_on (const SnClause *clause)
{
  static const char *const words[] = { "if", "where", "should", "unless", NULL };
  static const char *const votes[] = { "vote", "ballot", "election", NULL };
  const SnReading *reading = clause->outline->reading;
  gboolean unsure = FALSE;

  if (!(clause->sentence_cues & BIT (SN_WORD_VOTE)))
    return FALSE;
  if (!clause->closing && sn_reading_token_is_any (reading, clause->sentence->first, words))
    return TRUE;
  for (guint32 i = clause->sentence->first + 1; i + 1 < clause->when->first; i++)
    if (sn_reading_token_is (reading, i, "if") && sn_reading_token_is (reading, i + 1, "there"))
      unsure = TRUE;
    else if (unsure && sn_reading_token_is_any (reading, i, votes))
      return TRUE;
  return FALSE;
}

/* "8.30am", "noon" */
static gboolean
names_hour (const SnReading *reading, guint32 token, guint32 end)
{
  static const char *const hours[] = { "am", "pm", "noon", "midday", NULL };

  for (guint32 i = token; i < MIN (token + 5, end); i++)
    if (sn_reading_token_is_any (reading, i, hours))
      return TRUE;
  return FALSE;
}

/* "Meetings are on the last Tuesday of the month": how often, and no day. */
static gboolean
says_which_of_month (const SnClause *clause)
{
  static const char *const verbs[] = { "are", "held", "run", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 end = clause->when->end, at = clause->when->first, low = clause->sentence->first;

  if (end < at + 4 || !sn_reading_token_is (reading, end - 1, "month") ||
      !sn_reading_token_is (reading, end - 2, "the"))
    return FALSE;
  while (at > low && sn_reading_token_is_any (reading, at - 1, (const char *const[]){ "the", "on", "always", NULL }))
    at--;
  return at > low + 1 && sn_reading_token_is_any (reading, at - 1, verbs);
}

/* "From 4 November the Helpdesk is open from 8.30am": when one may call. */
static gboolean
tells_opening_hours (const SnClause *clause)
{
  static const char *const from[] = { "from", "at", "between", "until", NULL };
  const SnReading *reading = clause->outline->reading;
  gboolean desk = FALSE, open = FALSE;

  for (guint32 i = clause->when->end; i + 1 < clause->sentence->end; i++)
    {
      if (desk && open && sn_reading_token_is_any (reading, i, from) &&
          names_hour (reading, i + 1, clause->sentence->end))
        return TRUE;
      open |= desk && sn_reading_token_in (reading, i, SN_SET_STAFFED);
      desk |= sn_reading_token_in (reading, i, SN_SET_ADDRESSEES);
    }
  return FALSE;
}

/* "Our helpdesk is closed for training on 19 September", "phones are off for a team meeting": what
 * the desk has to do instead is for nobody else. */
static gboolean
is_closed_for_event (const SnClause *clause)
{
  static const char *const closed[] = { "closed", "shut", "off", "unstaffed", "unattended", "unavailable", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->sentence->first + 1; i + 1 < clause->sentence->end; i++)
    if (sn_reading_token_is (reading, i, "for") && sn_reading_token_is_any (reading, i - 1, closed))
      return (sn_reading_cues (reading, clause->block, i + 1, MIN (i + 5, clause->sentence->end)) &
              BIT (SN_WORD_EVENT)) != 0;
  return FALSE;
}

/**
 * sn_prose_is_excluded:
 * @index: index of the clause's date
 *
 * Returns: whether the date is one of a sentence that is no news to act on.
 */
gboolean
sn_prose_is_excluded (const SnExtraction *self, const SnClause *clause, guint32 index)
{
  guint64 c = clause->sentence_cues;

  if ((c & BIT (SN_WORD_HIRING)) || (clause->left & BIT (SN_WORD_TERM)) || ends_term (clause) ||
      sn_clause_is_moved_from (self, clause, index) || is_restated (self, index) || is_of_seat_table (self, clause) ||
      tells_audience (clause) || is_page_history (clause) || plans_vote (clause) || goes_on_until (clause) ||
      asks_whose (clause) || is_struck_out (clause) || is_between_months (clause) || had_shut (clause) ||
      is_expected_to_vote (clause) || is_time_taken (clause) || is_why_moved (clause) ||
      is_only_planned_then (clause) || may_be_voted_on (clause) || tells_opening_hours (clause) ||
      says_which_of_month (clause))
    return TRUE;
  /* "comment on the opening hours by 9 June" is no closure */
  if ((c & BIT (SN_WORD_OFFICE)) && is_closed_for_event (clause))
    return TRUE;
  if ((c & BIT (SN_WORD_OFFICE)) && !(clause->closing && (asks_answer (clause) || names_outage_plan (clause))) &&
      !must_though_closed (clause) && !meets_beside_holiday (clause) &&
      (only_reopens (clause) ||
       !(clause->left & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE) |
                         BIT (SN_WORD_EVENT)))))
    return TRUE;
  if ((clause->left & BIT (SN_WORD_CLOSED)) && !(clause->left & BIT (SN_WORD_CLOSE)))
    return TRUE;
  if ((c & BIT (SN_WORD_OUTCOME)) && !(c & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))) && !it_meets (clause))
    return TRUE;
  if (sn_clause_is_condition (clause) && clause->when->date.day == 0)
    return TRUE;
  if (sn_prose_tells_past (self, clause) || sn_prose_is_of_job (clause) || papers_follow (clause) ||
      is_paper_and_day (clause) || describes_party (clause) || papers_are_issued (clause) ||
      names_release_of_deadline (self, clause) || only_describes (clause) || tells_which (self, clause, index) ||
      announces_consultation (clause) || promises_paper (clause) || was_asked (self, clause, index) ||
      promises_consultation (clause) || is_void (clause) || is_next_issue (self, clause) || holds_until (clause) ||
      tells_which_starts (clause) || is_rule_of_time (clause) || is_excepted (clause) || sn_prose_was_then (clause) ||
      is_due_out (clause) || lies_with_body (clause) || begins_period (clause) || is_approved_then (clause) ||
      is_last (clause) || sn_prose_only_tells (clause) || sn_prose_only_names_month (self, clause, index))
    return TRUE;
  return sn_clause_is_negated (clause) && !(c & BIT (SN_WORD_CANCEL));
}
