/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnCalendarKeeper:
 *
 * Keeps the calendar file up to date that the user chose for a store, as long
 * as the window is there.
 *
 * Signal `failed`: the file could not be written; its argument says why. Told
 * once for each reason.
 */
#define SN_TYPE_CALENDAR_KEEPER (sn_calendar_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SnCalendarKeeper, sn_calendar_keeper, SN, CALENDAR_KEEPER, GObject)

SnCalendarKeeper *sn_calendar_keeper_new (SnStore *store, GSettings *settings, GError **error);

G_END_DECLS
