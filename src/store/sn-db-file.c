/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The store as files: the one of its name, and those that SQLite puts beside it. */

static const char *const side_suffixes[] = { "-wal", "-shm", "-journal" };

/**
 * sn_db_real_path:
 *
 * Returns: (transfer full): where the file of that name is: what SQLite puts
 *   beside it lies there, and not beside a symbolic link to it.
 */
char *
sn_db_real_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

/**
 * sn_db_is_same_file:
 *
 * Returns: whether both names are of one file.
 */
gboolean
sn_db_is_same_file (const char *path, const char *other)
{
  GStatBuf a, b;

  return g_stat (path, &a) == 0 && g_stat (other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/**
 * sn_db_has_file:
 * @store: the store's file
 * @path: some file
 *
 * Returns: whether @path is the store's file, or one that SQLite put beside it,
 *   under whatever name.
 */
gboolean
sn_db_has_file (const char *store, const char *path)
{
  g_autofree char *real = sn_db_real_path (store);

  for (guint i = 0; i < G_N_ELEMENTS (side_suffixes); i++)
    {
      g_autofree char *side = g_strconcat (real, side_suffixes[i], NULL);

      if (sn_db_is_same_file (side, path))
        return TRUE;
    }
  return sn_db_is_same_file (real, path);
}

/**
 * sn_db_dated_path:
 * @path: the store's file
 * @what: why it is kept
 * @suffix: how the name ends
 *
 * Returns: (transfer full): a name beside the store's that nothing has yet,
 *   such as secnews.db.schema-1.2026-11-26T10-00-00.bak.
 */
char *
sn_db_dated_path (const char *path, const char *what, const char *suffix)
{
  g_autofree char *real = sn_db_real_path (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H-%M-%S");
  char *dated = g_strconcat (real, ".", what, ".", stamp, suffix, NULL);

  for (guint n = 2; g_file_test (dated, G_FILE_TEST_EXISTS); n++)
    {
      g_free (dated);
      dated = g_strdup_printf ("%s.%s.%s-%u%s", real, what, stamp, n, suffix);
    }
  return dated;
}

/**
 * sn_db_set_file_error:
 * @verb: what could not be done, such as "written"
 *
 * Sets %SN_ERROR_IO from errno.
 *
 * Returns: %FALSE, for the caller to return.
 */
gboolean
sn_db_set_file_error (const char *noun, const char *verb, GError **error)
{
  int saved = errno;

  g_set_error (error, SN_ERROR, SN_ERROR_IO, "The %s cannot be %s: %s.", noun, verb, g_strerror (saved));
  return FALSE;
}

static gboolean
sync_descriptor (const char *path, int flags)
{
  int descriptor = g_open (path, flags | O_CLOEXEC, 0);
  gboolean done = descriptor >= 0 && fsync (descriptor) == 0;
  int saved = errno;

  if (descriptor >= 0)
    close (descriptor);
  errno = saved;
  return done;
}

/**
 * sn_db_publish:
 * @temporary: a complete file
 * @path: the name it is to have, in the same folder; what has it is replaced
 *
 * Gives a file its name only when all of it is on disk.
 *
 * Returns: whether it has it.
 */
gboolean
sn_db_publish (const char *temporary, const char *path, const char *noun, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_descriptor (temporary, O_RDONLY) || g_rename (temporary, path) != 0)
    return sn_db_set_file_error (noun, "written", error);
  /* Some file systems have nothing to do for a folder and say so. */
  sync_descriptor (folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}

/**
 * sn_db_remove_files:
 *
 * Removes a file that was made for a while, with what SQLite put beside it.
 */
void
sn_db_remove_files (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (side_suffixes); i++)
    {
      g_autofree char *side = g_strconcat (path, side_suffixes[i], NULL);

      g_unlink (side);
    }
  g_unlink (path);
}

/**
 * sn_db_find_side:
 *
 * Returns: (transfer full) (nullable): a file of SQLite's beside that name with
 *   something in it: it would be taken for part of what gets that name.
 */
char *
sn_db_find_side (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (side_suffixes); i++)
    {
      g_autofree char *side = g_strconcat (path, side_suffixes[i], NULL);
      GStatBuf info;

      if (g_stat (side, &info) == 0 && info.st_size > 0)
        return g_steal_pointer (&side);
    }
  return NULL;
}

/**
 * sn_db_claim:
 * @path: the store's file, which need not be a database
 *
 * Locks a file against everybody else, as SQLite does, without reading it. Who
 * has the store open has a lock on it, whatever it does at the moment.
 *
 * Returns: (transfer full) (nullable): what has the lock until it is closed;
 *   %NULL with the error where the file is in use or cannot be locked.
 */
SnDb *
sn_db_claim (const char *path, GError **error)
{
  g_autoptr (SnDb) db = sn_db_connect (path, "store", SQLITE_OPEN_READWRITE, error);
  sqlite3_file *file = NULL;
  int code;

  if (db == NULL)
    return NULL;
  code = sqlite3_file_control (db->sqlite, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code == SQLITE_OK)
    code = file->pMethods->xLock (file, SQLITE_LOCK_SHARED);
  if (code == SQLITE_OK)
    code = file->pMethods->xLock (file, SQLITE_LOCK_EXCLUSIVE);
  if (code == SQLITE_OK)
    return g_steal_pointer (&db);
  if ((code & 0xff) == SQLITE_BUSY)
    g_set_error_literal (error, SN_ERROR, SN_ERROR_DATABASE,
                         "The store is in use by another program, such as an open window. Nothing was changed.");
  else
    sn_db_set_code_error ("store", code, 0, sqlite3_errstr (code), error);
  return NULL;
}

/* The log and the journal belong to the file: under its new name, with the same
 * endings, SQLite finds them again. */
static gboolean
move_sides (const char *from, const char *to, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (side_suffixes); i++)
    {
      g_autofree char *old = g_strconcat (from, side_suffixes[i], NULL);
      g_autofree char *new = g_strconcat (to, side_suffixes[i], NULL);

      if (g_rename (old, new) != 0 && errno != ENOENT)
        return sn_db_set_file_error ("store", "set aside", error);
    }
  return TRUE;
}

/* The old file may have both names or the new one only. */
static void
put_back (const char *real, const char *aside)
{
  g_autoptr (GError) error = NULL;

  if (g_file_test (real, G_FILE_TEST_EXISTS) ? g_unlink (aside) != 0 : g_rename (aside, real) != 0)
    g_warning ("%s: %s", aside, g_strerror (errno));
  if (!move_sides (aside, real, &error))
    g_warning ("%s: %s", aside, error->message);
}

/**
 * sn_db_replace_file:
 * @path: the store's file
 * @what: why what is there now is kept
 * @temporary: (nullable): what is to take its place, complete, in the same
 *   folder; without it, nothing does
 * @kept: (out) (transfer full) (nullable): where the old file is now
 *
 * Sets the store's file aside under a dated name, with what belongs to it.
 * Whenever this is cut short, the file is there under one of both names.
 *
 * Errors: where another process has the store open.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_replace_file (const char *path, const char *what, const char *temporary, char **kept, GError **error)
{
  g_autofree char *real = sn_db_real_path (path);
  g_autofree char *aside = sn_db_dated_path (path, what, "");
  g_autofree char *side = sn_db_find_side (real);
  gboolean exists = g_file_test (real, G_FILE_TEST_EXISTS);
  g_autoptr (SnDb) claim = NULL;

  *kept = NULL;
  if (exists && (claim = sn_db_claim (real, error)) == NULL)
    return FALSE;
  /* A second name first, so that the store is never without its file; where
   * the file system has no such names, a moment without it remains. */
  if (exists && (temporary == NULL || link (real, aside) != 0) && g_rename (real, aside) != 0)
    return sn_db_set_file_error ("store", "set aside", error);
  if (move_sides (real, aside, error) && (temporary == NULL || sn_db_publish (temporary, real, "store", error)))
    {
      if (exists || side != NULL)
        *kept = g_steal_pointer (&aside);
      return TRUE;
    }
  put_back (real, aside);
  return FALSE;
}

/**
 * sn_db_put_back:
 * @path: the store's file, which nobody has open
 * @aside: where the file is that had this name before
 *
 * Undoes what sn_db_replace_file() did: what has the name since is removed.
 */
void
sn_db_put_back (const char *path, const char *aside)
{
  g_autofree char *real = sn_db_real_path (path);

  sn_db_remove_files (real);
  put_back (real, aside);
}
