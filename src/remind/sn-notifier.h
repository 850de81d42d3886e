/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can be done from a notice; the default is a click on it. */
#define SN_NOTICE_DEFAULT "default"
#define SN_NOTICE_FORM "form"
#define SN_NOTICE_SNOOZE "snooze"
#define SN_NOTICE_SUBMITTED "submitted"

/* The service's action for that: its parameter, of type (ss), is the notice's id
 * and which of these. A portal knows only the program that is installed, and calls
 * the action of that name of the window, which hands it on. */
#define SN_NOTICE_ACTION "act-on-notice"

/**
 * SnNoticeText:
 * @title: plain text
 * @body: plain text
 * @urgent: whether it is for today
 * @actions: (array zero-terminated=1): names and labels in turn, without the
 *   default
 *
 * What a notice says and offers.
 */
typedef struct {
  const char        *title;
  const char        *body;
  gboolean           urgent;
  const char *const *actions;
} SnNoticeText;

/**
 * SnNotifierCalls:
 * @shown: a notice was shown, by whom and as what number; @error is set where it
 *   was not
 * @closed: a notice is no longer on the screen
 * @acted: something was chosen in a notice; @token (nullable) lets a window come
 *   to the front
 * @ready: notices can be shown from now on; at first also where there is nobody
 *   yet whom the bus would not have to start
 *
 * What the notifier tells whoever uses it, with the data given for that.
 */
typedef struct {
  void (*shown)  (const char *id, const char *server, guint32 number, const GError *error, gpointer data);
  void (*closed) (const char *id, gpointer data);
  void (*acted)  (const char *id, const char *action, const char *token, gpointer data);
  void (*ready)  (gpointer data);
} SnNotifierCalls;

/**
 * SnNotifier:
 *
 * Shows notices under ids that stay what they are when the service is started
 * again. That is why there are three ways. In a sandbox the portal keeps ids, and
 * on GNOME org.gtk.Notifications, to which GNotification speaks. Everywhere else
 * that falls back to org.freedesktop.Notifications, where the server gives numbers,
 * and forgets those with its process: after a restart nothing could be replaced
 * or withdrawn. So there this speaks to the server itself: the number and who
 * gave it are kept in the store, and a tag made of the id has the server replace
 * what was shown just before a crash.
 */
typedef struct _SnNotifier SnNotifier;

SnNotifier *sn_notifier_new      (GApplication *application, const SnNotifierCalls *calls, gpointer data);
void        sn_notifier_free     (SnNotifier *self);
void        sn_notifier_know     (SnNotifier *self, const char *id, const char *server, gint64 number);
void        sn_notifier_show     (SnNotifier *self, const char *id, const SnNoticeText *text);
void        sn_notifier_renew    (SnNotifier *self, const char *id, const SnNoticeText *text);
void        sn_notifier_withdraw (SnNotifier *self, const char *id);

/* For sn-notifier-server.c. */
typedef struct _SnNotifierServer SnNotifierServer;

SnNotifierServer *sn_notifier_server_new      (GDBusConnection *connection, const SnNotifierCalls *calls,
                                               gpointer data);
void              sn_notifier_server_free     (SnNotifierServer *self);
void              sn_notifier_server_know     (SnNotifierServer *self, const char *id, const char *server,
                                               gint64 number);
void              sn_notifier_server_show     (SnNotifierServer *self, const char *id, const SnNoticeText *text);
void              sn_notifier_server_renew    (SnNotifierServer *self, const char *id, const SnNoticeText *text);
void              sn_notifier_server_withdraw (SnNotifierServer *self, const char *id);

/* For sn-notifier-portal.c. */
typedef struct _SnNotifierPortal SnNotifierPortal;

SnNotifierPortal *sn_notifier_portal_new      (GDBusConnection *connection, const SnNotifierCalls *calls,
                                               gpointer data);
void              sn_notifier_portal_free     (SnNotifierPortal *self);
void              sn_notifier_portal_show     (SnNotifierPortal *self, const char *id, const SnNoticeText *text);
void              sn_notifier_portal_withdraw (SnNotifierPortal *self, const char *id);

G_END_DECLS
