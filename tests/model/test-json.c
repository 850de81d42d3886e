/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-json.h"

static void
test_escapes (void)
{
  g_autoptr (SnJson) json = sn_json_new (FALSE);
  g_autofree char *text = NULL;

  sn_json_begin_array (json, NULL);
  sn_json_add_string (json, NULL, "a\"b\\c\n\t\x01\x7f\xe2\x80\xa8\xff\xc3\xa9");
  sn_json_add_string (json, NULL, NULL);
  sn_json_end_array (json);
  text = sn_json_steal (json);
  g_assert_cmpstr (text, ==, "[\"a\\\"b\\\\c\\n\\u0009\\u0001\\u007f\\u2028\xef\xbf\xbd\xc3\xa9\",null]");
}

static void
test_nesting (void)
{
  g_autoptr (SnJson) json = sn_json_new (FALSE);
  g_autofree char *text = NULL;

  sn_json_begin_object (json, NULL);
  sn_json_begin_array (json, "empty");
  sn_json_end_array (json);
  sn_json_begin_object (json, "inner");
  sn_json_add_int (json, "n", -3);
  sn_json_add_double (json, "d", 0.5);
  sn_json_end_object (json);
  sn_json_add_optional (json, "absent", NULL);
  sn_json_add_null (json, "null");
  sn_json_end_object (json);
  text = sn_json_steal (json);
  g_assert_cmpstr (text, ==, "{\"empty\":[],\"inner\":{\"n\":-3,\"d\":0.50},\"null\":null}");
}

static void
test_item (void)
{
  g_autoptr (SnJson) json = sn_json_new (FALSE);
  g_autoptr (SnItem) item = sn_item_new (SN_ITEM_EVENT, "Meeting 1");
  g_autofree char *text = NULL;
  SnDate date = sn_date_new_day (2019, 7, 1), end = sn_date_new_day (2019, 7, 3);

  sn_date_set_end (&date, &end);
  sn_date_set_time (&date, 10, 0);
  sn_item_set_date (item, &date);
  sn_json_add_item (json, NULL, item);
  text = sn_json_steal (json);
  g_assert_cmpstr (text, ==,
                   "{\"kind\":\"event\",\"title\":\"Meeting 1\",\"date\":\"2019-07-01\",\"end\":\"2019-07-03\","
                   "\"time\":\"10:00\",\"links\":[],\"quote\":null,\"confidence\":1.00,\"doubts\":[]}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/escapes", test_escapes);
  g_test_add_func ("/json/nesting", test_nesting);
  g_test_add_func ("/json/item", test_item);
  return g_test_run ();
}
