/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SnColumnsLayout:
 *
 * Puts children beside one another in columns of one width where each gets as
 * much as it needs to look well, else below one another.
 */
#define SN_TYPE_COLUMNS_LAYOUT (sn_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (SnColumnsLayout, sn_columns_layout, SN, COLUMNS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *sn_columns_layout_new (int least_width, int column_spacing, int row_spacing);

G_END_DECLS
