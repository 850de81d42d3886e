/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"

G_BEGIN_DECLS

void  sn_item_history_fill        (GtkListBox *list, SnItem *item, const SnDate *today);
char *sn_item_history_field_name  (SnItem *item, const char *field);
char *sn_item_history_value_words (const char *field, const char *value, const SnDate *today);

G_END_DECLS
