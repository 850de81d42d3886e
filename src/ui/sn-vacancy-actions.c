/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-vacancy-actions.h"

#include <glib/gi18n.h>

#include "sn-item-ways.h"
#include "sn-parts.h"
#include "sn-vacancy-words.h"

#define STAR "starred-symbolic"
#define NO_STAR "non-starred-symbolic"

static gint64
id_of (GtkWidget *button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "item-id");
}

/* Until the store has it, the button shows what was said. */
static void
show_interest (GtkToggleButton *button)
{
  gboolean interested = gtk_toggle_button_get_active (button);
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (button));

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), interested ? STAR : NO_STAR);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), interested ? _ ("Interested") : _ ("Mark Interest"));
  sn_parts_set_tooltip (GTK_WIDGET (button),
                        interested ? _ ("This seat is of interest") : _ ("Mark this seat as of interest"));
}

static void
interest_cb (GtkToggleButton *button)
{
  show_interest (button);
  gtk_widget_activate_action (GTK_WIDGET (button), "item.interest", "(xb)", id_of (GTK_WIDGET (button)),
                              gtk_toggle_button_get_active (button));
}

static GtkWidget *
interest_new (SnItem *item)
{
  GtkWidget *button = gtk_toggle_button_new ();
  gint64 *id = g_new (gint64, 1);

  *id = sn_item_get_id (item);
  g_object_set_data_full (G_OBJECT (button), "item-id", id, g_free);
  gtk_button_set_child (GTK_BUTTON (button), adw_button_content_new ());
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), sn_vacancy_is_interesting (item));
  show_interest (GTK_TOGGLE_BUTTON (button));
  sn_parts_set_name (button, _ ("Interested"));
  gtk_widget_set_name (button, "interest");
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "toggled", G_CALLBACK (interest_cb), NULL);
  return button;
}

static GtkWidget *
dismiss_new (SnItem *item)
{
  gboolean dismissed = sn_item_get_state (item) == SN_STATE_DISMISSED;
  GtkWidget *button = gtk_button_new_with_label (dismissed ? _ ("Restore") : _ ("Dismiss"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), dismissed ? "item.restore" : "item.dismiss");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", sn_item_get_id (item));
  gtk_widget_set_name (button, "dismiss");
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* The button, and below it where it really leads. */
static GtkWidget *
way_new (const SnLink *link, gboolean suggested)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *button = sn_parts_link_button (link, SN_ITEM_VACANCY);
  GtkWidget *host = sn_parts_host (link);

  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_start (host, 6);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), host);
  return box;
}

/**
 * sn_vacancy_actions_new:
 * @item: a vacancy
 * @suggested: whether its first button is the one that the view suggests
 *
 * Returns: (transfer floating): its buttons: the way to nominate with the real
 *   host below, the newsletter, whether it is of interest, and Dismiss.
 */
GtkWidget *
sn_vacancy_actions_new (SnItem *item, gboolean suggested)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *ways = sn_parts_flow (6), *words = sn_parts_flow (6);
  g_autoptr (SnLink) link = sn_item_ways_best (item);
  const SnMention *mention = sn_item_get_mention (item);

  gtk_box_append (GTK_BOX (box), ways);
  if (link != NULL)
    gtk_box_append (GTK_BOX (ways), way_new (link, suggested));
  if (mention != NULL && mention->newsletter_id > 0)
    {
      gtk_box_append (GTK_BOX (ways), sn_parts_show_button (mention));
      gtk_widget_set_valign (gtk_widget_get_last_child (ways), GTK_ALIGN_START);
    }
  gtk_widget_set_visible (ways, gtk_widget_get_first_child (ways) != NULL);
  gtk_box_append (GTK_BOX (words), interest_new (item));
  gtk_box_append (GTK_BOX (words), dismiss_new (item));
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

/**
 * sn_vacancy_interest_tag:
 *
 * Returns: (transfer floating): the word and the icon of a seat that is of
 *   interest.
 */
GtkWidget *
sn_vacancy_interest_tag (void)
{
  return sn_parts_tag (STAR, _ ("Interested"), "accent");
}
