/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-extract.h"
#include "sn-reconcile.h"

/* A newsletter into its tables, within the transaction that is open. */

static gboolean
write_texts (SnDb *db, const char *sql, gint64 owner, GPtrArray *texts, GError **error)
{
  g_autoptr (SnStatement) insert = sn_db_prepare (db, sql, error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < texts->len; i++)
    {
      sqlite3_bind_int64 (insert, 1, owner);
      sqlite3_bind_int64 (insert, 2, i);
      sn_statement_bind_text (insert, 3, texts->pdata[i]);
      if (!sn_db_run (db, insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_places (SnDb *db, gint64 mention_id, GPtrArray *mentions, GError **error)
{
  g_autoptr (SnStatement) insert = sn_db_prepare (
      db, "INSERT INTO mention_places (mention_id, position, quote, start, length) VALUES (?, ?, ?, ?, ?)", error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < mentions->len; i++)
    {
      const SnMention *mention = mentions->pdata[i];

      sqlite3_bind_int64 (insert, 1, mention_id);
      sqlite3_bind_int64 (insert, 2, i);
      sn_statement_bind_text (insert, 3, mention->quote);
      sqlite3_bind_int64 (insert, 4, (gint64) mention->start);
      sqlite3_bind_int64 (insert, 5, (gint64) mention->length);
      if (!sn_db_run (db, insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_links (SnDb *db, gint64 mention_id, GPtrArray *links, GError **error)
{
  g_autoptr (SnStatement) insert =
      sn_db_prepare (db,
                     "INSERT INTO mention_links (mention_id, position, role, label, uri, start, length)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?)",
                     error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      const SnLink *link = links->pdata[i];

      sqlite3_bind_int64 (insert, 1, mention_id);
      sqlite3_bind_int64 (insert, 2, i);
      sn_statement_bind_text (insert, 3, sn_link_role_to_string (link->role));
      sn_statement_bind_text (insert, 4, link->label);
      sn_statement_bind_text (insert, 5, link->uri);
      sqlite3_bind_int64 (insert, 6, (gint64) link->start);
      sqlite3_bind_int64 (insert, 7, (gint64) link->length);
      if (!sn_db_run (db, insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_mention (SnDb *db, SnClaim *claim, GError **error)
{
  g_autoptr (SnStatement) insert =
      sn_db_prepare (db,
                     "INSERT INTO mentions (newsletter_id, position, key, " SN_ITEM_COLUMNS (
                         "") ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     error);
  SnItem *item = claim->item;
  gint64 id;

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, claim->newsletter_id);
  sqlite3_bind_int64 (insert, 2, claim->position);
  sqlite3_bind_text (insert, 3, claim->key, -1, SQLITE_STATIC);
  sn_statement_bind_item (insert, 4, item);
  if (!sn_db_run (db, insert, error))
    return FALSE;
  claim->mention_id = id = sqlite3_last_insert_rowid (db->sqlite);
  return write_places (db, id, sn_item_get_mentions (item), error) &&
         write_links (db, id, sn_item_get_links (item), error) &&
         write_texts (db, "INSERT INTO mention_doubts (mention_id, position, text) VALUES (?, ?, ?)", id,
                      sn_item_get_doubts (item), error);
}

static gboolean
write_unread (SnDb *db, gint64 newsletter_id, GPtrArray *unread, GError **error)
{
  g_autoptr (SnStatement) insert = sn_db_prepare (
      db, "INSERT INTO unread_sentences (newsletter_id, position, text, start, length) VALUES (?, ?, ?, ?, ?)", error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < unread->len; i++)
    {
      const SnUnread *sentence = unread->pdata[i];

      sqlite3_bind_int64 (insert, 1, newsletter_id);
      sqlite3_bind_int64 (insert, 2, i);
      sn_statement_bind_text (insert, 3, sentence->text);
      sqlite3_bind_int64 (insert, 4, (gint64) sentence->start);
      sqlite3_bind_int64 (insert, 5, (gint64) sentence->length);
      if (!sn_db_run (db, insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_mentions (SnDb *db, gint64 newsletter_id, GPtrArray *claims, GHashTable *keys, GError **error)
{
  for (guint i = 0; i < claims->len; i++)
    {
      SnClaim *claim = claims->pdata[i];

      claim->newsletter_id = newsletter_id;
      if (!write_mention (db, claim, error))
        return FALSE;
      if (!g_hash_table_contains (keys, claim->key))
        g_hash_table_add (keys, g_strdup (claim->key));
    }
  return TRUE;
}

/* The keys of what goes by the reference that is no more: the change is part of
 * its history. */
static gboolean
add_keys_of_reference (SnDb *db, const char *reference, GHashTable *keys, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT DISTINCT key FROM mentions WHERE reference = ?1", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, reference);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    g_hash_table_add (keys, g_strdup (sn_statement_get_text (row, 0)));
  return step == SN_STEP_DONE;
}

static gboolean
write_renames (SnDb *db, gint64 newsletter_id, GPtrArray *renames, GHashTable *keys, GError **error)
{
  g_autoptr (SnStatement) insert =
      sn_db_prepare (db,
                     "INSERT INTO reference_changes (newsletter_id, position, from_reference, to_reference, quote)"
                     " VALUES (?, ?, ?, ?, ?)",
                     error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < renames->len; i++)
    {
      const SnRename *rename = renames->pdata[i];

      sqlite3_bind_int64 (insert, 1, newsletter_id);
      sqlite3_bind_int64 (insert, 2, i);
      sn_statement_bind_text (insert, 3, rename->from);
      sn_statement_bind_text (insert, 4, rename->to);
      sn_statement_bind_text (insert, 5, rename->quote);
      if (!sn_db_run (db, insert, error) || !add_keys_of_reference (db, rename->from, keys, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sn_db_write_content:
 * @claims: (element-type SnClaim): what sn_claims_of() says of @newsletter;
 *   learn their numbers
 * @keys: (element-type utf8): a set that learns the identity keys of which it
 *   speaks
 *
 * Writes all that hangs on the row of a newsletter.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_write_content (SnDb *db, gint64 newsletter_id, SnNewsletter *newsletter, GPtrArray *claims, GHashTable *keys,
                     GError **error)
{
  return write_mentions (db, newsletter_id, claims, keys, error) &&
         write_renames (db, newsletter_id, sn_newsletter_get_renames (newsletter), keys, error) &&
         write_texts (db, "INSERT INTO newsletter_doubts (newsletter_id, position, text) VALUES (?, ?, ?)",
                      newsletter_id, sn_newsletter_get_doubts (newsletter), error) &&
         write_unread (db, newsletter_id, sn_newsletter_get_unread (newsletter), error);
}

static void
bind_head (SnStatement *statement, SnNewsletter *newsletter)
{
  const SnDate *issued = sn_newsletter_get_issued (newsletter);

  sn_statement_bind_text (statement, 1, sn_newsletter_get_title (newsletter));
  sn_statement_take_text (statement, 2, sn_date_to_string (issued));
  sqlite3_bind_int64 (statement, 3, sn_date_first_julian (issued));
  sn_statement_bind_text (statement, 4, sn_newsletter_get_sender (newsletter));
  sn_statement_bind_text (statement, 5, sn_newsletter_get_format (newsletter));
  sqlite3_bind_int64 (statement, 6, SN_EXTRACT_VERSION);
}

/**
 * sn_db_write_head:
 * @sha256: of @bytes
 * @path: (nullable): where it came from
 *
 * Writes the row of a new newsletter, with its bytes.
 *
 * Returns: whether it worked; its number is the last one given.
 */
gboolean
sn_db_write_head (SnDb *db, SnNewsletter *newsletter, GBytes *bytes, const char *sha256, const char *path,
                  GError **error)
{
  g_autoptr (SnStatement) insert = sn_db_prepare (
      db,
      "INSERT INTO newsletters (title, issued, issued_day, sender, format, extract_version, sha256, path,"
      " imported_at, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'), ?)",
      error);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (insert == NULL)
    return FALSE;
  bind_head (insert, newsletter);
  sn_statement_bind_text (insert, 7, sha256);
  /* A file name need not be UTF-8, what the store holds must. */
  sn_statement_take_text (insert, 8, path != NULL ? g_filename_display_name (path) : NULL);
  sqlite3_bind_blob64 (insert, 9, size > 0 ? data : "", size, SQLITE_STATIC);
  return sn_db_run (db, insert, error);
}

/**
 * sn_db_update_head:
 * @id: the number of a newsletter
 *
 * Writes anew what a newsletter says about itself, and that this version has
 * read it.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_update_head (SnDb *db, gint64 id, SnNewsletter *newsletter, GError **error)
{
  g_autoptr (SnStatement) update =
      sn_db_prepare (db,
                     "UPDATE newsletters SET title = ?, issued = ?, issued_day = ?, sender = ?, format = ?,"
                     " extract_version = ? WHERE id = ?",
                     error);

  if (update == NULL)
    return FALSE;
  bind_head (update, newsletter);
  sqlite3_bind_int64 (update, 7, id);
  return sn_db_run (db, update, error);
}
