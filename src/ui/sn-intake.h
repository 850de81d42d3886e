/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-importer.h"

G_BEGIN_DECLS

/* The ways by which a user hands newsletters to a window. */

void                sn_intake_choose   (GtkWindow *window, SnImporter *importer, gboolean folder);
void                sn_intake_paste    (GtkWindow *window, SnImporter *importer);
GtkEventController *sn_intake_drop_new (SnImporter *importer, GtkWidget *frame);

G_END_DECLS
