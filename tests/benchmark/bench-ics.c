/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../calendar/ics-rules.h"
#include "sn-ics.h"

/* usage: bench-ics N ROUNDS CALENDAR
 *
 * Writes a calendar of N items, and the same components with libical alone, which
 * has them ready in memory. Prints the processor seconds of each, the best of
 * some rounds in turns, and leaves the calendar in the file. */

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static SnItem *
make_item (guint i)
{
  static const char *const committees[] = { "SEC Panel", "Change Board", "TABASC", "SMKI PMA", "SSC" };
  SnItemKind kind = (SnItemKind) (i % SN_N_ITEM_KINDS);
  g_autofree char *title =
      g_strdup_printf ("MP%04u ‘Better things for smart meters’ and their users, part %u", i % 1000, i);
  g_autofree char *uid = g_strdup_printf ("%032x@secnews", i), *form = NULL;
  SnItem *item = sn_item_new (kind, title);
  SnDate date = sn_date_from_julian (737000 + i % 3650);
  SnMention *mention =
      sn_mention_new ("The consultation on this modification is open; please send your answers, and whatever you "
                      "attach to them, by the end of the day that is given here.",
                      0, 1);
  g_autoptr (SnLink) link = NULL;

  form = g_strdup_printf ("https://forms.example.org/respond?id=%u", i);
  link = sn_link_new (SN_LINK_RESPOND, "Response form", form, 0, 13);
  sn_date_set_time (&date, 10 + i % 8, 0);
  mention->issued = g_strdup ("2017-11-02");
  sn_item_set_uid (item, uid);
  sn_item_set_date (item, &date);
  sn_item_add_mention (item, mention);
  sn_item_add_issue (item, "2017-11-02");
  sn_item_add_link (item, link);
  sn_item_set_organiser (item, "SECAS");
  sn_item_set_committee (item, committees[i % G_N_ELEMENTS (committees)]);
  return item;
}

static char *
write_ours (GPtrArray *items, double *best)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2017, 11, 3, 9, 0, 0);
  SnIcsAlarms rules = ics_rules_new ();
  SnIcsOptions options = { .now = moment, .alarms = &rules };
  double start = now ();
  char *text = sn_ics_write (items, &options, NULL, NULL);

  *best = MIN (*best, now () - start);
  return text;
}

static void
write_libical (icalcomponent *calendar, double *best)
{
  double start = now ();
  char *text = icalcomponent_as_ical_string_r (calendar);

  *best = MIN (*best, now () - start);
  icalmemory_free_buffer (text);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  double ours = G_MAXDOUBLE, theirs = G_MAXDOUBLE;
  g_autofree char *text = NULL;
  icalcomponent *calendar;

  if (argc != 4)
    return 2;
  for (guint i = 0; i < (guint) atoi (argv[1]); i++)
    g_ptr_array_add (items, make_item (i));
  text = write_ours (items, &ours);
  if (text == NULL || !g_file_set_contents (argv[3], text, -1, NULL))
    return 1;
  calendar = icalparser_parse_string (text);
  if (calendar == NULL || icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT) != (int) items->len)
    return 1;
  for (int i = 0; i < atoi (argv[2]); i++)
    {
      g_autofree char *again = write_ours (items, &ours);

      write_libical (calendar, &theirs);
    }
  g_print ("%.6f %.6f\n", ours, theirs);
  icalcomponent_free (calendar);
  return 0;
}
