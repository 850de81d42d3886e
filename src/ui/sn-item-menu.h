/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnItemMenuSource:
 *
 * Tells which item a widget stands for; %NULL for none.
 */
typedef SnItem *(*SnItemMenuSource) (gpointer data);

GMenuModel *sn_item_menu_new      (SnItem *item);
void        sn_item_menu_popup    (GtkWidget *widget, SnItem *item, const GdkRectangle *at);
void        sn_item_menu_on_click (GtkWidget *widget, SnItemMenuSource source, gpointer data);

G_END_DECLS
