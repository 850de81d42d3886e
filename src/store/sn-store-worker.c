/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-store-private.h"

#include "sn-error.h"

/* How the worker of a store keeps its file open for the jobs, and reads what an
 * earlier version has read again while there are none. */

/* After how many newsletters that were read again the lists are refreshed. */
#define REREAD_ANNOUNCED 100

/* How often an import that goes on tells that it has stored something. Whoever is
 * told asks for what it shows: that is to take no more than a twentieth of the
 * time, of the worker as of those who draw it. */
#define GROWN_MICROSECONDS (2 * G_TIME_SPAN_SECOND)
#define GROWN_SHARE 20

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
  worker->all_read = FALSE;
  job->opened = worker->db != NULL;
  return job->opened;
}

static void
run_timed (SnStoreWorker *worker, SnJob *job)
{
  gint64 start = g_get_monotonic_time ();

  job->work (job, worker->db);
  if (sn_job_is_question (job))
    worker->asked += g_get_monotonic_time () - start;
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
    run_timed (worker, job);
  /* The next job then finds out anew, for the user may have done something. */
  if (job->damage != NULL || g_error_matches (job->error, SN_ERROR, SN_ERROR_DAMAGED))
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

/**
 * sn_store_worker_take_growth:
 * @job: a job that has just run
 *
 * Returns: whether it is an import that goes on and has stored something of which
 *   it is time to tell.
 */
gboolean
sn_store_worker_take_growth (SnStoreWorker *worker, SnJob *job)
{
  gint64 now = g_get_monotonic_time ();

  if (!job->unfinished || !job->grown ||
      (worker->grown_told != 0 && now - worker->grown_told < MAX (GROWN_MICROSECONDS, GROWN_SHARE * worker->asked)))
    return FALSE;
  job->grown = FALSE;
  worker->grown_told = now;
  worker->asked = 0;
  return TRUE;
}

/**
 * sn_store_worker_has_stale:
 *
 * Returns: whether there may be newsletters to read again.
 */
gboolean
sn_store_worker_has_stale (SnStoreWorker *worker)
{
  return worker->db != NULL && !worker->all_read;
}

/**
 * sn_store_worker_rest:
 *
 * Gives back what was kept of the file in memory, since nobody asks for anything.
 */
void
sn_store_worker_rest (SnStoreWorker *worker)
{
  if (worker->db != NULL)
    sn_db_release_memory (worker->db);
}

/**
 * sn_store_worker_reread:
 *
 * Reads one newsletter again of those that an earlier version has read. A
 * failure ends it for this time: the store is as good as it was, and the next
 * start tries again.
 *
 * Returns: whether it is time to say that something has changed.
 */
gboolean
sn_store_worker_reread (SnStoreWorker *worker)
{
  g_autoptr (GError) error = NULL;

  if (!sn_db_reread_next (worker->db, &worker->all_read, &error))
    {
      g_message ("Newsletters cannot be read again: %s", error->message);
      worker->all_read = TRUE;
    }
  else if (!worker->all_read)
    worker->reread++;
  if (worker->reread < REREAD_ANNOUNCED && !(worker->all_read && worker->reread > 0))
    return FALSE;
  worker->reread = 0;
  return TRUE;
}
