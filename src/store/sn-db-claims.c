/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-reconcile.h"

/* What was said under an identity key, and under those keys that the user has
 * tied to it by pins. */

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

/* What the user added is a claim of no newsletter, made on the day it was
 * added. */
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
                      "SELECT 0, 0, h.added, '', h.id, i.id, h.quote, u.pin, " SN_ITEM_COLUMNS ("h.") //
                      " FROM user_items h LEFT JOIN user_pins u ON u.sha256 = '' AND u.position = h.id"
                      " LEFT JOIN items i ON i.key = h.key WHERE h.key = ?1",
                      key, claims, error);
}

static gboolean
add_pinned_keys (SnDb *db, gint64 pin, GPtrArray *keys, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (
      db,
      "SELECT m.key FROM user_pins u JOIN newsletters n ON n.sha256 = u.sha256"
      " JOIN mentions m ON m.newsletter_id = n.id AND m.position = u.position WHERE u.pin = ?1"
      " UNION SELECT h.key FROM user_pins u JOIN user_items h ON h.id = u.position WHERE u.sha256 = '' AND u.pin = ?1"
      " ORDER BY 1",
      error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, pin);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    if (!g_ptr_array_find_with_equal_func (keys, sn_statement_get_text (row, 0), g_str_equal, NULL))
      g_ptr_array_add (keys, g_strdup (sn_statement_get_text (row, 0)));
  return step == SN_STEP_DONE;
}

/**
 * sn_db_load_claims:
 * @keys: (element-type utf8): an identity key; learns those that are tied to it
 *
 * Loads all that was said under a key, and under all keys some of whose mentions
 * the user has put together with some of that key.
 *
 * Returns: (transfer full) (element-type SnClaim) (nullable): the claims.
 */
GPtrArray *
sn_db_load_claims (SnDb *db, GPtrArray *keys, GError **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_claim_free);
  guint first = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      if (!load_key (db, keys->pdata[i], claims, error))
        return NULL;
      for (; first < claims->len; first++)
        {
          gint64 pin = ((SnClaim *) claims->pdata[first])->pin;

          if (pin != 0 && !add_pinned_keys (db, pin, keys, error))
            return NULL;
        }
    }
  return g_steal_pointer (&claims);
}
