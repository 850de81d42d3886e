/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-importer.h"

#include <glib/gi18n.h>

#include "sn-error.h"

/* What is brought in at once: files and folders, or bytes with a name. */
typedef struct
{
  GPtrArray *files; /* GFile; NULL for bytes */
  GBytes *bytes;
  char *name; /* of bytes */
} Job;

struct _SnImporter
{
  GObject parent_instance;

  SnStore *store;
  GCancellable *cancellable;
  GQueue jobs;     /* Job, the first one is under way */
  guint n_done;    /* files and bytes */
  double fraction; /* of the first job */
  guint n_read;    /* newsletters of the first one so far */

  gint64 first_added;      /* number of the first newsletter that was new when it was last done */
  gint64 first_newsletter; /* of the first one that is new */
  guint n_newsletters;
  guint n_items;
  guint n_duplicates;
  char *title; /* of the only newsletter, or of the only duplicate */
  GPtrArray *failures;
};

enum
{
  PROP_FRACTION = 1,
  N_PROPS,
};

enum
{
  FINISHED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnImporter, sn_importer, G_TYPE_OBJECT)

static void next (SnImporter *self);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->files, g_ptr_array_unref);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->name);
  g_free (job);
}

static guint
job_size (const Job *job)
{
  return job->files != NULL ? job->files->len : 1;
}

/**
 * sn_import_failure_new:
 * @name: name of a file
 * @reason: why nothing of it was taken
 *
 * Returns: (transfer full): one file that is not in the store.
 */
SnImportFailure *
sn_import_failure_new (const char *name, const char *reason)
{
  SnImportFailure *failure = g_new0 (SnImportFailure, 1);

  failure->name = g_filename_display_name (name);
  failure->reason = g_strdup (reason);
  return failure;
}

/**
 * sn_import_failure_free:
 *
 * Frees @failure.
 */
void
sn_import_failure_free (SnImportFailure *failure)
{
  g_free (failure->name);
  g_free (failure->reason);
  g_free (failure);
}

static char *
file_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_file_get_uri (file);
}

static void
add_failure (SnImporter *self, const char *name, const char *reason)
{
  g_ptr_array_add (self->failures, sn_import_failure_new (name, reason));
}

/* Of what was found in a folder, its own name. */
static void
add_result (SnImporter *self, const SnBulkResult *result)
{
  g_autofree char *base = g_path_get_basename (result->path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *reason = sn_bulk_result_reason (result);

  add_failure (self, name, reason);
}

static void
reset (SnImporter *self)
{
  self->n_done = self->n_newsletters = self->n_items = self->n_duplicates = self->n_read = 0;
  self->first_newsletter = 0;
  self->fraction = 0;
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->failures, g_ptr_array_unref);
  self->failures = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_import_failure_free);
}

/* ---- one after the other ---- */

static void
finish_job (SnImporter *self)
{
  Job *job = g_queue_pop_head (&self->jobs);

  self->n_done += job_size (job);
  job_free (job);
  self->fraction = 0;
  self->n_read = 0;
  next (self);
}

static void
count (SnImporter *self, SnImported *imported)
{
  if (imported->duplicate)
    self->n_duplicates++;
  else
    {
      if (self->n_newsletters++ == 0)
        self->first_newsletter = imported->newsletter_id;
      self->n_items += imported->known + imported->changed + imported->added;
    }
  /* The title is of use only where one newsletter is spoken of. */
  g_free (self->title);
  self->title = g_strdup (imported->title);
}

/* Nothing of it was tried. */
static void
fail_job (SnImporter *self, const Job *job, const char *reason)
{
  if (job->files == NULL)
    add_failure (self, job->name, reason);
  for (guint i = 0; job->files != NULL && i < job->files->len; i++)
    {
      g_autofree char *name = file_name (job->files->pdata[i]);

      add_failure (self, name, reason);
    }
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnImporter) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) failures = NULL;
  g_autoptr (GPtrArray) all = sn_store_import_finish_full (SN_STORE (source), result, &failures, &error);
  Job *job = g_queue_peek_head (&self->jobs);

  if (job == NULL)
    return;
  for (guint i = 0; all != NULL && i < all->len; i++)
    count (self, all->pdata[i]);
  for (guint i = 0; failures != NULL && i < failures->len; i++)
    add_result (self, failures->pdata[i]);
  /* Who stopped it knows that it was stopped. */
  if (all == NULL && failures == NULL && !g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
    fail_job (self, job, error->message);
  finish_job (self);
}

static void
progress_cb (const SnBulkProgress *progress, gpointer user_data)
{
  SnImporter *self = user_data;

  self->fraction = progress->fraction;
  self->n_read = progress->n_stored + progress->n_known;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
}

static void
finish (SnImporter *self)
{
  g_autofree char *summary = sn_importer_summary (self->n_newsletters, self->n_items, self->n_duplicates, self->title);
  g_autoptr (GPtrArray) failures = g_ptr_array_ref (self->failures);

  self->first_added = self->first_newsletter;
  reset (self);
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
  g_signal_emit (self, signals[FINISHED], 0, summary, failures);
}

/* Takes up the first job of the queue. */
static void
next (SnImporter *self)
{
  Job *job = g_queue_peek_head (&self->jobs);

  if (job == NULL)
    {
      finish (self);
      return;
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
  if (job->bytes != NULL)
    sn_store_import_bytes_async (self->store, job->bytes, job->name, self->cancellable, imported_cb,
                                 g_object_ref (self));
  else
    sn_store_import_files_async (self->store, (GFile *const *) job->files->pdata, job->files->len, progress_cb, self,
                                 self->cancellable, imported_cb, g_object_ref (self));
}

static void
add (SnImporter *self, Job *job)
{
  g_queue_push_tail (&self->jobs, job);
  if (g_queue_get_length (&self->jobs) == 1)
    next (self);
}

static void
sn_importer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, sn_importer_get_fraction (SN_IMPORTER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sn_importer_finalize (GObject *object)
{
  SnImporter *self = SN_IMPORTER (object);

  g_queue_clear_full (&self->jobs, job_free);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->failures, g_ptr_array_unref);
  g_free (self->title);
  G_OBJECT_CLASS (sn_importer_parent_class)->finalize (object);
}

static void
sn_importer_class_init (SnImporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sn_importer_get_property;
  object_class->finalize = sn_importer_finalize;

  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_PTR_ARRAY);
}

static void
sn_importer_init (SnImporter *self)
{
  g_queue_init (&self->jobs);
  self->cancellable = g_cancellable_new ();
  reset (self);
}

/**
 * sn_importer_new:
 * @store: where everything goes
 *
 * Returns: (transfer full): an importer without anything to do.
 */
SnImporter *
sn_importer_new (SnStore *store)
{
  SnImporter *self = g_object_new (SN_TYPE_IMPORTER, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * sn_importer_add_file:
 * @file: a file, or a folder of which all newsletters are meant
 *
 * Brings it in when what came before is done, together with the files that wait for
 * that: the pages then show all of them at once.
 */
void
sn_importer_add_file (SnImporter *self, GFile *file)
{
  Job *job = g_queue_get_length (&self->jobs) > 1 ? g_queue_peek_tail (&self->jobs) : NULL;

  if (job != NULL && job->files != NULL)
    {
      g_ptr_array_add (job->files, g_object_ref (file));
      return;
    }
  job = g_new0 (Job, 1);
  job->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (job->files, g_object_ref (file));
  add (self, job);
}

/**
 * sn_importer_add_bytes:
 * @bytes: a newsletter
 * @name: what it is called when it is spoken of
 *
 * Brings it in when what came before is done.
 */
void
sn_importer_add_bytes (SnImporter *self, GBytes *bytes, const char *name)
{
  Job *job = g_new0 (Job, 1);

  job->bytes = g_bytes_ref (bytes);
  job->name = g_strdup (name);
  add (self, job);
}

/**
 * sn_importer_get_fraction:
 *
 * Returns: how much is done, 0 to 1; below 0 while there is nothing to do.
 */
double
sn_importer_get_fraction (SnImporter *self)
{
  const Job *first = g_queue_peek_head (&self->jobs);
  guint waiting = 0;

  for (const GList *link = self->jobs.head; link != NULL; link = link->next)
    waiting += job_size (link->data);
  return first == NULL ? -1 : (self->n_done + self->fraction * job_size (first)) / (self->n_done + waiting);
}

/**
 * sn_importer_get_n_read:
 *
 * Returns: how many newsletters have been read since the importer had nothing to
 *   do.
 */
guint
sn_importer_get_n_read (SnImporter *self)
{
  return self->n_newsletters + self->n_duplicates + self->n_read;
}

/**
 * sn_importer_get_first_added:
 *
 * Returns: the number of the first newsletter that was new in what `finished`
 *   summed up last; 0 where none was.
 */
gint64
sn_importer_get_first_added (SnImporter *self)
{
  return self->first_added;
}

/**
 * sn_importer_cancel:
 *
 * Stops between two newsletters. What is in the store stays, and is summed up by
 * `finished`; what waits is left alone.
 */
void
sn_importer_cancel (SnImporter *self)
{
  Job *job = g_queue_pop_head (&self->jobs);

  if (job == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->jobs, job_free);
  g_queue_push_head (&self->jobs, job);
}

/**
 * sn_importer_stop:
 *
 * Leaves alone what is not yet brought in.
 */
void
sn_importer_stop (SnImporter *self)
{
  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->jobs, job_free);
}

/**
 * sn_importer_summary:
 * @newsletters: how many came in
 * @items: how many items they speak of
 * @duplicates: how many were there before
 * @title: (nullable): what the only one calls itself
 *
 * Returns: (transfer full) (nullable): one line about what came in; %NULL
 *   where nothing did.
 */
char *
sn_importer_summary (guint newsletters, guint items, guint duplicates, const char *title)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (newsletters + duplicates == 0)
    return NULL;
  if (newsletters == 0 && duplicates == 1 && title != NULL && *title != '\0')
    /* Translators: %s is the title of a newsletter */
    return g_strdup_printf (_ ("%s is already in SEC News"), title);
  if (newsletters == 0)
    return g_strdup_printf (
        ngettext ("%u newsletter is already in SEC News", "All %u newsletters are already in SEC News", duplicates),
        duplicates);
  if (newsletters == 1 && duplicates == 0 && title != NULL && *title != '\0')
    g_string_append (text, title);
  else
    g_string_append_printf (text, ngettext ("%u newsletter", "%u newsletters", newsletters), newsletters);
  g_string_append (text, ": ");
  g_string_append_printf (text, ngettext ("%u item", "%u items", items), items);
  if (duplicates > 0)
    g_string_append_printf (text, ngettext (", %u already in SEC News", ", %u already in SEC News", duplicates),
                            duplicates);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* More names than that nobody reads in one line. */
#define MAX_NAMES 5

/**
 * sn_importer_failures:
 * @failures: (element-type SnImportFailure): what is not in the store
 *
 * Returns: (transfer full) (nullable): one line that names the first of them,
 *   with the
 *   reason where there is one only; %NULL where there is none.
 */
char *
sn_importer_failures (GPtrArray *failures)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (failures->len == 0)
    return NULL;
  if (failures->len == 1)
    {
      const SnImportFailure *failure = failures->pdata[0];

      return g_strdup_printf ("%s: %s", failure->name, failure->reason);
    }
  for (guint i = 0; i < MIN (failures->len, MAX_NAMES); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((SnImportFailure *) failures->pdata[i])->name);
  if (failures->len > MAX_NAMES)
    g_string_append (names, "…");
  return g_strdup_printf (ngettext ("%u file was not opened: %s", "%u files were not opened: %s", failures->len),
                          failures->len, names->str);
}
