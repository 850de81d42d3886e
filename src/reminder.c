/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "sn-config.h"
#include "sn-db.h"
#include "sn-reminder-service.h"
#include "sn-settings.h"

/* The reminder service, a program of its own: it is there from login to logout,
 * so it has nothing of the window in it. */

static gboolean
quit_cb (gpointer data)
{
  g_application_quit (data);
  return G_SOURCE_CONTINUE;
}

static char *
find_database (void)
{
  const char *given = g_getenv ("SECNEWS_DATABASE");

  return given != NULL && *given != '\0' ? g_strdup (given) : sn_db_default_path ();
}

int
main (int argc, char **argv)
{
  g_autofree char *database = find_database ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = sn_settings_new (&error);
  g_autoptr (SnReminderService) service = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SN_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (settings == NULL)
    {
      fprintf (stderr, "secnews-reminder: %s\n", error->message);
      return 1;
    }
  g_set_application_name (_ ("SEC News"));
  service = sn_reminder_service_new (database, settings);
  g_unix_signal_add (SIGTERM, quit_cb, service);
  g_unix_signal_add (SIGINT, quit_cb, service);
  g_unix_signal_add (SIGHUP, quit_cb, service);
  return g_application_run (G_APPLICATION (service), argc, argv);
}
