/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-edit.h"

#include "sn-db-edit-private.h"
#include "sn-error.h"
#include "sn-item-field.h"

/* What the user says of items, written into the user's tables. Each edit is one
 * transaction and one undo group; what follows from it for the living items is
 * worked out at its end. */

typedef struct
{
  const SnEdit *edit;
  SnEdited *edited;
} Work;

static gboolean
refuse (GError **error, SnError code, const char *message)
{
  g_set_error_literal (error, SN_ERROR, (int) code, message);
  return FALSE;
}

/**
 * sn_db_resolve_item:
 * @id: (inout): the number of an item; that of the one it was merged into where
 *   it was
 * @item: (out) (optional): the item, with its fields alone
 *
 * Errors: %SN_ERROR_NOT_FOUND.
 *
 * Returns: whether there is such an item.
 */
gboolean
sn_db_resolve_item (SnDb *db, gint64 *id, SnItem **item, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db, "SELECT merged_into, " SN_ITEM_COLUMNS ("") " FROM items WHERE id = ?1", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, *id);
  step = sn_db_step (db, row, error);
  while (step == SN_STEP_ROW && sqlite3_column_type (row, 0) != SQLITE_NULL)
    {
      *id = sqlite3_column_int64 (row, 0);
      sqlite3_reset (row);
      sqlite3_bind_int64 (row, 1, *id);
      step = sn_db_step (db, row, error);
    }
  if (step == SN_STEP_ROW && item != NULL)
    *item = sn_statement_get_item (row, 1);
  if (step == SN_STEP_DONE)
    g_set_error (error, SN_ERROR, SN_ERROR_NOT_FOUND, "No item has the number %" G_GINT64_FORMAT ".", *id);
  return step == SN_STEP_ROW;
}

/* What the newsletters say of a field: beside the user's word where there is
 * one, else the item's own. */
static gboolean
said_of (SnDb *db, gint64 id, SnItem *item, const char *field, char **said, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT s.value FROM user_fields f LEFT JOIN said_now s ON s.item_id = f.item_id"
                     " AND s.field = f.field WHERE f.item_id = ?1 AND f.field = ?2",
                     error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, id);
  sn_statement_bind_text (row, 2, field);
  step = sn_db_step (db, row, error);
  if (step != SN_STEP_FAILED)
    *said = step == SN_STEP_ROW ? g_strdup (sn_statement_get_text (row, 0)) : sn_item_get_field (item, field);
  return step != SN_STEP_FAILED;
}

static gboolean
forget_field (SnDb *db, gint64 id, const char *field, GError **error)
{
  g_autoptr (SnStatement) delete =
      sn_db_prepare (db, "DELETE FROM user_fields WHERE item_id = ?1 AND field = ?2", error);

  if (delete == NULL)
    return FALSE;
  sqlite3_bind_int64 (delete, 1, id);
  sn_statement_bind_text (delete, 2, field);
  return sn_db_run (db, delete, error);
}

static gboolean
write_field (SnDb *db, gint64 id, const char *field, const char *value, const char *said, GError **error)
{
  g_autoptr (SnStatement) insert =
      sn_db_prepare (db,
                     "INSERT INTO user_fields (item_id, field, value, source_value) VALUES (?1, ?2, ?3, ?4)"
                     " ON CONFLICT DO UPDATE SET value = excluded.value, source_value = excluded.source_value",
                     error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, id);
  sn_statement_bind_text (insert, 2, field);
  sn_statement_bind_text (insert, 3, value);
  sn_statement_bind_text (insert, 4, said);
  return sn_db_run (db, insert, error);
}

/* What the newsletters say as well is no correction (any more). */
static gboolean
correct_field (SnDb *db, gint64 id, SnItem *item, const char *field, const char *value, GError **error)
{
  g_autofree char *said = NULL;
  g_autofree char *understood = NULL;

  if (!said_of (db, id, item, field, &said, error) || !sn_item_set_field (item, field, value, error))
    return FALSE;
  understood = sn_item_get_field (item, field);
  if (g_strcmp0 (said, understood) == 0)
    return forget_field (db, id, field, error);
  return write_field (db, id, field, understood, said, error);
}

static gboolean
is_field (const char *name, GError **error)
{
  if (g_strv_contains (sn_item_field_names (), name))
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "There is no field “%s”.", name);
  return FALSE;
}

/* In the order in which they can be set, so that one edit can give an item a
 * day and a time. */
static gboolean
correct (SnDb *db, const SnEdit *edit, gint64 id, SnItem *item, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, edit->fields);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!is_field (key, error))
      return FALSE;
  for (const char *const *name = sn_item_field_names (); *name != NULL; name++)
    if (g_hash_table_lookup_extended (edit->fields, *name, NULL, &value) &&
        !correct_field (db, id, item, *name, value, error))
      return FALSE;
  return TRUE;
}

static gboolean
revert (SnDb *db, const SnEdit *edit, gint64 id, GError **error)
{
  GHashTableIter iter;
  gpointer field;

  g_hash_table_iter_init (&iter, edit->fields);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    if (!forget_field (db, id, field, error))
      return FALSE;
  return TRUE;
}

/* What the user never put right is as the newsletters say it. */
static gboolean
keep (SnDb *db, const SnEdit *edit, gint64 id, SnItem *item, GError **error)
{
  g_autoptr (SnStatement) update =
      sn_db_prepare (db,
                     "INSERT INTO user_fields (item_id, field, value, source_value) VALUES (?1, ?2, ?3, ?3)"
                     " ON CONFLICT DO UPDATE SET source_value = (SELECT s.value FROM said_now s"
                     " WHERE s.item_id = ?1 AND s.field = ?2)",
                     error);
  GHashTableIter iter;
  gpointer field;

  if (update == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, edit->fields);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    {
      if (!is_field (field, error))
        return FALSE;
      sqlite3_bind_int64 (update, 1, id);
      sn_statement_bind_text (update, 2, field);
      sn_statement_take_text (update, 3, sn_item_get_field (item, field));
      if (!sn_db_run (db, update, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_mark (SnDb *db, const char *sql, gint64 id, gboolean value, GError **error)
{
  g_autoptr (SnStatement) upsert = sn_db_prepare (db, sql, error);

  if (upsert == NULL)
    return FALSE;
  sqlite3_bind_int64 (upsert, 1, id);
  sqlite3_bind_int (upsert, 2, value ? 1 : 0);
  return sn_db_run (db, upsert, error);
}

static gboolean
dismiss (SnDb *db, gint64 id, gboolean dismissed, GError **error)
{
  return set_mark (db,
                   "INSERT INTO user_marks (item_id, dismissed) VALUES (?1, ?2)"
                   " ON CONFLICT DO UPDATE SET dismissed = excluded.dismissed WHERE dismissed != excluded.dismissed",
                   id, dismissed, error);
}

static gboolean
set_interest (SnDb *db, const SnEdit *edit, gint64 id, SnItem *item, GError **error)
{
  if (sn_item_get_kind (item) != SN_ITEM_VACANCY)
    return refuse (error, SN_ERROR_USAGE, "Only a seat can be of interest.");
  return set_mark (db,
                   "INSERT INTO user_marks (item_id, interested) VALUES (?1, ?2) ON CONFLICT DO UPDATE"
                   " SET interested = excluded.interested WHERE interested != excluded.interested",
                   id, edit->interested, error);
}

static gboolean
check_response (const SnEdit *edit, SnItem *item, GError **error)
{
  const char *status = g_hash_table_lookup (edit->fields, "status"), *due = g_hash_table_lookup (edit->fields, "due");
  SnResponseStatus parsed;
  SnDate day;

  if (sn_item_get_kind (item) != SN_ITEM_CONSULTATION)
    return refuse (error, SN_ERROR_USAGE, "Only a consultation has a response.");
  if (status != NULL && !sn_response_status_from_string (status, &parsed))
    {
      g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "“%s” is no status of a response.", status);
      return FALSE;
    }
  if (due != NULL && (!sn_date_parse (due, &day) || sn_date_precision (&day) != SN_PRECISION_DAY))
    {
      g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "“%s” is no day (YYYY-MM-DD).", due);
      return FALSE;
    }
  return TRUE;
}

static gboolean
respond (SnDb *db, const SnEdit *edit, gint64 id, SnItem *item, GError **error)
{
  static const struct
  {
    const char *field, *sql;
  } marks[] = {
    { "status", "UPDATE user_marks SET status = coalesce (?2, 'none') WHERE item_id = ?1 AND status IS NOT ?2" },
    { "owner", "UPDATE user_marks SET owner = ?2 WHERE item_id = ?1 AND owner IS NOT ?2" },
    { "due", "UPDATE user_marks SET due = ?2 WHERE item_id = ?1 AND due IS NOT ?2" },
    { "note", "UPDATE user_marks SET note = ?2 WHERE item_id = ?1 AND note IS NOT ?2" },
  };

  if (!check_response (edit, item, error) ||
      !sn_db_run_on (db, "INSERT INTO user_marks (item_id) VALUES (?1) ON CONFLICT DO NOTHING", id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (SnStatement) update = sn_db_prepare (db, marks[i].sql, error);
      gpointer value;

      if (update == NULL)
        return FALSE;
      if (!g_hash_table_lookup_extended (edit->fields, marks[i].field, NULL, &value))
        continue;
      sqlite3_bind_int64 (update, 1, id);
      sn_statement_bind_text (update, 2, value);
      if (!sn_db_run (db, update, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply (SnDb *db, const SnEdit *edit, gint64 id, SnItem *item, SnEdited *edited, GError **error)
{
  switch (edit->kind)
    {
    case SN_EDIT_CORRECT:
      return correct (db, edit, id, item, error);
    case SN_EDIT_REVERT:
      return revert (db, edit, id, error);
    case SN_EDIT_KEEP:
      return keep (db, edit, id, item, error);
    case SN_EDIT_DISMISS:
    case SN_EDIT_RESTORE:
      return dismiss (db, id, edit->kind == SN_EDIT_DISMISS, error);
    case SN_EDIT_RESPOND:
      return respond (db, edit, id, item, error);
    case SN_EDIT_INTEREST:
      return set_interest (db, edit, id, item, error);
    case SN_EDIT_MERGE:
      return sn_db_merge_items (db, id, edited->item_id, error);
    case SN_EDIT_SPLIT:
      return sn_db_split_item (db, id, edit->newsletters, error);
    case SN_EDIT_DISTINCT:
      return sn_db_keep_apart (db, id, edited->item_id, error);
    case SN_EDIT_REMIND:
      return sn_db_set_reminders (db, edit, id, error);
    case SN_EDIT_ADD:
    default:
      return sn_db_add_item (db, edit, error);
    }
}

/* The keys under which anything is said of these items. */
static gboolean
add_keys (SnDb *db, GArray *ids, GHashTable *keys, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (
      db, "SELECT key FROM items WHERE id = ?1 UNION SELECT key FROM mentions WHERE item_id = ?1", error);

  if (row == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      SnStep step;

      sqlite3_bind_int64 (row, 1, g_array_index (ids, gint64, i));
      while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
        g_hash_table_add (keys, g_strdup (sn_statement_get_text (row, 0)));
      if (step == SN_STEP_FAILED)
        return FALSE;
      sqlite3_reset (row);
    }
  return TRUE;
}

/* What is said of an item that no newsletter has any more does not come with a
 * reconciliation. */
static gboolean
refresh_marks (SnDb *db, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!sn_db_run_on (db,
                       "UPDATE items SET dismissed = coalesce ((SELECT dismissed FROM user_marks WHERE item_id = ?1),"
                       " 0) WHERE id = ?1",
                       g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* What is said of the item that the edit made is to be undone before the edit. */
static gboolean
remember_made (SnDb *db, const SnEdited *edited, GError **error)
{
  g_autoptr (SnStatement) update =
      sn_db_prepare (db, "UPDATE undo_groups SET items = json_insert (items, '$[#]', ?2) WHERE id = ?1", error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, edited->undo);
  sqlite3_bind_int64 (update, 2, edited->item_id);
  return sn_db_run (db, update, error);
}

/* The number of the item that the edit made. */
static gboolean
find_made (SnDb *db, const SnEdit *edit, SnEdited *edited, GError **error)
{
  if (edit->kind == SN_EDIT_ADD)
    return sn_db_get_number (db,
                             "SELECT id FROM items WHERE key = (SELECT key FROM user_items ORDER BY id DESC LIMIT 1)",
                             &edited->item_id, error);
  if (edit->kind == SN_EDIT_SPLIT)
    return sn_db_get_number (db,
                             "SELECT m.item_id FROM user_pins u JOIN newsletters n ON n.sha256 = u.sha256"
                             " JOIN mentions m ON m.newsletter_id = n.id AND m.position = u.position"
                             " WHERE u.pin = (SELECT max (pin) FROM user_pins) LIMIT 1",
                             &edited->item_id, error);
  return TRUE;
}

static gboolean
edit_work (SnDb *db, gpointer data, GError **error)
{
  Work *work = data;
  const SnEdit *edit = work->edit;
  gint64 id = edit->item_id;
  g_autoptr (SnItem) item = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 group;

  work->edited->item_id = edit->other_id;
  if ((edit->kind != SN_EDIT_ADD && !sn_db_resolve_item (db, &id, &item, error)) ||
      (edit->other_id != 0 && !sn_db_resolve_item (db, &work->edited->item_id, NULL, error)))
    return FALSE;
  if (id != 0)
    g_array_append_val (ids, id);
  if (edit->other_id != 0)
    g_array_append_val (ids, work->edited->item_id);
  else
    work->edited->item_id = id;
  group = sn_db_undo_begin (db, edit, item != NULL ? item : edit->item, ids, error);
  if (group == 0 || !add_keys (db, ids, keys, error) || !apply (db, edit, id, item, work->edited, error))
    return FALSE;
  if (edit->kind == SN_EDIT_ADD && !sn_db_last_added_key (db, keys, error))
    return FALSE;
  return sn_db_undo_end (db, group, keys, &work->edited->undo, error) && sn_db_reconcile_keys (db, keys, NULL, error) &&
         refresh_marks (db, ids, error) && find_made (db, edit, work->edited, error) &&
         remember_made (db, work->edited, error);
}

/**
 * sn_db_edit:
 * @edit: what the user says
 * @edited: (out): what it did
 *
 * Writes what the user says of an item, whole or not at all, and works out what
 * follows. Reading newsletters again never takes it back; sn_db_undo() does. An
 * item that was merged into another stands for that one.
 *
 * Errors: %SN_ERROR_NOT_FOUND for the items, %SN_ERROR_USAGE where it cannot be
 * said of them, %SN_ERROR_DATABASE.
 *
 * Returns: whether it was written.
 */
gboolean
sn_db_edit (SnDb *db, const SnEdit *edit, SnEdited *edited, GError **error)
{
  Work work = { edit, edited };

  *edited = (SnEdited){ 0, 0 };
  return sn_db_transaction (db, FALSE, edit_work, &work, error);
}
