/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <stdlib.h>

#include "ics-rules.h"
#include "random-items.h"
#include "sn-ics-private.h"
#include "sn-json.h"
#include "sn-plain.h"

/* usage: write-random N SEED event|todo CALENDAR ITEMS
 *
 * Writes a calendar of random items, and those that are to be in it as a JSON
 * array, for read-random.py: with dates as the newsletters have them, from which
 * it works out itself what a calendar is to say. */

static void
add_date (SnJson *json, const SnDate *date)
{
  g_autofree char *day = sn_date_to_string (date), *end = sn_date_end_to_string (date);
  g_autofree char *time = sn_date_time_to_string (date), *end_time = sn_date_end_time_to_string (date);

  sn_json_add_string (json, "date", day);
  sn_json_add_string (json, "end", end != NULL ? end : "");
  sn_json_add_string (json, "time", time != NULL ? time : "");
  sn_json_add_string (json, "end_time", end_time != NULL ? end_time : "");
}

static gboolean
is_all_day (SnItem *item)
{
  const SnDate *date = sn_item_get_date (item);

  return sn_ics_is_closing (item) || date->day == 0 || !date->has_time || (date->end_year != 0 && !date->has_end_time);
}

static void
add_item (SnJson *json, SnItem *item)
{
  gboolean all_day = is_all_day (item);
  g_autofree char *title = sn_plain_text (sn_item_get_title (item));
  g_autofree char *summary = sn_ics_summary (item, all_day, sn_item_get_outcome (item) != SN_OUTCOME_NONE);
  g_autofree char *description = sn_ics_description (item, all_day), *url = sn_ics_url (item);

  sn_json_begin_object (json, NULL);
  sn_json_add_string (json, "uid", sn_item_get_uid (item));
  sn_json_add_string (json, "kind", sn_item_kind_to_string (sn_item_get_kind (item)));
  add_date (json, sn_item_get_date (item));
  sn_json_add_string (json, "first", sn_item_get_issues (item)->pdata[0]);
  sn_json_add_string (json, "title", title);
  sn_json_add_string (json, "summary", summary);
  sn_json_add_string (json, "description", description);
  sn_json_add_string (json, "url", url != NULL ? url : "");
  sn_json_add_int (json, "sequence", sn_item_get_changes (item)->len);
  sn_json_add_boolean (json, "silent", sn_item_is_settled (item));
  sn_json_end_object (json);
}

static char *
items_to_json (GPtrArray *items, const SnIcsOptions *options)
{
  g_autoptr (SnJson) json = sn_json_new (FALSE);
  SnIcsSummary summary = { 0 };

  sn_json_begin_array (json, NULL);
  for (guint i = 0; i < items->len; i++)
    if (sn_ics_can_write (items->pdata[i], options, &summary))
      add_item (json, items->pdata[i]);
  sn_json_end_array (json);
  return sn_json_steal (json);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) items = argc == 6 ? random_items_new ((guint) atoi (argv[1]), (guint32) atoi (argv[2])) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_utc (2019, 6, 21, 8, 9, 10);
  SnIcsAlarms rules = ics_rules_new ();
  SnIcsOptions options = { .now = now, .alarms = &rules, .months = TRUE };
  g_autoptr (GError) error = NULL;
  g_autofree char *calendar = NULL, *json = NULL;

  if (items == NULL)
    {
      g_printerr ("usage: write-random N SEED event|todo CALENDAR ITEMS\n");
      return 2;
    }
  options.todos = g_str_equal (argv[3], "todo");
  calendar = sn_ics_write (items, &options, NULL, &error);
  json = items_to_json (items, &options);
  if (calendar != NULL && g_file_set_contents (argv[4], calendar, -1, &error) &&
      g_file_set_contents (argv[5], json, -1, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
