/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-context.h"

#include "sn-item-menu.h"

static SnItem *
itself (gpointer item)
{
  return item;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer item)
{
  sn_item_menu_popup (widget, item, NULL);
  return TRUE;
}

static void
add_key (GtkEventController *controller, guint key, GdkModifierType modifiers, SnItem *item)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                            gtk_callback_action_new (menu_cb, g_object_ref (item), g_object_unref));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/**
 * sn_item_context_attach:
 * @widget: what stands for @item as long as it lives
 * @item: an item
 * @make_mark: (nullable): makes what shows in @widget whether @item is chosen; see
 *   sn_choosable_attach()
 *
 * Has @widget open the menu of @item at a click with the other button, by Menu
 * and by Shift+F10, and lets @item be dragged and, on a page with a choice, be
 * chosen.
 */
void
sn_item_context_attach (GtkWidget *widget, SnItem *item, SnMarkMaker make_mark)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_object_set_data_full (G_OBJECT (widget), "context-item", g_object_ref (item), g_object_unref);
  sn_item_menu_on_click (widget, itself, item);
  sn_choosable_attach (widget, itself, item, make_mark);
  add_key (keys, GDK_KEY_Menu, 0, item);
  add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK, item);
  gtk_widget_add_controller (widget, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}
