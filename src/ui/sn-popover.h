/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sn_popover_new  (void);
void       sn_popover_show (GtkWidget *popover, GtkWidget *anchor, const char *name);
void       sn_popover_down (GtkWidget *widget);

G_END_DECLS
