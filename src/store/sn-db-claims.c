/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-identity.h"
#include "sn-reconcile.h"

/* What was said under an identity key, and under those keys that are like it or
 * that the user has tied to it by pins. */

typedef struct
{
  GPtrArray *keys;   /* char * */
  GPtrArray *claims; /* SnClaim */
  GPtrArray *pairs;  /* char *, two by two: keys that are alike */
  GHashTable *seen;  /* char *: days with keys from which alike ones were looked for */
} Closure;

#define PINS " LEFT JOIN user_pins u ON u.sha256 = n.sha256 AND u.position = m.position"

static SnClaim *
read_claim (SnStatement *row, const char *key)
{
  g_autoptr (SnItem) item = sn_statement_get_item (row, 8);
  const char *quote = sn_statement_get_text (row, 6);
  SnClaim *claim = sn_claim_new (sqlite3_column_int64 (row, 1), sn_statement_get_text (row, 2),
                                 sn_statement_get_text (row, 3), (guint) sqlite3_column_int64 (row, 4), item);

  claim->mention_id = sqlite3_column_int64 (row, 0);
  claim->previous_item = sqlite3_column_int64 (row, 5);
  claim->pin = sqlite3_column_int64 (row, 7);
  claim->key = g_strdup (key);
  if (quote != NULL)
    sn_item_add_mention (item, sn_mention_new (quote, 0, 0));
  return claim;
}

static gboolean
load_claims (SnDb *db, const char *sql, const char *key, GPtrArray *claims, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, sql, error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, key);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    g_ptr_array_add (claims, read_claim (row, key));
  return step == SN_STEP_DONE;
}

/* What the user added is a claim of no newsletter, and older than all of them:
 * once the user says that a newsletter speaks of it, the newsletter knows. */
static gboolean
load_key (SnDb *db, const char *key, GPtrArray *claims, GError **error)
{
  if (!load_claims (db,
                    "SELECT m.id, m.newsletter_id, n.issued, n.sha256, m.position, m.item_id, p.quote, u.pin, " //
                    SN_ITEM_COLUMNS ("m.")                                                                      //
                    " FROM mentions m JOIN newsletters n ON n.id = m.newsletter_id"
                    " LEFT JOIN mention_places p ON p.mention_id = m.id AND p.position = 0" PINS " WHERE m.key = ?1",
                    key, claims, error))
    return FALSE;
  if (!g_str_has_prefix (key, SN_BY_HAND))
    return TRUE;
  return load_claims (db,
                      "SELECT 0, 0, NULL, '', h.id, i.id, h.quote, u.pin, " SN_ITEM_COLUMNS ("h.") //
                      " FROM user_items h LEFT JOIN user_pins u ON u.sha256 = '' AND u.position = h.id"
                      " LEFT JOIN items i ON i.key = h.key WHERE h.key = ?1",
                      key, claims, error);
}

/* Adds @key, with all that was said under it, unless it is there. */
static gboolean
add_key (SnDb *db, const char *key, Closure *self, GError **error)
{
  if (g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, NULL))
    return TRUE;
  g_ptr_array_add (self->keys, g_strdup (key));
  return load_key (db, key, self->claims, error);
}

static gboolean
add_pinned (SnDb *db, gint64 pin, Closure *self, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (
      db,
      "SELECT m.key FROM user_pins u JOIN newsletters n ON n.sha256 = u.sha256"
      " JOIN mentions m ON m.newsletter_id = n.id AND m.position = u.position WHERE u.pin = ?1"
      " UNION SELECT h.key FROM user_pins u JOIN user_items h ON h.id = u.position WHERE u.sha256 = '' AND u.pin = ?1"
      " ORDER BY 1",
      error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, pin);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    g_ptr_array_add (found, g_strdup (sn_statement_get_text (row, 0)));
  for (guint i = 0; step == SN_STEP_DONE && i < found->len; i++)
    if (!add_key (db, found->pdata[i], self, error))
      return FALSE;
  return step == SN_STEP_DONE;
}

/* The keys that are like that of @claim and stand for something on the same
 * day, or in the month that one of them only has. */
static gboolean
find_alike (SnDb *db, const SnClaim *claim, GPtrArray *found, GError **error)
{
  const SnDate *date = sn_item_get_date (claim->item);
  g_autoptr (SnStatement) row = sn_db_prepare (
      db,
      date->day != 0 ? "SELECT key FROM mentions WHERE date IN (?1, substr (?1, 1, 7)) GROUP BY key ORDER BY key"
                     : "SELECT key FROM mentions WHERE date BETWEEN ?1 AND ?1 || '-31' GROUP BY key ORDER BY key",
      error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_take_text (row, 1, sn_date_to_string (date));
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      const char *key = sn_statement_get_text (row, 0);

      if (!g_str_equal (key, claim->key) && sn_identity_alike (key, claim->key))
        g_ptr_array_add (found, g_strdup (key));
    }
  return step == SN_STEP_DONE;
}

/* One claim a day of each key is enough to look from. */
static gboolean
is_new_day (GHashTable *seen, const SnClaim *claim)
{
  g_autofree char *date = sn_date_to_string (sn_item_get_date (claim->item));

  return g_hash_table_add (seen, g_strconcat (date, " ", claim->key, NULL));
}

/* Seats are never known by likeness, and what the user adds is the user's. */
static gboolean
add_alike (SnDb *db, const SnClaim *claim, Closure *self, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *key = g_strdup (claim->key);

  if ((!g_str_has_prefix (key, "date|") && !g_str_has_prefix (key, "consultation|")) ||
      sn_date_precision (sn_item_get_date (claim->item)) < SN_PRECISION_MONTH || !is_new_day (self->seen, claim))
    return TRUE;
  if (!find_alike (db, claim, found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      if (!add_key (db, found->pdata[i], self, error))
        return FALSE;
      g_ptr_array_add (self->pairs, g_strdup (key));
      g_ptr_array_add (self->pairs, g_strdup (found->pdata[i]));
    }
  return TRUE;
}

static gboolean
close_over (SnDb *db, const char *key, Closure *self, GError **error)
{
  if (!add_key (db, key, self, error))
    return FALSE;
  for (guint i = 0; i < self->claims->len; i++)
    {
      const SnClaim *claim = self->claims->pdata[i];

      if ((claim->pin != 0 && !add_pinned (db, claim->pin, self, error)) || !add_alike (db, claim, self, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sn_db_load_claims:
 * @keys: (element-type utf8): an identity key; learns those that are tied to it
 *
 * Loads all that was said under a key, and under all keys that are alike or some
 * of whose mentions the user has put together with some of that key. Those that
 * may be of one item share a group.
 *
 * Returns: (transfer full) (element-type SnClaim) (nullable): the claims.
 */
GPtrArray *
sn_db_load_claims (SnDb *db, GPtrArray *keys, GError **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_claim_free);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Closure self = { keys, claims, pairs, seen };
  g_autofree char *key = g_strdup (keys->pdata[0]);

  g_ptr_array_set_size (keys, 0);
  if (!close_over (db, key, &self, error))
    return NULL;
  sn_claims_group (claims, pairs);
  return g_steal_pointer (&claims);
}
