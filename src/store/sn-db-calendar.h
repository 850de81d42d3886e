/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-db.h"

G_BEGIN_DECLS

/* What calendars outside were told of which item, and when. */

/**
 * SnRevision:
 * @item_id: the number of an item
 * @uid: its name in calendars, for life
 * @sequence: rises with each change
 * @modified: when it was changed last, in seconds since 1970; 0 where the
 *   newsletters' dates say it
 *
 * How calendars know one item.
 */
typedef struct {
  gint64 item_id;
  char  *uid;
  guint  sequence;
  gint64 modified;
} SnRevision;

SnRevision *sn_revision_copy (const SnRevision *revision);
void        sn_revision_free (SnRevision *revision);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnRevision, sn_revision_free)

GPtrArray  *sn_db_revise             (SnDb *db, GPtrArray *items, GPtrArray *fingerprints, gint64 now,
                                      GError **error);
GHashTable *sn_db_get_told           (SnDb *db, const char *target, GError **error);
gboolean    sn_db_set_told           (SnDb *db, const char *target, GPtrArray *revisions, gint64 now,
                                      GError **error);
SnItem     *sn_db_get_remains        (SnDb *db, gint64 item_id, GError **error);

G_END_DECLS
