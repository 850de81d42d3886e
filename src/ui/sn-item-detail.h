/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-pane.h"
#include "sn-store.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnItemDetail:
 *
 * All that is known about one consultation: when it closes, the button that
 * answers it, what the user says of it, the sentence that said so, what is
 * doubtful and what has changed.
 */
#define SN_TYPE_ITEM_DETAIL (sn_item_detail_get_type ())
G_DECLARE_FINAL_TYPE (SnItemDetail, sn_item_detail, SN, ITEM_DETAIL, SnPane)

void     sn_item_detail_set_store      (SnItemDetail *self, SnStore *store);
void     sn_item_detail_set_item       (SnItemDetail *self, SnItem *item, const SnToday *today);
SnItem  *sn_item_detail_get_item       (SnItemDetail *self);
gboolean sn_item_detail_focus_action   (SnItemDetail *self);
gboolean sn_item_detail_open_link      (SnItemDetail *self);
gboolean sn_item_detail_write_email    (SnItemDetail *self);
gboolean sn_item_detail_show_in_newsletter (SnItemDetail *self);

G_END_DECLS
