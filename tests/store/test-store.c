/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-error.h"
#include "sn-store.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define LETTER                                                                                                         \
  "SEC Newsletter\n\n11 January 2024\n\nUpcoming meetings\n\nSEC Panel Meeting 124 is on 19 January 2024.\n"

typedef struct
{
  char *folder;
  SnStore *store;
  GString *log; /* a letter for each callback and signal */
  guint pending;
  GError *error;     /* of the last that failed */
  GPtrArray *result; /* of the last that gave one */
  GPtrArray *failures;
  SnDeletion *deletion; /* of the last newsletter that was deleted */
  SnDate date;          /* that was found last */
} Fixture;

static void
changed_cb (SnStore *store, Fixture *fixture)
{
  g_string_append_c (fixture->log, 'c');
}

static void
damaged_cb (SnStore *store, const char *reason, Fixture *fixture)
{
  g_assert_nonnull (strstr (reason, "damaged"));
  g_string_append_c (fixture->log, 'd');
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  SnDate today = sn_date_new_day (2024, 1, 12);
  g_autoptr (SnClock) clock = sn_clock_new_fixed (&today);
  g_autofree char *path = NULL;

  fixture->folder = fixture_folder ();
  path = g_build_filename (fixture->folder, "store", "secnews.db", NULL);
  fixture->store = sn_store_new (path, clock);
  fixture->log = g_string_new (NULL);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->store, "damaged", G_CALLBACK (damaged_cb), fixture);
  g_assert_cmpstr (sn_store_get_path (fixture->store), ==, path);
  g_assert_true (sn_store_get_clock (fixture->store) == clock);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    g_object_add_weak_pointer (G_OBJECT (fixture->store), (gpointer *) &fixture->store);
  if (fixture->store != NULL)
    g_object_unref (fixture->store);
  g_assert_null (fixture->store);
  g_string_free (fixture->log, TRUE);
  g_clear_error (&fixture->error);
  g_clear_pointer (&fixture->result, g_ptr_array_unref);
  g_clear_pointer (&fixture->failures, g_ptr_array_unref);
  g_clear_pointer (&fixture->deletion, sn_deletion_free);
  fixture_remove (fixture->folder);
}

static void
take (Fixture *fixture, char letter, GPtrArray *result, GError *error)
{
  g_string_append_c (fixture->log, error == NULL ? letter : g_ascii_toupper (letter));
  fixture->pending--;
  if (error != NULL)
    {
      g_clear_error (&fixture->error);
      fixture->error = error;
    }
  if (result != NULL)
    {
      g_clear_pointer (&fixture->result, g_ptr_array_unref);
      fixture->result = result;
    }
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  g_assert_true (sn_store_open_finish (SN_STORE (source), result, NULL, &error) == (error == NULL));
  take (data, 'o', NULL, error);
}

static void
import_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  GError *error = NULL;
  GPtrArray *failures = NULL;
  GPtrArray *imported = sn_store_import_finish_full (SN_STORE (source), result, &failures, &error);

  g_clear_pointer (&fixture->failures, g_ptr_array_unref);
  fixture->failures = failures;
  take (fixture, 'i', imported, error);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  GPtrArray *items = sn_store_list_items_finish (SN_STORE (source), result, &error);

  take (data, 'l', items, error);
}

static void
newsletters_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  GPtrArray *newsletters = sn_store_list_newsletters_finish (SN_STORE (source), result, &error);

  take (data, 'n', newsletters, error);
}

static void
newsletter_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autoptr (SnDocument) document = NULL;
  g_autoptr (SnNewsletter) newsletter = sn_store_get_newsletter_finish (SN_STORE (source), result, &document, &error);

  g_assert_true ((newsletter == NULL) == (error != NULL));
  g_assert_true ((document == NULL) == (error != NULL));
  take (data, 'g', NULL, error);
}

static void
wait_all (Fixture *fixture)
{
  while (fixture->pending > 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
ask_import (Fixture *fixture, const char *text, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  fixture->pending++;
  sn_store_import_bytes_async (fixture->store, bytes, "letter.txt", cancellable, import_cb, fixture);
}

static void
ask_list (Fixture *fixture)
{
  fixture->pending++;
  sn_store_list_items_async (fixture->store, &(SnQuery){ 0 }, NULL, list_cb, fixture);
}

static void
ask_newsletters (Fixture *fixture)
{
  fixture->pending++;
  sn_store_list_newsletters_async (fixture->store, NULL, newsletters_cb, fixture);
}

static void
ask_path (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  fixture->pending++;
  sn_store_import_files_async (fixture->store, &file, 1, NULL, NULL, NULL, import_cb, fixture);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  fixture->pending++;
  sn_store_open_async (fixture->store, NULL, open_cb, fixture);
  ask_newsletters (fixture);
  ask_import (fixture, LETTER, NULL);
  ask_list (fixture);
  ask_import (fixture, LETTER, NULL);
  ask_newsletters (fixture);
  g_assert_cmpstr (fixture->log->str, ==, ""); /* nothing comes before the loop */
  wait_all (fixture);
  /* The second import is known already: nothing has changed. */
  g_assert_cmpstr (fixture->log->str, ==, "ocniclin");
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->result->len, ==, 1);
  g_assert_true (SN_IS_NEWSLETTER (fixture->result->pdata[0]));
  fixture->pending++;
  sn_store_get_newsletter_async (fixture->store, sn_newsletter_get_id (fixture->result->pdata[0]), NULL, newsletter_cb,
                                 fixture);
  fixture->pending++;
  sn_store_get_newsletter_async (fixture->store, 99, NULL, newsletter_cb, fixture);
  wait_all (fixture);
  g_assert_true (g_str_has_suffix (fixture->log->str, "gG"));
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_NOT_FOUND);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  ask_import (fixture, LETTER, cancellable);
  ask_newsletters (fixture);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "In");
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->result->len, ==, 0);
}

/* A store that fails to open says why to each, and is tried again. */
static void
test_bad_store (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (sn_store_get_path (fixture->store));

  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  fixture->pending++;
  sn_store_open_async (fixture->store, NULL, open_cb, fixture);
  ask_list (fixture);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "OL");
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_DATABASE);
  g_assert_cmpint (g_unlink (folder), ==, 0);
  ask_list (fixture);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "OLl");
}

static void
test_shutdown (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 40; i++)
    ask_newsletters (fixture);
  sn_store_shutdown (fixture->store);
  sn_store_shutdown (fixture->store);
  ask_list (fixture);
  wait_all (fixture); /* every callback comes, and in order */
  g_assert_cmpuint (fixture->log->len, ==, 41);
  g_assert_true (g_str_has_suffix (fixture->log->str, "L"));
  g_assert_null (strstr (fixture->log->str, "Nn"));
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_CANCELLED);
}

/* The last reference goes with the last task: the store ends itself, in the
 * main context. */
static void
test_abandoned (Fixture *fixture, gconstpointer data)
{
  SnStore *store = fixture->store;

  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &fixture->store);
  ask_import (fixture, LETTER, NULL);
  ask_newsletters (fixture);
  g_object_unref (store);
  g_assert_nonnull (fixture->store);
  wait_all (fixture);
  g_assert_null (fixture->store);
  g_assert_cmpstr (fixture->log->str, ==, "icn");
}

static void
write_file (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "letters", NULL);
  g_autofree char *sub = g_build_filename (folder, "sub", NULL);
  g_autofree char *letter = g_build_filename (folder, "b.txt", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.txt", NULL);
  g_autofree char *large = g_build_filename (fixture->folder, "large.txt", NULL);
  const SnBulkResult *failure;

  g_assert_cmpint (g_mkdir_with_parents (sub, 0700), ==, 0);
  ask_path (fixture, folder);
  wait_all (fixture);
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_EMPTY);

  write_file (folder, "b.txt", LETTER);
  write_file (folder, "a.txt", "");
  write_file (folder, ".hidden.txt", LETTER "hidden");
  write_file (folder, "c.txt", LETTER "Regards\n");
  write_file (sub, "d.txt", LETTER "Below\n");
  ask_path (fixture, folder);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "Iic");
  g_assert_cmpuint (fixture->result->len, ==, 3);
  g_assert_cmpuint (fixture->failures->len, ==, 1);
  failure = fixture->failures->pdata[0];
  g_assert_true (g_str_has_suffix (failure->path, "/letters/a.txt"));
  g_assert_error (failure->error, SN_ERROR, SN_ERROR_EMPTY);

  ask_path (fixture, letter);
  wait_all (fixture);
  g_assert_true (((SnImported *) fixture->result->pdata[0])->duplicate);
  ask_path (fixture, missing);
  wait_all (fixture);
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_IO);
  ask_path (fixture, "/dev/null");
  wait_all (fixture);
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_IO);
  write_file (fixture->folder, "large.txt", "x");
  g_assert_cmpint (truncate (large, (off_t) SN_DOCUMENT_MAX_BYTES + 1), ==, 0);
  ask_path (fixture, large);
  wait_all (fixture);
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_TOO_LARGE);
  g_assert_cmpstr (fixture->log->str, ==, "IiciIII");
}

static void
edit_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  SnEdited edited = { 0, 0 };

  g_assert_true (sn_store_edit_finish (SN_STORE (source), result, &edited, &error) == (error == NULL));
  g_assert_true ((edited.undo != 0) == (error == NULL));
  take (data, 'e', NULL, error);
}

static void
undo_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  gint64 item = 0;

  g_assert_true (sn_store_undo_finish (SN_STORE (source), result, &item, &error) == (error == NULL));
  take (data, 'u', NULL, error);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnEdit) edit = NULL;

  ask_import (fixture, LETTER, NULL);
  ask_list (fixture);
  wait_all (fixture);
  edit = sn_edit_new (SN_EDIT_DISMISS, sn_item_get_id (fixture->result->pdata[0]));
  fixture->pending += 4;
  sn_store_edit_async (fixture->store, edit, NULL, edit_cb, fixture);
  sn_store_undo_async (fixture->store, 0, NULL, undo_cb, fixture);
  sn_store_undo_async (fixture->store, 0, NULL, undo_cb, fixture);
  edit->item_id = 99;
  sn_store_edit_async (fixture->store, edit, NULL, edit_cb, fixture);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "iclecucUE");
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_NOT_FOUND);
}

static void
dismiss (Fixture *fixture, gint64 item)
{
  g_autoptr (SnEdit) edit = sn_edit_new (SN_EDIT_DISMISS, item);

  fixture->pending++;
  sn_store_edit_async (fixture->store, edit, NULL, edit_cb, fixture);
}

/* What the user said is written though much else is asked for when the window
 * closes; nobody waits for the rest. */
static void
test_shutdown_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (sn_store_get_path (fixture->store));
  g_autoptr (SnDb) db = NULL;
  g_autoptr (GPtrArray) items = NULL;

  ask_import (fixture, LETTER, NULL);
  ask_list (fixture);
  wait_all (fixture);
  g_string_truncate (fixture->log, 0);
  for (guint i = 0; i < 40; i++)
    ask_newsletters (fixture);
  ask_import (fixture, LETTER "Regards\n", NULL);
  dismiss (fixture, sn_item_get_id (fixture->result->pdata[0]));
  sn_store_shutdown (fixture->store);
  wait_all (fixture);
  g_assert_nonnull (strstr (fixture->log->str, "ec"));
  dismiss (fixture, 1);
  wait_all (fixture);
  g_assert_true (g_str_has_suffix (fixture->log->str, "E"));
  db = sn_db_open (path, NULL);
  items = fixture_list (db, "2024-01-12");
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpint (sn_item_get_state (items->pdata[0]), ==, SN_STATE_DISMISSED);
}

static void
delete_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  GError *error = NULL;
  SnDeletion *deletion = sn_store_delete_newsletter_finish (SN_STORE (source), result, &error);

  g_assert_true ((deletion != NULL) == (error == NULL));
  if (deletion != NULL)
    g_assert_cmpstr (sn_deletion_get_title (deletion), ==, "SEC Newsletter");
  g_clear_pointer (&fixture->deletion, sn_deletion_free);
  fixture->deletion = deletion;
  take (data, 'd', NULL, error);
}

static void
undelete_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  g_assert_true (sn_store_undelete_newsletter_finish (SN_STORE (source), result, &error) == (error == NULL));
  take (data, 'u', NULL, error);
}

static void
bytes_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = sn_store_get_bytes_finish (SN_STORE (source), result, &error);

  g_assert_true ((bytes != NULL) == (error == NULL));
  if (bytes != NULL)
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), LETTER, strlen (LETTER));
  take (data, 'b', NULL, error);
}

/* A newsletter goes and comes back, the same to the last byte; the lists hear of
 * both. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  ask_import (fixture, LETTER, NULL);
  wait_all (fixture);
  fixture->pending += 2;
  sn_store_delete_newsletter_async (fixture->store, 1, NULL, delete_cb, fixture);
  sn_store_get_bytes_async (fixture->store, 1, NULL, bytes_cb, fixture);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "icdcB");
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_NOT_FOUND);
  fixture->pending += 2;
  sn_store_undelete_newsletter_async (fixture->store, g_steal_pointer (&fixture->deletion), NULL, undelete_cb, fixture);
  sn_store_get_bytes_async (fixture->store, 1, NULL, bytes_cb, fixture);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "icdcBucb");
  fixture->pending++;
  sn_store_delete_newsletter_async (fixture->store, 9, NULL, delete_cb, fixture);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "icdcBucbD");
}

/* So it is with a newsletter that goes or comes back, and with an undo. */
static void
test_shutdown_undo (Fixture *fixture, gconstpointer data)
{
  ask_import (fixture, LETTER, NULL);
  fixture->pending++;
  sn_store_delete_newsletter_async (fixture->store, 1, NULL, delete_cb, fixture);
  wait_all (fixture);
  g_string_truncate (fixture->log, 0);
  for (guint i = 0; i < 40; i++)
    ask_newsletters (fixture);
  fixture->pending += 2;
  sn_store_undelete_newsletter_async (fixture->store, g_steal_pointer (&fixture->deletion), NULL, undelete_cb, fixture);
  dismiss (fixture, 1);
  sn_store_undo_async (fixture->store, 0, NULL, undo_cb, fixture);
  sn_store_shutdown (fixture->store);
  wait_all (fixture);
  g_assert_true (g_str_has_suffix (fixture->log->str, "ucecuc"));
}

static void
date_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  GError *error = NULL;

  g_assert_true (sn_store_find_date_finish (SN_STORE (source), result, &fixture->date, &error));
  take (data, 't', NULL, error);
}

/* Words have the date that they state, as they stand in their newsletter, or
 * none. */
static void
test_date (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "SEC Newsletter\n\n11 January 2024\n\nMeetings\n\nThe Panel meets on 19 January at 10:30."
                             " Do come along.\n";
  static const struct
  {
    const char *words, *date;
  } cases[] = {
    { "The Panel meets on 19 January at 10:30.", "2024-01-19" },
    { "19 January", "2024-01-19" },
    { "The Panel meets on", NULL },
    { "Do come along.", NULL },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, "a.txt", NULL);
  SnDate issued = sn_date_new_day (2024, 1, 11);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *all = sn_document_get_text (documents->pdata[0]), *at = strstr (all, cases[i].words);
      g_autofree char *found = NULL;

      fixture->pending++;
      sn_store_find_date_async (fixture->store, documents->pdata[0], &issued, (gsize) (at - all),
                                strlen (cases[i].words), NULL, date_cb, fixture);
      wait_all (fixture);
      found = sn_date_to_string (&fixture->date);
      g_assert_cmpstr (found, ==, cases[i].date);
    }
}

/* Without being asked, and the lists hear of it. */
static void
test_reread (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "store", "secnews.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDb) db = NULL;
  gint64 stale = 0;

  ask_import (fixture, LETTER, NULL);
  wait_all (fixture);
  g_clear_object (&fixture->store);
  db = sn_db_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (sn_db_execute (db, "UPDATE newsletters SET extract_version = 0", &error));
  g_string_truncate (fixture->log, 0);
  fixture->store = sn_store_new (path, NULL);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), fixture);
  fixture->pending++;
  sn_store_open_async (fixture->store, NULL, open_cb, fixture);
  while (strlen (fixture->log->str) < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->log->str, ==, "occ");
  g_assert_true (sn_db_count_stale (db, &stale, &error));
  g_assert_cmpint (stale, ==, 0);
}

/* Waits for a signal that comes by itself; a test that waits in vain is ended. */
static void
wait_for (Fixture *fixture, const char *log)
{
  while (!g_str_equal (fixture->log->str, log))
    g_main_context_iteration (NULL, TRUE);
}

static void
import_elsewhere (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDb) other = sn_db_open (sn_store_get_path (fixture->store), &error);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) imported = other != NULL ? sn_db_import (other, bytes, "other.txt", NULL, &error) : NULL;

  g_assert_no_error (error);
}

/* Another program uses the store at the same time. */
static void
test_other_writer (Fixture *fixture, gconstpointer data)
{
  ask_import (fixture, LETTER, NULL);
  wait_for (fixture, "ic");
  import_elsewhere (fixture, LETTER "Regards\n");
  wait_for (fixture, "icc");
  ask_newsletters (fixture);
  wait_all (fixture);
  g_assert_cmpuint (fixture->result->len, ==, 2);
  import_elsewhere (fixture, LETTER "Yours\n");
  wait_for (fixture, "iccnc");
}

/* What it writes itself is no news, however often it is looked for. */
static void
test_own_writes (Fixture *fixture, gconstpointer data)
{
  ask_import (fixture, LETTER, NULL);
  ask_import (fixture, LETTER "Regards\n", NULL);
  wait_all (fixture);
  for (guint i = 0; i < 3; i++)
    {
      sn_store_look (fixture->store);
      ask_newsletters (fixture);
      wait_all (fixture);
    }
  g_assert_cmpstr (fixture->log->str, ==, "icicnnn");
}

/* A file that takes the place of the store's is the store from then on. */
static void
test_replaced_file (Fixture *fixture, gconstpointer data)
{
  const char *path = sn_store_get_path (fixture->store);
  g_autofree char *moved = g_strconcat (path, ".moved", NULL);

  ask_import (fixture, LETTER, NULL);
  wait_all (fixture);
  sn_store_look (fixture->store);
  ask_newsletters (fixture); /* comes after the look */
  wait_all (fixture);
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  ask_newsletters (fixture);
  wait_all (fixture);
  /* The log stayed behind: to begin anew would throw it away. */
  g_test_message ("%s", fixture->log->str);
  g_assert_nonnull (strchr (fixture->log->str, 'N'));
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_DAMAGED);
  g_assert_cmpint (g_rename (moved, path), ==, 0);
  ask_newsletters (fixture);
  wait_all (fixture);
  g_assert_cmpuint (fixture->result->len, ==, 1);
}

static void
way_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autofree char *kept = sn_store_way_back_finish (SN_STORE (source), result, &error);

  g_assert_true ((kept == NULL) == (error != NULL));
  g_assert_true (kept == NULL || g_file_test (kept, G_FILE_TEST_EXISTS));
  take (data, 'w', NULL, error);
}

/* Overwrites the page where the tables are listed. */
static void
damage (Fixture *fixture)
{
  const char *path = sn_store_get_path (fixture->store);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  memset (content + 100, 0xa5, 2000);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
test_ways_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup_path = g_build_filename (fixture->folder, "backup.db", NULL);
  g_autoptr (GFile) backup = g_file_new_for_path (backup_path);
  g_autoptr (SnDb) db = NULL;

  import_elsewhere (fixture, LETTER);
  db = sn_db_open (sn_store_get_path (fixture->store), NULL);
  g_assert_true (sn_db_backup (db, backup_path, FALSE, NULL));
  sn_db_close (g_steal_pointer (&db));

  damage (fixture);
  ask_newsletters (fixture);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "Nd");
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_DAMAGED);
  fixture->pending++;
  sn_store_restore_async (fixture->store, backup, way_back_cb, fixture);
  ask_newsletters (fixture);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "Ndwcn");
  g_assert_cmpuint (fixture->result->len, ==, 1);

  fixture->pending++;
  sn_store_set_aside_async (fixture->store, way_back_cb, fixture);
  ask_newsletters (fixture);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "Ndwcnwcn");
  g_assert_cmpuint (fixture->result->len, ==, 0);
}

static void
write_letters (Fixture *fixture, char **folder)
{
  *folder = g_build_filename (fixture->folder, "letters", NULL);
  g_assert_cmpint (g_mkdir_with_parents (*folder, 0700), ==, 0);
  write_file (*folder, "a.txt", LETTER "A\n");
  write_file (*folder, "b.txt", LETTER "B\n");
  write_file (*folder, "c.txt", LETTER "C\n");
}

static void
set_largest_file (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A store that takes nothing more says so, and none of the files goes unnamed. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;

  write_letters (fixture, &folder);
  ask_newsletters (fixture);
  wait_all (fixture);
  signal (SIGXFSZ, SIG_IGN);
  set_largest_file (0);
  ask_path (fixture, folder);
  wait_all (fixture);
  set_largest_file (RLIM_INFINITY);
  g_assert_cmpstr (fixture->log->str, ==, "nI");
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_DATABASE);
  g_assert_cmpuint (fixture->failures->len, >=, 1);
  ask_path (fixture, folder);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "nIic");
  g_assert_cmpuint (fixture->result->len, ==, 3);
}

/* In place, so that who has it open finds out while it reads. */
static void
damage_in_place (Fixture *fixture)
{
  int file = g_open (sn_store_get_path (fixture->store), O_WRONLY | O_CLOEXEC, 0);
  g_autofree char *rubbish = g_strnfill (512 * 1024, '\xa5');

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (pwrite (file, rubbish, 512 * 1024, 4096), ==, 512 * 1024);
  g_assert_true (g_close (file, NULL));
}

/* An import that finds the store damaged says so to the window, and how much was
 * left. */
static void
test_damaged_import (Fixture *fixture, gconstpointer data)
{
  const SnBulkResult *last;
  g_autofree char *folder = NULL;

  import_elsewhere (fixture, LETTER);
  write_letters (fixture, &folder);
  fixture->pending++;
  sn_store_open_async (fixture->store, NULL, open_cb, fixture);
  wait_all (fixture);
  damage_in_place (fixture);
  ask_path (fixture, folder);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "ocId");
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_DAMAGED);
  last = fixture->failures->pdata[fixture->failures->len - 1];
  g_assert_cmpstr (last->path, ==, folder);
  g_assert_true (g_str_has_suffix (last->error->message, " 2 files were not tried."));
}

static void
test_recover (Fixture *fixture, gconstpointer data)
{
  ask_import (fixture, LETTER, NULL);
  fixture->pending++;
  sn_store_recover_async (fixture->store, way_back_cb, fixture);
  ask_newsletters (fixture);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "icwcn");
  g_assert_cmpuint (fixture->result->len, ==, 1);
}

/* ---- many ---- */

#define N_MANY 800

static void
write_mailbox (const char *folder)
{
  g_autoptr (GString) box = g_string_new (NULL);

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (box,
                            "From secas@a.example Thu Jan 11 09:00:00 2024\nFrom: SECAS <secas@a.example>\n"
                            "Subject: SEC Newsletter %u\nDate: Thu, 11 Jan 2024 09:00:00 +0000\n\n" LETTER
                            "Copy %u\n\n",
                            i, i);
  write_file (folder, "many.mbox", box->str);
}

typedef struct
{
  Fixture *fixture;
  GCancellable *stop; /* by whom, or NULL */
  guint n_told;
  guint n_stored;
  double fraction;
} Onlooker;

/* Asks for a list, as a page of the window would, and may stop it. */
static void
progress_cb (const SnBulkProgress *progress, gpointer data)
{
  Onlooker *onlooker = data;

  g_assert_cmpfloat (progress->fraction, >=, onlooker->fraction);
  g_assert_cmpuint (progress->n_files, ==, 1);
  onlooker->fraction = progress->fraction;
  onlooker->n_stored = progress->n_stored;
  if (onlooker->n_told++ == 0)
    ask_newsletters (onlooker->fixture);
  if (onlooker->stop != NULL)
    g_cancellable_cancel (onlooker->stop);
}

static void
import_many (Fixture *fixture, Onlooker *onlooker)
{
  g_autofree char *path = g_build_filename (fixture->folder, "many.mbox", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  write_mailbox (fixture->folder);
  fixture->pending++;
  sn_store_import_files_async (fixture->store, &file, 1, progress_cb, onlooker, onlooker->stop, import_cb, fixture);
  wait_all (fixture);
}

/* What is asked meanwhile is answered between two batches. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  Onlooker onlooker = { .fixture = fixture };

  import_many (fixture, &onlooker);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (onlooker.n_told, >, 0);
  g_assert_cmpstr (fixture->log->str, ==, "nic");
  g_assert_cmpuint (fixture->result->len, ==, N_MANY);
  g_assert_cmpuint (fixture->failures->len, ==, 0);
}

static void
grown_cb (SnStore *store, Fixture *fixture)
{
  g_assert_true (sn_store_is_importing (store));
  g_string_append_c (fixture->log, 'g');
  ask_newsletters (fixture);
}

/* That it goes on is told at once, and then seldom; that it is over, by `changed`. */
static void
test_growth (Fixture *fixture, gconstpointer data)
{
  Onlooker onlooker = { .fixture = fixture, .n_told = 1 };

  g_signal_connect (fixture->store, "grown", G_CALLBACK (grown_cb), fixture);
  import_many (fixture, &onlooker);
  g_assert_no_error (fixture->error);
  g_assert_true (g_str_has_prefix (fixture->log->str, "gn"));
  g_assert_nonnull (strstr (fixture->log->str, "ic"));
  g_assert_null (strchr (strchr (fixture->log->str, 'i'), 'g'));
  g_assert_false (sn_store_is_importing (fixture->store));
}

/* What is stored when the user stops it stays, and is told. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  Onlooker onlooker = { .fixture = fixture, .stop = stop };
  guint n_stored;

  import_many (fixture, &onlooker);
  n_stored = fixture->result->len; /* of the import, or of the list that came after it */
  g_assert_cmpuint (n_stored, <, N_MANY);
  if (n_stored == 0)
    g_assert_error (fixture->error, SN_ERROR, SN_ERROR_CANCELLED);
  else
    g_assert_true (strchr (fixture->log->str, 'i') < strchr (fixture->log->str, 'c'));
  ask_newsletters (fixture);
  wait_all (fixture);
  g_assert_cmpuint (fixture->result->len, ==, n_stored);
}

/* The store is shut down while an import is under way: it ends after a batch. */
static void
test_shutdown_many (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "many.mbox", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Onlooker onlooker = { .fixture = fixture };

  write_mailbox (fixture->folder);
  fixture->pending++;
  sn_store_import_files_async (fixture->store, &file, 1, progress_cb, &onlooker, NULL, import_cb, fixture);
  while (onlooker.n_told == 0)
    g_main_context_iteration (NULL, TRUE);
  sn_store_shutdown (fixture->store);
  wait_all (fixture);
  g_assert_true (fixture->error == NULL || g_error_matches (fixture->error, SN_ERROR, SN_ERROR_CANCELLED));
}

#define ADD(name, function) g_test_add ("/store/" name, Fixture, NULL, set_up, function, tear_down)

static void
search_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  GPtrArray *hits = sn_store_search_finish (SN_STORE (source), result, &error);

  take (data, 's', hits, error);
}

static void
ask_search (Fixture *fixture, const char *text, GCancellable *cancellable)
{
  fixture->pending++;
  sn_store_search_async (fixture->store, text, 10, cancellable, search_cb, fixture);
}

/* While another process keeps the store's file for itself nothing can run: all
 * searches wait. The newest of them is answered, the others were given up. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SnDb) other = NULL;

  ask_import (fixture, LETTER, NULL);
  wait_all (fixture);
  other = sn_db_open (sn_store_get_path (fixture->store), NULL);
  g_assert_true (sn_db_execute (other, "BEGIN IMMEDIATE", NULL));
  ask_import (fixture, LETTER " More.", NULL); /* waits for the lock */
  ask_search (fixture, "p", NULL);
  ask_search (fixture, "pa", NULL);
  ask_search (fixture, "panel", NULL);
  g_assert_true (sn_db_execute (other, "COMMIT", NULL));
  g_string_truncate (fixture->log, 0);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "icSSs");
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->result->len, ==, 3);
  /* The caller can give it up as well. */
  ask_search (fixture, "panel", cancellable);
  g_cancellable_cancel (cancellable);
  wait_all (fixture);
  g_assert_true (g_str_has_prefix (fixture->log->str, "icSSs"));
  ask_search (fixture, "committee", NULL);
  wait_all (fixture);
  g_assert_true (g_str_has_suffix (fixture->log->str, "s"));
  g_assert_cmpuint (fixture->result->len, ==, 0);
}

/* Lets everybody who waits for it know that the worker got so far. */
static gpointer
mark_work (SnDb *db, gpointer data, GError **error)
{
  g_atomic_int_set ((int *) data, TRUE);
  return g_strdup ("reached");
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autofree char *reached = sn_store_run_finish (SN_STORE (source), result, &error);

  g_assert_cmpstr (reached, ==, "reached");
  take (data, 'm', NULL, error);
}

/* A question that the worker has answered before it was given up is given up all the
 * same: its answer would come after that to the question that took its place. */
static void
test_late_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  int reached = FALSE;

  ask_import (fixture, LETTER, NULL);
  wait_all (fixture);
  g_string_truncate (fixture->log, 0);
  ask_search (fixture, "panel", cancellable);
  fixture->pending++;
  sn_store_run_async (fixture->store, mark_work, &reached, NULL, g_free, NULL, marked_cb, fixture);
  while (!g_atomic_int_get (&reached))
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  ask_newsletters (fixture);
  wait_all (fixture);
  g_assert_cmpint (strlen (fixture->log->str), ==, 3);
  g_assert_nonnull (strchr (fixture->log->str, 'S'));
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_CANCELLED);
}

static void
counts_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  SnItemCounts counts;
  GError *error = NULL;

  g_assert_true (sn_store_count_items_finish (SN_STORE (source), result, &counts, &error));
  g_assert_cmpuint (counts.open.items, ==, 1);
  take (fixture, 'k', NULL, error);
}

static void
item_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autoptr (SnItem) item = sn_store_get_item_finish (SN_STORE (source), result, &error);

  g_assert_true ((item == NULL) == (error != NULL));
  take (data, 't', NULL, error);
}

static void
newsletter_counts_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SnNewsletterCounts counts;
  GError *error = NULL;

  g_assert_true (sn_store_count_newsletters_finish (SN_STORE (source), result, &counts, &error));
  g_assert_cmpuint (counts.all, ==, 1);
  take (data, 'k', NULL, error);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  ask_import (fixture, LETTER, NULL);
  fixture->pending += 4;
  sn_store_count_items_async (fixture->store, SN_ITEM_EVENT, NULL, counts_cb, fixture);
  sn_store_count_newsletters_async (fixture->store, NULL, newsletter_counts_cb, fixture);
  sn_store_get_item_async (fixture->store, 1, NULL, item_cb, fixture);
  sn_store_get_item_async (fixture->store, 77, NULL, item_cb, fixture);
  wait_all (fixture);
  g_assert_cmpstr (fixture->log->str, ==, "ickktT");
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("cancel", test_cancel);
  ADD ("bad-store", test_bad_store);
  ADD ("shutdown", test_shutdown);
  ADD ("shutdown-edit", test_shutdown_edit);
  ADD ("shutdown-undo", test_shutdown_undo);
  ADD ("abandoned", test_abandoned);
  ADD ("files", test_files);
  ADD ("edit", test_edit);
  ADD ("delete", test_delete);
  ADD ("date", test_date);
  ADD ("reread", test_reread);
  ADD ("other-writer", test_other_writer);
  ADD ("own-writes", test_own_writes);
  ADD ("replaced-file", test_replaced_file);
  ADD ("ways-back", test_ways_back);
  ADD ("full", test_full);
  ADD ("damaged-import", test_damaged_import);
  ADD ("recover", test_recover);
  ADD ("search", test_search);
  ADD ("late-answer", test_late_answer);
  ADD ("counts", test_counts);
  ADD ("many", test_many);
  ADD ("growth", test_growth);
  ADD ("stop", test_stop);
  ADD ("shutdown-many", test_shutdown_many);
  return g_test_run ();
}
