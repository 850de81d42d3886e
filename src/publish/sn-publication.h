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

/**
 * SnPublishing:
 *
 * A calendar that is made in parts, so that the store is there for others in
 * between.
 */
typedef struct _SnPublishing SnPublishing;

SnPublishing *sn_publishing_new      (const SnPublication *publication);
void          sn_publishing_free     (SnPublishing *self);
gboolean      sn_publishing_begin    (SnPublishing *self, SnDb *db, GError **error);
GHashTable   *sn_publishing_get_told (SnPublishing *self);
void          sn_publishing_take     (SnPublishing *self, GPtrArray *items);
void          sn_publishing_compare  (SnPublishing *self);
gboolean      sn_publishing_withdraw (SnPublishing *self, SnDb *db, guint n, gboolean *left, GError **error);
gboolean      sn_publishing_judge    (SnPublishing *self, GError **error);
gboolean      sn_publishing_revise   (SnPublishing *self, SnDb *db, guint n, gboolean *left, GError **error);
SnPublished  *sn_publishing_end      (SnPublishing *self, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnPublishing, sn_publishing_free)

gboolean     sn_revisions_have_names_twice (GPtrArray *revisions);
gboolean     sn_published_all_found (SnDb *db, GArray *ids, GPtrArray *items, GHashTable *told, GError **error);
SnPublished *sn_publish            (SnDb *db, const SnPublication *publication, GError **error);
gboolean     sn_published_remember (SnDb *db, const SnPublished *published, GDateTime *now, GError **error);

G_END_DECLS
