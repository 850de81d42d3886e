/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SnBackground:
 * @SN_BACKGROUND_OFF: the user does not want it
 * @SN_BACKGROUND_ON: the service starts with the session
 * @SN_BACKGROUND_DENIED: the desktop, or the user whom it asked, does not permit it
 * @SN_BACKGROUND_MISSING: the desktop has no portal that could be asked
 *
 * Whether reminders come while the window is closed.
 */
typedef enum {
  SN_BACKGROUND_OFF,
  SN_BACKGROUND_ON,
  SN_BACKGROUND_DENIED,
  SN_BACKGROUND_MISSING,
} SnBackground;

void         sn_background_set_async  (gboolean wanted, const char *reason, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean     sn_background_set_finish (GAsyncResult *result, SnBackground *background, GError **error);
void         sn_background_start      (GDBusConnection *connection, const char *action, GVariant *parameter);
void         sn_background_stop       (GDBusConnection *connection);
char        *sn_background_quote      (const char *program);

G_END_DECLS
