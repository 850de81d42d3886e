/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

/* What hangs on living items: loaded for many at once, one query a table, with
 * the items' numbers as one JSON array. */

typedef void (*TakeRow) (SnItem *item, SnStatement *row, gpointer data);

static char *
ids_as_json (GPtrArray *items)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", sn_item_get_id (items->pdata[i]));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* Runs @sql, whose first column is the item's number. */
static gboolean
load_rows (SnDb *db, const char *sql, const char *ids, GHashTable *by_id, TakeRow take, gpointer data, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, sql, error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, ids);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);
      SnItem *item = g_hash_table_lookup (by_id, &id);

      if (item != NULL)
        take (item, row, data);
    }
  return step == SN_STEP_DONE;
}

static void
take_mention (SnItem *item, SnStatement *row, gpointer data)
{
  SnMention *mention = sn_mention_new (sn_statement_get_text (row, 3), (gsize) sqlite3_column_int64 (row, 4),
                                       (gsize) sqlite3_column_int64 (row, 5));

  mention->newsletter_id = sqlite3_column_int64 (row, 1);
  mention->issued = g_strdup (sn_statement_get_text (row, 2));
  sn_item_add_mention (item, mention);
}

/* Rows come newest newsletter first; only those of the first one with any are
 * taken. */
typedef struct
{
  gint64 item;
  gint64 newsletter;
} Newest;

static gboolean
is_newest (Newest *newest, SnStatement *row)
{
  gint64 item = sqlite3_column_int64 (row, 0);
  gint64 newsletter = sqlite3_column_int64 (row, 1);

  if (newest->item != item)
    *newest = (Newest){ item, newsletter };
  return newest->newsletter == newsletter;
}

static void
take_link (SnItem *item, SnStatement *row, gpointer data)
{
  g_autoptr (SnLink) link = NULL;

  if (!is_newest (data, row))
    return;
  link = sn_link_new (sn_link_role_from_string (sn_statement_get_text (row, 2)), sn_statement_get_text (row, 3),
                      sn_statement_get_text (row, 4), (gsize) sqlite3_column_int64 (row, 5),
                      (gsize) sqlite3_column_int64 (row, 6));
  sn_item_add_link (item, link);
}

static void
take_doubt (SnItem *item, SnStatement *row, gpointer data)
{
  if (is_newest (data, row))
    sn_item_add_doubt (item, sn_statement_get_text (row, 2));
}

static void
take_change (SnItem *item, SnStatement *row, gpointer data)
{
  sn_item_add_change (item, sn_change_new (sqlite3_column_int64 (row, 1), sn_statement_get_text (row, 2),
                                           sn_statement_get_text (row, 3), sn_statement_get_text (row, 4),
                                           sn_statement_get_text (row, 5), sn_statement_get_text (row, 6)));
}

/* Mentions are newest first, issues oldest first. */
static void
add_issues (SnItem *item)
{
  GPtrArray *mentions = sn_item_get_mentions (item);

  for (guint i = mentions->len; i > 0; i--)
    {
      const SnMention *mention = mentions->pdata[i - 1];

      if (mention->issued != NULL)
        sn_item_add_issue (item, mention->issued);
    }
}

#define OF_ITEMS "m.item_id IN (SELECT value FROM json_each (?1))"
#define NEWEST_FIRST " ORDER BY m.item_id, n.issued_day DESC, n.sha256 DESC, m.position"

/**
 * sn_db_load_children:
 * @items: (element-type SnItem): living items with their numbers, nothing
 *   loaded yet; those that have changes already keep these
 *
 * Loads mentions, issues, links, doubts and changes.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_load_children (SnDb *db, GPtrArray *items, GError **error)
{
  g_autofree char *ids = ids_as_json (items);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) unchanged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Newest links = { 0, 0 }, doubts = { 0, 0 };

  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = sn_item_get_id (items->pdata[i]);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), items->pdata[i]);
      if (sn_item_get_changes (items->pdata[i])->len == 0)
        g_hash_table_insert (unchanged, g_memdup2 (&id, sizeof id), items->pdata[i]);
    }
  if (!load_rows (db,
                  "SELECT m.item_id, m.newsletter_id, n.issued, p.quote, p.start, p.length FROM mentions m"
                  " JOIN newsletters n ON n.id = m.newsletter_id LEFT JOIN mention_places p ON p.mention_id = m.id"
                  " WHERE " OF_ITEMS NEWEST_FIRST ", p.position",
                  ids, by_id, take_mention, NULL, error) ||
      !load_rows (db,
                  "SELECT m.item_id, m.newsletter_id, l.role, l.label, l.uri, l.start, l.length FROM mentions m"
                  " JOIN newsletters n ON n.id = m.newsletter_id JOIN mention_links l ON l.mention_id = m.id"
                  " WHERE " OF_ITEMS NEWEST_FIRST ", l.position",
                  ids, by_id, take_link, &links, error) ||
      !load_rows (db,
                  "SELECT m.item_id, m.newsletter_id, d.text FROM mentions m"
                  " JOIN newsletters n ON n.id = m.newsletter_id JOIN mention_doubts d ON d.mention_id = m.id"
                  " WHERE " OF_ITEMS NEWEST_FIRST ", d.position",
                  ids, by_id, take_doubt, &doubts, error) ||
      !load_rows (db,
                  "SELECT item_id, newsletter_id, issued, field, from_value, to_value, quote FROM changes"
                  " WHERE item_id IN (SELECT value FROM json_each (?1)) ORDER BY item_id, position",
                  ids, unchanged, take_change, NULL, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    add_issues (items->pdata[i]);
  return TRUE;
}
