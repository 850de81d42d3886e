/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-ics-private.h"

#include <string.h>

#include "sn-day-text.h"
#include "sn-plain.h"

/* RFC 3986: what may stand in an address as it is; all else is percent-encoded. */
#define URI_CHARACTERS ":/?#[]@!$&'()*+,;=%"

/* Where an event stands in the calendar. */
typedef struct
{
  icaltimetype start;
  icaltimetype end; /* null time: none */
  gboolean all_day;
} Span;

/**
 * sn_ics_time_of_utc:
 * @moment: a moment
 *
 * Returns: the same moment for libical, in UTC.
 */
icaltimetype
sn_ics_time_of_utc (GDateTime *moment)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (moment);
  icaltimetype time = icaltime_null_time ();

  time.year = g_date_time_get_year (utc);
  time.month = g_date_time_get_month (utc);
  time.day = g_date_time_get_day_of_month (utc);
  time.hour = g_date_time_get_hour (utc);
  time.minute = g_date_time_get_minute (utc);
  time.second = g_date_time_get_second (utc);
  time.zone = icaltimezone_get_utc_timezone ();
  return time;
}

static icaltimetype
time_of_day (const SnDate *day)
{
  icaltimetype time = icaltime_null_date ();

  if (!sn_date_is_set (day))
    return time;
  time.year = day->year;
  time.month = day->month;
  time.day = day->day;
  return time;
}

static GDateTime *
moment_of (const SnDate *day, guint minutes, GTimeZone *zone)
{
  return g_date_time_new (zone, day->year, day->month, day->day, (int) (minutes / 60), (int) (minutes % 60), 0);
}

/* Whether the item is the end of a time to answer, rather than something that
 * takes place. */
static gboolean
is_closing (SnItem *item)
{
  SnItemKind kind = sn_item_get_kind (item);

  return kind == SN_ITEM_CONSULTATION || kind == SN_ITEM_VACANCY || kind == SN_ITEM_DEADLINE;
}

static Span
span_of_days (SnItem *item)
{
  const SnDate *date = sn_item_get_date (item);
  SnDate last = sn_date_from_julian (sn_date_last_julian (date)), next = sn_date_add_days (&last, 1);
  SnDate first = is_closing (item) ? last : sn_date_new_day (date->year, date->month, date->day);

  return (Span){ time_of_day (&first), time_of_day (&next), TRUE };
}

/* Several days with a time for one end only stay whole days: at the other end
 * an hour would have to be invented. */
static gboolean
is_timed (SnItem *item)
{
  const SnDate *date = sn_item_get_date (item);

  return date->has_time && !is_closing (item) && (date->end_year == 0 || date->has_end_time);
}

static Span
span_of (SnItem *item, GTimeZone *zone)
{
  const SnDate *date = sn_item_get_date (item);
  SnDate last = sn_date_from_julian (sn_date_last_julian (date));
  g_autoptr (GDateTime) start = NULL, end = NULL;
  Span span;

  if (!is_timed (item))
    return span_of_days (item);
  start = moment_of (date, date->time, zone);
  span = (Span){ sn_ics_time_of_utc (start), icaltime_null_time (), FALSE };
  if (!date->has_end_time)
    return span;
  end = moment_of (&last, date->end_time, zone);
  if (g_date_time_compare (end, start) > 0)
    span.end = sn_ics_time_of_utc (end);
  return span;
}

static const char *
summary_prefix (SnItem *item)
{
  if (sn_item_get_outcome (item) == SN_OUTCOME_FILLED)
    return "Seat filled: ";
  if (sn_item_get_kind (item) == SN_ITEM_CONSULTATION)
    return "Consultation closes: ";
  return sn_item_get_kind (item) == SN_ITEM_VACANCY ? "Nominations close: " : "";
}

static char *
summary_of (SnItem *item, gboolean all_day)
{
  g_autofree char *title = sn_plain_text (sn_item_get_title (item));
  g_autofree char *time = all_day ? sn_day_text_of_time (sn_item_get_date (item)) : g_strdup ("");

  return g_strdup_printf ("%s%s%s%s%s", summary_prefix (item), title, *time != '\0' ? " (" : "", time,
                          *time != '\0' ? ")" : "");
}

/* A line of the description, where there is something to say. */
static void
add_line (GString *lines, const char *label, const char *text)
{
  g_autofree char *plain = sn_plain_text (text);

  if (*plain == '\0')
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append_printf (lines, "%s%s", label, plain);
}

static const char *
link_label (const SnLink *link)
{
  static const char *const labels[] = {
    [SN_LINK_READ] = "Read: ",         [SN_LINK_RESPOND] = "Respond: ", [SN_LINK_DOCUMENT] = "Document: ",
    [SN_LINK_REGISTER] = "Register: ", [SN_LINK_MAIL] = "Mail: ",
  };

  return labels[link->role];
}

/* (nullable): the address as it may be given away, if it may. */
static char *
safe_uri (const char *uri)
{
  g_autofree char *plain = sn_plain_text (uri);

  if (!sn_uri_is_allowed (uri) || !g_str_equal (plain, uri))
    return NULL;
  return g_uri_escape_string (uri, URI_CHARACTERS, FALSE);
}

static void
add_links (GString *lines, SnItem *item)
{
  GPtrArray *links = sn_item_get_links (item);

  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *uri = safe_uri (((SnLink *) links->pdata[i])->uri);

      if (uri != NULL)
        add_line (lines, link_label (links->pdata[i]), uri);
    }
}

static void
add_source (GString *lines, SnItem *item)
{
  const SnMention *mention = sn_item_get_mention (item);
  g_autofree char *day = sn_day_text_of_iso (mention != NULL ? mention->issued : NULL);

  if (day != NULL)
    add_line (lines, "Source: newsletter of ", day);
}

static char *
description_of (SnItem *item, gboolean all_day)
{
  GString *lines = g_string_new (NULL);
  GPtrArray *doubts = sn_item_get_doubts (item);
  g_autofree char *time = all_day ? sn_day_text_of_time (sn_item_get_date (item)) : NULL;

  add_line (lines, "", sn_item_get_quote (item));
  add_line (lines, is_closing (item) ? "Closing time (UK): " : "Time (UK): ", time);
  add_line (lines, "Reference: ", sn_item_get_reference (item));
  add_line (lines, "Organiser: ", sn_item_get_organiser (item));
  add_line (lines, "Committee: ", sn_item_get_committee (item));
  add_line (lines, "Category: ", sn_item_get_category (item));
  add_source (lines, item);
  for (guint i = 0; i < doubts->len; i++)
    add_line (lines, "Not sure: ", doubts->pdata[i]);
  add_links (lines, item);
  return g_string_free (lines, FALSE);
}

/* (nullable): the most useful page; a mail is no URL of an event. */
static char *
url_of (SnItem *item)
{
  static const SnLinkRole order[] = { SN_LINK_RESPOND, SN_LINK_REGISTER, SN_LINK_DOCUMENT, SN_LINK_READ };
  GPtrArray *links = sn_item_get_links (item);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < links->len; j++)
      {
        const SnLink *link = links->pdata[j];
        char *uri = link->role == order[i] && !sn_link_is_mail (link) ? safe_uri (link->uri) : NULL;

        if (uri != NULL)
          return uri;
      }
  return NULL;
}

static icalproperty_status
status_of (SnItem *item)
{
  if (sn_item_get_outcome (item) == SN_OUTCOME_CANCELLED)
    return ICAL_STATUS_CANCELLED;
  return sn_item_get_doubts (item)->len > 0 ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED;
}

/* The day on which a newsletter last said something new about it: that of the
 * last change, or else the first that mentions it. */
static gboolean
last_modified (SnItem *item, SnDate *day)
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

static void
add_revision (icalcomponent *event, SnItem *item, GDateTime *now)
{
  SnDate day;

  icalcomponent_add_property (event, icalproperty_new_dtstamp (sn_ics_time_of_utc (now)));
  icalcomponent_add_property (event, icalproperty_new_sequence ((int) sn_item_get_changes (item)->len));
  if (last_modified (item, &day))
    {
      g_autoptr (GDateTime) moment = g_date_time_new_utc (day.year, day.month, day.day, 0, 0, 0);

      icalcomponent_add_property (event, icalproperty_new_lastmodified (sn_ics_time_of_utc (moment)));
    }
}

static void
add_span (icalcomponent *event, const Span *span)
{
  icalcomponent_add_property (event, icalproperty_new_dtstart (span->start));
  if (!icaltime_is_null_time (span->end))
    icalcomponent_add_property (event, icalproperty_new_dtend (span->end));
  /* A day with something on it is not a day on which one is busy. */
  icalcomponent_add_property (event,
                              icalproperty_new_transp (span->all_day ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
}

/**
 * sn_ics_event_new:
 * @item: an item whose date is precise to the day
 * @uid: its name in calendars
 * @now: when it is written
 * @zone: the zone of the times in newsletters
 *
 * Makes the VEVENT (RFC 5545, section 3.6.1) of one item. Every text is made
 * plain here, for libical lets the line ends in some of them through.
 *
 * Returns: (transfer full): the event.
 */
icalcomponent *
sn_ics_event_new (SnItem *item, const char *uid, GDateTime *now, GTimeZone *zone)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  Span span = span_of (item, zone);
  g_autofree char *plain_uid = sn_plain_text (uid);
  g_autofree char *summary = summary_of (item, span.all_day);
  g_autofree char *description = description_of (item, span.all_day);
  g_autofree char *url = url_of (item);

  icalcomponent_add_property (event, icalproperty_new_uid (plain_uid));
  add_revision (event, item, now);
  add_span (event, &span);
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  if (*description != '\0')
    icalcomponent_add_property (event, icalproperty_new_description (description));
  if (url != NULL)
    icalcomponent_add_property (event, icalproperty_new_url (url));
  icalcomponent_add_property (event, icalproperty_new_categories (sn_item_kind_to_string (sn_item_get_kind (item))));
  icalcomponent_add_property (event, icalproperty_new_status (status_of (item)));
  return event;
}
