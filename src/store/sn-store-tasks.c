/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-store-private.h"

#include "sn-error.h"

/* What a store can be asked for: each function asks, the work of the same name
 * runs on the worker. */

/* Told more often, nobody would see more. */
#define PROGRESS_MICROSECONDS (100 * 1000)

/* What is asked of the store meanwhile waits for a batch at most. */
#define IMPORT_BATCH 250

typedef struct
{
  GPtrArray *imported; /* SnImported */
  GPtrArray *failures; /* SnBulkResult */
} ImportResult;

typedef struct
{
  SnNewsletter *newsletter;
  SnDocument *document;
} NewsletterResult;

static void
import_result_free (ImportResult *result)
{
  g_clear_pointer (&result->imported, g_ptr_array_unref);
  g_clear_pointer (&result->failures, g_ptr_array_unref);
  g_free (result);
}

static void
newsletter_result_free (NewsletterResult *result)
{
  g_clear_object (&result->newsletter);
  g_clear_object (&result->document);
  g_free (result);
}

static void
open_work (SnJob *job, SnDb *db)
{
  const char *backup = sn_db_get_migration_backup (db);

  job->result = g_strdup (backup != NULL ? backup : "");
  job->free_result = g_free;
  job->changed = TRUE;
}

/**
 * sn_store_open_async:
 *
 * Opens the store, making it where there is none. Every other task would do so
 * too; this one is for those who want to know at once, and be told by `changed`.
 */
void
sn_store_open_async (SnStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  sn_job_push (sn_job_new (self, open_work, SN_JOB_OPEN, cancellable, callback, user_data));
}

/**
 * sn_store_open_finish:
 * @backup: (out) (optional) (nullable) (transfer full): the file that holds the
 *   store as it was before it was brought up to this version of the program, if
 *   that was done just now
 *
 * Errors: those of sn_db_open(); as of every task, %SN_ERROR_CANCELLED where it
 * was stopped, or the store shut down, before it began.
 *
 * Returns: whether the store is open.
 */
gboolean
sn_store_open_finish (SnStore *self, GAsyncResult *result, char **backup, GError **error)
{
  g_autofree char *kept = sn_job_finish (self, result, SN_JOB_OPEN, error);

  if (backup != NULL)
    *backup = kept != NULL && *kept != '\0' ? g_strdup (kept) : NULL;
  return kept != NULL;
}

static ImportResult *
import_result_new (void)
{
  ImportResult *result = g_new0 (ImportResult, 1);

  result->imported = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_imported_free);
  result->failures = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_bulk_result_free);
  return result;
}

static void
take_results (SnJob *job, GPtrArray *results)
{
  ImportResult *import = job->result;

  while (results->len > 0)
    {
      SnBulkResult *result = g_ptr_array_steal_index (results, 0);

      if (result->imported == NULL)
        {
          g_ptr_array_add (import->failures, result);
          continue;
        }
      if (!result->imported->duplicate)
        job->changed = job->grown = TRUE;
      g_ptr_array_add (import->imported, g_steal_pointer (&result->imported));
      sn_bulk_result_free (result);
    }
}

static void
watch_cb (const SnBulkProgress *progress, gpointer data)
{
  SnJob *job = data;
  gint64 now = g_get_monotonic_time ();

  if (now - job->told < PROGRESS_MICROSECONDS)
    return;
  job->told = now;
  sn_job_tell (job, progress);
}

/* (transfer full): the store's error, with what was not tried since. */
static GError *
error_with_left (const GError *error, guint n_left)
{
  return g_error_new (SN_ERROR, error->code, "%s %u %s not tried.", error->message, n_left,
                      n_left == 1 ? "file was" : "files were");
}

/* One failure, of what was asked for, or of the first where that is several, stands for all
 * files that nobody tried: a folder may have any number of them. */
static void
take_store_error (SnJob *job, const GError *error)
{
  ImportResult *import = job->result;
  g_autoptr (GPtrArray) left = sn_bulk_take_left (job->bulk);
  const char *first = left->len > 0 ? left->pdata[0] : "", *asked = job->name != NULL ? job->name : first;
  gboolean is_one = left->len == 1 && g_str_equal (first, asked);
  SnBulkResult *result;

  if (g_error_matches (error, SN_ERROR, SN_ERROR_DAMAGED))
    job->damage = g_strdup (error->message);
  if (left->len == 0 && import->failures->len > 0)
    return;
  result = g_new0 (SnBulkResult, 1);
  result->path = g_strdup (asked);
  result->error = left->len == 0 || is_one ? g_error_copy (error) : error_with_left (error, left->len);
  g_ptr_array_add (import->failures, result);
}

/* One batch. Where it is stopped, or the store fails, half-way, what was stored
 * before is told all the same. */
static void
import_work (SnJob *job, SnDb *db)
{
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  job->begun = TRUE;
  if (job->result == NULL)
    {
      job->result = import_result_new ();
      job->free_result = (GDestroyNotify) import_result_free;
    }
  if (job->progress != NULL)
    sn_bulk_set_watch (job->bulk, watch_cb, job);
  job->unfinished = sn_bulk_step (job->bulk, db, g_task_get_cancellable (job->task), &error);
  results = sn_bulk_take_results (job->bulk);
  take_results (job, results);
  if (error != NULL && !g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
    take_store_error (job, error);
}

/**
 * sn_store_import_files_async:
 * @files: (array length=n_files): files and folders, as sn_files_find() takes them
 * @n_files: how many there are, at least one
 * @progress: (nullable) (scope call): is told how far it is, until @callback is
 *   called
 *
 * Reads files and stores the newsletters in them, batch by batch: what is asked
 * of the store meanwhile is answered in between. Where it is stopped, what is
 * stored stays. A text that states no issue date gets none. `changed` is emitted
 * once, for all of them.
 */
void
sn_store_import_files_async (SnStore *self, GFile *const *files, guint n_files, SnStoreProgress progress,
                             gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  SnJob *job = sn_job_new (self, import_work, SN_JOB_IMPORT, cancellable, callback, user_data);

  job->bulk = sn_bulk_new (NULL);
  sn_bulk_set_batch (job->bulk, IMPORT_BATCH);
  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path == NULL)
        path = g_file_get_uri (files[i]);
      sn_bulk_add_file (job->bulk, files[i], path);
      if (n_files == 1)
        job->name = g_steal_pointer (&path);
    }
  job->progress = progress;
  job->progress_data = progress_data;
  sn_job_push (job);
}

/**
 * sn_store_import_bytes_async:
 * @bytes: the content of a newsletter, such as what was pasted
 * @name: (nullable): a name for it, which helps to tell what it is
 *
 * Stores the newsletters in @bytes.
 */
void
sn_store_import_bytes_async (SnStore *self, GBytes *bytes, const char *name, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  SnJob *job = sn_job_new (self, import_work, SN_JOB_IMPORT, cancellable, callback, user_data);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  job->bulk = sn_bulk_new (NULL);
  sn_bulk_set_batch (job->bulk, IMPORT_BATCH);
  job->name = g_strdup (name != NULL ? name : "");
  sn_bulk_add_stream (job->bulk, stream, job->name);
  sn_job_push (job);
}

/**
 * sn_store_import_finish_full:
 * @failures: (out) (optional) (transfer full) (element-type SnBulkResult): what
 *   of it is not stored, each with its error; also where nothing could be stored,
 *   but not where the import never began, which leaves it untouched. Where the
 *   store failed, the last one is what was asked for itself, and says how many
 *   files were not tried
 *
 * Ends both kinds of import.
 *
 * Errors: why nothing at all could be stored: those of sn_document_read(),
 * sn_extract(), sn_bulk_step() and sn_db_open(), %SN_ERROR_IO,
 * %SN_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (element-type SnImported) (nullable): what each
 *   newsletter brought.
 */
GPtrArray *
sn_store_import_finish_full (SnStore *self, GAsyncResult *result, GPtrArray **failures, GError **error)
{
  ImportResult *import = sn_job_finish (self, result, SN_JOB_IMPORT, error);
  GPtrArray *imported = NULL;

  if (import == NULL)
    return NULL;
  if (import->imported->len > 0)
    imported = g_steal_pointer (&import->imported);
  else if (import->failures->len > 0)
    g_propagate_error (error, g_error_copy (((SnBulkResult *) import->failures->pdata[0])->error));
  else
    g_set_error_literal (error, SN_ERROR, SN_ERROR_CANCELLED, "The operation was stopped.");
  if (failures != NULL)
    *failures = g_steal_pointer (&import->failures);
  import_result_free (import);
  return imported;
}

/**
 * sn_store_import_finish:
 *
 * As sn_store_import_finish_full(), for those who do not ask which parts failed.
 *
 * Returns: (transfer full) (element-type SnImported) (nullable): what each
 *   newsletter brought.
 */
GPtrArray *
sn_store_import_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  return sn_store_import_finish_full (self, result, NULL, error);
}

static void
list_items_work (SnJob *job, SnDb *db)
{
  job->result = sn_db_list_items (db, job->query, &job->error);
  job->free_result = (GDestroyNotify) g_ptr_array_unref;
}

/**
 * sn_store_list_items_async:
 * @query: which items; copied. Where its day is not set, the clock's today is
 *   meant.
 *
 * Loads living items, as sn_db_list_items() does.
 */
void
sn_store_list_items_async (SnStore *self, const SnQuery *query, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  SnJob *job = sn_job_new (self, list_items_work, SN_JOB_LIST_ITEMS, cancellable, callback, user_data);

  job->query = sn_query_copy (query);
  if (!sn_date_is_set (&job->query->today))
    job->query->today = sn_clock_today (sn_store_get_clock (self));
  sn_job_push (job);
}

/**
 * sn_store_list_items_finish:
 *
 * Returns: (transfer full) (element-type SnItem) (nullable): the items.
 */
GPtrArray *
sn_store_list_items_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  return sn_job_finish (self, result, SN_JOB_LIST_ITEMS, error);
}

static void
list_newsletters_work (SnJob *job, SnDb *db)
{
  job->result = sn_db_find_newsletters (db, &job->newsletters, &job->error);
  job->free_result = (GDestroyNotify) g_ptr_array_unref;
}

/**
 * sn_store_find_newsletters_async:
 * @query: which newsletters; copied
 *
 * Loads newsletters, as sn_db_find_newsletters() does;
 * sn_store_list_newsletters_finish() has them.
 */
void
sn_store_find_newsletters_async (SnStore *self, const SnNewsletterQuery *query, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  SnJob *job = sn_job_new (self, list_newsletters_work, SN_JOB_LIST_NEWSLETTERS, cancellable, callback, user_data);

  job->newsletters = *query;
  sn_job_push (job);
}

/**
 * sn_store_list_newsletters_async:
 *
 * Loads what newsletters there are, as sn_db_list_newsletters() does.
 */
void
sn_store_list_newsletters_async (SnStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  sn_job_push (sn_job_new (self, list_newsletters_work, SN_JOB_LIST_NEWSLETTERS, cancellable, callback, user_data));
}

/**
 * sn_store_list_newsletters_finish:
 *
 * Returns: (transfer full) (element-type SnNewsletter) (nullable): the
 *   newsletters.
 */
GPtrArray *
sn_store_list_newsletters_finish (SnStore *self, GAsyncResult *result, GError **error)
{
  return sn_job_finish (self, result, SN_JOB_LIST_NEWSLETTERS, error);
}

static void
get_newsletter_work (SnJob *job, SnDb *db)
{
  g_autoptr (SnDocument) document = NULL;
  SnNewsletter *newsletter = sn_db_get_newsletter (db, job->id, &document, &job->error);
  NewsletterResult *result;

  if (newsletter == NULL)
    return;
  result = g_new0 (NewsletterResult, 1);
  result->newsletter = newsletter;
  result->document = g_steal_pointer (&document);
  job->result = result;
  job->free_result = (GDestroyNotify) newsletter_result_free;
}

/**
 * sn_store_get_newsletter_async:
 *
 * Loads one newsletter with all it says, and its text, as
 * sn_db_get_newsletter() does.
 */
void
sn_store_get_newsletter_async (SnStore *self, gint64 newsletter_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  SnJob *job = sn_job_new (self, get_newsletter_work, SN_JOB_GET_NEWSLETTER, cancellable, callback, user_data);

  job->id = newsletter_id;
  sn_job_push (job);
}

/**
 * sn_store_get_newsletter_finish:
 * @document: (out) (optional) (transfer full): its text
 *
 * Returns: (transfer full) (nullable): the newsletter.
 */
SnNewsletter *
sn_store_get_newsletter_finish (SnStore *self, GAsyncResult *result, SnDocument **document, GError **error)
{
  NewsletterResult *got = sn_job_finish (self, result, SN_JOB_GET_NEWSLETTER, error);
  SnNewsletter *newsletter;

  if (got == NULL)
    return NULL;
  newsletter = g_steal_pointer (&got->newsletter);
  if (document != NULL)
    *document = g_steal_pointer (&got->document);
  newsletter_result_free (got);
  return newsletter;
}
