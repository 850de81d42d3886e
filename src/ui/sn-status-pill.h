/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnStatusPill:
 *
 * How far a response is, as icon and word.
 */
#define SN_TYPE_STATUS_PILL (sn_status_pill_get_type ())
G_DECLARE_FINAL_TYPE (SnStatusPill, sn_status_pill, SN, STATUS_PILL, AdwBin)

GtkWidget *sn_status_pill_new        (void);
void       sn_status_pill_set_status (SnStatusPill *self, SnResponseStatus status);

G_END_DECLS
