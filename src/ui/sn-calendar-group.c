/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-group.h"

#include <glib/gi18n.h>

#include "sn-compat.h"
#include "sn-parts.h"
#include "sn-settings.h"

struct _SnCalendarGroup
{
  AdwPreferencesGroup parent_instance;

  GSettings *memory; /* what is remembered of the store */
  GtkWidget *file_row;
  GtkWidget *stop_button;
  GtkSwitch *todos_switch;
  GtkSwitch *months_switch;
};

G_DEFINE_FINAL_TYPE (SnCalendarGroup, sn_calendar_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_file (SnCalendarGroup *self)
{
  g_autofree char *path = g_settings_get_string (self->memory, SN_STORE_SETTING_CALENDAR_FILE);
  g_autofree char *display = g_filename_display_name (path);
  /* The subtitle of a row is always markup before libadwaita 1.3. */
  g_autofree char *markup = g_markup_escape_text (*path != '\0' ? display : _ ("None chosen"), -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file_row), markup);
  gtk_widget_set_visible (self->stop_button, *path != '\0');
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnCalendarGroup) self = data;
  g_autoptr (GFile) file = sn_compat_save_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  /* An error here is a user who thought better of it. */
  if (path != NULL && self->memory != NULL)
    g_settings_set_string (self->memory, SN_STORE_SETTING_CALENDAR_FILE, path);
}

static void
choose_cb (SnCalendarGroup *self)
{
  sn_compat_save_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Keep a Calendar File"),
                        "sec-news.ics", NULL, chosen_cb, g_object_ref (self));
}

static void
stop_cb (SnCalendarGroup *self)
{
  g_settings_set_string (self->memory, SN_STORE_SETTING_CALENDAR_FILE, "");
}

static void
add_file_row (SnCalendarGroup *self)
{
  GtkWidget *choose = gtk_button_new_with_label (_ ("Choose…"));

  self->stop_button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  sn_parts_set_tooltip (self->stop_button, _ ("Stop Keeping It"));
  sn_parts_set_name (self->stop_button, _ ("Stop Keeping It"));
  gtk_widget_add_css_class (self->stop_button, "flat");
  gtk_widget_set_valign (self->stop_button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  self->file_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), _ ("Calendar File"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->file_row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->file_row), self->stop_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->file_row), choose);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->file_row);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stop_button, "clicked", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
}

static GtkSwitch *
add_switch_row (SnCalendarGroup *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new (), *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return GTK_SWITCH (widget);
}

static void
sn_calendar_group_dispose (GObject *object)
{
  g_clear_object (&SN_CALENDAR_GROUP (object)->memory);
  G_OBJECT_CLASS (sn_calendar_group_parent_class)->dispose (object);
}

static void
sn_calendar_group_class_init (SnCalendarGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_calendar_group_dispose;
}

static void
sn_calendar_group_init (SnCalendarGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Calendars"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      _ ("A file that is kept up to date, for calendars that subscribe to a file or a web folder."));
  add_file_row (self);
  self->todos_switch = add_switch_row (self, _ ("Deadlines as Tasks"),
                                       _ ("Consultations and vacancies too; otherwise they are whole days"));
  self->months_switch =
      add_switch_row (self, _ ("Include Whole Months"), _ ("What has no day yet, as tentative, all over its month"));
}

/**
 * sn_calendar_group_set_settings:
 * @settings: what the user prefers
 * @memory: what is remembered of the store
 *
 * Shows and changes these from now on.
 */
void
sn_calendar_group_set_settings (SnCalendarGroup *self, GSettings *settings, GSettings *memory)
{
  g_return_if_fail (self->memory == NULL);
  self->memory = g_object_ref (memory);
  g_signal_connect_object (memory, "changed::" SN_STORE_SETTING_CALENDAR_FILE, G_CALLBACK (show_file), self,
                           G_CONNECT_SWAPPED);
  g_settings_bind (settings, SN_SETTING_CALENDAR_TODOS, self->todos_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, SN_SETTING_CALENDAR_MONTHS, self->months_switch, "active", G_SETTINGS_BIND_DEFAULT);
  show_file (self);
}
