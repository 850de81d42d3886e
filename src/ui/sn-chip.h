/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnChip:
 *
 * A small button that stands for an item: an icon and a few words in one line.
 */
#define SN_TYPE_CHIP (sn_chip_get_type ())
G_DECLARE_FINAL_TYPE (SnChip, sn_chip, SN, CHIP, GtkButton)

GtkWidget *sn_chip_new       (SnItem *item, const char *text, const SnToday *today);
GtkWidget *sn_chip_new_ghost (SnItem *item, const SnToday *today);

G_END_DECLS
