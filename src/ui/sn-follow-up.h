/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-attention.h"
#include "sn-news.h"
#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnFollowUp:
 *
 * What the window does of its own accord about newsletters: it tells the news in
 * the strip, offers the review, and watches folders.
 *
 * Signal `said (char *text, gboolean review)`: something is to be said in a
 * toast, with @review, beside the way to the review.
 * Signal `failed (GPtrArray failures)`: these files (element-type
 * SnImportFailure) could not be read.
 */
#define SN_TYPE_FOLLOW_UP (sn_follow_up_get_type ())
G_DECLARE_FINAL_TYPE (SnFollowUp, sn_follow_up, SN, FOLLOW_UP, GObject)

SnFollowUp      *sn_follow_up_new         (GtkWindow *window, SnStore *store, GSettings *settings,
                                           SnAttention *attention, GtkStack *outer, GError **error);
void             sn_follow_up_watch       (SnFollowUp *self);
void             sn_follow_up_look        (SnFollowUp *self);
void             sn_follow_up_imported    (SnFollowUp *self, const char *summary, gint64 first_added);
void             sn_follow_up_review      (SnFollowUp *self);
void             sn_follow_up_end_review  (SnFollowUp *self, gboolean confirmed);
void             sn_follow_up_show_preferences (SnFollowUp *self);
AdwToastOverlay *sn_follow_up_get_toasts  (SnFollowUp *self);
SnNews          *sn_follow_up_get_news    (SnFollowUp *self);

G_END_DECLS
