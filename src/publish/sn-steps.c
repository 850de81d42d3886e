/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-steps.h"

#include "sn-error.h"

/* The steps of some work, each where it belongs: on the store's worker, in the
 * queue with what others ask, or on a thread of its own. */

/* What is being done, as a task has it. */
typedef struct
{
  const SnSteps *steps;
  gpointer work;
} Run;

static void go_on (GTask *task);

static void
run_free (gpointer data)
{
  Run *run = data;

  run->steps->unref (run->work);
  g_free (run);
}

static Run *
run_new (const SnSteps *steps, gpointer work)
{
  Run *run = g_new (Run, 1);

  *run = (Run){ steps, steps->ref (work) };
  return run;
}

static gpointer
step_work (SnDb *db, gpointer data, GError **error)
{
  const Run *run = data;

  return run->steps->step (run->work, db, error) ? g_strdup ("") : NULL;
}

static void
step_thread (GTask *alone, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  const Run *run = data;
  GError *error = NULL;

  if (run->steps->step (run->work, NULL, &error))
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
  const Run *run = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GTask) alone = NULL;

  if (g_cancellable_is_cancelled (cancellable))
    g_task_return_new_error (task, SN_ERROR, SN_ERROR_CANCELLED, "The operation was stopped.");
  else if (run->steps->is_done (run->work))
    g_task_return_boolean (task, TRUE);
  else if (run->steps->needs_store (run->work))
    sn_store_run_async (g_task_get_source_object (task), step_work, run_new (run->steps, run->work), run_free, g_free,
                        cancellable, worked_cb, g_steal_pointer (&owned));
  else
    {
      alone = g_task_new (NULL, NULL, alone_cb, g_steal_pointer (&owned));
      g_task_set_task_data (alone, run_new (run->steps, run->work), run_free);
      g_task_run_in_thread (alone, step_thread);
    }
}

/**
 * sn_steps_run_async:
 * @steps: how the work is done
 * @work: what is to be done
 * @store: the store of which it is
 *
 * Does all steps while the store is there for others in between.
 */
void
sn_steps_run_async (const SnSteps *steps, gpointer work, SnStore *store, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, (gpointer) steps);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run_new (steps, work), run_free);
  go_on (task);
}

/**
 * sn_steps_run_finish:
 * @steps: how the work was done
 *
 * Errors: %SN_ERROR_CANCELLED, also where the store was shut down, and those of the
 * steps.
 *
 * Returns: whether all is done.
 */
gboolean
sn_steps_run_finish (const SnSteps *steps, SnStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == steps, FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sn_steps_run:
 * @db: the store
 *
 * Does all steps that are left, one after the other.
 *
 * Returns: whether all is done.
 */
gboolean
sn_steps_run (const SnSteps *steps, gpointer work, SnDb *db, GError **error)
{
  while (!steps->is_done (work))
    if (!steps->step (work, db, error))
      return FALSE;
  return TRUE;
}
