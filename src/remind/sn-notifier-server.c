/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "sn-config.h"
#include "sn-dunst.h"
#include "sn-notifier.h"

/* org.freedesktop.Notifications, as the Desktop Notifications Specification 1.2
 * has it: https://specifications.freedesktop.org/notification-spec/. */
#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

/* It stays until it is read: a deadline is not over after some seconds. */
#define NEVER_EXPIRES 0

#define URGENCY_NORMAL 1
#define URGENCY_CRITICAL 2

typedef struct
{
  char *server;
  guint32 number;
} Known;

struct _SnNotifierServer
{
  GDBusConnection *connection;
  const SnNotifierCalls *calls;
  gpointer data;
  GCancellable *cancellable;
  guint subscription;
  guint watch;
  char *owner;       /* NULL where there is none */
  gboolean looked;   /* whether it is known if there is one */
  GHashTable *known; /* id → Known */
  char *token;       /* of the last click */
};

/* A notice on its way. */
typedef struct
{
  SnNotifierServer *self;
  char *id;
  char *title;
  char *body;
  gboolean urgent;
  char **actions;
  gboolean renewed; /* it stands: it is to be replaced and never to appear */
} Showing;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->server);
  g_free (known);
}

static void
showing_free (Showing *showing)
{
  g_free (showing->id);
  g_free (showing->title);
  g_free (showing->body);
  g_strfreev (showing->actions);
  g_free (showing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Showing, showing_free)

/* Numbers are a server's own, and names of connections a bus's own. */
static char *
server_name (SnNotifierServer *self, const char *owner)
{
  return g_strdup_printf ("%s%s", g_dbus_connection_get_guid (self->connection), owner);
}

/* Whether whoever is there now has given that number. */
static gboolean
is_current (SnNotifierServer *self, const Known *known)
{
  g_autofree char *now = self->owner != NULL ? server_name (self, self->owner) : NULL;

  return known != NULL && known->number != 0 && g_strcmp0 (known->server, now) == 0;
}

/* (nullable): the id of what has that number now. */
static const char *
find_id (SnNotifierServer *self, guint32 number)
{
  GHashTableIter iter;
  gpointer id, known;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &id, &known))
    if (((Known *) known)->number == number && is_current (self, known))
      return id;
  return NULL;
}

static void
closed (SnNotifierServer *self, guint32 number)
{
  const char *found = find_id (self, number);
  g_autofree char *id = g_strdup (found);

  if (id == NULL)
    return;
  g_hash_table_remove (self->known, id);
  self->calls->closed (id, self->data);
}

static void
acted (SnNotifierServer *self, guint32 number, const char *action)
{
  g_autofree char *id = g_strdup (find_id (self, number));
  g_autofree char *token = g_steal_pointer (&self->token);

  if (id != NULL)
    self->calls->acted (id, action, token, self->data);
}

static void
signal_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *signal,
           GVariant *parameters, gpointer data)
{
  SnNotifierServer *self = data;
  guint32 number, reason;
  const char *text;

  if (g_str_equal (signal, "NotificationClosed") && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(uu)")))
    {
      g_variant_get (parameters, "(uu)", &number, &reason);
      closed (self, number);
      return;
    }
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(us)")))
    return;
  g_variant_get (parameters, "(u&s)", &number, &text);
  if (g_str_equal (signal, "ActionInvoked"))
    acted (self, number, text);
  else if (g_str_equal (signal, "ActivationToken"))
    {
      g_free (self->token);
      self->token = g_strdup (text);
    }
}

static void
appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer data)
{
  SnNotifierServer *self = data;

  g_free (self->owner);
  self->owner = g_strdup (owner);
  self->looked = TRUE;
  self->calls->ready (self->data);
}

static void
vanished_cb (GDBusConnection *connection, const char *name, gpointer data)
{
  SnNotifierServer *self = data;
  gboolean first = !self->looked;

  g_clear_pointer (&self->owner, g_free);
  self->looked = TRUE;
  /* The bus may start one for whoever has something to show. */
  if (first)
    self->calls->ready (self->data);
}

/**
 * sn_notifier_server_new:
 *
 * Returns: (transfer full): what speaks to the server of notifications.
 */
SnNotifierServer *
sn_notifier_server_new (GDBusConnection *connection, const SnNotifierCalls *calls, gpointer data)
{
  SnNotifierServer *self = g_new0 (SnNotifierServer, 1);

  self->connection = g_object_ref (connection);
  self->calls = calls;
  self->data = data;
  self->cancellable = g_cancellable_new ();
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
  self->subscription = g_dbus_connection_signal_subscribe (connection, NAME, NAME, NULL, PATH, NULL,
                                                           G_DBUS_SIGNAL_FLAGS_NONE, signal_cb, self, NULL);
  self->watch = g_bus_watch_name_on_connection (connection, NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, appeared_cb,
                                                vanished_cb, self, NULL);
  return self;
}

/**
 * sn_notifier_server_free:
 *
 * Frees @self; what it showed stays.
 */
void
sn_notifier_server_free (SnNotifierServer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_bus_unwatch_name (self->watch);
  g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  g_object_unref (self->cancellable);
  g_object_unref (self->connection);
  g_hash_table_unref (self->known);
  g_free (self->owner);
  g_free (self->token);
  g_free (self);
}

/**
 * sn_notifier_server_know:
 *
 * See sn_notifier_know().
 */
void
sn_notifier_server_know (SnNotifierServer *self, const char *id, const char *server, gint64 number)
{
  Known *known;

  if (server == NULL || number <= 0 || number > G_MAXUINT32)
    return;
  known = g_new (Known, 1);
  *known = (Known){ g_strdup (server), (guint32) number };
  g_hash_table_replace (self->known, g_strdup (id), known);
}

static void
notified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Showing) showing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusMessage) reply =
      g_dbus_connection_send_message_with_reply_finish (G_DBUS_CONNECTION (source), result, &error);
  SnNotifierServer *self = showing->self;
  g_autofree char *server = NULL;
  guint32 number = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply != NULL && !g_dbus_message_to_gerror (reply, &error))
    {
      GVariant *body = g_dbus_message_get_body (reply);

      if (body != NULL && g_variant_is_of_type (body, G_VARIANT_TYPE ("(u)")))
        g_variant_get (body, "(u)", &number);
      server = server_name (self, g_dbus_message_get_sender (reply));
      sn_notifier_server_know (self, showing->id, server, number);
    }
  self->calls->shown (showing->id, server, number, error, self->data);
}

/* What the server can do, of GetCapabilities. */
static gboolean
can (const char *const *capabilities, const char *what)
{
  return capabilities != NULL && g_strv_contains (capabilities, what);
}

static GVariant *
hints_of (const Showing *showing)
{
  GVariantBuilder hints;

  g_variant_builder_init (&hints, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&hints, "{sv}", "desktop-entry", g_variant_new_string (SN_APP_ID));
  g_variant_builder_add (&hints, "{sv}", "urgency",
                         g_variant_new_byte (showing->urgent ? URGENCY_CRITICAL : URGENCY_NORMAL));
  /* By either of these a server knows what it replaces, also where the number
   * that it gave got lost: dunst by the one, mako, SwayNC and others by the other. */
  g_variant_builder_add (&hints, "{sv}", "x-dunst-stack-tag", g_variant_new_string (showing->id));
  g_variant_builder_add (&hints, "{sv}", "x-canonical-private-synchronous", g_variant_new_string (showing->id));
  if (showing->renewed)
    g_variant_builder_add (&hints, "{sv}", "suppress-sound", g_variant_new_boolean (TRUE));
  return g_variant_builder_end (&hints);
}

static GVariant *
actions_of (const Showing *showing, const char *const *capabilities)
{
  GVariantBuilder actions;

  g_variant_builder_init (&actions, G_VARIANT_TYPE_STRING_ARRAY);
  if (!can (capabilities, "actions"))
    return g_variant_builder_end (&actions);
  g_variant_builder_add (&actions, "s", SN_NOTICE_DEFAULT);
  g_variant_builder_add (&actions, "s", _ ("Open SEC News"));
  for (guint i = 0; showing->actions[i] != NULL; i++)
    g_variant_builder_add (&actions, "s", showing->actions[i]);
  return g_variant_builder_end (&actions);
}

static void
notify (Showing *showing, const char *const *capabilities)
{
  SnNotifierServer *self = showing->self;
  const Known *known = g_hash_table_lookup (self->known, showing->id);
  g_autoptr (GDBusMessage) message = g_dbus_message_new_method_call (NAME, PATH, NAME, "Notify");
  g_autofree char *body =
      can (capabilities, "body-markup") ? g_markup_escape_text (showing->body, -1) : g_strdup (showing->body);

  g_dbus_message_set_body (message,
                           g_variant_new ("(susss@as@a{sv}i)", _ ("SEC News"),
                                          is_current (self, known) ? known->number : 0, SN_APP_ID, showing->title, body,
                                          actions_of (showing, capabilities), hints_of (showing), NEVER_EXPIRES));
  g_dbus_connection_send_message_with_reply (self->connection, message, G_DBUS_SEND_MESSAGE_FLAGS_NONE, -1, NULL,
                                             self->cancellable, notified_cb, showing);
}

/* It may have been withdrawn since the server was asked. */
static gboolean
still_stands (const Showing *showing)
{
  return is_current (showing->self, g_hash_table_lookup (showing->self->known, showing->id));
}

/* A server that cannot say what it can do still gets the text. */
static void
capabilities_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Showing *showing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autofree const char **capabilities = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || (showing->renewed && !still_stands (showing)))
    {
      showing_free (showing);
      return;
    }
  if (reply != NULL)
    g_variant_get (reply, "(^a&s)", &capabilities);
  notify (showing, (const char *const *) capabilities);
}

static Showing *
showing_new (SnNotifierServer *self, const char *id, const SnNoticeText *text, gboolean renewed)
{
  Showing *showing = g_new (Showing, 1);

  *showing = (Showing){ self,
                        g_strdup (id),
                        g_strdup (text->title),
                        g_strdup (text->body),
                        text->urgent,
                        g_strdupv ((char **) text->actions),
                        renewed };
  return showing;
}

static void
begin (Showing *showing)
{
  SnNotifierServer *self = showing->self;

  g_dbus_connection_call (self->connection, NAME, PATH, NAME, "GetCapabilities", NULL, G_VARIANT_TYPE ("(as)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, capabilities_cb, showing);
}

/**
 * sn_notifier_server_show:
 *
 * See sn_notifier_show().
 */
void
sn_notifier_server_show (SnNotifierServer *self, const char *id, const SnNoticeText *text)
{
  begin (showing_new (self, id, text, FALSE));
}

/* The cancellable is that of what @data belongs to, which is gone where it is
 * cancelled. */
static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Showing) showing = data;
  SnDunstAnswer answer = sn_dunst_ask_finish (result);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) || !still_stands (showing))
    return;
  if (answer == SN_DUNST_GONE)
    closed (showing->self, ((const Known *) g_hash_table_lookup (showing->self->known, showing->id))->number);
  else if (answer == SN_DUNST_STANDS)
    begin (g_steal_pointer (&showing));
}

/**
 * sn_notifier_server_renew:
 *
 * See sn_notifier_renew().
 */
void
sn_notifier_server_renew (SnNotifierServer *self, const char *id, const SnNoticeText *text)
{
  const Known *known = g_hash_table_lookup (self->known, id);

  if (is_current (self, known))
    sn_dunst_ask_async (self->connection, self->owner, known->number, self->cancellable, asked_cb,
                        showing_new (self, id, text, TRUE));
}

/**
 * sn_notifier_server_withdraw:
 *
 * See sn_notifier_withdraw().
 */
void
sn_notifier_server_withdraw (SnNotifierServer *self, const char *id)
{
  const Known *known = g_hash_table_lookup (self->known, id);

  if (is_current (self, known))
    g_dbus_connection_call (self->connection, NAME, PATH, NAME, "CloseNotification",
                            g_variant_new ("(u)", known->number), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL,
                            NULL);
  g_hash_table_remove (self->known, id);
}
