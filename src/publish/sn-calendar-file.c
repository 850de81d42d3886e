/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-file.h"

#include <string.h>

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
  g_autoptr (GError) failure = NULL;

  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &failure))
    return TRUE;
  g_set_error_literal (error, SN_ERROR, SN_ERROR_IO, failure->message);
  return FALSE;
}
