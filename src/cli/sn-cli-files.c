/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
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

/**
 * sn_cli_open_stream:
 * @path: what the user named
 *
 * Opens what is no file of a folder, but is read all the same: "-" for stdin, a
 * pipe or a device ("<(…)" of a shell).
 *
 * Returns: (transfer full) (nullable): its bytes; %NULL where it is a file or a
 *   folder, or cannot be opened.
 */
GInputStream *
sn_cli_open_stream (const char *path)
{
  struct stat status;
  int file;

  if (g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  if (g_stat (path, &status) != 0 || (!S_ISFIFO (status.st_mode) && !S_ISCHR (status.st_mode)))
    return NULL;
  file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  return file >= 0 ? g_unix_input_stream_new (file, TRUE) : NULL;
}
