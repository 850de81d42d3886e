/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of people beside party categories: "Ann Orr (Large Suppliers)"; and whether
 * words are there at all. */

#include "sn-outcomes-private.h"

#define BIT SN_WORD_BIT

/* Words of these classes are no people's names, capitals or not. */
#define NO_NAMES                                                                                                       \
  (BIT (SN_WORD_COMMITTEE) | BIT (SN_WORD_COMMITTEE_HEAD) | BIT (SN_WORD_CATEGORY) | BIT (SN_WORD_BODY) |              \
   BIT (SN_WORD_CODE) | BIT (SN_WORD_MONTH) | BIT (SN_WORD_WEEKDAY) | BIT (SN_WORD_SEAT) | BIT (SN_WORD_STAGE) |       \
   BIT (SN_WORD_PHASE) | BIT (SN_WORD_RELEASE) | BIT (SN_WORD_NOMINATE) | BIT (SN_WORD_OUTCOME) |                      \
   BIT (SN_WORD_FILLED) | BIT (SN_WORD_VOTE))

static gboolean
is_covered (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->first > token)
        break;
      if (token < mark->end && (NO_NAMES & BIT (mark->word_class)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_capital (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  const SnToken *t = sn_reading_token (reading, token);

  return t->kind == SN_TOKEN_WORD && t->letter_case != SN_CASE_LOWER && !is_covered (reading, sentence, token);
}

/* The next word of a name: behind the dot of an initial, or a hyphen. */
static guint32
next_word (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  guint32 next = token + 1;

  if (next < sentence->end && (sn_reading_is_mark (reading, next, '.') || sn_reading_is_mark (reading, next, '-')))
    next++;
  return next;
}

/**
 * sn_outcome_is_name:
 *
 * Returns: whether a person's name begins at @token: a title and a word with a
 *   capital, two such words, or one that the lexicon does not know.
 */
gboolean
sn_outcome_is_name (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  guint32 next;

  if (token >= sentence->end || !is_capital (reading, sentence, token))
    return FALSE;
  next = next_word (reading, sentence, token);
  if (next < sentence->end && is_capital (reading, sentence, next))
    return token > sentence->first || sn_reading_token (reading, token)->known == 0 ||
           sn_reading_token_in (reading, token, SN_SET_HONORIFICS) || sn_reading_token (reading, next)->known == 0;
  return !sn_reading_token (reading, token)->known &&
         sn_reading_token (reading, token)->letter_case == SN_CASE_CAPITAL && token > sentence->first;
}

/**
 * sn_outcome_has_name:
 *
 * Returns: whether a person's name begins between @first and @end.
 */
gboolean
sn_outcome_has_name (const SnReading *reading, const SnSentence *sentence, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end; i++)
    if (sn_outcome_is_name (reading, sentence, i))
      return TRUE;
  return FALSE;
}

/* Whether a name ends right before @token. */
static gboolean
ends_name (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  return token > sentence->first && is_capital (reading, sentence, token - 1) &&
         (!sn_reading_token (reading, token - 1)->known ||
          (token > sentence->first + 1 && is_capital (reading, sentence, token - 2)));
}

static gboolean
is_dash (const SnReading *reading, guint32 token)
{
  return sn_reading_is_mark (reading, token, ':') || sn_reading_is_mark (reading, token, 0x2013) ||
         sn_reading_is_mark (reading, token, '-') || sn_reading_is_mark (reading, token, '=');
}

/**
 * sn_outcome_is_labelled:
 *
 * Returns: whether a name and the category stand side by side as in a list of
 *   results: "Small Supplier seat: Ann Orr", "Ann Orr (Gas Networks)", "Ann Orr
 *   for Consumers".
 */
gboolean
sn_outcome_is_labelled (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 next = category->end, before = category->first;

  while (next < sentence->end && !is_dash (reading, next) && next < category->end + 6 &&
         sn_reading_token (reading, next)->kind != SN_TOKEN_PUNCT)
    next++;
  if (next + 1 < sentence->end && is_dash (reading, next) &&
      (sn_outcome_is_name (reading, sentence, next + 1) || is_capital (reading, sentence, next + 1)))
    return TRUE;
  if (before > sentence->first && sn_reading_token_is (reading, before - 1, "the"))
    before--;
  if (before <= sentence->first + 1)
    return FALSE;
  return (sn_reading_is_mark (reading, before - 1, '(') || is_dash (reading, before - 1) ||
          sn_reading_is_mark (reading, before - 1, ',') || sn_reading_token_is (reading, before - 1, "for")) &&
         ends_name (reading, sentence, before - 1);
}

/**
 * sn_outcome_names_before:
 *
 * Returns: how many people a category in parentheses is said of: two in "Ann Orr
 *   and Bo Tay (Consumers)", 0 where it stands otherwise.
 */
guint
sn_outcome_names_before (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 i = category->first;
  guint n = 1;

  if (i <= sentence->first + 1 || !sn_reading_is_mark (reading, i - 1, '(') || !ends_name (reading, sentence, i - 1))
    return 0;
  for (i--; i > sentence->first + 1; i--)
    {
      if (is_capital (reading, sentence, i - 1) || sn_reading_is_mark (reading, i - 1, '-') ||
          sn_reading_is_mark (reading, i - 1, '.'))
        continue;
      if (!(sn_reading_token_is (reading, i - 1, "and") || sn_reading_is_mark (reading, i - 1, ',')) ||
          !ends_name (reading, sentence, i - 1))
        break;
      n++;
    }
  return n;
}

/**
 * sn_outcome_has_word:
 * @words: (array zero-terminated=1): words in lower case
 *
 * Returns: whether any of them stands between @first and @end.
 */
gboolean
sn_outcome_has_word (const SnReading *reading, guint32 first, guint32 end, const char *const *words)
{
  for (guint32 i = first; i < end; i++)
    if (sn_reading_token_is_any (reading, i, words))
      return TRUE;
  return FALSE;
}
