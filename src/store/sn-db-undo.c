/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-edit-private.h"

#include "sn-error.h"

/* Taking the user's edits back, as https://sqlite.org/undoredo.html describes:
 * triggers on the user's tables write the statement that takes each change back,
 * while a group is being recorded. */

/* How many edits can be taken back. */
#define KEPT_GROUPS "200"

/**
 * sn_db_undo_begin:
 * @item: the item that the edit is about
 * @ids: (element-type gint64): the numbers of the items that it concerns
 *
 * Begins to record an undo group.
 *
 * Returns: its number, 0 on error.
 */
gint64
sn_db_undo_begin (SnDb *db, const SnEdit *edit, SnItem *item, GArray *ids, GError **error)
{
  g_autoptr (SnStatement) insert = sn_db_prepare (db,
                                                  "INSERT INTO undo_groups (at, what, title, items, keys)"
                                                  " VALUES (strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'), ?1, ?2, ?3, '[]')",
                                                  error);
  gint64 group;

  if (insert == NULL)
    return 0;
  sn_statement_bind_text (insert, 1, sn_edit_kind_to_string (edit->kind));
  sn_statement_bind_text (insert, 2, sn_item_get_title (item));
  sn_statement_take_text (insert, 3, sn_db_numbers_as_json (ids));
  if (!sn_db_run (db, insert, error))
    return 0;
  group = sqlite3_last_insert_rowid (db->sqlite);
  return sn_db_run_on (db, "UPDATE undo_recording SET group_id = ?1", group, error) ? group : 0;
}

static gboolean
write_keys (SnDb *db, gint64 group, GHashTable *keys, GError **error)
{
  g_autoptr (SnStatement) update = sn_db_prepare (db, "UPDATE undo_groups SET keys = ?2 WHERE id = ?1", error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  if (update == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (texts, key);
  sqlite3_bind_int64 (update, 1, group);
  sn_statement_take_text (update, 2, sn_db_texts_as_json (texts));
  return sn_db_run (db, update, error);
}

/**
 * sn_db_undo_end:
 * @keys: (element-type utf8): the identity keys to work out anew when it is
 *   taken back
 * @undo: (out): the number of the group, 0 where nothing was changed
 *
 * Ends the recording. The oldest groups are forgotten.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_undo_end (SnDb *db, gint64 group, GHashTable *keys, gint64 *undo, GError **error)
{
  if (!sn_db_get_number_of (db, "SELECT group_id FROM undo_steps WHERE group_id = ?1 LIMIT 1", group, undo, error) ||
      !sn_db_execute (db, "UPDATE undo_recording SET group_id = NULL", error))
    return FALSE;
  if (*undo == 0)
    return sn_db_run_on (db, "DELETE FROM undo_groups WHERE id = ?1", group, error);
  return write_keys (db, group, keys, error) &&
         sn_db_execute (db,
                        "DELETE FROM undo_groups WHERE id <= (SELECT id FROM undo_groups ORDER BY id DESC"
                        " LIMIT 1 OFFSET " KEPT_GROUPS ")",
                        error);
}

typedef struct
{
  gint64 group;
  gint64 *item_id;
} Undo;

/* An edit that concerns one of the same items must be taken back first, or the
 * user would get a state that never was. */
static gboolean
check_group (SnDb *db, gint64 group, gint64 *item_id, GHashTable *keys, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT (SELECT value FROM json_each (g.items) LIMIT 1), EXISTS (SELECT 1 FROM undo_groups l,"
                     " json_each (l.items) a, json_each (g.items) b WHERE l.id > g.id AND a.value = b.value), k.value"
                     " FROM undo_groups g LEFT JOIN json_each (g.keys) k WHERE g.id = ?1",
                     error);
  gboolean found = FALSE;
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, group);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      if (sqlite3_column_int (row, 1) != 0)
        {
          g_set_error_literal (error, SN_ERROR, SN_ERROR_USAGE,
                               "Something was said of the same item since; that has to be undone first.");
          return FALSE;
        }
      found = TRUE;
      *item_id = sqlite3_column_int64 (row, 0);
      if (sn_statement_get_text (row, 2) != NULL)
        g_hash_table_add (keys, g_strdup (sn_statement_get_text (row, 2)));
    }
  if (step == SN_STEP_DONE && !found)
    g_set_error_literal (error, SN_ERROR, SN_ERROR_NOT_FOUND, "There is nothing to undo.");
  return step == SN_STEP_DONE && found;
}

/* What was said of an item cannot be said again while the item is not there. */
static gboolean
explain (SnDb *db, GError **error)
{
  if (db->failure != SQLITE_CONSTRAINT_FOREIGNKEY)
    return FALSE;
  g_clear_error (error);
  g_set_error_literal (error, SN_ERROR, SN_ERROR_NOT_FOUND,
                       "The newsletter that spoke of the item is no longer there.");
  return FALSE;
}

static gboolean
run_steps (SnDb *db, gint64 group, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db, "SELECT sql FROM undo_steps WHERE group_id = ?1 ORDER BY id DESC", error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, group);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    g_ptr_array_add (steps, g_strdup (sn_statement_get_text (row, 0)));
  if (step == SN_STEP_FAILED)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    if (!sn_db_execute (db, steps->pdata[i], error))
      return explain (db, error);
  return TRUE;
}

static gboolean
refresh_items (SnDb *db, gint64 group, GError **error)
{
  return sn_db_run_on (db,
                       "UPDATE items SET dismissed = coalesce ((SELECT dismissed FROM user_marks"
                       " WHERE item_id = items.id), 0) WHERE id IN (SELECT j.value FROM undo_groups g,"
                       " json_each (g.items) j WHERE g.id = ?1)",
                       group, error);
}

static gboolean
undo_work (SnDb *db, gpointer data, GError **error)
{
  Undo *undo = data;
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 group = undo->group;

  if (group == 0 && !sn_db_get_number (db, "SELECT coalesce (max (id), 0) FROM undo_groups", &group, error))
    return FALSE;
  return check_group (db, group, undo->item_id, keys, error) && run_steps (db, group, error) &&
         sn_db_reconcile_keys (db, keys, NULL, error) && refresh_items (db, group, error) &&
         sn_db_run_on (db, "DELETE FROM undo_groups WHERE id = ?1", group, error);
}

/**
 * sn_db_undo:
 * @undo: the number of an edit, 0 for the last one
 * @item_id: (out): an item that it concerned; 0 where there is none
 *
 * Takes an edit back.
 *
 * Errors: %SN_ERROR_NOT_FOUND where there is no such edit (any more),
 * %SN_ERROR_USAGE where a later one concerns the same item.
 *
 * Returns: whether it was taken back.
 */
gboolean
sn_db_undo (SnDb *db, gint64 undo, gint64 *item_id, GError **error)
{
  Undo work = { undo, item_id };

  *item_id = 0;
  return sn_db_transaction (db, FALSE, undo_work, &work, error);
}

/**
 * sn_db_list_undoable:
 * @limit: at most how many
 *
 * Returns: (transfer full) (element-type SnUndoable) (nullable): the edits that
 *   can be taken back, the last one first.
 */
GPtrArray *
sn_db_list_undoable (SnDb *db, guint limit, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db, "SELECT id, what, title, at FROM undo_groups ORDER BY id DESC LIMIT ?1", error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_undoable_free);
  SnStep step;

  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, limit);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      SnUndoable *one = g_new (SnUndoable, 1);

      one->id = sqlite3_column_int64 (row, 0);
      one->what = g_strdup (sn_statement_get_text (row, 1));
      one->title = g_strdup (sn_statement_get_text (row, 2));
      one->at = g_strdup (sn_statement_get_text (row, 3));
      g_ptr_array_add (all, one);
    }
  return step == SN_STEP_DONE ? g_steal_pointer (&all) : NULL;
}
