/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Seats whose category another sentence, or the heading, names. */

#include "sn-vacancies-private.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* "their places", "a successor to him", "one of the two": what was named before */
static gboolean
points_back (const SnReading *reading, const SnSeatPart *part, guint block, guint *number)
{
  static const char *const words[] = { "their",  "theirs", "they", "them", "his",   "her",    "him",
                                       "it",     "its",    "that", "this", "these", "those",  "other",
                                       "others", "both",   "one",  "two",  "three", "either", "neither" };
  gboolean found = FALSE;

  *number = 0;
  for (guint32 i = part->first; i < part->end; i++)
    {
      guint n = sn_seat_number_at (reading, block, i);

      for (guint w = 0; w < G_N_ELEMENTS (words); w++)
        found |= sn_reading_token_is (reading, i, words[w]);
      if (n > 0 && *number == 0 && !sn_reading_token_is (reading, i, "a") && !sn_reading_token_is (reading, i, "an"))
        *number = n;
      if (sn_reading_token_is (reading, i, "other") && *number == 0)
        *number = 1;
      found |= sn_reading_token_is (reading, i, "the") && i + 1 < part->end &&
               (sn_seat_is_noun (reading, i + 1) || sn_reading_mark_at (reading, block, i + 1, SN_WORD_SEAT) != NULL);
    }
  return found;
}

static gboolean
thanks (const SnReading *reading, const SnSentence *sentence)
{
  return sn_reading_has_in_set (reading, sentence->first, sentence->end, SN_SET_THANKS);
}

/**
 * sn_seats_takes_none:
 *
 * "Nominations are not being sought", "There is no vacancy"
 *
 * Returns: whether the sentence says that nobody can stand.
 */
gboolean
sn_seats_takes_none (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const denials[] = { "not", "cannot", NULL };

  if (sentence->cues & (BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_COMMITTEE)))
    return FALSE;
  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    if (sn_reading_token_is (reading, i, "no") && sn_reading_token_is (reading, i + 1, "vacancy"))
      return TRUE;
    else if (sn_reading_token_is (reading, i, "nominations"))
      for (guint32 j = i + 1; j < MIN (i + 3, sentence->end); j++)
        if (sn_reading_token_is_any (reading, j, denials))
          return TRUE;
  return FALSE;
}

/* "Of the three Consumer seats two have been filled. The remaining seat stays open", "For the
 * other seat we have more time": the sentence before, which names whose it is. */
static const SnSentence *
rest_of (const SnReading *reading, const SnSentence *sentence)
{
  guint32 s = sn_reading_sentence_of (reading, sentence->block, sentence->first), at = sentence->first;

  at += sn_reading_token_is (reading, at, "for");
  if (s == reading->block_sentences[sentence->block] || at + 2 >= sentence->end ||
      !sn_reading_token_is (reading, at, "the") ||
      !(sn_reading_token_in (reading, at + 1, SN_SET_REMAINING) || sn_reading_token_is (reading, at + 1, "other")) ||
      !(sn_reading_token_in (reading, at + 2, SN_SET_SEATS) || sn_reading_token_in (reading, at + 2, SN_SET_STAYING)))
    return NULL; /* "The third is still vacant" */
  return sn_reading_sentence (reading, s - 1)->cues & BIT (SN_WORD_CATEGORY) ? sn_reading_sentence (reading, s - 1)
                                                                             : NULL;
}

/* "The term of the Panel Chair ends on 31 March. We invite applications for this role." */
static gboolean
points_at_office (const SnReading *reading, const SnSentence *sentence)
{
  static const char *const which[] = { "this", "the", NULL };

  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    if (sn_reading_token_is_any (reading, i, which) &&
        (sn_reading_token_in (reading, i + 1, SN_SET_SEATS) || sn_reading_token_is (reading, i + 1, "office")))
      return TRUE;
  return FALSE;
}

/* "Small Suppliers have never been so few. Both of their places are free." */
static gboolean
find_named_before (SnSeatArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  const SnSentence *rest = rest_of (reading, sentence), *spoken = rest != NULL ? rest : article->spoken;
  SnSeatPart part = { sentence->first, sentence->end, sentence->cues };
  guint number;
  gboolean found = FALSE;

  if (spoken == NULL || spoken->block != sentence->block || (sentence->cues & BIT (SN_WORD_CATEGORY)) ||
      !(sentence->cues & (BIT (SN_WORD_VACANT) | BIT (SN_WORD_NOMINATE))) ||
      ((spoken->cues & BIT (SN_WORD_CLOSED)) && !(sentence->cues & BIT (SN_WORD_VACANT))) ||
      sn_seats_takes_none (reading, sentence) || sn_seat_has_candidates (reading, sentence) ||
      (thanks (reading, sentence) && !(sentence->cues & BIT (SN_WORD_VACANT))) ||
      sn_seat_part_filled (&part, reading, sentence) || !points_back (reading, &part, sentence->block, &number))
    return FALSE;
  if (rest != NULL && number == 0)
    number = sn_reading_token_is (reading, sentence->first + 2, "seats") ? 0 : 1;
  if (number > 1 && number == sn_seat_count_categories (reading, spoken))
    number = 0; /* "one for … and one for …. Both will be filled": so many in all */
  for (guint32 i = spoken->first_mark; i < spoken->end_mark; i++)
    {
      const SnMark *category = sn_reading_mark (reading, i);

      if (category->word_class != SN_WORD_CATEGORY || strcmp (category->value, "Any") == 0 ||
          (strcmp (category->value, "Chair") == 0 && !points_at_office (reading, sentence)))
        continue;
      /* "His old place at the TABASC needs filling": of the committee that is named now */
      sn_seats_add (article, (sentence->cues & BIT (SN_WORD_COMMITTEE)) ? sentence : spoken, category, number);
      found = TRUE;
    }
  return found;
}

/* "the one on the Change Board remains open" */
static gboolean
stays_open (const SnReading *reading, const SnSeatPart *part)
{
  if (part->cues & BIT (SN_WORD_VACANT))
    return TRUE;
  for (guint32 i = part->first; i + 1 < part->end; i++)
    if (sn_reading_token_in (reading, i, SN_SET_STAYING) && sn_reading_token_is (reading, i + 1, "open"))
      return TRUE;
  return FALSE;
}

/* "The CSC has filled its Large Supplier vacancy, but the one on the Change Board remains
 * open": of the committee that the part names, if it names one. */
static void
add_in_part (SnSeatArticle *article, const SnSentence *sentence, const SnSeatPart *part, const SnMark *category,
             guint number)
{
  SnMark here = *category;

  if (part->cues & BIT (SN_WORD_COMMITTEE))
    {
      here.first = part->first;
      here.end = part->first + 1;
    }
  sn_seats_add (article, sentence, &here, number);
}

/* "One of the two Large Supplier seats has been filled, but one is still free." */
static gboolean
find_remainder (SnSeatArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  const SnMark *category;

  if (article->committee == NULL || !(sentence->cues & BIT (SN_WORD_CATEGORY)) ||
      sn_seat_names_successor (reading, sentence))
    return FALSE;
  category = sn_reading_find_mark (reading, sentence->first_mark, sentence->end_mark, SN_WORD_CATEGORY);
  for (guint32 at = category->end; at < sentence->end; at++)
    {
      SnSeatPart part;
      guint number;

      sn_seat_part_init (&part, reading, sentence, at);
      at = part.end - 1;
      if (part.first <= category->first || !stays_open (reading, &part) || (part.cues & BIT (SN_WORD_CATEGORY)) ||
          sn_seat_part_filled (&part, reading, sentence) || !points_back (reading, &part, sentence->block, &number))
        continue;
      add_in_part (article, sentence, &part, category, number > 0 ? number : 1);
      return TRUE;
    }
  return FALSE;
}

/* "Your seat on the SMKI PMA is vacant", "The OPSG wants two more of you", "There are two
 * seats for you on the SSC. Nominations close on …" under "Small Suppliers": whose seat it is
 * the heading says. */
static gboolean
find_of_heading (SnSeatArticle *article, const SnSentence *sentence)
{
  static const char *const you[] = { "you", "your", "yours", NULL };
  guint64 free = BIT (SN_WORD_VACANT) | BIT (SN_WORD_WANT);
  guint64 other = BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_CONSULT) | BIT (SN_WORD_STAGE) | BIT (SN_WORD_EVENT) |
                  BIT (SN_WORD_FILLED) | BIT (SN_WORD_OUTCOME);
  const SnReading *reading = article->extraction->reading;
  guint heading = article->heading, number = 0;
  SnMark category = { .first = sentence->first, .end = sentence->first + 1, .word_class = SN_WORD_CATEGORY };
  const SnMark *above;
  gboolean yours = FALSE;

  if (heading == SN_NO_BLOCK || !(sentence->cues & BIT (SN_WORD_COMMITTEE)) ||
      !((sentence->cues & free) ||
        ((sentence->cues & BIT (SN_WORD_SEAT)) && sn_seats_topic (article, sentence) != SN_SEATS_NONE)) ||
      (sentence->cues & other) || reading->block_tokens[heading + 1] - reading->block_tokens[heading] > 5)
    return FALSE;
  above = sn_reading_find_mark (reading, reading->block_marks[heading], reading->block_marks[heading + 1],
                                SN_WORD_CATEGORY);
  for (guint32 i = sentence->first; i < sentence->end; i++)
    {
      yours |= sn_reading_token_is_any (reading, i, you);
      number = number == 0 ? sn_seat_number_at (reading, sentence->block, i) : number;
    }
  yours |= (sentence->cues & BIT (SN_WORD_SEAT)) != 0; /* "A seat has become available on the SSC" */
  if (!yours || above == NULL || strcmp (above->value, "Any") == 0 || strcmp (above->value, "Chair") == 0)
    return FALSE;
  category.value = above->value;
  sn_seats_add (article, sentence, &category, MAX (number, 1));
  return TRUE;
}

/**
 * sn_seats_tells_outcome:
 *
 * Returns: whether the sentence says that somebody has a seat.
 */
gboolean
sn_seats_tells_outcome (const SnReading *reading, const SnSentence *sentence)
{
  SnSeatPart part = { sentence->first, sentence->end, sentence->cues };

  return sn_seat_part_filled (&part, reading, sentence);
}

/* Whether the paragraph speaks of another committee or category than the heading. */
static gboolean
names_other (const SnReading *reading, guint heading, guint block)
{
  for (guint32 i = reading->block_marks[block]; i < reading->block_marks[block + 1]; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);
      gboolean above = FALSE;

      if ((mark->word_class != SN_WORD_COMMITTEE && mark->word_class != SN_WORD_CATEGORY) ||
          (mark->end < reading->block_tokens[block + 1] && sn_reading_token_is (reading, mark->end, "secretary")))
        continue;
      for (guint32 j = reading->block_marks[heading]; j < reading->block_marks[heading + 1] && !above; j++)
        above = sn_reading_mark (reading, j)->word_class == mark->word_class &&
                g_strcmp0 (sn_reading_mark (reading, j)->value, mark->value) == 0;
      if (!above)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_seats_below (const SnSeatArticle *article, guint heading)
{
  for (guint i = 0; i < article->seats->len; i++)
    if (g_array_index (article->seats, SnSeat, i).heading == heading)
      return TRUE;
  return FALSE;
}

/* "Nominations may be sent until 29 March" under "Change Board: three seats for
 * Other SEC Parties" or "Wanted: a Chair for the SSC": which seats only the heading says. */
static gboolean
find_in_heading (SnSeatArticle *article, const SnSentence *sentence)
{
  const SnReading *reading = article->extraction->reading;
  guint64 all = BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_CATEGORY);
  guint64 other = BIT (SN_WORD_VOTE) | BIT (SN_WORD_CLOSED);
  guint64 told = BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED) | BIT (SN_WORD_EVENT) | BIT (SN_WORD_CONSULT) |
                 BIT (SN_WORD_STAGE) | BIT (SN_WORD_VOTE);
  guint heading = article->heading;
  const SnSentence *above;
  const SnMark *category;

  if (heading == SN_NO_BLOCK || has_seats_below (article, heading) ||
      !((sentence->cues & BIT (SN_WORD_NOMINATE)) ||
        ((sentence->cues & BIT (SN_WORD_VACANT)) && (sentence->cues & BIT (SN_WORD_CLOSE)))) ||
      names_other (reading, heading, sentence->block) || (sn_reading_block_cues (reading, sentence->block) & other) ||
      sn_seats_tells_outcome (reading, sentence) ||
      reading->block_sentences[heading] == reading->block_sentences[heading + 1] ||
      (sn_reading_block_cues (reading, heading) & all) != all ||
      (!sn_seats_framed (reading, heading) &&
       ((sn_reading_block_cues (reading, heading) & told) ||
        !(sn_reading_block_cues (reading, sentence->block) & BIT (SN_WORD_CLOSE)))))
    return FALSE;
  above = sn_reading_sentence (reading, reading->block_sentences[heading]);
  category = sn_reading_find_mark (reading, above->first_mark, above->end_mark, SN_WORD_CATEGORY);
  if (category == NULL || strcmp (category->value, "Any") == 0)
    return FALSE;
  sn_seats_add (article, above, category, 0);
  return TRUE;
}

/* "TABASC: 2 x Other SEC Party", "SMKI PMA: One Gas Network member": a number before the
 * category, and nothing behind it but whoever sits there. */
static gboolean
is_counted (const SnReading *reading, const SnSentence *heading, const SnMark *category)
{
  static const char *const articles[] = { "a", "an", NULL };
  guint32 at = category->first;

  if (at <= heading->first)
    return FALSE;
  at -= sn_reading_token_is (reading, at - 1, "x") ? 2 : 1;
  for (guint32 i = category->end; i < heading->end; i++)
    if (!(sn_reading_cues (reading, heading->block, i, i + 1) & BIT (SN_WORD_SEAT)) &&
        !sn_reading_token_in (reading, i, SN_SET_SEAT_NOUNS))
      return FALSE;
  return at >= heading->first && !sn_reading_token_is_any (reading, at, articles) &&
         sn_seat_number_at (reading, heading->block, at) > 0;
}

/**
 * sn_seats_find_counted:
 * @heading: a heading
 *
 * Finds the seats that a heading counts, of a committee which it names.
 */
void
sn_seats_find_counted (SnSeatArticle *article, guint heading)
{
  const SnReading *reading = article->extraction->reading;
  const SnSentence *sentence;
  const SnMark *category;

  if (article->committee == NULL || has_seats_below (article, heading) ||
      !(sn_reading_block_cues (reading, heading) & BIT (SN_WORD_CATEGORY)) ||
      reading->block_sentences[heading] == reading->block_sentences[heading + 1])
    return;
  sentence = sn_reading_sentence (reading, reading->block_sentences[heading]);
  category = sn_reading_find_mark (reading, sentence->first_mark, sentence->end_mark, SN_WORD_CATEGORY);
  if (category != NULL && is_counted (reading, sentence, category) && !sn_seats_tells_outcome (reading, sentence))
    sn_seats_add (article, sentence, category, 0);
}

/**
 * sn_seats_find_pointed:
 *
 * Finds the seats of a sentence that does not itself say which ones they are:
 * "Both of their places are free", "one is still free", "The remaining seat
 * stays open", "Your seat is vacant".
 *
 * Returns: whether it has any.
 */
gboolean
sn_seats_find_pointed (SnSeatArticle *article, const SnSentence *sentence)
{
  return find_remainder (article, sentence) || find_named_before (article, sentence) ||
         find_of_heading (article, sentence) || find_in_heading (article, sentence);
}
