/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-export.h"
#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnExportRun:
 *
 * An export into a file that is made in steps, so that whoever else wants something
 * of the store waits for one of them at most: what needs the store reads, or writes,
 * a few hundred items; fingerprints, the text and the file are made on another
 * thread. Which items it has is decided in the first step.
 */
typedef struct _SnExportRun SnExportRun;

SnExportRun *sn_export_run_new    (const SnExport *export, const char *path, GDateTime *now);
SnExportRun *sn_export_run_ref    (SnExportRun *self);
void         sn_export_run_unref  (SnExportRun *self);
gboolean     sn_export_run_is_done (SnExportRun *self);
gboolean     sn_export_run_step   (SnExportRun *self, SnDb *db, GError **error);

void         sn_export_run_async  (SnExportRun *self, SnStore *store, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
SnPublished *sn_export_run_finish (SnExportRun *self, SnStore *store, GAsyncResult *result, GError **error);
void         sn_export_run_last   (SnExportRun *self, SnStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnExportRun, sn_export_run_unref)

G_END_DECLS
