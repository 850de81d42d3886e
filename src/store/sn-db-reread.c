/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-extract.h"
#include "sn-reconcile.h"

/* Newsletters that an earlier version of the extraction has read are read again
 * from their bytes. What was said of an item stays said of that item, though its
 * title and with it its key may be another now: mentions are followed by their
 * place in the text. */

/* Where one mention stands, before or after. */
typedef struct
{
  gint64 id;
  gint64 item_id;
  gint64 position;
  gint64 start, length;
  guint key; /* of the text */
  guint date;
  guint family;
  gboolean followed;
} Place;

/**
 * sn_db_load_newsletter_keys:
 * @keys: (element-type utf8): a set that learns them
 *
 * Loads the keys under which a newsletter speaks, and those that are of the same
 * items: what it no longer says may have held them together.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_load_newsletter_keys (SnDb *db, gint64 newsletter_id, GHashTable *keys, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db,
                                               "SELECT key FROM mentions WHERE newsletter_id = ?1"
                                               " UNION SELECT key FROM mentions WHERE item_id IN"
                                               " (SELECT item_id FROM mentions WHERE newsletter_id = ?1)"
                                               " UNION SELECT key FROM mentions WHERE reference IN (SELECT"
                                               " from_reference FROM reference_changes WHERE newsletter_id = ?1)",
                                               error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, newsletter_id);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    g_hash_table_add (keys, g_strdup (sn_statement_get_text (row, 0)));
  return step == SN_STEP_DONE;
}

static guint
hash_of (const char *text)
{
  return text != NULL ? g_str_hash (text) : 0;
}

static guint
family_of (const char *kind)
{
  SnItemKind parsed = SN_ITEM_EVENT;

  sn_item_kind_from_string (kind, &parsed);
  return parsed == SN_ITEM_CONSULTATION || parsed == SN_ITEM_VACANCY ? (guint) parsed : (guint) SN_ITEM_EVENT;
}

static GArray *
load_places (SnDb *db, gint64 newsletter_id, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT m.id, m.item_id, m.position, p.start, p.length, m.key, m.date, m.kind FROM mentions m"
                     " LEFT JOIN mention_places p ON p.mention_id = m.id AND p.position = 0 WHERE m.newsletter_id = ?1"
                     " ORDER BY m.position",
                     error);
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));
  SnStep step;

  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, newsletter_id);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      Place place = {
        .id = sqlite3_column_int64 (row, 0),
        .item_id = sqlite3_column_int64 (row, 1),
        .position = sqlite3_column_int64 (row, 2),
        .start = sqlite3_column_int64 (row, 3),
        .length = sqlite3_column_int64 (row, 4),
        .key = hash_of (sn_statement_get_text (row, 5)),
        .date = hash_of (sn_statement_get_text (row, 6)),
        .family = family_of (sn_statement_get_text (row, 7)),
      };

      g_array_append_val (places, place);
    }
  return step == SN_STEP_DONE ? g_steal_pointer (&places) : NULL;
}

/* How sure it is that both are one: the same key says it best, then the same
 * place in the text, then the same date. 0: they are two. */
static int
likeness (const Place *a, const Place *b)
{
  gboolean overlap = a->start < b->start + b->length && b->start < a->start + a->length;

  if (a->family != b->family || (a->key != b->key && !overlap))
    return 0;
  return 4 * (a->key == b->key) + 2 * overlap + (a->date == b->date);
}

static Place *
predecessor (GArray *before, const Place *place, int least)
{
  Place *best = NULL;

  for (guint i = 0; i < before->len; i++)
    {
      Place *old = &g_array_index (before, Place, i);
      int value = old->followed ? 0 : likeness (old, place);

      if (value >= least && (best == NULL || value > likeness (best, place)))
        best = old;
    }
  return best;
}

static gboolean
set_item (SnDb *db, const Place *place, gint64 item_id, GError **error)
{
  g_autoptr (SnStatement) update = sn_db_prepare (db, "UPDATE mentions SET item_id = ?2 WHERE id = ?1", error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, place->id);
  sqlite3_bind_int64 (update, 2, item_id);
  return sn_db_run (db, update, error);
}

/* A pin moves to a place that no mention has yet, so that two can change places;
 * settle_pins() brings all back. */
static gboolean
move_pin (SnDb *db, gint64 newsletter_id, gint64 from, gint64 to, GError **error)
{
  g_autoptr (SnStatement) update = sn_db_prepare (db,
                                                  "UPDATE user_pins SET position = -1 - ?3 WHERE position = ?2 AND"
                                                  " sha256 = (SELECT sha256 FROM newsletters WHERE id = ?1)",
                                                  error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, newsletter_id);
  sqlite3_bind_int64 (update, 2, from);
  sqlite3_bind_int64 (update, 3, to);
  return sn_db_run (db, update, error);
}

/* Pins of mentions that are no more go; taking an edit back whose pins have
 * moved would put them where they do not belong. */
static gboolean
settle_pins (SnDb *db, gint64 newsletter_id, GError **error)
{
  return sn_db_run_on (db,
                       "DELETE FROM undo_groups WHERE what IN ('merge', 'split') AND EXISTS (SELECT 1 FROM user_pins"
                       " WHERE sha256 = (SELECT sha256 FROM newsletters WHERE id = ?1))",
                       newsletter_id, error) &&
         sn_db_run_on (db,
                       "DELETE FROM user_pins WHERE position >= 0"
                       " AND sha256 = (SELECT sha256 FROM newsletters WHERE id = ?1)",
                       newsletter_id, error) &&
         sn_db_run_on (db,
                       "UPDATE user_pins SET position = -1 - position"
                       " WHERE sha256 = (SELECT sha256 FROM newsletters WHERE id = ?1)",
                       newsletter_id, error);
}

/* The likest pairs first, so that a sure one is never lost to a guess. */
static gboolean
follow (SnDb *db, gint64 newsletter_id, GArray *before, GError **error)
{
  g_autoptr (GArray) after = load_places (db, newsletter_id, error);

  if (after == NULL)
    return FALSE;
  for (int least = 7; least > 0; least--)
    for (guint i = 0; i < after->len; i++)
      {
        Place *place = &g_array_index (after, Place, i);
        Place *old = place->followed ? NULL : predecessor (before, place, least);

        if (old == NULL)
          continue;
        old->followed = place->followed = TRUE;
        if ((old->item_id != 0 && !set_item (db, place, old->item_id, error)) ||
            !move_pin (db, newsletter_id, old->position, place->position, error))
          return FALSE;
      }
  return settle_pins (db, newsletter_id, error);
}

static gboolean
replace_content (SnDb *db, gint64 id, SnNewsletter *newsletter, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) before = load_places (db, id, error);
  g_autoptr (GPtrArray) claims = sn_claims_of (newsletter, NULL);

  return before != NULL && sn_db_load_newsletter_keys (db, id, keys, error) &&
         sn_db_update_head (db, id, newsletter, error) &&
         sn_db_run_on (db, "DELETE FROM mentions WHERE newsletter_id = ?1", id, error) &&
         sn_db_run_on (db, "DELETE FROM reference_changes WHERE newsletter_id = ?1", id, error) &&
         sn_db_run_on (db, "DELETE FROM newsletter_doubts WHERE newsletter_id = ?1", id, error) &&
         sn_db_run_on (db, "DELETE FROM unread_sentences WHERE newsletter_id = ?1", id, error) &&
         sn_db_write_content (db, id, newsletter, claims, keys, error) && follow (db, id, before, error) &&
         sn_db_reconcile_keys (db, keys, NULL, error);
}

static gboolean
find_stale (SnDb *db, gint64 *id, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT coalesce (min (id), 0) FROM newsletters WHERE extract_version < %d", SN_EXTRACT_VERSION);

  return sn_db_get_number (db, sql, id, error);
}

/* Those items of which no newsletter speaks that was read again have no words
 * yet to be found by where the schema is new. */
static gboolean
index_rest (SnDb *db, GError **error)
{
  gint64 id;

  return find_stale (db, &id, error) && (id != 0 || sn_db_index_items (db, error));
}

/* What can no longer be read keeps what was found in it before, and is not
 * tried again until the next version. */
static gboolean
reread_work (SnDb *db, gpointer data, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (SnNewsletter) old = sn_db_get_newsletter (db, id, NULL, error);
  g_autoptr (SnDocument) document = NULL;
  g_autoptr (SnNewsletter) new = NULL;
  g_autoptr (SnSearchable) searchable = NULL;

  if (old == NULL)
    return FALSE;
  document = sn_db_read_document (db, old, NULL);
  if (document != NULL)
    new = sn_extract (document, sn_newsletter_get_issued (old), NULL);
  if (new != NULL ? !replace_content (db, id, new, error) : !sn_db_update_head (db, id, old, error))
    return FALSE;
  searchable = sn_searchable_new (new != NULL ? new : old, document);
  return sn_db_index_newsletter (db, id, new != NULL ? new : old, searchable, error) && index_rest (db, error);
}

/**
 * sn_db_count_stale:
 * @n: (out): how many newsletters an earlier version of the extraction has read
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_count_stale (SnDb *db, gint64 *n, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) FROM newsletters WHERE extract_version < %d", SN_EXTRACT_VERSION);

  return sn_db_get_number (db, sql, n, error);
}

/**
 * sn_db_reread_next:
 * @done: (out): whether there was none left
 *
 * Reads one of those newsletters again that an earlier version of the extraction
 * has read, in a transaction of its own. Living items keep their numbers, and
 * what the user said of them.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_reread_next (SnDb *db, gboolean *done, GError **error)
{
  gint64 id;

  *done = FALSE;
  if (!find_stale (db, &id, error))
    return FALSE;
  *done = id == 0;
  return id == 0 || sn_db_transaction (db, FALSE, reread_work, &id, error);
}
