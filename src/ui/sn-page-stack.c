/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-page-stack.h"

/* A spinner that flashes for a moment says less than nothing. */
#define SPINNER_DELAY_MS 500

struct _SnPageStack
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *content;
  AdwStatusPage *status;
  GtkButton *button;
  GtkSpinner *spinner;
  guint delay;
};

typedef enum
{
  PROP_CONTENT = 1,
} Property;

static GParamSpec *properties[PROP_CONTENT + 1];

G_DEFINE_FINAL_TYPE (SnPageStack, sn_page_stack, ADW_TYPE_BIN)

static void
stop_waiting (SnPageStack *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  gtk_spinner_stop (self->spinner);
}

static gboolean
delay_over_cb (gpointer data)
{
  SnPageStack *self = data;

  self->delay = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "spinner");
  return G_SOURCE_REMOVE;
}

static void
set_content (SnPageStack *self, GtkWidget *content)
{
  if (self->content == content)
    return;
  if (self->content != NULL)
    gtk_stack_remove (self->stack, self->content);
  self->content = content;
  if (content != NULL)
    gtk_stack_add_named (self->stack, content, "content");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

static void
sn_page_stack_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONTENT)
    g_value_set_object (value, SN_PAGE_STACK (object)->content);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_page_stack_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONTENT)
    set_content (SN_PAGE_STACK (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_page_stack_dispose (GObject *object)
{
  g_clear_handle_id (&SN_PAGE_STACK (object)->delay, g_source_remove);
  G_OBJECT_CLASS (sn_page_stack_parent_class)->dispose (object);
}

static void
sn_page_stack_class_init (SnPageStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sn_page_stack_get_property;
  object_class->set_property = sn_page_stack_set_property;
  object_class->dispose = sn_page_stack_dispose;
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sn_page_stack_init (SnPageStack *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  self->button = GTK_BUTTON (gtk_button_new ());

  gtk_widget_set_size_request (GTK_WIDGET (self->spinner), 32, 32);
  gtk_widget_set_halign (GTK_WIDGET (self->spinner), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->spinner), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "pill");
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "compact");
  adw_status_page_set_child (self->status, GTK_WIDGET (self->button));
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "nothing");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->spinner), "spinner");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->status), "status");
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * sn_page_stack_begin:
 *
 * Says that reading has begun. What is shown stays; where nothing is shown
 * yet, a spinner comes after a while.
 */
void
sn_page_stack_begin (SnPageStack *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (self->delay == 0 && g_strcmp0 (shown, "nothing") == 0)
    self->delay = g_timeout_add (SPINNER_DELAY_MS, delay_over_cb, self);
}

/**
 * sn_page_stack_show_content:
 *
 * Shows the content.
 */
void
sn_page_stack_show_content (SnPageStack *self)
{
  stop_waiting (self);
  gtk_stack_set_visible_child (self->stack, self->content);
}

/**
 * sn_page_stack_show_status:
 * @icon_name: a symbolic icon
 * @title: what there is to say, plain text
 * @description: (nullable): more about it, plain text
 * @button_label: (nullable): words of its button, %NULL for no button
 * @action_name: (nullable): what the button does
 *
 * Shows a status page in place of the content.
 */
void
sn_page_stack_show_status (SnPageStack *self, const char *icon_name, const char *title, const char *description,
                           const char *button_label, const char *action_name)
{
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *description_markup = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  stop_waiting (self);
  adw_status_page_set_icon_name (self->status, icon_name);
  adw_status_page_set_title (self->status, title_markup);
  adw_status_page_set_description (self->status, description_markup);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  if (button_label != NULL)
    gtk_button_set_label (self->button, button_label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_stack_set_visible_child_name (self->stack, "status");
}
