/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-watch.h"

G_BEGIN_DECLS

/**
 * SnPreferencesWindow:
 *
 * What the user prefers. Every choice is a setting and takes effect at once.
 */
#define SN_TYPE_PREFERENCES_WINDOW (sn_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (SnPreferencesWindow, sn_preferences_window, SN, PREFERENCES_WINDOW, AdwWindow)

GtkWidget *sn_preferences_window_new (GtkWindow *parent, GSettings *settings, GSettings *memory,
                                      SnWatch *watch);

G_END_DECLS
