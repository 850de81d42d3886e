/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-files.h"

#include "sn-db-private.h"
#include "sn-document.h"
#include "sn-error.h"

/* Which files are meant by a file, a folder or a Maildir. */

/* A folder is read this deep. */
#define MAX_DEPTH 32

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE

typedef struct
{
  GPtrArray *files;
  GCancellable *cancellable;
  SnFilesFailed failed;
  gpointer data;
  guint n_failed;
} Search;

/**
 * sn_file_free:
 *
 * Frees @file.
 */
void
sn_file_free (SnFile *file)
{
  g_object_unref (file->file);
  g_free (file->name);
  g_free (file);
}

/**
 * sn_files_error:
 * @reason: an error of GIO, or of this project
 *
 * Returns: (transfer full): the same in this project's domain, in plain words
 *   without the path, which is named with it anyway.
 */
GError *
sn_files_error (const GError *reason)
{
  static const struct
  {
    GIOErrorEnum code;
    const char *text;
  } texts[] = {
    { G_IO_ERROR_NOT_FOUND, "No such file or folder" },
    { G_IO_ERROR_PERMISSION_DENIED, "Permission denied" },
    { G_IO_ERROR_NOT_DIRECTORY, "A part of its path is no folder" },
    { G_IO_ERROR_IS_DIRECTORY, "It is a folder" },
    { G_IO_ERROR_TOO_MANY_LINKS, "Symbolic links lead around in a circle" },
  };

  if (reason->domain == SN_ERROR)
    return g_error_copy (reason);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_new_literal (SN_ERROR, SN_ERROR_CANCELLED, "The operation was stopped.");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_error_matches (reason, G_IO_ERROR, (int) texts[i].code))
      return g_error_new_literal (SN_ERROR, SN_ERROR_IO, texts[i].text);
  return g_error_new (SN_ERROR, SN_ERROR_IO, "It cannot be read: %s", reason->message);
}

/* A file of the store that this process has open must not be opened by anybody but
 * SQLite: once it is closed again, all locks that the process has on it are gone
 * (https://www.sqlite.org/howtocorrupt.html, 2.2), and what it writes then is lost
 * to others. */
static gboolean
is_of_store (SnFile *file, const char *store)
{
  g_autofree char *path = g_file_get_path (file->file);

  return store != NULL && path != NULL && sn_db_has_file (store, path);
}

/**
 * sn_file_open:
 * @store: (nullable): the file of the store that is open in this process, which
 *   is not opened, nor what SQLite put beside it
 *
 * Opens a file for reading.
 *
 * Errors: %SN_ERROR_IO, %SN_ERROR_CANCELLED, %SN_ERROR_NOT_TEXT for the files of
 * @store.
 *
 * Returns: (transfer full) (nullable): its bytes.
 */
GFileInputStream *
sn_file_open (SnFile *file, const char *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GFileInputStream *stream;

  if (is_of_store (file, store))
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_NOT_TEXT,
                           "The file is a database, which cannot be read: it is part of the store itself");
      return NULL;
    }
  stream = g_file_read (file->file, cancellable, &reason);
  if (stream == NULL)
    g_propagate_error (error, sn_files_error (reason));
  return stream;
}

static void
fail (Search *search, const char *name, const GError *reason)
{
  g_autoptr (GError) error = sn_files_error (reason);

  search->n_failed++;
  search->failed (name, error, search->data);
}

static void
add_file (Search *search, GFile *file, const char *name, GFileInfo *info)
{
  SnFile *found = g_new0 (SnFile, 1);

  found->file = g_object_ref (file);
  found->name = g_strdup (name);
  found->size = (guint64) MAX (g_file_info_get_size (info), 0);
  g_ptr_array_add (search->files, found);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (g_file_info_get_name (*(GFileInfo *const *) a), g_file_info_get_name (*(GFileInfo *const *) b));
}

/* What is in a folder, by name; hidden ones are none of the user's newsletters.
 * Links are listed as such. */
static GPtrArray *
list_folder (Search *search, GFile *folder, GError **error)
{
  g_autoptr (GFileEnumerator) children =
      g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, search->cancellable, error);
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);
  GFileInfo *info = NULL;

  if (children == NULL)
    return NULL;
  for (;;)
    {
      if (!g_file_enumerator_iterate (children, &info, NULL, search->cancellable, error))
        return NULL;
      if (info == NULL)
        break;
      if (g_file_info_get_name (info)[0] != '.')
        g_ptr_array_add (infos, g_object_ref (info));
    }
  g_ptr_array_sort (infos, compare_names);
  return g_steal_pointer (&infos);
}

static gboolean
has_folder (GPtrArray *infos, const char *name)
{
  for (guint i = 0; i < infos->len; i++)
    if (g_strcmp0 (g_file_info_get_name (infos->pdata[i]), name) == 0)
      return g_file_info_get_file_type (infos->pdata[i]) == G_FILE_TYPE_DIRECTORY;
  return FALSE;
}

/* A Maildir keeps in tmp what is still being delivered. */
static gboolean
is_skipped (GPtrArray *infos, const char *name)
{
  return g_str_equal (name, "tmp") && has_folder (infos, "cur") && has_folder (infos, "new");
}

static void add_folder (Search *search, GFile *folder, const char *name, guint depth);

/* A link to a file is read, one to a folder not: that may be one above it. */
static void
add_child (Search *search, GFile *folder, const char *folder_name, GFileInfo *info, guint depth)
{
  const char *name = g_file_info_get_name (info);
  g_autoptr (GFile) child = g_file_get_child (folder, name);
  g_autofree char *path = g_build_filename (folder_name, name, NULL);
  g_autofree char *base = g_file_get_basename (folder);
  g_autoptr (GFileInfo) target = NULL;

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      if (depth < MAX_DEPTH)
        add_folder (search, child, path, depth + 1);
      return;
    }
  if (!sn_document_looks_readable (base, name))
    return;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_SYMBOLIC_LINK)
    target = g_file_query_info (child, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, search->cancellable, NULL);
  if (target != NULL)
    info = target;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    add_file (search, child, path, info);
}

static void
add_folder (Search *search, GFile *folder, const char *name, guint depth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = list_folder (search, folder, &error);

  if (infos == NULL)
    {
      fail (search, name, error);
      return;
    }
  for (guint i = 0; i < infos->len && !g_cancellable_is_cancelled (search->cancellable); i++)
    if (!is_skipped (infos, g_file_info_get_name (infos->pdata[i])))
      add_child (search, folder, name, infos->pdata[i], depth);
}

static void
fail_with (Search *search, const char *name, SnError code, const char *text)
{
  g_autoptr (GError) error = g_error_new_literal (SN_ERROR, (int) code, text);

  fail (search, name, error);
}

/**
 * sn_files_find:
 * @file: a file, a folder or a Maildir
 * @name: what it is called; what is found in it is called after it
 * @files: (element-type SnFile): where to add the files that are to be read
 * @failed: (scope call): is told of what cannot be read
 *
 * Adds @file, or what looks like newsletters in it and in the folders below:
 * sorted by name, hidden ones left out, links to folders not followed. Of a
 * Maildir those that are delivered. What was named itself is always meant,
 * whatever it looks like, unless it is neither file nor folder (a device, a
 * socket).
 */
void
sn_files_find (GFile *file, const char *name, GPtrArray *files, GCancellable *cancellable, SnFilesFailed failed,
               gpointer data)
{
  Search search = { files, cancellable, failed, data, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, &error);
  guint before = files->len;

  if (info == NULL)
    fail (&search, name, error);
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    add_file (&search, file, name, info);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
    fail_with (&search, name, SN_ERROR_IO, "It is neither a file nor a folder");
  else
    {
      add_folder (&search, file, name, 0);
      if (files->len == before && search.n_failed == 0 && !g_cancellable_is_cancelled (cancellable))
        fail_with (&search, name, SN_ERROR_EMPTY, "The folder has no newsletters");
    }
}
