/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Below this width a page stands in one column. */
#define SN_NARROW_WIDTH 860
/* The least width at which everything can be used. */
#define SN_LEAST_WIDTH 360

/**
 * SnAdaptiveBin:
 *
 * Holds the content of the window and says with its property `narrow` whether
 * there is room for two columns. It asks for no more width than the narrow
 * form needs, so that a wide form never keeps the user from making the window
 * smaller.
 */
#define SN_TYPE_ADAPTIVE_BIN (sn_adaptive_bin_get_type ())
G_DECLARE_FINAL_TYPE (SnAdaptiveBin, sn_adaptive_bin, SN, ADAPTIVE_BIN, GtkWidget)

void     sn_adaptive_bin_set_child  (SnAdaptiveBin *self, GtkWidget *child);
gboolean sn_adaptive_bin_get_narrow (SnAdaptiveBin *self);

G_END_DECLS
