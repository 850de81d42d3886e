/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* How long to wait for another process, such as the window while the command
 * line imports. */
#define BUSY_MILLISECONDS 10000

/* Room for the pages that a batch of newsletters changes (in KiB, hence the
 * minus), so that none is written and read again before it ends; and as many
 * pages of 4 KiB in the write-ahead log before they go to their places, where
 * the next batch would mostly change them again. */
#define CACHE_SIZE "-32768"
#define CHECKPOINT_PAGES "8000"

/**
 * sn_imported_free:
 *
 * Frees @imported.
 */
void
sn_imported_free (SnImported *imported)
{
  g_free (imported->title);
  g_free (imported);
}

/**
 * sn_db_default_path:
 *
 * Returns: (transfer full): where the store is unless the user says otherwise:
 *   secnews/secnews.db in the user's data folder.
 */
char *
sn_db_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "secnews", "secnews.db", NULL);
}

/**
 * sn_db_set_error:
 * @db: a connection on which something has just failed
 *
 * Sets %SN_ERROR_DATABASE with SQLite's reason.
 *
 * Returns: %FALSE, for the caller to return.
 */
gboolean
sn_db_set_error (SnDb *db, GError **error)
{
  db->failure = sqlite3_extended_errcode (db->sqlite);
  g_set_error (error, SN_ERROR, SN_ERROR_DATABASE, "The store failed: %s.", sqlite3_errmsg (db->sqlite));
  return FALSE;
}

/**
 * sn_statement_release:
 *
 * Gives a statement back to the connection, which keeps it for the next time.
 */
void
sn_statement_release (SnStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/**
 * sn_db_prepare:
 * @sql: one statement; the same text again gives the same statement, which is
 *   then not to be in use
 *
 * Returns: (transfer none) (nullable): the statement, to be released.
 */
SnStatement *
sn_db_prepare (SnDb *db, const char *sql, GError **error)
{
  SnStatement *statement = g_hash_table_lookup (db->statements, sql);

  if (statement != NULL)
    {
      g_assert (!sqlite3_stmt_busy (statement));
      return statement;
    }
  if (sqlite3_prepare_v3 (db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      sn_db_set_error (db, error);
      return NULL;
    }
  g_hash_table_insert (db->statements, g_strdup (sql), statement);
  return statement;
}

/**
 * sn_db_step:
 *
 * Goes on to the next row.
 *
 * Returns: whether there is one, or that it failed with @error set.
 */
SnStep
sn_db_step (SnDb *db, SnStatement *statement, GError **error)
{
  switch (sqlite3_step (statement))
    {
    case SQLITE_ROW:
      return SN_STEP_ROW;
    case SQLITE_DONE:
      return SN_STEP_DONE;
    default:
      sn_db_set_error (db, error);
      return SN_STEP_FAILED;
    }
}

/**
 * sn_db_run:
 *
 * Runs a statement that gives no rows, and resets it for the next bindings.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_run (SnDb *db, SnStatement *statement, GError **error)
{
  SnStep step = sn_db_step (db, statement, error);

  sqlite3_reset (statement);
  return step != SN_STEP_FAILED;
}

/**
 * sn_db_run_on:
 * @sql: a statement with one parameter
 * @id: its value
 *
 * Runs a statement on one number.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_run_on (SnDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (SnStatement) statement = sn_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return sn_db_run (db, statement, error);
}

/**
 * sn_db_execute:
 * @sql: any number of statements, without parameters
 *
 * Returns: whether all of them worked.
 */
gboolean
sn_db_execute (SnDb *db, const char *sql, GError **error)
{
  return sqlite3_exec (db->sqlite, sql, NULL, NULL, NULL) == SQLITE_OK || sn_db_set_error (db, error);
}

/**
 * sn_db_get_number:
 * @sql: a query for one number
 * @value: (out): the number
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_get_number (SnDb *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (SnStatement) statement = sn_db_prepare (db, sql, error);

  if (statement == NULL || sn_db_step (db, statement, error) != SN_STEP_ROW)
    return FALSE;
  *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/**
 * sn_db_transaction:
 * @exclusive: whether nobody may even read meanwhile
 * @work: what is to happen as one
 *
 * Runs @work in a transaction: all of it is kept, or nothing.
 *
 * Returns: whether it was kept.
 */
gboolean
sn_db_transaction (SnDb *db, gboolean exclusive, SnDbWork work, gpointer data, GError **error)
{
  if (!sn_db_execute (db, exclusive ? "BEGIN EXCLUSIVE" : "BEGIN IMMEDIATE", error))
    return FALSE;
  if (work (db, data, error) && sn_db_execute (db, "COMMIT", error))
    return TRUE;
  /* Some failures have rolled back already; then there is nothing to undo. */
  if (!sqlite3_get_autocommit (db->sqlite))
    sqlite3_exec (db->sqlite, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
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

/* SQLite takes a file of one byte for an empty one, and would write to it. What
 * cannot be read here it will say itself. */
static gboolean
has_foreign_content (const char *path)
{
  static const char magic[16] = "SQLite format 3";
  char head[sizeof magic];
  FILE *file = g_fopen (path, "rbe");
  gsize size;

  if (file == NULL)
    return FALSE;
  size = fread (head, 1, sizeof head, file);
  fclose (file);
  return size > 0 && (size < sizeof head || memcmp (head, magic, sizeof magic) != 0);
}

static gboolean
check_path (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_DATABASE, "The store cannot be opened: it is a folder.");
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_DATABASE, "The store cannot be opened: it is not a regular file.");
      return FALSE;
    }
  if (has_foreign_content (path))
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_DATABASE,
                           "The store cannot be opened: the file is not a database.");
      return FALSE;
    }
  return TRUE;
}

/* SQLite opens what it may not write for reading; a store is no use like that. */
static gboolean
check_writable (SnDb *db, GError **error)
{
  if (sqlite3_db_readonly (db->sqlite, "main") == 0)
    return TRUE;
  g_set_error_literal (error, SN_ERROR, SN_ERROR_DATABASE, "The store cannot be opened: it may not be written to.");
  return FALSE;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Nothing is written before it is known that the file is a store of ours. The
 * journal's mode cannot be changed while another process has the file open;
 * that one has set it then, so failing to is no failure. */
static gboolean
prepare_store (SnDb *db, GError **error)
{
  sqlite3_busy_timeout (db->sqlite, BUSY_MILLISECONDS);
  sqlite3_extended_result_codes (db->sqlite, 1);
  if (!sn_db_check_schema (db, error) || !check_writable (db, error))
    return FALSE;
  if (!sn_db_execute (db, "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF", error))
    return FALSE;
  sqlite3_exec (db->sqlite, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
  if (!sn_db_execute (db, "PRAGMA cache_size = " CACHE_SIZE "; PRAGMA wal_autocheckpoint = " CHECKPOINT_PAGES, error))
    return FALSE;
  return sn_db_migrate (db, error) && sn_db_reread (db, error);
}

/* SQLite makes a small table in memory for each check of a row against a list
 * (of kinds), and by default takes room for twenty pages at once for it; most of
 * the time of an import then went to the system's memory management. Where
 * somebody else in this process uses SQLite already, it stays as it is. */
static void
configure (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0); /* nobody asks how much it uses */
      g_once_init_leave (&done, 1);
    }
}

/**
 * sn_db_open:
 * @path: the store's file, made with its folder where it does not exist
 *
 * Opens the store and brings it up to this version of the program.
 *
 * Errors: %SN_ERROR_DATABASE, with the reason, where the file is none of ours or
 * cannot be used, %SN_ERROR_NEWER_SCHEMA where a newer version made it. It is
 * not touched then.
 *
 * Returns: (transfer full) (nullable): the store.
 */
SnDb *
sn_db_open (const char *path, GError **error)
{
  g_autoptr (SnDb) db = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  if (!check_path (path, error) || !make_folder (path, error))
    return NULL;
  configure ();
  db = g_new0 (SnDb, 1);
  db->path = g_strdup (path);
  db->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if (sqlite3_open_v2 (path, &db->sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) !=
      SQLITE_OK)
    {
      g_set_error (error, SN_ERROR, SN_ERROR_DATABASE, "The store cannot be opened: %s.", sqlite3_errmsg (db->sqlite));
      return NULL;
    }
  return prepare_store (db, error) ? g_steal_pointer (&db) : NULL;
}

/**
 * sn_db_close:
 *
 * Closes the store and frees @db.
 */
void
sn_db_close (SnDb *db)
{
  g_hash_table_unref (db->statements);
  sqlite3_close_v2 (db->sqlite);
  g_free (db->path);
  g_free (db);
}

/**
 * sn_db_get_path:
 *
 * Returns: (transfer none): the file it is in.
 */
const char *
sn_db_get_path (SnDb *db)
{
  return db->path;
}
