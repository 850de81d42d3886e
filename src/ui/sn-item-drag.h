/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item-menu.h"
#include "sn-store.h"

G_BEGIN_DECLS

void sn_item_drag_attach (GtkWidget *widget, SnItemMenuSource source, gpointer data);

/**
 * SnItemProvider:
 *
 * What is dragged out of the window where an item is: a calendar, a file with
 * that calendar, or text, as whoever takes it likes. Nothing is made before.
 */
#define SN_TYPE_ITEM_PROVIDER (sn_item_provider_get_type ())
G_DECLARE_FINAL_TYPE (SnItemProvider, sn_item_provider, SN, ITEM_PROVIDER, GdkContentProvider)

GdkContentProvider *sn_item_provider_new (SnStore *store, GSettings *settings, SnItem *item);

G_END_DECLS
