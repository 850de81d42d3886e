/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include <string.h>

#include "sn-reconcile.h"

/* Between sn_reconcile(), which knows no database, and the tables. */

static gboolean
write_item (SnDb *db, const SnOccurrence *occurrence, GError **error)
{
  SnItem *item = occurrence->item;
  const SnDate *date = sn_item_get_date (item);
  g_autoptr (SnStatement) insert = sn_db_prepare (
      db,
      "INSERT INTO items (id, key, occurrence, uid, first_day, last_day, " SN_ITEM_COLUMNS (
          "") ", dismissed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
              " coalesce ((SELECT dismissed FROM user_marks WHERE item_id = ?1), 0))"
              " ON CONFLICT (id) DO UPDATE SET merged_into = NULL, dismissed = excluded.dismissed,"
              " key = excluded.key, occurrence = excluded.occurrence, "
              "uid = excluded.uid, first_day = excluded.first_day, last_day = excluded.last_day, "
              "kind = excluded.kind, title = excluded.title, date = excluded.date, "
              "end_date = excluded.end_date, time = excluded.time, end_time = excluded.end_time, "
              "reference = excluded.reference, organiser = excluded.organiser, stage = excluded.stage, "
              "committee = excluded.committee, category = excluded.category, seats = excluded.seats, "
              "outcome = excluded.outcome, moved = excluded.moved, moved_from = excluded.moved_from, "
              "confidence = excluded.confidence, rule = excluded.rule"
              /* What is as it was is not written. */
              " WHERE (items.merged_into, items.dismissed, items.key, items.occurrence, items.uid,"
              " items.first_day, items.last_day, " SN_ITEM_COLUMNS (
                  "items.") ") IS NOT (NULL, excluded.dismissed, excluded.key, excluded.occurrence,"
                            " excluded.uid, excluded.first_day, excluded.last_day, " SN_ITEM_COLUMNS ("excluded.") ")",
      error);

  if (insert == NULL)
    return FALSE;
  if (sn_item_get_id (item) != 0)
    sqlite3_bind_int64 (insert, 1, sn_item_get_id (item));
  sn_statement_bind_text (insert, 2, occurrence->key);
  sqlite3_bind_int64 (insert, 3, occurrence->place);
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
is_change (SnStatement *row, const SnChange *change)
{
  return sqlite3_column_int64 (row, 0) == change->newsletter_id &&
         g_strcmp0 (sn_statement_get_text (row, 1), change->issued) == 0 &&
         g_strcmp0 (sn_statement_get_text (row, 2), change->field) == 0 &&
         g_strcmp0 (sn_statement_get_text (row, 3), change->from) == 0 &&
         g_strcmp0 (sn_statement_get_text (row, 4), change->to) == 0 &&
         g_strcmp0 (sn_statement_get_text (row, 5), change->quote) == 0;
}

/* Whether the changes are stored as they are. */
static gboolean
compare_changes (SnDb *db, SnItem *item, gboolean *same, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db,
                                               "SELECT newsletter_id, issued, field, from_value, to_value, quote"
                                               " FROM changes WHERE item_id = ?1 ORDER BY position",
                                               error);
  GPtrArray *changes = sn_item_get_changes (item);
  guint n = 0;
  SnStep step;

  *same = TRUE;
  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, sn_item_get_id (item));
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      *same = *same && n < changes->len && is_change (row, changes->pdata[n]);
      n++;
    }
  *same = *same && n == changes->len;
  return step == SN_STEP_DONE;
}

static gboolean
insert_changes (SnDb *db, SnItem *item, GError **error)
{
  g_autoptr (SnStatement) insert = sn_db_prepare (
      db,
      "INSERT INTO changes (item_id, position, newsletter_id, issued, field, from_value, to_value, quote)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  GPtrArray *changes = sn_item_get_changes (item);

  if (insert == NULL)
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
write_changes (SnDb *db, SnItem *item, GError **error)
{
  gboolean same;

  if (!compare_changes (db, item, &same, error))
    return FALSE;
  return same || (sn_db_run_on (db, "DELETE FROM changes WHERE item_id = ?1", sn_item_get_id (item), error) &&
                  insert_changes (db, item, error));
}

static int
compare_issues (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(SnChange *const *) a)->issued, (*(SnChange *const *) b)->issued);
}

/* A Draft Proposal that a newsletter calls a Modification Proposal by now: the
 * first that said so has changed it. */
static gboolean
add_reference_change (SnDb *db, SnItem *item, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT r.newsletter_id, n.issued, r.to_reference, r.quote FROM reference_changes r"
                     " JOIN newsletters n ON n.id = r.newsletter_id WHERE r.from_reference = ?1"
                     " ORDER BY n.issued_day, n.sha256, r.position LIMIT 1",
                     error);
  const char *reference = sn_item_get_reference (item);
  SnStep step;

  if (row == NULL || reference == NULL)
    return row != NULL;
  sn_statement_bind_text (row, 1, reference);
  step = sn_db_step (db, row, error);
  if (step == SN_STEP_ROW)
    {
      sn_item_add_change (item,
                          sn_change_new (sqlite3_column_int64 (row, 0), sn_statement_get_text (row, 1), "reference",
                                         reference, sn_statement_get_text (row, 2), sn_statement_get_text (row, 3)));
      g_ptr_array_sort (sn_item_get_changes (item), compare_issues);
    }
  return step != SN_STEP_FAILED;
}

/* @moved learns whether it has a mention that it did not have; the item that had
 * it before is then found by fewer words. */
static gboolean
write_owner (SnDb *db, const SnOccurrence *occurrence, gboolean *moved, GError **error)
{
  g_autoptr (SnStatement) update = sn_db_prepare (db, "UPDATE mentions SET item_id = ?1 WHERE id = ?2", error);
  gint64 id = sn_item_get_id (occurrence->item);

  *moved = FALSE;
  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < occurrence->claims->len; i++)
    {
      const SnClaim *claim = occurrence->claims->pdata[i];

      if (claim->mention_id == 0 || claim->previous_item == id)
        continue;
      *moved = TRUE;
      if (claim->previous_item != 0)
        sn_db_index_later (db, claim->previous_item);
      sqlite3_bind_int64 (update, 1, id);
      sqlite3_bind_int64 (update, 2, claim->mention_id);
      if (!sn_db_run (db, update, error))
        return FALSE;
    }
  return TRUE;
}

/* A new item must have its number before the user's word can be looked for;
 * it can have none then. */
static gboolean
write_occurrence (SnDb *db, SnOccurrence *occurrence, gboolean is_new, gboolean *changed, GError **error)
{
  SnItem *item = occurrence->item;
  gboolean moved;

  if (!is_new && !sn_db_overlay (db, item, error))
    return FALSE;
  if (!write_item (db, occurrence, error))
    return FALSE;
  *changed = sqlite3_changes (db->sqlite) > 0;
  if (!add_reference_change (db, item, error) ||
      !(is_new ? insert_changes (db, item, error) : write_changes (db, item, error)) ||
      !write_owner (db, occurrence, &moved, error))
    return FALSE;
  *changed = *changed || moved;
  return TRUE;
}

/* In an import nothing else happens to an item before the transaction ends, and
 * one that is as it was is found as it was. */
static gboolean
write_occurrences (SnDb *db, GPtrArray *occurrences, gboolean importing, GError **error)
{
  for (guint i = 0; i < occurrences->len; i++)
    {
      SnOccurrence *occurrence = occurrences->pdata[i];
      gint64 id = sn_item_get_id (occurrence->item);
      gboolean changed;

      if (!write_occurrence (db, occurrence, id == 0, &changed, error))
        return FALSE;
      if (!importing)
        sn_db_index_later (db, id != 0 ? id : sn_item_get_id (occurrence->item));
      else if (changed)
        sn_db_index_claims (db, occurrence->item, occurrence->claims, id == 0);
    }
  return TRUE;
}

/* Two items may change places: no uid is to be in the way of another. */
static gboolean
forget_uids (SnDb *db, GPtrArray *occurrences, GHashTable *free_numbers, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, free_numbers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!sn_db_run_on (db, "UPDATE items SET uid = NULL WHERE id = ?1", *(gint64 *) id, error))
      return FALSE;
  for (guint i = 0; i < occurrences->len; i++)
    {
      const SnOccurrence *occurrence = occurrences->pdata[i];

      if (occurrence->displaced &&
          !sn_db_run_on (db, "UPDATE items SET uid = NULL WHERE id = ?1", sn_item_get_id (occurrence->item), error))
        return FALSE;
    }
  return TRUE;
}

static void
steal_all (GHashTable *to, GHashTable *from)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (to, g_memdup2 (id, sizeof (gint64)));
}

/* That a seat is filled which no newsletter ever offered is nothing to list; its
 * mention waits for a newsletter that did. */
static void
leave_out_unoffered (GPtrArray *occurrences)
{
  for (guint i = occurrences->len; i > 0; i--)
    if (!sn_occurrence_was_offered (occurrences->pdata[i - 1], 0))
      g_ptr_array_remove_index (occurrences, i - 1);
}

typedef struct
{
  SnDb *db;
  SnDbClaims *claims;
  gboolean importing;
  GHashTable *done;         /* char *: keys */
  GHashTable *free_numbers; /* gint64: those that nothing has any more */
} Work;

/* One key with those that are tied to it. */
static gboolean
reconcile (Work *work, const char *key, GError **error)
{
  SnDb *db = work->db;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) occurrences = NULL;
  g_autoptr (GHashTable) numbers = NULL;

  g_ptr_array_add (keys, g_strdup (key));
  claims = sn_db_claims_load (work->claims, keys, error);
  if (claims == NULL || (numbers = sn_db_load_numbers (db, keys, claims, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    g_hash_table_add (work->done, g_strdup (keys->pdata[i]));
  occurrences = sn_reconcile (key, claims);
  leave_out_unoffered (occurrences);
  if (!sn_db_give_numbers (db, occurrences, numbers, error) || !forget_uids (db, occurrences, numbers, error))
    return FALSE;
  steal_all (work->free_numbers, numbers);
  return write_occurrences (db, occurrences, work->importing, error);
}

/**
 * sn_db_reconcile_keys:
 * @keys: (element-type utf8): a set of identity keys
 * @fresh: (nullable): what new newsletters say under them, where that is all that
 *   the transaction has written
 *
 * Works out anew which living items the mentions of these keys make, within the
 * transaction that is open. In the order of the keys, so that numbers do not
 * depend on chance.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_reconcile_keys (SnDb *db, GHashTable *keys, const SnFresh *fresh, GError **error)
{
  g_autoptr (SnDbClaims) claims = sn_db_claims_new (db, fresh, error);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) free_numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GList) sorted = g_list_sort (g_hash_table_get_keys (keys), (GCompareFunc) strcmp);
  Work work = { db, claims, fresh != NULL, done, free_numbers };

  if (claims == NULL)
    return FALSE;
  for (GList *l = sorted; l != NULL; l = l->next)
    if (!g_hash_table_contains (done, l->data) && !reconcile (&work, l->data, error))
      return FALSE;
  return sn_db_retire_numbers (db, free_numbers, error);
}
