/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-around.h"
#include "sn-today.h"

G_BEGIN_DECLS

void sn_item_choices_add_news  (GtkBox *box, SnItem *item, const SnToday *today);
void sn_item_choices_add_restore (GtkBox *box, SnItem *item);
void sn_item_choices_add_alike (GtkBox *box, SnItem *item, GPtrArray *alike, const SnToday *today);

G_END_DECLS
