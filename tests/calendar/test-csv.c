/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sn-csv.h"
#include "sn-day-text.h"
#include "sn-plain.h"

static void
test_cells (void)
{
  static const struct
  {
    const char *cell;
    const char *written;
  } cells[] = {
    { "plain", "plain\r\n" },
    { NULL, "\r\n" },
    { "two words", "\"two words\"\r\n" },
    { "a,b", "\"a,b\"\r\n" },
    { "say \"yes\"", "\"say \"\"yes\"\"\"\r\n" },
    { "=1+1", "\"'=1+1\"\r\n" },
    { "+44", "\"'+44\"\r\n" },
    { "-1", "\"'-1\"\r\n" },
    { "@SUM(A1)", "\"'@SUM(A1)\"\r\n" },
    { "\t=1", "\"'=1\"\r\n" },
    { "\rx", "\"'x\"\r\n" },
    { " =1", "\"'=1\"\r\n" },
    { "one\r\ntwo\x1b[1m", "\"one two [1m\"\r\n" },
    { "1=1", "1=1\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      sn_csv_append_row (out, &cells[i].cell, 1);
      g_assert_cmpstr (out->str, ==, cells[i].written);
    }
}

static void
test_items (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  SnItem *item = sn_item_new (SN_ITEM_VACANCY, "=cmd|' /C calc'!A0");
  SnDate date = sn_date_new_month (2019, 7);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  sn_item_set_id (item, 7);
  sn_item_set_seats (item, 2);
  sn_item_set_date (item, &date);
  g_ptr_array_add (items, item);
  text = sn_csv_write (items);
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], "id,kind,title,date,end,"));
  g_assert_true (g_str_has_prefix (lines[1], "7,vacancy,\"'=cmd|' /C calc'!A0\",2019-07,,,,open,"));
  g_assert_cmpstr (lines[2], ==, "");
}

static void
test_plain (void)
{
  static const struct
  {
    const char *text;
    const char *plain;
  } texts[] = {
    { NULL, "" },
    { "  a \t b\r\n", "a b" },
    { "\x1b]0;x\x07y", "]0;x y" },
    { "a\xc2\x9b"
      "31mb",
      "a 31mb" },
    { "a\xe2\x80\xaetxt\xe2\x81\xa6.exe", "atxt.exe" },
    { "a\xffz", "a\xef\xbf\xbdz" },
    { "\xf0\x9f\x94\x8c é", "\xf0\x9f\x94\x8c é" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *plain = sn_plain_text (texts[i].text);

      g_assert_cmpstr (plain, ==, texts[i].plain);
    }
}

static void
test_days (void)
{
  SnDate date = sn_date_new_day (2019, 6, 17), end = sn_date_new_day (2019, 6, 19);
  SnDate quarter = sn_date_new_quarter (2019, 3);
  g_autofree char *day = sn_day_text_short (&date), *of_iso = sn_day_text_of_iso ("2019-07");
  g_autofree char *of_quarter = sn_day_text_long (&quarter), *range = NULL, *time = NULL;

  g_assert_cmpstr (day, ==, "Mon 17 Jun 2019");
  g_assert_cmpstr (of_iso, ==, "July 2019");
  g_assert_cmpstr (of_quarter, ==, "Q3 2019");
  g_assert_null (sn_day_text_of_iso ("soon"));
  sn_date_set_end (&date, &end);
  sn_date_set_end_time (&date, 17, 0);
  range = sn_day_text_short (&date);
  time = sn_day_text_of_time (&date);
  g_assert_cmpstr (range, ==, "Mon 17 Jun 2019 – Wed 19 Jun 2019");
  g_assert_cmpstr (time, ==, "until 17:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/cells", test_cells);
  g_test_add_func ("/csv/items", test_items);
  g_test_add_func ("/plain/text", test_plain);
  g_test_add_func ("/plain/days", test_days);
  return g_test_run ();
}
