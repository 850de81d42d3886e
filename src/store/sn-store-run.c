/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-store-private.h"

/* Work of the rooms that come after the store, on its worker. */

typedef struct
{
  SnStoreWork work;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  if (run->free_data != NULL)
    run->free_data (run->data);
  g_free (run);
}

static void
run_work (SnJob *job, SnDb *db)
{
  const Run *run = g_object_get_data (G_OBJECT (job->task), "run");

  job->result = run->work (db, run->data, &job->error);
  job->free_result = run->free_result;
}

/**
 * sn_store_run_async:
 * @work: what is to be done; it tells nobody that the store has changed, so it
 *   leaves alone what the pages show
 * @data: (transfer full): given to @work
 * @free_data: (nullable): frees @data
 * @free_result: frees what @work returns
 *
 * Has the store's worker do what another room knows how to do.
 */
void
sn_store_run_async (SnStore *self, SnStoreWork work, gpointer data, GDestroyNotify free_data,
                    GDestroyNotify free_result, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  SnJob *job = sn_job_new (self, run_work, SN_JOB_RUN, cancellable, callback, user_data);
  Run *run = g_new (Run, 1);

  *run = (Run){ work, data, free_data, free_result };
  g_object_set_data_full (G_OBJECT (job->task), "run", run, run_free);
  sn_job_push (job);
}

/**
 * sn_store_run_finish:
 *
 * Returns: (transfer full) (nullable): what the work returned.
 */
gpointer
sn_store_run_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  return sn_job_finish (self, result, SN_JOB_RUN, error);
}
