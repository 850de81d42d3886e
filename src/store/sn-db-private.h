/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "sn-db.h"

G_BEGIN_DECLS

/* For the files of this folder and its tests only: how the store's file is
 * spoken to. */

struct _SnDb
{
  sqlite3    *sqlite;
  char       *path;
  GHashTable *statements; /* SQL → SnStatement */
  int         failure;    /* SQLite's code of what failed last */
};

/* A prepared statement, kept by the connection; g_autoptr gives it back. */
typedef sqlite3_stmt SnStatement;

void          sn_statement_release   (SnStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnStatement, sn_statement_release)

typedef enum {
  SN_STEP_ROW,
  SN_STEP_DONE,
  SN_STEP_FAILED,
} SnStep;

typedef gboolean (*SnDbWork) (SnDb *db, gpointer data, GError **error);

SnStatement  *sn_db_prepare          (SnDb *db, const char *sql, GError **error);
SnStep        sn_db_step             (SnDb *db, SnStatement *statement, GError **error);
gboolean      sn_db_run              (SnDb *db, SnStatement *statement, GError **error);
gboolean      sn_db_run_on           (SnDb *db, const char *sql, gint64 id, GError **error);
gboolean      sn_db_execute          (SnDb *db, const char *sql, GError **error);
gboolean      sn_db_get_number       (SnDb *db, const char *sql, gint64 *value, GError **error);
gboolean      sn_db_transaction      (SnDb *db, gboolean exclusive, SnDbWork work, gpointer data, GError **error);
gboolean      sn_db_set_error        (SnDb *db, GError **error);

gboolean      sn_db_check_schema     (SnDb *db, GError **error);
gboolean      sn_db_migrate          (SnDb *db, GError **error);
gboolean      sn_db_reread           (SnDb *db, GError **error);

/* The columns of an item, in the order of sn_statement_bind_item() and
 * sn_statement_get_item(), and as many places for them. */
#define SN_ITEM_COLUMNS(prefix) \
  prefix "kind, " prefix "title, " prefix "date, " prefix "end_date, " prefix "time, " prefix "end_time, " \
  prefix "reference, " prefix "organiser, " prefix "stage, " prefix "committee, " prefix "category, " \
  prefix "seats, " prefix "outcome, " prefix "moved, " prefix "moved_from, " prefix "confidence, " prefix "rule"
#define SN_N_ITEM_COLUMNS 17

void          sn_statement_bind_text (SnStatement *statement, int index, const char *text);
void          sn_statement_take_text (SnStatement *statement, int index, char *text);
void          sn_statement_bind_day  (SnStatement *statement, int index, guint32 julian);
void          sn_statement_bind_item (SnStatement *statement, int first, SnItem *item);
const char   *sn_statement_get_text  (SnStatement *statement, int column);
SnItem       *sn_statement_get_item  (SnStatement *statement, int first);

/**
 * SnDbEntry:
 * @newsletter: what was read
 * @bytes: what it was read from
 * @sha256: of @bytes
 * @path: (nullable): the file it came from
 * @imported: (nullable): what it brought, where it is stored
 * @error: (nullable): why it is not
 *
 * A newsletter on its way into the store. Whoever makes it keeps it alive and
 * frees it.
 */
typedef struct {
  SnNewsletter *newsletter;
  GBytes       *bytes;
  const char   *sha256;
  const char   *path;
  SnImported   *imported;
  GError       *error;
} SnDbEntry;

gboolean      sn_db_store_batch      (SnDb *db, GPtrArray *entries, GError **error);
gboolean      sn_db_find_newsletter  (SnDb *db, const char *sha256, SnImported **known, GError **error);
gboolean      sn_db_write_head       (SnDb *db, SnNewsletter *newsletter, GBytes *bytes, const char *sha256,
                                      const char *path, GError **error);
gboolean      sn_db_update_head      (SnDb *db, gint64 id, SnNewsletter *newsletter, GError **error);
gboolean      sn_db_write_content    (SnDb *db, gint64 newsletter_id, SnNewsletter *newsletter, GHashTable *keys,
                                      GError **error);
gboolean      sn_db_reconcile_key    (SnDb *db, const char *key, GError **error);
gboolean      sn_db_load_children    (SnDb *db, GPtrArray *items, GError **error);
SnDocument   *sn_db_read_document    (SnDb *db, SnNewsletter *newsletter, GError **error);
SnImported   *sn_db_store_newsletter (SnDb *db, SnNewsletter *newsletter, GBytes *bytes, const char *path,
                                      GError **error);

G_END_DECLS
