/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

char *sn_csv_write      (GPtrArray *items);
void  sn_csv_append_row (GString *out, const char *const *cells, guint n_cells);

G_END_DECLS
