/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnLikeness:
 * @item: the number of an item
 * @other: the number of another, which came later
 * @reason: why they may be one, as the end of a sentence
 *
 * Two items that may be one; the rules cannot tell, the user can.
 */
typedef struct {
  gint64      item;
  gint64      other;
  const char *reason;
} SnLikeness;

GArray *sn_likeness_find     (GPtrArray *items);
GArray *sn_likeness_find_for (GPtrArray *items, gint64 id);

G_END_DECLS
