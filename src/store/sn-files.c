/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-files.h"

#include "sn-error.h"

/* Files and folders on their way into the store, read where they may block. */

#define ATTRIBUTES                                                                                                     \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE                 \
                                 "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME

/* Takes over @reason as an error of this project's domain. */
static void
set_io_error (GError **error, GError *reason)
{
  gboolean cancelled = g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (cancelled)
    g_set_error_literal (error, SN_ERROR, SN_ERROR_CANCELLED, "The operation was stopped.");
  else
    g_set_error (error, SN_ERROR, SN_ERROR_IO, "It cannot be read: %s", reason->message);
  g_error_free (reason);
}

static gboolean
check_size (goffset size, GError **error)
{
  if (size <= SN_DOCUMENT_MAX_BYTES)
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_TOO_LARGE, "It is larger than %d MiB.", SN_DOCUMENT_MAX_BYTES / 1024 / 1024);
  return FALSE;
}

/* A regular file may still grow while it is read; one byte more than the limit
 * tells. */
static GBytes *
read_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &reason);
  g_autofree char *buffer = NULL;
  g_autoptr (GByteArray) array = g_byte_array_new ();
  gssize n = 1;

  if (stream == NULL)
    {
      set_io_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  buffer = g_malloc (64 * 1024);
  while (n > 0 && array->len <= SN_DOCUMENT_MAX_BYTES)
    {
      n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, 64 * 1024, cancellable, &reason);
      if (n > 0)
        g_byte_array_append (array, (guint8 *) buffer, (guint) n);
    }
  if (n < 0)
    {
      set_io_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return check_size (array->len, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&array)) : NULL;
}

static GPtrArray *
import_one (SnDb *db, GFile *file, GCancellable *cancellable, GPtrArray *failures, GError **error)
{
  g_autoptr (GBytes) bytes = read_bytes (file, cancellable, error);
  g_autofree char *path = g_file_get_path (file);

  if (bytes == NULL)
    return NULL;
  if (path == NULL)
    path = g_file_get_uri (file);
  return sn_db_import_full (db, bytes, path, NULL, failures, error);
}

static GPtrArray *
import_regular (SnDb *db, GFile *file, GFileInfo *info, GCancellable *cancellable, GPtrArray *failures, GError **error)
{
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_IO, "It is not a regular file.");
      return NULL;
    }
  return check_size (g_file_info_get_size (info), error) ? import_one (db, file, cancellable, failures, error) : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (g_file_info_get_name (*(GFileInfo *const *) a), g_file_info_get_name (*(GFileInfo *const *) b));
}

/* The regular files of a folder, by name; hidden ones are none of the user's
 * newsletters. */
static GPtrArray *
list_folder (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileEnumerator) children =
      g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, &reason);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *name = g_file_get_basename (folder);
  GFileInfo *info = NULL;

  while (children != NULL && g_file_enumerator_iterate (children, &info, NULL, cancellable, &reason) && info != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && !g_file_info_get_is_hidden (info) &&
        sn_document_looks_readable (name, g_file_info_get_name (info)))
      g_ptr_array_add (files, g_object_ref (info));
  if (reason != NULL)
    {
      set_io_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  g_ptr_array_sort (files, compare_names);
  return g_steal_pointer (&files);
}

static void
name_failures (GPtrArray *failures, GPtrArray *reasons, const char *name)
{
  for (guint i = 0; i < reasons->len; i++)
    g_ptr_array_add (failures, g_strdup_printf ("%s: %s", name, (const char *) reasons->pdata[i]));
}

static void
take_all (GPtrArray *all, GPtrArray *some)
{
  while (some->len > 0)
    g_ptr_array_add (all, g_ptr_array_steal_index (some, 0));
}

/* What is stored stays stored when the user stops half-way: then the rest is a
 * failure among the others. */
static GPtrArray *
import_folder (SnDb *db, GFile *folder, GCancellable *cancellable, GPtrArray *failures, GError **error)
{
  g_autoptr (GPtrArray) files = list_folder (folder, cancellable, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_imported_free);
  g_autoptr (GError) first = NULL;

  if (files == NULL)
    return NULL;
  if (files->len == 0)
    g_set_error_literal (&first, SN_ERROR, SN_ERROR_EMPTY, "The folder has no files.");
  for (guint i = 0; i < files->len && !g_error_matches (first, SN_ERROR, SN_ERROR_CANCELLED); i++)
    {
      GFileInfo *info = files->pdata[i];
      g_autoptr (GFile) file = g_file_get_child (folder, g_file_info_get_name (info));
      g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) failure = NULL;
      g_autoptr (GPtrArray) some = import_regular (db, file, info, cancellable, reasons, &failure);

      if (some != NULL)
        take_all (all, some);
      else if (reasons->len == 0)
        g_ptr_array_add (reasons, g_strdup (failure->message));
      name_failures (failures, reasons, g_file_info_get_display_name (info));
      if (failure != NULL && (first == NULL || g_error_matches (failure, SN_ERROR, SN_ERROR_CANCELLED)))
        {
          g_clear_error (&first);
          first = g_steal_pointer (&failure);
        }
    }
  if (all->len > 0)
    return g_steal_pointer (&all);
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

/**
 * sn_files_import:
 * @file: a file, or a folder whose files are meant (not those of folders in it,
 *   nor hidden ones), by name
 * @failures: (element-type utf8): where to add a sentence for each part that
 *   failed, of a folder with the file's name in front
 *
 * Reads and stores. What is too large is not read, what is no file (a socket, a
 * device) not opened.
 *
 * Returns: (transfer full) (element-type SnImported) (nullable): what was
 *   stored; %NULL with the error where nothing was.
 */
GPtrArray *
sn_files_import (SnDb *db, GFile *file, GCancellable *cancellable, GPtrArray *failures, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, &reason);

  if (info == NULL)
    {
      set_io_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return import_folder (db, file, cancellable, failures, error);
  return import_regular (db, file, info, cancellable, failures, error);
}
