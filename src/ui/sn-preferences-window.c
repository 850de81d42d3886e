/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-preferences-window.h"

#include <glib/gi18n.h>

#include "sn-calendar-group.h"
#include "sn-categories.h"
#include "sn-compat.h"
#include "sn-parts.h"
#include "sn-reminders-group.h"
#include "sn-settings.h"

struct _SnPreferencesWindow
{
  AdwWindow parent_instance;

  GSettings *settings;
  SnWatch *watch;  /* NULL where no folder is watched */
  GPtrArray *rows; /* of the folders, in their order */

  AdwComboRow *category_row;
  GtkSpinButton *soon_spin;
  AdwComboRow *division_row;
  AdwComboRow *week_row;
  GtkSwitch *review_switch;
  SnRemindersGroup *reminders_group;
  SnCalendarGroup *calendar_group;
  AdwPreferencesGroup *folders_group;
  GtkWidget *add_button;
  GtkWidget *no_folders_row;
};

G_DEFINE_FINAL_TYPE (SnPreferencesWindow, sn_preferences_window, ADW_TYPE_WINDOW)

/* ---- settings and rows ---- */

static gboolean
get_category (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_uint (value, sn_categories_find (g_variant_get_string (variant, NULL)));
  return TRUE;
}

static GVariant *
set_category (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *category = sn_categories_get (g_value_get_uint (value));

  return g_variant_new_string (category != NULL ? category : "");
}

/* The rows have the values of an enumeration in their order. */
static const char *const divisions[] = { "england-and-wales", "scotland", "northern-ireland", NULL };
static const char *const week_starts[] = { "locale", "monday", "sunday", NULL };

static gboolean
get_choice (GValue *value, GVariant *variant, gpointer data)
{
  const char *const *nicks = data;

  for (guint i = 0; nicks[i] != NULL; i++)
    if (g_str_equal (nicks[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
set_choice (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *const *nicks = data;

  return g_variant_new_string (nicks[g_value_get_uint (value)]);
}

static void
bind_rows (SnPreferencesWindow *self)
{
  g_settings_bind_with_mapping (self->settings, SN_SETTING_CATEGORY, self->category_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_category, set_category, NULL, NULL);
  g_settings_bind (self->settings, SN_SETTING_CLOSING_SOON_DAYS, self->soon_spin, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, SN_SETTING_DIVISION, self->division_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_choice, set_choice, (gpointer) divisions, NULL);
  g_settings_bind_with_mapping (self->settings, SN_SETTING_WEEK_START, self->week_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_choice, set_choice, (gpointer) week_starts, NULL);
  g_settings_bind (self->settings, SN_SETTING_REVIEW_AFTER_IMPORT, self->review_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

/* ---- watched folders ---- */

static void
remove_cb (SnPreferencesWindow *self, GtkButton *button)
{
  g_auto (GStrv) uris = g_settings_get_strv (self->settings, SN_SETTING_WATCHED_FOLDERS);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) left = NULL;

  for (guint i = 0; uris[i] != NULL; i++)
    if (!g_str_equal (uris[i], g_object_get_data (G_OBJECT (button), "uri")))
      g_strv_builder_add (kept, uris[i]);
  left = g_strv_builder_end (kept);
  gtk_widget_grab_focus (self->add_button);
  g_settings_set_strv (self->settings, SN_SETTING_WATCHED_FOLDERS, (const char *const *) left);
}

static GtkWidget *
remove_button_new (SnPreferencesWindow *self, const char *uri, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is the name of a folder */
  g_autofree char *words = g_strdup_printf (_ ("Stop Watching %s"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  sn_parts_set_tooltip (button, words);
  sn_parts_set_name (button, words);
  g_object_set_data_full (G_OBJECT (button), "uri", g_strdup (uri), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
folder_row_new (SnPreferencesWindow *self, const char *uri)
{
  GtkWidget *row = adw_action_row_new (), *image = gtk_image_new_from_icon_name ("folder-symbolic");
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char *name = g_file_get_parse_name (file);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove_button_new (self, uri, name));
  g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (uri), g_free);
  return row;
}

static void
show_status (SnPreferencesWindow *self)
{
  for (guint i = 0; self->watch != NULL && i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      gboolean wrong;
      g_autofree char *status = sn_watch_get_status (self->watch, g_object_get_data (G_OBJECT (row), "uri"), &wrong);
      /* The subtitle of a row is always markup before libadwaita 1.3. */
      g_autofree char *markup = g_markup_escape_text (status, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
      if (wrong)
        gtk_widget_add_css_class (row, "error");
      else
        gtk_widget_remove_css_class (row, "error");
    }
}

static void
show_folders (SnPreferencesWindow *self)
{
  g_auto (GStrv) uris = g_settings_get_strv (self->settings, SN_SETTING_WATCHED_FOLDERS);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->folders_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_ptr_array_add (self->rows, folder_row_new (self, uris[i]));
      adw_preferences_group_add (self->folders_group, self->rows->pdata[i]);
    }
  gtk_widget_set_visible (self->no_folders_row, self->rows->len == 0);
  show_status (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnPreferencesWindow) self = user_data;
  g_autoptr (GListModel) files = sn_compat_choose_finish (result, NULL);
  g_autoptr (GFile) folder = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) uris = NULL, longer = NULL;
  g_autofree char *uri = NULL;

  /* An error here is a user who thought better of it. */
  if (folder == NULL || self->settings == NULL)
    return;
  uri = g_file_get_uri (folder);
  uris = g_settings_get_strv (self->settings, SN_SETTING_WATCHED_FOLDERS);
  if (g_strv_contains ((const char *const *) uris, uri))
    return;
  g_strv_builder_addv (all, (const char **) uris);
  g_strv_builder_add (all, uri);
  longer = g_strv_builder_end (all);
  g_settings_set_strv (self->settings, SN_SETTING_WATCHED_FOLDERS, (const char *const *) longer);
}

static void
add_cb (SnPreferencesWindow *self)
{
  sn_compat_choose_async (GTK_WINDOW (self), _ ("Watch a Folder"), TRUE, NULL, chosen_cb, g_object_ref (self));
}

/* ---- the object ---- */

static void
sn_preferences_window_dispose (GObject *object)
{
  SnPreferencesWindow *self = SN_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->watch);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_PREFERENCES_WINDOW);
  G_OBJECT_CLASS (sn_preferences_window_parent_class)->dispose (object);
}

static void
sn_preferences_window_finalize (GObject *object)
{
  g_ptr_array_unref (SN_PREFERENCES_WINDOW (object)->rows);
  G_OBJECT_CLASS (sn_preferences_window_parent_class)->finalize (object);
}

static void
sn_preferences_window_class_init (SnPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_preferences_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_preferences_window_finalize;
  g_type_ensure (SN_TYPE_CALENDAR_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SnPreferencesWindow, category_row);
  gtk_widget_class_bind_template_child (widget_class, SnPreferencesWindow, soon_spin);
  gtk_widget_class_bind_template_child (widget_class, SnPreferencesWindow, division_row);
  gtk_widget_class_bind_template_child (widget_class, SnPreferencesWindow, week_row);
  gtk_widget_class_bind_template_child (widget_class, SnPreferencesWindow, review_switch);
  gtk_widget_class_bind_template_child (widget_class, SnPreferencesWindow, reminders_group);
  gtk_widget_class_bind_template_child (widget_class, SnPreferencesWindow, calendar_group);
  gtk_widget_class_bind_template_child (widget_class, SnPreferencesWindow, folders_group);
  gtk_widget_class_bind_template_child (widget_class, SnPreferencesWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, SnPreferencesWindow, no_folders_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sn_preferences_window_init (SnPreferencesWindow *self)
{
  g_autoptr (GListModel) categories = sn_categories_new_model (_ ("Not Stated"));

  self->rows = g_ptr_array_new ();
  g_type_ensure (SN_TYPE_REMINDERS_GROUP);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->category_row, categories);
}

/**
 * sn_preferences_window_new:
 * @parent: the window that it stands over
 * @settings: what the user prefers
 * @memory: what is remembered of the store
 * @watch: (nullable): what watches the folders
 *
 * Returns: (transfer none): the window, not shown yet.
 */
GtkWidget *
sn_preferences_window_new (GtkWindow *parent, GSettings *settings, GSettings *memory, SnWatch *watch)
{
  SnPreferencesWindow *self = g_object_new (SN_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  bind_rows (self);
  sn_reminders_group_set_settings (self->reminders_group, settings);
  sn_calendar_group_set_settings (self->calendar_group, settings, memory);
  g_signal_connect_object (settings, "changed::" SN_SETTING_WATCHED_FOLDERS, G_CALLBACK (show_folders), self,
                           G_CONNECT_SWAPPED);
  if (watch != NULL)
    {
      self->watch = g_object_ref (watch);
      g_signal_connect_object (watch, "status-changed", G_CALLBACK (show_status), self, G_CONNECT_SWAPPED);
    }
  show_folders (self);
  return GTK_WIDGET (self);
}
