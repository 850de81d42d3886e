/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "sn-error.h"
#include "sn-remind-rules.h"
#include "sn-settings.h"

/**
 * sn_calendar_options_init:
 * @options: (out): how the user wants calendars written; has pointers to @rules
 *   and @now
 * @rules: (out): when to remind
 * @settings: what the user prefers
 * @now: the moment of writing
 *
 * Asks what the user prefers.
 */
void
sn_calendar_options_init (SnIcsOptions *options, SnIcsAlarms *rules, GSettings *settings, GDateTime *now)
{
  SnRemindRules reminders = sn_remind_rules_new (settings, NULL);

  *rules = (SnIcsAlarms){ .division = reminders.division, .minutes = reminders.minute };
  memcpy (rules->leads, reminders.leads, sizeof rules->leads);
  *options = (SnIcsOptions){
    .now = now,
    .alarms = rules,
    .todos = g_settings_get_boolean (settings, SN_SETTING_CALENDAR_TODOS),
    .months = g_settings_get_boolean (settings, SN_SETTING_CALENDAR_MONTHS),
  };
}

/**
 * sn_calendar_file_new:
 * @settings: what the user prefers
 * @store_settings: what is remembered of the store
 *
 * Returns: (transfer full): the file that the user chose for this store.
 */
SnCalendarFile *
sn_calendar_file_new (GSettings *settings, GSettings *store_settings)
{
  SnCalendarFile *self = g_new0 (SnCalendarFile, 1);
  g_autofree char *path = g_settings_get_string (store_settings, SN_STORE_SETTING_CALENDAR_FILE);
  SnIcsOptions options;

  sn_calendar_options_init (&options, &self->rules, settings, NULL);
  self->todos = options.todos;
  self->months = options.months;
  self->path = *path != '\0' ? g_steal_pointer (&path) : NULL;
  return self;
}

/**
 * sn_calendar_file_copy:
 *
 * Returns: (transfer full): a copy.
 */
SnCalendarFile *
sn_calendar_file_copy (const SnCalendarFile *self)
{
  SnCalendarFile *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  return copy;
}

/**
 * sn_calendar_file_free:
 *
 * Frees @self.
 */
void
sn_calendar_file_free (SnCalendarFile *self)
{
  g_free (self->path);
  g_free (self);
}

static gboolean
fail (int number, const char *what, GError **error)
{
  g_set_error (error, SN_ERROR, SN_ERROR_IO, "%s: %s", what, g_strerror (number));
  return FALSE;
}

static gboolean
write_all (int file, const char *text, gsize length, const char *path, GError **error)
{
  while (length > 0)
    {
      ssize_t n = write (file, text, length);

      if (n < 0 && errno != EINTR)
        return fail (errno, path, error);
      text += MAX (n, 0);
      length -= (gsize) MAX (n, 0);
    }
  return fsync (file) == 0 || fail (errno, path, error);
}

/**
 * sn_calendar_file_prepare:
 * @path: a file that is to be written
 * @text: what is to be in it
 *
 * Writes another file beside it, for sn_calendar_file_put(), so that nothing that
 * lasts is left to do.
 *
 * Errors: %SN_ERROR_IO.
 *
 * Returns: (transfer full) (nullable): the path of the other file, which is the
 *   caller's to remove.
 */
char *
sn_calendar_file_prepare (const char *path, const char *text, GError **error)
{
  g_autofree char *prepared = g_strconcat (path, ".XXXXXX", NULL);
  int file = g_mkstemp_full (prepared, O_WRONLY, 0666);
  gboolean written;

  if (file < 0)
    {
      fail (errno, path, error);
      return NULL;
    }
  written = write_all (file, text, strlen (text), path, error);
  if (close (file) != 0 && written)
    written = fail (errno, path, error);
  if (written)
    return g_steal_pointer (&prepared);
  g_unlink (prepared);
  return NULL;
}

/**
 * sn_calendar_file_put:
 * @path: a file
 * @prepared: the path that sn_calendar_file_prepare() returned for it
 *
 * Puts what was prepared in its place: whoever reads it never sees half of it.
 *
 * Errors: %SN_ERROR_IO.
 *
 * Returns: whether it is there.
 */
gboolean
sn_calendar_file_put (const char *path, const char *prepared, GError **error)
{
  return g_rename (prepared, path) == 0 || fail (errno, path, error);
}

/**
 * sn_calendar_file_write:
 * @path: a file
 * @text: what is to be in it
 *
 * Writes a file whole or not at all: whoever reads it never sees half of it.
 *
 * Errors: %SN_ERROR_IO.
 *
 * Returns: whether it was written.
 */
gboolean
sn_calendar_file_write (const char *path, const char *text, GError **error)
{
  g_autofree char *prepared = sn_calendar_file_prepare (path, text, error);

  if (prepared == NULL)
    return FALSE;
  if (sn_calendar_file_put (path, prepared, error))
    return TRUE;
  g_unlink (prepared);
  return FALSE;
}
