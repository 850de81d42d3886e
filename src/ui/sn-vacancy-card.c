/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-vacancy-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-format.h"
#include "sn-parts.h"

struct _SnVacancyCard
{
  AdwBin     parent_instance;

  GtkLabel  *committee;
  GtkLabel  *category;
  AdwBin    *seats;
  GtkWidget *closing;
  GtkWidget *doubts;
  GtkLabel  *quote;
  AdwBin    *actions;
  AdwBin    *host;
};

G_DEFINE_FINAL_TYPE (SnVacancyCard, sn_vacancy_card, ADW_TYPE_BIN)

/**
 * sn_vacancy_match:
 * @item: a vacancy
 * @category: (nullable): the category of the reader's organisation
 *
 * "Network" is a seat for electricity and gas networks alike, "Any" one for
 * everybody: both may be the reader's.
 *
 * Returns: what the seat means to a party of @category.
 */
SnVacancyMatch
sn_vacancy_match (SnItem *item, const char *category)
{
  const char *seat = sn_item_get_category (item);

  if (category == NULL || seat == NULL)
    return SN_VACANCY_OTHER;
  if (g_str_equal (seat, category))
    return SN_VACANCY_MINE;
  if (g_str_equal (seat, "Any") || (g_str_equal (seat, "Network") && g_str_has_suffix (category, " Network")))
    return SN_VACANCY_PERHAPS;
  return SN_VACANCY_OTHER;
}

static const char *
category_name (SnItem *item)
{
  const char *category = sn_item_get_category (item);

  if (category == NULL)
    return _ ("No Category Stated");
  if (g_str_equal (category, "Any"))
    return _ ("Any Category");
  if (g_str_equal (category, "Network"))
    return _ ("Electricity or Gas Network");
  return category;
}

/* The words that stand for a state other than open. */
static const char *
state_word (SnItem *item)
{
  switch (sn_item_get_state (item))
    {
    case SN_STATE_FILLED:
      return _ ("Filled");
    case SN_STATE_CLOSED:
      return _ ("Closed");
    case SN_STATE_CANCELLED:
      return _ ("Withdrawn");
    case SN_STATE_DOUBTFUL:
      return _ ("Still Open?");
    case SN_STATE_OPEN:
    case SN_STATE_PAST:
    case SN_STATE_DISMISSED:
    default:
      return NULL;
    }
}

/* Who knows how, in the order of what helps most. */
static const char *
how_to_nominate (SnItem *item)
{
  SnLink *link = sn_item_get_best_link (item);

  if (link == NULL)
    return _ ("As the newsletter says");
  if (sn_link_is_mail (link))
    return _ ("Get in touch by email");
  return link->role == SN_LINK_RESPOND ? _ ("Send the nomination form") : _ ("As the linked page says");
}

static void
bold_part (GtkLabel *label, const char *text, const char *part)
{
  const char *found = *part != '\0' ? strstr (text, part) : NULL;
  PangoAttrList *attributes;
  PangoAttribute *bold;

  if (found == NULL)
    return;
  attributes = pango_attr_list_new ();
  bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  bold->start_index = (guint) (found - text);
  bold->end_index = (guint) (found - text + strlen (part));
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

static GtkWidget *
left_line (SnItem *item, const char *left, const SnDate *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean soon = sn_format_closes_soon (item, today);

  if (soon)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("sn-soon-symbolic");

      gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_box_append (GTK_BOX (box), sn_parts_label (left, soon ? "caption-heading" : "caption"));
  gtk_widget_add_css_class (box, soon ? "warning" : "dim-label");
  return box;
}

static void
show_closing (SnVacancyCard *self, SnItem *item, const SnDate *today)
{
  const SnDate *date = sn_item_get_date (item);
  g_autofree char *day = sn_date_is_set (date) ? sn_format_date (date, today) : g_strdup ("");
  g_autofree char *left = sn_format_days_left (date, today);
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (!sn_date_is_set (date))
    text = g_strdup (_ ("No closing date stated"));
  else if (sn_item_get_state (item) == SN_STATE_CLOSED)
    text = g_strdup_printf (_ ("Nominations closed %s"), day);
  else
    text = g_strdup_printf (_ ("Nominations close %s"), day);
  label = sn_parts_label (text, NULL);
  bold_part (GTK_LABEL (label), text, day);
  gtk_box_append (GTK_BOX (self->closing), label);
  if (*left != '\0' && sn_item_get_state (item) == SN_STATE_OPEN)
    gtk_box_append (GTK_BOX (self->closing), left_line (item, left, today));
}

static GtkWidget *
seats_tag (SnItem *item)
{
  const char *word = state_word (item);
  guint n = MAX (sn_item_get_seats (item), 1);
  g_autofree char *seats = sn_format_seats (n);

  if (word != NULL && sn_item_get_state (item) != SN_STATE_DOUBTFUL)
    return sn_parts_tag ("sn-closed-symbolic", word, NULL);
  return sn_parts_tag ("sn-vacancy-symbolic", seats, "kind-vacancy");
}

static void
show_actions (SnVacancyCard *self, SnItem *item, gboolean suggested)
{
  SnLink *link = sn_item_get_best_link (item);
  const SnMention *mention = sn_item_get_mention (item);
  GtkWidget *flow = sn_parts_flow (6);

  if (link != NULL)
    {
      GtkWidget *button = sn_parts_link_button (link, SN_ITEM_VACANCY);

      if (suggested)
        gtk_widget_add_css_class (button, "suggested-action");
      gtk_box_append (GTK_BOX (flow), button);
      adw_bin_set_child (self->host, sn_parts_host (link));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->host), link != NULL);
  if (mention != NULL && mention->newsletter_id > 0)
    gtk_box_append (GTK_BOX (flow), sn_parts_show_button (mention));
  gtk_widget_set_visible (GTK_WIDGET (self->actions), gtk_widget_get_first_child (flow) != NULL);
  adw_bin_set_child (self->actions, flow);
}

static void
sn_vacancy_card_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SN_TYPE_VACANCY_CARD);
  G_OBJECT_CLASS (sn_vacancy_card_parent_class)->dispose (object);
}

static void
sn_vacancy_card_class_init (SnVacancyCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_vacancy_card_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-vacancy-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, committee);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, category);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, seats);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, closing);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, doubts);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, quote);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, actions);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, host);
}

static void
sn_vacancy_card_init (SnVacancyCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sn_vacancy_card_new:
 * @item: a vacancy, its state worked out for @today
 * @today: the day it is
 * @match: what the seat means to the reader
 * @suggested: whether its button is the one that the view suggests
 *
 * Returns: (transfer floating): a card for @item.
 */
GtkWidget *
sn_vacancy_card_new (SnItem *item, const SnDate *today, SnVacancyMatch match, gboolean suggested)
{
  SnVacancyCard *self = g_object_new (SN_TYPE_VACANCY_CARD, NULL);
  const char *committee = sn_item_get_committee (item);
  GPtrArray *doubts = sn_item_get_doubts (item);
  g_autofree char *name = sn_format_accessible (item, today);
  g_autofree char *quote = sn_format_quote (sn_item_get_quote (item));
  g_autofree char *category = NULL;

  if (match == SN_VACANCY_PERHAPS)
    /* Translators: the category of a seat, as in "Any Category · may affect you" */
    category = g_strdup_printf (_ ("%s · may affect you"), category_name (item));
  gtk_label_set_label (self->committee, committee != NULL ? committee : sn_item_get_title (item));
  gtk_label_set_label (self->category, category != NULL ? category : category_name (item));
  adw_bin_set_child (self->seats, seats_tag (item));
  show_closing (self, item, today);
  for (guint i = 0; i < doubts->len; i++)
    gtk_box_append (GTK_BOX (self->doubts), sn_parts_doubt (doubts->pdata[i]));
  gtk_widget_set_visible (self->doubts, doubts->len > 0);
  gtk_label_set_label (self->quote, quote);
  gtk_widget_set_visible (GTK_WIDGET (self->quote), *quote != '\0');
  show_actions (self, item, suggested);
  sn_parts_set_name (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}

/* "Closes Friday 28 June · 14 working days left" */
static char *
row_subtitle (SnItem *item, const SnDate *today)
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
add_row_suffixes (AdwExpanderRow *row, SnItem *item, const SnDate *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *icon, *label;
  g_autofree char *seats = sn_format_seats (MAX (sn_item_get_seats (item), 1));
  const char *word = state_word (item);

  if (sn_item_get_state (item) == SN_STATE_DOUBTFUL || sn_item_get_doubts (item)->len > 0)
    {
      GtkWidget *doubt = gtk_image_new_from_icon_name ("sn-doubt-symbolic");

      gtk_widget_add_css_class (doubt, "warning");
      gtk_widget_set_tooltip_text (doubt, word != NULL ? word : _ ("Doubtful"));
      sn_parts_set_name (doubt, word != NULL ? word : _ ("Doubtful"));
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *flow = sn_parts_flow (6), *row;
  SnLink *link = sn_item_get_best_link (item);
  const SnMention *mention = sn_item_get_mention (item);
  GPtrArray *doubts = sn_item_get_doubts (item);
  g_autofree char *quote = sn_format_quote (sn_item_get_quote (item));

  gtk_box_append (GTK_BOX (box), sn_parts_label (_ ("How to Nominate"), "heading"));
  gtk_box_append (GTK_BOX (box), sn_parts_label (how_to_nominate (item), NULL));
  if (link != NULL)
    gtk_box_append (GTK_BOX (flow), sn_parts_link_button (link, SN_ITEM_VACANCY));
  if (mention != NULL && mention->newsletter_id > 0)
    gtk_box_append (GTK_BOX (flow), sn_parts_show_button (mention));
  gtk_box_append (GTK_BOX (box), flow);
  if (link != NULL)
    gtk_box_append (GTK_BOX (box), sn_parts_host (link));
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

/**
 * sn_vacancy_row_new:
 * @item: a vacancy, its state worked out for @today
 * @today: the day it is
 *
 * Returns: (transfer floating): a row for @item in the list of its committee.
 */
GtkWidget *
sn_vacancy_row_new (SnItem *item, const SnDate *today)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = g_markup_escape_text (category_name (item), -1);
  g_autofree char *plain = row_subtitle (item, today), *subtitle = g_markup_escape_text (plain, -1);
  g_autofree char *name = sn_format_accessible (item, today);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  add_row_suffixes (ADW_EXPANDER_ROW (row), item, today);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), row_content (item));
  sn_parts_set_name (row, name);
  return row;
}
