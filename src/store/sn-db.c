/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

/* One connection: its statements and transactions. How it comes to be is in
 * sn-db-open.c. */

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

/* A query that gives no row has no number to tell, which is no failure. */
static gboolean
read_number (SnDb *db, SnStatement *statement, gint64 *value, GError **error)
{
  SnStep step = sn_db_step (db, statement, error);

  *value = step == SN_STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  return step != SN_STEP_FAILED;
}

/**
 * sn_db_get_number:
 * @sql: a query for one number
 * @value: (out): the number, 0 where there is none
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_get_number (SnDb *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (SnStatement) statement = sn_db_prepare (db, sql, error);

  return statement != NULL && read_number (db, statement, value, error);
}

/**
 * sn_db_get_number_of:
 * @sql: a query for one number, with one parameter
 * @id: its value
 * @value: (out): the number, 0 where there is none
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_get_number_of (SnDb *db, const char *sql, gint64 id, gint64 *value, GError **error)
{
  g_autoptr (SnStatement) statement = sn_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return read_number (db, statement, value, error);
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
  if (work (db, data, error) && sn_db_index_now (db, error) && sn_db_execute (db, "COMMIT", error))
    return TRUE;
  g_hash_table_remove_all (db->unindexed);
  /* Some failures have rolled back already; then there is nothing to undo. */
  if (!sqlite3_get_autocommit (db->sqlite))
    sqlite3_exec (db->sqlite, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
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
  g_hash_table_unref (db->unindexed);
  sqlite3_close_v2 (db->sqlite);
  g_free (db->migration_backup);
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

/**
 * sn_db_get_opened:
 *
 * Numbers of items may be those of others once a store was closed and another
 * one has come into its place.
 *
 * Returns: when it was opened, in microseconds of the monotonic clock, by which
 *   it is told from one that was opened after it was closed.
 */
gint64
sn_db_get_opened (SnDb *db)
{
  return db->opened;
}

/**
 * sn_db_take_change:
 * @changed: (out): whether another connection, of this process or another, has
 *   changed the store since it was opened or this was asked last
 *
 * Returns: whether it could be found out.
 */
gboolean
sn_db_take_change (SnDb *db, gboolean *changed)
{
  gint64 version;

  if (!sn_db_get_number (db, "PRAGMA data_version", &version, NULL))
    return FALSE;
  *changed = version != db->data_version;
  db->data_version = version;
  return TRUE;
}

/**
 * sn_db_is_gone:
 *
 * Returns: whether the file that is open is no longer the one of that name, so
 *   that what is written to it would be lost.
 */
gboolean
sn_db_is_gone (SnDb *db)
{
  int moved = 0;

  return sqlite3_file_control (db->sqlite, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}
