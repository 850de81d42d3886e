/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast newsletters are read, as ratios measured in one run, since a
 * machine's speed says nothing about a program's:
 *
 *   bench-read html PATH…   pages, from bytes to items, against libxml2's bare
 *                           htmlReadMemory() on the same bytes: each and in
 *                           all (1.0 would be as fast)
 *   bench-read linear PATH… each repeated 10 and 100 times, against once
 *                           (10.0 and 100.0 are linear)
 *   bench-read time FILE    seconds for one reading, for other scripts
 *
 * A PATH is a file, or a folder of which all files that fit are taken; one
 * that does not exist is passed over. The fastest of several rounds counts,
 * since others can only make it slower; what is compared takes turns. Time is
 * the processor's, so that waiting for it does not count. */

#include <libxml/HTMLparser.h>
#include <locale.h>
#include <string.h>
#include <time.h>

#include "sn-extract.h"

#define ROUNDS 25
#define ROUND_MICROSECONDS 4000

typedef void (*Work) (GBytes *bytes);

static void
read_newsletter (GBytes *bytes)
{
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, NULL, NULL);
  g_autoptr (SnNewsletter) newsletter = NULL;

  g_assert_nonnull (documents);
  newsletter = sn_extract (documents->pdata[0], NULL, NULL);
  g_assert_nonnull (newsletter);
}

static void
parse_html (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  htmlDocPtr document = htmlReadMemory (
      data, (int) size, NULL, NULL, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);

  xmlFreeDoc (document);
}

/* Microseconds of the processor's time so far. */
static gint64
spent_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Seconds that one piece of work takes, the mean of a round that is long
 * enough for the clock. */
static double
measure_round (Work work, GBytes *bytes)
{
  gint64 start = spent_time (), spent;
  guint times = 0;

  do
    {
      work (bytes);
      times++;
      spent = spent_time () - start;
    }
  while (spent < ROUND_MICROSECONDS);
  return (double) spent / 1e6 / times;
}

static GBytes *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, &error))
    g_error ("%s", error->message);
  return g_bytes_new_take (data, size);
}

static GBytes *
repeat (GBytes *bytes, guint times)
{
  GByteArray *all = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < times; i++)
    g_byte_array_append (all, data, (guint) size);
  return g_byte_array_free_to_bytes (all);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The files that the paths name, of folders those that end so. */
static GPtrArray *
find_files (char **paths, const char *ending)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (; *paths != NULL; paths++)
    {
      g_autoptr (GDir) folder = g_dir_open (*paths, 0, NULL);
      const char *name;

      if (folder == NULL && g_file_test (*paths, G_FILE_TEST_EXISTS))
        g_ptr_array_add (files, g_strdup (*paths));
      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        if (g_str_has_suffix (name, ending))
          g_ptr_array_add (files, g_build_filename (*paths, name, NULL));
    }
  g_ptr_array_sort (files, compare_paths);
  return files;
}

static void
print_html (const char *name, double ours, double bare)
{
  g_print ("%-42s %7.0f µs to read, %6.0f µs for htmlReadMemory alone: ratio %.2f\n", name, ours * 1e6, bare * 1e6,
           bare / ours);
}

static void
compare_with_parser (char **paths)
{
  g_autoptr (GPtrArray) files = find_files (paths, ".html");
  double all_ours = 0, all_bare = 0;

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GBytes) bytes = load (files->pdata[i]);
      g_autofree char *name = g_path_get_basename (files->pdata[i]);
      double ours = G_MAXDOUBLE, bare = G_MAXDOUBLE;

      for (guint round = 0; round < ROUNDS; round++)
        {
          ours = MIN (ours, measure_round (read_newsletter, bytes));
          bare = MIN (bare, measure_round (parse_html, bytes));
        }
      print_html (name, ours, bare);
      all_ours += ours;
      all_bare += bare;
    }
  print_html ("all", all_ours, all_bare);
}

static void
compare_lengths (char **paths)
{
  g_autoptr (GPtrArray) files = find_files (paths, ".txt");

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_path_get_basename (files->pdata[i]);
      g_autoptr (GBytes) one = load (files->pdata[i]), ten = repeat (one, 10), hundred = repeat (one, 100);
      GBytes *lengths[] = { one, ten, hundred };
      double best[] = { G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE };

      for (guint round = 0; round < ROUNDS; round++)
        for (guint n = 0; n < G_N_ELEMENTS (lengths); n++)
          best[n] = MIN (best[n], measure_round (read_newsletter, lengths[n]));
      g_print ("%-42s %7.0f µs once, %.1f times that ten times over, %.1f times that a hundred times over\n", name,
               best[0] * 1e6, best[1] / best[0], best[2] / best[0]);
    }
}

static void
print_time (const char *path)
{
  g_autoptr (GBytes) bytes = load (path);
  double best = G_MAXDOUBLE;

  for (guint round = 0; round < ROUNDS; round++)
    best = MIN (best, measure_round (read_newsletter, bytes));
  g_print ("%.9f\n", best);
}

int
main (int argc, char **argv)
{
  const char *what = argc > 2 ? argv[1] : "";

  setlocale (LC_ALL, "");
  if (g_str_equal (what, "html"))
    compare_with_parser (argv + 2);
  else if (g_str_equal (what, "linear"))
    compare_lengths (argv + 2);
  else if (g_str_equal (what, "time"))
    print_time (argv[2]);
  else
    g_error ("usage: bench-read html|linear|time PATH…");
  return 0;
}
