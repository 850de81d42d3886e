/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-application.h"

#include <glib/gi18n.h>

#include "sn-background.h"
#include "sn-compat.h"
#include "sn-config.h"
#include "sn-notifier.h"
#include "sn-settings.h"
#include "sn-store.h"
#include "sn-window.h"

/* How often one run after another may end while this one asks it for its place. */
#define REGISTER_ATTEMPTS 5

struct _SnApplication
{
  AdwApplication parent_instance;

  char *database;
  SnClock *clock;
  SnStore *store;
  GSettings *settings;
  gboolean demo;
};

G_DEFINE_FINAL_TYPE (SnApplication, sn_application, ADW_TYPE_APPLICATION)

/* All keys that work everywhere; what belongs to one page is with that page.
 * The window of shortcuts (sn-shortcuts.ui) names both. */
static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "win.open", { "<Control>o" } },
  { "win.paste", { "<Control>v" } },
  { "win.page::calendar", { "<Alt>1" } },
  { "win.page::consultations", { "<Alt>2" } },
  { "win.page::vacancies", { "<Alt>3" } },
  { "win.page::newsletters", { "<Alt>4" } },
  { "win.undo-last", { "<Control>z" } },
  { "win.search", { "<Control>f" } },
  { "win.today", { "<Control>t" } },
  { "win.go-to-date", { "<Control>g" } },
  { "win.print", { "<Control>p" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

static SnWindow *
window_get (SnApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!SN_IS_WINDOW (window))
    return SN_WINDOW (sn_window_new (ADW_APPLICATION (self), self->store, self->settings, self->demo));
  return SN_WINDOW (window);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  sn_compat_show_about (window, _ ("SEC News"), SN_APP_ID, SN_VERSION,
                        _ ("Reads newsletters of the Smart Energy Code and shows what to attend, what to answer and "
                           "which seats are open. Everything stays on this computer."));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));
}

static void
background_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SnBackground background;
  g_autoptr (GError) error = NULL;

  /* The preferences show it where it is not permitted. */
  if (!sn_background_set_finish (result, &background, &error))
    g_message ("Reminders do not start with the session: %s", error->message);
}

/* (transfer none) (nullable): a window that stands apart has no part in reminders. */
static GDBusConnection *
reminders_connection (SnApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  return (g_application_get_flags (application) & G_APPLICATION_NON_UNIQUE) == 0
             ? g_application_get_dbus_connection (application)
             : NULL;
}

/* Reminders are looked after from the first window on, and with the session from
 * then on, if the user wants that. */
static void
start_reminders (SnApplication *self)
{
  GDBusConnection *connection = reminders_connection (self);

  if (connection == NULL)
    return;
  sn_background_start (connection, NULL, NULL);
  if (g_settings_get_boolean (self->settings, SN_SETTING_REMIND_IN_BACKGROUND))
    sn_background_set_async (TRUE, _ ("To remind you of deadlines while its window is closed"), NULL, background_set_cb,
                             NULL);
}

static void
stop_reminders (SnApplication *self)
{
  GDBusConnection *connection = reminders_connection (self);

  if (connection != NULL && !g_settings_get_boolean (self->settings, SN_SETTING_REMIND_IN_BACKGROUND))
    sn_background_stop (connection);
}

/* A portal takes what was chosen in a notice to the program that is installed, which
 * is this one; the service knows what it means, and may have to be started. */
static void
act_on_notice_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GDBusConnection *connection = g_application_get_dbus_connection (user_data);

  if (connection != NULL)
    sn_background_start (connection, SN_NOTICE_ACTION, parameter);
}

/* Has the window show what an action of its own shows, as soon as there are pages. */
static void
show (SnApplication *self, const char *action, GVariant *parameter)
{
  SnWindow *window = window_get (self);

  gtk_window_present (GTK_WINDOW (window));
  sn_window_show (window, action, parameter);
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show (user_data, "page", g_variant_new_string (g_action_get_name (G_ACTION (action))));
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show (user_data, g_action_get_name (G_ACTION (action)), parameter);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show (user_data, "search-for", parameter);
}

/* The desktop calls these over the bus: its menu of the program the pages, the
 * search provider all else. */
static void
add_shown_actions (SnApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "calendar", .activate = page_cb },
    { .name = "consultations", .activate = page_cb },
    { .name = "vacancies", .activate = page_cb },
    { .name = "newsletters", .activate = page_cb },
    { .name = "show-item", .activate = show_cb, .parameter_type = "x" },
    { .name = "show-newsletter", .activate = show_cb, .parameter_type = "(xtt)" },
    { .name = "search", .activate = search_cb, .parameter_type = "s" },
    { .name = SN_NOTICE_ACTION, .activate = act_on_notice_cb, .parameter_type = "(ss)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
add_actions (SnApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action, accelerators[i].keys);
}

static void
sn_application_startup (GApplication *application)
{
  SnApplication *self = SN_APPLICATION (application);
  g_autofree char *path = self->database != NULL ? g_strdup (self->database) : sn_db_default_path ();

  G_APPLICATION_CLASS (sn_application_parent_class)->startup (application);
  self->store = sn_store_new (path, self->clock);
  add_actions (self);
  start_reminders (self);
  add_shown_actions (self);
}

static void
sn_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (window_get (SN_APPLICATION (application))));
}

static void
sn_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  SnWindow *window = window_get (SN_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < n_files; i++)
    sn_window_import_file (window, files[i]);
}

static void
destroy_windows (GtkApplication *application)
{
  GList *windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_destroy (link->data);
  g_list_free (windows);
}

/* What is asked for from now on is for another run, while this one shuts the store:
 * under its name it would be asked, and not answer. */
static void
give_up_name (GApplication *application)
{
  GDBusConnection *connection = g_application_get_dbus_connection (application);

  if (connection != NULL && (g_application_get_flags (application) & G_APPLICATION_NON_UNIQUE) == 0)
    g_dbus_connection_call (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                            "ReleaseName", g_variant_new ("(s)", g_application_get_application_id (application)), NULL,
                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

static void
sn_application_shutdown (GApplication *application)
{
  SnApplication *self = SN_APPLICATION (application);

  stop_reminders (self); /* before another run has started them */
  give_up_name (application);
  destroy_windows (GTK_APPLICATION (application));
  if (self->store != NULL)
    sn_store_shutdown (self->store);
  G_APPLICATION_CLASS (sn_application_parent_class)->shutdown (application);
}

static void
sn_application_finalize (GObject *object)
{
  SnApplication *self = SN_APPLICATION (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_free (self->database);
  G_OBJECT_CLASS (sn_application_parent_class)->finalize (object);
}

static void
sn_application_class_init (SnApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sn_application_finalize;
  application_class->startup = sn_application_startup;
  application_class->activate = sn_application_activate;
  application_class->open = sn_application_open;
  application_class->shutdown = sn_application_shutdown;
}

static void
sn_application_init (SnApplication *self)
{
}

/**
 * sn_application_has_display:
 *
 * Returns: whether a window can be shown. Call it first.
 */
gboolean
sn_application_has_display (void)
{
  sn_compat_share_memory (); /* GTK brings the first threads */
  return gtk_init_check ();
}

/**
 * sn_application_has_page:
 *
 * Returns: whether @name is that of a page of the window.
 */
gboolean
sn_application_has_page (const char *name)
{
  static const char *const pages[] = { "calendar", "consultations", "vacancies", "newsletters", NULL };

  return g_strv_contains (pages, name);
}

/* What stands apart must never hand its files to the window of the real data,
 * nor get any from it. */
static GApplicationFlags
application_flags (const SnLaunch *launch)
{
  GApplicationFlags flags = G_APPLICATION_HANDLES_OPEN;
  g_autofree char *usual = sn_db_default_path ();

  if (launch->demo || launch->today != NULL || (launch->database != NULL && g_strcmp0 (launch->database, usual) != 0))
    flags |= G_APPLICATION_NON_UNIQUE;
  else if (launch->service)
    flags |= G_APPLICATION_IS_SERVICE;
  return flags;
}

/* The name of the program, "--" and the files, so that no file is taken for an
 * option. */
static GPtrArray *
arguments_new (const SnLaunch *launch)
{
  GPtrArray *arguments = g_ptr_array_new ();
  char **files = launch->files;

  g_ptr_array_add (arguments, (gpointer) (launch->program != NULL ? launch->program : "secnews"));
  if (files != NULL && files[0] != NULL)
    g_ptr_array_add (arguments, (gpointer) "--");
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    g_ptr_array_add (arguments, files[i]);
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

/* Whether the run that had the name went before it answered. */
static gboolean
has_gone (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER);
}

/* Asks the run that has the name, or becomes it. That run may be about to end, and
 * not answer any more: the name is then free, and this run is asked for once more. */
static gboolean
register_application (SnApplication *self, GError **error)
{
  for (guint attempt = 1;; attempt++)
    {
      g_autoptr (GError) failure = NULL;

      if (g_application_register (G_APPLICATION (self), NULL, &failure))
        return TRUE;
      if (attempt < REGISTER_ATTEMPTS && has_gone (failure))
        continue;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
}

/**
 * sn_application_launch:
 * @launch: how the program was started
 *
 * Opens the window and stays until it is closed. Where one is open already,
 * hands the files to it and returns at once.
 *
 * Errors: those of sn_settings_new(), and of the bus.
 *
 * Returns: exit status of the program, negative on error.
 */
int
sn_application_launch (const SnLaunch *launch, GError **error)
{
  g_autoptr (GPtrArray) arguments = arguments_new (launch);
  g_autoptr (GSettings) settings = launch->demo ? sn_settings_new_in_memory (error) : sn_settings_new (error);
  g_autoptr (SnApplication) self =
      g_object_new (SN_TYPE_APPLICATION, "application-id", SN_APP_ID, "flags", application_flags (launch),
                    "resource-base-path", "/org/example/SecNews", NULL);

  if (settings == NULL)
    return -1;
  self->settings = g_steal_pointer (&settings);
  g_set_application_name (_ ("SEC News"));
  self->database = g_strdup (launch->database);
  self->clock = launch->today != NULL ? sn_clock_new_fixed (launch->today) : sn_clock_new ();
  self->demo = launch->demo;
  if (!register_application (self, error))
    return -1;
  if (launch->page != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), launch->page, NULL);
  return g_application_run (G_APPLICATION (self), (int) arguments->len - 1, (char **) arguments->pdata);
}
