/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SnDunstAnswer:
 * @SN_DUNST_UNKNOWN: the server is another one, or does not say
 * @SN_DUNST_STANDS: the notice is still to be seen, or waits for its place
 * @SN_DUNST_GONE: the user has closed it
 *
 * What dunst knows of a notice.
 */
typedef enum {
  SN_DUNST_UNKNOWN,
  SN_DUNST_STANDS,
  SN_DUNST_GONE,
} SnDunstAnswer;

void          sn_dunst_ask_async  (GDBusConnection *connection, const char *server, guint32 number,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SnDunstAnswer sn_dunst_ask_finish (GAsyncResult *result);

G_END_DECLS
