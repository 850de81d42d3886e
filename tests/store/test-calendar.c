/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-db-calendar.h"
#include "sn-db-edit.h"

#include <glib/gstdio.h>

/* What calendars were told: names for life, revisions that rise, targets. */

static SnDb *
open_with_meetings (const char *folder)
{
  static const Row rows[] = {
    { "event", "SEC Panel", "2024-06-14", .quote = "The second." },
    { "event", "Change Board", "2024-06-20", .quote = "Another." },
    { NULL },
  };
  SnDb *db = fixture_open (folder);
  SnNewsletter *newsletter = fixture_newsletter ("2024-06-06", "Later");
  g_autoptr (SnImported) imported = NULL;

  for (const Row *row = rows; row->kind != NULL; row++)
    sn_newsletter_add_item (newsletter, fixture_item (row));
  imported = fixture_store (db, newsletter, "later");
  g_object_unref (newsletter);
  return db;
}

/* Revises all items, each with its title and date for a fingerprint. */
static GPtrArray *
revise (SnDb *db, gint64 now)
{
  g_autoptr (GPtrArray) items = fixture_list (db, "2024-06-07");
  g_autoptr (GPtrArray) fingerprints = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GPtrArray *revisions;

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *date = sn_date_to_string (sn_item_get_date (items->pdata[i]));

      g_ptr_array_add (fingerprints, g_strconcat (sn_item_get_title (items->pdata[i]), date, NULL));
    }
  revisions = sn_db_revise (db, items, fingerprints, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (revisions->len, ==, items->len);
  return revisions;
}

static const SnRevision *
revision_of (GPtrArray *revisions, gint64 id)
{
  for (guint i = 0; i < revisions->len; i++)
    if (((SnRevision *) revisions->pdata[i])->item_id == id)
      return revisions->pdata[i];
  g_error ("No revision of %" G_GINT64_FORMAT, id);
}

static void
move (SnDb *db, gint64 id, const char *date)
{
  g_autoptr (SnEdit) edit = sn_edit_new (SN_EDIT_CORRECT, id);
  g_autoptr (GError) error = NULL;
  SnEdited edited;

  sn_edit_set_field (edit, "date", date);
  sn_db_edit (db, edit, &edited, &error);
  g_assert_no_error (error);
}

static void
test_rises (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = open_with_meetings (folder);
  g_autoptr (GPtrArray) first = revise (db, 1000), same = revise (db, 2000), moved = NULL, back = NULL;
  gint64 panel = fixture_id_of (db, "2024-06-07", "SEC Panel"),
         board = fixture_id_of (db, "2024-06-07", "Change Board");

  g_assert_cmpuint (revision_of (first, panel)->sequence, ==, 0);
  g_assert_cmpint (revision_of (first, panel)->modified, ==, 0);
  g_assert_cmpuint (revision_of (same, panel)->sequence, ==, 0);
  move (db, panel, "2024-06-17");
  moved = revise (db, 3000);
  g_assert_cmpuint (revision_of (moved, panel)->sequence, ==, 1);
  g_assert_cmpint (revision_of (moved, panel)->modified, ==, 3000);
  g_assert_cmpuint (revision_of (moved, board)->sequence, ==, 0);
  /* Back again is a change too, and a clock that was set back is no reason for less. */
  move (db, panel, "2024-06-14");
  back = revise (db, 2500);
  g_assert_cmpuint (revision_of (back, panel)->sequence, ==, 2);
  g_assert_cmpint (revision_of (back, panel)->modified, ==, 3001);
  g_assert_cmpstr (revision_of (back, panel)->uid, ==, revision_of (first, panel)->uid);
  fixture_remove (folder);
}

/* An earlier meeting of the same name that comes in later takes the first place,
 * and with it the name that every machine would give it; but that was given away. */
static void
test_names_for_life (void)
{
  static const Row earlier = { "event", "SEC Panel", "2024-05-17", .quote = "The first." };
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = open_with_meetings (folder);
  g_autoptr (GPtrArray) before = revise (db, 1000), after = NULL, again = NULL;
  SnNewsletter *newsletter = fixture_newsletter ("2024-05-02", "Earlier");
  g_autoptr (SnImported) imported = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  sn_newsletter_add_item (newsletter, fixture_item (&earlier));
  imported = fixture_store (db, newsletter, "earlier");
  g_object_unref (newsletter);
  after = revise (db, 2000);
  again = revise (db, 3000);
  g_assert_cmpuint (after->len, ==, 3);
  for (guint i = 0; i < before->len; i++)
    {
      const SnRevision *revision = before->pdata[i];

      g_assert_cmpstr (revision_of (after, revision->item_id)->uid, ==, revision->uid);
    }
  for (guint i = 0; i < after->len; i++)
    {
      const SnRevision *revision = after->pdata[i];

      g_assert_true (g_hash_table_add (names, revision->uid));
      g_assert_cmpstr (revision_of (again, revision->item_id)->uid, ==, revision->uid);
    }
  fixture_remove (folder);
}

static void
test_targets (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = open_with_meetings (folder);
  g_autoptr (GPtrArray) revisions = revise (db, 1000), problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) nothing = sn_db_get_told (db, "phone", NULL), told = NULL, other = NULL;
  g_autoptr (SnItem) remains = NULL;
  g_autofree char *date = NULL;
  gint64 id = fixture_id_of (db, "2024-06-07", "SEC Panel");

  g_assert_cmpuint (g_hash_table_size (nothing), ==, 0);
  g_assert_true (sn_db_set_told (db, "phone", revisions, 1000, NULL));
  g_assert_true (sn_db_set_told (db, "phone", revisions, 2000, NULL));
  told = sn_db_get_told (db, "phone", NULL);
  other = sn_db_get_told (db, "office", NULL);
  g_assert_cmpuint (g_hash_table_size (told), ==, 2);
  g_assert_true (g_hash_table_contains (told, &id));
  g_assert_cmpuint (g_hash_table_size (other), ==, 0);
  remains = sn_db_get_remains (db, id, NULL);
  date = sn_date_to_string (sn_item_get_date (remains));
  g_assert_cmpstr (sn_item_get_title (remains), ==, "SEC Panel");
  g_assert_cmpstr (date, ==, "2024-06-14");
  g_assert_true (sn_db_check (db, problems, NULL));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (sn_db_execute (db, "UPDATE calendar_told SET sequence = 9 WHERE item_id = 1", NULL));
  g_assert_true (sn_db_check (db, problems, NULL));
  g_assert_cmpuint (problems->len, ==, 1);
  fixture_remove (folder);
}

/* ---- restoring ---- */

typedef struct
{
  char *folder;
  char *path;
  char *backup;
  gint64 panel;
  gint64 board;
} Restored;

static guint
sequence_of (SnDb *db, gint64 now, gint64 id)
{
  g_autoptr (GPtrArray) revisions = revise (db, now);

  return revision_of (revisions, id)->sequence;
}

/* Both were told; then a backup was made. */
static SnDb *
begin_restore (Restored *restored)
{
  SnDb *db;
  g_autoptr (GPtrArray) revisions = NULL;

  restored->folder = fixture_folder ();
  db = open_with_meetings (restored->folder);
  restored->path = g_strdup (sn_db_get_path (db));
  restored->backup = g_build_filename (restored->folder, "backup.db", NULL);
  restored->panel = fixture_id_of (db, "2024-06-07", "SEC Panel");
  restored->board = fixture_id_of (db, "2024-06-07", "Change Board");
  revisions = revise (db, 1000);
  g_assert_true (sn_db_set_told (db, "phone", revisions, 1000, NULL));
  g_assert_true (sn_db_backup (db, restored->backup, FALSE, NULL));
  return db;
}

static SnDb *
restore (Restored *restored, SnDb *db)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&db, sn_db_close);
  sn_db_restore (restored->path, restored->backup, &kept, &error);
  g_assert_no_error (error);
  db = sn_db_open (restored->path, &error);
  g_assert_no_error (error);
  g_assert_true (sn_db_check (db, problems, NULL));
  g_assert_cmpuint (problems->len, ==, 0);
  return db;
}

static void
end_restore (Restored *restored)
{
  fixture_remove (restored->folder);
  g_free (restored->path);
  g_free (restored->backup);
}

/* Moved twice since the backup, and told: what the backup says is news again. */
static void
test_restore_goes_on (void)
{
  Restored restored;
  g_autoptr (SnDb) db = begin_restore (&restored);
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GHashTable) told = NULL;

  move (db, restored.panel, "2024-06-17");
  g_assert_cmpuint (sequence_of (db, 2000, restored.panel), ==, 1);
  move (db, restored.panel, "2024-06-18");
  revisions = revise (db, 3000);
  g_assert_cmpuint (revision_of (revisions, restored.panel)->sequence, ==, 2);
  g_assert_true (sn_db_set_told (db, "phone", revisions, 3000, NULL));
  g_assert_true (sn_db_set_told (db, "office", revisions, 3000, NULL));
  db = restore (&restored, g_steal_pointer (&db));
  told = sn_db_get_told (db, "office", NULL);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (told, &restored.panel)), ==, 2);
  g_assert_cmpuint (sequence_of (db, 4000, restored.panel), ==, 3);
  g_assert_cmpuint (sequence_of (db, 5000, restored.panel), ==, 3);
  /* Nothing new is said of the other. */
  g_assert_cmpuint (sequence_of (db, 6000, restored.board), ==, 0);
  end_restore (&restored);
}

/* Two histories that each told something else under the same revision. */
static void
test_restore_two_histories (void)
{
  Restored restored;
  g_autoptr (SnDb) db = begin_restore (&restored);

  move (db, restored.panel, "2024-06-17");
  g_assert_cmpuint (sequence_of (db, 2000, restored.panel), ==, 1);
  g_unlink (restored.backup);
  g_assert_true (sn_db_backup (db, restored.backup, FALSE, NULL));
  g_assert_true (sn_db_execute (db, "UPDATE calendar_entries SET fingerprint = 'other' WHERE sequence = 1", NULL));
  db = restore (&restored, g_steal_pointer (&db));
  g_assert_cmpuint (sequence_of (db, 3000, restored.panel), ==, 2);
  end_restore (&restored);
}

/* What came after the backup is told to be withdrawn, and its number is nobody
 * else's; when its newsletter comes in again, it goes on under its name. */
static void
test_restore_withdraws (void)
{
  static const Row more = { "event", "Forum", "2024-07-01", .quote = "New." };
  static const Row else_ = { "event", "Workshop", "2024-07-02", .quote = "Else." };
  Restored restored;
  g_autoptr (SnDb) db = begin_restore (&restored);
  g_autoptr (GPtrArray) before = NULL, after = NULL, again = NULL;
  g_autoptr (GHashTable) told = NULL;
  g_autoptr (SnItem) remains = NULL;
  SnNewsletter *newsletters[2];
  const Row *rows[] = { &more, &else_ };
  gint64 forum, workshop;

  for (guint i = 0; i < 2; i++)
    {
      newsletters[i] = fixture_newsletter ("2024-06-08", rows[i]->title);
      sn_newsletter_add_item (newsletters[i], fixture_item (rows[i]));
    }
  sn_imported_free (fixture_store (db, newsletters[0], "more"));
  before = revise (db, 2000);
  forum = fixture_id_of (db, "2024-06-07", "Forum");
  g_assert_true (sn_db_set_told (db, "phone", before, 2000, NULL));
  db = restore (&restored, g_steal_pointer (&db));
  told = sn_db_get_told (db, "phone", NULL);
  g_assert_true (g_hash_table_contains (told, &forum));
  remains = sn_db_get_remains (db, forum, NULL);
  g_assert_cmpstr (sn_item_get_title (remains), ==, "Forum");
  sn_imported_free (fixture_store (db, newsletters[1], "else"));
  workshop = fixture_id_of (db, "2024-06-07", "Workshop");
  g_assert_cmpint (workshop, >, forum);
  after = revise (db, 3000);
  g_assert_cmpstr (revision_of (after, workshop)->uid, !=, revision_of (before, forum)->uid);
  sn_imported_free (fixture_store (db, newsletters[0], "more"));
  again = revise (db, 4000);
  g_assert_cmpstr (revision_of (again, fixture_id_of (db, "2024-06-07", "Forum"))->uid, ==,
                   revision_of (before, forum)->uid);
  for (guint i = 0; i < 2; i++)
    g_object_unref (newsletters[i]);
  end_restore (&restored);
}

/* Nobody knows any more what was told since: revisions leap, also of what had not
 * been told when the backup was made. */
static void
test_restore_leaps (gconstpointer damaged)
{
  Restored restored;
  g_autoptr (SnDb) db = begin_restore (&restored);
  guint sequence;

  g_assert_true (sn_db_execute (db, "DELETE FROM calendar_told", NULL));
  g_assert_true (sn_db_execute (db, "DELETE FROM calendar_entries WHERE title = 'Change Board'", NULL));
  g_unlink (restored.backup);
  g_assert_true (sn_db_backup (db, restored.backup, FALSE, NULL));
  g_clear_pointer (&db, sn_db_close);
  g_unlink (restored.path);
  if (damaged != NULL)
    g_assert_true (
        g_file_set_contents (restored.path, "This is no database, but it is long enough to be read as one.", -1, NULL));
  db = restore (&restored, NULL);
  sequence = sequence_of (db, 4000, restored.panel);
  g_assert_cmpuint (sequence, >, 900);
  g_assert_cmpuint (sequence_of (db, 5000, restored.panel), ==, sequence);
  g_assert_cmpuint (sequence_of (db, 5000, restored.board), >, 900);
  end_restore (&restored);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/rises", test_rises);
  g_test_add_func ("/calendar/names-for-life", test_names_for_life);
  g_test_add_func ("/calendar/targets", test_targets);
  g_test_add_func ("/calendar/restore/goes-on", test_restore_goes_on);
  g_test_add_func ("/calendar/restore/two-histories", test_restore_two_histories);
  g_test_add_func ("/calendar/restore/withdraws", test_restore_withdraws);
  g_test_add_data_func ("/calendar/restore/leaps", NULL, test_restore_leaps);
  g_test_add_data_func ("/calendar/restore/leaps-over-damage", "damaged", test_restore_leaps);
  return g_test_run ();
}
