/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-date.h"
#include "sn-link.h"
#include "sn-mention.h"
#include "sn-user-word.h"

G_BEGIN_DECLS

/**
 * SnItemKind:
 *
 * What a reader can do about an item: answer, stand, attend, know, or act.
 */
typedef enum {
  SN_ITEM_CONSULTATION,
  SN_ITEM_VACANCY,
  SN_ITEM_EVENT,
  SN_ITEM_MILESTONE,
  SN_ITEM_DEADLINE,
} SnItemKind;
#define SN_N_ITEM_KINDS 5

/**
 * SnItemState:
 * @SN_STATE_OPEN: can still be answered or filled; for all else: still ahead
 * @SN_STATE_CLOSED: a consultation or vacancy whose date is over
 * @SN_STATE_PAST: the same for all else
 * @SN_STATE_CANCELLED: the source says that it does not take place
 * @SN_STATE_FILLED: the source says that the seat is taken
 * @SN_STATE_DISMISSED: the user does not want to see it
 * @SN_STATE_DOUBTFUL: open as far as known, but long unmentioned
 */
typedef enum {
  SN_STATE_OPEN,
  SN_STATE_CLOSED,
  SN_STATE_PAST,
  SN_STATE_CANCELLED,
  SN_STATE_FILLED,
  SN_STATE_DISMISSED,
  SN_STATE_DOUBTFUL,
} SnItemState;

/**
 * SnOutcome:
 *
 * What the newsletter says has become of an item, whatever the date.
 */
typedef enum {
  SN_OUTCOME_NONE,
  SN_OUTCOME_CANCELLED,
  SN_OUTCOME_FILLED,
} SnOutcome;

/**
 * SnItem:
 *
 * One thing that a reader could act on or attend. Made and filled by one
 * thread, then handed on and only read. Texts are %NULL, and numbers 0, where
 * nothing was said. It has:
 *
 * - `id`: its number in a store
 * - `uid`: what calendars know it by, which never changes
 * - `kind`, `title`, `date`
 * - `reference`, `organiser`, `stage`: of a consultation or milestone
 * - `committee`, `category`, `seats`: of a vacancy
 * - `outcome`: what the newsletter says has become of it
 * - `state`: how it stands on the day that the store was asked for
 * - `moved`: whether its date is another than it was
 * - `confidence`: how sure the reading is, from 0 to 1
 * - `rule`: which rule of the reading made it
 */
#define SN_TYPE_ITEM (sn_item_get_type ())
G_DECLARE_FINAL_TYPE (SnItem, sn_item, SN, ITEM, GObject)

SnItem       *sn_item_new            (SnItemKind kind, const char *title);
SnItem       *sn_item_copy           (SnItem *item);

SnItemKind    sn_item_get_kind       (SnItem *self);
void          sn_item_set_kind       (SnItem *self, SnItemKind kind);
const SnDate *sn_item_get_date       (SnItem *self);
void          sn_item_set_date       (SnItem *self, const SnDate *date);

const char   *sn_item_get_title      (SnItem *self);
void          sn_item_set_title      (SnItem *self, const char *title);
void          sn_item_take_title     (SnItem *self, char *title);
const char   *sn_item_get_reference  (SnItem *self);
void          sn_item_set_reference  (SnItem *self, const char *reference);
const char   *sn_item_get_organiser  (SnItem *self);
void          sn_item_set_organiser  (SnItem *self, const char *organiser);
const char   *sn_item_get_stage      (SnItem *self);
void          sn_item_set_stage      (SnItem *self, const char *stage);
const char   *sn_item_get_committee  (SnItem *self);
void          sn_item_set_committee  (SnItem *self, const char *committee);
const char   *sn_item_get_category   (SnItem *self);
void          sn_item_set_category   (SnItem *self, const char *category);
const char   *sn_item_get_uid        (SnItem *self);
void          sn_item_set_uid        (SnItem *self, const char *uid);
const char   *sn_item_get_rule       (SnItem *self);
void          sn_item_set_rule       (SnItem *self, const char *rule);

guint         sn_item_get_seats      (SnItem *self);
void          sn_item_set_seats      (SnItem *self, guint seats);
gint64        sn_item_get_id         (SnItem *self);
void          sn_item_set_id         (SnItem *self, gint64 id);
double        sn_item_get_confidence (SnItem *self);
void          sn_item_set_confidence (SnItem *self, double confidence);
SnOutcome     sn_item_get_outcome    (SnItem *self);
void          sn_item_set_outcome    (SnItem *self, SnOutcome outcome);
gboolean      sn_item_get_moved      (SnItem *self);
void          sn_item_set_moved      (SnItem *self, gboolean moved);
const SnDate *sn_item_get_moved_from (SnItem *self);
void          sn_item_set_moved_from (SnItem *self, const SnDate *date);
SnItemState   sn_item_get_state      (SnItem *self);
void          sn_item_set_state      (SnItem *self, SnItemState state);
const SnUserWord *sn_item_get_user_word (SnItem *self);
void          sn_item_take_user_word (SnItem *self, SnUserWord *word);

GPtrArray    *sn_item_get_links      (SnItem *self);
void          sn_item_add_link       (SnItem *self, SnLink *link);
SnLink       *sn_item_get_best_link  (SnItem *self);
GPtrArray    *sn_item_get_doubts     (SnItem *self);
guint         sn_item_get_n_doubts   (SnItem *self);
void          sn_item_add_doubt      (SnItem *self, const char *doubt);
GPtrArray    *sn_item_get_mentions   (SnItem *self);
void          sn_item_add_mention    (SnItem *self, SnMention *mention);
void          sn_item_move_mentions  (SnItem *self, SnItem *from);
const SnMention *sn_item_get_mention (SnItem *self);
const char   *sn_item_get_quote      (SnItem *self);
GPtrArray    *sn_item_get_changes    (SnItem *self);
void          sn_item_add_change     (SnItem *self, SnChange *change);
GPtrArray    *sn_item_get_issues     (SnItem *self);
void          sn_item_add_issue      (SnItem *self, const char *issued);

SnItemState   sn_item_state_on       (SnItem *self, const SnDate *today);
int           sn_item_compare        (SnItem *a, SnItem *b);

const char   *sn_item_kind_to_string   (SnItemKind kind);
gboolean      sn_item_kind_from_string (const char *nick, SnItemKind *kind);
const char   *sn_item_state_to_string  (SnItemState state);
const char   *sn_outcome_to_string     (SnOutcome outcome);
SnOutcome     sn_outcome_from_string   (const char *nick);

gboolean     sn_item_is_settled       (SnItem *self);

G_END_DECLS
