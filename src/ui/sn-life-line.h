/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-life-steps.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnLifeLine:
 *
 * How far a modification is on its way: its steps beside one another with their
 * names and what is known of their dates; where there is little room, only the
 * steps, and in words the one that it has reached.
 */
#define SN_TYPE_LIFE_LINE (sn_life_line_get_type ())
G_DECLARE_FINAL_TYPE (SnLifeLine, sn_life_line, SN, LIFE_LINE, GtkWidget)

void sn_life_line_set_story (SnLifeLine *self, GPtrArray *story, const SnToday *today);

G_END_DECLS
