/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-edit-private.h"

#include "sn-error.h"

/* What the user says about what is one thing and what is two, and what the user
 * adds. */

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SN_ERROR, SN_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
run_on_two (SnDb *db, const char *sql, gint64 one, gint64 two, GError **error)
{
  g_autoptr (SnStatement) statement = sn_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, one);
  sqlite3_bind_int64 (statement, 2, two);
  return sn_db_run (db, statement, error);
}

static gboolean
new_pin (SnDb *db, gint64 *pin, GError **error)
{
  return sn_db_get_number (db, "SELECT 1 + coalesce (max (pin), 0) FROM user_pins", pin, error);
}

/* All that was said of an item is pinned together. */
static gboolean
pin_item (SnDb *db, gint64 id, gint64 pin, GError **error)
{
  return run_on_two (db,
                     "INSERT INTO user_pins (sha256, position, pin)"
                     " SELECT n.sha256, m.position, ?2 FROM mentions m JOIN newsletters n ON n.id = m.newsletter_id"
                     " WHERE m.item_id = ?1 ON CONFLICT DO UPDATE SET pin = excluded.pin",
                     id, pin, error) &&
         run_on_two (db,
                     "INSERT INTO user_pins (sha256, position, pin)"
                     " SELECT '', h.id, ?2 FROM items i JOIN user_items h ON h.key = i.key"
                     " WHERE i.id = ?1 ON CONFLICT DO UPDATE SET pin = excluded.pin",
                     id, pin, error);
}

/* What the user said of the item that goes is said of the one that stays, where
 * nothing else was. To have dismissed one of two is no word on the other, once
 * anything was said of that. */
static gboolean
carry_words (SnDb *db, gint64 id, gint64 into, GError **error)
{
  return run_on_two (db,
                     "INSERT INTO user_marks (item_id, dismissed, interested, status, owner, due, note)"
                     " SELECT ?2, dismissed, interested, status, owner, due, note FROM user_marks WHERE item_id = ?1"
                     " ON CONFLICT DO UPDATE SET interested = max (interested, excluded.interested),"
                     " status = CASE status WHEN 'none' THEN excluded.status ELSE status END,"
                     " owner = coalesce (owner, excluded.owner), due = coalesce (due, excluded.due),"
                     " note = coalesce (note, excluded.note)",
                     id, into, error) &&
         run_on_two (db,
                     "INSERT INTO user_reminders (item_id, leads, snoozed)"
                     " SELECT ?2, leads, snoozed FROM user_reminders WHERE item_id = ?1"
                     " ON CONFLICT DO UPDATE SET leads = coalesce (leads, excluded.leads),"
                     " snoozed = coalesce (snoozed, excluded.snoozed)",
                     id, into, error) &&
         run_on_two (db,
                     "INSERT INTO user_fields (item_id, field, value, source_value)"
                     " SELECT ?2, field, value, source_value FROM user_fields WHERE item_id = ?1"
                     " ON CONFLICT DO NOTHING",
                     id, into, error);
}

/**
 * sn_db_merge_items:
 * @id: an item
 * @into: the one that stays
 *
 * Makes two items one: what was said of either is said of the one that stays,
 * also later. Each mark and correction of the one that goes is kept where the
 * other has none.
 *
 * Errors: %SN_ERROR_USAGE where they are the same.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_merge_items (SnDb *db, gint64 id, gint64 into, GError **error)
{
  gint64 pin;

  if (id == into)
    return refuse (error, "These are one item already.");
  return new_pin (db, &pin, error) && pin_item (db, id, pin, error) && pin_item (db, into, pin, error) &&
         carry_words (db, id, into, error) &&
         run_on_two (db, "UPDATE user_mergers SET into_id = ?2 WHERE into_id = ?1", id, into, error) &&
         run_on_two (db, "INSERT INTO user_mergers (item_id, into_id) VALUES (?1, ?2)", id, into, error) &&
         run_on_two (db, "UPDATE items SET merged_into = ?2 WHERE merged_into = ?1", id, into, error) &&
         run_on_two (db, "UPDATE mentions SET item_id = ?2 WHERE item_id = ?1", id, into, error);
}

static gboolean
count_others (SnDb *db, gint64 id, GArray *newsletters, guint *split, guint *left, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT newsletter_id FROM mentions WHERE item_id = ?1", error);
  SnStep step;

  *split = *left = 0;
  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, id);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < newsletters->len; i++)
        found = found || g_array_index (newsletters, gint64, i) == sqlite3_column_int64 (row, 0);
      *(found ? split : left) += 1;
    }
  return step == SN_STEP_DONE;
}

static gboolean
pin_newsletter (SnDb *db, gint64 id, gint64 newsletter, gint64 pin, GError **error)
{
  g_autoptr (SnStatement) insert =
      sn_db_prepare (db,
                     "INSERT INTO user_pins (sha256, position, pin)"
                     " SELECT n.sha256, m.position, ?3 FROM mentions m JOIN newsletters n ON n.id = m.newsletter_id"
                     " WHERE m.item_id = ?1 AND n.id = ?2 ON CONFLICT DO UPDATE SET pin = excluded.pin",
                     error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, id);
  sqlite3_bind_int64 (insert, 2, newsletter);
  sqlite3_bind_int64 (insert, 3, pin);
  return sn_db_run (db, insert, error) &&
         run_on_two (db, "UPDATE mentions SET item_id = NULL WHERE item_id = ?1 AND newsletter_id = ?2", id, newsletter,
                     error);
}

/**
 * sn_db_split_item:
 * @id: an item
 * @newsletters: (element-type gint64): some of the newsletters that speak of it
 *
 * Takes what some newsletters say of an item for what they say of another. The
 * rest is pinned as well, so that no later reading puts the two together.
 *
 * Errors: %SN_ERROR_USAGE where that would leave one of them with nothing.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_split_item (SnDb *db, gint64 id, GArray *newsletters, GError **error)
{
  guint split, left;
  gint64 pin;

  if (!count_others (db, id, newsletters, &split, &left, error))
    return FALSE;
  if (split == 0)
    return refuse (error, "None of these newsletters speaks of the item.");
  if (left == 0)
    return refuse (error, "No other newsletter speaks of the item: there is nothing to split.");
  if (!new_pin (db, &pin, error) || !pin_item (db, id, pin, error))
    return FALSE;
  for (guint i = 0; i < newsletters->len; i++)
    if (!pin_newsletter (db, id, g_array_index (newsletters, gint64, i), pin + 1, error))
      return FALSE;
  return TRUE;
}

/**
 * sn_db_keep_apart:
 *
 * Remembers that two items that look alike are two.
 *
 * Errors: %SN_ERROR_USAGE where they are one.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_keep_apart (SnDb *db, gint64 id, gint64 other, GError **error)
{
  if (id == other)
    return refuse (error, "This is one item, not two.");
  return run_on_two (db, "INSERT INTO user_distinct (item_a, item_b) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                     MIN (id, other), MAX (id, other), error);
}

/**
 * sn_db_add_item:
 * @edit: an edit of the kind %SN_EDIT_ADD
 *
 * Adds an item that no newsletter has, under a key of its own.
 *
 * Errors: %SN_ERROR_USAGE where it has no title.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_add_item (SnDb *db, const SnEdit *edit, GError **error)
{
  g_autoptr (SnStatement) insert = sn_db_prepare (
      db,
      "INSERT INTO user_items (key, added, sha256, start, length, quote, uri, " SN_ITEM_COLUMNS (
          "") ") VALUES (?, strftime ('%Y-%m-%d', 'now'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
              " ?, ?, ?, ?, ?, ?)",
      error);
  g_autofree char *uuid = g_uuid_string_random ();
  const SnMention *place = sn_item_get_mention (edit->item);
  const SnLink *link = sn_item_get_best_link (edit->item);
  const char *title = sn_item_get_title (edit->item);

  if (insert == NULL)
    return FALSE;
  if (title == NULL || *title == '\0')
    return refuse (error, "An item needs a title.");
  sn_statement_take_text (insert, 1, g_strconcat (SN_BY_HAND, uuid, NULL));
  sn_statement_bind_text (insert, 2, edit->newsletter_sha256);
  sqlite3_bind_int64 (insert, 3, place != NULL ? (gint64) place->start : 0);
  sqlite3_bind_int64 (insert, 4, place != NULL ? (gint64) place->length : 0);
  sn_statement_bind_text (insert, 5, place != NULL ? place->quote : NULL);
  sn_statement_bind_text (insert, 6, link != NULL ? link->uri : NULL);
  sn_statement_bind_item (insert, 7, edit->item);
  return sn_db_run (db, insert, error);
}

/**
 * sn_db_last_added_key:
 * @keys: (element-type utf8): a set that learns it
 *
 * Tells the identity key of what sn_db_add_item() added.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_last_added_key (SnDb *db, GHashTable *keys, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT key FROM user_items ORDER BY id DESC LIMIT 1", error);
  SnStep step = row != NULL ? sn_db_step (db, row, error) : SN_STEP_FAILED;

  if (step == SN_STEP_ROW)
    g_hash_table_add (keys, g_strdup (sn_statement_get_text (row, 0)));
  return step != SN_STEP_FAILED;
}

/**
 * sn_db_are_distinct:
 * @distinct: (out): whether the user said that the two items are two
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_are_distinct (SnDb *db, gint64 id, gint64 other, gboolean *distinct, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db, "SELECT 1 FROM user_distinct WHERE item_a = ?1 AND item_b = ?2", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, MIN (id, other));
  sqlite3_bind_int64 (row, 2, MAX (id, other));
  step = sn_db_step (db, row, error);
  *distinct = step == SN_STEP_ROW;
  return step != SN_STEP_FAILED;
}

/**
 * sn_db_list_likenesses:
 * @today: a day
 *
 * Lists which items that are open on a day may be one thing under two names, for
 * the user to decide; those of which the user has said that they are two are
 * left out.
 *
 * Returns: (transfer full) (element-type SnLikeness) (nullable): the pairs.
 */
GArray *
sn_db_list_likenesses (SnDb *db, const SnDate *today, GError **error)
{
  SnQuery query = { .open_only = TRUE, .today = *today };
  g_autoptr (GPtrArray) items = sn_db_list_items (db, &query, error);
  g_autoptr (GArray) all = items != NULL ? sn_likeness_find (items) : NULL;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (SnLikeness));

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      SnLikeness *pair = &g_array_index (all, SnLikeness, i);
      gboolean distinct;

      if (!sn_db_are_distinct (db, pair->item, pair->other, &distinct, error))
        return NULL;
      if (!distinct)
        g_array_append_val (kept, *pair);
    }
  return g_steal_pointer (&kept);
}
