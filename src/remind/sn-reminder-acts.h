/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-item.h"

G_BEGIN_DECLS

/* What the buttons of a notice do outside the store. */

void sn_reminder_open_window (GDBusConnection *connection, gint64 item_id, const char *token);
void sn_reminder_open_form   (SnItem *item);

G_END_DECLS
