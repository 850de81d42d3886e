/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-edit-private.h"

#include "sn-error.h"
#include "sn-leads.h"

#include <string.h>

/* "2026-01-05T09:00" */
static gboolean
is_minute (const char *text)
{
  const char *time = strchr (text, 'T');
  g_autofree char *day = time != NULL ? g_strndup (text, (gsize) (time - text)) : NULL;
  SnDate date;
  guint hour, minute;

  return day != NULL && sn_date_parse (day, &date) && sn_date_precision (&date) == SN_PRECISION_DAY &&
         sn_date_parse_time (time + 1, &hour, &minute);
}

static gboolean
check (const char *leads, const char *snooze, GError **error)
{
  SnLeads parsed;

  if (leads != NULL && !sn_leads_parse (leads, &parsed))
    {
      g_set_error (error, SN_ERROR, SN_ERROR_USAGE,
                   "“%s” says no days before: “off”, or numbers from 0 to 30 as in “7,2,0”.", leads);
      return FALSE;
    }
  if (snooze != NULL && !is_minute (snooze))
    {
      g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "“%s” is no minute (YYYY-MM-DDTHH:MM).", snooze);
      return FALSE;
    }
  return TRUE;
}

static gboolean
set (SnDb *db, const char *sql, gint64 id, char *value, GError **error)
{
  g_autofree char *owned = value;
  g_autoptr (SnStatement) upsert = sn_db_prepare (db, sql, error);

  if (upsert == NULL)
    return FALSE;
  sqlite3_bind_int64 (upsert, 1, id);
  sn_statement_bind_text (upsert, 2, owned);
  return sn_db_run (db, upsert, error);
}

/* One form for each choice, so that saying it again changes nothing. */
static char *
normalise_leads (const char *leads)
{
  SnLeads parsed = 0;

  if (leads == NULL)
    return NULL;
  sn_leads_parse (leads, &parsed);
  return sn_leads_to_string (parsed);
}

/**
 * sn_db_set_reminders:
 * @id: of which item
 *
 * Writes when the user wants to be reminded: an edit of %SN_EDIT_REMIND.
 *
 * Errors: %SN_ERROR_USAGE.
 *
 * Returns: whether it was written.
 */
gboolean
sn_db_set_reminders (SnDb *db, const SnEdit *edit, gint64 id, GError **error)
{
  gpointer leads = NULL, snooze = NULL;
  gboolean has_leads = g_hash_table_lookup_extended (edit->fields, "leads", NULL, &leads);
  gboolean has_snooze = g_hash_table_lookup_extended (edit->fields, "snooze", NULL, &snooze);

  if (!check (leads, snooze, error))
    return FALSE;
  if (has_leads && !set (db,
                         "INSERT INTO user_reminders (item_id, leads) VALUES (?1, ?2) ON CONFLICT DO UPDATE"
                         " SET leads = excluded.leads WHERE leads IS NOT excluded.leads",
                         id, normalise_leads (leads), error))
    return FALSE;
  if (has_snooze && !set (db,
                          "INSERT INTO user_reminders (item_id, snoozed) VALUES (?1, ?2) ON CONFLICT DO UPDATE"
                          " SET snoozed = excluded.snoozed WHERE snoozed IS NOT excluded.snoozed",
                          id, g_strdup (snooze), error))
    return FALSE;
  return sn_db_run_on (db, "DELETE FROM user_reminders WHERE item_id = ?1 AND leads IS NULL AND snoozed IS NULL", id,
                       error);
}
