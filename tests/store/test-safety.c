/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A store with two newsletters, and what may happen to it. */
typedef struct
{
  char *folder;
  char *path;
  char *backup;
  char *content; /* what it held at first */
} Fixture;

static void
store_letter (SnDb *db, const char *issued, const char *content)
{
  g_autoptr (SnNewsletter) newsletter = fixture_newsletter (issued, "SEC Newsletter");
  g_autoptr (SnImported) imported = NULL;

  sn_newsletter_add_item (newsletter, fixture_item (&(Row){ "event", "SSC Meeting 195", "2024-03-27" }));
  sn_newsletter_add_item (newsletter,
                          fixture_item (&(Row){ "consultation", "MP318", "2024-04-05", "MP318", "refinement" }));
  sn_newsletter_set_issued (newsletter, &(SnDate){ 0 });
  imported = fixture_store (db, newsletter, content);
}

/* All that matters, as text: what is compared before and after. */
static char *
describe (const char *path)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDb) db = sn_db_open_as_it_is (path, "store", &error);
  SnStatement *row;

  g_assert_no_error (error);
  row = sn_db_prepare (db,
                       "SELECT 'n', id, sha256 FROM newsletters UNION ALL SELECT 'm', id, title FROM mentions UNION ALL"
                       " SELECT 'i', id, title FROM items UNION ALL SELECT 'w', rowid, words FROM item_words",
                       &error);
  g_assert_no_error (error);
  while (sn_db_step (db, row, &error) == SN_STEP_ROW)
    g_string_append_printf (text, "%s %d %s\n", sn_statement_get_text (row, 0), sqlite3_column_int (row, 1),
                            sn_statement_get_text (row, 2));
  g_assert_no_error (error);
  sqlite3_reset (row);
  return g_string_free (text, FALSE);
}

static void
assert_content (const char *path, const char *content)
{
  g_autofree char *now = describe (path);

  g_assert_cmpstr (now, ==, content);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  SnDb *db;

  fixture->folder = fixture_folder ();
  fixture->path = g_build_filename (fixture->folder, "secnews.db", NULL);
  fixture->backup = g_build_filename (fixture->folder, "backup.db", NULL);
  db = fixture_open (fixture->folder);
  store_letter (db, "2024-03-14", "first");
  store_letter (db, "2024-03-28", "second");
  sn_db_close (db);
  fixture->content = describe (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->backup);
  g_free (fixture->content);
}

static SnDb *
open_store (Fixture *fixture)
{
  return fixture_open (fixture->folder);
}

static void
run (const char *path, const char *sql)
{
  sqlite3 *sqlite = NULL;

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (sqlite);
}

/* How many files of the folder have @part in their name; the last of them. */
static guint
count_files (Fixture *fixture, const char *part, char **last)
{
  g_autoptr (GDir) directory = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (directory)) != NULL)
    if (strstr (name, part) != NULL)
      {
        n++;
        if (last != NULL)
          {
            g_free (*last);
            *last = g_build_filename (fixture->folder, name, NULL);
          }
      }
  return n;
}

static void
overwrite (const char *path, gsize offset, gsize length)
{
  g_autofree char *noise = g_malloc (length);
  int descriptor = open (path, O_WRONLY);

  memset (noise, 0xa5, length);
  g_assert_cmpint (pwrite (descriptor, noise, length, (off_t) offset), ==, (gssize) length);
  close (descriptor);
}

/* ---- migrations ---- */

#define SECOND "ALTER TABLE items ADD COLUMN colour TEXT; UPDATE items SET colour = 'blue', title = title || '!';"
#define BROKEN "CREATE TABLE more (id INTEGER PRIMARY KEY); DELETE FROM items; INSERT INTO nowhere VALUES (1);"

static gint64
schema_of (const char *path)
{
  g_autoptr (SnDb) db = sn_db_connect (path, "store", SQLITE_OPEN_READWRITE, NULL);
  gint64 version = -1;

  g_assert_true (sn_db_get_schema (db, &version, NULL));
  return version;
}

/* Scripts that lead on from this version's schema, whatever it is. */
static char **
scripts_after (gint64 version, const char *script)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gint64 i = 0; i < version; i++)
    g_strv_builder_add (builder, "SELECT not_to_be_run ();");
  g_strv_builder_add (builder, script);
  return g_strv_builder_end (builder);
}

static void
test_migrate (Fixture *fixture, gconstpointer data)
{
  gint64 version = schema_of (fixture->path);
  g_auto (GStrv) scripts = scripts_after (version, SECOND);
  g_autofree char *part = g_strdup_printf ("secnews.db.schema-%d.20", (int) version);
  g_autoptr (SnDb) db = open_store (fixture);
  g_autoptr (GError) error = NULL;
  gint64 blue = 0;

  g_assert_null (sn_db_get_migration_backup (db));
  g_assert_true (sn_db_migrate_with (db, (const char *const *) scripts, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (sn_db_get_number (db, "SELECT count (*) FROM items WHERE colour = 'blue'", &blue, NULL));
  g_assert_cmpint (blue, ==, 2);
  g_assert_cmpint (schema_of (fixture->path), ==, version + 1);
  g_assert_nonnull (strstr (sn_db_get_migration_backup (db), part));
  assert_content (sn_db_get_migration_backup (db), fixture->content);
  g_assert_cmpint (schema_of (sn_db_get_migration_backup (db)), ==, version);
  g_assert_cmpuint (count_files (fixture, ".bak", NULL), ==, 1);
}

static void
test_migrate_fails (Fixture *fixture, gconstpointer data)
{
  gint64 version = schema_of (fixture->path);
  g_auto (GStrv) scripts = scripts_after (version, BROKEN);
  g_autofree char *backup = NULL;

  for (guint i = 0; i < 3; i++)
    {
      SnDb *db = open_store (fixture);
      g_autoptr (GError) error = NULL;

      g_assert_false (sn_db_migrate_with (db, (const char *const *) scripts, TRUE, &error));
      g_assert_error (error, SN_ERROR, SN_ERROR_DATABASE);
      g_assert_nonnull (strstr (error->message, "nowhere"));
      g_assert_nonnull (strstr (error->message, sn_db_get_migration_backup (db)));
      sn_db_close (db);
      assert_content (fixture->path, fixture->content);
      g_assert_cmpint (schema_of (fixture->path), ==, version);
      /* Nothing has changed since: the same backup does. */
      g_assert_cmpuint (count_files (fixture, ".bak", &backup), ==, 1);
      assert_content (backup, fixture->content);
    }
}

/* Without a backup there is no migration. */
static void
test_migrate_without_room (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) scripts = scripts_after (schema_of (fixture->path), SECOND);
  SnDb *db = open_store (fixture);
  g_autoptr (GError) error = NULL;

  overwrite (fixture->path, 6 * 4096, 4096); /* the copy is found to be damaged */
  g_assert_false (sn_db_migrate_with (db, (const char *const *) scripts, TRUE, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "without a backup"));
  g_assert_cmpuint (count_files (fixture, ".bak", NULL), ==, 0);
  g_assert_cmpuint (count_files (fixture, ".part", NULL), ==, 0);
  sn_db_close (db);
}

/* ---- backups ---- */

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnDb) writer = open_store (fixture);
  g_autoptr (SnDb) db = sn_db_open_as_it_is (fixture->path, "store", NULL);
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  /* In the midst of somebody else's transaction: what was committed is copied. */
  g_assert_true (sn_db_execute (writer, "BEGIN IMMEDIATE; DELETE FROM items", NULL));
  g_assert_true (sn_db_backup (db, fixture->backup, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (sn_db_execute (writer, "ROLLBACK", NULL));
  assert_content (fixture->backup, fixture->content);
  g_assert_cmpint (g_stat (fixture->backup, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  store_letter (writer, "2024-04-11", "third");
  g_assert_false (sn_db_backup (db, fixture->backup, FALSE, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_IO);
  g_clear_error (&error);
  assert_content (fixture->backup, fixture->content);
  g_assert_true (sn_db_backup (db, fixture->backup, TRUE, &error));
  now = describe (fixture->path);
  g_assert_cmpstr (now, !=, fixture->content);
  assert_content (fixture->backup, now);
  g_assert_cmpuint (count_files (fixture, ".part", NULL), ==, 0);
}

static void
assert_no_backup (SnDb *db, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sn_db_backup (db, path, TRUE, &error));
  g_assert_nonnull (error);
  g_test_message ("%s: %s", path, error->message);
}

static void
test_backup_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnDb) db = open_store (fixture);
  g_autofree char *alias = g_build_filename (fixture->folder, "alias.db", NULL);
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.db", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "backup.db", NULL);
  g_autofree char *wal = g_strconcat (fixture->backup, "-wal", NULL);

  g_assert_cmpint (link (fixture->path, link_path), ==, 0);
  g_assert_cmpint (symlink (fixture->path, alias), ==, 0);
  assert_no_backup (db, fixture->path);
  assert_no_backup (db, link_path);
  assert_no_backup (db, alias);
  assert_no_backup (db, fixture->folder);
  assert_no_backup (db, "/dev/null");
  assert_no_backup (db, missing);
  /* A log of another database would be taken for the backup's. */
  g_assert_true (g_file_set_contents (wal, "log", -1, NULL));
  assert_no_backup (db, fixture->backup);
  g_assert_false (g_file_test (fixture->backup, G_FILE_TEST_EXISTS));
  assert_content (fixture->path, fixture->content);
}

/* A damaged store does not take the place of a good backup. */
static void
test_backup_of_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnDb) db = open_store (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (sn_db_backup (db, fixture->backup, FALSE, NULL));
  sn_db_close (g_steal_pointer (&db));
  overwrite (fixture->path, 6 * 4096, 4096);
  db = sn_db_open_as_it_is (fixture->path, "store", &error);
  g_assert_no_error (error);
  g_assert_false (sn_db_backup (db, fixture->backup, TRUE, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_DAMAGED);
  assert_content (fixture->backup, fixture->content);
  g_assert_cmpuint (count_files (fixture, ".part", NULL), ==, 0);
}

/* ---- restoring ---- */

static void
make_backup (Fixture *fixture)
{
  g_autoptr (SnDb) db = open_store (fixture);

  g_assert_true (sn_db_backup (db, fixture->backup, FALSE, NULL));
}

/* With the store open elsewhere: that one sees what was restored. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnDb) open = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (GError) error = NULL;
  gboolean noticed = FALSE;
  gint64 n = 0;

  make_backup (fixture);
  open = open_store (fixture);
  store_letter (open, "2024-04-11", "third");
  changed = describe (fixture->path);
  g_assert_true (sn_db_restore (fixture->path, fixture->backup, &kept, &error));
  g_assert_no_error (error);
  assert_content (fixture->path, fixture->content);
  assert_content (fixture->backup, fixture->content);
  g_assert_nonnull (strstr (kept, "secnews.db.before-restore.20"));
  assert_content (kept, changed);
  g_assert_true (sn_db_take_change (open, &noticed));
  g_assert_true (noticed);
  g_assert_true (sn_db_get_number (open, "SELECT count (*) FROM newsletters", &n, NULL));
  g_assert_cmpint (n, ==, 2);
  store_letter (open, "2024-04-25", "fourth");
  g_assert_cmpuint (count_files (fixture, ".part", NULL), ==, 0);
}

static void
test_restore_other_pages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  make_backup (fixture);
  run (fixture->backup, "PRAGMA page_size = 8192; VACUUM");
  g_assert_true (sn_db_restore (fixture->path, fixture->backup, &kept, &error));
  g_assert_no_error (error);
  assert_content (fixture->path, fixture->content);
}

static void
assert_no_restore (Fixture *fixture, const char *file, SnError code, const char *words)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (sn_db_restore (fixture->path, file, &kept, &error));
  g_assert_error (error, SN_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, file));
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (kept);
  assert_content (fixture->path, fixture->content);
  g_assert_cmpuint (count_files (fixture, ".bak", NULL), ==, 0);
  g_assert_cmpuint (count_files (fixture, ".part", NULL), ==, 0);
}

/* Nothing changes unless the backup is whole, and a store of ours. */
static void
test_restore_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *newer = g_strdup_printf ("PRAGMA user_version = %d", (int) schema_of (fixture->path) + 1);

  assert_no_restore (fixture, fixture->backup, SN_ERROR_NOT_FOUND, "no such file");
  assert_no_restore (fixture, fixture->path, SN_ERROR_IO, "itself");
  assert_no_restore (fixture, fixture->folder, SN_ERROR_DATABASE, "folder");
  g_assert_true (g_file_set_contents (other, "", -1, NULL));
  assert_no_restore (fixture, other, SN_ERROR_NOT_FOUND, "empty");
  g_assert_true (g_file_set_contents (other, "a letter", -1, NULL));
  assert_no_restore (fixture, other, SN_ERROR_DAMAGED, "not a database");
  g_assert_true (g_file_set_contents (other, "", -1, NULL));
  run (other, "CREATE TABLE songs (name)");
  assert_no_restore (fixture, other, SN_ERROR_DATABASE, "another program");
  make_backup (fixture);
  run (fixture->backup, newer);
  assert_no_restore (fixture, fixture->backup, SN_ERROR_NEWER_SCHEMA, "newer version");
  g_unlink (fixture->backup);
  make_backup (fixture);
  run (fixture->backup, "PRAGMA foreign_keys = OFF; DELETE FROM newsletters WHERE id = 1");
  assert_no_restore (fixture, fixture->backup, SN_ERROR_DAMAGED, "newsletters");
  g_unlink (fixture->backup);
  make_backup (fixture);
  overwrite (fixture->backup, 6 * 4096, 4096);
  assert_no_restore (fixture, fixture->backup, SN_ERROR_DAMAGED, "damaged");
}

static void
test_restore_over_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, length_after;

  make_backup (fixture);
  overwrite (fixture->path, 0, 200);
  g_assert_true (g_file_get_contents (fixture->path, &damaged, &length, NULL));
  g_assert_null (sn_db_open (fixture->path, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (sn_db_restore (fixture->path, fixture->backup, &kept, &error));
  g_assert_no_error (error);
  assert_content (fixture->path, fixture->content);
  g_assert_nonnull (strstr (kept, "secnews.db.damaged.20"));
  g_assert_true (g_file_get_contents (kept, &after, &length_after, NULL));
  g_assert_cmpmem (damaged, length, after, length_after);
}

static void
test_restore_to_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "deep", "secnews.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sn_db_restore (path, fixture->path, &kept, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  assert_content (path, fixture->content);
}

/* ---- damage ---- */

static void
test_set_aside (Fixture *fixture, gconstpointer data)
{
  SnDb *open = open_store (fixture);
  g_autofree char *kept = NULL;
  g_autofree char *wal = NULL;
  g_autofree char *side = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (sn_db_set_aside (fixture->path, &kept, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_DATABASE);
  g_assert_nonnull (strstr (error->message, "in use"));
  g_assert_null (kept);
  g_clear_error (&error);
  sn_db_close (open);
  g_assert_true (g_file_set_contents (side, "what a crash left", -1, NULL));
  g_assert_true (sn_db_set_aside (fixture->path, &kept, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (side, G_FILE_TEST_EXISTS));
  wal = g_strconcat (kept, "-wal", NULL);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  assert_content (kept, fixture->content);
}

/* SQLite itself would begin anew here and throw the log away. */
static void
test_lost_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (wal, "changes", -1, NULL));
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (sn_db_open (fixture->path, &error));
      g_assert_error (error, SN_ERROR, SN_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
      g_unlink (fixture->path);
    }
}

static void
test_symlink (Fixture *fixture, gconstpointer data)
{
  g_autofree char *alias = g_build_filename (fixture->folder, "alias", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDb) db = NULL;

  make_backup (fixture);
  g_assert_cmpint (symlink ("secnews.db", alias), ==, 0);
  db = sn_db_open (alias, &error);
  g_assert_no_error (error);
  sn_db_close (g_steal_pointer (&db));
  overwrite (fixture->path, 0, 200);
  g_assert_true (sn_db_restore (alias, fixture->backup, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (alias, G_FILE_TEST_IS_SYMLINK));
  g_assert_nonnull (strstr (kept, "secnews.db.damaged."));
  assert_content (fixture->path, fixture->content);
}

/* One that can be recovered. */
static void
import_letter (SnDb *db)
{
  static const char letter[] = "SEC Newsletter\n\n11 January 2024\n\nUpcoming meetings\n\n"
                               "SEC Panel Meeting 124 is on 19 January 2024.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (letter, strlen (letter));
  g_autoptr (GPtrArray) imported = sn_db_import (db, bytes, "letter.txt", NULL, NULL);

  g_assert_cmpuint (imported->len, ==, 1);
}

static void
test_recover (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDb) db = open_store (fixture);
  guint n_recovered, n_lost;

  import_letter (db);
  /* One that is no longer what was stored, one that never could be read. */
  g_assert_true (sn_db_execute (db, "UPDATE newsletters SET bytes = x'66' WHERE id = 1", NULL));
  sn_db_close (g_steal_pointer (&db));
  g_assert_true (sn_db_recover (path, fixture->path, NULL, &n_recovered, &n_lost, &kept, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  g_assert_cmpuint (n_recovered, ==, 1);
  g_assert_cmpuint (n_lost, ==, 2);
  g_assert_true (sn_db_recover (fixture->path, fixture->path, NULL, &n_recovered, &n_lost, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_recovered, ==, 1);
  g_assert_nonnull (strstr (kept, ".damaged."));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

/* What the damage says of the last number may be anything. */
static void
test_recover_numbers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDb) db = open_store (fixture);
  guint n_recovered, n_lost;

  g_assert_true (sn_db_execute (db,
                                "UPDATE sqlite_sequence SET seq = 1000000000000000 WHERE name = 'newsletters';"
                                " DELETE FROM newsletters WHERE id = 1",
                                NULL));
  import_letter (db);
  sn_db_close (g_steal_pointer (&db));
  g_assert_true (sn_db_recover (path, fixture->path, NULL, &n_recovered, &n_lost, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_recovered, ==, 1);
  g_assert_cmpuint (n_lost, ==, 1);
}

/* Every page of the table but its root is unreadable, and its root names a page
 * that there is not: all numbers fail, and there are no end of them. */
static void
test_recover_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDb) db = open_store (fixture);
  gint64 page;
  guint n_recovered, n_lost;
  int file;

  g_assert_true (
      sn_db_execute (db, "UPDATE sqlite_sequence SET seq = 1000000000000000 WHERE name = 'newsletters'", NULL));
  g_assert_true (sn_db_get_number (db, "SELECT rootpage FROM sqlite_schema WHERE name = 'newsletters'", &page, NULL));
  sn_db_close (g_steal_pointer (&db));
  file = g_open (fixture->path, O_WRONLY | O_CLOEXEC, 0);
  g_assert_cmpint (pwrite (file, "\xa5\xa5\xa5\xa5", 4, (page - 1) * 4096), ==, 4);
  g_assert_true (g_close (file, NULL));
  g_assert_true (sn_db_recover (path, fixture->path, NULL, &n_recovered, &n_lost, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_recovered, ==, 0);
  g_assert_cmpuint (n_lost, ==, 1);
}

/* Who stops it has the store that was there before. */
static void
test_recover_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  guint n_recovered, n_lost;

  g_cancellable_cancel (cancellable);
  g_assert_false (sn_db_recover (fixture->path, fixture->path, cancellable, &n_recovered, &n_lost, &kept, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_CANCELLED);
  g_assert_null (kept);
  assert_content (fixture->path, fixture->content);
}

/* ---- checks ---- */

static void
assert_problem (Fixture *fixture, const char *sql, const char *words)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SnDb) db = open_store (fixture);
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  if (sql != NULL)
    g_assert_true (sn_db_execute (db, sql, &error));
  g_assert_no_error (error);
  g_assert_true (sn_db_check (db, problems, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      g_test_message ("%s", (char *) problems->pdata[i]);
      found = found || (words != NULL && strstr (problems->pdata[i], words) != NULL);
    }
  g_assert_cmpint (found, ==, words != NULL);
  g_assert_cmpint (problems->len > 0, ==, words != NULL);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  assert_problem (fixture, NULL, NULL);
  assert_problem (fixture, "SAVEPOINT a; UPDATE newsletters SET bytes = x'66' WHERE id = 1", "newsletter 1 is not");
  assert_problem (fixture, "SAVEPOINT a; UPDATE mentions SET item_id = NULL WHERE id = 2",
                  "mention 2 belongs to no item");
  assert_problem (fixture, "SAVEPOINT a; DELETE FROM mentions", "item 1 is in no newsletter");
  assert_problem (fixture, "SAVEPOINT a; DELETE FROM item_words_content", "search index item_words");
  assert_problem (fixture, "PRAGMA foreign_keys = OFF; SAVEPOINT a; DELETE FROM newsletters WHERE id = 1",
                  "table mentions belongs to a row of newsletters");
  assert_problem (fixture, NULL, NULL);
}

/* Of many problems of one kind the first are named and the others counted. */
static void
test_check_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnDb) db = open_store (fixture);

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *content = g_strdup_printf ("content %u", i);

      store_letter (db, "2024-05-01", content);
    }
  sn_db_close (g_steal_pointer (&db));
  assert_problem (fixture, "SAVEPOINT a; UPDATE newsletters SET bytes = x'66'", "22 more newsletters");
}

#define ADD(name, function) g_test_add ("/safety/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("migrate", test_migrate);
  ADD ("migrate-fails", test_migrate_fails);
  ADD ("migrate-without-backup", test_migrate_without_room);
  ADD ("backup", test_backup);
  ADD ("backup-refused", test_backup_refused);
  ADD ("backup-of-damaged", test_backup_of_damaged);
  ADD ("restore", test_restore);
  ADD ("restore-other-pages", test_restore_other_pages);
  ADD ("restore-refused", test_restore_refused);
  ADD ("restore-over-damaged", test_restore_over_damaged);
  ADD ("restore-to-nothing", test_restore_to_nothing);
  ADD ("set-aside", test_set_aside);
  ADD ("lost-file", test_lost_file);
  ADD ("symlink", test_symlink);
  ADD ("recover", test_recover);
  ADD ("recover-numbers", test_recover_numbers);
  ADD ("recover-nothing", test_recover_nothing);
  ADD ("recover-stopped", test_recover_stopped);
  ADD ("check", test_check);
  ADD ("check-many", test_check_many);
  return g_test_run ();
}
