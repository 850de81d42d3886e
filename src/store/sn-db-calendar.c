/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-calendar.h"

#include "sn-db-private.h"
#include "sn-item-field.h"

/* Enough for as many items as may ever claim one name. */
#define MAX_NAMES 1000

/**
 * sn_revision_copy:
 *
 * Returns: (transfer full): a copy.
 */
SnRevision *
sn_revision_copy (const SnRevision *revision)
{
  SnRevision *copy = g_memdup2 (revision, sizeof *revision);

  copy->uid = g_strdup (revision->uid);
  return copy;
}

/**
 * sn_revision_free:
 *
 * Frees @revision.
 */
void
sn_revision_free (SnRevision *revision)
{
  g_free (revision->uid);
  g_free (revision);
}

/* ---- names ---- */

/* Whose name it is: 0 for nobody's. What is no longer in the store has lost it
 * to whoever comes under it, as when a newsletter was deleted and is brought in
 * again. */
static gboolean
find_owner (SnDb *db, const char *uid, gint64 *owner, gboolean *living, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT item_id, EXISTS (SELECT 1 FROM items WHERE id = item_id) FROM calendar_entries"
                     " WHERE uid = ?1",
                     error);
  SnStep step;

  *owner = 0;
  if (row == NULL)
    return FALSE;
  sn_statement_bind_text (row, 1, uid);
  step = sn_db_step (db, row, error);
  if (step == SN_STEP_ROW)
    {
      *owner = sqlite3_column_int64 (row, 0);
      *living = sqlite3_column_int (row, 1) != 0;
    }
  return step != SN_STEP_FAILED;
}

static char *
other_name (const char *uid, guint count)
{
  g_autofree char *text = g_strdup_printf ("%s\n%u", uid, count);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strdup_printf ("%.32s@secnews", sum);
}

static gboolean
take_over (SnDb *db, gint64 owner, gint64 item_id, GError **error)
{
  g_autoptr (SnStatement) update =
      sn_db_prepare (db, "UPDATE calendar_entries SET item_id = ?2 WHERE item_id = ?1", error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, owner);
  sqlite3_bind_int64 (update, 2, item_id);
  return sn_db_run (db, update, error);
}

/* Which name an item gets that has none yet: the one that it has on every
 * machine, unless another item of this store was given away under it before it
 * came to stand at another place among its like. */
static gboolean
name_item (SnDb *db, SnItem *item, char **uid, GError **error)
{
  g_autofree char *name = g_strdup (sn_item_get_uid (item));

  for (guint count = 1; count < MAX_NAMES; count++)
    {
      gint64 owner;
      gboolean living = FALSE;

      if (!find_owner (db, name, &owner, &living, error))
        return FALSE;
      if (owner == 0 || !living)
        {
          *uid = g_steal_pointer (&name);
          return owner == 0 || take_over (db, owner, sn_item_get_id (item), error);
        }
      g_free (name);
      name = other_name (sn_item_get_uid (item), count);
    }
  *uid = g_steal_pointer (&name);
  return TRUE;
}

/* ---- revisions ---- */

typedef struct
{
  GPtrArray *items;
  GPtrArray *fingerprints;
  gint64 now;
  GPtrArray *revisions;
} Work;

/* (out) @revision: %NULL where there is none. */
static gboolean
load_revision (SnDb *db, gint64 item_id, SnRevision **revision, char **fingerprint, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db, "SELECT uid, sequence, modified, fingerprint FROM calendar_entries WHERE item_id = ?1", error);
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, item_id);
  step = sn_db_step (db, row, error);
  if (step == SN_STEP_ROW)
    {
      *revision = g_new0 (SnRevision, 1);
      (*revision)->item_id = item_id;
      (*revision)->uid = g_strdup (sn_statement_get_text (row, 0));
      (*revision)->sequence = (guint) sqlite3_column_int64 (row, 1);
      (*revision)->modified = sqlite3_column_int64 (row, 2);
      *fingerprint = g_strdup (sn_statement_get_text (row, 3));
    }
  return step != SN_STEP_FAILED;
}

static gboolean
write_revision (SnDb *db, const SnRevision *revision, SnItem *item, const char *fingerprint, GError **error)
{
  g_autoptr (SnStatement) upsert = sn_db_prepare (
      db,
      "INSERT INTO calendar_entries (item_id, uid, sequence, modified, fingerprint, kind, title, date, end_date, time,"
      " end_time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
      " ON CONFLICT (item_id) DO UPDATE SET sequence = excluded.sequence, modified = excluded.modified,"
      " fingerprint = excluded.fingerprint, kind = excluded.kind, title = excluded.title,"
      /* What is withdrawn for want of a date is withdrawn from where it stood. */
      " date = coalesce (excluded.date, date), end_date = iif (excluded.date IS NULL, end_date, excluded.end_date),"
      " time = iif (excluded.date IS NULL, time, excluded.time),"
      " end_time = iif (excluded.date IS NULL, end_time, excluded.end_time)",
      error);
  const SnDate *date = sn_item_get_date (item);

  if (upsert == NULL)
    return FALSE;
  sqlite3_bind_int64 (upsert, 1, revision->item_id);
  sn_statement_bind_text (upsert, 2, revision->uid);
  sqlite3_bind_int64 (upsert, 3, revision->sequence);
  sqlite3_bind_int64 (upsert, 4, revision->modified);
  sn_statement_bind_text (upsert, 5, fingerprint);
  sn_statement_bind_text (upsert, 6, sn_item_kind_to_string (sn_item_get_kind (item)));
  sn_statement_bind_text (upsert, 7, sn_item_get_title (item));
  sn_statement_take_text (upsert, 8, sn_date_to_string (date));
  sn_statement_take_text (upsert, 9, sn_date_end_to_string (date));
  sn_statement_take_text (upsert, 10, sn_date_time_to_string (date));
  sn_statement_take_text (upsert, 11, sn_date_end_time_to_string (date));
  return sn_db_run (db, upsert, error);
}

/* What newsletters changed counts too, so that machines that read the same have
 * revisions that are alike. */
static gboolean
revise_one (SnDb *db, SnItem *item, const char *fingerprint, gint64 now, SnRevision **revised, GError **error)
{
  gint64 id = sn_item_get_id (item);
  guint n_changes = sn_item_get_changes (item)->len;
  g_autoptr (SnRevision) revision = NULL;
  g_autofree char *known = NULL, *uid = NULL;

  if (!load_revision (db, id, &revision, &known, error))
    return FALSE;
  if (revision == NULL && (!name_item (db, item, &uid, error) || !load_revision (db, id, &revision, &known, error)))
    return FALSE;
  if (revision == NULL)
    {
      revision = g_new0 (SnRevision, 1);
      *revision = (SnRevision){ id, g_steal_pointer (&uid), n_changes, 0 };
    }
  else if (g_strcmp0 (known, fingerprint) != 0)
    {
      revision->sequence = MAX (revision->sequence + 1, n_changes);
      revision->modified = MAX (revision->modified + 1, now);
    }
  if (g_strcmp0 (known, fingerprint) != 0 && !write_revision (db, revision, item, fingerprint, error))
    return FALSE;
  *revised = g_steal_pointer (&revision);
  return TRUE;
}

static gboolean
revise_work (SnDb *db, gpointer data, GError **error)
{
  Work *work = data;

  g_ptr_array_set_size (work->revisions, 0);
  for (guint i = 0; i < work->items->len; i++)
    {
      SnRevision *revision = NULL;

      if (!revise_one (db, work->items->pdata[i], work->fingerprints->pdata[i], work->now, &revision, error))
        return FALSE;
      g_ptr_array_add (work->revisions, revision);
    }
  return TRUE;
}

/**
 * sn_db_revise:
 * @items: (element-type SnItem): items of this store, or what remains of them
 * @fingerprints: (element-type utf8): what calendars are told of each, in any
 *   letters that are other ones when that changes
 * @now: in seconds since 1970
 *
 * Gives each item the name that it keeps in calendars, and a revision that is
 * higher where it is not as it was when this was called last.
 *
 * Returns: (transfer full) (element-type SnRevision) (nullable): the revisions,
 *   in the order of @items.
 */
GPtrArray *
sn_db_revise (SnDb *db, GPtrArray *items, GPtrArray *fingerprints, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_revision_free);
  Work work = { items, fingerprints, now, revisions };

  return sn_db_transaction (db, FALSE, revise_work, &work, error) ? g_steal_pointer (&revisions) : NULL;
}

/**
 * sn_db_get_remains:
 * @item_id: a number under which calendars were told something
 *
 * Returns: (transfer full) (nullable): the item as it was when they were told
 *   last, with kind, title, date and number alone, but with the name that it has
 *   there.
 */
SnItem *
sn_db_get_remains (SnDb *db, gint64 item_id, GError **error)
{
  static const char *const fields[] = { "date", "end", "time", "end_time" };
  g_autoptr (SnStatement) row = sn_db_prepare (
      db, "SELECT uid, kind, title, date, end_date, time, end_time FROM calendar_entries WHERE item_id = ?1", error);
  SnItemKind kind = SN_ITEM_EVENT;
  g_autoptr (SnItem) item = NULL;

  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, item_id);
  if (sn_db_step (db, row, error) != SN_STEP_ROW)
    return NULL;
  sn_item_kind_from_string (sn_statement_get_text (row, 1), &kind);
  item = sn_item_new (kind, sn_statement_get_text (row, 2));
  sn_item_set_id (item, item_id);
  sn_item_set_uid (item, sn_statement_get_text (row, 0));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = sn_statement_get_text (row, (int) (3 + i));

      if (value != NULL && !sn_item_set_field (item, fields[i], value, error))
        return NULL;
    }
  return g_steal_pointer (&item);
}

/* ---- targets ---- */

/**
 * sn_db_get_told:
 * @target: a file's path, or any name
 *
 * Returns: (transfer full) (element-type gint64 guint) (nullable): the revision
 *   of each item that @target was told last, by the item's number.
 */
GHashTable *
sn_db_get_told (SnDb *db, const char *target, GError **error)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT t.item_id, t.sequence FROM calendar_targets c JOIN calendar_told t ON t.target_id = c.id"
                     " WHERE c.name = ?1",
                     error);
  SnStep step;

  if (row == NULL)
    return NULL;
  sn_statement_bind_text (row, 1, target);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_hash_table_insert (told, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER ((guint) sqlite3_column_int64 (row, 1)));
    }
  return step == SN_STEP_DONE ? g_steal_pointer (&told) : NULL;
}

typedef struct
{
  const char *target;
  GPtrArray *revisions;
  gint64 now;
} Telling;

static gboolean
write_target (SnDb *db, const Telling *telling, GError **error)
{
  g_autoptr (SnStatement) upsert =
      sn_db_prepare (db,
                     "INSERT INTO calendar_targets (name, exported_at) VALUES (?1, ?2)"
                     " ON CONFLICT (name) DO UPDATE SET exported_at = excluded.exported_at",
                     error);

  if (upsert == NULL)
    return FALSE;
  sn_statement_bind_text (upsert, 1, telling->target);
  sqlite3_bind_int64 (upsert, 2, telling->now);
  return sn_db_run (db, upsert, error);
}

static gboolean
tell_work (SnDb *db, gpointer data, GError **error)
{
  const Telling *telling = data;
  g_autoptr (SnStatement) upsert =
      sn_db_prepare (db,
                     "INSERT INTO calendar_told (target_id, item_id, sequence)"
                     " SELECT c.id, e.item_id, ?3 FROM calendar_targets c, calendar_entries e"
                     " WHERE c.name = ?1 AND e.item_id = ?2"
                     " ON CONFLICT DO UPDATE SET sequence = excluded.sequence",
                     error);

  if (upsert == NULL || !write_target (db, telling, error))
    return FALSE;
  for (guint i = 0; i < telling->revisions->len; i++)
    {
      const SnRevision *revision = telling->revisions->pdata[i];

      sn_statement_bind_text (upsert, 1, telling->target);
      sqlite3_bind_int64 (upsert, 2, revision->item_id);
      sqlite3_bind_int64 (upsert, 3, revision->sequence);
      if (!sn_db_run (db, upsert, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sn_db_set_told:
 * @target: a file's path, or any name
 * @revisions: (element-type SnRevision): what it was told just now
 * @now: in seconds since 1970
 *
 * Remembers what @target knows, for the next time.
 *
 * Returns: whether it was written.
 */
gboolean
sn_db_set_told (SnDb *db, const char *target, GPtrArray *revisions, gint64 now, GError **error)
{
  Telling telling = { target, revisions, now };

  return sn_db_transaction (db, FALSE, tell_work, &telling, error);
}
