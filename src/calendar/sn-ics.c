/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-ics.h"

#include <string.h>

#include "sn-config.h"
#include "sn-error.h"
#include "sn-ics-private.h"

#define CALENDAR_NAME "SEC News"
#define CALENDAR_DESCRIPTION "What the newsletters of the Smart Energy Code ask for"

/* How often it is worth looking: newsletters come by the week, but what the user
 * says of them is to be seen soon. */
#define REFRESH "PT1H"

/**
 * sn_ics_entry_new:
 * @item: an item
 * @uid: its name in calendars
 *
 * Returns: (transfer full): @item as it was when its newsletters were read, with
 *   their changes for its revision.
 */
SnIcsEntry *
sn_ics_entry_new (SnItem *item, const char *uid)
{
  SnIcsEntry *entry = g_new0 (SnIcsEntry, 1);

  entry->item = g_object_ref (item);
  entry->uid = g_strdup (uid);
  entry->sequence = sn_item_get_changes (item)->len;
  return entry;
}

/**
 * sn_ics_entry_free:
 *
 * Frees @entry.
 */
void
sn_ics_entry_free (SnIcsEntry *entry)
{
  g_clear_object (&entry->item);
  g_free (entry->uid);
  g_free (entry);
}

/**
 * sn_ics_context_init:
 *
 * Errors: %SN_ERROR_IO where the system does not know the zone.
 *
 * Returns: whether @self is ready, and to be cleared.
 */
gboolean
sn_ics_context_init (SnIcsContext *self, const SnIcsOptions *options, GError **error)
{
  *self = (SnIcsContext){ .options = options, .zone = g_time_zone_new_identifier ("Europe/London") };
  if (self->zone == NULL)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_IO, "The system has no time zone data for Europe/London");
      return FALSE;
    }
  self->alarms = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  return TRUE;
}

/**
 * sn_ics_context_clear:
 *
 * Frees what @self holds.
 */
void
sn_ics_context_clear (SnIcsContext *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->alarms, g_hash_table_unref);
}

/* NAME, COLOR and REFRESH-INTERVAL are of RFC 7986; most programs still read
 * only what was usual before. */
static void
begin_calendar (SnIcsWriter *writer)
{
  sn_ics_add (writer, "BEGIN", "VCALENDAR");
  sn_ics_add (writer, "VERSION", "2.0");
  sn_ics_add (writer, "PRODID", "-//SEC News//SEC News " SN_VERSION "//EN");
  sn_ics_add (writer, "CALSCALE", "GREGORIAN");
  sn_ics_add (writer, "METHOD", "PUBLISH");
  sn_ics_add_text (writer, "NAME", CALENDAR_NAME);
  sn_ics_add_text (writer, "X-WR-CALNAME", CALENDAR_NAME);
  sn_ics_add_text (writer, "DESCRIPTION", CALENDAR_DESCRIPTION);
  sn_ics_add_text (writer, "X-WR-CALDESC", CALENDAR_DESCRIPTION);
  sn_ics_add (writer, "COLOR", "royalblue");
  sn_ics_add (writer, "REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
  sn_ics_add (writer, "X-PUBLISHED-TTL", REFRESH);
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

/**
 * sn_ics_can_write:
 * @summary: (inout): where it is counted
 *
 * Returns: whether calendars can have @item: its date is precise enough and the
 *   user has not dismissed it.
 */
gboolean
sn_ics_can_write (SnItem *item, const SnIcsOptions *options, SnIcsSummary *summary)
{
  SnPrecision precision = sn_date_precision (sn_item_get_date (item));
  const SnUserWord *word = sn_item_get_user_word (item);

  if (word != NULL && word->dismissed)
    summary->dismissed++;
  else if (precision == SN_PRECISION_NONE)
    summary->undated++;
  else if (precision == SN_PRECISION_DAY || (precision == SN_PRECISION_MONTH && options->months))
    {
      summary->written++;
      return TRUE;
    }
  else
    summary->imprecise++;
  return FALSE;
}

static char *
fingerprint_of (SnIcsContext *context, SnItem *item)
{
  g_auto (SnIcsWriter) writer = { 0 };
  SnIcsEntry entry = { .item = item };

  sn_ics_writer_init (&writer);
  sn_ics_write_entry (&writer, context, &entry);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA1, (const guchar *) writer.out->str, writer.out->len);
}

/**
 * sn_ics_fingerprints:
 * @items: (element-type SnItem): items, of which sn_ics_can_write() holds for
 *   the first @n_items
 *
 * Errors: those of sn_ics_write().
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what calendars are
 *   told of each of the first @n_items, in few letters: the same unless something
 *   of it changes, whenever it is written.
 */
GPtrArray *
sn_ics_fingerprints (GPtrArray *items, guint n_items, const SnIcsOptions *options, GError **error)
{
  g_auto (SnIcsContext) context = { 0 };
  GPtrArray *fingerprints;

  if (!sn_ics_context_init (&context, options, error))
    return NULL;
  context.timeless = TRUE;
  fingerprints = g_ptr_array_new_full (n_items, g_free);
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (fingerprints, fingerprint_of (&context, items->pdata[i]));
  return fingerprints;
}

/**
 * sn_ics_fingerprint:
 * @item: an item for which sn_ics_can_write() holds
 *
 * Errors: those of sn_ics_write().
 *
 * Returns: (transfer full) (nullable): what sn_ics_fingerprints() says of @item.
 */
char *
sn_ics_fingerprint (SnItem *item, const SnIcsOptions *options, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new (), fingerprints = NULL;

  g_ptr_array_add (items, item);
  fingerprints = sn_ics_fingerprints (items, 1, options, error);
  return fingerprints != NULL ? g_strdup (fingerprints->pdata[0]) : NULL;
}

/**
 * sn_ics_write_entries:
 * @entries: (element-type SnIcsEntry): items for which sn_ics_can_write() holds
 *
 * Errors and result: as sn_ics_write().
 */
char *
sn_ics_write_entries (GPtrArray *entries, const SnIcsOptions *options, GError **error)
{
  g_auto (SnIcsContext) context = { 0 };
  g_auto (SnIcsWriter) writer = { 0 };

  if (!sn_ics_context_init (&context, options, error))
    return NULL;
  sn_ics_writer_init (&writer);
  begin_calendar (&writer);
  for (guint i = 0; i < entries->len; i++)
    sn_ics_write_entry (&writer, &context, entries->pdata[i]);
  sn_ics_add (&writer, "END", "VCALENDAR");
  return sn_ics_writer_finish (&writer);
}

/**
 * sn_ics_write:
 * @items: (element-type SnItem): items
 * @options: how to write them
 * @summary: (out) (optional): what was written and what was not
 *
 * Writes a calendar (RFC 5545) of all items whose date is precise to the day, or
 * to the month where @options say so; no day is invented. Days are VALUE=DATE
 * with an exclusive DTEND; times are converted from Europe/London to UTC, so
 * that no VTIMEZONE is needed, and one without a stated end has no DTEND.
 * Consultations, vacancies and deadlines are whole days, named with their
 * closing time, or tasks that are due then.
 *
 * Errors: %SN_ERROR_IO where the system does not know the zone.
 *
 * Returns: (transfer full) (nullable): the calendar, with CR LF line ends.
 */
char *
sn_ics_write (GPtrArray *items, const SnIcsOptions *options, SnIcsSummary *summary, GError **error)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_ics_entry_free);
  SnIcsSummary counts = { 0 };

  for (guint i = 0; i < items->len; i++)
    if (sn_ics_can_write (items->pdata[i], options, &counts))
      {
        g_autofree char *uid = uid_of (items->pdata[i], used);

        g_ptr_array_add (entries, sn_ics_entry_new (items->pdata[i], uid));
      }
  if (summary != NULL)
    *summary = counts;
  return sn_ics_write_entries (entries, options, error);
}

/* The next line that says more than when it was written. */
static const char *
next_telling (const char *line)
{
  while (line != NULL && g_str_has_prefix (line, "DTSTAMP:"))
    {
      line = strchr (line, '\n');
      line = line != NULL ? line + 1 : NULL;
    }
  return line;
}

/**
 * sn_ics_same:
 * @calendar: a calendar that this program wrote
 * @other: another text
 *
 * Returns: whether both say the same, but for the moments of writing.
 */
gboolean
sn_ics_same (const char *calendar, const char *other)
{
  const char *a = next_telling (calendar), *b = next_telling (other);

  while (a != NULL && b != NULL && *a != '\0' && *b != '\0')
    {
      gsize length = strcspn (a, "\n");

      if (strncmp (a, b, length + 1) != 0)
        return FALSE;
      a = next_telling (a[length] != '\0' ? a + length + 1 : a + length);
      b = next_telling (b[length] != '\0' ? b + length + 1 : b + length);
    }
  return a != NULL && b != NULL && *a == *b;
}
