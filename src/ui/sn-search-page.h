/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-pane.h"
#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnSearchPage:
 *
 * What a search found: items, then newsletters.
 *
 * Signal `opened`: a hit is about to be opened. Signal `left`: the user wants to
 * leave the search. Signal `up`: the keyboard goes up from the first hit.
 */
#define SN_TYPE_SEARCH_PAGE (sn_search_page_get_type ())
G_DECLARE_FINAL_TYPE (SnSearchPage, sn_search_page, SN, SEARCH_PAGE, SnPane)

void sn_search_page_set_store     (SnSearchPage *self, SnStore *store, GSettings *settings);
void sn_search_page_search        (SnSearchPage *self, const char *text);
void sn_search_page_focus_results (SnSearchPage *self);

G_END_DECLS
