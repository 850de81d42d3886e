/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <libical/ical.h>
#include <string.h>

#include "ics-items.h"
#include "sn-ics-private.h"
#include "sn-ics.h"

typedef struct
{
  char *text;
  icalcomponent *calendar;
  SnIcsSummary summary;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = ics_items_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");
  g_autoptr (GDateTime) now = g_date_time_new (zone, 2019, 6, 21, 9, 9, 10);
  g_autoptr (GError) error = NULL;

  fixture->text = sn_ics_write (items, now, &fixture->summary, &error);
  g_assert_no_error (error);
  fixture->calendar = icalparser_parse_string (fixture->text);
  g_assert_nonnull (fixture->calendar);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  icalcomponent_free (fixture->calendar);
  g_free (fixture->text);
}

static icalcomponent *
find_event (Fixture *fixture, const char *uid)
{
  for (icalcomponent *event = icalcomponent_get_first_component (fixture->calendar, ICAL_VEVENT_COMPONENT);
       event != NULL; event = icalcomponent_get_next_component (fixture->calendar, ICAL_VEVENT_COMPONENT))
    if (g_strcmp0 (icalcomponent_get_uid (event), uid) == 0)
      return event;
  g_error ("No event %s", uid);
}

/* The value of a property as it is written, with its kind; "" without one. */
static char *
value_of (icalcomponent *component, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);
  char *value = property != NULL ? icalproperty_get_value_as_string_r (property) : NULL;
  char *copy = g_strdup (value != NULL ? value : "");

  icalmemory_free_buffer (value);
  return copy;
}

static void
assert_value (Fixture *fixture, const char *uid, icalproperty_kind kind, const char *expected)
{
  g_autofree char *value = value_of (find_event (fixture, uid), kind);

  g_assert_cmpstr (value, ==, expected);
}

/* What libical's check wrote into the events, but for the missing organiser. */
static char *
restriction_errors (Fixture *fixture)
{
  g_autofree char *text = NULL;
  GString *errors = g_string_new (NULL);
  char *raw = icalcomponent_as_ical_string_r (fixture->calendar);
  g_auto (GStrv) lines = NULL;

  text = sn_ics_fold (raw);
  icalmemory_free_buffer (raw);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "X-LIC-ERROR") && strstr (lines[i], "restrictions for ORGAN") == NULL)
      g_string_append (errors, lines[i]);
  return g_string_free (errors, FALSE);
}

static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    icalproperty_kind kind;
    const char *value;
  } properties[] = {
    { ICAL_VERSION_PROPERTY, "2.0" },
    { ICAL_CALSCALE_PROPERTY, "GREGORIAN" },
    { ICAL_METHOD_PROPERTY, "PUBLISH" },
    { ICAL_NAME_PROPERTY, "SEC News" },
  };
  g_autofree char *errors = NULL;

  g_assert_cmpint (icalcomponent_isa (fixture->calendar), ==, ICAL_VCALENDAR_COMPONENT);
  g_assert_cmpint (icalcomponent_count_errors (fixture->calendar), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *value = value_of (fixture->calendar, properties[i].kind);

      g_assert_cmpstr (value, ==, properties[i].value);
    }
  g_assert_nonnull (strstr (fixture->text, "\r\nX-WR-CALNAME:SEC News\r\n"));
  g_assert_nonnull (strstr (fixture->text, "\r\nPRODID:-//SEC News//"));
  /* Rules of scheduling by mail (RFC 5546) would ask for an ORGANIZER, who is
   * somebody to answer to; there is none. All else must hold. */
  icalrestriction_check (fixture->calendar);
  errors = restriction_errors (fixture);
  g_assert_cmpstr (errors, ==, "");
}

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (fixture->summary.written, ==, 10);
  g_assert_cmpuint (fixture->summary.imprecise, ==, 1);
  g_assert_cmpuint (fixture->summary.undated, ==, 1);
  g_assert_cmpint (icalcomponent_count_components (fixture->calendar, ICAL_VEVENT_COMPONENT), ==, 10);
}

static void
test_days (Fixture *fixture, gconstpointer data)
{
  assert_value (fixture, "consultation", ICAL_DTSTART_PROPERTY, "20190617");
  assert_value (fixture, "consultation", ICAL_DTEND_PROPERTY, "20190618");
  assert_value (fixture, "consultation", ICAL_TRANSP_PROPERTY, "TRANSPARENT");
  assert_value (fixture, "consultation", ICAL_SUMMARY_PROPERTY,
                "Consultation closes: MP901 Refinement Consultation (17:00)");
  assert_value (fixture, "vacancy", ICAL_DTSTART_PROPERTY, "20191231");
  assert_value (fixture, "vacancy", ICAL_DTEND_PROPERTY, "20200101");
  assert_value (fixture, "vacancy", ICAL_SUMMARY_PROPERTY, "Nominations close: SSC Large Supplier seat");
  assert_value (fixture, "range", ICAL_DTSTART_PROPERTY, "20191116");
  assert_value (fixture, "range", ICAL_DTEND_PROPERTY, "20191119");
  g_assert_nonnull (strstr (fixture->text, "\r\nDTSTART;VALUE=DATE:20190617\r\n"));
  g_assert_nonnull (strstr (fixture->text, "\r\nDTEND;VALUE=DATE:20190618\r\n"));
}

static void
test_times (Fixture *fixture, gconstpointer data)
{
  /* British Summer Time is an hour before UTC; in winter they are the same. */
  assert_value (fixture, "summer", ICAL_DTSTART_PROPERTY, "20190619T090000Z");
  assert_value (fixture, "summer", ICAL_DTEND_PROPERTY, "20190619T113000Z");
  assert_value (fixture, "summer", ICAL_TRANSP_PROPERTY, "OPAQUE");
  assert_value (fixture, "winter", ICAL_DTSTART_PROPERTY, "20191204T100000Z");
  assert_value (fixture, "winter", ICAL_DTEND_PROPERTY, "");
  assert_value (fixture, "backwards", ICAL_DTSTART_PROPERTY, "20190702T130000Z");
  assert_value (fixture, "backwards", ICAL_DTEND_PROPERTY, "");
}

static void
test_revision (Fixture *fixture, gconstpointer data)
{
  assert_value (fixture, "consultation", ICAL_DTSTAMP_PROPERTY, "20190621T080910Z");
  assert_value (fixture, "consultation", ICAL_SEQUENCE_PROPERTY, "1");
  assert_value (fixture, "consultation", ICAL_LASTMODIFIED_PROPERTY, "20190620T000000Z");
  assert_value (fixture, "summer", ICAL_SEQUENCE_PROPERTY, "0");
  assert_value (fixture, "summer", ICAL_LASTMODIFIED_PROPERTY, "20190606T000000Z");
  assert_value (fixture, "summer", ICAL_STATUS_PROPERTY, "CONFIRMED");
  assert_value (fixture, "winter", ICAL_STATUS_PROPERTY, "CANCELLED");
  assert_value (fixture, "hostile", ICAL_STATUS_PROPERTY, "TENTATIVE");
  assert_value (fixture, "consultation", ICAL_CATEGORIES_PROPERTY, "consultation");
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  icalcomponent *event = find_event (fixture, "consultation");

  assert_value (fixture, "consultation", ICAL_URL_PROPERTY, "https://forms.example.org/%C3%A9?a=1;b=2,3");
  g_assert_cmpstr (icalcomponent_get_description (event), ==,
                   "The newsletter says so; truly, it does.\n"
                   "Closing time (UK): 17:00\n"
                   "Organiser: SECAS\n"
                   "Source: newsletter of 6 June 2019\n"
                   "Mail: mailto:sec@example.org\n"
                   "Respond: mailto:answers@example.org\n"
                   "Respond: https://forms.example.org/%C3%A9?a=1;b=2,3");
}

/* Each line as a reader sees it that undoes no folds. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = g_strsplit (fixture->text, "\r\n", -1);
  gboolean folded = FALSE;

  g_assert_true (g_str_has_suffix (fixture->text, "\r\nEND:VCALENDAR\r\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      for (const char *p = lines[i]; *p != '\0'; p++)
        g_assert_false (g_ascii_iscntrl (*p));
      folded = folded || lines[i][0] == ' ';
    }
  g_assert_true (folded);
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const forbidden[] = { "\r\nATTACH", "\r\nATTENDEE", "\r\nORGANIZER", "\r\nRRULE", "javascript",
                                           "\xc2\x85",   "\xe2\x80\xa8", "\xe2\x80\xae",  "\x1b",      "\x7f" };
  icalcomponent *event = find_event (fixture, "hostile");
  guint begins = 0;

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_null (strstr (fixture->text, forbidden[i]));
  for (const char *p = fixture->text; (p = strstr (p, "\r\nBEGIN:VEVENT")) != NULL; p++)
    begins++;
  g_assert_cmpuint (begins, ==, 10);
  assert_value (fixture, "hostile", ICAL_URL_PROPERTY, "");
  g_assert_cmpstr (icalcomponent_get_summary (event), ==,
                   "Consultation closes: Evil ATTACH:file:///etc/passwd BEGIN:VEVENT [31m RRULE:FREQ=DAILY "
                   "ATTENDEE:x; a, b\\n \"c\"");
}

static void
test_uids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (icalcomponent *event = icalcomponent_get_first_component (fixture->calendar, ICAL_VEVENT_COMPONENT);
       event != NULL; event = icalcomponent_get_next_component (fixture->calendar, ICAL_VEVENT_COMPONENT))
    {
      g_assert_nonnull (icalcomponent_get_uid (event));
      g_assert_cmpuint (strlen (icalcomponent_get_uid (event)), >, 0);
      g_assert_true (g_hash_table_add (seen, g_strdup (icalcomponent_get_uid (event))));
    }
}

static void
test_fold (void)
{
  g_autofree char *letters = g_strnfill (75, 'x');
  g_autofree char *exact = g_strdup_printf ("%s\r\n", letters);
  g_autofree char *longer = g_strdup_printf ("%sy\r\n", letters);
  g_autofree char *split = g_strdup_printf ("%.74s\xc3\xa9\r\n", letters);
  g_autofree char *exact_folded = sn_ics_fold (exact);
  g_autofree char *longer_folded = sn_ics_fold (longer);
  g_autofree char *split_folded = sn_ics_fold (split);
  g_autofree char *refolded = sn_ics_fold ("SUMMARY:\r\n one\r\n\t two\r\nURL:x\r\n");
  g_autofree char *torn = sn_ics_fold ("URL:x\r\r\n \nSTATUS:y\r\n"); /* as libical does at some lengths */

  g_assert_cmpstr (exact_folded, ==, exact);
  g_assert_true (g_str_has_suffix (longer_folded, "x\r\n y\r\n"));
  g_assert_true (g_str_has_suffix (split_folded, "x\r\n \xc3\xa9\r\n"));
  g_assert_cmpstr (refolded, ==, "SUMMARY:one two\r\nURL:x\r\n");
  g_assert_cmpstr (torn, ==, "URL:x\r\nSTATUS:y\r\n");
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2019, 6, 21, 8, 9, 10);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sn_ics_write (items, now, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_null (strstr (text, "VEVENT"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/ics/calendar", test_calendar }, { "/ics/summary", test_summary },   { "/ics/days", test_days },
    { "/ics/times", test_times },       { "/ics/revision", test_revision }, { "/ics/texts", test_texts },
    { "/ics/lines", test_lines },       { "/ics/hostile", test_hostile },   { "/ics/uids", test_uids },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/ics/fold", test_fold);
  g_test_add_func ("/ics/empty", test_empty);
  return g_test_run ();
}
