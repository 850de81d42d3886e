/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

/* Where an item can be answered, in the order of what helps most. */

SnLink *sn_item_ways_best (SnItem *item);
SnLink *sn_item_ways_mail (SnItem *item);

G_END_DECLS
