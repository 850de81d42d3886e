/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-db-private.h"

#include "sn-error.h"

#include <errno.h>
#include <glib/gstdio.h>

/* What SQLite reports, in words that tell a user what to do. */

static gboolean
is_lack_of_space (int system_error)
{
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

static gboolean
is_out_of_space (int code, int system_error)
{
  return (code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE || is_lack_of_space (system_error);
}

/**
 * sn_db_is_damage:
 * @code: a result code of SQLite
 *
 * Returns: whether it says that the file is not what was written.
 */
gboolean
sn_db_is_damage (int code)
{
  return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

/**
 * sn_db_set_code_error:
 * @noun: what failed: "store" or "backup"
 * @code: an extended result code of SQLite
 * @system_error: the errno behind it, or 0
 * @reason: SQLite's own words
 *
 * Sets %SN_ERROR_DAMAGED, or %SN_ERROR_DATABASE for everything else. Its words speak
 * of the transaction that failed: earlier ones of the same work, such as batches of
 * an import, stay.
 *
 * Returns: %FALSE, for the caller to return.
 */
gboolean
sn_db_set_code_error (const char *noun, int code, int system_error, const char *reason, GError **error)
{
  const char *system_reason = system_error != 0 ? g_strerror (system_error) : reason;

  if (sn_db_is_damage (code))
    g_set_error (error, SN_ERROR, SN_ERROR_DAMAGED, "The %s is damaged: %s.", noun, reason);
  else if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
    g_set_error (error, SN_ERROR, SN_ERROR_DATABASE,
                 "The %s is locked: another program is using it and has not let go of it for %d seconds. "
                 "Nothing was written in that time.",
                 noun, SN_DB_BUSY_SECONDS);
  else if ((code & 0xff) == SQLITE_READONLY)
    g_set_error (error, SN_ERROR, SN_ERROR_DATABASE,
                 "The %s may not be written to: its file, or the folder that it is in, is read-only.", noun);
  else if ((code & 0xff) == SQLITE_CANTOPEN)
    g_set_error (error, SN_ERROR, SN_ERROR_DATABASE, "The %s cannot be opened: %s.", noun, system_reason);
  else if (is_out_of_space (code, system_error))
    g_set_error (error, SN_ERROR, SN_ERROR_DATABASE,
                 "The %s cannot be written: there is no space left on the disk. What was stored before is kept.", noun);
  else if ((code & 0xff) == SQLITE_IOERR)
    g_set_error (error, SN_ERROR, SN_ERROR_DATABASE, "The %s cannot be read or written: %s.", noun, system_reason);
  else
    g_set_error (error, SN_ERROR, SN_ERROR_DATABASE, "The %s failed: %s.", noun, reason);
  return FALSE;
}

/* What is damaged is left as it is: what its log holds is not written into it. */
static gboolean
has_log (SnDb *db)
{
  g_autofree char *real = sn_db_real_path (db->path);
  g_autofree char *log = g_strconcat (real, "-wal", NULL);
  GStatBuf info;

  return g_stat (log, &info) == 0 && info.st_size > 0;
}

/**
 * sn_db_set_error:
 * @db: a connection on which something has just failed
 *
 * Sets %SN_ERROR_DAMAGED or %SN_ERROR_DATABASE with the reason.
 *
 * Returns: %FALSE, for the caller to return.
 */
gboolean
sn_db_set_error (SnDb *db, GError **error)
{
  int last_errno = errno;
  int code = sqlite3_extended_errcode (db->sqlite);
  gboolean of_system = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_IOERR;
  int system_error = of_system ? sqlite3_system_errno (db->sqlite) : 0;

  db->failure = code;
  /* SQLite does not keep what a COMMIT failed with. */
  if (system_error == 0 && code == SQLITE_IOERR_WRITE && is_lack_of_space (last_errno))
    system_error = last_errno;
  if (sn_db_is_damage (code) && has_log (db))
    sqlite3_db_config (db->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return sn_db_set_code_error (db->noun, code, system_error, sqlite3_errmsg (db->sqlite), error);
}
