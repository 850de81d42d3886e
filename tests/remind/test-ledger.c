/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "sn-clock.h"
#include "sn-db-edit.h"
#include "sn-remind-plan.h"

/* The ledger in a real store: from planned over showing to delivered, and the
 * user's word on it. */

typedef struct
{
  SnRemindRules rules;
  gint64 now;
  SnRemindPlan *plan;
  SnShower shower;
} Look;

static void
decide (const SnRemindState *state, SnRemindChanges *changes, gpointer data)
{
  Look *look = data;

  sn_remind_plan_make (look->plan, look->shower, &look->rules, look->now, state, changes);
}

/* The ids of what is to be shown on a day so many seconds after 09:00. */
static char *
look_as (SnDb *db, SnShower shower, const char *day, gint64 seconds, gboolean write)
{
  SnDate today = fixture_date (day);
  g_autoptr (SnClock) clock = sn_clock_new_fixed (&today);
  g_autoptr (GDateTime) now = sn_clock_now (clock);
  g_autoptr (SnRemindPlan) plan = sn_remind_plan_new ();
  Look look = { sn_remind_rules_new (NULL, sn_clock_get_zone (clock)), g_date_time_to_unix (now) + seconds, plan,
                shower };
  g_autoptr (GError) error = NULL;
  GString *ids = g_string_new (NULL);

  sn_db_remind (db, &today, write, decide, &look, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < plan->notices->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", ((SnNotice *) plan->notices->pdata[i])->id);
  return g_string_free (ids, FALSE);
}

static char *
look_on (SnDb *db, const char *day, gboolean write)
{
  return look_as (db, SN_SHOWER_SERVICE, day, 0, write);
}

#define assert_look(db, day, write, expected)                                                                          \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *ids = look_on (db, day, write);                                                                   \
    g_assert_cmpstr (ids, ==, expected);                                                                               \
  }                                                                                                                    \
  G_STMT_END

static gint64
add_consultation (SnDb *db, const char *issued, const char *date)
{
  g_autoptr (SnNewsletter) newsletter = fixture_newsletter (issued, "Newsletter");
  const Row row = {
    .kind = "consultation", .title = "The consultation", .date = date, .reference = "MP123", .stage = "refinement"
  };
  SnItem *item = fixture_item (&row);
  g_autoptr (SnImported) imported = NULL;
  g_autoptr (GPtrArray) all = NULL;

  sn_newsletter_add_item (newsletter, item);
  imported = fixture_store (db, newsletter, issued);
  all = fixture_list (db, issued);
  g_assert_cmpuint (all->len, ==, 1);
  return sn_item_get_id (all->pdata[0]);
}

static void
deliver (SnDb *db, const char *notice)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sn_db_remind_delivered (db, notice, "somebody", 7, 1767225600, &error));
  g_assert_no_error (error);
}

static gint64
edit (SnDb *db, SnEditKind kind, gint64 id, const char *field, const char *value)
{
  g_autoptr (SnEdit) said = sn_edit_new (kind, id);
  g_autoptr (GError) error = NULL;
  SnEdited edited;

  sn_edit_set_field (said, field, value);
  sn_db_edit (db, said, &edited, &error);
  g_assert_no_error (error);
  return edited.undo;
}

static void
test_told_once (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  gint64 id = add_consultation (db, "2026-01-05", "2026-01-16");
  g_autofree char *seven = g_strdup_printf ("%" G_GINT64_FORMAT "|closing|7", id);
  g_autofree char *two = g_strdup_printf ("%" G_GINT64_FORMAT "|closing|2", id);

  assert_look (db, "2026-01-06", TRUE, "");
  /* A dry run changes nothing. */
  assert_look (db, "2026-01-07", FALSE, seven);
  assert_look (db, "2026-01-07", TRUE, seven);
  /* Who shows it went away before that was written: again, under the same id. */
  assert_look (db, "2026-01-07", TRUE, seven);
  deliver (db, seven);
  assert_look (db, "2026-01-07", TRUE, "");
  assert_look (db, "2026-01-08", TRUE, "");
  assert_look (db, "2026-01-14", TRUE, two);
  deliver (db, two);
  /* It moves: the same days before are told anew. */
  add_consultation (db, "2026-01-15", "2026-01-23");
  assert_look (db, "2026-01-15", TRUE, "");
  assert_look (db, "2026-01-21", TRUE, two);
  g_clear_pointer (&db, sn_db_close);
  fixture_remove (folder);
}

#define assert_look_as(db, shower, seconds, expected)                                                                  \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *ids = look_as (db, shower, "2026-01-07", seconds, TRUE);                                          \
    g_assert_cmpstr (ids, ==, expected);                                                                               \
  }                                                                                                                    \
  G_STMT_END

static gint64
count (SnDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  sn_db_get_number (db, sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* What one is showing the other leaves to it, unless it does not come to an end. */
static void
test_two_showers (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  gint64 id = add_consultation (db, "2026-01-05", "2026-01-16");
  g_autofree char *service = g_strdup_printf ("%" G_GINT64_FORMAT "|closing|7", id);
  g_autofree char *command = g_strdup_printf ("command|%s", service);

  assert_look (db, "2026-01-06", TRUE, "");
  /* The service begins; it alone knows whether it was itself. */
  assert_look_as (db, SN_SHOWER_SERVICE, 0, service);
  assert_look_as (db, SN_SHOWER_COMMAND, 1, "");
  assert_look_as (db, SN_SHOWER_SERVICE, 2, service);
  assert_look_as (db, SN_SHOWER_COMMAND, 119, "");
  /* The command line takes over; the service leaves it that, and learns that what
   * may stand of its own stands for nothing any more. */
  g_assert_cmpint (count (db, "SELECT count(*) FROM notices"), ==, 1);
  assert_look_as (db, SN_SHOWER_COMMAND, 120, command);
  g_assert_cmpint (count (db, "SELECT count(*) FROM notices"), ==, 1);
  assert_look_as (db, SN_SHOWER_COMMAND, 121, "");
  assert_look_as (db, SN_SHOWER_SERVICE, 122, "");
  g_assert_cmpint (count (db, "SELECT count(*) FROM notices"), ==, 0);
  /* It was killed, so the service does. */
  assert_look_as (db, SN_SHOWER_SERVICE, 240, service);
  assert_look_as (db, SN_SHOWER_COMMAND, 241, "");
  deliver (db, service);
  assert_look_as (db, SN_SHOWER_COMMAND, 500, "");
  assert_look_as (db, SN_SHOWER_SERVICE, 500, "");
  g_assert_cmpint (count (db, "SELECT count(*) FROM notices WHERE number = 7"), ==, 1);
  g_clear_pointer (&db, sn_db_close);
  fixture_remove (folder);
}

/* What could not be told is due for whoever looks next. */
static void
test_given_back (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  gint64 id = add_consultation (db, "2026-01-05", "2026-01-16");
  g_autofree char *service = g_strdup_printf ("%" G_GINT64_FORMAT "|closing|7", id);
  g_autofree char *command = g_strdup_printf ("command|%s", service);
  g_autoptr (GError) error = NULL;

  assert_look (db, "2026-01-06", TRUE, "");
  assert_look_as (db, SN_SHOWER_COMMAND, 0, command);
  g_assert_true (sn_db_remind_failed (db, command, &error));
  g_assert_no_error (error);
  assert_look_as (db, SN_SHOWER_COMMAND, 1, command);
  g_assert_true (sn_db_remind_failed (db, command, &error));
  assert_look_as (db, SN_SHOWER_SERVICE, 2, service);
  g_clear_pointer (&db, sn_db_close);
  fixture_remove (folder);
}

static void
test_settled_between (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  gint64 id = add_consultation (db, "2026-01-05", "2026-01-16");
  g_autofree char *seven = g_strdup_printf ("%" G_GINT64_FORMAT "|closing|7", id);
  gint64 undo;

  assert_look (db, "2026-01-06", TRUE, "");
  assert_look (db, "2026-01-07", TRUE, seven);
  undo = edit (db, SN_EDIT_RESPOND, id, "status", "submitted");
  assert_look (db, "2026-01-07", TRUE, "");
  g_assert_true (sn_db_undo (db, undo, &id, NULL));
  assert_look (db, "2026-01-07", TRUE, "");
  g_clear_pointer (&db, sn_db_close);
  fixture_remove (folder);
}

static void
test_user_word (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  gint64 id = add_consultation (db, "2026-01-05", "2026-01-16"), undo;
  g_autofree char *three = g_strdup_printf ("%" G_GINT64_FORMAT "|closing|3", id);
  g_autofree char *snoozed = g_strdup_printf ("%" G_GINT64_FORMAT "|snooze|0", id);
  SnDate today = fixture_date ("2026-01-06");
  g_autoptr (SnItem) item = NULL;

  assert_look (db, "2026-01-06", TRUE, "");
  undo = edit (db, SN_EDIT_REMIND, id, "leads", "off");
  assert_look (db, "2026-01-07", TRUE, "");
  g_assert_true (sn_db_undo (db, undo, &id, NULL));
  edit (db, SN_EDIT_REMIND, id, "leads", " 0, 3");
  edit (db, SN_EDIT_REMIND, id, "snooze", "2026-01-15T09:00");
  item = sn_db_get_item (db, id, &today, NULL);
  g_assert_cmpstr (sn_item_get_user_word (item)->leads, ==, "3,0");
  g_assert_cmpstr (sn_item_get_user_word (item)->snoozed, ==, "2026-01-15T09:00");
  assert_look (db, "2026-01-13", TRUE, "");
  assert_look (db, "2026-01-15", TRUE, snoozed);
  deliver (db, snoozed);
  edit (db, SN_EDIT_REMIND, id, "snooze", NULL);
  edit (db, SN_EDIT_REMIND, id, "leads", NULL);
  g_clear_object (&item);
  item = sn_db_get_item (db, id, &today, NULL);
  g_assert_true (sn_item_get_user_word (item) == NULL || sn_item_get_user_word (item)->leads == NULL);
  g_clear_pointer (&db, sn_db_close);
  fixture_remove (folder);
}

static void
test_wrong_edits (void)
{
  static const char *const wrong[][2] = {
    { "leads", "31" },          { "leads", "soon" }, { "snooze", "tomorrow" }, { "snooze", "2026-02-30T09:00" },
    { "snooze", "2026-02-03" },
  };
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  gint64 id = add_consultation (db, "2026-01-05", "2026-01-16");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (SnEdit) said = sn_edit_new (SN_EDIT_REMIND, id);
      g_autoptr (GError) error = NULL;
      SnEdited edited;

      sn_edit_set_field (said, wrong[i][0], wrong[i][1]);
      g_assert_false (sn_db_edit (db, said, &edited, &error));
      g_assert_nonnull (error);
    }
  g_clear_pointer (&db, sn_db_close);
  fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remind-ledger/told-once", test_told_once);
  g_test_add_func ("/remind-ledger/two-showers", test_two_showers);
  g_test_add_func ("/remind-ledger/given-back", test_given_back);
  g_test_add_func ("/remind-ledger/settled-between", test_settled_between);
  g_test_add_func ("/remind-ledger/user-word", test_user_word);
  g_test_add_func ("/remind-ledger/wrong-edits", test_wrong_edits);
  return g_test_run ();
}
