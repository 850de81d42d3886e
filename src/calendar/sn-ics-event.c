/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-ics-private.h"

#include <string.h>

#include "sn-day-text.h"
#include "sn-plain.h"

/* One item as a component: VEVENT (RFC 5545, section 3.6.1) or VTODO (3.6.2). */

/* Colours of CSS that are near those of the window (RFC 7986, section 5.9). */
static const char *const colours[SN_N_ITEM_KINDS] = {
  [SN_ITEM_CONSULTATION] = "royalblue", [SN_ITEM_VACANCY] = "mediumpurple", [SN_ITEM_EVENT] = "slategray",
  [SN_ITEM_MILESTONE] = "seagreen",     [SN_ITEM_DEADLINE] = "darkorange",
};

/* What is written of one item, and how. */
typedef struct
{
  SnIcsWriter *writer;
  SnIcsContext *context;
  const SnIcsEntry *entry;
  gboolean todo;
  gboolean timed;
  gboolean cancelled;
  char *summary;
} Component;

/* Several days with a time for one end only stay whole days: at the other end
 * an hour would have to be invented. */
static gboolean
is_timed (SnItem *item)
{
  const SnDate *date = sn_item_get_date (item);

  return date->day != 0 && date->has_time && !sn_ics_is_closing (item) && (date->end_year == 0 || date->has_end_time);
}

static GDateTime *
local_moment (const SnDate *day, guint minutes, GTimeZone *zone)
{
  return g_date_time_new (zone, day->year, day->month, day->day, (int) (minutes / 60), (int) (minutes % 60), 0);
}

/* The hour that is left out when summer time begins is told as winter time
 * (RFC 5545, section 3.3.5); GLib would take the end of it. */
static GDateTime *
moment_of (const SnDate *day, guint minutes, GTimeZone *zone)
{
  GDateTime *moment = local_moment (day, minutes, zone);
  g_autoptr (GDateTime) before = NULL;

  if ((guint) g_date_time_get_hour (moment) == minutes / 60 && (guint) g_date_time_get_minute (moment) == minutes % 60)
    return moment;
  g_date_time_unref (moment);
  before = local_moment (day, minutes - 60, zone);
  return g_date_time_add_hours (before, 1);
}

/* The end is exclusive. The last day of the calendar has none after it. */
static void
add_days (SnIcsWriter *writer, SnItem *item)
{
  const SnDate *date = sn_item_get_date (item);
  SnDate last = sn_date_from_julian (sn_date_last_julian (date)), next = sn_date_add_days (&last, 1);
  SnDate first = sn_date_from_julian (sn_date_first_julian (date));

  if (sn_ics_is_closing (item) && date->day != 0)
    first = last;
  sn_ics_add_day (writer, "DTSTART;VALUE=DATE", &first);
  if (next.day != 0)
    sn_ics_add_day (writer, "DTEND;VALUE=DATE", &next);
}

static void
add_times (SnIcsWriter *writer, SnItem *item, GTimeZone *zone)
{
  const SnDate *date = sn_item_get_date (item);
  SnDate last = sn_date_from_julian (sn_date_last_julian (date));
  g_autoptr (GDateTime) start = moment_of (date, date->time, zone), end = NULL;

  sn_ics_add_moment (writer, "DTSTART", start);
  if (!date->has_end_time)
    return;
  end = moment_of (&last, date->end_time, zone);
  if (g_date_time_compare (end, start) > 0)
    sn_ics_add_moment (writer, "DTEND", end);
}

/* A task begins when a newsletter first asked for it; RFC 5546 will have one that
 * is published begin some time, and have a priority. */
static SnDate
first_asked (SnItem *item, const SnDate *last)
{
  GPtrArray *issues = sn_item_get_issues (item);
  SnDate day;

  if (issues->len > 0 && sn_date_parse (issues->pdata[0], &day) && day.day != 0 && sn_date_compare (&day, last) < 0)
    return day;
  return *last;
}

static void
add_due (SnIcsWriter *writer, SnItem *item, GTimeZone *zone)
{
  const SnDate *date = sn_item_get_date (item);
  SnDate last = sn_date_from_julian (sn_date_last_julian (date)), first = first_asked (item, &last);
  guint minutes = date->has_end_time ? date->end_time : date->time;
  g_autoptr (GDateTime) start = NULL, due = NULL;

  sn_ics_add_number (writer, "PRIORITY", 5);
  if (date->day == 0 || !(date->has_end_time || date->has_time))
    {
      sn_ics_add_day (writer, "DTSTART;VALUE=DATE", &first);
      sn_ics_add_day (writer, "DUE;VALUE=DATE", &last);
      return;
    }
  start = moment_of (&first, 0, zone);
  due = moment_of (&last, minutes, zone);
  sn_ics_add_moment (writer, "DTSTART", start);
  sn_ics_add_moment (writer, "DUE", due);
}

/* A day with something on it is not a day on which one is busy. */
static void
add_span (const Component *component)
{
  SnItem *item = component->entry->item;

  if (component->todo)
    {
      add_due (component->writer, item, component->context->zone);
      return;
    }
  if (component->timed)
    add_times (component->writer, item, component->context->zone);
  else
    add_days (component->writer, item);
  sn_ics_add (component->writer, "TRANSP", component->timed ? "OPAQUE" : "TRANSPARENT");
}

static const char *
status_of (const Component *component)
{
  SnItem *item = component->entry->item;
  const SnUserWord *word = sn_item_get_user_word (item);

  if (component->cancelled)
    return "CANCELLED";
  if (component->todo && word != NULL && word->status == SN_RESPONSE_SUBMITTED)
    return "COMPLETED";
  if (component->todo && word != NULL && word->status == SN_RESPONSE_NOT_RESPONDING)
    return "CANCELLED";
  if (component->todo)
    return "NEEDS-ACTION";
  if (sn_item_get_doubts (item)->len > 0 || sn_item_get_state (item) == SN_STATE_DOUBTFUL ||
      sn_item_get_date (item)->day == 0)
    return "TENTATIVE";
  return "CONFIRMED";
}

/* The day on which a newsletter last said something new about it: that of the
 * last change, or else the first that mentions it. */
static gboolean
last_said (SnItem *item, SnDate *day)
{
  GPtrArray *changes = sn_item_get_changes (item), *issues = sn_item_get_issues (item);
  const SnMention *mention = sn_item_get_mention (item);
  const char *iso = mention != NULL ? mention->issued : NULL;

  if (changes->len > 0)
    iso = ((SnChange *) changes->pdata[changes->len - 1])->issued;
  else if (issues->len > 0)
    iso = issues->pdata[0];
  return iso != NULL && sn_date_parse (iso, day) && day->day != 0;
}

static GDateTime *
modified_at (const SnIcsEntry *entry)
{
  SnDate day;

  if (entry->modified != 0)
    return g_date_time_new_from_unix_utc (entry->modified);
  return last_said (entry->item, &day) ? g_date_time_new_utc (day.year, day.month, day.day, 0, 0, 0) : NULL;
}

static void
add_revision (const Component *component)
{
  g_autoptr (GDateTime) modified = NULL;

  if (component->context->timeless)
    return;
  sn_ics_add_moment (component->writer, "DTSTAMP", component->context->options->now);
  sn_ics_add_number (component->writer, "SEQUENCE", component->entry->sequence);
  modified = modified_at (component->entry);
  if (modified != NULL)
    sn_ics_add_moment (component->writer, "LAST-MODIFIED", modified);
}

/* ---- alarms ---- */

/* (nullable): most items share their day with others, and a day that is reached
 * by counting working days takes longer than all else. */
static GArray *
moments_of (SnIcsContext *context, SnItem *item)
{
  SnDate day = sn_ics_alarm_day (item);
  SnLeads leads = sn_ics_alarm_leads (context->options->alarms, item);
  gint64 key = ((gint64) leads << 32) | sn_date_first_julian (&day);
  GArray *moments;

  if (day.day == 0)
    return NULL;
  moments = g_hash_table_lookup (context->alarms, &key);
  if (moments == NULL)
    {
      moments = sn_ics_alarm_moments (context->options->alarms, leads, &day, context->zone);
      g_hash_table_insert (context->alarms, g_memdup2 (&key, sizeof key), moments);
    }
  return moments;
}

static void
add_alarm (const Component *component, gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds);

  sn_ics_add (component->writer, "BEGIN", "VALARM");
  sn_ics_add (component->writer, "ACTION", "DISPLAY");
  sn_ics_add_moment (component->writer, "TRIGGER;VALUE=DATE-TIME", moment);
  sn_ics_add_text (component->writer, "DESCRIPTION", component->summary);
  sn_ics_add (component->writer, "END", "VALARM");
}

/* What is past is left out: some programs ring for all that they missed. */
static void
add_alarms (const Component *component)
{
  SnIcsContext *context = component->context;
  gint64 now = context->timeless ? G_MININT64 : g_date_time_to_unix (context->options->now);
  GArray *moments;

  if (context->options->alarms == NULL || component->cancelled || sn_item_is_settled (component->entry->item))
    return;
  moments = moments_of (context, component->entry->item);
  for (guint i = 0; moments != NULL && i < moments->len; i++)
    if (g_array_index (moments, gint64, i) > now)
      add_alarm (component, g_array_index (moments, gint64, i));
}

/* ---- the component ---- */

static void
add_texts (const Component *component)
{
  SnItem *item = component->entry->item;
  SnItemKind kind = sn_item_get_kind (item);
  g_autofree char *description = sn_ics_description (item, !component->timed);
  g_autofree char *url = sn_ics_url (item);

  sn_ics_add_text (component->writer, "SUMMARY", component->summary);
  if (*description != '\0')
    sn_ics_add_text (component->writer, "DESCRIPTION", description);
  if (url != NULL)
    sn_ics_add (component->writer, "URL", url);
  sn_ics_add_text (component->writer, "CATEGORIES", sn_item_kind_to_string (kind));
  sn_ics_add (component->writer, "COLOR", colours[kind]);
}

/**
 * sn_ics_write_entry:
 * @entry: an item for which sn_ics_can_write() holds
 *
 * Writes the component of one item.
 */
void
sn_ics_write_entry (SnIcsWriter *writer, SnIcsContext *context, const SnIcsEntry *entry)
{
  Component component = { .writer = writer, .context = context, .entry = entry };
  g_autofree char *uid = sn_plain_text (entry->uid);
  g_autofree char *summary = NULL;
  const char *name;

  component.todo = context->options->todos && sn_ics_is_closing (entry->item);
  component.timed = is_timed (entry->item);
  component.cancelled = entry->withdrawn || sn_item_get_outcome (entry->item) != SN_OUTCOME_NONE;
  component.summary = summary = sn_ics_summary (entry->item, !component.timed, component.cancelled);
  name = component.todo ? "VTODO" : "VEVENT";
  sn_ics_add (writer, "BEGIN", name);
  sn_ics_add_text (writer, "UID", uid);
  add_revision (&component);
  add_span (&component);
  add_texts (&component);
  sn_ics_add (writer, "STATUS", status_of (&component));
  add_alarms (&component);
  sn_ics_add (writer, "END", name);
}
