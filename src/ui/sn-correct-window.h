/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnCorrectWindow:
 *
 * Asks what the title and the closing date of an item really are.
 */
#define SN_TYPE_CORRECT_WINDOW (sn_correct_window_get_type ())
G_DECLARE_FINAL_TYPE (SnCorrectWindow, sn_correct_window, SN, CORRECT_WINDOW, AdwWindow)

void sn_correct_window_show (GtkWidget *widget, SnStore *store, SnItem *item);

G_END_DECLS
