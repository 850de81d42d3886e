/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnItemList:
 *
 * A GListModel of SnItem in the order of sn_item_compare(), whose content is
 * replaced as a whole and which tells its readers only what differs.
 */
#define SN_TYPE_ITEM_LIST (sn_item_list_get_type ())
G_DECLARE_FINAL_TYPE (SnItemList, sn_item_list, SN, ITEM_LIST, GObject)

SnItemList *sn_item_list_new       (void);
void        sn_item_list_set_items (SnItemList *self, GPtrArray *items);

G_END_DECLS
