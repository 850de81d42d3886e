/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnNewsletterFeed:
 *
 * What the page of newsletters shows, read from the store: the newest of the
 * list, as many as are asked for, and the text of one.
 *
 * Signal `listed`: the list is there. Signal `list-failed (string reason)`.
 * Signal `read`: the text is there, or was read anew. Signal `read-failed
 * (string reason)`.
 */
#define SN_TYPE_NEWSLETTER_FEED (sn_newsletter_feed_get_type ())
G_DECLARE_FINAL_TYPE (SnNewsletterFeed, sn_newsletter_feed, SN, NEWSLETTER_FEED, GObject)

SnNewsletterFeed *sn_newsletter_feed_new            (SnStore *store);
void              sn_newsletter_feed_load           (SnNewsletterFeed *self, gboolean doubts_only, gint64 down_to);
gboolean          sn_newsletter_feed_lengthen       (SnNewsletterFeed *self, gboolean doubts_only);
void              sn_newsletter_feed_shorten        (SnNewsletterFeed *self);
void              sn_newsletter_feed_read           (SnNewsletterFeed *self, gint64 newsletter_id);
GPtrArray        *sn_newsletter_feed_get_list       (SnNewsletterFeed *self);
SnNewsletterCounts sn_newsletter_feed_get_counts    (SnNewsletterFeed *self);
gboolean          sn_newsletter_feed_take_longer    (SnNewsletterFeed *self);
SnNewsletter     *sn_newsletter_feed_get_newsletter (SnNewsletterFeed *self);
SnDocument       *sn_newsletter_feed_get_document   (SnNewsletterFeed *self);

G_END_DECLS
