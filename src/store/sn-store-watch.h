/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* For the store only: notices that somebody wrote to its file. */
typedef struct _SnStoreWatch SnStoreWatch;

SnStoreWatch *sn_store_watch_new  (const char *path, GFunc noticed, gpointer data);
void          sn_store_watch_free (SnStoreWatch *self);

G_END_DECLS
