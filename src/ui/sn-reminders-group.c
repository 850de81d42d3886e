/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reminders-group.h"

#include <glib/gi18n.h>

#include "sn-background.h"
#include "sn-leads.h"
#include "sn-parts.h"
#include "sn-remind-rules.h"
#include "sn-settings.h"

/* The choices of days before; what is none of them is shown as it is. */
static const SnLeads choices[] = {
  0,
  1u << 0,
  1u << 1,
  1u << 1 | 1u << 0,
  1u << 2 | 1u << 1,
  1u << 5 | 1u << 1,
  1u << 7 | 1u << 2 | 1u << 1 | 1u << 0,
  1u << 10 | 1u << 5 | 1u << 2 | 1u << 1 | 1u << 0,
};

/* The times to choose from, in minutes of the day. */
#define FIRST_TIME (6 * 60)
#define LAST_TIME (18 * 60)
#define TIME_STEP 30

struct _SnRemindersGroup
{
  AdwPreferencesGroup parent_instance;

  GSettings *settings;
  GCancellable *cancellable;

  GtkWidget *background_row;
  GtkWidget *background_switch;
  GtkWidget *time_row;
  GArray *times; /* guint, the minutes that the row has */
  GtkWidget *lead_rows[SN_N_ITEM_KINDS];
  SnLeads other[SN_N_ITEM_KINDS]; /* what the last choice of a row stands for */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (SnRemindersGroup, sn_reminders_group, ADW_TYPE_PREFERENCES_GROUP)

/* "7, 2, 1 and the day": short, for a row that says the rest */
static char *
leads_words (SnLeads leads)
{
  GString *days = g_string_new (NULL);
  g_autofree char *list = NULL;

  for (guint lead = SN_LEADS_MAX; lead > 0; lead--)
    if ((leads & 1u << lead) != 0)
      g_string_append_printf (days, "%s%u", days->len > 0 ? ", " : "", lead);
  list = g_string_free (days, FALSE);
  if (*list == '\0')
    return g_strdup ((leads & 1u) != 0 ? _ ("On the day") : _ ("Never"));
  /* Translators: working days before; %s is a list of numbers, as in “7, 2, 1” */
  if ((leads & 1u) != 0)
    return g_strdup_printf (_ ("%s and the day"), list);
  /* Translators: %s is a list of numbers, as in “5, 1” */
  return g_strdup_printf (ngettext ("%s day before", "%s days before", g_str_equal (list, "1") ? 1 : 2), list);
}

static const char *
kind_title (SnItemKind kind)
{
  switch (kind)
    {
    case SN_ITEM_CONSULTATION:
      return _ ("Consultations Close");
    case SN_ITEM_VACANCY:
      return _ ("Nominations Close");
    case SN_ITEM_EVENT:
      return _ ("Events");
    case SN_ITEM_MILESTONE:
      return _ ("Milestones");
    case SN_ITEM_DEADLINE:
    default:
      return _ ("Deadlines and Internal Dates");
    }
}

/* ---- leads ---- */

static SnLeads
get_leads (SnRemindersGroup *self, guint kind)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, sn_remind_rules_key ((SnItemKind) kind));

  return sn_leads_of_variant (value);
}

static void
lead_selected_cb (GtkWidget *row, GParamSpec *pspec, SnRemindersGroup *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    if (row == self->lead_rows[kind] && !self->showing && self->settings != NULL)
      g_settings_set_value (
          self->settings, sn_remind_rules_key ((SnItemKind) kind),
          sn_leads_to_variant (selected < G_N_ELEMENTS (choices) ? choices[selected] : self->other[kind]));
}

static GtkWidget *
lead_row_new (SnRemindersGroup *self, guint kind)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kind_title ((SnItemKind) kind));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (lead_selected_cb), self, 0);
  return row;
}

static void
show_leads (SnRemindersGroup *self, guint kind)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  SnLeads leads = get_leads (self, kind);
  guint selected = 0;

  while (selected < G_N_ELEMENTS (choices) && choices[selected] != leads)
    selected++;
  for (guint i = 0; i < G_N_ELEMENTS (choices) + (selected == G_N_ELEMENTS (choices)); i++)
    gtk_string_list_take (words, leads_words (i < G_N_ELEMENTS (choices) ? choices[i] : leads));
  self->other[kind] = leads;
  self->showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->lead_rows[kind]), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->lead_rows[kind]), selected);
  self->showing = FALSE;
}

/* ---- time ---- */

static void
time_selected_cb (SnRemindersGroup *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->time_row));

  if (!self->showing && self->settings != NULL && selected < self->times->len)
    g_settings_set_uint (self->settings, SN_SETTING_REMIND_MINUTE, g_array_index (self->times, guint, selected));
}

static GtkWidget *
time_row_new (SnRemindersGroup *self)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Time of Day"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("In Great Britain"));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (time_selected_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_time (SnRemindersGroup *self, GtkStringList *words, guint minute)
{
  g_array_append_val (self->times, minute);
  gtk_string_list_take (words, g_strdup_printf ("%02u:%02u", minute / 60, minute % 60));
}

/* A time that was set elsewhere, to the minute, has its place among them. */
static void
show_time (SnRemindersGroup *self)
{
  guint chosen = g_settings_get_uint (self->settings, SN_SETTING_REMIND_MINUTE), selected = 0;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint last = MAX (LAST_TIME, chosen);

  for (guint minute = MIN (FIRST_TIME, chosen); minute <= last; minute++)
    {
      gboolean common = minute % TIME_STEP == 0 && minute >= FIRST_TIME && minute <= LAST_TIME;

      if (minute == chosen)
        selected = self->times->len;
      if (common || minute == chosen)
        add_time (self, words, minute);
    }
  self->showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->time_row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->time_row), selected);
  self->showing = FALSE;
}

/* ---- background ---- */

static void
show_background (SnRemindersGroup *self, const char *words, gboolean wrong)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->background_row), markup);
  if (wrong)
    gtk_widget_add_css_class (self->background_row, "error");
  else
    gtk_widget_remove_css_class (self->background_row, "error");
}

static const char *
background_words (SnBackground background)
{
  switch (background)
    {
    case SN_BACKGROUND_ON:
      return _ ("Permitted; starts with your session");
    case SN_BACKGROUND_DENIED:
      return _ ("Your desktop does not permit it; allow it in its settings of applications");
    case SN_BACKGROUND_MISSING:
      return _ ("Your desktop offers sandboxed programs no way to start with the session");
    case SN_BACKGROUND_OFF:
    default:
      return _ ("Reminders come only while the window is open");
    }
}

static void
background_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnRemindersGroup) self = data;
  g_autoptr (GError) error = NULL;
  SnBackground background;

  if (!sn_background_set_finish (result, &background, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_background (self, error->message, TRUE);
      return;
    }
  show_background (self, background_words (background),
                   background == SN_BACKGROUND_DENIED || background == SN_BACKGROUND_MISSING);
}

/* A window on another store, or on another day, has no part in what starts with
 * the session. */
static gboolean
stands_apart (void)
{
  GApplication *application = g_application_get_default ();

  return application == NULL || (g_application_get_flags (application) & G_APPLICATION_NON_UNIQUE) != 0;
}

static void
background_switched_cb (SnRemindersGroup *self)
{
  if (stands_apart ())
    show_background (self, _ ("Not of what this window shows; it is not your usual store"), FALSE);
  else if (self->settings != NULL)
    sn_background_set_async (gtk_switch_get_active (GTK_SWITCH (self->background_switch)),
                             _ ("To remind you of deadlines while its window is closed"), self->cancellable,
                             background_set_cb, g_object_ref (self));
}

/* Who does not want it need not be asked by the desktop about it. */
static void
find_background (SnRemindersGroup *self)
{
  if (stands_apart () || gtk_switch_get_active (GTK_SWITCH (self->background_switch)))
    background_switched_cb (self);
  else
    show_background (self, background_words (SN_BACKGROUND_OFF), FALSE);
}

static void
test_cb (SnRemindersGroup *self)
{
  GApplication *application = g_application_get_default ();
  GDBusConnection *connection = application != NULL ? g_application_get_dbus_connection (application) : NULL;

  if (connection == NULL)
    show_background (self, _ ("There is no session bus, so nothing can be shown"), TRUE);
  else
    sn_background_start (connection, "test-notice", NULL);
}

static void
add_background (SnRemindersGroup *self)
{
  self->background_row = adw_action_row_new ();
  self->background_switch = gtk_switch_new ();
  gtk_widget_set_valign (self->background_switch, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->background_row), _ ("Also While the Window Is Closed"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->background_row), self->background_switch);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->background_row), self->background_switch);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->background_row);
}

/* ---- the object ---- */

static void
sn_reminders_group_dispose (GObject *object)
{
  SnRemindersGroup *self = SN_REMINDERS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (sn_reminders_group_parent_class)->dispose (object);
}

static void
sn_reminders_group_finalize (GObject *object)
{
  g_array_unref (SN_REMINDERS_GROUP (object)->times);
  G_OBJECT_CLASS (sn_reminders_group_parent_class)->finalize (object);
}

static void
sn_reminders_group_class_init (SnRemindersGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_reminders_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_reminders_group_finalize;
}

static void
sn_reminders_group_init (SnRemindersGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *test = gtk_button_new_with_label (_ ("Send a Test"));

  self->cancellable = g_cancellable_new ();
  self->times = g_array_new (FALSE, FALSE, sizeof (guint));
  adw_preferences_group_set_title (group, _ ("Reminders"));
  adw_preferences_group_set_description (group, _ ("So many working days before something closes or takes place."));
  gtk_widget_add_css_class (test, "flat");
  gtk_widget_set_valign (test, GTK_ALIGN_CENTER);
  g_signal_connect_object (test, "clicked", G_CALLBACK (test_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (group, test);
  add_background (self);
  self->time_row = time_row_new (self);
  adw_preferences_group_add (group, self->time_row);
  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    {
      self->lead_rows[kind] = lead_row_new (self, kind);
      adw_preferences_group_add (group, self->lead_rows[kind]);
    }
}

/**
 * sn_reminders_group_set_settings:
 * @settings: what the user prefers
 *
 * Shows and changes @settings. Whether the desktop permits reminders in the
 * background is found out by saying again that it is wanted.
 */
void
sn_reminders_group_set_settings (SnRemindersGroup *self, GSettings *settings)
{
  g_settings_bind (settings, SN_SETTING_REMIND_IN_BACKGROUND, self->background_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->background_switch, "notify::active", G_CALLBACK (background_switched_cb), self,
                           G_CONNECT_SWAPPED);
  self->settings = g_object_ref (settings);
  show_time (self);
  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    show_leads (self, kind);
  find_background (self);
}
