/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-pane.h"
#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnNewslettersPage:
 *
 * What was loaded, newest first, and beside it (narrow: in its place) the text
 * of the one that is selected.
 */
#define SN_TYPE_NEWSLETTERS_PAGE (sn_newsletters_page_get_type ())
G_DECLARE_FINAL_TYPE (SnNewslettersPage, sn_newsletters_page, SN, NEWSLETTERS_PAGE, SnPane)

GtkWidget *sn_newsletters_page_new  (SnStore *store, GSettings *settings);
void       sn_newsletters_page_show (SnNewslettersPage *self, gint64 newsletter_id, gsize start, gsize length);

G_END_DECLS
