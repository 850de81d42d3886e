/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"
#include "sn-extract.h"

typedef struct
{
  SnNewsletter *newsletter;
  SnDocument *document; /* NULL where it is not at hand */
  GBytes *bytes;
  const char *path;
  SnImported *imported;
} Import;

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

/* An item is changed by a newsletter if it has more (or fewer) changes now than
 * it had; @before is what count_changes() found. */
static gboolean
count_items (SnDb *db, SnImported *imported, GHashTable *before, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT DISTINCT m.item_id, (SELECT count (*) FROM changes c WHERE c.item_id = m.item_id)"
                     " FROM mentions m WHERE m.newsletter_id = ?1 AND m.item_id IS NOT NULL",
                     error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, imported->newsletter_id);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);
      gpointer count;

      if (!g_hash_table_lookup_extended (before, &id, NULL, &count))
        imported->added++;
      else if (GPOINTER_TO_INT (count) != sqlite3_column_int (row, 1))
        imported->changed++;
      else
        imported->known++;
    }
  return step == SN_STEP_DONE;
}

static gboolean
find_duplicate (SnDb *db, SnImported *imported, const char *sha256, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT id, title FROM newsletters WHERE sha256 = ?1", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, sha256);
  step = sn_db_step (db, row, error);
  if (step == SN_STEP_ROW)
    {
      imported->duplicate = TRUE;
      imported->newsletter_id = sqlite3_column_int64 (row, 0);
      imported->title = g_strdup (sn_statement_get_text (row, 1));
    }
  return step != SN_STEP_FAILED;
}

static gboolean
store_work (SnDb *db, gpointer data, GError **error)
{
  Import *import = data;
  SnImported *imported = import->imported;
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, import->bytes);
  g_autoptr (GHashTable) keys = new_keys ();
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!find_duplicate (db, imported, sha256, error))
    return FALSE;
  if (imported->duplicate)
    return TRUE;
  if (!sn_db_write_head (db, import->newsletter, import->bytes, sha256, import->path, error))
    return FALSE;
  imported->newsletter_id = sqlite3_last_insert_rowid (db->sqlite);
  imported->title = g_strdup (sn_newsletter_get_title (import->newsletter));
  return sn_db_write_content (db, imported->newsletter_id, import->newsletter, keys, error) &&
         sn_db_index_newsletter (db, imported->newsletter_id, import->newsletter, import->document, error) &&
         count_changes (db, keys, before, error) && sn_db_reconcile_keys (db, keys, error) &&
         count_items (db, imported, before, error);
}

static SnImported *
store (SnDb *db, Import *import, GError **error)
{
  g_autoptr (SnImported) imported = g_new0 (SnImported, 1);

  import->imported = imported;
  return sn_db_transaction (db, FALSE, store_work, import, error) ? g_steal_pointer (&imported) : NULL;
}

/**
 * sn_db_store_document:
 * @newsletter: what was read
 * @document: what it was read from
 * @path: (nullable): the file it came from
 *
 * Stores a newsletter with all its items in one transaction, unless the store
 * has one of exactly these bytes, and brings the living items up to date.
 *
 * Returns: (transfer full) (nullable): what it brought; %NULL on error, and
 *   then nothing of it is stored.
 */
SnImported *
sn_db_store_document (SnDb *db, SnNewsletter *newsletter, SnDocument *document, const char *path, GError **error)
{
  Import import = { newsletter, document, sn_document_get_bytes (document), path, NULL };

  return store (db, &import, error);
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
  Import import = { newsletter, NULL, bytes, path, NULL };

  return store (db, &import, error);
}

static SnImported *
import_document (SnDb *db, SnDocument *document, const char *path, const SnDate *issued, GError **error)
{
  g_autoptr (SnNewsletter) newsletter = sn_extract (document, issued, error);

  if (newsletter == NULL)
    return NULL;
  return sn_db_store_document (db, newsletter, document, path, error);
}

/* Puts the place in front of the reason where a file has several messages. */
static void
add_failure (GPtrArray *failures, guint index, guint n_documents, const GError *error)
{
  if (failures == NULL)
    return;
  if (n_documents > 1)
    g_ptr_array_add (failures, g_strdup_printf ("Message %u: %s", index + 1, error->message));
  else
    g_ptr_array_add (failures, g_strdup (error->message));
}

/**
 * sn_db_import_full:
 * @bytes: the content of a file
 * @path: (nullable): its name, which helps to tell what it is and is kept
 * @issued: (nullable): the issue date of a text that states none
 * @failures: (nullable) (element-type utf8): where to add a sentence for each
 *   message of a mailbox that could not be read or stored
 *
 * Reads a file and stores the newsletters in it (several where it is a
 * mailbox), each in one transaction: whole, or not at all. One that the store
 * has already, by its bytes, is recognised whatever the file is called. Messages
 * that fail do not keep the others out.
 *
 * Returns: (transfer full) (element-type SnImported) (nullable): what each
 *   brought, in the order of the file; %NULL with the first error where there is
 *   none that could be kept.
 */
GPtrArray *
sn_db_import_full (SnDb *db, GBytes *bytes, const char *path, const SnDate *issued, GPtrArray *failures, GError **error)
{
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, path, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_imported_free);
  g_autoptr (GError) first = NULL;

  if (documents == NULL)
    return NULL;
  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      SnImported *imported = import_document (db, documents->pdata[i], path, issued, &failure);

      if (imported != NULL)
        {
          g_ptr_array_add (all, imported);
          continue;
        }
      add_failure (failures, i, documents->len, failure);
      if (first == NULL)
        first = g_steal_pointer (&failure);
    }
  if (all->len > 0)
    return g_steal_pointer (&all);
  if (first == NULL)
    g_set_error_literal (&first, SN_ERROR, SN_ERROR_NOT_NEWSLETTER, "No newsletter is in it.");
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

/**
 * sn_db_import:
 *
 * As sn_db_import_full(), for those who do not ask which messages failed.
 *
 * Returns: (transfer full) (element-type SnImported) (nullable): what each
 *   newsletter brought; %NULL where none could be kept.
 */
GPtrArray *
sn_db_import (SnDb *db, GBytes *bytes, const char *path, const SnDate *issued, GError **error)
{
  return sn_db_import_full (db, bytes, path, issued, NULL, error);
}
