/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-store-private.h"

#include "sn-error.h"

/* How the worker of a store keeps its file open for the jobs. */

/* The first job opens the file; where that failed the next one tries again,
 * since the user may have mended it. What is written to a file that has lost its
 * name is lost: the one that has the name is opened then. */
static gboolean
ensure_open (SnStoreWorker *worker, SnJob *job)
{
  if (worker->db != NULL && sn_db_is_gone (worker->db))
    {
      g_clear_pointer (&worker->db, sn_db_close);
      job->changed = TRUE;
    }
  if (worker->db != NULL)
    return TRUE;
  worker->db = sn_db_open (worker->path, &job->error);
  job->opened = worker->db != NULL;
  return job->opened;
}

/**
 * sn_store_worker_run:
 *
 * Does a job, with the file open, or closed where the job is for that.
 */
void
sn_store_worker_run (SnStoreWorker *worker, SnJob *job)
{
  if (job->on_closed)
    {
      g_clear_pointer (&worker->db, sn_db_close);
      job->work (job, NULL);
      return;
    }
  if (ensure_open (worker, job))
    job->work (job, worker->db);
  /* The next job then finds out anew, for the user may have done something. */
  if (g_error_matches (job->error, SN_ERROR, SN_ERROR_DAMAGED))
    g_clear_pointer (&worker->db, sn_db_close);
}

/**
 * sn_store_worker_look:
 *
 * Returns: whether another program has changed the store, or put another file
 *   in its place, since this was asked last.
 */
gboolean
sn_store_worker_look (SnStoreWorker *worker)
{
  gboolean changed = FALSE;

  if (worker->db == NULL)
    return FALSE;
  return sn_db_is_gone (worker->db) || (sn_db_take_change (worker->db, &changed) && changed);
}
