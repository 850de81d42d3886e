/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the window remembers of its own between two runs: a key file in the
 * user's configuration folder. Read and written in a thread of its own; losing
 * it loses a choice and no data, so failures are logged and no more. */

void  sn_state_file_read_async  (const char *group, const char *key, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
char *sn_state_file_read_finish (GAsyncResult *result, GError **error);
void  sn_state_file_write       (const char *group, const char *key, const char *value);

G_END_DECLS
