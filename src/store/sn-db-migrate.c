/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"
#include "sn-store-resources.h"

/* The schema grows by scripts: sql/NNN.sql leads from version NNN - 1 to NNN.
 * A script is never changed once a version of the program was released with it. */
#define SCHEMA_VERSION 3

/* "SNew", in the header of the file: what tells a store from any other SQLite
 * database. */
#define APPLICATION_ID 0x534e6577

static gboolean
get_version (SnDb *db, gint64 *version, GError **error)
{
  return sn_db_get_number (db, "PRAGMA user_version", version, error);
}

static gboolean
refuse (GError **error, SnError code, const char *message)
{
  g_set_error_literal (error, SN_ERROR, (int) code, message);
  return FALSE;
}

/**
 * sn_db_check_schema:
 *
 * Looks, without writing, whether the file is empty or a store that this
 * version can read.
 *
 * Errors: %SN_ERROR_DATABASE for any other file, %SN_ERROR_NEWER_SCHEMA.
 *
 * Returns: whether it is.
 */
gboolean
sn_db_check_schema (SnDb *db, GError **error)
{
  gint64 application = 0, version = 0, tables = 0;

  if (!sn_db_get_number (db, "SELECT count (*) FROM sqlite_schema", &tables, error))
    {
      if ((sqlite3_errcode (db->sqlite) & 0xff) != SQLITE_NOTADB)
        return FALSE;
      g_clear_error (error);
      return refuse (error, SN_ERROR_DATABASE, "The store cannot be opened: the file is not a database.");
    }
  if (!sn_db_get_number (db, "PRAGMA application_id", &application, error) || !get_version (db, &version, error))
    return FALSE;
  if (tables == 0 && application == 0 && version == 0)
    return TRUE;
  if (application != APPLICATION_ID || version < 1)
    return refuse (error, SN_ERROR_DATABASE,
                   "The store cannot be opened: the file is the database of another program.");
  if (version > SCHEMA_VERSION)
    return refuse (error, SN_ERROR_NEWER_SCHEMA,
                   "The store was made by a newer version of SEC News; this one cannot read it and leaves it alone.");
  return TRUE;
}

static gboolean
run_script (SnDb *db, gint64 version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("/org/example/SecNews/store/sql/%03d.sql", (int) version);
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", (int) version);
  g_autoptr (GBytes) script =
      g_resource_lookup_data (sn_store_resources_get_resource (), name, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  /* A resource's bytes are followed by a NUL. */
  return script != NULL && sn_db_execute (db, g_bytes_get_data (script, NULL), error) &&
         sn_db_execute (db, mark, error);
}

/* The version is read again inside the transaction: another process may have
 * done the work while this one waited. */
static gboolean
migrate_work (SnDb *db, gpointer data, GError **error)
{
  gint64 version;

  if (!get_version (db, &version, error))
    return FALSE;
  for (; version < SCHEMA_VERSION; version++)
    if (!run_script (db, version + 1, error))
      return FALSE;
  return TRUE;
}

/**
 * sn_db_migrate:
 *
 * Brings the schema up to this version, scripts and version number in one
 * exclusive transaction: a failure leaves the file as it was.
 *
 * Returns: whether the schema is this version's.
 */
gboolean
sn_db_migrate (SnDb *db, GError **error)
{
  gint64 version;

  if (!get_version (db, &version, error))
    return FALSE;
  return version >= SCHEMA_VERSION || sn_db_transaction (db, TRUE, migrate_work, NULL, error);
}
