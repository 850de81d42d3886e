/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-status-pill.h"

#include "sn-format.h"

struct _SnStatusPill
{
  AdwBin parent_instance;

  SnResponseStatus status;
  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (SnStatusPill, sn_status_pill, ADW_TYPE_BIN)

static void
sn_status_pill_class_init (SnStatusPillClass *klass)
{
}

static void
sn_status_pill_init (SnStatusPill *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->icon = GTK_IMAGE (gtk_image_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_image_set_pixel_size (self->icon, 12);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption-heading");
  gtk_widget_add_css_class (self->box, "sn-pill");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  sn_status_pill_set_status (self, SN_RESPONSE_TODO);
}

/**
 * sn_status_pill_new:
 *
 * Returns: (transfer floating): a pill that says “To Do”.
 */
GtkWidget *
sn_status_pill_new (void)
{
  return g_object_new (SN_TYPE_STATUS_PILL, NULL);
}

/**
 * sn_status_pill_set_status:
 * @status: how far the response is
 *
 * Shows @status.
 */
void
sn_status_pill_set_status (SnStatusPill *self, SnResponseStatus status)
{
  g_autofree char *words = sn_format_status (status);

  gtk_widget_remove_css_class (self->box, sn_format_status_class (self->status));
  self->status = status;
  gtk_widget_add_css_class (self->box, sn_format_status_class (status));
  gtk_image_set_from_icon_name (self->icon, sn_format_status_icon (status));
  gtk_label_set_label (self->label, words);
}
