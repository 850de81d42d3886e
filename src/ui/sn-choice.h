/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnChoice:
 *
 * Which of the items of a list were chosen, to be given away together. Off, none
 * is. What a list does not show any more is not chosen any more either: what one
 * gives away is what one sees.
 *
 * Signal `changed`: it was turned on or off, or has others chosen.
 * Signal `touched` (number of an item): after that, where it came by that item.
 */
#define SN_TYPE_CHOICE (sn_choice_get_type ())
G_DECLARE_FINAL_TYPE (SnChoice, sn_choice, SN, CHOICE, GObject)

SnChoice  *sn_choice_new       (void);
gboolean   sn_choice_get_on    (SnChoice *self);
void       sn_choice_set_on    (SnChoice *self, gboolean on);
void       sn_choice_set_shown (SnChoice *self, GPtrArray *items);
gboolean   sn_choice_shows     (SnChoice *self, gint64 item_id);
void       sn_choice_toggle    (SnChoice *self, gint64 item_id);
void       sn_choice_add       (SnChoice *self, gint64 item_id);
void       sn_choice_set_anchor (SnChoice *self, gint64 item_id);
void       sn_choice_extend    (SnChoice *self, gint64 item_id);
void       sn_choice_add_all   (SnChoice *self);
gboolean   sn_choice_has       (SnChoice *self, gint64 item_id);
GPtrArray *sn_choice_get_items (SnChoice *self);

G_END_DECLS
