/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-ics-writer.h"

#include <string.h>

/* Lines are written here rather than by libical, which is what reads them in the
 * tests: it escapes quotation marks, for which RFC 5545 has no escape and some
 * readers none either; folds directly after the name of a property; lets line
 * ends through in addresses; and takes twice as long. */

/* RFC 5545, section 3.1: octets of a line, without its end. */
#define MAX_LINE 75

/**
 * sn_ics_writer_init:
 *
 * Makes @self ready; to be cleared or finished.
 */
void
sn_ics_writer_init (SnIcsWriter *self)
{
  self->out = g_string_sized_new (4096);
  self->line = g_string_sized_new (1024);
}

/**
 * sn_ics_writer_clear:
 *
 * Frees what @self holds.
 */
void
sn_ics_writer_clear (SnIcsWriter *self)
{
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  if (self->line != NULL)
    g_string_free (self->line, TRUE);
  *self = (SnIcsWriter){ NULL, NULL };
}

/**
 * sn_ics_writer_finish:
 *
 * Returns: (transfer full): all that was written; @self is cleared.
 */
char *
sn_ics_writer_finish (SnIcsWriter *self)
{
  char *text = g_string_free (g_steal_pointer (&self->out), FALSE);

  sn_ics_writer_clear (self);
  return text;
}

static void
begin (SnIcsWriter *self, const char *name)
{
  g_string_assign (self->line, name);
  g_string_append_c (self->line, ':');
}

/* No fold inside a character, though the standard has nothing against it. */
static void
end (SnIcsWriter *self)
{
  const char *rest = self->line->str;
  gsize left = self->line->len, room = MAX_LINE;

  while (left > room)
    {
      gsize length = room;

      while (((guchar) rest[length] & 0xc0) == 0x80)
        length--;
      g_string_append_len (self->out, rest, (gssize) length);
      g_string_append_len (self->out, "\r\n ", 3);
      rest += length;
      left -= length;
      room = MAX_LINE - 1;
    }
  g_string_append_len (self->out, rest, (gssize) left);
  g_string_append_len (self->out, "\r\n", 2);
}

/**
 * sn_ics_add:
 * @name: name of a property, with its parameters
 * @value: a value that is no TEXT: plain, of one line
 *
 * Writes a line.
 */
void
sn_ics_add (SnIcsWriter *self, const char *name, const char *value)
{
  begin (self, name);
  g_string_append (self->line, value);
  end (self);
}

/**
 * sn_ics_add_text:
 * @name: name of a property, with its parameters
 * @text: plain lines, parted by line feeds
 *
 * Writes a value of the type TEXT (RFC 5545, section 3.3.11).
 */
void
sn_ics_add_text (SnIcsWriter *self, const char *name, const char *text)
{
  begin (self, name);
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\\;,\n");

      g_string_append_len (self->line, text, (gssize) length);
      text += length;
      if (*text == '\0')
        break;
      g_string_append_c (self->line, '\\');
      g_string_append_c (self->line, *text == '\n' ? 'n' : *text);
      text++;
    }
  end (self);
}

/**
 * sn_ics_add_number:
 *
 * Writes an INTEGER.
 */
void
sn_ics_add_number (SnIcsWriter *self, const char *name, guint number)
{
  char value[16];

  g_snprintf (value, sizeof value, "%u", number);
  sn_ics_add (self, name, value);
}

/**
 * sn_ics_add_day:
 * @name: name of a property, with VALUE=DATE where it has another type else
 *
 * Writes a DATE.
 */
void
sn_ics_add_day (SnIcsWriter *self, const char *name, const SnDate *day)
{
  char value[16];

  g_snprintf (value, sizeof value, "%04u%02u%02u", day->year % 10000u, day->month % 100u, day->day % 100u);
  sn_ics_add (self, name, value);
}

/**
 * sn_ics_add_moment:
 * @moment: a moment, in any zone
 *
 * Writes a DATE-TIME in UTC, which needs no VTIMEZONE.
 */
void
sn_ics_add_moment (SnIcsWriter *self, const char *name, GDateTime *moment)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (moment);
  char value[64];

  g_snprintf (value, sizeof value, "%04d%02d%02dT%02d%02d%02dZ", g_date_time_get_year (utc),
              g_date_time_get_month (utc), g_date_time_get_day_of_month (utc), g_date_time_get_hour (utc),
              g_date_time_get_minute (utc), g_date_time_get_second (utc));
  sn_ics_add (self, name, value);
}
