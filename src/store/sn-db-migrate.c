/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"
#include "sn-store-resources.h"

#include <glib/gstdio.h>
#include <string.h>

/* The schema grows by scripts: sql/NNN.sql leads from version NNN - 1 to NNN.
 * A script is never changed once a version of the program was released with it. */
#define SCHEMA_VERSION 5

/* "SNew", in the header of the file: what tells a store from any other SQLite
 * database. */
#define APPLICATION_ID 0x534e6577

typedef struct
{
  const char *const *scripts;
  gint64 n_scripts;
  gboolean keep;
} Migration;

/**
 * sn_db_get_schema:
 * @version: (out): the version of the schema, 0 for an empty file
 *
 * Returns: whether it could be read.
 */
gboolean
sn_db_get_schema (SnDb *db, gint64 *version, GError **error)
{
  return sn_db_get_number (db, "PRAGMA user_version", version, error);
}

/**
 * sn_db_check_schema:
 *
 * Looks, without writing, whether the file is empty or a store that this
 * version can read.
 *
 * Errors: %SN_ERROR_DATABASE for any other file, %SN_ERROR_NEWER_SCHEMA,
 * %SN_ERROR_DAMAGED.
 *
 * Returns: whether it is.
 */
gboolean
sn_db_check_schema (SnDb *db, GError **error)
{
  gint64 application = 0, version = 0, tables = 0;

  if (!sn_db_get_number (db, "SELECT count (*) FROM sqlite_schema", &tables, error) ||
      !sn_db_get_number (db, "PRAGMA application_id", &application, error) || !sn_db_get_schema (db, &version, error))
    return FALSE;
  if (tables == 0 && application == 0 && version == 0)
    return TRUE;
  if (application != APPLICATION_ID || version < 1)
    {
      g_set_error (error, SN_ERROR, SN_ERROR_DATABASE,
                   "The %s cannot be opened: the file is the database of another program.", db->noun);
      return FALSE;
    }
  if (version <= SCHEMA_VERSION)
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_NEWER_SCHEMA,
               "The %s was made by a newer version of SEC News; this one cannot read it and leaves it alone.",
               db->noun);
  return FALSE;
}

/* ---- the backup ---- */

static gboolean
is_same_content (const char *path, const char *other)
{
  g_autoptr (GMappedFile) a = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GMappedFile) b = g_mapped_file_new (other, FALSE, NULL);
  gsize length = a != NULL ? g_mapped_file_get_length (a) : 0;

  return a != NULL && b != NULL && length == g_mapped_file_get_length (b) &&
         memcmp (g_mapped_file_get_contents (a), g_mapped_file_get_contents (b), length) == 0;
}

/* (nullable): an earlier backup beside @path with the same content. */
static char *
find_same (const char *path, const char *what)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *start = g_strndup (name, (gsize) (strstr (name, what) - name) + strlen (what));
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *other = g_build_filename (folder, entry, NULL);

      if (g_str_has_prefix (entry, start) && g_str_has_suffix (entry, ".bak") && !g_str_equal (entry, name) &&
          is_same_content (path, other))
        return g_steal_pointer (&other);
    }
  return NULL;
}

/* Through a second connection, which may read while this one keeps all others
 * from writing. A migration that fails is tried again each time the store is
 * opened; the same backup is then not kept twice. */
static gboolean
keep_backup (SnDb *db, gint64 version, GError **error)
{
  g_autofree char *what = g_strdup_printf (".schema-%d", (int) version);
  g_autofree char *path = sn_db_dated_path (db->path, what + 1, ".bak");
  g_autoptr (SnDb) reader = sn_db_open_as_it_is (db->path, "store", error);
  g_autofree char *same = NULL;

  if (reader == NULL || !sn_db_copy (reader, path, error))
    {
      g_prefix_error (error, "The store is not brought up to this version without a backup. ");
      return FALSE;
    }
  same = find_same (path, what);
  if (same != NULL)
    g_unlink (path);
  g_free (db->migration_backup);
  db->migration_backup = same != NULL ? g_steal_pointer (&same) : g_steal_pointer (&path);
  return TRUE;
}

/**
 * sn_db_get_migration_backup:
 *
 * Returns: (transfer none) (nullable): the file that holds the store as it was
 *   before it was brought up to this version, if that was done just now.
 */
const char *
sn_db_get_migration_backup (SnDb *db)
{
  return db->migration_backup;
}

/* ---- the scripts ---- */

static gboolean
run_script (SnDb *db, const char *script, gint64 version, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", (int) version);

  return sn_db_execute (db, script, error) && sn_db_execute (db, mark, error);
}

/* The version is read again inside the transaction: another process may have
 * done the work while this one waited. */
static gboolean
migrate_work (SnDb *db, gpointer data, GError **error)
{
  const Migration *migration = data;
  gint64 version;

  if (!sn_db_get_schema (db, &version, error))
    return FALSE;
  if (migration->keep && version > 0 && version < migration->n_scripts && !keep_backup (db, version, error))
    return FALSE;
  for (; version < migration->n_scripts; version++)
    if (!run_script (db, migration->scripts[version], version + 1, error))
      return FALSE;
  return TRUE;
}

/* Where the migration failed, what was kept of the store is worth naming. */
static gboolean
name_backup (SnDb *db, GError **error)
{
  g_autofree char *display = db->migration_backup != NULL ? g_filename_display_name (db->migration_backup) : NULL;

  if (display != NULL)
    g_prefix_error (error, "The store could not be brought up to this version and is as it was, with a backup in %s. ",
                    display);
  return FALSE;
}

/**
 * sn_db_migrate_with:
 * @scripts: (array zero-terminated=1): what leads from version 0 to 1, from 1 to
 *   2, and so on
 * @keep: whether a store that holds something is copied first
 *
 * As sn_db_migrate(), with other scripts.
 *
 * Returns: whether the schema is the last script's.
 */
gboolean
sn_db_migrate_with (SnDb *db, const char *const *scripts, gboolean keep, GError **error)
{
  Migration migration = { scripts, (gint64) g_strv_length ((char **) scripts), keep };
  gint64 version;

  if (!sn_db_get_schema (db, &version, error))
    return FALSE;
  if (version >= migration.n_scripts)
    return TRUE;
  /* An exclusive transaction would keep the backup from being made where there
   * is no write-ahead log; either kind is the only one that writes. */
  return sn_db_transaction (db, version == 0, migrate_work, &migration, error) || name_backup (db, error);
}

static char *
load_script (gint64 version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("/org/example/SecNews/store/sql/%03d.sql", (int) version);
  g_autoptr (GBytes) script =
      g_resource_lookup_data (sn_store_resources_get_resource (), name, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  /* A resource's bytes are followed by a NUL. */
  return script != NULL ? g_strdup (g_bytes_get_data (script, NULL)) : NULL;
}

/**
 * sn_db_migrate:
 * @keep: whether a store that holds something is copied first, beside it, under
 *   a name with its version and the date (sn_db_get_migration_backup())
 *
 * Brings the schema up to this version: scripts and version number in one
 * transaction that keeps all others from writing, and the backup within it. A
 * failure leaves the file as it was.
 *
 * Returns: whether the schema is this version's.
 */
gboolean
sn_db_migrate (SnDb *db, gboolean keep, GError **error)
{
  g_auto (GStrv) scripts = g_new0 (char *, SCHEMA_VERSION + 1);
  gint64 version;

  if (!sn_db_get_schema (db, &version, error))
    return FALSE;
  for (gint64 i = 0; version < SCHEMA_VERSION && i < SCHEMA_VERSION; i++)
    if ((scripts[i] = load_script (i + 1, error)) == NULL)
      return FALSE;
  return version >= SCHEMA_VERSION || sn_db_migrate_with (db, (const char *const *) scripts, keep, error);
}
