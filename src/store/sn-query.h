/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnQuery:
 * @kinds: bits of `1 << SnItemKind`; 0 for all kinds
 * @open_only: only what is open (or doubtful) on @today
 * @from: not what is over before that day; not set: no limit
 * @to: not what begins after that day; not set: no limit
 * @category: (nullable): only vacancies of that category
 * @search: (nullable): only items that have all of these words
 * @today: the day for which states are worked out; must be set
 *
 * Which items are asked for. A plain value whose texts the caller keeps.
 */
typedef struct {
  guint       kinds;
  gboolean    open_only;
  SnDate      from;
  SnDate      to;
  const char *category;
  const char *search;
  SnDate      today;
} SnQuery;

#define SN_QUERY_KIND(kind) (1u << (kind))
#define SN_QUERY_CALENDAR \
  (SN_QUERY_KIND (SN_ITEM_EVENT) | SN_QUERY_KIND (SN_ITEM_MILESTONE) | SN_QUERY_KIND (SN_ITEM_DEADLINE))

SnQuery *sn_query_copy    (const SnQuery *query);
void     sn_query_free    (SnQuery *query);
gboolean sn_query_matches (const SnQuery *query, SnItem *item);

/* How long after its last mention a vacancy that never had a closing date is
 * taken as open: two meetings of most committees fit into half a year, and a
 * seat that is still free after them is advertised again. */
#define SN_QUERY_DOUBT_DAYS 180

SnItemState sn_query_item_state       (SnItem *item, const SnDate *today);
gboolean    sn_query_category_matches (const char *wanted, const char *category);
GPtrArray  *sn_query_item_words       (SnItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnQuery, sn_query_free)

G_END_DECLS
