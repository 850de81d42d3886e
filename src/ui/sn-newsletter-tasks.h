/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-store.h"

G_BEGIN_DECLS

/* What can be done with a whole newsletter, from wherever it is shown. Each
 * says in a toast of the window what came of it. */

void sn_newsletter_delete    (GtkWidget *widget, SnStore *store, gint64 newsletter_id);
void sn_newsletter_copy_text (GtkWidget *widget, SnStore *store, gint64 newsletter_id);
void sn_newsletter_save_as   (GtkWidget *widget, SnStore *store, SnNewsletter *newsletter);

G_END_DECLS
