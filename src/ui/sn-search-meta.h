/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-search.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnSearchPlace:
 * @item_id: number of an item; 0 where it is a newsletter
 * @newsletter_id: number of the newsletter; 0 where it is an item
 * @start: offset in bytes of the newsletter's text
 * @length: how many bytes; 0 for none in particular
 *
 * Where a result of a search leads.
 */
typedef struct {
  gint64 item_id;
  gint64 newsletter_id;
  gsize  start;
  gsize  length;
} SnSearchPlace;

/* How a shell of the desktop is told of results. Plain C, so that tests call it
 * without a display or a bus. */

char     *sn_search_meta_id           (const SnSearchHit *hit);
gboolean  sn_search_meta_parse_id     (const char *id, SnSearchPlace *place);
GVariant *sn_search_meta_of_hit       (const SnSearchHit *hit, const SnToday *today);
GVariant *sn_search_meta_of_item      (SnItem *item, const SnToday *today);
GVariant *sn_search_meta_of_newsletter (const char *id, SnNewsletter *newsletter);

G_END_DECLS
