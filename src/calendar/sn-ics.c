/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-ics.h"

#include <string.h>

#include "sn-config.h"
#include "sn-error.h"
#include "sn-ics-private.h"

#define CALENDAR_NAME "SEC News"

/* RFC 5545, section 3.1: octets of a line, without its end. */
#define MAX_LINE 75

/* Takes libical's folds out. It counts a line's end among its characters and may
 * fold between CR and LF, so this comes before anything is looked for at a line
 * end. */
static char *
unfold (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text));

  while (*text != '\0')
    if (g_str_has_prefix (text, "\r\n ") || g_str_has_prefix (text, "\r\n\t"))
      text += 3;
    else
      g_string_append_c (plain, *text++);
  return g_string_free (plain, FALSE);
}

/**
 * sn_ics_fold:
 * @text: a calendar as libical writes it, folded or not
 *
 * Folds lines after RFC 5545, section 3.1: none is longer than 75 octets, and
 * none is broken inside a character. libical's own folds stand at other
 * places: some directly after the name of a property, which not every reader
 * takes.
 *
 * Returns: (transfer full): the same calendar, folded anew.
 */
char *
sn_ics_fold (const char *text)
{
  g_autofree char *plain = unfold (text);
  GString *folded = g_string_sized_new (strlen (plain) + strlen (plain) / 32);
  gsize column = 0;

  for (const char *p = plain, *next; *p != '\0'; p = next)
    {
      gsize length;

      next = g_utf8_next_char (p);
      length = (gsize) (next - p);
      if (g_str_has_prefix (p, "\r\n"))
        {
          g_string_append (folded, "\r\n");
          next = p + 2;
          column = 0;
          continue;
        }
      if (column + length > MAX_LINE)
        {
          g_string_append (folded, "\r\n ");
          column = 1;
        }
      g_string_append_len (folded, p, (gssize) length);
      column += length;
    }
  return g_string_free (folded, FALSE);
}

static icalcomponent *
calendar_new (void)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  icalproperty *name = icalproperty_new_x (CALENDAR_NAME);

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//SEC News//SEC News " SN_VERSION "//EN"));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  /* NAME is of RFC 7986; most programs still read only the older one. */
  icalcomponent_add_property (calendar, icalproperty_new_name (CALENDAR_NAME));
  icalproperty_set_x_name (name, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, name);
  return calendar;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* The item's own name, or one made of what does not change when it moves. */
static char *
uid_of (SnItem *item, GHashTable *used)
{
  g_autofree char *text = NULL, *sum = NULL;
  guint count;

  if (sn_item_get_uid (item) != NULL)
    return g_strdup (sn_item_get_uid (item));
  text = g_strdup_printf ("%s\n%s\n%s\n%s\n%s", sn_item_kind_to_string (sn_item_get_kind (item)),
                          or_empty (sn_item_get_title (item)), or_empty (sn_item_get_reference (item)),
                          or_empty (sn_item_get_committee (item)), or_empty (sn_item_get_category (item)));
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (used, sum));
  g_hash_table_replace (used, g_strdup (sum), GUINT_TO_POINTER (count + 1));
  return g_strdup_printf ("%.32s-%u@secnews", sum, count);
}

static gboolean
can_be_written (SnItem *item, SnIcsSummary *summary)
{
  switch (sn_date_precision (sn_item_get_date (item)))
    {
    case SN_PRECISION_DAY:
      summary->written++;
      return TRUE;
    case SN_PRECISION_NONE:
      summary->undated++;
      return FALSE;
    case SN_PRECISION_YEAR:
    case SN_PRECISION_QUARTER:
    case SN_PRECISION_MONTH:
    default:
      summary->imprecise++;
      return FALSE;
    }
}

static char *
calendar_to_string (icalcomponent *calendar)
{
  char *raw = icalcomponent_as_ical_string_r (calendar);
  char *folded = raw != NULL ? sn_ics_fold (raw) : NULL;

  icalmemory_free_buffer (raw);
  return folded;
}

/**
 * sn_ics_write:
 * @items: (element-type SnItem): items
 * @now: the moment of writing
 * @summary: (out) (optional): what was written and what was not
 *
 * Writes a calendar (RFC 5545) of all items whose date is precise to the day;
 * no day is invented for the others. Days are VALUE=DATE with an exclusive
 * DTEND; times are converted from Europe/London to UTC, so that no VTIMEZONE
 * is needed, and one without a stated end has no DTEND. Consultations,
 * vacancies and deadlines are whole days, named with their closing time.
 *
 * Errors: %SN_ERROR_IO where the system does not know the zone.
 *
 * Returns: (transfer full) (nullable): the calendar, with CR LF line ends.
 */
char *
sn_ics_write (GPtrArray *items, GDateTime *now, SnIcsSummary *summary, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SnIcsSummary counts = { 0 };
  icalcomponent *calendar;
  char *text;

  if (zone == NULL)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_IO, "The system has no time zone data for Europe/London");
      return NULL;
    }
  calendar = calendar_new ();
  for (guint i = 0; i < items->len; i++)
    if (can_be_written (items->pdata[i], &counts))
      {
        g_autofree char *uid = uid_of (items->pdata[i], used);

        icalcomponent_add_component (calendar, sn_ics_event_new (items->pdata[i], uid, now, zone));
      }
  text = calendar_to_string (calendar);
  icalcomponent_free (calendar);
  if (summary != NULL)
    *summary = counts;
  if (text == NULL)
    g_set_error_literal (error, SN_ERROR, SN_ERROR_IO, "The calendar cannot be written");
  return text;
}
