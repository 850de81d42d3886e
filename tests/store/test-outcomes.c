/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Seats of which an issue says that they are filled, and nothing else. */

#include "fixture.h"

#define SEAT .committee = "SSC", .category = "Small Supplier"

static const Row offered = { "vacancy", "SSC Small Supplier seats", "2024-01-26", SEAT, .seats = 2 };
static const Row undated = { "vacancy", "SSC Small Supplier seat", NULL, SEAT };
static const Row filled = { "vacancy",
                            "SSC Small Supplier seat",
                            NULL,
                            SEAT,
                            .seats = 1,
                            .outcome = "filled",
                            .quote = "Ann Orr has joined the SSC." };

static SnImported *
import (SnDb *db, const char *issued, const Row *row)
{
  g_autoptr (SnNewsletter) newsletter = fixture_newsletter (issued, issued);

  if (row->outcome != NULL)
    sn_newsletter_add_outcome (newsletter, fixture_item (row));
  else
    sn_newsletter_add_item (newsletter, fixture_item (row));
  return fixture_store (db, newsletter, issued);
}

static void
assert_filled (SnDb *db)
{
  g_autoptr (GPtrArray) items = fixture_list (db, "2024-03-01");
  SnItem *item;
  const SnChange *change;

  g_assert_cmpuint (items->len, ==, 1);
  item = items->pdata[0];
  g_assert_cmpint (sn_item_get_state (item), ==, SN_STATE_FILLED);
  g_assert_cmpuint (sn_item_get_seats (item), ==, 2);
  g_assert_cmpuint (sn_item_get_issues (item)->len, ==, 2);
  g_assert_cmpstr (sn_item_get_issues (item)->pdata[1], ==, "2024-02-08");
  g_assert_cmpuint (sn_item_get_changes (item)->len, ==, 1);
  change = sn_item_get_changes (item)->pdata[0];
  g_assert_cmpstr (change->field, ==, "state");
  g_assert_cmpstr (change->from, ==, "closed");
  g_assert_cmpstr (change->to, ==, "filled");
  g_assert_cmpstr (change->issued, ==, "2024-02-08");
  g_assert_cmpstr (change->quote, ==, "Ann Orr has joined the SSC.");
}

static void
test_fills_seat (void)
{
  char *folder = fixture_folder ();
  SnDb *db = fixture_open (folder);
  g_autoptr (SnImported) first = import (db, "2024-01-11", &offered);
  g_autoptr (SnImported) second = import (db, "2024-02-08", &filled);

  g_assert_cmpuint (first->added, ==, 1);
  g_assert_cmpuint (second->added, ==, 0);
  g_assert_cmpuint (second->changed, ==, 1);
  assert_filled (db);
  sn_db_close (db);
  fixture_remove (folder);
}

/* The outcome comes first, and waits. */
static void
test_any_order (void)
{
  char *folder = fixture_folder ();
  SnDb *db = fixture_open (folder);
  g_autoptr (SnImported) first = import (db, "2024-02-08", &filled);
  g_autoptr (GPtrArray) none = fixture_list (db, "2024-03-01");
  g_autoptr (SnImported) second = NULL;

  g_assert_cmpuint (first->added + first->changed + first->known, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
  second = import (db, "2024-01-11", &offered);
  g_assert_cmpuint (second->added, ==, 1);
  assert_filled (db);
  sn_db_close (db);
  fixture_remove (folder);
}

/* A seat that is offered after somebody got it is free, though no issue that
 * was read had offered it before. */
static void
test_offered_after (void)
{
  char *folder = fixture_folder ();
  SnDb *db = fixture_open (folder);
  g_autoptr (SnImported) first = import (db, "2024-02-08", &filled);
  g_autoptr (SnImported) second = import (db, "2024-02-22", &undated);
  g_autoptr (GPtrArray) items = fixture_list (db, "2024-03-01");

  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpint (sn_item_get_state (items->pdata[0]), ==, SN_STATE_OPEN);
  sn_db_close (db);
  fixture_remove (folder);
}

/* A newsletter comes back with its outcomes beside its items, and they count
 * for none. */
static void
test_newsletter (void)
{
  char *folder = fixture_folder ();
  SnDb *db = fixture_open (folder);
  g_autoptr (SnImported) imported = import (db, "2024-02-08", &filled);
  g_autoptr (GError) error = NULL;
  g_autoptr (SnNewsletter) newsletter = sn_db_get_newsletter (db, imported->newsletter_id, NULL, &error);
  g_autoptr (GPtrArray) all = sn_db_list_newsletters (db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sn_newsletter_get_items (newsletter)->len, ==, 0);
  g_assert_cmpuint (sn_newsletter_get_outcomes (newsletter)->len, ==, 1);
  g_assert_cmpstr (sn_item_get_quote (sn_newsletter_get_outcomes (newsletter)->pdata[0]), ==, filled.quote);
  g_assert_cmpuint (sn_newsletter_get_count (newsletter, SN_ITEM_VACANCY), ==, 0);
  g_assert_cmpuint (sn_newsletter_get_count (all->pdata[0], SN_ITEM_VACANCY), ==, 0);
  sn_db_close (db);
  fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/outcomes/fills-seat", test_fills_seat);
  g_test_add_func ("/store/outcomes/any-order", test_any_order);
  g_test_add_func ("/store/outcomes/offered-after", test_offered_after);
  g_test_add_func ("/store/outcomes/newsletter", test_newsletter);
  return g_test_run ();
}
