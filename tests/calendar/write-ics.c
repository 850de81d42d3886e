/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "ics-items.h"
#include "sn-ics.h"

/* Writes a calendar into the file that is named, for other readers. */
int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) items = ics_items_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2019, 6, 21, 8, 9, 10);
  g_autoptr (GError) error = NULL;
  SnIcsOptions options = { .now = now };
  g_autofree char *text = sn_ics_write (items, &options, NULL, &error);

  if (argc == 2 && text != NULL && g_file_set_contents (argv[1], text, -1, &error))
    return 0;
  g_printerr ("%s\n", error != NULL ? error->message : "usage: write-ics FILE");
  return 1;
}
