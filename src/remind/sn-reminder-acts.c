/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reminder-acts.h"

#include "sn-config.h"
#include "sn-link.h"

#define WINDOW_PATH "/org/example/SecNews"

/* A window that has to be started by hand, and may never come. */
typedef struct
{
  GVariant *call;
  const char *method;
  guint watch;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_variant_unref (waiting->call);
  g_free (waiting);
}

static void
appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer data)
{
  Waiting *waiting = data;

  g_dbus_connection_call (connection, SN_APP_ID, WINDOW_PATH, "org.freedesktop.Application", waiting->method,
                          waiting->call, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  g_bus_unwatch_name (waiting->watch);
}

/* Where the program is not installed, it lies beside this one. */
static gboolean
spawn_window (GError **error)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", error);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *program = folder != NULL ? g_build_filename (folder, "secnews", NULL) : NULL;
  char *argv[] = { program, NULL };

  return program != NULL && g_spawn_async (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, error);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) reason = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL || !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) || !spawn_window (&reason))
    {
      if (reply == NULL)
        g_warning ("The window cannot be opened: %s", reason != NULL ? reason->message : error->message);
      waiting_free (waiting);
      return;
    }
  waiting->watch = g_bus_watch_name_on_connection (G_DBUS_CONNECTION (source), SN_APP_ID, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                   appeared_cb, NULL, waiting, waiting_free);
}

static GVariant *
platform_data (const char *token)
{
  GVariantBuilder data;

  g_variant_builder_init (&data, G_VARIANT_TYPE_VARDICT);
  if (token != NULL)
    {
      g_variant_builder_add (&data, "{sv}", "activation-token", g_variant_new_string (token));
      g_variant_builder_add (&data, "{sv}", "desktop-startup-id", g_variant_new_string (token));
    }
  return g_variant_builder_end (&data);
}

/**
 * sn_reminder_open_window:
 * @item_id: what to show; 0 for the window as it is
 * @token: (nullable): lets it come to the front
 *
 * Opens the window, or turns to it, through the bus.
 */
void
sn_reminder_open_window (GDBusConnection *connection, gint64 item_id, const char *token)
{
  Waiting *waiting = g_new0 (Waiting, 1);
  GVariant *item[] = { g_variant_new_int64 (item_id) };
  g_autoptr (GVariant) boxed =
      g_variant_ref_sink (g_variant_new_array (NULL, (GVariant *[]){ g_variant_new_variant (item[0]) }, 1));

  waiting->method = item_id != 0 ? "ActivateAction" : "Activate";
  waiting->call = item_id != 0 ? g_variant_new ("(s@av@a{sv})", "show-item", boxed, platform_data (token))
                               : g_variant_new ("(@a{sv})", platform_data (token));
  g_variant_ref_sink (waiting->call);
  g_dbus_connection_call (connection, SN_APP_ID, WINDOW_PATH, "org.freedesktop.Application", waiting->method,
                          waiting->call, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb, waiting);
}

/**
 * sn_reminder_open_form:
 * @item: an item
 *
 * Opens what answers it in the browser, if that is a page.
 */
void
sn_reminder_open_form (SnItem *item)
{
  SnLink *link = sn_item_get_best_link (item);
  g_autoptr (GError) error = NULL;

  if (link == NULL || !sn_uri_is_allowed (link->uri))
    return;
  if (!g_app_info_launch_default_for_uri (link->uri, NULL, &error))
    g_warning ("%s cannot be opened: %s", link->uri, error->message);
}
