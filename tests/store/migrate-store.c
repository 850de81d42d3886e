/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "sn-items-json.h"
#include "sn-db-private.h"

/* Brings the schema of a store up to this version, and does nothing else: what
 * was read by an earlier version is not read again, so that what changes is the
 * migration's doing. Prints the items as "list all --json" does, and the backup
 * that was made to stderr. For test-schemas.py. */

static GPtrArray *
migrate (SnDb *db, const char *day, SnQuery *query, GError **error)
{
  if (!sn_date_parse (day, &query->today))
    return NULL;
  return sn_db_migrate (db, TRUE, error) ? sn_db_list_items (db, query, error) : NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDb) db = argc == 3 ? sn_db_open_as_it_is (argv[1], "store", &error) : NULL;
  SnQuery query = { 0 };
  g_autoptr (GPtrArray) items = db != NULL ? migrate (db, argv[2], &query, &error) : NULL;
  g_autofree char *json = NULL;

  if (items == NULL)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "Usage: migrate-store STORE YYYY-MM-DD");
      return 1;
    }
  json = sn_items_to_json (items, &query.today);
  fputs (json, stdout);
  if (sn_db_get_migration_backup (db) != NULL)
    fprintf (stderr, "%s\n", sn_db_get_migration_backup (db));
  return 0;
}
