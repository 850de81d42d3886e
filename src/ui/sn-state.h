/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-filter-bar.h"

G_BEGIN_DECLS

/* How the window was left, for it to open that way again. What a GObject has as a
 * property of its own, such as the choice of a drop-down, is bound by
 * g_settings_bind() as it is. */

void sn_state_bind_window (GSettings *settings, GtkWindow *window);
void sn_state_bind_filter (GSettings *settings, const char *key, SnFilterBar *filter);

G_END_DECLS
