/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-store.h"

G_BEGIN_DECLS

void sn_remind_edits_add (GActionMap *map, GtkWidget *widget, SnStore *store, GSettings *settings);

G_END_DECLS
