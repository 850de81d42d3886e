/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-check.h"

#include <libical/ical.h>
#include <string.h>

#include "../calendar/ics-rules.h"
#include "sn-ics.h"
#include "sn-json.h"

/* ---- JSON, by a reader of its own ------------------------------------------- */

static const char *read_value (const char *p, guint depth);

static const char *
skip_space (const char *p)
{
  return p + strspn (p, " \n");
}

static const char *
read_escape (const char *p)
{
  if (*p != 'u')
    {
      g_assert_true (*p != '\0' && strchr ("\"\\n", *p) != NULL);
      return p + 1;
    }
  for (guint i = 1; i <= 4; i++)
    g_assert_true (g_ascii_isxdigit (p[i]));
  return p + 5;
}

static const char *
read_string (const char *p)
{
  g_assert_true (*p == '"');
  for (p++; *p != '"';)
    {
      g_assert_true ((guchar) *p >= ' ');
      p = *p == '\\' ? read_escape (p + 1) : p + 1;
    }
  return p + 1;
}

static const char *
read_number (const char *p)
{
  gsize whole;

  p += *p == '-';
  whole = strspn (p, "0123456789");
  g_assert_cmpuint (whole, >, 0);
  p += whole;
  if (*p != '.')
    return p;
  g_assert_true (g_ascii_isdigit (p[1]));
  return p + 1 + strspn (p + 1, "0123456789");
}

static const char *
read_nest (const char *p, char close, guint depth)
{
  g_assert_cmpuint (depth, <, 8);
  p = skip_space (p + 1);
  if (*p == close)
    return p + 1;
  for (;; p++)
    {
      if (close == '}')
        {
          p = skip_space (read_string (skip_space (p)));
          g_assert_true (*p == ':');
          p++;
        }
      p = skip_space (read_value (skip_space (p), depth + 1));
      if (*p == close)
        return p + 1;
      g_assert_true (*p == ',');
    }
}

static const char *
read_value (const char *p, guint depth)
{
  if (*p == '{' || *p == '[')
    return read_nest (p, *p == '{' ? '}' : ']', depth);
  if (*p == '"')
    return read_string (p);
  return g_str_has_prefix (p, "null") ? p + 4 : read_number (p);
}

/**
 * fuzz_check_json:
 *
 * Checks that @json is one value of JSON (RFC 8259) in UTF-8.
 */
void
fuzz_check_json (const char *json)
{
  g_assert_true (g_utf8_validate (json, -1, NULL));
  g_assert_cmpstr (skip_space (read_value (skip_space (json), 0)), ==, "");
}

/* ---- Calendars --------------------------------------------------------------- */

static gboolean
is_known_line (const char *line)
{
  static const char *const known[] = { "BEGIN:V",
                                       "END:V",
                                       "VERSION:2.0",
                                       "PRODID:",
                                       "CALSCALE:",
                                       "METHOD:",
                                       "NAME:",
                                       "UID:",
                                       "X-WR-CALNAME:",
                                       "DTSTAMP:",
                                       "SEQUENCE:",
                                       "DTSTART",
                                       "DTEND",
                                       "SUMMARY:",
                                       "DESCRIPTION:",
                                       "TRANSP:",
                                       "STATUS:",
                                       "URL:",
                                       "CATEGORIES:",
                                       " ",
                                       "LAST-MODIFIED:",
                                       "COLOR:",
                                       "ACTION:",
                                       "TRIGGER;",
                                       "REFRESH-INTERVAL;",
                                       "X-WR-CALDESC:",
                                       "X-PUBLISHED-TTL:",
                                       NULL };

  for (guint i = 0; known[i] != NULL; i++)
    if (g_str_has_prefix (line, known[i]))
      return TRUE;
  return FALSE;
}

/* RFC 5545, section 3.1: no line is longer than 75 octets, or broken inside a
 * character; and none begins with what a newsletter said. */
static void
check_lines (const char *calendar)
{
  g_auto (GStrv) lines = g_strsplit (calendar, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_null (strpbrk (lines[i], "\r\n"));
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      if (!is_known_line (lines[i]) && *lines[i] != '\0')
        g_error ("“%s” has no place in a calendar", lines[i]);
    }
}

static void
check_calendar (const char *calendar, guint n_events)
{
  icalcomponent *parsed = icalparser_parse_string (calendar);

  g_assert_nonnull (parsed);
  g_assert_cmpint (icalcomponent_count_errors (parsed), ==, 0);
  g_assert_cmpint (icalcomponent_count_components (parsed, ICAL_VEVENT_COMPONENT), ==, (int) n_events);
  icalcomponent_free (parsed);
}

/**
 * fuzz_check_output:
 *
 * Checks what is written of @newsletter: JSON, and a calendar that libical
 * reads.
 */
void
fuzz_check_output (SnNewsletter *newsletter)
{
  /* Held, so that the system's file of the zone is not read each time. */
  static GTimeZone *zone = NULL;
  static GDateTime *now = NULL;
  g_autoptr (SnJson) json = sn_json_new (TRUE);
  g_autofree char *text = NULL, *calendar = NULL;
  SnIcsAlarms rules = ics_rules_new ();
  SnIcsOptions options = { .alarms = &rules };
  SnIcsSummary summary;

  if (zone == NULL)
    {
      zone = g_time_zone_new_identifier ("Europe/London");
      now = g_date_time_new_utc (2019, 6, 6, 12, 0, 0);
    }
  sn_json_begin_object (json, NULL);
  sn_json_add_newsletter_fields (json, newsletter);
  sn_json_end_object (json);
  options.now = now;
  text = sn_json_steal (json);
  fuzz_check_json (text);

  calendar = sn_ics_write (sn_newsletter_get_items (newsletter), &options, &summary, NULL);
  g_assert_nonnull (calendar);
  g_assert_cmpuint (summary.written + summary.undated + summary.imprecise, ==,
                    sn_newsletter_get_items (newsletter)->len);
  check_lines (calendar);
  check_calendar (calendar, summary.written);
}
