/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-context.h"

#include "sn-item-menu.h"

static SnItem *
itself (gpointer item)
{
  return item;
}

#define CONTEXT_ITEM "context-item"
#define CONTEXT_KEYS "secnews-context-keys"

static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  sn_item_menu_popup (widget, g_object_get_data (G_OBJECT (widget), CONTEXT_ITEM), NULL);
  return TRUE;
}

static GListModel *
keys_new (void)
{
  GListStore *keys = g_list_store_new (GTK_TYPE_SHORTCUT);
  g_autoptr (GtkShortcut) shortcut =
      gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                                     gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK)),
                        gtk_callback_action_new (menu_cb, NULL, NULL));

  g_list_store_append (keys, shortcut);
  return G_LIST_MODEL (keys);
}

/* They are the same for all that stands for an item, of which a month has a hundred: those of
 * one display share them. */
static GtkEventController *
keys_controller_new (GdkDisplay *display)
{
  GListModel *keys = g_object_get_data (G_OBJECT (display), CONTEXT_KEYS);

  if (keys == NULL)
    {
      keys = keys_new ();
      g_object_set_data_full (G_OBJECT (display), CONTEXT_KEYS, keys, g_object_unref);
    }
  return gtk_shortcut_controller_new_for_model (keys);
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
  g_object_set_data_full (G_OBJECT (widget), CONTEXT_ITEM, g_object_ref (item), g_object_unref);
  sn_item_menu_on_click (widget, itself, item);
  sn_choosable_attach (widget, itself, item, make_mark);
  gtk_widget_add_controller (widget, keys_controller_new (gtk_widget_get_display (widget)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}
