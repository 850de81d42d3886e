/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-bulk.h"

#include "sn-db-private.h"
#include "sn-error.h"
#include "sn-extract.h"
#include "sn-sources.h"

/* A batch ends with whichever comes first. The more newsletters are in it, the
 * less often the items that many of them speak of are worked out; the sooner it
 * ends, the less is in memory, and the sooner others come to their turn. */
#define BATCH_NEWSLETTERS 250
#define BATCH_BYTES (16 * 1024 * 1024)
#define BATCH_MICROSECONDS (400 * 1000)
#define BATCH_RESULTS 2000

/* A newsletter that was read, and where its result goes. */
typedef struct
{
  SnDbEntry entry;
  char *sha256;
  SnBulkResult *result; /* borrowed */
} Reading;

struct _SnBulk
{
  SnDate issued;
  SnSources *sources;
  guint max_newsletters;
  SnBulkWatch watch;
  gpointer watch_data;

  /* The batch that is being put together */
  GPtrArray *readings; /* Reading */
  gsize n_bytes;

  GPtrArray *results; /* SnBulkResult: since they were taken last */
  SnBulkProgress progress;
};

/**
 * sn_bulk_result_free:
 *
 * Frees @result.
 */
void
sn_bulk_result_free (SnBulkResult *result)
{
  g_free (result->path);
  g_clear_pointer (&result->imported, sn_imported_free);
  g_clear_error (&result->error);
  g_free (result);
}

/**
 * sn_bulk_result_reason:
 * @result: one that has an error
 *
 * Returns: (transfer full): why it is not stored, with the message it is about
 *   where it is one of a mailbox.
 */
char *
sn_bulk_result_reason (const SnBulkResult *result)
{
  if (result->message > 0)
    return g_strdup_printf ("Message %u: %s", result->message, result->error->message);
  return g_strdup (result->error->message);
}

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->entry.newsletter);
  g_clear_object (&reading->entry.document);
  g_clear_pointer (&reading->entry.bytes, g_bytes_unref);
  g_clear_pointer (&reading->entry.imported, sn_imported_free);
  g_clear_error (&reading->entry.error);
  g_free (reading->sha256);
  g_free (reading);
}

/**
 * sn_bulk_new:
 * @issued: (nullable): the issue date of texts that state none
 *
 * Returns: (transfer full): an import of nothing yet.
 */
SnBulk *
sn_bulk_new (const SnDate *issued)
{
  SnBulk *self = g_new0 (SnBulk, 1);

  if (issued != NULL)
    self->issued = *issued;
  self->sources = sn_sources_new ();
  self->readings = g_ptr_array_new_with_free_func ((GDestroyNotify) reading_free);
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_bulk_result_free);
  self->max_newsletters = BATCH_NEWSLETTERS;
  return self;
}

/**
 * sn_bulk_free:
 *
 * Frees @self. What it stored stays.
 */
void
sn_bulk_free (SnBulk *self)
{
  sn_sources_free (self->sources);
  g_ptr_array_unref (self->readings);
  g_ptr_array_unref (self->results);
  g_free (self);
}

/**
 * sn_bulk_add_file:
 * @file: a file, a folder or a Maildir, as sn_files_find() takes it
 * @name: what it is called
 *
 * Adds what is to be read.
 */
void
sn_bulk_add_file (SnBulk *self, GFile *file, const char *name)
{
  sn_sources_add_file (self->sources, file, name);
}

/**
 * sn_bulk_add_stream:
 * @stream: a newsletter, or a mailbox
 * @name: what it is called, which helps to tell what it is
 *
 * Adds what is to be read.
 */
void
sn_bulk_add_stream (SnBulk *self, GInputStream *stream, const char *name)
{
  sn_sources_add_stream (self->sources, stream, name);
}

/**
 * sn_bulk_set_batch:
 * @n_newsletters: how many newsletters are in a batch at most, at least 1
 *
 * What is stored in the end does not depend on it.
 */
void
sn_bulk_set_batch (SnBulk *self, guint n_newsletters)
{
  g_return_if_fail (n_newsletters > 0);
  self->max_newsletters = n_newsletters;
}

/**
 * sn_bulk_set_watch:
 * @watch: (nullable) (scope notified): is called before each newsletter is read,
 *   by whoever calls sn_bulk_step()
 *
 * Lets somebody look on.
 */
void
sn_bulk_set_watch (SnBulk *self, SnBulkWatch watch, gpointer data)
{
  self->watch = watch;
  self->watch_data = data;
}

/**
 * sn_bulk_get_progress:
 * @progress: (out caller-allocates): how far it is
 */
void
sn_bulk_get_progress (SnBulk *self, SnBulkProgress *progress)
{
  *progress = self->progress;
  progress->n_files = sn_sources_get_n_files (self->sources, &progress->n_files_done);
  progress->fraction = sn_sources_get_fraction (self->sources);
}

/**
 * sn_bulk_take_results:
 *
 * Returns: (transfer full) (element-type SnBulkResult): what became of what was
 *   read since this was called last, in the order of reading.
 */
GPtrArray *
sn_bulk_take_results (SnBulk *self)
{
  GPtrArray *results = self->results;

  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_bulk_result_free);
  return results;
}

static SnBulkResult *
add_result (SnBulk *self, const SnFound *found)
{
  SnBulkResult *result = g_new0 (SnBulkResult, 1);

  result->path = g_strdup (found->path);
  result->message = found->message;
  g_ptr_array_add (self->results, result);
  return result;
}

static void
add_failure (SnBulk *self, const SnFound *found, const GError *error)
{
  add_result (self, found)->error = g_error_copy (error);
  self->progress.n_failed++;
}

static SnDocument *
read_document (const SnFound *found, GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;

  if (found->message > 0)
    return sn_document_read_message (found->bytes, error);
  documents = sn_document_read (found->bytes, found->path, error);
  return documents != NULL ? g_object_ref (documents->pdata[0]) : NULL;
}

static SnNewsletter *
read_newsletter (SnBulk *self, const SnFound *found, SnDocument **document, GError **error)
{
  const SnDate *issued = sn_date_is_set (&self->issued) ? &self->issued : NULL;

  *document = read_document (found, error);
  return *document != NULL ? sn_extract (*document, issued, error) : NULL;
}

static void
add_reading (SnBulk *self, SnFound *found, char *sha256, SnNewsletter *newsletter, SnDocument *document)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->result = add_result (self, found);
  reading->sha256 = sha256;
  reading->entry.newsletter = newsletter;
  reading->entry.document = document;
  reading->entry.bytes = g_bytes_ref (found->bytes);
  reading->entry.sha256 = sha256;
  reading->entry.path = *found->path != '\0' ? reading->result->path : NULL;
  self->n_bytes += g_bytes_get_size (found->bytes);
  g_ptr_array_add (self->readings, reading);
}

/* What is known by its bytes is not read. Fails only where the store does. */
static gboolean
take_newsletter (SnBulk *self, SnDb *db, SnFound *found, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, found->bytes);
  g_autoptr (SnImported) known = NULL;
  g_autoptr (SnNewsletter) newsletter = NULL;
  g_autoptr (SnDocument) document = NULL;
  g_autoptr (GError) reason = NULL;

  if (!sn_db_find_newsletter (db, sha256, &known, &reason))
    {
      add_failure (self, found, reason);
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (known != NULL)
    {
      add_result (self, found)->imported = g_steal_pointer (&known);
      self->progress.n_known++;
      return TRUE;
    }
  newsletter = read_newsletter (self, found, &document, &reason);
  if (newsletter != NULL)
    add_reading (self, found, g_steal_pointer (&sha256), g_steal_pointer (&newsletter), g_steal_pointer (&document));
  else
    add_failure (self, found, reason);
  return TRUE;
}

static gboolean
read_next (SnBulk *self, SnDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (SnFound) found = sn_sources_next (self->sources, cancellable);

  if (found != NULL && found->bytes != NULL)
    return take_newsletter (self, db, found, error);
  if (found != NULL && !g_error_matches (found->error, SN_ERROR, SN_ERROR_CANCELLED))
    add_failure (self, found, found->error);
  return TRUE;
}

static void
tell (SnBulk *self)
{
  SnBulkProgress progress;

  if (self->watch == NULL)
    return;
  sn_bulk_get_progress (self, &progress);
  progress.n_stored += self->readings->len;
  self->watch (&progress, self->watch_data);
}

static gboolean
collect (SnBulk *self, SnDb *db, GCancellable *cancellable, GError **error)
{
  gint64 end = g_get_monotonic_time () + BATCH_MICROSECONDS;
  guint n_results = self->results->len;

  while (!sn_sources_is_at_end (self->sources) && self->readings->len < self->max_newsletters &&
         self->n_bytes < BATCH_BYTES && self->results->len < n_results + BATCH_RESULTS && g_get_monotonic_time () < end)
    {
      tell (self);
      if (g_cancellable_is_cancelled (cancellable))
        break;
      if (!read_next (self, db, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static void
take_outcome (SnBulk *self, Reading *reading, const GError *failure)
{
  SnBulkResult *result = reading->result;

  result->imported = g_steal_pointer (&reading->entry.imported);
  result->error = g_steal_pointer (&reading->entry.error);
  if (result->imported == NULL && result->error == NULL)
    result->error = g_error_copy (failure);
  if (result->imported == NULL)
    self->progress.n_failed++;
  else if (result->imported->duplicate)
    self->progress.n_known++;
  else
    self->progress.n_stored++;
}

static gboolean
store (SnBulk *self, SnDb *db, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GError) failure = NULL;

  if (self->readings->len == 0)
    return TRUE;
  for (guint i = 0; i < self->readings->len; i++)
    g_ptr_array_add (entries, &((Reading *) self->readings->pdata[i])->entry);
  sn_db_store_batch (db, entries, &failure);
  for (guint i = 0; i < self->readings->len; i++)
    take_outcome (self, self->readings->pdata[i], failure);
  g_ptr_array_set_size (self->readings, 0);
  self->n_bytes = 0;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * sn_bulk_step:
 * @db: where it goes, the same each time
 *
 * Reads a batch of newsletters and stores it.
 *
 * Errors: %SN_ERROR_CANCELLED, once what was read so far is stored;
 * %SN_ERROR_DATABASE where the store fails, which would keep every newsletter
 * out. What cannot be read is no error, but a result.
 *
 * Returns: whether there is more; %FALSE at the end, with or without an error.
 */
gboolean
sn_bulk_step (SnBulk *self, SnDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;

  sn_sources_look_through (self->sources, cancellable);
  if (!collect (self, db, cancellable, &failure))
    {
      /* It is the store that failed: it takes nothing else either. */
      for (guint i = 0; i < self->readings->len; i++)
        take_outcome (self, self->readings->pdata[i], failure);
      g_ptr_array_set_size (self->readings, 0);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!store (self, db, error))
    return FALSE;
  if (g_cancellable_is_cancelled (cancellable))
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_CANCELLED, "The operation was stopped.");
      return FALSE;
    }
  return !sn_sources_is_at_end (self->sources);
}

/* All of it, with what could not be read as sentences. */
static GPtrArray *
run_all (SnBulk *self, SnDb *db, GPtrArray *failures, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_imported_free);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) first = NULL;

  while (sn_bulk_step (self, db, NULL, &first))
    ;
  results = sn_bulk_take_results (self);
  for (guint i = 0; i < results->len; i++)
    {
      SnBulkResult *result = results->pdata[i];

      if (result->imported != NULL)
        g_ptr_array_add (all, g_steal_pointer (&result->imported));
      else if (failures != NULL)
        g_ptr_array_add (failures, sn_bulk_result_reason (result));
      if (first == NULL && result->error != NULL)
        first = g_error_copy (result->error);
    }
  if (all->len > 0)
    return g_steal_pointer (&all);
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

/**
 * sn_db_import_full:
 * @bytes: the content of a file
 * @path: (nullable): its name, which helps to tell what it is and is kept
 * @issued: (nullable): the issue date of a text that states none
 * @failures: (nullable) (element-type utf8): where to add a sentence for each
 *   message of a mailbox that could not be read or stored
 *
 * Reads a file and stores the newsletters in it (several where it is a
 * mailbox), each of them whole, or not at all. One that the store has already,
 * by its bytes, is recognised whatever the file is called. Messages that fail do
 * not keep the others out.
 *
 * Returns: (transfer full) (element-type SnImported) (nullable): what each
 *   brought, in the order of the file; %NULL with the first error where there is
 *   none that could be kept.
 */
GPtrArray *
sn_db_import_full (SnDb *db, GBytes *bytes, const char *path, const SnDate *issued, GPtrArray *failures, GError **error)
{
  g_autoptr (SnBulk) bulk = sn_bulk_new (issued);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  sn_bulk_add_stream (bulk, stream, path != NULL ? path : "");
  return run_all (bulk, db, failures, error);
}

/**
 * sn_db_import:
 *
 * As sn_db_import_full(), for those who do not ask which messages failed.
 *
 * Returns: (transfer full) (element-type SnImported) (nullable): what each
 *   newsletter brought; %NULL where none could be kept.
 */
GPtrArray *
sn_db_import (SnDb *db, GBytes *bytes, const char *path, const SnDate *issued, GError **error)
{
  return sn_db_import_full (db, bytes, path, issued, NULL, error);
}
