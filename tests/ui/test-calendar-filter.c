/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-filter.h"

static SnItem *
item_new (SnItemKind kind, const char *committee, const char *organiser, const char *category)
{
  SnItem *item = sn_item_new (kind, "Title");

  sn_item_set_committee (item, committee);
  sn_item_set_organiser (item, organiser);
  sn_item_set_category (item, category);
  return item;
}

static GPtrArray *
some_items (void)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, item_new (SN_ITEM_CONSULTATION, NULL, "Ofgem", NULL));
  g_ptr_array_add (items, item_new (SN_ITEM_EVENT, "TAG", NULL, NULL));
  g_ptr_array_add (items, item_new (SN_ITEM_EVENT, "SSC", NULL, NULL));
  g_ptr_array_add (items, item_new (SN_ITEM_VACANCY, "SSC", NULL, "Small Supplier"));
  g_ptr_array_add (items, item_new (SN_ITEM_VACANCY, "CSC", NULL, "Network"));
  g_ptr_array_add (items, item_new (SN_ITEM_VACANCY, "OPSG", NULL, NULL));
  return items;
}

/* Which of some_items() are shown, as in "102". */
static void
assert_shown (SnCalendarFilter *filter, GPtrArray *items, const char *expected)
{
  g_autoptr (GPtrArray) shown = sn_calendar_filter_select (filter, items);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    if (g_ptr_array_find (shown, items->pdata[i], NULL))
      g_string_append_printf (found, "%u", i);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_kinds (void)
{
  g_autoptr (SnCalendarFilter) filter = sn_calendar_filter_new ();
  g_autoptr (GPtrArray) items = some_items ();
  guint n = 0;

  g_signal_connect_swapped (filter, "changed", G_CALLBACK (count_cb), &n);
  assert_shown (filter, items, "012345");
  g_assert_false (sn_calendar_filter_is_on (filter));
  sn_calendar_filter_set_kinds (filter, SN_CALENDAR_ALL_KINDS & ~(1u << SN_ITEM_EVENT));
  sn_calendar_filter_set_kinds (filter, SN_CALENDAR_ALL_KINDS & ~(1u << SN_ITEM_EVENT));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (sn_calendar_filter_is_on (filter));
  assert_shown (filter, items, "0345");
  sn_calendar_filter_set_kinds (filter, 0);
  assert_shown (filter, items, "");
  sn_calendar_filter_reset (filter);
  assert_shown (filter, items, "012345");
  g_assert_cmpuint (n, ==, 3);
}

/* One committee and one organiser: what is of either. */
static void
test_names (void)
{
  g_autoptr (SnCalendarFilter) filter = sn_calendar_filter_new ();
  g_autoptr (GPtrArray) items = some_items ();
  g_autoptr (GPtrArray) committees = sn_calendar_filter_committees (items);
  g_autoptr (GPtrArray) organisers = sn_calendar_filter_organisers (items);

  g_assert_cmpuint (committees->len, ==, 4);
  g_assert_cmpstr (committees->pdata[0], ==, "CSC");
  g_assert_cmpuint (organisers->len, ==, 1);
  sn_calendar_filter_choose (filter, "SSC", TRUE);
  assert_shown (filter, items, "23");
  sn_calendar_filter_choose (filter, "Ofgem", TRUE);
  assert_shown (filter, items, "023");
  sn_calendar_filter_choose (filter, "SSC", FALSE);
  assert_shown (filter, items, "0");
  sn_calendar_filter_choose (filter, "Ofgem", FALSE);
  assert_shown (filter, items, "012345");
  g_assert_false (sn_calendar_filter_is_on (filter));
}

/* Seats for others go; those that may be mine, and all else, stay. */
static void
test_only_mine (void)
{
  g_autoptr (SnCalendarFilter) filter = sn_calendar_filter_new ();
  g_autoptr (GPtrArray) items = some_items ();

  sn_calendar_filter_set_only_mine (filter, TRUE);
  g_assert_false (sn_calendar_filter_get_only_mine (filter));
  sn_calendar_filter_set_category (filter, "Gas Network");
  sn_calendar_filter_set_only_mine (filter, TRUE);
  assert_shown (filter, items, "01245");
  sn_calendar_filter_set_category (filter, "Small Supplier");
  assert_shown (filter, items, "01235");
  sn_calendar_filter_set_category (filter, "");
  assert_shown (filter, items, "012345");
  g_assert_false (sn_calendar_filter_is_on (filter));
}

static void
test_reveal (void)
{
  g_autoptr (SnCalendarFilter) filter = sn_calendar_filter_new ();
  g_autoptr (GPtrArray) items = some_items ();

  sn_calendar_filter_set_kinds (filter, 1u << SN_ITEM_VACANCY);
  sn_calendar_filter_choose (filter, "SSC", TRUE);
  sn_calendar_filter_reveal (filter, items->pdata[2]);
  /* Of what hides it only the kind gave way. */
  assert_shown (filter, items, "23");
  sn_calendar_filter_reveal (filter, items->pdata[1]);
  assert_shown (filter, items, "12345");
}

static void
test_words (void)
{
  g_autoptr (SnCalendarFilter) filter = sn_calendar_filter_new ();
  g_autofree char *nothing = sn_calendar_filter_describe (filter, 0), *all = NULL;

  g_assert_cmpstr (nothing, ==, "");
  sn_calendar_filter_set_kinds (filter, SN_CALENDAR_ALL_KINDS & ~(1u << SN_ITEM_EVENT));
  sn_calendar_filter_choose (filter, "TAG", TRUE);
  sn_calendar_filter_choose (filter, "SSC", TRUE);
  sn_calendar_filter_set_category (filter, "Small Supplier");
  sn_calendar_filter_set_only_mine (filter, TRUE);
  all = sn_calendar_filter_describe (filter, 3);
  g_assert_cmpstr (all, ==,
                   "Hidden: Events · Only SSC, TAG · No seats but for Small Supplier · "
                   "3 items of this month filtered out");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar-filter/kinds", test_kinds);
  g_test_add_func ("/calendar-filter/names", test_names);
  g_test_add_func ("/calendar-filter/only-mine", test_only_mine);
  g_test_add_func ("/calendar-filter/reveal", test_reveal);
  g_test_add_func ("/calendar-filter/words", test_words);
  return g_test_run ();
}
