/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-correct-window.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-item-field.h"
#include "sn-item-history.h"
#include "sn-parts.h"
#include "sn-user-edit.h"
#include "sn-written-date.h"

struct _SnCorrectWindow
{
  AdwWindow parent_instance;

  GtkWidget *widget; /* who has it asked */
  SnStore *store;
  SnItem *item;
  SnDate day; /* that it is */
  SnToday today;

  GtkEditable *title_row;
  GtkEditable *date_row;
  GtkMenuButton *date_button;
  GtkCalendar *calendar;
  GtkLabel *understood;
  GtkLabel *said;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (SnCorrectWindow, sn_correct_window, ADW_TYPE_WINDOW)

/* What is said once it is done. */
static const char *const done[] = {
  [SN_ITEM_CONSULTATION] = N_ ("Consultation corrected"),
  [SN_ITEM_VACANCY] = N_ ("Vacancy corrected"),
  [SN_ITEM_EVENT] = N_ ("Event corrected"),
  [SN_ITEM_MILESTONE] = N_ ("Milestone corrected"),
  [SN_ITEM_DEADLINE] = N_ ("Deadline corrected"),
};

/* Gives @copy the date that is written. What is there from the beginning stays as
 * it is, a range with it; nothing is no date. */
static const char *
set_date (SnCorrectWindow *self, SnItem *copy)
{
  g_autofree char *written = g_strstrip (g_strdup (gtk_editable_get_text (self->date_row)));
  g_autofree char *before = sn_item_get_field (self->item, "date"), *value = NULL;
  SnDate date = { 0 };
  const char *reason;

  if (g_strcmp0 (written, before) == 0)
    return NULL;
  reason = *written != '\0' ? sn_written_date_read (written, &self->day, &date) : NULL;
  if (reason != NULL)
    return reason;
  value = sn_date_to_string (&date);
  return sn_item_set_field (copy, "date", value != NULL ? value : "", NULL) ? NULL : _ ("This is not a date");
}

/* An item as it would be; %NULL with the reason where it cannot be so. */
static SnItem *
corrected (SnCorrectWindow *self, const char **reason)
{
  g_autoptr (SnItem) copy = sn_item_copy (self->item);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->title_row)));

  *reason = *title != '\0' ? set_date (self, copy) : _ ("A title is needed");
  if (*reason != NULL)
    return NULL;
  sn_item_set_title (copy, title);
  return g_steal_pointer (&copy);
}

/* A range that is not touched stays one. */
static gboolean
date_is_changed (SnCorrectWindow *self, SnItem *item)
{
  g_autofree char *before = sn_item_get_field (self->item, "date"), *now = sn_item_get_field (item, "date");

  return g_strcmp0 (before, now) != 0;
}

static gboolean
is_changed (SnCorrectWindow *self, SnItem *item)
{
  return date_is_changed (self, item) || g_strcmp0 (sn_item_get_title (item), sn_item_get_title (self->item)) != 0;
}

static void
update (SnCorrectWindow *self)
{
  const char *reason = NULL;
  g_autoptr (SnItem) item = corrected (self, &reason);
  g_autofree char *when = item != NULL ? sn_format_when (item, &self->today) : NULL;

  gtk_label_set_label (self->understood, item != NULL ? when : reason);
  if (item != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->understood), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->understood), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "correct.save", item != NULL && is_changed (self, item));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnCorrectWindow *self = SN_CORRECT_WINDOW (widget);
  const char *reason = NULL;
  g_autoptr (SnItem) item = corrected (self, &reason);
  g_autoptr (SnEdit) edit = sn_edit_new (SN_EDIT_CORRECT, sn_item_get_id (self->item));

  if (item == NULL)
    return;
  if (date_is_changed (self, item))
    {
      g_autofree char *date = sn_item_get_field (item, "date");

      sn_edit_set_field (edit, "date", date);
    }
  if (g_strcmp0 (sn_item_get_title (item), sn_item_get_title (self->item)) != 0)
    sn_edit_set_field (edit, "title", sn_item_get_title (item));
  sn_user_edit (self->widget, self->store, edit, _ (done[sn_item_get_kind (self->item)]));
  gtk_window_close (GTK_WINDOW (self));
}

static void
day_chosen_cb (SnCorrectWindow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (self->date_row, text);
}

static void
sn_correct_window_dispose (GObject *object)
{
  SnCorrectWindow *self = SN_CORRECT_WINDOW (object);

  g_clear_object (&self->widget);
  g_clear_object (&self->store);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (sn_correct_window_parent_class)->dispose (object);
}

static void
sn_correct_window_class_init (SnCorrectWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_correct_window_dispose;
  gtk_widget_class_install_action (widget_class, "correct.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-correct-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SnCorrectWindow, title_row);
  gtk_widget_class_bind_template_child (widget_class, SnCorrectWindow, date_row);
  gtk_widget_class_bind_template_child (widget_class, SnCorrectWindow, date_button);
  gtk_widget_class_bind_template_child (widget_class, SnCorrectWindow, calendar);
  gtk_widget_class_bind_template_child (widget_class, SnCorrectWindow, understood);
  gtk_widget_class_bind_template_child (widget_class, SnCorrectWindow, said);
  gtk_widget_class_bind_template_child (widget_class, SnCorrectWindow, save);
}

static void
sn_correct_window_init (SnCorrectWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
  g_signal_connect_object (self->title_row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->date_row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/* What the date is called depends on the kind. */
static void
name_date (SnCorrectWindow *self)
{
  gboolean closes =
      sn_item_get_kind (self->item) == SN_ITEM_CONSULTATION || sn_item_get_kind (self->item) == SN_ITEM_VACANCY;
  g_autofree char *field = sn_item_history_field_name (self->item, "date");
  /* Translators: %s is "Closing Date" or "Date" */
  g_autofree char *title = g_strdup_printf (_ ("%s (as in 24 June 2019, June 2019 or Q2 2019)"), field);
  const char *choose = closes ? _ ("Choose Closing Date") : _ ("Choose Date");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date_row), title);
  sn_parts_set_tooltip (GTK_WIDGET (self->date_button), choose);
  sn_parts_set_name (GTK_WIDGET (self->date_button), choose);
  sn_parts_set_name (GTK_WIDGET (self->calendar), field);
}

/* What the newsletter said is beside what is to be put right. */
static void
fill (SnCorrectWindow *self)
{
  const SnDate *date = sn_item_get_date (self->item);
  SnDate last = sn_date_from_julian (sn_date_last_julian (date));
  g_autofree char *text = sn_item_get_field (self->item, "date"),
                  *quote = sn_format_quote (sn_item_get_quote (self->item));

  name_date (self);
  gtk_editable_set_text (self->title_row, sn_item_get_title (self->item));
  gtk_editable_set_text (self->date_row, text != NULL ? text : "");
  gtk_label_set_label (self->said, quote);
  if (sn_date_is_set (date))
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (last.year, last.month, last.day, 12, 0, 0);

      gtk_calendar_select_day (self->calendar, day);
    }
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_chosen_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * sn_correct_window_show:
 * @widget: who asks; says what came of it
 * @store: where the correction is written
 * @item: what is to be put right
 *
 * Asks for the title and the date of @item, first for the date, which is wrong
 * more often.
 */
void
sn_correct_window_show (GtkWidget *widget, SnStore *store, SnItem *item)
{
  SnCorrectWindow *self = g_object_new (SN_TYPE_CORRECT_WINDOW, "transient-for", gtk_widget_get_root (widget), NULL);

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->item = g_object_ref (item);
  self->day = sn_clock_today (sn_store_get_clock (store));
  self->today = sn_today_new (&self->day, NULL);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->date_row));
}
