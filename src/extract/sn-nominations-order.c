/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several seats and several days, each seat with its own by their order. */

#include "sn-vacancies-private.h"

#define MOST_SEATS 8

/* Where the words stand by which the seat differs from its neighbours: the committee's, or
 * where all are on one, the category's. */
static guint32
place_of (const SnReading *reading, const SnSeat *seat, SnWordClass word_class)
{
  const char *value = word_class == SN_WORD_COMMITTEE ? sn_item_get_committee (seat->candidate->item)
                                                      : sn_item_get_category (seat->candidate->item);
  guint32 from = sn_reading_mark_from (reading, seat->candidate->first),
          to = sn_reading_mark_from (reading, seat->candidate->end);

  for (guint32 i = from; i < to; i++)
    if (sn_reading_mark (reading, i)->word_class == word_class &&
        g_strcmp0 (sn_reading_mark (reading, i)->value, value) == 0)
      return sn_reading_mark (reading, i)->first;
  return G_MAXUINT32;
}

static gboolean
same_committee (const SnSeat *const *seats, guint n)
{
  for (guint i = 1; i < n; i++)
    if (g_strcmp0 (sn_item_get_committee (seats[i]->candidate->item),
                   sn_item_get_committee (seats[0]->candidate->item)) != 0)
      return FALSE;
  return TRUE;
}

/* The seats of the paragraph in the order in which they are named. Returns how many. */
static guint
seats_in_order (const SnSeatArticle *article, guint block, const SnSeat *seats[MOST_SEATS])
{
  const SnReading *reading = article->extraction->reading;
  SnWordClass by;
  guint n = 0;

  for (guint i = 0; i < article->seats->len && n < MOST_SEATS; i++)
    if (g_array_index (article->seats, SnSeat, i).block == block)
      seats[n++] = &g_array_index (article->seats, SnSeat, i);
  by = same_committee (seats, n) ? SN_WORD_CATEGORY : SN_WORD_COMMITTEE;
  for (guint i = 1; i < n; i++)
    for (guint j = i; j > 0 && place_of (reading, seats[j], by) < place_of (reading, seats[j - 1], by); j--)
      {
        const SnSeat *later = seats[j - 1];

        seats[j - 1] = seats[j];
        seats[j] = later;
      }
  return n;
}

/* Of so many days of the sentence, which the clause's is; sets @n. */
static guint
place_among_days (const SnClause *clause, guint *n)
{
  const SnOutline *outline = clause->outline;
  guint place = 0;

  *n = 0;
  for (guint32 i = sn_outline_when_from (outline, clause->block, clause->sentence->first);
       i < outline->block_whens[clause->block + 1] && sn_outline_when (outline, i)->first < clause->sentence->end; i++)
    {
      const SnWhen *when = sn_outline_when (outline, i);

      if (when == clause->when)
        place = *n;
      *n += when->date.day != 0;
    }
  return place;
}

/**
 * sn_nominations_in_order:
 *
 * "The SSC seeks a Gas Network and the TABASC a Large Supplier. Nominations close on 21 and 28
 * March respectively", "The former should be nominated by 21 March and the latter by 28 March"
 *
 * Returns: (transfer none) (nullable): the seat that the clause's day is for, where the
 *   sentence gives each its own by their order.
 */
const SnSeat *
sn_nominations_in_order (const SnSeatArticle *article, const SnClause *clause)
{
  const SnReading *reading = article->extraction->reading;
  const SnSentence *sentence = clause->sentence;
  const SnSeat *seats[MOST_SEATS];
  guint n = seats_in_order (article, sentence->block, seats), n_days, place = place_among_days (clause, &n_days);

  if (n < 2)
    return NULL;
  if (n == n_days && sn_reading_has_token (reading, sentence->first, sentence->end, "respectively"))
    return seats[place];
  if (n != 2)
    return NULL;
  if (sn_reading_has_token (reading, clause->first, clause->when->first, "former"))
    return seats[0];
  return sn_reading_has_token (reading, clause->first, clause->when->first, "latter") ? seats[1] : NULL;
}
