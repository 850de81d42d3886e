/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dump.h"

/* usage: dump-store STORE
 *
 * Prints the content of a store, as two that are to be the same are compared. */
int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDb) db = argc == 2 ? sn_db_open (argv[1], &error) : NULL;
  g_autofree char *text = NULL;

  if (db == NULL)
    {
      g_printerr ("dump-store: %s\n", error != NULL ? error->message : "one STORE is needed");
      return 1;
    }
  text = dump_store (db);
  g_print ("%s", text);
  return 0;
}
