/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"

G_BEGIN_DECLS

GtkWidget *sn_chip_new       (SnItem *item, const char *text, const SnDate *today);
GtkWidget *sn_chip_new_ghost (SnItem *item, const SnDate *today);

G_END_DECLS
