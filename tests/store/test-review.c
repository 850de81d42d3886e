/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-db-edit.h"
#include "sn-doubt.h"

#include <string.h>

static const Row first[] = {
  { "consultation", "MP318 Refinement Consultation: Fewer alerts", "2024-03-15", "MP318", "refinement" },
  { "event", "TAG Meeting 123", "2024-03-27" },
  { "event", "TAG Meeting 122", "2024-01-20" },
  { "vacancy", "SSC Small Supplier seat", "2024-05-20", .committee = "SSC", .category = "Small Supplier" },
  { NULL },
};
static const Row second[] = {
  { "consultation", "MP318 Refinement Consultation: Fewer alerts", "2024-03-22", "MP318", "refinement" },
  { "event", "TAG Meeting 123", "2024-03-27" },
  { "event", "SEC Engagement Day", "2024-06" },
  { "milestone", "June release", "2024-01-28" },
  { NULL },
};

static void
store (SnDb *db, const char *issued, const Row *rows, const char *doubt)
{
  g_autoptr (SnNewsletter) newsletter = fixture_newsletter (issued, issued);
  g_autoptr (SnImported) imported = NULL;
  g_autofree char *unread = NULL;

  for (const Row *row = rows; row->kind != NULL; row++)
    {
      SnItem *item = fixture_item (row);

      if (doubt != NULL && sn_item_get_kind (item) == SN_ITEM_CONSULTATION)
        sn_item_add_doubt (item, doubt);
      sn_newsletter_add_item (newsletter, item);
    }
  unread = g_strdup_printf ("%s is a day.", issued);
  sn_newsletter_add_unread (newsletter, sn_unread_new (unread, 0, 20));
  imported = fixture_store (db, newsletter, issued);
}

static SnReview *
look (SnDb *db, gint64 after)
{
  SnDate today = sn_date_new_day (2024, 2, 12);
  g_autoptr (GError) error = NULL;
  SnReview *review = sn_db_review (db, after, &today, &error);

  g_assert_no_error (error);
  return review;
}

static void
assert_titles (GPtrArray *items, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (titles, "%s%.9s", i > 0 ? "|" : "", sn_item_get_title (items->pdata[i]));
  g_assert_cmpstr (titles->str, ==, expected);
}

/* What came after the first newsletter: what is over is not in it. */
static void
test_second (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (SnReview) review = NULL, all = NULL, none = NULL, last = NULL;
  const SnChange *change;

  store (db, "2024-01-11", first, NULL);
  store (db, "2024-02-08", second, NULL);
  review = look (db, 1);
  g_assert_cmpint (review->newest, ==, 2);
  g_assert_cmpuint (review->n_newsletters, ==, 1);
  g_assert_cmpstr (review->title, ==, "2024-02-08");
  assert_titles (review->changed, "MP318 Ref");
  assert_titles (review->added, "SEC Engag");
  assert_titles (review->doubtful, "");
  g_assert_cmpuint (review->n_added, ==, 1);
  g_assert_cmpuint (review->n_changed, ==, 1);
  g_assert_cmpuint (review->n_known, ==, 1);
  g_assert_cmpuint (review->n_kinds[SN_ITEM_CONSULTATION], ==, 1);
  g_assert_cmpuint (review->n_kinds[SN_ITEM_EVENT], ==, 2);
  g_assert_cmpuint (review->n_kinds[SN_ITEM_MILESTONE], ==, 0);
  g_assert_cmpuint (review->n_unread, ==, 1);
  g_assert_cmpstr (((SnMention *) review->unread->pdata[0])->quote, ==, "2024-02-08 is a day.");
  g_assert_cmpstr (((SnMention *) review->unread->pdata[0])->issued, ==, "2024-02-08");
  change = sn_review_get_change (review, review->changed->pdata[0], "date");
  g_assert_cmpstr (change->from, ==, "2024-03-15");
  g_assert_cmpstr (change->to, ==, "2024-03-22");
  g_assert_null (sn_review_get_change (review, review->changed->pdata[0], "title"));

  all = look (db, 0);
  assert_titles (all->changed, "MP318 Ref");
  assert_titles (all->added, "TAG Meeti|SSC Small|SEC Engag");
  last = look (db, SN_REVIEW_LAST_ONE);
  g_assert_cmpint (last->after, ==, 1);
  assert_titles (last->added, "SEC Engag");
  none = look (db, 7);
  g_assert_cmpint (none->after, ==, 2);
  g_assert_true (sn_review_is_empty (none));
  fixture_remove (folder);
}

/* A seat whose nominations are over is news once more when somebody has it. */
static void
test_filled (void)
{
  static const Row offered[] = {
    { "vacancy", "SSC seat", "2024-01-20", .committee = "SSC", .category = "Small Supplier" },
    { "vacancy", "TAG seat", "2024-01-20", .committee = "TAG", .category = "Small Supplier" },
    { NULL },
  };
  static const Row taken[] = {
    { "vacancy", "SSC seat", NULL, .committee = "SSC", .category = "Small Supplier", .outcome = "filled" },
    { NULL },
  };
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (SnReview) review = NULL;

  store (db, "2024-01-11", offered, NULL);
  store (db, "2024-02-08", taken, NULL);
  review = look (db, 1);
  assert_titles (review->changed, "SSC seat");
  g_assert_cmpstr (sn_review_get_change (review, review->changed->pdata[0], "state")->to, ==, "filled");
  g_assert_cmpuint (review->n_changed, ==, 1);
  g_assert_cmpuint (review->n_added + review->n_known, ==, 0);
  fixture_remove (folder);
}

static void
test_empty (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (SnReview) review = look (db, SN_REVIEW_LAST_ONE);

  g_assert_cmpint (review->newest, ==, 0);
  g_assert_cmpint (review->after, ==, 0);
  g_assert_null (review->title);
  g_assert_true (sn_review_is_empty (review));
  fixture_remove (folder);
}

static gint64
edit (SnDb *db, SnEditKind kind, gint64 id, const char *value)
{
  g_autoptr (SnEdit) what = sn_edit_new (kind, id);
  g_autoptr (GError) error = NULL;
  SnEdited edited;

  sn_edit_set_field (what, "date", value);
  sn_db_edit (db, what, &edited, &error);
  g_assert_no_error (error);
  return edited.undo;
}

/* A doubt is answered by a correction, and by keeping what was read; what is
 * dismissed is gone. */
static void
test_doubts (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (SnReview) open = NULL, kept = NULL, undone = NULL, corrected = NULL, dismissed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id, undo;

  store (db, "2024-01-11", first, "The table of dates says 2024-03-18");
  open = look (db, 0);
  assert_titles (open->doubtful, "MP318 Ref");
  id = sn_item_get_id (open->doubtful->pdata[0]);
  undo = edit (db, SN_EDIT_KEEP, id, NULL);
  g_assert_cmpint (undo, !=, 0);
  kept = look (db, 0);
  assert_titles (kept->doubtful, "");
  assert_titles (kept->answered, "MP318 Ref");
  assert_titles (kept->added, "MP318 Ref|TAG Meeti|SSC Small");
  g_assert_null (sn_item_get_user_word (kept->added->pdata[0]));
  sn_db_undo (db, undo, &id, &error);
  g_assert_no_error (error);
  undone = look (db, 0);
  assert_titles (undone->doubtful, "MP318 Ref");
  edit (db, SN_EDIT_CORRECT, id, "2024-03-18");
  corrected = look (db, 0);
  assert_titles (corrected->doubtful, "");
  edit (db, SN_EDIT_DISMISS, id, NULL);
  dismissed = look (db, 0);
  assert_titles (dismissed->added, "TAG Meeti|SSC Small");
  fixture_remove (folder);
}

/* What was confirmed stands when newsletters say another thing later, which is
 * offered then. */
static void
test_confirmed (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (SnReview) before = NULL, after = NULL;
  const SnCorrection *correction;
  SnItem *item;

  store (db, "2024-01-11", first, NULL);
  before = look (db, 0);
  edit (db, SN_EDIT_KEEP, sn_item_get_id (before->added->pdata[0]), NULL);
  store (db, "2024-02-08", second, NULL);
  after = look (db, 1);
  item = after->changed->pdata[0];
  correction = sn_user_word_get_correction (sn_item_get_user_word (item), "date");
  g_assert_nonnull (correction);
  g_assert_true (sn_correction_is_news (correction));
  g_assert_cmpstr (correction->value, ==, "2024-03-15");
  g_assert_cmpstr (correction->said, ==, "2024-03-22");
  fixture_remove (folder);
}

/* By indexes alone, however many newsletters there are. */
static void
test_plan (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autofree char *question = g_strconcat ("EXPLAIN QUERY PLAN ", sn_db_review_sql (), NULL);
  g_autoptr (SnStatement) row = sn_db_prepare (db, question, NULL);
  g_autoptr (GString) plan = g_string_new (NULL);

  g_assert_nonnull (row);
  while (sn_db_step (db, row, NULL) == SN_STEP_ROW)
    g_string_append_printf (plan, "%s\n", sn_statement_get_text (row, 3));
  if (strstr (plan->str, "newsletter_id>?") == NULL ||
      g_regex_match_simple ("SCAN (i|items|mentions|o|c|d)\\n", plan->str, 0, 0))
    g_error ("%s", plan->str);
  fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review/second", test_second);
  g_test_add_func ("/review/empty", test_empty);
  g_test_add_func ("/review/filled", test_filled);
  g_test_add_func ("/review/doubts", test_doubts);
  g_test_add_func ("/review/confirmed", test_confirmed);
  g_test_add_func ("/review/plan", test_plan);
  return g_test_run ();
}
