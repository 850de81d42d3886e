/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"

/* What can be had from a damaged store: the newsletters, which are kept whole
 * and from which everything but the user's own word follows. */

/* So many numbers in a row are tried one by one where it cannot be read which is
 * the next: more than stand below one page of the table. What the damage says of
 * the last number may be anything. */
#define MAX_GAP 100000

typedef struct
{
  SnDb *from;
  SnDb *into;
  GCancellable *cancellable;
  guint recovered;
  guint lost;
  guint gap;      /* how many numbers were tried in vain since the last newsletter */
  guint gap_lost; /* at how many of them there may be one */
} Recovery;

/* Each may fail on a page that another one does not need. */
static const char *const last_ids[] = {
  "SELECT max (id) FROM newsletters",
  "SELECT seq FROM sqlite_sequence WHERE name = 'newsletters'",
  "SELECT max (id) FROM (SELECT id FROM newsletters INDEXED BY newsletters_by_day)",
};

static gint64
find_last_id (SnDb *from, GError **error)
{
  gint64 last = 0;
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (last_ids); i++)
    {
      g_autoptr (GError) failure = NULL;
      gint64 id = 0;

      if (sn_db_get_number (from, last_ids[i], &id, &failure))
        known = TRUE;
      else if (!known && failure != NULL)
        {
          g_clear_error (error);
          g_propagate_error (error, g_steal_pointer (&failure));
        }
      last = MAX (last, id);
    }
  if (known)
    g_clear_error (error);
  return known ? last : -1;
}

/* (nullable): the bytes, if they are still those that were stored. */
static GBytes *
take_bytes (SnStatement *row)
{
  g_autoptr (GBytes) bytes = g_bytes_new (sqlite3_column_blob (row, 3), (gsize) sqlite3_column_bytes (row, 3));
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_strcmp0 (sha256, sn_statement_get_text (row, 0)) == 0 ? g_steal_pointer (&bytes) : NULL;
}

static gboolean
import_row (Recovery *recovery, SnStatement *row, GError **error)
{
  g_autoptr (GBytes) bytes = take_bytes (row);
  g_autoptr (GPtrArray) imported = NULL;
  const char *issued_text = sn_statement_get_text (row, 2);
  SnDate issued = { 0 };

  if (bytes == NULL)
    return FALSE;
  if (issued_text != NULL)
    sn_date_parse (issued_text, &issued);
  imported = sn_db_import (recovery->into, bytes, sn_statement_get_text (row, 1),
                           sn_date_is_set (&issued) ? &issued : NULL, error);
  return imported != NULL;
}

/* A newsletter that cannot be had is lost; a store that cannot be written is an
 * error, for all others would be "lost" too. */
static gboolean
recover_one (Recovery *recovery, gint64 id, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (recovery->from, "SELECT sha256, path, issued, bytes FROM newsletters WHERE id = ?1", error);
  g_autoptr (GError) failure = NULL;
  SnStep step;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, id);
  step = sn_db_step (recovery->from, row, NULL);
  if (step == SN_STEP_ROW && import_row (recovery, row, &failure))
    recovery->recovered++;
  else if (step != SN_STEP_DONE)
    recovery->lost++;
  recovery->gap = step == SN_STEP_ROW ? 0 : recovery->gap + 1;
  recovery->gap_lost = step == SN_STEP_ROW ? 0 : recovery->gap_lost + (step == SN_STEP_FAILED);
  if (!g_error_matches (failure, SN_ERROR, SN_ERROR_DATABASE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
is_stopped (Recovery *recovery, GError **error)
{
  if (!g_cancellable_is_cancelled (recovery->cancellable))
    return FALSE;
  g_set_error_literal (error, SN_ERROR, SN_ERROR_CANCELLED, "The operation was stopped.");
  return TRUE;
}

/* The number of the newsletter after @id, G_MAXINT64 where there is none; where a
 * damaged page is in the way, the next number that there may be. */
static gint64
next_id (Recovery *recovery, gint64 id, gint64 last)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (recovery->from, "SELECT id FROM newsletters WHERE id > ?1 ORDER BY id LIMIT 1", NULL);
  SnStep step = SN_STEP_FAILED;

  if (row != NULL)
    {
      sqlite3_bind_int64 (row, 1, id);
      step = sn_db_step (recovery->from, row, NULL);
    }
  if (step == SN_STEP_ROW)
    return sqlite3_column_int64 (row, 0);
  return step == SN_STEP_FAILED && id < last ? id + 1 : G_MAXINT64;
}

/* Read only, so that not even its log is worked in. */
static gboolean
recover_all (Recovery *recovery, const char *file, GError **error)
{
  g_autoptr (SnDb) from = sn_db_connect (file, "damaged store", SQLITE_OPEN_READONLY, error);
  gint64 last = from != NULL ? find_last_id (from, error) : -1;

  if (last < 0)
    return FALSE;
  recovery->from = from;
  for (gint64 id = next_id (recovery, 0, last); id < G_MAXINT64 && recovery->gap < MAX_GAP;
       id = next_id (recovery, id, last))
    if (is_stopped (recovery, error) || !recover_one (recovery, id, error))
      return FALSE;
  if (recovery->gap == MAX_GAP) /* nobody knows how many they are: one at least */
    recovery->lost -= MAX (recovery->gap_lost, 1) - 1;
  return TRUE;
}

/* The damaged store goes on being the store: half of it in its place would look
 * like the whole. */
static void
take_back (const char *path, SnDb *into, char **kept)
{
  sn_db_close (into);
  sn_db_put_back (path, *kept);
  g_clear_pointer (kept, g_free);
}

/**
 * sn_db_recover:
 * @path: the store's file, made where it does not exist
 * @file: a damaged store; where this is @path too, it is set aside first
 * @cancellable: (nullable): stops it between two newsletters; where the damaged
 *   store was set aside it is then put back
 * @n_recovered: (out): how many newsletters are in the store now
 * @n_lost: (out): how many could not be read
 * @kept: (out) (transfer full) (nullable): where the damaged store is now, if it
 *   was set aside
 *
 * Reads the newsletters of a damaged store, one by one, and imports those that
 * are still what was stored. What the user said of items is not among them.
 *
 * Errors: %SN_ERROR_DAMAGED where nothing can be read; %SN_ERROR_CANCELLED; those
 * of sn_db_set_aside() and sn_db_open().
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_recover (const char *path, const char *file, GCancellable *cancellable, guint *n_recovered, guint *n_lost,
               char **kept, GError **error)
{
  Recovery recovery = { .cancellable = cancellable };
  g_autoptr (SnDb) into = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean done;

  *n_recovered = *n_lost = 0;
  *kept = NULL;
  if (!sn_db_check_path (file, "damaged store", error))
    return FALSE;
  if (sn_db_is_same_file (path, file) && !sn_db_set_aside (path, kept, error))
    return FALSE;
  into = sn_db_open (path, error);
  if (into == NULL)
    return FALSE;
  recovery.into = into;
  done = recover_all (&recovery, *kept != NULL ? *kept : file, &failure);
  *n_recovered = recovery.recovered;
  *n_lost = recovery.lost;
  if (*kept != NULL && g_error_matches (failure, SN_ERROR, SN_ERROR_CANCELLED))
    take_back (path, g_steal_pointer (&into), kept);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return done;
}
