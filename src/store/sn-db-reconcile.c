/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-query.h"
#include "sn-reconcile.h"
#include "sn-words.h"

/* Between sn_reconcile(), which knows no database, and the tables. */

static SnClaim *
read_claim (SnStatement *row)
{
  g_autoptr (SnItem) item = sn_statement_get_item (row, 7);
  SnClaim *claim = sn_claim_new (sqlite3_column_int64 (row, 1), sn_statement_get_text (row, 2),
                                 sn_statement_get_text (row, 3), (guint) sqlite3_column_int64 (row, 4), item);

  claim->mention_id = sqlite3_column_int64 (row, 0);
  claim->previous_item = sqlite3_column_int64 (row, 5);
  return claim;
}

/* Each place of a mention is a row; the first one makes the claim. */
static void
take_row (GPtrArray *claims, SnStatement *row)
{
  SnClaim *last = claims->len > 0 ? claims->pdata[claims->len - 1] : NULL;
  const char *quote = sn_statement_get_text (row, 6);

  if (last == NULL || last->mention_id != sqlite3_column_int64 (row, 0))
    g_ptr_array_add (claims, last = read_claim (row));
  if (quote != NULL)
    sn_item_add_mention (last->item, sn_mention_new (quote, 0, 0));
}

static GPtrArray *
load_claims (SnDb *db, const char *key, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT m.id, m.newsletter_id, n.issued, n.sha256, m.position, m.item_id, p.quote, " //
                     SN_ITEM_COLUMNS ("m.")                                                               //
                     " FROM mentions m JOIN newsletters n ON n.id = m.newsletter_id"
                     " LEFT JOIN mention_places p ON p.mention_id = m.id WHERE m.key = ?1 ORDER BY m.id, p.position",
                     error);
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_claim_free);
  SnStep step;

  if (row == NULL)
    return NULL;
  sn_statement_bind_text (row, 1, key);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    take_row (claims, row);
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

/* Whether an item is to stand at another place than it did. */
static gboolean
have_moved (GPtrArray *occurrences, GHashTable *places)
{
  for (guint i = 0; i < occurrences->len; i++)
    {
      gint64 id = sn_item_get_id (((SnOccurrence *) occurrences->pdata[i])->item);
      gpointer place;

      if (id != 0 && g_hash_table_lookup_extended (places, &id, NULL, &place) && GPOINTER_TO_UINT (place) != i)
        return TRUE;
    }
  return FALSE;
}

static gboolean
remove_unused (SnDb *db, GHashTable *ids, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!sn_db_run_on (db, "DELETE FROM item_words WHERE rowid = ?1", *(gint64 *) id, error) ||
        !sn_db_run_on (db, "DELETE FROM items WHERE id = ?1", *(gint64 *) id, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_item (SnDb *db, const char *key, guint place, SnItem *item, GError **error)
{
  const SnDate *date = sn_item_get_date (item);
  g_autoptr (SnStatement) insert = sn_db_prepare (
      db,
      "INSERT INTO items (id, key, occurrence, uid, first_day, last_day, " SN_ITEM_COLUMNS (
          "") ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
              " ON CONFLICT (id) DO UPDATE SET key = excluded.key, occurrence = excluded.occurrence, "
              "uid = excluded.uid, first_day = excluded.first_day, last_day = excluded.last_day, "
              "kind = excluded.kind, title = excluded.title, date = excluded.date, "
              "end_date = excluded.end_date, time = excluded.time, end_time = excluded.end_time, "
              "reference = excluded.reference, organiser = excluded.organiser, stage = excluded.stage, "
              "committee = excluded.committee, category = excluded.category, seats = excluded.seats, "
              "outcome = excluded.outcome, moved = excluded.moved, moved_from = excluded.moved_from, "
              "confidence = excluded.confidence, rule = excluded.rule"
              /* What is as it was is not written. */
              " WHERE (items.key, items.occurrence, items.uid, items.first_day, items.last_day, " SN_ITEM_COLUMNS (
                  "items.") ") IS NOT (excluded.key, excluded.occurrence, excluded.uid, "
                            "excluded.first_day, excluded.last_day, " SN_ITEM_COLUMNS ("excluded.") ")",
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

static gboolean
write_owner (SnDb *db, const SnOccurrence *occurrence, GError **error)
{
  g_autoptr (SnStatement) update = sn_db_prepare (db, "UPDATE mentions SET item_id = ?1 WHERE id = ?2", error);
  gint64 id = sn_item_get_id (occurrence->item);

  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < occurrence->claims->len; i++)
    {
      const SnClaim *claim = occurrence->claims->pdata[i];

      if (claim->previous_item == id)
        continue;
      sqlite3_bind_int64 (update, 1, id);
      sqlite3_bind_int64 (update, 2, claim->mention_id);
      if (!sn_db_run (db, update, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_quotes (SnItem *item, GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      GPtrArray *mentions = sn_item_get_mentions (((SnClaim *) claims->pdata[i])->item);

      for (guint j = 0; j < mentions->len; j++)
        sn_item_add_mention (item, sn_mention_new (((SnMention *) mentions->pdata[j])->quote, 0, 0));
    }
}

/* The words of an item and all that was said of it, each once: most issues say
 * the same again. */
static char *
words_of (const SnOccurrence *occurrence)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text = g_string_new (NULL);

  add_quotes (occurrence->item, occurrence->claims);
  words = sn_query_item_words (occurrence->item);
  for (guint i = 0; i < words->len; i++)
    if (g_hash_table_add (seen, words->pdata[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", (char *) words->pdata[i]);
  return g_string_free (text, FALSE);
}

static gboolean
has_words (SnDb *db, gint64 id, const char *words, gboolean *same, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT words FROM item_words WHERE rowid = ?1", error);
  SnStep step;

  *same = FALSE;
  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, id);
  step = sn_db_step (db, row, error);
  if (step == SN_STEP_ROW)
    *same = g_strcmp0 (sn_statement_get_text (row, 0), words) == 0;
  return step != SN_STEP_FAILED;
}

static gboolean
write_words (SnDb *db, const SnOccurrence *occurrence, gboolean is_new, GError **error)
{
  g_autoptr (SnStatement) insert = sn_db_prepare (db, "INSERT INTO item_words (rowid, words) VALUES (?1, ?2)", error);
  gint64 id = sn_item_get_id (occurrence->item);
  g_autofree char *words = words_of (occurrence);
  gboolean same = FALSE;

  if (insert == NULL || (!is_new && !has_words (db, id, words, &same, error)))
    return FALSE;
  if (same)
    return TRUE;
  if (!is_new && !sn_db_run_on (db, "DELETE FROM item_words WHERE rowid = ?1", id, error))
    return FALSE;
  sqlite3_bind_int64 (insert, 1, id);
  sn_statement_take_text (insert, 2, g_steal_pointer (&words));
  return sn_db_run (db, insert, error);
}

static gboolean
write_occurrences (SnDb *db, const char *key, GPtrArray *occurrences, GError **error)
{
  for (guint i = 0; i < occurrences->len; i++)
    {
      SnOccurrence *occurrence = occurrences->pdata[i];
      gboolean is_new = sn_item_get_id (occurrence->item) == 0;

      if (!write_item (db, key, i, occurrence->item, error) ||
          (!is_new && !write_changes (db, occurrence->item, error)) ||
          (is_new && !insert_changes (db, occurrence->item, error)) || !write_owner (db, occurrence, error) ||
          !write_words (db, occurrence, is_new, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
forget_uids (SnDb *db, const char *key, GError **error)
{
  g_autoptr (SnStatement) forget = sn_db_prepare (db, "UPDATE items SET uid = NULL WHERE key = ?1", error);

  if (forget == NULL)
    return FALSE;
  sn_statement_bind_text (forget, 1, key);
  return sn_db_run (db, forget, error);
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
  g_autoptr (GHashTable) places = NULL;
  g_autoptr (GHashTable) unused = NULL;
  g_autoptr (GPtrArray) occurrences = NULL;

  if (claims == NULL || (places = load_known (db, key, error)) == NULL ||
      (unused = load_known (db, key, error)) == NULL)
    return FALSE;
  occurrences = sn_reconcile (key, claims);
  give_ids (occurrences, unused);
  /* Two items may change places: no uid is to be in the way of another. */
  if (have_moved (occurrences, places) && !forget_uids (db, key, error))
    return FALSE;
  return remove_unused (db, unused, error) && write_occurrences (db, key, occurrences, error);
}
