/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SnFlowLayout:
 *
 * Puts children beside one another at their natural width, like words of a
 * text, and begins another line where there is no more room. What is left of
 * a line goes to the children that expand.
 */
#define SN_TYPE_FLOW_LAYOUT (sn_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (SnFlowLayout, sn_flow_layout, SN, FLOW_LAYOUT, GtkLayoutManager)

GtkLayoutManager *sn_flow_layout_new (int column_spacing, int row_spacing);

G_END_DECLS
