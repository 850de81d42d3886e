/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnWatchedFolder:
 *
 * One folder of SnWatch.
 *
 * Signal `read (GPtrArray imported, GPtrArray failures)`: it was read; @imported
 * (nullable, element-type SnImported) and @failures (nullable, element-type
 * SnBulkResult) are what became of its files.
 * Signal `status-changed`: sn_watched_folder_get_status() says something else.
 */
#define SN_TYPE_WATCHED_FOLDER (sn_watched_folder_get_type ())
G_DECLARE_FINAL_TYPE (SnWatchedFolder, sn_watched_folder, SN, WATCHED_FOLDER, GObject)

SnWatchedFolder *sn_watched_folder_new        (SnStore *store, const char *uri);
const char      *sn_watched_folder_get_uri    (SnWatchedFolder *self);
void             sn_watched_folder_look       (SnWatchedFolder *self);
void             sn_watched_folder_stop       (SnWatchedFolder *self);
gboolean         sn_watched_folder_is_there   (SnWatchedFolder *self);
char            *sn_watched_folder_get_status (SnWatchedFolder *self, gboolean *wrong);

G_END_DECLS
