/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The newsletters in a folder, found without keeping the window waiting. */

void       sn_folder_list_async  (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *sn_folder_list_finish (GAsyncResult *result, GError **error);

G_END_DECLS
