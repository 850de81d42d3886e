/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-reconcile.h"

/* Newsletters into the store, several in one transaction. */

typedef struct
{
  GPtrArray *entries; /* SnDbEntry */
  gboolean content;   /* whether the work failed for what was to be written */
  SnFresh fresh;
} Batch;

static GHashTable *
new_keys (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* How many changes each item has that one of @keys stands for. */
static gboolean
count_changes (SnDb *db, GHashTable *keys, GHashTable *counts, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (
      db, "SELECT i.id, (SELECT count (*) FROM changes c WHERE c.item_id = i.id) FROM items i WHERE i.key = ?1", error);
  GHashTableIter iter;
  gpointer key;

  if (row == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      SnStep step;

      sn_statement_bind_text (row, 1, key);
      while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
        {
          gint64 id = sqlite3_column_int64 (row, 0);

          g_hash_table_insert (counts, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (sqlite3_column_int (row, 1)));
        }
      if (step == SN_STEP_FAILED)
        return FALSE;
      sqlite3_reset (row);
    }
  return TRUE;
}

/* What a newsletter says of an item, after the batch is in. */
typedef struct
{
  SnImported *imported;
  gint64 item;
  int n_changes; /* of the item */
  int n_own;     /* of these, those that this newsletter made */
} Said;

static gboolean
load_said (SnDb *db, SnImported *imported, GArray *all, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT DISTINCT m.item_id, (SELECT count (*) FROM changes c WHERE c.item_id = m.item_id),"
                     " (SELECT count (*) FROM changes c WHERE c.item_id = m.item_id AND c.newsletter_id = ?1)"
                     " FROM mentions m WHERE m.newsletter_id = ?1 AND m.item_id IS NOT NULL",
                     error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, imported->newsletter_id);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      Said said = { imported, sqlite3_column_int64 (row, 0), sqlite3_column_int (row, 1), sqlite3_column_int (row, 2) };

      g_array_append_val (all, said);
    }
  return step == SN_STEP_DONE;
}

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* An item is changed by a newsletter if it has more (or fewer) changes now than
 * it had; @before is what count_changes() found. Where several newsletters of
 * one batch speak of it, those that made its changes changed it, which is the
 * same wherever they come in the order of their issues. */
static void
count_items (GArray *all, GHashTable *before)
{
  g_autoptr (GHashTable) speakers = new_ids ();

  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = g_array_index (all, Said, i).item;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (speakers, &id));

      g_hash_table_insert (speakers, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < all->len; i++)
    {
      Said *said = &g_array_index (all, Said, i);
      gboolean sole = GPOINTER_TO_UINT (g_hash_table_lookup (speakers, &said->item)) == 1;
      gpointer count;

      if (!g_hash_table_lookup_extended (before, &said->item, NULL, &count))
        {
          said->imported->added++;
          g_hash_table_insert (before, g_memdup2 (&said->item, sizeof said->item), GINT_TO_POINTER (0));
        }
      else if (sole ? GPOINTER_TO_INT (count) != said->n_changes : said->n_own > 0)
        said->imported->changed++;
      else
        said->imported->known++;
    }
}

static gboolean
count_batch (SnDb *db, GPtrArray *entries, GHashTable *before, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Said));

  for (guint i = 0; i < entries->len; i++)
    {
      SnDbEntry *entry = entries->pdata[i];

      if (entry->imported != NULL && !entry->imported->duplicate && !load_said (db, entry->imported, all, error))
        return FALSE;
    }
  count_items (all, before);
  return TRUE;
}

/**
 * sn_db_entry_prepare:
 * @entry: one that has its newsletter and sha256
 * @document: (nullable): what it was read from, for the search
 *
 * Works out what can be known of a newsletter without the store, on whatever
 * thread.
 */
void
sn_db_entry_prepare (SnDbEntry *entry, SnDocument *document)
{
  entry->claims = sn_claims_of (entry->newsletter, entry->sha256);
  entry->searchable = sn_searchable_new (entry->newsletter, document);
}

/**
 * sn_db_entry_clear:
 *
 * Frees what is in @entry.
 */
void
sn_db_entry_clear (SnDbEntry *entry)
{
  g_clear_object (&entry->newsletter);
  g_clear_pointer (&entry->claims, g_ptr_array_unref);
  g_clear_pointer (&entry->searchable, sn_searchable_free);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
  g_clear_pointer (&entry->imported, sn_imported_free);
  g_clear_error (&entry->error);
}

/**
 * sn_db_find_newsletter:
 * @sha256: of a newsletter's bytes
 * @known: (out) (transfer full) (nullable): the newsletter that the store has
 *   of exactly these, or %NULL
 *
 * Looks whether a newsletter is known already.
 *
 * Returns: whether the looking worked.
 */
gboolean
sn_db_find_newsletter (SnDb *db, const char *sha256, SnImported **known, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT id, title FROM newsletters WHERE sha256 = ?1", error);
  SnStep step;

  *known = NULL;
  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, sha256);
  step = sn_db_step (db, row, error);
  if (step == SN_STEP_ROW)
    {
      *known = g_new0 (SnImported, 1);
      (*known)->duplicate = TRUE;
      (*known)->newsletter_id = sqlite3_column_int64 (row, 0);
      (*known)->title = g_strdup (sn_statement_get_text (row, 1));
    }
  return step != SN_STEP_FAILED;
}

/* What the user said of a newsletter's mentions, should it have been here
 * before. */
static gboolean
load_pins (SnDb *db, const SnDbEntry *entry, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT position, pin FROM user_pins WHERE sha256 = ?1", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, entry->sha256);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gint64 position = sqlite3_column_int64 (row, 0);

      if (position >= 0 && position < entry->claims->len)
        ((SnClaim *) entry->claims->pdata[position])->pin = sqlite3_column_int64 (row, 1);
    }
  return step == SN_STEP_DONE;
}

static gboolean
write_entry (SnDb *db, SnDbEntry *entry, GHashTable *keys, GError **error)
{
  g_autoptr (SnImported) imported = NULL;

  if (!sn_db_find_newsletter (db, entry->sha256, &imported, error))
    return FALSE;
  if (imported == NULL)
    {
      if (!sn_db_write_head (db, entry->newsletter, entry->bytes, entry->sha256, entry->path, error))
        return FALSE;
      imported = g_new0 (SnImported, 1);
      imported->newsletter_id = sqlite3_last_insert_rowid (db->sqlite);
      imported->title = g_strdup (sn_newsletter_get_title (entry->newsletter));
      if (!sn_db_write_content (db, imported->newsletter_id, entry->newsletter, entry->claims, keys, error) ||
          !load_pins (db, entry, error))
        return FALSE;
    }
  entry->imported = g_steal_pointer (&imported);
  return TRUE;
}

static void
add_fresh (SnFresh *fresh, GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      SnClaim *claim = claims->pdata[i];
      GPtrArray *same = g_hash_table_lookup (fresh->by_key, claim->key);

      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (fresh->by_key, claim->key, same);
        }
      g_ptr_array_add (same, claim);
    }
}

/* Whether what failed last lies in what was to be written; all else is in the
 * way of every newsletter: a full disk, a file that is locked or damaged. */
static gboolean
is_about_content (SnDb *db)
{
  int code = db->failure & 0xff;

  return !sqlite3_get_autocommit (db->sqlite) &&
         (code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_TOOBIG);
}

/* One that cannot be written is undone alone. The words under which a search
 * finds it are written after, for the whole batch: every savepoint makes a
 * full-text index write what it has collected. */
static gboolean
write_entries (SnDb *db, Batch *batch, GHashTable *keys, GError **error)
{
  for (guint i = 0; i < batch->entries->len; i++)
    {
      SnDbEntry *entry = batch->entries->pdata[i];

      if (!sn_db_execute (db, "SAVEPOINT newsletter", error))
        return FALSE;
      if (write_entry (db, entry, keys, &entry->error))
        {
          if (!entry->imported->duplicate)
            add_fresh (&batch->fresh, entry->claims);
        }
      else
        {
          if (!is_about_content (db))
            {
              g_propagate_error (error, g_steal_pointer (&entry->error));
              return FALSE;
            }
          if (!sn_db_execute (db, "ROLLBACK TO newsletter", error))
            return FALSE;
        }
      if (!sn_db_execute (db, "RELEASE newsletter", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
index_entries (SnDb *db, Batch *batch, GError **error)
{
  for (guint i = 0; i < batch->entries->len; i++)
    {
      const SnDbEntry *entry = batch->entries->pdata[i];

      if (entry->imported != NULL && !entry->imported->duplicate &&
          !sn_db_index_newsletter (db, entry->imported->newsletter_id, entry->newsletter, entry->searchable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
batch_work (SnDb *db, gpointer data, GError **error)
{
  Batch *batch = data;
  g_autoptr (GHashTable) keys = new_keys ();
  g_autoptr (GHashTable) before = new_ids ();
  g_autoptr (GHashTable) by_key =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  batch->fresh.by_key = by_key;
  if (!sn_db_get_number (db, "SELECT coalesce (max (id), 0) + 1 FROM mentions", &batch->fresh.first_mention, error))
    return FALSE;
  if (!write_entries (db, batch, keys, error))
    return FALSE;
  if (index_entries (db, batch, error) && count_changes (db, keys, before, error) &&
      sn_db_reconcile_keys (db, keys, &batch->fresh, error) && count_batch (db, batch->entries, before, error))
    return TRUE;
  batch->content = is_about_content (db);
  return FALSE;
}

static void
forget_results (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      SnDbEntry *entry = entries->pdata[i];

      g_clear_pointer (&entry->imported, sn_imported_free);
      g_clear_error (&entry->error);
    }
}

/* Each in a transaction of its own. */
static gboolean
store_singly (SnDb *db, GPtrArray *entries, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, entries->pdata[i]);
      if (!sn_db_store_batch (db, one, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sn_db_store_batch:
 * @entries: (element-type SnDbEntry): newsletters that were read
 *
 * Stores newsletters with all their items in one transaction, and brings the
 * living items up to date, each once. A newsletter that the store has already,
 * by its bytes, is recognised. One that cannot be stored keeps its reason in its
 * entry, and the others are stored all the same. What is stored does not depend
 * on how newsletters are put together in batches.
 *
 * Errors: %SN_ERROR_DATABASE where nothing can be stored: the disk is full, the
 * file is locked or damaged. Entries with neither result nor error are not
 * stored then.
 *
 * Returns: whether the store works.
 */
gboolean
sn_db_store_batch (SnDb *db, GPtrArray *entries, GError **error)
{
  Batch batch = { .entries = entries };
  g_autoptr (GError) failure = NULL;
  SnDbEntry *only = entries->len == 1 ? entries->pdata[0] : NULL;

  if (sn_db_transaction (db, FALSE, batch_work, &batch, &failure))
    return TRUE;
  forget_results (entries);
  if (!batch.content)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (only == NULL)
    return store_singly (db, entries, error);
  only->error = g_steal_pointer (&failure);
  return TRUE;
}

static SnImported *
store_one (SnDb *db, SnNewsletter *newsletter, SnDocument *document, GBytes *bytes, const char *path, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  SnImported *imported = NULL;
  SnDbEntry entry = {
    .newsletter = g_object_ref (newsletter), .bytes = g_bytes_ref (bytes), .sha256 = sha256, .path = path
  };

  sn_db_entry_prepare (&entry, document);
  g_ptr_array_add (entries, &entry);
  if (sn_db_store_batch (db, entries, error) && entry.error != NULL)
    g_propagate_error (error, g_steal_pointer (&entry.error));
  imported = g_steal_pointer (&entry.imported);
  sn_db_entry_clear (&entry);
  return imported;
}

/**
 * sn_db_store_document:
 * @newsletter: what was read
 * @document: what it was read from
 * @path: (nullable): the file it came from
 *
 * Stores a newsletter as a batch of its own.
 *
 * Returns: (transfer full) (nullable): what it brought; %NULL on error, and
 *   then nothing of it is stored.
 */
SnImported *
sn_db_store_document (SnDb *db, SnNewsletter *newsletter, SnDocument *document, const char *path, GError **error)
{
  return store_one (db, newsletter, document, sn_document_get_bytes (document), path, error);
}

/**
 * sn_db_store_newsletter:
 * @newsletter: what was read
 * @bytes: what it was read from
 * @path: (nullable): the file it came from
 *
 * As sn_db_store_document(), where the text is not at hand: a search finds the
 * newsletter by its title only.
 *
 * Returns: (transfer full) (nullable): what it brought; %NULL on error.
 */
SnImported *
sn_db_store_newsletter (SnDb *db, SnNewsletter *newsletter, GBytes *bytes, const char *path, GError **error)
{
  return store_one (db, newsletter, NULL, bytes, path, error);
}
