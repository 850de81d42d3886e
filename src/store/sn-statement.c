/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reconcile.h"

/* What one newsletter says of an item in several places, as one. */

/**
 * sn_item_is_ahead:
 *
 * Returns: whether the date that is stated is still ahead on that day.
 */
gboolean
sn_item_is_ahead (SnItem *said, guint32 issued_day)
{
  const SnDate *date = sn_item_get_date (said);

  return sn_date_is_set (date) && sn_date_last_julian (date) >= issued_day;
}

#define TAKE_TEXT(item, said, name)                                                                                    \
  do                                                                                                                   \
    {                                                                                                                  \
      if (sn_item_get_##name (said) != NULL)                                                                           \
        sn_item_set_##name ((item), sn_item_get_##name (said));                                                        \
    }                                                                                                                  \
  while (0)

/**
 * sn_item_take_texts:
 *
 * Takes over those texts, but the title, that @said has.
 */
void
sn_item_take_texts (SnItem *item, SnItem *said)
{
  TAKE_TEXT (item, said, reference);
  TAKE_TEXT (item, said, organiser);
  TAKE_TEXT (item, said, stage);
  TAKE_TEXT (item, said, committee);
  TAKE_TEXT (item, said, category);
  TAKE_TEXT (item, said, rule);
}

/* The fields alone: mentions, links and doubts are the store's to put together. */
static SnItem *
bare_copy (SnItem *said)
{
  SnItem *item = sn_item_new (sn_item_get_kind (said), sn_item_get_title (said));

  sn_item_take_texts (item, said);
  sn_item_set_date (item, sn_item_get_date (said));
  sn_item_set_seats (item, sn_item_get_seats (said));
  sn_item_set_outcome (item, sn_item_get_outcome (said));
  sn_item_set_moved (item, sn_item_get_moved (said));
  sn_item_set_moved_from (item, sn_item_get_moved_from (said));
  sn_item_set_confidence (item, sn_item_get_confidence (said));
  return item;
}

#define FILL_TEXT(item, other, name)                                                                                   \
  do                                                                                                                   \
    {                                                                                                                  \
      if (sn_item_get_##name (item) == NULL)                                                                           \
        sn_item_set_##name ((item), sn_item_get_##name (other));                                                       \
    }                                                                                                                  \
  while (0)

static void
fill_texts (SnItem *item, SnItem *other)
{
  FILL_TEXT (item, other, title);
  FILL_TEXT (item, other, reference);
  FILL_TEXT (item, other, organiser);
  FILL_TEXT (item, other, stage);
  FILL_TEXT (item, other, committee);
  FILL_TEXT (item, other, category);
}

static void
fill_date (SnItem *item, SnItem *other)
{
  SnDate date = *sn_item_get_date (item);
  const SnDate *more = sn_item_get_date (other);

  if (!sn_date_is_set (&date) || sn_date_contains (&date, more))
    date = date.has_time ? sn_date_with_time_of (*more, &date) : *more;
  if (more->has_time && !date.has_time)
    date = sn_date_with_time_of (date, more);
  sn_item_set_date (item, &date);
}

/* Within one newsletter "one of the two seats is filled" beside an open seat is
 * an open seat; a meeting that is called off beside its row in the table is
 * called off. */
static void
fill_outcome (SnItem *item, SnItem *other, guint32 issued_day)
{
  SnItem *listed = sn_item_get_outcome (item) == SN_OUTCOME_NONE ? item : other;
  SnOutcome outcome = MAX (sn_item_get_outcome (item), sn_item_get_outcome (other));

  if (sn_item_get_outcome (item) == sn_item_get_outcome (other))
    return;
  if (outcome == SN_OUTCOME_FILLED && sn_item_get_outcome (listed) == SN_OUTCOME_NONE &&
      sn_item_is_ahead (listed, issued_day))
    outcome = SN_OUTCOME_NONE;
  sn_item_set_outcome (item, outcome);
}

/* Which of one newsletter's claims leads: that it was moved outweighs a table
 * that still has the old date, else the first place: the article stands before
 * the table. */
static SnClaim *
lead_of (GPtrArray *claims, guint first)
{
  SnClaim *lead = claims->pdata[first];

  for (guint i = first + 1; i < claims->len; i++)
    {
      SnClaim *claim = claims->pdata[i];
      gboolean moved = sn_item_get_moved (claim->item);

      if (moved != sn_item_get_moved (lead->item) ? moved : claim->position < lead->position)
        lead = claim;
    }
  return lead;
}

/**
 * sn_statement_of:
 * @claims: (element-type SnClaim): claims
 * @first: the first that counts; it and all after it are of one newsletter
 * @speaker: (out) (transfer none): the one that speaks for them
 *
 * Returns: (transfer full): all that one newsletter says of an item, as one:
 *   the others fill what the leading claim leaves out.
 */
SnItem *
sn_statement_of (GPtrArray *claims, guint first, SnClaim **speaker)
{
  SnClaim *lead = lead_of (claims, first);
  SnItem *said = bare_copy (lead->item);

  *speaker = lead;
  for (guint i = first; i < claims->len; i++)
    {
      SnItem *other = ((SnClaim *) claims->pdata[i])->item;

      if (claims->pdata[i] == lead)
        continue;
      fill_outcome (said, other, lead->issued_day);
      fill_texts (said, other);
      fill_date (said, other);
      if (sn_item_get_seats (said) == 0)
        sn_item_set_seats (said, sn_item_get_seats (other));
      if (sn_item_get_moved (other))
        sn_item_set_moved (said, TRUE);
      if (!sn_date_is_set (sn_item_get_moved_from (said)))
        sn_item_set_moved_from (said, sn_item_get_moved_from (other));
    }
  return said;
}
