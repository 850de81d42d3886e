/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-watch.h"

#include <string.h>

#include "sn-importer.h"
#include "sn-settings.h"
#include "sn-watched-folder.h"

struct _SnWatch
{
  GObject parent_instance;

  SnStore *store;
  GSettings *settings;
  GSettings *memory; /* what is remembered of the store */
  GCancellable *cancellable;
  GHashTable *folders; /* URI -> SnWatchedFolder */
};

enum
{
  READ,
  STATUS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnWatch, sn_watch, G_TYPE_OBJECT)

/* ---- what became of a folder ---- */

/* Whether what was told is of a file in that folder, or of the folder itself. */
static gboolean
is_of_folder (const char *told, const char *path)
{
  const char *rest = g_str_has_prefix (told, path) ? told + strlen (path) : NULL;

  return rest != NULL && (*rest == G_DIR_SEPARATOR || *rest == ':');
}

/* What is named once need not be named at each start. */
static void
add_failure (const SnBulkResult *result, const char *const *known, GPtrArray *failures, GStrvBuilder *told)
{
  g_autofree char *reason = sn_bulk_result_reason (result), *base = g_path_get_basename (result->path);
  g_autofree char *token = g_strdup_printf ("%s: %s", result->path, reason);
  g_autofree char *valid = g_utf8_make_valid (token, -1);

  g_strv_builder_add (told, valid);
  if (!g_strv_contains (known, valid))
    g_ptr_array_add (failures, sn_import_failure_new (base, reason));
}

static GPtrArray *
take_failures (SnWatch *self, const char *uri, GPtrArray *results)
{
  GPtrArray *failures = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_import_failure_free);
  g_autoptr (GStrvBuilder) told = g_strv_builder_new ();
  g_auto (GStrv) known = g_settings_get_strv (self->memory, SN_STORE_SETTING_FAILURES), now = NULL;
  g_autoptr (GFile) folder = g_file_new_for_uri (uri);
  g_autofree char *path = g_file_get_path (folder);

  /* Those of other folders stay; of this one only what still fails. */
  for (guint i = 0; known[i] != NULL; i++)
    if (path == NULL || !is_of_folder (known[i], path))
      g_strv_builder_add (told, known[i]);
  for (guint i = 0; results != NULL && i < results->len; i++)
    add_failure (results->pdata[i], (const char *const *) known, failures, told);
  now = g_strv_builder_end (told);
  if (!g_strv_equal ((const char *const *) known, (const char *const *) now))
    g_settings_set_strv (self->memory, SN_STORE_SETTING_FAILURES, (const char *const *) now);
  return failures;
}

static void
read_cb (SnWatch *self, GPtrArray *imported, GPtrArray *results, SnWatchedFolder *folder)
{
  g_autoptr (GPtrArray) failures = take_failures (self, sn_watched_folder_get_uri (folder), results);
  guint newsletters = 0, items = 0;
  gint64 first = 0;

  for (guint i = 0; imported != NULL && i < imported->len; i++)
    {
      const SnImported *one = imported->pdata[i];

      if (!one->duplicate && newsletters++ == 0)
        first = one->newsletter_id;
      items += one->duplicate ? 0 : one->known + one->changed + one->added;
    }
  if (newsletters > 0 || failures->len > 0)
    g_signal_emit (self, signals[READ], 0, first, newsletters, items, failures);
}

static void
status_cb (SnWatch *self)
{
  g_signal_emit (self, signals[STATUS_CHANGED], 0);
}

/* ---- which folders ---- */

static void
add_folder (SnWatch *self, const char *uri)
{
  SnWatchedFolder *folder = sn_watched_folder_new (self->store, uri);

  g_signal_connect_object (folder, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (folder, "status-changed", G_CALLBACK (status_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->folders, g_strdup (uri), folder);
  sn_watched_folder_look (folder);
}

static gboolean
is_left_out (gpointer uri, gpointer folder, gpointer uris)
{
  if (g_strv_contains (uris, uri))
    return FALSE;
  sn_watched_folder_stop (folder);
  return TRUE;
}

static void
take_settings (SnWatch *self)
{
  g_auto (GStrv) uris = g_settings_get_strv (self->settings, SN_SETTING_WATCHED_FOLDERS);

  g_hash_table_foreach_remove (self->folders, is_left_out, uris);
  for (guint i = 0; uris[i] != NULL; i++)
    if (!g_hash_table_contains (self->folders, uris[i]))
      add_folder (self, uris[i]);
  g_signal_emit (self, signals[STATUS_CHANGED], 0);
}

/* ---- the object ---- */

static void
sn_watch_dispose (GObject *object)
{
  SnWatch *self = SN_WATCH (object);
  GHashTableIter iter;
  gpointer folder;

  g_hash_table_iter_init (&iter, self->folders);
  while (g_hash_table_iter_next (&iter, NULL, &folder))
    sn_watched_folder_stop (folder);
  g_hash_table_remove_all (self->folders);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->memory);
  G_OBJECT_CLASS (sn_watch_parent_class)->dispose (object);
}

static void
sn_watch_finalize (GObject *object)
{
  SnWatch *self = SN_WATCH (object);

  g_hash_table_unref (self->folders);
  G_OBJECT_CLASS (sn_watch_parent_class)->finalize (object);
}

static void
sn_watch_class_init (SnWatchClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_watch_finalize;
  signals[READ] = g_signal_new ("read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_INT64,
                                G_TYPE_UINT, G_TYPE_UINT, G_TYPE_PTR_ARRAY);
  signals[STATUS_CHANGED] =
      g_signal_new ("status-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sn_watch_init (SnWatch *self)
{
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * sn_watch_new:
 * @store: an open store
 * @settings: where the folders are named
 * @memory: what is remembered of @store
 *
 * Returns: (transfer full): the watch, which begins to read at once.
 */
SnWatch *
sn_watch_new (SnStore *store, GSettings *settings, GSettings *memory)
{
  SnWatch *self = g_object_new (SN_TYPE_WATCH, NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->memory = g_object_ref (memory);
  g_signal_connect_object (settings, "changed::" SN_SETTING_WATCHED_FOLDERS, G_CALLBACK (take_settings), self,
                           G_CONNECT_SWAPPED);
  take_settings (self);
  return self;
}

/**
 * sn_watch_look:
 *
 * Looks whether folders that were not there are there by now.
 */
void
sn_watch_look (SnWatch *self)
{
  GHashTableIter iter;
  gpointer folder;

  g_hash_table_iter_init (&iter, self->folders);
  while (g_hash_table_iter_next (&iter, NULL, &folder))
    if (!sn_watched_folder_is_there (folder))
      sn_watched_folder_look (folder);
}

/**
 * sn_watch_get_status:
 * @uri: one of the folders
 * @wrong: (out): whether something is wrong
 *
 * Returns: (transfer full): when it was last read, or what is wrong.
 */
char *
sn_watch_get_status (SnWatch *self, const char *uri, gboolean *wrong)
{
  SnWatchedFolder *folder = g_hash_table_lookup (self->folders, uri);

  *wrong = FALSE;
  return folder != NULL ? sn_watched_folder_get_status (folder, wrong) : g_strdup ("");
}
