/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"
#include "sn-leads.h"
#include "sn-working-days.h"

G_BEGIN_DECLS

/**
 * SnIcsAlarms:
 * @division: whose bank holidays are no working days
 * @minutes: at which time of day, in minutes after midnight in Great Britain
 * @leads: by kind of item, where the user says nothing else of one
 *
 * When to remind of what. A plain value; an item without leads has no alarm.
 */
typedef struct {
  SnDivision division;
  guint      minutes;
  SnLeads    leads[SN_N_ITEM_KINDS];
} SnIcsAlarms;

SnDate   sn_ics_alarm_day     (SnItem *item);
SnLeads  sn_ics_alarm_leads   (const SnIcsAlarms *rules, SnItem *item);
GArray  *sn_ics_alarm_moments (const SnIcsAlarms *rules, SnLeads leads, const SnDate *day, GTimeZone *zone);

G_END_DECLS
