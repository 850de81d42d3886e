/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sn-error.h"

#define CHUNK 65536

static gboolean
fail (GError **error, int number)
{
  g_set_error_literal (error, SN_ERROR, SN_ERROR_IO, g_strerror (number));
  return FALSE;
}

/* Reads until the end, or until it is too much. */
static gboolean
read_all (int file, GByteArray *bytes, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  for (;;)
    {
      gssize n = read (file, chunk, CHUNK);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error, errno);
      if (n == 0)
        return TRUE;
      g_byte_array_append (bytes, chunk, (guint) n);
      if (bytes->len > SN_DOCUMENT_MAX_BYTES)
        {
          g_set_error (error, SN_ERROR, SN_ERROR_TOO_LARGE, "The file is larger than %d MiB",
                       SN_DOCUMENT_MAX_BYTES / (1024 * 1024));
          return FALSE;
        }
    }
}

static int
open_path (const char *path, GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  struct stat status;

  if (file < 0)
    {
      fail (error, errno);
      return -1;
    }
  if (fstat (file, &status) == 0 && S_ISDIR (status.st_mode))
    {
      fail (error, EISDIR);
      g_close (file, NULL);
      return -1;
    }
  return file;
}

/**
 * sn_cli_read_file:
 * @path: a file, or "-" for stdin
 *
 * Errors: %SN_ERROR_IO, %SN_ERROR_TOO_LARGE. What the bytes are is not looked
 * at.
 *
 * Returns: (transfer full) (nullable): all bytes of it.
 */
GBytes *
sn_cli_read_file (const char *path, GError **error)
{
  gboolean is_stdin = g_str_equal (path, "-");
  int file = is_stdin ? STDIN_FILENO : open_path (path, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean done;

  if (file < 0)
    return NULL;
  done = read_all (file, bytes, error);
  if (!is_stdin)
    g_close (file, NULL);
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* (nullable): the names in a folder, sorted, without hidden ones. */
static GPtrArray *
list_folder (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &reason);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (folder == NULL)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_IO, "The folder cannot be read");
      return NULL;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    if (*name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

static gboolean
has_folder (const char *path, const char *name)
{
  g_autofree char *child = g_build_filename (path, name, NULL);

  return g_file_test (child, G_FILE_TEST_IS_DIR);
}

/* A Maildir keeps in tmp what is still being delivered. */
static gboolean
is_skipped (const char *path, const char *name)
{
  return g_str_equal (name, "tmp") && has_folder (path, "cur") && has_folder (path, "new");
}

static gboolean
add_folder (const char *path, GPtrArray *files, GError **error)
{
  g_autoptr (GPtrArray) names = list_folder (path, error);
  g_autofree char *folder = g_path_get_basename (path);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *child = g_build_filename (path, names->pdata[i], NULL);

      /* A folder behind a symbolic link may be one of those above it. */
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK) && !is_skipped (path, names->pdata[i]) &&
              !add_folder (child, files, error))
            return FALSE;
        }
      else if (g_file_test (child, G_FILE_TEST_IS_REGULAR) && sn_document_looks_readable (folder, names->pdata[i]))
        g_ptr_array_add (files, g_steal_pointer (&child));
    }
  return names != NULL;
}

/**
 * sn_cli_find_files:
 * @path: a file, a folder, a Maildir, or "-" for stdin
 * @files: (element-type filename): where to add the files to be read
 *
 * Adds @path, or what looks like newsletters in it and in the folders below:
 * sorted by name, hidden ones left out. Of a Maildir those that are delivered.
 *
 * Errors: %SN_ERROR_IO, for a folder that cannot be read.
 *
 * Returns: whether all could be looked through.
 */
gboolean
sn_cli_find_files (const char *path, GPtrArray *files, GError **error)
{
  if (!g_str_equal (path, "-") && g_file_test (path, G_FILE_TEST_IS_DIR))
    return add_folder (path, files, error);
  g_ptr_array_add (files, g_strdup (path));
  return TRUE;
}
