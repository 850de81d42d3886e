/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-bulk.h"

#include "sn-error.h"
#include "sn-reader.h"

/* A batch ends with whichever comes first. The more newsletters are in it, the
 * less often the items that many of them speak of are worked out, which is most
 * of the cost of a large store; the sooner it ends, the less is in memory, and
 * the sooner others come to their turn. Another process waits no longer than
 * SN_DB_BUSY_SECONDS to write: a batch has as many as were stored in half of that
 * before, within limits. As many again are read meanwhile. */
#define FIRST_BATCH 500
#define MIN_BATCH 500
#define MAX_BATCH 1000
#define READ_BYTES (16 * 1024 * 1024)
#define READ_MICROSECONDS (1000 * 1000)
#define STORE_MICROSECONDS (SN_DB_BUSY_SECONDS * G_TIME_SPAN_SECOND / 2)

struct _SnBulk
{
  SnDate issued;
  SnSources *sources;
  SnReader *reader;      /* (nullable) */
  guint max_newsletters; /* of a batch */
  guint n_newsletters;   /* of this one */
  SnBulkWatch watch;
  gpointer watch_data;

  GPtrArray *results; /* SnBulkResult: since they were taken last */
  GPtrArray *left;    /* char *: files that are in no result, as the store failed */
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
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_bulk_result_free);
  self->left = g_ptr_array_new_with_free_func (g_free);
  self->max_newsletters = MAX_BATCH;
  self->n_newsletters = FIRST_BATCH;
  return self;
}

/**
 * sn_bulk_free:
 *
 * Frees @self. What it stored stays. Where it is not at its end, it waits for the
 * newsletter that is being read.
 */
void
sn_bulk_free (SnBulk *self)
{
  g_clear_pointer (&self->reader, sn_reader_free);
  sn_sources_free (self->sources);
  g_ptr_array_unref (self->results);
  g_ptr_array_unref (self->left);
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
  self->n_newsletters = MIN (self->n_newsletters, n_newsletters);
}

/**
 * sn_bulk_set_watch:
 * @watch: (nullable) (scope notified): is called as newsletters are read, by
 *   whoever calls sn_bulk_step()
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

/**
 * sn_bulk_take_left:
 *
 * Returns: (transfer full) (element-type filename): once the store has failed:
 *   the files that were not tried any more and are in no result, in their order.
 */
GPtrArray *
sn_bulk_take_left (SnBulk *self)
{
  GPtrArray *left = self->left;

  self->left = g_ptr_array_new_with_free_func (g_free);
  return left;
}

/* How far the sources are. */
static void
look_at_sources (SnBulk *self, SnBulkProgress *progress)
{
  progress->n_files = sn_sources_get_n_files (self->sources, &progress->n_files_done);
  progress->fraction = sn_sources_get_fraction (self->sources);
}

/* What is known by its bytes is not read. Fails only where the store does. */
static gboolean
recognise (SnDb *db, SnArrival *arrival, GError **error)
{
  SnBulkResult *result = arrival->result;

  arrival->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, arrival->found->bytes);
  if (!sn_db_find_newsletter (db, arrival->sha256, &result->imported, &result->error))
    {
      g_propagate_error (error, g_error_copy (result->error));
      arrival->is_read = TRUE;
      return FALSE;
    }
  arrival->is_read = result->imported != NULL;
  return TRUE;
}

static gboolean
push_next (SnBulk *self, SnDb *db, GCancellable *cancellable, GError **error)
{
  SnFound *found = sn_sources_next (self->sources, cancellable);
  SnArrival *arrival;
  gboolean works;

  if (found == NULL)
    return TRUE;
  if (g_error_matches (found->error, SN_ERROR, SN_ERROR_CANCELLED))
    {
      sn_found_free (found);
      return TRUE;
    }
  arrival = sn_arrival_for_found (found);
  look_at_sources (self, &arrival->progress);
  works = found->bytes == NULL || recognise (db, arrival, error);
  sn_reader_push (self->reader, arrival);
  return works;
}

/* Gives the reader what it has room for: this batch, and the next to be read
 * while this one is stored. */
static gboolean
fill (SnBulk *self, SnDb *db, GCancellable *cancellable, GError **error)
{
  gint64 end = g_get_monotonic_time () + READ_MICROSECONDS;
  gsize n_bytes;

  while (!sn_sources_is_at_end (self->sources) && !g_cancellable_is_cancelled (cancellable) &&
         sn_reader_get_length (self->reader, &n_bytes) < 2 * self->n_newsletters && n_bytes < READ_BYTES &&
         g_get_monotonic_time () < end)
    if (!push_next (self, db, cancellable, error))
      return FALSE;
  return TRUE;
}

static void
tell (SnBulk *self, guint n_read)
{
  SnBulkProgress progress = self->progress;

  if (self->watch == NULL)
    return;
  progress.n_stored += n_read;
  self->watch (&progress, self->watch_data);
}

/* Waits for a batch to be read, or for what is read of it in time; for one
 * newsletter in any case, unless it is stopped. */
static void
await (SnBulk *self, GCancellable *cancellable)
{
  gint64 now = g_get_monotonic_time (), end = now + READ_MICROSECONDS;
  gboolean more = TRUE;

  for (guint n_read = 0; more && (n_read == 0 || now < end) && !g_cancellable_is_cancelled (cancellable);
       now = g_get_monotonic_time ())
    {
      more = sn_reader_wait (self->reader, self->n_newsletters, &self->progress, &n_read);
      tell (self, n_read);
    }
}

static GPtrArray *
take_batch (SnBulk *self)
{
  GPtrArray *batch = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_arrival_free);
  SnArrival *arrival;

  while (batch->len < self->n_newsletters && (arrival = sn_reader_pop (self->reader)) != NULL)
    g_ptr_array_add (batch, arrival);
  return batch;
}

static void
take_outcome (SnBulk *self, SnArrival *arrival, const GError *failure)
{
  SnBulkResult *result = g_steal_pointer (&arrival->result);

  if (result->imported == NULL && result->error == NULL)
    {
      result->imported = g_steal_pointer (&arrival->entry.imported);
      result->error = g_steal_pointer (&arrival->entry.error);
    }
  if (result->imported == NULL && result->error == NULL)
    result->error = g_error_copy (failure);
  if (result->imported == NULL)
    self->progress.n_failed++;
  else if (result->imported->duplicate)
    self->progress.n_known++;
  else
    self->progress.n_stored++;
  g_ptr_array_add (self->results, result);
}

/* How many newsletters the next batch has, by what this one took. */
static void
choose_size (SnBulk *self, guint n_stored, gint64 took)
{
  gint64 size = n_stored * STORE_MICROSECONDS / MAX (took, 1);

  if (n_stored == self->n_newsletters || size < n_stored)
    self->n_newsletters = MIN ((guint) CLAMP (size, MIN_BATCH, MAX_BATCH), self->max_newsletters);
}

static gboolean
store (SnBulk *self, SnDb *db, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) batch = take_batch (self), entries = g_ptr_array_new ();
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < batch->len; i++)
    {
      SnArrival *arrival = batch->pdata[i];

      if (arrival->entry.newsletter != NULL)
        g_ptr_array_add (entries, &arrival->entry);
    }
  if (entries->len > 0)
    {
      sn_db_store_batch (db, entries, &failure);
      choose_size (self, entries->len, g_get_monotonic_time () - start);
    }
  for (guint i = 0; i < batch->len; i++)
    take_outcome (self, batch->pdata[i], failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* It is the store that failed: it takes nothing else either. */
static void
give_up (SnBulk *self, const GError *failure)
{
  SnArrival *arrival;

  while ((arrival = sn_reader_pop (self->reader)) != NULL)
    {
      take_outcome (self, arrival, failure);
      sn_arrival_free (arrival);
    }
}

/* A mailbox of which some messages came further is named by these already. */
static void
note_left (SnBulk *self)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *before = NULL;

  if (self->results->len > 0)
    before = ((const SnBulkResult *) self->results->pdata[self->results->len - 1])->path;
  if (self->reader != NULL)
    sn_reader_list_paths (self->reader, paths);
  sn_sources_list_left (self->sources, paths);
  for (guint i = 0; i < paths->len; i++)
    {
      if (g_strcmp0 (before, paths->pdata[i]) != 0)
        g_ptr_array_add (self->left, g_strdup (paths->pdata[i]));
      before = paths->pdata[i];
    }
}

/* What was read when it was stopped is kept; that is a batch, or two. */
static gboolean
stop (SnBulk *self, SnDb *db, GError **error)
{
  gsize n_bytes;

  sn_reader_drop (self->reader);
  while (sn_reader_get_length (self->reader, &n_bytes) > 0)
    if (!store (self, db, error))
      return FALSE;
  g_set_error_literal (error, SN_ERROR, SN_ERROR_CANCELLED, "The operation was stopped.");
  return FALSE;
}

static gboolean
step (SnBulk *self, SnDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gsize n_bytes;

  sn_sources_look_through (self->sources, cancellable);
  if (!fill (self, db, cancellable, &failure))
    {
      give_up (self, failure);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  await (self, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return stop (self, db, error);
  if (!store (self, db, error))
    return FALSE;
  return sn_reader_get_length (self->reader, &n_bytes) > 0 || !sn_sources_is_at_end (self->sources);
}

/**
 * sn_bulk_step:
 * @db: where it goes, the same each time
 *
 * Stores a batch of newsletters, while the next ones are read on another thread.
 *
 * Errors: %SN_ERROR_CANCELLED, once what was read so far is stored;
 * %SN_ERROR_DATABASE or %SN_ERROR_DAMAGED where the store fails, which would keep
 * every newsletter out: sn_bulk_take_left() has those that were not tried. What
 * cannot be read is no error, but a result.
 *
 * Returns: whether there is more; %FALSE at the end, with or without an error.
 */
gboolean
sn_bulk_step (SnBulk *self, SnDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GError) reason = NULL;

  if (self->reader == NULL)
    {
      if (!sn_db_expect_much (db, TRUE, error))
        {
          sn_sources_look_through (self->sources, cancellable);
          note_left (self);
          return FALSE;
        }
      sn_sources_set_store (self->sources, sn_db_get_path (db));
      self->reader = sn_reader_new (&self->issued);
    }
  if (step (self, db, cancellable, &reason))
    return TRUE;
  if (reason != NULL && !g_error_matches (reason, SN_ERROR, SN_ERROR_CANCELLED))
    note_left (self);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  g_clear_pointer (&self->reader, sn_reader_free);
  if (!sn_db_expect_much (db, FALSE, &failure))
    g_warning ("%s", failure->message);
  look_at_sources (self, &self->progress);
  return FALSE;
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
