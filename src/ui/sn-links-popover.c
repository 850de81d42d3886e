/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-links-popover.h"

#include <glib/gi18n.h>

#include "sn-mail.h"
#include "sn-parts.h"

#define WIDTH 300
#define MOST_HEIGHT 360

struct _SnLinksPopover
{
  GtkPopover parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (SnLinksPopover, sn_links_popover, GTK_TYPE_POPOVER)

static GtkWidget *
link_row (SnLink *link)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = sn_parts_label (link->label, NULL);
  g_autofree char *host = sn_link_host (link);
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), link->label, host);
  g_autofree char *target = sn_mail_describe (link->uri);

  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), sn_parts_host (link));
  gtk_widget_add_css_class (box, "sn-link-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-uri");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), g_variant_new_string (link->uri));
  sn_parts_set_tooltip (row, target);
  sn_parts_set_name (row, name);
  return row;
}

static void
sn_links_popover_class_init (SnLinksPopoverClass *klass)
{
}

static void
sn_links_popover_init (SnLinksPopover *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "sn-links");
  sn_parts_set_name (self->list, _ ("Links in This Newsletter"));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

/**
 * sn_links_popover_set_links:
 * @links: (element-type SnLink): what it lists
 *
 * Replaces the content.
 */
void
sn_links_popover_set_links (SnLinksPopover *self, GPtrArray *links)
{
  sn_parts_clear (self->list);
  for (guint i = 0; i < links->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), link_row (links->pdata[i]));
}
