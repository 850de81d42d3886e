/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Copies of a store that are complete at one moment, while others go on using it. */

/* A fault of the source is not the copy's. */
static gboolean
set_copy_error (SnDb *source, SnDb *copy, int code, GError **error)
{
  if (sn_db_is_damage (code) || (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
    return sn_db_set_code_error (source->noun, code, 0, sqlite3_errstr (code), error);
  return sn_db_set_error (copy, error);
}

static gboolean
copy_pages (SnDb *source, SnDb *copy, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy->sqlite, "main", source->sqlite, "main");
  int code;

  if (backup == NULL)
    return sn_db_set_error (copy, error);
  sqlite3_backup_step (backup, -1);
  code = sqlite3_backup_finish (backup);
  return code == SQLITE_OK || set_copy_error (source, copy, code, error);
}

/* A copy is one file, readable from where nothing can be written. That all of it
 * can be read is seen before it takes the place of an older and better one. */
static gboolean
finish_copy (SnDb *source, SnDb *copy, GError **error)
{
  g_autofree char *problem = NULL;

  if (!sn_db_execute (copy, "PRAGMA journal_mode = DELETE", error) || !sn_db_check_pages (copy, &problem, error))
    return FALSE;
  if (problem == NULL)
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_DAMAGED, "The %s is damaged, so no copy of it was made: %s", source->noun,
               problem);
  return FALSE;
}

/* (nullable): a new empty file beside @path. */
static char *
make_temporary (const char *path, const char *noun, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".XXXXXX.part", NULL);
  int descriptor = g_mkstemp (name);

  if (descriptor < 0)
    {
      sn_db_set_file_error (noun, "written", error);
      return NULL;
    }
  close (descriptor);
  return g_steal_pointer (&name);
}

static gboolean
fill_copy (SnDb *source, const char *path, const char *noun, GError **error)
{
  g_autoptr (SnDb) copy = sn_db_connect (path, noun, SQLITE_OPEN_READWRITE, error);

  return copy != NULL && copy_pages (source, copy, error) && finish_copy (source, copy, error);
}

/**
 * sn_db_copy_to_temporary:
 * @source: a store
 * @path: beside which name the copy is to be
 * @noun: what errors call the copy
 *
 * Returns: (transfer full) (nullable): the name of a file with a complete copy,
 *   for sn_db_publish() or sn_db_remove_files().
 */
char *
sn_db_copy_to_temporary (SnDb *source, const char *path, const char *noun, GError **error)
{
  g_autofree char *temporary = make_temporary (path, noun, error);

  if (temporary == NULL)
    return NULL;
  if (fill_copy (source, temporary, noun, error))
    return g_steal_pointer (&temporary);
  sn_db_remove_files (temporary);
  return NULL;
}

/**
 * sn_db_copy:
 * @source: a store
 * @path: the name of the copy, which is to be free
 *
 * Makes a complete copy of the store, or none.
 *
 * Returns: whether it is there, and on disk.
 */
gboolean
sn_db_copy (SnDb *source, const char *path, GError **error)
{
  g_autofree char *temporary = sn_db_copy_to_temporary (source, path, "backup", error);

  if (temporary == NULL)
    return FALSE;
  if (sn_db_publish (temporary, path, "backup", error))
    return TRUE;
  sn_db_remove_files (temporary);
  return FALSE;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SN_ERROR, SN_ERROR_IO, message);
  return FALSE;
}

static gboolean
check_destination (SnDb *db, const char *path, gboolean replace, GError **error)
{
  g_autofree char *side = sn_db_find_side (path);

  if (sn_db_is_same_file (path, db->path))
    return refuse (error, "The backup cannot be written: this is the store itself.");
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return refuse (error, "The backup cannot be written: this is a folder.");
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return refuse (error, "The backup cannot be written: this is not a regular file.");
  if (!replace && (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK)))
    return refuse (error, "The backup cannot be written: there is a file of this name already.");
  if (side == NULL)
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_IO,
               "The backup cannot be written: %s lies beside it, so a database of this name is in use.", side);
  return FALSE;
}

/**
 * sn_db_backup:
 * @path: the file to make
 * @replace: whether it may take the place of a file that is there
 *
 * Writes a copy of the store as it is at one moment; others may use the store
 * meanwhile. The file appears, or is replaced, only when all of it is on disk
 * and its content was checked.
 *
 * Errors: %SN_ERROR_IO and %SN_ERROR_DATABASE where it cannot be written or may
 * not be replaced, %SN_ERROR_DAMAGED where the store is no good to copy.
 *
 * Returns: whether the copy is there.
 */
gboolean
sn_db_backup (SnDb *db, const char *path, gboolean replace, GError **error)
{
  return check_destination (db, path, replace, error) && sn_db_copy (db, path, error);
}
