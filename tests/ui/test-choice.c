/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-choice.h"
#include "sn-choice.h"

static SnItem *
item_new (gint64 id, SnItemKind kind, const SnDate *date)
{
  g_autofree char *title = g_strdup_printf ("Item %" G_GINT64_FORMAT, id);
  SnItem *item = sn_item_new (kind, title);

  sn_item_set_id (item, id);
  sn_item_set_date (item, date);
  return item;
}

static GPtrArray *
items_new (gint64 first, gint64 last)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  SnDate day = sn_date_new_day (2025, 11, 7);

  for (gint64 id = first; id <= last; id++)
    g_ptr_array_add (items, item_new (id, SN_ITEM_CONSULTATION, &day));
  return items;
}

/* "2 3 5", as they are shown. */
static char *
numbers (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", sn_item_get_id (items->pdata[i]));
  return g_string_free (text, FALSE);
}

static void
check (SnChoice *choice, gboolean on, const char *expected)
{
  g_autoptr (GPtrArray) items = sn_choice_get_items (choice);
  g_autofree char *text = numbers (items);

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (sn_choice_get_on (choice) == on);
}

static void
test_range (void)
{
  g_autoptr (SnChoice) choice = sn_choice_new ();
  g_autoptr (GPtrArray) items = items_new (1, 6);

  sn_choice_set_shown (choice, items);
  /* Nobody has said where it begins. */
  sn_choice_extend (choice, 4);
  check (choice, TRUE, "4");
  sn_choice_extend (choice, 2);
  check (choice, TRUE, "2 3 4");
  sn_choice_toggle (choice, 3);
  check (choice, TRUE, "2 4");
  sn_choice_extend (choice, 6);
  check (choice, TRUE, "2 3 4 5 6");
  sn_choice_set_on (choice, FALSE);
  check (choice, FALSE, "");
  sn_choice_set_anchor (choice, 5);
  sn_choice_extend (choice, 6);
  check (choice, TRUE, "5 6");
}

static void
test_shown (void)
{
  g_autoptr (SnChoice) choice = sn_choice_new ();
  g_autoptr (GPtrArray) items = items_new (1, 6), fewer = items_new (3, 8);

  sn_choice_add (choice, 1);
  check (choice, FALSE, "");
  sn_choice_set_shown (choice, items);
  sn_choice_add (choice, 1);
  sn_choice_add (choice, 5);
  sn_choice_add (choice, 5);
  sn_choice_toggle (choice, 99);
  check (choice, TRUE, "1 5");
  sn_choice_set_anchor (choice, 1);
  /* What is not shown any more is not chosen, nor does a range begin there. */
  sn_choice_set_shown (choice, fewer);
  check (choice, TRUE, "5");
  sn_choice_extend (choice, 8);
  check (choice, TRUE, "5 8");
  sn_choice_add_all (choice);
  check (choice, TRUE, "3 4 5 6 7 8");
}

static void
touched_cb (SnChoice *choice, gint64 item_id, gpointer touched)
{
  *(gint64 *) touched = item_id;
}

static void
test_touched (void)
{
  g_autoptr (SnChoice) choice = sn_choice_new ();
  g_autoptr (GPtrArray) items = items_new (1, 3);
  gint64 touched = 0;

  sn_choice_set_shown (choice, items);
  g_signal_connect (choice, "touched", G_CALLBACK (touched_cb), &touched);
  sn_choice_toggle (choice, 2);
  g_assert_cmpint (touched, ==, 2);
  sn_choice_extend (choice, 3);
  g_assert_cmpint (touched, ==, 3);
  sn_choice_add_all (choice);
  sn_choice_set_on (choice, FALSE);
  g_assert_cmpint (touched, ==, 3);
}

/* Duties first on a day, what goes on from before on the first day, what has no
 * day last, each once, and nothing that was dismissed. */
static void
test_calendar_order (void)
{
  SnDate past = sn_date_new_day (2025, 11, 3), today = sn_date_new_day (2025, 11, 7);
  SnDate later = sn_date_new_day (2025, 11, 9), month = sn_date_new_month (2025, 11);
  SnDate lasting = sn_date_new_day (2025, 11, 5), end = sn_date_new_day (2025, 11, 8);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) lane = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *const parts[] = { shown, lane, shown };
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *text = NULL;

  sn_date_set_end (&lasting, &end);
  g_ptr_array_add (shown, item_new (1, SN_ITEM_EVENT, &later));
  g_ptr_array_add (shown, item_new (2, SN_ITEM_EVENT, &today));
  g_ptr_array_add (shown, item_new (3, SN_ITEM_CONSULTATION, &today));
  g_ptr_array_add (shown, item_new (4, SN_ITEM_MILESTONE, &lasting));
  g_ptr_array_add (shown, item_new (5, SN_ITEM_EVENT, &past));
  g_ptr_array_add (shown, item_new (6, SN_ITEM_EVENT, &today));
  sn_item_set_state (shown->pdata[5], SN_STATE_DISMISSED);
  g_ptr_array_add (lane, item_new (7, SN_ITEM_EVENT, &month));
  all = sn_calendar_choice_order (parts, G_N_ELEMENTS (parts), sn_date_first_julian (&today));
  text = numbers (all);
  g_assert_cmpstr (text, ==, "5 3 4 2 1 7");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/choice/range", test_range);
  g_test_add_func ("/choice/shown", test_shown);
  g_test_add_func ("/choice/touched", test_touched);
  g_test_add_func ("/choice/calendar-order", test_calendar_order);
  return g_test_run ();
}
