/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-store-private.h"

/* Counts, single items and searches: each function asks, the work of the same
 * name runs on the worker. */

static void
get_item_work (SnJob *job, SnDb *db)
{
  job->result = sn_db_get_item (db, job->id, &job->today, &job->error);
  job->free_result = g_object_unref;
}

/**
 * sn_store_get_item_async:
 *
 * Loads one living item, as sn_db_get_item() does for the clock's today.
 */
void
sn_store_get_item_async (SnStore *self, gint64 item_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  SnJob *job = sn_job_new (self, get_item_work, SN_JOB_GET_ITEM, cancellable, callback, user_data);

  job->id = item_id;
  job->today = sn_clock_today (sn_store_get_clock (self));
  sn_job_push (job);
}

/**
 * sn_store_get_item_finish:
 *
 * Returns: (transfer full) (nullable): the item.
 */
SnItem *
sn_store_get_item_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  return sn_job_finish (self, result, SN_JOB_GET_ITEM, error);
}

static void
look_around_work (SnJob *job, SnDb *db)
{
  job->result = sn_db_look_around (db, job->id, &job->today, &job->error);
  job->free_result = (GDestroyNotify) sn_around_free;
}

/**
 * sn_store_look_around_async:
 *
 * Asks what stands around one item, as sn_db_look_around() does for the
 * clock's today.
 */
void
sn_store_look_around_async (SnStore *self, gint64 item_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  SnJob *job = sn_job_new (self, look_around_work, SN_JOB_LOOK_AROUND, cancellable, callback, user_data);

  job->id = item_id;
  job->today = sn_clock_today (sn_store_get_clock (self));
  sn_job_push (job);
}

/**
 * sn_store_look_around_finish:
 *
 * Returns: (transfer full) (nullable): what stands around the item.
 */
SnAround *
sn_store_look_around_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  return sn_job_finish (self, result, SN_JOB_LOOK_AROUND, error);
}

static void
count_items_work (SnJob *job, SnDb *db)
{
  g_autofree SnItemCounts *counts = g_new (SnItemCounts, 1);

  if (!sn_db_count_items (db, job->kind, &job->today, counts, &job->error))
    return;
  job->result = g_steal_pointer (&counts);
  job->free_result = g_free;
}

/**
 * sn_store_count_items_async:
 *
 * Counts the items of a kind, as sn_db_count_items() does for the clock's
 * today.
 */
void
sn_store_count_items_async (SnStore *self, SnItemKind kind, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  SnJob *job = sn_job_new (self, count_items_work, SN_JOB_COUNT_ITEMS, cancellable, callback, user_data);

  job->kind = kind;
  job->today = sn_clock_today (sn_store_get_clock (self));
  sn_job_push (job);
}

/**
 * sn_store_count_items_finish:
 * @counts: (out): how many there are; untouched on error
 *
 * Returns: whether it worked.
 */
gboolean
sn_store_count_items_finish (SnStore *self, GAsyncResult *result, SnItemCounts *counts, GError **error)
{
  g_autofree SnItemCounts *got = sn_job_finish (self, result, SN_JOB_COUNT_ITEMS, error);

  if (got == NULL)
    return FALSE;
  *counts = *got;
  return TRUE;
}

static void
review_work (SnJob *job, SnDb *db)
{
  job->result = sn_db_review (db, job->id, &job->today, &job->error);
  job->free_result = (GDestroyNotify) sn_review_free;
}

/**
 * sn_store_review_async:
 * @after: the number of a newsletter, 0 for all of them, or %SN_REVIEW_LAST_ONE
 *
 * Finds what the newsletters brought that came after @after, as sn_db_review()
 * does for the clock's today.
 */
void
sn_store_review_async (SnStore *self, gint64 after, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  SnJob *job = sn_job_new (self, review_work, SN_JOB_REVIEW, cancellable, callback, user_data);

  job->id = after;
  job->today = sn_clock_today (sn_store_get_clock (self));
  sn_job_push (job);
}

/**
 * sn_store_review_finish:
 *
 * Returns: (transfer full) (nullable): what they brought.
 */
SnReview *
sn_store_review_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  return sn_job_finish (self, result, SN_JOB_REVIEW, error);
}

static void
count_newsletters_work (SnJob *job, SnDb *db)
{
  g_autofree SnNewsletterCounts *counts = g_new (SnNewsletterCounts, 1);

  if (!sn_db_count_newsletters (db, counts, &job->error))
    return;
  job->result = g_steal_pointer (&counts);
  job->free_result = g_free;
}

/**
 * sn_store_count_newsletters_async:
 *
 * Counts the newsletters, as sn_db_count_newsletters() does.
 */
void
sn_store_count_newsletters_async (SnStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  sn_job_push (sn_job_new (self, count_newsletters_work, SN_JOB_COUNT_NEWSLETTERS, cancellable, callback, user_data));
}

/**
 * sn_store_count_newsletters_finish:
 * @counts: (out): how many there are; untouched on error
 *
 * Returns: whether it worked.
 */
gboolean
sn_store_count_newsletters_finish (SnStore *self, GAsyncResult *result, SnNewsletterCounts *counts, GError **error)
{
  g_autofree SnNewsletterCounts *got = sn_job_finish (self, result, SN_JOB_COUNT_NEWSLETTERS, error);

  if (got == NULL)
    return FALSE;
  *counts = *got;
  return TRUE;
}

/* The search's own cancellable is that of the store, which the next letter
 * stops; the caller's one stops it through that. */
typedef struct
{
  GCancellable *newest;
  GCancellable *caller;
  gulong handler;
} Stopping;

static void
stop_cb (GCancellable *caller, gpointer newest)
{
  g_cancellable_cancel (newest);
}

static void
stopping_free (gpointer data)
{
  Stopping *stopping = data;

  g_cancellable_disconnect (stopping->caller, stopping->handler);
  g_clear_object (&stopping->caller);
  g_object_unref (stopping->newest);
  g_free (stopping);
}

static void
search_work (SnJob *job, SnDb *db)
{
  Stopping *stopping = g_task_get_task_data (job->task);

  job->result = sn_db_search (db, job->name, job->limit, &job->today, stopping->newest, &job->error);
  job->free_result = (GDestroyNotify) g_ptr_array_unref;
}

/**
 * sn_store_search_async:
 * @text: what was typed so far
 * @limit: how many hits at most
 *
 * Looks for items and newsletters, as sn_db_search() does for the clock's
 * today. Only the newest search counts: one that waits, or runs, when the next
 * is asked for ends with %SN_ERROR_CANCELLED.
 */
void
sn_store_search_async (SnStore *self, const char *text, guint limit, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  SnJob *job = sn_job_new (self, search_work, SN_JOB_SEARCH, cancellable, callback, user_data);
  Stopping *stopping = g_new0 (Stopping, 1);

  stopping->newest = g_object_ref (sn_store_begin_search (self));
  if (cancellable != NULL)
    {
      stopping->caller = g_object_ref (cancellable);
      stopping->handler =
          g_cancellable_connect (cancellable, G_CALLBACK (stop_cb), g_object_ref (stopping->newest), g_object_unref);
    }
  g_task_set_task_data (job->task, stopping, stopping_free);
  job->name = g_strdup (text);
  job->limit = limit;
  job->today = sn_clock_today (sn_store_get_clock (self));
  sn_job_push (job);
}

/**
 * sn_store_search_finish:
 *
 * Errors: those of sn_db_search(); %SN_ERROR_CANCELLED also where another
 * search was asked for.
 *
 * Returns: (transfer full) (element-type SnSearchHit) (nullable): the hits, best
 *   first.
 */
GPtrArray *
sn_store_search_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  return sn_job_finish (self, result, SN_JOB_SEARCH, error);
}
