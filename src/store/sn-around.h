/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnAddressSource:
 * @SN_ADDRESS_NONE: there is no address
 * @SN_ADDRESS_OF_ITEM: a newsletter gave it with the item
 * @SN_ADDRESS_OF_ORGANISER: a newsletter that speaks of the item gave it with
 *   another of the same organiser
 * @SN_ADDRESS_OF_NEWSLETTER: it stands for itself in a newsletter that speaks
 *   of the item
 *
 * Where an address was found.
 */
typedef enum {
  SN_ADDRESS_NONE,
  SN_ADDRESS_OF_ITEM,
  SN_ADDRESS_OF_ORGANISER,
  SN_ADDRESS_OF_NEWSLETTER,
} SnAddressSource;

/**
 * SnAround:
 * @story: (element-type SnItem): all items on the same modification, also under
 *   the reference that it had before, the item itself among them, and meetings
 *   and milestones of which a sentence speaks of it; by their dates; none where
 *   the item has no reference
 * @alike: (element-type SnItem): open items that may be the same as the item
 * @address: (nullable): the address to write to about it, as it stands after
 *   "mailto:"
 * @source: where that was found
 *
 * What the store knows around one item.
 */
typedef struct {
  GPtrArray      *story;
  GPtrArray      *alike;
  char           *address;
  SnAddressSource source;
} SnAround;

SnAround *sn_around_new  (void);
void      sn_around_free (SnAround *around);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnAround, sn_around_free)

G_END_DECLS
