/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-error.h"

#include <glib/gstdio.h>
#include <string.h>

static gint64
number (SnDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  sn_db_get_number (db, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
test_open (void)
{
  char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "deep", "er", "secnews.db", NULL);
  g_autofree char *deep = g_build_filename (folder, "deep", "er", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDb) db = sn_db_open (path, &error);
  g_autoptr (SnDb) again = NULL;
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_cmpstr (sn_db_get_path (db), ==, path);
  g_assert_cmpint (g_stat (deep, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (number (db, "PRAGMA user_version"), ==, 5);
  g_assert_cmpint (number (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (number (db, "PRAGMA synchronous"), ==, 1);
  g_assert_cmpint (number (db, "SELECT count (*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"), ==, 1);
  again = sn_db_open (path, &error); /* while it is open */
  g_assert_no_error (error);
  g_assert_cmpint (number (again, "SELECT count (*) FROM items"), ==, 0);
  fixture_remove (folder);
}

static void
test_default_path (void)
{
  g_autofree char *path = sn_db_default_path ();

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (path, "/secnews/secnews.db"));
}

static void
assert_refused (const char *path, SnError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  SnDb *db = sn_db_open (path, &error);

  g_assert_null (db);
  g_assert_error (error, SN_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

/* What is refused is not changed by a byte, and nothing is left beside it. */
static void
assert_untouched (const char *folder, const char *path, SnError code, const char *words)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_assert_true (g_file_get_contents (path, &before, &size_before, NULL));
  assert_refused (path, code, words);
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
test_newer_schema (void)
{
  char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "secnews.db", NULL);
  SnDb *db = fixture_open (folder);

  g_assert_true (sn_db_execute (db, "PRAGMA user_version = 99", NULL));
  sn_db_close (db);
  assert_untouched (folder, path, SN_ERROR_NEWER_SCHEMA, "newer version");
  fixture_remove (folder);
}

static void
test_bad_files (void)
{
  static const char *const contents[] = { "x", "This is no database, but a letter to a friend.\n" };
  char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *below = g_build_filename (path, "secnews.db", NULL);
  g_autofree char *other = g_build_filename (folder, "other.db", NULL);
  g_autofree char *large = g_strnfill (10000, 'n');
  sqlite3 *sqlite = NULL;

  assert_refused (folder, SN_ERROR_DATABASE, "folder");
  assert_refused ("/dev/null", SN_ERROR_DATABASE, "regular");
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      assert_untouched (folder, path, SN_ERROR_DAMAGED, "not a database");
    }
  g_assert_true (g_file_set_contents (path, large, -1, NULL));
  assert_untouched (folder, path, SN_ERROR_DAMAGED, "not a database");
  assert_refused (below, SN_ERROR_DATABASE, "folder");

  g_assert_cmpint (sqlite3_open (other, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite, "CREATE TABLE songs (name)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (sqlite);
  assert_untouched (folder, other, SN_ERROR_DATABASE, "another program");
  fixture_remove (folder);
}

static gboolean
failing_work (SnDb *db, gpointer data, GError **error)
{
  g_assert_true (sn_db_execute (db, "DELETE FROM newsletters", NULL));
  g_set_error_literal (error, SN_ERROR, SN_ERROR_DATABASE, "On purpose.");
  return FALSE;
}

static SnNewsletter *
rich_newsletter (void)
{
  SnNewsletter *newsletter = fixture_newsletter ("2024-03-14", "SEC Newsletter");
  SnItem *item = fixture_item (&(Row){ "consultation", "MP318 Refinement", "2024-04-05T17:00", "MP318", "refinement",
                                       .organiser = "SECAS", .quote = "Tell us by 5 April." });
  g_autoptr (SnLink) form = sn_link_new (SN_LINK_RESPOND, "form", "https://a.example/form", 3, 4);
  g_autoptr (SnLink) page = sn_link_new (SN_LINK_READ, "more", "https://a.example/page", 30, 4);

  sn_item_add_mention (item, sn_mention_new ("MP318: 5 April", 90, 14));
  sn_item_add_link (item, form);
  sn_item_add_link (item, page);
  sn_item_add_doubt (item, "5 April 2024 is no Monday.");
  sn_item_set_rule (item, "closing-date");
  sn_item_set_confidence (item, 0.75);
  sn_newsletter_add_item (newsletter, item);
  sn_newsletter_add_item (newsletter, fixture_item (&(Row){ "event", "SSC Meeting 195", "2024-03-27" }));
  sn_newsletter_add_doubt (newsletter, "The table has no year.");
  sn_newsletter_add_unread (newsletter, sn_unread_new ("We met on 1 March.", 5, 18));
  sn_newsletter_set_sender (newsletter, "SECAS");
  return newsletter;
}

static void
assert_rich_items (SnDb *db)
{
  g_autoptr (GPtrArray) items = fixture_list (db, "2024-03-15");
  SnItem *item;
  const SnMention *mention;

  g_assert_cmpuint (items->len, ==, 2);
  item = items->pdata[1];
  g_assert_cmpint (sn_item_get_state (item), ==, SN_STATE_OPEN);
  g_assert_cmpstr (sn_item_get_reference (item), ==, "MP318");
  g_assert_cmpstr (sn_item_get_stage (item), ==, "refinement");
  g_assert_cmpstr (sn_item_get_organiser (item), ==, "SECAS");
  g_assert_cmpstr (sn_item_get_rule (item), ==, "closing-date");
  g_assert_cmpfloat (sn_item_get_confidence (item), ==, 0.75);
  g_assert_cmpuint (sn_item_get_date (item)->time, ==, 17 * 60);
  g_assert_cmpuint (sn_item_get_mentions (item)->len, ==, 2);
  mention = sn_item_get_mention (item);
  g_assert_cmpstr (mention->quote, ==, "Tell us by 5 April.");
  g_assert_cmpstr (mention->issued, ==, "2024-03-14");
  g_assert_cmpint (mention->newsletter_id, >, 0);
  g_assert_cmpuint (mention->start, ==, 7);
  g_assert_cmpuint (sn_item_get_links (item)->len, ==, 2);
  g_assert_cmpint (sn_item_get_best_link (item)->role, ==, SN_LINK_RESPOND);
  g_assert_cmpuint (sn_item_get_doubts (item)->len, ==, 1);
}

static void
assert_rich_newsletter (SnDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnNewsletter) newsletter = sn_db_get_newsletter (db, id, NULL, &error);
  g_autoptr (GBytes) bytes = sn_db_get_bytes (db, id, NULL);
  SnDate today = sn_date_new_day (2024, 3, 15);
  g_autoptr (SnItem) item = NULL;

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "bytes", 5);
  g_assert_cmpuint (sn_newsletter_get_items (newsletter)->len, ==, 2);
  g_assert_cmpuint (sn_newsletter_get_doubts (newsletter)->len, ==, 1);
  g_assert_cmpuint (sn_newsletter_get_n_doubts (newsletter), ==, 2);
  g_assert_cmpuint (sn_newsletter_get_unread (newsletter)->len, ==, 1);
  g_assert_cmpstr (sn_newsletter_get_sender (newsletter), ==, "SECAS");
  g_assert_cmpstr (sn_newsletter_get_path (newsletter), ==, "/tmp/a newsletter.txt");
  item = sn_db_get_item (db, sn_item_get_id (sn_newsletter_get_items (newsletter)->pdata[0]), &today, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sn_item_get_title (item), ==, "MP318 Refinement");
  g_assert_cmpstr (sn_item_get_quote (sn_newsletter_get_items (newsletter)->pdata[0]), ==, "Tell us by 5 April.");
}

static void
test_store (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (SnNewsletter) newsletter = rich_newsletter ();
  g_autoptr (SnImported) first = fixture_store (db, newsletter, "bytes");
  g_autoptr (SnImported) second = fixture_store (db, newsletter, "bytes");
  g_autoptr (SnImported) third = fixture_store (db, newsletter, "other bytes");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (first->added, ==, 2);
  g_assert_cmpstr (first->title, ==, "SEC Newsletter");
  g_assert_true (second->duplicate);
  g_assert_cmpint (second->newsletter_id, ==, first->newsletter_id);
  g_assert_cmpuint (second->added + second->changed + second->known, ==, 0);
  g_assert_false (third->duplicate);
  g_assert_cmpuint (third->known, ==, 2);
  g_assert_true (sn_db_run_on (db, "DELETE FROM newsletters WHERE id = ?1", third->newsletter_id, NULL));
  g_assert_cmpint (number (db, "SELECT count (*) FROM mentions"), ==, 2);
  assert_rich_items (db);
  assert_rich_newsletter (db, first->newsletter_id);

  all = sn_db_list_newsletters (db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpuint (sn_newsletter_get_count (all->pdata[0], SN_ITEM_EVENT), ==, 1);
  g_assert_cmpuint (sn_newsletter_get_count (all->pdata[0], SN_ITEM_CONSULTATION), ==, 1);
  g_assert_cmpuint (sn_newsletter_get_count (all->pdata[0], SN_ITEM_VACANCY), ==, 0);
  g_assert_cmpuint (sn_newsletter_get_n_doubts (all->pdata[0]), ==, 2);
  g_assert_cmpstr (sn_newsletter_get_sha256 (all->pdata[0]), ==,
                   "277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9");
  fixture_remove (folder);
}

static void
test_newest_first (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  static const char *const issued[] = { "2024-02", "2024-03-14", NULL, "2024-01-11" };
  static const char *const expected[] = { "2024-03-14", "2024-02", "2024-01-11", NULL };
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (issued); i++)
    {
      g_autoptr (SnNewsletter) newsletter = fixture_newsletter (issued[i], "n");
      g_autofree char *content = g_strdup_printf ("%u", i);
      g_autoptr (SnImported) imported = fixture_store (db, newsletter, content);
    }
  all = sn_db_list_newsletters (db, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *date = sn_date_to_string (sn_newsletter_get_issued (all->pdata[i]));

      g_assert_cmpstr (date, ==, expected[i]);
    }
  fixture_remove (folder);
}

/* A newsletter is stored whole or not at all: here its last table refuses. */
static void
test_rollback (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (SnNewsletter) newsletter = rich_newsletter ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("bytes", 5);
  g_autoptr (GError) error = NULL;
  g_autoptr (SnImported) imported = NULL;

  g_assert_true (sn_db_execute (db,
                                "CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.unread_sentences"
                                " BEGIN SELECT raise (ABORT, 'no room'); END",
                                NULL));
  g_assert_null (sn_db_store_newsletter (db, newsletter, bytes, NULL, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_DATABASE);
  g_assert_nonnull (strstr (error->message, "no room"));
  g_assert_cmpint (number (db, "SELECT (SELECT count (*) FROM newsletters) + (SELECT count (*) FROM mentions)"), ==, 0);
  g_clear_error (&error);
  g_assert_true (sn_db_execute (db, "DROP TRIGGER refuse", NULL));
  imported = sn_db_store_newsletter (db, newsletter, bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (imported->duplicate);
  g_assert_false (sn_db_transaction (db, FALSE, failing_work, NULL, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_DATABASE);
  g_assert_cmpint (number (db, "SELECT count (*) FROM newsletters"), ==, 1);
  fixture_remove (folder);
}

static void
test_not_found (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  SnDate today = sn_date_new_day (2024, 3, 15);
  g_autoptr (GError) item_error = NULL;
  g_autoptr (GError) bytes_error = NULL;
  g_autoptr (GError) newsletter_error = NULL;
  SnDocument *document = (SnDocument *) db;

  g_assert_null (sn_db_get_item (db, 7, &today, &item_error));
  g_assert_error (item_error, SN_ERROR, SN_ERROR_NOT_FOUND);
  g_assert_null (sn_db_get_bytes (db, 7, &bytes_error));
  g_assert_error (bytes_error, SN_ERROR, SN_ERROR_NOT_FOUND);
  g_assert_null (sn_db_get_newsletter (db, 7, &document, &newsletter_error));
  g_assert_error (newsletter_error, SN_ERROR, SN_ERROR_NOT_FOUND);
  g_assert_null (document);
  fixture_remove (folder);
}

#define LETTER                                                                                                         \
  "SEC Newsletter\n\n11 January 2024\n\nUpcoming meetings\n\nSEC Panel Meeting 124 is on 19 January 2024.\n"

static GPtrArray *
import_text (SnDb *db, const char *text, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return sn_db_import (db, bytes, name, NULL, error);
}

/* The whole way from bytes, whatever is found in them. */
static void
test_import (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = import_text (db, LETTER, "letter.txt", &error);
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (SnNewsletter) newsletter = NULL;
  g_autoptr (SnDocument) document = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_false (((SnImported *) first->pdata[0])->duplicate);
  second = import_text (db, LETTER, "under another name.txt", &error);
  g_assert_no_error (error);
  g_assert_true (((SnImported *) second->pdata[0])->duplicate);
  newsletter = sn_db_get_newsletter (db, ((SnImported *) first->pdata[0])->newsletter_id, &document, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (sn_document_get_text (document), "SEC Panel Meeting 124"));
  g_assert_null (import_text (db, "", "empty.txt", &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_EMPTY);
  g_assert_cmpint (number (db, "SELECT count (*) FROM newsletters"), ==, 1);
  fixture_remove (folder);
}

#define MESSAGE(subject, body)                                                                                         \
  "From secas@a.example Thu Jan 11 09:00:00 2024\nFrom: SECAS <secas@a.example>\nSubject: " subject                    \
  "\nDate: Thu, 11 Jan 2024 09:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" body "\n"

/* One bad message of a mailbox does not keep the others out. */
static void
test_mailbox (void)
{
  static const char mailbox[] =
      MESSAGE ("SEC Newsletter 11 January 2024", LETTER) MESSAGE ("Lunch", "Shall we have lunch?\n")
          MESSAGE ("SEC Newsletter 11 January 2024 again", LETTER "Regards, SECAS\n");
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GBytes) bytes = g_bytes_new_static (mailbox, strlen (mailbox));
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imported = sn_db_import_full (db, bytes, "news.mbox", NULL, failures, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < failures->len; i++)
    g_test_message ("%s", (char *) failures->pdata[i]);
  g_assert_cmpuint (imported->len, ==, 2);
  g_assert_cmpuint (failures->len, ==, 1);
  g_assert_true (g_str_has_prefix (failures->pdata[0], "Message 2: "));
  for (guint i = 0; i < imported->len; i++)
    {
      gint64 id = ((SnImported *) imported->pdata[i])->newsletter_id;
      g_autoptr (SnDocument) document = NULL;
      g_autoptr (SnNewsletter) newsletter = sn_db_get_newsletter (db, id, &document, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (sn_document_get_sha256 (document), ==, sn_newsletter_get_sha256 (newsletter));
    }
  fixture_remove (folder);
}

/* What an older version has read is read again; the items keep their numbers. */
static void
test_reread (void)
{
  char *folder = fixture_folder ();
  SnDb *db = fixture_open (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imported = import_text (db, LETTER, "letter.txt", &error);
  gint64 ids, sum, stale = 0;
  gboolean done = FALSE;

  g_assert_no_error (error);
  ids = number (db, "SELECT count (*) FROM items");
  sum = number (db, "SELECT coalesce (sum (id), 0) FROM items");
  g_assert_true (sn_db_execute (db, "UPDATE newsletters SET extract_version = 0, title = 'Old'", NULL));
  sn_db_close (db);
  db = fixture_open (folder);
  g_assert_true (sn_db_count_stale (db, &stale, NULL));
  g_assert_cmpint (stale, ==, number (db, "SELECT count (*) FROM newsletters"));
  while (!done)
    g_assert_true (sn_db_reread_next (db, &done, NULL));
  g_assert_cmpint (number (db, "SELECT count (*) FROM newsletters WHERE extract_version = 0 OR title = 'Old'"), ==, 0);
  g_assert_cmpint (number (db, "SELECT count (*) FROM items"), ==, ids);
  g_assert_cmpint (number (db, "SELECT coalesce (sum (id), 0) FROM items"), ==, sum);
  g_assert_cmpint (number (db, "SELECT count (*) FROM mentions WHERE item_id IS NULL"), ==, 0);
  sn_db_close (db);
  fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db/open", test_open);
  g_test_add_func ("/db/default-path", test_default_path);
  g_test_add_func ("/db/newer-schema", test_newer_schema);
  g_test_add_func ("/db/bad-files", test_bad_files);
  g_test_add_func ("/db/store", test_store);
  g_test_add_func ("/db/newest-first", test_newest_first);
  g_test_add_func ("/db/rollback", test_rollback);
  g_test_add_func ("/db/not-found", test_not_found);
  g_test_add_func ("/db/import", test_import);
  g_test_add_func ("/db/mailbox", test_mailbox);
  g_test_add_func ("/db/reread", test_reread);
  return g_test_run ();
}
