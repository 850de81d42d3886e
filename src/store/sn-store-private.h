/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-bulk.h"
#include "sn-store.h"

G_BEGIN_DECLS

/* Between the store's worker and the tasks that it can be given. */

typedef enum {
  SN_JOB_OPEN = 1,
  SN_JOB_IMPORT,
  SN_JOB_LIST_ITEMS,
  SN_JOB_LIST_NEWSLETTERS,
  SN_JOB_GET_NEWSLETTER,
} SnJobKind;

typedef struct _SnJob SnJob;

/* Runs on the worker. Sets result with free_result, or error. One that sets
 * unfinished is put at the end of the queue, so that others come to their turn,
 * and runs again. */
typedef void (*SnJobWork) (SnJob *job, SnDb *db);

struct _SnJob
{
  SnStore       *store; /* borrowed: the task has a reference */
  GTask         *task;
  SnJobWork      work;

  /* What is asked */
  SnBulk        *bulk;
  SnStoreProgress progress;
  gpointer       progress_data;
  SnQuery       *query;
  gint64         id;

  /* What comes of it */
  gpointer       result;
  GDestroyNotify free_result;
  GError        *error;
  gboolean       changed;

  /* How it runs */
  gboolean       begun;      /* it looks at its cancellable itself */
  gboolean       unfinished;
  gint64         told;       /* when it told of its progress last */
};

SnJob   *sn_job_new    (SnStore *self, SnJobWork work, SnJobKind kind, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);
void     sn_job_push   (SnJob *job);
void     sn_job_tell   (SnJob *job, const SnBulkProgress *progress);
gpointer sn_job_finish (SnStore *self, GAsyncResult *result, SnJobKind kind, GError **error);

G_END_DECLS
