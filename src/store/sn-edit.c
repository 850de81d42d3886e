/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-edit.h"

/**
 * sn_edit_new:
 * @kind: what is said
 * @item_id: of which item, 0 for none
 *
 * Returns: (transfer full): an edit that says nothing more yet.
 */
SnEdit *
sn_edit_new (SnEditKind kind, gint64 item_id)
{
  SnEdit *edit = g_new0 (SnEdit, 1);

  edit->kind = kind;
  edit->item_id = item_id;
  edit->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  edit->newsletters = g_array_new (FALSE, FALSE, sizeof (gint64));
  return edit;
}

/**
 * sn_edit_new_pair:
 * @kind: %SN_EDIT_MERGE or %SN_EDIT_DISTINCT
 *
 * Returns: (transfer full): an edit about two items.
 */
SnEdit *
sn_edit_new_pair (SnEditKind kind, gint64 item_id, gint64 other_id)
{
  SnEdit *edit = sn_edit_new (kind, item_id);

  edit->other_id = other_id;
  return edit;
}

/**
 * sn_edit_new_add:
 * @item: (transfer none): what is added
 * @newsletter_sha256: (nullable): the newsletter of its first mention
 *
 * Returns: (transfer full): an edit that adds an item.
 */
SnEdit *
sn_edit_new_add (SnItem *item, const char *newsletter_sha256)
{
  SnEdit *edit = sn_edit_new (SN_EDIT_ADD, 0);

  edit->item = g_object_ref (item);
  edit->newsletter_sha256 = g_strdup (newsletter_sha256);
  return edit;
}

/**
 * sn_edit_copy:
 *
 * Returns: (transfer full): a copy.
 */
SnEdit *
sn_edit_copy (const SnEdit *edit)
{
  SnEdit *copy = sn_edit_new_pair (edit->kind, edit->item_id, edit->other_id);
  GHashTableIter iter;
  gpointer field, value;

  g_hash_table_iter_init (&iter, edit->fields);
  while (g_hash_table_iter_next (&iter, &field, &value))
    sn_edit_set_field (copy, field, value);
  copy->interested = edit->interested;
  g_array_append_vals (copy->newsletters, edit->newsletters->data, edit->newsletters->len);
  copy->item = edit->item != NULL ? sn_item_copy (edit->item) : NULL;
  copy->newsletter_sha256 = g_strdup (edit->newsletter_sha256);
  return copy;
}

/**
 * sn_edit_free:
 *
 * Frees @edit.
 */
void
sn_edit_free (SnEdit *edit)
{
  g_hash_table_unref (edit->fields);
  g_array_unref (edit->newsletters);
  g_clear_object (&edit->item);
  g_free (edit->newsletter_sha256);
  g_free (edit);
}

/**
 * sn_edit_set_field:
 * @field: name of a field
 * @value: (nullable): its value; %NULL or empty for none
 *
 * Says what a field is.
 */
void
sn_edit_set_field (SnEdit *edit, const char *field, const char *value)
{
  g_hash_table_insert (edit->fields, g_strdup (field), value != NULL && *value != '\0' ? g_strdup (value) : NULL);
}

/**
 * sn_edit_add_newsletter:
 *
 * Adds a newsletter whose mentions are split off.
 */
void
sn_edit_add_newsletter (SnEdit *edit, gint64 newsletter_id)
{
  g_array_append_val (edit->newsletters, newsletter_id);
}

/**
 * sn_edit_kind_to_string:
 *
 * Returns: the name of the edit in the store.
 */
const char *
sn_edit_kind_to_string (SnEditKind kind)
{
  static const char *const nicks[] = {
    [SN_EDIT_CORRECT] = "correct",   [SN_EDIT_REVERT] = "revert",   [SN_EDIT_KEEP] = "keep",
    [SN_EDIT_DISMISS] = "dismiss",   [SN_EDIT_RESTORE] = "restore", [SN_EDIT_RESPOND] = "respond",
    [SN_EDIT_INTEREST] = "interest", [SN_EDIT_MERGE] = "merge",     [SN_EDIT_SPLIT] = "split",
    [SN_EDIT_DISTINCT] = "distinct", [SN_EDIT_ADD] = "add",         [SN_EDIT_REMIND] = "remind",
  };

  return nicks[kind];
}

/**
 * sn_undoable_free:
 *
 * Frees @undoable.
 */
void
sn_undoable_free (SnUndoable *undoable)
{
  g_free (undoable->what);
  g_free (undoable->title);
  g_free (undoable->at);
  g_free (undoable);
}
