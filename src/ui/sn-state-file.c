/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-state-file.h"

#include <errno.h>

typedef struct {
  char *group;
  char *key;
  char *value; /* NULL for reading */
} Request;

/* Two writers of one process would lose one another's keys. */
static GMutex file_lock;

static Request *
request_new (const char *group, const char *key, const char *value)
{
  Request *request = g_new0 (Request, 1);

  request->group = g_strdup (group);
  request->key = g_strdup (key);
  request->value = g_strdup (value);
  return request;
}

static void
request_free (Request *request)
{
  g_free (request->group);
  g_free (request->key);
  g_free (request->value);
  g_free (request);
}

static char *
state_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "secnews", "state.ini", NULL);
}

/* A file that is not there yet is an empty one. */
static gboolean
load (GKeyFile *file, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, &local))
    return TRUE;
  if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = state_path ();
  GError *error = NULL;

  if (!load (file, path, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_key_file_get_string (file, request->group, request->key, NULL), g_free);
}

static gboolean
save (Request *request, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = state_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "%s: %s", folder, g_strerror (code));
      return FALSE;
    }
  /* A file that cannot be understood is replaced: it holds choices, not data. */
  load (file, path, NULL);
  g_key_file_set_string (file, request->group, request->key, request->value);
  return g_key_file_save_to_file (file, path, error);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  gboolean saved;

  g_mutex_lock (&file_lock);
  saved = save (data, &error);
  g_mutex_unlock (&file_lock);
  if (!saved)
    g_message ("Choice not remembered: %s", error->message);
  g_task_return_boolean (task, saved);
}

/**
 * sn_state_file_read_async:
 * @group: group of the key file
 * @key: key in that group
 *
 * Reads one remembered choice.
 */
void
sn_state_file_read_async (const char *group, const char *key, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, request_new (group, key, NULL), (GDestroyNotify) request_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * sn_state_file_read_finish:
 *
 * Returns: (transfer full) (nullable): the choice; %NULL where none was made,
 *   or on failure, which sets @error.
 */
char *
sn_state_file_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sn_state_file_write:
 * @group: group of the key file
 * @key: key in that group
 * @value: the choice
 *
 * Remembers one choice, some time soon.
 */
void
sn_state_file_write (const char *group, const char *key, const char *value)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, request_new (group, key, value), (GDestroyNotify) request_free);
  g_task_run_in_thread (task, write_thread);
}
