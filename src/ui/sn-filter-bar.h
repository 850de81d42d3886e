/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnFilterBar:
 *
 * One choice out of a few, each with how many it would show: linked toggles,
 * or a drop-down where it is narrow.
 *
 * Signal `changed`: another one is chosen.
 */
#define SN_TYPE_FILTER_BAR (sn_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (SnFilterBar, sn_filter_bar, SN, FILTER_BAR, SnPane)

void  sn_filter_bar_set_names    (SnFilterBar *self, const char *const *names, guint n_names);
void  sn_filter_bar_set_counts   (SnFilterBar *self, const guint *counts);
void  sn_filter_bar_set_rare     (SnFilterBar *self, guint index);
guint sn_filter_bar_get_selected (SnFilterBar *self);
void  sn_filter_bar_set_selected (SnFilterBar *self, guint selected);

G_END_DECLS
