/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-db-edit.h"
#include "sn-error.h"
#include "sn-extract.h"

#include <string.h>

/* What the user says, over what newsletters say. Newsletters here are texts
 * that are really read, since they are read again. */

#define TODAY "2024-03-05"

typedef struct
{
  char *folder;
  SnDb *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = fixture_folder ();
  self->db = fixture_open (self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sn_db_close (self->db);
  fixture_remove (self->folder);
}

static gint64
store (Fixture *self, const char *issued, const Row *rows)
{
  g_autoptr (SnNewsletter) newsletter = fixture_newsletter (issued, "SEC Newsletter");
  g_autoptr (SnImported) imported = NULL;

  for (; rows->kind != NULL; rows++)
    sn_newsletter_add_item (newsletter, fixture_item (rows));
  imported = fixture_store (self->db, newsletter, issued);
  return imported->newsletter_id;
}

static SnItem *
get (Fixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  SnDate today = fixture_date (TODAY);
  SnItem *item = sn_db_get_item (self->db, id, &today, &error);

  g_assert_no_error (error);
  return item;
}

static guint
count_items (Fixture *self)
{
  g_autoptr (GPtrArray) items = fixture_list (self->db, TODAY);

  return items->len;
}

static gint64
find (Fixture *self, const char *title)
{
  g_autoptr (GPtrArray) items = fixture_list (self->db, TODAY);

  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (sn_item_get_title (items->pdata[i]), title) == 0)
      return sn_item_get_id (items->pdata[i]);
  g_test_message ("There is no item '%s'", title);
  g_assert_not_reached ();
}

static SnEdited
edit (Fixture *self, SnEdit *what)
{
  g_autoptr (SnEdit) owned = what;
  g_autoptr (GError) error = NULL;
  SnEdited edited;
  gboolean done = sn_db_edit (self->db, owned, &edited, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  return edited;
}

static void
refuse (Fixture *self, SnEdit *what, SnError code)
{
  g_autoptr (SnEdit) owned = what;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = fixture_list (self->db, TODAY), after = NULL;
  g_autofree char *said_before = fixture_describe (before), *said_after = NULL;
  SnEdited edited;

  g_assert_false (sn_db_edit (self->db, owned, &edited, &error));
  g_assert_error (error, SN_ERROR, (int) code);
  after = fixture_list (self->db, TODAY);
  said_after = fixture_describe (after);
  g_assert_cmpstr (said_before, ==, said_after);
}

static void
undo (Fixture *self, gint64 number)
{
  g_autoptr (GError) error = NULL;
  gint64 item;
  gboolean done = sn_db_undo (self->db, number, &item, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static SnEdit *
edit_field (SnEditKind kind, gint64 id, const char *field, const char *value)
{
  SnEdit *what = sn_edit_new (kind, id);

  sn_edit_set_field (what, field, value);
  return what;
}

static void
assert_field (Fixture *self, gint64 id, const char *field, const char *value)
{
  g_autoptr (SnItem) item = get (self, id);
  g_autofree char *date = sn_date_to_string (sn_item_get_date (item));

  g_assert_cmpstr (g_str_equal (field, "date") ? date : sn_item_get_title (item), ==, value);
}

/* All that lists show, and all that the tables have of the user. */
static char *
snapshot (Fixture *self)
{
  g_autoptr (GPtrArray) items = fixture_list (self->db, TODAY);
  GString *text = g_string_new (NULL);
  g_autofree char *described = fixture_describe (items);
  g_autoptr (SnStatement) row =
      sn_db_prepare (self->db,
                     "SELECT 'item ' || id || ' ' || key || ' ' || occurrence || ' ' || coalesce (uid, '-') FROM items"
                     " WHERE merged_into IS NULL"
                     " UNION ALL SELECT 'mark ' || item_id || ' ' || dismissed || interested || ' ' || status || ' '"
                     " || coalesce (owner, '-') || ' ' || coalesce (due, '-') || ' ' || coalesce (note, '-')"
                     " FROM user_marks"
                     " UNION ALL SELECT 'field ' || item_id || ' ' || field || ' ' || value FROM user_fields"
                     " UNION ALL SELECT 'pin ' || sha256 || ' ' || position || ' ' || pin FROM user_pins"
                     " UNION ALL SELECT 'by hand ' || key FROM user_items"
                     " UNION ALL SELECT 'mention ' || id || ' ' || item_id FROM mentions ORDER BY 1",
                     NULL);

  g_string_append (text, described);
  while (sn_db_step (self->db, row, NULL) == SN_STEP_ROW)
    g_string_append_printf (text, "%s\n", sn_statement_get_text (row, 0));
  return g_string_free (text, FALSE);
}

static const Row january[] = {
  { "consultation", "Consultation on charging", "2024-03-08", .organiser = "DCC" },
  { "vacancy", "SSC Small Supplier seat", "2024-03-20", .committee = "SSC", .category = "Small Supplier", .seats = 1 },
  { "event", "TAG Meeting 12", "2024-03-12" },
  { NULL },
};
static const Row february[] = {
  { "consultation", "Consultation on charging", "2024-03-15", .organiser = "DCC" },
  { "event", "TAG Meeting 12", "2024-03-12T10:00" },
  { NULL },
};

static void
test_correct (Fixture *self, gconstpointer data)
{
  gint64 id, first;
  SnEdited edited;

  store (self, "2024-01-11", january);
  id = find (self, "Consultation on charging");
  edited = edit (self, edit_field (SN_EDIT_CORRECT, id, "date", "2024-03-09"));
  g_assert_cmpint (edited.item_id, ==, id);
  first = edited.undo;
  g_assert_cmpint (first, >, 0);
  assert_field (self, id, "date", "2024-03-09");
  {
    g_autoptr (SnItem) item = get (self, id);
    const SnCorrection *correction = sn_user_word_get_correction (sn_item_get_user_word (item), "date");

    g_assert_cmpstr (correction->before, ==, "2024-03-08");
    g_assert_cmpstr (correction->said, ==, "2024-03-08");
    g_assert_false (sn_correction_is_news (correction));
  }
  /* The same again is no edit; what the newsletters say is no correction. */
  g_assert_cmpint (edit (self, edit_field (SN_EDIT_CORRECT, id, "date", "2024-03-09")).item_id, ==, id);
  edit (self, edit_field (SN_EDIT_CORRECT, id, "date", "2024-03-08"));
  {
    g_autoptr (SnItem) item = get (self, id);

    g_assert_null (sn_user_word_get_correction (sn_item_get_user_word (item), "date"));
  }
  undo (self, 0);
  assert_field (self, id, "date", "2024-03-09");
}

static void
test_news_over_correction (Fixture *self, gconstpointer data)
{
  gint64 id;

  store (self, "2024-01-11", january);
  id = find (self, "Consultation on charging");
  edit (self, edit_field (SN_EDIT_CORRECT, id, "date", "2024-03-09"));
  store (self, "2024-02-08", february);
  assert_field (self, id, "date", "2024-03-09"); /* the user's word stands */
  {
    g_autoptr (SnItem) item = get (self, id);
    const SnCorrection *correction = sn_user_word_get_correction (sn_item_get_user_word (item), "date");

    g_assert_cmpstr (correction->said, ==, "2024-03-15");
    g_assert_true (sn_correction_is_news (correction));
  }
  edit (self, edit_field (SN_EDIT_KEEP, id, "date", NULL));
  {
    g_autoptr (SnItem) item = get (self, id);
    const SnCorrection *correction = sn_user_word_get_correction (sn_item_get_user_word (item), "date");

    g_assert_false (sn_correction_is_news (correction));
  }
  edit (self, edit_field (SN_EDIT_REVERT, id, "date", NULL));
  assert_field (self, id, "date", "2024-03-15");
  undo (self, 0);
  assert_field (self, id, "date", "2024-03-09");
}

static void
test_fields (Fixture *self, gconstpointer data)
{
  SnEdit *what = sn_edit_new (SN_EDIT_CORRECT, 0);
  gint64 id;

  store (self, "2024-01-11", january);
  id = find (self, "TAG Meeting 12");
  what->item_id = id;
  sn_edit_set_field (what, "end_time", "12:30");
  sn_edit_set_field (what, "time", "11:00");
  sn_edit_set_field (what, "date", "2024-03-13");
  sn_edit_set_field (what, "kind", "deadline");
  edit (self, what);
  {
    g_autoptr (SnItem) item = get (self, id);
    g_autofree char *time = sn_date_time_to_string (sn_item_get_date (item));
    g_autofree char *end = sn_date_end_time_to_string (sn_item_get_date (item));

    g_assert_cmpstr (time, ==, "11:00");
    g_assert_cmpstr (end, ==, "12:30");
    g_assert_cmpint (sn_item_get_kind (item), ==, SN_ITEM_DEADLINE);
  }
  refuse (self, edit_field (SN_EDIT_CORRECT, id, "date", "soon"), SN_ERROR_USAGE);
  refuse (self, edit_field (SN_EDIT_CORRECT, id, "title", ""), SN_ERROR_USAGE);
  refuse (self, edit_field (SN_EDIT_CORRECT, id, "colour", "red"), SN_ERROR_USAGE);
  refuse (self, edit_field (SN_EDIT_CORRECT, id, "seats", "-1"), SN_ERROR_USAGE);
  refuse (self, edit_field (SN_EDIT_CORRECT, 999, "title", "x"), SN_ERROR_NOT_FOUND);
}

static void
test_dismiss (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GError) error = NULL;
  SnQuery query = { .today = fixture_date (TODAY), .open_only = TRUE };
  gint64 id;

  store (self, "2024-01-11", january);
  id = find (self, "TAG Meeting 12");
  edit (self, sn_edit_new (SN_EDIT_DISMISS, id));
  store (self, "2024-02-08", february); /* said again, dismissed still */
  {
    g_autoptr (SnItem) item = get (self, id);

    g_assert_cmpint (sn_item_get_state (item), ==, SN_STATE_DISMISSED);
  }
  open = sn_db_list_items (self->db, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (open->len, ==, 2);
  edit (self, sn_edit_new (SN_EDIT_RESTORE, id));
  {
    g_autoptr (SnItem) item = get (self, id);

    g_assert_cmpint (sn_item_get_state (item), ==, SN_STATE_OPEN);
  }
  undo (self, 0);
  undo (self, 0);
  {
    g_autoptr (SnItem) item = get (self, id);

    g_assert_cmpint (sn_item_get_state (item), ==, SN_STATE_OPEN);
  }
}

static void
test_respond (Fixture *self, gconstpointer data)
{
  SnEdit *what;
  gint64 id, seat;

  store (self, "2024-01-11", january);
  id = find (self, "Consultation on charging");
  seat = find (self, "SSC Small Supplier seat");
  what = edit_field (SN_EDIT_RESPOND, id, "status", "drafting");
  sn_edit_set_field (what, "owner", "Ann");
  sn_edit_set_field (what, "due", "2024-03-06");
  sn_edit_set_field (what, "note", "It's \"urgent\"; DROP TABLE items");
  edit (self, what);
  edit (self, edit_field (SN_EDIT_RESPOND, id, "status", "submitted"));
  {
    g_autoptr (SnItem) item = get (self, id);
    const SnUserWord *word = sn_item_get_user_word (item);

    g_assert_cmpint (word->status, ==, SN_RESPONSE_SUBMITTED);
    g_assert_cmpstr (word->owner, ==, "Ann");
    g_assert_cmpstr (word->due, ==, "2024-03-06");
    g_assert_cmpstr (word->note, ==, "It's \"urgent\"; DROP TABLE items");
  }
  undo (self, 0);
  edit (self, edit_field (SN_EDIT_RESPOND, id, "note", NULL));
  undo (self, 0);
  {
    g_autoptr (SnItem) item = get (self, id);
    const SnUserWord *word = sn_item_get_user_word (item);

    g_assert_cmpint (word->status, ==, SN_RESPONSE_DRAFTING);
    g_assert_cmpstr (word->note, ==, "It's \"urgent\"; DROP TABLE items");
  }
  refuse (self, edit_field (SN_EDIT_RESPOND, seat, "status", "todo"), SN_ERROR_USAGE);
  refuse (self, edit_field (SN_EDIT_RESPOND, id, "status", "perhaps"), SN_ERROR_USAGE);
  refuse (self, edit_field (SN_EDIT_RESPOND, id, "due", "2024-03"), SN_ERROR_USAGE);
  refuse (self, sn_edit_new (SN_EDIT_INTEREST, id), SN_ERROR_USAGE);
  what = sn_edit_new (SN_EDIT_INTEREST, seat);
  what->interested = TRUE;
  edit (self, what);
  {
    g_autoptr (SnItem) item = get (self, seat);

    g_assert_true (sn_item_get_user_word (item)->interested);
  }
}

static const Row two_names[] = {
  { "deadline", "Register for the webinar", "2024-03-14" },
  { "event", "TAG Meeting 12", "2024-03-12" },
  { NULL },
};
static const Row other_name[] = {
  { "deadline", "Registration closes for the online briefing", "2024-03-18", .quote = "It closes on 18 March." },
  { NULL },
};

static void
test_merge (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gint64 one, two;

  store (self, "2024-01-11", two_names);
  store (self, "2024-02-08", other_name);
  one = find (self, "Register for the webinar");
  two = find (self, "Registration closes for the online briefing");
  edit (self, sn_edit_new (SN_EDIT_DISMISS, two));
  before = snapshot (self);
  g_assert_cmpint (edit (self, sn_edit_new_pair (SN_EDIT_MERGE, two, one)).item_id, ==, one);
  {
    g_autoptr (SnItem) item = get (self, one);
    g_autofree char *date = sn_date_to_string (sn_item_get_date (item));
    const SnChange *change = sn_item_get_changes (item)->pdata[0];

    /* One thing whose date moved, with both issues. */
    g_assert_cmpstr (date, ==, "2024-03-18");
    g_assert_cmpstr (change->from, ==, "2024-03-14");
    g_assert_cmpstr (change->quote, ==, "It closes on 18 March.");
    g_assert_cmpuint (sn_item_get_issues (item)->len, ==, 2);
    g_assert_cmpuint (count_items (self), ==, 2);
  }
  {
    SnDate today = fixture_date (TODAY);
    gint64 numbers[] = { two, one };
    g_autoptr (GArray) ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), numbers, 2);
    g_autoptr (GPtrArray) items = sn_db_load_items (self->db, ids, &today, NULL);
    g_autoptr (SnItem) item = get (self, two);

    g_assert_cmpint (sn_item_get_id (item), ==, one);
    g_assert_cmpuint (items->len, ==, 1);
    g_assert_cmpint (sn_item_get_id (items->pdata[0]), ==, one);
  }
  /* The number of the one that went leads to the one that stays; what is said
   * later of either is said of it. */
  edit (self, edit_field (SN_EDIT_CORRECT, two, "organiser", "SECAS"));
  undo (self, 0);
  {
    static const Row later[] = {
      { "deadline", "Registration closes for the online briefing", "2024-03-19" },
      { NULL },
    };

    store (self, "2024-02-22", later);
    assert_field (self, one, "date", "2024-03-19");
  }
  refuse (self, sn_edit_new_pair (SN_EDIT_MERGE, one, two), SN_ERROR_USAGE);
  g_assert_true (sn_db_execute (self->db, "DELETE FROM newsletters WHERE issued = '2024-02-22'", NULL));
  undo (self, 0);
  after = snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_split (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  SnEdit *what;
  SnEdited edited;
  gint64 first, second, id;

  first = store (self, "2024-01-11", january);
  second = store (self, "2024-02-08", february);
  id = find (self, "Consultation on charging");
  before = snapshot (self);
  what = sn_edit_new (SN_EDIT_SPLIT, id);
  sn_edit_add_newsletter (what, first);
  edited = edit (self, what);
  g_assert_cmpint (edited.item_id, !=, id);
  assert_field (self, id, "date", "2024-03-15"); /* what is left keeps the number */
  assert_field (self, edited.item_id, "date", "2024-03-08");
  /* Said again, each is itself. */
  store (self, "2024-02-22", february);
  assert_field (self, id, "date", "2024-03-15");
  assert_field (self, edited.item_id, "date", "2024-03-08");
  {
    g_autoptr (SnItem) item = get (self, id);

    g_assert_cmpuint (sn_item_get_issues (item)->len, ==, 2);
    g_assert_cmpuint (sn_item_get_changes (item)->len, ==, 0);
  }
  what = sn_edit_new (SN_EDIT_SPLIT, edited.item_id);
  sn_edit_add_newsletter (what, first);
  refuse (self, what, SN_ERROR_USAGE);
  what = sn_edit_new (SN_EDIT_SPLIT, edited.item_id);
  sn_edit_add_newsletter (what, second);
  refuse (self, what, SN_ERROR_USAGE);
  g_assert_true (sn_db_execute (self->db, "DELETE FROM newsletters WHERE issued = '2024-02-22'", NULL));
  undo (self, edited.undo);
  after = snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_add (Fixture *self, gconstpointer data)
{
  const Row by_hand = { "event", "Visit of the regulator", "2024-03-28", .quote = "They come on the 28th." };
  g_autoptr (SnItem) item = fixture_item (&by_hand);
  g_autofree char *before = NULL, *after = NULL;
  SnEdited edited;

  store (self, "2024-01-11", january);
  before = snapshot (self);
  edited = edit (self, sn_edit_new_add (item, NULL));
  {
    g_autoptr (SnItem) added = get (self, edited.item_id);

    g_assert_cmpstr (sn_item_get_title (added), ==, "Visit of the regulator");
    g_assert_cmpstr (sn_item_get_quote (added), ==, "They come on the 28th.");
    g_assert_true (sn_item_get_user_word (added)->by_hand);
    g_assert_nonnull (sn_item_get_uid (added));
  }
  edit (self, edit_field (SN_EDIT_CORRECT, edited.item_id, "date", "2024-03-29"));
  assert_field (self, edited.item_id, "date", "2024-03-29");
  {
    g_autoptr (GError) error = NULL;
    gint64 about;

    /* The later word first. */
    g_assert_false (sn_db_undo (self->db, edited.undo, &about, &error));
    g_assert_error (error, SN_ERROR, SN_ERROR_USAGE);
  }
  undo (self, 0);
  undo (self, edited.undo);
  after = snapshot (self);
  g_assert_cmpstr (before, ==, after);
  {
    g_autoptr (GError) error = NULL;
    gint64 about;

    g_assert_false (sn_db_undo (self->db, 0, &about, &error));
    g_assert_error (error, SN_ERROR, SN_ERROR_NOT_FOUND);
  }
}

/* What the user added is one with what a newsletter says later, once the user
 * says so. */
static const Row two_consultations[] = {
  { "consultation", "Storage of keys", "2024-03-14", .organiser = "DCC" },
  { "consultation", "How keys are kept", "2024-03-21", .organiser = "DCC" },
  { NULL },
};

/* Each mark and correction of the one that goes stays, unless the other has its
 * own; an undo gives both what they had. */
static void
test_merge_words (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gint64 goes, stays;

  store (self, "2024-01-11", two_consultations);
  goes = find (self, "How keys are kept");
  stays = find (self, "Storage of keys");
  edit (self, edit_field (SN_EDIT_RESPOND, goes, "status", "drafting"));
  edit (self, edit_field (SN_EDIT_RESPOND, goes, "owner", "Ann"));
  edit (self, edit_field (SN_EDIT_RESPOND, goes, "due", "2024-03-10"));
  edit (self, edit_field (SN_EDIT_RESPOND, goes, "note", "Ask the lab"));
  edit (self, edit_field (SN_EDIT_CORRECT, goes, "organiser", "SECAS"));
  edit (self, edit_field (SN_EDIT_CORRECT, goes, "title", "Keys"));
  edit (self, edit_field (SN_EDIT_RESPOND, stays, "owner", "Bob"));
  edit (self, edit_field (SN_EDIT_CORRECT, stays, "title", "Storing keys"));
  before = snapshot (self);
  edit (self, sn_edit_new_pair (SN_EDIT_MERGE, goes, stays));
  {
    g_autoptr (SnItem) item = get (self, stays);
    const SnUserWord *word = sn_item_get_user_word (item);

    g_assert_cmpint (word->status, ==, SN_RESPONSE_DRAFTING);
    g_assert_cmpstr (word->owner, ==, "Bob");
    g_assert_cmpstr (word->due, ==, "2024-03-10");
    g_assert_cmpstr (word->note, ==, "Ask the lab");
    g_assert_cmpstr (sn_item_get_organiser (item), ==, "SECAS");
    g_assert_cmpstr (sn_item_get_title (item), ==, "Storing keys");
  }
  undo (self, 0);
  after = snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_merge_added (Fixture *self, gconstpointer data)
{
  const Row by_hand = { "event", "Testing group", "2024-03-12" };
  g_autoptr (SnItem) item = fixture_item (&by_hand);
  gint64 added = edit (self, sn_edit_new_add (item, NULL)).item_id, id;
  SnEdited edited;

  store (self, "2024-01-11", january);
  id = find (self, "TAG Meeting 12");
  edited = edit (self, sn_edit_new_pair (SN_EDIT_MERGE, added, id));
  {
    g_autoptr (GPtrArray) items = fixture_list (self->db, TODAY);

    g_assert_cmpuint (items->len, ==, 3);
  }
  undo (self, edited.undo);
  g_assert_cmpint (find (self, "Testing group"), ==, added);
  g_assert_cmpint (find (self, "TAG Meeting 12"), ==, id);
}

#define TEXT_1                                                                                                         \
  "SEC Newsletter\n11 January 2024\n\nSecurity news\n\nThe SSC has a vacancy for a Small Supplier. Nominations close " \
  "on 31 March.\n\nCharging\n\nThe DCC is consulting on its charging statement. Please respond by 8 March 2024.\n"

static void
import_text (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) all = sn_db_import (self->db, bytes, "issue.txt", NULL, &error);

  g_assert_no_error (error);
}

static void
reread (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  while (!done && sn_db_reread_next (self->db, &done, &error))
    ;
  g_assert_no_error (error);
}

/* An earlier version of the extraction read it otherwise: other titles, and so
 * other keys. The user's word finds its item again. */
static void
test_reread (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;
  gint64 ids[2];
  guint n = 0;

  import_text (self, TEXT_1);
  g_assert_true (sn_db_execute (self->db,
                                "UPDATE mentions SET key = 'date|' || key WHERE kind = 'vacancy';"
                                "UPDATE mentions SET key = 'consultation||other', title = 'Other' WHERE kind ="
                                " 'consultation';"
                                "UPDATE items SET key = (SELECT key FROM mentions m WHERE m.item_id = items.id);"
                                "UPDATE newsletters SET extract_version = 0",
                                NULL));
  items = fixture_list (self->db, TODAY);
  g_assert_cmpuint (items->len, ==, 2);
  for (guint i = 0; i < items->len; i++)
    {
      ids[n++] = sn_item_get_id (items->pdata[i]);
      edit (self, edit_field (SN_EDIT_CORRECT, sn_item_get_id (items->pdata[i]), "date", "2024-03-30"));
    }
  reread (self);
  for (guint i = 0; i < n; i++)
    assert_field (self, ids[i], "date", "2024-03-30");
  g_assert_cmpuint (count_items (self), ==, 2);
}

/* Several newsletters, and a merger across keys, are read again. */
static void
test_reread_pins (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autofree char *said_before = NULL, *said_after = NULL;

  import_text (self, TEXT_1);
  import_text (self, "SEC Newsletter\n8 February 2024\n\nCosts\n\nThe DCC is consulting on its statement of charges. "
                     "Please respond by 15 March 2024.\n");
  before = fixture_list (self->db, TODAY);
  g_assert_cmpuint (before->len, ==, 3);
  edit (self, sn_edit_new_pair (SN_EDIT_MERGE, sn_item_get_id (before->pdata[1]), sn_item_get_id (before->pdata[0])));
  g_clear_pointer (&before, g_ptr_array_unref);
  before = fixture_list (self->db, TODAY);
  g_assert_cmpuint (before->len, ==, 2);
  said_before = fixture_describe (before);
  g_assert_true (sn_db_execute (self->db, "UPDATE newsletters SET extract_version = 0", NULL));
  reread (self);
  after = fixture_list (self->db, TODAY);
  said_after = fixture_describe (after);
  g_assert_cmpstr (said_before, ==, said_after);
  g_assert_cmpint (sn_item_get_id (before->pdata[0]), ==, sn_item_get_id (after->pdata[0]));
}

static void
test_reference (Fixture *self, gconstpointer data)
{
  static const Row rows[] = {
    { "consultation", "DP318 comments", "2024-01-26", "DP318", "development" },
    { NULL },
  };

  store (self, "2024-01-11", rows);
  g_assert_true (sn_db_execute (
      self->db, "INSERT INTO reference_changes VALUES (1, 0, 'DP318', 'MP318', 'It is MP318 now.')", NULL));
  store (self, "2024-01-25", rows);
  {
    g_autoptr (SnItem) item = get (self, find (self, "DP318 comments"));
    const SnChange *change = sn_item_get_changes (item)->pdata[0];

    g_assert_cmpstr (change->field, ==, "reference");
    g_assert_cmpstr (change->to, ==, "MP318");
    g_assert_cmpstr (change->quote, ==, "It is MP318 now.");
  }
}

#define ADD(name, function) g_test_add ("/edit/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("correct", test_correct);
  ADD ("news-over-correction", test_news_over_correction);
  ADD ("fields", test_fields);
  ADD ("dismiss", test_dismiss);
  ADD ("respond", test_respond);
  ADD ("merge", test_merge);
  ADD ("split", test_split);
  ADD ("add", test_add);
  ADD ("merge-words", test_merge_words);
  ADD ("merge-added", test_merge_added);
  ADD ("reread", test_reread);
  ADD ("reread-pins", test_reread_pins);
  ADD ("reference", test_reference);
  return g_test_run ();
}
