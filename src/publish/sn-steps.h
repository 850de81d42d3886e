/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnSteps:
 * @ref: takes a reference
 * @unref: gives it up; on any thread
 * @is_done: whether no step is left
 * @needs_store: whether the next step needs the store
 * @step: does the next step, with the store where it needs it
 *
 * How work is done in steps. All of it may be called on any thread, so the work has
 * a lock of its own.
 */
typedef struct {
  gpointer (*ref)         (gpointer work);
  void     (*unref)       (gpointer work);
  gboolean (*is_done)     (gpointer work);
  gboolean (*needs_store) (gpointer work);
  gboolean (*step)        (gpointer work, SnDb *db, GError **error);
} SnSteps;

void     sn_steps_run_async  (const SnSteps *steps, gpointer work, SnStore *store, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
gboolean sn_steps_run_finish (const SnSteps *steps, SnStore *store, GAsyncResult *result, GError **error);
gboolean sn_steps_run        (const SnSteps *steps, gpointer work, SnDb *db, GError **error);

G_END_DECLS
