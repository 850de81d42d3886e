/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-newsletter.h"
#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnNewsletterList:
 *
 * The list of newsletters, of which at most one is selected. Narrow, a click
 * opens; beside the text it only selects, and something is always selected.
 *
 * Signal `selected`: another one, or the same one read anew, is selected.
 * Signal `opened`: the selected one is to be opened.
 * Signal `ending`: it is scrolled to near its end.
 */
#define SN_TYPE_NEWSLETTER_LIST (sn_newsletter_list_get_type ())
G_DECLARE_FINAL_TYPE (SnNewsletterList, sn_newsletter_list, SN, NEWSLETTER_LIST, SnPane)

void          sn_newsletter_list_set_newsletters (SnNewsletterList *self, GPtrArray *newsletters, gint64 selected_id,
                                                  gboolean longer);
SnNewsletter *sn_newsletter_list_get_selected    (SnNewsletterList *self);
gboolean      sn_newsletter_list_select          (SnNewsletterList *self, gint64 id);
gboolean      sn_newsletter_list_focus           (SnNewsletterList *self);

G_END_DECLS
