/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-date-finder.h"
#include "sn-newsletter.h"

G_BEGIN_DECLS

/**
 * SnBlockRole:
 * @SN_ROLE_TEXT: speaks of something
 * @SN_ROLE_TITLE: names the newsletter, or says when it was sent
 * @SN_ROLE_HEADING: heads an article
 * @SN_ROLE_SUMMARY: introduction or list of contents: says again what the
 *   articles say, and makes no item of its own
 * @SN_ROLE_ROW: a row of a table of dates
 * @SN_ROLE_OTHER: boilerplate, header rows, job adverts
 */
typedef enum {
  SN_ROLE_TEXT,
  SN_ROLE_TITLE,
  SN_ROLE_HEADING,
  SN_ROLE_SUMMARY,
  SN_ROLE_ROW,
  SN_ROLE_OTHER,
} SnBlockRole;

#define SN_NO_BLOCK G_MAXUINT

/**
 * SnPlace:
 * @role: what the block is there for
 * @heading: the heading that it stands under, or %SN_NO_BLOCK
 * @parent: the heading above that one, or %SN_NO_BLOCK
 * @lead: the sentence ending in a colon that a list item or sub-heading
 *   belongs to, or %SN_NO_BLOCK
 *
 * Where a block stands in the newsletter.
 */
typedef struct {
  SnBlockRole role;
  guint       heading;
  guint       parent;
  guint       lead;
} SnPlace;

/**
 * SnOutline:
 * @reading: what was read
 * @places: one for each block
 * @title: what the newsletter calls itself
 * @issued: when it was issued, perhaps not set
 * @publisher: (nullable): who "we" are
 * @committee: (nullable): for which committee somebody signs
 * @whens: (element-type SnWhen): all expressions of time
 * @block_whens: for each block its first; one more at the end
 *
 * A newsletter's parts.
 */
typedef struct {
  const SnReading *reading;
  SnPlace         *places;
  guint            n_blocks;
  char            *title;
  SnDate           issued;
  const char      *publisher;
  const SnMark    *committee;
  GArray          *whens;
  guint32         *block_whens;
} SnOutline;

SnOutline *sn_outline_new  (const SnReading *reading, const SnDate *fallback);
void       sn_outline_free (SnOutline *self);

gboolean   sn_outline_label_within  (const SnOutline *self, guint block, guint32 length, guint32 *first, guint32 *end);
gboolean   sn_outline_label         (const SnOutline *self, guint block, guint32 *first, guint32 *end);
gboolean   sn_outline_is_newsletter (const SnOutline *self);
guint64    sn_outline_article_cues (const SnOutline *self, guint block);
gboolean   sn_outline_is_lead       (const SnReading *reading, guint block);
gboolean   sn_outline_heads_month   (const SnReading *reading, guint block);
gboolean   sn_outline_row_days      (const SnReading *reading, guint block, guint32 *at);
guint      sn_outline_count_items   (const SnOutline *self, guint lead);
gboolean   sn_outline_is_meeting_field (const SnOutline *self, guint block);
gboolean   sn_outline_is_field      (const SnReading *reading, guint block);
gboolean   sn_outline_is_own_item   (const SnOutline *self, guint block);
gboolean   sn_outline_is_day_field  (const SnOutline *self, guint block, const SnWhen *when);
gboolean   sn_outline_is_closing_field (const SnReading *reading, guint block);
gboolean   sn_outline_is_audience_field (const SnReading *reading, guint block);
guint      sn_outline_action_beside (const SnOutline *self, guint block, guint32 *first);
gboolean   sn_outline_row_date (const SnReading *reading, guint block, const SnDate *issued, guint32 *after);
gboolean   sn_outline_names_below (const SnOutline *self, guint block);
gboolean   sn_outline_row_day       (const SnReading *reading, guint block, guint32 *after);
gboolean   sn_outline_row_end       (const SnReading *reading, guint block, const SnDate *issued, guint32 *at);
gboolean   sn_outline_date_line     (const SnReading *reading, guint block, const SnDate *issued, SnDate *date);

#define sn_outline_when(self, i) (&g_array_index ((self)->whens, SnWhen, (i)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnOutline, sn_outline_free)

G_END_DECLS
