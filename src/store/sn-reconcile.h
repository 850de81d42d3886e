/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-newsletter.h"

G_BEGIN_DECLS

/**
 * SnClaim:
 * @mention_id: its number in the store
 * @newsletter_id: who says it
 * @issued: (nullable): when, ISO 8601 at the precision that is known
 * @issued_day: the first day that @issued can mean, 0 where it is unknown
 * @sha256: the newsletter's content, which puts issues of one day in an order
 * @position: its place among the items of its newsletter
 * @previous_item: the item that it belonged to before, or 0
 * @key: (nullable): its identity key, %NULL for the one that all share
 * @group: (nullable): what it shares with the claims that may be of the same
 *   item; %NULL where all may
 * @pin: which mentions the user put together with it, 0 where the user said
 *   nothing
 * @item: what it says
 *
 * What one newsletter says of one item.
 */
typedef struct {
  gint64  mention_id;
  gint64  newsletter_id;
  char   *issued;
  guint32 issued_day;
  char   *sha256;
  guint   position;
  gint64  previous_item;
  char   *key;
  char   *group;
  gint64  pin;
  SnItem *item;
} SnClaim;

SnClaim *sn_claim_new  (gint64 newsletter_id, const char *issued, const char *sha256, guint position, SnItem *item);
SnClaim *sn_claim_copy (const SnClaim *claim);
void     sn_claim_free (SnClaim *claim);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnClaim, sn_claim_free)

/**
 * SnOccurrence:
 * @item: what is known now, with its changes and its uid
 * @claims: (element-type SnClaim): the claims that speak of it, oldest first;
 *   they belong to the caller of sn_reconcile()
 * @key: (nullable): the identity key of the first of them
 * @place: which of the items that begin with that key, from 0
 * @pin: which mentions the user put together to make it, or 0
 * @displaced: whether the item that has its number stood at another place
 * @stated_dates: the dates it is known to have had
 * @last_day: the day of the last issue that mentions it, 0 where unknown
 * @touched: whether the newsletter that is being read speaks of it
 *
 * One living item, and what made it.
 */
typedef struct {
  SnItem     *item;
  GPtrArray  *claims;
  const char *key;
  guint       place;
  gint64      pin;
  gboolean    displaced;
  GHashTable *stated_dates;
  guint32     last_day;
  gboolean    touched;
} SnOccurrence;

GPtrArray    *sn_claims_of         (SnNewsletter *newsletter, const char *sha256);
void          sn_claims_group      (GPtrArray *claims, GPtrArray *pairs);
GPtrArray    *sn_reconcile         (const char *key, GPtrArray *claims);

/* Within the reconciliation only. */
SnOccurrence *sn_occurrence_new    (void);
void          sn_occurrence_free   (SnOccurrence *self);
void          sn_occurrence_add    (SnOccurrence *self, SnClaim *claim);
void          sn_occurrence_settle (SnOccurrence *self);
gboolean      sn_occurrence_was_offered (SnOccurrence *self, gint64 newsletter_id);
int           sn_claim_compare     (gconstpointer a, gconstpointer b);
SnItem       *sn_statement_of      (GPtrArray *claims, guint first, SnClaim **speaker);
void          sn_item_take_texts   (SnItem *item, SnItem *said);
gboolean      sn_item_is_ahead     (SnItem *said, guint32 issued_day);
gboolean      sn_date_starts_with  (const SnDate *a, const SnDate *b);
gboolean      sn_date_contains     (const SnDate *wide, const SnDate *narrow);

G_END_DECLS
