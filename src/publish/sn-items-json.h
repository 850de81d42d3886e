/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

char *sn_items_to_json (GPtrArray *items, const SnDate *today);

G_END_DECLS
