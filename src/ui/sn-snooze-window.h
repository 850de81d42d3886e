/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnSnoozeWindow:
 *
 * Asks until which day the user does not want to hear of an item.
 */
#define SN_TYPE_SNOOZE_WINDOW (sn_snooze_window_get_type ())
G_DECLARE_FINAL_TYPE (SnSnoozeWindow, sn_snooze_window, SN, SNOOZE_WINDOW, AdwWindow)

void sn_snooze_window_show (GtkWidget *widget, SnItem *item, const SnToday *today);

G_END_DECLS
