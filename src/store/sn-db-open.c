/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Room for the pages that the queries behind a window read again and again (in
 * KiB, hence the minus); and for those that a batch of newsletters changes, so that
 * none is written and read again before it ends. */
#define CACHE_SIZE "-2048"
#define LARGE_CACHE_SIZE "-32768"

/* As many pages of 4 KiB gather in the write-ahead log before they go to their
 * places, where the next batch would mostly change them again. */
#define CHECKPOINT_PAGES "8000"

/* A second failure so soon after the first is the same lock: an import of many
 * files waits for it once and not once a file. */
#define SAME_LOCK G_TIME_SPAN_SECOND

static int
busy_cb (gpointer data, int count)
{
  SnDb *db = data;
  gint64 now = g_get_monotonic_time ();

  if (count == 0)
    db->busy_since = now;
  if (now - db->busy_since >= SN_DB_BUSY_SECONDS * G_TIME_SPAN_SECOND ||
      (db->gave_up_at != 0 && now - db->gave_up_at < SAME_LOCK))
    {
      db->gave_up_at = now;
      return 0;
    }
  g_usleep ((gulong) MIN (count + 1, 50) * 1000);
  return 1;
}

/* SQLite takes some names for more than a name, such as ":memory:" or, if it was
 * compiled for that, "file:…?…"; none of them begins with a slash. */
static char *
absolute_path (const char *path)
{
  g_autofree char *folder = NULL;

  if (g_path_is_absolute (path))
    return g_strdup (path);
  folder = g_get_current_dir ();
  return g_build_filename (folder, path, NULL);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* What a savepoint would take back is kept in memory, and not in a file beside:
 * every newsletter of a batch has one, which hardly ever takes anything back. With
 * any limit SQLite would get as much memory for each savepoint. */
#define SAVEPOINT_MEMORY (-1)

/* SQLite takes memory for twenty pages at once for each table that a statement
 * needs for itself alone, such as the list of a CHECK, and gives it back after:
 * most of the time that an import took. Where SQLite is in use already this does
 * nothing. */
static void
spare_memory (void)
{
  static gsize spared;

  if (!g_once_init_enter (&spared))
    return;
  sqlite3_config (SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0); /* nobody asks how much it uses */
  sqlite3_config (SQLITE_CONFIG_STMTJRNL_SPILL, SAVEPOINT_MEMORY);
  g_once_init_leave (&spared, 1);
}

/**
 * sn_db_connect:
 * @path: a file
 * @noun: what errors are to call it: "store" or "backup"; static
 * @flags: SQLite's, for opening it
 *
 * Opens a connection without a look at what is in the file.
 *
 * Returns: (transfer full) (nullable): the connection.
 */
SnDb *
sn_db_connect (const char *path, const char *noun, int flags, GError **error)
{
  g_autoptr (SnDb) db = g_new0 (SnDb, 1);
  g_autofree char *absolute = absolute_path (path);

  spare_memory ();
  db->path = g_strdup (path);
  db->noun = noun;
  db->opened = g_get_monotonic_time ();
  db->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  db->unindexed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) sn_item_words_free);
  if (sqlite3_open_v2 (absolute, &db->sqlite, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      sn_db_set_error (db, error);
      return NULL;
    }
  sqlite3_extended_result_codes (db->sqlite, 1);
  sqlite3_busy_handler (db->sqlite, busy_cb, db);
  return g_steal_pointer (&db);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_DATABASE, "The folder of the store cannot be made: %s.", g_strerror (errno));
  return FALSE;
}

/* SQLite tries to read a file that it cannot make, and then says that there is
 * none. */
static gboolean
check_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_access (folder, W_OK | X_OK) == 0)
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_DATABASE, "The store cannot be made in its folder: %s.", g_strerror (errno));
  return FALSE;
}

static gint64
size_of (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (gint64) info.st_size : 0;
}

/* SQLite would throw such a log away, and the changes in it. The log is looked
 * at first: when a store is made, its file has content before there is a log. */
static gboolean
has_lost_its_file (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gint64 log_size = size_of (wal);

  return log_size > 0 && size_of (path) == 0;
}

/**
 * sn_db_check_path:
 * @noun: what errors are to call it
 *
 * Returns: whether what has that name, if anything, can be opened.
 */
gboolean
sn_db_check_path (const char *path, const char *noun, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, SN_ERROR, SN_ERROR_DATABASE, "The %s cannot be opened: it is a folder.", noun);
  else if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, SN_ERROR, SN_ERROR_DATABASE, "The %s cannot be opened: it is not a regular file.", noun);
  else if (has_lost_its_file (path))
    g_set_error (error, SN_ERROR, SN_ERROR_DAMAGED,
                 "The %s is damaged: its file is gone or empty, but the file beside it that ends in -wal holds "
                 "changes that were made to it.",
                 noun);
  else
    return TRUE;
  return FALSE;
}

/**
 * sn_db_check_content:
 *
 * SQLite takes a file of one byte for an empty one, and would write to it. The
 * file is read through SQLite: to open and close it once more would take away
 * the locks that this process has on it.
 *
 * Errors: %SN_ERROR_DAMAGED.
 *
 * Returns: whether the file is empty or begins as a database does; what cannot
 *   be read here SQLite will say itself.
 */
gboolean
sn_db_check_content (SnDb *db, GError **error)
{
  static const char magic[16] = "SQLite format 3";
  char head[sizeof magic] = { 0 };
  sqlite3_file *file = NULL;
  int code;

  if (sqlite3_file_control (db->sqlite, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file->pMethods == NULL || file->pMethods->xRead (file, head, 1, 0) != SQLITE_OK)
    return TRUE; /* an empty file is one whose first byte is not there */
  code = file->pMethods->xRead (file, head, sizeof head, 0);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
    return TRUE;
  if (memcmp (head, magic, sizeof magic) == 0)
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_DAMAGED,
               "The %s cannot be opened: the file is not a database, or its beginning is damaged.", db->noun);
  return FALSE;
}

/* SQLite opens what it may not write for reading; a store is no use like that. */
static gboolean
check_writable (SnDb *db, GError **error)
{
  return sqlite3_db_readonly (db->sqlite, "main") == 0 ||
         sn_db_set_code_error (db->noun, SQLITE_READONLY, 0, "", error);
}

static gboolean
set_pragmas (SnDb *db, GError **error)
{
  return sn_db_execute (db,
                        "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF;"
                        " PRAGMA cache_size = " CACHE_SIZE "; PRAGMA wal_autocheckpoint = " CHECKPOINT_PAGES,
                        error);
}

/**
 * sn_db_release_memory:
 *
 * Gives back what is kept of the file in memory and is not in use.
 */
void
sn_db_release_memory (SnDb *db)
{
  sqlite3_db_release_memory (db->sqlite);
}

/**
 * sn_db_expect_much:
 * @much: whether many newsletters are about to be stored
 *
 * Makes room in memory for them, or gives it back.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_expect_much (SnDb *db, gboolean much, GError **error)
{
  const char *sql = much ? "PRAGMA cache_size = " LARGE_CACHE_SIZE : "PRAGMA cache_size = " CACHE_SIZE;

  if (!sn_db_execute (db, sql, error))
    return FALSE;
  if (!much)
    sn_db_release_memory (db);
  return TRUE;
}

/* Nothing is written before it is known that the file is a store of ours. The
 * journal's mode cannot be changed while another process has the file open;
 * that one has set it then, so failing to is no failure. */
static gboolean
prepare_store (SnDb *db, GError **error)
{
  if (!sn_db_check_content (db, error) || !sn_db_check_schema (db, error) || !check_writable (db, error) ||
      !set_pragmas (db, error))
    return FALSE;
  sqlite3_exec (db->sqlite, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
  return sn_db_migrate (db, TRUE, error) && sn_db_get_number (db, "PRAGMA data_version", &db->data_version, error);
}

/**
 * sn_db_open:
 * @path: the store's file, made with its folder where it does not exist
 *
 * Opens the store and brings it up to this version of the program; one that an
 * earlier version made is copied first (sn_db_get_migration_backup()).
 *
 * Errors: %SN_ERROR_DATABASE, with the reason, where the file is none of ours or
 * cannot be used, %SN_ERROR_NEWER_SCHEMA where a newer version made it,
 * %SN_ERROR_DAMAGED. It is not touched then.
 *
 * Returns: (transfer full) (nullable): the store.
 */
SnDb *
sn_db_open (const char *path, GError **error)
{
  g_autoptr (SnDb) db = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  if (!sn_db_check_path (path, "store", error) || !make_folder (path, error) || !check_folder (path, error))
    return NULL;
  db = sn_db_connect (path, "store", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  return db != NULL && prepare_store (db, error) ? g_steal_pointer (&db) : NULL;
}

/**
 * sn_db_open_as_it_is:
 * @path: the store's file
 * @noun: what errors are to call it: "store" or "backup"; static
 *
 * Opens a store of this or an earlier version to copy or check it: nothing is
 * made, brought up to date or read again. It need not be writable.
 *
 * Errors: as sn_db_open(), and %SN_ERROR_NOT_FOUND where there is no store.
 *
 * Returns: (transfer full) (nullable): the store.
 */
SnDb *
sn_db_open_as_it_is (const char *path, const char *noun, GError **error)
{
  g_autoptr (SnDb) db = NULL;
  gint64 version;

  g_return_val_if_fail (path != NULL, NULL);
  if (!sn_db_check_path (path, noun, error))
    return NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SN_ERROR, SN_ERROR_NOT_FOUND, "There is no %s: no such file.", noun);
      return NULL;
    }
  db = sn_db_connect (path, noun, SQLITE_OPEN_READWRITE, error);
  if (db == NULL || !sn_db_check_content (db, error) || !sn_db_check_schema (db, error) || !set_pragmas (db, error) ||
      !sn_db_get_schema (db, &version, error))
    return NULL;
  if (version > 0)
    return g_steal_pointer (&db);
  g_set_error (error, SN_ERROR, SN_ERROR_NOT_FOUND, "There is no %s: the file is empty.", noun);
  return NULL;
}
