/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-choices.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-item-history.h"
#include "sn-parts.h"

/* What only the user can decide: a card with a sentence or two, and a button for
 * each answer. */

static GtkWidget *
card_new (const char *icon_name, const char *heading, const char *text)
{
  GtkWidget *card = sn_parts_group (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = sn_parts_line_icon (icon_name, 16), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "sn-accent");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "sn-choice");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), sn_parts_label (heading, "heading"));
  gtk_box_append (GTK_BOX (texts), sn_parts_label (text, NULL));
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), texts);
  sn_parts_set_name (card, heading);
  return card;
}

static GtkWidget *
buttons_of (GtkWidget *card)
{
  GtkWidget *texts = gtk_widget_get_last_child (card), *last = gtk_widget_get_last_child (texts);

  if (!GTK_IS_LABEL (last))
    return last;
  last = sn_parts_flow (6);
  gtk_widget_set_margin_top (last, 6);
  gtk_box_append (GTK_BOX (texts), last);
  return last;
}

static void
add_button (GtkWidget *card, const char *words, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_box_append (GTK_BOX (buttons_of (card)), button);
}

static void
add_news (GtkBox *box, SnItem *item, const SnCorrection *correction, const SnToday *today)
{
  g_autofree char *field = sn_item_history_field_name (item, correction->field);
  g_autofree char *said = sn_item_history_value_words (correction->field, correction->said, today);
  g_autofree char *value = sn_item_history_value_words (correction->field, correction->value, today);
  /* Translators: the name of a field, as in “Closing Date: the newsletters say something new” */
  g_autofree char *heading = g_strdup_printf (_ ("%s: the newsletters say something new"), field);
  g_autofree char *text = g_strdup_printf (_ ("Newsletters: %s. You: %s."), said, value);
  gint64 id = sn_item_get_id (item);
  GtkWidget *card = card_new ("sn-newsletter-symbolic", heading, text);

  add_button (card, _ ("Keep Mine"), "item.keep", g_variant_new ("(xs)", id, correction->field));
  add_button (card, _ ("Take the Newsletter’s"), "item.revert", g_variant_new ("(xs)", id, correction->field));
  gtk_box_append (box, card);
}

/**
 * sn_item_choices_add_news:
 * @box: where to add them
 * @item: an item
 * @today: the day it is
 *
 * Adds a card for each field that the user put right and of which newsletters
 * have said something new since: both are shown, the user chooses.
 */
void
sn_item_choices_add_news (GtkBox *box, SnItem *item, const SnToday *today)
{
  const SnUserWord *word = sn_item_get_user_word (item);

  for (guint i = 0; word != NULL && i < word->corrections->len; i++)
    if (sn_correction_is_news (word->corrections->pdata[i]))
      add_news (box, item, word->corrections->pdata[i], today);
}

/**
 * sn_item_choices_add_alike:
 * @box: where to add them
 * @item: an item
 * @alike: (element-type SnItem): what may be the same
 * @today: the day it is
 *
 * Adds a card for each of @alike, for the user to say whether it is.
 */
void
sn_item_choices_add_alike (GtkBox *box, SnItem *item, GPtrArray *alike, const SnToday *today)
{
  gint64 id = sn_item_get_id (item);

  for (guint i = 0; i < alike->len; i++)
    {
      SnItem *other = alike->pdata[i];
      gint64 other_id = sn_item_get_id (other);
      g_autofree char *closing = sn_format_closing (other, today);
      g_autofree char *heading = NULL;
      GtkWidget *card;

      /* Translators: %s is the title of another consultation */
      heading = g_strdup_printf (_ ("May be the same as “%s”"), sn_item_get_title (other));
      card = card_new ("sn-doubt-symbolic", heading, closing);
      add_button (card, _ ("Merge"), "item.merge", g_variant_new ("(xx)", id, other_id));
      add_button (card, _ ("Keep Apart"), "item.apart", g_variant_new ("(xx)", id, other_id));
      add_button (card, _ ("Show"), "win.show-item", g_variant_new_int64 (other_id));
      gtk_box_append (box, card);
    }
}

/**
 * sn_item_choices_add_restore:
 * @box: where to add it
 * @item: an item, its state worked out
 *
 * Adds, for what the user dismissed, a card that brings it back.
 */
void
sn_item_choices_add_restore (GtkBox *box, SnItem *item)
{
  GtkWidget *card;

  if (sn_item_get_state (item) != SN_STATE_DISMISSED)
    return;
  card = card_new ("sn-not-responding-symbolic", _ ("You dismissed this consultation"),
                   _ ("It is left out wherever consultations are listed."));
  add_button (card, _ ("Restore"), "item.restore", g_variant_new_int64 (sn_item_get_id (item)));
  gtk_box_append (box, card);
}
