/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long somebody who wants something of the store waits while the calendar file
 * is brought up to date, or all items are exported:
 *
 *   bench-calendar-file STORE
 *
 * STORE is one that bench-queries has filled; it is left as it is. A file is written
 * that was not there, then it is looked at again with nothing to change; each in
 * steps, as the window does it, and in one piece. One job after the other is given to
 * the store meanwhile. Prints how many came to their turn, how long the longest of
 * them and the median waited, and how long the file took, in milliseconds. */

#include <glib/gstdio.h>

#include "sn-calendar-update.h"
#include "sn-export-run.h"

typedef struct
{
  SnStore *store;
  SnExportRun *export;
  GArray *waits; /* gint64, in µs */
  gint64 asked;
  gboolean done;
} Run;

static gpointer
nothing (SnDb *db, gpointer data, GError **error)
{
  return g_strdup ("");
}

static void ask (Run *run);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autofree char *answer = sn_store_run_finish (SN_STORE (source), result, NULL);
  gint64 wait = g_get_monotonic_time () - run->asked;

  g_assert_nonnull (answer);
  g_array_append_val (run->waits, wait);
  run->asked = 0;
  if (!run->done)
    ask (run);
}

static void
ask (Run *run)
{
  run->asked = g_get_monotonic_time ();
  sn_store_run_async (run->store, nothing, NULL, NULL, g_free, NULL, answered_cb, run);
}

static gpointer
whole_work (SnDb *db, gpointer data, GError **error)
{
  return sn_calendar_update_run (data, db, error) ? g_strdup ("") : NULL;
}

static void
whole_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *done = sn_store_run_finish (SN_STORE (source), result, NULL);

  g_assert_nonnull (done);
  ((Run *) data)->done = TRUE;
}

static void
steps_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (sn_calendar_update_run_finish (SN_STORE (source), result, NULL));
  ((Run *) data)->done = TRUE;
}

static gpointer
export_work (SnDb *db, gpointer data, GError **error)
{
  while (!sn_export_run_is_done (data))
    if (!sn_export_run_step (data, db, error))
      return NULL;
  return g_strdup ("");
}

static void
export_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (SnPublished) published = sn_export_run_finish (run->export, SN_STORE (source), result, NULL);

  g_assert_nonnull (published);
  run->done = TRUE;
}

static int
compare_waits (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static void
tell (const char *name, GArray *waits, gint64 took)
{
  g_array_sort (waits, compare_waits);
  g_print ("%-34s %8u %9.1f %9.1f %9.1f\n", name, waits->len,
           (double) g_array_index (waits, gint64, waits->len - 1) / 1e3,
           (double) g_array_index (waits, gint64, waits->len / 2) / 1e3, (double) took / 1e3);
}

/* Others ask all the while. */
static void
wait_for_end (const char *name, Run *run)
{
  gint64 begun = g_get_monotonic_time (), took;

  ask (run);
  while (!run->done)
    g_main_context_iteration (NULL, TRUE);
  took = g_get_monotonic_time () - begun;
  while (run->asked != 0)
    g_main_context_iteration (NULL, TRUE);
  tell (name, run->waits, took);
}

static void
measure (const char *name, SnStore *store, const SnCalendarFile *file, gboolean steps)
{
  SnDate today = { .year = 2026, .month = 1, .day = 15 };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 1, 15, 9, 0, 0);
  g_autoptr (SnCalendarUpdate) update = sn_calendar_update_new (file, now, &today);
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  Run run = { store, NULL, waits, 0, FALSE };

  if (steps)
    sn_calendar_update_run_async (update, store, NULL, steps_cb, &run);
  else
    sn_store_run_async (store, whole_work, update, NULL, g_free, NULL, whole_cb, &run);
  wait_for_end (name, &run);
}

static void
measure_export (const char *name, SnStore *store, const SnCalendarFile *style, SnExportFormat format, gboolean steps)
{
  SnDate today = { .year = 2026, .month = 1, .day = 15 };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 1, 15, 9, 0, 0);
  SnQuery all = { .today = today };
  SnExport export = { .query = &all, .today = today, .format = format, .style = style };
  g_autoptr (SnExportRun) exporting = sn_export_run_new (&export, style->path, now);
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  Run run = { store, exporting, waits, 0, FALSE };

  if (steps)
    sn_export_run_async (exporting, store, NULL, export_cb, &run);
  else
    sn_store_run_async (store, export_work, exporting, NULL, g_free, NULL, whole_cb, &run);
  wait_for_end (name, &run);
}

/* A store of its own for each, so that each writes what calendars are told first. */
static void
measure_both (const char *how, const char *original, const char *folder, gboolean steps)
{
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL), *first = NULL, *again = NULL;
  g_autofree char *calendar = g_strdup_printf ("%s: calendar exported", how);
  g_autofree char *table = g_strdup_printf ("%s: table exported", how);
  g_autofree char *ics = g_build_filename (folder, "kept.ics", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (original), to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SnStore) store = NULL;
  SnCalendarFile file = { .path = ics };

  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  store = sn_store_new (path, NULL);
  first = g_strdup_printf ("%s: written", how);
  again = g_strdup_printf ("%s: nothing to change", how);
  measure (first, store, &file, steps);
  measure (again, store, &file, steps);
  measure_export (calendar, store, &file, SN_EXPORT_ICS, steps);
  measure_export (table, store, &file, SN_EXPORT_CSV, steps);
  sn_store_shutdown (store);
  g_unlink (ics);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("secnews-calendar-XXXXXX", NULL);

  if (argc != 2 || folder == NULL)
    g_error ("usage: bench-calendar-file STORE");
  g_print ("%-34s %8s %9s %9s %9s\n", "ms", "jobs", "longest", "median", "file");
  measure_both ("in one piece", argv[1], folder, FALSE);
  measure_both ("in steps", argv[1], folder, TRUE);
  g_rmdir (folder);
  return 0;
}
