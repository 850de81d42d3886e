/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-db-calendar.h"
#include "sn-ics.h"

G_BEGIN_DECLS

/**
 * SnPublication:
 * @query: (nullable): which items
 * @ids: (nullable) (element-type gint64): where there is no @query: which items
 * @today: the day for which states are worked out
 * @options: how to write them
 * @target: (nullable): who is told: a file's path or any name. What it was told
 *   before and may not have any more is written as cancelled, with @ids only if
 *   it is one of these
 * @changed_only: with @target: only what it was not told yet
 *
 * Which calendar to make out of a store.
 */
typedef struct {
  const SnQuery *query;
  GArray        *ids;
  SnDate         today;
  SnIcsOptions   options;
  const char    *target;
  gboolean       changed_only;
} SnPublication;

/**
 * SnPublished:
 * @text: the calendar
 * @summary: what is in it and what is not
 * @unchanged: how many were left out because the target knows them as they are
 * @title: (nullable): of its first item
 * @target: (nullable): who is told
 * @revisions: (element-type SnRevision): what it is told
 *
 * A calendar that was made out of a store.
 */
typedef struct {
  char        *text;
  SnIcsSummary summary;
  guint        unchanged;
  char        *title;
  char        *target;
  GPtrArray   *revisions;
} SnPublished;

GPtrArray   *sn_publication_fingerprints (GPtrArray *items, guint n_items, GDateTime *now, GError **error);
SnIcsEntry  *sn_publication_entry  (SnItem *item, const SnRevision *revision);
void         sn_published_free     (SnPublished *published);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnPublished, sn_published_free)

gboolean     sn_published_all_found (SnDb *db, GArray *ids, GPtrArray *items, GHashTable *told, GError **error);
SnPublished *sn_publish            (SnDb *db, const SnPublication *publication, GError **error);
gboolean     sn_published_remember (SnDb *db, const SnPublished *published, GDateTime *now, GError **error);

G_END_DECLS
