/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many seats, of which categories, on which committees. */

#include "sn-seats.h"

#include <string.h>

#define BIT SN_WORD_BIT
#define MOST_SEATS 20

/**
 * sn_seat_count_categories:
 *
 * Returns: how often the sentence names a party category.
 */
guint
sn_seat_count_categories (const SnReading *reading, const SnSentence *sentence)
{
  guint n = 0;

  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    n += sn_reading_mark (reading, i)->word_class == SN_WORD_CATEGORY;
  return n;
}

static gboolean
is_joint (const SnReading *reading, guint32 token)
{
  return sn_reading_token_is (reading, token, "and") || sn_reading_token_is (reading, token, "or") ||
         sn_reading_is_mark (reading, token, '&');
}

static gboolean
is_span (const SnReading *reading, guint32 token)
{
  return sn_reading_token_in (reading, token, SN_SET_TIME_UNITS) ||
         sn_reading_token_in (reading, token, SN_SET_SEAT_TERMS);
}

/* The 30 of "30 June" and the 3 of "3 years" count no seats. */
static gboolean
measures_time (const SnReading *reading, guint block, guint32 token)
{
  static const SnWordClass units[] = { SN_WORD_MONTH, SN_WORD_UNIT, SN_WORD_ORDINAL, SN_WORD_AM, SN_WORD_PM };
  const SnToken *next;

  if (token + 1 >= reading->block_tokens[block + 1])
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (sn_reading_mark_at (reading, block, token + 1, units[i]) != NULL)
      return TRUE;
  next = sn_reading_token (reading, token + 1);
  if (next->kind == SN_TOKEN_PUNCT && next->value == '-' && token + 2 < reading->block_tokens[block + 1] &&
      is_span (reading, token + 2))
    return TRUE;
  return (next->kind == SN_TOKEN_PUNCT && next->glued && token + 2 < reading->block_tokens[block + 1] &&
          sn_reading_token (reading, token + 2)->glued &&
          sn_reading_token (reading, token + 2)->kind == SN_TOKEN_NUMBER) ||
         is_span (reading, token + 1);
}

/**
 * sn_seat_number_at:
 *
 * Returns: the number of seats that @token says, 0 where it says none.
 */
guint
sn_seat_number_at (const SnReading *reading, guint block, guint32 token)
{
  const SnToken *t = sn_reading_token (reading, token);
  const SnMark *number;

  if (t->kind == SN_TOKEN_NUMBER)
    return t->value > 0 && t->value <= MOST_SEATS && t->end - t->start <= 2 && !measures_time (reading, block, token) &&
                   !(t->glued && token > reading->block_tokens[block] &&
                     sn_reading_token (reading, token - 1)->kind != SN_TOKEN_PUNCT)
               ? t->value
               : 0;
  number = sn_reading_mark_at (reading, block, token, SN_WORD_NUMBER);
  if (number == NULL || number->number > MOST_SEATS || measures_time (reading, block, number->end - 1))
    return 0;
  return (guint) number->number;
}

static guint
glued_number (const SnReading *reading, guint32 token)
{
  const SnToken *t = sn_reading_token (reading, token);

  return t->kind == SN_TOKEN_NUMBER && t->value <= MOST_SEATS ? t->value : 0;
}

/* "Large Suppliers: 2 Small Suppliers: 1 Networks: 1": the number of the one
 * before, in a row of them, ends where the next begins. */
static gboolean
is_row_of_counts (const SnReading *reading, const SnSentence *sentence, guint32 mark)
{
  const SnMark *next;

  if (!sn_reading_is_mark (reading, mark, ':') && !sn_reading_is_mark (reading, mark, 0x2013))
    return FALSE;
  if (mark + 2 >= sentence->end)
    return TRUE;
  next = sn_reading_mark_at (reading, sentence->block, mark + 2, SN_WORD_CATEGORY);
  if (next == NULL)
    return sn_reading_token (reading, mark + 2)->kind == SN_TOKEN_PUNCT;
  return next->end < sentence->end && sn_reading_token (reading, next->end)->kind == SN_TOKEN_PUNCT &&
         sn_reading_token (reading, next->end)->value == sn_reading_token (reading, mark)->value;
}

/* "Other SEC Party (2 seats)", "Large Suppliers: two", "Large Supplier x 2" */
static guint
count_behind (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 i = category->end;
  /* "Other SEC Party 2" on a line of its own is an item too */
  gboolean item = sn_reading_block (reading, sentence->block)->kind != SN_BLOCK_PARAGRAPH ||
                  (category->first == reading->block_tokens[sentence->block] &&
                   category->end + 1 == reading->block_tokens[sentence->block + 1]);

  while (i < sentence->end &&
         (sn_reading_mark_at (reading, sentence->block, i, SN_WORD_SEAT) != NULL || sn_seat_is_noun (reading, i) ||
          sn_reading_token_is (reading, i, "category"))) /* "in the Small Supplier category (two seats)" */
    i++;
  if (i + 1 == sentence->end && item && i == category->end)
    return sn_seat_number_at (reading, sentence->block, i); /* "Other SEC Party 2", a line of a list */
  if (i + 1 >= sentence->end)
    return 0;
  if (is_row_of_counts (reading, sentence, i))
    return sn_seat_number_at (reading, sentence->block, i + 1);
  if (sn_reading_is_mark (reading, i, '(') || sn_reading_token_is (reading, i, "x") ||
      sn_reading_is_mark (reading, i, 0xd7) || (item && sn_reading_is_mark (reading, i, '/')) ||
      (item && (sn_reading_is_mark (reading, i, ':') || sn_reading_is_mark (reading, i, 0x2013) ||
                sn_reading_is_mark (reading, i, '-') || sn_reading_is_mark (reading, i, ','))))
    {
      guint number = sn_seat_number_at (reading, sentence->block, i + 1);

      if (number == 0 && sn_reading_token_is (reading, i, "x") && sn_reading_token (reading, i + 1)->glued)
        number = glued_number (reading, i + 1); /* "Large Supplier x2" */
      if (sn_reading_is_mark (reading, i, ',') && i + 2 < sentence->end &&
          sn_reading_mark_at (reading, sentence->block, i + 2, SN_WORD_SEAT) == NULL)
        return 0; /* ", one Gas Network": the next one's */
      if (!sn_reading_is_mark (reading, i, '(') && i + 2 < sentence->end &&
          sn_reading_mark_at (reading, sentence->block, i + 2, SN_WORD_CATEGORY) != NULL)
        return 0;
      return number;
    }
  return 0;
}

/* "both for Small Suppliers" are two; "both Large and Small Suppliers" not */
static gboolean
joins_next (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  return category->end < sentence->end && is_joint (reading, category->end);
}

static gboolean
ends_category (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->first > token)
        return FALSE;
      if (mark->word_class == SN_WORD_CATEGORY && mark->end == token + 1)
        return TRUE;
    }
  return FALSE;
}

/* "two of the three Large Supplier seats", "two of the OPSG's four", "one of its three":
 * of so many, not all; 0 where no number is said of those that @all counts. */
static guint
count_of_all (const SnReading *reading, const SnSentence *sentence, guint32 all)
{
  for (guint32 i = all; i > sentence->first + 1 && i + 7 > all; i--)
    {
      if (sn_reading_token_is (reading, i - 1, "of"))
        return sn_seat_number_at (reading, sentence->block, i - 2);
      if (sn_reading_token (reading, i - 1)->kind == SN_TOKEN_PUNCT && !sn_reading_is_mark (reading, i - 1, '\'') &&
          !sn_reading_is_mark (reading, i - 1, 0x2019))
        return 0;
    }
  return 0;
}

/* "two Small Supplier seats", "one seat each for Gas Networks", "2 x Large
 * Supplier", "a vacant Consumer seat" */
static guint
count_before (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 low = category->first > sentence->first + 8 ? category->first - 8 : sentence->first;
  gboolean each = sn_reading_has_token (reading, sentence->first, sentence->end, "each");

  for (guint32 i = category->first; i > low; i--)
    {
      const SnToken *t = sn_reading_token (reading, i - 1);
      guint number = sn_seat_number_at (reading, sentence->block, i - 1);

      if (sn_reading_token_is (reading, i, "pm") || sn_reading_token_is (reading, i, "am"))
        return 0; /* "a call at 2pm about the vacant seat" */
      if (sn_reading_token_is (reading, i - 1, "neither"))
        return 2;
      if (number > 0 && sn_reading_token_is (reading, i - 1, "both"))
        return joins_next (reading, sentence, category) ? 0 : 2;
      if (number > 0)
        {
          guint some = count_of_all (reading, sentence, i - 1);

          return some > 0 ? some : number; /* "a pair of": the number is the pair */
        }
      if (t->kind == SN_TOKEN_NUMBER)
        return 0;
      if (t->kind == SN_TOKEN_PUNCT && t->value == ')' && i > low + 2 && sn_reading_is_mark (reading, i - 3, '('))
        continue; /* "2 (two) seats" */
      if (t->kind == SN_TOKEN_PUNCT && t->value != ',' && t->value != '-' && t->value != 0xd7 && t->value != '\'' &&
          t->value != 0x2019)
        break;
      if (sn_reading_token_is (reading, i - 1, "his") || sn_reading_token_is (reading, i - 1, "her") ||
          sn_reading_token_is (reading, i - 1, "this"))
        return 1;
      if (sn_reading_token_is (reading, i - 1, "by") && i > low + 1 && sn_reading_token_is (reading, i - 2, "held"))
        continue; /* "both seats held by Other SEC Parties" */
      if (sn_reading_token_is (reading, i - 1, "by") || sn_reading_token_is (reading, i - 1, "that") ||
          sn_reading_token_is (reading, i - 1, "as"))
        break;
      if (!each && ends_category (reading, sentence, i - 1))
        break;
    }
  return 0;
}

/* "For Small Suppliers both places are free": of the only category */
static guint
count_after (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 high = MIN (category->end + 14, sentence->end);

  if (sn_seat_count_categories (reading, sentence) != 1)
    return 0;
  for (guint32 i = category->end; i < high; i++)
    {
      guint number = sn_seat_number_at (reading, sentence->block, i);

      if (number == 0 || sn_reading_token_is (reading, i, "a") || sn_reading_token_is (reading, i, "an"))
        continue;
      for (guint32 j = i + 1; j < MIN (i + 5, sentence->end); j++)
        if (sn_reading_mark_at (reading, sentence->block, j, SN_WORD_SEAT) != NULL || sn_seat_is_noun (reading, j))
          return number;
      if (sn_reading_token (reading, i)->kind == SN_TOKEN_WORD && i + 1 < sentence->end &&
          sn_reading_mark_at (reading, sentence->block, i + 1, SN_WORD_VACANT) != NULL)
        return number;
    }
  return 0;
}

/* "has three Large Supplier seats, of which two are vacant", "one of which is vacant" */
static guint
count_of_which (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  static const char *const which[] = { "which", "these", "them", "those", NULL };
  static const char *const verbs[] = { "will", "have", "has", NULL };

  for (guint32 i = category->end; i + 3 < sentence->end; i++)
    if (sn_seat_number_at (reading, sentence->block, i) > 0 && sn_reading_token_is (reading, i + 1, "of") &&
        sn_reading_token_is_any (reading, i + 2, which) &&
        (sn_reading_token_is_any (reading, i + 3, verbs) || sn_reading_token_in (reading, i + 3, SN_SET_STAYING)) &&
        (sn_reading_cues (reading, sentence->block, i + 3, sentence->end) & BIT (SN_WORD_VACANT)))
      return sn_seat_number_at (reading, sentence->block, i);
  for (guint32 i = category->end; i + 3 < sentence->end; i++)
    if (sn_reading_token_is (reading, i, "of") && sn_reading_token_is_any (reading, i + 1, which) &&
        (sn_reading_token_is_any (reading, i + 3, verbs) || sn_reading_token_in (reading, i + 3, SN_SET_STAYING)) &&
        (sn_reading_cues (reading, sentence->block, i + 3, sentence->end) & BIT (SN_WORD_VACANT)))
      return sn_seat_number_at (reading, sentence->block, i + 2);
  /* "Of the three Small Supplier seats on the OPSG, one is still open" */
  for (guint32 i = category->end; sn_reading_token_is (reading, sentence->first, "of") && i + 2 < sentence->end; i++)
    if (sn_reading_is_mark (reading, i, ',') &&
        (sn_reading_token_is_any (reading, i + 2, verbs) || sn_reading_token_in (reading, i + 2, SN_SET_STAYING)) &&
        (sn_reading_cues (reading, sentence->block, i + 2, sentence->end) & BIT (SN_WORD_VACANT)))
      return sn_seat_number_at (reading, sentence->block, i + 1);
  return 0;
}

/* "six Large Supplier seats, five of which are occupied": so many are not free; 0 where
 * nothing of that is said. */
static guint
count_taken (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  static const char *const which[] = { "which", "these", "them", "those", NULL };

  for (guint32 i = category->end; i + 4 < sentence->end; i++)
    if (sn_seat_number_at (reading, sentence->block, i) > 0 && sn_reading_token_is (reading, i + 1, "of") &&
        sn_reading_token_is_any (reading, i + 2, which) && sn_reading_token_in (reading, i + 3, SN_SET_STAYING) &&
        sn_reading_token_in (reading, i + 4, SN_SET_TAKEN))
      return sn_seat_number_at (reading, sentence->block, i);
  return 0;
}

/**
 * sn_seat_count:
 *
 * Returns: how many seats of that category the sentence speaks of, 0 where it
 *   does not say.
 */
guint
sn_seat_count (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint number = count_of_which (reading, sentence, category);

  if (number == 0)
    number = count_behind (reading, sentence, category);
  if (number == 0)
    number = count_before (reading, sentence, category);
  if (number > count_taken (reading, sentence, category))
    number -= count_taken (reading, sentence, category);
  return number > 0 ? number : count_after (reading, sentence, category);
}

/* "the Small Supplier and Gas Network seats": the plural is that of both. */
static gboolean
is_joined_before (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  return category->first >= sentence->first + 2 && is_joint (reading, category->first - 1) &&
         ends_category (reading, sentence, category->first - 2);
}

/* "There are seats going spare for Small Suppliers" */
static gboolean
is_led_by_plural (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  guint32 at = category->first;

  if (sn_seat_count_categories (reading, sentence) != 1 || at < sentence->first + 2 ||
      !sn_reading_token_is (reading, at - 1, "for"))
    return FALSE;
  for (guint32 i = at - 1; i > sentence->first && i + 4 > at - 1; i--)
    if (sn_reading_token_in (reading, i - 1, SN_SET_SEATS_PLURAL))
      return TRUE;
  return FALSE;
}

/**
 * sn_seat_is_plural:
 *
 * Returns: whether the word for a seat behind the category is a plural that
 *   may stand for several of its seats.
 */
gboolean
sn_seat_is_plural (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  if (is_joined_before (reading, sentence, category))
    return FALSE;
  return is_led_by_plural (reading, sentence, category) ||
         (category->end < sentence->end && sn_reading_token_in (reading, category->end, SN_SET_SEATS_PLURAL));
}

/* "Electricity and Gas Network", "one Large and one Small Supplier": the word
 * before that shares the noun. */
static gboolean
shares_noun (const SnReading *reading, const SnSentence *sentence, const SnMark *category, const char *word)
{
  guint32 i = category->first;

  if (i > sentence->first && sn_seat_number_at (reading, sentence->block, i - 1) > 0)
    i--;
  if (i < sentence->first + 2 || !(is_joint (reading, i - 1) || sn_reading_is_mark (reading, i - 1, '/')) ||
      sn_reading_token_is (reading, i - 1, "or"))
    return FALSE;
  return sn_reading_token_is (reading, i - 2, word);
}

/* Whether the word says which networks are meant: "(gas)", "the gas side", "one
 * Electricity and one Gas"; not in "Electricity and Gas Networks alike". */
static gboolean
names_side (const SnReading *reading, const SnSentence *sentence, guint32 token)
{
  if (sn_reading_token_is (reading, token - 1, "both"))
    return FALSE;
  if (sn_seat_number_at (reading, sentence->block, token - 1) > 0 || sn_reading_is_mark (reading, token - 1, '('))
    return TRUE;
  return token + 1 < sentence->end &&
         (sn_reading_token_is (reading, token + 1, "side") || sn_reading_token_is (reading, token + 1, "only") ||
          sn_reading_token_is (reading, token + 1, "sector") || sn_reading_is_mark (reading, token + 1, ')'));
}

/* "one Network Party from the gas side", "two Network seats, one Electricity
 * and one Gas" */
static guint
network_sides (const SnReading *reading, const SnSentence *sentence, const SnMark *category, const char *values[2])
{
  gboolean gas = FALSE, electricity = FALSE, joined = FALSE;

  for (guint32 i = category->end; i < MIN (category->end + 10, sentence->end); i++)
    {
      gboolean g = sn_reading_token_is (reading, i, "gas"),
               e = sn_reading_token_is (reading, i, "electricity") || sn_reading_token_is (reading, i, "electric");

      if (sn_reading_mark_at (reading, sentence->block, i, SN_WORD_CATEGORY) != NULL)
        break;
      joined |= (g || e) && (sn_reading_token_is (reading, i - 1, "or") ||
                             (i + 1 < sentence->end && sn_reading_token_is (reading, i + 1, "or")));
      if (!(g || e) || !names_side (reading, sentence, i))
        continue;
      gas |= g;
      electricity |= e;
    }
  if (joined || gas == electricity)
    {
      values[1] = "Gas Network";
      values[0] = gas && !joined ? "Electricity Network" : category->value;
      return gas && !joined ? 2 : 1;
    }
  values[0] = gas ? "Gas Network" : "Electricity Network";
  return 1;
}

/**
 * sn_seat_categories:
 * @count: how many seats are spoken of
 * @values: (out): the categories
 *
 * Finds which categories a phrase means: "Electricity and Gas Network seats"
 * are two, one seat for "Electricity and Gas Networks" is one for both.
 *
 * Returns: how many.
 */
guint
sn_seat_categories (const SnReading *reading, const SnSentence *sentence, const SnMark *category, guint count,
                    const char *values[2])
{
  static const char *const pairs[][4] = { { "Gas Network", "electricity", "Electricity Network", "Network" },
                                          { "Electricity Network", "gas", "Gas Network", "Network" },
                                          { "Small Supplier", "large", "Large Supplier", NULL },
                                          { "Large Supplier", "small", "Small Supplier", NULL } };

  values[0] = category->value;
  if (strcmp (category->value, "Network") == 0)
    return network_sides (reading, sentence, category, values);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (strcmp (category->value, pairs[i][0]) != 0 || !shares_noun (reading, sentence, category, pairs[i][1]))
        continue;
      if (pairs[i][3] != NULL && count == 1 && !sn_reading_has_token (reading, sentence->first, sentence->end, "each"))
        {
          values[0] = pairs[i][3];
          return 1;
        }
      values[1] = pairs[i][0];
      values[0] = pairs[i][2];
      return 2;
    }
  return 1;
}
