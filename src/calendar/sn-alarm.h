/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"
#include "sn-working-days.h"

G_BEGIN_DECLS

#define SN_MAX_LEADS 8

/**
 * SnLeads:
 * @n: how many of @days count
 * @days: working days before the day that matters; 0 is the day itself
 *
 * How long before a day somebody is to be reminded of it.
 */
typedef struct {
  guint  n;
  guint8 days[SN_MAX_LEADS];
} SnLeads;

/**
 * SnAlarmRules:
 * @division: whose bank holidays are no working days
 * @minutes: at which time of day, in minutes after midnight in Great Britain
 * @leads: by kind of item
 *
 * When to remind of what. A plain value; an item without leads has no alarm.
 */
typedef struct {
  SnDivision division;
  guint      minutes;
  SnLeads    leads[SN_N_ITEM_KINDS];
} SnAlarmRules;

SnAlarmRules sn_alarm_rules_default (SnDivision division);
gboolean     sn_alarm_is_silent     (SnItem *item);
SnDate       sn_alarm_day           (SnItem *item);
GArray      *sn_alarm_moments       (const SnAlarmRules *rules, SnItemKind kind, const SnDate *day,
                                     GTimeZone *zone);

G_END_DECLS
