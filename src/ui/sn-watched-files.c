/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-watched-files.h"

#include "sn-files.h"

#define ATTRIBUTES                                                                                                     \
  G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC

/* What nobody has written to for so long is whole at the first look. */
#define UNTOUCHED (60 * G_TIME_SPAN_SECOND)

/* Folders within folders, as many as a system watches without complaint. */
#define MOST_FOLDERS 200
#define MOST_DEPTH 8

/* How a file was left. */
typedef struct
{
  gint64 size;
  gint64 modified; /* microseconds since 1970 */
} Stamp;

struct _SnWatchedFiles
{
  GHashTable *read; /* URI → Stamp */
  GHashTable *seen; /* likewise, at the last look */
};

/* ---- what there is, for any thread ---- */

static void
find_folders (GFile *folder, guint depth, GPtrArray *folders, GCancellable *cancellable)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFileInfo *info = NULL;
  GFile *child = NULL;

  g_ptr_array_add (folders, g_object_ref (folder));
  if (depth >= MOST_DEPTH)
    return;
  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, NULL);
  while (children != NULL && folders->len < MOST_FOLDERS &&
         g_file_enumerator_iterate (children, &info, &child, cancellable, NULL) && info != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY && g_file_info_get_name (info)[0] != '.')
      find_folders (child, depth + 1, folders, cancellable);
}

static void
failed_cb (const char *name, const GError *reason, gpointer data)
{
  ((SnFolderFiles *) data)->whole = FALSE;
}

static gboolean
stamp_of (GFile *file, Stamp *stamp, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info == NULL)
    return FALSE;
  stamp->size = g_file_info_get_size (info);
  stamp->modified =
      (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * G_TIME_SPAN_SECOND +
      g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);
  return TRUE;
}

/**
 * sn_folder_files_find:
 * @folder: a folder
 *
 * Looks through a folder and those below, which takes as long as the disk does.
 *
 * Returns: (transfer full): what sn_files_find() finds there.
 */
SnFolderFiles *
sn_folder_files_find (GFile *folder, GCancellable *cancellable)
{
  SnFolderFiles *self = g_new (SnFolderFiles, 1);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_file_free);
  g_autofree char *name = g_file_get_parse_name (folder);

  *self =
      (SnFolderFiles){ g_ptr_array_new_with_free_func (g_object_unref), g_ptr_array_new_with_free_func (g_object_unref),
                       g_array_new (FALSE, FALSE, sizeof (Stamp)), TRUE };
  find_folders (folder, 0, self->folders, cancellable);
  sn_files_find (folder, name, files, cancellable, failed_cb, self);
  for (guint i = 0; i < files->len; i++)
    {
      const SnFile *file = files->pdata[i];
      Stamp stamp;

      if (!stamp_of (file->file, &stamp, cancellable))
        continue;
      g_ptr_array_add (self->names, g_object_ref (file->file));
      g_array_append_val (self->stamps, stamp);
    }
  return self;
}

/**
 * sn_folder_files_free:
 *
 * Frees @self.
 */
void
sn_folder_files_free (SnFolderFiles *self)
{
  g_ptr_array_unref (self->folders);
  g_ptr_array_unref (self->names);
  g_array_unref (self->stamps);
  g_free (self);
}

/* ---- what is known of them ---- */

/**
 * sn_watched_files_new:
 *
 * Returns: (transfer full): what knows no file yet.
 */
SnWatchedFiles *
sn_watched_files_new (void)
{
  SnWatchedFiles *self = g_new (SnWatchedFiles, 1);

  self->read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * sn_watched_files_free:
 *
 * Frees @self.
 */
void
sn_watched_files_free (SnWatchedFiles *self)
{
  g_hash_table_unref (self->read);
  g_hash_table_unref (self->seen);
  g_free (self);
}

static gboolean
is_as (GHashTable *stamps, const char *uri, const Stamp *now)
{
  const Stamp *then = g_hash_table_lookup (stamps, uri);

  return then != NULL && then->size == now->size && then->modified == now->modified;
}

/**
 * sn_watched_files_take:
 * @found: what the folder has now
 * @settled: (out): whether no file may still be written to
 *
 * Says what is to be read: what is new or was changed, and is as it was at the
 * last look, or was left alone for a minute. What is still being copied may stop
 * for a while, and half of it would be a newsletter of its own.
 *
 * Returns: (transfer full) (element-type GFile): the files.
 */
GPtrArray *
sn_watched_files_take (SnWatchedFiles *self, const SnFolderFiles *found, gboolean *settled)
{
  GPtrArray *ready = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gint64 now = g_get_real_time ();

  *settled = TRUE;
  for (guint i = 0; i < found->names->len; i++)
    {
      const Stamp *stamp = &g_array_index (found->stamps, Stamp, i);
      g_autofree char *uri = g_file_get_uri (found->names->pdata[i]);

      if (!is_as (self->read, uri, stamp))
        {
          if (is_as (self->seen, uri, stamp) || stamp->modified + UNTOUCHED < now)
            g_ptr_array_add (ready, g_object_ref (found->names->pdata[i]));
          else
            *settled = FALSE;
        }
      g_hash_table_insert (seen, g_steal_pointer (&uri), g_memdup2 (stamp, sizeof *stamp));
    }
  g_hash_table_unref (self->seen);
  self->seen = seen;
  return ready;
}

/**
 * sn_watched_files_set_read:
 * @file: a file that was there at the last look
 *
 * Remembers that it was read as it was then. What was written to it meanwhile has
 * it read again.
 */
void
sn_watched_files_set_read (SnWatchedFiles *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  const Stamp *stamp = g_hash_table_lookup (self->seen, uri);

  if (stamp != NULL)
    g_hash_table_insert (self->read, g_strdup (uri), g_memdup2 (stamp, sizeof *stamp));
}
