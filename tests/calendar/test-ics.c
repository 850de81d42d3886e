/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <libical/ical.h>
#include <string.h>

#include "ics-items.h"
#include "ics-rules.h"
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
  SnIcsAlarms rules = ics_rules_new ();
  SnIcsOptions options = { .now = now, .alarms = &rules };
  g_autoptr (GError) error = NULL;

  fixture->text = sn_ics_write (items, &options, &fixture->summary, &error);
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
  GString *errors = g_string_new (NULL);
  char *raw = icalcomponent_as_ical_string_r (fixture->calendar);
  g_auto (GStrv) folds = g_strsplit (raw, "\r\n ", -1);
  g_autofree char *text = g_strjoinv ("", folds);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  icalmemory_free_buffer (raw);
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

/* What a line of so many letters, with a last one of two octets, becomes. */
static void
test_fold (void)
{
  static const struct
  {
    guint n;
    const char *end;
    const char *folded;
  } lines[] = {
    { 73, "", "\r\n" },
    { 73, "y", "\r\n y\r\n" },
    { 72, "\xc3\xa9", "\r\n \xc3\xa9\r\n" },
    { 71, "\xc3\xa9", "\xc3\xa9\r\n" },
    { 71, "\\", "\\\\\r\n" },
    { 72, "\n", "\\\r\n n\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (SnIcsWriter) writer = { 0 };
      g_autofree char *letters = g_strnfill (lines[i].n, 'x');
      g_autofree char *text = g_strconcat (letters, lines[i].end, NULL);
      g_autofree char *expected = g_strconcat ("N:", letters, lines[i].folded, NULL);

      sn_ics_writer_init (&writer);
      sn_ics_add_text (&writer, "N", text);
      g_assert_cmpstr (writer.out->str, ==, expected);
    }
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2019, 6, 21, 8, 9, 10);
  g_autoptr (GError) error = NULL;
  SnIcsOptions options = { .now = now };
  g_autofree char *text = sn_ics_write (items, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_null (strstr (text, "VEVENT"));
}

/* Writes the items of the fixture otherwise. */
static void
write_again (Fixture *fixture, SnIcsOptions options)
{
  g_autoptr (GPtrArray) items = ics_items_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2019, 6, 12, 8, 0, 0);
  g_autoptr (GError) error = NULL;

  tear_down (fixture, NULL);
  options.now = now;
  fixture->text = sn_ics_write (items, &options, &fixture->summary, &error);
  g_assert_no_error (error);
  fixture->calendar = icalparser_parse_string (fixture->text);
}

/* The triggers of an item, one a space. */
static char *
triggers_of (icalcomponent *event)
{
  GString *triggers = g_string_new (NULL);

  for (icalcomponent *alarm = icalcomponent_get_first_component (event, ICAL_VALARM_COMPONENT); alarm != NULL;
       alarm = icalcomponent_get_next_component (event, ICAL_VALARM_COMPONENT))
    {
      g_autofree char *trigger = value_of (alarm, ICAL_TRIGGER_PROPERTY);

      g_string_append_printf (triggers, "%s%s", triggers->len > 0 ? " " : "", trigger);
    }
  return g_string_free (triggers, FALSE);
}

static void
assert_triggers (Fixture *fixture, const char *uid, const char *expected)
{
  g_autofree char *triggers = triggers_of (find_event (fixture, uid));

  g_assert_cmpstr (triggers, ==, expected);
}

/* At nine in London, which is eight in UTC in summer; what is past rings no more:
 * the seventh working day before the 17th was the 6th. */
static void
test_alarms (Fixture *fixture, gconstpointer data)
{
  SnIcsAlarms rules = ics_rules_new ();

  write_again (fixture, (SnIcsOptions){ .alarms = &rules });
  assert_triggers (fixture, "consultation", "20190613T080000Z 20190614T080000Z 20190617T080000Z");
  assert_triggers (fixture, "vacancy", "20191220T090000Z 20191230T090000Z");
  assert_triggers (fixture, "summer", "20190618T080000Z");
  assert_triggers (fixture, "winter", "");
  assert_triggers (fixture, "folding", "");
  write_again (fixture, (SnIcsOptions){ 0 });
  assert_triggers (fixture, "consultation", "");
}

/* On 31 March 2019 there was no 01:30 in London. */
static void
test_left_out_hour (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2019, 3, 1, 8, 0, 0);
  SnIcsOptions options = { .now = now };
  SnDate date = sn_date_new_day (2019, 3, 31);
  SnItem *item = sn_item_new (SN_ITEM_EVENT, "At night");
  g_autofree char *text = NULL;

  sn_date_set_time (&date, 1, 30);
  sn_item_set_date (item, &date);
  g_ptr_array_add (items, item);
  text = sn_ics_write (items, &options, NULL, NULL);
  g_assert_nonnull (strstr (text, "\r\nDTSTART:20190331T013000Z\r\n"));
}

static void
test_months (Fixture *fixture, gconstpointer data)
{
  write_again (fixture, (SnIcsOptions){ .months = TRUE });
  g_assert_cmpuint (fixture->summary.written, ==, 11);
  g_assert_cmpuint (fixture->summary.imprecise, ==, 0);
  assert_value (fixture, "month", ICAL_DTSTART_PROPERTY, "20190701");
  assert_value (fixture, "month", ICAL_DTEND_PROPERTY, "20190801");
  assert_value (fixture, "month", ICAL_STATUS_PROPERTY, "TENTATIVE");
  assert_value (fixture, "month", ICAL_TRANSP_PROPERTY, "TRANSPARENT");
  assert_value (fixture, "month", ICAL_SUMMARY_PROPERTY, "Working Group (some day of July 2019)");
}

static icalcomponent *
find_todo (Fixture *fixture, const char *uid)
{
  for (icalcomponent *todo = icalcomponent_get_first_component (fixture->calendar, ICAL_VTODO_COMPONENT); todo != NULL;
       todo = icalcomponent_get_next_component (fixture->calendar, ICAL_VTODO_COMPONENT))
    if (g_strcmp0 (icalcomponent_get_uid (todo), uid) == 0)
      return todo;
  g_error ("No task %s", uid);
}

static void
test_todos (Fixture *fixture, gconstpointer data)
{
  g_autofree char *due = NULL, *day = NULL, *status = NULL, *errors = NULL;

  write_again (fixture, (SnIcsOptions){ .todos = TRUE });
  due = value_of (find_todo (fixture, "consultation"), ICAL_DUE_PROPERTY);
  day = value_of (find_todo (fixture, "vacancy"), ICAL_DUE_PROPERTY);
  status = value_of (find_todo (fixture, "consultation"), ICAL_STATUS_PROPERTY);
  g_assert_cmpstr (due, ==, "20190617T160000Z");
  g_assert_cmpstr (day, ==, "20191231");
  g_assert_cmpstr (status, ==, "NEEDS-ACTION");
  g_assert_cmpint (icalcomponent_count_components (fixture->calendar, ICAL_VEVENT_COMPONENT), ==, 5);
  icalrestriction_check (fixture->calendar);
  errors = restriction_errors (fixture);
  g_assert_cmpstr (errors, ==, "");
}

static SnIcsEntry *
entry_of (SnItem *item)
{
  SnIcsEntry *entry = sn_ics_entry_new (item, "uid");

  entry->sequence = 7;
  entry->modified = 1560000000;
  entry->withdrawn = TRUE;
  return entry;
}

static void
test_entries (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = ics_items_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_ics_entry_free);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2019, 6, 12, 8, 0, 0), later = g_date_time_add_days (now, 1);
  SnIcsOptions options = { .now = now };
  g_autofree char *text = NULL, *same = NULL, *changed = NULL;

  g_ptr_array_add (entries, entry_of (items->pdata[0]));
  text = sn_ics_write_entries (entries, &options, NULL);
  g_assert_nonnull (strstr (text, "\r\nSEQUENCE:7\r\nLAST-MODIFIED:20190608T132000Z\r\n"));
  g_assert_nonnull (strstr (text, "\r\nSTATUS:CANCELLED\r\n"));
  g_assert_nonnull (strstr (text, "\r\nSUMMARY:Cancelled: MP901 "));
  options.now = later;
  same = sn_ics_write_entries (entries, &options, NULL);
  g_assert_cmpstr (text, !=, same);
  g_assert_true (sn_ics_same (text, same));
  ((SnIcsEntry *) entries->pdata[0])->sequence++;
  changed = sn_ics_write_entries (entries, &options, NULL);
  g_assert_false (sn_ics_same (text, changed));
  g_assert_false (sn_ics_same (text, ""));
}

/* What calendars see of an item, and nothing that depends on when. */
static void
test_fingerprint (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = ics_items_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2019, 6, 12, 8, 0, 0), later = g_date_time_add_days (now, 90);
  SnIcsOptions options = { .now = now };
  SnItem *item = items->pdata[0];
  SnDate moved = sn_date_new_day (2019, 6, 24);
  g_autofree char *first = sn_ics_fingerprint (item, &options, NULL), *second = NULL, *third = NULL;

  options.now = later;
  second = sn_ics_fingerprint (item, &options, NULL);
  g_assert_cmpstr (first, ==, second);
  sn_item_set_date (item, &moved);
  third = sn_ics_fingerprint (item, &options, NULL);
  g_assert_cmpstr (first, !=, third);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/ics/calendar", test_calendar },
    { "/ics/summary", test_summary },
    { "/ics/days", test_days },
    { "/ics/times", test_times },
    { "/ics/revision", test_revision },
    { "/ics/texts", test_texts },
    { "/ics/lines", test_lines },
    { "/ics/hostile", test_hostile },
    { "/ics/uids", test_uids },
    { "/ics/alarms", test_alarms },
    { "/ics/left-out-hour", test_left_out_hour },
    { "/ics/months", test_months },
    { "/ics/todos", test_todos },
    { "/ics/entries", test_entries },
    { "/ics/fingerprint", test_fingerprint },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/ics/fold", test_fold);
  g_test_add_func ("/ics/empty", test_empty);
  return g_test_run ();
}
