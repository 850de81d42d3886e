/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-snooze-window.h"

#include <glib/gi18n.h>

#include "sn-date-words.h"
#include "sn-format.h"
#include "sn-parts.h"

struct _SnSnoozeWindow
{
  AdwWindow parent_instance;

  GtkWidget *widget; /* has the actions by which it is written */
  SnItem *item;
  SnToday today;
  gboolean filling; /* what changes now follows from what the user did */

  GtkLabel *item_title;
  GtkEditable *date_row;
  GtkCalendar *calendar;
  GtkLabel *understood;
  GtkWidget *snooze;
};

G_DEFINE_FINAL_TYPE (SnSnoozeWindow, sn_snooze_window, ADW_TYPE_WINDOW)

/* A day is needed: in a month nobody would know when. */
static gboolean
chosen (SnSnoozeWindow *self, SnDate *day)
{
  return sn_date_words_read (gtk_editable_get_text (self->date_row), &self->today.day, day) &&
         sn_date_precision (day) == SN_PRECISION_DAY && day->end_year == 0;
}

static gboolean
is_ahead (SnSnoozeWindow *self, const SnDate *day)
{
  return sn_date_compare (day, &self->today.day) > 0;
}

/* Whether what the item asks for would be over by then, so that no reminder comes
 * in time. */
static gboolean
is_too_late (SnSnoozeWindow *self, const SnDate *day)
{
  const SnDate *date = sn_item_get_date (self->item);

  return sn_date_is_set (date) && sn_date_last_julian (date) < sn_date_first_julian (day);
}

/* What is said is spoken, too, of the row that it is about. */
static void
say (SnSnoozeWindow *self, const char *text, const char *css_class)
{
  static const char *const classes[] = { "error", "warning" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (css_class, classes[i]) == 0)
      gtk_widget_add_css_class (GTK_WIDGET (self->understood), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->understood), classes[i]);
  gtk_label_set_label (self->understood, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
say_day (SnSnoozeWindow *self, const SnDate *day)
{
  g_autofree char *words = sn_format_day_long (day, &self->today), *left = sn_format_days_until (day, &self->today);
  g_autofree char *closing = sn_format_date (sn_item_get_date (self->item), &self->today);
  g_autofree char *text = NULL;

  if (!is_ahead (self, day))
    {
      say (self, _ ("This day is not ahead."), "error");
      return;
    }
  if (is_too_late (self, day))
    /* Translators: the first %s is a day, the second the date of an item that is over by then */
    text = g_strdup_printf (_ ("%s is after its date, %s: no reminder comes before."), words, closing);
  else
    text = g_strdup_printf ("%s · %s", words, left);
  say (self, text, is_too_late (self, day) ? "warning" : NULL);
}

static void
show_in_calendar (SnSnoozeWindow *self, const SnDate *day)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (day->year, day->month, day->day, 12, 0, 0);

  self->filling = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->filling = FALSE;
}

static void
text_changed_cb (SnSnoozeWindow *self)
{
  SnDate day;
  gboolean is_day = chosen (self, &day);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "snooze.save", is_day && is_ahead (self, &day));
  if (!is_day)
    {
      say (self, _ ("A day is needed."), "error");
      return;
    }
  if (!self->filling)
    show_in_calendar (self, &day);
  say_day (self, &day);
}

static void
show_text (SnSnoozeWindow *self, const SnDate *day)
{
  g_autofree char *text = sn_date_to_string (day);

  self->filling = TRUE;
  gtk_editable_set_text (self->date_row, text);
  self->filling = FALSE;
}

static void
day_selected_cb (SnSnoozeWindow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  SnDate day = sn_date_new_day ((guint) g_date_time_get_year (date), (guint) g_date_time_get_month (date),
                                (guint) g_date_time_get_day_of_month (date));

  if (!self->filling)
    show_text (self, &day);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnSnoozeWindow *self = SN_SNOOZE_WINDOW (widget);
  SnDate day;

  if (!chosen (self, &day) || !is_ahead (self, &day))
    return;
  gtk_widget_activate_action (self->widget, "item.snooze-day", "(xu)", sn_item_get_id (self->item),
                              sn_date_first_julian (&day));
  gtk_window_close (GTK_WINDOW (self));
}

static void
sn_snooze_window_dispose (GObject *object)
{
  SnSnoozeWindow *self = SN_SNOOZE_WINDOW (object);

  g_clear_object (&self->widget);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (sn_snooze_window_parent_class)->dispose (object);
}

static void
sn_snooze_window_class_init (SnSnoozeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_snooze_window_dispose;
  gtk_widget_class_install_action (widget_class, "snooze.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-snooze-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SnSnoozeWindow, item_title);
  gtk_widget_class_bind_template_child (widget_class, SnSnoozeWindow, date_row);
  gtk_widget_class_bind_template_child (widget_class, SnSnoozeWindow, calendar);
  gtk_widget_class_bind_template_child (widget_class, SnSnoozeWindow, understood);
  gtk_widget_class_bind_template_child (widget_class, SnSnoozeWindow, snooze);
}

static void
sn_snooze_window_init (SnSnoozeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->snooze);
  sn_parts_set_name (GTK_WIDGET (self->calendar), _ ("Snooze until a Date"));
  g_signal_connect_object (self->date_row, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
}

/* As it is snoozed, or else the next working day. */
static SnDate
first_day (SnSnoozeWindow *self)
{
  const SnUserWord *word = sn_item_get_user_word (self->item);
  g_autofree char *until = word != NULL && word->snoozed != NULL ? g_strndup (word->snoozed, 10) : NULL;
  SnDate day;

  if (until != NULL && sn_date_parse (until, &day) && is_ahead (self, &day))
    return day;
  return sn_add_working_days (self->today.division, &self->today.day, 1);
}

/**
 * sn_snooze_window_show:
 * @widget: who asks; has the actions of sn_item_edits_new()
 * @item: what is snoozed
 * @today: the day it is
 *
 * Asks until when to snooze @item, and has that written and said.
 */
void
sn_snooze_window_show (GtkWidget *widget, SnItem *item, const SnToday *today)
{
  SnSnoozeWindow *self = g_object_new (SN_TYPE_SNOOZE_WINDOW, "transient-for", gtk_widget_get_root (widget), NULL);
  SnDate day;

  self->widget = g_object_ref (widget);
  self->item = g_object_ref (item);
  self->today = *today;
  gtk_label_set_label (self->item_title, sn_item_get_title (item));
  day = first_day (self);
  show_in_calendar (self, &day);
  show_text (self, &day);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->date_row));
}
