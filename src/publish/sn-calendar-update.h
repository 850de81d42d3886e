/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-calendar-file.h"
#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnCalendarUpdate:
 *
 * How a calendar file is brought up to date: in steps, so that whoever else wants
 * something of the store waits for one of them at most. What needs the store
 * reads, or writes, a few hundred items; all that takes long needs none and may
 * run on any thread, one step at a time. An update knows nothing that was changed
 * after it had read it: another one has to follow then.
 */
typedef struct _SnCalendarUpdate SnCalendarUpdate;

SnCalendarUpdate *sn_calendar_update_new         (const SnCalendarFile *file, GDateTime *now, const SnDate *today);
SnCalendarUpdate *sn_calendar_update_ref         (SnCalendarUpdate *self);
void              sn_calendar_update_unref       (SnCalendarUpdate *self);
gboolean          sn_calendar_update_is_done     (SnCalendarUpdate *self);
gboolean          sn_calendar_update_needs_store (SnCalendarUpdate *self);
gboolean          sn_calendar_update_step        (SnCalendarUpdate *self, SnDb *db, GError **error);
void              sn_calendar_update_stop        (SnCalendarUpdate *self);
gboolean          sn_calendar_update_run         (SnCalendarUpdate *self, SnDb *db, GError **error);

void              sn_calendar_update_run_async   (SnCalendarUpdate *self, SnStore *store, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean          sn_calendar_update_run_finish  (SnStore *store, GAsyncResult *result, GError **error);
void              sn_calendar_update_run_last    (SnCalendarUpdate *self, SnStore *store, SnCalendarUpdate *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnCalendarUpdate, sn_calendar_update_unref)

G_END_DECLS
