/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-query.h"
#include "sn-csv.h"
#include "sn-db-edit.h"
#include "sn-json.h"

/* Pairs of items that may be one: what "secnews merge" then says. */

static const char *
title_of (SnDb *db, gint64 id, const SnDate *today, SnItem **item)
{
  *item = sn_db_get_item (db, id, today, NULL);
  return *item != NULL && sn_item_get_title (*item) != NULL ? sn_item_get_title (*item) : "";
}

static char *
to_json (SnDb *db, GArray *pairs, const SnDate *today)
{
  g_autoptr (SnJson) json = sn_json_new (TRUE);
  g_autofree char *day = sn_date_to_string (today), *text = NULL;

  sn_json_begin_object (json, NULL);
  sn_json_add_string (json, "today", day);
  sn_json_begin_array (json, "duplicates");
  for (guint i = 0; i < pairs->len; i++)
    {
      const SnLikeness *pair = &g_array_index (pairs, SnLikeness, i);
      g_autoptr (SnItem) one = NULL;
      g_autoptr (SnItem) two = NULL;

      sn_json_begin_object (json, NULL);
      sn_json_add_int (json, "id", pair->item);
      sn_json_add_string (json, "title", title_of (db, pair->item, today, &one));
      sn_json_add_int (json, "other", pair->other);
      sn_json_add_string (json, "other_title", title_of (db, pair->other, today, &two));
      sn_json_add_string (json, "reason", pair->reason);
      sn_json_end_object (json);
    }
  sn_json_end_array (json);
  sn_json_end_object (json);
  text = sn_json_steal (json);
  return g_strconcat (text, "\n", NULL);
}

static char *
to_csv (SnDb *db, GArray *pairs, const SnDate *today)
{
  static const char *const header[] = { "id", "title", "other", "other_title", "reason" };
  GString *out = g_string_new (NULL);

  sn_csv_append_row (out, header, G_N_ELEMENTS (header));
  for (guint i = 0; i < pairs->len; i++)
    {
      const SnLikeness *pair = &g_array_index (pairs, SnLikeness, i);
      g_autoptr (SnItem) one = NULL;
      g_autoptr (SnItem) two = NULL;
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, pair->item);
      g_autofree char *other = g_strdup_printf ("%" G_GINT64_FORMAT, pair->other);
      const char *cells[] = { id, title_of (db, pair->item, today, &one), other,
                              title_of (db, pair->other, today, &two), pair->reason };

      sn_csv_append_row (out, cells, G_N_ELEMENTS (cells));
    }
  return g_string_free (out, FALSE);
}

static void
print (SnCli *cli, SnDb *db, GArray *pairs, const SnDate *today)
{
  sn_cli_print (cli, "Possible duplicates (%u)", pairs->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      const SnLikeness *pair = &g_array_index (pairs, SnLikeness, i);
      g_autoptr (SnItem) one = NULL;
      g_autoptr (SnItem) two = NULL;

      sn_cli_print (cli, "  %" G_GINT64_FORMAT "  %s", pair->item, title_of (db, pair->item, today, &one));
      sn_cli_print (cli, "  %" G_GINT64_FORMAT "  %s", pair->other, title_of (db, pair->other, today, &two));
      sn_cli_print (cli, "      %s: secnews merge [--distinct] %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, pair->reason,
                    pair->other, pair->item);
    }
  if (pairs->len == 0)
    sn_cli_print (cli, "  nothing that looks like one thing twice");
}

/**
 * sn_cli_list_duplicates:
 * @filter: how to print it
 * @today: the day
 *
 * Lists which open items may be one thing under two names.
 *
 * Returns: (transfer full) (nullable): the text, empty where it was printed;
 *   %NULL on error.
 */
char *
sn_cli_list_duplicates (SnCli *cli, SnDb *db, const SnCliFilter *filter, const SnDate *today, GError **error)
{
  g_autoptr (GArray) pairs = sn_db_list_likenesses (db, today, error);

  if (pairs == NULL)
    return NULL;
  if (filter->json)
    return to_json (db, pairs, today);
  if (filter->csv)
    return to_csv (db, pairs, today);
  print (cli, db, pairs, today);
  return g_strdup ("");
}
