/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-clock.h"
#include "sn-date.h"

static void
test_round_trip (void)
{
  static const char *const valid[] = { "2019",       "2019-Q3",    "2019-07",   "2019-07-11",
                                       "2024-02-29", "0001-01-01", "9999-12-31" };
  static const char *const invalid[] = { "",           "19",       "2019-13", "2019-00",  "2019-06-31",
                                         "2023-02-29", "2019-Q0",  "2019-Q5", "2019-7-1", "2019-07-11x",
                                         "0000",       "2019-07-", "2019-",   "x019",     "20190-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      SnDate date = { 0 };
      g_autofree char *text = NULL;

      g_assert_true (sn_date_parse (valid[i], &date));
      text = sn_date_to_string (&date);
      g_assert_cmpstr (text, ==, valid[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      SnDate date = sn_date_new_year (2000);

      g_assert_false (sn_date_parse (invalid[i], &date));
      g_assert_cmpuint (date.year, ==, 2000);
    }
}

static void
test_impossible_days (void)
{
  SnDate date = sn_date_new_day (2019, 6, 31);

  g_assert_false (sn_date_is_set (&date));
  g_assert_null (sn_date_to_string (&date));
  date = sn_date_new_day (1900, 2, 29);
  g_assert_false (sn_date_is_set (&date));
  date = sn_date_new_day (20190, 2, 1);
  g_assert_false (sn_date_is_set (&date));
}

static void
test_span (void)
{
  SnDate july = sn_date_new_month (2019, 7), q3 = sn_date_new_quarter (2019, 3), year = sn_date_new_year (2019);
  SnDate first = sn_date_new_day (2019, 7, 1), last = sn_date_new_day (2019, 9, 30), range = first;

  g_assert_cmpuint (sn_date_first_julian (&july), ==, sn_date_first_julian (&first));
  g_assert_cmpuint (sn_date_last_julian (&q3), ==, sn_date_first_julian (&last));
  g_assert_cmpuint (sn_date_last_julian (&year) - sn_date_first_julian (&year), ==, 364);
  sn_date_set_end (&range, &last);
  g_assert_cmpuint (sn_date_last_julian (&range), ==, sn_date_first_julian (&last));
  range = last;
  sn_date_set_end (&range, &first); /* backwards: not made */
  g_assert_cmpuint (range.end_year, ==, 0);
}

static void
test_weekday (void)
{
  SnDate monday = sn_date_new_day (2019, 6, 10), sunday = sn_date_new_day (2024, 2, 25),
         month = sn_date_new_month (2019, 6);

  g_assert_cmpuint (sn_date_weekday (&monday), ==, 1);
  g_assert_cmpuint (sn_date_weekday (&sunday), ==, 7);
  g_assert_cmpuint (sn_date_weekday (&month), ==, 0);
}

static void
test_order (void)
{
  SnDate none = { 0 }, day = sn_date_new_day (2019, 7, 31), month = sn_date_new_month (2019, 7);
  SnDate next = sn_date_new_day (2019, 8, 1), timed = day, later = day;

  sn_date_set_time (&timed, 10, 0);
  sn_date_set_time (&later, 17, 0);
  g_assert_cmpint (sn_date_compare (&day, &month), <, 0);
  g_assert_cmpint (sn_date_compare (&month, &next), <, 0);
  g_assert_cmpint (sn_date_compare (&none, &next), >, 0);
  g_assert_cmpint (sn_date_compare (&none, &none), ==, 0);
  g_assert_cmpint (sn_date_compare (&day, &timed), <, 0);
  g_assert_cmpint (sn_date_compare (&timed, &later), <, 0);
}

static void
test_arithmetic (void)
{
  SnDate end = sn_date_new_day (9999, 12, 31), leap = sn_date_new_day (2024, 2, 28),
         month = sn_date_new_month (2024, 2);
  SnDate moved = sn_date_add_days (&leap, 2), expected = sn_date_new_day (2024, 3, 1);

  g_assert_true (sn_date_equal (&moved, &expected));
  moved = sn_date_add_days (&end, 1);
  g_assert_false (sn_date_is_set (&moved));
  moved = sn_date_add_days (&month, 1);
  g_assert_false (sn_date_is_set (&moved));
}

static void
test_time (void)
{
  SnDate date = sn_date_new_day (2019, 7, 11);
  g_autofree char *none = sn_date_time_to_string (&date), *time = NULL;
  guint hour, minute;

  g_assert_null (none);
  sn_date_set_time (&date, 24, 0);
  g_assert_false (date.has_time);
  sn_date_set_time (&date, 9, 5);
  time = sn_date_time_to_string (&date);
  g_assert_cmpstr (time, ==, "09:05");
  g_assert_true (sn_date_parse_time ("23:59", &hour, &minute));
  g_assert_cmpuint (hour * 60 + minute, ==, 1439);
  g_assert_false (sn_date_parse_time ("24:00", &hour, &minute));
  g_assert_false (sn_date_parse_time ("9:00", &hour, &minute));
}

static void
test_clock (void)
{
  SnDate day = sn_date_new_day (2019, 6, 10), today;
  g_autoptr (SnClock) fixed = sn_clock_new_fixed (&day);
  g_autoptr (GDateTime) now = sn_clock_now (fixed);

  today = sn_clock_today (fixed);
  g_assert_true (sn_date_equal (&today, &day));
  g_assert_cmpint (g_date_time_get_utc_offset (now), ==, G_TIME_SPAN_HOUR); /* British Summer Time */
}

/* Days are counted as GDate counts them. */
static void
test_julian (void)
{
  for (guint year = 1; year <= 9999; year++)
    for (guint month = 1; month <= 12; month++)
      {
        guint last = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
        SnDate date = sn_date_new_month (year, month), after = sn_date_new_day (year, month, last + 1);
        GDate day;

        g_date_clear (&day, 1);
        g_date_set_dmy (&day, 1, (GDateMonth) month, (GDateYear) year);
        g_assert_cmpuint (sn_date_first_julian (&date), ==, g_date_get_julian (&day));
        g_assert_cmpuint (sn_date_last_julian (&date), ==, g_date_get_julian (&day) + last - 1);
        g_assert_false (sn_date_is_set (&after));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/impossible-days", test_impossible_days);
  g_test_add_func ("/date/span", test_span);
  g_test_add_func ("/date/weekday", test_weekday);
  g_test_add_func ("/date/order", test_order);
  g_test_add_func ("/date/arithmetic", test_arithmetic);
  g_test_add_func ("/date/time", test_time);
  g_test_add_func ("/date/julian", test_julian);
  g_test_add_func ("/clock/fixed", test_clock);
  return g_test_run ();
}
