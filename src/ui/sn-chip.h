/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

GtkWidget *sn_chip_new       (SnItem *item, const char *text, const SnToday *today);
GtkWidget *sn_chip_new_ghost (SnItem *item, const SnToday *today);

G_END_DECLS
