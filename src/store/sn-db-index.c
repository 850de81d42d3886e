/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-search-text.h"

/* What a search looks into, and the counts of the list of newsletters: written
 * whenever an item or a newsletter is, within the transaction that is open. A
 * trigger could not take away what belongs to a deleted row: it may not touch
 * such tables while the schema is not trusted. */

static gint64
search_row (guint32 day, gint64 id)
{
  return ((gint64) day << SN_SEARCH_DAY_SHIFT) | id;
}

static gboolean
write_words (SnDb *db, const char *sql, gint64 row, const char *title, const char *words, GError **error)
{
  g_autoptr (SnStatement) insert = sn_db_prepare (db, sql, error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, row);
  sqlite3_bind_text (insert, 2, title, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 3, words, -1, SQLITE_STATIC);
  return sn_db_run (db, insert, error);
}

/* Under which day an item is found: its last, or else that of the newest issue
 * which mentions it. */
static guint32
day_of (SnItem *item)
{
  GPtrArray *issues = sn_item_get_issues (item);
  SnDate issued = { 0 };

  if (sn_date_is_set (sn_item_get_date (item)))
    return sn_date_last_julian (sn_item_get_date (item));
  if (issues->len > 0)
    sn_date_parse (issues->pdata[issues->len - 1], &issued);
  return sn_date_last_julian (&issued);
}

/**
 * sn_db_forget_item:
 * @id: the number of an item that is about to be deleted
 *
 * Takes away the words under which a search finds it.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_forget_item (SnDb *db, gint64 id, GError **error)
{
  return sn_db_run_on (db, "DELETE FROM item_words WHERE rowid = (SELECT search_row FROM items WHERE id = ?1)", id,
                       error);
}

/**
 * sn_db_index_later:
 * @item_id: the number of an item
 *
 * Has the words of an item written at the end of the transaction, when all that
 * happens to it has happened.
 */
void
sn_db_index_later (SnDb *db, gint64 item_id)
{
  g_hash_table_add (db->unindexed, g_memdup2 (&item_id, sizeof item_id));
}

/* Something to write to item_words. */
typedef struct
{
  gint64 row;
  SnItem *item; /* NULL: take the row away */
  char *title;
  char *words;
} Change;

static void
clear_change (gpointer data)
{
  Change *change = data;

  g_free (change->title);
  g_free (change->words);
}

/* Rows from the lowest on: FTS5 writes to the file each time that it is to go
 * back. What is taken away comes before what takes its place. */
static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const Change *one = a, *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return (one->item != NULL) - (other->item != NULL);
}

static gboolean
load_row (SnDb *db, gint64 id, gint64 *row, GError **error)
{
  g_autoptr (SnStatement) statement = sn_db_prepare (db, "SELECT search_row FROM items WHERE id = ?1", error);
  SnStep step;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  step = sn_db_step (db, statement, error);
  *row = step == SN_STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  return step != SN_STEP_FAILED;
}

/* Whether the row has just these words. */
static gboolean
is_written (SnDb *db, gint64 row, const GString *title, const GString *words)
{
  g_autoptr (SnStatement) old = sn_db_prepare (db, "SELECT title, words FROM item_words WHERE rowid = ?1", NULL);

  if (old == NULL)
    return FALSE;
  sqlite3_bind_int64 (old, 1, row);
  return sn_db_step (db, old, NULL) == SN_STEP_ROW && g_strcmp0 (sn_statement_get_text (old, 0), title->str) == 0 &&
         g_strcmp0 (sn_statement_get_text (old, 1), words->str) == 0;
}

static gboolean
add_changes (SnDb *db, SnItem *item, GArray *changes, GError **error)
{
  g_autoptr (GString) title = g_string_new (NULL), words = g_string_new (NULL);
  Change taken = { 0 }, new = { search_row (day_of (item), sn_item_get_id (item)), item, NULL, NULL };

  if (!load_row (db, sn_item_get_id (item), &taken.row, error))
    return FALSE;
  sn_query_item_words (item, title, words);
  if (taken.row == new.row && is_written (db, new.row, title, words))
    return TRUE;
  if (taken.row != 0)
    g_array_append_val (changes, taken);
  new.title = g_strdup (title->str);
  new.words = g_strdup (words->str);
  g_array_append_val (changes, new);
  return TRUE;
}

static gboolean
write_change (SnDb *db, const Change *change, GError **error)
{
  g_autoptr (SnStatement) update = NULL;

  if (change->item == NULL)
    return sn_db_run_on (db, "DELETE FROM item_words WHERE rowid = ?1", change->row, error);
  if (!write_words (db, "INSERT INTO item_words (rowid, title, words) VALUES (?1, ?2, ?3)", change->row, change->title,
                    change->words, error))
    return FALSE;
  update = sn_db_prepare (db, "UPDATE items SET search_row = ?1 WHERE id = ?2 AND search_row IS NOT ?1", error);
  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, change->row);
  sqlite3_bind_int64 (update, 2, sn_item_get_id (change->item));
  return sn_db_run (db, update, error);
}

static gboolean
index_items (SnDb *db, GArray *ids, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (GPtrArray) items = NULL;
  SnDate none = { 0 };

  g_array_set_clear_func (changes, clear_change);
  items = sn_db_load_items (db, ids, &none, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!add_changes (db, items->pdata[i], changes, error))
      return FALSE;
  g_array_sort (changes, compare_changes);
  for (guint i = 0; i < changes->len; i++)
    if (!write_change (db, &g_array_index (changes, Change, i), error))
      return FALSE;
  return TRUE;
}

/**
 * sn_db_index_now:
 *
 * Writes the words of those items that sn_db_index_later() was told of, at the
 * end of a transaction.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_index_now (SnDb *db, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  if (g_hash_table_size (db->unindexed) == 0)
    return TRUE;
  g_hash_table_iter_init (&iter, db->unindexed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  g_hash_table_remove_all (db->unindexed);
  return index_items (db, ids, error);
}

/**
 * sn_db_index_items:
 *
 * Has the words of those items written that have none yet, at the end of the
 * transaction that is open.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_index_items (SnDb *db, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT id FROM items WHERE search_row IS NULL", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    sn_db_index_later (db, sqlite3_column_int64 (row, 0));
  return step == SN_STEP_DONE;
}

static guint
count_doubts (SnNewsletter *newsletter)
{
  GPtrArray *items = sn_newsletter_get_items (newsletter);
  guint n = sn_newsletter_get_doubts (newsletter)->len;

  for (guint i = 0; i < items->len; i++)
    n += sn_item_get_doubts (items->pdata[i])->len;
  return n;
}

static void
count_kinds (SnNewsletter *newsletter, guint *counts)
{
  GPtrArray *items = sn_newsletter_get_items (newsletter);

  for (guint i = 0; i < items->len; i++)
    counts[sn_item_get_kind (items->pdata[i])]++;
}

static gboolean
write_index (SnDb *db, gint64 id, gint64 row, SnNewsletter *newsletter, const char *text, GBytes *places,
             GError **error)
{
  g_autoptr (SnStatement) insert =
      sn_db_prepare (db,
                     "INSERT INTO newsletter_index (newsletter_id, search_row, consultations, vacancies, events,"
                     " milestones, deadlines, doubts, text, places) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     error);
  guint counts[SN_N_ITEM_KINDS] = { 0 };
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (places, &size);

  if (insert == NULL)
    return FALSE;
  count_kinds (newsletter, counts);
  sqlite3_bind_int64 (insert, 1, id);
  sqlite3_bind_int64 (insert, 2, row);
  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    sqlite3_bind_int64 (insert, 3 + (int) kind, counts[kind]);
  sqlite3_bind_int64 (insert, 8, count_doubts (newsletter));
  sqlite3_bind_text (insert, 9, text, -1, SQLITE_STATIC);
  sqlite3_bind_blob64 (insert, 10, size > 0 ? data : "", size, SQLITE_STATIC);
  return sn_db_run (db, insert, error);
}

/**
 * sn_db_forget_newsletter:
 * @id: the number of a newsletter that is about to be deleted
 *
 * Takes away its text, and the words under which a search finds it.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_forget_newsletter (SnDb *db, gint64 id, GError **error)
{
  return sn_db_run_on (db,
                       "DELETE FROM newsletter_words"
                       " WHERE rowid = (SELECT search_row FROM newsletter_index WHERE newsletter_id = ?1)",
                       id, error) &&
         sn_db_run_on (db, "DELETE FROM newsletter_index WHERE newsletter_id = ?1", id, error);
}

/**
 * sn_db_index_newsletter:
 * @id: the number of a newsletter
 * @newsletter: what was read
 * @document: (nullable): what it was read from; without it the title alone is
 *   found
 *
 * Writes the words under which a search finds a newsletter, and what the list
 * of newsletters says of it, in place of what there was.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_index_newsletter (SnDb *db, gint64 id, SnNewsletter *newsletter, SnDocument *document, GError **error)
{
  g_autoptr (GString) title = g_string_new (NULL), words = g_string_new (NULL);
  g_autoptr (GBytes) places = document == NULL ? g_bytes_new (NULL, 0) : NULL;
  g_autofree char *text = document == NULL ? g_strdup ("") : sn_search_text_new (document, &places);
  gint64 row = search_row (sn_date_first_julian (sn_newsletter_get_issued (newsletter)), id);

  sn_search_fold (title, sn_newsletter_get_title (newsletter));
  sn_search_fold (words, text);
  return sn_db_forget_newsletter (db, id, error) &&
         write_words (db, "INSERT INTO newsletter_words (rowid, title, words) VALUES (?1, ?2, ?3)", row, title->str,
                      words->str, error) &&
         write_index (db, id, row, newsletter, text, places, error);
}
