/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-demo.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "sn-config.h"
#include "sn-db.h"
#include "sn-error.h"

#define DEMO_FILE "demo.ini"
#define DATABASE_NAME "secnews.db"

/* (nullable): the folder with the samples: the one that was named, else the
 * installed one, else that of the source tree. */
static const char *
find_samples (GError **error)
{
  const char *const folders[] = { g_getenv ("SECNEWS_SAMPLES"), SN_SAMPLES_DIR, SN_SOURCE_SAMPLES_DIR };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *demo = folders[i] != NULL ? g_build_filename (folders[i], DEMO_FILE, NULL) : NULL;

      if (demo != NULL && g_file_test (demo, G_FILE_TEST_IS_REGULAR))
        return folders[i];
    }
  g_set_error_literal (error, SN_ERROR, SN_ERROR_IO, "The sample newsletters are not installed");
  return NULL;
}

static gboolean
read_today (const char *folder, SnDate *today, GError **error)
{
  g_autofree char *path = g_build_filename (folder, DEMO_FILE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
    return FALSE;
  text = g_key_file_get_string (file, "Demo", "Today", error);
  if (text == NULL)
    return FALSE;
  if (sn_date_parse (text, today) && today->day != 0)
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_NOT_TEXT, "%s: Today is no day", path);
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* (nullable): the paths of the samples, by name, which begins with the date. */
static GPtrArray *
list_samples (const char *folder, GError **error)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (directory == NULL)
    return NULL;
  while ((name = g_dir_read_name (directory)) != NULL)
    if (*name != '.' && !g_str_equal (name, DEMO_FILE))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  return g_steal_pointer (&paths);
}

static gboolean
import_sample (SnDb *db, const char *path, GError **error)
{
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) imported = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, error))
    return FALSE;
  bytes = g_bytes_new_take (g_steal_pointer (&content), length);
  imported = sn_db_import (db, bytes, path, NULL, error);
  if (imported == NULL)
    g_prefix_error (error, "%s: ", path);
  return imported != NULL;
}

static gboolean
fill (const char *database, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) samples = list_samples (folder, error);
  g_autoptr (SnDb) db = samples != NULL ? sn_db_open (database, error) : NULL;

  for (guint i = 0; db != NULL && i < samples->len; i++)
    if (!import_sample (db, samples->pdata[i], error))
      return FALSE;
  return db != NULL;
}

/**
 * sn_demo_create:
 * @today: (out): a day in the time of the samples
 *
 * Makes a store of its own in a private temporary folder and fills it with the
 * sample newsletters.
 *
 * Errors: those of files and of the store; nothing is left behind.
 *
 * Returns: (transfer full) (nullable): the path of the store, for
 *   sn_demo_remove().
 */
char *
sn_demo_create (SnDate *today, GError **error)
{
  const char *samples = find_samples (error);
  g_autofree char *folder = NULL, *database = NULL;

  if (samples == NULL || !read_today (samples, today, error))
    return NULL;
  folder = g_dir_make_tmp ("secnews-demo-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  database = g_build_filename (folder, DATABASE_NAME, NULL);
  if (fill (database, samples, error))
    return g_steal_pointer (&database);
  sn_demo_remove (database);
  return NULL;
}

/**
 * sn_demo_remove:
 * @path: a path that sn_demo_create() gave
 *
 * Removes the store with all that SQLite put beside it, and its folder.
 */
void
sn_demo_remove (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      if (g_unlink (file) != 0 && errno != ENOENT)
        g_printerr ("secnews: %s: %s\n", file, g_strerror (errno));
    }
  if (g_rmdir (folder) != 0)
    g_printerr ("secnews: %s: %s\n", folder, g_strerror (errno));
}
