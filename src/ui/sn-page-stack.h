/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SnPageStack:
 *
 * What a page shows while it has nothing, something, or bad news: its content,
 * a spinner (only once reading takes long enough to be noticed), or a status
 * page with at most one button.
 */
#define SN_TYPE_PAGE_STACK (sn_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (SnPageStack, sn_page_stack, SN, PAGE_STACK, AdwBin)

void sn_page_stack_begin        (SnPageStack *self);
void sn_page_stack_show_content (SnPageStack *self);
void sn_page_stack_show_status  (SnPageStack *self, const char *icon_name, const char *title, const char *description,
                                 const char *button_label, const char *action_name);

G_END_DECLS
