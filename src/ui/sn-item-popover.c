/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-popover.h"

#include <glib/gi18n.h>

#include "sn-agenda-row.h"
#include "sn-format.h"

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

static void
anchor_destroyed_cb (GtkWidget *popover)
{
  unparent_cb (popover);
}

static void
popdown (GtkWidget *widget)
{
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
popover_new (GtkWidget *anchor, GtkWidget *content)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), content);
  gtk_widget_add_css_class (popover, "item-popover");
  gtk_widget_set_parent (popover, anchor);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (anchor_destroyed_cb), popover, G_CONNECT_SWAPPED);
  return popover;
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* The newsletter that spoke of it last: its word is the one that counts. */
static const SnMention *
newest_mention (SnItem *item)
{
  GPtrArray *mentions = sn_item_get_mentions (item);
  const SnMention *newest = NULL;

  for (guint i = 0; i < mentions->len; i++)
    {
      const SnMention *mention = mentions->pdata[i];

      if (newest == NULL || g_strcmp0 (mention->issued, newest->issued) > 0)
        newest = mention;
    }
  return newest;
}

static void
add_link_button (GtkWidget *box, SnItem *item)
{
  SnLink *link = sn_item_get_best_link (item);
  g_autofree char *host = NULL;
  GtkWidget *button;

  if (link == NULL || !sn_uri_is_allowed (link->uri))
    return;
  host = sn_link_host (link);
  button = gtk_button_new_with_label (link->role == SN_LINK_REGISTER ? _("Register") :
                                      sn_link_is_mail (link) ? _("Email") : _("Open Link"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link->uri);
  gtk_widget_set_tooltip_text (button, link->uri);
  g_signal_connect (button, "clicked", G_CALLBACK (popdown), NULL);
  gtk_box_append (GTK_BOX (box), button);
  if (host != NULL)
    {
      GtkWidget *label = add_label (box, host, "caption");

      gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
      gtk_widget_add_css_class (label, "dim-label");
    }
}

static GtkWidget *
item_content_new (SnItem *item, const SnDate *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const SnMention *mention = newest_mention (item);
  g_autofree char *date = sn_format_date (sn_item_get_date (item), today);
  g_autofree char *time = sn_format_time (sn_item_get_date (item));
  g_autofree char *when = *time != '\0' ? g_strdup_printf ("%s, %s", date, time) : g_strdup (date);
  g_autofree char *subtitle = sn_format_subtitle (item);

  add_label (box, sn_item_get_title (item), "heading");
  add_label (box, when, NULL);
  if (*subtitle != '\0')
    gtk_widget_add_css_class (add_label (box, subtitle, "caption"), "dim-label");
  if (sn_item_get_state (item) == SN_STATE_CANCELLED)
    add_label (box, _("Cancelled"), "error");
  if (mention != NULL && mention->quote != NULL)
    {
      g_autofree char *quote = sn_format_quote (mention->quote);
      GtkWidget *label = add_label (box, quote, "dim-label");

      gtk_label_set_lines (GTK_LABEL (label), 6);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_margin_top (label, 6);
      gtk_widget_set_margin_bottom (label, 6);
    }
  add_link_button (box, item);
  if (mention != NULL && mention->newsletter_id > 0)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Show in Newsletter"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-newsletter");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xtt)", mention->newsletter_id,
                                        (guint64) mention->start, (guint64) mention->length);
      g_signal_connect (button, "clicked", G_CALLBACK (popdown), NULL);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

/**
 * sn_item_popover_open:
 * @anchor: what was clicked
 * @item: the item that it stands for
 * @today: the day from which it is seen
 *
 * Shows an item: a consultation or vacancy on its page, all else, which has no
 * page of its own, in a popover at @anchor with the sentence that says it.
 */
void
sn_item_popover_open (GtkWidget *anchor, SnItem *item, const SnDate *today)
{
  SnItemKind kind = sn_item_get_kind (item);
  GtkWidget *popover;

  if (kind == SN_ITEM_CONSULTATION || kind == SN_ITEM_VACANCY)
    {
      gtk_widget_activate_action (anchor, "win.show-item", "x", sn_item_get_id (item));
      popdown (anchor);
      return;
    }
  popover = popover_new (anchor, item_content_new (item, today));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, sn_item_get_title (item),
                                  -1);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * sn_item_popover_day:
 * @anchor: what was clicked
 * @heading: the day, in words
 * @items: (element-type SnItem): all that is on that day
 * @today: the day from which they are seen
 *
 * Shows all items of a day for which a month has no room.
 *
 * Returns: (transfer none): the popover, already shown.
 */
GtkWidget *
sn_item_popover_day (GtkWidget *anchor, const char *heading, GPtrArray *items, const SnDate *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = sn_agenda_row_list_new ();
  GtkWidget *popover;

  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), sn_agenda_row_new (items->pdata[i], today));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  add_label (box, heading, "heading");
  gtk_box_append (GTK_BOX (box), scroller);
  popover = popover_new (anchor, box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_popover_popup (GTK_POPOVER (popover));
  return popover;
}
