/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-db.h"
#include "sn-edit.h"
#include "sn-likeness.h"

G_BEGIN_DECLS

gboolean   sn_db_edit           (SnDb *db, const SnEdit *edit, SnEdited *edited, GError **error);
gboolean   sn_db_undo           (SnDb *db, gint64 undo, gint64 *item_id, GError **error);
GPtrArray *sn_db_list_undoable  (SnDb *db, guint limit, GError **error);
gboolean   sn_db_are_distinct   (SnDb *db, gint64 id, gint64 other, gboolean *distinct, GError **error);
GArray    *sn_db_list_likenesses (SnDb *db, const SnDate *today, GError **error);

G_END_DECLS
