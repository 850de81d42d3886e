/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libical/ical.h>
#include <stdio.h>
#include <string.h>

#include "sn-json.h"

/* usage: dump-ical CALENDAR
 *
 * Prints what libical reads in a calendar: a JSON array of components. */

static void
add_time (SnJson *json, const char *name, icalcomponent *component, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);
  char *value = property != NULL ? icalproperty_get_value_as_string_r (property) : NULL;

  sn_json_add_string (json, name, value != NULL ? value : "");
  icalmemory_free_buffer (value);
}

static void
add_alarms (SnJson *json, icalcomponent *component)
{
  sn_json_begin_array (json, "alarms");
  for (icalcomponent *alarm = icalcomponent_get_first_component (component, ICAL_VALARM_COMPONENT); alarm != NULL;
       alarm = icalcomponent_get_next_component (component, ICAL_VALARM_COMPONENT))
    add_time (json, NULL, alarm, ICAL_TRIGGER_PROPERTY);
  sn_json_end_array (json);
}

static const char *
text_of (icalproperty *property, const char *(*get) (const icalproperty *property))
{
  return property != NULL ? get (property) : "";
}

static void
add_component (SnJson *json, icalcomponent *component)
{
  icalproperty *url = icalcomponent_get_first_property (component, ICAL_URL_PROPERTY);
  icalproperty *description = icalcomponent_get_first_property (component, ICAL_DESCRIPTION_PROPERTY);

  sn_json_begin_object (json, NULL);
  sn_json_add_string (json, "type", icalcomponent_kind_to_string (icalcomponent_isa (component)));
  sn_json_add_string (json, "uid", icalcomponent_get_uid (component));
  sn_json_add_int (json, "sequence", icalcomponent_get_sequence (component));
  add_time (json, "start", component, ICAL_DTSTART_PROPERTY);
  add_time (json, "end", component, ICAL_DTEND_PROPERTY);
  add_time (json, "due", component, ICAL_DUE_PROPERTY);
  sn_json_add_string (json, "summary", icalcomponent_get_summary (component));
  sn_json_add_string (json, "description", text_of (description, icalproperty_get_description));
  sn_json_add_string (json, "url", text_of (url, icalproperty_get_url));
  add_alarms (json, component);
  sn_json_end_object (json);
}

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL, *dumped = NULL;
  g_autoptr (SnJson) json = sn_json_new (FALSE);
  icalcomponent *calendar;

  if (argc != 2 || !g_file_get_contents (argv[1], &text, NULL, NULL))
    return 2;
  calendar = icalparser_parse_string (text);
  if (calendar == NULL || icalcomponent_count_errors (calendar) > 0)
    {
      fprintf (stderr, "libical finds errors:\n%s", calendar != NULL ? icalcomponent_as_ical_string (calendar) : "");
      return 1;
    }
  sn_json_begin_array (json, NULL);
  for (icalcomponent *component = icalcomponent_get_first_component (calendar, ICAL_ANY_COMPONENT); component != NULL;
       component = icalcomponent_get_next_component (calendar, ICAL_ANY_COMPONENT))
    add_component (json, component);
  sn_json_end_array (json);
  dumped = sn_json_steal (json);
  puts (dumped);
  icalcomponent_free (calendar);
  return 0;
}
