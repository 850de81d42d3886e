/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SnLinksPopover:
 *
 * The links of a newsletter, each with the host that it really goes to.
 */
#define SN_TYPE_LINKS_POPOVER (sn_links_popover_get_type ())
G_DECLARE_FINAL_TYPE (SnLinksPopover, sn_links_popover, SN, LINKS_POPOVER, GtkPopover)

void sn_links_popover_set_links (SnLinksPopover *self, GPtrArray *links);

G_END_DECLS
