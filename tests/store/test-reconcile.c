/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-identity.h"

#include <string.h>

typedef struct
{
  const char *issued;
  Row rows[6];
} Issue;

typedef struct
{
  const char *name;
  const char *today;
  Issue issues[7];
  const char *expected;
} Case;

static const Case cases[] = {
  { "moved, stated",
    "2024-03-20",
    { { "2024-02-08", { { "event", "TABASC Meeting 98", "2024-03-07" } } },
      { "2024-02-22", { { "event", "TABASC Meeting 98", "2024-03-12", .moved_from = "2024-03-07" } } },
      { "2024-03-05", { { "event", "TABASC Meeting 98", "2024-03-12", .moved_from = "2024-03-07" } } } },
    "event 'TABASC Meeting 98' 2024-03-12 past [2024-02-08 2024-02-22 2024-03-05]"
    " {2024-02-22 date 2024-03-07→2024-03-12}\n" },
  { "moved from a date that no issue gave",
    "2024-02-22",
    { { "2024-02-22", { { "event", "TABASC Meeting 98", "2024-03-12", .moved_from = "2024-03-07" } } },
      { "2024-03-05", { { "event", "TABASC Meeting 98", "2024-03-12", .moved_from = "2024-03-07" } } } },
    "event 'TABASC Meeting 98' 2024-03-12 open [2024-02-22 2024-03-05] {2024-02-22 date 2024-03-07→2024-03-12}\n" },
  { "moved, while the table still has the old date",
    "2024-02-22",
    { { "2024-02-22",
        { { "event", "TABASC Meeting 98", "2024-03-07" },
          { "event", "TABASC Meeting 98", "2024-03-12", .moved_from = "2024-03-07" } } } },
    "event 'TABASC Meeting 98' 2024-03-12 open [2024-02-22] {2024-02-22 date 2024-03-07→2024-03-12}\n" },
  { "moved silently",
    "2024-03-14",
    { { "2024-02-08", { { "consultation", "Ofgem call for evidence on half-hourly data", "2024-03-22" } } },
      { "2024-03-14", { { "consultation", "Ofgem call for evidence on half-hourly data", "2024-03-28" } } } },
    "consultation 'Ofgem call for evidence on half-hourly data' 2024-03-28 open [2024-02-08 2024-03-14]"
    " {2024-03-14 date 2024-03-22→2024-03-28}\n" },
  { "moved, and called otherwise",
    "2024-03-14",
    { { "2024-02-08",
        { { "consultation", "BEIS consultation on smart metering in non-domestic premises", "2024-03-22",
            .organiser = "BEIS" },
          { "consultation", "BEIS call for evidence on heat pumps", "2024-03-22", .organiser = "BEIS" } } },
      { "2024-03-14",
        { { "consultation", "BEIS: Paper on non-domestic smart metering", "2024-03-28", .organiser = "BEIS",
            .moved_from = "2024-03-22" } } } },
    "consultation 'BEIS call for evidence on heat pumps' 2024-03-22 open [2024-02-08]\n"
    "consultation 'BEIS: Paper on non-domestic smart metering' 2024-03-28 open [2024-02-08 2024-03-14]"
    " {2024-03-14 title BEIS consultation on smart metering in non-domestic premises→BEIS: Paper on non-domestic"
    " smart metering} {2024-03-14 date 2024-03-22→2024-03-28}\n" },
  { "extended after it had closed",
    "2024-02-20",
    { { "2024-01-25", { { "consultation", "MP302 MRC", "2024-02-16T17:00", "MP302", "modification-report" } } },
      { "2024-02-18",
        { { "consultation", "MP302 Modification Report Consultation", "2024-03-01", "MP302", "modification-report",
            .moved_from = "2024-02-16" } } } },
    "consultation 'MP302 Modification Report Consultation' 2024-03-01T17:00 open [2024-01-25 2024-02-18]"
    " {2024-02-18 title MP302 MRC→MP302 Modification Report Consultation} {2024-02-18 date 2024-02-16→2024-03-01}\n" },
  { "two stages of one reference",
    "2024-02-20",
    { { "2024-02-08", { { "consultation", "MP318 a", "2024-03-15", "MP318", "refinement" } } },
      { "2024-04-18", { { "consultation", "MP318 b", "2024-05-10", "MP318", "modification-report" } } } },
    "consultation 'MP318 a' 2024-03-15 open [2024-02-08]\n"
    "consultation 'MP318 b' 2024-05-10 open [2024-04-18]\n" },
  { "a shorter title in a table",
    "2024-02-20",
    { { "2024-02-08", { { "consultation", "MP287 Refinement: Top-ups on the PPMID", "2024-03-15", "MP287", "r" } } },
      { "2024-02-15", { { "consultation", "MP287 Refinement", "2024-03-15", "MP287", "r" } } } },
    "consultation 'MP287 Refinement: Top-ups on the PPMID' 2024-03-15 open [2024-02-08 2024-02-15]\n" },
  { "a month gets its day, then its time; a month later says less",
    "2024-03-14",
    { { "2024-02-22", { { "event", "Operations Group Meeting 82", "2024-04" } } },
      { "2024-03-14", { { "event", "Operations Group meeting 082", "2024-04-09" } } },
      { "2024-04-01", { { "event", "Operations Group Meeting 82", "2024-04-09T10:00" } } },
      { "2024-04-04", { { "event", "Operations Group Meeting 82", "2024-04" } } } },
    "event 'Operations Group Meeting 82' 2024-04-09T10:00 open [2024-02-22 2024-03-14 2024-04-01 2024-04-04]"
    " {2024-03-14 date 2024-04→2024-04-09}\n" },
  { "recurring without a number",
    "2024-03-01",
    { { "2024-01-25", { { "event", "Modification Question Hour", "2024-02-05", .organiser = "SECAS" } } },
      { "2024-02-22", { { "event", "Modification Question Hour", "2024-03-04T11:00" } } },
      { "2024-02-29", { { "event", "Modification Question Hour", "2024-04-08" } } },
      { "2024-04-04", { { "event", "Modification Question Hour", "2024-04-09", .organiser = "SECAS" } } } },
    "event 'Modification Question Hour' 2024-02-05 past [2024-01-25]\n"
    "event 'Modification Question Hour' 2024-03-04T11:00 open [2024-02-22]\n"
    "event 'Modification Question Hour' 2024-04-09 open [2024-02-29 2024-04-04]"
    " {2024-04-04 date 2024-04-08→2024-04-09}\n" },
  { "two dates in one issue",
    "2024-03-14",
    { { "2024-03-14", { { "event", "Helpdesk closed", "2024-03-29" }, { "event", "Helpdesk closed", "2024-04-01" } } },
      { "2024-03-21",
        { { "event", "Helpdesk closed", "2024-04-01" }, { "event", "Helpdesk closed", "2024-03-28" } } } },
    "event 'Helpdesk closed' 2024-03-28 open [2024-03-14 2024-03-21] {2024-03-21 date 2024-03-29→2024-03-28}\n"
    "event 'Helpdesk closed' 2024-04-01 open [2024-03-14 2024-03-21]\n" },
  { "one title, two organisers",
    "2024-03-14",
    { { "2024-03-14",
        { { "event", "Industry Day", "2024-04-02", .organiser = "DCC" },
          { "event", "Industry Day", "2024-04-03", .organiser = "Ofgem" } } },
      { "2024-03-21", { { "event", "Industry Day", "2024-05-02", .organiser = "DCC" } } } },
    "event 'Industry Day' 2024-04-03 open [2024-03-14]\n"
    "event 'Industry Day' 2024-05-02 open [2024-03-14 2024-03-21] {2024-03-21 date 2024-04-02→2024-05-02}\n" },
  { "cancelled, still in the next table",
    "2024-03-14",
    { { "2024-02-22", { { "event", "TAG Meeting 123", "2024-03-27" }, { "event", "TAG Meeting 124", "2024-04-24" } } },
      { "2024-03-14", { { "event", "TAG Meeting 123", NULL, .outcome = "cancelled" } } },
      { "2024-03-20", { { "event", "TAG Meeting 123", "2024-03-27" } } } },
    "event 'TAG Meeting 123' 2024-03-27 cancelled [2024-02-22 2024-03-14 2024-03-20]"
    " {2024-03-14 state open→cancelled}\n"
    "event 'TAG Meeting 124' 2024-04-24 open [2024-02-22]\n" },
  { "cancelled, then on another day",
    "2024-03-14",
    { { "2024-03-14", { { "event", "TAG Meeting 123", "2024-03-27", .outcome = "cancelled" } } },
      { "2024-03-20", { { "event", "TAG Meeting 123", "2024-04-02" } } } },
    "event 'TAG Meeting 123' 2024-04-02 open [2024-03-14 2024-03-20] {2024-03-20 date 2024-03-27→2024-04-02}"
    " {2024-03-20 state cancelled→open}\n" },
  { "filled after closing",
    "2024-02-08",
    { { "2024-01-11", { { "vacancy", "SSC seat", "2024-01-26", .committee = "SSC", .category = "Small Supplier" } } },
      { "2024-02-08",
        { { "vacancy", "SSC Small Supplier", NULL, .committee = "SSC", .category = "Small Supplier",
            .outcome = "filled" } } } },
    "vacancy 'SSC Small Supplier' 2024-01-26 filled [2024-01-11 2024-02-08] {2024-02-08 state closed→filled}\n" },
  { "two seats, one filled and one open again",
    "2024-05-02",
    { { "2024-03-14",
        { { "vacancy", "OPSG Small Supplier seats", "2024-04-05", .committee = "OPSG", .category = "Small Supplier",
            .seats = 2 } } },
      { "2024-04-18",
        { { "vacancy", "OPSG Small Supplier seat", NULL, .committee = "OPSG", .category = "Small Supplier",
            .outcome = "filled" },
          { "vacancy", "OPSG Small Supplier seat", "2024-05-10", .committee = "OPSG", .category = "Small Supplier",
            .seats = 1 } } } },
    "vacancy 'OPSG Small Supplier seat' 2024-05-10 seats 1 open [2024-03-14 2024-04-18]"
    " {2024-04-18 date 2024-04-05→2024-05-10} {2024-04-18 seats 2→1}\n" },
  { "filled, then open again",
    "2024-05-02",
    { { "2024-03-14", { { "vacancy", "x", NULL, .committee = "CSC", .category = "Network", .outcome = "filled" } } },
      { "2024-04-18", { { "vacancy", "x", "2024-05-10", .committee = "CSC", .category = "Network" } } } },
    "vacancy 'x' 2024-05-10 open [2024-03-14 2024-04-18] {2024-04-18 date -→2024-05-10}"
    " {2024-04-18 state filled→open}\n" },
  { "the same seat in the next year",
    "2024-05-02",
    { { "2023-03-14", { { "vacancy", "x", "2023-04-01", .committee = "CSC", .category = "Network" } } },
      { "2024-04-18", { { "vacancy", "x", "2024-05-10", .committee = "CSC", .category = "Network" } } } },
    "vacancy 'x' 2023-04-01 closed [2023-03-14]\n"
    "vacancy 'x' 2024-05-10 open [2024-04-18]\n" },
  { "nominations closed, and the seat is still vacant",
    "2024-03-01",
    { { "2024-01-11", { { "vacancy", "SSC seat", "2024-01-26", .committee = "SSC", .category = "Small Supplier" } } },
      { "2024-01-25", { { "vacancy", "SSC seat", NULL, .committee = "SSC", .category = "Small Supplier" } } },
      { "2024-02-08", { { "vacancy", "SSC seat", NULL, .committee = "SSC", .category = "Small Supplier" } } },
      { "2024-02-22", { { "vacancy", "SSC seat", NULL, .committee = "SSC", .category = "Small Supplier" } } } },
    "vacancy 'SSC seat' - open [2024-01-11 2024-01-25 2024-02-08 2024-02-22] {2024-02-08 date 2024-01-26→-}\n" },
  { "still vacant, then with a new date",
    "2024-03-01",
    { { "2024-01-11", { { "vacancy", "SSC seat", "2024-01-26", .committee = "SSC", .category = "Small Supplier" } } },
      { "2024-02-08", { { "vacancy", "SSC seat", NULL, .committee = "SSC", .category = "Small Supplier" } } },
      { "2024-02-22", { { "vacancy", "SSC seat", "2024-03-08", .committee = "SSC", .category = "Small Supplier" } } } },
    "vacancy 'SSC seat' 2024-03-08 open [2024-01-11 2024-02-08 2024-02-22] {2024-02-08 date 2024-01-26→-}"
    " {2024-02-22 date -→2024-03-08}\n" },
  { "a consultation of which one goes on to speak stays closed",
    "2024-03-01",
    { { "2024-01-11", { { "consultation", "DCC review of charges", "2024-01-26" } } },
      { "2024-02-08", { { "consultation", "DCC review of charges", NULL } } } },
    "consultation 'DCC review of charges' 2024-01-26 closed [2024-01-11 2024-02-08]\n" },
  { "a seat without date that nobody mentions any more",
    "2024-12-01",
    { { "2024-03-14", { { "vacancy", "x", NULL, .committee = "TABASC", .category = "Other SEC Party" } } } },
    "vacancy 'x' - doubtful [2024-03-14]\n" },
  { "a range and a time that change",
    "2024-05-02",
    { { "2024-03-14",
        { { "event", "Test window", "2024-06-10/2024-06-12" }, { "event", "Call", "2024-06-13T10:00" } } },
      { "2024-04-18",
        { { "event", "Test window", "2024-06-10/2024-06-14" }, { "event", "Call", "2024-06-13T11:00" } } } },
    "event 'Test window' 2024-06-10/2024-06-14 open [2024-03-14 2024-04-18]"
    " {2024-04-18 end 2024-06-12→2024-06-14}\n"
    "event 'Call' 2024-06-13T11:00 open [2024-03-14 2024-04-18] {2024-04-18 time 10:00→11:00}\n" },
  { "an event that another issue calls a milestone",
    "2024-05-02",
    { { "2024-01-11", { { "event", "June 2024 SEC Release", "2024-06" } } },
      { "2024-04-04", { { "milestone", "June 2024 SEC Release", "2024-06-27" } } },
      { "2024-05-02", { { "milestone", "June 2024 SEC Release", NULL } } } },
    "milestone 'June 2024 SEC Release' 2024-06-27 open [2024-01-11 2024-04-04 2024-05-02]"
    " {2024-04-04 date 2024-06→2024-06-27}\n" },
};

static SnNewsletter *
newsletter_of (const Issue *issue)
{
  SnNewsletter *newsletter = fixture_newsletter (issue->issued, "SEC Newsletter");

  for (const Row *row = issue->rows; row < issue->rows + G_N_ELEMENTS (issue->rows) && row->kind != NULL; row++)
    sn_newsletter_add_item (newsletter, fixture_item (row));
  return newsletter;
}

static guint
count_issues (const Case *test)
{
  guint n = 0;

  while (n < G_N_ELEMENTS (test->issues) && test->issues[n].issued != NULL)
    n++;
  return n;
}

/* Forwards and backwards: the order of imports has no part in it. */
static void
run_case (const Case *test, gboolean backwards)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *text = NULL;
  guint n = count_issues (test);

  for (guint i = 0; i < n; i++)
    {
      const Issue *issue = &test->issues[backwards ? n - 1 - i : i];
      g_autoptr (SnNewsletter) newsletter = newsletter_of (issue);
      g_autoptr (SnImported) imported = fixture_store (db, newsletter, issue->issued);

      g_assert_false (imported->duplicate);
    }
  items = fixture_list (db, test->today);
  text = fixture_describe (items);
  g_test_message ("%s%s", test->name, backwards ? " (backwards)" : "");
  g_assert_cmpstr (text, ==, test->expected);
  fixture_remove (folder);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      run_case (&cases[i], FALSE);
      run_case (&cases[i], TRUE);
    }
}

#define N_GENERATED 9
#define N_ORDERS 60

/* Half a year of issues in which meetings move, come again, are cancelled,
 * and seats fill and open; the seed makes it the same each time. */
static SnNewsletter *
generate (GRand *rand, guint number)
{
  static const char *const titles[] = { "Question Hour", "Panel Meeting 12", "Forum", "Industry Day" };
  SnDate start = sn_date_new_day (2024, 1, 4);
  SnDate issued = sn_date_add_days (&start, (int) number * 14);
  g_autofree char *text = sn_date_to_string (&issued);
  SnNewsletter *newsletter = fixture_newsletter (text, "Generated");

  for (guint i = 0; i < 8; i++)
    {
      SnDate date = sn_date_add_days (&issued, g_rand_int_range (rand, -3, 45));
      g_autofree char *day = sn_date_to_string (&date);
      Row row = { "event", titles[g_rand_int_range (rand, 0, G_N_ELEMENTS (titles))], day };

      if (i >= 6)
        row = (Row){ "vacancy", "Seat", i == 6 ? day : NULL, .committee = "SSC", .category = "Any" };
      row.organiser = g_rand_int_range (rand, 0, 3) == 0 ? "DCC" : NULL;
      row.moved_from = g_rand_int_range (rand, 0, 4) == 0 ? "" : NULL;
      row.outcome = g_rand_int_range (rand, 0, 6) == 0 ? (i >= 6 ? "filled" : "cancelled") : NULL;
      sn_newsletter_add_item (newsletter, fixture_item (&row));
    }
  return newsletter;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted by uid: items that are alike in all else are listed by their number,
 * which does depend on the order of imports. */
static char *
describe_with_uids (SnDb *db)
{
  g_autoptr (GPtrArray) items = fixture_list (db, "2024-04-01");
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autofree char *text = NULL;

      g_ptr_array_add (one, items->pdata[i]);
      text = fixture_describe (one);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s", sn_item_get_uid (items->pdata[i]), text));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("", (char **) lines->pdata);
}

static void
shuffle (GRand *rand, guint *order, guint n)
{
  for (guint i = n - 1; i > 0; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i + 1);
      guint swap = order[i];

      order[i] = order[j];
      order[j] = swap;
    }
}

static void
test_order_independence (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240111);
  g_autoptr (GPtrArray) series = g_ptr_array_new_with_free_func (g_object_unref);
  guint order[N_GENERATED];
  g_autofree char *expected = NULL;

  for (guint i = 0; i < N_GENERATED; i++)
    {
      g_ptr_array_add (series, generate (rand, i));
      order[i] = i;
    }
  for (guint round = 0; round < N_ORDERS; round++)
    {
      char *folder = fixture_folder ();
      g_autoptr (SnDb) db = fixture_open (folder);
      g_autofree char *found = NULL;

      g_assert_true (sn_db_execute (db, "PRAGMA synchronous = OFF", NULL));
      for (guint i = 0; i < N_GENERATED; i++)
        {
          g_autofree char *content = g_strdup_printf ("issue %u", order[i]);
          g_autoptr (SnImported) imported = fixture_store (db, series->pdata[order[i]], content);

          g_assert_cmpuint (imported->added + imported->changed + imported->known, >, 0);
        }
      found = describe_with_uids (db);
      if (expected == NULL)
        expected = g_steal_pointer (&found);
      else
        g_assert_cmpstr (found, ==, expected);
      shuffle (rand, order, N_GENERATED);
      fixture_remove (folder);
    }
  g_assert_cmpuint (strlen (expected), >, 500);
}

static void
store_row (SnDb *db, const char *issued, Row row, SnImported *counts)
{
  g_autoptr (SnNewsletter) newsletter = fixture_newsletter (issued, "n");
  g_autoptr (SnImported) imported = NULL;

  sn_newsletter_add_item (newsletter, fixture_item (&row));
  imported = fixture_store (db, newsletter, issued);
  counts->added = imported->added;
  counts->changed = imported->changed;
  counts->known = imported->known;
}

/* Ids and uids stay when dates move, and when an older issue comes later. */
static void
test_stable (void)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autofree char *text = NULL;
  SnImported counts = { 0 };

  store_row (db, "2024-02-22", (Row){ "event", "Question Hour", "2024-03-04" }, &counts);
  g_assert_cmpuint (counts.added, ==, 1);
  first = fixture_list (db, "2024-02-22");
  store_row (db, "2024-02-29", (Row){ "event", "Question Hour", "2024-03-05" }, &counts);
  g_assert_cmpuint (counts.changed, ==, 1);
  store_row (db, "2024-03-01", (Row){ "event", "Question Hour", "2024-03-05T10:00" }, &counts);
  g_assert_cmpuint (counts.known, ==, 1);
  second = fixture_list (db, "2024-02-22");
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpint (sn_item_get_id (first->pdata[0]), ==, sn_item_get_id (second->pdata[0]));
  g_assert_cmpstr (sn_item_get_uid (first->pdata[0]), ==, sn_item_get_uid (second->pdata[0]));
  g_assert_true (g_str_has_suffix (sn_item_get_uid (first->pdata[0]), "@secnews"));
  g_assert_cmpuint (strlen (sn_item_get_uid (first->pdata[0])), ==, 40);

  store_row (db, "2024-01-25", (Row){ "event", "Question Hour", "2024-02-05" }, &counts);
  g_assert_cmpuint (counts.added, ==, 1);
  g_clear_pointer (&second, g_ptr_array_unref);
  second = fixture_list (db, "2024-02-22");
  g_assert_cmpuint (second->len, ==, 2);
  g_assert_cmpint (sn_item_get_id (second->pdata[1]), ==, sn_item_get_id (first->pdata[0]));
  fixture_remove (folder);
}

static void
test_identity (void)
{
  static const struct
  {
    Row a;
    Row b;
    gboolean same;
  } rows[] = {
    { { "event", "Security Sub-Committee Meeting 190" }, { "event", "security sub-committee: meeting 0190" }, TRUE },
    { { "event", "Security Sub-Committee Meeting 190" }, { "event", "Security Sub-Committee Meeting 191" }, FALSE },
    { { "event", "The Forum of the DCC" }, { "milestone", "DCC Forum" }, TRUE },
    { { "event", "DCC Forum" }, { "consultation", "DCC Forum" }, FALSE },
    { { "consultation", "a", .reference = "SECMP0056", .stage = "refinement" },
      { "consultation", "b", .reference = "SECMP056", .stage = "refinement" },
      TRUE },
    { { "consultation", "a", .reference = "MP302", .stage = "refinement" },
      { "consultation", "a", .reference = "MP302", .stage = "development" },
      FALSE },
    { { "milestone", "MP279 implementation", .reference = "MP279" },
      { "milestone", "Implementation", .reference = "MP279" },
      TRUE },
    { { "vacancy", "a", .committee = "SSC", .category = "Any" },
      { "vacancy", "b", .committee = "SSC", .category = "Any" },
      TRUE },
    { { "vacancy", "a", .committee = "SSC" }, { "vacancy", "b", .committee = "SSC" }, FALSE },
    { { "event", "About it" }, { "event", "To us" }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SnItem) a = fixture_item (&rows[i].a);
      g_autoptr (SnItem) b = fixture_item (&rows[i].b);
      g_autofree char *key_a = sn_identity_key (a);
      g_autofree char *key_b = sn_identity_key (b);

      g_test_message ("%s / %s", key_a, key_b);
      g_assert_true (g_str_equal (key_a, key_b) == rows[i].same);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reconcile/identity", test_identity);
  g_test_add_func ("/reconcile/cases", test_cases);
  g_test_add_func ("/reconcile/stable", test_stable);
  g_test_add_func ("/reconcile/order-independence", test_order_independence);
  return g_test_run ();
}
