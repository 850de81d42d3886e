/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-around.h"
#include "sn-document.h"
#include "sn-newsletter.h"
#include "sn-query.h"
#include "sn-review.h"
#include "sn-search.h"

G_BEGIN_DECLS

/**
 * SnDb:
 *
 * The store's file: one SQLite connection, used by one thread at a time and
 * blocking. The command line uses it as it is; the window goes through SnStore.
 */
typedef struct _SnDb SnDb;

/**
 * SnImported:
 * @newsletter_id: its number in the store
 * @known: how many of its items were there before, unchanged
 * @changed: how many of them it changed
 * @added: how many are new
 * @duplicate: the store had exactly this newsletter already; nothing was done
 * @title: what it calls itself
 *
 * What one newsletter brought.
 */
typedef struct {
  gint64   newsletter_id;
  guint    known;
  guint    changed;
  guint    added;
  gboolean duplicate;
  char    *title;
} SnImported;

/**
 * SnDeletion:
 *
 * A newsletter that was deleted, with all that went with it: enough to put
 * everything back as it was.
 */
typedef struct _SnDeletion SnDeletion;

void        sn_imported_free       (SnImported *imported);
void        sn_deletion_free       (SnDeletion *deletion);
gint64      sn_deletion_get_id     (const SnDeletion *deletion);
const char *sn_deletion_get_title  (const SnDeletion *deletion);

char       *sn_db_default_path     (void);
char       *sn_db_real_path        (const char *path);
SnDb       *sn_db_open             (const char *path, GError **error);
SnDb       *sn_db_open_as_it_is    (const char *path, const char *noun, GError **error);
void        sn_db_close            (SnDb *db);
void        sn_db_release_memory   (SnDb *db);
const char *sn_db_get_path         (SnDb *db);
gint64      sn_db_get_opened       (SnDb *db);
const char *sn_db_get_migration_backup (SnDb *db);
gboolean    sn_db_take_change      (SnDb *db, gboolean *changed);
gboolean    sn_db_is_gone          (SnDb *db);

gboolean    sn_db_backup           (SnDb *db, const char *path, gboolean replace, GError **error);
gboolean    sn_db_restore          (const char *path, const char *file, char **kept, GError **error);
gboolean    sn_db_set_aside        (const char *path, char **kept, GError **error);
gboolean    sn_db_recover          (const char *path, const char *file, GCancellable *cancellable,
                                    guint *n_recovered, guint *n_lost, char **kept, GError **error);
gboolean    sn_db_check            (SnDb *db, GPtrArray *problems, GError **error);
gboolean    sn_db_count            (SnDb *db, gint64 *n_newsletters, gint64 *n_items, GError **error);

GPtrArray  *sn_db_import           (SnDb *db, GBytes *bytes, const char *path, const SnDate *issued, GError **error);
GPtrArray  *sn_db_import_full      (SnDb *db, GBytes *bytes, const char *path, const SnDate *issued,
                                    GPtrArray *failures, GError **error);
GPtrArray  *sn_db_list_items       (SnDb *db, const SnQuery *query, GError **error);
GArray     *sn_db_list_numbers     (SnDb *db, const SnQuery *query, GError **error);
GArray     *sn_db_list_living      (SnDb *db, GError **error);
GPtrArray  *sn_db_load_living      (SnDb *db, GArray *ids, const SnDate *today, GError **error);
gboolean    sn_db_resolve_item     (SnDb *db, gint64 *id, SnItem **item, GError **error);
GPtrArray  *sn_db_load_items       (SnDb *db, GArray *ids, const SnDate *today, GError **error);
SnItem     *sn_db_get_item         (SnDb *db, gint64 id, const SnDate *today, GError **error);
SnAround   *sn_db_look_around      (SnDb *db, gint64 id, const SnDate *today, GError **error);
GPtrArray  *sn_db_search           (SnDb *db, const char *text, guint limit, const SnDate *today,
                                    GCancellable *cancellable, GError **error);
GPtrArray  *sn_db_list_newsletters (SnDb *db, GError **error);
GPtrArray  *sn_db_find_newsletters (SnDb *db, const SnNewsletterQuery *query, GError **error);
gboolean    sn_db_count_newsletters (SnDb *db, SnNewsletterCounts *counts, GError **error);
gboolean    sn_db_count_items      (SnDb *db, SnItemKind kind, const SnDate *today, SnItemCounts *counts,
                                    GError **error);
GBytes     *sn_db_get_bytes        (SnDb *db, gint64 newsletter_id, GError **error);
SnNewsletter *sn_db_get_newsletter (SnDb *db, gint64 newsletter_id, SnDocument **document, GError **error);
SnDeletion *sn_db_delete_newsletter (SnDb *db, gint64 newsletter_id, GError **error);
gboolean    sn_db_undelete_newsletter (SnDb *db, const SnDeletion *deletion, GError **error);

SnReview   *sn_db_review           (SnDb *db, gint64 after, const SnDate *today, GError **error);

gboolean    sn_db_count_stale      (SnDb *db, gint64 *n, GError **error);
gboolean    sn_db_reread_next      (SnDb *db, gboolean *done, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnDb, sn_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnImported, sn_imported_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnDeletion, sn_deletion_free)

G_END_DECLS
