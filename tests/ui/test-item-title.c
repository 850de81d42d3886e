/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-title.h"

static void
test_title (void)
{
  static const struct
  {
    const char *words, *title;
  } cases[] = {
    { "The Panel meets on 19 January", "The Panel meets on 19 January" },
    { "The Panel meets on 19 January.", "The Panel meets on 19 January" },
    { "The Panel meets. Do come along!", "The Panel meets" },
    { "Version 2.0 goes live, e.g. in May.", "Version 2.0 goes live, e.g. in May" },
    { "the following seats remain vacant:", "the following seats remain vacant" },
    { "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
      "One two three four five six seven eight nine ten eleven twelve thirteen fourteen" },
    { "ÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöü",
      "ÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖ" },
    { " ", "" },
    { "...", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = sn_item_title_of (cases[i].words);

      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/item-title", test_title);
  return g_test_run ();
}
