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
write_words (SnDb *db, const char *sql, gint64 row, const GString *title, const GString *words, GError **error)
{
  g_autoptr (SnStatement) insert = sn_db_prepare (db, sql, error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, row);
  sqlite3_bind_text64 (insert, 2, title->str, title->len, SQLITE_STATIC, SQLITE_UTF8);
  sqlite3_bind_text64 (insert, 3, words->str, words->len, SQLITE_STATIC, SQLITE_UTF8);
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
 * sn_db_index_item:
 * @item: a living item with its number, mentions and issues
 *
 * Writes the words under which a search finds @item, in place of those that it
 * had.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_index_item (SnDb *db, SnItem *item, GError **error)
{
  g_autoptr (GString) title = g_string_new (NULL), words = g_string_new (NULL);
  g_autoptr (SnStatement) update = NULL;
  gint64 id = sn_item_get_id (item), row = search_row (day_of (item), id);

  sn_query_item_words (item, title, words);
  if (!sn_db_forget_item (db, id, error) ||
      !write_words (db, "INSERT INTO item_words (rowid, title, words) VALUES (?1, ?2, ?3)", row, title, words, error))
    return FALSE;
  update = sn_db_prepare (db, "UPDATE items SET search_row = ?1 WHERE id = ?2", error);
  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, row);
  sqlite3_bind_int64 (update, 2, id);
  return sn_db_run (db, update, error);
}

static gboolean
find_unindexed (SnDb *db, GArray *ids, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT id FROM items WHERE search_row IS NULL", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (ids, id);
    }
  return step == SN_STEP_DONE;
}

static gboolean
index_items_work (SnDb *db, gpointer data, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = NULL;
  SnDate none = { 0 };

  if (!find_unindexed (db, ids, error) || (items = sn_db_load_items (db, ids, &none, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!sn_db_index_item (db, items->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * sn_db_index_items:
 *
 * Writes the words of those items that have none yet, because no newsletter was
 * read again that speaks of them.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_index_items (SnDb *db, GError **error)
{
  return sn_db_transaction (db, FALSE, index_items_work, NULL, error);
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
         write_words (db, "INSERT INTO newsletter_words (rowid, title, words) VALUES (?1, ?2, ?3)", row, title, words,
                      error) &&
         write_index (db, id, row, newsletter, text, places, error);
}
