/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-around.h"
#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnDetailActions:
 *
 * What can be done about a consultation: the one button that answers it, with
 * the real host below; an email; and a menu with all else.
 */
#define SN_TYPE_DETAIL_ACTIONS (sn_detail_actions_get_type ())
G_DECLARE_FINAL_TYPE (SnDetailActions, sn_detail_actions, SN, DETAIL_ACTIONS, SnPane)

void     sn_detail_actions_set_item   (SnDetailActions *self, SnItem *item);
void     sn_detail_actions_set_around (SnDetailActions *self, const SnAround *around);
gboolean sn_detail_actions_focus      (SnDetailActions *self);
gboolean sn_detail_actions_activate   (SnDetailActions *self);
gboolean sn_detail_actions_write      (SnDetailActions *self);

G_END_DECLS
