/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-month-items.h"

static gboolean
is_on (SnItem *item, guint32 julian)
{
  const SnDate *date = sn_item_get_date (item);

  return sn_date_precision (date) == SN_PRECISION_DAY && sn_date_first_julian (date) <= julian &&
         sn_date_last_julian (date) >= julian;
}

static gboolean
has_left (SnItem *item, guint32 julian)
{
  const SnDate *from = sn_item_get_moved_from (item);

  return sn_item_get_moved (item) && sn_date_precision (from) == SN_PRECISION_DAY &&
         sn_date_first_julian (from) == julian && sn_date_precision (sn_item_get_date (item)) == SN_PRECISION_DAY &&
         !is_on (item, julian);
}

/**
 * sn_month_items_on:
 * @items: (element-type SnItem): what there is
 * @julian: a day
 *
 * Whatever is known no better than by its month is on no day.
 *
 * Returns: (transfer container) (element-type SnItem): what is on that day.
 */
GPtrArray *
sn_month_items_on (GPtrArray *items, guint32 julian)
{
  GPtrArray *here = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (sn_item_get_state (items->pdata[i]) != SN_STATE_DISMISSED && is_on (items->pdata[i], julian))
      g_ptr_array_add (here, items->pdata[i]);
  return here;
}

/**
 * sn_month_items_moved_from:
 * @items: (element-type SnItem): what there is
 * @julian: a day
 * @today: the day from which they are seen
 *
 * Once a day is over nobody waits any more for what was moved away from it.
 *
 * Returns: (transfer container) (element-type SnItem): what was on that day
 *   and is on another one now.
 */
GPtrArray *
sn_month_items_moved_from (GPtrArray *items, guint32 julian, const SnDate *today)
{
  GPtrArray *ghosts = g_ptr_array_new ();

  if (julian < sn_date_first_julian (today))
    return ghosts;
  for (guint i = 0; i < items->len; i++)
    if (sn_item_get_state (items->pdata[i]) != SN_STATE_DISMISSED && has_left (items->pdata[i], julian))
      g_ptr_array_add (ghosts, items->pdata[i]);
  return ghosts;
}

/**
 * sn_month_issued_on:
 * @newsletters: (element-type SnNewsletter): what there is
 * @julian: a day
 *
 * Returns: (transfer container) (element-type SnNewsletter): what was issued on
 *   that day.
 */
GPtrArray *
sn_month_issued_on (GPtrArray *newsletters, guint32 julian)
{
  GPtrArray *here = g_ptr_array_new ();

  for (guint i = 0; i < newsletters->len; i++)
    {
      const SnDate *issued = sn_newsletter_get_issued (newsletters->pdata[i]);

      if (sn_date_precision (issued) == SN_PRECISION_DAY && sn_date_first_julian (issued) == julian)
        g_ptr_array_add (here, newsletters->pdata[i]);
    }
  return here;
}
