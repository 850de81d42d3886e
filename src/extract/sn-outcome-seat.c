/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which party categories' seats somebody has got, where words say so. */

#include "sn-outcomes-private.h"

#include <string.h>

#define BIT SN_WORD_BIT

/* "The Consumer seat is vacant since Ann Orr was elected": free, and the verb
 * speaks of another seat. */
static gboolean
is_free_before (const SnTaking *self, const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_VACANT && mark->first >= category->end && mark->end <= self->verb &&
          sn_reading_has_in_set (reading, MAX (category->end, mark->first - 2), mark->end, SN_SET_STAYING))
        return TRUE;
    }
  return FALSE;
}

/* "works for a Large Supplier" */
static gboolean
is_employer (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  return sn_reading_has_in_set (reading, category->first > sentence->first + 3 ? category->first - 3 : sentence->first,
                                category->first, SN_SET_EMPLOYMENT);
}

static gboolean
is_possessive (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  return category->end < sentence->end &&
         (sn_reading_is_mark (reading, category->end, '\'') || sn_reading_is_mark (reading, category->end, 0x2019));
}

/**
 * sn_taking_has:
 * @category: a party category of the part
 *
 * Returns: whether it is one that somebody has got a seat for, and not who
 *   is spoken of for another reason: "its Small Supplier member", "for Gas
 *   Networks", "(Consumers)".
 */
gboolean
sn_taking_has (const SnTaking *self, const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 low = category->first > self->first + 3 ? category->first - 3 : self->first;
  guint32 high = MIN (category->end + 2, self->end);

  if (is_employer (reading, sentence, category) || is_free_before (self, reading, sentence, category))
    return FALSE;
  if (sn_reading_token_in (reading, category->end - 1, SN_SET_SEAT_OFFICES) ||
      sn_reading_has_in_set (reading, category->end, high, SN_SET_SEAT_OFFICES))
    return TRUE;
  if (is_possessive (reading, sentence, category))
    return FALSE;
  for (guint32 i = category->first; i > low; i--)
    if (sn_reading_token_in (reading, i - 1, SN_SET_SEAT_FOR) || sn_reading_is_mark (reading, i - 1, '('))
      return TRUE;
  if (sn_outcome_is_labelled (reading, sentence, category) ||
      (category->first == self->verb_end + 1 && sn_reading_is_mark (reading, self->verb_end, ':')))
    return TRUE;
  /* "The Small Suppliers elected Ann Orr", "elected Small Supplier for the SSC" */
  if (category->end <= self->verb && category->end + 2 > self->verb)
    return TRUE;
  /* "For Large and Small Supplier seats": the noun is the next one's */
  return category->end + 1 < self->end &&
         (sn_reading_token_is (reading, category->end, "and") || sn_reading_is_mark (reading, category->end, ',')) &&
         sn_reading_has_in_set (reading, category->end, MIN (category->end + 6, self->end), SN_SET_SEAT_OFFICES);
}

/**
 * sn_taking_is_part:
 *
 * Returns: whether the sentence speaks of some of several seats of the category,
 *   as in "one of the two Small Supplier seats".
 */
gboolean
sn_taking_is_part (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 low = category->first > sentence->first + 6 ? category->first - 6 : sentence->first;

  for (guint32 i = category->first; i > low + 1; i--)
    {
      guint number;

      if (!sn_reading_token_is (reading, i - 1, "of"))
        continue;
      number = sn_seat_number_at (reading, sentence->block, i - 2);
      if (number == 0)
        continue;
      for (guint32 j = i; j < category->first; j++)
        if (sn_seat_number_at (reading, sentence->block, j) == number)
          return FALSE;
      return !sn_reading_token_is (reading, i - 2, "both");
    }
  return FALSE;
}

/**
 * sn_outcome_tells_results:
 *
 * Returns: whether the words from @first to @end are of results, or of people
 *   who were elected: "Results of the elections", "The following were elected".
 */
gboolean
sn_outcome_tells_results (const SnReading *reading, const SnSentence *sentence, guint32 first, guint32 end)
{
  if (sn_reading_sentence_has (sentence, SN_SET_RESULTS) &&
      sn_reading_has_in_set (reading, first, end, SN_SET_RESULTS) &&
      sn_reading_has_in_set (reading, first, end, SN_SET_CONTESTED))
    return TRUE;
  if (!(sentence->cues & (BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED))))
    return FALSE;
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (sn_outcome_is_taken_mark (mark) && mark->first >= first && mark->first < end)
        return TRUE;
    }
  return FALSE;
}

/**
 * sn_outcome_is_result:
 *
 * Returns: whether the category stands with a name behind a colon that results
 *   lead to: "The results of the ballot: Ann Orr for Consumers".
 */
gboolean
sn_outcome_is_result (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint64 open = BIT (SN_WORD_VACANT) | BIT (SN_WORD_WANT) | BIT (SN_WORD_CLOSE);

  for (guint32 i = sentence->first; i < category->first; i++)
    if (sn_reading_is_mark (reading, i, ':'))
      return !(sn_reading_cues (reading, sentence->block, sentence->first, i) & open) &&
             sn_outcome_tells_results (reading, sentence, sentence->first, i) &&
             sn_outcome_is_labelled (reading, sentence, category);
  return FALSE;
}

/**
 * sn_outcome_is_told:
 * @category: a party category of the sentence
 *
 * Returns: whether the sentence tells who has got that seat, and asks nobody to
 *   stand for any.
 */
gboolean
sn_outcome_is_told (const SnOutline *outline, const SnSentence *sentence, const SnMark *category)
{
  guint64 hint = BIT (SN_WORD_OUTCOME) | BIT (SN_WORD_FILLED);
  SnTaking taking;

  if (strcmp (category->value, "Chair") == 0 || strcmp (category->value, "Any") == 0 ||
      sn_taking_is_part (outline->reading, sentence, category))
    return FALSE;
  if (!(sentence->cues & hint) && (sentence->cues & BIT (SN_WORD_APPLY)))
    return FALSE;
  if (sn_outcome_is_result (outline->reading, sentence, category))
    return TRUE;
  sn_taking_init (&taking, outline, sentence, category->first);
  return taking.rule != NULL && sn_taking_has (&taking, outline->reading, sentence, category);
}
