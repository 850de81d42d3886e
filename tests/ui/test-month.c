/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-month.h"

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
  return g_test_run ();
}
