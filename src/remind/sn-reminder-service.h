/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-clock.h"

G_BEGIN_DECLS

/**
 * SnReminderService:
 *
 * Tells what is due, from login to logout, whether a window is open or not. It
 * sleeps until its alarm rings, the store or the settings change, or the computer
 * wakes up; then it looks once.
 */
#define SN_TYPE_REMINDER_SERVICE (sn_reminder_service_get_type ())
G_DECLARE_FINAL_TYPE (SnReminderService, sn_reminder_service, SN, REMINDER_SERVICE, GApplication)

SnReminderService *sn_reminder_service_new (const char *database, GSettings *settings);

G_END_DECLS
