/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-update.h"
#include "sn-steps.h"

/* An update in steps, or in one piece before the store is closed. */

typedef struct
{
  SnCalendarUpdate *update;
  SnCalendarUpdate *before;
} Last;

static gpointer
ref (gpointer work)
{
  return sn_calendar_update_ref (work);
}

static void
unref (gpointer work)
{
  sn_calendar_update_unref (work);
}

static gboolean
is_done (gpointer work)
{
  return sn_calendar_update_is_done (work);
}

static gboolean
needs_store (gpointer work)
{
  return sn_calendar_update_needs_store (work);
}

static gboolean
step (gpointer work, SnDb *db, GError **error)
{
  return sn_calendar_update_step (work, db, error);
}

static const SnSteps update_steps = { ref, unref, is_done, needs_store, step };

/**
 * sn_calendar_update_run_async:
 * @store: the store of which the file is
 *
 * Does all steps while the store is there for others in between.
 */
void
sn_calendar_update_run_async (SnCalendarUpdate *self, SnStore *store, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  sn_steps_run_async (&update_steps, self, store, cancellable, callback, user_data);
}

/**
 * sn_calendar_update_run_finish:
 *
 * Errors: %SN_ERROR_CANCELLED, also where the store was shut down, and those of
 * sn_calendar_update_step().
 *
 * Returns: whether the file is up to date, or there is to be none.
 */
gboolean
sn_calendar_update_run_finish (SnStore *store, GAsyncResult *result, GError **error)
{
  return sn_steps_run_finish (&update_steps, store, result, error);
}

static void
last_free (gpointer data)
{
  Last *last = data;

  sn_calendar_update_unref (last->update);
  g_clear_pointer (&last->before, sn_calendar_update_unref);
  g_free (last);
}

static gpointer
last_work (SnDb *db, gpointer data, G_GNUC_UNUSED GError **error)
{
  const Last *last = data;
  g_autoptr (GError) reason = NULL;

  if (last->before != NULL)
    sn_calendar_update_stop (last->before);
  if (!sn_calendar_update_run (last->update, db, &reason))
    g_message ("The calendar file is not up to date: %s", reason->message);
  return g_strdup ("");
}

/**
 * sn_calendar_update_run_last:
 * @store: the store of which the file is, which nobody else waits for any more
 * @before: (nullable): an update that is still running, and is to end
 *
 * Does all steps at once on the store's worker, even where the store is shut down
 * right after this call.
 */
void
sn_calendar_update_run_last (SnCalendarUpdate *self, SnStore *store, SnCalendarUpdate *before)
{
  Last *last = g_new (Last, 1);

  *last = (Last){ sn_calendar_update_ref (self), before != NULL ? sn_calendar_update_ref (before) : NULL };
  sn_store_run_last (store, last_work, last, last_free, g_free);
}
