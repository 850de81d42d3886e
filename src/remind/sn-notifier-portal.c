/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-notifier.h"

/* org.freedesktop.portal.Notification, as
 * https://flatpak.github.io/xdg-desktop-portal/docs/ has it. GNotification speaks
 * to it too, but does not wait for an answer: what no desktop showed would count as
 * told. */
#define NAME "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"
#define INTERFACE "org.freedesktop.portal.Notification"

struct _SnNotifierPortal
{
  GDBusConnection *connection;
  const SnNotifierCalls *calls;
  gpointer data;
  GCancellable *cancellable;
};

typedef struct
{
  SnNotifierPortal *self;
  char *id;
} Showing;

static void
showing_free (Showing *showing)
{
  g_free (showing->id);
  g_free (showing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Showing, showing_free)

/**
 * sn_notifier_portal_new:
 * @calls: whom to tell, as long as it is there
 *
 * Returns: (transfer full): what speaks to the portal of notifications.
 */
SnNotifierPortal *
sn_notifier_portal_new (GDBusConnection *connection, const SnNotifierCalls *calls, gpointer data)
{
  SnNotifierPortal *self = g_new0 (SnNotifierPortal, 1);

  self->connection = g_object_ref (connection);
  self->calls = calls;
  self->data = data;
  self->cancellable = g_cancellable_new ();
  return self;
}

/**
 * sn_notifier_portal_free:
 *
 * Frees @self; what it showed stays.
 */
void
sn_notifier_portal_free (SnNotifierPortal *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->connection);
  g_free (self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Showing) showing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  showing->self->calls->shown (showing->id, NULL, 0, error, showing->self->data);
}

static GVariant *
target_of (const Showing *showing, const char *what)
{
  return g_variant_new_variant (g_variant_new ("(ss)", showing->id, what));
}

static GVariant *
buttons_of (const Showing *showing, const SnNoticeText *text)
{
  GVariantBuilder buttons;

  g_variant_builder_init (&buttons, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; text->actions[i] != NULL; i += 2)
    {
      g_variant_builder_open (&buttons, G_VARIANT_TYPE_VARDICT);
      g_variant_builder_add (&buttons, "{sv}", "label", g_variant_new_string (text->actions[i + 1]));
      g_variant_builder_add (&buttons, "{sv}", "action", g_variant_new_string ("app." SN_NOTICE_ACTION));
      g_variant_builder_add (&buttons, "{s@v}", "target", target_of (showing, text->actions[i]));
      g_variant_builder_close (&buttons);
    }
  return g_variant_builder_end (&buttons);
}

static GVariant *
notice_of (const Showing *showing, const SnNoticeText *text)
{
  GVariantBuilder notice;

  g_variant_builder_init (&notice, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&notice, "{sv}", "title", g_variant_new_string (text->title));
  g_variant_builder_add (&notice, "{sv}", "body", g_variant_new_string (text->body));
  g_variant_builder_add (&notice, "{sv}", "priority", g_variant_new_string (text->urgent ? "high" : "normal"));
  g_variant_builder_add (&notice, "{sv}", "default-action", g_variant_new_string ("app." SN_NOTICE_ACTION));
  g_variant_builder_add (&notice, "{s@v}", "default-action-target", target_of (showing, SN_NOTICE_DEFAULT));
  if (text->actions[0] != NULL)
    g_variant_builder_add (&notice, "{sv}", "buttons", buttons_of (showing, text));
  return g_variant_builder_end (&notice);
}

/**
 * sn_notifier_portal_show:
 *
 * See sn_notifier_show().
 */
void
sn_notifier_portal_show (SnNotifierPortal *self, const char *id, const SnNoticeText *text)
{
  Showing *showing = g_new (Showing, 1);

  *showing = (Showing){ self, g_strdup (id) };
  g_dbus_connection_call (self->connection, NAME, PATH, INTERFACE, "AddNotification",
                          g_variant_new ("(s@a{sv})", id, notice_of (showing, text)), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          self->cancellable, added_cb, showing);
}

/**
 * sn_notifier_portal_withdraw:
 *
 * See sn_notifier_withdraw().
 */
void
sn_notifier_portal_withdraw (SnNotifierPortal *self, const char *id)
{
  g_dbus_connection_call (self->connection, NAME, PATH, INTERFACE, "RemoveNotification", g_variant_new ("(s)", id),
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}
