/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-import-bar.h"

#include <glib/gi18n.h>

#include "sn-parts.h"

/* What is done sooner needs no button to stop it. */
#define PATIENCE_MS 700

struct _SnImportBar
{
  GtkBox parent_instance;

  GtkLabel *label;
  SnImporter *importer;
  guint show_id;
};

G_DEFINE_FINAL_TYPE (SnImportBar, sn_import_bar, GTK_TYPE_BOX)

static void
tell (SnImportBar *self)
{
  guint n = sn_importer_get_n_read (self->importer);
  g_autofree char *text = g_strdup_printf (ngettext ("%u newsletter read", "%u newsletters read", n), n);

  gtk_label_set_label (self->label, text);
}

static gboolean
show_cb (gpointer user_data)
{
  SnImportBar *self = user_data;

  self->show_id = 0;
  tell (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (SnImportBar *self)
{
  if (sn_importer_get_fraction (self->importer) < 0)
    {
      g_clear_handle_id (&self->show_id, g_source_remove);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    }
  else if (gtk_widget_get_visible (GTK_WIDGET (self)))
    tell (self);
  else if (self->show_id == 0)
    self->show_id = g_timeout_add (PATIENCE_MS, show_cb, self);
}

static void
sn_import_bar_dispose (GObject *object)
{
  SnImportBar *self = SN_IMPORT_BAR (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  if (self->importer != NULL)
    g_signal_handlers_disconnect_by_data (self->importer, self);
  g_clear_object (&self->importer);
  G_OBJECT_CLASS (sn_import_bar_parent_class)->dispose (object);
}

static void
sn_import_bar_class_init (SnImportBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_import_bar_dispose;
}

static void
sn_import_bar_init (SnImportBar *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->label = GTK_LABEL (label);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_margin_start (label, 12);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.cancel-import");
  sn_parts_set_tooltip (button, _ ("Stop; what has been read stays"));
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), button);
  gtk_widget_add_css_class (GTK_WIDGET (self), "osd");
  gtk_widget_add_css_class (GTK_WIDGET (self), "toolbar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sn_import_bar_set_importer:
 * @importer: whose work it tells of; once only
 */
void
sn_import_bar_set_importer (SnImportBar *self, SnImporter *importer)
{
  g_return_if_fail (self->importer == NULL);
  self->importer = g_object_ref (importer);
  g_signal_connect_swapped (importer, "notify::fraction", G_CALLBACK (progress_cb), self);
}
