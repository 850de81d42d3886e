/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <unistd.h>

#include "sn-db-edit.h"
#include "sn-reminder-store.h"

/* What the service notices of what others write. */

typedef struct
{
  SnReminderStore *store;
  SnDb *other;
  gint64 item_id;
  guint changed;
  gboolean looks; /* as the service does, when something changed */
} Watched;

static void
write_note (SnDb *db, gint64 id, const char *note)
{
  g_autoptr (SnEdit) edit = sn_edit_new (SN_EDIT_RESPOND, id);
  g_autoptr (GError) error = NULL;
  SnEdited edited;

  sn_edit_set_field (edit, "note", note);
  sn_db_edit (db, edit, &edited, &error);
  g_assert_no_error (error);
}

static gboolean
nothing_work (SnDb *db, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
own_work (SnDb *db, gpointer data, GError **error)
{
  write_note (db, ((Watched *) data)->item_id, "own");
  return TRUE;
}

/* Somebody else writes between the work's end and the look at the files. */
static gboolean
others_work (SnDb *db, gpointer data, GError **error)
{
  Watched *watched = data;

  write_note (db, watched->item_id, "own");
  write_note (watched->other, watched->item_id, "other");
  return TRUE;
}

static void
run (Watched *watched, SnReminderWork work)
{
  g_autoptr (GError) error = NULL;

  sn_reminder_store_run (watched->store, work, watched, &error);
  g_assert_no_error (error);
}

static void
changed_cb (gpointer data)
{
  Watched *watched = data;

  watched->changed++;
  if (watched->looks)
    run (watched, nothing_work);
}

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait (Watched *watched, guint milliseconds, gboolean until_changed)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add (milliseconds, late_cb, &late);

  while (!late && !(until_changed && watched->changed > 0))
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (timeout);
}

static void
start (Watched *watched, const char *folder, const char *path)
{
  const Row row = { .kind = "consultation", .title = "The consultation", .date = "2026-01-16", .reference = "MP123" };
  g_autoptr (SnNewsletter) newsletter = fixture_newsletter ("2026-01-05", "Newsletter");
  g_autoptr (SnImported) imported = NULL;
  g_autoptr (GPtrArray) all = NULL;

  watched->other = fixture_open (folder);
  sn_newsletter_add_item (newsletter, fixture_item (&row));
  imported = fixture_store (watched->other, newsletter, "text");
  all = fixture_list (watched->other, "2026-01-05");
  watched->item_id = sn_item_get_id (all->pdata[0]);
  watched->store = sn_reminder_store_new (path, changed_cb, watched);
  run (watched, nothing_work);
  /* What was written before is noticed late, and is no news. */
  wait (watched, 500, FALSE);
  watched->changed = 0;
}

static void
stop (Watched *watched, char *folder)
{
  g_clear_pointer (&watched->store, sn_reminder_store_free);
  g_clear_pointer (&watched->other, sn_db_close);
  fixture_remove (folder);
}

/* SQLite keeps the log beside the file, not beside the link. */
static void
test_link (void)
{
  char *folder = fixture_folder ();
  g_autofree char *real = g_build_filename (folder, "secnews.db", NULL);
  g_autofree char *path = g_build_filename (folder, "link.db", NULL);
  Watched watched = { 0 };

  g_assert_cmpint (symlink (real, path), ==, 0);
  start (&watched, folder, path);
  write_note (watched.other, watched.item_id, "other");
  wait (&watched, 30000, TRUE);
  g_assert_cmpuint (watched.changed, >, 0);
  stop (&watched, folder);
}

static void
test_others (void)
{
  char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "secnews.db", NULL);
  Watched watched = { 0 };

  start (&watched, folder, path);
  run (&watched, others_work);
  wait (&watched, 30000, TRUE);
  g_assert_cmpuint (watched.changed, >, 0);
  stop (&watched, folder);
}

/* What it wrote itself has it look once more at most, also where it is the last
 * to close the store, which moves what is in the log to its place. */
static void
test_own (void)
{
  char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "secnews.db", NULL);
  Watched watched = { .looks = TRUE };

  start (&watched, folder, path);
  run (&watched, own_work);
  wait (&watched, 1000, FALSE);
  g_assert_cmpuint (watched.changed, ==, 0);
  g_clear_pointer (&watched.other, sn_db_close);
  wait (&watched, 1000, FALSE);
  watched.changed = 0;
  run (&watched, own_work);
  wait (&watched, 1500, FALSE);
  g_assert_cmpuint (watched.changed, <=, 1);
  stop (&watched, folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remind-store/link", test_link);
  g_test_add_func ("/remind-store/others", test_others);
  g_test_add_func ("/remind-store/own", test_own);
  return g_test_run ();
}
