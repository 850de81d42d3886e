/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-chip.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-format.h"
#include "sn-item-context.h"
#include "sn-item-popover.h"
#include "sn-parts.h"

/* What a click needs, beside the button. */
typedef struct
{
  SnItem *item;
  SnToday today;
} Target;

static void
target_free (gpointer data, GClosure *closure)
{
  Target *target = data;

  g_object_unref (target->item);
  g_free (target);
}

static void
clicked_cb (GtkButton *button, gpointer user_data)
{
  Target *target = user_data;

  sn_item_popover_open (GTK_WIDGET (button), target->item, &target->today);
}

static gboolean
is_struck (SnItem *item)
{
  return sn_item_get_state (item) == SN_STATE_CANCELLED || sn_item_get_state (item) == SN_STATE_FILLED;
}

static gboolean
is_over (SnItem *item)
{
  return sn_item_get_state (item) == SN_STATE_PAST || sn_item_get_state (item) == SN_STATE_CLOSED;
}

static GtkWidget *
label_new (const char *text, gsize struck)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (struck > 0)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      PangoAttribute *attribute = pango_attr_strikethrough_new (TRUE);

      attribute->end_index = (guint) struck;
      pango_attr_list_insert (attributes, attribute);
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
    }
  return label;
}

static GtkWidget *
add_mark (GtkWidget *button)
{
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_box_prepend (GTK_BOX (gtk_button_get_child (GTK_BUTTON (button))), mark);
  return mark;
}

static GtkWidget *
button_new (SnItem *item, const SnToday *today, const char *name, GtkWidget *box)
{
  GtkWidget *button = gtk_button_new ();
  Target *target = g_new0 (Target, 1);

  target->item = g_object_ref (item);
  target->today = *today;
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), target, target_free, 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  /* The label fills the chip, the chip not what it stands in. */
  gtk_widget_set_hexpand (button, FALSE);
  sn_parts_set_tooltip (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_button_set_child (GTK_BUTTON (button), box);
  sn_item_context_attach (button, item, add_mark);
  return button;
}

/**
 * sn_chip_new:
 * @item: an item
 * @text: (nullable): what stands on it; %NULL for the short text of a day
 * @today: the day from which it is seen
 *
 * Makes a small button that stands for an item: icon and colour of its kind,
 * and a few words. A click shows the item.
 *
 * Returns: (transfer floating): the button.
 */
GtkWidget *
sn_chip_new (SnItem *item, const char *text, const SnToday *today)
{
  g_autofree char *name = sn_format_accessible (item, today);
  g_autofree char *words = text != NULL ? g_strdup (text) : sn_format_chip (item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *button = button_new (item, today, name, box);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (sn_format_kind_icon (sn_item_get_kind (item))));
  gtk_box_append (GTK_BOX (box), label_new (words, is_struck (item) ? strlen (words) : 0));
  if (sn_item_get_moved (item))
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("sn-moved-symbolic"));
  gtk_widget_add_css_class (button, sn_format_kind_class (sn_item_get_kind (item)));
  if (is_over (item) || is_struck (item))
    gtk_widget_add_css_class (button, "over");
  return button;
}

/**
 * sn_chip_new_ghost:
 * @item: an item that was moved
 * @today: the day from which it is seen
 *
 * Makes the button that stays on the day from which an item was moved, its
 * words struck, with the day that it went to.
 *
 * Returns: (transfer floating): the button.
 */
GtkWidget *
sn_chip_new_ghost (SnItem *item, const SnToday *today)
{
  const SnDate *date = sn_item_get_date (item);
  const SnDate *from = sn_item_get_moved_from (item);
  g_autofree char *words = sn_format_chip (item);
  g_autofree char *accessible = sn_format_accessible (item, today);
  g_autofree char *to = NULL;
  /* Translators: %s says what it is and when it is now */
  g_autofree char *name = g_strdup_printf (_ ("Moved away from this day: %s"), accessible);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *button = button_new (item, today, name, box);

  if (date->month == from->month && date->year == from->year)
    to = g_strdup_printf ("%u", date->day);
  else
    to = g_strdup_printf ("%u/%u", date->day, date->month);
  gtk_box_append (GTK_BOX (box), label_new (words, strlen (words)));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("sn-moved-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (to));
  gtk_widget_add_css_class (button, "ghost");
  return button;
}
