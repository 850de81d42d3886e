/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

/* What hangs on living items: loaded for many at once, one query a table, with
 * the items' numbers as one JSON array. */

/* One mention of an item. They are gone through newest newsletter first. */
typedef struct
{
  gint64 id;
  gint64 newsletter;
  SnItem *item;
} Mentioned;

typedef void (*TakeMentionRow) (const Mentioned *mentioned, SnStatement *row, gpointer data);

static char *
item_ids (GPtrArray *items)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = sn_item_get_id (items->pdata[i]);

      g_array_append_val (ids, id);
    }
  return sn_db_numbers_as_json (ids);
}

static char *
mention_ids (GArray *mentioned)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < mentioned->len; i++)
    g_array_append_val (ids, g_array_index (mentioned, Mentioned, i).id);
  return sn_db_numbers_as_json (ids);
}

/**
 * sn_db_load_rows:
 * @sql: a query whose first column is the number of an item, with the numbers
 *   as its one parameter
 * @ids: the items' numbers as a JSON array
 * @by_id: (element-type gint64 SnItem): the items; rows of others are passed over
 *
 * Gives each row to @take.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_load_rows (SnDb *db, const char *sql, const char *ids, GHashTable *by_id, SnDbTakeRow take, gpointer data,
                 GError **error)
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
  GArray *mentioned = data;
  Mentioned this = { sqlite3_column_int64 (row, 6), sqlite3_column_int64 (row, 1), item };
  SnMention *mention = sn_mention_new (sn_statement_get_text (row, 3), (gsize) sqlite3_column_int64 (row, 4),
                                       (gsize) sqlite3_column_int64 (row, 5));

  mention->newsletter_id = this.newsletter;
  mention->issued = g_strdup (sn_statement_get_text (row, 2));
  sn_item_add_mention (item, mention);
  /* Each of its places is a row. */
  if (mentioned->len == 0 || g_array_index (mentioned, Mentioned, mentioned->len - 1).id != this.id)
    g_array_append_val (mentioned, this);
}

/* Loads what is said of the items of @by_id, and learns which mentions these
 * are. */
static gboolean
load_mentions (SnDb *db, const char *ids, GHashTable *by_id, GArray *mentioned, GError **error)
{
  return sn_db_load_rows (
      db,
      "SELECT m.item_id, m.newsletter_id, n.issued, p.quote, p.start, p.length, m.id FROM mentions m"
      " JOIN newsletters n ON n.id = m.newsletter_id LEFT JOIN mention_places p ON p.mention_id = m.id"
      " WHERE m.item_id IN (SELECT value FROM json_each (?1))"
      " ORDER BY m.item_id, n.issued_day DESC, n.sha256 DESC, m.position, p.position",
      ids, by_id, take_mention, mentioned, error);
}

/* Runs @sql, whose first column is the place of the mention in @mentioned. */
static gboolean
load_mention_rows (SnDb *db, const char *sql, const char *ids, GArray *mentioned, TakeMentionRow take, gpointer data,
                   GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, sql, error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, ids);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    take (&g_array_index (mentioned, Mentioned, sqlite3_column_int64 (row, 0)), row, data);
  return step == SN_STEP_DONE;
}

/* Of the rows of an item only those of the first newsletter with any are
 * taken. */
typedef struct
{
  SnItem *item;
  gint64 newsletter;
} Newest;

static gboolean
is_newest (Newest *newest, const Mentioned *mentioned)
{
  if (newest->item != mentioned->item)
    *newest = (Newest){ mentioned->item, mentioned->newsletter };
  return newest->newsletter == mentioned->newsletter;
}

static void
take_link (const Mentioned *mentioned, SnStatement *row, gpointer data)
{
  g_autoptr (SnLink) link = NULL;

  if (!is_newest (data, mentioned))
    return;
  link = sn_link_new (sn_link_role_from_string (sn_statement_get_text (row, 1)), sn_statement_get_text (row, 2),
                      sn_statement_get_text (row, 3), (gsize) sqlite3_column_int64 (row, 4),
                      (gsize) sqlite3_column_int64 (row, 5));
  sn_item_add_link (mentioned->item, link);
}

static void
take_doubt (const Mentioned *mentioned, SnStatement *row, gpointer data)
{
  if (is_newest (data, mentioned))
    sn_item_add_doubt (mentioned->item, sn_statement_get_text (row, 1));
}

static void
take_change (SnItem *item, SnStatement *row, G_GNUC_UNUSED gpointer data)
{
  sn_item_add_change (item, sn_change_new (sqlite3_column_int64 (row, 1), sn_statement_get_text (row, 2),
                                           sn_statement_get_text (row, 3), sn_statement_get_text (row, 4),
                                           sn_statement_get_text (row, 5), sn_statement_get_text (row, 6)));
}

/* Those that have changes already keep these. */
static gboolean
load_changes (SnDb *db, const char *ids, GHashTable *unchanged, GError **error)
{
  return sn_db_load_rows (db,
                          "SELECT item_id, newsletter_id, issued, field, from_value, to_value, quote FROM changes"
                          " WHERE item_id IN (SELECT value FROM json_each (?1)) ORDER BY item_id, position",
                          ids, unchanged, take_change, NULL, error);
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

/**
 * sn_db_load_children:
 * @items: (element-type SnItem): living items with their numbers, nothing
 *   loaded yet; those that have changes already keep these
 *
 * Loads mentions, issues, links, doubts, changes and what the user says.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_load_children (SnDb *db, GPtrArray *items, GError **error)
{
  g_autofree char *ids = item_ids (items), *mentions = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) unchanged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) mentioned = g_array_new (FALSE, FALSE, sizeof (Mentioned));
  Newest links = { NULL, 0 }, doubts = { NULL, 0 };

  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = sn_item_get_id (items->pdata[i]);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), items->pdata[i]);
      if (sn_item_get_changes (items->pdata[i])->len == 0)
        g_hash_table_insert (unchanged, g_memdup2 (&id, sizeof id), items->pdata[i]);
    }
  if (!load_mentions (db, ids, by_id, mentioned, error))
    return FALSE;
  mentions = mention_ids (mentioned);
  if (!load_mention_rows (db,
                          "SELECT j.key, l.role, l.label, l.uri, l.start, l.length FROM json_each (?1) j"
                          " CROSS JOIN mention_links l ON l.mention_id = j.value ORDER BY j.key, l.position",
                          mentions, mentioned, take_link, &links, error) ||
      !load_mention_rows (db,
                          "SELECT j.key, d.text FROM json_each (?1) j"
                          " CROSS JOIN mention_doubts d ON d.mention_id = j.value ORDER BY j.key, d.position",
                          mentions, mentioned, take_doubt, &doubts, error) ||
      !load_changes (db, ids, unchanged, error) || !sn_db_load_user_word (db, ids, by_id, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    add_issues (items->pdata[i]);
  return TRUE;
}
