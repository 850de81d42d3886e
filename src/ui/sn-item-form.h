/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-document.h"
#include "sn-newsletter.h"
#include "sn-reader-places.h"
#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnItemForm:
 *
 * A small window in which the user makes an item of some words of a newsletter.
 */
#define SN_TYPE_ITEM_FORM (sn_item_form_get_type ())
G_DECLARE_FINAL_TYPE (SnItemForm, sn_item_form, SN, ITEM_FORM, AdwWindow)

void  sn_item_form_open  (GtkWidget *widget, SnStore *store, SnNewsletter *newsletter, SnDocument *document,
                          SnReaderRange range, const char *quote);

G_END_DECLS
