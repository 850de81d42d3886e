/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-store-private.h"

/* The ways back from a damaged store. Each works on the file, which nobody has
 * open then. */

static void
take_kept (SnJob *job, gboolean done, char *kept)
{
  if (!done)
    {
      g_free (kept);
      return;
    }
  job->changed = TRUE;
  job->result = kept != NULL ? kept : g_strdup ("");
  job->free_result = g_free;
}

static void
restore_work (SnJob *job, SnDb *db)
{
  g_autofree char *path = g_file_get_path (job->file);
  char *kept = NULL;
  gboolean done = FALSE;

  if (path != NULL)
    done = sn_db_restore (sn_store_get_path (job->store), path, &kept, &job->error);
  else
    g_set_error_literal (&job->error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "The backup is not on this computer.");
  take_kept (job, done, kept);
}

static void
set_aside_work (SnJob *job, SnDb *db)
{
  char *kept = NULL;
  gboolean done = sn_db_set_aside (sn_store_get_path (job->store), &kept, &job->error);

  take_kept (job, done, kept);
}

static void
recover_work (SnJob *job, SnDb *db)
{
  const char *path = sn_store_get_path (job->store);
  guint n_recovered, n_lost;
  char *kept = NULL;
  gboolean done =
      sn_db_recover (path, path, sn_store_get_ending (job->store), &n_recovered, &n_lost, &kept, &job->error);

  take_kept (job, done, kept);
}

static SnJob *
new_job (SnStore *self, SnJobWork work, GAsyncReadyCallback callback, gpointer user_data)
{
  SnJob *job = sn_job_new (self, work, SN_JOB_WAY_BACK, NULL, callback, user_data);

  job->on_closed = TRUE;
  return job;
}

/**
 * sn_store_restore_async:
 * @backup: a backup, or another store
 *
 * Puts a backup in the place of the store, as sn_db_restore() does. `changed`
 * follows.
 */
void
sn_store_restore_async (SnStore *self, GFile *backup, GAsyncReadyCallback callback, gpointer user_data)
{
  SnJob *job = new_job (self, restore_work, callback, user_data);

  job->file = g_object_ref (backup);
  job->by_hand = TRUE;
  sn_job_push (job);
}

/**
 * sn_store_set_aside_async:
 *
 * Gives a damaged store another name; the next task begins an empty one.
 * `changed` follows.
 */
void
sn_store_set_aside_async (SnStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  SnJob *job = new_job (self, set_aside_work, callback, user_data);

  job->by_hand = TRUE;
  sn_job_push (job);
}

/**
 * sn_store_recover_async:
 *
 * Gives a damaged store another name and begins a new one with the newsletters
 * that can still be read in it, as sn_db_recover() does; sn_store_shutdown() stops
 * it. `changed` follows.
 */
void
sn_store_recover_async (SnStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  sn_job_push (new_job (self, recover_work, callback, user_data));
}

/**
 * sn_store_way_back_finish:
 *
 * Ends all three.
 *
 * Errors: those of sn_db_restore(), sn_db_set_aside() and sn_db_recover().
 *
 * Returns: (transfer full) (nullable): the file that keeps what the store held
 *   before, "" where there was none; %NULL on error.
 */
char *
sn_store_way_back_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  return sn_job_finish (self, result, SN_JOB_WAY_BACK, error);
}
