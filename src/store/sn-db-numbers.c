/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-reconcile.h"

/* Which number each living item has: the one it had, whatever became of its
 * mentions, its key and its place since. */

typedef struct
{
  char *key;
  guint place;
} Known;

static void
known_free (Known *known)
{
  g_free (known->key);
  g_free (known);
}

/* How far a number is its user's: one of which something was said is the one to
 * keep, one that was merged away is free for nothing else. */
enum
{
  UNTOUCHED,
  SPOKEN_OF,
  MERGED_AWAY,
};

static gboolean
find_touch (SnDb *db, gint64 id, gint64 *touch, GError **error)
{
  return sn_db_get_number_of (db,
                              "SELECT CASE WHEN EXISTS (SELECT 1 FROM user_mergers WHERE item_id = ?1) THEN 2"
                              " WHEN EXISTS (SELECT 1 FROM user_fields WHERE item_id = ?1)"
                              " OR EXISTS (SELECT 1 FROM user_marks WHERE item_id = ?1)"
                              " OR EXISTS (SELECT 1 FROM user_reminders WHERE item_id = ?1)"
                              " OR EXISTS (SELECT 1 FROM user_mergers WHERE into_id = ?1) THEN 1 ELSE 0 END",
                              id, touch, error);
}

static gboolean
add_known (SnDb *db, const char *key, GHashTable *known, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db, "SELECT id, occurrence FROM items WHERE key = ?1 ORDER BY id", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, key);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);
      Known *one = g_new (Known, 1);

      *one = (Known){ g_strdup (key), (guint) sqlite3_column_int (row, 1) };
      g_hash_table_insert (known, g_memdup2 (&id, sizeof id), one);
    }
  return step == SN_STEP_DONE;
}

/* A newsletter that was read again may name a thing by another key: then the
 * number comes along, unless something else is still said under the old one. */
static gboolean
may_come_along (SnDb *db, gint64 id, const char *keys, gboolean *may, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT 1 FROM items WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM mentions"
                     " WHERE item_id = ?1 AND key NOT IN (SELECT value FROM json_each (?2)))",
                     error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, id);
  sn_statement_bind_text (row, 2, keys);
  step = sn_db_step (db, row, error);
  *may = step == SN_STEP_ROW;
  return step != SN_STEP_FAILED;
}

static gboolean
add_previous (SnDb *db, GPtrArray *claims, const char *keys, GHashTable *known, GError **error)
{
  for (guint i = 0; i < claims->len; i++)
    {
      gint64 id = ((SnClaim *) claims->pdata[i])->previous_item;
      gboolean may = FALSE;

      if (id == 0 || g_hash_table_contains (known, &id))
        continue;
      if (!may_come_along (db, id, keys, &may, error))
        return FALSE;
      if (may)
        g_hash_table_insert (known, g_memdup2 (&id, sizeof id), g_new0 (Known, 1));
    }
  return TRUE;
}

/**
 * sn_db_load_numbers:
 * @keys: (element-type utf8): identity keys
 * @claims: (element-type SnClaim): all that was said under them
 *
 * Returns: (transfer full) (nullable): the numbers that the items of these keys
 *   may have: those that they had.
 */
GHashTable *
sn_db_load_numbers (SnDb *db, GPtrArray *keys, GPtrArray *claims, GError **error)
{
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) known_free);
  g_autofree char *json = sn_db_texts_as_json (keys);

  for (guint i = 0; i < keys->len; i++)
    if (!add_known (db, keys->pdata[i], known, error))
      return NULL;
  return add_previous (db, claims, json, known, error) ? g_steal_pointer (&known) : NULL;
}

/* Of the numbers that its mentions had: the lowest of which the user said
 * something, else the lowest. */
static gboolean
best_number (SnDb *db, const SnOccurrence *occurrence, GHashTable *numbers, gint64 *best, GError **error)
{
  gint64 best_touch = UNTOUCHED;

  *best = 0;
  for (guint i = 0; i < occurrence->claims->len; i++)
    {
      gint64 id = ((SnClaim *) occurrence->claims->pdata[i])->previous_item;
      gint64 touch;

      if (id == *best || !g_hash_table_contains (numbers, &id))
        continue;
      if (!find_touch (db, id, &touch, error))
        return FALSE;
      if (touch == MERGED_AWAY || (*best != 0 && (touch == best_touch ? id > *best : best_touch > touch)))
        continue;
      *best = id;
      best_touch = touch;
    }
  return TRUE;
}

static void
give (SnOccurrence *occurrence, GHashTable *numbers, gint64 id)
{
  const Known *known = g_hash_table_lookup (numbers, &id);

  occurrence->displaced = known->place != occurrence->place || g_strcmp0 (known->key, occurrence->key) != 0;
  sn_item_set_id (occurrence->item, id);
  g_hash_table_remove (numbers, &id);
}

/* What has none of its mentions any more (its newsletter was read again) takes
 * the number that its place among the items of the key had. */
static gboolean
give_by_place (SnDb *db, SnOccurrence *occurrence, GHashTable *numbers, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;
  gint64 found = 0;

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Known *known = value;
      gint64 id = *(gint64 *) key, touch;

      if (g_strcmp0 (known->key, occurrence->key) != 0 || known->place != occurrence->place ||
          (found != 0 && found < id))
        continue;
      if (!find_touch (db, id, &touch, error))
        return FALSE;
      if (touch != MERGED_AWAY)
        found = id;
    }
  if (found != 0)
    give (occurrence, numbers, found);
  return TRUE;
}

/**
 * sn_db_give_numbers:
 * @occurrences: (element-type SnOccurrence): living items
 * @numbers: what sn_db_load_numbers() found; keeps what nobody took
 *
 * Gives living items the numbers that they had.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_give_numbers (SnDb *db, GPtrArray *occurrences, GHashTable *numbers, GError **error)
{
  for (guint i = 0; i < occurrences->len; i++)
    {
      gint64 id;

      if (g_hash_table_size (numbers) == 0)
        return TRUE;
      if (!best_number (db, occurrences->pdata[i], numbers, &id, error))
        return FALSE;
      if (id != 0)
        give (occurrences->pdata[i], numbers, id);
    }
  for (guint i = 0; i < occurrences->len; i++)
    if (sn_item_get_id (((SnOccurrence *) occurrences->pdata[i])->item) == 0 &&
        !give_by_place (db, occurrences->pdata[i], numbers, error))
      return FALSE;
  return TRUE;
}

/* A number of which the user said something stays, for the day when something
 * is said of the item again: hidden where it was merged, else as it was last
 * known. */
static gboolean
retire (SnDb *db, gint64 id, GError **error)
{
  gint64 touch;

  if (!find_touch (db, id, &touch, error) || !sn_db_forget_item (db, id, error))
    return FALSE;
  if (touch == UNTOUCHED)
    return sn_db_run_on (db, "DELETE FROM items WHERE id = ?1", id, error);
  sn_db_index_later (db, id);
  return sn_db_run_on (db,
                       "UPDATE items SET search_row = NULL,"
                       " merged_into = (SELECT into_id FROM user_mergers WHERE item_id = ?1), uid = CASE WHEN EXISTS "
                       "(SELECT 1 FROM user_mergers WHERE item_id = ?1) THEN NULL"
                       " ELSE 'kept-' || id || '@secnews' END WHERE id = ?1",
                       id, error);
}

/**
 * sn_db_retire_numbers:
 * @numbers: (element-type gint64): numbers of items that nobody took
 *
 * Removes those items of which nothing is said any more, by newsletters or by
 * the user.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_retire_numbers (SnDb *db, GHashTable *numbers, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = *(gint64 *) key, used;

      if (!sn_db_get_number_of (db, "SELECT EXISTS (SELECT 1 FROM mentions WHERE item_id = ?1)", id, &used, error))
        return FALSE;
      if (used == 0 && !retire (db, id, error))
        return FALSE;
    }
  return TRUE;
}
