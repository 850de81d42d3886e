/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-store-private.h"

#include "sn-extract.h"

/* What is done with whole newsletters, and with words of one, through the
 * store's worker. */

static void
delete_work (SnJob *job, SnDb *db)
{
  job->result = sn_db_delete_newsletter (db, job->id, &job->error);
  job->free_result = (GDestroyNotify) sn_deletion_free;
  job->changed = job->result != NULL;
}

/**
 * sn_store_delete_newsletter_async:
 *
 * Deletes a newsletter, as sn_db_delete_newsletter() does.
 */
void
sn_store_delete_newsletter_async (SnStore *self, gint64 newsletter_id, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  SnJob *job = sn_job_new (self, delete_work, SN_JOB_DELETE_NEWSLETTER, cancellable, callback, user_data);

  job->id = newsletter_id;
  job->by_hand = TRUE;
  sn_job_push (job);
}

/**
 * sn_store_delete_newsletter_finish:
 *
 * Errors: those of sn_db_delete_newsletter().
 *
 * Returns: (transfer full) (nullable): what brings it back.
 */
SnDeletion *
sn_store_delete_newsletter_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  return sn_job_finish (self, result, SN_JOB_DELETE_NEWSLETTER, error);
}

static void
undelete_work (SnJob *job, SnDb *db)
{
  if (!sn_db_undelete_newsletter (db, g_task_get_task_data (job->task), &job->error))
    return;
  job->changed = TRUE;
  job->result = g_new0 (gboolean, 1);
  job->free_result = g_free;
}

/**
 * sn_store_undelete_newsletter_async:
 * @deletion: (transfer full): what was deleted
 *
 * Brings a newsletter back, as sn_db_undelete_newsletter() does.
 */
void
sn_store_undelete_newsletter_async (SnStore *self, SnDeletion *deletion, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  SnJob *job = sn_job_new (self, undelete_work, SN_JOB_UNDELETE_NEWSLETTER, cancellable, callback, user_data);

  g_task_set_task_data (job->task, deletion, (GDestroyNotify) sn_deletion_free);
  job->by_hand = TRUE;
  sn_job_push (job);
}

/**
 * sn_store_undelete_newsletter_finish:
 *
 * Returns: whether it is there again.
 */
gboolean
sn_store_undelete_newsletter_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  g_autofree gboolean *done = sn_job_finish (self, result, SN_JOB_UNDELETE_NEWSLETTER, error);

  return done != NULL;
}

static void
get_bytes_work (SnJob *job, SnDb *db)
{
  job->result = sn_db_get_bytes (db, job->id, &job->error);
  job->free_result = (GDestroyNotify) g_bytes_unref;
}

/**
 * sn_store_get_bytes_async:
 *
 * Loads a newsletter exactly as it came.
 */
void
sn_store_get_bytes_async (SnStore *self, gint64 newsletter_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  SnJob *job = sn_job_new (self, get_bytes_work, SN_JOB_GET_BYTES, cancellable, callback, user_data);

  job->id = newsletter_id;
  sn_job_push (job);
}

/**
 * sn_store_get_bytes_finish:
 *
 * Returns: (transfer full) (nullable): its bytes.
 */
GBytes *
sn_store_get_bytes_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  return sn_job_finish (self, result, SN_JOB_GET_BYTES, error);
}

/* Some words of a newsletter. */
typedef struct
{
  SnDocument *document;
  SnDate issued;
  gsize start, length;
} Words;

static void
words_free (gpointer data)
{
  Words *words = data;

  g_object_unref (words->document);
  g_free (words);
}

/* The whole newsletter is read, so that these words mean what they mean there;
 * one expression of time is one, though the time of day was not selected. */
static void
find_date_work (SnJob *job, SnDb *db)
{
  const Words *words = g_task_get_task_data (job->task);
  g_autoptr (GPtrArray) dates = sn_extract_dates (words->document, &words->issued);
  SnDate *found = g_new0 (SnDate, 1);

  for (guint i = 0; i < dates->len && !sn_date_is_set (found); i++)
    {
      const SnTimeExpression *expression = dates->pdata[i];

      if (expression->start >= words->start && expression->start < words->start + words->length)
        *found = expression->date;
    }
  job->result = found;
  job->free_result = g_free;
}

/**
 * sn_store_find_date_async:
 * @document: the text of a newsletter
 * @issued: when it was issued
 * @start: where some words begin, in bytes of that text
 * @length: how many bytes they are
 *
 * Looks for the date that these words state.
 */
void
sn_store_find_date_async (SnStore *self, SnDocument *document, const SnDate *issued, gsize start, gsize length,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  SnJob *job = sn_job_new (self, find_date_work, SN_JOB_FIND_DATE, cancellable, callback, user_data);
  Words *words = g_new (Words, 1);

  *words = (Words){ g_object_ref (document), *issued, start, length };
  g_task_set_task_data (job->task, words, words_free);
  sn_job_push (job);
}

/**
 * sn_store_find_date_finish:
 * @date: (out): the first date that they state; not set where there is none
 *
 * Returns: whether it worked.
 */
gboolean
sn_store_find_date_finish (SnStore *self, GAsyncResult *result, SnDate *date, GError **error)
{
  g_autofree SnDate *found = sn_job_finish (self, result, SN_JOB_FIND_DATE, error);

  if (found == NULL)
    return FALSE;
  *date = *found;
  return TRUE;
}
