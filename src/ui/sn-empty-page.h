/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnEmptyPage:
 *
 * What the window shows before the first newsletter: how to bring one in.
 */
#define SN_TYPE_EMPTY_PAGE (sn_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (SnEmptyPage, sn_empty_page, SN, EMPTY_PAGE, SnPane)

GtkWidget *sn_empty_page_new (void);

G_END_DECLS
