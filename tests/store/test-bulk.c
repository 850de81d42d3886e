/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-bulk.h"
#include "sn-error.h"
#include "sn-files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* ---- which files ---- */

static void
write_file (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
failed_cb (const char *name, const GError *reason, gpointer data)
{
  g_string_append_printf (data, "! %s\n", name);
  g_assert_cmpint ((int) reason->domain, ==, (int) SN_ERROR);
}

/* What sn_files_find() finds below @folder, a name a line. */
static char *
find (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_file_free);
  g_autoptr (GString) failures = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  sn_files_find (file, name, files, NULL, failed_cb, failures);
  for (guint i = 0; i < files->len; i++)
    {
      const SnFile *found = files->pdata[i];

      g_string_append_printf (text, "%s %" G_GUINT64_FORMAT "\n", found->name, found->size);
    }
  g_string_append (text, failures->str);
  return g_string_free (text, FALSE);
}

static void
assert_found (const char *folder, const char *name, const char *expected)
{
  g_autofree char *found = find (folder, name);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_find (void)
{
  char *folder = fixture_folder ();
  g_autofree char *loop = g_build_filename (folder, "mail", "loop", NULL);
  g_autofree char *link = g_build_filename (folder, "mail", "link.txt", NULL);

  write_file (folder, "mail/b.txt", "12");
  write_file (folder, "mail/a/deep.html", "1");
  write_file (folder, "mail/picture.png", "1");
  write_file (folder, "mail/.hidden.txt", "1");
  write_file (folder, "mail/.trash/c.txt", "1");
  write_file (folder, "mail/box/cur/1:2,S", "123");
  write_file (folder, "mail/box/new/2", "1");
  write_file (folder, "mail/box/tmp/3.txt", "1");
  write_file (folder, "mail/tmp/4.txt", "1");
  write_file (folder, "empty/picture.png", "1");
  g_assert_cmpint (symlink ("..", loop), ==, 0);
  g_assert_cmpint (symlink ("b.txt", link), ==, 0);
  assert_found (folder, "mail",
                "mail/a/deep.html 1\nmail/b.txt 2\nmail/box/cur/1:2,S 3\nmail/box/new/2 1\nmail/link.txt 2\n"
                "mail/tmp/4.txt 1\n");
  assert_found (folder, "mail/picture.png", "mail/picture.png 1\n");
  assert_found (folder, "empty", "! empty\n");
  assert_found (folder, "missing", "! missing\n");
  assert_found ("/", "dev/null", "! dev/null\n");
  fixture_remove (folder);
}

/* ---- batches ---- */

#define LETTER(day, more) "SEC Newsletter\n\n" day " January 2024\n\nUpcoming meetings\n\n" more

static void
add_text (SnBulk *bulk, const char *name, const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

  sn_bulk_add_stream (bulk, stream, name);
}

/* What became of each, a line each: counts, or the reason. */
static char *
run (SnBulk *bulk, SnDb *db)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  while (sn_bulk_step (bulk, db, NULL, &error))
    ;
  if (error != NULL)
    g_string_append_printf (text, "! %s\n", error->message);
  results = sn_bulk_take_results (bulk);
  for (guint i = 0; i < results->len; i++)
    {
      const SnBulkResult *result = results->pdata[i];
      g_autofree char *reason = result->error != NULL ? sn_bulk_result_reason (result) : NULL;

      if (reason != NULL)
        g_string_append_printf (text, "%s: %s\n", result->path, reason);
      else if (result->imported->duplicate)
        g_string_append_printf (text, "%s known\n", result->path);
      else
        g_string_append_printf (text, "%s %u %u %u\n", result->path, result->imported->added, result->imported->changed,
                                result->imported->known);
    }
  return g_string_free (text, FALSE);
}

static void
assert_run (SnDb *db, guint batch, const char *const *texts, const char *expected)
{
  g_autoptr (SnBulk) bulk = sn_bulk_new (NULL);
  g_autofree char *found = NULL;

  sn_bulk_set_batch (bulk, batch);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      const char name[] = { (char) ('a' + i), '\0' };

      add_text (bulk, name, texts[i]);
    }
  found = run (bulk, db);
  g_assert_cmpstr (found, ==, expected);
}

static const char *const series[] = {
  LETTER ("4", "SEC Panel Meeting 124 is on 19 January 2024.\n"),
  LETTER ("11", "SEC Panel Meeting 124 is on 22 January 2024.\n\nTABASC Meeting 80 is on 1 February 2024.\n"),
  "",
  LETTER ("4", "SEC Panel Meeting 124 is on 19 January 2024.\n"),
  LETTER ("18", "SEC Panel Meeting 124 is on 22 January 2024.\n\nTABASC Meeting 80 is on 2 February 2024.\n"),
  NULL,
};

/* What each brought is the same in batches as one by one. */
static void
test_counts (void)
{
  static const guint sizes[] = { 1, 2, 3, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      char *folder = fixture_folder ();
      SnDb *db = fixture_open (folder);

      assert_run (db, sizes[i], series, "a 1 0 0\nb 1 1 0\nc: The file is empty\nd known\ne 0 1 1\n");
      assert_run (db, sizes[i], series, "a known\nb known\nc: The file is empty\nd known\ne known\n");
      sn_db_close (db);
      fixture_remove (folder);
    }
}

static gint64
number (SnDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  sn_db_get_number (db, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

/* One that the store refuses is undone, and alone; whether that shows when it is
 * written or only when its items are worked out. */
static void
test_savepoint (void)
{
  static const struct
  {
    const char *trigger;
    const char *expected;
  } cases[] = {
    { "CREATE TEMP TRIGGER refuse BEFORE INSERT ON mentions WHEN NEW.title LIKE '%80%'"
      " BEGIN SELECT RAISE (ABORT, 'refused'); END",
      "a 1 0 0\nb: The store failed: refused.\nc: The file is empty\nd known\ne: The store failed: refused.\n" },
    { "CREATE TEMP TRIGGER refuse BEFORE INSERT ON items WHEN NEW.title LIKE '%80%'"
      " BEGIN SELECT RAISE (ABORT, 'refused'); END",
      "a 1 0 0\nb: The store failed: refused.\nc: The file is empty\nd known\ne: The store failed: refused.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *folder = fixture_folder ();
      SnDb *db = fixture_open (folder);

      g_assert_true (sn_db_execute (db, cases[i].trigger, NULL));
      assert_run (db, 100, series, cases[i].expected);
      g_assert_cmpint (number (db, "SELECT count (*) FROM newsletters"), ==, 1);
      g_assert_cmpint (number (db, "SELECT count (*) FROM mentions"), ==, 1);
      g_assert_cmpint (number (db, "SELECT count (*) FROM items"), ==, 1);
      g_assert_true (sn_db_execute (db, "DROP TRIGGER refuse", NULL));
      assert_run (db, 100, series, "a known\nb 1 1 0\nc: The file is empty\nd known\ne 0 1 1\n");
      sn_db_close (db);
      fixture_remove (folder);
    }
}

/* A store that takes nothing ends the import, and says so once for all that was
 * being stored. */
static void
test_store_fails (void)
{
  char *folder = fixture_folder ();
  SnDb *db = fixture_open (folder);
  g_autoptr (SnBulk) bulk = sn_bulk_new (NULL);
  g_autofree char *found = NULL;
  g_autoptr (GPtrArray) left = NULL;

  g_assert_true (sn_db_execute (db, "PRAGMA query_only = 1", NULL));
  sn_bulk_set_batch (bulk, 1);
  add_text (bulk, "a", series[0]);
  add_text (bulk, "b", series[1]);
  add_text (bulk, "c", series[4]);
  found = run (bulk, db);
  left = sn_bulk_take_left (bulk);
  g_test_message ("%s", found);
  g_assert_true (g_str_has_prefix (found, "! The store"));
  g_assert_nonnull (strstr (found, "\na: The store"));
  g_assert_null (strstr (found, "\nb: "));
  g_assert_cmpuint (left->len, ==, 2);
  g_assert_cmpstr (left->pdata[0], ==, "b");
  g_assert_cmpstr (left->pdata[1], ==, "c");
  sn_db_close (db);
  fixture_remove (folder);
}

/* ---- mailboxes ---- */

#define FROM "From secas@a.example Thu Jan 11 09:00:00 2024\nFrom: SECAS <secas@a.example>\nSubject: "

/* A mailbox larger than any newsletter may be, of which one message is too. */
static void
write_large (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "large.mbox", NULL);
  g_autofree char *line = g_strnfill (64 * 1024, 'x');
  FILE *file = g_fopen (path, "wbe");

  g_assert_nonnull (file);
  fprintf (file, FROM "SEC Newsletter 1\n\n" LETTER ("4", "SEC Panel Meeting 124 is on 19 January 2024.\n") "\n");
  fprintf (file, FROM "Large\n\n");
  for (guint i = 0; i <= SN_DOCUMENT_MAX_BYTES / (64 * 1024); i++)
    fprintf (file, "%s\n", line);
  fprintf (file, "\n" FROM "SEC Newsletter 2\n\n" LETTER ("11", "SEC Panel Meeting 124 is on 22 January 2024.\n"));
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_large_mailbox (void)
{
  char *folder = fixture_folder ();
  SnDb *db = fixture_open (folder);
  g_autoptr (SnBulk) bulk = sn_bulk_new (NULL);
  g_autofree char *path = g_build_filename (folder, "large.mbox", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *found = NULL;
  SnBulkProgress progress;

  write_large (folder);
  sn_bulk_add_file (bulk, file, "box");
  found = run (bulk, db);
  g_assert_cmpstr (found, ==, "box 1 0 0\nbox: Message 2: The message is larger than 64 MiB\nbox 0 1 0\n");
  sn_bulk_get_progress (bulk, &progress);
  g_assert_cmpuint (progress.n_stored, ==, 2);
  g_assert_cmpuint (progress.n_failed, ==, 1);
  g_assert_cmpfloat (progress.fraction, ==, 1);
  sn_db_close (db);
  fixture_remove (folder);
}

/* Stopped before what is missing was told: it is let go with the rest. */
static void
test_stopped (void)
{
  char *folder = fixture_folder ();
  SnDb *db = fixture_open (folder);
  g_autoptr (SnBulk) bulk = sn_bulk_new (NULL);
  g_autofree char *path = g_build_filename (folder, "missing.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;

  sn_bulk_add_file (bulk, file, "missing.txt");
  sn_bulk_add_file (bulk, file, "missing.txt");
  g_cancellable_cancel (cancellable);
  g_assert_false (sn_bulk_step (bulk, db, cancellable, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_CANCELLED);
  results = sn_bulk_take_results (bulk);
  g_assert_cmpuint (results->len, <, 2);
  sn_db_close (db);
  fixture_remove (folder);
}

/* ---- the store's own file ---- */

#define OTHER_ENV "SECNEWS_TEST_OTHER"

static void
import_one (SnDb *db, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) imported = sn_db_import (db, bytes, "letter.txt", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (imported->len, ==, 1);
}

/* Another process, run by the test below: says how many newsletters it sees. */
static void
test_other_process (void)
{
  const char *folder = g_getenv (OTHER_ENV);
  SnDb *db;

  if (folder == NULL)
    return;
  db = fixture_open (folder);
  import_one (db, series[1]);
  g_print ("newsletters %" G_GINT64_FORMAT "\n", number (db, "SELECT count (*) FROM newsletters"));
  sn_db_close (db);
}

static void
run_other_process (const char *folder, const char *expected)
{
  g_setenv (OTHER_ENV, folder, TRUE);
  g_test_trap_subprocess ("/bulk/subprocess/other-process", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout (expected);
  g_unsetenv (OTHER_ENV);
}

static void
link_names (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "secnews.db", NULL);
  g_autofree char *symbolic = g_build_filename (folder, "letter.txt", NULL);
  g_autofree char *hard = g_build_filename (folder, "letter.html", NULL);

  g_assert_cmpint (symlink ("secnews.db", symbolic), ==, 0);
  g_assert_cmpint (link (path, hard), ==, 0);
}

/* To close a file gives up all locks that the process has on it: the store's own
 * are refused before, under whatever name, and another process that comes and
 * goes does not take the store for its own. */
static void
test_own_files (void)
{
  static const char *const names[] = { "secnews.db", "secnews.db-wal", "secnews.db-shm", "letter.txt", "letter.html" };
  char *folder = fixture_folder ();
  SnDb *db = fixture_open (folder);

  import_one (db, series[0]);
  link_names (folder);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SnBulk) bulk = sn_bulk_new (NULL);
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *found = NULL;

      sn_bulk_add_file (bulk, file, "x");
      found = run (bulk, db);
      g_assert_cmpstr (found, ==, "x: The file is a database, which cannot be read: it is part of the store itself\n");
    }
  run_other_process (folder, "*newsletters 2\n*");
  import_one (db, series[4]);
  run_other_process (folder, "*newsletters 3\n*");
  sn_db_close (db);
  db = fixture_open (folder);
  g_assert_cmpint (number (db, "SELECT count (*) FROM newsletters"), ==, 3);
  sn_db_close (db);
  fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bulk/find", test_find);
  g_test_add_func ("/bulk/counts", test_counts);
  g_test_add_func ("/bulk/savepoint", test_savepoint);
  g_test_add_func ("/bulk/store-fails", test_store_fails);
  g_test_add_func ("/bulk/large-mailbox", test_large_mailbox);
  g_test_add_func ("/bulk/stopped", test_stopped);
  g_test_add_func ("/bulk/own-files", test_own_files);
  g_test_add_func ("/bulk/subprocess/other-process", test_other_process);
  return g_test_run ();
}
