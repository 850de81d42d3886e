/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dump.h"
#include "fixture.h"
#include "sn-bulk.h"

#include <string.h>

/* Eight newsletters that tell of one spring: consultations that are extended and
 * go on, a month that gets its day, meetings that move or are called off, seats
 * that become fewer. In whatever order, batches and repetition they are
 * imported, the store holds the same. */

#define N_ORDERS 60

static GPtrArray *
list_series (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "store", "series", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort_with_data (paths, (GCompareDataFunc) (GCallback) g_strcmp0, NULL);
  return paths;
}

static void
shuffle (GPtrArray *paths, GRand *rand)
{
  for (guint i = paths->len; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i);
      gpointer path = paths->pdata[i - 1];

      paths->pdata[i - 1] = paths->pdata[j];
      paths->pdata[j] = path;
    }
}

static void
import (SnDb *db, GPtrArray *paths, guint batch)
{
  g_autoptr (SnBulk) bulk = sn_bulk_new (NULL);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  sn_bulk_set_batch (bulk, batch);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths->pdata[i]);

      sn_bulk_add_file (bulk, file, paths->pdata[i]);
    }
  while (sn_bulk_step (bulk, db, NULL, &error))
    ;
  g_assert_no_error (error);
  results = sn_bulk_take_results (bulk);
  g_assert_cmpuint (results->len, ==, paths->len);
  for (guint i = 0; i < results->len; i++)
    g_assert_no_error (((SnBulkResult *) results->pdata[i])->error);
}

static char *
import_and_dump (GPtrArray *paths, guint batch, gboolean twice)
{
  char *folder = fixture_folder ();
  SnDb *db = fixture_open (folder);
  char *text;

  import (db, paths, batch);
  if (twice)
    import (db, paths, batch);
  text = dump_store (db);
  sn_db_close (db);
  fixture_remove (folder);
  return text;
}

static void
assert_same (const char *found, const char *expected)
{
  g_auto (GStrv) one = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) two = g_strsplit (found, "\n", -1);

  for (guint i = 0; one[i] != NULL && two[i] != NULL; i++)
    g_assert_cmpstr (two[i], ==, one[i]);
  g_assert_cmpuint (g_strv_length (two), ==, g_strv_length (one));
}

static void
test_orders (void)
{
  g_autoptr (GPtrArray) paths = list_series ();
  g_autofree char *expected = import_and_dump (paths, 1, FALSE);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);

  g_assert_cmpuint (paths->len, ==, 8);
  for (guint i = 0; i < N_ORDERS; i++)
    {
      guint batch = (guint) g_rand_int_range (rand, 1, 10);
      g_autofree char *found = NULL;

      shuffle (paths, rand);
      found = import_and_dump (paths, batch, i % 4 == 0);
      g_test_message ("order %u, batches of %u", i, batch);
      assert_same (found, expected);
    }
}

/* The series says what it is there for; else the test above would compare
 * nothing. */
static void
test_content (void)
{
  static const char *const parts[] = {
    "|field='date'|from_value='2026-02-06'|to_value='2026-02-20'", /* extended */
    "|field='date'|from_value='2026-02'|to_value='2026-02-11'",    /* a month gets its day */
    "|field='date'|from_value='2026-02-11'|to_value='2026-02-12'", /* moved */
    "|field='seats'|from_value='2'|to_value='1'",                  /* one seat is left */
    "|field='state'|from_value='open'|to_value='cancelled'",       /* called off */
    "\nmention_links|",
  };
  g_autoptr (GPtrArray) paths = list_series ();
  g_autofree char *found = import_and_dump (paths, 100, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_test_message ("%s", parts[i]);
      g_assert_nonnull (strstr (found, parts[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order/orders", test_orders);
  g_test_add_func ("/order/content", test_content);
  return g_test_run ();
}
