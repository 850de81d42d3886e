/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <utime.h>

#include "sn-watched-files.h"

/* Which files of a watched folder are read, and when. */

typedef struct
{
  char *folder;
  SnWatchedFiles *files;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("secnews-watched-XXXXXX", NULL);
  fixture->files = sn_watched_files_new ();
}

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
make_older (Fixture *fixture, const char *name, gint64 seconds)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - seconds;

  g_assert_cmpint (g_utime (path, &(struct utimbuf){ .actime = then, .modtime = then }), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  sn_watched_files_free (fixture->files);
}

/* The names of what is to be read, and "…" where there is more to wait for. */
static void
assert_look (Fixture *fixture, const char *expected, gboolean read)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (SnFolderFiles) found = sn_folder_files_find (folder, NULL);
  gboolean settled;
  g_autoptr (GPtrArray) ready = sn_watched_files_take (fixture->files, found, &settled);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < ready->len; i++)
    {
      g_autofree char *name = g_file_get_basename (ready->pdata[i]);

      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", name);
      if (read)
        sn_watched_files_set_read (fixture->files, ready->pdata[i]);
    }
  g_string_append (names, settled ? "" : "…");
  g_assert_cmpstr (names->str, ==, expected);
}

/* What somebody may still be writing is read when it was the same twice. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "a.txt", "half");
  assert_look (fixture, "…", TRUE);
  write_file (fixture, "a.txt", "half and more");
  assert_look (fixture, "…", TRUE);
  assert_look (fixture, "a.txt", TRUE);
  write_file (fixture, "b.txt", "of old");
  make_older (fixture, "b.txt", 3600);
  assert_look (fixture, "b.txt", TRUE);
}

/* What was read is not read again until it is another. */
static void
test_known (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "a.txt", "one");
  write_file (fixture, "b.txt", "one");
  make_older (fixture, "a.txt", 3600);
  make_older (fixture, "b.txt", 3600);
  assert_look (fixture, "a.txt b.txt", FALSE);
  assert_look (fixture, "a.txt b.txt", TRUE);
  assert_look (fixture, "", TRUE);
  write_file (fixture, "a.txt", "other");
  assert_look (fixture, "…", TRUE);
  assert_look (fixture, "a.txt", TRUE);
  /* Of the same size. */
  make_older (fixture, "b.txt", 1800);
  assert_look (fixture, "b.txt", TRUE);
  assert_look (fixture, "", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/watched-files/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/watched-files/known", Fixture, NULL, set_up, test_known, tear_down);
  return g_test_run ();
}
