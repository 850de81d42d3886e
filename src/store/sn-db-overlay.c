/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-doubt.h"
#include "sn-item-field.h"

/* The user's word over that of the newsletters: what the user put right stands
 * in the item's row, what the newsletters say now beside it. */

static gboolean
keep_said (SnDb *db, gint64 id, const char *field, char *value, GError **error)
{
  g_autoptr (SnStatement) insert =
      sn_db_prepare (db, "INSERT OR REPLACE INTO said_now (item_id, field, value) VALUES (?1, ?2, ?3)", error);

  if (insert == NULL)
    {
      g_free (value);
      return FALSE;
    }
  sqlite3_bind_int64 (insert, 1, id);
  sn_statement_bind_text (insert, 2, field);
  sn_statement_take_text (insert, 3, value);
  return sn_db_run (db, insert, error);
}

/* A value that no longer fits (a time of what has no day by now) is kept for
 * the day when it does again; the newsletters' word stands meanwhile. */
static gboolean
lay_field (SnDb *db, SnItem *item, const char *field, const char *value, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!keep_said (db, sn_item_get_id (item), field, sn_item_get_field (item, field), error))
    return FALSE;
  if (!sn_item_set_field (item, field, value, &reason))
    g_debug ("Item %" G_GINT64_FORMAT ": %s", sn_item_get_id (item), reason->message);
  return TRUE;
}

/**
 * sn_db_overlay:
 * @item: a living item with its number, as the newsletters speak of it
 *
 * Puts what the user said over it, and remembers what the newsletters say now.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_overlay (SnDb *db, SnItem *item, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT field, value FROM user_fields WHERE item_id = ?1", error);
  g_autoptr (GHashTable) values = NULL;
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, sn_item_get_id (item));
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      if (values == NULL)
        values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (values, g_strdup (sn_statement_get_text (row, 0)),
                           g_strdup (sn_statement_get_text (row, 1)));
    }
  if (step == SN_STEP_FAILED)
    return FALSE;
  for (const char *const *name = sn_item_field_names (); values != NULL && *name != NULL; name++)
    {
      gpointer value;

      if (g_hash_table_lookup_extended (values, *name, NULL, &value) && !lay_field (db, item, *name, value, error))
        return FALSE;
    }
  return TRUE;
}

/* The word of an item's user, made where there is none yet. */
static SnUserWord *
word_of (SnItem *item)
{
  if (sn_item_get_user_word (item) == NULL)
    sn_item_take_user_word (item, sn_user_word_new ());
  return (SnUserWord *) sn_item_get_user_word (item);
}

static void
take_marks (SnItem *item, SnStatement *row, G_GNUC_UNUSED gpointer data)
{
  SnUserWord *word = word_of (item);

  word->dismissed = sqlite3_column_int (row, 1) != 0;
  word->interested = sqlite3_column_int (row, 2) != 0;
  sn_response_status_from_string (sn_statement_get_text (row, 3), &word->status);
  word->owner = g_strdup (sn_statement_get_text (row, 4));
  word->due = g_strdup (sn_statement_get_text (row, 5));
  word->note = g_strdup (sn_statement_get_text (row, 6));
}

static void
take_reminders (SnItem *item, SnStatement *row, G_GNUC_UNUSED gpointer data)
{
  SnUserWord *word = word_of (item);

  word->leads = g_strdup (sn_statement_get_text (row, 1));
  word->snoozed = g_strdup (sn_statement_get_text (row, 2));
}

/* Of what the user has said something, nothing is in doubt any more. */
static void
answer_doubts (SnItem *item, const char *field)
{
  GPtrArray *doubts = sn_item_get_doubts (item);

  for (guint i = doubts->len; i > 0; i--)
    if (g_strcmp0 (sn_doubt_get_field (doubts->pdata[i - 1]), field) == 0)
      g_ptr_array_remove_index (doubts, i - 1);
}

/* What the user only confirmed is no correction, unless the newsletters have
 * said something new since. */
static void
take_correction (SnItem *item, SnStatement *row, G_GNUC_UNUSED gpointer data)
{
  g_autoptr (SnCorrection) correction =
      sn_correction_new (sn_statement_get_text (row, 1), sn_statement_get_text (row, 2), sn_statement_get_text (row, 3),
                         sn_statement_get_text (row, 4));

  answer_doubts (item, correction->field);
  if (sn_correction_is_news (correction) || g_strcmp0 (correction->value, correction->said) != 0)
    g_ptr_array_add (word_of (item)->corrections, g_steal_pointer (&correction));
}

static void
take_added (SnItem *item, SnStatement *row, G_GNUC_UNUSED gpointer data)
{
  const char *quote = sn_statement_get_text (row, 3), *uri = sn_statement_get_text (row, 6);

  word_of (item)->by_hand = TRUE;
  if (quote != NULL)
    {
      SnMention *mention =
          sn_mention_new (quote, (gsize) sqlite3_column_int64 (row, 4), (gsize) sqlite3_column_int64 (row, 5));

      mention->newsletter_id = sqlite3_column_int64 (row, 1);
      mention->issued = g_strdup (sn_statement_get_text (row, 2));
      sn_item_add_mention (item, mention);
    }
  if (uri != NULL)
    {
      g_autoptr (SnLink) link = sn_link_new (SN_LINK_RESPOND, "", uri, 0, 0);

      sn_item_add_link (item, link);
    }
}

/**
 * sn_db_load_user_word:
 * @ids: the items' numbers as a JSON array
 * @by_id: (element-type gint64 SnItem): the items
 *
 * Loads what the user says of items.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_load_user_word (SnDb *db, const char *ids, GHashTable *by_id, GError **error)
{
  return sn_db_load_rows (db,
                          "SELECT item_id, dismissed, interested, status, owner, due, note FROM user_marks"
                          " WHERE item_id IN (SELECT value FROM json_each (?1))",
                          ids, by_id, take_marks, NULL, error) &&
         sn_db_load_rows (db,
                          "SELECT item_id, leads, snoozed FROM user_reminders"
                          " WHERE item_id IN (SELECT value FROM json_each (?1))",
                          ids, by_id, take_reminders, NULL, error) &&
         sn_db_load_rows (db,
                          "SELECT f.item_id, f.field, f.value, f.source_value, s.value FROM user_fields f"
                          " LEFT JOIN said_now s ON s.item_id = f.item_id AND s.field = f.field"
                          " WHERE f.item_id IN (SELECT value FROM json_each (?1))",
                          ids, by_id, take_correction, NULL, error) &&
         sn_db_load_rows (db,
                          "SELECT i.id, n.id, n.issued, h.quote, h.start, h.length, h.uri FROM items i"
                          " JOIN user_items h ON h.key = i.key LEFT JOIN newsletters n ON n.sha256 = h.sha256"
                          " WHERE i.id IN (SELECT value FROM json_each (?1))",
                          ids, by_id, take_added, NULL, error);
}
