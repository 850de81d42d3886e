/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

#include "sn-calendar-update.h"
#include "sn-clock.h"
#include "sn-settings.h"

/**
 * sn_cli_load_calendar:
 * @db: a store
 *
 * Errors: %SN_ERROR_IO where the installation is not complete.
 *
 * Returns: (transfer full) (nullable): how the user wants calendars of this
 *   store, and where one is kept up to date, if anywhere.
 */
SnCalendarFile *
sn_cli_load_calendar (SnDb *db, GError **error)
{
  g_autoptr (GSettings) settings = sn_settings_new (error);
  g_autoptr (GSettings) store_settings =
      settings != NULL ? sn_settings_new_for_store (settings, sn_db_get_path (db), error) : NULL;

  return store_settings != NULL ? sn_calendar_file_new (settings, store_settings) : NULL;
}

/**
 * sn_cli_keep_calendar:
 * @db: a store that the command has changed
 *
 * Brings the calendar file up to date that the user chose for this store in the
 * window, if any; what keeps it from that is said.
 */
void
sn_cli_keep_calendar (SnCli *cli, SnDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnCalendarFile) file = sn_cli_load_calendar (db, &error);
  g_autoptr (SnClock) clock = sn_clock_new ();
  g_autoptr (GDateTime) now = sn_clock_now (clock);
  SnDate today = sn_cli_options_today (&cli->options);
  g_autoptr (SnCalendarUpdate) update = file != NULL ? sn_calendar_update_new (file, now, &today) : NULL;
  g_autofree char *display = NULL;

  if (update != NULL && sn_calendar_update_run (update, db, &error))
    return;
  display = file != NULL && file->path != NULL ? sn_cli_display_path (file->path) : g_strdup ("calendar file");
  sn_cli_error (cli, display, "%s", error->message);
}
