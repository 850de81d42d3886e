/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-remind-rules.h"

#include <string.h>

#include "sn-settings.h"

/* Where something closes so early that the usual minute would be too late, so
 * much before. */
#define MINUTES_BEFORE 120

/* What is said where there are no settings: 7, 2 and 1 working days before and
 * the day itself; 5 and 1; 1. */
static const SnLeads usual[SN_N_ITEM_KINDS] = {
  [SN_ITEM_CONSULTATION] = 1u << 7 | 1u << 2 | 1u << 1 | 1u << 0,
  [SN_ITEM_VACANCY] = 1u << 5 | 1u << 1,
  [SN_ITEM_EVENT] = 1u << 1,
  [SN_ITEM_MILESTONE] = 0,
  [SN_ITEM_DEADLINE] = 1u << 7 | 1u << 2 | 1u << 1 | 1u << 0,
};

/**
 * sn_remind_rules_key:
 *
 * Returns: the setting that has the leads of that kind.
 */
const char *
sn_remind_rules_key (SnItemKind kind)
{
  static const char *const keys[SN_N_ITEM_KINDS] = {
    [SN_ITEM_CONSULTATION] = SN_SETTING_REMIND_CONSULTATIONS,
    [SN_ITEM_VACANCY] = SN_SETTING_REMIND_VACANCIES,
    [SN_ITEM_EVENT] = SN_SETTING_REMIND_EVENTS,
    [SN_ITEM_MILESTONE] = SN_SETTING_REMIND_MILESTONES,
    [SN_ITEM_DEADLINE] = SN_SETTING_REMIND_DEADLINES,
  };

  return keys[kind];
}

/**
 * sn_remind_rules_new:
 * @settings: (nullable): what the user prefers; %NULL for what is usual
 * @zone: (transfer none): the zone Europe/London, which is to outlive the value
 *
 * Returns: when to remind.
 */
SnRemindRules
sn_remind_rules_new (GSettings *settings, GTimeZone *zone)
{
  SnRemindRules rules = { .division = SN_DIVISION_ENGLAND_AND_WALES, .minute = 9 * 60, .zone = zone };

  memcpy (rules.leads, usual, sizeof usual);
  if (settings == NULL)
    return rules;
  rules.division = (SnDivision) g_settings_get_enum (settings, SN_SETTING_DIVISION);
  rules.minute = g_settings_get_uint (settings, SN_SETTING_REMIND_MINUTE);
  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    {
      g_autoptr (GVariant) days = g_settings_get_value (settings, sn_remind_rules_key ((SnItemKind) kind));

      rules.leads[kind] = sn_leads_of_variant (days);
    }
  return rules;
}

/**
 * sn_remind_rules_time:
 * @day: a day
 * @minute: after midnight; 1440 and more are of later days
 *
 * Returns: that moment, in seconds since 1970. A minute that the clocks leave
 *   out in spring is the one as long after it.
 */
gint64
sn_remind_rules_time (const SnRemindRules *rules, const SnDate *day, guint minute)
{
  SnDate of = sn_date_add_days (day, (int) (minute / (24 * 60)));
  guint rest = minute % (24 * 60);
  g_autoptr (GDateTime) moment =
      g_date_time_new (rules->zone, of.year, of.month, of.day, (int) rest / 60, (int) rest % 60, 0);

  return moment != NULL ? g_date_time_to_unix (moment) : G_MAXINT64;
}

/* What one item has reminders of. */
typedef struct
{
  const SnRemindRules *rules;
  SnItem *item;
  gint64 not_before; /* until then the user does not want to hear of it */
  GPtrArray *reminders;
} Adding;

static void
add (Adding *adding, SnOccasion occasion, int lead, const char *anchor, gint64 due, gint64 over)
{
  SnReminder *one;

  if (due < adding->not_before && occasion != SN_OCCASION_SNOOZE)
    return;
  one = sn_reminder_new (sn_item_get_id (adding->item), occasion, lead, anchor);
  one->due = due;
  one->over = over;
  one->item = g_object_ref (adding->item);
  g_ptr_array_add (adding->reminders, one);
}

/* Before a working day comes another; of a day that is none, the last one before
 * it is one working day before. */
static void
add_leads (Adding *adding, SnOccasion occasion, SnLeads leads, const SnDate *day, guint latest, gint64 over)
{
  const SnRemindRules *rules = adding->rules;
  g_autofree char *anchor = sn_date_to_string (day);

  for (int lead = 0; lead <= SN_LEADS_MAX; lead++)
    {
      SnDate on = lead == 0 ? *day : sn_add_working_days (rules->division, day, -lead);
      guint minute = lead == 0 ? MIN (rules->minute, latest) : rules->minute;

      if ((leads & 1u << lead) != 0 && sn_date_is_set (&on))
        add (adding, occasion, lead, anchor, sn_remind_rules_time (rules, &on, minute), over);
    }
}

/* Something closes at its end, and takes place from its beginning. */
static void
add_day (Adding *adding, const SnDate *date, SnLeads leads)
{
  gboolean event = sn_item_get_kind (adding->item) == SN_ITEM_EVENT;
  SnDate day = sn_date_from_julian (event ? sn_date_first_julian (date) : sn_date_last_julian (date));
  SnDate last = sn_date_from_julian (sn_date_last_julian (date));
  guint end = date->has_end_time ? date->end_time : date->has_time && !event ? date->time : 24 * 60;
  guint begin = event && date->has_time ? date->time : date->has_end_time ? date->end_time : end;
  guint latest = begin > MINUTES_BEFORE ? begin - MINUTES_BEFORE : 0;

  add_leads (adding, SN_OCCASION_CLOSING, leads, &day, latest, sn_remind_rules_time (adding->rules, &last, end));
}

/* Of a month, a quarter or a year nobody knows the day: once, when it begins. */
static void
add_period (Adding *adding, const SnDate *date)
{
  SnDate first = sn_date_from_julian (sn_date_first_julian (date));
  SnDate last = sn_date_from_julian (sn_date_last_julian (date));
  g_autofree char *anchor = sn_date_to_string (date);

  add (adding, SN_OCCASION_CLOSING, SN_LEAD_PERIOD, anchor,
       sn_remind_rules_time (adding->rules, &first, adding->rules->minute),
       sn_remind_rules_time (adding->rules, &last, 24 * 60));
}

static void
add_internal (Adding *adding, const char *due, SnLeads leads)
{
  SnDate day;

  if (due != NULL && sn_date_parse (due, &day) && sn_date_precision (&day) == SN_PRECISION_DAY)
    add_leads (adding, SN_OCCASION_INTERNAL, leads, &day, 24 * 60, sn_remind_rules_time (adding->rules, &day, 24 * 60));
}

/* "2026-01-05T09:00"; 0 where it is none. */
static gint64
minute_of (const SnRemindRules *rules, const char *text)
{
  const char *time = text != NULL ? strchr (text, 'T') : NULL;
  g_autofree char *iso = time != NULL ? g_strndup (text, (gsize) (time - text)) : NULL;
  SnDate day;
  guint hour, minute;

  if (iso == NULL || !sn_date_parse (iso, &day) || !sn_date_parse_time (time + 1, &hour, &minute))
    return 0;
  return sn_remind_rules_time (rules, &day, hour * 60 + minute);
}

/**
 * sn_remind_rules_add:
 * @item: an item, its user's word and state loaded
 * @reminders: (element-type SnReminder): where to add
 *
 * Adds all reminders of @item, whether their time is past or to come; none where
 * it is settled. What the user snoozed has one at the end of that, and none
 * before.
 */
void
sn_remind_rules_add (const SnRemindRules *rules, SnItem *item, GPtrArray *reminders)
{
  const SnUserWord *word = sn_item_get_user_word (item);
  const SnDate *date = sn_item_get_date (item);
  SnLeads leads = rules->leads[sn_item_get_kind (item)], internal = rules->leads[SN_ITEM_DEADLINE];
  const char *snoozed = word != NULL ? word->snoozed : NULL;
  Adding adding = { rules, item, minute_of (rules, snoozed), reminders };

  if (sn_item_is_settled (item))
    return;
  if (word != NULL && word->leads != NULL && sn_leads_parse (word->leads, &leads))
    internal = leads;
  if (sn_date_precision (date) == SN_PRECISION_DAY)
    add_day (&adding, date, leads);
  else if (sn_date_is_set (date) && leads != 0)
    add_period (&adding, date);
  if (word != NULL)
    add_internal (&adding, word->due, internal);
  if (adding.not_before != 0)
    add (&adding, SN_OCCASION_SNOOZE, 0, snoozed, adding.not_before, adding.not_before + 24 * 60 * 60);
}
