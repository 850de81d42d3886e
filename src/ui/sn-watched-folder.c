/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-watched-folder.h"

#include <glib/gi18n.h>

#include "sn-error.h"
#include "sn-files.h"
#include "sn-watched-files.h"

/* So long after something was written it looks, and then once more: what is then as
 * it was is taken for whole. */
#define PAUSE_MS 2000
/* More than so many are quicker read as one folder. */
#define MOST_SINGLE 20
struct _SnWatchedFolder
{
  GObject parent_instance;

  SnStore *store;
  char *uri;
  GFile *file;
  GCancellable *cancellable;
  GPtrArray *monitors; /* GFileMonitor of it and of the folders in it */
  guint pause_id;
  SnWatchedFiles *files; /* what is known of them */
  GPtrArray *ready;      /* GFile that are to be read */
  guint n_read;          /* how many of them were */
  gboolean as_folder;    /* whether they are read as one */
  GPtrArray *imported;   /* SnImported of this time, so far */
  GPtrArray *failures;   /* SnBulkResult, likewise */
  gboolean reading;
  gboolean again; /* something changed while it was being read */
  gboolean there;
  char *trouble;   /* why it cannot be read */
  gboolean empty;  /* whether there was no newsletter in it */
  GDateTime *last; /* when it was read */
};

enum
{
  READ,
  STATUS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnWatchedFolder, sn_watched_folder, G_TYPE_OBJECT)

/* ---- watching ---- */

static gboolean
pause_cb (gpointer user_data)
{
  SnWatchedFolder *self = user_data;

  self->pause_id = 0;
  sn_watched_folder_look (self);
  return G_SOURCE_REMOVE;
}

static void
look_later (SnWatchedFolder *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
monitor_cb (SnWatchedFolder *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event == G_FILE_MONITOR_EVENT_DELETED || event == G_FILE_MONITOR_EVENT_MOVED_OUT ||
      event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  look_later (self);
}

static void
drop_monitors (SnWatchedFolder *self)
{
  for (guint i = 0; i < self->monitors->len; i++)
    {
      g_signal_handlers_disconnect_by_data (self->monitors->pdata[i], self);
      g_file_monitor_cancel (self->monitors->pdata[i]);
    }
  g_ptr_array_set_size (self->monitors, 0);
}

/* What cannot be watched is read when the program starts. */
static void
watch (SnWatchedFolder *self, GFile *folder)
{
  g_autoptr (GError) error = NULL;
  GFileMonitor *monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, self->cancellable, &error);

  if (monitor == NULL)
    {
      g_autofree char *uri = g_file_get_uri (folder);

      g_info ("%s is not watched: %s", uri, error->message);
      return;
    }
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (monitor_cb), self);
  g_ptr_array_add (self->monitors, monitor);
}

/* ---- reading ---- */

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (data, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, cancellable, &error);

  if (info == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_return_pointer (task, sn_folder_files_find (data, cancellable), (GDestroyNotify) sn_folder_files_free);
}

static void
set_state (SnWatchedFolder *self, gboolean there, const char *trouble)
{
  self->there = there;
  g_free (self->trouble);
  self->trouble = g_strdup (trouble);
  g_signal_emit (self, signals[STATUS_CHANGED], 0);
}

static void
end_reading (SnWatchedFolder *self)
{
  self->reading = FALSE;
  if (self->again)
    sn_watched_folder_look (self);
}

/* (transfer full) (nullable): where the folder itself failed, that is what is
 * wrong, and none of its files. */
static SnBulkResult *
take_own_failure (SnWatchedFolder *self, GPtrArray *failures)
{
  g_autofree char *path = g_file_get_path (self->file);

  for (guint i = 0; failures != NULL && i < failures->len; i++)
    if (g_strcmp0 (((SnBulkResult *) failures->pdata[i])->path, path) == 0)
      return g_ptr_array_steal_index (failures, i);
  return NULL;
}

static void
move_all (GPtrArray *from, GPtrArray *to)
{
  gsize n;
  g_autofree gpointer *all = NULL;

  if (from == NULL)
    return;
  all = g_ptr_array_steal (from, &n);
  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (to, all[i]);
}

static gboolean
has_failed (SnWatchedFolder *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  for (guint i = 0; i < self->failures->len; i++)
    if (g_strcmp0 (((SnBulkResult *) self->failures->pdata[i])->path, path) == 0)
      return TRUE;
  return FALSE;
}

/* What failed is tried again each time. */
static void
remember (SnWatchedFolder *self)
{
  for (guint i = 0; i < self->ready->len; i++)
    if (!has_failed (self, self->ready->pdata[i]))
      sn_watched_files_set_read (self->files, self->ready->pdata[i]);
}

static void
finish (SnWatchedFolder *self, const char *error)
{
  g_autoptr (SnBulkResult) own = take_own_failure (self, self->failures);
  g_autofree char *trouble = g_strdup (error);

  /* Into an empty folder newsletters come later: that is what it is there for. */
  self->empty = own != NULL && g_error_matches (own->error, SN_ERROR, SN_ERROR_EMPTY);
  if (trouble == NULL && own != NULL && !self->empty)
    trouble = sn_bulk_result_reason (own);
  if (trouble == NULL)
    remember (self);
  g_clear_pointer (&self->last, g_date_time_unref);
  self->last = g_date_time_new_now_local ();
  set_state (self, TRUE, trouble);
  if (trouble == NULL && !self->empty)
    g_signal_emit (self, signals[READ], 0, self->imported, self->failures);
  end_reading (self);
}

static void read_next (SnWatchedFolder *self);

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnWatchedFolder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) failures = NULL;
  g_autoptr (GPtrArray) imported = sn_store_import_finish_full (SN_STORE (source), result, &failures, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  move_all (imported, self->imported);
  move_all (failures, self->failures);
  if (imported == NULL && failures == NULL)
    finish (self, error->message);
  else
    read_next (self);
}

/* One after the other, or all at once as the folder. */
static void
read_next (SnWatchedFolder *self)
{
  GFile *file = self->as_folder ? self->file : NULL;

  if (!self->as_folder && self->n_read < self->ready->len)
    file = self->ready->pdata[self->n_read];
  if (file == NULL || (self->as_folder && self->n_read > 0))
    {
      finish (self, NULL);
      return;
    }
  self->n_read++;
  sn_store_import_files_async (self->store, &file, 1, NULL, NULL, self->cancellable, imported_cb, g_object_ref (self));
}

/* What cannot be looked into is for the import of the folder to say. */
static void
read_files (SnWatchedFolder *self, const SnFolderFiles *found)
{
  gboolean settled;

  g_clear_pointer (&self->ready, g_ptr_array_unref);
  self->ready = sn_watched_files_take (self->files, found, &settled);
  if (!settled)
    {
      self->there = TRUE;
      look_later (self);
      end_reading (self);
      return;
    }
  self->as_folder = !found->whole || self->ready->len > MOST_SINGLE;
  self->n_read = 0;
  g_ptr_array_set_size (self->imported, 0);
  g_ptr_array_set_size (self->failures, 0);
  read_next (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnWatchedFolder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnFolderFiles) found = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GError) reason = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  drop_monitors (self);
  if (found == NULL)
    {
      reason = sn_files_error (error);
      set_state (self, FALSE, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? NULL : reason->message);
      /* Until it comes. */
      watch (self, self->file);
      end_reading (self);
      return;
    }
  for (guint i = 0; i < found->folders->len; i++)
    watch (self, found->folders->pdata[i]);
  read_files (self, found);
}

/* ---- the object ---- */

static void
sn_watched_folder_dispose (GObject *object)
{
  SnWatchedFolder *self = SN_WATCHED_FOLDER (object);

  sn_watched_folder_stop (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sn_watched_folder_parent_class)->dispose (object);
}

static void
sn_watched_folder_finalize (GObject *object)
{
  SnWatchedFolder *self = SN_WATCHED_FOLDER (object);

  g_object_unref (self->file);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->monitors);
  g_ptr_array_unref (self->imported);
  g_ptr_array_unref (self->failures);
  g_clear_pointer (&self->ready, g_ptr_array_unref);
  sn_watched_files_free (self->files);
  g_clear_pointer (&self->last, g_date_time_unref);
  g_free (self->uri);
  g_free (self->trouble);
  G_OBJECT_CLASS (sn_watched_folder_parent_class)->finalize (object);
}

static void
sn_watched_folder_class_init (SnWatchedFolderClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_watched_folder_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_watched_folder_finalize;
  signals[READ] = g_signal_new ("read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_PTR_ARRAY,
                                G_TYPE_PTR_ARRAY);
  signals[STATUS_CHANGED] =
      g_signal_new ("status-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sn_watched_folder_init (SnWatchedFolder *self)
{
  self->cancellable = g_cancellable_new ();
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  self->files = sn_watched_files_new ();
  self->imported = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_imported_free);
  self->failures = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_bulk_result_free);
}

/**
 * sn_watched_folder_new:
 * @store: where newsletters go
 * @uri: the folder
 *
 * Returns: (transfer full): the folder, not read yet.
 */
SnWatchedFolder *
sn_watched_folder_new (SnStore *store, const char *uri)
{
  SnWatchedFolder *self = g_object_new (SN_TYPE_WATCHED_FOLDER, NULL);

  self->store = g_object_ref (store);
  self->uri = g_strdup (uri);
  self->file = g_file_new_for_uri (uri);
  return self;
}

/**
 * sn_watched_folder_get_uri:
 *
 * Returns: where it is.
 */
const char *
sn_watched_folder_get_uri (SnWatchedFolder *self)
{
  return self->uri;
}

/**
 * sn_watched_folder_look:
 *
 * Reads what is new in it, if it is there; once more, where it is being read.
 */
void
sn_watched_folder_look (SnWatchedFolder *self)
{
  g_autoptr (GTask) task = NULL;

  self->again = self->reading;
  if (self->reading || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->reading = TRUE;
  task = g_task_new (NULL, self->cancellable, found_cb, g_object_ref (self));
  g_task_set_task_data (task, g_object_ref (self->file), g_object_unref);
  g_task_run_in_thread (task, find_thread);
}

/**
 * sn_watched_folder_stop:
 *
 * Leaves it alone from now on.
 */
void
sn_watched_folder_stop (SnWatchedFolder *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  drop_monitors (self);
}

/**
 * sn_watched_folder_is_there:
 *
 * Returns: whether it was there when it was looked for.
 */
gboolean
sn_watched_folder_is_there (SnWatchedFolder *self)
{
  return self->there || self->reading;
}

/**
 * sn_watched_folder_get_status:
 * @wrong: (out): whether something is wrong
 *
 * Returns: (transfer full): when it was last read, or what is wrong.
 */
char *
sn_watched_folder_get_status (SnWatchedFolder *self, gboolean *wrong)
{
  g_autofree char *time = NULL;

  *wrong = self->trouble != NULL;
  if (self->trouble != NULL)
    return g_strdup (self->trouble);
  if (self->last == NULL && (self->reading || self->there))
    return g_strdup (_ ("Being read…"));
  if (!self->there)
    return g_strdup (_ ("Not there at the moment; read when it is"));
  time = g_date_time_format (self->last, "%H:%M");
  if (self->empty)
    /* Translators: of a folder; %s is a time, as in "No newsletters in it at 14:05" */
    return g_strdup_printf (_ ("No newsletters in it at %s"), time);
  /* Translators: %s is a time, as in "Last read at 14:05" */
  return g_strdup_printf (_ ("Last read at %s"), time);
}
