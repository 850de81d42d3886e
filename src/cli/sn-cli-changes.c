/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-items.h"
#include "sn-cli-table.h"
#include "sn-csv.h"
#include "sn-json.h"

/* A change with the item that it is of. */
typedef struct
{
  SnItem *item;
  const SnChange *change;
} Row;

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *first = a, *second = b;
  int order = g_strcmp0 (second->change->issued, first->change->issued);

  return order != 0 ? order : sn_item_compare (first->item, second->item);
}

/* All changes of @items, newest first. */
static GArray *
collect (GPtrArray *items)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  for (guint i = 0; i < items->len; i++)
    {
      GPtrArray *changes = sn_item_get_changes (items->pdata[i]);

      for (guint j = 0; j < changes->len; j++)
        {
          Row row = { items->pdata[i], changes->pdata[j] };

          g_array_append_val (rows, row);
        }
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

/**
 * sn_cli_changes_to_json:
 * @items: (element-type SnItem): items out of the store
 *
 * Returns: (transfer full): one object with the day and what changed in
 *   @items, newest first.
 */
char *
sn_cli_changes_to_json (GPtrArray *items, const SnDate *today)
{
  g_autoptr (GArray) rows = collect (items);
  g_autoptr (SnJson) json = sn_json_new (TRUE);
  g_autofree char *day = sn_date_to_string (today), *text = NULL;

  sn_json_begin_object (json, NULL);
  sn_json_add_string (json, "today", day);
  sn_json_begin_array (json, "changes");
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      sn_json_begin_object (json, NULL);
      sn_json_add_int (json, "id", sn_item_get_id (row->item));
      sn_json_add_string (json, "kind", sn_item_kind_to_string (sn_item_get_kind (row->item)));
      sn_json_add_string (json, "title", sn_item_get_title (row->item));
      sn_json_add_string (json, "issue", row->change->issued);
      sn_json_add_string (json, "field", row->change->field);
      sn_json_add_change_fields (json, row->change->from, row->change->to, row->change->quote);
      sn_json_end_object (json);
    }
  sn_json_end_array (json);
  sn_json_end_object (json);
  text = sn_json_steal (json);
  return g_strconcat (text, "\n", NULL);
}

/**
 * sn_cli_changes_to_csv:
 * @items: (element-type SnItem): items out of the store
 *
 * Returns: (transfer full): a table of what changed in @items, newest first.
 */
char *
sn_cli_changes_to_csv (GPtrArray *items)
{
  static const char *const header[] = { "id", "kind", "title", "issue", "field", "from", "to", "quote" };
  g_autoptr (GArray) rows = collect (items);
  GString *out = g_string_new (NULL);

  sn_csv_append_row (out, header, G_N_ELEMENTS (header));
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sn_item_get_id (row->item));
      const char *cells[] = { id,
                              sn_item_kind_to_string (sn_item_get_kind (row->item)),
                              sn_item_get_title (row->item),
                              row->change->issued,
                              row->change->field,
                              row->change->from,
                              row->change->to,
                              row->change->quote };

      sn_csv_append_row (out, cells, G_N_ELEMENTS (cells));
    }
  return g_string_free (out, FALSE);
}

/**
 * sn_cli_changes_print:
 * @items: (element-type SnItem): items out of the store
 *
 * Prints what changed in @items, newest first.
 */
void
sn_cli_changes_print (SnCli *cli, GPtrArray *items)
{
  g_autoptr (GArray) rows = collect (items);
  g_autoptr (SnCliTable) table = sn_cli_table_new (4);

  sn_cli_print (cli, "Changes (%u)", rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      const char *from = row->change->from, *to = row->change->to;
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sn_item_get_id (row->item));
      g_autofree char *what = g_strdup_printf ("%s: %s → %s", row->change->field, from != NULL ? from : "not stated",
                                               to != NULL ? to : "not stated");

      sn_cli_table_add (table, id, row->change->issued, what, sn_item_get_title (row->item));
    }
  sn_cli_table_print (table, cli, 2);
  if (rows->len == 0)
    sn_cli_print (cli, "  nothing changed between newsletters");
}
