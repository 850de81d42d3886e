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

/* A file that says the same is left alone, so that a web server need not give it
 * away again. */
static gboolean
is_up_to_date (const char *path, const char *text)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && sn_ics_same (content, text);
}

/**
 * sn_calendar_file_update:
 * @db: the store of which the file is
 * @now: now
 * @today: the day for which states are worked out
 * @written: (out) (optional): whether there was anything new to write
 *
 * Writes the file anew where the store says something else than it does. What
 * is no longer in the store is no longer in the file: who subscribes to a
 * calendar drops what is not there.
 *
 * Errors: %SN_ERROR_IO for the file, and those of sn_publish().
 *
 * Returns: whether the file is up to date, or there is to be none.
 */
gboolean
sn_calendar_file_update (const SnCalendarFile *self, SnDb *db, GDateTime *now, const SnDate *today, gboolean *written,
                         GError **error)
{
  SnQuery query = { .today = *today };
  SnPublication publication = { .query = &query, .today = *today };
  g_autoptr (SnPublished) published = NULL;
  gboolean fresh;

  if (written != NULL)
    *written = FALSE;
  if (self->path == NULL)
    return TRUE;
  publication.options =
      (SnIcsOptions){ .now = now, .alarms = &self->rules, .todos = self->todos, .months = self->months };
  published = sn_publish (db, &publication, error);
  if (published == NULL)
    return FALSE;
  fresh = !is_up_to_date (self->path, published->text);
  if (written != NULL)
    *written = fresh;
  return !fresh || sn_calendar_file_write (self->path, published->text, error);
}
