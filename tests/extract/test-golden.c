/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every newsletter in the folder newsletters/ and among the samples has its
 * golden JSON beside this test: what is read in it today. A golden file that
 * is missing is written and the test fails, so that somebody looks at it;
 * where one differs, the lines that do are printed. */

#include <string.h>

#include "sn-extract.h"
#include "sn-json.h"

static char *
read_newsletter (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (SnJson) json = sn_json_new (TRUE);
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, &error));
  bytes = g_bytes_new (data, size);
  documents = sn_document_read (bytes, path, &error);
  g_assert_no_error (error);
  sn_json_begin_array (json, NULL);
  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (SnNewsletter) newsletter = sn_extract (documents->pdata[i], NULL, &error);

      g_assert_no_error (error);
      sn_json_begin_object (json, NULL);
      sn_json_add_newsletter_fields (json, newsletter);
      sn_json_end_object (json);
    }
  sn_json_end_array (json);
  {
    g_autofree char *text = sn_json_steal (json);

    return g_strconcat (text, "\n", NULL);
  }
}

static void
print_difference (const char *golden, const char *found)
{
  g_auto (GStrv) old = g_strsplit (golden, "\n", -1), new = g_strsplit (found, "\n", -1);
  guint shown = 0;

  for (guint i = 0; old[i] != NULL && shown < 20; i++)
    if (!g_strv_contains ((const char *const *) new, old[i]))
      g_test_message ("- %s", old[i]), shown++;
  for (guint i = 0; new[i] != NULL &&shown < 40; i++)
    if (!g_strv_contains ((const char *const *) old, new[i]))
      g_test_message ("+ %s", new[i]), shown++;
}

static void
test_newsletter (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *golden_path = g_test_build_filename (G_TEST_DIST, "extract", "golden", file, NULL);
  g_autofree char *found = read_newsletter (path);
  g_autofree char *golden = NULL;

  if (!g_file_get_contents (golden_path, &golden, NULL, NULL))
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (golden_path, found, -1, &error));
      g_test_message ("%s was missing and is written now: look at it, then run again", golden_path);
      g_test_fail ();
      return;
    }
  if (g_str_equal (golden, found))
    return;
  print_difference (golden, found);
  g_test_message ("If the new reading is right, remove %s and run again", golden_path);
  g_test_fail ();
}

static gboolean
is_newsletter (const char *name)
{
  return g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".html") || g_str_has_suffix (name, ".eml");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
add_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (is_newsletter (name))
      g_ptr_array_add (names, g_strdup (name));
  g_assert_cmpuint (names->len, >, 0);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_strconcat ("/golden/", names->pdata[i], NULL);

      g_test_add_data_func_full (path, g_build_filename (folder, names->pdata[i], NULL), test_newsletter, g_free);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *own = NULL, *samples = NULL;

  g_test_init (&argc, &argv, NULL);
  own = g_test_build_filename (G_TEST_DIST, "extract", "newsletters", NULL);
  samples = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", NULL);
  add_folder (own);
  add_folder (samples);
  return g_test_run ();
}
