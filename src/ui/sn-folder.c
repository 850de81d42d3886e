/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-folder.h"

#include <string.h>

#include "sn-document.h"

/* A folder is read this deep; links to other folders are not followed. */
#define MAX_DEPTH 16

static gboolean
looks_readable (GFile *folder, const char *name)
{
  g_autofree char *folder_name = g_file_get_basename (folder);

  return sn_document_looks_readable (folder_name, name);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = g_file_get_uri (*(GFile *const *) a);
  g_autofree char *other = g_file_get_uri (*(GFile *const *) b);

  return strcmp (one, other);
}

static gboolean
collect (GFile *folder, guint depth, GPtrArray *files, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) children =
      g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);

  if (children == NULL)
    return FALSE;
  while (TRUE)
    {
      GFileInfo *info;
      GFile *child;
      const char *name;

      if (!g_file_enumerator_iterate (children, &info, &child, cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      name = g_file_info_get_name (info);
      if (name[0] == '.')
        continue;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        {
          if (depth < MAX_DEPTH && !collect (child, depth + 1, files, cancellable, error))
            return FALSE;
        }
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && looks_readable (folder, name))
        g_ptr_array_add (files, g_object_ref (child));
    }
}

/* Runs in a thread of its own: a folder may lie on a slow disk. Returns the
 * files in a folder, or NULL without an error where it is no folder. */
static void
collect_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  GFile *folder = task_data;

  if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_DIRECTORY)
    g_task_return_pointer (task, NULL, NULL);
  else if (!collect (folder, 0, files, cancellable, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      g_ptr_array_sort (files, compare_files);
      g_task_return_pointer (task, g_steal_pointer (&files), (GDestroyNotify) g_ptr_array_unref);
    }
}

/**
 * sn_folder_list_async:
 * @file: a folder, or a file that is none
 *
 * Looks for newsletters in it and in the folders below.
 */
void
sn_folder_list_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, collect_thread);
}

/**
 * sn_folder_list_finish:
 *
 * Returns: (transfer full) (nullable) (element-type GFile): the files in a
 *   folder, in order; %NULL without an error where it is no folder.
 */
GPtrArray *
sn_folder_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
