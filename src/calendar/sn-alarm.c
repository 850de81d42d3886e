/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-alarm.h"

/**
 * sn_alarm_rules_default:
 * @division: whose bank holidays count
 *
 * Returns: what holds until the user says otherwise: at 09:00, of consultations
 *   and deadlines 7, 2 and 1 working days before and on the day, of vacancies 5
 *   and 1, of events 1 before; of milestones never.
 */
SnAlarmRules
sn_alarm_rules_default (SnDivision division)
{
  return (SnAlarmRules){
    .division = division,
    .minutes = 9 * 60,
    .leads = {
      [SN_ITEM_CONSULTATION] = { 4, { 7, 2, 1, 0 } },
      [SN_ITEM_VACANCY] = { 2, { 5, 1 } },
      [SN_ITEM_EVENT] = { 1, { 1 } },
      [SN_ITEM_DEADLINE] = { 4, { 7, 2, 1, 0 } },
    },
  };
}

/**
 * sn_alarm_is_silent:
 *
 * Returns: whether nobody need be reminded of @item any more: it is answered or
 *   not going to be, dismissed, cancelled or filled.
 */
gboolean
sn_alarm_is_silent (SnItem *item)
{
  const SnUserWord *word = sn_item_get_user_word (item);

  return sn_item_get_outcome (item) != SN_OUTCOME_NONE ||
         (word != NULL && (word->dismissed || sn_response_status_is_answer (word->status)));
}

/**
 * sn_alarm_day:
 *
 * Returns: the day that matters: the last one to answer, or the first of what
 *   takes place; no date where no day is known.
 */
SnDate
sn_alarm_day (SnItem *item)
{
  const SnDate *date = sn_item_get_date (item);
  SnItemKind kind = sn_item_get_kind (item);

  if (date->day == 0)
    return (SnDate){ 0 };
  if (kind == SN_ITEM_EVENT || kind == SN_ITEM_MILESTONE)
    return sn_date_new_day (date->year, date->month, date->day);
  return sn_date_from_julian (sn_date_last_julian (date));
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/**
 * sn_alarm_moments:
 * @rules: when to remind
 * @kind: of what
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
sn_alarm_moments (const SnAlarmRules *rules, SnItemKind kind, const SnDate *day, GTimeZone *zone)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (gint64));
  const SnLeads *leads = &rules->leads[kind];

  for (guint i = 0; i < leads->n; i++)
    {
      SnDate on = sn_add_working_days (rules->division, day, -(int) leads->days[i]);
      g_autoptr (GDateTime) moment = NULL;
      gint64 seconds;

      if (on.day == 0)
        continue;
      moment = g_date_time_new (zone, on.year, on.month, on.day, (int) (rules->minutes / 60),
                                (int) (rules->minutes % 60), 0);
      seconds = g_date_time_to_unix (moment);
      g_array_append_val (moments, seconds);
    }
  g_array_sort (moments, compare_moments);
  return moments;
}
