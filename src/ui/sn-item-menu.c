/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-menu.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-item-drag.h"
#include "sn-parts.h"
#include "sn-remind-menu.h"

/* Whose item, and how it is found. */
typedef struct
{
  SnItemMenuSource source;
  gpointer data;
} Clicked;

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (entry, action, target);
  g_menu_append_item (menu, entry);
}

/* Only where the page has it. */
static void
append_if_there (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (entry, action, target);
  g_menu_item_set_attribute (entry, "hidden-when", "s", "action-missing");
  g_menu_append_item (menu, entry);
}

static void
append_links (GMenu *menu, SnItem *item)
{
  GPtrArray *links = sn_item_get_links (item);

  for (guint i = 0; i < links->len; i++)
    {
      const SnLink *link = links->pdata[i];
      g_autofree char *words = NULL, *host = NULL, *label = NULL;

      if (!sn_uri_is_allowed (link->uri))
        continue;
      words = sn_format_link_action (link, sn_item_get_kind (item));
      host = sn_link_host (link);
      /* Translators: what an entry of a menu opens, and the host that it goes to */
      label = g_strdup_printf (_ ("%s (%s)"), words, host);
      append (menu, label, "win.open-uri", g_variant_new_string (link->uri));
    }
}

static gboolean
has_several_newsletters (SnItem *item)
{
  GPtrArray *mentions = sn_item_get_mentions (item);

  for (guint i = 1; i < mentions->len; i++)
    if (((SnMention *) mentions->pdata[i])->newsletter_id != ((SnMention *) mentions->pdata[0])->newsletter_id)
      return TRUE;
  return FALSE;
}

/**
 * sn_item_menu_new:
 * @item: an item, its state worked out
 *
 * Returns: (transfer full): what can be done about it that has no button: other
 *   links, selecting, copying, correcting, dismissing. Its actions are those of
 *   sn_item_edits_new(), of sn_choosable_set_choice() and of the window.
 */
GMenuModel *
sn_item_menu_new (SnItem *item)
{
  g_autoptr (GMenu) ways = g_menu_new (), words = g_menu_new (), end = g_menu_new ();
  g_autoptr (GMenuModel) remind = sn_remind_menu_new (item);
  GMenu *menu = g_menu_new ();
  const SnMention *mention = sn_item_get_mention (item);
  gint64 id = sn_item_get_id (item);
  gboolean dismissed = sn_item_get_state (item) == SN_STATE_DISMISSED;

  append_links (ways, item);
  if (mention != NULL && mention->newsletter_id > 0)
    append (ways, _ ("Show in Newsletter"), "win.show-newsletter", sn_parts_show_target (mention));
  if (sn_date_precision (sn_item_get_date (item)) == SN_PRECISION_DAY)
    append (ways, _ ("Add to Calendar"), "win.add-to-calendar", g_variant_new_int64 (id));
  /* Translators: an entry of the menu of an item, which begins to select several */
  append_if_there (words, C_ ("menu", "Select"), "choice.select", g_variant_new_int64 (id));
  append (words, _ ("Copy as Text"), "item.copy", g_variant_new_int64 (id));
  append (words, _ ("Correct…"), "item.correct", g_variant_new_int64 (id));
  if (has_several_newsletters (item))
    append (words, _ ("Split Off…"), "item.split", g_variant_new_int64 (id));
  if (remind != NULL)
    g_menu_append_submenu (words, _ ("Remind Me"), remind);
  append (end, dismissed ? _ ("Restore") : _ ("Dismiss"), dismissed ? "item.restore" : "item.dismiss",
          g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ways));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (words));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* What was chosen is still to be done when the menu closes. */
static void
closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* A popover is no child that a widget gives up by itself. */
static void
parent_gone_cb (GtkWidget *popover)
{
  unparent_cb (popover);
}

/**
 * sn_item_menu_popup:
 * @widget: what stands for the item
 * @item: the item
 * @at: (nullable): where in @widget; %NULL for all of it
 *
 * Opens the menu of an item.
 */
void
sn_item_menu_popup (GtkWidget *widget, SnItem *item, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) menu = sn_item_menu_new (item);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, widget);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), at == NULL);
  if (at != NULL)
    {
      gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
      gtk_widget_set_halign (popover, GTK_ALIGN_START);
    }
  sn_parts_set_name (popover, sn_item_get_title (item));
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (parent_gone_cb), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  Clicked *clicked = data;
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  SnItem *item = clicked->source (clicked->data);
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  if (item == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  sn_item_menu_popup (widget, item, &at);
}

static void
clicked_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * sn_item_menu_on_click:
 * @widget: what stands for an item
 * @source: tells for which
 * @data: given to @source; outlives @widget or is it
 *
 * Opens the menu of that item at a click with the other button, and lets it be
 * dragged out of the window.
 */
void
sn_item_menu_on_click (GtkWidget *widget, SnItemMenuSource source, gpointer data)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  Clicked *clicked = g_new (Clicked, 1);

  *clicked = (Clicked){ source, data };
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_data (gesture, "pressed", G_CALLBACK (pressed_cb), clicked, clicked_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));
  sn_item_drag_attach (widget, source, data);
}
