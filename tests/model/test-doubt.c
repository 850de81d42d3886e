/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-doubt.h"

static void
test_field (void)
{
  static const struct
  {
    const char *doubt;
    const char *field;
    const char *date;
  } cases[] = {
    { "The table of dates says 2019-06-17", "date", "2019-06-17" },
    { "Elsewhere the newsletter says 2019-07", "date", "2019-07" },
    { "The weekday in “Tuesday 17 June” is not that day's", "date", NULL },
    { "“31 June” is no date of the calendar", "date", NULL },
    { "“31 June” is something else", NULL, NULL },
    { "No closing date is stated", "date", NULL },
    { "Which party category the seat is for is not stated", "category", NULL },
    { "What is on that day is said in unknown words", "kind", NULL },
    { "Sure?", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SnDate date = { 0 };
      g_autofree char *found = NULL;

      g_assert_cmpstr (sn_doubt_get_field (cases[i].doubt), ==, cases[i].field);
      g_assert_cmpint (sn_doubt_get_date (cases[i].doubt, &date), ==, cases[i].date != NULL);
      found = sn_date_is_set (&date) ? sn_date_to_string (&date) : NULL;
      g_assert_cmpstr (found, ==, cases[i].date);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doubt/field", test_field);
  return g_test_run ();
}
