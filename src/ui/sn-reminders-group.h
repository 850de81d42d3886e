/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SnRemindersGroup:
 *
 * The preferences of reminders: how long before, at what time, and whether they
 * come while the window is closed.
 */
#define SN_TYPE_REMINDERS_GROUP (sn_reminders_group_get_type ())
G_DECLARE_FINAL_TYPE (SnRemindersGroup, sn_reminders_group, SN, REMINDERS_GROUP, AdwPreferencesGroup)

void sn_reminders_group_set_settings (SnRemindersGroup *self, GSettings *settings);

G_END_DECLS
