/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

/* Asks for the newsletter that came in last, where nobody has looked at any. */
#define SN_REVIEW_LAST_ONE (-1)

/* More than that of one sort nobody goes through. */
#define SN_REVIEW_MOST 200

/**
 * SnReview:
 * @after: the number of the last newsletter before it
 * @newest: the number of the newest newsletter in the store, 0 for none
 * @n_newsletters: how many came after @after
 * @title: (nullable): what the newest one calls itself
 * @n_added: how many items of these are new, and not changed
 * @n_changed: how many they changed
 * @n_known: how many they repeat
 * @n_kinds: how many of all these are of each kind
 * @n_unread: how many of their sentences have a date and became no item
 * @doubtful: (element-type SnItem): of which something is doubtful, those with
 *   the nearest last days first
 * @answered: (element-type SnItem): of which something was, until the user said
 *   what is right
 * @changed: (element-type SnItem): which they changed; of what is new, what the
 *   newest one changed
 * @added: (element-type SnItem): which are new
 * @unread: (element-type SnMention): sentences with a date that became no item
 *
 * What the newsletters brought that came into the store after a certain one: of
 * items that are over, dismissed or long unmentioned nothing is said. At most
 * %SN_REVIEW_MOST items of each sort, and sentences, are loaded; an item may be of
 * two sorts.
 */
typedef struct {
  gint64     after;
  gint64     newest;
  guint      n_newsletters;
  char      *title;
  guint      n_added;
  guint      n_changed;
  guint      n_known;
  guint      n_kinds[SN_N_ITEM_KINDS];
  guint      n_unread;
  GPtrArray *doubtful;
  GPtrArray *answered;
  GPtrArray *changed;
  GPtrArray *added;
  GPtrArray *unread;
} SnReview;

void            sn_review_free       (SnReview *review);
gboolean        sn_review_is_empty   (const SnReview *review);
const SnChange *sn_review_get_change (const SnReview *review, SnItem *item, const char *field);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnReview, sn_review_free)

G_END_DECLS
