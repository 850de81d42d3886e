/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"
#include "sn-words.h"

/* Living items. Their children are loaded for the whole result, one query a
 * table, with the items' numbers as one JSON array. */

static char *
ids_as_json (GPtrArray *items)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", sn_item_get_id (items->pdata[i]));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/**
 * sn_db_load_rows:
 * @sql: a query with one parameter, whose first column is an item's number
 * @ids: the numbers of the items as a JSON array, for the parameter
 * @by_id: (element-type gint64 SnItem): the items
 * @take: called for each row
 *
 * Loads what hangs on items, in one query.
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
  if (!sn_db_load_rows (db,
                  "SELECT m.item_id, m.newsletter_id, n.issued, p.quote, p.start, p.length FROM mentions m"
                  " JOIN newsletters n ON n.id = m.newsletter_id LEFT JOIN mention_places p ON p.mention_id = m.id"
                  " WHERE " OF_ITEMS NEWEST_FIRST ", p.position",
                  ids, by_id, take_mention, NULL, error) ||
      !sn_db_load_rows (db,
                  "SELECT m.item_id, m.newsletter_id, l.role, l.label, l.uri, l.start, l.length FROM mentions m"
                  " JOIN newsletters n ON n.id = m.newsletter_id JOIN mention_links l ON l.mention_id = m.id"
                  " WHERE " OF_ITEMS NEWEST_FIRST ", l.position",
                  ids, by_id, take_link, &links, error) ||
      !sn_db_load_rows (db,
                  "SELECT m.item_id, m.newsletter_id, d.text FROM mentions m"
                  " JOIN newsletters n ON n.id = m.newsletter_id JOIN mention_doubts d ON d.mention_id = m.id"
                  " WHERE " OF_ITEMS NEWEST_FIRST ", d.position",
                  ids, by_id, take_doubt, &doubts, error) ||
      !sn_db_load_rows (db,
                  "SELECT item_id, newsletter_id, issued, field, from_value, to_value, quote FROM changes"
                  " WHERE item_id IN (SELECT value FROM json_each (?1)) ORDER BY item_id, position",
                  ids, unchanged, take_change, NULL, error) ||
      !sn_db_load_user_word (db, ids, by_id, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    add_issues (items->pdata[i]);
  return TRUE;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return sn_item_compare (*(SnItem *const *) a, *(SnItem *const *) b);
}

static SnItem *
read_item (SnStatement *row)
{
  SnItem *item = sn_statement_get_item (row, 2);

  sn_item_set_id (item, sqlite3_column_int64 (row, 0));
  sn_item_set_uid (item, sn_statement_get_text (row, 1));
  return item;
}

/* Reads the items of a bound query, whole and in order. */
static GPtrArray *
load_items (SnDb *db, SnStatement *row, const SnDate *today, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  SnStep step;

  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    g_ptr_array_add (items, read_item (row));
  if (step == SN_STEP_FAILED || !sn_db_load_children (db, items, error))
    return NULL;
  for (guint i = 0; i < items->len; i++)
    sn_item_set_state (items->pdata[i], sn_query_item_state (items->pdata[i], today));
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}

#define SELECT_ITEMS "SELECT i.id, i.uid, " SN_ITEM_COLUMNS ("i.") " FROM items i WHERE i.merged_into IS NULL"

/* Conditions are added only where the query has them, so that the indexes can
 * serve; the few texts that come of it are kept as statements. */
static char *
build_sql (const SnQuery *query, gboolean search)
{
  GString *sql = g_string_new (SELECT_ITEMS);

  if (query->kinds != 0)
    g_string_append (sql, " AND instr (:kinds, '|' || i.kind || '|') > 0");
  if (query->open_only)
    g_string_append (sql, " AND i.outcome = 'none' AND i.dismissed = 0 AND (i.last_day >= :today OR i.last_day IS NULL)");
  if (sn_date_is_set (&query->from))
    g_string_append (sql, " AND (i.last_day >= :from OR i.last_day IS NULL)");
  if (sn_date_is_set (&query->to))
    g_string_append (sql, " AND (i.first_day <= :to OR i.first_day IS NULL)");
  if (query->category != NULL)
    g_string_append (sql, " AND i.kind = 'vacancy' AND (i.category = :category COLLATE NOCASE"
                          " OR i.category = 'Any' COLLATE NOCASE OR (i.category = 'Network' COLLATE NOCASE"
                          " AND :category COLLATE NOCASE IN ('Electricity Network', 'Gas Network')))");
  if (search)
    g_string_append (sql, " AND i.id IN (SELECT rowid FROM item_words WHERE item_words MATCH :search)");
  return g_string_free (sql, FALSE);
}

static char *
kinds_as_text (guint kinds)
{
  GString *text = g_string_new ("|");

  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    if (kinds & SN_QUERY_KIND (kind))
      g_string_append_printf (text, "%s|", sn_item_kind_to_string ((SnItemKind) kind));
  return g_string_free (text, FALSE);
}

/* Words hold letters and digits only, so nothing that a user types is syntax;
 * the quotes keep AND, OR, NOT and NEAR words. */
static char *
search_expression (const char *search)
{
  g_autoptr (GPtrArray) words = sn_words_split (search);
  GString *text;

  if (words->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s\"%s\"", i > 0 ? " AND " : "", (const char *) words->pdata[i]);
  g_string_append_c (text, '*');
  return g_string_free (text, FALSE);
}

/* Where the statement has no such parameter the index is 0, and SQLite takes
 * nothing. */
static int
place (SnStatement *statement, const char *name)
{
  return sqlite3_bind_parameter_index (statement, name);
}

static void
bind_query (SnStatement *statement, const SnQuery *query, const char *search)
{
  if (query->kinds != 0)
    sn_statement_take_text (statement, place (statement, ":kinds"), kinds_as_text (query->kinds));
  sqlite3_bind_int64 (statement, place (statement, ":today"), sn_date_first_julian (&query->today));
  sqlite3_bind_int64 (statement, place (statement, ":from"), sn_date_first_julian (&query->from));
  sqlite3_bind_int64 (statement, place (statement, ":to"), sn_date_last_julian (&query->to));
  sn_statement_bind_text (statement, place (statement, ":category"), query->category);
  sn_statement_bind_text (statement, place (statement, ":search"), search);
}

/**
 * sn_db_list_items:
 * @query: which items; the same filter as sn_query_matches()
 *
 * Loads living items whole: with their mentions (newest issue first), issues,
 * links and doubts (of the newest issue that has any), changes, and their state
 * on the query's day.
 *
 * Returns: (transfer full) (element-type SnItem) (nullable): the items in the
 *   order of sn_item_compare(); %NULL on error.
 */
GPtrArray *
sn_db_list_items (SnDb *db, const SnQuery *query, GError **error)
{
  g_autofree char *search = search_expression (query->search);
  g_autofree char *sql = build_sql (query, search != NULL);
  g_autoptr (SnStatement) statement = sn_db_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  bind_query (statement, query, search);
  return load_items (db, statement, &query->today, error);
}

/**
 * sn_db_get_item:
 * @id: its number
 * @today: the day for which its state is worked out
 *
 * Errors: %SN_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the item, loaded as by
 *   sn_db_list_items().
 */
SnItem *
sn_db_get_item (SnDb *db, gint64 id, const SnDate *today, GError **error)
{
  g_autoptr (SnStatement) statement = sn_db_prepare (db, SELECT_ITEMS " AND i.id = ?1", error);
  g_autoptr (GPtrArray) items = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  items = load_items (db, statement, today, error);
  if (items == NULL)
    return NULL;
  if (items->len == 0)
    {
      g_set_error (error, SN_ERROR, SN_ERROR_NOT_FOUND, "No item has the number %" G_GINT64_FORMAT ".", id);
      return NULL;
    }
  return g_object_ref (items->pdata[0]);
}
