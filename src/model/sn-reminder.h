/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnOccasion:
 * @SN_OCCASION_CLOSING: the item's own date: it closes, takes place, falls due
 * @SN_OCCASION_INTERNAL: the day by which the response is to be ready
 * @SN_OCCASION_SNOOZE: the user asked to be told again
 *
 * Of what a reminder is.
 */
typedef enum {
  SN_OCCASION_CLOSING,
  SN_OCCASION_INTERNAL,
  SN_OCCASION_SNOOZE,
} SnOccasion;

/**
 * SnReminderState:
 * @SN_REMINDER_PLANNED: its time has not come
 * @SN_REMINDER_SHOWING: it is being shown; whether it got there is not known
 * @SN_REMINDER_DELIVERED: it was told, or its matter was settled before
 */
typedef enum {
  SN_REMINDER_PLANNED,
  SN_REMINDER_SHOWING,
  SN_REMINDER_DELIVERED,
} SnReminderState;

/* The lead of what has a month, a quarter or a year and no day: its start. */
#define SN_LEAD_PERIOD -1

/**
 * SnReminder:
 * @item_id: whose: the item's number, which outlives its uid
 * @occasion: of what
 * @lead: how many working days before, or %SN_LEAD_PERIOD
 * @anchor: the date that it is about, ISO 8601; for %SN_OCCASION_SNOOZE the
 *   minute
 * @due: when to tell it, seconds since 1970
 * @over: from when it is too late to act, likewise
 * @state: how far it is
 * @notice: (nullable): under which notice it is or was told; "" where it was
 *   settled before
 * @told: when it was told, likewise, or while it is being shown, since when; 0: not
 *   yet
 * @item: (nullable): the item, where it was loaded
 *
 * One reminder. The first four say which it is: where a date moves, there is
 * another one.
 */
typedef struct {
  gint64          item_id;
  SnOccasion      occasion;
  int             lead;
  char           *anchor;
  gint64          due;
  gint64          over;
  SnReminderState state;
  char           *notice;
  gint64          told;
  SnItem         *item;
} SnReminder;

SnReminder *sn_reminder_new  (gint64 item_id, SnOccasion occasion, int lead, const char *anchor);
SnReminder *sn_reminder_copy (const SnReminder *reminder);
void        sn_reminder_free (SnReminder *reminder);
char       *sn_reminder_key  (const SnReminder *reminder);
char       *sn_reminder_notice_id (const SnReminder *reminder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnReminder, sn_reminder_free)

const char *sn_occasion_to_string         (SnOccasion occasion);
SnOccasion  sn_occasion_from_string       (const char *nick);
const char *sn_reminder_state_to_string   (SnReminderState state);
SnReminderState sn_reminder_state_from_string (const char *nick);

G_END_DECLS
