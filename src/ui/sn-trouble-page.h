/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnTroublePage:
 *
 * What the window shows where the store cannot be opened: why, where the file
 * is, and what can be done. With a damaged one these are the ways back.
 *
 * Signal `retried`: the user wants it to be opened again.
 */
#define SN_TYPE_TROUBLE_PAGE (sn_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (SnTroublePage, sn_trouble_page, SN, TROUBLE_PAGE, AdwBin)

void sn_trouble_page_fill (SnTroublePage *self, SnStore *store, const char *reason, gboolean damaged);

G_END_DECLS
