/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-newsletters-page-private.h"

#include "sn-newsletter-tasks.h"

/* What can be done on the page of newsletters, by buttons, menus and keys. */

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (widget);

  if (sn_pane_get_narrow (SN_PANE (self)) && self->in_reader)
    sn_newsletters_page_set_in_reader (self, FALSE);
  sn_newsletter_list_focus (self->list);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_newsletter_reader_step (SN_NEWSLETTERS_PAGE (widget)->reader, g_str_has_suffix (name, ".next") ? 1 : -1, FALSE);
}

static void
next_doubt_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_newsletter_reader_step_doubt (SN_NEWSLETTERS_PAGE (widget)->reader);
}

static void
copy_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_newsletter_copy_text (widget, SN_NEWSLETTERS_PAGE (widget)->store, SN_NEWSLETTERS_PAGE (widget)->shown_id);
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (widget);

  sn_newsletter_save_as (widget, self->store, sn_newsletter_reader_get_newsletter (self->reader));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_newsletter_delete (widget, SN_NEWSLETTERS_PAGE (widget)->store, SN_NEWSLETTERS_PAGE (widget)->shown_id);
}

static void
select_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_newsletters_page_select_again (SN_NEWSLETTERS_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_filter_bar_set_selected (SN_NEWSLETTERS_PAGE (widget)->filters, FILTER_ALL);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (widget);

  self->shown_id = 0;
  sn_newsletters_page_reload (self);
}

static gboolean
back_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->reader));

  if (!inside && !(sn_pane_get_narrow (SN_PANE (self)) && self->in_reader))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "newsletters.back", NULL);
  return GDK_EVENT_STOP;
}

/* In the list: a text that is being read has other uses for the key. */
static gboolean
delete_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (widget);

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "newsletters.delete", NULL);
  return GDK_EVENT_STOP;
}

/* The text view takes Ctrl with the arrows for itself, so they are caught on
 * their way down to it; with Shift only other dates count. */
static gboolean
reader_key_cb (SnNewslettersPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean unread = modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK);

  if ((!down && !up) || (modifiers != GDK_CONTROL_MASK && !unread))
    return GDK_EVENT_PROPAGATE;
  if (unread)
    sn_newsletters_page_set_show_unread (self, TRUE);
  sn_newsletter_reader_step (self->reader, down ? 1 : -1, unread);
  return GDK_EVENT_STOP;
}

/**
 * sn_newsletters_page_bind_actions:
 *
 * Gives the page its actions, and the keys for them.
 */
void
sn_newsletters_page_bind_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "newsletters.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "newsletters.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "newsletters.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "newsletters.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "newsletters.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "newsletters.next-doubt", NULL, next_doubt_action);
  gtk_widget_class_install_action (widget_class, "newsletters.copy-text", NULL, copy_text_action);
  gtk_widget_class_install_action (widget_class, "newsletters.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "newsletters.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "newsletters.select", "x", select_action);
  gtk_widget_class_install_property_action (widget_class, "newsletters.show-unread", "show-unread");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, delete_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, back_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, back_binding_cb, NULL);
}

/**
 * sn_newsletters_page_add_keys:
 *
 * Catches the keys that a text would take for itself.
 */
void
sn_newsletters_page_add_keys (SnNewslettersPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (reader_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
