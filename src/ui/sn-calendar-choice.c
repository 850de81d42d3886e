/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-choice.h"

#include "sn-agenda-row.h"

/* What has no day comes after all that has one, and not between: a range of days
 * is one of what stands on them. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  SnItem *items[] = { *(SnItem *const *) a, *(SnItem *const *) b };
  guint32 start = *(const guint32 *) data, days[2];
  gboolean coarse[2];

  for (guint i = 0; i < 2; i++)
    {
      const SnDate *date = sn_item_get_date (items[i]);

      coarse[i] = sn_date_precision (date) != SN_PRECISION_DAY;
      days[i] = sn_date_first_julian (date);
      /* The agenda has under its first day what goes on from before. */
      if (sn_date_last_julian (date) >= start)
        days[i] = MAX (days[i], start);
    }
  if (coarse[0] != coarse[1])
    return coarse[0] ? 1 : -1;
  if (days[0] != days[1])
    return days[0] < days[1] ? -1 : 1;
  return sn_agenda_row_compare (a, b);
}

/**
 * sn_calendar_choice_order:
 * @parts: (array length=n_parts) (element-type GPtrArray): the items of the parts of
 *   a calendar
 * @n_parts: how many parts
 * @start: the first day of its agenda
 *
 * Puts together from what there is to choose in a calendar, each item once, in the
 * order of its agenda.
 *
 * Returns: (transfer container) (element-type SnItem): the items.
 */
GPtrArray *
sn_calendar_choice_order (GPtrArray *const *parts, guint n_parts, guint32 start)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *all = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < n_parts; i++)
    n += parts[i]->len;
  /* The table has pointers to these. */
  g_array_set_size (ids, n);
  for (guint i = 0, place = 0; i < n_parts; i++)
    for (guint j = 0; j < parts[i]->len; j++, place++)
      {
        SnItem *item = parts[i]->pdata[j];
        gint64 *id = &g_array_index (ids, gint64, place);

        *id = sn_item_get_id (item);
        if (sn_item_get_state (item) != SN_STATE_DISMISSED && g_hash_table_add (seen, id))
          g_ptr_array_add (all, item);
      }
  g_ptr_array_sort_with_data (all, compare, &start);
  return all;
}
