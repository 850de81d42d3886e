/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-month.h"

#include "sn-month-items.h"

#include <locale.h>

/* Monday and Sunday, as SnDate counts weekdays. */
#define MONDAY 1
#define SATURDAY 6
#define SUNDAY 7

static void
assert_day (guint32 julian, guint year, guint month, guint day)
{
  SnDate expected = sn_date_new_day (year, month, day);

  g_assert_cmpuint (julian, ==, sn_date_first_julian (&expected));
}

static void
test_first_day (void)
{
  assert_day (sn_month_first_day (2019, 6, MONDAY), 2019, 5, 27);
  assert_day (sn_month_first_day (2019, 6, SUNDAY), 2019, 5, 26);
  assert_day (sn_month_first_day (2019, 6, SATURDAY), 2019, 6, 1);
  /* A month that begins with the week has nothing of the one before. */
  assert_day (sn_month_first_day (2019, 7, MONDAY), 2019, 7, 1);
  assert_day (sn_month_first_day (2020, 1, MONDAY), 2019, 12, 30);
}

static void
test_weeks (void)
{
  g_assert_cmpuint (sn_month_n_weeks (2019, 6, MONDAY), ==, 5);
  g_assert_cmpuint (sn_month_n_weeks (2019, 6, SUNDAY), ==, 6);
  g_assert_cmpuint (sn_month_n_weeks (2019, 9, MONDAY), ==, 6);
  /* 28 days from a Monday on. */
  g_assert_cmpuint (sn_month_n_weeks (2021, 2, MONDAY), ==, 4);
  g_assert_cmpuint (sn_month_n_weeks (2021, 2, SUNDAY), ==, 5);
}

/* Whatever the month, its weeks hold all of its days, and no week is empty. */
static void
test_every_month (void)
{
  for (guint month = 1; month <= 12 * 28; month++)
    for (guint weekday = MONDAY; weekday <= SUNDAY; weekday++)
      {
        guint year = 2000 + (month - 1) / 12, of_year = (month - 1) % 12 + 1;
        guint n_weeks = sn_month_n_weeks (year, of_year, weekday);
        guint32 corner = sn_month_first_day (year, of_year, weekday);
        SnDate whole = sn_date_new_month (year, of_year);

        g_assert_cmpuint (n_weeks, <=, SN_MONTH_WEEKS);
        g_assert_cmpuint (corner, <=, sn_date_first_julian (&whole));
        g_assert_cmpuint (corner + 7, >, sn_date_first_julian (&whole));
        g_assert_cmpuint (corner + n_weeks * 7, >, sn_date_last_julian (&whole));
        g_assert_cmpuint (corner + (n_weeks - 1) * 7, <=, sn_date_last_julian (&whole));
      }
}

static void
assert_added (SnDate from, int months, guint year, guint month, guint day)
{
  SnDate expected = sn_date_new_day (year, month, day);
  SnDate result = sn_month_add (&from, months);

  g_assert_true (sn_date_equal (&result, &expected));
}

static void
test_add (void)
{
  assert_added (sn_date_new_day (2019, 6, 10), 1, 2019, 7, 10);
  assert_added (sn_date_new_day (2019, 6, 10), -6, 2018, 12, 10);
  assert_added (sn_date_new_day (2019, 12, 31), 2, 2020, 2, 29);
  assert_added (sn_date_new_day (2020, 2, 29), -12, 2019, 2, 28);
  assert_added (sn_date_new_day (2019, 1, 1), 0, 2019, 1, 1);
}

/* At both ends of time it stays where weeks can still be counted. */
static void
test_add_ends (void)
{
  assert_added (sn_date_new_day (1, 2, 5), -1, 1, 2, 5);
  assert_added (sn_date_new_day (9998, 12, 5), 1, 9998, 12, 5);
  assert_added (sn_date_new_day (2019, 6, 10), -1000000, 1, 2, 10);
}

static void
test_first_weekday (void)
{
  setlocale (LC_TIME, "C");
  g_assert_cmpuint (sn_month_first_weekday (), ==, MONDAY);
  if (setlocale (LC_TIME, "C.UTF-8") != NULL)
    g_assert_cmpuint (sn_month_first_weekday (), ==, MONDAY);
  if (setlocale (LC_TIME, "en_GB.UTF-8") != NULL)
    g_assert_cmpuint (sn_month_first_weekday (), ==, MONDAY);
  if (setlocale (LC_TIME, "en_US.UTF-8") != NULL)
    g_assert_cmpuint (sn_month_first_weekday (), ==, SUNDAY);
  setlocale (LC_TIME, "C");
}

static SnItem *
meeting (const SnDate *date, const SnDate *moved_from)
{
  SnItem *item = sn_item_new (SN_ITEM_EVENT, "Meeting");

  sn_item_set_date (item, date);
  if (moved_from != NULL)
    {
      sn_item_set_moved (item, TRUE);
      sn_item_set_moved_from (item, moved_from);
    }
  return item;
}

static void
test_week_start (void)
{
  g_assert_cmpuint (sn_month_weekday_for (SN_WEEK_START_MONDAY), ==, 1);
  g_assert_cmpuint (sn_month_weekday_for (SN_WEEK_START_SUNDAY), ==, 7);
  g_assert_cmpuint (sn_month_weekday_for (SN_WEEK_START_LOCALE), ==, sn_month_first_weekday ());
}

static guint
count_on (GPtrArray *items, const SnDate *day)
{
  g_autoptr (GPtrArray) here = sn_month_items_on (items, sn_date_first_julian (day));

  return here->len;
}

static guint
count_moved_from (GPtrArray *items, const SnDate *day, const SnDate *today)
{
  g_autoptr (GPtrArray) ghosts = sn_month_items_moved_from (items, sn_date_first_julian (day), today);

  return ghosts->len;
}

/* What lasts longer is on each of its days; what has no day is on none. */
static void
test_items_on (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  SnDate first = sn_date_new_day (2019, 6, 17), last = sn_date_new_day (2019, 6, 19), range = first;
  SnDate before = sn_date_add_days (&first, -1), after = sn_date_add_days (&last, 1);
  SnDate month = sn_date_new_month (2019, 6);

  sn_date_set_end (&range, &last);
  g_ptr_array_add (items, meeting (&range, NULL));
  g_ptr_array_add (items, meeting (&month, NULL));
  g_assert_cmpuint (count_on (items, &before), ==, 0);
  g_assert_cmpuint (count_on (items, &first), ==, 1);
  g_assert_cmpuint (count_on (items, &last), ==, 1);
  g_assert_cmpuint (count_on (items, &after), ==, 0);
  sn_item_set_state (items->pdata[0], SN_STATE_DISMISSED);
  g_assert_cmpuint (count_on (items, &first), ==, 0);
}

/* The day that something left shows it until that day is over. */
static void
test_items_moved (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  SnDate from = sn_date_new_day (2019, 6, 17), to = sn_date_new_day (2019, 6, 24);
  SnDate next = sn_date_add_days (&from, 1);

  g_ptr_array_add (items, meeting (&to, &from));
  g_ptr_array_add (items, meeting (&to, NULL));
  g_assert_cmpuint (count_on (items, &to), ==, 2);
  g_assert_cmpuint (count_on (items, &from), ==, 0);
  g_assert_cmpuint (count_moved_from (items, &from, &from), ==, 1);
  g_assert_cmpuint (count_moved_from (items, &to, &from), ==, 0);
  g_assert_cmpuint (count_moved_from (items, &from, &next), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/month/first-day", test_first_day);
  g_test_add_func ("/month/weeks", test_weeks);
  g_test_add_func ("/month/every-month", test_every_month);
  g_test_add_func ("/month/add", test_add);
  g_test_add_func ("/month/add-ends", test_add_ends);
  g_test_add_func ("/month/first-weekday", test_first_weekday);
  g_test_add_func ("/month/items-on", test_items_on);
  g_test_add_func ("/month/items-moved", test_items_moved);
  g_test_add_func ("/month/week-start", test_week_start);
  return g_test_run ();
}
