/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-pages.h"
#include "sn-search-box.h"

G_BEGIN_DECLS

/**
 * SnStateStack:
 *
 * The body of the window: its pages, or why there are none. Each is made when it
 * is first needed, so that a window which opens on one needs the time and memory
 * of no other.
 *
 * Signal `retried`: the user wants the store to be opened again.
 */
#define SN_TYPE_STATE_STACK (sn_state_stack_get_type ())
G_DECLARE_FINAL_TYPE (SnStateStack, sn_state_stack, SN, STATE_STACK, SnPane)

void     sn_state_stack_set_store  (SnStateStack *self, SnStore *store, GSettings *settings, SnSearchBox *search_box);
SnPages *sn_state_stack_get_pages  (SnStateStack *self);
gboolean sn_state_stack_has_pages  (SnStateStack *self);
void     sn_state_stack_show_wait  (SnStateStack *self);
void     sn_state_stack_show_empty (SnStateStack *self);
void     sn_state_stack_show_error (SnStateStack *self, const char *reason, gboolean damaged);
void     sn_state_stack_show_pages (SnStateStack *self);

G_END_DECLS
