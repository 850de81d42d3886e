/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

void  sn_item_history_fill        (GtkListBox *list, SnItem *item, const SnToday *today);
char *sn_item_history_field_name  (SnItem *item, const char *field);
char *sn_item_history_value_words (const char *field, const char *value, const SnToday *today);

G_END_DECLS
