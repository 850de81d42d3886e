/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnWatch:
 *
 * Reads new newsletters out of the folders that the user has chosen, and those
 * below them: when it begins, and whenever something has changed there and has
 * been left alone for a moment, so that no half-written file is read. A folder
 * that is not there, as on a disk that is not plugged in, is no error.
 *
 * Signal `read (gint64 first, guint n_newsletters, guint n_items, GPtrArray
 * failures)`: so many new ones came in, @first has the lowest number; @failures (element-type SnImportFailure) names what could not
 * be read and was not named before.
 * Signal `status-changed`: sn_watch_get_status() says something else of a folder.
 */
#define SN_TYPE_WATCH (sn_watch_get_type ())
G_DECLARE_FINAL_TYPE (SnWatch, sn_watch, SN, WATCH, GObject)

SnWatch *sn_watch_new        (SnStore *store, GSettings *settings, GSettings *memory);
void     sn_watch_look       (SnWatch *self);
char    *sn_watch_get_status (SnWatch *self, const char *uri, gboolean *wrong);

G_END_DECLS
