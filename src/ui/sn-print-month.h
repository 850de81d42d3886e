/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-print-list.h"

G_BEGIN_DECLS

void sn_print_month_draw (GtkPrintContext *context, const SnDate *month, guint first_weekday, GPtrArray *items,
                          const SnToday *today);

G_END_DECLS
