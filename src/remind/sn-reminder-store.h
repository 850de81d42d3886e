/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-db.h"

G_BEGIN_DECLS

/**
 * SnReminderStore:
 *
 * The store as the service uses it: open only as long as something is read or
 * written, so that a store can be restored or replaced while nothing is due, and
 * watched in between.
 */
typedef struct _SnReminderStore SnReminderStore;

typedef gboolean (*SnReminderWork) (SnDb *db, gpointer data, GError **error);

SnReminderStore *sn_reminder_store_new  (const char *path, GSourceOnceFunc changed, gpointer data);
void             sn_reminder_store_free (SnReminderStore *self);
gboolean         sn_reminder_store_run  (SnReminderStore *self, SnReminderWork work, gpointer data, GError **error);

G_END_DECLS
