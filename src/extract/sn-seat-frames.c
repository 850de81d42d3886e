/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that say that seats are free and leave it to others whose. */

#include "sn-vacancies-private.h"

#include <string.h>

#define BIT SN_WORD_BIT

/**
 * sn_seats_asked:
 *
 * Returns: how many seats a sentence asks for that leaves to the next to say
 * whose.
 */
guint
sn_seats_asked (const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first; i < sentence->end; i++)
    {
      guint number = sn_seat_number_at (reading, sentence->block, i);

      if (number == 0)
        continue;
      for (guint32 j = i + 1; j < MIN (i + 5, sentence->end); j++)
        if (sn_seat_is_noun (reading, j) || sn_reading_mark_at (reading, sentence->block, j, SN_WORD_SEAT) != NULL)
          return number;
    }
  return 0;
}

static gboolean
wishes_for_member (const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first + 1; i < sentence->end; i++)
    if ((sn_reading_token_is (reading, i, "like") || sn_reading_token_is (reading, i, "love")) &&
        (sn_reading_token_is (reading, i - 1, "would") || sn_reading_token_is (reading, i - 1, "also") ||
         sn_reading_token_is (reading, i - 1, "d")))
      return TRUE;
  return FALSE;
}

/**
 * sn_seats_lead:
 *
 * Returns: whether the sentence says that seats are free, but not whose.
 */
gboolean
sn_seats_lead (const SnSeatArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  guint64 cues = sentence->cues;
  guint64 other = BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_VOTE);
  SnSeatPart part = { sentence->first, sentence->end, cues };

  if (cues & other)
    return FALSE;
  if (!(cues & (BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE))) &&
      !(sn_reading_sentence_has (sentence, SN_SET_SEAT_TERMS) &&
        sn_seat_term_ends (reading, sentence->first, sentence->end)) &&
      !((cues & BIT (SN_WORD_SEAT)) &&
        ((cues & (BIT (SN_WORD_WANT) | BIT (SN_WORD_OFFER))) || wishes_for_member (reading, sentence))))
    return FALSE;
  if (!(cues & (BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_SEAT))) && article->frame == SN_SEATS_NONE &&
      sn_seats_asked (reading, sentence) == 0)
    return FALSE;
  return !sn_seat_part_filled (&part, reading, sentence);
}

static gboolean
says_seats (const SnReading *reading, guint block)
{
  for (guint32 i = reading->block_sentences[block]; i < reading->block_sentences[block + 1]; i++)
    if (sn_reading_sentence_has (sn_reading_sentence (reading, i), SN_SET_SEATS_HEADED))
      return TRUE;
  return FALSE;
}

/* "Become a Change Board member", "Join the SSC": the verb comes first. */
static gboolean
invites_member (const SnReading *reading, guint block)
{
  guint32 first = reading->block_tokens[block];

  return first < reading->block_tokens[block + 1] && sn_reading_token_in (reading, first, SN_SET_JOINING) &&
         (sn_reading_block_cues (reading, block) & BIT (SN_WORD_COMMITTEE));
}

/* "Three have been filled. Still to be filled are:", "Yet to be found:" */
static gboolean
leads_to_rest (const SnReading *reading, guint block)
{
  static const char *const still[] = { "still", "yet", "remaining", "left", "leaves", NULL };
  static const char *const needs[] = {
    "filled", "fill", "found", "find", "taken", "vacant", "free", "open", "go", NULL
  };
  const SnSentence *last;
  gboolean rest = FALSE, free = FALSE;

  if (reading->block_sentences[block] == reading->block_sentences[block + 1])
    return FALSE;
  last = sn_reading_sentence (reading, reading->block_sentences[block + 1] - 1);
  if (!sn_reading_is_mark (reading, last->end - 1, ':') || last->end - last->first > 10)
    return FALSE;
  for (guint32 i = last->first; i < last->end; i++)
    {
      rest |= sn_reading_token_is_any (reading, i, still);
      free |= sn_reading_token_is_any (reading, i, needs);
    }
  return rest && free;
}

/**
 * sn_seats_told_filled:
 * @heading: a heading
 *
 * "Filled since last time", "Seats taken", unlike "Seats to be filled".
 *
 * Returns: whether it stands above seats that somebody has.
 */
gboolean
sn_seats_told_filled (const SnReading *reading, guint heading)
{
  static const char *const not_yet[] = { "be", "not", "yet", "un", "still", NULL };
  static const char *const taken[] = { "filled", "taken", "occupied", NULL };
  guint32 first = reading->block_tokens[heading];

  if (sn_reading_block_cues (reading, heading) & (BIT (SN_WORD_VACANT) | BIT (SN_WORD_WANT) | BIT (SN_WORD_NOMINATE)))
    return FALSE;
  for (guint32 i = first; i < reading->block_tokens[heading + 1]; i++)
    if (sn_reading_token_is_any (reading, i, taken))
      return i == first || !sn_reading_token_is_any (reading, i - 1, not_yet);
  return FALSE;
}

/* "Its founding members were appointed for a year, and Parties are now asked to put names forward
 * for three positions:", "Besides a Chair, who has been appointed, it needs:": what leads to the
 * list is said last. */
static gboolean
ends_with_offer (const SnReading *reading, guint block, guint64 other)
{
  const SnSentence *last;
  SnSeatPart part;

  if (reading->block_sentences[block] == reading->block_sentences[block + 1])
    return FALSE;
  last = sn_reading_sentence (reading, reading->block_sentences[block + 1] - 1);
  if (!sn_reading_is_mark (reading, last->end - 1, ':'))
    return FALSE;
  sn_seat_part_init (&part, reading, last, last->end - 1);
  return (part.cues & (BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_WANT))) && !(part.cues & other);
}

/**
 * sn_seats_framed:
 *
 * Returns: whether a heading, or a line before a list, says that seats are
 * free.
 */
gboolean
sn_seats_framed (const SnReading *reading, guint block)
{
  guint64 cues = sn_reading_block_cues (reading, block);
  guint64 other = BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED) | BIT (SN_WORD_REPORT) | BIT (SN_WORD_CONSULT) |
                  BIT (SN_WORD_STAGE) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_HIRING);

  if (leads_to_rest (reading, block))
    return TRUE;
  if ((cues & BIT (SN_WORD_HIRING)) && (cues & BIT (SN_WORD_COMMITTEE)) && !(cues & (other & ~BIT (SN_WORD_HIRING))))
    return TRUE; /* "Panel and Sub-Committee recruitment" */
  if (((cues & other) && !ends_with_offer (reading, block, other)) || sn_seats_told_filled (reading, block))
    return FALSE;
  if ((cues & (BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE))) || invites_member (reading, block))
    return TRUE;
  if (says_seats (reading, block))
    return TRUE;
  return (cues & (BIT (SN_WORD_WANT) | BIT (SN_WORD_OFFER))) && (cues & (BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_SEAT)));
}
