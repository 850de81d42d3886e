/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"

#include <errno.h>
#include <glib/gstdio.h>

/* A backup takes the place of the store in steps: a copy of it is made beside
 * the store, checked there and brought up to this version; only then is the
 * store changed, in one go, and what it held is kept. */

/* Names the file at fault, for there are two. */
static gboolean
blame (const char *path, GError **error)
{
  g_autofree char *display = g_filename_display_name (path);

  g_prefix_error (error, "%s: ", display);
  return FALSE;
}

static gboolean
check_staged (SnDb *staged, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!sn_db_check_structure (staged, problems, error))
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_DAMAGED, "The backup is damaged: %s", (char *) problems->pdata[0]);
  return FALSE;
}

/* Pages cannot be copied into a store whose pages have another size. */
static gboolean
match_page_size (SnDb *staged, gint64 page_size, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA page_size = %" G_GINT64_FORMAT "; VACUUM", page_size);
  gint64 own;

  if (page_size == 0)
    return TRUE;
  return sn_db_get_number (staged, "PRAGMA page_size", &own, error) &&
         (own == page_size || sn_db_execute (staged, sql, error));
}

/* The copy needs no backup before it is brought up to date: it has the one that
 * it was made from. */
static gboolean
prepare_staged (const char *temporary, gint64 page_size, GError **error)
{
  g_autoptr (SnDb) staged = sn_db_open_as_it_is (temporary, "backup", error);

  return staged != NULL && check_staged (staged, error) && match_page_size (staged, page_size, error) &&
         sn_db_migrate (staged, FALSE, error);
}

/* (nullable): a copy of @file beside the store, fit to take its place. */
static char *
stage (const char *path, const char *file, gint64 page_size, GError **error)
{
  g_autofree char *real = sn_db_real_path (path);
  g_autoptr (SnDb) source = sn_db_open_as_it_is (file, "backup", error);
  g_autofree char *temporary = NULL;

  if (source == NULL)
    return NULL;
  temporary = sn_db_copy_to_temporary (source, real, "store", error);
  if (temporary == NULL)
    return NULL;
  if (prepare_staged (temporary, page_size, error))
    return g_steal_pointer (&temporary);
  sn_db_remove_files (temporary);
  return NULL;
}

/* With the store locked for everybody else, what it holds now is kept; then all
 * of it is replaced in the same transaction. A window that has it open sees one
 * or the other. */
static gboolean
overwrite (SnDb *live, SnDb *staged, const char *aside, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (live->sqlite, "main", staged->sqlite, "main");
  g_autoptr (SnDb) reader = NULL;
  gboolean kept;
  int code;

  if (backup == NULL)
    return sn_db_set_error (live, error);
  code = sqlite3_backup_step (backup, 0);
  if (code != SQLITE_OK)
    {
      sqlite3_backup_finish (backup);
      return sn_db_set_code_error ("store", code, 0, sqlite3_errstr (code), error);
    }
  reader = sn_db_open_as_it_is (live->path, "store", error);
  kept = reader != NULL && sn_db_copy (reader, aside, error);
  /* Nobody can tell calendars anything more before what they were told is there. */
  kept = kept && sn_db_carry_calendars (staged, reader, error);
  if (kept)
    sqlite3_backup_step (backup, -1);
  code = sqlite3_backup_finish (backup);
  return kept && (code == SQLITE_OK || sn_db_set_error (live, error));
}

static gboolean
restore_into (SnDb *live, const char *temporary, char **kept, GError **error)
{
  g_autofree char *aside = sn_db_dated_path (live->path, "before-restore", ".bak");
  g_autoptr (SnDb) staged = sn_db_open_as_it_is (temporary, "backup", error);

  if (staged == NULL || !overwrite (live, staged, aside, error))
    return FALSE;
  *kept = g_steal_pointer (&aside);
  return TRUE;
}

static gboolean
is_wal (SnDb *db)
{
  gint64 wal = 0;

  return sn_db_get_number (db, "SELECT count (*) FROM pragma_journal_mode WHERE journal_mode = 'wal'", &wal, NULL) &&
         wal != 0;
}

/* Whether what is there is to make room, of use or not; another program's
 * database, or what may not be opened, is not. */
static gboolean
may_be_replaced (const GError *error)
{
  return g_error_matches (error, SN_ERROR, SN_ERROR_DAMAGED) || g_error_matches (error, SN_ERROR, SN_ERROR_NOT_FOUND) ||
         g_error_matches (error, SN_ERROR, SN_ERROR_NEWER_SCHEMA);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_mkdir_with_parents (folder, 0700) == 0 || sn_db_set_file_error ("folder of the store", "made", error);
}

static gboolean
carry_into (const char *temporary, SnDb *live, GError **error)
{
  g_autoptr (SnDb) staged = sn_db_open_as_it_is (temporary, "backup", error);

  return staged != NULL && sn_db_carry_calendars (staged, live, error);
}

/* A store that can be opened, but not copied, is damaged after all. */
static gboolean
put_in_place (const char *path, SnDb *live, gboolean damaged, const char *temporary, char **kept, GError **error)
{
  g_autoptr (SnDb) owned = live;
  g_autoptr (GError) failure = NULL;

  if (live != NULL && is_wal (live))
    {
      if (restore_into (live, temporary, kept, &failure))
        return TRUE;
      damaged = g_error_matches (failure, SN_ERROR, SN_ERROR_DAMAGED);
      if (!damaged)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  if (!carry_into (temporary, live, error))
    return FALSE;
  g_clear_pointer (&owned, sn_db_close);
  return sn_db_replace_file (path, damaged ? "damaged" : "before-restore", temporary, kept, error);
}

static gboolean
restore (const char *path, SnDb *live, gboolean damaged, const char *file, char **kept, GError **error)
{
  g_autoptr (SnDb) owned = live;
  g_autofree char *temporary = NULL;
  gint64 page_size = 0;
  gboolean done;

  if (live != NULL && !sn_db_get_number (live, "PRAGMA page_size", &page_size, error))
    return blame (path, error);
  temporary = stage (path, file, page_size, error);
  if (temporary == NULL)
    return blame (file, error);
  done = put_in_place (path, g_steal_pointer (&owned), damaged, temporary, kept, error) || blame (path, error);
  sn_db_remove_files (temporary);
  return done;
}

/**
 * sn_db_restore:
 * @path: the store's file; there need be none
 * @file: a backup, or a store, of this or an earlier version
 * @kept: (out) (transfer full) (nullable): the file with what the store held
 *   before; %NULL where there was none
 *
 * Puts what is in @file in the place of what is in the store. It is checked
 * before: nothing changes unless it is whole. A store that works may be open
 * elsewhere; one that is damaged is set aside, and may not.
 *
 * Errors: %SN_ERROR_DAMAGED, %SN_ERROR_DATABASE, %SN_ERROR_NEWER_SCHEMA,
 * %SN_ERROR_NOT_FOUND and %SN_ERROR_IO; the message begins with the name of the
 * file at fault.
 *
 * Returns: whether it was done.
 */
gboolean
sn_db_restore (const char *path, const char *file, char **kept, GError **error)
{
  g_autoptr (GError) reason = NULL;
  SnDb *live;

  *kept = NULL;
  if (sn_db_is_same_file (path, file))
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_IO, "The backup cannot be restored: this is the store itself.");
      return blame (file, error);
    }
  if (!make_folder (path, error))
    return blame (path, error);
  live = sn_db_open_as_it_is (path, "store", &reason);
  if (live != NULL || may_be_replaced (reason))
    return restore (path, live, g_error_matches (reason, SN_ERROR, SN_ERROR_DAMAGED), file, kept, error);
  g_propagate_error (error, g_steal_pointer (&reason));
  return blame (path, error);
}

/**
 * sn_db_set_aside:
 * @path: the store's file
 * @kept: (out) (transfer full) (nullable): where it is now
 *
 * Gives a damaged store another name, dated, so that a new one can be begun.
 *
 * Errors: where another process has it open, or the folder may not be written.
 *
 * Returns: whether it was done.
 */
gboolean
sn_db_set_aside (const char *path, char **kept, GError **error)
{
  return sn_db_replace_file (path, "damaged", NULL, kept, error);
}
