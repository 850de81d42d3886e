/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "sn-db.h"
#include "sn-search-cells.h"

G_BEGIN_DECLS

/* For the files of this folder and its tests only: how the store's file is
 * spoken to. */

struct _SnDb
{
  sqlite3    *sqlite;
  char       *path;
  const char *noun;             /* what errors call it: "store", "backup" */
  GHashTable *statements;       /* SQL → SnStatement */
  char       *migration_backup; /* what was kept before the schema was changed */
  gint64      opened;           /* monotonic time */
  gint64      data_version;     /* when it was looked at last */
  gint64      busy_since;       /* monotonic time */
  gint64      gave_up_at;       /* 0: never */
  gboolean    has_rank;   /* sn_db_add_rank() was here */
  GHashTable *unindexed;  /* numbers of the items that sn_db_index_later() has → SnItemWords, if known */
  int         failure;          /* SQLite's code of what failed last */
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
gboolean      sn_db_expect_much      (SnDb *db, gboolean much, GError **error);
gboolean      sn_db_get_number       (SnDb *db, const char *sql, gint64 *value, GError **error);
gboolean      sn_db_get_number_of    (SnDb *db, const char *sql, gint64 id, gint64 *value, GError **error);
gboolean      sn_db_transaction      (SnDb *db, gboolean exclusive, SnDbWork work, gpointer data, GError **error);
gboolean      sn_db_set_error        (SnDb *db, GError **error);
gboolean      sn_db_set_code_error   (const char *noun, int code, int system_error, const char *reason, GError **error);
gboolean      sn_db_is_damage        (int code);

/* How long to wait for another process, such as the window while the command
 * line imports. */
#define SN_DB_BUSY_SECONDS 10

SnDb         *sn_db_connect          (const char *path, const char *noun, int flags, GError **error);
gboolean      sn_db_check_path       (const char *path, const char *noun, GError **error);
gboolean      sn_db_check_content    (SnDb *db, GError **error);

gboolean      sn_db_is_same_file     (const char *path, const char *other);
gboolean      sn_db_has_file         (const char *store, const char *path);
char         *sn_db_dated_path       (const char *path, const char *what, const char *suffix);
gboolean      sn_db_set_file_error   (const char *noun, const char *verb, GError **error);
gboolean      sn_db_publish          (const char *temporary, const char *path, const char *noun, GError **error);
void          sn_db_remove_files     (const char *path);
char         *sn_db_find_side        (const char *path);
SnDb         *sn_db_claim            (const char *path, GError **error);
gboolean      sn_db_replace_file     (const char *path, const char *what, const char *temporary, char **kept,
                                      GError **error);
void          sn_db_put_back         (const char *path, const char *aside);
char         *sn_db_copy_to_temporary (SnDb *source, const char *path, const char *noun, GError **error);
gboolean      sn_db_copy             (SnDb *source, const char *path, GError **error);
gboolean      sn_db_check_pages      (SnDb *db, char **problem, GError **error);
gboolean      sn_db_check_structure  (SnDb *db, GPtrArray *problems, GError **error);

gboolean      sn_db_carry_calendars  (SnDb *staged, SnDb *before, GError **error);
gboolean      sn_db_check_schema     (SnDb *db, GError **error);
gboolean      sn_db_get_schema       (SnDb *db, gint64 *version, GError **error);
gboolean      sn_db_migrate          (SnDb *db, gboolean keep, GError **error);
gboolean      sn_db_migrate_with     (SnDb *db, const char *const *scripts, gboolean keep, GError **error);

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
 * SnSearchable:
 * @text: what a reader sees of a newsletter, a line a block
 * @places: where it stands in the document's text: sn-search-text.c
 * @cells: the words of its title and of @text
 *
 * What a search looks into, of one newsletter.
 */
typedef struct {
  char          *text;
  GBytes        *places;
  SnSearchCells *cells;
} SnSearchable;

SnSearchable *sn_searchable_new      (SnNewsletter *newsletter, SnDocument *document);
void          sn_searchable_free     (SnSearchable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnSearchable, sn_searchable_free)

/**
 * SnDbEntry:
 * @newsletter: what was read
 * @claims: (element-type SnClaim): what it says, for sn_reconcile()
 * @searchable: under what a search finds it
 * @bytes: what it was read from
 * @sha256: of @bytes
 * @path: (nullable): the file it came from
 * @imported: (nullable): what it brought, where it is stored
 * @error: (nullable): why it is not
 *
 * A newsletter on its way into the store. Whoever makes it keeps it alive, and
 * @sha256 and @path, which are borrowed.
 */
typedef struct {
  SnNewsletter *newsletter;
  GPtrArray    *claims;
  SnSearchable *searchable;
  GBytes       *bytes;
  const char   *sha256;
  const char   *path;
  SnImported   *imported;
  GError       *error;
} SnDbEntry;

/**
 * SnFresh:
 * @by_key: (element-type utf8 GPtrArray): what new newsletters say, as SnClaim by
 *   identity key
 * @first_mention: all mentions of these newsletters have this number or a higher
 *   one, all others a lower one
 *
 * What was just written and need not be loaded.
 */
typedef struct {
  GHashTable *by_key;
  gint64      first_mention;
} SnFresh;

void          sn_db_entry_prepare    (SnDbEntry *entry, SnDocument *document);
void          sn_db_entry_clear      (SnDbEntry *entry);
gboolean      sn_db_store_batch      (SnDb *db, GPtrArray *entries, GError **error);
gboolean      sn_db_find_newsletter  (SnDb *db, const char *sha256, SnImported **known, GError **error);
gboolean      sn_db_write_head       (SnDb *db, SnNewsletter *newsletter, GBytes *bytes, const char *sha256,
                                      const char *path, GError **error);
gboolean      sn_db_update_head      (SnDb *db, gint64 id, SnNewsletter *newsletter, GError **error);
gboolean      sn_db_write_content    (SnDb *db, gint64 newsletter_id, SnNewsletter *newsletter, GPtrArray *claims,
                                      GHashTable *keys, GError **error);
gboolean      sn_db_load_newsletter_keys (SnDb *db, gint64 newsletter_id, GHashTable *keys, GError **error);
gboolean      sn_db_reconcile_keys   (SnDb *db, GHashTable *keys, const SnFresh *fresh, GError **error);
const char   *sn_db_newsletters_sql  (const SnNewsletterQuery *query);
const char   *sn_db_review_sql       (void);
char         *sn_db_query_sql        (const SnQuery *query, gboolean search);

/* Takes a row that belongs to @item. */
typedef void (*SnDbTakeRow) (SnItem *item, SnStatement *row, gpointer data);

gboolean      sn_db_load_rows        (SnDb *db, const char *sql, const char *ids, GHashTable *by_id, SnDbTakeRow take,
                                      gpointer data, GError **error);
gboolean      sn_db_load_children    (SnDb *db, GPtrArray *items, GError **error);
SnDocument   *sn_db_read_document    (SnDb *db, SnNewsletter *newsletter, GError **error);

/* The number of a row of item_words or newsletter_words: (day << 32) + id. */
#define SN_SEARCH_DAY_SHIFT 32

/**
 * SnItemWords:
 * @row: the number of its row of item_words
 * @is_new: whether the item has none there yet
 * @cells: the words under which it is found
 *
 * What is to be written to item_words.
 */
typedef struct {
  gint64         row;
  gboolean       is_new;
  SnSearchCells *cells;
} SnItemWords;

gint64        sn_db_search_row       (guint32 day, gint64 id);
gboolean      sn_db_write_cells      (SnDb *db, const char *sql, gint64 row, const SnSearchCells *cells,
                                      GError **error);

void          sn_item_words_free     (SnItemWords *self);
gboolean      sn_db_add_rank         (SnDb *db, GError **error);
void          sn_db_index_later      (SnDb *db, gint64 item_id);
void          sn_db_index_claims     (SnDb *db, SnItem *item, GPtrArray *claims, gboolean is_new);
gboolean      sn_db_index_now        (SnDb *db, GError **error);
gboolean      sn_db_forget_item      (SnDb *db, gint64 id, GError **error);
gboolean      sn_db_forget_newsletter (SnDb *db, gint64 id, GError **error);
gboolean      sn_db_index_items      (SnDb *db, GError **error);
gboolean      sn_db_index_newsletter (SnDb *db, gint64 id, SnNewsletter *newsletter, const SnSearchable *searchable,
                                      GError **error);

SnImported   *sn_db_store_document   (SnDb *db, SnNewsletter *newsletter, SnDocument *document, const char *path,
                                      GError **error);
SnImported   *sn_db_store_newsletter (SnDb *db, SnNewsletter *newsletter, GBytes *bytes, const char *path,
                                      GError **error);

/* What the user added by hand has an identity key of its own, which begins so. */
#define SN_BY_HAND "hand|"

char         *sn_db_texts_as_json    (GPtrArray *texts);
char         *sn_db_numbers_as_json  (GArray *numbers);
gboolean      sn_db_load_user_word   (SnDb *db, const char *ids, GHashTable *by_id, GError **error);
gboolean      sn_db_overlay          (SnDb *db, SnItem *item, GError **error);

/**
 * SnDbClaims:
 *
 * What loads the claims of identity keys, key after key, and remembers what keys
 * of one day have in common.
 */
typedef struct _SnDbClaims SnDbClaims;

SnDbClaims   *sn_db_claims_new       (SnDb *db, const SnFresh *fresh, GError **error);
void          sn_db_claims_free      (SnDbClaims *self);
GPtrArray    *sn_db_claims_load      (SnDbClaims *self, GPtrArray *keys, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnDbClaims, sn_db_claims_free)

GHashTable   *sn_db_load_numbers     (SnDb *db, GPtrArray *keys, GPtrArray *claims, GError **error);
gboolean      sn_db_give_numbers     (SnDb *db, GPtrArray *occurrences, GHashTable *numbers, GError **error);
gboolean      sn_db_retire_numbers   (SnDb *db, GHashTable *numbers, GError **error);

G_END_DECLS
