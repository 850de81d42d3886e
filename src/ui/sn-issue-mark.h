/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The mark of a day on which a newsletter was issued. */

GtkWidget *sn_issue_mark_new   (GPtrArray *newsletters);
char      *sn_issue_mark_words (GPtrArray *newsletters);

G_END_DECLS
