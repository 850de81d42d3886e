/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast newsletters are read, as ratios measured in one run, since a
 * machine's speed says nothing about a program's:
 *
 * - an HTML newsletter, from bytes to items, against libxml2's bare
 *   htmlReadMemory() on the same bytes (1.0 would be as fast);
 * - ten newsletters of text in one against one of them (10.0 is linear).
 *
 * The fastest of several rounds counts: others can only make it slower. */

#include <libxml/HTMLparser.h>
#include <string.h>

#include "sn-extract.h"

#define ROUNDS 40

typedef void (*Work) (GBytes *bytes);

static void
read_newsletter (GBytes *bytes)
{
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, NULL, NULL);
  g_autoptr (SnNewsletter) newsletter = sn_extract (documents->pdata[0], NULL, NULL);

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

/* Seconds of the fastest round. */
static double
measure (Work work, GBytes *bytes)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint n = 0; n < 10; n++)
        work (bytes);
      best = MIN (best, (double) (g_get_monotonic_time () - start) / 1e7);
    }
  return best;
}

static GBytes *
load (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
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

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) html = NULL, text = NULL, ten = NULL;
  double ours, bare, one, many;

  if (argc != 4)
    g_error ("usage: bench-read FOLDER HTML TEXT");
  html = load (argv[1], argv[2]);
  text = load (argv[1], argv[3]);
  ten = repeat (text, 10);
  ours = measure (read_newsletter, html);
  bare = measure (parse_html, html);
  one = measure (read_newsletter, text);
  many = measure (read_newsletter, ten);
  g_print ("%s: %.0f µs to read, %.0f µs for htmlReadMemory alone: ratio %.2f\n", argv[2], ours * 1e6, bare * 1e6,
           bare / ours);
  g_print ("%s: %.0f µs once, %.0f µs ten times over: %.1f times the time\n", argv[3], one * 1e6, many * 1e6,
           many / one);
  return 0;
}
