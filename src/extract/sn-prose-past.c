/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"

#define BIT SN_WORD_BIT
/* Days, beyond which the same day of the year before lies nearer. */
#define HALF_YEAR 183

/* "on Monday", with nothing that says which. */
static gboolean
is_lone_weekday (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  return clause->when->end == clause->when->first + 1 &&
         sn_reading_mark_at (reading, clause->block, clause->when->first, SN_WORD_WEEKDAY) != NULL &&
         sn_clause_is_word (clause, clause->when->first - 1, "on");
}

/* "had its first meeting in June", "has been going since February", "took over
 * from BEIS in March", "we published it on Monday": a month without a year, or a
 * weekday, in what is told of the past. */
static gboolean
tells_past (const SnClause *clause)
{
  static const char *const future[] = { "be", "is", "are", "will", "to", "being", "for", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, low = at > clause->first + 9 ? at - 9 : clause->first;

  if (at == clause->sentence->first || clause->when->end > at + 1 ||
      !(sn_date_precision (&clause->when->date) == SN_PRECISION_MONTH || is_lone_weekday (clause)))
    return FALSE;
  if (sn_reading_token_is (reading, at - 1, "since"))
    return TRUE;
  if (!sn_reading_token_is (reading, at - 1, "in") && !is_lone_weekday (clause))
    return FALSE;
  for (guint32 i = at - 1; i > low; i--) /* "has changed since the first consultation in October" */
    if (sn_reading_token_is (reading, i - 1, "since"))
      return TRUE;
    else if (sn_reading_token (reading, i - 1)->kind == SN_TOKEN_PUNCT)
      break;
  for (guint32 i = at - 1; i > low; i--)
    {
      if (sn_reading_is_mark (reading, i - 1, ',') || sn_clause_is_word (clause, i - 1, "will"))
        return FALSE;
      if (sn_reading_token_in (reading, i - 1, SN_SET_HAPPENED))
        return i - 1 == clause->sentence->first || !sn_reading_token_is_any (reading, i - 2, future);
    }
  return FALSE;
}

/* "The Helpdesk took 1,204 calls between April and August": over which months it was. */
static gboolean
tells_past_months (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (clause->when->date.day != 0 || at < clause->sentence->first + 3 ||
      !sn_reading_token_is (reading, at - 1, "between"))
    return FALSE;
  for (guint32 i = at - 1; i > clause->sentence->first && i + 10 > at; i--)
    if (sn_reading_token_is (reading, i - 1, "will"))
      return FALSE;
    else if (sn_reading_token_in (reading, i - 1, SN_SET_HAPPENED))
      return TRUE;
  return FALSE;
}

/* "Last year's, on 22 September, was full within a week" */
static gboolean
tells_last_year (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first;

  first += sn_reading_token_is (reading, first, "in");
  return (clause->when->flags & (SN_WHEN_NO_YEAR | SN_WHEN_RELATIVE)) && clause->when->first > first + 1 &&
         sn_reading_token_is (reading, first, "last") && sn_reading_token_is (reading, first + 1, "year");
}

/* "The Summer Forum of 17 June was attended by 140 people": told of the past, where the
 * date, without its year, seems to lie ahead. */
static gboolean
was_then (const SnClause *clause)
{
  static const char *const past[] = { "was", "were", "had", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->end;

  return (clause->when->flags & SN_WHEN_NO_YEAR) && at < clause->end && clause->when->first > clause->sentence->first &&
         sn_reading_token_is (reading, clause->when->first - 1, "of") && sn_reading_token_is_any (reading, at, past) &&
         !(clause->sentence_cues & (BIT (SN_WORD_MOVE) | BIT (SN_WORD_CANCEL)));
}

/* "At the end of June there were 1.36 million smart meters in operation": what was counted then,
 * which is no plan. */
static gboolean
counts_what_was (const SnClause *clause)
{
  static const char *const past[] = { "was", "were", NULL };
  static const char *const planned[] = { "to", "due", "going", "not", "supposed", "meant", NULL };
  const SnReading *reading = clause->outline->reading;

  if (clause->when->date.day != 0 || !(clause->when->flags & SN_WHEN_NO_YEAR))
    return FALSE;
  for (guint32 i = clause->sentence->first + 1; i + 1 < clause->sentence->end; i++)
    if (sn_reading_token_is_any (reading, i, past) && !sn_reading_token_is_any (reading, i + 1, planned) &&
        sn_reading_token_is (reading, i - 1, "there") && sn_reading_token (reading, i + 1)->kind == SN_TOKEN_NUMBER)
      return TRUE;
  return FALSE;
}

/* "agreed to hold its strategy day on": what comes of something that was, unlike "came to
 * the workshop on". */
static gboolean
says_what_comes (const SnReading *reading, guint32 token)
{
  static const char *const articles[] = { "the", "our", "a", "an", "this", "that", "it", "us", NULL };

  return sn_reading_token_is (reading, token, "to") && !sn_reading_token_is_any (reading, token + 1, articles) &&
         sn_reading_token (reading, token + 1)->letter_case == SN_CASE_LOWER;
}

/* "came to the Engagement Day on", "The slides of the webinar on": from the date back to what
 * was, with nothing between that says something else of the day. */
static gboolean
tells_before (const SnClause *clause)
{
  static const char *const other[] = { "for",   "and",    "but",  "which", "that",  "who", "when",
                                       "where", "is",     "are",  "will",  "goes",  "be",  "has",
                                       "have",  "before", "next", "from",  "until", NULL };
  static const char *const not_yet[] = { "be", "being", "to", "is", "are", "not", "when", "once", "if", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 low = clause->sentence->first, at = clause->when->first;

  for (guint32 i = at; i > low && i + 14 > at; i--)
    {
      guint32 token = i - 1;

      if (sn_reading_token_in (reading, token, SN_SET_HAPPENED) ||
          sn_reading_token_in (reading, token, SN_SET_LEFT_BEHIND))
        return token == low || !sn_reading_token_is_any (reading, token - 1, not_yet);
      if (sn_reading_token (reading, token)->kind == SN_TOKEN_PUNCT ||
          sn_reading_token_is_any (reading, token, other) || says_what_comes (reading, token))
        return FALSE;
    }
  return FALSE;
}

/* "Engagement Day on 11 July was our busiest yet", "Thanks to all who came to Engagement Day on
 * 11 July", in an issue of January: without its year the day seems to lie ahead, where the
 * nearer one is behind and the sentence tells it so. */
static gboolean
tells_nearer_past (const SnExtraction *self, const SnClause *clause)
{
  if (!(clause->when->flags & SN_WHEN_NO_YEAR) || clause->when->date.day == 0 || clause->closing ||
      sn_date_first_julian (&clause->when->date) <= sn_date_first_julian (&self->outline->issued) + HALF_YEAR ||
      (clause->sentence_cues & (BIT (SN_WORD_MOVE) | BIT (SN_WORD_MUST) | BIT (SN_WORD_CANCEL))))
    return FALSE;
  return tells_before (clause) ||
         (clause->when->end + 1 < clause->sentence->end &&
          sn_reading_token_in (clause->outline->reading, clause->when->end, SN_SET_PAST_EVENTS) &&
          !says_what_comes (clause->outline->reading, clause->when->end + 1));
}

/* "The Government Response came out on 18 June", in the issue of that day. */
static gboolean
came_out_today (const SnExtraction *self, const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (clause->when->date.day == 0 || at < clause->first + 3 ||
      !sn_date_same_days (&clause->when->date, &self->outline->issued) || !sn_reading_token_is (reading, at - 1, "on"))
    return FALSE;
  return sn_reading_token_in (reading, at - 2, SN_SET_HAPPENED) ||
         (sn_reading_token_is (reading, at - 2, "out") &&
          (sn_reading_token_is (reading, at - 3, "came") || sn_reading_token_is (reading, at - 3, "went")));
}

/* "The workshop on Tuesday was full", "Monday's meeting ran late": a weekday of
 * which is told in the past was the last one. */
static gboolean
tells_past_weekday (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->end;

  if (!(clause->when->flags & SN_WHEN_RELATIVE) || clause->when->date.day == 0 || at >= clause->sentence->end ||
      !(sn_reading_cues (reading, clause->block, clause->when->first, at) & BIT (SN_WORD_WEEKDAY)))
    return FALSE;
  return sn_reading_token_in (reading, at, SN_SET_PAST_EVENTS) &&
         !(at + 1 < clause->sentence->end &&
           sn_reading_token_is_any (reading, at + 1, (const char *const[]){ "to", NULL }));
}

/* "from October to 12 January": where the window begins of which the date is the end; the
 * date itself where it is no such end. */
static guint32
window_start (const SnClause *clause)
{
  static const char *const joints[] = { "to", "until", "till", "til", NULL };
  const SnOutline *outline = clause->outline;
  guint32 index = (guint32) (clause->when - sn_outline_when (outline, 0)), at = clause->when->first;

  if (index > outline->block_whens[clause->block] && at > clause->sentence->first &&
      sn_reading_token_is_any (outline->reading, at - 1, joints) && sn_outline_when (outline, index - 1)->end + 1 == at)
    return sn_outline_when (outline, index - 1)->first;
  return at;
}

/* "The consultation, which ran from 1 March to 26 April, had 31 replies" */
static gboolean
tells_past_window (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = window_start (clause);

  if (at == clause->sentence->first ||
      (clause->when->date.end_year == 0 && !sn_reading_token_is (reading, at - 1, "from")))
    return FALSE;
  while (at > clause->sentence->first + 1 && sn_reading_token_in (reading, at - 1, SN_SET_WINDOW_JOINTS))
    at--;
  return at > clause->sentence->first && sn_reading_token_in (reading, at - 1, SN_SET_LASTED);
}

/* "Our ordinary newsletter will be back on", "The long newsletter, with the background,
 * follows on" */
static gboolean
says_it_comes (const SnReading *reading, guint32 first, guint32 end)
{
  return sn_reading_has_in_set (reading, first, end, SN_SET_ISSUE_COMES);
}

/* "The next Bulletin, Issue 24, will follow in July": when one will read on. */
static gboolean
tells_next_issue (const SnClause *clause)
{
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_RESPOND) |
                  BIT (SN_WORD_REGISTER) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_RELEASE);
  const SnReading *reading = clause->outline->reading;
  const SnMark *newsletter = sn_clause_last_mark (clause, SN_WORD_NEWSLETTER);

  return newsletter != NULL && newsletter->first > clause->sentence->first && !(clause->sentence_cues & other) &&
         !clause->closing && newsletter->first < clause->when->first &&
         (sn_reading_token_is (reading, newsletter->first - 1, "next") ||
          (newsletter->first <= clause->sentence->first + 3 &&
           says_it_comes (reading, newsletter->end, clause->when->first)) ||
          (newsletter->first > clause->sentence->first + 1 &&
           sn_reading_token_is (reading, newsletter->first - 2, "next")));
}

/* "BEIS published its statistics on 28 May: 17 million meters in operation at the end of
 * March": what was published says how it was then. */
static gboolean
tells_content (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  gboolean published = FALSE;

  if (clause->when->date.day != 0)
    return FALSE;
  for (guint32 i = clause->sentence->first; i < clause->when->first; i++)
    if (sn_reading_token_in (reading, i, SN_SET_CONTENT))
      published = TRUE;
    else if (published && sn_reading_is_mark (reading, i, ':'))
      return TRUE;
  return FALSE;
}

/**
 * sn_prose_tells_past:
 *
 * Returns: whether the date is one of which the sentence tells as of something that
 *   was, though it seems to lie ahead, or one on which only the newsletter comes.
 */
gboolean
sn_prose_tells_past (const SnExtraction *self, const SnClause *clause)
{
  return tells_past (clause) || tells_past_months (clause) || tells_last_year (clause) || tells_past_window (clause) ||
         tells_past_weekday (clause) || was_then (clause) || counts_what_was (clause) || tells_content (clause) ||
         tells_nearer_past (self, clause) || came_out_today (self, clause) || tells_next_issue (clause);
}
