/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-sources.h"

#include "sn-document-stream.h"
#include "sn-error.h"
#include "sn-files.h"

/* A file or a folder that was named, or a stream; later a file that was found. */
typedef struct
{
  SnFile *file;
  GInputStream *input; /* instead of a file */
} Source;

struct _SnSources
{
  GQueue asked;    /* Source: not yet looked into */
  GQueue sources;  /* Source: to be read */
  GQueue failures; /* SnFound: what could not be looked into, not yet told */
  char *store;     /* (nullable): whose files are not opened */

  /* The one that is being read */
  Source *source;
  SnDocumentStream *stream;
  guint message;

  guint n_done;
  guint64 size;
  guint64 size_done;
};

/**
 * sn_found_free:
 *
 * Frees @found.
 */
void
sn_found_free (SnFound *found)
{
  g_free (found->path);
  g_clear_pointer (&found->bytes, g_bytes_unref);
  g_clear_error (&found->error);
  g_free (found);
}

static Source *
source_new (GFile *file, GInputStream *input, const char *name)
{
  Source *source = g_new0 (Source, 1);

  source->file = g_new0 (SnFile, 1);
  source->file->file = file != NULL ? g_object_ref (file) : g_file_new_for_path (name);
  source->file->name = g_strdup (name);
  source->input = input != NULL ? g_object_ref (input) : NULL;
  return source;
}

static void
source_free (Source *source)
{
  g_clear_pointer (&source->file, sn_file_free);
  g_clear_object (&source->input);
  g_free (source);
}

/**
 * sn_sources_new:
 *
 * Returns: (transfer full): sources of nothing yet.
 */
SnSources *
sn_sources_new (void)
{
  SnSources *self = g_new0 (SnSources, 1);

  g_queue_init (&self->asked);
  g_queue_init (&self->sources);
  g_queue_init (&self->failures);
  return self;
}

/**
 * sn_sources_free:
 *
 * Frees @self.
 */
void
sn_sources_free (SnSources *self)
{
  g_queue_clear_full (&self->asked, (GDestroyNotify) source_free);
  g_queue_clear_full (&self->sources, (GDestroyNotify) source_free);
  g_queue_clear_full (&self->failures, (GDestroyNotify) sn_found_free);
  g_clear_pointer (&self->source, source_free);
  g_clear_pointer (&self->stream, sn_document_stream_free);
  g_free (self->store);
  g_free (self);
}

/**
 * sn_sources_add_file:
 * @file: a file, a folder or a Maildir, as sn_files_find() takes it
 * @name: what it is called
 *
 * Adds what is to be read.
 */
void
sn_sources_add_file (SnSources *self, GFile *file, const char *name)
{
  g_queue_push_tail (&self->asked, source_new (file, NULL, name));
}

/**
 * sn_sources_add_stream:
 * @stream: a newsletter, or a mailbox
 * @name: what it is called
 *
 * Adds what is to be read.
 */
void
sn_sources_add_stream (SnSources *self, GInputStream *stream, const char *name)
{
  g_queue_push_tail (&self->asked, source_new (NULL, stream, name));
}

/**
 * sn_sources_set_store:
 * @path: the file of the store that is open in this process
 *
 * Keeps the store's own files from being read, should they be among what was
 * added.
 */
void
sn_sources_set_store (SnSources *self, const char *path)
{
  g_free (self->store);
  self->store = g_strdup (path);
}

static SnFound *
found_new (const char *path, guint message, GBytes *bytes, GError *error)
{
  SnFound *found = g_new0 (SnFound, 1);

  found->path = g_strdup (path);
  found->message = message;
  found->bytes = bytes;
  found->error = error;
  return found;
}

static void
find_failed_cb (const char *name, const GError *reason, gpointer data)
{
  SnSources *self = data;

  g_queue_push_tail (&self->failures, found_new (name, 0, NULL, g_error_copy (reason)));
}

/* What is found stands behind the failures of its search, so that nothing is told
 * out of its order: a source without a file is a failure that is due. */
static void
look_into (SnSources *self, Source *asked, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  guint n_failures = g_queue_get_length (&self->failures);

  sn_files_find (asked->file->file, asked->file->name, files, cancellable, find_failed_cb, self);
  for (guint i = n_failures; i < g_queue_get_length (&self->failures); i++)
    g_queue_push_tail (&self->sources, g_new0 (Source, 1));
  for (guint i = 0; i < files->len; i++)
    {
      Source *source = g_new0 (Source, 1);

      source->file = files->pdata[i];
      self->size += source->file->size;
      g_queue_push_tail (&self->sources, source);
    }
}

/**
 * sn_sources_look_through:
 *
 * Looks through all that was added, so that it is known how much there is.
 */
void
sn_sources_look_through (SnSources *self, GCancellable *cancellable)
{
  Source *asked;

  while ((asked = g_queue_pop_head (&self->asked)) != NULL)
    if (asked->input != NULL)
      g_queue_push_tail (&self->sources, asked);
    else
      {
        look_into (self, asked, cancellable);
        source_free (asked);
      }
}

/**
 * sn_sources_is_at_end:
 *
 * Returns: whether there is nothing more to be read.
 */
gboolean
sn_sources_is_at_end (SnSources *self)
{
  return self->source == NULL && g_queue_is_empty (&self->sources);
}

static void
close_source (SnSources *self)
{
  self->size_done += self->source->file->size;
  self->n_done++;
  g_clear_pointer (&self->stream, sn_document_stream_free);
  g_clear_pointer (&self->source, source_free);
}

/* (nullable): what cannot be opened. */
static SnFound *
open_source (SnSources *self, GCancellable *cancellable)
{
  Source *source = g_queue_pop_head (&self->sources);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) input = NULL;
  SnFound *failure = NULL;

  if (source->file == NULL)
    {
      source_free (source);
      return g_queue_pop_head (&self->failures);
    }
  self->source = source;
  self->message = 0;
  if (source->input != NULL)
    input = g_object_ref (source->input);
  else
    input = G_INPUT_STREAM (sn_file_open (source->file, self->store, cancellable, &error));
  if (input != NULL)
    self->stream = sn_document_stream_new (input);
  else
    {
      failure = found_new (source->file->name, 0, NULL, g_steal_pointer (&error));
      close_source (self);
    }
  return failure;
}

/* What stands in for a newsletter where a file ends, or cannot be read further. */
static SnFound *
end_of_source (SnSources *self, SnStreamStep step, const GError *reason, GCancellable *cancellable)
{
  gboolean empty = sn_document_stream_is_mailbox (self->stream) && self->message == 0;
  GError *error = NULL;
  SnFound *found = NULL;

  if (step == SN_STREAM_FAILED && !g_cancellable_is_cancelled (cancellable))
    error = sn_files_error (reason);
  else if (step == SN_STREAM_END && empty)
    error = g_error_new_literal (SN_ERROR, SN_ERROR_EMPTY, "The mailbox has no messages");
  if (error != NULL)
    found = found_new (self->source->file->name, 0, NULL, error);
  close_source (self);
  return found;
}

/**
 * sn_sources_next:
 *
 * Goes on by one newsletter, or to the end of a file.
 *
 * Returns: (transfer full) (nullable): the newsletter, or what is none; %NULL
 *   where a file has ended, or at the end.
 */
SnFound *
sn_sources_next (SnSources *self, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  SnStreamStep step;

  if (self->source == NULL)
    {
      SnFound *failure = g_queue_is_empty (&self->sources) ? NULL : open_source (self, cancellable);

      if (self->source == NULL)
        return failure;
    }
  step = sn_document_stream_next (self->stream, &bytes, cancellable, &reason);
  if (step == SN_STREAM_END || step == SN_STREAM_FAILED)
    return end_of_source (self, step, reason, cancellable);
  if (sn_document_stream_is_mailbox (self->stream))
    self->message++;
  return found_new (self->source->file->name, self->message, g_steal_pointer (&bytes),
                    step == SN_STREAM_REFUSED ? sn_files_error (reason) : NULL);
}

/**
 * sn_sources_list_left:
 * @paths: (element-type filename): where to add what is not read to its end, in
 *   the order in which it would have been
 *
 * Tells what is still to come.
 */
void
sn_sources_list_left (SnSources *self, GPtrArray *paths)
{
  const GList *failure = self->failures.head;

  if (self->source != NULL)
    g_ptr_array_add (paths, g_strdup (self->source->file->name));
  for (const GList *link = self->sources.head; link != NULL; link = link->next)
    {
      const Source *source = link->data;

      if (source->file != NULL)
        g_ptr_array_add (paths, g_strdup (source->file->name));
      else if (failure != NULL)
        {
          g_ptr_array_add (paths, g_strdup (((const SnFound *) failure->data)->path));
          failure = failure->next;
        }
    }
}

/**
 * sn_sources_get_fraction:
 *
 * Returns: how much has been read, 0 to 1: of the bytes, where it is known how
 *   many they are, else of the files.
 */
double
sn_sources_get_fraction (SnSources *self)
{
  guint64 done = self->size_done;
  guint n_done, n_files = sn_sources_get_n_files (self, &n_done);

  if (self->stream != NULL)
    done += MIN (sn_document_stream_get_offset (self->stream), self->source->file->size);
  if (self->size > 0)
    return (double) MIN (done, self->size) / (double) self->size;
  return n_files > 0 ? (double) n_done / n_files : 0;
}

/**
 * sn_sources_get_n_files:
 * @n_done: (out): how many of them have been read
 *
 * Returns: how many files were found.
 */
guint
sn_sources_get_n_files (SnSources *self, guint *n_done)
{
  *n_done = self->n_done;
  return self->n_done + (self->source != NULL) + g_queue_get_length (&self->sources);
}
