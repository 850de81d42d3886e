/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "sn-identity.h"

/* What tells things apart, and which names may be of one thing. */

typedef struct
{
  Row one;
  Row two;
} Pair;

static char *
key_of (const Row *row)
{
  g_autoptr (SnItem) item = fixture_item (row);

  return sn_identity_key (item);
}

/* Of one thing whatever the wording and the date. */
static const Pair same[] = {
  { { "event", "SSC 172", "2024-03-12", .committee = "SSC" },
    { "event", "Security Sub-Committee, 172nd meeting", NULL, .committee = "SSC" } },
  { { "event", "Testing Advisory Group (105)", NULL, .committee = "TAG" },
    { "event", "TAG Meeting 105", NULL, .committee = "TAG" } },
  { { "event", "Change Board", NULL, .committee = "Change Board" },
    { "event", "Change Board meeting", NULL, .committee = "Change Board" } },
  { { "event", "TABASC", NULL, .committee = "TABASC" },
    { "event", "Technical Architecture and Business Architecture Sub-Committee meeting", NULL,
      .committee = "TABASC" } },
  { { "event", "Next Operations Group meeting", NULL, .committee = "OPSG" },
    { "event", "OPSG", NULL, .committee = "OPSG" } },
  { { "event", "Panel", NULL, .committee = "SEC Panel" },
    { "event", "Meeting of the SEC Panel", NULL, .committee = "SEC Panel" } },
  { { "deadline", "Register for the Party Forum" }, { "deadline", "Last day to register for Party Forum" } },
  { { "deadline", "Registration closes for the Party Forum" }, { "deadline", "Book a place at the Party Forum" } },
  { { "milestone", "November 2024 Release" }, { "milestone", "November 2024 SEC Release" } },
  { { "event", "TAG Meeting 12", "2024-03-12" }, { "milestone", "Meeting 12 of the TAG", "2024-04-12" } },
  { { "consultation", "MP56 refinement", NULL, "MP0056", "refinement" },
    { "consultation", "Refinement of MP056", NULL, "MP056", "refinement" } },
  { { "vacancy", "Seat", NULL, .committee = "SSC", .category = "Small Supplier" },
    { "vacancy", "Place for you", "2024-02-01", .committee = "ssc", .category = "Small Supplier" } },
};

/* May be of one thing where they are of one day. */
static const Pair alike[] = {
  { { "event", "TAG meeting", NULL, .committee = "TAG" }, { "event", "TAG Meeting 105", NULL, .committee = "TAG" } },
  { { "deadline", "Register for the smart metering induction" },
    { "deadline", "Registration closes for smart metering induction webinar" } },
  { { "consultation", "Consultation on dormant SMETS1 meters" },
    { "consultation", "SMETS1: what of dormant meters?" } },
  { { "consultation", "MP56 refinement", NULL, "MP56", "refinement" }, { "consultation", "MP56", NULL, "MP56" } },
  { { "deadline", "Security assessments: reminder that forms are due" }, { "event", "Security assessment forms due" } },
  { { "event", "DCC 5G workshop" }, { "event", "DCC workshop on 5G Gas Proxy Functions" } },
  { { "event", "Introduction to the SEC" }, { "event", "Introduction to the SEC: Webinar for new people" } },
  { { "event", "SEC Open Evening" }, { "event", "SEC Open Evening, Cardiff" } },
  { { "milestone", "Firmware library switch-over" }, { "event", "Switch-over of the firmware library in 2024" } },
};

/* Are two, even on one day. */
static const Pair two[] = {
  { { "event", "TABASC Meeting 12", NULL, .committee = "TABASC" },
    { "event", "TABASC workshop 12", NULL, .committee = "TABASC" } },
  { { "event", "TABASC Meeting 12", NULL, .committee = "TABASC" },
    { "event", "SSC Meeting 12", NULL, .committee = "SSC" } },
  { { "event", "Panel Meeting 12", NULL, .committee = "SEC Panel" },
    { "event", "Panel meeting on 2 papers, 12", NULL, .committee = "SEC Panel" } },
  { { "event", "Testing group firmware Meeting 12" }, { "event", "Testing group firmware Meeting 13" } },
  { { "event", "Change Board", NULL, .committee = "Change Board" },
    { "event", "Change Board special session", NULL, .committee = "Change Board" } },
  { { "event", "TAG meeting", NULL, .committee = "TAG" }, { "event", "SSC meeting", NULL, .committee = "SSC" } },
  { { "event", "TAG meeting on firmware", NULL, .committee = "TAG" }, { "event", "TAG", NULL, .committee = "TAG" } },
  { { "event", "SEC Panel meeting" }, { "event", "SEC Panel elections close" } },
  { { "event", "DCC 4G workshop" }, { "event", "DCC 2G workshop" } },
  { { "event", "DCC workshop" }, { "event", "DCC workshop on tariffs" } },
  { { "consultation", "DCC consultation on charges" }, { "consultation", "DCC consultation on opening hours" } },
  { { "consultation", "MP56 firmware images", NULL, "MP56", "refinement" },
    { "consultation", "MP57 firmware images", NULL, "MP57", "refinement" } },
  { { "consultation", "MP56 firmware images", NULL, "MP56", "refinement" },
    { "consultation", "MP56 firmware images", NULL, "MP56", "modification-report" } },
  { { "vacancy", "Dormant committee chairs seat" }, { "vacancy", "Dormant committee chairs place" } },
  { { "consultation", "Firmware image library" }, { "event", "Firmware image library" } },
};

static void
test_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *one = key_of (&same[i].one);
      g_autofree char *other = key_of (&same[i].two);

      g_assert_cmpstr (one, ==, other);
    }
}

static void
check (const Pair *pair, gboolean expected)
{
  g_autofree char *one = key_of (&pair->one);
  g_autofree char *other = key_of (&pair->two);
  g_autoptr (SnIdentity) a = sn_identity_parse (one);
  g_autoptr (SnIdentity) b = sn_identity_parse (other);

  g_test_message ("%s – %s", one, other);
  g_assert_cmpstr (one, !=, other);
  g_assert_cmpint (sn_identities_alike (a, b), ==, expected);
  g_assert_cmpint (sn_identities_alike (b, a), ==, expected);
}

static void
test_alike (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    check (&alike[i], TRUE);
}

static void
test_two (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (two); i++)
    check (&two[i], FALSE);
}

static const Row register_for[] = { { "deadline", "Register for the smart metering induction", "2024-03-14" },
                                    { NULL } };
static const Row registration[] = {
  { "deadline", "Registration closes for smart metering induction webinar", "2024-03-14" }, { NULL }
};
static const Row moved[] = { { "deadline", "Registration closes for smart metering induction webinar", "2024-03-21" },
                             { NULL } };
static const Row both[] = { { "deadline", "Register for the smart metering induction", "2024-03-14" },
                            { "deadline", "Registration closes for smart metering induction webinar", "2024-03-14" },
                            { NULL } };

static char *
describe_series (const char *const *days, const Row *const *issues, guint n, const guint *order)
{
  char *folder = fixture_folder ();
  g_autoptr (SnDb) db = fixture_open (folder);
  g_autoptr (GPtrArray) items = NULL;
  char *described;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SnNewsletter) newsletter = fixture_newsletter (days[order[i]], "SEC Newsletter");
      g_autoptr (SnImported) imported = NULL;

      for (const Row *row = issues[order[i]]; row->kind != NULL; row++)
        sn_newsletter_add_item (newsletter, fixture_item (row));
      imported = fixture_store (db, newsletter, days[order[i]]);
    }
  items = fixture_list (db, "2024-03-01");
  described = fixture_describe (items);
  fixture_remove (folder);
  return described;
}

/* Two names of one day are one thing in any order of import, also when its date
 * moves under one of them; side by side in one newsletter they are two. */
static void
test_names (void)
{
  static const char *const days[] = { "2024-01-11", "2024-01-25", "2024-02-08", "2024-02-22" };
  static const guint orders[][4] = {
    { 0, 1, 2, 3 }, { 3, 2, 1, 0 }, { 1, 0, 3, 2 }, { 2, 0, 1, 3 }, { 1, 3, 0, 2 }, { 3, 0, 2, 1 },
  };
  const Row *const one_thing[] = { register_for, registration, moved };
  const Row *const two_things[] = { register_for, registration, moved, both };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      guint three[3], n = 0;
      g_autofree char *one = NULL, *two_items = NULL;

      for (guint j = 0; j < 4; j++)
        if (orders[i][j] < 3)
          three[n++] = orders[i][j];
      one = describe_series (days, one_thing, 3, three);
      g_assert_cmpstr (one, ==,
                       "deadline 'Registration closes for smart metering induction webinar' 2024-03-21 open "
                       "[2024-01-11 2024-01-25 2024-02-08] {2024-02-08 date 2024-03-14→2024-03-21}\n");
      two_items = describe_series (days, two_things, 4, orders[i]);
      g_assert_cmpstr (two_items, ==,
                       "deadline 'Register for the smart metering induction' 2024-03-14 open [2024-01-11 2024-02-22]\n"
                       "deadline 'Registration closes for smart metering induction webinar' 2024-03-14 open "
                       "[2024-01-25 2024-02-08 2024-02-22] {2024-02-08 date 2024-03-14→2024-03-21} "
                       "{2024-02-22 date 2024-03-21→2024-03-14}\n");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/same", test_same);
  g_test_add_func ("/identity/alike", test_alike);
  g_test_add_func ("/identity/two", test_two);
  g_test_add_func ("/identity/names", test_names);
  return g_test_run ();
}
