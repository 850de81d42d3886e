/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sn_failures_window_show (GtkWindow *parent, GPtrArray *failures);

G_END_DECLS
