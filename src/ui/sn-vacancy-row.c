/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-vacancy-row.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-item-context.h"
#include "sn-parts.h"
#include "sn-vacancy-actions.h"
#include "sn-vacancy-words.h"

/* "Closes Friday 28 June · 14 working days left" */
static char *
row_subtitle (SnItem *item, const SnToday *today)
{
  const SnDate *date = sn_item_get_date (item);
  g_autofree char *day = sn_format_date (date, today), *left = sn_format_days_left (date, today);

  if (!sn_date_is_set (date))
    return g_strdup (_ ("No closing date stated"));
  if (sn_item_get_state (item) == SN_STATE_CLOSED)
    return g_strdup_printf (_ ("Closed %s"), day);
  if (*left == '\0' || sn_item_get_state (item) == SN_STATE_FILLED)
    return g_strdup_printf (_ ("Closes %s"), day);
  if (sn_format_closes_soon (item, today))
    return g_strdup_printf (_ ("%s · %s"), left, day);
  return g_strdup_printf (_ ("Closes %s · %s"), day, left);
}

static void
add_row_suffixes (AdwExpanderRow *row, SnItem *item, const SnToday *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *icon, *label;
  g_autofree char *seats = sn_format_seats (MAX (sn_item_get_seats (item), 1));
  const char *word = sn_vacancy_state_word (item);

  if (sn_vacancy_is_interesting (item))
    gtk_box_append (GTK_BOX (box), sn_vacancy_interest_tag ());
  if (sn_item_get_state (item) == SN_STATE_DOUBTFUL)
    gtk_box_append (GTK_BOX (box), sn_parts_tag ("sn-doubt-symbolic", word, "warning"));
  else if (sn_item_get_doubts (item)->len > 0)
    {
      GtkWidget *doubt = gtk_image_new_from_icon_name ("sn-doubt-symbolic");

      gtk_widget_add_css_class (doubt, "warning");
      sn_parts_set_tooltip (doubt, _ ("Doubtful"));
      sn_parts_set_name (doubt, _ ("Doubtful"));
      gtk_box_append (GTK_BOX (box), doubt);
    }
  if (sn_format_closes_soon (item, today))
    {
      icon = gtk_image_new_from_icon_name ("sn-soon-symbolic");
      gtk_widget_add_css_class (icon, "warning");
      sn_parts_set_name (icon, _ ("Closes soon"));
      gtk_box_append (GTK_BOX (box), icon);
    }
  icon = gtk_image_new_from_icon_name ("sn-vacancy-symbolic");
  label = gtk_label_new (seats);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (row, box);
}

/* What stands behind the arrow: how to stand, what was said. */
static GtkWidget *
row_content (SnItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *row;
  GPtrArray *doubts = sn_item_get_doubts (item);
  g_autofree char *quote = sn_format_quote (sn_item_get_quote (item));

  gtk_box_append (GTK_BOX (box), sn_parts_label (_ ("How to Nominate"), "heading"));
  gtk_box_append (GTK_BOX (box), sn_parts_label (sn_vacancy_how_to_nominate (item), NULL));
  gtk_box_append (GTK_BOX (box), sn_vacancy_actions_new (item, FALSE));
  if (*quote != '\0')
    {
      GtkWidget *said = sn_parts_label (_ ("What Was Said"), "heading"), *text = sn_parts_label (quote, NULL);

      gtk_widget_set_margin_top (said, 6);
      gtk_box_append (GTK_BOX (box), said);
      gtk_box_append (GTK_BOX (box), text);
    }
  for (guint i = 0; i < doubts->len; i++)
    gtk_box_append (GTK_BOX (box), sn_parts_doubt (doubts->pdata[i]));
  gtk_widget_add_css_class (box, "sn-vacancy-content");
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
add_mark (GtkWidget *row)
{
  GtkWidget *mark = sn_choosable_mark_new (g_object_get_data (G_OBJECT (row), "row-name"));

  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), mark);
  return mark;
}

/**
 * sn_vacancy_row_new:
 * @item: a vacancy, its state worked out for @today
 * @today: the day it is
 *
 * Returns: (transfer floating): a row for @item in the list of its committee.
 */
GtkWidget *
sn_vacancy_row_new (SnItem *item, const SnToday *today)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = g_markup_escape_text (sn_vacancy_category_name (item), -1);
  g_autofree char *plain = row_subtitle (item, today), *subtitle = g_markup_escape_text (plain, -1);
  char *name = sn_vacancy_accessible (item, today);

  g_object_set_data_full (G_OBJECT (row), "row-name", name, g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  add_row_suffixes (ADW_EXPANDER_ROW (row), item, today);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), row_content (item));
  sn_item_context_attach (row, item, add_mark);
  sn_parts_set_name (row, name);
  return row;
}
