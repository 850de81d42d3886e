/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-seats.h"

#include <string.h>

#define BIT SN_WORD_BIT

/**
 * sn_seat_is_noun:
 *
 * Returns: whether the word is one for a seat or for somebody in it that other
 *   things may have too, so that the lexicon does not list it.
 */
gboolean
sn_seat_is_noun (const SnReading *reading, guint32 token)
{
  return sn_reading_token_in (reading, token, SN_SET_SEAT_NOUNS);
}

/* A word for a seat by the category, or a number before it. */
static gboolean
is_like_seat (const SnReading *reading, const SnSentence *sentence, const SnMark *category, gboolean strict)
{
  guint32 low = category->first > sentence->first + 7 ? category->first - 7 : sentence->first;
  guint32 high = MIN (category->end + (strict ? 2 : 4), sentence->end);

  if ((sn_reading_cues (reading, sentence->block, category->first, high) & BIT (SN_WORD_SEAT)) ||
      sn_reading_token_in (reading, category->end - 1, SN_SET_SEAT_OFFICES)) /* "Consumer seat" is one name */
    return TRUE;
  for (guint32 i = category->end; i < high && sn_reading_token (reading, i)->kind == SN_TOKEN_WORD; i++)
    if (sn_seat_is_noun (reading, i))
      return TRUE;
  if (sn_seat_count (reading, sentence, category) > 0)
    return TRUE;
  for (guint32 i = category->first; i > low; i--)
    {
      if (sn_reading_is_mark (reading, i - 1, ':') || sn_reading_is_mark (reading, i - 1, ',') ||
          sn_reading_mark_at (reading, sentence->block, i - 1, SN_WORD_OUTCOME) != NULL)
        break;
      if (sn_seat_is_noun (reading, i - 1) ||
          sn_reading_mark_at (reading, sentence->block, i - 1, SN_WORD_SEAT) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "would like", "'d love", "to hear from": words that the lexicon cannot list
 * since longer phrases begin in their midst. */
static guint32
wish_before (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  static const char *const modal[] = { "would", "should", "d", "will", NULL };

  for (guint32 i = token; i > sentence->first + 1; i--)
    {
      if ((sn_reading_token_is (reading, i - 1, "like") || sn_reading_token_is (reading, i - 1, "love") ||
           sn_reading_token_is (reading, i - 1, "welcome") || sn_reading_token_is (reading, i - 1, "appreciate")) &&
          sn_reading_token_is_any (reading, i - 2, modal))
        return i;
      if (sn_reading_token_is (reading, i - 1, "from") && i > sentence->first + 1 &&
          sn_reading_token_is (reading, i - 2, "hear"))
        return i;
      if (sn_reading_token_is (reading, i - 1, "have") && i > sentence->first + 2 &&
          sn_reading_token_is (reading, i - 2, "to") && sn_reading_token_is (reading, i - 3, "glad"))
        return i;
    }
  return 0;
}

static guint32
want_before (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  guint32 found = wish_before (reading, sentence, token);

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_WANT && mark->end <= token)
        found = MAX (found, mark->end);
    }
  return found;
}

/* What somebody is wanted to do: to "join", not to "respond". */
static gboolean
does_other (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  for (guint32 i = category->end; i + 1 < sentence->end && i < category->end + 5; i++)
    if (sn_reading_token_is (reading, i, "to") && sn_reading_token (reading, i + 1)->kind == SN_TOKEN_WORD &&
        sn_reading_token (reading, i + 1)->letter_case == SN_CASE_LOWER &&
        !sn_reading_token_is_any (reading, i + 1, (const char *const[]){ "the", "our", "its", "a", "this", NULL }))
      return !sn_reading_token_in (reading, i + 1, SN_SET_SEAT_DEEDS);
  return FALSE;
}

/* "after someone from a Small Supplier for the SSC and someone from a Large Supplier for the
 * TAG": the next of what is wanted. */
static gboolean
is_next_wanted (const SnReading *reading, const SnSentence *sentence, guint32 want, const SnMark *category)
{
  static const char *const small[] = { "someone", "somebody", "one", "for", "from", "on",   "the", "and",
                                       "a",       "an",       "of",  "to",  "sit",  "join", NULL };
  const SnMark *before = NULL;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark && sn_reading_mark (reading, i) != category; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_CATEGORY && sn_reading_mark (reading, i)->first >= want)
      before = sn_reading_mark (reading, i);
  if (before == NULL || category->first - before->end > 12)
    return FALSE;
  for (guint32 i = before->end; i < category->first; i++)
    if (sn_reading_token (reading, i)->kind == SN_TOKEN_WORD && !sn_reading_token_is_any (reading, i, small) &&
        !(sn_reading_cues (reading, sentence->block, i, i + 1) & BIT (SN_WORD_COMMITTEE)))
      return FALSE;
  return TRUE;
}

/* "The SSC needs a Small Supplier": the category is what is wanted, and not
 * where something else is to come from. */
static gboolean
is_wanted (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 want = want_before (reading, sentence, category->first);
  guint64 between;

  if (want == 0 || does_other (reading, sentence, category))
    return FALSE;
  between = sn_reading_cues (reading, sentence->block, want, category->first);
  if (between & (BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_MUST) | BIT (SN_WORD_EVENT)))
    return FALSE;
  if (between & (BIT (SN_WORD_SEAT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_VACANT)))
    return TRUE;
  if (category->first - want > 8)
    return is_next_wanted (reading, sentence, want, category);
  if (category->first > want && sn_reading_token_is (reading, category->first - 1, "from"))
    return is_like_seat (reading, sentence, category, TRUE);
  return TRUE;
}

/* "is stepping down as TABASC Chair", "the role of Operations Group Chair": the
 * office; "nominations to the TABASC Chair" is the person. */
static gboolean
names_office (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  static const char *const leads[] = { "as", "of", "for", "a", "new", "next", "vacant", NULL };

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_COMMITTEE && mark->end == category->first && mark->first > sentence->first)
        return sn_reading_token_is_any (reading, mark->first - 1, leads);
    }
  return FALSE;
}

/* "The Chair of the TABASC will hold a call for anyone interested in the vacant Gas Network
 * seat": a person, beside a seat that is another's. */
static gboolean
is_speaker (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  const SnMark *last = NULL;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_CATEGORY)
      last = sn_reading_mark (reading, i);
  return last != NULL && last->first > category->end && category->end < sentence->end &&
         sn_reading_token_is (reading, category->end, "of");
}

/**
 * sn_seat_chair_leaves:
 *
 * "Professor Cavendish is standing down as Chair of the PMA. Applications are invited"
 *
 * Returns: whether a Chair steps down, and another is looked for from there on.
 */
gboolean
sn_seat_chair_leaves (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  const SnSentence *block_end = sn_reading_sentence (reading, reading->block_sentences[sentence->block + 1]);
  gboolean leaves = FALSE, asks = FALSE;

  if (strcmp (category->value, "Chair") != 0)
    return FALSE;
  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    leaves |= sn_reading_token_in (reading, i, SN_SET_STEPPING) && sn_reading_token_is (reading, i + 1, "down");
  for (const SnSentence *next = sentence; leaves && next < block_end; next++)
    asks |= (next->cues & (BIT (SN_WORD_APPLY) | BIT (SN_WORD_NOMINATE))) != 0;
  return asks;
}

/* A Chair is a seat where one is wanted or leaves; else the Chair is only a
 * person who is spoken of. */
static gboolean
is_chair_seat (const SnReading *reading, const SnSentence *sentence, const SnMark *category, const SnSeatPart *part)
{
  gboolean named =
      category->first == sentence->first || sn_reading_token_in (reading, category->first - 1, SN_SET_CHAIR_LEADS);
  guint32 next = category->end;

  if (next + 1 < sentence->end && sn_reading_token (reading, next)->kind == SN_TOKEN_PUNCT &&
      sn_reading_token_is (reading, next + 1, "s")) /* "the CSC Chair's job" */
    next += 2;

  if (category->end - category->first > 1 || names_office (reading, sentence, category))
    named = TRUE;
  if (next < sentence->end && sn_reading_token_in (reading, next, SN_SET_CHAIR_ENDS))
    return TRUE;
  if (named && ((part->cues & (BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_OFFER))) ||
                want_before (reading, sentence, category->first) > 0))
    return TRUE;
  if (is_speaker (reading, sentence, category))
    return FALSE;
  /* "The TAG's Chair steps down in May" */
  return (sn_reading_cues (reading, sentence->block, category->end, part->end) & BIT (SN_WORD_VACANT)) != 0 &&
         !(part->cues & (BIT (SN_WORD_RESPOND)));
}

/* "for Consumers and for Electricity Networks" after "The Change Board has gaps" */
static gboolean
follows_for (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  for (guint32 i = category->first; i > sentence->first && i + 3 > category->first; i--)
    if (sn_reading_token_is_any (reading, i - 1, (const char *const[]){ "for", "from", "are", "is", NULL }))
      return TRUE;
  return category->first == sentence->first;
}

static gboolean
is_free_by_topic (const SnReading *reading, const SnSentence *sentence, const SnMark *category, const SnSeatPart *part,
                  SnSeatTopic topic)
{
  guint64 other = BIT (SN_WORD_VOTE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_CONSULT);

  if (topic == SN_SEATS_LISTED)
    return TRUE;
  if (topic == SN_SEATS_NONE || (part->cues & other))
    return FALSE;
  if (strcmp (category->value, "Any") == 0)
    return topic == SN_SEATS_LED;
  if (sn_seat_count (reading, sentence, category) > 0)
    return TRUE;
  return topic == SN_SEATS_LED &&
         (follows_for (reading, sentence, category) || is_like_seat (reading, sentence, category, TRUE));
}

/* "The TAG also has a place, which any Party may take": what it still has is
 * free; what it has may only be how many there are. */
static gboolean
still_has (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const has[] = { "has", "have", "is", "are", "offers", "s", NULL };
  static const char *const still[] = { "also", "still", "again", "too", "now", "currently", NULL };
  gboolean verb = FALSE, adverb = FALSE, seat = FALSE;

  for (guint32 i = sentence->first; i < sentence->end; i++)
    {
      verb |= sn_reading_token_is_any (reading, i, has);
      adverb |= sn_reading_token_is_any (reading, i, still);
      seat |= verb && sn_reading_token_in (reading, i, SN_SET_SEATS);
    }
  return verb && adverb && seat;
}

/* "Could you speak for Gas Networks on the SSC?", "Who will stand for …?" */
static gboolean
asks_reader (const SnReading *reading, const SnSentence *sentence)
{
  gboolean you = FALSE;

  for (guint32 i = sentence->first; i < sentence->end; i++)
    you |= sn_reading_token_is (reading, i, "you") || sn_reading_token_is (reading, i, "your");
  if (!sn_reading_is_mark (reading, sentence->end - 1, '?'))
    return FALSE;
  return (you && (sentence->cues & BIT (SN_WORD_OFFER))) || (sentence->cues & BIT (SN_WORD_NOMINATE));
}

/* "Large Supplier 0", a line of a table; "Gas Networks: none at present", but not "Gas Networks:
 * none has come forward" */
static gboolean
counts_none (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  static const char *const none[] = { "none", "nil", NULL };
  static const char *const ends[] = { "at",     "this", "now",  "for",  "currently", "needed", "required",
                                      "wanted", "free", "open", "just", "vacant",    NULL };
  guint32 i = category->end;
  const SnToken *t;

  if (i >= sentence->end)
    return FALSE;
  t = sn_reading_token (reading, i);
  if (t->kind == SN_TOKEN_NUMBER)
    return t->value == 0 && i + 1 == sentence->end;
  i += t->kind == SN_TOKEN_PUNCT && i + 1 < sentence->end ? 1 : 0;
  if (!sn_reading_token_is_any (reading, i, none))
    return FALSE;
  return i + 1 >= sentence->end || sn_reading_token (reading, i + 1)->kind == SN_TOKEN_PUNCT ||
         sn_reading_token_is_any (reading, i + 1, ends);
}

/* "A seat on the SSC is open to Gas Networks", "may be held by a representative of any
 * Party Category" */
static gboolean
is_open_to (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  static const char *const small[] = { "the", "any", "a", "an", "of", "from", "all", NULL };
  static const char *const verbs[] = { "is", "are", "may", "can", "be", NULL };
  guint32 at = category->first;

  while (at > sentence->first && at + 5 > category->first &&
         (sn_reading_token_is_any (reading, at - 1, small) || sn_reading_token_in (reading, at - 1, SN_SET_MEMBERS)))
    at--;
  if (at < sentence->first + 3 ||
      !(sn_reading_cues (reading, sentence->block, sentence->first, at) & BIT (SN_WORD_SEAT)))
    return FALSE;
  return ((sn_reading_token_is (reading, at - 1, "to") && sn_reading_token_is (reading, at - 2, "open")) ||
          (sn_reading_token_is (reading, at - 1, "by") && sn_reading_token_is (reading, at - 2, "held"))) &&
         sn_reading_token_is_any (reading, at - 3, verbs);
}

/* "representations from two Network Parties": who has said something. */
static gboolean
speaks_of_answers (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 low = category->first > sentence->first + 4 ? category->first - 4 : sentence->first + 1;

  for (guint32 i = category->first; i > low; i--)
    if (sn_reading_token_is (reading, i - 1, "from") || sn_reading_token_is (reading, i - 1, "by"))
      return (sn_reading_cues (reading, sentence->block, i - 2, i - 1) & BIT (SN_WORD_RESPOND)) != 0;
  return FALSE;
}

/* "We said last time that there was a Gas Network seat on the Change Board": now there is
 * none. */
static gboolean
was_there (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  const guint64 open = BIT (SN_WORD_VACANT) | BIT (SN_WORD_WANT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_OFFER);
  guint32 low = category->first > sentence->first + 6 ? category->first - 6 : sentence->first + 1;

  for (guint32 i = category->first; i > low && !(sentence->cues & open); i--)
    if (sn_reading_token_is_any (reading, i - 1, (const char *const[]){ "was", "were", NULL }) &&
        sn_reading_token_is (reading, i - 2, "there"))
      return TRUE;
  return FALSE;
}

/* "Helen Faraday is the new Small Supplier member", "She fills the seat": somebody has it. */
static gboolean
is_had (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  static const char *const articles[] = { "the", "our", "its", "their", NULL };
  static const char *const who[] = { "he", "she", "they", NULL };
  static const char *const has[] = { "fills", "fill", "takes", "holds", "occupies", "has", "have", NULL };
  guint32 at = category->first;

  /* "She fills the Small Supplier seat that we advertised in February." */
  if (at > sentence->first + 1 && at < sentence->first + 5 && sn_reading_token_is_any (reading, sentence->first, who) &&
      sn_reading_token_is_any (reading, sentence->first + 1, has))
    return TRUE;
  if (at >= sentence->first + 4 && sn_reading_token_is (reading, at - 1, "new") &&
      sn_reading_token_is_any (reading, at - 2, articles) && sn_reading_token_is (reading, at - 3, "is") &&
      (sn_reading_token_in (reading, category->end - 1, SN_SET_MEMBERS) ||
       (category->end < sentence->end && sn_reading_token_in (reading, category->end, SN_SET_MEMBERS))))
    return sn_reading_token (reading, sentence->first)->letter_case != SN_CASE_LOWER &&
           !sn_reading_is_mark (reading, sentence->end - 1, '?');
  return FALSE;
}

/* "The Consumer member will change, but as that is for Citizens Advice there's no vacancy": of
 * the only seat that the sentence names. */
static gboolean
says_none (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  gboolean none = FALSE;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_CATEGORY && mark != category)
        return FALSE;
      none |= mark->word_class == SN_WORD_FILLED && mark->first > category->end &&
              sn_reading_token_is (reading, mark->first, "no");
    }
  return none;
}

/* "Each Large Supplier appoints a member of its own, so Large Suppliers need do nothing": no
 * seat for which anybody stands. */
static gboolean
appoints_own (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const appoint[] = { "appoint", "appoints", NULL };
  static const char *const whose[] = { "its", "their", NULL };
  gboolean appoints = FALSE;

  for (guint32 i = sentence->first + 1; i < sentence->end; i++)
    {
      appoints |= sn_reading_token_is_any (reading, i, appoint);
      if (appoints && sn_reading_token_is (reading, i, "own") && sn_reading_token_is_any (reading, i - 1, whose))
        return TRUE;
    }
  return FALSE;
}

/**
 * sn_seat_has_window:
 *
 * "The window for the Small Supplier seats runs from 13 to 31 March"
 *
 * Returns: whether the sentence speaks of the days in which something is open, and not
 *   of a vote.
 */
gboolean
sn_seat_has_window (const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first; i + 1 < sentence->end && !(sentence->cues & BIT (SN_WORD_VOTE)); i++)
    if (sn_reading_token_in (reading, i, SN_SET_WINDOWS))
      return TRUE;
  return FALSE;
}

/* "Small Suppliers – 2 seats – apply by 13 February": one can apply, and until when. */
static gboolean
calls_to_apply (const SnReading *reading, const SnSentence *sentence)
{
  const guint64 needs = BIT (SN_WORD_SEAT) | BIT (SN_WORD_CLOSE);

  if ((sentence->cues & needs) != needs)
    return FALSE;
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_APPLY && !sn_reading_token_in (reading, mark->first, SN_SET_SEATS))
        return TRUE;
    }
  return FALSE;
}

/**
 * sn_seat_is_free:
 * @has_committee: whether it is known whose seat it would be
 * @topic: what was said of seats before
 *
 * Returns: whether the sentence says that a seat of that party category can be
 *   filled.
 */
gboolean
sn_seat_is_free (const SnReading *reading, const SnSentence *sentence, const SnMark *category, gboolean has_committee,
                 SnSeatTopic topic)
{
  SnSeatPart part;
  guint64 other = BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_SURVEY);
  gboolean seat, named;

  if (!has_committee || counts_none (reading, sentence, category) || speaks_of_answers (reading, sentence, category) ||
      was_there (reading, sentence, category) || is_had (reading, sentence, category) ||
      says_none (reading, sentence, category) || appoints_own (reading, sentence))
    return FALSE;
  if (sn_seat_chair_leaves (reading, sentence, category))
    return TRUE;
  sn_seat_part_init (&part, reading, sentence, category->first);
  if (sn_seat_part_denies (&part, reading, sentence, category))
    return FALSE;
  if (strcmp (category->value, "Chair") == 0)
    return topic == SN_SEATS_LISTED || is_chair_seat (reading, sentence, category, &part);
  if ((part.cues & other) ||
      (strcmp (category->value, "Any") == 0 && (sentence->cues & (other | BIT (SN_WORD_RESPOND)))))
    return FALSE;
  seat = is_like_seat (reading, sentence, category, FALSE);
  named = (sentence->cues & BIT (SN_WORD_COMMITTEE)) != 0;
  if ((part.cues & (BIT (SN_WORD_EVENT) | BIT (SN_WORD_RESPOND) | BIT (SN_WORD_VOTE))) && !seat &&
      !(part.cues & BIT (SN_WORD_NOMINATE)))
    return FALSE;
  if ((sentence->cues & BIT (SN_WORD_HIRING)) && (sentence->cues & BIT (SN_WORD_BODY)))
    return FALSE;
  if (!seat && does_other (reading, sentence, category) && !(part.cues & BIT (SN_WORD_NOMINATE)))
    return FALSE;
  if ((sentence->cues & (BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE))) ||
      sn_seat_term_ends (reading, part.first, part.end) || sn_seat_is_absent (&part, reading, sentence, category))
    if (seat || named || topic != SN_SEATS_NONE)
      return TRUE;
  if (seat && (sentence->cues & (BIT (SN_WORD_OFFER) | BIT (SN_WORD_NO_DATE))) &&
      (named || topic != SN_SEATS_NONE || (sentence->cues & BIT (SN_WORD_SEAT))))
    return TRUE;
  if (seat && ((named && sn_seat_has_window (reading, sentence)) || calls_to_apply (reading, sentence)))
    return TRUE;
  if (asks_reader (reading, sentence) ||
      ((named || topic != SN_SEATS_NONE) && is_open_to (reading, sentence, category)))
    return TRUE;
  if ((seat || named) && !(sentence->cues & BIT (SN_WORD_EVENT)) && still_has (reading, sentence))
    return TRUE;
  if (is_wanted (reading, sentence, category) && (named || seat || topic != SN_SEATS_NONE))
    return TRUE;
  return is_free_by_topic (reading, sentence, category, &part, topic);
}
