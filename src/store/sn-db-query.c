/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"
#include "sn-search-words.h"

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

/* Its name in calendars is the one under which it was given away first. */
#define SELECT_ITEMS                                                                                                   \
  "SELECT i.id, coalesce ((SELECT e.uid FROM calendar_entries e WHERE e.item_id = i.id), i.uid), " SN_ITEM_COLUMNS (   \
      "i.") " FROM items i WHERE i.merged_into IS NULL"

static void
add_kinds (GString *sql, guint kinds)
{
  const char *before = " AND i.kind IN (";

  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    if (kinds & SN_QUERY_KIND (kind))
      {
        g_string_append_printf (sql, "%s'%s'", before, sn_item_kind_to_string ((SnItemKind) kind));
        before = ", ";
      }
  g_string_append (sql, kinds != 0 ? ")" : "");
}

#define ANSWERED "status IN ('submitted', 'not-responding')"

static void
add_standing (GString *sql, const SnQuery *query)
{
  if (query->open_only || query->closed_only || query->filled_only)
    g_string_append (sql, " AND i.dismissed = 0");
  if (query->open_only)
    g_string_append (sql, " AND i.outcome = 'none' AND i.until >= :today");
  if (query->closed_only)
    g_string_append (sql, " AND (i.outcome = 'cancelled' OR (i.outcome = 'none' AND i.until < :today))");
  if (query->filled_only)
    g_string_append (sql, " AND i.outcome = 'filled'");
  if (query->answered_only)
    g_string_append (sql, " AND i.dismissed = 0 AND i.id IN (SELECT item_id FROM user_marks WHERE " ANSWERED ")");
  if (query->dismissed_only)
    g_string_append (sql, " AND i.dismissed = 1 AND i.id IN (SELECT item_id FROM user_marks WHERE dismissed = 1)");
  if (query->undismissed)
    g_string_append (sql, " AND i.dismissed = 0");
  if (query->changed_only && query->limit == 0)
    g_string_append (sql, " AND EXISTS (SELECT 1 FROM changes c WHERE c.item_id = i.id)");
  if (query->changed_only && query->limit > 0)
    g_string_append (sql, " AND i.id IN (SELECT item_id FROM changes ORDER BY issued DESC LIMIT :limit)");
}

/* A range is put together of parts that an index has each. Most items are over
 * on the day on which they begin; those that are not have an index of their
 * own. */
static void
add_range (GString *sql, const SnQuery *query)
{
  gboolean from = sn_date_is_set (&query->from), to = sn_date_is_set (&query->to);

  if (from && !to)
    g_string_append (sql, " AND i.until >= :from");
  if (!to)
    return;
  g_string_append (sql, " AND i.id IN (");
  if (from)
    g_string_append (sql, "SELECT id FROM items WHERE until BETWEEN :from AND :to"
                          " UNION ALL SELECT id FROM items"
                          " WHERE last_day > first_day AND last_day > :to AND last_day >= :from"
                          " AND first_day <= :to");
  else
    g_string_append (sql, "SELECT id FROM items WHERE first_day <= :to");
  if (query->precision == SN_QUERY_ANY_DATE)
    g_string_append (sql, " UNION ALL SELECT id FROM items WHERE until = 9999999");
  if (query->moved && from)
    g_string_append (sql, " UNION ALL SELECT id FROM items WHERE moved = 1"
                          " AND moved_from BETWEEN :first AND :last AND length (moved_from) = 10");
  g_string_append_c (sql, ')');
}

static void
add_precision (GString *sql, SnQueryPrecision precision)
{
  if (precision == SN_QUERY_DATED)
    g_string_append (sql, " AND i.date IS NOT NULL");
  if (precision == SN_QUERY_WITH_DAY)
    g_string_append (sql, " AND length (i.date) = 10");
  if (precision == SN_QUERY_WITHOUT_DAY)
    g_string_append (sql, " AND length (i.date) < 10");
}

/* Who of @category can stand for a seat. */
#define SEAT_FOR(category)                                                                                             \
  "(i.category = " category " COLLATE NOCASE OR i.category = 'Any' COLLATE NOCASE"                                     \
  " OR (i.category = 'Network' COLLATE NOCASE AND " category                                                           \
  " COLLATE NOCASE IN ('Electricity Network', 'Gas Network')))"

static void
add_bodies (GString *sql, const SnQuery *query)
{
  if (query->category != NULL)
    g_string_append (sql, " AND i.kind = 'vacancy' AND " SEAT_FOR (":category"));
  if (query->seats_for != NULL)
    g_string_append (sql, " AND (i.kind <> 'vacancy' OR i.category IS NULL OR " SEAT_FOR (":seats_for") ")");
  if (query->names != NULL && *query->names != NULL)
    g_string_append (sql, " AND (i.committee COLLATE NOCASE IN (SELECT value FROM json_each (:names))"
                          " OR i.organiser COLLATE NOCASE IN (SELECT value FROM json_each (:names)))");
}

/* Conditions are added only where the query has them, so that the indexes can
 * serve; the few texts that come of it are kept as statements. */
static void
add_conditions (GString *sql, const SnQuery *query, gboolean search)
{
  add_kinds (sql, query->kinds);
  add_standing (sql, query);
  add_range (sql, query);
  add_precision (sql, query->precision);
  add_bodies (sql, query);
  if (search)
    g_string_append (sql, " AND i.id IN (SELECT rowid & 0xffffffff FROM item_words WHERE item_words MATCH :search)");
}

/**
 * sn_db_query_sql:
 * @search: whether the query has words to search for
 *
 * Returns: (transfer full): the statement that finds the items of @query.
 */
char *
sn_db_query_sql (const SnQuery *query, gboolean search)
{
  GString *sql = g_string_new (SELECT_ITEMS);

  add_conditions (sql, query, search);
  if (query->limit > 0 && !query->changed_only)
    g_string_append_printf (sql, " ORDER BY i.until%s LIMIT :limit", query->latest_first ? " DESC" : "");
  return g_string_free (sql, FALSE);
}

/* Where the statement has no such parameter the index is 0, and SQLite takes
 * nothing. */
static int
place (SnStatement *statement, const char *name)
{
  return sqlite3_bind_parameter_index (statement, name);
}

static void
bind_day_text (SnStatement *statement, const char *name, guint32 julian)
{
  SnDate day = sn_date_from_julian (julian);

  if (place (statement, name) != 0)
    sn_statement_take_text (statement, place (statement, name), sn_date_to_string (&day));
}

static void
bind_names (SnStatement *statement, const char *const *names)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  if (place (statement, ":names") == 0)
    return;
  for (; *names != NULL; names++)
    g_ptr_array_add (texts, (gpointer) *names);
  sn_statement_take_text (statement, place (statement, ":names"), sn_db_texts_as_json (texts));
}

static void
bind_query (SnStatement *statement, const SnQuery *query, const char *search)
{
  sqlite3_bind_int64 (statement, place (statement, ":today"), sn_date_first_julian (&query->today));
  sqlite3_bind_int64 (statement, place (statement, ":from"), sn_date_first_julian (&query->from));
  sqlite3_bind_int64 (statement, place (statement, ":to"), sn_date_last_julian (&query->to));
  bind_day_text (statement, ":first", sn_date_first_julian (&query->from));
  bind_day_text (statement, ":last", sn_date_last_julian (&query->to));
  sn_statement_bind_text (statement, place (statement, ":category"), query->category);
  sn_statement_bind_text (statement, place (statement, ":seats_for"), query->seats_for);
  bind_names (statement, query->names);
  sn_statement_bind_text (statement, place (statement, ":search"), search);
  sqlite3_bind_int64 (statement, place (statement, ":limit"), query->limit);
}

/* A search without any word is none. */
static char *
search_expression (const char *search)
{
  g_autoptr (SnSearchTerms) terms = sn_search_terms_new (search);

  return sn_search_terms_to_fts (terms);
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
  g_autofree char *sql = sn_db_query_sql (query, search != NULL);
  g_autoptr (SnStatement) statement = sn_db_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  bind_query (statement, query, search);
  return load_items (db, statement, &query->today, error);
}

/**
 * sn_db_get_item:
 * @id: its number, or that of one that was merged into it
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

  if (statement == NULL || !sn_db_resolve_item (db, &id, NULL, error))
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

static GPtrArray *
load_numbers (SnDb *db, const char *sql, GArray *ids, const SnDate *today, GError **error)
{
  g_autoptr (SnStatement) statement = sn_db_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  sn_statement_take_text (statement, 1, sn_db_numbers_as_json (ids));
  return load_items (db, statement, today, error);
}

/* With the numbers to which those lead that were merged away. */
#define RESOLVED                                                                                                       \
  "WITH RECURSIVE asked (id) AS (SELECT value FROM json_each (?1)"                                                     \
  " UNION SELECT g.merged_into FROM asked a JOIN items g ON g.id = a.id WHERE g.merged_into IS NOT NULL)"              \
  " SELECT id FROM asked"

/**
 * sn_db_load_items:
 * @ids: (element-type gint64): numbers of items, or of those that were merged
 *   into them
 * @today: the day for which their states are worked out
 *
 * Returns: (transfer full) (element-type SnItem) (nullable): those of them that
 *   there are, each once, loaded as by sn_db_list_items(); %NULL on error.
 */
GPtrArray *
sn_db_load_items (SnDb *db, GArray *ids, const SnDate *today, GError **error)
{
  return load_numbers (db, SELECT_ITEMS " AND i.id IN (" RESOLVED ")", ids, today, error);
}

/**
 * sn_db_load_living:
 * @ids: (element-type gint64): numbers of items
 *
 * As sn_db_load_items(), but a number that was merged away is that of no item.
 *
 * Returns: (transfer full) (element-type SnItem) (nullable): those of them that
 *   are living items; %NULL on error.
 */
GPtrArray *
sn_db_load_living (SnDb *db, GArray *ids, const SnDate *today, GError **error)
{
  return load_numbers (db, SELECT_ITEMS " AND i.id IN (SELECT value FROM json_each (?1))", ids, today, error);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* All numbers that a statement finds, in order. */
static GArray *
collect_numbers (SnDb *db, SnStatement *row, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SnStep step;

  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (ids, id);
    }
  if (step == SN_STEP_FAILED)
    return NULL;
  g_array_sort (ids, compare_numbers);
  return g_steal_pointer (&ids);
}

/**
 * sn_db_list_numbers:
 * @query: which items
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the numbers of the
 *   items that sn_db_list_items() would load, in order; %NULL on error.
 */
GArray *
sn_db_list_numbers (SnDb *db, const SnQuery *query, GError **error)
{
  g_autofree char *search = search_expression (query->search);
  g_autofree char *items = sn_db_query_sql (query, search != NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM (%s)", items);
  g_autoptr (SnStatement) statement = sn_db_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  bind_query (statement, query, search);
  return collect_numbers (db, statement, error);
}

/**
 * sn_db_list_living:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the numbers of all
 *   living items, in order; %NULL on error.
 */
GArray *
sn_db_list_living (SnDb *db, GError **error)
{
  /* Without an order an index has all of it, which is a third of the time. */
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT id FROM items WHERE merged_into IS NULL", error);

  return row != NULL ? collect_numbers (db, row, error) : NULL;
}

#define COUNTED "count (*), sum (max (seats, 1))"
#define COUNTED_WHERE(condition)                                                                                       \
  "count (*) FILTER (WHERE " condition "), sum (max (seats, 1)) FILTER (WHERE " condition ")"
#define OF_KIND "kind = ?1 AND merged_into IS NULL"

/* All in one pass over the index, which is what takes the time. */
#define COUNT_STANDING                                                                                                 \
  "SELECT " COUNTED ", " COUNTED_WHERE ("outcome = 'filled'") ", " COUNTED_WHERE (                                     \
      "outcome = 'none' AND until >= ?2") " FROM items WHERE " OF_KIND " AND dismissed = 0"

/* What users mark they mark one by one, so these are few, and CROSS JOIN has
 * SQLite begin with them. */
#define COUNT_MARKED(marked, condition)                                                                                \
  "SELECT " COUNTED " FROM (SELECT item_id FROM user_marks WHERE " marked ") CROSS JOIN items ON id = item_id"         \
  " WHERE " OF_KIND " AND " condition

static SnItemCount
take_count (SnStatement *row, int column)
{
  return (SnItemCount){ (guint) sqlite3_column_int64 (row, column), (guint) sqlite3_column_int64 (row, column + 1) };
}

/* The one row that @sql gives, with @n_counts counts. */
static gboolean
count (SnDb *db, const char *sql, SnItemKind kind, guint32 today, SnItemCount *counts, guint n_counts, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, sql, error);

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, sn_item_kind_to_string (kind));
  sqlite3_bind_int64 (row, 2, today);
  if (sn_db_step (db, row, error) != SN_STEP_ROW)
    return FALSE;
  for (guint i = 0; i < n_counts; i++)
    counts[i] = take_count (row, (int) (2 * i));
  return TRUE;
}

/**
 * sn_db_count_items:
 * @kind: what to count
 * @today: a day
 * @counts: (out): how many there are by how they stand on that day, without
 *   those that the user dismissed, which are counted apart
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_count_items (SnDb *db, SnItemKind kind, const SnDate *today, SnItemCounts *counts, GError **error)
{
  guint32 day = sn_date_first_julian (today);
  SnItemCount standing[3];

  if (!count (db, COUNT_STANDING, kind, day, standing, G_N_ELEMENTS (standing), error) ||
      !count (db, COUNT_MARKED (ANSWERED, "dismissed = 0"), kind, day, &counts->answered, 1, error) ||
      !count (db, COUNT_MARKED ("dismissed = 1", "dismissed = 1"), kind, day, &counts->dismissed, 1, error))
    return FALSE;
  counts->filled = standing[1];
  counts->open = standing[2];
  counts->closed = (SnItemCount){ standing[0].items - standing[1].items - standing[2].items,
                                  standing[0].seats - standing[1].seats - standing[2].seats };
  return TRUE;
}
