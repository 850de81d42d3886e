/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnSplitWindow:
 *
 * Asks which newsletters speak of something else than the rest does.
 */
#define SN_TYPE_SPLIT_WINDOW (sn_split_window_get_type ())
G_DECLARE_FINAL_TYPE (SnSplitWindow, sn_split_window, SN, SPLIT_WINDOW, AdwWindow)

void sn_split_window_show (GtkWidget *widget, SnStore *store, SnItem *item);

G_END_DECLS
