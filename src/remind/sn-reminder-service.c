/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reminder-service.h"

#include <glib/gi18n.h>

#include "sn-alarm.h"
#include "sn-config.h"
#include "sn-db-edit.h"
#include "sn-notifier.h"
#include "sn-remind-words.h"
#include "sn-reminder-acts.h"
#include "sn-reminder-store.h"
#include "sn-snooze.h"

/* When the store cannot be read or nobody shows notices, it tries again after so
 * long, then after twice that, and so on: what stays so for a night is not to
 * wake the computer every minute. */
#define RETRY_SECONDS 60
#define RETRY_MAX_SECONDS 3600

/* Notices that are of no item. */
#define TROUBLE_ID "trouble"
#define TEST_ID "test"
#define ACTION_ID "action"

struct _SnReminderService
{
  GApplication parent_instance;

  char *database;
  GSettings *settings;
  SnClock *clock;
  SnAlarm *alarm;
  SnReminderStore *store;
  SnNotifier *notifier;
  GHashTable *on_the_way; /* ids of notices that were given to the notifier */
  guint looking;          /* idle source */
  gboolean knows;         /* whether the notifier was told what stands from before */
  gboolean ready;         /* whether notices can be shown */
  gboolean troubled;
  gint64 wake;     /* when to look next, in any case */
  gint64 retry;    /* seconds to the next attempt, 0 when nothing has failed */
  gint64 retry_at; /* when that is, 0 for none */
};

G_DEFINE_FINAL_TYPE (SnReminderService, sn_reminder_service, G_TYPE_APPLICATION)

static gint64
now_of (SnReminderService *self)
{
  g_autoptr (GDateTime) now = sn_clock_now (self->clock);

  return g_date_time_to_unix (now);
}

/* ---- showing ---- */

static gboolean
has_form (SnItem *item)
{
  SnLink *link = sn_item_get_best_link (item);

  return link != NULL && !sn_link_is_mail (link) && sn_uri_is_allowed (link->uri);
}

/* Of several there is nothing to do but to look at them. */
static GPtrArray *
actions_of (const SnNotice *notice)
{
  GPtrArray *actions = g_ptr_array_new ();
  const SnReminder *only = notice->reminders->pdata[0];

  if (notice->kind == SN_NOTICE_SINGLE)
    {
      if (has_form (only->item))
        {
          g_ptr_array_add (actions, (gpointer) SN_NOTICE_FORM);
          g_ptr_array_add (actions, (gpointer) _ ("Open Form"));
        }
      g_ptr_array_add (actions, (gpointer) SN_NOTICE_SNOOZE);
      g_ptr_array_add (actions, (gpointer) _ ("Snooze for an Hour"));
      if (sn_item_get_kind (only->item) == SN_ITEM_CONSULTATION)
        {
          g_ptr_array_add (actions, (gpointer) SN_NOTICE_SUBMITTED);
          g_ptr_array_add (actions, (gpointer) _ ("Mark as Submitted"));
        }
    }
  g_ptr_array_add (actions, NULL);
  return actions;
}

/* What stands from an earlier run is only made one of this run. */
static void
show_notice (SnReminderService *self, const SnNotice *notice, const SnRemindRules *rules, gint64 now, gboolean stands)
{
  g_autoptr (GPtrArray) actions = actions_of (notice);
  g_autofree char *title = sn_remind_words_title (notice);
  g_autofree char *body = sn_remind_words_body (notice, rules, now);
  const SnReminder *first = notice->reminders->pdata[0];
  SnNoticeText text = { title, body, first->lead == 0 && first->occasion != SN_OCCASION_SNOOZE,
                        (const char *const *) actions->pdata };

  if (stands)
    sn_notifier_renew (self->notifier, notice->id, &text);
  else if (g_hash_table_add (self->on_the_way, g_strdup (notice->id)))
    sn_notifier_show (self->notifier, notice->id, &text);
}

static void
show_words (SnReminderService *self, const char *id, const char *title, const char *body)
{
  static const char *const none[] = { NULL };
  SnNoticeText text = { title, body, FALSE, none };

  sn_notifier_show (self->notifier, id, &text);
}

/* ---- looking ---- */

typedef struct
{
  SnReminderService *self;
  SnRemindRules rules;
  gint64 now;
  SnRemindPlan *plan;
} Look;

static void
tell_what_stands (SnReminderService *self, const SnRemindState *state)
{
  for (guint i = 0; i < state->standing->len && !self->knows; i++)
    {
      const SnStanding *standing = state->standing->pdata[i];

      sn_notifier_know (self->notifier, standing->id, standing->server, standing->number);
    }
  self->knows = TRUE;
}

static void
decide (const SnRemindState *state, SnRemindChanges *changes, gpointer data)
{
  Look *look = data;

  tell_what_stands (look->self, state);
  sn_remind_plan_make (look->plan, SN_SHOWER_SERVICE, &look->rules, look->now, state, changes);
}

static gboolean
look_work (SnDb *db, gpointer data, GError **error)
{
  SnDate today = sn_clock_today (((Look *) data)->self->clock);

  return sn_db_remind (db, &today, TRUE, decide, data, error);
}

static void
arm (SnReminderService *self)
{
  sn_alarm_set (self->alarm, self->retry_at != 0 ? MIN (self->wake, self->retry_at) : self->wake);
}

/* However many notices of one look fail, it is one attempt that did. And what
 * becomes due meanwhile does not wait for the next one. */
static void
try_again (SnReminderService *self)
{
  if (self->retry_at == 0)
    {
      self->retry = CLAMP (self->retry * 2, RETRY_SECONDS, RETRY_MAX_SECONDS);
      self->retry_at = now_of (self) + self->retry;
    }
  arm (self);
}

/* Said once: a service that only fails in the journal would be one that nobody
 * knows to be silent. */
static void
tell_trouble (SnReminderService *self, const GError *error)
{
  g_autofree char *body = NULL;

  g_warning ("%s: %s", self->database, error->message);
  if (self->troubled)
    return;
  self->troubled = TRUE;
  body = g_strdup_printf ("%s: %s", self->database, error->message);
  show_words (self, TROUBLE_ID, _ ("Reminders Cannot Be Read"), body);
}

static void
end_trouble (SnReminderService *self)
{
  if (!self->troubled)
    return;
  sn_notifier_withdraw (self->notifier, TROUBLE_ID);
  self->troubled = FALSE;
  self->retry = 0;
}

static gint64
next_midnight (const Look *look)
{
  SnDate today = sn_clock_today (look->self->clock), tomorrow = sn_date_add_days (&today, 1);

  return sn_remind_rules_time (&look->rules, &tomorrow, 0);
}

static void
look_now (SnReminderService *self)
{
  g_autoptr (SnRemindPlan) plan = sn_remind_plan_new ();
  g_autoptr (GError) error = NULL;
  Look look = { self, sn_remind_rules_new (self->settings, sn_clock_get_zone (self->clock)), now_of (self), plan };
  gboolean first = !self->knows;

  self->retry_at = 0;
  if (!sn_reminder_store_run (self->store, look_work, &look, &error))
    {
      tell_trouble (self, error);
      self->wake = next_midnight (&look);
      try_again (self);
      return;
    }
  end_trouble (self);
  /* Before anything is shown, which may fail and be tried again sooner. Without
   * a store nothing was planned. */
  self->wake = plan->wake != 0 ? plan->wake : next_midnight (&look);
  arm (self);
  for (guint i = 0; i < plan->withdraw->len; i++)
    sn_notifier_withdraw (self->notifier, ((SnStanding *) plan->withdraw->pdata[i])->id);
  for (guint i = 0; i < plan->notices->len; i++)
    show_notice (self, plan->notices->pdata[i], &look.rules, look.now, FALSE);
  for (guint i = 0; i < plan->standing->len && first; i++)
    show_notice (self, plan->standing->pdata[i], &look.rules, look.now, TRUE);
}

static gboolean
look_cb (gpointer data)
{
  SnReminderService *self = data;

  self->looking = 0;
  look_now (self);
  return G_SOURCE_REMOVE;
}

/* However many reasons there are at once, it looks once. */
static void
look_soon (SnReminderService *self)
{
  if (self->looking == 0 && self->ready)
    self->looking = g_idle_add (look_cb, self);
}

static void
look_soon_cb (gpointer data)
{
  look_soon (data);
}

/* ---- what becomes of a notice ---- */

typedef struct
{
  SnReminderService *self;
  const char *id;
  const char *server;
  guint32 number;
  const char *action;
  const char *token;
} Event;

static gboolean
shown_work (SnDb *db, gpointer data, GError **error)
{
  const Event *event = data;

  return sn_db_remind_delivered (db, event->id, event->server, event->number, now_of (event->self), error);
}

static gboolean
is_of_no_item (const char *id)
{
  return g_str_equal (id, TROUBLE_ID) || g_str_equal (id, TEST_ID) || g_str_equal (id, ACTION_ID);
}

static void
shown_cb (const char *id, const char *server, guint32 number, const GError *failure, gpointer data)
{
  SnReminderService *self = data;
  Event event = { self, id, server, number, NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_hash_table_remove (self->on_the_way, id);
  if (failure != NULL)
    g_warning ("A notice cannot be shown: %s", failure->message);
  if (is_of_no_item (id))
    return;
  if (failure != NULL)
    try_again (self);
  else if (!sn_reminder_store_run (self->store, shown_work, &event, &error))
    {
      tell_trouble (self, error);
      try_again (self);
    }
  else
    self->retry = 0;
}

static gboolean
closed_work (SnDb *db, gpointer data, GError **error)
{
  return sn_db_remind_closed (db, ((const Event *) data)->id, error);
}

static void
closed_cb (const char *id, gpointer data)
{
  SnReminderService *self = data;
  Event event = { self, id, NULL, 0, NULL, NULL };
  g_autoptr (GError) error = NULL;

  if (!sn_reminder_store_run (self->store, closed_work, &event, &error))
    tell_trouble (self, error);
}

static char *
snooze_until (SnReminderService *self)
{
  SnRemindRules rules = sn_remind_rules_new (self->settings, sn_clock_get_zone (self->clock));
  g_autoptr (GDateTime) now = sn_clock_now (self->clock);

  return sn_snooze_until (&rules, SN_SNOOZE_HOUR, now);
}

static SnEdit *
edit_of (const Event *event, SnItem *item)
{
  gboolean snooze = g_str_equal (event->action, SN_NOTICE_SNOOZE);
  SnEdit *edit = sn_edit_new (snooze ? SN_EDIT_REMIND : SN_EDIT_RESPOND, sn_item_get_id (item));
  g_autofree char *until = snooze ? snooze_until (event->self) : NULL;

  sn_edit_set_field (edit, snooze ? "snooze" : "status", snooze ? until : "submitted");
  return edit;
}

static gboolean
act_on (const Event *event, SnDb *db, SnItem *item, GError **error)
{
  GDBusConnection *connection = g_application_get_dbus_connection (G_APPLICATION (event->self));
  g_autoptr (SnEdit) edit = NULL;
  SnEdited edited;

  if (g_str_equal (event->action, SN_NOTICE_DEFAULT))
    sn_reminder_open_window (connection, sn_item_get_id (item), event->token);
  else if (g_str_equal (event->action, SN_NOTICE_FORM))
    sn_reminder_open_form (item);
  else if (g_str_equal (event->action, SN_NOTICE_SNOOZE) || g_str_equal (event->action, SN_NOTICE_SUBMITTED))
    {
      edit = edit_of (event, item);
      return sn_db_edit (db, edit, &edited, error);
    }
  return TRUE;
}

static gboolean
acted_work (SnDb *db, gpointer data, GError **error)
{
  const Event *event = data;
  SnDate today = sn_clock_today (event->self->clock);
  g_autoptr (GPtrArray) items = sn_db_remind_items_of (db, event->id, &today, error);

  if (items == NULL)
    return FALSE;
  if (items->len == 1)
    return act_on (event, db, items->pdata[0], error);
  sn_reminder_open_window (g_application_get_dbus_connection (G_APPLICATION (event->self)), 0, event->token);
  return TRUE;
}

/* Whoever pressed a button believes that it was done, so each failure is told. */
static void
tell_failure (SnReminderService *self, const GError *error)
{
  g_autofree char *body = g_strdup_printf ("%s: %s", self->database, error->message);

  g_warning ("%s", body);
  show_words (self, ACTION_ID, _ ("What You Chose Could Not Be Done"), body);
}

static void
acted_cb (const char *id, const char *action, const char *token, gpointer data)
{
  SnReminderService *self = data;
  Event event = { self, id, NULL, 0, action, token };
  g_autoptr (GError) error = NULL;

  if (!sn_reminder_store_run (self->store, acted_work, &event, &error))
    tell_failure (self, error);
  look_soon (self);
}

static void
ready_cb (gpointer data)
{
  SnReminderService *self = data;

  self->ready = TRUE;
  look_soon (self);
}

/* ---- the object ---- */

static void
test_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_words (data, TEST_ID, _ ("Reminders Work"),
              _ ("This is how SEC News reminds you, also when its window is closed."));
}

static void
look_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  look_soon (data);
}

static void
quit_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_application_quit (data);
}

static void
sn_reminder_service_startup (GApplication *application)
{
  static const SnNotifierCalls calls = { shown_cb, closed_cb, acted_cb, ready_cb };
  static const GActionEntry entries[] = {
    { .name = "test-notice", .activate = test_action_cb },
    { .name = "look", .activate = look_action_cb },
    { .name = "quit", .activate = quit_action_cb },
  };
  SnReminderService *self = SN_REMINDER_SERVICE (application);
  g_autoptr (GError) error = NULL;

  G_APPLICATION_CLASS (sn_reminder_service_parent_class)->startup (application);
  self->alarm = sn_alarm_new (look_soon_cb, self, &error);
  if (self->alarm == NULL)
    g_error ("%s", error->message);
  g_application_hold (application);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->store = sn_reminder_store_new (self->database, look_soon_cb, self);
  self->notifier = sn_notifier_new (application, &calls, self);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
}

/* It is there already. */
static void
sn_reminder_service_activate (GApplication *application)
{
}

static void
sn_reminder_service_shutdown (GApplication *application)
{
  SnReminderService *self = SN_REMINDER_SERVICE (application);

  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_pointer (&self->notifier, sn_notifier_free);
  g_clear_pointer (&self->store, sn_reminder_store_free);
  g_clear_pointer (&self->alarm, sn_alarm_free);
  G_APPLICATION_CLASS (sn_reminder_service_parent_class)->shutdown (application);
}

static void
sn_reminder_service_finalize (GObject *object)
{
  SnReminderService *self = SN_REMINDER_SERVICE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_hash_table_unref (self->on_the_way);
  g_free (self->database);
  G_OBJECT_CLASS (sn_reminder_service_parent_class)->finalize (object);
}

static void
sn_reminder_service_class_init (SnReminderServiceClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sn_reminder_service_finalize;
  application_class->startup = sn_reminder_service_startup;
  application_class->activate = sn_reminder_service_activate;
  application_class->shutdown = sn_reminder_service_shutdown;
}

static void
sn_reminder_service_init (SnReminderService *self)
{
  self->clock = sn_clock_new ();
  self->on_the_way = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * sn_reminder_service_new:
 * @database: the store's file
 * @settings: what the user prefers
 *
 * Returns: (transfer full): the service, to be run.
 */
SnReminderService *
sn_reminder_service_new (const char *database, GSettings *settings)
{
  SnReminderService *self = g_object_new (SN_TYPE_REMINDER_SERVICE, "application-id", SN_REMINDER_ID, "flags",
                                          G_APPLICATION_DEFAULT_FLAGS, NULL);

  self->database = g_strdup (database);
  self->settings = g_object_ref (settings);
  return self;
}
