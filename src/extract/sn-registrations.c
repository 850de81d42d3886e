/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which event it is that one registers for by a date. */

#include "sn-candidate.h"

#include <string.h>

/* The events of each article: heading → array of candidates. */
static GHashTable *
events_by_heading (const SnExtraction *self)
{
  GHashTable *events = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];
      gpointer heading = GUINT_TO_POINTER (self->outline->places[candidate->block].heading);
      GPtrArray *all;

      if (sn_item_get_kind (candidate->item) != SN_ITEM_EVENT || candidate->row)
        continue;
      all = g_hash_table_lookup (events, heading);
      if (all == NULL)
        {
          all = g_ptr_array_new ();
          g_hash_table_insert (events, heading, all);
        }
      g_ptr_array_add (all, candidate);
    }
  return events;
}

/* The event that the title names; else the last one that the paragraph spoke of. */
static const SnCandidate *
find_event (const SnCandidate *deadline, const GPtrArray *events)
{
  const SnCandidate *found = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const SnCandidate *event = events->pdata[i];

      if (strstr (sn_item_get_title (deadline->item), sn_item_get_title (event->item)) != NULL)
        return event;
      if (event->block == deadline->block && event->first <= deadline->first &&
          (found == NULL || event->first >= found->first))
        found = event;
    }
  return found;
}

/**
 * sn_join_registrations:
 *
 * Tells each deadline of a registration its event, whose organiser is its own too.
 * To be called once candidates are merged.
 */
void
sn_join_registrations (SnExtraction *self)
{
  g_autoptr (GHashTable) events = NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      SnCandidate *candidate = self->candidates->pdata[i];
      const GPtrArray *all;

      if (!candidate->registers)
        continue;
      if (events == NULL)
        events = events_by_heading (self);
      all = g_hash_table_lookup (events, GUINT_TO_POINTER (self->outline->places[candidate->block].heading));
      candidate->event = all != NULL ? find_event (candidate, all) : NULL;
      if (candidate->event != NULL && sn_item_get_organiser (candidate->item) == NULL)
        sn_item_set_organiser (candidate->item, sn_item_get_organiser (candidate->event->item));
    }
}
