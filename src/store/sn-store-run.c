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

static void
give_work (SnJob *job, const Run *run)
{
  g_object_set_data_full (G_OBJECT (job->task), "run", g_memdup2 (run, sizeof *run), run_free);
  sn_job_push (job);
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

  give_work (job, &(Run){ work, data, free_data, free_result });
}

/**
 * sn_store_run_last:
 * @work: what is to be done
 * @data: (transfer full): given to @work
 * @free_data: (nullable): frees @data
 * @free_result: frees what @work returns
 *
 * As sn_store_run_async(), but it is done even where the store is shut down
 * before its turn has come, and nobody is told what came of it.
 */
void
sn_store_run_last (SnStore *self, SnStoreWork work, gpointer data, GDestroyNotify free_data, GDestroyNotify free_result)
{
  SnJob *job = sn_job_new (self, run_work, SN_JOB_RUN, NULL, NULL, NULL);

  job->by_hand = TRUE;
  give_work (job, &(Run){ work, data, free_data, free_result });
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
