/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-remind.h"

#include "sn-db-remind-private.h"

/* The ledger of reminders. Whoever tells them (the service, the command line)
 * decides within one transaction what is due and writes that it is being shown;
 * only when it was shown is it written that it was told. What one is showing the
 * other leaves to it for a while, and takes over if it has not come to an end
 * then. So two do not tell the same, and a crash between loses nothing. */

typedef struct
{
  const SnDate *today;
  gboolean write;
  SnRemindDecide decide;
  gpointer data;
} Work;

/* What is told is known for longer than anything could make it due again. */
#define FORGET_AFTER_DAYS 500

/* The items near today in time, and those that the user gave a date of their
 * own, each once. */
static GPtrArray *
load_items (SnDb *db, const SnDate *today, GError **error)
{
  g_autoptr (SnStatement) row =
      sn_db_prepare (db,
                     "SELECT id FROM items WHERE merged_into IS NULL AND first_day <= ?2 AND until >= ?1"
                     " AND last_day IS NOT NULL"
                     " UNION SELECT item_id FROM user_marks WHERE due IS NOT NULL"
                     " UNION SELECT item_id FROM user_reminders WHERE snoozed IS NOT NULL",
                     error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint32 day = sn_date_first_julian (today);
  SnStep step;

  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, (gint64) day - SN_REMIND_DAYS_BEFORE);
  sqlite3_bind_int64 (row, 2, (gint64) day + SN_REMIND_DAYS_AFTER);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (ids, id);
    }
  return step == SN_STEP_DONE ? sn_db_load_items (db, ids, today, error) : NULL;
}

static gboolean
load_seen (SnDb *db, gint64 *seen, GError **error)
{
  return sn_db_get_number (db, "SELECT coalesce (seen_until, -1) FROM reminder_watch", seen, error);
}

static gboolean
write_changes (SnDb *db, const SnRemindChanges *changes, gint64 seen_before, GError **error)
{
  if (!sn_db_write_reminders (db, changes, error))
    return FALSE;
  if (changes->seen_until == seen_before)
    return TRUE;
  /* With what is written anyway, what nothing needs any more goes. */
  return sn_db_run_on (db, "UPDATE reminder_watch SET seen_until = ?1", changes->seen_until, error) &&
         sn_db_run_on (db, "DELETE FROM reminders WHERE state = 'delivered' AND over < ?1",
                       changes->seen_until - (gint64) FORGET_AFTER_DAYS * 24 * 60 * 60, error);
}

static gboolean
remind_work (SnDb *db, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (GPtrArray) put = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);
  g_autoptr (GPtrArray) dropped = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);
  g_autoptr (GPtrArray) withdrawn = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) items = load_items (db, work->today, error);
  g_autoptr (GPtrArray) reminders = items != NULL ? sn_db_load_reminders (db, error) : NULL;
  g_autoptr (GPtrArray) standing = reminders != NULL ? sn_db_load_standing (db, error) : NULL;
  SnRemindState state = { items, reminders, standing, -1 };
  SnRemindChanges changes = { put, dropped, withdrawn, FALSE, -1 };

  if (standing == NULL || !load_seen (db, &state.seen_until, error))
    return FALSE;
  changes.seen_until = state.seen_until;
  work->decide (&state, &changes, work->data);
  return !work->write || write_changes (db, &changes, state.seen_until, error);
}

/**
 * sn_db_remind:
 * @today: today in London
 * @write: whether what is decided is written
 * @decide: decides; called once, unless loading fails
 *
 * Has @decide look at the reminders and writes what it decides, in one
 * transaction, so that nobody else decides the same.
 *
 * Errors: %SN_ERROR_DATABASE, %SN_ERROR_DAMAGED.
 *
 * Returns: whether it worked; where not, nothing was written.
 */
gboolean
sn_db_remind (SnDb *db, const SnDate *today, gboolean write, SnRemindDecide decide, gpointer data, GError **error)
{
  Work work = { today, write, decide, data };

  return sn_db_transaction (db, FALSE, remind_work, &work, error);
}

typedef struct
{
  const char *notice, *server;
  gint64 number, now;
} Delivery;

static gboolean
delivered_work (SnDb *db, gpointer data, GError **error)
{
  const Delivery *delivery = data;
  g_autoptr (SnStatement) told = sn_db_prepare (
      db, "UPDATE reminders SET state = 'delivered', told = ?2 WHERE notice = ?1 AND state = 'showing'", error);
  g_autoptr (SnStatement) known =
      sn_db_prepare (db, "UPDATE notices SET server = ?2, number = ?3 WHERE id = ?1", error);

  if (told == NULL || known == NULL)
    return FALSE;
  sn_statement_bind_text (told, 1, delivery->notice);
  sqlite3_bind_int64 (told, 2, delivery->now);
  sn_statement_bind_text (known, 1, delivery->notice);
  sn_statement_bind_text (known, 2, delivery->server);
  sqlite3_bind_int64 (known, 3, delivery->number);
  return sn_db_run (db, told, error) && sn_db_run (db, known, error);
}

/**
 * sn_db_remind_delivered:
 * @notice: a notice
 * @server: (nullable): who shows it
 * @number: as what, 0 where that is not needed
 * @now: seconds since 1970
 *
 * Writes that a notice was shown: what is told under it was told.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_remind_delivered (SnDb *db, const char *notice, const char *server, gint64 number, gint64 now, GError **error)
{
  Delivery delivery = { notice, server, number, now };

  return sn_db_transaction (db, FALSE, delivered_work, &delivery, error);
}

/**
 * sn_db_remind_failed:
 * @notice: a notice
 *
 * Writes that a notice could not be shown: what was to be told under it is due
 * again at once, for whoever looks.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_remind_failed (SnDb *db, const char *notice, GError **error)
{
  g_autoptr (SnStatement) update = sn_db_prepare (
      db, "UPDATE reminders SET state = 'planned', notice = NULL, told = NULL WHERE notice = ?1 AND state = 'showing'",
      error);

  if (update == NULL)
    return FALSE;
  sn_statement_bind_text (update, 1, notice);
  return sn_db_run (db, update, error);
}

/**
 * sn_db_remind_closed:
 * @notice: a notice
 *
 * Writes that a notice no longer stands on the screen.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_remind_closed (SnDb *db, const char *notice, GError **error)
{
  g_autoptr (SnStatement) delete = sn_db_prepare (db, "DELETE FROM notices WHERE id = ?1", error);

  if (delete == NULL)
    return FALSE;
  sn_statement_bind_text (delete, 1, notice);
  return sn_db_run (db, delete, error);
}

/**
 * sn_db_remind_items_of:
 * @notice: a notice
 * @today: the day for which the items' states are worked out
 *
 * Returns: (transfer full) (element-type SnItem) (nullable): the items of which
 *   it tells; %NULL on error.
 */
GPtrArray *
sn_db_remind_items_of (SnDb *db, const char *notice, const SnDate *today, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT DISTINCT item_id FROM reminders WHERE notice = ?1", error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SnStep step;

  if (row == NULL)
    return NULL;
  sn_statement_bind_text (row, 1, notice);
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (ids, id);
    }
  return step == SN_STEP_DONE ? sn_db_load_items (db, ids, today, error) : NULL;
}
