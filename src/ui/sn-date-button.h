/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-date.h"

G_BEGIN_DECLS

/**
 * SnDateButton:
 *
 * The month that is shown, as a title which opens a choice of any other: years
 * and months of a calendar, or a date in words.
 *
 * Signal `picked (guint julian, gboolean done)`: the user wants to see that day;
 * with @done, nothing else any more.
 */
#define SN_TYPE_DATE_BUTTON (sn_date_button_get_type ())
G_DECLARE_FINAL_TYPE (SnDateButton, sn_date_button, SN, DATE_BUTTON, AdwBin)

void sn_date_button_set_day (SnDateButton *self, const SnDate *day, const SnDate *today);
void sn_date_button_popup   (SnDateButton *self);

G_END_DECLS
