/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose meeting a date is. */

#include "sn-prose-private.h"
#include "sn-titles.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* Whether the day is the one to which something moves that was named before the other. */
static gboolean
is_moved_apart (const SnClause *clause)
{
  const SnOutline *outline = clause->outline;
  guint32 index = (guint32) (clause->when - sn_outline_when (outline, 0));

  return index > outline->block_whens[clause->block] &&
         sn_when_moved_apart (outline->reading, clause->sentence, clause->when - 1, clause->when);
}

/* "On 28 January and 3 February the SSC meets": who does stands right behind. */
static gboolean
is_of_next (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 after = clause->when->end;

  after += after < clause->sentence->end && sn_reading_token_is (reading, after, "the");
  return after < clause->sentence->end && sn_reading_mark_at (reading, clause->block, after, SN_WORD_COMMITTEE) != NULL;
}

/* "The Change Board meets on 23 March, 13 April and 27 April": of the same as the day
 * before it. */
static gboolean
goes_on_list (const SnClause *clause)
{
  static const char *const joints[] = { "and", "then", "again", "on", "also", "the", NULL };
  const SnOutline *outline = clause->outline;
  guint32 at = clause->when->first, last = clause->sentence->first;

  for (guint32 i = sn_outline_when_from (outline, clause->block, clause->sentence->first);
       i < outline->block_whens[clause->block + 1] && sn_outline_when (outline, i)->first < at; i++)
    last = sn_outline_when (outline, i)->date.day != 0 ? sn_outline_when (outline, i)->end : at;
  if (last == clause->sentence->first || last == at || is_of_next (clause))
    return FALSE;
  for (; last < at; last++)
    if (!sn_reading_is_mark (outline->reading, last, ',') && !sn_reading_token_is_any (outline->reading, last, joints))
      return FALSE;
  return TRUE;
}

/**
 * sn_prose_committee_before:
 *
 * Returns: (transfer none) (nullable): the committee that acts: the last one named
 *   before the date in its clause.
 */
const SnMark *
sn_prose_committee_before (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  const SnMark *found = NULL;
  guint32 open, close;
  /* "The SSC, which had been expected on 27 April, will gather instead on 3 May" */
  gboolean moves = goes_on_list (clause) || sn_clause_has_aside (clause, &open, &close) ||
                   (clause->left & BIT (SN_WORD_MOVE)) != 0 || /* "brought forward from 21 March to 19 March" */
                   is_moved_apart (clause) ||
                   ((clause->sentence_cues & BIT (SN_WORD_MOVE)) && clause->when->first == clause->first + 1 &&
                    sn_clause_is_word (clause, clause->first, "to"));

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      /* what moves is named before the day that it moves from */
      if (mark->word_class == SN_WORD_COMMITTEE && mark->first < clause->when->first &&
          (mark->first >= clause->first || moves))
        found = mark;
    }
  return found;
}

/* "The Panel looked at it on Friday", "three Panel terms finish": the committee
 * does nothing on the day, or has done it. */
static gboolean
committee_rests (const SnClause *clause, const SnMark *committee)
{
  for (guint32 i = clause->first; i < clause->when->first; i++)
    if (sn_clause_is_word (clause, i, "terms") || sn_clause_is_word (clause, i, "term"))
      return TRUE;
  /* who "leaves the SEC Panel on 31 July" does so at no meeting */
  for (guint32 i = committee->first; i > clause->first && i + 2 > committee->first; i--)
    if (sn_reading_token_in (clause->outline->reading, i - 1, SN_SET_CHANGING_JOBS))
      return TRUE;
  return committee->end < clause->end &&
         sn_reading_token_in (clause->outline->reading, committee->end, SN_SET_COMMITTEE_RESTS);
}

/* "Tuesday 14 March: SMKI PMA, 10am.", "This week: Wed 7 June SSC;": a day, and who
 * meets. */
static const SnMark *
entry_of_day (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->when->first, after = clause->when->end;
  const SnMark *committee;

  if (first != clause->sentence->first && !sn_reading_is_mark (reading, first - 1, ':'))
    return NULL;
  after += after < clause->sentence->end && sn_reading_is_mark (reading, after, ':');
  committee =
      after < clause->sentence->end ? sn_reading_mark_at (reading, clause->block, after, SN_WORD_COMMITTEE) : NULL;
  if (committee == NULL ||
      (committee->end < clause->sentence->end && sn_reading_token (reading, committee->end)->kind == SN_TOKEN_WORD))
    return NULL;
  return committee;
}

/* "TABASC 16 March; SSC 22 March", a line of a list: who meets, and the day, and no more. */
static gboolean
is_entry (const SnClause *clause, const SnMark *committee)
{
  const guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT) |
                        BIT (SN_WORD_VACANT) | BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_CLOSE) | BIT (SN_WORD_VOTE);
  const SnReading *reading = clause->outline->reading;
  const SnSentence *sentence = clause->sentence;
  guint32 before = committee->first, after = clause->when->end;

  if (committee->end != clause->when->first || clause->when->date.day == 0 ||
      ((clause->block_cues | clause->heading) & other))
    return FALSE;
  before -= before > sentence->first && sn_reading_token_is (reading, before - 1, "the");
  return (before == sentence->first || sn_reading_token (reading, before - 1)->kind == SN_TOKEN_PUNCT ||
          sn_reading_token_is (reading, before - 1, "and")) &&
         (after == sentence->end || sn_reading_token (reading, after)->kind == SN_TOKEN_PUNCT ||
          sn_reading_token_is (reading, after, "and"));
}

/**
 * sn_prose_committee_behind:
 *
 * "On 28 January the SSC sits", "Tuesday is the turn of the SSC".
 *
 * Returns: (transfer none) (nullable): one that is named behind the date with
 *   which its clause begins.
 */
const SnMark *
sn_prose_committee_behind (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  if (clause->when->date.day != 0 && entry_of_day (clause) != NULL)
    return entry_of_day (clause);
  if (clause->when->first > clause->first + 4 || clause->when->date.day == 0)
    return NULL;
  if (!(clause->right & (BIT (SN_WORD_ATTEND) | BIT (SN_WORD_EVENT))))
    return NULL;
  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_COMMITTEE && mark->first >= clause->when->end && mark->end < clause->end &&
          mark->first < clause->when->end + 7)
        return sn_reading_token_in (reading, mark->end, SN_SET_MEMBERS) ? NULL
                                                                        : mark; /* "Panel Members come to Cardiff" */
    }
  return NULL;
}

/* Whether a word for meeting comes soon behind "it". */
static gboolean
meets_behind (const SnReading *reading, guint32 it, guint32 end)
{
  return sn_reading_has_in_set (reading, it, MIN (end, it + 5), SN_SET_MEETING);
}

/* (nullable): the committee whose name the heading is, and no more. */
static const SnMark *
committee_that_heads (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint heading = clause->outline->places[clause->block].heading;
  const SnMark *committee;

  if (heading == SN_NO_BLOCK || reading->block_tokens[heading] == reading->block_tokens[heading + 1])
    return NULL;
  committee = sn_reading_mark_at (reading, heading, reading->block_tokens[heading], SN_WORD_COMMITTEE);
  return committee != NULL && committee->end == reading->block_tokens[heading + 1] ? committee : NULL;
}

/* "The Panel thought that a Working Group should look into it. It gathers for the first time on" */
static gboolean
is_new (const SnReading *reading, const SnMark *committee)
{
  static const char *const articles[] = { "a", "an", "new", "another", NULL };

  return committee->first > 0 && sn_reading_token_is_any (reading, committee->first - 1, articles);
}

/**
 * sn_prose_committee_spoken_of:
 *
 * "The Change Board will not meet on 28 May. The report goes to the meeting on 25
 * June".
 *
 * Returns: (transfer none) (nullable): whose meeting was spoken of just before.
 */
const SnMark *
sn_prose_committee_spoken_of (const SnClause *clause)
{
  static const char *const which[] = { "the", "its", "their", "that", "following", "next", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 s = sn_reading_sentence_of (reading, clause->block, clause->sentence->first);
  const SnMark *found = NULL;
  guint32 start = clause->sentence->first;
  guint32 low = clause->when->first > start + 4 ? clause->when->first - 4 : start;
  guint heading = clause->outline->places[clause->block].heading;
  gboolean meeting = FALSE, it = FALSE, asked = heading != SN_NO_BLOCK && sn_question_is_asked (reading, heading);

  if ((s == reading->block_sentences[clause->block] && !asked && committee_that_heads (clause) == NULL) ||
      (clause->sentence->cues & BIT (SN_WORD_COMMITTEE)))
    return NULL;
  if (clause->left & BIT (SN_WORD_MOVE)) /* "so the meeting has been moved to", "It has been moved to" */
    {
      low = clause->first;
      meeting = asked && sn_prose_is_pronoun (reading, clause->sentence->first);
    }
  for (guint32 i = low + 1; i < clause->when->first; i++)
    {
      gboolean month = i > start + 1 && sn_reading_mark_at (reading, clause->block, i - 1, SN_WORD_MONTH) !=
                                            NULL; /* "its October meeting" */

      meeting |= sn_reading_token_is (reading, i, "meeting") && sn_reading_token_is_any (reading, i - 1 - month, which);
    }
  /* "It will next meet on 12 April", "and it meets next on Friday", "It last met on … and meets
   * again on" */
  for (guint32 i = clause->sentence->first; i + 1 < clause->when->first && !it; i++)
    it = sn_reading_token_is (reading, i, "it") && meets_behind (reading, MAX (i, clause->first), clause->when->first);
  meeting |= it;
  for (guint32 i = reading->block_marks[clause->block]; meeting && i < clause->sentence->first_mark; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_COMMITTEE &&
        !(it && found != NULL && strcmp (sn_reading_mark (reading, i)->value, "Working Group") == 0 &&
          !is_new (reading, sn_reading_mark (reading, i))))
      found = sn_reading_mark (reading, i);
  if (found == NULL && meeting && asked)
    found = sn_reading_find_mark (reading, reading->block_marks[heading], reading->block_marks[heading + 1],
                                  SN_WORD_COMMITTEE); /* "Is the Change Board meeting on 24 February?" */
  return found == NULL && meeting ? committee_that_heads (clause) : found;
}

/* "comment before the Change Board votes in May": by when something else is wanted,
 * and about when that is. */
static gboolean
is_only_limit (const SnClause *clause, const SnMark *committee)
{
  static const char *const limits[] = { "before", "until", "after", "since", "once", "when", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = committee->first;

  if (clause->when->date.day != 0 || at <= clause->sentence->first + 1)
    return FALSE;
  if (sn_reading_token_is (reading, at - 1, "the"))
    at--;
  return sn_reading_token_is_any (reading, at - 1, limits);
}

/* "The DCC informed the Panel that the start will be put back": who is told of it. */
static gboolean
is_told (const SnClause *clause, const SnMark *committee)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = committee->first;

  if (at > clause->sentence->first && sn_reading_token_is (reading, at - 1, "the"))
    at--;
  return at > clause->sentence->first && sn_reading_token_in (reading, at - 1, SN_SET_INFORMED);
}

/* "The Security Sub-Committee will host its yearly threat briefing on 4 May": what has
 * a name of its own is no meeting of the committee. */
static gboolean
has_own_event (const SnClause *clause, const SnMark *committee)
{
  static const char *const whose[] = { "its", "their", "a", "an", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);
      guint32 low = mark->first > committee->end + 4 ? mark->first - 4 : committee->end, at = mark->first;

      if (mark->word_class != SN_WORD_EVENT || mark->first < committee->end || mark->end > clause->when->first ||
          sn_reading_token_in (reading, mark->first, SN_SET_MEETINGS))
        continue;
      while (at > low && !sn_reading_token_in (reading, at - 1, SN_SET_EVENT_BOUNDARY))
        at--;
      if (at == committee->end && at < mark->first && at == low)
        return TRUE; /* "TABASC open session on …" */
      if (at > low && sn_reading_token_is_any (reading, at - 1, whose) &&
          (at < mark->first || sn_reading_token_in (reading, mark->end, SN_SET_MEETINGS)))
        return TRUE;
    }
  return FALSE;
}

/* "The Panel has pushed back the start of the new charges to 1 April": not its own
 * meeting. */
static gboolean
moves_something (const SnClause *clause, const SnMark *committee)
{
  const SnReading *reading = clause->outline->reading;
  const SnMark *move = NULL;

  for (guint32 i = clause->sentence->first_mark; i < clause->sentence->end_mark && move == NULL; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_MOVE &&
        sn_reading_mark (reading, i)->first >= committee->end)
      move = sn_reading_mark (reading, i);
  return move != NULL && sn_reading_token_is (reading, move->end, "the") &&
         !(sn_reading_cues (reading, clause->block, move->end, clause->when->first) & BIT (SN_WORD_EVENT));
}

/* "The Panel has agreed that MP183 will take effect on 22 May": what was decided has the
 * day, and no meeting. */
static gboolean
decides_that (const SnClause *clause, const SnMark *committee)
{
  const guint64 effect = BIT (SN_WORD_MILESTONE) | BIT (SN_WORD_RELEASE);
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = committee->end + 1; i < MIN (committee->end + 5, clause->when->first); i++)
    if (sn_reading_token_is (reading, i, "that"))
      return (sn_reading_cues (reading, clause->block, i + 1, clause->when->first) & effect) != 0;
  return FALSE;
}

/* "The Change Board voted for MP200, which will be implemented on 2 November": what follows
 * from it has the day. */
static gboolean
leads_to_effect (const SnClause *clause, const SnMark *committee)
{
  static const char *const links[] = { "which", "to", NULL };
  const guint64 effect = BIT (SN_WORD_MILESTONE);
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = committee->end + 2; i + 1 < clause->when->first; i++)
    if (sn_reading_is_mark (reading, i - 1, ',') && sn_reading_token_is_any (reading, i, links))
      return (sn_reading_cues (reading, clause->block, i + 1, MIN (i + 6, clause->when->first)) & effect) != 0;
  return FALSE;
}

/* "The SSC invites all Users to a workshop on 6 June": to something else than its own meeting. */
static gboolean
invites_to_event (const SnClause *clause, const SnMark *committee)
{
  static const char *const invites[] = { "invite", "invites", "inviting", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = committee->end;
  const SnMark *noun;

  while (at < clause->when->first && !sn_reading_token_is_any (reading, at, invites))
    at++;
  noun = at < clause->when->first
             ? sn_reading_find_mark (reading, sn_reading_mark_from (reading, at),
                                     sn_reading_mark_from (reading, clause->when->first), SN_WORD_EVENT)
             : NULL;
  return noun != NULL && !sn_reading_token_in (reading, noun->end - 1, SN_SET_MEETINGS);
}

/**
 * sn_prose_committee_acts:
 *
 * Returns: whether the committee meets or does something on the date.
 */
gboolean
sn_prose_committee_acts (const SnClause *clause, const SnMark *committee)
{
  guint64 acts =
      BIT (SN_WORD_ATTEND) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_VOTE) | BIT (SN_WORD_CANCEL) | BIT (SN_WORD_MOVE);

  if (committee_rests (clause, committee) || is_only_limit (clause, committee) || is_told (clause, committee) ||
      has_own_event (clause, committee) || moves_something (clause, committee) || decides_that (clause, committee) ||
      leads_to_effect (clause, committee) || invites_to_event (clause, committee))
    return FALSE;
  if (sn_reading_cues (clause->outline->reading, clause->block, committee->end, clause->end) & acts)
    return TRUE;
  if (committee->first <= clause->sentence->first + 1 && clause->when->date.day != 0 &&
      !sn_clause_only_tells (clause) && sn_clause_is_word (clause, clause->when->first - 1, "on"))
    return TRUE;
  if (entry_of_day (clause) == committee || is_entry (clause, committee))
    return TRUE;
  /* "on Wednesday it is the turn of the Change Board" */
  if (committee->first > clause->when->end &&
      (sn_reading_cues (clause->outline->reading, clause->block, clause->when->end, committee->first) &
       BIT (SN_WORD_ATTEND)))
    return TRUE;
  /* "at the Working Group on 6 March", "the Change Board, on 22 April, begins" */
  return clause->when->first >= committee->end && sn_clause_stands_by (clause, committee->end);
}

/* "SEC Panel Strategy Day": the committee's name only begins that of something else. */
static gboolean
begins_name_of_event (const SnClause *clause, const SnMark *committee)
{
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = committee->end; i < MIN (committee->end + 4, clause->when->first); i++)
    {
      if (sn_reading_token (reading, i)->kind != SN_TOKEN_WORD ||
          sn_reading_token (reading, i)->letter_case == SN_CASE_LOWER)
        return FALSE;
      if (i > committee->end &&
          !sn_reading_token_is_any (reading, i, (const char *const[]){ "meeting", "meetings", NULL }) &&
          (sn_reading_token_is (reading, i, "day") ||
           sn_reading_mark_at (reading, clause->block, i, SN_WORD_EVENT) != NULL))
        return TRUE;
    }
  return FALSE;
}

/* "The Panel will hold a call about its budget on": something else than a meeting of its
 * own, as what it is about says. */
static gboolean
holds_other_event (const SnClause *clause, const SnMark *committee)
{
  static const char *const articles[] = { "a", "an", NULL };
  static const char *const topics[] = { "about", "on", "for", NULL };
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = committee->end; i + 1 < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, articles))
      for (guint32 j = i + 1; j < MIN (i + 4, clause->when->first); j++)
        {
          const SnMark *noun = sn_reading_mark_at (reading, clause->block, j, SN_WORD_EVENT);

          if (noun != NULL && noun->end + 1 < clause->when->first &&
              sn_reading_token_is_any (reading, noun->end, topics) &&
              !sn_reading_token_in (reading, noun->end - 1, SN_SET_MEETINGS))
            return TRUE;
        }
  return FALSE;
}

/* "The Panel's accountant will take questions on": somebody of the committee, where no word
 * says that it meets. */
static gboolean
only_owns (const SnClause *clause, const SnMark *committee)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = committee->end;

  if (at + 2 >= clause->when->first ||
      !(sn_reading_is_mark (reading, at, '\'') || sn_reading_is_mark (reading, at, 0x2019)) ||
      (sn_reading_cues (reading, clause->block, at, clause->when->first) &
       (BIT (SN_WORD_EVENT) | BIT (SN_WORD_ATTEND) | BIT (SN_WORD_MOVE))))
    return FALSE;
  for (guint32 i = at; i < clause->when->first; i++)
    if (sn_reading_token_in (reading, i, SN_SET_MEETING) || sn_reading_token_in (reading, i, SN_SET_MEETINGS))
      return FALSE;
  return sn_reading_token (reading, at + 2)->kind == SN_TOKEN_WORD;
}

/* "MP200 was to go live on 9 July, but the Panel has moved it to 23 July", "The Panel will move
 * the release from": who moves something else does not meet then. */
static gboolean
moves_other (const SnClause *clause, const SnMark *committee)
{
  static const char *const has[] = { "has", "have", "now", "since", "will", "decided", "agreed", "to", NULL };
  const SnReading *reading = clause->outline->reading;
  const SnMark *move;
  guint32 at = committee->end;

  while (at < clause->when->first && sn_reading_token_is_any (reading, at, has))
    at++;
  move = at < clause->when->first ? sn_reading_mark_at (reading, clause->block, at, SN_WORD_MOVE) : NULL;
  if (move == NULL)
    return FALSE;
  if (sn_reading_cues (reading, clause->block, move->end, MAX (move->end, clause->when->first)) &
      (BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE)))
    return TRUE;
  return committee->first > clause->sentence->first + 3 &&
         sn_sentence_moves_it (reading, clause->sentence, committee->end, clause->when->first);
}

/**
 * sn_prose_committee_aside:
 * @committee: named before the clause's date
 *
 * Returns: whether it does something else than to meet then: its name begins that of an event,
 *   it holds a call on a topic, somebody of it acts, or it moves something.
 */
gboolean
sn_prose_committee_aside (const SnClause *clause, const SnMark *committee)
{
  return begins_name_of_event (clause, committee) || holds_other_event (clause, committee) ||
         moves_other (clause, committee) || only_owns (clause, committee);
}
