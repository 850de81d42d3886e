/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

void sn_item_popover_open (GtkWidget *anchor, SnItem *item, const SnToday *today);
void sn_item_popover_day  (GtkWidget *anchor, const char *heading, GPtrArray *items, GPtrArray *gone,
                           const SnToday *today);

G_END_DECLS
