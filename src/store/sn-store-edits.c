/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-store-private.h"

/* The user's word, through the store's worker. */

static void
edit_work (SnJob *job, SnDb *db)
{
  g_autofree SnEdited *edited = g_new0 (SnEdited, 1);

  if (!sn_db_edit (db, job->edit, edited, &job->error))
    return;
  job->changed = edited->undo != 0;
  job->result = g_steal_pointer (&edited);
  job->free_result = g_free;
}

/**
 * sn_store_edit_async:
 * @edit: what the user says; copied
 *
 * Writes what the user says of an item.
 */
void
sn_store_edit_async (SnStore *self, const SnEdit *edit, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  SnJob *job = sn_job_new (self, edit_work, SN_JOB_EDIT, cancellable, callback, user_data);

  job->edit = sn_edit_copy (edit);
  job->by_hand = TRUE;
  sn_job_push (job);
}

/**
 * sn_store_edit_finish:
 * @edited: (out) (optional): what it did
 *
 * Errors: those of sn_db_edit().
 *
 * Returns: whether it was written.
 */
gboolean
sn_store_edit_finish (SnStore *self, GAsyncResult *result, SnEdited *edited, GError **error)
{
  g_autofree SnEdited *found = sn_job_finish (self, result, SN_JOB_EDIT, error);

  if (found != NULL && edited != NULL)
    *edited = *found;
  return found != NULL;
}

static void
undo_work (SnJob *job, SnDb *db)
{
  g_autofree gint64 *item_id = g_new0 (gint64, 1);

  if (!sn_db_undo (db, job->id, item_id, &job->error))
    return;
  job->changed = TRUE;
  job->result = g_steal_pointer (&item_id);
  job->free_result = g_free;
}

/**
 * sn_store_undo_async:
 * @undo: the number of an edit, 0 for the last one
 *
 * Takes an edit back.
 */
void
sn_store_undo_async (SnStore *self, gint64 undo, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  SnJob *job = sn_job_new (self, undo_work, SN_JOB_UNDO, cancellable, callback, user_data);

  job->id = undo;
  job->by_hand = TRUE;
  sn_job_push (job);
}

/**
 * sn_store_undo_finish:
 * @item_id: (out) (optional): an item that it concerned
 *
 * Errors: those of sn_db_undo().
 *
 * Returns: whether it was taken back.
 */
gboolean
sn_store_undo_finish (SnStore *self, GAsyncResult *result, gint64 *item_id, GError **error)
{
  g_autofree gint64 *found = sn_job_finish (self, result, SN_JOB_UNDO, error);

  if (found != NULL && item_id != NULL)
    *item_id = *found;
  return found != NULL;
}

static void
list_likenesses_work (SnJob *job, SnDb *db)
{
  job->result = sn_db_list_likenesses (db, &job->today, &job->error);
  job->free_result = (GDestroyNotify) g_array_unref;
}

/**
 * sn_store_list_likenesses_async:
 *
 * Lists which open items may be one thing under two names.
 */
void
sn_store_list_likenesses_async (SnStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  SnJob *job = sn_job_new (self, list_likenesses_work, SN_JOB_LIST_LIKENESSES, cancellable, callback, user_data);

  job->today = sn_clock_today (sn_store_get_clock (self));
  sn_job_push (job);
}

/**
 * sn_store_list_likenesses_finish:
 *
 * Returns: (transfer full) (element-type SnLikeness) (nullable): the pairs.
 */
GArray *
sn_store_list_likenesses_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  return sn_job_finish (self, result, SN_JOB_LIST_LIKENESSES, error);
}
