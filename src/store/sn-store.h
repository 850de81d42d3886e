/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-around.h"
#include "sn-bulk.h"
#include "sn-clock.h"
#include "sn-db.h"
#include "sn-edit.h"
#include "sn-likeness.h"
#include "sn-review.h"

G_BEGIN_DECLS

/**
 * SnStoreProgress:
 *
 * Is told, in the context of whoever asked, how far an import is.
 */
typedef void (*SnStoreProgress) (const SnBulkProgress *progress, gpointer data);

/**
 * SnStoreWork:
 * @db: the store's file
 * @data: as it was given
 *
 * Runs on the store's worker.
 *
 * Returns: (transfer full) (nullable): what came of it; %NULL with an error.
 */
typedef gpointer (*SnStoreWork) (SnDb *db, gpointer data, GError **error);

/**
 * SnStore:
 *
 * The asynchronous face of the store: one worker thread with an ordered queue
 * of tasks, so that the interface never waits for disk or for parsing.
 * Results arrive in the main context of the thread that asked.
 *
 * Signal `changed`: what the store holds is no longer what was read before,
 * whoever changed it.
 * Signal `damaged`: a task found that the store's file is damaged; its argument
 * says why.
 */
#define SN_TYPE_STORE (sn_store_get_type ())
G_DECLARE_FINAL_TYPE (SnStore, sn_store, SN, STORE, GObject)

SnStore      *sn_store_new                      (const char *path, SnClock *clock);
const char   *sn_store_get_path                 (SnStore *self);
SnClock      *sn_store_get_clock                (SnStore *self);
void          sn_store_shutdown                 (SnStore *self);
void          sn_store_look                     (SnStore *self);
gboolean      sn_store_is_importing             (SnStore *self);

void          sn_store_open_async               (SnStore *self, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean      sn_store_open_finish              (SnStore *self, GAsyncResult *result, char **backup, GError **error);

void          sn_store_restore_async            (SnStore *self, GFile *backup, GAsyncReadyCallback callback,
                                                 gpointer user_data);
void          sn_store_set_aside_async          (SnStore *self, GAsyncReadyCallback callback, gpointer user_data);
void          sn_store_recover_async            (SnStore *self, GAsyncReadyCallback callback, gpointer user_data);
char         *sn_store_way_back_finish          (SnStore *self, GAsyncResult *result, GError **error);

void          sn_store_import_files_async       (SnStore *self, GFile *const *files, guint n_files,
                                                 SnStoreProgress progress, gpointer progress_data,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);
void          sn_store_import_bytes_async       (SnStore *self, GBytes *bytes, const char *name,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);
GPtrArray    *sn_store_import_finish            (SnStore *self, GAsyncResult *result, GError **error);
GPtrArray    *sn_store_import_finish_full       (SnStore *self, GAsyncResult *result, GPtrArray **failures,
                                                 GError **error);

void          sn_store_list_items_async         (SnStore *self, const SnQuery *query, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
GPtrArray    *sn_store_list_items_finish        (SnStore *self, GAsyncResult *result, GError **error);

void          sn_store_get_item_async           (SnStore *self, gint64 item_id, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
SnItem       *sn_store_get_item_finish          (SnStore *self, GAsyncResult *result, GError **error);

void          sn_store_look_around_async        (SnStore *self, gint64 item_id, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
SnAround     *sn_store_look_around_finish       (SnStore *self, GAsyncResult *result, GError **error);

void          sn_store_count_items_async        (SnStore *self, SnItemKind kind, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean      sn_store_count_items_finish       (SnStore *self, GAsyncResult *result, SnItemCounts *counts,
                                                 GError **error);

void          sn_store_review_async             (SnStore *self, gint64 after, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
SnReview     *sn_store_review_finish            (SnStore *self, GAsyncResult *result, GError **error);

void          sn_store_search_async             (SnStore *self, const char *text, guint limit,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);
GPtrArray    *sn_store_search_finish            (SnStore *self, GAsyncResult *result, GError **error);

void          sn_store_find_newsletters_async   (SnStore *self, const SnNewsletterQuery *query,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);
void          sn_store_list_newsletters_async   (SnStore *self, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
GPtrArray    *sn_store_list_newsletters_finish  (SnStore *self, GAsyncResult *result, GError **error);

void          sn_store_count_newsletters_async  (SnStore *self, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean      sn_store_count_newsletters_finish (SnStore *self, GAsyncResult *result, SnNewsletterCounts *counts,
                                                 GError **error);

void          sn_store_get_newsletter_async     (SnStore *self, gint64 newsletter_id, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
SnNewsletter *sn_store_get_newsletter_finish    (SnStore *self, GAsyncResult *result, SnDocument **document,
                                                 GError **error);

void          sn_store_get_bytes_async          (SnStore *self, gint64 newsletter_id, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
GBytes       *sn_store_get_bytes_finish         (SnStore *self, GAsyncResult *result, GError **error);

void          sn_store_find_date_async          (SnStore *self, SnDocument *document, const SnDate *issued,
                                                 gsize start, gsize length, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean      sn_store_find_date_finish         (SnStore *self, GAsyncResult *result, SnDate *date, GError **error);

void          sn_store_delete_newsletter_async  (SnStore *self, gint64 newsletter_id, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
SnDeletion   *sn_store_delete_newsletter_finish (SnStore *self, GAsyncResult *result, GError **error);
void          sn_store_undelete_newsletter_async  (SnStore *self, SnDeletion *deletion, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean      sn_store_undelete_newsletter_finish (SnStore *self, GAsyncResult *result, GError **error);

void          sn_store_edit_async               (SnStore *self, const SnEdit *edit, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean      sn_store_edit_finish              (SnStore *self, GAsyncResult *result, SnEdited *edited,
                                                 GError **error);
void          sn_store_undo_async               (SnStore *self, gint64 undo, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean      sn_store_undo_finish              (SnStore *self, GAsyncResult *result, gint64 *item_id,
                                                 GError **error);
void          sn_store_list_likenesses_async    (SnStore *self, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
GArray       *sn_store_list_likenesses_finish   (SnStore *self, GAsyncResult *result, GError **error);

void          sn_store_run_async                (SnStore *self, SnStoreWork work, gpointer data,
                                                 GDestroyNotify free_data, GDestroyNotify free_result,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);
gpointer      sn_store_run_finish               (SnStore *self, GAsyncResult *result, GError **error);
void          sn_store_run_last                 (SnStore *self, SnStoreWork work, gpointer data,
                                                 GDestroyNotify free_data, GDestroyNotify free_result);

G_END_DECLS
