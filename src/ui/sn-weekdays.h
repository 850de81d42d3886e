/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnWeekdays:
 *
 * The heads of a month's seven columns; narrow, one letter each.
 */
#define SN_TYPE_WEEKDAYS (sn_weekdays_get_type ())
G_DECLARE_FINAL_TYPE (SnWeekdays, sn_weekdays, SN, WEEKDAYS, SnPane)

GtkWidget *sn_weekdays_new       (guint first_weekday);
void       sn_weekdays_set_first (SnWeekdays *self, guint first_weekday);

G_END_DECLS
