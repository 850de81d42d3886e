/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-popover.h"

#include "sn-parts.h"

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* What was clicked in the popover may still be at work when it closes. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* A popover is no child that a widget gives up by itself. */
static void
anchor_destroyed_cb (GtkWidget *popover)
{
  unparent_cb (popover);
}

/**
 * sn_popover_new:
 *
 * Returns: (transfer floating): a GtkPopover that can have a name, which one from
 *   gtk_popover_new() cannot in newer versions of GTK.
 */
GtkWidget *
sn_popover_new (void)
{
  return g_object_new (GTK_TYPE_POPOVER, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
}

/**
 * sn_popover_show:
 * @popover: (transfer floating): a popover without a parent
 * @anchor: at what it opens
 * @name: what a screen reader says
 *
 * Opens a popover that lives until it is closed, or until @anchor goes away.
 */
void
sn_popover_show (GtkWidget *popover, GtkWidget *anchor, const char *name)
{
  gtk_widget_set_parent (popover, anchor);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (anchor_destroyed_cb), popover, G_CONNECT_SWAPPED);
  sn_parts_set_name (popover, name);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * sn_popover_down:
 * @widget: a widget that may stand in a popover
 *
 * Closes that popover.
 */
void
sn_popover_down (GtkWidget *widget)
{
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}
