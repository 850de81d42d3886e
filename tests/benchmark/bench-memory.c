/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much memory reading takes at most, beyond that of a process that has
 * read one newsletter, against the size of the input:
 *
 *   bench-memory FILE…
 *
 * Each file is read repeated to 10 kB, 1 MB and 10 MB, in a process of its own.
 * The input itself counts. At most ten times the input and 10 MB are allowed. */

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sn-extract.h"

#define ALLOWED_TIMES 10
#define ALLOWED_BYTES (10 * 1000 * 1000)

static GBytes *
load (const char *path, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  GByteArray *all;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, &error))
    g_error ("%s", error->message);
  all = g_byte_array_sized_new ((guint) (size + length));
  while (all->len < size)
    g_byte_array_append (all, (const guint8 *) data, (guint) length);
  return g_byte_array_free_to_bytes (all);
}

static void
read_newsletter (GBytes *bytes)
{
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, NULL, NULL);
  g_autoptr (SnNewsletter) newsletter = NULL;

  g_assert_nonnull (documents);
  newsletter = sn_extract (documents->pdata[0], NULL, NULL);
  g_assert_nonnull (newsletter);
}

/* The most bytes that the process had in memory so far. */
static gsize
peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (peak = strstr (status, "VmHWM:")) == NULL)
    return 0;
  return (gsize) g_ascii_strtoull (peak + 6, NULL, 10) * 1024;
}

static void
measure (const char *path, gsize size)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) small = load (path, 1), large = NULL;
  gsize before, peak, read;

  read_newsletter (small);
  before = peak_memory ();
  large = load (path, size);
  read_newsletter (large);
  peak = peak_memory () - before;
  read = g_bytes_get_size (large);
  printf ("%-36s %9zu bytes: %9zu more at the peak, %5.1f times as many: %s\n", name, read, peak,
          (double) peak / (double) read,
          peak <= read * ALLOWED_TIMES + ALLOWED_BYTES ? "allowed" : "more than 10 times and 10 MB");
}

int
main (int argc, char **argv)
{
  static const gsize sizes[] = { 10 * 1000, 1000 * 1000, 10 * 1000 * 1000 };

  for (int i = 1; i < argc; i++)
    for (guint n = 0; n < G_N_ELEMENTS (sizes); n++)
      {
        pid_t child = fork ();

        if (child == 0)
          {
            measure (argv[i], sizes[n]);
            fflush (stdout);
            _exit (0);
          }
        waitpid (child, NULL, 0);
      }
  return 0;
}
