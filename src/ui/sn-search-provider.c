/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-search-provider.h"

#include "sn-config.h"
#include "sn-error.h"
#include "sn-search-meta.h"
#include "sn-settings.h"
#include "sn-store.h"

/* Results after the first few are not shown. */
#define MOST_HITS 20
/* How long it stays after the last question: whoever types asks again soon. */
#define STAYS_MS 30000

#define PROVIDER_ID SN_APP_ID ".SearchProvider"
#define WINDOW_PATH "/org/example/SecNews"

/* https://developer.gnome.org/documentation/tutorials/search-provider.html */
static const char interface_xml[] =
    "<node><interface name='org.gnome.Shell.SearchProvider2'>"
    "<method name='GetInitialResultSet'><arg type='as' name='terms' direction='in'/>"
    "<arg type='as' name='results' direction='out'/></method>"
    "<method name='GetSubsearchResultSet'><arg type='as' name='previous_results' direction='in'/>"
    "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/></method>"
    "<method name='GetResultMetas'><arg type='as' name='identifiers' direction='in'/>"
    "<arg type='aa{sv}' name='metas' direction='out'/></method>"
    "<method name='ActivateResult'><arg type='s' name='identifier' direction='in'/>"
    "<arg type='as' name='terms' direction='in'/><arg type='u' name='timestamp' direction='in'/></method>"
    "<method name='LaunchSearch'><arg type='as' name='terms' direction='in'/>"
    "<arg type='u' name='timestamp' direction='in'/></method>"
    "</interface></node>";

/* GTK is not initialised here: an answer must come while somebody types. What is
 * activated is shown by the program's window, which this asks over the bus. */
struct _SnSearchProvider
{
  GApplication parent_instance;

  char *database;
  SnClock *clock;
  GSettings *settings;
  SnStore *store; /* NULL before the first question */
  guint registration;
  GHashTable *metas; /* identifier → what was found under it last */
};

G_DEFINE_FINAL_TYPE (SnSearchProvider, sn_search_provider, G_TYPE_APPLICATION)

/* A question that is being answered; while there is one, the program stays. */
typedef struct
{
  SnSearchProvider *provider;
  GDBusMethodInvocation *invocation;
  GVariant *identifiers; /* of whom the metas are asked */
  gsize next;
} Question;

static Question *
question_new (SnSearchProvider *provider, GDBusMethodInvocation *invocation)
{
  Question *question = g_new0 (Question, 1);

  g_application_hold (G_APPLICATION (provider));
  question->provider = g_object_ref (provider);
  question->invocation = invocation;
  return question;
}

static void
question_free (Question *question)
{
  g_application_release (G_APPLICATION (question->provider));
  g_clear_pointer (&question->identifiers, g_variant_unref);
  g_object_unref (question->provider);
  g_free (question);
}

static SnToday
today_of (SnSearchProvider *self)
{
  SnDate day = sn_clock_today (self->clock);

  return sn_today_new (&day, self->settings);
}

/* Whoever only searches makes no store. */
static gboolean
has_store (SnSearchProvider *self)
{
  if (self->store == NULL && g_file_test (self->database, G_FILE_TEST_EXISTS))
    self->store = sn_store_new (self->database, self->clock);
  return self->store != NULL;
}

/* ---- results ---- */

static void
answer_results (Question *question, GPtrArray *hits)
{
  SnSearchProvider *self = question->provider;
  SnToday today = today_of (self);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  g_hash_table_remove_all (self->metas);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      char *id = sn_search_meta_id (hits->pdata[i]);

      g_variant_builder_add (&builder, "s", id);
      g_hash_table_replace (self->metas, id, g_variant_ref_sink (sn_search_meta_of_hit (hits->pdata[i], &today)));
    }
  g_dbus_method_invocation_return_value (question->invocation, g_variant_new ("(as)", &builder));
  question_free (question);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = sn_store_search_finish (SN_STORE (source), result, &error);

  if (hits != NULL || g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
    {
      answer_results (question, hits); /* the next letter was typed: nobody waits for this */
      return;
    }
  g_dbus_method_invocation_return_gerror (question->invocation, error);
  question_free (question);
}

static void
find_results (SnSearchProvider *self, const char *const *terms, GDBusMethodInvocation *invocation)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);
  Question *question = question_new (self, invocation);

  if (has_store (self))
    sn_store_search_async (self->store, text, MOST_HITS, NULL, found_cb, question);
  else
    answer_results (question, NULL);
}

/* ---- what is known of them ---- */

static void answer_metas (Question *question);

/* Goes on with the next, whether or not something was found under this one: it
 * may have been deleted since it was. */
static void
take_meta (Question *question, GVariant *meta)
{
  g_autofree char *id = NULL;

  g_variant_get_child (question->identifiers, question->next++, "s", &id);
  if (meta != NULL)
    g_hash_table_replace (question->provider->metas, g_steal_pointer (&id), g_variant_ref_sink (meta));
  answer_metas (question);
}

static void
item_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (SnItem) item = sn_store_get_item_finish (SN_STORE (source), result, NULL);
  SnToday today = today_of (question->provider);

  take_meta (question, item != NULL ? sn_search_meta_of_item (item, &today) : NULL);
}

static void
newsletter_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (SnNewsletter) newsletter = sn_store_get_newsletter_finish (SN_STORE (source), result, NULL, NULL);
  const char *id;

  g_variant_get_child (question->identifiers, question->next, "&s", &id);
  take_meta (question, newsletter != NULL ? sn_search_meta_of_newsletter (id, newsletter) : NULL);
}

static void
send_metas (Question *question)
{
  GVariantBuilder builder;
  GVariantIter iter;
  const char *id;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  g_variant_iter_init (&iter, question->identifiers);
  while (g_variant_iter_next (&iter, "&s", &id))
    {
      GVariant *meta = g_hash_table_lookup (question->provider->metas, id);

      if (meta != NULL)
        g_variant_builder_add_value (&builder, meta);
    }
  g_dbus_method_invocation_return_value (question->invocation, g_variant_new ("(aa{sv})", &builder));
  question_free (question);
}

/* Asks the store for those that the last search did not find, one by one. */
static void
answer_metas (Question *question)
{
  SnSearchProvider *self = question->provider;

  for (; question->next < g_variant_n_children (question->identifiers); question->next++)
    {
      SnSearchPlace place;
      const char *id;

      g_variant_get_child (question->identifiers, question->next, "&s", &id);
      if (g_hash_table_contains (self->metas, id) || !sn_search_meta_parse_id (id, &place) || !has_store (self))
        continue;
      if (place.item_id != 0)
        sn_store_get_item_async (self->store, place.item_id, NULL, item_cb, question);
      else
        sn_store_get_newsletter_async (self->store, place.newsletter_id, NULL, newsletter_cb, question);
      return;
    }
  send_metas (question);
}

/* ---- the window ---- */

static void
activated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL)
    g_dbus_method_invocation_return_value (question->invocation, NULL);
  else
    g_dbus_method_invocation_return_gerror (question->invocation, error);
  question_free (question);
}

/* Starts the program where it does not run. */
static void
activate (SnSearchProvider *self, const char *action, GVariant *parameter, guint32 timestamp,
          GDBusMethodInvocation *invocation)
{
  GVariantBuilder parameters, platform;
  g_autofree char *startup = g_strdup_printf ("_TIME%u", timestamp);

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&parameters, "v", parameter);
  g_variant_builder_init (&platform, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&platform, "{sv}", "desktop-startup-id", g_variant_new_string (startup));
  g_dbus_connection_call (g_application_get_dbus_connection (G_APPLICATION (self)), SN_APP_ID, WINDOW_PATH,
                          "org.freedesktop.Application", "ActivateAction",
                          g_variant_new ("(sava{sv})", action, &parameters, &platform), NULL, G_DBUS_CALL_FLAGS_NONE,
                          -1, NULL, activated_cb, question_new (self, invocation));
}

static void
activate_result (SnSearchProvider *self, const char *id, guint32 timestamp, GDBusMethodInvocation *invocation)
{
  SnSearchPlace place;

  if (!sn_search_meta_parse_id (id, &place))
    g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                           "“%s” is not a result of SEC News", id);
  else if (place.item_id != 0)
    activate (self, "show-item", g_variant_new_int64 (place.item_id), timestamp, invocation);
  else
    activate (self, "show-newsletter",
              g_variant_new ("(xtt)", place.newsletter_id, (guint64) place.start, (guint64) place.length), timestamp,
              invocation);
}

static void
launch_search (SnSearchProvider *self, const char *const *terms, guint32 timestamp, GDBusMethodInvocation *invocation)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);

  activate (self, "search", g_variant_new_string (text), timestamp, invocation);
}

static void
called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
           GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  SnSearchProvider *self = user_data;
  g_autofree const char **terms = NULL;
  const char *id;
  guint32 timestamp;

  if (g_str_equal (method, "GetInitialResultSet"))
    {
      g_variant_get (parameters, "(^a&s)", &terms);
      find_results (self, terms, invocation);
    }
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_variant_get (parameters, "(@as^a&s)", NULL, &terms);
      find_results (self, terms, invocation);
    }
  else if (g_str_equal (method, "GetResultMetas"))
    {
      Question *question = question_new (self, invocation);

      g_variant_get (parameters, "(@as)", &question->identifiers);
      answer_metas (question);
    }
  else if (g_str_equal (method, "ActivateResult"))
    {
      g_variant_get (parameters, "(&s^a&su)", &id, &terms, &timestamp);
      activate_result (self, id, timestamp, invocation);
    }
  else
    {
      g_variant_get (parameters, "(^a&su)", &terms, &timestamp);
      launch_search (self, terms, timestamp, invocation);
    }
}

/* ---- the object ---- */

static gboolean
sn_search_provider_dbus_register (GApplication *application, GDBusConnection *connection, const char *path,
                                  GError **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = called_cb };
  SnSearchProvider *self = SN_SEARCH_PROVIDER (application);
  g_autoptr (GDBusNodeInfo) node = NULL;

  if (!G_APPLICATION_CLASS (sn_search_provider_parent_class)->dbus_register (application, connection, path, error))
    return FALSE;
  node = g_dbus_node_info_new_for_xml (interface_xml, error);
  if (node == NULL)
    return FALSE;
  self->registration =
      g_dbus_connection_register_object (connection, path, node->interfaces[0], &vtable, self, NULL, error);
  return self->registration != 0;
}

static void
sn_search_provider_dbus_unregister (GApplication *application, GDBusConnection *connection, const char *path)
{
  SnSearchProvider *self = SN_SEARCH_PROVIDER (application);

  if (self->registration != 0)
    g_dbus_connection_unregister_object (connection, self->registration);
  self->registration = 0;
  G_APPLICATION_CLASS (sn_search_provider_parent_class)->dbus_unregister (application, connection, path);
}

/* Started by hand it waits for questions, as when the bus starts it. */
static void
sn_search_provider_activate (GApplication *application)
{
}

static void
sn_search_provider_shutdown (GApplication *application)
{
  SnSearchProvider *self = SN_SEARCH_PROVIDER (application);

  if (self->store != NULL)
    sn_store_shutdown (self->store);
  G_APPLICATION_CLASS (sn_search_provider_parent_class)->shutdown (application);
}

static void
sn_search_provider_finalize (GObject *object)
{
  SnSearchProvider *self = SN_SEARCH_PROVIDER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  g_hash_table_unref (self->metas);
  g_free (self->database);
  G_OBJECT_CLASS (sn_search_provider_parent_class)->finalize (object);
}

static void
sn_search_provider_class_init (SnSearchProviderClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sn_search_provider_finalize;
  application_class->dbus_register = sn_search_provider_dbus_register;
  application_class->dbus_unregister = sn_search_provider_dbus_unregister;
  application_class->activate = sn_search_provider_activate;
  application_class->shutdown = sn_search_provider_shutdown;
}

static void
sn_search_provider_init (SnSearchProvider *self)
{
  self->metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
}

/**
 * sn_search_provider_run:
 * @database: (nullable): file of the store; %NULL for the user's
 * @today: (nullable): the day that it is; %NULL for the clock's
 *
 * Answers the questions of org.gnome.Shell.SearchProvider2 under the name
 * org.example.SecNews.SearchProvider of the session bus, until none came for a
 * while.
 *
 * Errors: those of sn_settings_new(), and of the bus.
 *
 * Returns: exit status of the program, negative on error.
 */
int
sn_search_provider_run (const char *database, const SnDate *today, GError **error)
{
  g_autoptr (GSettings) settings = sn_settings_new (error);
  g_autoptr (SnSearchProvider) self = NULL;

  if (settings == NULL)
    return -1;
  self = g_object_new (SN_TYPE_SEARCH_PROVIDER, "application-id", PROVIDER_ID, "flags", G_APPLICATION_IS_SERVICE,
                       "inactivity-timeout", STAYS_MS, NULL);
  self->settings = g_steal_pointer (&settings);
  self->database = database != NULL ? g_strdup (database) : sn_db_default_path ();
  self->clock = today != NULL ? sn_clock_new_fixed (today) : sn_clock_new ();
  if (!g_application_register (G_APPLICATION (self), NULL, error))
    return -1;
  return g_application_run (G_APPLICATION (self), 0, NULL);
}
