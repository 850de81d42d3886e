/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-identity.h"
#include "sn-reconcile.h"

/* What was said under an identity key, and under those keys that are like it or
 * that the user has tied to it by pins. */

struct _SnDbClaims
{
  SnDb *db;
  GHashTable *fresh;  /* (nullable): char * → GPtrArray of SnClaim, which are not loaded */
  gint64 first_fresh; /* no mention from this number on is */

  gboolean pinned; /* whether there is any pin */

  /* Newsletters speak of many keys, and many keys are of one day: what was learnt
   * for one of them */
  GHashTable *newsletters; /* gint64 → Newsletter */
  GHashTable *days;        /* char * → GPtrArray of SnIdentity and char *, by turns */
  GHashTable *identities;  /* char * → SnIdentity */
};

typedef struct
{
  gint64 id;
  char *issued; /* (nullable) */
  char *sha256;
} Newsletter;

typedef struct
{
  SnDbClaims *loader;
  GPtrArray *keys;   /* char * */
  GPtrArray *claims; /* SnClaim */
  GPtrArray *pairs;  /* char *, two by two: keys that are alike */
  GHashTable *seen;  /* char *: days with keys from which alike ones were looked for */
} Closure;

static void
newsletter_free (Newsletter *self)
{
  g_free (self->issued);
  g_free (self->sha256);
  g_free (self);
}

/* (nullable): on error. A row of newsletters is large, and not read for every
 * mention. */
static const Newsletter *
find_newsletter (SnDbClaims *self, gint64 id, GError **error)
{
  Newsletter *newsletter = g_hash_table_lookup (self->newsletters, &id);
  g_autoptr (SnStatement) row = NULL;

  if (newsletter != NULL)
    return newsletter;
  row = sn_db_prepare (self->db, "SELECT issued, sha256 FROM newsletters WHERE id = ?1", error);
  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, id);
  if (sn_db_step (self->db, row, error) == SN_STEP_FAILED)
    return NULL;
  newsletter = g_new (Newsletter, 1);
  *newsletter =
      (Newsletter){ id, g_strdup (sn_statement_get_text (row, 0)), g_strdup (sn_statement_get_text (row, 1)) };
  g_hash_table_insert (self->newsletters, &newsletter->id, newsletter);
  return newsletter;
}

static gboolean
find_pin (SnDbClaims *self, SnClaim *claim, GError **error)
{
  g_autoptr (SnStatement) row = NULL;
  SnStep step;

  if (!self->pinned)
    return TRUE;
  row = sn_db_prepare (self->db, "SELECT pin FROM user_pins WHERE sha256 = ?1 AND position = ?2", error);
  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, claim->sha256);
  sqlite3_bind_int64 (row, 2, claim->position);
  step = sn_db_step (self->db, row, error);
  claim->pin = step == SN_STEP_ROW ? sqlite3_column_int64 (row, 0) : 0;
  return step != SN_STEP_FAILED;
}

static void
add_quote (SnClaim *claim, SnStatement *row)
{
  const char *quote = sn_statement_get_text (row, 4);

  if (quote != NULL)
    sn_item_add_mention (claim->item, sn_mention_new (quote, 0, 0));
}

/* (nullable) (transfer full): on error. */
static SnClaim *
read_claim (SnDbClaims *self, SnStatement *row, const char *key, GError **error)
{
  gint64 id = sqlite3_column_int64 (row, 1);
  const Newsletter *newsletter = id != 0 ? find_newsletter (self, id, error) : &(Newsletter){ .sha256 = (char *) "" };
  g_autoptr (SnItem) item = NULL;
  g_autoptr (SnClaim) claim = NULL;

  if (newsletter == NULL)
    return NULL;
  item = sn_statement_get_item (row, 5);
  claim = sn_claim_new (id, newsletter->issued, newsletter->sha256, (guint) sqlite3_column_int64 (row, 2), item);
  claim->mention_id = sqlite3_column_int64 (row, 0);
  claim->previous_item = sqlite3_column_int64 (row, 3);
  claim->key = g_strdup (key);
  add_quote (claim, row);
  return find_pin (self, claim, error) ? g_steal_pointer (&claim) : NULL;
}

/* Each place of a mention is a row. */
static gboolean
load_claims (SnDbClaims *self, SnStatement *row, const char *key, GPtrArray *claims, GError **error)
{
  SnClaim *last = NULL;
  SnStep step;

  sn_statement_bind_text (row, 1, key);
  while ((step = sn_db_step (self->db, row, error)) == SN_STEP_ROW)
    {
      if (last != NULL && last->mention_id != 0 && last->mention_id == sqlite3_column_int64 (row, 0))
        {
          add_quote (last, row);
          continue;
        }
      last = read_claim (self, row, key, error);
      if (last == NULL)
        return FALSE;
      g_ptr_array_add (claims, last);
    }
  return step == SN_STEP_DONE;
}

/* Most keys of new newsletters are new as well: that is found out more cheaply
 * than what is said under them. */
static gboolean
find_said (SnDbClaims *self, const char *key, gboolean *found, GError **error)
{
  g_autoptr (SnStatement) row = NULL;
  SnStep step;

  *found = TRUE;
  if (self->fresh == NULL || !g_hash_table_contains (self->fresh, key))
    return TRUE;
  row = sn_db_prepare (self->db, "SELECT 1 FROM mentions WHERE key = ?1 AND id < ?2 LIMIT 1", error);
  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, key);
  sqlite3_bind_int64 (row, 2, self->first_fresh);
  step = sn_db_step (self->db, row, error);
  *found = step == SN_STEP_ROW;
  return step != SN_STEP_FAILED;
}

static gboolean
load_said (SnDbClaims *self, const char *key, GPtrArray *claims, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (self->db,
                     "SELECT m.id, m.newsletter_id, m.position, m.item_id, p.quote, " SN_ITEM_COLUMNS ("m.") //
                     " FROM mentions m LEFT JOIN mention_places p ON p.mention_id = m.id WHERE m.key = ?1 AND m.id < ?2"
                     " ORDER BY m.id, p.position",
                     error);

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 2, self->first_fresh);
  return load_claims (self, row, key, claims, error);
}

static void
add_fresh (SnDbClaims *self, const char *key, GPtrArray *claims)
{
  GPtrArray *fresh = self->fresh != NULL ? g_hash_table_lookup (self->fresh, key) : NULL;

  for (guint i = 0; fresh != NULL && i < fresh->len; i++)
    g_ptr_array_add (claims, sn_claim_copy (fresh->pdata[i]));
}

/* What the user added is a claim of no newsletter, and older than all of them:
 * once the user says that a newsletter speaks of it, the newsletter knows. */
static gboolean
load_key (SnDbClaims *self, const char *key, GPtrArray *claims, GError **error)
{
  g_autoptr (SnStatement) row = NULL;
  gboolean found;

  if (!find_said (self, key, &found, error) || (found && !load_said (self, key, claims, error)))
    return FALSE;
  add_fresh (self, key, claims);
  if (!g_str_has_prefix (key, SN_BY_HAND))
    return TRUE;
  row = sn_db_prepare (self->db,
                       "SELECT 0, 0, h.id, i.id, h.quote, " SN_ITEM_COLUMNS ("h.") //
                       " FROM user_items h LEFT JOIN items i ON i.key = h.key WHERE h.key = ?1",
                       error);
  return row != NULL && load_claims (self, row, key, claims, error);
}

/* Adds @key, with all that was said under it, unless it is there. */
static gboolean
add_key (const char *key, Closure *self, GError **error)
{
  if (g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, NULL))
    return TRUE;
  g_ptr_array_add (self->keys, g_strdup (key));
  return load_key (self->loader, key, self->claims, error);
}

static gboolean
add_pinned (gint64 pin, Closure *self, GError **error)
{
  SnDb *db = self->loader->db;
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
    if (!add_key (found->pdata[i], self, error))
      return FALSE;
  return step == SN_STEP_DONE;
}

static const SnIdentity *
identity_of (SnDbClaims *self, const char *key, const char **kept)
{
  gpointer known, identity;

  if (!g_hash_table_lookup_extended (self->identities, key, &known, &identity))
    {
      known = g_strdup (key);
      identity = sn_identity_parse (key);
      g_hash_table_insert (self->identities, known, identity);
    }
  if (kept != NULL)
    *kept = known;
  return identity;
}

static gboolean
load_day (SnDbClaims *self, const char *date, gboolean is_day, GPtrArray *keys, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (self->db,
                     is_day ? "SELECT key FROM mentions WHERE date IN (?1, substr (?1, 1, 7))"
                              " UNION SELECT key FROM mentions WHERE moved_from IN (?1, substr (?1, 1, 7)) ORDER BY 1"
                            : "SELECT key FROM mentions WHERE date BETWEEN ?1 AND ?1 || '-31'"
                              " UNION SELECT key FROM mentions WHERE moved_from BETWEEN ?1 AND ?1 || '-31' ORDER BY 1",
                     error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, date);
  while ((step = sn_db_step (self->db, row, error)) == SN_STEP_ROW)
    {
      const char *key;

      g_ptr_array_add (keys, (gpointer) identity_of (self, sn_statement_get_text (row, 0), &key));
      g_ptr_array_add (keys, (gpointer) key);
    }
  return step == SN_STEP_DONE;
}

/* The keys under which anything is said of that day, or to have moved from it, or
 * of the month that is all that is known of some. */
static GPtrArray *
keys_of_day (SnDbClaims *self, const SnDate *date, GError **error)
{
  g_autofree char *text = sn_date_to_string (date);
  GPtrArray *keys = g_hash_table_lookup (self->days, text);

  if (keys != NULL)
    return keys;
  keys = g_ptr_array_new ();
  if (!load_day (self, text, date->day != 0, keys, error))
    {
      g_ptr_array_unref (keys);
      return NULL;
    }
  g_hash_table_insert (self->days, g_steal_pointer (&text), keys);
  return keys;
}

/* The keys that are like that of @claim and stand for something on @day, or in the
 * month that one of them only has. */
static gboolean
find_alike (SnDbClaims *self, const SnClaim *claim, const SnDate *day, GPtrArray *found, GError **error)
{
  const SnIdentity *own = identity_of (self, claim->key, NULL);
  GPtrArray *keys = keys_of_day (self, day, error);

  if (keys == NULL)
    return FALSE;
  for (guint i = 0; i + 1 < keys->len; i += 2)
    if (keys->pdata[i] != own && sn_identities_alike (keys->pdata[i], own))
      g_ptr_array_add (found, g_strdup (keys->pdata[i + 1]));
  return TRUE;
}

/* One claim a day of each key is enough to look from. */
static gboolean
is_new_day (GHashTable *seen, const SnClaim *claim, const SnDate *day)
{
  g_autofree char *date = sn_date_to_string (day);

  return g_hash_table_add (seen, g_strconcat (date, " ", claim->key, NULL));
}

/* Adds the keys that are like that of @claim on @day. */
static gboolean
add_alike_on (const SnClaim *claim, const SnDate *day, Closure *self, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *key = g_strdup (claim->key);

  if (sn_date_precision (day) < SN_PRECISION_MONTH || !is_new_day (self->seen, claim, day))
    return TRUE;
  if (!find_alike (self->loader, claim, day, found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      if (!add_key (found->pdata[i], self, error))
        return FALSE;
      g_ptr_array_add (self->pairs, g_strdup (key));
      g_ptr_array_add (self->pairs, g_strdup (found->pdata[i]));
    }
  return TRUE;
}

/* Seats are never known by likeness, and what the user adds is the user's. What
 * moved may have been called otherwise on the day that it moved from. */
static gboolean
add_alike (const SnClaim *claim, Closure *self, GError **error)
{
  SnDate day = *sn_item_get_date (claim->item), before = *sn_item_get_moved_from (claim->item);

  if (!g_str_has_prefix (claim->key, "date|") && !g_str_has_prefix (claim->key, "consultation|"))
    return TRUE;
  return add_alike_on (claim, &day, self, error) && add_alike_on (claim, &before, self, error);
}

static gboolean
close_over (const char *key, Closure *self, GError **error)
{
  if (!add_key (key, self, error))
    return FALSE;
  for (guint i = 0; i < self->claims->len; i++)
    {
      const SnClaim *claim = self->claims->pdata[i];

      if ((claim->pin != 0 && !add_pinned (claim->pin, self, error)) || !add_alike (claim, self, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sn_db_claims_new:
 * @fresh: (nullable): of those keys under which something was just written, the
 *   claims that need not be loaded; borrowed
 *
 * No mention and no pin may be written while it is in use.
 *
 * Returns: (transfer full) (nullable): what loads claims.
 */
SnDbClaims *
sn_db_claims_new (SnDb *db, const SnFresh *fresh, GError **error)
{
  g_autoptr (SnDbClaims) self = g_new0 (SnDbClaims, 1);
  gint64 pinned;

  self->db = db;
  self->fresh = fresh != NULL ? fresh->by_key : NULL;
  self->first_fresh = fresh != NULL ? fresh->first_mention : G_MAXINT64;
  self->newsletters = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) newsletter_free);
  self->days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->identities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sn_identity_free);
  if (!sn_db_get_number (db, "SELECT EXISTS (SELECT 1 FROM user_pins)", &pinned, error))
    return NULL;
  self->pinned = pinned != 0;
  return g_steal_pointer (&self);
}

/**
 * sn_db_claims_free:
 *
 * Frees @self.
 */
void
sn_db_claims_free (SnDbClaims *self)
{
  g_hash_table_unref (self->newsletters);
  g_hash_table_unref (self->days);
  g_hash_table_unref (self->identities);
  g_free (self);
}

/**
 * sn_db_claims_load:
 * @keys: (element-type utf8): an identity key; learns those that are tied to it
 *
 * Loads all that was said under a key, and under all keys that are alike or some
 * of whose mentions the user has put together with some of that key. Those that
 * may be of one item share a group.
 *
 * Returns: (transfer full) (element-type SnClaim) (nullable): the claims.
 */
GPtrArray *
sn_db_claims_load (SnDbClaims *self, GPtrArray *keys, GError **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_claim_free);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Closure closure = { self, keys, claims, pairs, seen };
  g_autofree char *key = g_strdup (keys->pdata[0]);

  g_ptr_array_set_size (keys, 0);
  if (!close_over (key, &closure, error))
    return NULL;
  sn_claims_group (claims, pairs);
  return g_steal_pointer (&claims);
}
