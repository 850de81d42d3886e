/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-background.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sn-config.h"
#include "sn-error.h"
#include "sn-sandbox.h"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PROGRAM "secnews-reminder"
#define REMINDER_PATH "/org/example/SecNews/Reminder"

/* (transfer full) (nullable): the service's program, which lies beside this one. */
static char *
find_program (GError **error)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", error);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;

  return folder != NULL ? g_build_filename (folder, PROGRAM, NULL) : NULL;
}

/* ---- outside a sandbox: an entry of https://specifications.freedesktop.org/autostart-spec/ ---- */

static char *
entry_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", SN_REMINDER_ID ".desktop", NULL);
}

/**
 * sn_background_quote:
 * @program: a path
 *
 * Quotes as Exec of an entry wants it, which is not as a shell does: in double
 * quotes, with a backslash before what a shell would read there, and percent signs
 * doubled (Desktop Entry Specification 1.5, "The Exec key"). The backslashes of
 * the file itself are not written yet.
 *
 * Returns: (transfer full): what starts @program without arguments.
 */
char *
sn_background_quote (const char *program)
{
  GString *quoted = g_string_new ("\"");

  for (const char *p = program; *p != '\0'; p++)
    {
      if (strchr ("\"`$\\", *p) != NULL)
        g_string_append_c (quoted, '\\');
      else if (*p == '%')
        g_string_append_c (quoted, '%');
      g_string_append_c (quoted, *p);
    }
  return g_string_free (g_string_append_c (quoted, '"'), FALSE);
}

static gboolean
write_entry (GError **error)
{
  g_autofree char *path = entry_path (), *folder = g_path_get_dirname (path), *program = find_program (error);
  g_autofree char *quoted = NULL, *text = NULL;
  g_autoptr (GKeyFile) entry = g_key_file_new ();

  if (program == NULL)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, SN_ERROR, SN_ERROR_IO, "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  quoted = sn_background_quote (program);
  g_key_file_set_string (entry, "Desktop Entry", "Type", "Application");
  g_key_file_set_string (entry, "Desktop Entry", "Name", "SEC News Reminders");
  g_key_file_set_string (entry, "Desktop Entry", "Icon", SN_APP_ID);
  g_key_file_set_string (entry, "Desktop Entry", "Exec", quoted);
  g_key_file_set_string (entry, "Desktop Entry", "TryExec", program);
  g_key_file_set_boolean (entry, "Desktop Entry", "NoDisplay", TRUE);
  text = g_key_file_to_data (entry, NULL, NULL);
  return g_file_set_contents (path, text, -1, error);
}

static gboolean
remove_entry (GError **error)
{
  g_autofree char *path = entry_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) failure = NULL;

  if (g_file_delete (file, NULL, &failure) || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* ---- in a sandbox: https://flatpak.github.io/xdg-desktop-portal/, Background ---- */

typedef struct
{
  gboolean wanted;
  guint subscription;
} Request;

/* What is not wanted any more needs no permission. */
static SnBackground
background_of (gboolean wanted, guint32 response, GVariant *results)
{
  gboolean autostart = FALSE;

  g_variant_lookup (results, "autostart", "b", &autostart);
  if (response == 0 && autostart)
    return SN_BACKGROUND_ON;
  return wanted ? SN_BACKGROUND_DENIED : SN_BACKGROUND_OFF;
}

static void
response_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
             const char *signal, GVariant *parameters, gpointer data)
{
  GTask *task = data;
  const Request *request = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  guint32 response;

  g_dbus_connection_signal_unsubscribe (connection, request->subscription);
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    {
      g_task_return_new_error (task, SN_ERROR, SN_ERROR_IO, "The desktop does not answer as it should.");
      return;
    }
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_task_return_int (task, background_of (request->wanted, response, results));
}

/* No portal at all, or one that knows nothing of programs in the background. */
static gboolean
is_missing (const GError *error)
{
  static const GDBusError codes[] = { G_DBUS_ERROR_SERVICE_UNKNOWN, G_DBUS_ERROR_NAME_HAS_NO_OWNER,
                                      G_DBUS_ERROR_UNKNOWN_INTERFACE, G_DBUS_ERROR_UNKNOWN_METHOD,
                                      G_DBUS_ERROR_UNKNOWN_OBJECT };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, G_DBUS_ERROR, (int) codes[i]))
      return TRUE;
  return FALSE;
}

static void
requested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Request *request = g_task_get_task_data (task);
  GDBusConnection *connection = G_DBUS_CONNECTION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (connection, result, &error);

  if (reply != NULL)
    return;
  g_dbus_connection_signal_unsubscribe (connection, request->subscription);
  if (is_missing (error))
    g_task_return_int (task, SN_BACKGROUND_MISSING);
  else
    {
      g_dbus_error_strip_remote_error (error);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

static GVariant *
request_options (gboolean wanted, const char *reason, const char *token)
{
  static const char *const command[] = { PROGRAM, NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (reason));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  return g_variant_builder_end (&options);
}

/* The answer comes as a signal of an object whose path is known before. */
static void
ask_portal (GTask *task, gboolean wanted, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autofree char *token = g_strdup_printf ("secnews%u", g_random_int ());
  g_autofree char *sender = NULL, *handle = NULL;
  Request *request = g_new0 (Request, 1);

  request->wanted = wanted;
  g_task_set_task_data (task, request, g_free);
  if (connection == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (connection) + 1), ".", '_');
  handle = g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
  request->subscription = g_dbus_connection_signal_subscribe (connection, PORTAL, "org.freedesktop.portal.Request",
                                                              "Response", handle, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                                              response_cb, g_object_ref (task), g_object_unref);
  g_dbus_connection_call (connection, PORTAL, PORTAL_PATH, "org.freedesktop.portal.Background", "RequestBackground",
                          g_variant_new ("(s@a{sv})", "", request_options (wanted, reason, token)),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, g_task_get_cancellable (task),
                          requested_cb, g_object_ref (task));
}

/**
 * sn_background_set_async:
 * @wanted: whether the service is to start with the session
 * @reason: why, for the desktop that asks the user
 *
 * Has the service start with the session, or not: by an autostart entry of the
 * user's, in a sandbox through the Background portal.
 */
void
sn_background_set_async (gboolean wanted, const char *reason, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;

  if (sn_sandboxed ())
    ask_portal (task, wanted, reason);
  else if (wanted ? write_entry (&error) : remove_entry (&error))
    g_task_return_int (task, wanted ? SN_BACKGROUND_ON : SN_BACKGROUND_OFF);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sn_background_set_finish:
 * @background: (out): how it is now
 *
 * Returns: whether that could be found out.
 */
gboolean
sn_background_set_finish (GAsyncResult *result, SnBackground *background, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gssize value = g_task_propagate_int (G_TASK (result), &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  *background = (SnBackground) value;
  return TRUE;
}

/* What is to be done once the service is there. */
typedef struct
{
  char *action;        /* NULL for nothing */
  GVariant *parameter; /* NULL for none */
  guint watch;
} Starting;

static void
starting_free (gpointer data)
{
  Starting *starting = data;

  g_free (starting->action);
  g_clear_pointer (&starting->parameter, g_variant_unref);
  g_free (starting);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL)
    g_message ("The reminder service does not do what it is asked: %s", error->message);
}

static void
act (GDBusConnection *connection, const Starting *starting)
{
  GVariantBuilder parameters;

  if (starting->action == NULL)
    return;
  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (starting->parameter != NULL)
    g_variant_builder_add (&parameters, "v", starting->parameter);
  g_dbus_connection_call (connection, SN_REMINDER_ID, REMINDER_PATH, "org.freedesktop.Application", "ActivateAction",
                          g_variant_new ("(sava{sv})", starting->action, &parameters, NULL), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, acted_cb, NULL);
}

static void
appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer data)
{
  Starting *starting = data;

  act (connection, starting);
  g_bus_unwatch_name (starting->watch);
}

static gboolean
spawn (GError **error)
{
  g_autofree char *program = find_program (error);
  char *argv[] = { program, NULL };

  return program != NULL && g_spawn_async (NULL, argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                                           NULL, NULL, NULL, error);
}

/* The bus says that it cannot start what it has no file of, also where that runs. */
static gboolean
is_there (GDBusConnection *connection)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new ("(s)", SN_REMINDER_ID), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean owned = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(b)", &owned);
  return owned;
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Starting *starting = data;
  GDBusConnection *connection = G_DBUS_CONNECTION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (connection, result, NULL);
  gboolean there = reply != NULL || is_there (connection);

  if (!there && !spawn (&error))
    g_message ("The reminder service cannot be started: %s", error->message);
  if (there)
    act (connection, starting);
  if (there || error != NULL || starting->action == NULL)
    {
      starting_free (starting);
      return;
    }
  starting->watch = g_bus_watch_name_on_connection (connection, SN_REMINDER_ID, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                    appeared_cb, NULL, starting, starting_free);
}

/**
 * sn_background_start:
 * @action: (nullable): what it is to do then, one of its actions: "test-notice",
 *   "look", "quit", %SN_NOTICE_ACTION
 * @parameter: (nullable): what that action is to be given
 *
 * Starts the service where it is not there yet: through the bus, or where that
 * does not know it (in a build folder) by its program.
 */
void
sn_background_start (GDBusConnection *connection, const char *action, GVariant *parameter)
{
  Starting *starting = g_new0 (Starting, 1);

  starting->action = g_strdup (action);
  starting->parameter = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  g_dbus_connection_call (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                          "StartServiceByName", g_variant_new ("(su)", SN_REMINDER_ID, 0), G_VARIANT_TYPE ("(u)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, started_cb, starting);
}

/**
 * sn_background_stop:
 *
 * Ends the service, if it is there; to be called as the last thing before the
 * program ends. When it is to start again, it is asked to.
 */
void
sn_background_stop (GDBusConnection *connection)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_call (connection, SN_REMINDER_ID, REMINDER_PATH, "org.freedesktop.Application", "ActivateAction",
                          g_variant_new ("(sava{sv})", "quit", NULL, NULL), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                          NULL, NULL, NULL);
  if (!g_dbus_connection_flush_sync (connection, NULL, &error))
    g_message ("The reminder service cannot be ended: %s", error->message);
}
