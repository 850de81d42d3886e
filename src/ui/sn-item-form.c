/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-format.h"
#include "sn-item-title.h"
#include "sn-user-edit.h"

struct _SnItemForm
{
  AdwWindow parent_instance;

  GtkWidget *origin; /* in the window that says what was done */
  SnStore *store;
  SnNewsletter *newsletter;
  SnReaderRange range;
  char *words; /* that were selected */
  SnDate found;
  GCancellable *cancellable;
  gboolean showing; /* the calendar follows the date, not the other way round */

  GtkLabel *quote;
  AdwComboRow *kind;
  GtkEditable *title;
  AdwActionRow *date;
  GtkWidget *clear_button;
  GtkMenuButton *date_button;
  GtkCalendar *calendar;
  GtkEditable *organiser;
  GtkEditable *committee;
  GtkWidget *category;
};

G_DEFINE_FINAL_TYPE (SnItemForm, sn_item_form, ADW_TYPE_WINDOW)

/* The words say when; where they do not, no day is made up. */
static void
show_date (SnItemForm *self)
{
  SnDate now = sn_clock_today (sn_store_get_clock (self->store));
  SnToday today = sn_today_new (&now, NULL);
  g_autofree char *day = sn_format_date (&self->found, &today), *time = sn_format_time (&self->found);
  g_autofree char *text = *time != '\0' ? g_strdup_printf ("%s, %s", day, time) : g_strdup (day);

  adw_action_row_set_subtitle (self->date, text);
  gtk_widget_set_visible (self->clear_button, sn_date_is_set (&self->found));
  if (sn_date_precision (&self->found) == SN_PRECISION_DAY)
    {
      g_autoptr (GDateTime) day_time =
          g_date_time_new_utc (self->found.year, self->found.month, self->found.day, 0, 0, 0);

      self->showing = TRUE;
      gtk_calendar_select_day (self->calendar, day_time);
      self->showing = FALSE;
    }
}

static void
set_date (SnItemForm *self, const SnDate *date)
{
  /* What is looked for comes too late to be of use. */
  g_cancellable_cancel (self->cancellable);
  self->found = *date;
  show_date (self);
}

static void
day_selected_cb (SnItemForm *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  SnDate date =
      sn_date_new_day (g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day));

  if (!self->showing)
    set_date (self, &date);
}

static void
clear_date_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnItemForm *self = SN_ITEM_FORM (widget);
  SnDate none = { 0 };

  set_date (self, &none);
  gtk_widget_grab_focus (GTK_WIDGET (self->date_button));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnItemForm) self = data;
  SnDate date = { 0 };

  /* Where this fails no date is known, which the form says. */
  if (g_cancellable_is_cancelled (self->cancellable) ||
      !sn_store_find_date_finish (SN_STORE (source), result, &date, NULL))
    return;
  self->found = date;
  show_date (self);
}

static void
kind_cb (SnItemForm *self)
{
  gtk_widget_set_visible (self->category, adw_combo_row_get_selected (self->kind) == SN_ITEM_VACANCY);
}

static char *
text_of (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
title_cb (SnItemForm *self)
{
  g_autofree char *title = text_of (self->title);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.add", *title != '\0');
}

/* NULL where the field is empty. */
static char *
value_of (GtkEditable *entry)
{
  char *text = text_of (entry);

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static SnItem *
item_of (SnItemForm *self)
{
  g_autofree char *title = text_of (self->title), *organiser = value_of (self->organiser);
  g_autofree char *committee = value_of (self->committee), *category = value_of (GTK_EDITABLE (self->category));
  SnItemKind kind = (SnItemKind) adw_combo_row_get_selected (self->kind);
  SnItem *item = sn_item_new (kind, title);

  sn_item_set_date (item, &self->found);
  sn_item_set_organiser (item, organiser);
  sn_item_set_committee (item, committee);
  if (kind == SN_ITEM_VACANCY)
    sn_item_set_category (item, category);
  sn_item_add_mention (item, sn_mention_new (self->words, self->range.start, self->range.length));
  return item;
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnItemForm *self = SN_ITEM_FORM (widget);
  g_autoptr (SnItem) item = item_of (self);
  g_autoptr (SnEdit) edit = sn_edit_new_add (item, sn_newsletter_get_sha256 (self->newsletter));
  /* Translators: %s is the title of an item */
  g_autofree char *done = g_strdup_printf (_ ("Added “%s”"), sn_item_get_title (item));

  sn_user_edit (self->origin, self->store, edit, done);
  gtk_window_close (GTK_WINDOW (self));
}

static void
activated_cb (SnItemForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.add", NULL);
}

static void
sn_item_form_dispose (GObject *object)
{
  SnItemForm *self = SN_ITEM_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->origin);
  g_clear_object (&self->store);
  g_clear_object (&self->newsletter);
  G_OBJECT_CLASS (sn_item_form_parent_class)->dispose (object);
}

static void
sn_item_form_finalize (GObject *object)
{
  SnItemForm *self = SN_ITEM_FORM (object);

  g_clear_object (&self->cancellable);
  g_free (self->words);
  G_OBJECT_CLASS (sn_item_form_parent_class)->finalize (object);
}

static void
sn_item_form_class_init (SnItemFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_item_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_item_form_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-item-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SnItemForm, quote);
  gtk_widget_class_bind_template_child (widget_class, SnItemForm, kind);
  gtk_widget_class_bind_template_child (widget_class, SnItemForm, title);
  gtk_widget_class_bind_template_child (widget_class, SnItemForm, date);
  gtk_widget_class_bind_template_child (widget_class, SnItemForm, clear_button);
  gtk_widget_class_bind_template_child (widget_class, SnItemForm, date_button);
  gtk_widget_class_bind_template_child (widget_class, SnItemForm, calendar);
  gtk_widget_class_bind_template_child (widget_class, SnItemForm, organiser);
  gtk_widget_class_bind_template_child (widget_class, SnItemForm, committee);
  gtk_widget_class_bind_template_child (widget_class, SnItemForm, category);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "form.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "form.clear-date", NULL, clear_date_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.add", NULL);
}

static void
sn_item_form_init (SnItemForm *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    gtk_string_list_take (kinds, sn_format_kind ((SnItemKind) kind));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind, SN_ITEM_EVENT);
}

/**
 * sn_item_form_open:
 * @widget: a widget of the window over which the form stands
 * @store: where the item is written
 * @newsletter: whose words they are
 * @document: its text
 * @range: where in it they stand
 * @quote: the words
 *
 * Asks what kind of item these words are, and adds it. Title and date are those
 * that the words have.
 */
void
sn_item_form_open (GtkWidget *widget, SnStore *store, SnNewsletter *newsletter, SnDocument *document,
                   SnReaderRange range, const char *quote)
{
  SnItemForm *self = g_object_new (SN_TYPE_ITEM_FORM, "transient-for", gtk_widget_get_root (widget), NULL);
  g_autofree char *title = sn_item_title_of (quote), *quoted = sn_format_quote (quote);

  self->origin = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->newsletter = g_object_ref (newsletter);
  self->range = range;
  self->words = g_strdup (quote);
  gtk_label_set_label (self->quote, quoted);
  gtk_editable_set_text (self->title, title);
  show_date (self);
  sn_store_find_date_async (store, document, sn_newsletter_get_issued (newsletter), range.start, range.length,
                            self->cancellable, found_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
  gtk_window_present (GTK_WINDOW (self));
}
