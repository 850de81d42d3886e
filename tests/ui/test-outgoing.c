/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "sn-calendar-keeper.h"
#include "sn-item-drag.h"
#include "sn-settings.h"

/* How items leave the window: dragged, and in the calendar file that is kept. */

#define NEWSLETTER "SEC Newsletter 2 May 2024\n\nMeetings\n\nThe SEC Panel meeting 128 will be held on 17 May 2024.\n"

typedef struct
{
  char *folder;
  char *file;
  GSettings *settings;
  SnStore *store;
  GAsyncResult *result;
  gint64 item_id;
} Fixture;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&fixture->result);
}

static SnItem *
read_item (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  SnQuery query = { .today = sn_date_new_day (2024, 5, 3) };

  sn_store_list_items_async (fixture->store, &query, NULL, result_cb, fixture);
  result = wait_for_result (fixture);
  items = sn_store_list_items_finish (fixture->store, result, NULL);
  g_assert_nonnull (items);
  g_assert_cmpuint (items->len, ==, 1);
  return g_object_ref (items->pdata[0]);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  SnDate today = sn_date_new_day (2024, 5, 3);
  g_autoptr (SnClock) clock = sn_clock_new_fixed (&today);
  g_autoptr (GBytes) bytes = g_bytes_new_static (NEWSLETTER, strlen (NEWSLETTER));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) imported = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("secnews-outgoing-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "store.db", NULL);
  fixture->file = g_build_filename (fixture->folder, "kept.ics", NULL);
  fixture->settings = sn_settings_new_in_memory (&error);
  g_assert_no_error (error);
  fixture->store = sn_store_new (path, clock);
  sn_store_import_bytes_async (fixture->store, bytes, "newsletter.txt", NULL, result_cb, fixture);
  result = wait_for_result (fixture);
  imported = sn_store_import_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sn_store_shutdown (fixture->store);
  g_object_unref (fixture->store);
  g_object_unref (fixture->settings);
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->file);
}

/* ---- dragging ---- */

static char *
drag_as (Fixture *fixture, GdkContentProvider *provider, const char *type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_async (provider, type, stream, 0, NULL, result_cb, fixture);
  result = wait_for_result (fixture);
  gdk_content_provider_write_mime_type_finish (provider, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnItem) item = read_item (fixture);
  g_autoptr (GdkContentProvider) provider = sn_item_provider_new (fixture->store, fixture->settings, item);
  g_autofree char *calendar = drag_as (fixture, provider, "text/calendar");
  g_autofree char *files = drag_as (fixture, provider, "text/uri-list");
  g_autofree char *text = drag_as (fixture, provider, "text/plain;charset=utf-8");
  g_autofree char *path = NULL, *content = NULL;

  g_assert_nonnull (strstr (calendar, "\r\nDTSTART;VALUE=DATE:20240517\r\n"));
  g_assert_true (g_str_has_suffix (files, ".ics\r\n"));
  path = g_filename_from_uri (g_strchomp (files), NULL, NULL);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpuint (strlen (content), ==, strlen (calendar));
  g_assert_nonnull (strstr (text, "SEC Panel"));
}

/* What has no day is text and no more. */
static void
test_drag_without_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnItem) item = sn_item_new (SN_ITEM_EVENT, "Some day");
  g_autoptr (GdkContentProvider) provider = sn_item_provider_new (fixture->store, fixture->settings, item);
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (provider);

  g_assert_false (gdk_content_formats_contain_mime_type (formats, "text/calendar"));
  g_assert_false (gdk_content_formats_contain_mime_type (formats, "text/uri-list"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8"));
}

/* ---- the file that is kept ---- */

/* Until the file says so. */
static void
wait_for_file (Fixture *fixture, const char *words)
{
  while (TRUE)
    {
      g_autofree char *content = NULL;

      g_main_context_iteration (NULL, FALSE);
      if (g_file_get_contents (fixture->file, &content, NULL, NULL) && strstr (content, words) != NULL)
        return;
      g_usleep (5000);
    }
}

static void
say_edit (Fixture *fixture, SnEdit *edit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sn_store_edit_async (fixture->store, edit, NULL, result_cb, fixture);
  result = wait_for_result (fixture);
  sn_store_edit_finish (fixture->store, result, NULL, &error);
  g_assert_no_error (error);
}

/* What keeps the file, which has the item. */
static SnCalendarKeeper *
keep (Fixture *fixture)
{
  g_autoptr (GSettings) memory =
      sn_settings_new_for_store (fixture->settings, sn_store_get_path (fixture->store), NULL);
  SnCalendarKeeper *keeper;

  g_settings_set_string (memory, SN_STORE_SETTING_CALENDAR_FILE, fixture->file);
  keeper = sn_calendar_keeper_new (fixture->store, fixture->settings, NULL);
  wait_for_file (fixture, "DTSTART;VALUE=DATE:20240517");
  return keeper;
}

static void
test_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnItem) item = read_item (fixture);
  g_autoptr (SnEdit) move = sn_edit_new (SN_EDIT_CORRECT, sn_item_get_id (item));
  g_autoptr (SnEdit) dismiss = sn_edit_new (SN_EDIT_DISMISS, sn_item_get_id (item));
  g_autoptr (SnCalendarKeeper) keeper = keep (fixture);
  g_autofree char *content = NULL;

  sn_edit_set_field (move, "date", "2024-05-20");
  say_edit (fixture, move);
  wait_for_file (fixture, "DTSTART;VALUE=DATE:20240520");
  wait_for_file (fixture, "SEQUENCE:1");
  say_edit (fixture, dismiss);
  do
    {
      g_clear_pointer (&content, g_free);
      g_main_context_iteration (NULL, FALSE);
      g_assert_true (g_file_get_contents (fixture->file, &content, NULL, NULL));
    }
  while (strstr (content, "VEVENT") != NULL);
  g_object_run_dispose (G_OBJECT (keeper));
}

/* The window closes before what changed was written. */
static void
test_keep_at_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SnItem) item = read_item (fixture);
  g_autoptr (SnEdit) move = sn_edit_new (SN_EDIT_CORRECT, sn_item_get_id (item));
  g_autoptr (SnCalendarKeeper) keeper = keep (fixture);
  g_autofree char *content = NULL;

  sn_edit_set_field (move, "date", "2024-05-20");
  say_edit (fixture, move);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_run_dispose (G_OBJECT (keeper));
  sn_store_shutdown (fixture->store);
  g_assert_true (g_file_get_contents (fixture->file, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "DTSTART;VALUE=DATE:20240520"));
}

/* Its alarms are when the user prefers to be reminded. */
static void
test_keep_reminders (Fixture *fixture, gconstpointer data)
{
  const guint32 days[] = { 2 };
  g_autoptr (GSettings) memory =
      sn_settings_new_for_store (fixture->settings, sn_store_get_path (fixture->store), NULL);
  g_autoptr (SnCalendarKeeper) keeper = NULL;

  g_settings_set_string (memory, SN_STORE_SETTING_CALENDAR_FILE, fixture->file);
  keeper = sn_calendar_keeper_new (fixture->store, fixture->settings, NULL);
  wait_for_file (fixture, "TRIGGER;VALUE=DATE-TIME:20240516T080000Z");
  g_settings_set_uint (fixture->settings, SN_SETTING_REMIND_MINUTE, 10 * 60);
  wait_for_file (fixture, "TRIGGER;VALUE=DATE-TIME:20240516T090000Z");
  g_settings_set_value (fixture->settings, SN_SETTING_REMIND_EVENTS,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, days, 1, sizeof days[0]));
  wait_for_file (fixture, "TRIGGER;VALUE=DATE-TIME:20240515T090000Z");
  g_object_run_dispose (G_OBJECT (keeper));
}

static void
failed_cb (SnCalendarKeeper *keeper, const char *reason, gpointer data)
{
  *(char **) data = g_strdup (reason);
}

static void
test_cannot_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) memory =
      sn_settings_new_for_store (fixture->settings, sn_store_get_path (fixture->store), NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "no", "such", "folder.ics", NULL), *reason = NULL;
  g_autoptr (SnCalendarKeeper) keeper = NULL;

  g_settings_set_string (memory, SN_STORE_SETTING_CALENDAR_FILE, path);
  keeper = sn_calendar_keeper_new (fixture->store, fixture->settings, NULL);
  g_signal_connect (keeper, "failed", G_CALLBACK (failed_cb), &reason);
  while (reason == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (reason, "folder.ics"));
  g_object_run_dispose (G_OBJECT (keeper));
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = NULL;

  g_test_init (&argc, &argv, NULL);
  cache = g_dir_make_tmp ("secnews-cache-XXXXXX", NULL);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_add ("/outgoing/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/outgoing/drag-without-day", Fixture, NULL, set_up, test_drag_without_day, tear_down);
  g_test_add ("/outgoing/keep", Fixture, NULL, set_up, test_keep, tear_down);
  g_test_add ("/outgoing/keep-at-the-end", Fixture, NULL, set_up, test_keep_at_the_end, tear_down);
  g_test_add ("/outgoing/keep-reminders", Fixture, NULL, set_up, test_keep_reminders, tear_down);
  g_test_add ("/outgoing/cannot-keep", Fixture, NULL, set_up, test_cannot_keep, tear_down);
  return g_test_run ();
}
