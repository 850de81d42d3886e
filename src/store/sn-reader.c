/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reader.h"

#include "sn-extract.h"

/* So long at most nobody looks whether an import is stopped. */
#define WAIT_MICROSECONDS (50 * 1000)

/* What both threads look at is under the lock, but for the arrival that the
 * thread has in hand: nobody else touches it before it is read. The lexicon, all
 * that reading shares with other threads, is made once and never changed. */
struct _SnReader
{
  SnDate issued;   /* never changed */
  GThread *thread; /* (nullable): only once there are two to read */

  GMutex lock;
  GCond read;      /* another newsletter was read */
  GCond pushed;    /* there is another one to read, or no more will come */
  GQueue arrivals; /* SnArrival, in their order */
  GList *next;     /* (nullable): the first of them that is not read */
  guint n_read;    /* how many were, from the first one on */
  gsize n_bytes;
  gboolean busy;
  gboolean stopped;
};

/**
 * sn_arrival_for_found:
 * @found: (transfer full): a newsletter, or what is none
 *
 * Returns: (transfer full): it on its way, read already where there
 *   is nothing to read.
 */
SnArrival *
sn_arrival_for_found (SnFound *found)
{
  SnArrival *arrival = g_new0 (SnArrival, 1);

  arrival->found = found;
  arrival->result = g_new0 (SnBulkResult, 1);
  arrival->result->path = g_strdup (found->path);
  arrival->result->message = found->message;
  arrival->is_read = found->bytes == NULL;
  if (found->error != NULL)
    arrival->result->error = g_error_copy (found->error);
  return arrival;
}

/**
 * sn_arrival_free:
 *
 * Frees @arrival.
 */
void
sn_arrival_free (SnArrival *arrival)
{
  g_clear_pointer (&arrival->found, sn_found_free);
  g_clear_pointer (&arrival->result, sn_bulk_result_free);
  sn_db_entry_clear (&arrival->entry);
  g_free (arrival->sha256);
  g_free (arrival);
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

/* The document itself is let go of here: what the store wants of it is little. */
static void
read_newsletter (SnArrival *arrival, const SnDate *issued)
{
  SnDbEntry *entry = &arrival->entry;
  SnBulkResult *result = arrival->result;
  g_autoptr (SnDocument) document = read_document (arrival->found, &result->error);

  if (document != NULL)
    entry->newsletter = sn_extract (document, sn_date_is_set (issued) ? issued : NULL, &result->error);
  if (entry->newsletter == NULL)
    return;
  entry->bytes = g_bytes_ref (arrival->found->bytes);
  entry->sha256 = arrival->sha256;
  entry->path = *result->path != '\0' ? result->path : NULL;
  sn_db_entry_prepare (entry, document);
}

/* Goes past what needs no reading. */
static void
settle (SnReader *self)
{
  while (self->next != NULL && ((SnArrival *) self->next->data)->is_read)
    {
      self->next = self->next->next;
      self->n_read++;
    }
}

/* Reads the next one, under the lock but for the reading itself. */
static void
read_next (SnReader *self)
{
  SnArrival *arrival = self->next->data;

  self->busy = TRUE;
  g_mutex_unlock (&self->lock);
  read_newsletter (arrival, &self->issued);
  g_mutex_lock (&self->lock);
  self->busy = FALSE;
  arrival->is_read = TRUE;
  settle (self);
}

static gpointer
read_main (gpointer data)
{
  SnReader *self = data;

  g_mutex_lock (&self->lock);
  while (!self->stopped)
    {
      if (self->next == NULL)
        {
          g_cond_wait (&self->pushed, &self->lock);
          continue;
        }
      read_next (self);
      g_cond_signal (&self->read);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

/**
 * sn_reader_new:
 * @issued: the issue date of texts that state none, if it is set
 *
 * Returns: (transfer full): a reader of nothing yet.
 */
SnReader *
sn_reader_new (const SnDate *issued)
{
  SnReader *self = g_new0 (SnReader, 1);

  self->issued = *issued;
  g_mutex_init (&self->lock);
  g_cond_init (&self->read);
  g_cond_init (&self->pushed);
  g_queue_init (&self->arrivals);
  return self;
}

/**
 * sn_reader_free:
 *
 * Frees @self, once the newsletter that it has in hand is read.
 */
void
sn_reader_free (SnReader *self)
{
  g_mutex_lock (&self->lock);
  self->stopped = TRUE;
  g_cond_signal (&self->pushed);
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&self->thread, g_thread_join);
  g_queue_clear_full (&self->arrivals, (GDestroyNotify) sn_arrival_free);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->read);
  g_cond_clear (&self->pushed);
  g_free (self);
}

static gsize
size_of (const SnArrival *arrival)
{
  return arrival->found->bytes != NULL ? g_bytes_get_size (arrival->found->bytes) : 0;
}

/**
 * sn_reader_push:
 * @arrival: (transfer full): what is to be read, after all that is there
 *
 * Has it read.
 */
void
sn_reader_push (SnReader *self, SnArrival *arrival)
{
  if (self->thread == NULL && self->next != NULL && !arrival->is_read)
    self->thread = g_thread_new ("reader", read_main, self);
  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->arrivals, arrival);
  self->n_bytes += size_of (arrival);
  if (self->next == NULL)
    self->next = self->arrivals.tail;
  settle (self);
  g_cond_signal (&self->pushed);
  g_mutex_unlock (&self->lock);
}

/**
 * sn_reader_get_length:
 * @n_bytes: (out): of how many bytes they are
 *
 * Returns: how many newsletters are here, read or not.
 */
guint
sn_reader_get_length (SnReader *self, gsize *n_bytes)
{
  guint length;

  g_mutex_lock (&self->lock);
  length = self->arrivals.length;
  *n_bytes = self->n_bytes;
  g_mutex_unlock (&self->lock);
  return length;
}

/* (nullable): how far the sources were at the last newsletter that is read. */
static const SnBulkProgress *
progress_of (SnReader *self)
{
  const GList *last = self->next != NULL ? self->next->prev : self->arrivals.tail;

  return last != NULL ? &((const SnArrival *) last->data)->progress : NULL;
}

/**
 * sn_reader_wait:
 * @n: how many newsletters are wanted
 * @progress: (inout): where to tell which files are read
 * @n_read: (out): how many can be taken with sn_reader_pop()
 *
 * Waits a moment for another newsletter to be read, unless there are enough.
 *
 * Returns: whether there is something to wait for.
 */
gboolean
sn_reader_wait (SnReader *self, guint n, SnBulkProgress *progress, guint *n_read)
{
  const SnBulkProgress *place;

  g_mutex_lock (&self->lock);
  n = MIN (n, self->arrivals.length);
  if (self->n_read < n && self->thread == NULL)
    read_next (self); /* it is the only one */
  else if (self->n_read < n)
    g_cond_wait_until (&self->read, &self->lock, g_get_monotonic_time () + WAIT_MICROSECONDS);
  *n_read = self->n_read;
  place = progress_of (self);
  if (place != NULL)
    {
      progress->n_files = place->n_files;
      progress->n_files_done = place->n_files_done;
      progress->fraction = place->fraction;
    }
  g_mutex_unlock (&self->lock);
  return *n_read < n;
}

/**
 * sn_reader_pop:
 *
 * Returns: (transfer full) (nullable): the first newsletter, if it is read.
 */
SnArrival *
sn_reader_pop (SnReader *self)
{
  SnArrival *arrival = NULL;

  g_mutex_lock (&self->lock);
  if (self->n_read > 0)
    {
      arrival = g_queue_pop_head (&self->arrivals);
      self->n_read--;
      self->n_bytes -= size_of (arrival);
    }
  g_mutex_unlock (&self->lock);
  return arrival;
}

/**
 * sn_reader_list_paths:
 * @paths: (element-type filename): where to add the file of each newsletter that
 *   is here, read or not
 *
 * Tells what has come no further than here.
 */
void
sn_reader_list_paths (SnReader *self, GPtrArray *paths)
{
  g_mutex_lock (&self->lock);
  for (const GList *link = self->arrivals.head; link != NULL; link = link->next)
    g_ptr_array_add (paths, g_strdup (((const SnArrival *) link->data)->result->path));
  g_mutex_unlock (&self->lock);
}

/**
 * sn_reader_drop:
 *
 * Lets go of all that is not read, but for the newsletter in hand, for which it
 * waits.
 */
void
sn_reader_drop (SnReader *self)
{
  g_mutex_lock (&self->lock);
  while (self->arrivals.length > self->n_read + self->busy)
    {
      SnArrival *arrival = g_queue_pop_tail (&self->arrivals);

      self->n_bytes -= size_of (arrival);
      sn_arrival_free (arrival);
    }
  if (!self->busy)
    self->next = NULL;
  while (self->busy)
    g_cond_wait (&self->read, &self->lock);
  g_mutex_unlock (&self->lock);
}
