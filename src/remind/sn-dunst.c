/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-dunst.h"

/* The Desktop Notifications Specification does not say to whom ActionInvoked and
 * NotificationClosed go. Most servers tell everybody, so that a service which was
 * started again hears of what it showed before. dunst tells only the connection
 * that showed the notice, and of that connection nobody is left: its buttons would
 * do nothing. Who shows it again under its number has it from then on; but what the
 * user has closed meanwhile would come back. The specification has no question
 * for what still stands; dunst has (org.dunstproject.cmd0, dunst(1)). */

#define PATH "/org/freedesktop/Notifications"
#define INTERFACE "org.dunstproject.cmd0"

typedef struct
{
  char *server;
  guint32 number;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_free (asking->server);
  g_free (asking);
}

/* What was closed is in the history. */
static gboolean
has_number (GVariant *history, guint32 number)
{
  g_autoptr (GVariant) notices = g_variant_get_child_value (history, 0);

  for (gsize i = 0; i < g_variant_n_children (notices); i++)
    {
      g_autoptr (GVariant) notice = g_variant_get_child_value (notices, i);
      gint32 id;

      if (g_variant_lookup (notice, "id", "i", &id) && (guint32) id == number)
        return TRUE;
    }
  return FALSE;
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  const Asking *asking = g_task_get_task_data (task);

  if (reply == NULL)
    g_task_return_int (task, SN_DUNST_UNKNOWN);
  else
    g_task_return_int (task, has_number (reply, asking->number) ? SN_DUNST_GONE : SN_DUNST_STANDS);
}

static void
lengths_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GDBusConnection *connection = G_DBUS_CONNECTION (source);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (connection, result, NULL);
  g_autoptr (GVariant) values = reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;
  const Asking *asking = g_task_get_task_data (task);
  guint32 displayed, waiting;

  if (values == NULL || !g_variant_lookup (values, "displayedLength", "u", &displayed) ||
      !g_variant_lookup (values, "waitingLength", "u", &waiting))
    g_task_return_int (task, SN_DUNST_UNKNOWN);
  else if (displayed + waiting == 0)
    g_task_return_int (task, SN_DUNST_GONE);
  else
    g_dbus_connection_call (connection, asking->server, PATH, INTERFACE, "NotificationListHistory", NULL,
                            G_VARIANT_TYPE ("(aa{sv})"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                            g_task_get_cancellable (task), history_cb, g_object_ref (task));
}

/**
 * sn_dunst_ask_async:
 * @server: the server's name on the bus
 * @number: a notice that it shows, or has shown
 *
 * Asks the server of notifications, in case that it is dunst, whether a notice
 * still stands.
 */
void
sn_dunst_ask_async (GDBusConnection *connection, const char *server, guint32 number, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (connection, cancellable, callback, user_data);
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking){ g_strdup (server), number };
  g_task_set_task_data (task, asking, asking_free);
  /* Who was stopped asks for the answer all the same, to free what it has. */
  g_task_set_check_cancellable (task, FALSE);
  g_dbus_connection_call (connection, server, PATH, "org.freedesktop.DBus.Properties", "GetAll",
                          g_variant_new ("(s)", INTERFACE), G_VARIANT_TYPE ("(a{sv})"), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          -1, cancellable, lengths_cb, task);
}

/**
 * sn_dunst_ask_finish:
 *
 * Returns: what it says.
 */
SnDunstAnswer
sn_dunst_ask_finish (GAsyncResult *result)
{
  return (SnDunstAnswer) g_task_propagate_int (G_TASK (result), NULL);
}
