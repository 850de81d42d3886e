/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a part of a sentence says of seats that are not free. */

#include "sn-seats.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* Where another thing begins to be said. */

/**
 * sn_seat_explains_why:
 *
 * "fell vacant when Colette Marr went to Ofgem"
 *
 * Returns: whether the word begins why a seat is free, which says nothing of who has it.
 */
gboolean
sn_seat_explains_why (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  static const char *const words[] = { "when", "because", NULL };
  static const char *const whose[] = { "his", "her", "their", "its", "he", "she", "they", NULL };

  if (!sn_reading_token_is_any (reading, token, words))
    return FALSE;
  if (token + 1 < sentence->end && sn_reading_token_is_any (reading, token + 1, whose))
    return TRUE; /* "left in September when his company was taken over" */
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    if (sn_reading_mark (reading, i)->word_class == SN_WORD_VACANT && sn_reading_mark (reading, i)->end == token)
      return TRUE;
  return FALSE;
}

/* "Besides a Chair, who has already been appointed, it needs": whether what there is besides ends
 * before the token. */
static gboolean
ends_beside (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  static const char *const relative[] = { "who", "which", "whose", "whom", NULL };

  if (token <= sentence->first || !sn_reading_is_mark (reading, token - 1, ',') ||
      sn_reading_token_is_any (reading, token, relative))
    return FALSE;
  for (guint32 i = token - 1; i > sentence->first; i--)
    if (sn_reading_token_in (reading, i - 1, SN_SET_BESIDES))
      return TRUE;
    else if (i + 1 < token && sn_reading_is_mark (reading, i, ',') &&
             !sn_reading_token_is_any (reading, i + 1, relative))
      return FALSE;
  return FALSE;
}

/* "left when his company was taken over, and two seats come up": whether why a seat is free ends
 * before the token. */
static gboolean
ends_explanation (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  if (token <= sentence->first + 2 || !sn_reading_is_mark (reading, token - 1, ','))
    return FALSE;
  for (guint32 i = token - 1; i > sentence->first && !sn_reading_is_mark (reading, i - 1, ','); i--)
    if (sn_seat_explains_why (reading, sentence, i - 1))
      return TRUE;
  return FALSE;
}

static gboolean
begins_part (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  if (ends_explanation (reading, sentence, token))
    return TRUE;
  if (sn_reading_token_in (reading, token, SN_SET_BESIDES) || ends_beside (reading, sentence, token))
    return TRUE;
  if (sn_reading_token_in (reading, token, SN_SET_SEAT_TURNS) || sn_seat_explains_why (reading, sentence, token))
    return TRUE;
  if (token > sentence->first && sn_reading_token_in (reading, token, SN_SET_SEAT_TURNS_AFTER_COMMA) &&
      sn_reading_is_mark (reading, token - 1, ',') &&
      !(sn_reading_token_is (reading, token, "and") && token + 1 < sentence->end &&
        (sn_seat_number_at (reading, sentence->block, token + 1) > 0 ||
         sn_reading_mark_at (reading, sentence->block, token + 1, SN_WORD_CATEGORY) != NULL)))
    return TRUE;
  return sn_reading_is_mark (reading, token, 0x2013);
}

/**
 * sn_seat_part_init:
 *
 * Finds the part of @sentence that @token is in.
 */
void
sn_seat_part_init (SnSeatPart *self, const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  self->first = sentence->first;
  self->end = sentence->end;
  for (guint32 i = sentence->first + 1; i < sentence->end; i++)
    {
      if (!begins_part (reading, sentence, i))
        continue;
      if (i <= token)
        self->first = i;
      else
        {
          self->end = i;
          break;
        }
    }
  self->cues = sn_reading_cues (reading, sentence->block, self->first, self->end);
}

/* "needs a new member", "looking for our newest member": whom one looks for has
 * nothing yet. Who welcomes somebody looks for nobody. */
static gboolean
is_looked_for (const SnReading *reading, const SnSentence *sentence, const SnMark *outcome)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *want = sn_reading_mark (reading, i);

      if (want->word_class == SN_WORD_WANT && want->end <= outcome->first && want->end + 3 > outcome->first &&
          !sn_reading_token_in (reading, want->first, SN_SET_WELCOMING))
        return TRUE;
    }
  return FALSE;
}

/* "to be elected", "is not filled", "the elected seats": nothing has been
 * decided. */
static gboolean
is_decided (const SnReading *reading, const SnSentence *sentence, const SnMark *mark)
{
  static const char *const open[] = { "not",  "never",  "to", "will", "be",    "being",  "yet", "can",
                                      "must", "nobody", "if", "once", "until", "unless", NULL };

  for (guint32 i = mark->first; i > sentence->first && i + 3 > mark->first; i--)
    if (sn_reading_token_is_any (reading, i - 1, open))
      return FALSE;
  if (mark->end < sentence->end && mark->end == mark->first + 1 &&
      (sn_reading_mark_at (reading, sentence->block, mark->end, SN_WORD_SEAT) != NULL ||
       sn_reading_mark_at (reading, sentence->block, mark->end, SN_WORD_CATEGORY) != NULL ||
       sn_seat_is_noun (reading, mark->end)) &&
      (sn_reading_token_is (reading, mark->first, "elected") ||
       sn_reading_token_is (reading, mark->first, "appointed")))
    return FALSE;
  return TRUE;
}

/* "The Network place went to Alun Teague": whom it goes to is a name, and of
 * nothing that could have a seat to fill. */
static gboolean
goes_to_somebody (const SnReading *reading, const SnSentence *sentence, guint32 token, guint32 end)
{
  const SnToken *name;

  if (!sn_reading_token_in (reading, token, SN_SET_SEAT_GOES) || token + 2 >= end ||
      !sn_reading_token_is (reading, token + 1, "to"))
    return FALSE;
  name = sn_reading_token (reading, token + 2);
  if (name->kind != SN_TOKEN_WORD || name->letter_case != SN_CASE_CAPITAL)
    return FALSE;
  return sn_reading_token_in (reading, token + 2, SN_SET_HONORIFICS) ||
         (sn_reading_mark_at (reading, sentence->block, token + 2, SN_WORD_COMMITTEE) == NULL &&
          sn_reading_mark_at (reading, sentence->block, token + 2, SN_WORD_CATEGORY) == NULL &&
          sn_reading_mark_at (reading, sentence->block, token + 2, SN_WORD_MONTH) == NULL);
}

/**
 * sn_seat_part_filled:
 *
 * Returns: whether the part says that somebody has the seat.
 */
gboolean
sn_seat_part_filled (const SnSeatPart *self, const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if ((mark->word_class == SN_WORD_OUTCOME || mark->word_class == SN_WORD_FILLED) && mark->first >= self->first &&
          mark->first < self->end && is_decided (reading, sentence, mark) && !is_looked_for (reading, sentence, mark))
        return TRUE;
    }
  for (guint32 i = self->first; i < self->end; i++)
    if (goes_to_somebody (reading, sentence, i, self->end))
      return TRUE;
  return FALSE;
}

/* "We thank her and now invite nominations for": thanks, and then a seat. */
static gboolean
invites_nominations (const SnReading *reading, const SnSeatPart *part, guint32 from)
{
  if (!(part->cues & BIT (SN_WORD_NOMINATE)))
    return FALSE;
  for (guint32 i = from; i + 1 < part->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_INVITING) &&
        (sn_reading_cues (reading, sn_reading_block_of (reading, i), i + 1, part->end) & BIT (SN_WORD_NOMINATE)))
      return TRUE;
  return FALSE;
}

/* "The Panel thanked Ann Orr, who has stepped down as": of whom more is said. */
static gboolean
is_of_thanked (const SnReading *reading, const SnSeatPart *part)
{
  guint32 low = reading->block_tokens[sn_reading_block_of (reading, part->first)];
  guint32 at = part->first + sn_reading_is_mark (reading, part->first, ',');

  if (!sn_reading_token_is (reading, at, "who") || (part->cues & (BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_WANT))))
    return FALSE;
  for (guint32 i = at; i > low && i + 8 > at; i--)
    if (sn_reading_token_in (reading, i - 1, SN_SET_THANKS))
      return TRUE;
  return FALSE;
}

/* Members are described, or thanked, or told to vote. */
static gboolean
is_described (const SnReading *reading, const SnSeatPart *part)
{
  if (is_of_thanked (reading, part))
    return TRUE;
  for (guint32 i = part->first; i < part->end; i++)
    {
      if ((sn_reading_token_in (reading, i, SN_SET_SEAT_DESCRIBED) && !invites_nominations (reading, part, i + 1)) ||
          (sn_reading_token_is (reading, i, "not") && i + 1 < part->end &&
           sn_reading_token_is (reading, i + 1, "affected")) ||
          (sn_reading_token_is (reading, i, "made") && i + 1 < part->end && sn_reading_token_is (reading, i + 1, "up")))
        return TRUE;
    }
  return FALSE;
}

/* "when the window closed, the seat was still vacant"; not "nominations for the
 * vacant Small Supplier seat have closed" */
static gboolean
is_still_free (const SnReading *reading, const SnSeatPart *part)
{
  guint block = sn_reading_block_of (reading, part->first);

  if (!(part->cues & BIT (SN_WORD_VACANT)))
    return FALSE;
  for (guint32 i = part->first; i < part->end; i++)
    {
      const SnMark *mark = sn_reading_mark_at (reading, block, i, SN_WORD_VACANT);

      if (mark != NULL && !(sn_reading_token_is (reading, i, "vacant") && mark->end < part->end &&
                            sn_reading_mark_at (reading, block, mark->end, SN_WORD_CATEGORY) != NULL))
        return TRUE;
    }
  return FALSE;
}

/* "Nominations for the Small Supplier seat closed on 2 March.", "The election for the
 * Panel is over" */
static gboolean
is_over (const SnReading *reading, const SnSeatPart *part)
{
  gboolean contest = FALSE, free = FALSE;

  if (part->first + 1 < part->end && sn_reading_token_is (reading, part->first, "too") &&
      sn_reading_token_is (reading, part->first + 1, "late"))
    return TRUE; /* "Too late, sorry: nominations for its seats shut on 6 March" */
  for (guint32 i = part->first; i + 1 < part->end; i++)
    {
      /* "remains unfilled following the election concluded on 18 September" */
      free |= !contest && sn_reading_token_in (reading, i, SN_SET_VOTES) &&
              (sn_reading_cues (reading, sn_reading_block_of (reading, i), part->first, i) & BIT (SN_WORD_VACANT));
      contest |= sn_reading_token_in (reading, i, SN_SET_VOTES);
      if (contest && !free && sn_reading_token_in (reading, i + 1, SN_SET_CONCLUDED) &&
          !sn_reading_token_is (reading, i, "be") && !sn_reading_token_is (reading, i, "until"))
        return TRUE; /* "The election for the seat concluded on 14 February" */
      if (contest && sn_reading_token_is (reading, i + 1, "over") &&
          (sn_reading_token_is (reading, i, "is") || sn_reading_token_is (reading, i, "are")))
        return TRUE; /* "The election for the Panel is over: …" */
    }
  return (part->cues & BIT (SN_WORD_CLOSED)) && (part->cues & BIT (SN_WORD_NOMINATE)) &&
         !(part->cues & (BIT (SN_WORD_MOVE) | BIT (SN_WORD_WANT))) && !is_still_free (reading, part);
}

/* "The Consumer vacancy on the TABASC, which we advertised last month, has been withdrawn" */
static gboolean
is_withdrawn (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  static const char *const verbs[] = { "been", "is", "are", "was", "were", NULL };

  for (guint32 i = category->end + 1; i < sentence->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_SEAT_TURNS) || sn_reading_is_mark (reading, i, ';'))
      return FALSE;
    else if (sn_reading_token_is (reading, i, "withdrawn") && sn_reading_token_is_any (reading, i - 1, verbs))
      return (sn_reading_cues (reading, sentence->block, category->end, i) &
              (BIT (SN_WORD_WANT) | BIT (SN_WORD_CATEGORY))) == 0;
  return FALSE;
}

/* "no Large Supplier vacancies", "not looking for a Small Supplier" */
static gboolean
is_denied (const SnReading *reading, const SnSeatPart *part, const SnMark *category)
{
  for (guint32 i = part->first; i < part->end; i++)
    {
      guint32 next = i + 1 == category->first ? category->end : i + 1;

      if (sn_reading_token_is (reading, i, "no") && next < part->end &&
          (sn_reading_token_in (reading, next, SN_SET_SEATS) || sn_reading_token_in (reading, next, SN_SET_VOTES) ||
           sn_reading_token_is (reading, next, "need")) &&
          !(next + 1 < part->end &&
            sn_reading_token_is_any (reading, next + 1, (const char *const[]){ "nominations", NULL })))
        return TRUE;
      if (sn_reading_token_is (reading, i, "longer") && i > part->first && sn_reading_token_is (reading, i - 1, "no"))
        return (part->cues & (BIT (SN_WORD_WANT) | BIT (SN_WORD_SEAT))) &&
               !sn_reading_token_is (reading, MIN (i + 1, part->end - 1), "has") &&
               !sn_reading_token_is (reading, MIN (i + 1, part->end - 1), "have");
      if (sn_reading_token_is (reading, i, "not") && i + 1 < part->end &&
          (sn_reading_mark_at (reading, sn_reading_block_of (reading, i), i + 1, SN_WORD_WANT) != NULL ||
           sn_reading_mark_at (reading, sn_reading_block_of (reading, i), i + 1, SN_WORD_VACANT) != NULL))
        return TRUE; /* "not looking for", "not up for election until 2026" */
    }
  return FALSE;
}

/* "The candidates for the Large Supplier seat are Ms Fox and Mr Day." */
static gboolean
names_candidates (const SnReading *reading, const SnSentence *sentence)
{
  gboolean candidates = FALSE;

  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    {
      candidates |= sn_reading_token_is (reading, i, "candidates") || sn_reading_token_is (reading, i, "standing") ||
                    sn_reading_token_is (reading, i, "nominees") || sn_reading_token_is (reading, i, "candidate");
      if (candidates && (sn_reading_token_is (reading, i, "are") || sn_reading_token_is (reading, i, "is")) &&
          sn_reading_token (reading, i + 1)->letter_case == SN_CASE_CAPITAL &&
          sn_reading_token (reading, i + 1)->kind == SN_TOKEN_WORD)
        return TRUE;
    }
  return FALSE;
}

/* "We received five nominations for the Small Supplier seats", "We had four nominations
 * for the one seat" */
static gboolean
received_nominations (const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first; i + 2 < sentence->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_RECEIVED) && sn_seat_number_at (reading, sentence->block, i + 1) > 0 &&
        (sn_reading_token_in (reading, i + 2, SN_SET_CANDIDATES) ||
         sn_reading_token_in (reading, i + 2, SN_SET_NOMINATED)))
      return TRUE;
  return FALSE;
}

/* "with three Small Supplier nominees for two seats, an election is on" */
static gboolean
counts_nominees (const SnReading *reading, const SnSentence *sentence)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *category = sn_reading_mark (reading, i);

      if (category->word_class == SN_WORD_CATEGORY && category->first > sentence->first &&
          category->end < sentence->end && sn_reading_token_in (reading, category->end, SN_SET_CANDIDATES) &&
          sn_seat_number_at (reading, sentence->block, category->first - 1) > 1)
        return TRUE;
    }
  return FALSE;
}

/**
 * sn_seat_names_successor:
 *
 * Returns: whether the sentence says who follows: "His successor as Chair is Priti
 *   Shah", "and welcome her successor, Dr Rahman".
 */
gboolean
sn_seat_names_successor (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const verbs[] = { "is", "will", "has", NULL };
  gboolean heir = FALSE;

  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    {
      const SnToken *next = sn_reading_token (reading, i + 1 + sn_reading_token_is (reading, i + 1, "be"));

      heir |= sn_reading_token_in (reading, i, SN_SET_SUCCESSORS);
      if (heir && sn_reading_is_mark (reading, i, ',') && sn_reading_token_in (reading, i - 1, SN_SET_SUCCESSORS))
        return next->kind == SN_TOKEN_WORD && next->letter_case == SN_CASE_CAPITAL; /* "her successor, Dr Rahman" */
      if (heir && sn_reading_token_is_any (reading, i, verbs))
        return next->kind == SN_TOKEN_WORD && next->letter_case == SN_CASE_CAPITAL;
    }
  return FALSE;
}

/* "Large Supplier – filled" in a list of seats */
static gboolean
is_marked_filled (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  const SnMark *mark;

  if (category->end + 1 >= sentence->end || sn_reading_token (reading, category->end)->kind != SN_TOKEN_PUNCT)
    return FALSE;
  mark = sn_reading_mark_at (reading, sentence->block, category->end + 1, SN_WORD_FILLED);
  return mark != NULL || sn_reading_mark_at (reading, sentence->block, category->end + 1, SN_WORD_OUTCOME) != NULL;
}

/**
 * sn_seat_has_candidates:
 *
 * "Two candidates were put forward for the Small Supplier seat", "three people
 * are standing": who wants the seat is known, and the rest is a vote.
 *
 * Returns: whether the sentence says so.
 */
gboolean
sn_seat_has_candidates (const SnReading *reading, const SnSentence *sentence)
{
  SnSeatPart whole = { sentence->first, sentence->end, sentence->cues };

  if ((sentence->cues & (BIT (SN_WORD_WANT) | BIT (SN_WORD_CLOSE))) || is_still_free (reading, &whole))
    return FALSE;
  if (received_nominations (reading, sentence) || counts_nominees (reading, sentence))
    return TRUE;
  for (guint32 i = sentence->first; i + 2 < sentence->end; i++)
    if ((sn_reading_token_in (reading, i, SN_SET_CANDIDATES) || sn_reading_token_in (reading, i, SN_SET_NOMINATED)) &&
        (i == sentence->first || sn_seat_number_at (reading, sentence->block, i - 1) > 0) &&
        sn_reading_token_in (reading, i + 1, SN_SET_CANDIDATES_DO))
      for (guint32 j = i + 1; j < MIN (i + 5, sentence->end); j++)
        if (sn_reading_token_in (reading, j, SN_SET_STOOD))
          return TRUE;
  return FALSE;
}

/* "Networks have already nominated Owen Pritchard": whom they send is known. */
static gboolean
has_chosen (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 at = category->end;

  at += at < sentence->end && sn_reading_token_in (reading, at, SN_SET_PARTIES);
  if (at + 2 >= sentence->end || !sn_reading_token_is_any (reading, at, (const char *const[]){ "have", "has", NULL }))
    return FALSE;
  at += sn_reading_token_is_any (reading, at + 1, (const char *const[]){ "already", "now", "since", "just", NULL });
  return sn_reading_token_in (reading, at + 1, SN_SET_CHOSEN) && at + 2 < sentence->end &&
         sn_reading_token (reading, at + 2)->kind == SN_TOKEN_WORD &&
         sn_reading_token (reading, at + 2)->letter_case == SN_CASE_CAPITAL;
}

/* "No nominations were received from other candidates, and the current member has
 * therefore been reappointed" */
static gboolean
is_refilled (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  gboolean none = FALSE;

  for (guint32 i = sentence->first; i < category->first && !none; i++)
    none = sn_reading_token_in (reading, i, SN_SET_NOBODY);
  for (guint32 i = sentence->first_mark; i < sentence->end_mark && none; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if ((mark->word_class == SN_WORD_OUTCOME || mark->word_class == SN_WORD_FILLED) && mark->first > category->end &&
          is_decided (reading, sentence, mark))
        return (sn_reading_cues (reading, sentence->block, category->end, sentence->end) &
                (BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_WANT))) == 0;
    }
  return FALSE;
}

/* "Should a Gas Network member resign, the Panel may appoint another", "the modification
 * proposes to add a seat for": there is none yet. */
static gboolean
is_only_supposed (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  if (sentence->cues & BIT (SN_WORD_NOMINATE))
    return FALSE;
  if (sn_reading_token_is (reading, sentence->first, "should"))
    return TRUE;
  for (guint32 i = sentence->first + 1; i + 1 < category->first; i++)
    if (sn_reading_token_in (reading, i, SN_SET_PROPOSING) && sn_reading_token_is (reading, i + 1, "to"))
      return TRUE;
  return FALSE;
}

/* "Any Party in the category may nominate one person": who may do so, for a seat that was
 * spoken of. */
static gboolean
says_who_nominates (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  static const char *const may[] = { "may", "can", NULL };
  static const char *const nominate[] = { "nominate", "propose", "put", NULL };

  if (g_strcmp0 (category->value, "Any") != 0 || category->first > sentence->first + 1 ||
      (sentence->cues & (BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_VACANT))))
    return FALSE;
  for (guint32 i = category->end; i + 1 < sentence->end; i++)
    if (sn_reading_token_is_any (reading, i, may))
      return sn_reading_token_is_any (reading, i + 1, nominate);
  return FALSE;
}

/* "The Large Supplier seat, vacant since December, has been taken by Desmond Quill": behind an
 * aside, and before another seat is named. */
static gboolean
is_taken_behind_aside (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  static const char *const auxiliaries[] = { "has", "have", "is", "was", "been", "now", "since", NULL };
  const guint64 seat = BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_COMMITTEE);
  guint commas = 0;

  for (guint32 i = category->end; i < sentence->end; i++)
    {
      const SnMark *mark;

      if ((sn_reading_cues (reading, sentence->block, i, i + 1) & seat) || sn_reading_is_mark (reading, i, ';'))
        return FALSE;
      commas += sn_reading_is_mark (reading, i, ',');
      if (commas != 2 || !sn_reading_is_mark (reading, i - 1, ','))
        continue;
      while (i < sentence->end && sn_reading_token_is_any (reading, i, auxiliaries))
        i++;
      mark = i < sentence->end ? sn_reading_mark_at (reading, sentence->block, i, SN_WORD_FILLED) : NULL;
      return mark != NULL || (i < sentence->end && sn_reading_token_in (reading, i, SN_SET_TAKEN));
    }
  return FALSE;
}

/* "the Small Supplier seat, which is therefore no longer up for grabs" */
static gboolean
is_no_longer_free (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  for (guint32 i = category->end; i + 2 < MIN (sentence->end, category->end + 4); i++)
    if (sn_reading_is_mark (reading, i, ',') && sn_reading_token_is (reading, i + 1, "which"))
      for (guint32 j = i + 2; j + 1 < MIN (sentence->end, i + 8); j++)
        if (sn_reading_token_is (reading, j, "no") && sn_reading_token_is (reading, j + 1, "longer"))
          return TRUE;
  return FALSE;
}

/**
 * sn_seat_part_denies:
 * @category: whose seat it would be
 *
 * Returns: whether the part says that there is no such seat to fill: it is
 *   taken or denied, or the part only describes members or candidates.
 */
gboolean
sn_seat_part_denies (const SnSeatPart *self, const SnReading *reading, const SnSentence *sentence,
                     const SnMark *category)
{
  return sn_seat_part_filled (self, reading, sentence) || is_described (reading, self) ||
         names_candidates (reading, sentence) || sn_seat_names_successor (reading, sentence) ||
         is_marked_filled (reading, sentence, category) || sn_seat_has_candidates (reading, sentence) ||
         is_denied (reading, self, category) || is_withdrawn (reading, sentence, category) || is_over (reading, self) ||
         has_chosen (reading, sentence, category) || is_refilled (reading, sentence, category) ||
         is_only_supposed (reading, sentence, category) || is_taken_behind_aside (reading, sentence, category) ||
         says_who_nominates (reading, sentence, category) || is_no_longer_free (reading, sentence, category);
}
