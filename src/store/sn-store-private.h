/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-bulk.h"
#include "sn-db-edit.h"
#include "sn-store.h"

G_BEGIN_DECLS

/* Between the store's worker and the tasks that it can be given. */

typedef enum {
  SN_JOB_OPEN = 1,
  SN_JOB_IMPORT,
  SN_JOB_LIST_ITEMS,
  SN_JOB_LIST_NEWSLETTERS,
  SN_JOB_GET_NEWSLETTER,
  SN_JOB_EDIT,
  SN_JOB_UNDO,
  SN_JOB_LIST_LIKENESSES,
  SN_JOB_WAY_BACK,
  SN_JOB_GET_ITEM,
  SN_JOB_COUNT_ITEMS,
  SN_JOB_COUNT_NEWSLETTERS,
  SN_JOB_SEARCH,
  SN_JOB_REVIEW,
  SN_JOB_LOOK_AROUND,
  SN_JOB_DELETE_NEWSLETTER,
  SN_JOB_UNDELETE_NEWSLETTER,
  SN_JOB_GET_BYTES,
  SN_JOB_FIND_DATE,
  SN_JOB_RUN,
} SnJobKind;

typedef struct _SnJob SnJob;

/* Runs on the worker. Sets result with free_result, or error. @db is NULL for
 * what works on the closed file. One that sets unfinished is put at the end of
 * the queue, so that others come to their turn, and runs again. */
typedef void (*SnJobWork) (SnJob *job, SnDb *db);

struct _SnJob
{
  SnStore       *store; /* borrowed: the task has a reference */
  GTask         *task;
  SnJobWork      work;
  gboolean       on_closed; /* whether it works on the file, which is closed for it */
  gboolean       by_hand;   /* whether it writes what the user did, which is not lost when the store is shut down, or
                               what follows from that */

  /* What is asked */
  SnBulk        *bulk;
  GFile         *file;
  char          *name;
  SnStoreProgress progress;
  gpointer       progress_data;
  SnQuery       *query;
  gint64         id;
  SnEdit        *edit;
  SnItemKind     kind;
  guint          limit;
  SnDate         today;
  SnNewsletterQuery newsletters;

  /* What comes of it */
  gpointer       result;
  GDestroyNotify free_result;
  GError        *error;
  char          *damage;  /* beside a result: in what way the store is damaged */
  gboolean       changed;
  gboolean       opened;

  /* How it runs */
  gboolean       begun;      /* it looks at its cancellable itself */
  gboolean       unfinished;
  gint64         told;       /* when it told of its progress last */
  gboolean       grown;      /* an import has stored something that nobody was told of */
};

/* What the thread that runs the jobs has to itself. */
typedef struct {
  char *path;
  SnDb *db; /* NULL while it is not open */
  gboolean all_read; /* no newsletter is left that an earlier version has read */
  guint    reread;   /* how many were read again since that was announced */
  gint64   grown_told; /* when it was told last that an import goes on and has stored something */
  gint64   asked;      /* microseconds that answers took since then */
} SnStoreWorker;

void     sn_store_worker_run  (SnStoreWorker *worker, SnJob *job);
gboolean sn_store_worker_look (SnStoreWorker *worker);
gboolean sn_store_worker_take_growth (SnStoreWorker *worker, SnJob *job);
gboolean sn_store_worker_has_stale (SnStoreWorker *worker);
void     sn_store_worker_rest      (SnStoreWorker *worker);
gboolean sn_store_worker_reread (SnStoreWorker *worker);
GCancellable *sn_store_begin_search (SnStore *self);
GCancellable *sn_store_get_ending   (SnStore *self);
gboolean      sn_job_is_question    (SnJob *job);

SnJob   *sn_job_new    (SnStore *self, SnJobWork work, SnJobKind kind, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);
void     sn_job_push   (SnJob *job);
void     sn_job_tell   (SnJob *job, const SnBulkProgress *progress);
gpointer sn_job_finish (SnStore *self, GAsyncResult *result, SnJobKind kind, GError **error);

G_END_DECLS
