/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reader-bar.h"

#include <glib/gi18n.h>

#include "sn-flow-layout.h"
#include "sn-links-popover.h"
#include "sn-parts.h"

struct _SnReaderBar
{
  SnPane parent_instance;

  SnNewsletterReader *reader; /* weak */

  GtkWidget *box;
  GtkLabel *position;
  GtkWidget *steps;
  GtkWidget *doubts_button;
  GtkLabel *doubts;
  GtkWidget *unread_button;
  GtkWidget *unread_icon;
  GtkLabel *unread;
  GtkWidget *links_button;
  SnLinksPopover *links_popover;
};

G_DEFINE_FINAL_TYPE (SnReaderBar, sn_reader_bar, SN_TYPE_PANE)

static guint
count_doubts (SnNewsletter *newsletter)
{
  GPtrArray *items = sn_newsletter_get_items (newsletter);
  guint n = sn_newsletter_get_doubts (newsletter)->len;

  for (guint i = 0; i < items->len; i++)
    n += sn_item_get_n_doubts (items->pdata[i]);
  return n;
}

static void
show_count (SnReaderBar *self, GtkWidget *button, GtkLabel *label, char *words, guint n)
{
  g_autofree char *owned = words, *number = g_strdup_printf ("%u", n);

  gtk_label_set_label (label, sn_pane_get_narrow (SN_PANE (self)) ? number : owned);
  sn_parts_set_name (button, owned);
  gtk_widget_set_visible (button, n > 0);
}

static void
moved_cb (SnReaderBar *self)
{
  g_autofree char *text = sn_newsletter_reader_describe_position (self->reader);

  gtk_label_set_label (self->position, text);
  gtk_widget_set_visible (self->steps, sn_newsletter_reader_get_n_marks (self->reader) > 0);
}

static void
sn_reader_bar_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnReaderBar *self = SN_READER_BAR (pane);

  gtk_widget_set_visible (GTK_WIDGET (self->position), !narrow);
  gtk_widget_set_visible (self->unread_icon, narrow);
  if (self->reader != NULL && sn_newsletter_reader_get_newsletter (self->reader) != NULL)
    sn_reader_bar_show_newsletter (self);
}

static void
sn_reader_bar_dispose (GObject *object)
{
  SnReaderBar *self = SN_READER_BAR (object);

  g_clear_weak_pointer (&self->reader);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_READER_BAR);
  G_OBJECT_CLASS (sn_reader_bar_parent_class)->dispose (object);
}

static void
sn_reader_bar_class_init (SnReaderBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_reader_bar_dispose;
  SN_PANE_CLASS (klass)->narrow_changed = sn_reader_bar_narrow_changed;
  g_type_ensure (SN_TYPE_LINKS_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-reader-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SnReaderBar, box);
  gtk_widget_class_bind_template_child (widget_class, SnReaderBar, position);
  gtk_widget_class_bind_template_child (widget_class, SnReaderBar, steps);
  gtk_widget_class_bind_template_child (widget_class, SnReaderBar, doubts_button);
  gtk_widget_class_bind_template_child (widget_class, SnReaderBar, doubts);
  gtk_widget_class_bind_template_child (widget_class, SnReaderBar, unread_button);
  gtk_widget_class_bind_template_child (widget_class, SnReaderBar, unread_icon);
  gtk_widget_class_bind_template_child (widget_class, SnReaderBar, unread);
  gtk_widget_class_bind_template_child (widget_class, SnReaderBar, links_button);
  gtk_widget_class_bind_template_child (widget_class, SnReaderBar, links_popover);
}

static void
sn_reader_bar_init (SnReaderBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->box, sn_flow_layout_new (12, 6));
}

/**
 * sn_reader_bar_set_reader:
 * @reader: the text over which it stands
 *
 * Has the bar follow @reader.
 */
void
sn_reader_bar_set_reader (SnReaderBar *self, SnNewsletterReader *reader)
{
  g_set_weak_pointer (&self->reader, reader);
  g_signal_connect_object (reader, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sn_reader_bar_show_newsletter:
 *
 * Shows what there is to say of the newsletter that the reader has by now.
 */
void
sn_reader_bar_show_newsletter (SnReaderBar *self)
{
  SnNewsletter *newsletter = sn_newsletter_reader_get_newsletter (self->reader);
  g_autoptr (GPtrArray) links = sn_newsletter_reader_get_links (self->reader);
  guint doubts = count_doubts (newsletter), unread = sn_newsletter_get_unread (newsletter)->len;

  show_count (self, self->doubts_button, self->doubts,
              g_strdup_printf (ngettext ("%u Doubt", "%u Doubts", doubts), doubts), doubts);
  show_count (self, self->unread_button, self->unread,
              /* Translators: how many sentences have a date that became no item */
              g_strdup_printf (ngettext ("%u Other Date", "%u Other Dates", unread), unread), unread);
  sn_links_popover_set_links (self->links_popover, links);
  gtk_widget_set_visible (self->links_button, links->len > 0);
  moved_cb (self);
}
