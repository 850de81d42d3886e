/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-pages.h"
#include "sn-store.h"
#include "sn-today.h"

G_BEGIN_DECLS

GtkPrintOperation *sn_print_month_new (const SnDate *month, guint first_weekday, GPtrArray *items,
                                       const SnToday *today);
GtkPrintOperation *sn_print_items_new (const char *title, GPtrArray *items, const SnToday *today);
void               sn_print_run_items (GtkWindow *window, const char *title, GPtrArray *items, const SnToday *today);
void               sn_print_attach    (GtkApplicationWindow *window, SnStore *store, GSettings *settings,
                                       SnPages *pages);

G_END_DECLS
