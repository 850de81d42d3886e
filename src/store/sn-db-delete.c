/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"
#include "sn-reconcile.h"

/* A newsletter out of the store, and back as if it had never been away. What
 * goes with its row is remembered here and not in the store, so that what the
 * user wants gone is gone. */

/* Of which item a mention was. */
typedef struct
{
  gint64 position;
  gint64 item_id;
} Owner;

/* Two items that the user keeps apart; it goes with either of them. */
typedef struct
{
  gint64 item_a, item_b;
} Pair;

struct _SnDeletion
{
  SnNewsletter *newsletter;
  GBytes *bytes;
  char *imported_at;
  gint64 extract_version;
  GArray *owners; /* Owner */
  GArray *pairs;  /* Pair */
};

/**
 * sn_deletion_free:
 *
 * Frees @deletion: then the newsletter is gone for good.
 */
void
sn_deletion_free (SnDeletion *deletion)
{
  g_clear_object (&deletion->newsletter);
  g_clear_pointer (&deletion->bytes, g_bytes_unref);
  g_free (deletion->imported_at);
  g_array_unref (deletion->owners);
  g_array_unref (deletion->pairs);
  g_free (deletion);
}

/**
 * sn_deletion_get_id:
 *
 * Returns: the number that the newsletter had, and has again once it is back.
 */
gint64
sn_deletion_get_id (const SnDeletion *deletion)
{
  return sn_newsletter_get_id (deletion->newsletter);
}

/**
 * sn_deletion_get_title:
 *
 * Returns: (nullable): what the newsletter calls itself.
 */
const char *
sn_deletion_get_title (const SnDeletion *deletion)
{
  return sn_newsletter_get_title (deletion->newsletter);
}

/* ---- going ---- */

static gboolean
load_head (SnDb *db, SnDeletion *deletion, gint64 id, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db, "SELECT imported_at, extract_version FROM newsletters WHERE id = ?1", error);
  SnStep step;

  deletion->newsletter = sn_db_get_newsletter (db, id, NULL, error);
  if (row == NULL || deletion->newsletter == NULL)
    return FALSE;
  deletion->bytes = sn_db_get_bytes (db, id, error);
  sqlite3_bind_int64 (row, 1, id);
  step = deletion->bytes != NULL ? sn_db_step (db, row, error) : SN_STEP_FAILED;
  if (step != SN_STEP_ROW)
    return FALSE;
  deletion->imported_at = g_strdup (sn_statement_get_text (row, 0));
  deletion->extract_version = sqlite3_column_int64 (row, 1);
  return TRUE;
}

/* Loads rows of two numbers each. */
static gboolean
load_numbers (SnDb *db, const char *sql, gint64 id, GArray *numbers, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, sql, error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, id);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gint64 two[] = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1) };

      g_array_append_val (numbers, two);
    }
  return step == SN_STEP_DONE;
}

static gboolean
remember (SnDb *db, SnDeletion *deletion, gint64 id, GError **error)
{
  return load_head (db, deletion, id, error) &&
         load_numbers (db,
                       "SELECT position, item_id FROM mentions WHERE newsletter_id = ?1 AND item_id IS NOT NULL"
                       " ORDER BY position",
                       id, deletion->owners, error) &&
         load_numbers (db,
                       "SELECT item_a, item_b FROM user_distinct"
                       " WHERE item_a IN (SELECT item_id FROM mentions WHERE newsletter_id = ?1)"
                       " OR item_b IN (SELECT item_id FROM mentions WHERE newsletter_id = ?1)",
                       id, deletion->pairs, error);
}

typedef struct
{
  gint64 id;
  SnDeletion *deletion;
} Deleting;

static gboolean
delete_work (SnDb *db, gpointer data, GError **error)
{
  Deleting *deleting = data;
  gint64 id = deleting->id;
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return remember (db, deleting->deletion, id, error) && sn_db_load_newsletter_keys (db, id, keys, error) &&
         sn_db_forget_newsletter (db, id, error) &&
         sn_db_run_on (db, "DELETE FROM newsletters WHERE id = ?1", id, error) &&
         sn_db_reconcile_keys (db, keys, NULL, error);
}

/**
 * sn_db_delete_newsletter:
 * @newsletter_id: its number
 *
 * Deletes a newsletter with all it says, whole or not at all, and works out anew
 * the items of which it spoke. Those of which nothing else speaks go too, but
 * for those of which the user said something.
 *
 * Errors: %SN_ERROR_NOT_FOUND, %SN_ERROR_DATABASE.
 *
 * Returns: (transfer full) (nullable): what sn_db_undelete_newsletter() needs to
 *   bring it back; %NULL on error.
 */
SnDeletion *
sn_db_delete_newsletter (SnDb *db, gint64 newsletter_id, GError **error)
{
  g_autoptr (SnDeletion) deletion = g_new0 (SnDeletion, 1);
  Deleting deleting = { newsletter_id, deletion };

  deletion->owners = g_array_new (FALSE, FALSE, sizeof (Owner));
  deletion->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  return sn_db_transaction (db, FALSE, delete_work, &deleting, error) ? g_steal_pointer (&deletion) : NULL;
}

/* ---- coming back ---- */

static gboolean
write_head (SnDb *db, const SnDeletion *deletion, GError **error)
{
  SnNewsletter *newsletter = deletion->newsletter;
  g_autoptr (SnStatement) update = sn_db_prepare (
      db, "UPDATE newsletters SET id = ?1, imported_at = ?2, extract_version = ?3 WHERE sha256 = ?4", error);

  if (update == NULL || !sn_db_write_head (db, newsletter, deletion->bytes, sn_newsletter_get_sha256 (newsletter),
                                           sn_newsletter_get_path (newsletter), error))
    return FALSE;
  sqlite3_bind_int64 (update, 1, sn_newsletter_get_id (newsletter));
  sn_statement_bind_text (update, 2, deletion->imported_at);
  sqlite3_bind_int64 (update, 3, deletion->extract_version);
  sn_statement_bind_text (update, 4, sn_newsletter_get_sha256 (newsletter));
  return sn_db_run (db, update, error);
}

/* Each mention is of the item that it was of. One that went away with it is
 * there again under its number, which links and undo know; what it is follows. */
static gboolean
give_back_items (SnDb *db, const SnDeletion *deletion, GError **error)
{
  g_autoptr (SnStatement) insert =
      sn_db_prepare (db,
                     "INSERT INTO items (id, key, occurrence, kind) SELECT ?3, key, 0, kind FROM mentions"
                     " WHERE newsletter_id = ?1 AND position = ?2 ON CONFLICT (id) DO NOTHING",
                     error);
  g_autoptr (SnStatement) update =
      sn_db_prepare (db, "UPDATE mentions SET item_id = ?3 WHERE newsletter_id = ?1 AND position = ?2", error);
  SnStatement *both[] = { insert, update };

  if (insert == NULL || update == NULL)
    return FALSE;
  for (guint i = 0; i < deletion->owners->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (both); j++)
      {
        const Owner *owner = &g_array_index (deletion->owners, Owner, i);

        sqlite3_bind_int64 (both[j], 1, sn_newsletter_get_id (deletion->newsletter));
        sqlite3_bind_int64 (both[j], 2, owner->position);
        sqlite3_bind_int64 (both[j], 3, owner->item_id);
        if (!sn_db_run (db, both[j], error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
give_back_pairs (SnDb *db, const SnDeletion *deletion, GError **error)
{
  g_autoptr (SnStatement) insert =
      sn_db_prepare (db,
                     "INSERT INTO user_distinct (item_a, item_b) SELECT a.id, b.id FROM items a, items b"
                     " WHERE a.id = ?1 AND b.id = ?2 ON CONFLICT DO NOTHING",
                     error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < deletion->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (deletion->pairs, Pair, i);

      sqlite3_bind_int64 (insert, 1, pair->item_a);
      sqlite3_bind_int64 (insert, 2, pair->item_b);
      if (!sn_db_run (db, insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
undelete_work (SnDb *db, gpointer data, GError **error)
{
  const SnDeletion *deletion = data;
  SnNewsletter *newsletter = deletion->newsletter;
  gint64 id = sn_newsletter_get_id (newsletter);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SnImported) known = NULL;
  g_autoptr (GPtrArray) claims = sn_claims_of (newsletter, NULL);
  g_autoptr (SnSearchable) searchable = NULL;
  g_autoptr (SnDocument) document = NULL;

  if (!sn_db_find_newsletter (db, sn_newsletter_get_sha256 (newsletter), &known, error))
    return FALSE;
  if (known != NULL)
    return TRUE;
  if (!write_head (db, deletion, error) || !sn_db_write_content (db, id, newsletter, claims, keys, error) ||
      !give_back_items (db, deletion, error))
    return FALSE;
  /* What cannot be read any more is found by its title, as before. */
  document = sn_db_read_document (db, newsletter, NULL);
  searchable = sn_searchable_new (newsletter, document);
  return sn_db_index_newsletter (db, id, newsletter, searchable, error) &&
         sn_db_reconcile_keys (db, keys, NULL, error) && give_back_pairs (db, deletion, error);
}

/**
 * sn_db_undelete_newsletter:
 * @deletion: what sn_db_delete_newsletter() took away
 *
 * Brings a newsletter back: its bytes and all it said, and the items of which it
 * spoke under the numbers that they had. Nothing happens where it was imported
 * again since.
 *
 * Returns: whether it is there.
 */
gboolean
sn_db_undelete_newsletter (SnDb *db, const SnDeletion *deletion, GError **error)
{
  return sn_db_transaction (db, FALSE, undelete_work, (gpointer) deletion, error);
}
