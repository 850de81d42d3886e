/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-detail.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-columns-layout.h"
#include "sn-detail-actions.h"
#include "sn-error.h"
#include "sn-format.h"
#include "sn-item-choices.h"
#include "sn-item-history.h"
#include "sn-life-line.h"
#include "sn-parts.h"
#include "sn-response-group.h"

/* From this width on there are two columns, so far apart. */
#define COLUMNS_WIDTH 560
#define COLUMN_SPACING 18
#define ROW_SPACING 24

struct _SnItemDetail
{
  SnPane parent_instance;

  SnItem *item;
  SnToday today;
  SnStore *store;
  GCancellable *looking; /* around the item */
  SnAround *around;      /* what was found there, NULL before */

  GtkScrolledWindow *scroller;
  GtkWidget *column;
  AdwBin *tags;
  GtkLabel *title;
  AdwBin *closing;
  SnDetailActions *actions;
  GtkBox *choices;
  SnLifeLine *life_line;
  GtkWidget *columns;
  SnResponseGroup *response;
  GtkWidget *doubts;
  GtkWidget *quotes_group;
  GtkWidget *quotes;
  GtkWidget *links_group;
  GtkWidget *links;
  GtkWidget *history;
};

G_DEFINE_FINAL_TYPE (SnItemDetail, sn_item_detail, SN_TYPE_PANE)

static gboolean
is_over (SnItem *item)
{
  SnItemState state = sn_item_get_state (item);

  return state != SN_STATE_OPEN && state != SN_STATE_DOUBTFUL;
}

static void
add_text_tag (GtkWidget *flow, const char *text)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (GTK_BOX (flow), sn_parts_tag (NULL, text, NULL));
}

static void
add_state_tags (GtkWidget *flow, SnItem *item)
{
  const SnDate *from = sn_item_get_moved_from (item);
  gboolean later = !sn_date_is_set (from) || sn_date_compare (sn_item_get_date (item), from) > 0;

  if (sn_item_get_moved (item))
    gtk_box_append (GTK_BOX (flow), sn_parts_tag ("sn-moved-symbolic", later ? _ ("Extended") : _ ("Moved"), "accent"));
  if (sn_item_get_state (item) == SN_STATE_DOUBTFUL)
    gtk_box_append (GTK_BOX (flow), sn_parts_tag ("sn-doubt-symbolic", _ ("Still Open?"), "warning"));
  if (sn_item_get_state (item) == SN_STATE_CANCELLED)
    gtk_box_append (GTK_BOX (flow), sn_parts_tag ("sn-closed-symbolic", _ ("Cancelled"), NULL));
  if (sn_item_get_state (item) == SN_STATE_DISMISSED)
    gtk_box_append (GTK_BOX (flow), sn_parts_tag ("sn-not-responding-symbolic", _ ("Dismissed"), NULL));
  if (sn_item_get_state (item) == SN_STATE_CLOSED)
    gtk_box_append (GTK_BOX (flow), sn_parts_tag ("sn-closed-symbolic", _ ("Closed"), NULL));
}

static void
show_tags (SnItemDetail *self)
{
  GtkWidget *flow = sn_parts_flow (6);
  g_autofree char *stage = sn_format_stage (sn_item_get_stage (self->item));

  add_text_tag (flow, sn_item_get_reference (self->item));
  add_text_tag (flow, stage);
  add_text_tag (flow, sn_item_get_organiser (self->item));
  add_state_tags (flow, self->item);
  gtk_widget_set_visible (GTK_WIDGET (self->tags), gtk_widget_get_first_child (flow) != NULL);
  adw_bin_set_child (self->tags, flow);
}

/* "Closes Monday 24 June 2019" with the day bold. */
static GtkWidget *
closing_label (SnItem *item, const SnToday *today)
{
  g_autofree char *text = sn_format_closing (item, today);
  SnDate last = sn_date_from_julian (sn_date_last_julian (sn_item_get_date (item)));
  g_autofree char *day = sn_format_day_long (&last, NULL);
  GtkWidget *label = sn_parts_label (text, "sn-closing");
  const char *found = sn_date_is_set (sn_item_get_date (item)) ? strstr (text, day) : NULL;

  if (found != NULL)
    {
      PangoAttrList *attributes = pango_attr_list_new ();
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = (guint) (found - text);
      bold->end_index = PANGO_ATTR_INDEX_TO_TEXT_END;
      pango_attr_list_insert (attributes, bold);
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
      pango_attr_list_unref (attributes);
    }
  return label;
}

static void
show_closing (SnItemDetail *self, const SnToday *today)
{
  GtkWidget *flow = sn_parts_flow (12);
  g_autofree char *left = sn_format_left (self->item, today);
  gboolean pressing = !is_over (self->item) && sn_format_is_pressing (self->item, today);

  gtk_box_append (GTK_BOX (flow), closing_label (self->item, today));
  if (*left != '\0' && !is_over (self->item))
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      if (pressing)
        gtk_box_append (GTK_BOX (box), sn_parts_line_icon ("sn-soon-symbolic", 16));
      gtk_box_append (GTK_BOX (box), sn_parts_label (left, "sn-closing"));
      gtk_widget_add_css_class (box, pressing ? "warning" : "dim-label");
      gtk_box_append (GTK_BOX (flow), box);
    }
  adw_bin_set_child (self->closing, flow);
}

static void
show_doubts (SnItemDetail *self)
{
  GPtrArray *doubts = sn_item_get_doubts (self->item);

  sn_parts_clear (self->doubts);
  for (guint i = 0; i < doubts->len; i++)
    gtk_box_append (GTK_BOX (self->doubts), sn_parts_doubt (doubts->pdata[i]));
  gtk_widget_set_visible (self->doubts, doubts->len > 0);
}

static gboolean
said_before (GPtrArray *mentions, guint index)
{
  const SnMention *mention = mentions->pdata[index];

  for (guint i = 0; i < index; i++)
    {
      const SnMention *other = mentions->pdata[i];

      if (other->newsletter_id == mention->newsletter_id && g_strcmp0 (other->quote, mention->quote) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The sentence that says it best, whole; the others on demand. */
static void
show_quotes (SnItemDetail *self)
{
  GPtrArray *mentions = sn_item_get_mentions (self->item);
  GtkWidget *list = gtk_list_box_new (), *more = adw_expander_row_new ();
  g_autofree char *title = NULL;
  guint n = 0;

  sn_parts_clear (self->quotes);
  gtk_widget_set_visible (self->quotes_group, mentions->len > 0);
  if (mentions->len > 0)
    gtk_box_append (GTK_BOX (self->quotes), sn_parts_quote_card (mentions->pdata[0]));
  for (guint i = 1; i < mentions->len; i++)
    if (!said_before (mentions, i))
      {
        adw_expander_row_add_row (ADW_EXPANDER_ROW (more), sn_parts_quote_row (mentions->pdata[i]));
        n++;
      }
  title = g_strdup_printf (ngettext ("%u More Place", "%u More Places", n), n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), title);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), more);
  gtk_widget_set_visible (list, n > 0);
  gtk_box_append (GTK_BOX (self->quotes), list);
}

static void
show_links (SnItemDetail *self)
{
  GPtrArray *links = sn_item_get_links (self->item);
  SnLink *best = sn_item_get_best_link (self->item);

  sn_parts_clear (self->links);
  for (guint i = 0; i < links->len; i++)
    {
      SnLink *link = links->pdata[i];

      if (link != best && sn_uri_is_allowed (link->uri))
        gtk_list_box_append (GTK_LIST_BOX (self->links), sn_parts_link_row (link, sn_item_get_kind (self->item)));
    }
  gtk_widget_set_visible (self->links_group, gtk_widget_get_first_child (self->links) != NULL);
}

/* A modification has a way that it goes; as long as nobody knows more, the item
 * itself says how far it is. */
static void
show_life (SnItemDetail *self)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  gboolean modification = sn_life_is_modification (sn_item_get_reference (self->item));

  gtk_widget_set_visible (GTK_WIDGET (self->life_line), modification);
  if (!modification)
    return;
  g_ptr_array_add (alone, self->item);
  sn_life_line_set_story (self->life_line, self->around != NULL ? self->around->story : alone, &self->today);
}

static void
show_choices (SnItemDetail *self)
{
  GtkWidget *box = GTK_WIDGET (self->choices);

  sn_parts_clear (box);
  sn_item_choices_add_restore (self->choices, self->item);
  sn_item_choices_add_news (self->choices, self->item, &self->today);
  if (self->around != NULL)
    sn_item_choices_add_alike (self->choices, self->item, self->around->alike, &self->today);
  gtk_widget_set_visible (box, gtk_widget_get_first_child (box) != NULL);
}

/* The item is shown without what stands around it; the user is to know that
 * something may be missing. */
static void
say_trouble (SnItemDetail *self, const GError *error)
{
  if (g_error_matches (error, SN_ERROR, SN_ERROR_NOT_FOUND) || g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
    return;
  g_message ("What stands around an item cannot be found: %s", error->message);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", error->message);
}

static void
around_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnItemDetail) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnAround) around = sn_store_look_around_finish (SN_STORE (source), result, &error);

  /* Another item is shown by now; or this one is gone, which the next reading
   * of the page shows. */
  if (g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;
  if (around == NULL)
    {
      say_trouble (self, error);
      return;
    }
  g_clear_pointer (&self->around, sn_around_free);
  self->around = g_steal_pointer (&around);
  sn_detail_actions_set_around (self->actions, self->around);
  show_life (self);
  show_choices (self);
}

static void
stop_looking (SnItemDetail *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
look_around (SnItemDetail *self)
{
  stop_looking (self);
  self->looking = g_cancellable_new ();
  sn_store_look_around_async (self->store, sn_item_get_id (self->item), self->looking, around_cb, g_object_ref (self));
}

static void
sn_item_detail_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnItemDetail *self = SN_ITEM_DETAIL (pane);

  if (narrow)
    gtk_widget_add_css_class (self->column, "sn-narrow");
  else
    gtk_widget_remove_css_class (self->column, "sn-narrow");
  sn_pane_set_narrow (SN_PANE (self->actions), narrow);
}

static void
sn_item_detail_dispose (GObject *object)
{
  SnItemDetail *self = SN_ITEM_DETAIL (object);

  stop_looking (self);
  g_clear_pointer (&self->around, sn_around_free);
  g_clear_object (&self->item);
  g_clear_object (&self->store);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_ITEM_DETAIL);
  G_OBJECT_CLASS (sn_item_detail_parent_class)->dispose (object);
}

static void
sn_item_detail_class_init (SnItemDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_item_detail_dispose;
  SN_PANE_CLASS (klass)->narrow_changed = sn_item_detail_narrow_changed;
  g_type_ensure (SN_TYPE_DETAIL_ACTIONS);
  g_type_ensure (SN_TYPE_LIFE_LINE);
  g_type_ensure (SN_TYPE_RESPONSE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-item-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, column);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, tags);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, title);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, closing);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, actions);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, choices);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, life_line);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, columns);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, response);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, doubts);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, quotes_group);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, quotes);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, links_group);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, links);
  gtk_widget_class_bind_template_child (widget_class, SnItemDetail, history);
}

static void
sn_item_detail_init (SnItemDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->columns, sn_columns_layout_new (COLUMNS_WIDTH, COLUMN_SPACING, ROW_SPACING));
}

/**
 * sn_item_detail_set_store:
 * @store: where to look for what stands around an item
 *
 * Says, once, whose items are shown.
 */
void
sn_item_detail_set_store (SnItemDetail *self, SnStore *store)
{
  g_set_object (&self->store, store);
}

/**
 * sn_item_detail_set_item:
 * @item: (nullable): an item, its state worked out for @today
 * @today: the day it is
 *
 * Shows @item, from its top if it is another one than before; nothing for %NULL.
 */
void
sn_item_detail_set_item (SnItemDetail *self, SnItem *item, const SnToday *today)
{
  gboolean same = item != NULL && self->item != NULL && sn_item_get_id (item) == sn_item_get_id (self->item);
  g_autofree char *title = item != NULL ? sn_format_title (item) : NULL;

  g_set_object (&self->item, item);
  self->today = *today;
  stop_looking (self);
  if (!same)
    g_clear_pointer (&self->around, sn_around_free);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), item != NULL);
  if (item == NULL)
    return;
  gtk_label_set_label (self->title, title);
  show_tags (self);
  show_closing (self, today);
  sn_detail_actions_set_item (self->actions, item);
  sn_response_group_set_item (self->response, item, today);
  show_doubts (self);
  show_life (self);
  show_choices (self);
  show_quotes (self);
  show_links (self);
  sn_parts_clear (self->history);
  sn_item_history_fill (GTK_LIST_BOX (self->history), item, today);
  look_around (self);
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * sn_item_detail_get_item:
 *
 * Returns: (transfer none) (nullable): the item that is shown.
 */
SnItem *
sn_item_detail_get_item (SnItemDetail *self)
{
  return self->item;
}

/**
 * sn_item_detail_focus_action:
 *
 * Gives the focus to the button that answers the item.
 *
 * Returns: whether there is an item.
 */
gboolean
sn_item_detail_focus_action (SnItemDetail *self)
{
  return self->item != NULL && sn_detail_actions_focus (self->actions);
}

/**
 * sn_item_detail_open_link:
 *
 * Does what the button does.
 *
 * Returns: whether there is one.
 */
gboolean
sn_item_detail_open_link (SnItemDetail *self)
{
  return self->item != NULL && sn_detail_actions_activate (self->actions);
}

/**
 * sn_item_detail_write_email:
 *
 * Writes an email about the item.
 *
 * Returns: whether there is an item.
 */
gboolean
sn_item_detail_write_email (SnItemDetail *self)
{
  return self->item != NULL && sn_detail_actions_write (self->actions);
}

/**
 * sn_item_detail_show_in_newsletter:
 *
 * Shows where it was said.
 *
 * Returns: whether a newsletter says it.
 */
gboolean
sn_item_detail_show_in_newsletter (SnItemDetail *self)
{
  const SnMention *mention = self->item != NULL ? sn_item_get_mention (self->item) : NULL;

  if (mention == NULL || mention->newsletter_id <= 0)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "win.show-newsletter", "(xtt)", mention->newsletter_id,
                                     (guint64) mention->start, (guint64) mention->length);
}
