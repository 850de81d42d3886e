/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-choice.h"
#include "sn-item-menu.h"

G_BEGIN_DECLS

/**
 * SnMarkMaker:
 * @widget: what stands for an item
 *
 * Puts into @widget what shows whether its item is chosen: a mark of
 * sn_choosable_mark_new(), or anything that is to be seen only then.
 *
 * Returns: (transfer none): that mark.
 */
typedef GtkWidget *(*SnMarkMaker) (GtkWidget *widget);

void       sn_choosable_set_choice (GtkWidget *page, SnChoice *choice);
void       sn_choosable_add_keys   (GtkWidget *page);
GtkWidget *sn_choosable_mark_new   (const char *name);
void       sn_choosable_attach     (GtkWidget *widget, SnItemMenuSource source, gpointer data, SnMarkMaker make_mark);
void       sn_choosable_refresh    (GtkWidget *widget);

G_END_DECLS
