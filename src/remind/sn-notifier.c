/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-notifier.h"

#include "sn-sandbox.h"

struct _SnNotifier
{
  GApplication *application;
  const SnNotifierCalls *calls;
  gpointer data;
  SnNotifierPortal *portal; /* in a sandbox */
  SnNotifierServer *server; /* where GNotification does not keep ids */
};

static void
act_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SnNotifier *self = data;
  const char *id, *what;

  g_variant_get (parameter, "(&s&s)", &id, &what);
  self->calls->acted (id, what, NULL, self->data);
}

/* As GLib chooses: GNOME Shell owns this name. */
static gboolean
has_gtk_server (GDBusConnection *connection)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new ("(s)", "org.gtk.Notifications"), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean owned = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(b)", &owned);
  return owned;
}

/**
 * sn_notifier_new:
 * @application: (transfer none): the application, registered on the session bus
 * @calls: whom to tell, as long as it is there
 *
 * Returns: (transfer full): what shows notices.
 */
SnNotifier *
sn_notifier_new (GApplication *application, const SnNotifierCalls *calls, gpointer data)
{
  SnNotifier *self = g_new0 (SnNotifier, 1);
  GDBusConnection *connection = g_application_get_dbus_connection (application);
  g_autoptr (GSimpleAction) action = g_simple_action_new (SN_NOTICE_ACTION, G_VARIANT_TYPE ("(ss)"));

  self->application = application;
  self->calls = calls;
  self->data = data;
  if (sn_sandboxed ())
    self->portal = sn_notifier_portal_new (connection, calls, data);
  else if (!has_gtk_server (connection))
    self->server = sn_notifier_server_new (connection, calls, data);
  g_signal_connect (action, "activate", G_CALLBACK (act_cb), self);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (action));
  if (self->server == NULL)
    calls->ready (data);
  return self;
}

/**
 * sn_notifier_free:
 *
 * Frees @self; what it showed stays.
 */
void
sn_notifier_free (SnNotifier *self)
{
  g_action_map_remove_action (G_ACTION_MAP (self->application), SN_NOTICE_ACTION);
  g_clear_pointer (&self->portal, sn_notifier_portal_free);
  g_clear_pointer (&self->server, sn_notifier_server_free);
  g_free (self);
}

/**
 * sn_notifier_know:
 * @server: (nullable): who shows it
 * @number: as what, 0 where that is not known
 *
 * Tells what was shown by an earlier run.
 */
void
sn_notifier_know (SnNotifier *self, const char *id, const char *server, gint64 number)
{
  if (self->server != NULL)
    sn_notifier_server_know (self->server, id, server, number);
}

static void
show_portable (SnNotifier *self, const char *id, const SnNoticeText *text)
{
  g_autoptr (GNotification) notification = g_notification_new (text->title);
  GDBusConnection *connection = g_application_get_dbus_connection (self->application);
  g_autoptr (GError) error = NULL;

  g_notification_set_body (notification, text->body);
  g_notification_set_priority (notification,
                               text->urgent ? G_NOTIFICATION_PRIORITY_HIGH : G_NOTIFICATION_PRIORITY_NORMAL);
  g_notification_set_default_action_and_target (notification, "app." SN_NOTICE_ACTION, "(ss)", id, SN_NOTICE_DEFAULT);
  for (guint i = 0; text->actions[i] != NULL; i += 2)
    g_notification_add_button_with_target (notification, text->actions[i + 1], "app." SN_NOTICE_ACTION, "(ss)", id,
                                           text->actions[i]);
  g_application_send_notification (self->application, id, notification);
  /* Nobody answers; what went out got there. */
  g_dbus_connection_flush_sync (connection, NULL, &error);
  self->calls->shown (id, NULL, 0, error, self->data);
}

/**
 * sn_notifier_show:
 * @id: what it replaces another by
 *
 * Shows a notice; `shown` is called when that was done, or failed.
 */
void
sn_notifier_show (SnNotifier *self, const char *id, const SnNoticeText *text)
{
  if (self->portal != NULL)
    sn_notifier_portal_show (self->portal, id, text);
  else if (self->server != NULL)
    sn_notifier_server_show (self->server, id, text);
  else
    show_portable (self, id, text);
}

/**
 * sn_notifier_renew:
 * @id: a notice that sn_notifier_know() told of
 *
 * Makes a notice that an earlier run has shown one of this run, so that its
 * buttons work: without being seen or heard anew, and not where the user has
 * closed it. GNotification needs nothing for that.
 */
void
sn_notifier_renew (SnNotifier *self, const char *id, const SnNoticeText *text)
{
  if (self->server != NULL)
    sn_notifier_server_renew (self->server, id, text);
}

/**
 * sn_notifier_withdraw:
 *
 * Takes a notice from the screen, if it is there.
 */
void
sn_notifier_withdraw (SnNotifier *self, const char *id)
{
  if (self->portal != NULL)
    sn_notifier_portal_withdraw (self->portal, id);
  else if (self->server != NULL)
    sn_notifier_server_withdraw (self->server, id);
  else
    g_application_withdraw_notification (self->application, id);
}
