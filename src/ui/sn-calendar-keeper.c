/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-keeper.h"

#include "sn-calendar-update.h"
#include "sn-error.h"
#include "sn-remind-rules.h"
#include "sn-settings.h"

/* Changes come in bursts; nobody who subscribes to a file waits for it. */
#define DELAY_MS 500

/* A folder that was full or away may be there again, without any change here. */
#define RETRY_SECONDS 60

struct _SnCalendarKeeper
{
  GObject parent_instance;

  SnStore *store;
  GSettings *settings;
  GSettings *memory;
  GCancellable *cancellable;
  guint delay_id;
  guint retry_id;
  SnCalendarUpdate *update; /* that is being done */
  gboolean again;           /* something changed meanwhile */
  char *told;               /* the last failure */
};

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnCalendarKeeper, sn_calendar_keeper, G_TYPE_OBJECT)

static void keep_soon (SnCalendarKeeper *self);

static void
tell (SnCalendarKeeper *self, const char *reason)
{
  if (g_strcmp0 (self->told, reason) == 0)
    return;
  g_free (self->told);
  self->told = g_strdup (reason);
  if (reason != NULL)
    g_signal_emit (self, signals[FAILED], 0, reason);
}

static gboolean
retry_cb (gpointer data)
{
  SnCalendarKeeper *self = data;

  self->retry_id = 0;
  keep_soon (self);
  return G_SOURCE_REMOVE;
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnCalendarKeeper) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = sn_calendar_update_run_finish (SN_STORE (source), result, &error);

  g_clear_pointer (&self->update, sn_calendar_update_unref);
  if (self->store == NULL || g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
    return;
  tell (self, done ? NULL : error->message);
  if (self->again)
    keep_soon (self);
  else if (!done)
    self->retry_id = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
}

static SnCalendarUpdate *
make_update (SnCalendarKeeper *self)
{
  SnClock *clock = sn_store_get_clock (self->store);
  g_autoptr (SnCalendarFile) file = sn_calendar_file_new (self->settings, self->memory);
  g_autoptr (GDateTime) now = sn_clock_now (clock);
  SnDate today = sn_clock_today (clock);

  return sn_calendar_update_new (file, now, &today);
}

static gboolean
keep_cb (gpointer data)
{
  SnCalendarKeeper *self = data;

  /* A long import would have the whole file be written again and again. */
  if (sn_store_is_importing (self->store))
    return G_SOURCE_CONTINUE;
  self->delay_id = 0;
  self->again = FALSE;
  /* Whatever comes of this, it says anew whether one is needed. */
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->update = make_update (self);
  sn_calendar_update_run_async (self->update, self->store, self->cancellable, updated_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
keep_soon (SnCalendarKeeper *self)
{
  self->again = self->update != NULL;
  if (self->update == NULL && self->delay_id == 0)
    self->delay_id = g_timeout_add (DELAY_MS, keep_cb, self);
}

/* What is written, and when its alarms ring: sn_calendar_options_init(). */
static gboolean
is_of_calendars (const char *key)
{
  static const char *const keys[] = { SN_SETTING_CALENDAR_TODOS, SN_SETTING_CALENDAR_MONTHS, SN_SETTING_DIVISION,
                                      SN_SETTING_REMIND_MINUTE, NULL };

  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    if (g_str_equal (key, sn_remind_rules_key ((SnItemKind) kind)))
      return TRUE;
  return g_strv_contains (keys, key);
}

static void
setting_cb (SnCalendarKeeper *self, const char *key)
{
  if (is_of_calendars (key))
    keep_soon (self);
}

/* What is due, or only half done, is not left to the next time that the window is
 * opened: the store is not closed before it is written. */
static void
keep_last (SnCalendarKeeper *self)
{
  g_autoptr (SnCalendarUpdate) update = NULL;

  if (self->store == NULL || (self->update == NULL && self->delay_id == 0))
    return;
  update = make_update (self);
  if (!sn_calendar_update_is_done (update))
    sn_calendar_update_run_last (update, self->store, self->update);
}

static void
sn_calendar_keeper_dispose (GObject *object)
{
  SnCalendarKeeper *self = SN_CALENDAR_KEEPER (object);

  g_cancellable_cancel (self->cancellable);
  keep_last (self);
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->memory);
  G_OBJECT_CLASS (sn_calendar_keeper_parent_class)->dispose (object);
}

static void
sn_calendar_keeper_finalize (GObject *object)
{
  SnCalendarKeeper *self = SN_CALENDAR_KEEPER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->update, sn_calendar_update_unref);
  g_free (self->told);
  G_OBJECT_CLASS (sn_calendar_keeper_parent_class)->finalize (object);
}

static void
sn_calendar_keeper_class_init (SnCalendarKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_calendar_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_calendar_keeper_finalize;
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sn_calendar_keeper_init (SnCalendarKeeper *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * sn_calendar_keeper_new:
 * @store: the store
 * @settings: what the user prefers
 *
 * Errors: %SN_ERROR_IO where the installation is not complete.
 *
 * Returns: (transfer full) (nullable): what keeps the file, from now on.
 */
SnCalendarKeeper *
sn_calendar_keeper_new (SnStore *store, GSettings *settings, GError **error)
{
  g_autoptr (GSettings) memory = sn_settings_new_for_store (settings, sn_store_get_path (store), error);
  SnCalendarKeeper *self;

  if (memory == NULL)
    return NULL;
  self = g_object_new (SN_TYPE_CALENDAR_KEEPER, NULL);
  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->memory = g_steal_pointer (&memory);
  g_signal_connect_object (store, "changed", G_CALLBACK (keep_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->memory, "changed::" SN_STORE_SETTING_CALENDAR_FILE, G_CALLBACK (keep_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed", G_CALLBACK (setting_cb), self, G_CONNECT_SWAPPED);
  keep_soon (self);
  return self;
}
