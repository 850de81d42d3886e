/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

/* What calendars outside were told does not go back when a store does. Importers
 * take what comes under a known UID only with a higher SEQUENCE (RFC 5545, section
 * 3.8.7.4), so a backup that takes the place of a store goes on from what that
 * store had told last, whatever it was when the backup was made:
 *
 *  - what both know keeps the higher revision, and the fingerprint that goes with
 *    it, so that it rises once more if the backup says something else;
 *  - what only the store before knows is kept as what remains of an item, to be
 *    withdrawn, or to go on if its newsletter comes in again;
 *  - what only the backup knows may have been told further by a store that nobody
 *    can ask any more, so its revision leaps.
 */

/* Further than anybody changes one item between two backups. */
#define LEAP "1000"

/* Tables of the connection's own: no backup has them. */
#define MAKE_TABLES                                                                                                    \
  "CREATE TEMP TABLE was_entry (item_id INTEGER PRIMARY KEY, uid, sequence, modified, fingerprint, kind, title, date," \
  " end_date, time, end_time, item_uid, own_id);"                                                                      \
  "CREATE TEMP TABLE was_told (name, exported_at, item_id, sequence)"

#define SELECT_ENTRIES                                                                                                 \
  "SELECT item_id, uid, sequence, modified, fingerprint, kind, title, date, end_date, time, end_time,"                 \
  " (SELECT i.uid FROM items i WHERE i.id = item_id), NULL FROM calendar_entries"
#define INSERT_ENTRY "INSERT INTO was_entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"

#define SELECT_TOLD                                                                                                    \
  "SELECT c.name, c.exported_at, t.item_id, t.sequence FROM calendar_targets c JOIN calendar_told t ON t.target_id = " \
  "c.id"
#define INSERT_TOLD "INSERT INTO was_told VALUES (?1, ?2, ?3, ?4)"

/* Under which number the backup has what the store had under another. Numbers are
 * given by each store, names are not. */
#define FIND_OWN                                                                                                       \
  "UPDATE was_entry SET own_id = coalesce ("                                                                           \
  " (SELECT e.item_id FROM calendar_entries e WHERE e.uid = was_entry.uid),"                                           \
  " (SELECT i.id FROM items i WHERE i.uid = coalesce (item_uid, was_entry.uid)"                                        \
  "  AND NOT EXISTS (SELECT 1 FROM calendar_entries e WHERE e.item_id = i.id)));"                                      \
  "UPDATE was_entry SET own_id = NULL WHERE EXISTS"                                                                    \
  " (SELECT 1 FROM was_entry w WHERE w.own_id = was_entry.own_id AND w.item_id < was_entry.item_id)"

/* What it does not have at all keeps its number if that is free, or gets one that
 * nothing has: it stands for no item. */
#define NUMBER_REMAINS                                                                                                 \
  "UPDATE was_entry SET own_id = item_id WHERE own_id IS NULL AND item_id NOT IN (SELECT id FROM items)"               \
  " AND item_id NOT IN (SELECT item_id FROM calendar_entries)"                                                         \
  " AND item_id NOT IN (SELECT own_id FROM was_entry WHERE own_id IS NOT NULL);"                                       \
  "UPDATE was_entry SET own_id = item_id + (SELECT max (n) FROM (SELECT max (id) AS n FROM items"                      \
  " UNION ALL SELECT max (item_id) FROM calendar_entries UNION ALL SELECT max (own_id) FROM was_entry"                 \
  " UNION ALL SELECT seq FROM sqlite_sequence WHERE name = 'items')) WHERE own_id IS NULL"

#define LEAP_ENTRIES                                                                                                   \
  "UPDATE calendar_entries SET sequence = sequence + " LEAP ", fingerprint = ''"                                       \
  " WHERE uid NOT IN (SELECT uid FROM was_entry)"

/* Where the store cannot be asked, anything may have been given away since. */
#define LEAP_ITEMS                                                                                                     \
  "INSERT OR IGNORE INTO calendar_entries (item_id, uid, sequence, modified, fingerprint, kind, title, date,"          \
  " end_date, time, end_time) SELECT id, uid, " LEAP ", 0, '', kind, title, date, end_date, time, end_time FROM items" \
  " WHERE uid IS NOT NULL AND merged_into IS NULL"

#define NEWER "excluded.sequence >= sequence"
#define MERGE_ENTRIES                                                                                                  \
  "INSERT INTO calendar_entries (item_id, uid, sequence, modified, fingerprint, kind, title, date, end_date, time,"    \
  " end_time) SELECT own_id, uid, sequence, modified, fingerprint, kind, title, date, end_date, time, end_time"        \
  " FROM was_entry WHERE TRUE ON CONFLICT (item_id) DO UPDATE SET"                                                     \
  " fingerprint = CASE WHEN excluded.sequence > sequence THEN excluded.fingerprint"                                    \
  "  WHEN excluded.sequence = sequence AND excluded.fingerprint <> fingerprint THEN '' ELSE fingerprint END,"          \
  " kind = iif (" NEWER ", excluded.kind, kind), title = iif (" NEWER ", excluded.title, title),"                      \
  " date = iif (" NEWER ", excluded.date, date), end_date = iif (" NEWER ", excluded.end_date, end_date),"             \
  " time = iif (" NEWER ", excluded.time, time), end_time = iif (" NEWER ", excluded.end_time, end_time),"             \
  " modified = max (modified, excluded.modified), sequence = max (sequence, excluded.sequence)"

#define MERGE_TOLD                                                                                                     \
  "INSERT INTO calendar_targets (name, exported_at) SELECT name, max (exported_at) FROM was_told GROUP BY name"        \
  " ON CONFLICT (name) DO UPDATE SET exported_at = max (exported_at, excluded.exported_at);"                           \
  "INSERT INTO calendar_told (target_id, item_id, sequence) SELECT c.id, w.own_id, t.sequence FROM was_told t"         \
  " JOIN was_entry w ON w.item_id = t.item_id JOIN calendar_targets c ON c.name = t.name WHERE TRUE"                   \
  " ON CONFLICT DO UPDATE SET sequence = max (sequence, excluded.sequence)"

/* A number that was given away is nobody else's. */
#define RAISE_NUMBERS                                                                                                  \
  "INSERT INTO sqlite_sequence (name, seq) SELECT 'items', 0"                                                          \
  " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'items');"                                            \
  "UPDATE sqlite_sequence SET seq = max (seq, (SELECT coalesce (max (item_id), 0) FROM calendar_entries))"             \
  " WHERE name = 'items'"

/* Rows of one connection into a table of another. */
static gboolean
copy_rows (SnDb *from, const char *select, SnDb *to, const char *insert, GError **error)
{
  g_autoptr (SnStatement) row = sn_db_prepare (from, select, error), put = NULL;
  SnStep step;

  if (row == NULL || (put = sn_db_prepare (to, insert, error)) == NULL)
    return FALSE;
  while ((step = sn_db_step (from, row, error)) == SN_STEP_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (row); i++)
        sqlite3_bind_value (put, i + 1, sqlite3_column_value (row, i));
      if (!sn_db_run (to, put, error))
        return FALSE;
    }
  return step == SN_STEP_DONE;
}

static gboolean
read_before (SnDb *before, SnDb *staged, gboolean *told, GError **error)
{
  gint64 n = 0;

  /* Versions before the fourth told nobody anything. */
  if (!sn_db_get_number (before, "SELECT count (*) FROM sqlite_schema WHERE name = 'calendar_told'", &n, error))
    return FALSE;
  *told = n != 0;
  return n == 0 || (copy_rows (before, SELECT_ENTRIES, staged, INSERT_ENTRY, error) &&
                    copy_rows (before, SELECT_TOLD, staged, INSERT_TOLD, error));
}

/* Whether the store that is replaced went on from the backup, as far as can be
 * seen: it knows all that the backup had told, and has had items if that has. */
static gboolean
goes_on (SnDb *before, SnDb *staged, gboolean *on, GError **error)
{
  gint64 strange = 0, had = 0, has = 0;

  if (!sn_db_get_number (staged, "SELECT count (*) FROM calendar_entries WHERE uid NOT IN (SELECT uid FROM was_entry)",
                         &strange, error) ||
      !sn_db_get_number (before, "SELECT count (*) FROM sqlite_sequence WHERE name = 'items'", &had, error) ||
      !sn_db_get_number (staged, "SELECT count (*) FROM sqlite_sequence WHERE name = 'items'", &has, error))
    return FALSE;
  *on = strange == 0 && (had != 0 || has == 0);
  return TRUE;
}

typedef struct
{
  SnDb *before;
} Carried;

static gboolean
carry_work (SnDb *staged, gpointer data, GError **error)
{
  const Carried *carried = data;
  g_autoptr (GError) unreadable = NULL;
  gboolean told = FALSE, on = FALSE;

  /* One that is damaged gives what can be read of it. */
  if (carried->before != NULL && (!read_before (carried->before, staged, &told, &unreadable) ||
                                  !goes_on (carried->before, staged, &on, &unreadable)))
    on = FALSE;
  return sn_db_execute (staged, FIND_OWN, error) && sn_db_execute (staged, NUMBER_REMAINS, error) &&
         sn_db_execute (staged, LEAP_ENTRIES, error) && (on || sn_db_execute (staged, LEAP_ITEMS, error)) &&
         sn_db_execute (staged, MERGE_ENTRIES, error) && sn_db_execute (staged, MERGE_TOLD, error) &&
         sn_db_execute (staged, RAISE_NUMBERS, error);
}

/**
 * sn_db_carry_calendars:
 * @staged: a backup, brought up to this version, that takes the place of a store
 * @before: (nullable): that store; %NULL where it cannot be opened or is not there
 *
 * Has @staged go on from what @before told calendars last. What cannot be read of
 * @before is no error; then revisions leap.
 *
 * Returns: whether @staged was written.
 */
gboolean
sn_db_carry_calendars (SnDb *staged, SnDb *before, GError **error)
{
  Carried carried = { before };
  gboolean done =
      sn_db_execute (staged, MAKE_TABLES, error) && sn_db_transaction (staged, FALSE, carry_work, &carried, error);

  return sn_db_execute (staged, "DROP TABLE IF EXISTS was_entry; DROP TABLE IF EXISTS was_told", done ? error : NULL) &&
         done;
}
