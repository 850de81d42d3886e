/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-update.h"

#include "sn-error.h"

/* The steps of an update, each where it belongs: on the store's worker, in the
 * queue with what others ask, or on a thread of its own. */

typedef struct
{
  SnCalendarUpdate *update;
  SnCalendarUpdate *before;
} Last;

/* What tells its tasks from others. */
static const char RUN_WORD[] = "calendar-update-run";

static void go_on (GTask *task);

static gpointer
step_work (SnDb *db, gpointer data, GError **error)
{
  return sn_calendar_update_step (data, db, error) ? g_strdup ("") : NULL;
}

static void
step_thread (GTask *alone, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  GError *error = NULL;

  if (sn_calendar_update_step (data, NULL, &error))
    g_task_return_boolean (alone, TRUE);
  else
    g_task_return_error (alone, error);
}

/* @data: (transfer full): the task of the whole */
static void
take_step (gpointer data, gboolean worked, GError *error)
{
  g_autoptr (GTask) task = data;

  if (worked)
    go_on (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autofree char *done = sn_store_run_finish (SN_STORE (source), result, &error);

  take_step (data, done != NULL, error);
}

static void
alone_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  gboolean worked = g_task_propagate_boolean (G_TASK (result), &error);

  take_step (data, worked, error);
}

/* @task: (transfer full): the task of the whole */
static void
go_on (GTask *task)
{
  g_autoptr (GTask) owned = task;
  SnCalendarUpdate *update = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GTask) alone = NULL;

  if (g_cancellable_is_cancelled (cancellable))
    g_task_return_new_error (task, SN_ERROR, SN_ERROR_CANCELLED, "The operation was stopped.");
  else if (sn_calendar_update_is_done (update))
    g_task_return_boolean (task, TRUE);
  else if (sn_calendar_update_needs_store (update))
    sn_store_run_async (g_task_get_source_object (task), step_work, sn_calendar_update_ref (update),
                        (GDestroyNotify) sn_calendar_update_unref, g_free, cancellable, worked_cb,
                        g_steal_pointer (&owned));
  else
    {
      alone = g_task_new (NULL, NULL, alone_cb, g_steal_pointer (&owned));
      g_task_set_task_data (alone, sn_calendar_update_ref (update), (GDestroyNotify) sn_calendar_update_unref);
      g_task_run_in_thread (alone, step_thread);
    }
}

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
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, (gpointer) RUN_WORD);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, sn_calendar_update_ref (self), (GDestroyNotify) sn_calendar_update_unref);
  go_on (task);
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
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == RUN_WORD, FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
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
