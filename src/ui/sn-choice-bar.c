/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-choice-bar.h"

#include <glib/gi18n.h>

#include "sn-exports.h"
#include "sn-item-text.h"
#include "sn-parts.h"
#include "sn-print.h"
#include "sn-today.h"

struct _SnChoiceBar
{
  SnPane parent_instance;

  SnChoice *choice;
  GtkWidget *revealer;
  GtkLabel *count; /* NULL, as what follows, until something was first chosen */
  GtkWidget *all;
  GtkWidget *uses[4]; /* what needs something chosen */
};

G_DEFINE_FINAL_TYPE (SnChoiceBar, sn_choice_bar, SN_TYPE_PANE)

static gboolean
find_today (SnChoiceBar *self, SnToday *today)
{
  SnStore *store;
  GSettings *settings;
  SnDate day;

  if (!sn_exports_find (GTK_WIDGET (self), &store, &settings))
    return FALSE;
  day = sn_clock_today (sn_store_get_clock (store));
  *today = sn_today_new (&day, settings);
  return TRUE;
}

static void
all_cb (SnChoiceBar *self)
{
  sn_choice_add_all (self->choice);
}

static void
done_cb (SnChoiceBar *self)
{
  sn_choice_set_on (self->choice, FALSE);
}

static void
copy_cb (SnChoiceBar *self)
{
  g_autoptr (GPtrArray) items = sn_choice_get_items (self->choice);
  GString *text = g_string_new (NULL);
  g_autofree char *all = NULL, *said = NULL;
  SnToday today;

  for (guint i = 0; find_today (self, &today) && i < items->len; i++)
    {
      g_autofree char *one = sn_item_text (items->pdata[i], &today);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", one);
    }
  all = g_string_free (text, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  said = g_strdup_printf (ngettext ("%u item copied as text", "%u items copied as text", items->len), items->len);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", said);
}

static void
print_cb (SnChoiceBar *self)
{
  g_autoptr (GPtrArray) items = sn_choice_get_items (self->choice);
  SnToday today;

  if (find_today (self, &today))
    sn_print_run_items (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Selected Items"), items, &today);
}

static void
calendar_cb (SnChoiceBar *self)
{
  g_autoptr (GPtrArray) items = sn_choice_get_items (self->choice);

  sn_exports_add_items (GTK_WIDGET (self), items);
}

static void
export_cb (SnChoiceBar *self)
{
  g_autoptr (GPtrArray) items = sn_choice_get_items (self->choice);

  sn_exports_export_items (GTK_WIDGET (self), items);
}

static GtkWidget *
add_button (SnChoiceBar *self, GtkWidget *box, GtkWidget *button, const char *name, GCallback clicked)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  sn_parts_set_tooltip (button, name);
  sn_parts_set_name (button, name);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* When something is first chosen. */
static void
make_content (SnChoiceBar *self)
{
  GtkWidget *box = sn_parts_flow (6), *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *column;

  self->count = GTK_LABEL (sn_parts_label ("", "numeric"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  self->all = add_button (self, box, gtk_button_new_from_icon_name ("edit-select-all-symbolic"), _ ("Select All"),
                          G_CALLBACK (all_cb));
  self->uses[0] =
      add_button (self, box, gtk_button_new_from_icon_name ("edit-copy-symbolic"), _ ("Copy"), G_CALLBACK (copy_cb));
  self->uses[1] = add_button (self, box, gtk_button_new_from_icon_name ("document-print-symbolic"), _ ("Print…"),
                              G_CALLBACK (print_cb));
  self->uses[2] = add_button (self, box, gtk_button_new_from_icon_name ("sn-calendar-symbolic"), _ ("Add to Calendar"),
                              G_CALLBACK (calendar_cb));
  self->uses[3] =
      add_button (self, last, gtk_button_new_with_label (_ ("Export…")), _ ("Export…"), G_CALLBACK (export_cb));
  add_button (self, last, gtk_button_new_from_icon_name ("window-close-symbolic"), _ ("End Selection"),
              G_CALLBACK (done_cb));
  gtk_box_append (GTK_BOX (box), last); /* no button is alone in a second line */
  gtk_widget_add_css_class (box, "sn-toolbar");
  column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (column), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (column), box);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), column);
}

static void
update_content (SnChoiceBar *self)
{
  g_autoptr (GPtrArray) items = sn_choice_get_items (self->choice);
  g_autofree char *count = NULL;

  /* Translators: how many items are chosen */
  count = items->len > 0 ? g_strdup_printf (ngettext ("%u selected", "%u selected", items->len), items->len)
                         : g_strdup (_ ("None selected"));
  gtk_label_set_text (self->count, count);
  for (guint i = 0; i < G_N_ELEMENTS (self->uses); i++)
    gtk_widget_set_sensitive (self->uses[i], items->len > 0);
}

static void
update (SnChoiceBar *self)
{
  gboolean on = sn_choice_get_on (self->choice);

  if (on && self->count == NULL)
    make_content (self);
  if (self->count != NULL)
    update_content (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), on);
  gtk_widget_set_visible (self->revealer, on);
}

static void
sn_choice_bar_dispose (GObject *object)
{
  g_clear_object (&SN_CHOICE_BAR (object)->choice);
  G_OBJECT_CLASS (sn_choice_bar_parent_class)->dispose (object);
}

static void
sn_choice_bar_class_init (SnChoiceBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_choice_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sn_choice_bar_init (SnChoiceBar *self)
{
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_widget_set_visible (self->revealer, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->revealer);
  sn_parts_set_name (GTK_WIDGET (self), _ ("Selection"));
}

/**
 * sn_choice_bar_set_choice:
 * @choice: what is chosen
 *
 * Shows it from now on.
 */
void
sn_choice_bar_set_choice (SnChoiceBar *self, SnChoice *choice)
{
  g_set_object (&self->choice, choice);
  g_signal_connect_object (choice, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
