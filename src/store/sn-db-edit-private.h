/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-db-edit.h"
#include "sn-db-private.h"

G_BEGIN_DECLS

/* Between the files that write the user's word; all within the transaction that
 * is open. */

gboolean sn_db_merge_items    (SnDb *db, gint64 id, gint64 into, GError **error);
gboolean sn_db_split_item     (SnDb *db, gint64 id, GArray *newsletters, GError **error);
gboolean sn_db_keep_apart     (SnDb *db, gint64 id, gint64 other, GError **error);
gboolean sn_db_add_item       (SnDb *db, const SnEdit *edit, GError **error);
gboolean sn_db_set_reminders  (SnDb *db, const SnEdit *edit, gint64 id, GError **error);
gboolean sn_db_last_added_key (SnDb *db, GHashTable *keys, GError **error);

gint64   sn_db_undo_begin     (SnDb *db, const SnEdit *edit, SnItem *item, GArray *ids, GError **error);
gboolean sn_db_undo_end       (SnDb *db, gint64 group, GHashTable *keys, gint64 *undo, GError **error);

G_END_DECLS
