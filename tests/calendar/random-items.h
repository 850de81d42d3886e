/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

/* Items of all kinds, precisions and scripts, with texts that try to get out of
 * their line: the same for the same seed. Each has a name of its own. */
GPtrArray *random_items_new (guint n, guint32 seed);
