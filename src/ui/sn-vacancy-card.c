/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-vacancy-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-format.h"
#include "sn-item-context.h"
#include "sn-parts.h"
#include "sn-vacancy-actions.h"
#include "sn-vacancy-words.h"

struct _SnVacancyCard
{
  AdwBin parent_instance;

  GtkBox *head;
  GtkLabel *committee;
  GtkLabel *category;
  AdwBin *seats;
  GtkWidget *closing;
  GtkLabel *how;
  GtkWidget *doubts;
  AdwBin *actions;
  char *name; /* what a screen reader says of it */
};

G_DEFINE_FINAL_TYPE (SnVacancyCard, sn_vacancy_card, ADW_TYPE_BIN)

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
left_line (SnItem *item, const char *left, const SnToday *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean soon = sn_format_closes_soon (item, today);

  if (soon)
    gtk_box_append (GTK_BOX (box), sn_parts_line_icon ("sn-soon-symbolic", 12));
  gtk_box_append (GTK_BOX (box), sn_parts_label (left, soon ? "caption-heading" : "caption"));
  gtk_widget_add_css_class (box, soon ? "warning" : "dim-label");
  return box;
}

static void
show_closing (SnVacancyCard *self, SnItem *item, const SnToday *today)
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
  const char *word = sn_vacancy_state_word (item);
  guint n = MAX (sn_item_get_seats (item), 1);
  g_autofree char *seats = sn_format_seats (n);
  GtkWidget *tag;

  if (word != NULL && sn_item_get_state (item) == SN_STATE_DOUBTFUL)
    tag = sn_parts_tag ("sn-doubt-symbolic", word, "warning");
  else if (word != NULL)
    tag = sn_parts_tag ("sn-closed-symbolic", word, NULL);
  else
    tag = sn_parts_tag ("sn-vacancy-symbolic", seats, "kind-vacancy");
  /* The committee beside it wraps. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (tag)), PANGO_ELLIPSIZE_NONE);
  return tag;
}

static void
sn_vacancy_card_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SN_TYPE_VACANCY_CARD);
  G_OBJECT_CLASS (sn_vacancy_card_parent_class)->dispose (object);
}

static void
sn_vacancy_card_finalize (GObject *object)
{
  g_free (SN_VACANCY_CARD (object)->name);
  G_OBJECT_CLASS (sn_vacancy_card_parent_class)->finalize (object);
}

static void
sn_vacancy_card_class_init (SnVacancyCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_vacancy_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_vacancy_card_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-vacancy-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, head);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, committee);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, category);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, seats);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, closing);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, how);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, doubts);
  gtk_widget_class_bind_template_child (widget_class, SnVacancyCard, actions);
}

static void
sn_vacancy_card_init (SnVacancyCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
add_mark (GtkWidget *card)
{
  SnVacancyCard *self = SN_VACANCY_CARD (card);
  GtkWidget *mark = sn_choosable_mark_new (self->name);

  gtk_box_prepend (self->head, mark);
  return mark;
}

/**
 * sn_vacancy_card_new:
 * @item: a vacancy, its state worked out for @today
 * @today: the day it is
 * @suggested: whether its button is the one that the view suggests
 *
 * Returns: (transfer floating): a card for @item.
 */
GtkWidget *
sn_vacancy_card_new (SnItem *item, const SnToday *today, gboolean suggested)
{
  SnVacancyCard *self = g_object_new (SN_TYPE_VACANCY_CARD, NULL);
  const char *committee = sn_item_get_committee (item);
  GPtrArray *doubts = sn_item_get_doubts (item);

  self->name = sn_vacancy_accessible (item, today);
  gtk_label_set_label (self->committee, committee != NULL ? committee : sn_item_get_title (item));
  gtk_label_set_label (self->category, sn_vacancy_category_name (item));
  adw_bin_set_child (self->seats, seats_tag (item));
  show_closing (self, item, today);
  gtk_label_set_label (self->how, sn_vacancy_how_to_nominate (item));
  for (guint i = 0; i < doubts->len; i++)
    gtk_box_append (GTK_BOX (self->doubts), sn_parts_doubt (doubts->pdata[i]));
  gtk_widget_set_visible (self->doubts, doubts->len > 0);
  adw_bin_set_child (self->actions, sn_vacancy_actions_new (item, suggested));
  sn_item_context_attach (GTK_WIDGET (self), item, add_mark);
  sn_parts_set_name (GTK_WIDGET (self), self->name);
  return GTK_WIDGET (self);
}
