/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Seats that fall free because a term ends, or that nobody ever had. */

#include "sn-seats.h"

static gboolean
is_term (const SnReading *reading, guint32 token, guint32 first, guint32 end)
{
  /* "the nomination period ends", "the period for nominations ends": of those who stand,
   * not of those who sit */
  if (sn_reading_token_in (reading, token, SN_SET_NOMINATION_TIMES) &&
      ((token > first && sn_reading_token_in (reading, token - 1, SN_SET_NOMINATION_PERIODS)) ||
       (token + 2 < end && sn_reading_token_is (reading, token + 1, "for") &&
        sn_reading_token_in (reading, token + 2, SN_SET_NOMINATION_PERIODS))))
    return FALSE;
  if (token + 1 < end && sn_reading_token_in (reading, token + 1, SN_SET_SEAT_JOBS)) /* "a Contract Manager" */
    return FALSE;
  return sn_reading_token_in (reading, token, SN_SET_SEAT_TERMS) &&
         !(token > first + 1 && sn_reading_is_mark (reading, token - 1, '-') &&
           sn_reading_token_in (reading, token - 2, SN_SET_LENGTHS));
}

/* "expires", "runs out", "is nearly over", "draws to a close", "the end of" */
static gboolean
is_end (const SnReading *reading, guint32 token, guint32 first)
{
  return sn_reading_token_in (reading, token, SN_SET_SEAT_ENDS) &&
         !(token > first && sn_reading_token_in (reading, token - 1, SN_SET_SEAT_NO_ENDS));
}

/**
 * sn_seat_term_ends:
 *
 * Finds "the term of office of the member for … expires", "they come to the end
 * of their mandate", "her stint is almost over": a term that ends frees a seat,
 * whatever stands between the words, and in either order.
 *
 * Returns: whether the words from @first to @end say so.
 */
gboolean
sn_seat_term_ends (const SnReading *reading, guint32 first, guint32 end)
{
  gboolean term = FALSE, ends = FALSE;

  for (guint32 i = first; i < end && !(term && ends); i++)
    {
      if (is_term (reading, i, first, end))
        term = TRUE;
      else if (is_end (reading, i, first))
        ends = TRUE;
    }
  return term && ends;
}

/* What follows the name of a category where the category is who is missing, not
 * who did something: "a Gas Network member", "a Small Supplier on the TAG". */
static gboolean
ends_name (const SnReading *reading, guint block, guint32 token, guint32 end)
{
  static const char *const joints[] = { "on",    "at",   "in",  "for",   "among", "since", "who",
                                        "there", "here", "and", "until", "to",    "yet",   NULL };

  return token >= end || sn_reading_token (reading, token)->kind == SN_TOKEN_PUNCT ||
         sn_seat_is_noun (reading, token) || sn_reading_token_is_any (reading, token, joints) ||
         sn_reading_mark_at (reading, block, token, SN_WORD_SEAT) != NULL;
}

static gboolean
is_verb_of_having (const SnReading *reading, guint32 token)
{
  return sn_reading_token_in (reading, token, SN_SET_SEAT_HAVING);
}

/* "no Consumer representative sits on", "has had no voice from the Gas Networks",
 * "has never had a Gas Network member", "has not been a Small Supplier on" */
static gboolean
is_denied_before (const SnReading *reading, const SnSeatPart *part, guint block, const SnMark *category)
{
  guint32 low = category->first > part->first + 7 ? category->first - 7 : part->first;

  for (guint32 i = category->first; i > low; i--)
    {
      guint32 no = i - 1;

      if (sn_reading_token_is (reading, no, "no"))
        {
          if (no > part->first && is_verb_of_having (reading, no - 1))
            return no + 1 == category->first ? ends_name (reading, block, category->end, part->end)
                                             : ends_name (reading, block, no + 1, part->end) ||
                                                   ends_name (reading, block, category->end, part->end);
          for (guint32 j = category->end; j < MIN (category->end + 3, part->end); j++)
            if (sn_reading_token_in (reading, j, SN_SET_SITTING))
              return TRUE;
        }
      if ((sn_reading_token_is (reading, no, "never") || sn_reading_token_is (reading, no, "not")) &&
          is_verb_of_having (reading, no + 1))
        return !sn_reading_token_is (reading, no + 2, "so") && ends_name (reading, block, category->end, part->end);
    }
  return FALSE;
}

/* "The Other SEC Parties have nobody at the TABASC" */
static gboolean
is_denied_after (const SnReading *reading, const SnSeatPart *part, const SnMark *category)
{
  static const char *const nobody[] = { "nobody", "none", "noone", NULL };

  for (guint32 i = category->end; i + 1 < MIN (part->end, category->end + 4); i++)
    if (is_verb_of_having (reading, i))
      return sn_reading_token_is_any (reading, i + 1, nobody) ||
             (sn_reading_token_is (reading, i + 1, "no") && i + 2 < part->end &&
              (sn_seat_is_noun (reading, i + 2) || sn_reading_token_is (reading, i + 2, "one")));
  return FALSE;
}

/**
 * sn_seat_is_absent:
 *
 * Returns: whether the part says that a committee has nobody of the category.
 */
gboolean
sn_seat_is_absent (const SnSeatPart *part, const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  return is_denied_before (reading, part, sentence->block, category) || is_denied_after (reading, part, category);
}
