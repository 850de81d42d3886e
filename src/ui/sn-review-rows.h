/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-review.h"
#include "sn-today.h"

G_BEGIN_DECLS

/* What a review shows beside the doubts. */

GtkWidget *sn_review_rows_changes (const SnReview *review, const SnToday *today);
GtkWidget *sn_review_rows_added   (const SnReview *review, const SnToday *today, guint open_kinds);
GtkWidget *sn_review_rows_unread  (const SnReview *review);
guint      sn_review_rows_get_open_kinds (GtkWidget *added);
char      *sn_review_rows_get_focused    (GtkWidget *rows);
gboolean   sn_review_rows_focus          (GtkWidget *rows, const char *key);

G_END_DECLS
