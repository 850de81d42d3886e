/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-search-page.h"

G_BEGIN_DECLS

/**
 * SnSearchBox:
 *
 * The entry under the header bar into which what is looked for is typed. It
 * comes by itself when somebody types where nothing else takes the keys.
 *
 * Property `active`: whether something is looked for. When that ends, the focus
 * goes back to where it was.
 */
#define SN_TYPE_SEARCH_BOX (sn_search_box_get_type ())
G_DECLARE_FINAL_TYPE (SnSearchBox, sn_search_box, SN, SEARCH_BOX, AdwBin)

void     sn_search_box_set_page    (SnSearchBox *self, SnSearchPage *page);
void     sn_search_box_set_enabled (SnSearchBox *self, gboolean enabled);
gboolean sn_search_box_get_active  (SnSearchBox *self);
void     sn_search_box_start       (SnSearchBox *self);
void     sn_search_box_look_for    (SnSearchBox *self, const char *text);
void     sn_search_box_stop        (SnSearchBox *self);

G_END_DECLS
