/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-store.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnReviewDoubt:
 *
 * A card with one doubt: what it is about, the sentences that said so, and the
 * answers to choose from, which are written at once.
 */
#define SN_TYPE_REVIEW_DOUBT (sn_review_doubt_get_type ())
G_DECLARE_FINAL_TYPE (SnReviewDoubt, sn_review_doubt, SN, REVIEW_DOUBT, GtkBox)

GtkWidget  *sn_review_doubt_new         (SnStore *store, SnItem *item, const char *doubt, const SnToday *today);
gint64      sn_review_doubt_get_item_id (SnReviewDoubt *self);
const char *sn_review_doubt_get_doubt   (SnReviewDoubt *self);
gboolean    sn_review_doubt_is_answered (SnReviewDoubt *self);
void        sn_review_doubt_set_item    (SnReviewDoubt *self, SnItem *item);

G_END_DECLS
