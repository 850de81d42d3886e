/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-split-window.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"
#include "sn-user-edit.h"

struct _SnSplitWindow
{
  AdwWindow parent_instance;

  GtkWidget *widget; /* who has it asked */
  SnStore *store;
  gint64 item_id;
  GPtrArray *checks;   /* GtkCheckButton, one a newsletter; owned by the group */
  GArray *newsletters; /* gint64, in the order of @checks */

  AdwPreferencesGroup *group;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (SnSplitWindow, sn_split_window, ADW_TYPE_WINDOW)

static guint
n_chosen (SnSplitWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (self->checks->pdata[i]);
  return n;
}

static void
update (SnSplitWindow *self)
{
  guint n = n_chosen (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "split.save", n > 0 && n < self->checks->len);
  if (n == 0)
    gtk_label_set_label (self->reason, _ ("No newsletter is chosen yet."));
  else if (n == self->checks->len)
    gtk_label_set_label (self->reason, _ ("One newsletter at least has to stay."));
  else
    gtk_label_set_label (self->reason, _ ("What these say becomes a consultation of its own."));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnSplitWindow *self = SN_SPLIT_WINDOW (widget);
  g_autoptr (SnEdit) edit = sn_edit_new (SN_EDIT_SPLIT, self->item_id);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      sn_edit_add_newsletter (edit, g_array_index (self->newsletters, gint64, i));
  sn_user_edit (self->widget, self->store, edit, _ ("Split off"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
sn_split_window_dispose (GObject *object)
{
  SnSplitWindow *self = SN_SPLIT_WINDOW (object);

  g_clear_object (&self->widget);
  g_clear_object (&self->store);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->newsletters, g_array_unref);
  G_OBJECT_CLASS (sn_split_window_parent_class)->dispose (object);
}

static void
sn_split_window_class_init (SnSplitWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_split_window_dispose;
  gtk_widget_class_install_action (widget_class, "split.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-split-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SnSplitWindow, group);
  gtk_widget_class_bind_template_child (widget_class, SnSplitWindow, reason);
}

static void
sn_split_window_init (SnSplitWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->checks = g_ptr_array_new ();
  self->newsletters = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static gboolean
is_listed (SnSplitWindow *self, gint64 newsletter_id)
{
  for (guint i = 0; i < self->newsletters->len; i++)
    if (g_array_index (self->newsletters, gint64, i) == newsletter_id)
      return TRUE;
  return FALSE;
}

static void
add_newsletter (SnSplitWindow *self, const SnMention *mention)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  g_autofree char *quote = sn_format_quote (mention->quote), *day = NULL;
  g_autofree char *subtitle = g_markup_escape_text (quote, -1);
  SnDate issued = { 0 };

  if (mention->issued != NULL)
    sn_date_parse (mention->issued, &issued);
  day = sn_date_is_set (&issued) ? sn_format_day_plain (&issued, NULL) : g_strdup (_ ("Newsletter without a date"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  sn_parts_set_name (check, day);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->checks, check);
  g_array_append_val (self->newsletters, mention->newsletter_id);
}

/**
 * sn_split_window_show:
 * @widget: who asks; says what came of it
 * @store: where it is written
 * @item: an item of which several newsletters speak
 *
 * Asks which of them speak of something else.
 */
void
sn_split_window_show (GtkWidget *widget, SnStore *store, SnItem *item)
{
  SnSplitWindow *self = g_object_new (SN_TYPE_SPLIT_WINDOW, "transient-for", gtk_widget_get_root (widget), NULL);
  GPtrArray *mentions = sn_item_get_mentions (item);

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->item_id = sn_item_get_id (item);
  for (guint i = 0; i < mentions->len; i++)
    {
      const SnMention *mention = mentions->pdata[i];

      if (mention->newsletter_id > 0 && !is_listed (self, mention->newsletter_id))
        add_newsletter (self, mention);
    }
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}
