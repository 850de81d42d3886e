/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose seats: the committees that a sentence names. */

#include "sn-seats.h"

#include <string.h>

#define BIT SN_WORD_BIT

static gboolean
is_joint (const SnReading *reading, guint32 token)
{
  return sn_reading_token_is (reading, token, "and") || sn_reading_token_is (reading, token, "or") ||
         sn_reading_is_mark (reading, token, '&');
}

/**
 * sn_committee_has_seats:
 * @end: the token after the sentence
 *
 * Returns: whether the name is a committee's that has seats, and itself, not
 *   its secretary or Chair ("Panel Secretary"), is meant.
 */
gboolean
sn_committee_has_seats (const SnReading *reading, const SnMark *committee, guint32 end)
{
  guint32 next = committee->end;

  if (committee->value == NULL || strcmp (committee->value, "Working Group") == 0)
    return FALSE;
  if (next + 1 < end && (sn_reading_is_mark (reading, next, '\'') || sn_reading_is_mark (reading, next, 0x2019)))
    next++;
  if (next < end && sn_reading_token_is (reading, next, "s"))
    next++;
  if (next < end && sn_reading_token_in (reading, next, SN_SET_ADDRESSEES))
    return FALSE;
  return next >= end || sn_reading_mark_at (reading, sn_reading_block_of (reading, next), next, SN_WORD_EVENT) == NULL;
}

static const char *const turns[] = { "therefore", "accordingly", "hereby", "thus",  "then", "again",
                                     "so",        "also",        "now",    "still", NULL };

/* "The Panel has therefore asked", "The Panel resolved in June to establish a committee" */
static gboolean
has_done (const SnReading *reading, guint32 at, guint32 end)
{
  if (at < end && sn_reading_token_is (reading, at, "has"))
    at++;
  while (at < end && sn_reading_token_is_any (reading, at, turns))
    at++;
  return at < end && sn_reading_token_in (reading, at, SN_SET_PANEL_DEEDS);
}

/**
 * sn_seat_appoints:
 *
 * Returns: whether the committee is the Panel, which looks for people for
 *   others ("The Panel wishes to fill it"), and no seat of its own is meant.
 */
gboolean
sn_seat_appoints (const SnReading *reading, const SnMark *committee, guint32 end)
{
  guint32 block = sn_reading_block_of (reading, committee->first), before = committee->first;
  guint32 next = committee->end;

  while (next < end && sn_reading_token_is_any (reading, next, turns))
    next++;
  if (g_strcmp0 (committee->value, "SEC Panel") != 0)
    return FALSE;
  while (before > reading->block_tokens[block] && sn_reading_token_is (reading, before - 1, "the"))
    before--;
  if (before > reading->block_tokens[block] + 1 && sn_reading_token_is (reading, before - 1, "by") &&
      sn_reading_token_in (reading, before - 2, SN_SET_ASKED_FOR))
    return TRUE; /* "nominations are invited by the Panel" */
  if (before > reading->block_tokens[block] && sn_reading_token_in (reading, before - 1, SN_SET_ADVISING))
    return TRUE; /* "It advises the Panel": no seat of that */
  if (next >= end ||
      (before > reading->block_tokens[block] && sn_reading_token_in (reading, before - 1, SN_SET_SEAT_TO_COMMITTEE)))
    return FALSE;
  if (has_done (reading, next, end))
    return TRUE;
  if (sn_reading_token_is (reading, next, "is") && next + 1 < end &&
      sn_reading_token_in (reading, next + 1, SN_SET_LACKING))
    return FALSE; /* "The Panel is short of one Consumer Member" */
  return sn_reading_token_in (reading, next, SN_SET_APPOINTING) &&
         !sn_reading_token_in (reading, next, SN_SET_SEAT_OWN);
}

/* "… seat on the SSC", "… to join the TABASC": such words stand between a seat
 * and its committee. Other seats may too: "and a Gas Network on the SSC". */
static gboolean
leads_to (const SnReading *reading, guint32 first, guint32 end, gboolean *direct)
{
  gboolean joined = FALSE;

  *direct = TRUE;
  for (guint32 t = first; t < end; t++)
    {
      if (is_joint (reading, t) || sn_reading_is_mark (reading, t, ','))
        *direct = FALSE;
      else if (sn_reading_is_mark (reading, t, '(') || sn_reading_is_mark (reading, t, 0x2013) ||
               sn_reading_is_mark (reading, t, ':') || sn_reading_token_is (reading, t, "but") ||
               sn_reading_token_is (reading, t, "while"))
        return FALSE;
      joined |= t + 4 >= end && sn_reading_token_in (reading, t, SN_SET_SEAT_TO_COMMITTEE);
    }
  return joined;
}

/* Whether committees are named together: "the SSC and the TABASC". */
static gboolean
stand_together (const SnReading *reading, const SnMark *a, const SnMark *b)
{
  gboolean joined = FALSE;

  if (b->first < a->end || b->first - a->end > 3)
    return FALSE;
  for (guint32 i = a->end; i < b->first; i++)
    {
      joined |= is_joint (reading, i) || sn_reading_is_mark (reading, i, ',');
      if (!is_joint (reading, i) && !sn_reading_is_mark (reading, i, ',') && !sn_reading_token_is (reading, i, "the") &&
          !sn_reading_token_is (reading, i, "both"))
        return FALSE;
    }
  return joined;
}

/* "Seats on the SMKI PMA and the SSC are free. The former is for a Large Supplier, the
 * latter for a Small Supplier": which of the two that were named last before. */
static const SnMark *
former_or_latter (const SnReading *reading, const SnSentence *sentence, const SnMark *category)
{
  const SnMark *two[2] = { NULL, NULL };
  gboolean former = FALSE, latter = FALSE;

  for (guint32 i = category->first; i > sentence->first && !former && !latter; i--)
    {
      former = sn_reading_token_is (reading, i - 1, "former");
      latter = sn_reading_token_is (reading, i - 1, "latter");
    }
  for (guint32 i = sentence->first_mark; (former || latter) && i > reading->block_marks[sentence->block]; i--)
    {
      const SnMark *mark = sn_reading_mark (reading, i - 1);

      if (mark->word_class != SN_WORD_COMMITTEE || (two[1] != NULL && strcmp (two[1]->value, mark->value) == 0))
        continue;
      if (two[1] != NULL)
        {
          two[0] = mark;
          break;
        }
      two[1] = mark;
    }
  return two[0] != NULL ? two[latter] : NULL;
}

/* "An Electricity Network seat on the same committee": on the one that was named last. */
static const SnMark *
committee_spoken_of (const SnReading *reading, const SnSentence *sentence)
{
  gboolean same = FALSE;

  for (guint32 i = sentence->first; i + 1 < sentence->end && !same; i++)
    same = sn_reading_token_is (reading, i, "same") && sn_reading_token_in (reading, i + 1, SN_SET_GROUPS);
  for (guint32 i = sentence->first_mark; same && i > reading->block_marks[sentence->block]; i--)
    if (sn_reading_mark (reading, i - 1)->word_class == SN_WORD_COMMITTEE)
      return sn_reading_mark (reading, i - 1);
  return NULL;
}

/**
 * sn_seat_committees:
 * @names: (out): their short names
 *
 * Finds whose seat a category's is: the committee after it ("… seat on the
 * SSC"), else the last one named before it in the sentence, with those that
 * are named together with it.
 *
 * Returns: how many.
 */
guint
sn_seat_committees (const SnReading *reading, const SnSentence *sentence, const SnMark *category,
                    const char *names[SN_SEAT_MAX_COMMITTEES])
{
  const SnMark *before = NULL, *after = NULL, *last, *own;
  gboolean direct = FALSE;
  guint n = 0;

  /* "one Gas Network (SSC)" */
  own = category->end + 2 < sentence->end && sn_reading_is_mark (reading, category->end, '(')
            ? sn_reading_mark_at (reading, sentence->block, category->end + 1, SN_WORD_COMMITTEE)
            : NULL;
  if (own != NULL && own->end < sentence->end && sn_reading_is_mark (reading, own->end, ')') &&
      sn_committee_has_seats (reading, own, sentence->end))
    {
      names[0] = own->value;
      return 1;
    }

  own = former_or_latter (reading, sentence, category);
  if (own == NULL)
    own = committee_spoken_of (reading, sentence);
  if (own != NULL)
    {
      names[0] = own->value;
      return 1;
    }
  for (guint32 i = sentence->first_mark; i < sentence->end_mark; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class != SN_WORD_COMMITTEE || !sn_committee_has_seats (reading, mark, sentence->end))
        continue;
      if (mark->first < category->first)
        before = mark;
      else if (after == NULL)
        after = mark;
    }
  if (after != NULL && (!leads_to (reading, category->end, after->first, &direct) || (before != NULL && !direct)))
    after = NULL;
  last = after != NULL ? after : before;
  if (last == NULL)
    return 0;
  names[n++] = last->value;
  for (guint32 i = sentence->end_mark; after == NULL && i > sentence->first_mark && n < SN_SEAT_MAX_COMMITTEES; i--)
    {
      const SnMark *mark = sn_reading_mark (reading, i - 1);

      if (mark->word_class == SN_WORD_COMMITTEE && mark->first < last->first && stand_together (reading, mark, last) &&
          !sn_seat_appoints (reading, mark, sentence->end))
        names[n++] = (last = mark)->value;
    }
  for (guint32 i = sentence->first_mark; after != NULL && i < sentence->end_mark && n < SN_SEAT_MAX_COMMITTEES; i++)
    {
      const SnMark *mark = sn_reading_mark (reading, i);

      if (mark->word_class == SN_WORD_COMMITTEE && mark->first > last->first && stand_together (reading, last, mark) &&
          !sn_seat_appoints (reading, mark, sentence->end))
        names[n++] = (last = mark)->value;
    }
  return n;
}
