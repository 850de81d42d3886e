/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"

G_BEGIN_DECLS

void sn_item_history_fill (GtkListBox *list, SnItem *item, const SnDate *today);

G_END_DECLS
