/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-db-calendar.h"
#include "sn-db-edit.h"

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

static gint64
id_of (SnDb *db, const char *title)
{
  g_autoptr (GPtrArray) items = fixture_list (db, "2024-06-07");

  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (sn_item_get_title (items->pdata[i]), title))
      return sn_item_get_id (items->pdata[i]);
  g_error ("No item %s", title);
}

static void
test_rises (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = open_with_meetings (folder);
  g_autoptr (GPtrArray) first = revise (db, 1000), same = revise (db, 2000), moved = NULL, back = NULL;
  gint64 panel = id_of (db, "SEC Panel"), board = id_of (db, "Change Board");

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
  gint64 id = id_of (db, "SEC Panel");

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/rises", test_rises);
  g_test_add_func ("/calendar/names-for-life", test_names_for_life);
  g_test_add_func ("/calendar/targets", test_targets);
  return g_test_run ();
}
