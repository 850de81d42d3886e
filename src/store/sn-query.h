/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnQueryPrecision:
 * @SN_QUERY_ANY_DATE: or without one
 * @SN_QUERY_DATED: only what has one
 * @SN_QUERY_WITH_DAY: only what has a day
 * @SN_QUERY_WITHOUT_DAY: only what has a month, a quarter or a year
 *
 * How much of a date items must have.
 */
typedef enum {
  SN_QUERY_ANY_DATE,
  SN_QUERY_DATED,
  SN_QUERY_WITH_DAY,
  SN_QUERY_WITHOUT_DAY,
} SnQueryPrecision;

/**
 * SnQuery:
 * @kinds: bits of `1 << SnItemKind`; 0 for all kinds
 * @open_only: only what is open (or doubtful) on @today
 * @from: not what is over before that day; not set: no limit
 * @to: not what begins after that day; not set: no limit
 * @category: (nullable): only vacancies of that category
 * @search: (nullable): only items that have all of these words
 * @names: (nullable) (array zero-terminated=1): only items of one of these
 *   committees or organisers, in any case of ASCII letters; empty for no limit
 * @seats_for: (nullable): of vacancies only those that somebody of that category
 *   can, or may be able to, stand for; all other kinds besides
 * @today: the day for which states are worked out; must be set
 * @closed_only: only what is over on @today or was cancelled; not what is filled
 * @filled_only: only seats that are filled
 * @answered_only: only consultations that are answered, or are not going to be
 * @dismissed_only: only what the user does not want to see
 * @undismissed: not what the user does not want to see
 * @changed_only: only what newsletters changed
 * @precision: with how much of a date
 * @moved: with @from and @to: also what was moved away from a day between
 * @limit: 0 for all, or how many at most: the first by their last days, what has
 *   no date after all; with @changed_only those of so many newest changes
 * @latest_first: with @limit: the last ones by their last days instead
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
  const char *const *names;
  const char *seats_for;
  SnDate      today;

  gboolean         closed_only;
  gboolean         filled_only;
  gboolean         answered_only;
  gboolean         dismissed_only;
  gboolean         undismissed;
  gboolean         changed_only;
  SnQueryPrecision precision;
  gboolean         moved;
  guint            limit;
  gboolean         latest_first;
} SnQuery;

/**
 * SnItemCount:
 * @items: how many items
 * @seats: how many seats these are, at least one each
 */
typedef struct {
  guint items;
  guint seats;
} SnItemCount;

/**
 * SnItemCounts:
 * @open: open on a day, or doubtful
 * @closed: over, or cancelled
 * @filled: filled
 * @answered: answered, or not going to be; of those above, open or not
 * @dismissed: the user does not want to see them; none of those above
 *
 * How many items of a kind there are by how they stand.
 */
typedef struct {
  SnItemCount open;
  SnItemCount closed;
  SnItemCount filled;
  SnItemCount answered;
  SnItemCount dismissed;
} SnItemCounts;

#define SN_QUERY_KIND(kind) (1u << (kind))
#define SN_QUERY_CALENDAR \
  (SN_QUERY_KIND (SN_ITEM_EVENT) | SN_QUERY_KIND (SN_ITEM_MILESTONE) | SN_QUERY_KIND (SN_ITEM_DEADLINE))

/**
 * SnNewsletterQuery:
 * @doubts_only: only those of which something is doubtful
 * @limit: 0 for all, or how many of the newest
 * @down_to: 0, or the number of a newsletter that is to be among them, however
 *   many more these are then
 * @from: with @to: only those issued on that day or later; not with @doubts_only
 * @to: only those issued on that day or before
 *
 * Which newsletters are asked for.
 */
typedef struct {
  gboolean doubts_only;
  guint    limit;
  gint64   down_to;
  SnDate   from;
  SnDate   to;
} SnNewsletterQuery;

/**
 * SnNewsletterCounts:
 * @all: how many newsletters there are
 * @doubts: of how many something is doubtful
 */
typedef struct {
  guint all;
  guint doubts;
} SnNewsletterCounts;

SnQuery *sn_query_copy    (const SnQuery *query);
void     sn_query_free    (SnQuery *query);
gboolean sn_query_matches (const SnQuery *query, SnItem *item);

/* How long after its last mention a vacancy that never had a closing date is
 * taken as open: two meetings of most committees fit into half a year, and a
 * seat that is still free after them is advertised again. */
#define SN_QUERY_DOUBT_DAYS 180

SnItemState sn_query_item_state       (SnItem *item, const SnDate *today);
gboolean    sn_query_category_matches (const char *wanted, const char *category);
gboolean    sn_query_is_seat_for      (SnItem *item, const char *category);
void        sn_query_item_words       (SnItem *item, GString *title, GString *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnQuery, sn_query_free)

G_END_DECLS
