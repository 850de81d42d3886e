/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-db-edit.h"
#include "sn-error.h"
#include "sn-export-run.h"

#include <glib/gstdio.h>
#include <string.h>

/* What a page of the window exports is written in steps, between which the store is
 * there for others. */

#define MANY 3000

/* Fewer than there are steps with that many items. */
#define TURNS 10

/* More than are read in the first steps. */
#define SOME 1200

typedef struct
{
  char *folder;
  char *store_path;
  char *path; /* of the file that is written */
  SnDb *db;
  SnStore *store;
  SnExportRun *run;
  SnCalendarFile style;
  guint n_turns;
  gboolean asked;
  gboolean done;
  SnPublished *published;
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->db = fixture_open (fixture->folder);
  fixture->store_path = g_strdup (sn_db_get_path (fixture->db));
  fixture->path = g_build_filename (fixture->folder, "page", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    sn_store_shutdown (fixture->store);
  g_clear_pointer (&fixture->run, sn_export_run_unref);
  g_clear_object (&fixture->store);
  g_clear_pointer (&fixture->db, sn_db_close);
  g_clear_pointer (&fixture->published, sn_published_free);
  g_clear_error (&fixture->error);
  g_free (fixture->store_path);
  g_free (fixture->path);
  fixture_remove (fixture->folder);
}

/* One in ten has no day. */
static gint64
add_meetings (SnDb *db, guint first, guint n)
{
  static const char *const dates[] = { "2024-06-20", "2024-06-18", "2024-06-20", "2024-06-18",
                                       "2024-06-20", "2024-06-18", "2024-06-20", "2024-06-18",
                                       "2024-06-20", "2024-07",    NULL };

  return fixture_store_meetings (db, first, n, dates);
}

static GDateTime *
make_now (void)
{
  return g_date_time_new_utc (2024, 6, 7, 9, 0, 0);
}

static SnExport
make_export (Fixture *fixture, const SnQuery *query, SnExportFormat format)
{
  return (SnExport){ .query = query,
                     .today = fixture_date ("2024-06-07"),
                     .format = format,
                     .style = &fixture->style,
                     .target = fixture->path };
}

static SnExportRun *
make_run (Fixture *fixture, SnExportFormat format)
{
  g_autoptr (GDateTime) now = make_now ();
  SnQuery query = { .today = fixture_date ("2024-06-07") };
  SnExport export = make_export (fixture, &query, format);

  return sn_export_run_new (&export, fixture->path, now);
}

static guint
take_all_steps (Fixture *fixture, SnExportRun *run)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (; !sn_export_run_is_done (run); n++)
    {
      sn_export_run_step (run, fixture->db, &error);
      g_assert_no_error (error);
    }
  return n;
}

static char *
read_file (Fixture *fixture)
{
  char *content = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  return content;
}

/* What is written in one piece. */
static char *
make_text (Fixture *fixture, SnExportFormat format)
{
  g_autoptr (GDateTime) now = make_now ();
  g_autoptr (GError) error = NULL;
  SnQuery query = { .today = fixture_date ("2024-06-07") };
  SnExport export = make_export (fixture, &query, format);
  g_autoptr (SnPublished) published = sn_export_make (&export, fixture->db, now, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&published->text);
}

/* In steps the file is the same. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  static const SnExportFormat formats[] = { SN_EXPORT_ICS, SN_EXPORT_CSV, SN_EXPORT_JSON };

  add_meetings (fixture->db, 0, SOME);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *whole = make_text (fixture, formats[i]), *content = NULL;
      g_autoptr (SnExportRun) run = make_run (fixture, formats[i]);

      g_assert_cmpuint (take_all_steps (fixture, run), >, SOME / 500);
      content = read_file (fixture);
      g_assert_cmpstr (content, ==, whole);
    }
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  for (const char *name; (name = g_dir_read_name (folder)) != NULL;)
    n += g_str_has_prefix (name, "page");
  return n;
}

/* Given up after any step but the last it leaves the file as it was, and nothing
 * beside it. */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  guint n_steps;

  add_meetings (fixture->db, 0, SOME);
  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
  {
    g_autoptr (SnExportRun) run = make_run (fixture, SN_EXPORT_ICS);

    n_steps = take_all_steps (fixture, run);
  }
  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
  for (guint n = 0; n < n_steps; n++)
    {
      g_autofree char *content = NULL;
      SnExportRun *run = make_run (fixture, SN_EXPORT_ICS);

      for (guint i = 0; i < n; i++)
        g_assert_true (sn_export_run_step (run, fixture->db, NULL));
      g_assert_false (sn_export_run_is_done (run));
      sn_export_run_unref (run);
      content = read_file (fixture);
      g_assert_cmpstr (content, ==, "before");
      g_assert_cmpuint (count_files (fixture), ==, 1);
    }
}

/* What the file has and is there no more is withdrawn in the next one, once. */
static void
test_withdrawn (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_meetings (fixture->db, 0, SOME);
  g_autoptr (SnExportRun) first = make_run (fixture, SN_EXPORT_ICS), second = NULL;
  g_autoptr (SnDeletion) deletion = NULL;
  g_autofree char *content = NULL;
  guint n = 0;

  take_all_steps (fixture, first);
  add_meetings (fixture->db, MANY, 1);
  deletion = sn_db_delete_newsletter (fixture->db, id, NULL);
  g_assert_nonnull (deletion);
  second = make_run (fixture, SN_EXPORT_ICS);
  take_all_steps (fixture, second);
  content = read_file (fixture);
  for (const char *at = content; (at = strstr (at, "STATUS:CANCELLED")) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, SOME - SOME / 10);
}

/* Items that go while it is being made are not in it, and it is made all the same. */
static void
test_changing (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_meetings (fixture->db, 0, SOME);
  g_autoptr (SnExportRun) run = NULL;
  g_autoptr (SnDeletion) deletion = NULL;
  g_autofree char *content = NULL;

  add_meetings (fixture->db, MANY, 2);
  run = make_run (fixture, SN_EXPORT_CSV);
  g_assert_true (sn_export_run_step (run, fixture->db, NULL));
  deletion = sn_db_delete_newsletter (fixture->db, id, NULL);
  g_assert_nonnull (deletion);
  take_all_steps (fixture, run);
  content = read_file (fixture);
  g_assert_null (strstr (content, "Board 0A"));
  g_assert_nonnull (strstr (content, "Board 3000"));
}

static void
open_store (Fixture *fixture)
{
  SnDate today = fixture_date ("2024-06-07");
  g_autoptr (SnClock) clock = sn_clock_new_fixed (&today);

  g_clear_pointer (&fixture->db, sn_db_close);
  fixture->store = sn_store_new (fixture->store_path, clock);
}

static void ask (Fixture *fixture);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) items = sn_store_list_items_finish (SN_STORE (source), result, NULL);

  g_assert_nonnull (items);
  fixture->asked = FALSE;
  fixture->n_turns++;
  if (!fixture->done)
    ask (fixture);
}

static void
ask (Fixture *fixture)
{
  SnQuery query = { .today = fixture_date ("2024-06-07"), .limit = 1 };

  fixture->asked = TRUE;
  sn_store_list_items_async (fixture->store, &query, NULL, answered_cb, fixture);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->published = sn_export_run_finish (fixture->run, SN_STORE (source), result, &fixture->error);
  fixture->done = TRUE;
}

/* Whoever asks for something meanwhile comes to his turn again and again. */
static void
test_turns (Fixture *fixture, gconstpointer data)
{
  add_meetings (fixture->db, 0, MANY);
  open_store (fixture);
  fixture->run = make_run (fixture, SN_EXPORT_ICS);
  sn_export_run_async (fixture->run, fixture->store, NULL, exported_cb, fixture);
  ask (fixture);
  while (!fixture->done || fixture->asked)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->published->summary.written, ==, MANY - MANY / 10);
  g_assert_cmpuint (fixture->n_turns, >=, TURNS);
}

/* The window that is closed meanwhile has asked for it all the same. */
static void
test_last (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;

  add_meetings (fixture->db, 0, MANY);
  open_store (fixture);
  fixture->run = make_run (fixture, SN_EXPORT_ICS);
  sn_export_run_async (fixture->run, fixture->store, NULL, exported_cb, fixture);
  sn_export_run_last (fixture->run, fixture->store);
  sn_store_shutdown (fixture->store);
  content = read_file (fixture);
  g_assert_true (g_str_has_suffix (content, "END:VCALENDAR\r\n"));
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* A number that is nobody's, and a folder in which nothing can be written. */
static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = make_now ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = 4711;
  SnExport export = make_export (fixture, NULL, SN_EXPORT_CSV);
  g_autoptr (SnExportRun) nobody = NULL, nowhere = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "page.csv", NULL);
  SnQuery query = { .today = fixture_date ("2024-06-07") };

  g_array_append_val (ids, id);
  export.ids = ids;
  nobody = sn_export_run_new (&export, fixture->path, now);
  while (sn_export_run_step (nobody, fixture->db, &fixture->error))
    g_assert_false (sn_export_run_is_done (nobody));
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_NOT_FOUND);
  g_clear_error (&fixture->error);
  export.ids = NULL;
  export.query = &query;
  nowhere = sn_export_run_new (&export, path, now);
  while (sn_export_run_step (nowhere, fixture->db, &fixture->error))
    g_assert_false (sn_export_run_is_done (nowhere));
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_IO);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

#define ADD(name, function) g_test_add ("/export-run/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same", test_same);
  ADD ("given-up", test_given_up);
  ADD ("withdrawn", test_withdrawn);
  ADD ("changing", test_changing);
  ADD ("turns", test_turns);
  ADD ("last", test_last);
  ADD ("failures", test_failures);
  return g_test_run ();
}
