/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-news.h"
#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnReviewPage:
 *
 * What newsletters brought since the user last looked, to go through: doubts
 * first, then what moved, then what is new. Answers are written at once and can
 * be taken back; only `win.review-confirm` says that all of it was seen.
 */
#define SN_TYPE_REVIEW_PAGE (sn_review_page_get_type ())
G_DECLARE_FINAL_TYPE (SnReviewPage, sn_review_page, SN, REVIEW_PAGE, SnPane)

GtkWidget       *sn_review_page_new        (SnStore *store, GSettings *settings, SnNews *news);
AdwToastOverlay *sn_review_page_get_toasts (SnReviewPage *self);

G_END_DECLS
