/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-reconcile.h"
#include "sn-search-words.h"

/* What a search looks into: written whenever an item is, within the transaction
 * that is open. A trigger could not take away what belongs to a deleted row: it
 * may not touch such tables while the schema is not trusted. */

/**
 * sn_db_search_row:
 * @day: Julian day under which something is found, 0 for none
 * @id: its number in the store
 *
 * Returns: the number of its row in item_words or newsletter_words.
 */
gint64
sn_db_search_row (guint32 day, gint64 id)
{
  return ((gint64) day << SN_SEARCH_DAY_SHIFT) | id;
}

/**
 * sn_db_write_cells:
 * @sql: a statement that takes the number of a row and its cells
 *
 * Runs @sql with these.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_write_cells (SnDb *db, const char *sql, gint64 row, const SnSearchCells *cells, GError **error)
{
  g_autoptr (SnStatement) statement = sn_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  sqlite3_bind_text (statement, 2, cells->title->str, (int) cells->title->len, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, cells->often->str, (int) cells->often->len, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, cells->words->str, (int) cells->words->len, SQLITE_STATIC);
  return sn_db_run (db, statement, error);
}

/* Under which day an item is found: its last, or else that of the newest issue
 * which mentions it (nullable: none states its date); 0 where there is neither. */
static guint32
day_of (SnItem *item, const char *newest_issue)
{
  SnDate issued = { 0 };

  if (sn_date_is_set (sn_item_get_date (item)))
    return sn_date_last_julian (sn_item_get_date (item));
  if (newest_issue != NULL)
    sn_date_parse (newest_issue, &issued);
  return sn_date_last_julian (&issued);
}

static const char *
newest_issue (SnItem *item)
{
  GPtrArray *issues = sn_item_get_issues (item);

  return issues->len > 0 ? issues->pdata[issues->len - 1] : NULL;
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
  g_hash_table_replace (db->unindexed, g_memdup2 (&item_id, sizeof item_id), NULL);
}

/**
 * sn_item_words_free:
 *
 * Frees @self.
 */
void
sn_item_words_free (SnItemWords *self)
{
  if (self == NULL)
    return;
  sn_search_cells_free (self->cells);
  g_free (self);
}

static SnItemWords *
item_words_new (SnItem *item, guint32 day, gboolean is_new)
{
  SnItemWords *self = g_new (SnItemWords, 1);

  *self = (SnItemWords){ sn_db_search_row (day, sn_item_get_id (item)), is_new, sn_search_cells_new () };
  sn_query_item_words (item, self->cells->title, self->cells->words);
  return self;
}

/* Newest newsletter first, and within it as they stand there, as
 * sn_db_load_children() has them. */
static int
compare_claims (gconstpointer a, gconstpointer b)
{
  const SnClaim *one = *(SnClaim *const *) a, *other = *(SnClaim *const *) b;

  return one->newsletter_id == other->newsletter_id ? sn_claim_compare (a, b) : sn_claim_compare (b, a);
}

/* What newest_issue() is of the item that these make; newest first. */
static const char *
newest_issue_of (GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    if (((const SnClaim *) claims->pdata[i])->issued != NULL)
      return ((const SnClaim *) claims->pdata[i])->issued;
  return NULL;
}

static gboolean
is_by_hand (GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    if (((const SnClaim *) claims->pdata[i])->newsletter_id == 0)
      return TRUE;
  return FALSE;
}

/**
 * sn_db_index_claims:
 * @item: a living item, as it was written
 * @claims: (element-type SnClaim): all that newsletters say of it
 * @is_new: whether it was not there before
 *
 * As sn_db_index_later(), where it is known already what there will be to write,
 * so that the item need not be loaded.
 */
void
sn_db_index_claims (SnDb *db, SnItem *item, GPtrArray *claims, gboolean is_new)
{
  gint64 id = sn_item_get_id (item);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (claims, NULL, NULL);
  SnItemWords *words;

  if (is_by_hand (claims))
    {
      sn_db_index_later (db, id);
      return;
    }
  g_ptr_array_sort (sorted, compare_claims);
  words = item_words_new (item, day_of (item, newest_issue_of (sorted)), is_new);
  for (guint i = 0; i < sorted->len; i++)
    {
      GPtrArray *mentions = sn_item_get_mentions (((const SnClaim *) sorted->pdata[i])->item);

      for (guint j = 0; j < mentions->len; j++)
        sn_search_fold (words->cells->words, ((const SnMention *) mentions->pdata[j])->quote);
    }
  sn_search_cells_settle (words->cells);
  g_hash_table_replace (db->unindexed, g_memdup2 (&id, sizeof id), words);
}

/* Something to write to item_words. */
typedef struct
{
  gint64 row;
  gint64 item;              /* 0: take the row away */
  const SnItemWords *words; /* (nullable) */
} Change;

/* Rows from the lowest on: FTS5 writes to the file each time that it is to go
 * back. What is taken away comes before what takes its place. */
static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const Change *one = a, *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return (one->item != 0) - (other->item != 0);
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
is_written (SnDb *db, gint64 row, const SnSearchCells *cells)
{
  g_autoptr (SnStatement) old = sn_db_prepare (db, "SELECT title, often, words FROM item_words WHERE rowid = ?1", NULL);

  if (old == NULL)
    return FALSE;
  sqlite3_bind_int64 (old, 1, row);
  return sn_db_step (db, old, NULL) == SN_STEP_ROW &&
         g_strcmp0 (sn_statement_get_text (old, 0), cells->title->str) == 0 &&
         g_strcmp0 (sn_statement_get_text (old, 1), cells->often->str) == 0 &&
         g_strcmp0 (sn_statement_get_text (old, 2), cells->words->str) == 0;
}

static gboolean
add_changes (SnDb *db, gint64 id, const SnItemWords *words, GArray *changes, GError **error)
{
  Change taken = { 0 }, new = { words->row, id, words };

  if (!words->is_new && !load_row (db, id, &taken.row, error))
    return FALSE;
  if (taken.row == new.row && is_written (db, new.row, words->cells))
    return TRUE;
  if (taken.row != 0)
    g_array_append_val (changes, taken);
  g_array_append_val (changes, new);
  return TRUE;
}

static gboolean
write_change (SnDb *db, const Change *change, GError **error)
{
  g_autoptr (SnStatement) update = NULL;

  if (change->item == 0)
    return sn_db_run_on (db, "DELETE FROM item_words WHERE rowid = ?1", change->row, error);
  if (!sn_db_write_cells (db, "INSERT INTO item_words (rowid, title, often, words) VALUES (?1, ?2, ?3, ?4)",
                          change->row, change->words->cells, error))
    return FALSE;
  update = sn_db_prepare (db, "UPDATE items SET search_row = ?1 WHERE id = ?2 AND search_row IS NOT ?1", error);
  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, change->row);
  sqlite3_bind_int64 (update, 2, change->item);
  return sn_db_run (db, update, error);
}

/* The words of those items of which they are not known yet; of an item that is
 * gone there are none. */
static gboolean
load_words (SnDb *db, GHashTable *unindexed, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = NULL;
  GHashTableIter iter;
  gpointer id, words;
  SnDate none = { 0 };

  g_hash_table_iter_init (&iter, unindexed);
  while (g_hash_table_iter_next (&iter, &id, &words))
    if (words == NULL)
      g_array_append_vals (ids, id, 1);
  if (ids->len == 0)
    return TRUE;
  items = sn_db_load_living (db, ids, &none, error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      SnItem *item = items->pdata[i];
      gint64 number = sn_item_get_id (item);
      SnItemWords *found = item_words_new (item, day_of (item, newest_issue (item)), FALSE);

      sn_search_cells_settle (found->cells);
      g_hash_table_replace (unindexed, g_memdup2 (&number, sizeof number), found);
    }
  return items != NULL;
}

static gboolean
write_unindexed (SnDb *db, GHashTable *unindexed, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  GHashTableIter iter;
  gpointer id, words;

  g_hash_table_iter_init (&iter, unindexed);
  while (g_hash_table_iter_next (&iter, &id, &words))
    if (words != NULL && !add_changes (db, *(gint64 *) id, words, changes, error))
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
  gboolean works = load_words (db, db->unindexed, error) && write_unindexed (db, db->unindexed, error);

  g_hash_table_remove_all (db->unindexed);
  return works;
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
