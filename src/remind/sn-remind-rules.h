/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-leads.h"
#include "sn-reminder.h"
#include "sn-working-days.h"

G_BEGIN_DECLS

/**
 * SnRemindRules:
 * @division: whose bank holidays count
 * @leads: when to remind of each kind of item; the internal date of a response
 *   is a deadline
 * @minute: at which minute of the day
 * @zone: the zone of that minute and of all dates, which the caller keeps
 *
 * When the user wants to be reminded. A plain value.
 */
typedef struct {
  SnDivision  division;
  SnLeads     leads[SN_N_ITEM_KINDS];
  guint       minute;
  GTimeZone  *zone;
} SnRemindRules;

SnRemindRules sn_remind_rules_new        (GSettings *settings, GTimeZone *zone);
const char   *sn_remind_rules_key        (SnItemKind kind);
gint64        sn_remind_rules_time       (const SnRemindRules *rules, const SnDate *day, guint minute);
void          sn_remind_rules_add        (const SnRemindRules *rules, SnItem *item, GPtrArray *reminders);

G_END_DECLS
