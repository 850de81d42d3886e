/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dump.h"
#include "fixture.h"
#include "sn-db-edit.h"
#include "sn-error.h"

/* Newsletters that are deleted and come back: the store then holds what it held
 * before, to the last row, also what the user said. */

#define TODAY "2026-02-10"

typedef struct
{
  char *folder;
  SnDb *db;
} Fixture;

static void
import (SnDb *db, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) imported = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  bytes = g_bytes_new (content, length);
  imported = sn_db_import (db, bytes, path, NULL, &error);
  g_assert_no_error (error);
}

static void
import_series (SnDb *db)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "store", "series", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      import (db, path);
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = fixture_folder ();
  self->db = fixture_open (self->folder);
  import_series (self->db);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sn_db_close (self->db);
  fixture_remove (self->folder);
}

static SnDeletion *delete (Fixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  SnDeletion *deletion = sn_db_delete_newsletter (self->db, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (deletion);
  return deletion;
}

static void
undelete (Fixture *self, SnDeletion *deletion)
{
  g_autoptr (SnDeletion) owned = deletion;
  g_autoptr (GError) error = NULL;

  g_assert_true (sn_db_undelete_newsletter (self->db, owned, &error));
  g_assert_no_error (error);
}

static void
assert_sound (Fixture *self)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  sn_db_check (self->db, problems, &error);
  g_assert_no_error (error);
  if (problems->len > 0)
    g_test_message ("%s", (char *) problems->pdata[0]);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
assert_same (const char *found, const char *expected)
{
  g_auto (GStrv) one = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) two = g_strsplit (found, "\n", -1);

  for (guint i = 0; one[i] != NULL && two[i] != NULL; i++)
    g_assert_cmpstr (two[i], ==, one[i]);
  g_assert_cmpuint (g_strv_length (two), ==, g_strv_length (one));
}

static GArray *
list_ids (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) newsletters = sn_db_list_newsletters (self->db, &error);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_no_error (error);
  for (guint i = 0; i < newsletters->len; i++)
    {
      gint64 id = sn_newsletter_get_id (newsletters->pdata[i]);

      g_array_append_val (ids, id);
    }
  return ids;
}

static gint64
count (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  sn_db_get_number (self->db, sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

static void
delete_each (Fixture *self)
{
  g_autoptr (GArray) ids = list_ids (self);
  g_autofree char *before = dump_store (self->db);
  gint64 n_items = count (self, "SELECT sum (id) FROM items");

  g_assert_cmpuint (ids->len, ==, 8);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      SnDeletion *deletion = delete (self, id);
      g_autofree char *after = NULL;

      g_assert_cmpint (count (self, "SELECT count (*) FROM newsletters"), ==, 7);
      assert_sound (self);
      undelete (self, deletion);
      after = dump_store (self->db);
      assert_same (after, before);
      g_assert_cmpint (count (self, "SELECT sum (id) FROM items"), ==, n_items);
      assert_sound (self);
    }
}

static void
test_each (Fixture *self, gconstpointer data)
{
  delete_each (self);
}

static void
edit (Fixture *self, SnEdit *what)
{
  g_autoptr (SnEdit) owned = what;
  g_autoptr (GError) error = NULL;
  SnEdited edited;

  sn_db_edit (self->db, owned, &edited, &error);
  g_assert_no_error (error);
  g_assert_cmpint (edited.undo, !=, 0);
}

static SnEdit *
with_field (SnEdit *what, const char *field, const char *value)
{
  sn_edit_set_field (what, field, value);
  return what;
}

static void
add_by_hand (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = list_ids (self);
  g_autoptr (SnNewsletter) newsletter = sn_db_get_newsletter (self->db, g_array_index (ids, gint64, 2), NULL, &error);
  g_autoptr (SnItem) item = sn_item_new (SN_ITEM_EVENT, "An item of the user's own");

  sn_item_add_mention (item, sn_mention_new ("some words", 20, 10));
  edit (self, sn_edit_new_add (item, sn_newsletter_get_sha256 (newsletter)));
}

/* Of each item that some newsletter alone speaks of, and of some of which many
 * do, the user says something. */
static void
say_much (Fixture *self)
{
  g_autoptr (GPtrArray) items = fixture_list (self->db, TODAY);
  gint64 last[2] = { 0, 0 };

  g_assert_cmpuint (items->len, >, 12);
  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = sn_item_get_id (items->pdata[i]);

      if (i % 5 == 0)
        edit (self, with_field (sn_edit_new (SN_EDIT_CORRECT, id), "title", "As the user calls it"));
      else if (i % 5 == 1)
        edit (self, sn_edit_new (SN_EDIT_DISMISS, id));
      else if (i % 5 == 2)
        {
          if (last[0] != 0)
            edit (self, sn_edit_new_pair (SN_EDIT_DISTINCT, id, last[0]));
          last[0] = id;
        }
      else if (i % 10 == 3)
        {
          if (last[1] != 0)
            edit (self, sn_edit_new_pair (SN_EDIT_MERGE, id, last[1]));
          last[1] = last[1] != 0 ? 0 : id;
        }
      if (sn_item_get_kind (items->pdata[i]) == SN_ITEM_CONSULTATION)
        edit (self, with_field (sn_edit_new (SN_EDIT_RESPOND, id), "status", i % 2 == 0 ? "drafting" : "submitted"));
    }
  add_by_hand (self);
}

static void
test_user_word (Fixture *self, gconstpointer data)
{
  say_much (self);
  g_assert_cmpint (count (self, "SELECT count (*) FROM user_distinct"), >, 0);
  g_assert_cmpint (count (self, "SELECT count (*) FROM user_mergers"), >, 0);
  delete_each (self);
}

/* All go, and come back in another order. */
static void
test_all (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) ids = list_ids (self);
  SnDeletion *deletions[8];
  g_autofree char *before = NULL, *after = NULL;

  say_much (self);
  before = dump_store (self->db);
  for (guint i = 0; i < 8; i++)
    deletions[i] = delete (self, g_array_index (ids, gint64, (i * 3) % 8));
  g_assert_cmpint (count (self, "SELECT count (*) FROM mentions"), ==, 0);
  assert_sound (self);
  for (guint i = 0; i < 8; i++)
    undelete (self, deletions[(i * 5) % 8]);
  after = dump_store (self->db);
  assert_same (after, before);
  assert_sound (self);
}

/* An item of which only that newsletter spoke goes with it, unless the user
 * said something of it. */
static void
test_items (Fixture *self, gconstpointer data)
{
  static const char alone[] = "SELECT count (*) FROM items i WHERE NOT EXISTS (SELECT 1 FROM mentions m"
                              " WHERE m.item_id = i.id)";
  g_autoptr (GArray) ids = list_ids (self);
  gint64 all = count (self, "SELECT count (*) FROM items");
  SnDeletion *deletion = delete (self, g_array_index (ids, gint64, 0));

  g_assert_cmpint (count (self, alone), ==, 0);
  g_assert_cmpint (count (self, "SELECT count (*) FROM items"), <, all);
  undelete (self, deletion);
  say_much (self);
  deletion = delete (self, g_array_index (ids, gint64, 0));
  g_assert_cmpint (count (self, alone), >, 0);
  undelete (self, deletion);
}

/* What came back by another way meanwhile is there once. */
static void
test_known (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) ids = list_ids (self);
  SnDeletion *deletion = delete (self, g_array_index (ids, gint64, 4));

  import_series (self->db);
  g_assert_cmpint (count (self, "SELECT count (*) FROM newsletters"), ==, 8);
  undelete (self, deletion);
  g_assert_cmpint (count (self, "SELECT count (*) FROM newsletters"), ==, 8);
  assert_sound (self);
}

/* An undo that needs an item which went away says so, and works once the item
 * is back. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 newsletter, id, concerned;
  SnDeletion *deletion;

  newsletter = count (self, "SELECT newsletter_id FROM mentions GROUP BY item_id HAVING count (*) = 1 LIMIT 1");
  id = count (self, "SELECT item_id FROM mentions GROUP BY item_id HAVING count (*) = 1 LIMIT 1");
  edit (self, with_field (sn_edit_new (SN_EDIT_CORRECT, id), "title", "As the user calls it"));
  edit (self, with_field (sn_edit_new (SN_EDIT_REVERT, id), "title", NULL));
  deletion = delete (self, newsletter);
  g_assert_false (sn_db_undo (self->db, 0, &concerned, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  undelete (self, deletion);
  g_assert_true (sn_db_undo (self->db, 0, &concerned, &error));
  g_assert_no_error (error);
  g_assert_cmpint (concerned, ==, id);
}

static void
test_unknown (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sn_db_delete_newsletter (self->db, 999, &error));
  g_assert_error (error, SN_ERROR, SN_ERROR_NOT_FOUND);
  g_assert_cmpint (count (self, "SELECT count (*) FROM newsletters"), ==, 8);
}

/* What the user made of its words comes with the newsletter. */
static void
test_added (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = list_ids (self);
  g_autoptr (SnNewsletter) newsletter = NULL;
  const SnMention *place;

  add_by_hand (self);
  newsletter = sn_db_get_newsletter (self->db, g_array_index (ids, gint64, 2), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sn_newsletter_get_added (newsletter)->len, ==, 1);
  place = sn_item_get_mention (sn_newsletter_get_added (newsletter)->pdata[0]);
  g_assert_cmpstr (place->quote, ==, "some words");
  g_assert_cmpuint (place->start, ==, 20);
  g_assert_cmpuint (place->length, ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/delete/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("each", test_each);
  ADD ("user-word", test_user_word);
  ADD ("all", test_all);
  ADD ("items", test_items);
  ADD ("known", test_known);
  ADD ("undo", test_undo);
  ADD ("unknown", test_unknown);
  ADD ("added", test_added);
  return g_test_run ();
}
