/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-calendar-update.h"
#include "sn-db-edit.h"
#include "sn-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* The calendar file is brought up to date in steps, between which the store is there
 * for others. */

#define MANY 3000

/* Fewer than there are steps with that many items. */
#define TURNS 10

/* More than are read in the first steps. */
#define SOME 1200

typedef struct
{
  char *folder;
  char *path;
  SnDb *db;
  SnCalendarFile file;
  SnStore *store;
  guint n_turns;
  gboolean asked;
  gboolean done;
  gboolean worked;
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->db = fixture_open (fixture->folder);
  fixture->path = g_strdup (sn_db_get_path (fixture->db));
  fixture->file = (SnCalendarFile){ .path = g_build_filename (fixture->folder, "kept.ics", NULL) };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    sn_store_shutdown (fixture->store);
  g_clear_object (&fixture->store);
  g_clear_pointer (&fixture->db, sn_db_close);
  g_clear_error (&fixture->error);
  g_free (fixture->file.path);
  g_free (fixture->path);
  fixture_remove (fixture->folder);
}

static gint64
add_meetings (SnDb *db, guint first, guint n)
{
  static const char *const dates[] = { "2024-06-20", NULL };

  return fixture_store_meetings (db, first, n, dates);
}

static SnCalendarUpdate *
make_update (Fixture *fixture, int minute)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2024, 6, 7, 9, minute, 0);
  SnDate today = fixture_date ("2024-06-07");

  return sn_calendar_update_new (&fixture->file, now, &today);
}

static void
run (Fixture *fixture, SnCalendarUpdate *update)
{
  g_autoptr (GError) error = NULL;

  sn_calendar_update_run (update, fixture->db, &error);
  g_assert_no_error (error);
  g_assert_true (sn_calendar_update_is_done (update));
}

static void
update_file (Fixture *fixture, int minute)
{
  g_autoptr (SnCalendarUpdate) update = make_update (fixture, minute);

  run (fixture, update);
}

static void
take_steps (Fixture *fixture, SnCalendarUpdate *update, guint n)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      sn_calendar_update_step (update, fixture->db, &error);
      g_assert_no_error (error);
    }
  g_assert_false (sn_calendar_update_is_done (update));
}

static char *
read_file (Fixture *fixture)
{
  char *content = NULL;

  g_assert_true (g_file_get_contents (fixture->file.path, &content, NULL, NULL));
  return content;
}

static guint
count_in (const char *content, const char *words)
{
  guint n = 0;

  for (const char *at = content; (at = strstr (at, words)) != NULL; at++)
    n++;
  return n;
}

static guint
count (Fixture *fixture, const char *words)
{
  g_autofree char *content = read_file (fixture);

  return count_in (content, words);
}

static void
move (SnDb *db, const char *title, const char *date)
{
  g_autoptr (SnEdit) edit = sn_edit_new (SN_EDIT_CORRECT, fixture_id_of (db, "2024-06-07", title));
  g_autoptr (GError) error = NULL;
  SnEdited edited;

  sn_edit_set_field (edit, "date", date);
  sn_db_edit (db, edit, &edited, &error);
  g_assert_no_error (error);
}

/* ---- through the store ---- */

static void
open_store (Fixture *fixture)
{
  g_clear_pointer (&fixture->db, sn_db_close);
  fixture->store = sn_store_new (fixture->path, NULL);
}

static gpointer
nothing (SnDb *db, gpointer data, GError **error)
{
  return g_strdup ("");
}

static void ask (Fixture *fixture);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *answer = sn_store_run_finish (SN_STORE (source), result, NULL);

  fixture->asked = FALSE;
  if (fixture->done || answer == NULL)
    return;
  fixture->n_turns++;
  ask (fixture);
}

static void
ask (Fixture *fixture)
{
  fixture->asked = TRUE;
  sn_store_run_async (fixture->store, nothing, NULL, NULL, g_free, NULL, answered_cb, fixture);
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->worked = sn_calendar_update_run_finish (SN_STORE (source), result, &fixture->error);
  fixture->done = TRUE;
}

static void
wait_all (Fixture *fixture)
{
  while (!fixture->done || fixture->asked)
    g_main_context_iteration (NULL, TRUE);
}

/* Who asks for something while the file is being written is answered before it is
 * written, and again and again. */
static void
test_others_come_between (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnCalendarUpdate) update = make_update (fixture, 0);

  add_meetings (fixture->db, 0, MANY);
  open_store (fixture);
  sn_calendar_update_run_async (update, fixture->store, NULL, updated_cb, fixture);
  ask (fixture);
  wait_all (fixture);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->worked);
  g_assert_cmpuint (fixture->n_turns, >=, TURNS);
  g_assert_cmpuint (count (fixture, "BEGIN:VEVENT"), ==, MANY);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnCalendarUpdate) update = make_update (fixture, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  add_meetings (fixture->db, 0, 20);
  open_store (fixture);
  sn_calendar_update_run_async (update, fixture->store, cancellable, updated_cb, fixture);
  g_cancellable_cancel (cancellable);
  wait_all (fixture);
  g_assert_error (fixture->error, SN_ERROR, SN_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->file.path, G_FILE_TEST_EXISTS));
}

/* What is under way when the window closes is not lost, however far it is: the
 * store is shut down after it, and what the one before had read is not written
 * over it. */
static void
test_last (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnCalendarUpdate) before = make_update (fixture, 0), last = make_update (fixture, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n = GPOINTER_TO_UINT (data);

  add_meetings (fixture->db, 0, SOME);
  take_steps (fixture, before, n);
  move (fixture->db, "Board 7H", "2024-06-27");
  open_store (fixture);
  sn_calendar_update_run_async (before, fixture->store, cancellable, updated_cb, fixture);
  g_cancellable_cancel (cancellable);
  sn_calendar_update_run_last (last, fixture->store, before);
  sn_store_shutdown (fixture->store);
  wait_all (fixture);
  g_assert_true (sn_calendar_update_is_done (before) && sn_calendar_update_is_done (last));
  g_assert_cmpuint (count (fixture, "BEGIN:VEVENT"), ==, SOME);
  g_assert_cmpuint (count (fixture, "DTSTART;VALUE=DATE:20240627"), ==, 1);
}

/* ---- step by step ---- */

/* A number of steps after which some items were read, and others were not. */
#define SOME_STEPS 4

static void
test_comes_and_goes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnCalendarUpdate) update = make_update (fixture, 0);
  gint64 going = add_meetings (fixture->db, 0, 50);

  add_meetings (fixture->db, 100, SOME);
  take_steps (fixture, update, SOME_STEPS);
  sn_deletion_free (sn_db_delete_newsletter (fixture->db, going, NULL));
  add_meetings (fixture->db, 10000, 30);
  run (fixture, update);
  g_assert_cmpuint (count (fixture, "BEGIN:VEVENT"), ==, SOME + 30);
  g_assert_cmpuint (count (fixture, "SUMMARY:Board 7H"), ==, 0);
  g_assert_cmpuint (count (fixture, "SUMMARY:Board 10007X"), ==, 1);
}

/* What one update had read before it was changed, the next one tells; revisions
 * rise with each. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnCalendarUpdate) update = make_update (fixture, 1);

  add_meetings (fixture->db, 0, 20);
  update_file (fixture, 0);
  move (fixture->db, "Board 7H", "2024-06-25");
  take_steps (fixture, update, 2);
  move (fixture->db, "Board 7H", "2024-06-27");
  run (fixture, update);
  g_assert_cmpuint (count (fixture, "DTSTART;VALUE=DATE:20240625"), ==, 1);
  g_assert_cmpuint (count (fixture, "SEQUENCE:1\r\nLAST-MODIFIED:20240607T090100Z"), ==, 1);
  update_file (fixture, 2);
  g_assert_cmpuint (count (fixture, "DTSTART;VALUE=DATE:20240627"), ==, 1);
  g_assert_cmpuint (count (fixture, "SEQUENCE:2\r\nLAST-MODIFIED:20240607T090200Z"), ==, 1);
  g_assert_cmpuint (count (fixture, "SEQUENCE:0"), ==, 19);
}

/* Given up after any of its steps, an update has left the file as it was, and the
 * next one tells all. */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  add_meetings (fixture->db, 0, 20);
  update_file (fixture, 0);
  move (fixture->db, "Board 7H", "2024-06-25");
  for (guint n = 0; n <= 5; n++)
    {
      g_autoptr (SnCalendarUpdate) update = make_update (fixture, 1);

      take_steps (fixture, update, n);
      sn_calendar_update_stop (update);
      run (fixture, update);
      g_assert_cmpuint (count (fixture, "SEQUENCE:0"), ==, 20);
    }
  update_file (fixture, 2);
  g_assert_cmpuint (count (fixture, "SEQUENCE:1\r\nLAST-MODIFIED:20240607T090100Z"), ==, 1);
  g_assert_cmpuint (count (fixture, "DTSTART;VALUE=DATE:20240625"), ==, 1);
}

/* Numbers of a store that was put into the place of the other one are those of other
 * items. */
static void
test_other_store (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "other", NULL);
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (SnCalendarUpdate) update = make_update (fixture, 0);

  add_meetings (fixture->db, 0, 20);
  take_steps (fixture, update, n);
  sn_db_close (fixture->db);
  fixture->db = fixture_open (folder);
  add_meetings (fixture->db, 200, 25);
  run (fixture, update);
  g_assert_cmpuint (count (fixture, "BEGIN:VEVENT"), ==, 25);
  g_assert_cmpuint (count (fixture, "SUMMARY:Board 207Z"), ==, 1);
}

static void
test_unchanged (Fixture *fixture, gconstpointer data)
{
  GStatBuf before, after;

  add_meetings (fixture->db, 0, 20);
  update_file (fixture, 0);
  g_assert_cmpint (g_stat (fixture->file.path, &before), ==, 0);
  update_file (fixture, 1);
  g_assert_cmpint (g_stat (fixture->file.path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  update_file (fixture, 0);
  g_assert_cmpuint (count (fixture, "BEGIN:VEVENT"), ==, 0);
  g_assert_cmpuint (count (fixture, "END:VCALENDAR"), ==, 1);
}

static void
test_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnCalendarUpdate) update = NULL;
  g_autoptr (GError) error = NULL;

  g_free (fixture->file.path);
  fixture->file.path = g_build_filename (fixture->folder, "no", "such", "folder.ics", NULL);
  update = make_update (fixture, 0);
  add_meetings (fixture->db, 0, 20);
  g_assert_false (sn_calendar_update_run (update, fixture->db, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_IO);
}

static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnCalendarUpdate) update = NULL;

  g_clear_pointer (&fixture->file.path, g_free);
  update = make_update (fixture, 0);
  g_assert_true (sn_calendar_update_is_done (update));
}

int
main (int argc, char **argv)
{
  static const guint steps[] = { 1, 2, 3, 4 };

  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, test) g_test_add ("/calendar-update/" name, Fixture, data, set_up, test, tear_down)
  ADD ("others-come-between", NULL, test_others_come_between);
  ADD ("cancelled", NULL, test_cancelled);
  ADD ("last", GUINT_TO_POINTER (0), test_last);
  ADD ("last-half-read", GUINT_TO_POINTER (SOME_STEPS), test_last);
  ADD ("comes-and-goes", NULL, test_comes_and_goes);
  ADD ("changed-meanwhile", NULL, test_changed_meanwhile);
  ADD ("given-up", NULL, test_given_up);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *path = g_strdup_printf ("/calendar-update/other-store/%u", steps[i]);

      g_test_add (path, Fixture, GUINT_TO_POINTER (steps[i]), set_up, test_other_store, tear_down);
    }
  ADD ("unchanged", NULL, test_unchanged);
  ADD ("empty", NULL, test_empty);
  ADD ("fails", NULL, test_fails);
  ADD ("no-file", NULL, test_no_file);
  return g_test_run ();
}
