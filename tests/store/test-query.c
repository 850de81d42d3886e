/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-db-edit.h"
#include "sn-query.h"

#include <string.h>

static const Row library[] = {
  { "consultation", "MP318 Refinement Consultation: Fewer alerts", "2024-03-15", "MP318", "refinement",
    .organiser = "SECAS", .quote = "Café owners were not asked." },
  { "consultation", "Ofgem call for evidence on half-hourly data", "2024-03-28", .organiser = "Ofgem" },
  { "consultation", "Plan without a date", NULL, .organiser = "DCC" },
  { "vacancy", "SSC Small Supplier seat", "2024-03-20", .committee = "SSC", .category = "Small Supplier" },
  { "vacancy", "CSC Network seat", "2024-05-24", .committee = "CSC", .category = "Network" },
  { "vacancy", "TAG seat for any Party", NULL, .committee = "TAG", .category = "Any" },
  { "vacancy", "SMKI PMA Gas seat", NULL, .committee = "SMKI PMA", .category = "Gas Network", .outcome = "filled" },
  { "vacancy", "Seat of no category", "2024-05-24", .committee = "OPSG" },
  { "event", "Security Sub-Committee Meeting 194", "2024-03-13" },
  { "event", "Test window", "2024-03-10/2024-03-22" },
  { "event", "TAG Meeting 123", "2024-03-27", .outcome = "cancelled" },
  { "event", "SEC Engagement Day", "2024-06" },
  { "event", "Moved Forum", "2024-08-01", .moved_from = "2024-03-14" },
  { "milestone", "4G Communications Hubs roll-out begins", "2024-Q3", .organiser = "DCC" },
  { "milestone", "Switching reports end", "2024" },
  { "deadline", "Registration closes: \"Introduction\" (OR so)", "2024-05-31T12:00" },
};

/* What an issue before it offered. */
static const Row offered = { "vacancy", "SMKI PMA Gas seat", NULL, .committee = "SMKI PMA", .category = "Gas Network" };

static SnDb *
open_library (const char *folder)
{
  SnDb *db = fixture_open (folder);
  g_autoptr (SnNewsletter) newsletter = fixture_newsletter ("2024-03-01", "Library");
  g_autoptr (SnNewsletter) before = fixture_newsletter ("2024-02-01", "Before");
  g_autoptr (SnImported) first = NULL, imported = NULL;

  sn_newsletter_add_item (before, fixture_item (&offered));
  first = fixture_store (db, before, "before");
  for (guint i = 0; i < G_N_ELEMENTS (library); i++)
    sn_newsletter_add_item (newsletter, fixture_item (&library[i]));
  imported = fixture_store (db, newsletter, "library");
  g_assert_cmpuint (imported->added, ==, G_N_ELEMENTS (library) - 1);
  g_assert_cmpuint (imported->changed, ==, 1);
  return db;
}

static GPtrArray *
run (SnDb *db, const SnQuery *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = sn_db_list_items (db, query, &error);

  g_assert_no_error (error);
  return items;
}

static void
assert_titles (SnDb *db, const SnQuery *query, const char *expected)
{
  g_autoptr (GPtrArray) items = run (db, query);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (titles, "%s%.11s", i > 0 ? "|" : "", sn_item_get_title (items->pdata[i]));
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_filters (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = open_library (folder);
  SnDate today = sn_date_new_day (2024, 3, 16);

  assert_titles (db, &(SnQuery){ .today = today, .kinds = SN_QUERY_KIND (SN_ITEM_CONSULTATION) },
                 "MP318 Refin|Ofgem call |Plan withou");
  assert_titles (db, &(SnQuery){ .today = today, .kinds = SN_QUERY_KIND (SN_ITEM_CONSULTATION), .open_only = TRUE },
                 "Ofgem call |Plan withou");
  assert_titles (db,
                 &(SnQuery){ .today = sn_date_new_day (2024, 3, 15),
                             .open_only = TRUE,
                             .kinds = SN_QUERY_KIND (SN_ITEM_CONSULTATION) },
                 "MP318 Refin|Ofgem call |Plan withou");
  assert_titles (db, &(SnQuery){ .today = today, .kinds = SN_QUERY_CALENDAR, .open_only = TRUE },
                 "Test window|Registratio|SEC Engagem|Moved Forum|4G Communic|Switching r");
  assert_titles (db, &(SnQuery){ .today = today, .category = "gas network" }, "CSC Network|SMKI PMA Ga|TAG seat fo");
  assert_titles (db, &(SnQuery){ .today = today, .names = (const char *const[]){ "csc", "ofgem", NULL } },
                 "Ofgem call |CSC Network");
  assert_titles (db,
                 &(SnQuery){ .today = today,
                             .names = (const char *const[]){ "TAG", "SSC", "OPSG", NULL },
                             .seats_for = "Small Supplier" },
                 "SSC Small S|Seat of no |TAG seat fo");
  assert_titles (db, &(SnQuery){ .today = today, .category = "Small Supplier", .open_only = TRUE },
                 "SSC Small S|TAG seat fo");
  assert_titles (db,
                 &(SnQuery){ .today = today,
                             .kinds = SN_QUERY_CALENDAR,
                             .from = sn_date_new_day (2024, 3, 14),
                             .to = sn_date_new_day (2024, 3, 20) },
                 "Test window|Switching r");
  assert_titles (db,
                 &(SnQuery){ .today = today,
                             .kinds = SN_QUERY_KIND (SN_ITEM_MILESTONE),
                             .from = sn_date_new_month (2024, 9),
                             .to = sn_date_new_month (2024, 9) },
                 "4G Communic|Switching r");
  fixture_remove (folder);
}

static void
test_search (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = open_library (folder);
  SnDate today = sn_date_new_day (2024, 3, 16);

  assert_titles (db, &(SnQuery){ .today = today, .search = "mp318 ALERTS" }, "MP318 Refin");
  assert_titles (db, &(SnQuery){ .today = today, .search = "cafe" }, "MP318 Refin");
  assert_titles (db, &(SnQuery){ .today = today, .search = "ssc" }, "SSC Small S");
  assert_titles (db, &(SnQuery){ .today = today, .search = "ofgem hour" }, "Ofgem call ");
  assert_titles (db, &(SnQuery){ .today = today, .search = "hour ofgem" }, "");
  assert_titles (db, &(SnQuery){ .today = today, .search = "secas" }, "MP318 Refin");
  assert_titles (db, &(SnQuery){ .today = today, .search = "introduction OR" }, "Registratio");
  assert_titles (db, &(SnQuery){ .today = today, .search = "nothing of that kind" }, "");
  fixture_remove (folder);
}

/* What the pages ask for beyond that. */
static void
test_pages (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = open_library (folder);
  SnDate today = sn_date_new_day (2024, 3, 16);
  SnItemCounts counts;

  assert_titles (db, &(SnQuery){ .today = today, .kinds = SN_QUERY_KIND (SN_ITEM_CONSULTATION), .closed_only = TRUE },
                 "MP318 Refin");
  assert_titles (db, &(SnQuery){ .today = today, .filled_only = TRUE }, "SMKI PMA Ga");
  assert_titles (db, &(SnQuery){ .today = today, .kinds = SN_QUERY_CALENDAR, .closed_only = TRUE },
                 "Security Su|TAG Meeting");
  assert_titles (db,
                 &(SnQuery){ .today = today,
                             .from = sn_date_new_day (2024, 3, 11),
                             .to = sn_date_new_day (2024, 3, 14),
                             .precision = SN_QUERY_WITH_DAY,
                             .moved = TRUE },
                 "Test window|Security Su|Moved Forum");
  assert_titles (db,
                 &(SnQuery){ .today = today, .from = sn_date_new_day (2024, 6, 1), .precision = SN_QUERY_WITHOUT_DAY },
                 "SEC Engagem|4G Communic|Switching r");
  assert_titles (db, &(SnQuery){ .today = today, .kinds = SN_QUERY_CALENDAR, .limit = 2 }, "Test window|Security Su");
  assert_titles (db, &(SnQuery){ .today = today, .kinds = SN_QUERY_CALENDAR, .limit = 2, .latest_first = TRUE },
                 "4G Communic|Switching r");
  g_assert_true (sn_db_count_items (db, SN_ITEM_VACANCY, &today, &counts, NULL));
  g_assert_cmpuint (counts.open.items, ==, 4);
  g_assert_cmpuint (counts.closed.items, ==, 0);
  g_assert_cmpuint (counts.filled.seats, ==, 1);
  fixture_remove (folder);
}

static void
say (SnDb *db, SnEditKind kind, gint64 id, const char *status)
{
  g_autoptr (SnEdit) edit = sn_edit_new (kind, id);
  g_autoptr (GError) error = NULL;
  SnEdited edited;

  if (status != NULL)
    sn_edit_set_field (edit, "status", status);
  sn_db_edit (db, edit, &edited, &error);
  g_assert_no_error (error);
}

static gint64
number_of (SnDb *db, const char *title)
{
  g_autoptr (GPtrArray) all = fixture_list (db, "2024-03-16");

  for (guint i = 0; i < all->len; i++)
    if (g_str_has_prefix (sn_item_get_title (all->pdata[i]), title))
      return sn_item_get_id (all->pdata[i]);
  g_assert_not_reached ();
}

/* MP318, which is over, and Ofgem's are answered, the plan is being drafted,
 * the SSC seat dismissed. */
static void
mark_some (SnDb *db)
{
  say (db, SN_EDIT_RESPOND, number_of (db, "MP318"), "submitted");
  say (db, SN_EDIT_RESPOND, number_of (db, "Ofgem"), "not-responding");
  say (db, SN_EDIT_RESPOND, number_of (db, "Plan"), "drafting");
  say (db, SN_EDIT_DISMISS, number_of (db, "SSC"), NULL);
}

static void
test_user_word (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = open_library (folder);
  SnDate today = sn_date_new_day (2024, 3, 16);
  SnItemCounts counts;

  mark_some (db);
  assert_titles (db, &(SnQuery){ .today = today, .answered_only = TRUE }, "MP318 Refin|Ofgem call ");
  assert_titles (db, &(SnQuery){ .today = today, .answered_only = TRUE, .limit = 1, .latest_first = TRUE },
                 "Ofgem call ");
  assert_titles (db, &(SnQuery){ .today = today, .dismissed_only = TRUE }, "SSC Small S");
  assert_titles (db, &(SnQuery){ .today = today, .dismissed_only = TRUE, .open_only = TRUE }, "");
  g_assert_true (sn_db_count_items (db, SN_ITEM_CONSULTATION, &today, &counts, NULL));
  g_assert_cmpuint (counts.open.items, ==, 2);
  g_assert_cmpuint (counts.closed.items, ==, 1);
  g_assert_cmpuint (counts.answered.items, ==, 2);
  g_assert_cmpuint (counts.dismissed.items, ==, 0);
  say (db, SN_EDIT_DISMISS, number_of (db, "MP318"), NULL);
  g_assert_true (sn_db_count_items (db, SN_ITEM_CONSULTATION, &today, &counts, NULL));
  g_assert_cmpuint (counts.closed.items, ==, 0);
  g_assert_cmpuint (counts.answered.items, ==, 1);
  g_assert_cmpuint (counts.dismissed.items, ==, 1);
  fixture_remove (folder);
}

/* The mark of a newsletter stands on the day of its issue. */
static void
test_issued (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = open_library (folder);
  SnNewsletterQuery march = { .from = sn_date_new_day (2024, 2, 2), .to = sn_date_new_month (2024, 3) };
  SnNewsletterQuery both = { .from = sn_date_new_day (2024, 2, 1), .to = sn_date_new_day (2024, 3, 1) };
  SnNewsletterQuery none = { .from = sn_date_new_day (2024, 2, 2), .to = sn_date_new_day (2024, 2, 29) };
  g_autoptr (GPtrArray) in_march = sn_db_find_newsletters (db, &march, NULL);
  g_autoptr (GPtrArray) in_both = sn_db_find_newsletters (db, &both, NULL);
  g_autoptr (GPtrArray) in_none = sn_db_find_newsletters (db, &none, NULL);

  g_assert_cmpuint (in_march->len, ==, 1);
  g_assert_cmpstr (sn_newsletter_get_title (in_march->pdata[0]), ==, "Library");
  g_assert_cmpuint (in_both->len, ==, 2);
  g_assert_cmpuint (in_none->len, ==, 0);
  fixture_remove (folder);
}

/* Asks SQLite how it would find the items of @query. */
static char *
explain (SnDb *db, const char *sql)
{
  g_autofree char *question = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (SnStatement) row = sn_db_prepare (db, question, NULL);
  GString *plan = g_string_new (NULL);

  g_assert_nonnull (row);
  while (sn_db_step (db, row, NULL) == SN_STEP_ROW)
    g_string_append_printf (plan, "%s\n", sn_statement_get_text (row, 3));
  return g_string_free (plan, FALSE);
}

static void
assert_plan (SnDb *db, const char *sql, const char *index)
{
  g_autofree char *plan = explain (db, sql);

  if (strstr (plan, index) == NULL ||
      g_regex_match_simple ("SCAN (i|items|n|newsletters|m|mentions|c|changes)\\n", plan, 0, 0))
    g_error ("Not by %s:\n%s\n%s", index, sql, plan);
}

static void
assert_query_plan (SnDb *db, const SnQuery *query, const char *index)
{
  g_autofree char *sql = sn_db_query_sql (query, query->search != NULL);

  assert_plan (db, sql, index);
}

/* What a page shows is found by an index, never by going through all items. */
static void
test_plans (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = open_library (folder);
  SnDate day = sn_date_new_day (2024, 3, 16), month = sn_date_new_month (2024, 3);
  guint consultations = SN_QUERY_KIND (SN_ITEM_CONSULTATION);

  assert_query_plan (db, &(SnQuery){ .today = day, .kinds = consultations, .open_only = TRUE },
                     "items_by_kind (kind=? AND until>?)");
  assert_query_plan (
      db, &(SnQuery){ .today = day, .kinds = consultations, .closed_only = TRUE, .limit = 9, .latest_first = TRUE },
      "items_by_kind (kind=?)");
  assert_query_plan (db, &(SnQuery){ .today = day, .kinds = SN_QUERY_CALENDAR, .open_only = TRUE },
                     "items_by_kind (kind=? AND until>?)");
  assert_query_plan (db, &(SnQuery){ .today = day, .from = month, .to = month, .moved = TRUE }, "INTEGER PRIMARY KEY");
  assert_query_plan (db, &(SnQuery){ .today = day, .from = month, .to = month, .moved = TRUE }, "items_by_moved_from");
  assert_query_plan (db, &(SnQuery){ .today = day, .from = month, .to = month }, "items_by_until");
  assert_query_plan (db, &(SnQuery){ .today = day, .from = month, .to = month }, "items_of_several_days");
  assert_query_plan (db, &(SnQuery){ .today = day, .from = day, .precision = SN_QUERY_WITH_DAY, .limit = 9 },
                     "items_by_until (until>?)");
  assert_query_plan (db, &(SnQuery){ .today = day, .to = day, .limit = 9 }, "items_by_first_day");
  assert_query_plan (db, &(SnQuery){ .today = day, .changed_only = TRUE, .limit = 9 }, "changes_by_issue");
  assert_query_plan (db, &(SnQuery){ .today = day, .search = "seat" }, "INTEGER PRIMARY KEY");
  assert_query_plan (
      db, &(SnQuery){ .today = day, .kinds = consultations, .answered_only = TRUE, .limit = 9, .latest_first = TRUE },
      "user_marks");
  assert_query_plan (
      db, &(SnQuery){ .today = day, .kinds = consultations, .dismissed_only = TRUE, .limit = 9, .latest_first = TRUE },
      "user_marks");
  assert_plan (db, sn_db_newsletters_sql (&(SnNewsletterQuery){ .from = month, .to = month }),
               "newsletters_by_day (issued_day>? AND issued_day<?)");
  fixture_remove (folder);
}

/* What SQL finds and what sn_query_matches() says is the same for every
 * combination, hostile searches included; and no input is an error. */
static void
test_agreement (void)
{
  static const char *const searches[] = {
    NULL,        "",           " ",     "\"* OR ^ ' -",       "\"",       "*",        "a*",       "(",
    "NEAR(a b)", "title:seat", "seat",  "SEAT supp",          "seat AND", "NOT seat", "meeting:", "'; DROP--",
    "\xff\xfe",  "%",          "_",     "half-hourly da",     "CAFÉ",     "12",       "MP",       "\\",
    "{a b}",     "+ seat",     "-seat", "introduction\" (or",
  };
  static const char *const categories[] = { NULL, "Any", "Network", "Electricity Network", "Small Supplier", "" };
  static const char *const bodies[][3] = { { NULL }, { "ssc", "DCC" }, { "TAG" }, { "", "O\"fgem" }, { "SECAS" } };
  static const char *const days[] = { NULL, "2024-03-13", "2024-03", "2024-06-30", "2024-Q2" };
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = open_library (folder);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint found = 0;

  mark_some (db);
  all = fixture_list (db, "2024-03-16");
  for (guint round = 0; round < 1500; round++)
    {
      SnQuery query = {
        .kinds = g_rand_int_range (rand, 0, 3) == 0 ? (guint) g_rand_int_range (rand, 0, 32) : 0,
        .open_only = g_rand_int_range (rand, 0, 3) == 0,
        .from = fixture_date (days[g_rand_int_range (rand, 0, G_N_ELEMENTS (days))]),
        .to = fixture_date (days[g_rand_int_range (rand, 0, G_N_ELEMENTS (days))]),
        .category = categories[g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 0, G_N_ELEMENTS (categories))],
        .names = g_rand_int_range (rand, 0, 3) == 0 ? bodies[g_rand_int_range (rand, 0, G_N_ELEMENTS (bodies))] : NULL,
        .seats_for = categories[g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 0, G_N_ELEMENTS (categories))],
        .undismissed = g_rand_int_range (rand, 0, 4) == 0,
        .search = searches[round % G_N_ELEMENTS (searches)],
        .today = sn_date_new_day (2024 + (guint) g_rand_int_range (rand, 0, 2), 3, 16),
        .closed_only = g_rand_int_range (rand, 0, 8) == 0,
        .filled_only = g_rand_int_range (rand, 0, 12) == 0,
        .answered_only = g_rand_int_range (rand, 0, 12) == 0,
        .dismissed_only = g_rand_int_range (rand, 0, 12) == 0,
        .precision = (SnQueryPrecision) (g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 0, 4)),
        .moved = g_rand_boolean (rand),
      };
      g_autoptr (GPtrArray) listed = run (db, &query);
      guint i = 0;

      for (guint j = 0; j < all->len; j++)
        {
          gboolean in_sql = i < listed->len && sn_item_get_id (listed->pdata[i]) == sn_item_get_id (all->pdata[j]);

          if (in_sql != sn_query_matches (&query, all->pdata[j]))
            g_error ("Disagree about '%s': search '%s', category %s", sn_item_get_title (all->pdata[j]), query.search,
                     query.category);
          i += in_sql;
        }
      g_assert_cmpuint (i, ==, listed->len);
      found += i;
    }
  g_assert_cmpuint (found, >, 1000);
  fixture_remove (folder);
}

static void
test_copy (void)
{
  g_autofree char *search = g_strdup ("seat");
  const char *names[] = { "SSC", NULL };
  SnQuery query = {
    .search = search, .category = "Any", .open_only = TRUE, .today = sn_date_new_day (2024, 1, 1), .names = names
  };
  g_autoptr (SnQuery) copy = sn_query_copy (&query);

  search[0] = 'b';
  names[0] = "TAG";
  g_assert_cmpstr (copy->names[0], ==, "SSC");
  g_assert_null (copy->names[1]);
  g_assert_null (copy->seats_for);
  g_assert_cmpstr (copy->search, ==, "seat");
  g_assert_cmpstr (copy->category, ==, "Any");
  g_assert_true (copy->open_only);
}

/* The newest issue's links and doubts; older ones only where it has none. */
static void
test_children (void)
{
  static const char *const issued[] = { "2024-01-11", "2024-01-25", "2024-02-08" };
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GPtrArray) items = NULL;
  SnItem *known;

  for (guint i = 0; i < G_N_ELEMENTS (issued); i++)
    {
      g_autoptr (SnNewsletter) newsletter = fixture_newsletter (issued[i], "n");
      SnItem *item = fixture_item (&(Row){ "event", "Forum", "2024-03-01", .quote = issued[i] });
      g_autofree char *uri = g_strdup_printf ("https://a.example/%u", i);
      g_autoptr (SnLink) link = sn_link_new (SN_LINK_REGISTER, "register", uri, 0, 0);
      g_autoptr (SnImported) imported = NULL;

      if (i < 2)
        sn_item_add_link (item, link);
      if (i < 1)
        sn_item_add_doubt (item, "Sure?");
      sn_newsletter_add_item (newsletter, item);
      imported = fixture_store (db, newsletter, issued[i]);
    }
  items = fixture_list (db, "2024-02-08");
  g_assert_cmpuint (items->len, ==, 1);
  known = items->pdata[0];
  g_assert_cmpuint (sn_item_get_links (known)->len, ==, 1);
  g_assert_cmpstr (sn_item_get_best_link (known)->uri, ==, "https://a.example/1");
  g_assert_cmpuint (sn_item_get_doubts (known)->len, ==, 1);
  g_assert_cmpstr (sn_item_get_quote (known), ==, "2024-02-08");
  g_assert_cmpuint (sn_item_get_mentions (known)->len, ==, 3);
  g_assert_cmpstr (sn_item_get_issues (known)->pdata[0], ==, "2024-01-11");
  fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/filters", test_filters);
  g_test_add_func ("/query/search", test_search);
  g_test_add_func ("/query/pages", test_pages);
  g_test_add_func ("/query/user-word", test_user_word);
  g_test_add_func ("/query/issued", test_issued);
  g_test_add_func ("/query/plans", test_plans);
  g_test_add_func ("/query/agreement", test_agreement);
  g_test_add_func ("/query/copy", test_copy);
  g_test_add_func ("/query/children", test_children);
  return g_test_run ();
}
