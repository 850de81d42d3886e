/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-newsletter.h"
#include "sn-search-words.h"

G_BEGIN_DECLS

/**
 * SnSearchHit:
 * @item: (nullable): the living item that was found, loaded whole; %NULL where
 *   it is a newsletter
 * @id: its number, or that of the newsletter
 * @title: (nullable): its title, or that of the newsletter
 * @title_matches: (element-type SnSearchRange): which bytes of @title are words
 *   that were looked for
 * @date: the date of the item, or the issue date of the newsletter; not set
 *   where there is none
 * @sentence: (nullable): the sentence that has the words: of an item, the newest
 *   that speaks of it and has most of them; %NULL where no sentence has any, and
 *   the title alone was found
 * @matches: (element-type SnSearchRange): which bytes of @sentence are words
 *   that were looked for
 * @newsletter_id: the newsletter in which @sentence stands; 0 without one
 * @start: offset of @sentence in bytes of that newsletter's text
 * @length: how many bytes of that text it covers
 *
 * What a search found.
 */
typedef struct {
  SnItem *item;
  gint64  id;
  char   *title;
  GArray *title_matches;
  SnDate  date;
  char   *sentence;
  GArray *matches;
  gint64  newsletter_id;
  gsize   start;
  gsize   length;
} SnSearchHit;

void sn_search_hit_free (SnSearchHit *hit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnSearchHit, sn_search_hit_free)

G_END_DECLS
