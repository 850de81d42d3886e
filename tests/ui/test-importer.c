/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-importer.h"

#include <glib/gstdio.h>
#include <string.h>

/* A store in a folder of its own, and what the importer said of its work. */
typedef struct
{
  char *folder;
  SnStore *store;
  SnImporter *importer;
  char *summary;
  GPtrArray *failures;
  guint n_finished;
} Fixture;

static void
finished_cb (SnImporter *importer, const char *summary, GPtrArray *failures, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->summary);
  fixture->summary = g_strdup (summary);
  g_clear_pointer (&fixture->failures, g_ptr_array_unref);
  fixture->failures = g_ptr_array_ref (failures);
  fixture->n_finished++;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  sn_store_open_finish (SN_STORE (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SnDate today = sn_date_new_day (2019, 6, 10);
  g_autoptr (SnClock) clock = sn_clock_new_fixed (&today);
  g_autofree char *path = NULL;
  gboolean opened = FALSE;

  fixture->folder = g_dir_make_tmp ("secnews-importer-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "store.db", NULL);
  fixture->store = sn_store_new (path, clock);
  sn_store_open_async (fixture->store, NULL, opened_cb, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
  fixture->importer = sn_importer_new (fixture->store);
  g_signal_connect (fixture->importer, "finished", G_CALLBACK (finished_cb), fixture);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->importer);
  sn_store_shutdown (fixture->store);
  g_clear_object (&fixture->store);
  g_clear_pointer (&fixture->failures, g_ptr_array_unref);
  g_free (fixture->summary);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static GFile *
write_file (Fixture *fixture, const char *name, const char *content, gssize length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

#define NEWSLETTER(day)                                                                                                \
  "SEC Newsletter " day " June 2019\n\nThe Security Sub-Committee\n\n"                                                 \
  "The next SSC meeting will be held on 26 June 2019.\n"

static void
add_newsletter (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GFile) file = write_file (fixture, name, text, -1);

  sn_importer_add_file (fixture->importer, file);
}

static void
wait_finished (Fixture *fixture)
{
  guint before = fixture->n_finished;

  g_assert_cmpfloat (sn_importer_get_fraction (fixture->importer), >=, 0);
  while (fixture->n_finished == before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (sn_importer_get_fraction (fixture->importer), <, 0);
}

static void
assert_failure (Fixture *fixture, guint index, const char *name)
{
  const SnImportFailure *failure;

  g_assert_cmpuint (fixture->failures->len, >, index);
  failure = fixture->failures->pdata[index];
  g_assert_cmpstr (failure->name, ==, name);
  g_assert_nonnull (failure->reason);
  g_assert_cmpstr (failure->reason, !=, "");
}

static void
test_one (Fixture *fixture, gconstpointer data)
{
  add_newsletter (fixture, "one.txt", NEWSLETTER ("6"));
  wait_finished (fixture);
  g_assert_cmpuint (fixture->failures->len, ==, 0);
  g_assert_true (g_str_has_prefix (fixture->summary, "SEC Newsletter 6 June 2019: "));

  add_newsletter (fixture, "the-same.txt", NEWSLETTER ("6"));
  wait_finished (fixture);
  g_assert_cmpstr (fixture->summary, ==, "SEC Newsletter 6 June 2019 is already in SEC News");
}

/* What cannot be read neither stops the others nor goes unnamed. */
static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) missing = g_file_new_build_filename (fixture->folder, "missing.txt", NULL);
  g_autoptr (GFile) binary = write_file (fixture, "binary.bin",
                                         "\x7f"
                                         "ELF\0\1\2\3\0\0\0\0",
                                         12);
  g_autofree char *line = NULL;

  sn_importer_add_file (fixture->importer, missing);
  sn_importer_add_file (fixture->importer, binary);
  add_newsletter (fixture, "one.txt", NEWSLETTER ("6"));
  wait_finished (fixture);
  g_assert_cmpuint (fixture->n_finished, ==, 1);
  g_assert_cmpuint (fixture->failures->len, ==, 2);
  assert_failure (fixture, 0, "missing.txt");
  assert_failure (fixture, 1, "binary.bin");
  line = sn_importer_failures (fixture->failures);
  g_assert_nonnull (strstr (line, "missing.txt, binary.bin"));
  g_assert_true (g_str_has_prefix (fixture->summary, "SEC Newsletter 6 June 2019: "));
}

static void
count_change (guint *n_changes)
{
  (*n_changes)++;
}

/* The first is read while the others come, which are read together: the pages are made anew
 * twice, not once for each. */
static void
test_together (Fixture *fixture, gconstpointer data)
{
  static const char *const letters[] = { NEWSLETTER ("3"),  NEWSLETTER ("6"),  NEWSLETTER ("10"), NEWSLETTER ("13"),
                                         NEWSLETTER ("17"), NEWSLETTER ("20"), NEWSLETTER ("24") };
  g_autoptr (GFile) missing = g_file_new_build_filename (fixture->folder, "missing.txt", NULL);
  guint n_changes = 0;
  gulong id = g_signal_connect_swapped (fixture->store, "changed", G_CALLBACK (count_change), &n_changes);

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      add_newsletter (fixture, name, letters[i]);
      if (i == 3)
        sn_importer_add_file (fixture->importer, missing);
    }
  wait_finished (fixture);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (fixture->n_finished, ==, 1);
  g_assert_true (g_str_has_prefix (fixture->summary, "7 newsletters: "));
  g_assert_cmpuint (fixture->failures->len, ==, 1);
  assert_failure (fixture, 0, "missing.txt");
  g_signal_handler_disconnect (fixture->store, id);
}

/* A folder is read to its depth, without what is no newsletter by its name. */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) first = write_file (fixture, "in/a.txt", NEWSLETTER ("6"), -1);
  g_autoptr (GFile) second = write_file (fixture, "in/deep/er/b.txt", NEWSLETTER ("13"), -1);
  g_autoptr (GFile) mail_folder = write_file (fixture, "in/cur/123:2,S", NEWSLETTER ("20"), -1);
  g_autoptr (GFile) picture = write_file (fixture, "in/picture.png", "\x89PNG", -1);
  g_autoptr (GFile) hidden = write_file (fixture, "in/.hidden.txt", NEWSLETTER ("27"), -1);
  g_autoptr (GFile) folder = g_file_get_parent (first);

  sn_importer_add_file (fixture->importer, folder);
  wait_finished (fixture);
  g_assert_cmpuint (fixture->failures->len, ==, 0);
  g_assert_true (g_str_has_prefix (fixture->summary, "3 newsletters: "));
}

static void
test_empty_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) picture = write_file (fixture, "pictures/picture.png", "\x89PNG", -1);
  g_autoptr (GFile) folder = g_file_get_parent (picture);

  sn_importer_add_file (fixture->importer, folder);
  wait_finished (fixture);
  g_assert_null (fixture->summary);
  g_assert_cmpuint (fixture->failures->len, ==, 1);
  assert_failure (fixture, 0, "pictures");
}

static void
test_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) text = g_bytes_new_static (NEWSLETTER ("6"), strlen (NEWSLETTER ("6")));
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  sn_importer_add_bytes (fixture->importer, text, "Pasted text");
  sn_importer_add_bytes (fixture->importer, nothing, "Pasted text");
  wait_finished (fixture);
  g_assert_true (g_str_has_prefix (fixture->summary, "SEC Newsletter 6 June 2019: "));
  g_assert_cmpuint (fixture->failures->len, ==, 1);
  assert_failure (fixture, 0, "Pasted text");
}

/* A window that closes leaves work behind without waiting for it. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  add_newsletter (fixture, "one.txt", NEWSLETTER ("6"));
  add_newsletter (fixture, "two.txt", NEWSLETTER ("13"));
  sn_importer_stop (fixture->importer);
  g_clear_object (&fixture->importer);
  sn_store_shutdown (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->n_finished, ==, 0);
}

/* The user stops it: what was read is summed up, and the importer goes on with
 * what is asked next. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) first = write_file (fixture, "many/a.txt", NEWSLETTER ("6"), -1);
  g_autoptr (GFile) folder = g_file_get_parent (first);

  sn_importer_add_file (fixture->importer, folder);
  add_newsletter (fixture, "waiting.txt", NEWSLETTER ("13"));
  sn_importer_cancel (fixture->importer);
  wait_finished (fixture);
  g_assert_cmpuint (fixture->failures->len, ==, 0);
  if (fixture->summary != NULL)
    g_assert_true (g_str_has_prefix (fixture->summary, "SEC Newsletter 6 June 2019: "));
  add_newsletter (fixture, "later.txt", NEWSLETTER ("20"));
  wait_finished (fixture);
  g_assert_cmpuint (fixture->failures->len, ==, 0);
  g_assert_true (g_str_has_prefix (fixture->summary, "SEC Newsletter 20 June 2019: "));
}

static void
test_many_failures (void)
{
  static SnImportFailure failure = { (char *) "x.txt", (char *) "It is empty" };
  g_autoptr (GPtrArray) failures = g_ptr_array_new ();
  g_autofree char *line = NULL;

  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (failures, &failure);
  line = sn_importer_failures (failures);
  g_assert_cmpstr (line, ==, "1000 files were not opened: x.txt, x.txt, x.txt, x.txt, x.txt…");
}

static void
assert_summary (guint newsletters, guint items, guint duplicates, const char *title, const char *expected)
{
  g_autofree char *summary = sn_importer_summary (newsletters, items, duplicates, title);

  g_assert_cmpstr (summary, ==, expected);
}

static void
test_summary (void)
{
  assert_summary (0, 0, 0, NULL, NULL);
  assert_summary (1, 24, 0, "SEC Newsletter 6 June 2019", "SEC Newsletter 6 June 2019: 24 items");
  assert_summary (1, 1, 0, NULL, "1 newsletter: 1 item");
  assert_summary (0, 0, 1, "SEC Newsletter", "SEC Newsletter is already in SEC News");
  assert_summary (0, 0, 3, "SEC Newsletter", "All 3 newsletters are already in SEC News");
  assert_summary (5, 96, 0, "SEC Newsletter", "5 newsletters: 96 items");
  assert_summary (1, 24, 2, "SEC Newsletter", "1 newsletter: 24 items, 2 already in SEC News");
}

#define ADD(path, test) g_test_add ("/importer/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("one", test_one);
  ADD ("failures", test_failures);
  ADD ("together", test_together);
  ADD ("folder", test_folder);
  ADD ("empty-folder", test_empty_folder);
  ADD ("bytes", test_bytes);
  ADD ("stop", test_stop);
  ADD ("cancel", test_cancel);
  g_test_add_func ("/importer/many-failures", test_many_failures);
  g_test_add_func ("/importer/summary", test_summary);
  return g_test_run ();
}
