/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-remind-private.h"

/**
 * sn_standing_free:
 *
 * Frees @standing.
 */
void
sn_standing_free (SnStanding *standing)
{
  g_free (standing->id);
  g_free (standing->server);
  g_free (standing);
}

/**
 * sn_db_load_reminders:
 *
 * Returns: (transfer full) (element-type SnReminder) (nullable): all rows of the
 *   ledger, without their items.
 */
GPtrArray *
sn_db_load_reminders (SnDb *db, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (
      db, "SELECT item_id, occasion, lead, anchor, due, over, state, notice, told FROM reminders", error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);
  SnStep step;

  if (row == NULL)
    return NULL;
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      SnReminder *one =
          sn_reminder_new (sqlite3_column_int64 (row, 0), sn_occasion_from_string (sn_statement_get_text (row, 1)),
                           sqlite3_column_int (row, 2), sn_statement_get_text (row, 3));

      one->due = sqlite3_column_int64 (row, 4);
      one->over = sqlite3_column_int64 (row, 5);
      one->state = sn_reminder_state_from_string (sn_statement_get_text (row, 6));
      one->notice = g_strdup (sn_statement_get_text (row, 7));
      one->told = sqlite3_column_int64 (row, 8);
      g_ptr_array_add (all, one);
    }
  return step == SN_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/**
 * sn_db_load_standing:
 *
 * Returns: (transfer full) (element-type SnStanding) (nullable): the notices that
 *   may stand on the screen.
 */
GPtrArray *
sn_db_load_standing (SnDb *db, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (db, "SELECT id, server, number FROM notices", error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_standing_free);
  SnStep step;

  if (row == NULL)
    return NULL;
  while ((step = sn_db_step (db, row, error)) == SN_STEP_ROW)
    {
      SnStanding *one = g_new (SnStanding, 1);

      *one = (SnStanding){ g_strdup (sn_statement_get_text (row, 0)), g_strdup (sn_statement_get_text (row, 1)),
                           sqlite3_column_int64 (row, 2) };
      g_ptr_array_add (all, one);
    }
  return step == SN_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

static void
bind_key (SnStatement *statement, const SnReminder *reminder)
{
  sqlite3_bind_int64 (statement, 1, reminder->item_id);
  sn_statement_bind_text (statement, 2, sn_occasion_to_string (reminder->occasion));
  sqlite3_bind_int (statement, 3, reminder->lead);
  sn_statement_bind_text (statement, 4, reminder->anchor);
}

static gboolean
put (SnDb *db, const SnReminder *reminder, GError **error)
{
  g_autoptr (SnStatement) upsert =
      sn_db_prepare (db,
                     "INSERT INTO reminders (item_id, occasion, lead, anchor, due, over, state, notice, told)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO UPDATE SET due = excluded.due,"
                     " over = excluded.over, state = excluded.state, notice = excluded.notice, told = excluded.told",
                     error);

  if (upsert == NULL)
    return FALSE;
  bind_key (upsert, reminder);
  sqlite3_bind_int64 (upsert, 5, reminder->due);
  sqlite3_bind_int64 (upsert, 6, reminder->over);
  sn_statement_bind_text (upsert, 7, sn_reminder_state_to_string (reminder->state));
  sn_statement_bind_text (upsert, 8, reminder->notice);
  if (reminder->told != 0)
    sqlite3_bind_int64 (upsert, 9, reminder->told);
  else
    sqlite3_bind_null (upsert, 9);
  return sn_db_run (db, upsert, error);
}

/* From now on it may stand on the screen; by whom it is shown is learned later. */
static gboolean
put_notice (SnDb *db, const char *id, GError **error)
{
  g_autoptr (SnStatement) insert =
      sn_db_prepare (db, "INSERT INTO notices (id) VALUES (?1) ON CONFLICT DO NOTHING", error);

  if (insert == NULL)
    return FALSE;
  sn_statement_bind_text (insert, 1, id);
  return sn_db_run (db, insert, error);
}

static gboolean
drop (SnDb *db, const SnReminder *reminder, GError **error)
{
  g_autoptr (SnStatement) delete =
      sn_db_prepare (db,
                     "DELETE FROM reminders WHERE item_id = ?1 AND occasion = ?2 AND lead = ?3 AND anchor = ?4"
                     " AND state = 'planned'",
                     error);

  if (delete == NULL)
    return FALSE;
  bind_key (delete, reminder);
  return sn_db_run (db, delete, error);
}

/**
 * sn_db_write_reminders:
 *
 * Writes @changes to the ledger.
 *
 * Returns: whether it worked.
 */
gboolean
sn_db_write_reminders (SnDb *db, const SnRemindChanges *changes, GError **error)
{
  for (guint i = 0; i < changes->drop->len; i++)
    if (!drop (db, changes->drop->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < changes->withdrawn->len; i++)
    if (!sn_db_remind_closed (db, changes->withdrawn->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < changes->put->len; i++)
    {
      const SnReminder *reminder = changes->put->pdata[i];

      if (!put (db, reminder, error) ||
          (changes->on_screen && reminder->state == SN_REMINDER_SHOWING && !put_notice (db, reminder->notice, error)))
        return FALSE;
    }
  return TRUE;
}
