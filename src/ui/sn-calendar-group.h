/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SnCalendarGroup:
 *
 * What the user prefers of calendar files: where one is kept up to date for this
 * store, and how they are written.
 */
#define SN_TYPE_CALENDAR_GROUP (sn_calendar_group_get_type ())
G_DECLARE_FINAL_TYPE (SnCalendarGroup, sn_calendar_group, SN, CALENDAR_GROUP, AdwPreferencesGroup)

void sn_calendar_group_set_settings (SnCalendarGroup *self, GSettings *settings, GSettings *memory);

G_END_DECLS
