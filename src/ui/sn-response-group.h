/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnResponseGroup:
 *
 * What the user says of the response to a consultation: how far it is, who
 * writes it, by when it is to be ready, and a note. Each is written as soon as it
 * is said, by the action `item.respond`.
 */
#define SN_TYPE_RESPONSE_GROUP (sn_response_group_get_type ())
G_DECLARE_FINAL_TYPE (SnResponseGroup, sn_response_group, SN, RESPONSE_GROUP, AdwBin)

void sn_response_group_set_item (SnResponseGroup *self, SnItem *item, const SnToday *today);

G_END_DECLS
