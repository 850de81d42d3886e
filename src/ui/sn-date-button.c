/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-date-button.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"
#include "sn-popover.h"
#include "sn-written-date.h"

struct _SnDateButton
{
  AdwBin parent_instance;

  SnDate day; /* the one that is shown */
  SnDate today;
  gboolean filling; /* what changes now is not the user's choice */

  GtkMenuButton *button;
  GtkWidget *title;
  GtkWidget *entry;
  GtkWidget *understood;
  GtkWidget *calendar;
};

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnDateButton, sn_date_button, ADW_TYPE_BIN)

static void
show_in_calendar (SnDateButton *self)
{
  g_autoptr (GDateTime) date = NULL;

  if (!sn_date_is_set (&self->day))
    return;
  date = g_date_time_new_local (self->day.year, self->day.month, self->day.day, 12, 0, 0);
  self->filling = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  self->filling = FALSE;
}

/* A month, a quarter or a year is shown from its first day. */
static void
pick (SnDateButton *self, const SnDate *date, gboolean done)
{
  g_signal_emit (self, signals[PICKED], 0, sn_date_first_julian (date), done);
}

/* What lies behind follows at once; the choice stays open for the next step. */
static void
day_selected_cb (SnDateButton *self)
{
  g_autoptr (GDateTime) date = NULL;
  SnDate day;

  if (self->filling)
    return;
  date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  day = sn_date_new_day ((guint) g_date_time_get_year (date), (guint) g_date_time_get_month (date),
                         (guint) g_date_time_get_day_of_month (date));
  pick (self, &day, FALSE);
}

static const char *
read_entry (SnDateButton *self, SnDate *date)
{
  return sn_written_date_read (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &self->today, date);
}

static void
say_understood (SnDateButton *self, const char *text, gboolean error)
{
  gtk_label_set_text (GTK_LABEL (self->understood), text);
  if (error)
    gtk_widget_add_css_class (self->understood, "error");
  else
    gtk_widget_remove_css_class (self->understood, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* How the words were taken, before they count. Half a word is no mistake yet. */
static void
entry_changed_cb (SnDateButton *self)
{
  SnDate date;
  g_autofree char *words = NULL;

  if (read_entry (self, &date) != NULL)
    {
      say_understood (self, _ ("As in 14 June, June 2025, 2025-06-14"), FALSE);
      return;
    }
  words = sn_format_date (&date, NULL);
  say_understood (self, words, FALSE);
}

static void
entry_activate_cb (SnDateButton *self)
{
  SnDate date;
  const char *reason = read_entry (self, &date);

  if (reason != NULL)
    {
      say_understood (self, reason, TRUE);
      return;
    }
  gtk_menu_button_popdown (self->button);
  pick (self, &date, TRUE);
}

static GtkWidget *
popover_new (SnDateButton *self)
{
  GtkWidget *popover = sn_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Day or month"));
  sn_parts_set_name (self->entry, _ ("Go to Date"));
  self->understood = sn_parts_label ("", "caption");
  gtk_label_set_max_width_chars (GTK_LABEL (self->understood), 30);
  gtk_widget_add_css_class (self->understood, "dim-label");
  gtk_widget_set_margin_start (self->understood, 6);
  self->calendar = gtk_calendar_new ();
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->understood);
  gtk_box_append (GTK_BOX (box), self->calendar);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "date-popover");
  sn_parts_set_name (popover, _ ("Go to Date"));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

/* Each time it begins with the day that is shown, and with an empty line. It is made at
 * the first: a calendar is many widgets, and the window opens without it. */
static void
popup_cb (GtkMenuButton *button, gpointer data)
{
  SnDateButton *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, popover_new (self));
  show_in_calendar (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  entry_changed_cb (self);
}

static void
sn_date_button_class_init (SnDateButtonClass *klass)
{
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
sn_date_button_init (SnDateButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "title-2");
  gtk_widget_add_css_class (self->title, "numeric");
  gtk_widget_add_css_class (self->title, "month-title");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_create_popup_func (self->button, popup_cb, self, NULL);
  sn_parts_set_tooltip (GTK_WIDGET (self->button), _ ("Go to Date"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "date-button");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * sn_date_button_set_day:
 * @day: the day whose month is shown
 * @today: the day that it is
 *
 * Shows the month of @day.
 */
void
sn_date_button_set_day (SnDateButton *self, const SnDate *day, const SnDate *today)
{
  g_autofree char *month = sn_format_month (day->year, day->month);
  /* Translators: a month, as in "June 2025, Go to Date" */
  g_autofree char *name = g_strdup_printf (_ ("%s, Go to Date"), month);

  self->day = *day;
  self->today = *today;
  gtk_label_set_text (GTK_LABEL (self->title), month);
  sn_parts_set_name (GTK_WIDGET (self->button), name);
}

/**
 * sn_date_button_popup:
 *
 * Opens the choice, ready for words.
 */
void
sn_date_button_popup (SnDateButton *self)
{
  gtk_menu_button_popup (self->button);
  gtk_widget_grab_focus (self->entry);
}
