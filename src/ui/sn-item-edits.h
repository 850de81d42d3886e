/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-store.h"

G_BEGIN_DECLS

GActionGroup *sn_item_edits_new (GtkWidget *widget, SnStore *store, GSettings *settings);

G_END_DECLS
