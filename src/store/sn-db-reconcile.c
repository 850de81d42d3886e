/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-reconcile.h"

/* Between sn_reconcile(), which knows no database, and the tables. */

static SnClaim *
read_claim (SnStatement *row)
{
  g_autoptr (SnItem) item = sn_statement_get_item (row, 7);
  const char *quote = sn_statement_get_text (row, 6);
  SnClaim *claim = sn_claim_new (sqlite3_column_int64 (row, 1), sn_statement_get_text (row, 2),
                                 sn_statement_get_text (row, 3), (guint) sqlite3_column_int64 (row, 4), item);

  claim->mention_id = sqlite3_column_int64 (row, 0);
  claim->previous_item = sqlite3_column_int64 (row, 5);
  if (quote != NULL)
    sn_item_add_mention (item, sn_mention_new (quote, 0, 0));
  return claim;
}

static GPtrArray *
load_claims (SnDb *db, const char *key, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT m.id, m.newsletter_id, n.issued, n.sha256, m.position, m.item_id, p.quote, " //
                     SN_ITEM_COLUMNS ("m.")                                                               //
                     " FROM mentions m JOIN newsletters n ON n.id = m.newsletter_id"
                     " LEFT JOIN mention_places p ON p.mention_id = m.id AND p.position = 0 WHERE m.key = ?1",
                     error);
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_claim_free);
  SnStep step;

  if (row == NULL)
    return NULL;
  sn_statement_bind_text (row, 1, key);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    g_ptr_array_add (claims, read_claim (row));
  return step == SN_STEP_DONE ? g_steal_pointer (&claims) : NULL;
}

/* The items of the key so far: item → occurrence. */
static GHashTable *
load_known (SnDb *db, const char *key, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT id, occurrence FROM items WHERE key = ?1", error);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  SnStep step;

  if (row == NULL)
    return NULL;
  sn_statement_bind_text (row, 1, key);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_hash_table_insert (known, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (sqlite3_column_int (row, 1)));
    }
  return step == SN_STEP_DONE ? g_steal_pointer (&known) : NULL;
}

static void
give_id (SnOccurrence *occurrence, GHashTable *free_ids, gint64 id)
{
  sn_item_set_id (occurrence->item, id);
  g_hash_table_remove (free_ids, &id);
}

/* An item keeps its number: it goes where the mentions went that it had; what
 * has none of them (its newsletter was read anew) takes the number that its
 * place among the items of the key had. @free_ids keeps what nobody took. */
static void
give_ids (GPtrArray *occurrences, GHashTable *free_ids)
{
  for (guint i = 0; i < occurrences->len; i++)
    {
      SnOccurrence *occurrence = occurrences->pdata[i];

      for (guint j = 0; j < occurrence->claims->len && sn_item_get_id (occurrence->item) == 0; j++)
        {
          gint64 id = ((SnClaim *) occurrence->claims->pdata[j])->previous_item;

          if (g_hash_table_contains (free_ids, &id))
            give_id (occurrence, free_ids, id);
        }
    }
  for (guint i = 0; i < occurrences->len; i++)
    {
      SnOccurrence *occurrence = occurrences->pdata[i];
      GHashTableIter iter;
      gpointer id, place;

      g_hash_table_iter_init (&iter, free_ids);
      while (sn_item_get_id (occurrence->item) == 0 && g_hash_table_iter_next (&iter, &id, &place))
        if (GPOINTER_TO_UINT (place) == i)
          {
            sn_item_set_id (occurrence->item, *(gint64 *) id);
            g_hash_table_iter_remove (&iter);
          }
    }
}

static gboolean
remove_unused (SnDb *db, GHashTable *ids, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!sn_db_forget_item (db, *(gint64 *) id, error) ||
        !sn_db_run_on (db, "DELETE FROM items WHERE id = ?1", *(gint64 *) id, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_item (SnDb *db, const char *key, guint place, SnItem *item, GError **error)
{
  const SnDate *date = sn_item_get_date (item);
  g_autoptr (SnStatement) insert =
      sn_db_prepare (db,
                     "INSERT INTO items (id, key, occurrence, uid, first_day, last_day, " SN_ITEM_COLUMNS (
                         "") ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                             " ON CONFLICT (id) DO UPDATE SET key = excluded.key, occurrence = excluded.occurrence, "
                             "uid = excluded.uid, first_day = excluded.first_day, last_day = excluded.last_day, "
                             "kind = excluded.kind, title = excluded.title, date = excluded.date, "
                             "end_date = excluded.end_date, time = excluded.time, end_time = excluded.end_time, "
                             "reference = excluded.reference, organiser = excluded.organiser, stage = excluded.stage, "
                             "committee = excluded.committee, category = excluded.category, seats = excluded.seats, "
                             "outcome = excluded.outcome, moved = excluded.moved, moved_from = excluded.moved_from, "
                             "confidence = excluded.confidence, rule = excluded.rule",
                     error);

  if (insert == NULL)
    return FALSE;
  if (sn_item_get_id (item) != 0)
    sqlite3_bind_int64 (insert, 1, sn_item_get_id (item));
  sn_statement_bind_text (insert, 2, key);
  sqlite3_bind_int64 (insert, 3, place);
  sn_statement_bind_text (insert, 4, sn_item_get_uid (item));
  sn_statement_bind_day (insert, 5, sn_date_first_julian (date));
  sn_statement_bind_day (insert, 6, sn_date_last_julian (date));
  sn_statement_bind_item (insert, 7, item);
  if (!sn_db_run (db, insert, error))
    return FALSE;
  if (sn_item_get_id (item) == 0)
    sn_item_set_id (item, sqlite3_last_insert_rowid (db->sqlite));
  return TRUE;
}

static gboolean
write_changes (SnDb *db, SnItem *item, GError **error)
{
  g_autoptr (SnStatement) insert = sn_db_prepare (
      db,
      "INSERT INTO changes (item_id, position, newsletter_id, issued, field, from_value, to_value, quote)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  GPtrArray *changes = sn_item_get_changes (item);

  if (insert == NULL || !sn_db_run_on (db, "DELETE FROM changes WHERE item_id = ?1", sn_item_get_id (item), error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const SnChange *change = changes->pdata[i];

      sqlite3_bind_int64 (insert, 1, sn_item_get_id (item));
      sqlite3_bind_int64 (insert, 2, i);
      sqlite3_bind_int64 (insert, 3, change->newsletter_id);
      sn_statement_bind_text (insert, 4, change->issued);
      sn_statement_bind_text (insert, 5, change->field);
      sn_statement_bind_text (insert, 6, change->from);
      sn_statement_bind_text (insert, 7, change->to);
      sn_statement_bind_text (insert, 8, change->quote);
      if (!sn_db_run (db, insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_owner (SnDb *db, const SnOccurrence *occurrence, GError **error)
{
  g_autoptr (SnStatement) update = sn_db_prepare (db, "UPDATE mentions SET item_id = ?1 WHERE id = ?2", error);

  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < occurrence->claims->len; i++)
    {
      sqlite3_bind_int64 (update, 1, sn_item_get_id (occurrence->item));
      sqlite3_bind_int64 (update, 2, ((SnClaim *) occurrence->claims->pdata[i])->mention_id);
      if (!sn_db_run (db, update, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_occurrences (SnDb *db, const char *key, GPtrArray *occurrences, GError **error)
{
  for (guint i = 0; i < occurrences->len; i++)
    {
      SnOccurrence *occurrence = occurrences->pdata[i];

      if (!write_item (db, key, i, occurrence->item, error) || !write_changes (db, occurrence->item, error) ||
          !write_owner (db, occurrence, error))
        return FALSE;
      sn_db_index_later (db, sn_item_get_id (occurrence->item));
    }
  return TRUE;
}

/**
 * sn_db_reconcile_key:
 * @key: an identity key
 *
 * Works out anew which living items the mentions of one key make, within the
 * transaction that is open.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_reconcile_key (SnDb *db, const char *key, GError **error)
{
  g_autoptr (GPtrArray) claims = load_claims (db, key, error);
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GPtrArray) occurrences = NULL;
  g_autoptr (SnStatement) forget = NULL;

  if (claims == NULL || (ids = load_known (db, key, error)) == NULL)
    return FALSE;
  occurrences = sn_reconcile (key, claims);
  give_ids (occurrences, ids);
  /* Two items may change places: no uid is to be in the way of another. */
  forget = sn_db_prepare (db, "UPDATE items SET uid = NULL WHERE key = ?1", error);
  if (forget == NULL)
    return FALSE;
  sn_statement_bind_text (forget, 1, key);
  return sn_db_run (db, forget, error) && remove_unused (db, ids, error) &&
         write_occurrences (db, key, occurrences, error);
}
