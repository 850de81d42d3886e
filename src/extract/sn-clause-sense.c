/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-prose-private.h"

#define BIT SN_WORD_BIT

/* "if we have not heard from you by": then one should say something. */
static gboolean
is_heard (const SnReading *reading, guint32 token)
{
  return token + 2 < reading->n_tokens &&
         (sn_reading_token_is (reading, token, "heard") || sn_reading_token_is (reading, token, "hear")) &&
         sn_reading_token_is (reading, token + 1, "from");
}

/**
 * sn_clause_is_condition:
 *
 * Returns: whether the date is only that of a condition: "If yours is in May …".
 */
gboolean
sn_clause_is_condition (const SnClause *clause)
{
  static const char *const words[] = { "if", "when", "where", "unless", "once", "should", NULL };
  const SnReading *reading = clause->outline->reading;

  if (!sn_reading_token_is_any (reading, clause->sentence->first, words) ||
      sn_reading_is_mark (reading, clause->sentence->first + 1, ':')) /* "When: May 2027" */
    return FALSE;
  for (guint32 i = clause->sentence->first; i < clause->when->first; i++)
    if (sn_reading_is_mark (reading, i, ',') || sn_reading_token_is (reading, i, "then") || is_heard (reading, i))
      return FALSE;
  return TRUE;
}

/**
 * sn_clause_is_to_be:
 *
 * "The North is to follow on 25 November", "the text will change on".
 *
 * Returns: whether something is said to be going to be on the date.
 */
gboolean
sn_clause_is_to_be (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 low = clause->when->first > clause->first + 14 ? clause->when->first - 14 : clause->first;

  if (sn_clause_is_condition (clause))
    return FALSE;
  for (guint32 i = low; i < clause->when->first; i++)
    {
      if (sn_reading_token_in (reading, i, SN_SET_TO_BE))
        return TRUE;
      if (sn_reading_token_is (reading, i, "to") && i > clause->first &&
          (sn_reading_token_is (reading, i - 1, "is") || sn_reading_token_is (reading, i - 1, "are")))
        return TRUE;
    }
  return FALSE;
}

/**
 * sn_clause_only_tells:
 *
 * Who only tells of something does not make it happen: "results will be
 * published on", "we will let you know on".
 *
 * Returns: whether the clause only says when something will be told.
 */
gboolean
sn_clause_only_tells (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->first; i < clause->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_TELLING) &&
        (i == clause->sentence->first || sn_reading_token (reading, i)->letter_case == SN_CASE_LOWER))
      return TRUE; /* but for the "Modification Report Consultation" */
  return FALSE;
}

/**
 * sn_clause_stands_by:
 *
 * Whether nothing but such words stands between a committee and the date.
 *
 * Returns: whether nothing but prepositions stands between @token and the date.
 */
gboolean
sn_clause_stands_by (const SnClause *clause, guint32 token)
{
  static const char *const joints[] = { "on", "of", "its", "next", "for", "is", "s", NULL };
  static const char *const listing[] = { "and", "then", "again", "also", NULL };
  const SnOutline *outline = clause->outline;
  const SnReading *reading = outline->reading;

  /* past the dates before it in its list: "the Change Board on 22 March and 26 April" */
  for (guint32 i = sn_outline_when_from (outline, clause->block, token);
       i < outline->block_whens[clause->block + 1] && sn_outline_when (outline, i)->first < clause->when->first; i++)
    {
      guint32 gap = sn_outline_when (outline, i)->first - token;

      if (gap > 2 && !(gap == 3 && sn_reading_token_is (reading, token, "in"))) /* "the SSC in session on" */
        return FALSE;
      token = sn_outline_when (outline, i)->end;
      while (token < clause->when->first && sn_reading_token_is_any (reading, token, listing))
        token++;
    }
  if (clause->when->first - token > 4 ||
      (clause->when->first == token && !sn_reading_token_is_any (reading, token - 1, listing)))
    return FALSE;
  if (sn_reading_token_is (reading, token, "in") && sn_reading_token_is (reading, token + 1, "session"))
    token += 2;
  for (; token < clause->when->first; token++)
    if (sn_reading_token (reading, token)->kind == SN_TOKEN_WORD && !sn_reading_token_is_any (reading, token, joints))
      return FALSE;
  return TRUE;
}

/* "will not be taken down until 13 January", "does not close before Friday": what
 * is denied is an end, so that it comes then. */
static gboolean
denies_end (const SnClause *clause, guint32 first)
{
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = sn_reading_mark_from (reading, first); i < clause->sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->first >= clause->when->first)
        return FALSE;
      if (mark->word_class == SN_WORD_CLOSE &&
          !sn_reading_token_in (reading, mark->first, SN_SET_CLOSING_PREPOSITIONS) && mark->end < clause->when->first)
        return clause->closing;
    }
  return FALSE;
}

/**
 * sn_clause_no_more_of:
 *
 * Returns: the "no" of what there is no more of behind the date, as in "no new installations
 *   after 30 September"; the date where nothing is denied so.
 */
guint32
sn_clause_no_more_of (const SnClause *clause)
{
  static const char *const more[] = { "new", "more", "further", "additional", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, low = at > clause->sentence->first + 9 ? at - 9 : clause->sentence->first;

  for (guint32 i = low; i + 3 < at; i++)
    if (sn_reading_token_is (reading, i, "no") && sn_reading_token_is_any (reading, i + 1, more) &&
        !(sn_reading_cues (reading, clause->block, i, at) & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_CONSULT))))
      return i;
  return at;
}

/**
 * sn_clause_stops_after:
 *
 * Returns: whether something can be done no more behind the date: "Hubs cannot be
 *   ordered after 28 March".
 */
gboolean
sn_clause_stops_after (const SnClause *clause)
{
  static const char *const denials[] = { "cannot", "not", "longer", "no", NULL };
  static const char *const after[] = { "after", "beyond", "from", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first, low = at > clause->first + 12 ? at - 12 : clause->first;
  gboolean passive = FALSE;

  if (at < clause->first + 3 || clause->when->date.day == 0 || !sn_reading_token_is_any (reading, at - 1, after))
    return FALSE;
  if (sn_clause_no_more_of (clause) != at)
    return TRUE;
  for (guint32 i = at - 1; i > low; i--)
    {
      passive |= sn_reading_token_is (reading, i - 1, "be") || sn_reading_token_is (reading, i - 1, "longer");
      if (passive && sn_reading_token_is_any (reading, i - 1, denials))
        return TRUE;
    }
  return FALSE;
}

/* Where "no" or "nothing" stands that denies what the sentence or "that" begins with: "No
 * Panel meeting", "decided that there will be no release", "Nothing goes live"; the date
 * where none does. */
static guint32
find_none (const SnClause *clause)
{
  static const char *const none[] = { "no", "nothing", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 first = clause->sentence->first, end = clause->when->first, at = first;

  while (at < end && (!sn_reading_token_is (reading, at, "there") ||
                      (at > first && !sn_reading_token_is (reading, at - 1, "that"))))
    at++;
  if (at >= end)
    return sn_reading_token_is_any (reading, first, none) ? first : end;
  for (guint32 stop = MIN (at + 4, end); at < stop; at++)
    if (sn_reading_token_is_any (reading, at, none))
      return at;
  return end;
}

/* "There are no Operations Group meetings in August", "No Panel meeting in August", "No SEC
 * Release is planned for September", "No changes take effect in June" */
static gboolean
says_none (const SnClause *clause)
{
  guint64 things = BIT (SN_WORD_EVENT) | BIT (SN_WORD_COMMITTEE),
          near = BIT (SN_WORD_RELEASE) | BIT (SN_WORD_MILESTONE);
  static const char *const releases[] = { "release", "releases", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = find_none (clause), end = clause->when->first;

  if (at + 2 < end &&
      (sn_reading_token_is (reading, at + 1, "more") || sn_reading_token_is (reading, at + 1, "further")) &&
      sn_reading_mark_at (reading, clause->block, at + 2, SN_WORD_EVENT) != NULL)
    return TRUE; /* "There will be no more meetings after" */
  if (at + 1 >= end || (clause->sentence_cues & BIT (SN_WORD_CLOSE)) ||
      sn_reading_token_in (reading, at + 1, SN_SET_NOT_DENIED))
    return FALSE;
  if (sn_reading_token_is_any (reading, at + 1, releases) ||
      (sn_reading_cues (reading, clause->block, at + 1, end) & things))
    return TRUE;
  return (sn_reading_cues (reading, clause->block, at + 1, MIN (at + 4, end)) & near) != 0;
}

/* "won’t", "isn't": the token after "not", as it is shortened. "haven't booked by then" and "can't come" say
 * that the day stands. */
static gboolean
is_short_not (const SnReading *reading, guint32 token)
{
  static const char *const verbs[] = { "won", "isn", "aren", "wouldn", NULL };

  return token >= 2 && sn_reading_token_is (reading, token, "t") && sn_reading_token (reading, token)->glued &&
         sn_reading_token (reading, token - 1)->kind == SN_TOKEN_PUNCT &&
         sn_reading_token_is_any (reading, token - 2, verbs);
}

/**
 * sn_clause_is_negated:
 *
 * "could not go live before November", "would not be ready for 17 August": what
 * the date is said of is denied.
 *
 * Returns: whether what the date is said of is denied.
 */
gboolean
sn_clause_is_negated (const SnClause *clause)
{
  static const char *const bounds[] = { "and", "but", "or", "so", NULL };
  guint32 low = clause->when->first > clause->first + 7 ? clause->when->first - 7 : clause->first;

  if (says_none (clause))
    return TRUE;
  for (guint32 i = clause->when->first; i > low; i--)
    {
      const SnToken *t = sn_reading_token (clause->outline->reading, i - 1);

      if (t->kind == SN_TOKEN_PUNCT && (t->value == ',' || t->value == ')')) /* an aside is of other things */
        return FALSE;
      for (guint b = 0; bounds[b] != NULL; b++)
        if (sn_clause_is_word (clause, i - 1, bounds[b]))
          return FALSE;
      if (sn_clause_is_word (clause, i - 1, "not") || sn_clause_is_word (clause, i - 1, "cannot") ||
          is_short_not (clause->outline->reading, i - 1))
        return !is_heard (clause->outline->reading, i) && !denies_end (clause, i) && !sn_clause_stops_after (clause) &&
               !sn_clause_is_word (clause, i, "later") && !sn_clause_is_word (clause, i, "forget") &&
               !sn_clause_is_word (clause, i, "miss");
    }
  return FALSE;
}

/* "Among other things, from 1 April …", "Eligible meters can be enrolled from" */
static gboolean
is_after_aside (const SnClause *clause)
{
  static const char *const words[] = { "can", "may", "must", NULL };
  const SnReading *reading = clause->outline->reading;

  if ((clause->sentence_cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_NOMINATE) |
                                BIT (SN_WORD_SEAT) | BIT (SN_WORD_REGISTER))) ||
      (clause->when->flags & SN_WHEN_RELATIVE))
    return FALSE;
  if (clause->when->first > clause->sentence->first + 2 && clause->when->first < clause->sentence->first + 8 &&
      sn_reading_is_mark (reading, clause->when->first - 2, ','))
    return TRUE;
  for (guint32 i = clause->first; i < clause->when->first; i++)
    if (sn_reading_token_is_any (reading, i, words))
      return TRUE;
  return FALSE;
}

/**
 * sn_clause_follows_that:
 *
 * "The news is that from 1 May the DCC will", "It has confirmed that, from 1 May, …".
 *
 * Returns: whether what happens from the date on is told in the words behind it, and
 *   those before only say that it is told.
 */
gboolean
sn_clause_follows_that (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  if (at < clause->sentence->first + 4 || !sn_clause_is_word (clause, at - 1, "from"))
    return FALSE;
  at -= sn_reading_is_mark (reading, at - 2, ',') ? 3 : 2;
  return sn_clause_is_word (clause, at, "that") && at > clause->sentence->first &&
         (sn_reading_token_in (reading, at - 1, SN_SET_SAYING_THAT) || sn_reading_token_is (reading, at - 1, "is")) &&
         clause->end > clause->when->end + 3;
}

/**
 * sn_clause_begins_as:
 *
 * Returns: whether the sentence begins like "As of 3 April".
 */
gboolean
sn_clause_begins_as (const SnClause *clause)
{
  guint32 first = clause->sentence->first;

  return clause->when->first == first + 2 && sn_clause_is_word (clause, first, "as");
}

/**
 * sn_clause_begins_from:
 *
 * "From 1 January the DCC bills in arrears": something is so from then on.
 *
 * Returns: whether something is so from the date on.
 */
gboolean
sn_clause_begins_from (const SnClause *clause)
{
  static const char *const pronouns[] = { "it", "they", "this", "these", "both", "all", NULL };

  gboolean as_of = sn_clause_begins_as (clause) && sn_clause_is_word (clause, clause->when->first - 1, "of");

  if (clause->when->date.day == 0 || clause->when->date.end_year != 0 ||
      !(sn_clause_is_word (clause, clause->when->first - 1, "from") || as_of))
    return FALSE;
  return as_of || clause->when->first == clause->sentence->first + 1 || is_after_aside (clause) ||
         sn_clause_follows_that (clause) ||
         sn_reading_token_is_any (clause->outline->reading, clause->sentence->first, pronouns) ||
         (sn_clause_is_to_be (clause) && !(clause->sentence_cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_RESPOND) |
                                                                    BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_SEAT))));
}

/**
 * sn_clause_has_hour:
 *
 * At an hour one attends something: "explain it live on Thursday at 11:00".
 *
 * Returns: whether the date is an hour at which one can be somewhere.
 */
gboolean
sn_clause_has_hour (const SnClause *clause)
{
  static const char *const joints[] = { "on", "at", "for", "from", "is", "be", NULL };
  const SnReading *reading = clause->outline->reading;
  guint32 at = clause->when->first;

  return clause->when->date.has_time && at > clause->sentence->first &&
         !(clause->sentence_cues & BIT (SN_WORD_OFFICE)) &&
         (sn_reading_token_is_any (reading, at - 1, joints) ||
          (sn_reading_token (reading, at - 1)->kind == SN_TOKEN_PUNCT &&
           sn_reading_token (reading, at - 1)->value != '('));
}

/**
 * sn_sentence_denies:
 *
 * "there are no new consultations"
 *
 * Returns: whether the sentence says that there is no such thing: "no new consultations".
 */
gboolean
sn_sentence_denies (const SnReading *reading, const SnSentence *sentence, guint64 classes)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (!(BIT (mark->word_class) & classes))
        continue;
      for (guint32 t = mark->first; t > sentence->first && t + 3 > mark->first; t--)
        if (sn_reading_token_is (reading, t - 1, "no"))
          return TRUE;
    }
  return FALSE;
}

/**
 * sn_clause_opens_consultation:
 *
 * "Our consultation begins on Monday": not something that takes effect.
 *
 * Returns: whether a consultation begins on the date.
 */
gboolean
sn_clause_opens_consultation (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  if (!(clause->left & (BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE))))
    return FALSE;
  if (clause->when->date.end_year == 0 && sn_clause_is_word (clause, clause->when->first - 1, "from"))
    return TRUE; /* "MP260's Refinement Consultation, from 29 April" */
  return sn_reading_has_in_set (reading, clause->first, clause->when->first, SN_SET_OPENING);
}

/**
 * sn_clause_is_list_of:
 *
 * Returns: whether the date stands in a short line of a list under words of @classes.
 */
gboolean
sn_clause_is_list_of (const SnClause *clause, guint64 classes)
{
  const SnOutline *outline = clause->outline;

  return sn_reading_block (outline->reading, clause->block)->kind == SN_BLOCK_LIST_ITEM &&
         outline->places[clause->block].lead != SN_NO_BLOCK && (clause->heading & classes) != 0 &&
         clause->end - clause->first < 30;
}

/**
 * sn_clause_says_deadline:
 *
 * Returns: whether the clause has the word.
 */
gboolean
sn_clause_says_deadline (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;

  for (guint32 i = clause->first; i < clause->end; i++)
    if (sn_clause_is_word (clause, i, "deadline") ||
        (i + 1 < clause->end && sn_reading_token_in (reading, i, SN_SET_LAST) &&
         (sn_reading_token_in (reading, i + 1, SN_SET_DATES) || sn_reading_token_is (reading, i + 1, "chance"))))
      return TRUE;
  return FALSE;
}

/**
 * sn_clause_ends_paper:
 *
 * "BEIS gives you two more weeks for its paper: the closing date is now 8 April"
 *
 * Returns: whether the sentence names who asks, what was put out, and its
 *   closing date, without a word for asking.
 */
gboolean
sn_clause_ends_paper (const SnClause *clause)
{
  const SnReading *reading = clause->outline->reading;
  gboolean paper = FALSE, closing = FALSE;

  if (!(clause->sentence_cues & SN_WORD_BIT (SN_WORD_BODY)))
    return FALSE;
  for (guint32 i = clause->sentence->first; i + 1 < clause->when->first; i++)
    {
      paper |= sn_reading_token_in (reading, i, SN_SET_DOCUMENTS);
      closing |= sn_reading_token_is (reading, i, "closing") && sn_reading_token_is (reading, i + 1, "date");
    }
  return paper && closing;
}

/**
 * sn_clause_refers_back:
 *
 * "…; these should arrive by": what was spoken of before.
 *
 * Returns: whether the sentence begins with what was spoken of before it.
 */
gboolean
sn_clause_refers_back (const SnClause *clause)
{
  static const char *const words[] = { "these", "they", "it", "send", "all" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (sn_clause_is_word (clause, clause->sentence->first, words[i]))
      return TRUE;
  return FALSE;
}

/**
 * sn_clause_names_next:
 * @token: where a sentence or a clause begins
 *
 * Returns: whether what stands there is one more of what was spoken of: "the
 *   next two are on", "the one of 8 July", "there is one on".
 */
gboolean
sn_clause_names_next (const SnClause *clause, guint32 token)
{
  static const char *const verbs[] = { "is", "are", "will", "was", NULL };
  static const char *const more[] = { "one", "another", "two", "three", "a", "further", "more", "also", NULL };
  const SnReading *reading = clause->outline->reading;

  if (token + 2 >= clause->sentence->end)
    return FALSE;
  if (sn_reading_token_is (reading, token, "there"))
    return sn_reading_token_is_any (reading, token + 1, verbs) && sn_reading_token_is_any (reading, token + 2, more);
  if (sn_reading_token_is (reading, token, "another"))
    return TRUE;
  return sn_reading_token_is (reading, token, "the") && sn_reading_token_in (reading, token + 1, SN_SET_WHICH_OF);
}

/* "It should have read 27 March", "This should say" */
static gboolean
begins_correction (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const it[] = { "it", "this", "that", NULL };
  guint32 at = sentence->first;

  if (at + 4 > sentence->end || !sn_reading_token_is_any (reading, at, it) ||
      !sn_reading_token_is (reading, at + 1, "should"))
    return FALSE;
  return sn_reading_token_in (reading, at + 2, SN_SET_READING_AS) ||
         (sn_reading_token_is (reading, at + 2, "have") && at + 4 < sentence->end &&
          (sn_reading_token_is (reading, at + 3, "been") || sn_reading_token_in (reading, at + 3, SN_SET_READING_AS)));
}

/**
 * sn_clause_begins_new_date:
 *
 * Returns: whether the sentence begins with another date for what was spoken of
 *   before it: "The new date is 30 July", "It should have read 27 March".
 */
gboolean
sn_clause_begins_new_date (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const determiners[] = { "the", "its", "their", "a", "our", NULL };
  static const char *const verbs[] = { "is", "are", "will", "has", "was", NULL };
  guint32 at = sentence->first + sn_reading_token_is_any (reading, sentence->first, determiners);

  if (begins_correction (reading, sentence))
    return TRUE;
  if (at + 4 < sentence->end && sn_reading_token_in (reading, at, SN_SET_RENEWED) &&
      sn_reading_token_is (reading, at + 1, "closing"))
    return sn_reading_token_in (reading, at + 2, SN_SET_DATES) && sn_reading_token_is_any (reading, at + 3, verbs);
  return at + 3 < sentence->end && sn_reading_token_in (reading, at, SN_SET_RENEWED) &&
         sn_reading_token_in (reading, at + 1, SN_SET_DATES) && sn_reading_token_is_any (reading, at + 2, verbs);
}
