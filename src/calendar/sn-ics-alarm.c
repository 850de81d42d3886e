/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-ics-alarm.h"

/**
 * sn_ics_alarm_day:
 *
 * Returns: the day that matters: the last one to answer, or the first of what
 *   takes place; no date where no day is known.
 */
SnDate
sn_ics_alarm_day (SnItem *item)
{
  const SnDate *date = sn_item_get_date (item);
  SnItemKind kind = sn_item_get_kind (item);

  if (date->day == 0)
    return (SnDate){ 0 };
  if (kind == SN_ITEM_EVENT || kind == SN_ITEM_MILESTONE)
    return sn_date_new_day (date->year, date->month, date->day);
  return sn_date_from_julian (sn_date_last_julian (date));
}

/**
 * sn_ics_alarm_leads:
 * @rules: when to remind
 *
 * Returns: when to remind of @item: as the user said of it, else as @rules have
 *   it for its kind.
 */
SnLeads
sn_ics_alarm_leads (const SnIcsAlarms *rules, SnItem *item)
{
  const SnUserWord *word = sn_item_get_user_word (item);
  SnLeads leads;

  if (word != NULL && word->leads != NULL && sn_leads_parse (word->leads, &leads))
    return leads;
  return rules->leads[sn_item_get_kind (item)];
}

/**
 * sn_ics_alarm_moments:
 * @rules: when to remind
 * @leads: how long before
 * @day: the day that matters
 * @zone: the zone of Great Britain
 *
 * Working days cannot be said relatively in a calendar (RFC 5545, section
 * 3.8.6.3, has only durations), so these are moments.
 *
 * Returns: (transfer full) (element-type gint64): when to remind, in seconds
 *   since 1970, the first one first; empty where @day is none.
 */
GArray *
sn_ics_alarm_moments (const SnIcsAlarms *rules, SnLeads leads, const SnDate *day, GTimeZone *zone)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int lead = SN_LEADS_MAX; lead >= 0; lead--)
    {
      gboolean wanted = (leads & 1u << lead) != 0;
      SnDate on = wanted ? sn_add_working_days (rules->division, day, -lead) : (SnDate){ 0 };
      g_autoptr (GDateTime) moment = NULL;
      gint64 seconds;

      if (on.day == 0)
        continue;
      moment = g_date_time_new (zone, on.year, on.month, on.day, (int) (rules->minutes / 60),
                                (int) (rules->minutes % 60), 0);
      seconds = g_date_time_to_unix (moment);
      g_array_append_val (moments, seconds);
    }
  return moments;
}
