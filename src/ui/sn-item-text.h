/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

char *sn_item_text (SnItem *item, const SnToday *today);

G_END_DECLS
