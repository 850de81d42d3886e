/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-empty-page.h"

#include "sn-examples.h"

struct _SnEmptyPage
{
  SnPane parent_instance;

  GtkOrientable *buttons;
  GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (SnEmptyPage, sn_empty_page, SN_TYPE_PANE)

/* ---- callbacks of the template ---- */

static gboolean
examples_cb (SnEmptyPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!sn_examples_start (&error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", error->message);
  return TRUE;
}

/* ---- the object ---- */

static gboolean
sn_empty_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SN_EMPTY_PAGE (widget)->open_button);
}

static void
sn_empty_page_narrow_changed (SnPane *pane, gboolean narrow)
{
  gtk_orientable_set_orientation (SN_EMPTY_PAGE (pane)->buttons,
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
sn_empty_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SN_TYPE_EMPTY_PAGE);
  G_OBJECT_CLASS (sn_empty_page_parent_class)->dispose (object);
}

static void
sn_empty_page_class_init (SnEmptyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_empty_page_dispose;
  widget_class->grab_focus = sn_empty_page_grab_focus;
  SN_PANE_CLASS (klass)->narrow_changed = sn_empty_page_narrow_changed;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-empty-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SnEmptyPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, SnEmptyPage, open_button);
  gtk_widget_class_bind_template_callback (widget_class, examples_cb);
}

static void
sn_empty_page_init (SnEmptyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sn_empty_page_new:
 *
 * Returns: (transfer floating): the page, whose focus is on its button to open.
 */
GtkWidget *
sn_empty_page_new (void)
{
  return g_object_new (SN_TYPE_EMPTY_PAGE, NULL);
}
