/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnItemFeedPart:
 *
 * How items stand. Of each there are as many as were asked for: of what is open
 * those that close first, of the rest, which grows over the years, the newest.
 * Consultations can be answered, vacancies are filled; both can be dismissed.
 */
typedef enum {
  SN_ITEM_FEED_OPEN,
  SN_ITEM_FEED_CLOSED,
  SN_ITEM_FEED_FILLED,
  SN_ITEM_FEED_ANSWERED,
  SN_ITEM_FEED_DISMISSED,
} SnItemFeedPart;
#define SN_N_ITEM_FEED_PARTS 5

/**
 * SnItemFeed:
 *
 * What a page shows of one kind of items, read out of the store and kept up to
 * date with it.
 *
 * Signal `loaded`: the items are new ones. Signal `failed`, with a sentence:
 * they could not be read.
 */
#define SN_TYPE_ITEM_FEED (sn_item_feed_get_type ())
G_DECLARE_FINAL_TYPE (SnItemFeed, sn_item_feed, SN, ITEM_FEED, GObject)

SnItemFeed         *sn_item_feed_new        (SnStore *store, SnItemKind kind);
void                sn_item_feed_reload     (SnItemFeed *self);
gboolean            sn_item_feed_load_more  (SnItemFeed *self, SnItemFeedPart part);
void                sn_item_feed_want       (SnItemFeed *self, gint64 item_id);
GPtrArray          *sn_item_feed_get_items  (SnItemFeed *self);
const SnItemCounts *sn_item_feed_get_counts (SnItemFeed *self);
const SnDate       *sn_item_feed_get_today  (SnItemFeed *self);

G_END_DECLS
