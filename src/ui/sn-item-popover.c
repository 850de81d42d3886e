/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-popover.h"

#include <glib/gi18n.h>

#include "sn-agenda-row.h"
#include "sn-format.h"
#include "sn-item-ways.h"
#include "sn-parts.h"
#include "sn-popover.h"
#include "sn-status-pill.h"

/* Beyond that, a sentence is read in its newsletter. */
#define MOST_QUOTE_LINES 5
#define WIDTH_CHARS 36

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = sn_parts_label (text, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static gboolean
closes (SnItem *item)
{
  return sn_item_get_kind (item) == SN_ITEM_CONSULTATION || sn_item_get_kind (item) == SN_ITEM_VACANCY;
}

/* The circle of its kind, its title, and below what it is: "Consultation ·
 * SECMP0007 · Refinement". */
static GtkWidget *
head_new (SnItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *circle = gtk_image_new_from_icon_name (sn_format_kind_icon (sn_item_get_kind (item)));
  g_autofree char *kind = sn_format_kind (sn_item_get_kind (item)), *about = sn_format_subtitle (item);
  g_autofree char *subtitle = g_str_equal (kind, about) ? g_strdup (kind) : g_strdup_printf ("%s · %s", kind, about);

  gtk_widget_add_css_class (circle, "kind-circle");
  gtk_widget_add_css_class (circle, sn_format_kind_class (sn_item_get_kind (item)));
  gtk_widget_set_valign (circle, GTK_ALIGN_START);
  add_label (words, sn_item_get_title (item), "heading");
  gtk_widget_add_css_class (add_label (words, subtitle, "caption"), "dim-label");
  gtk_box_append (GTK_BOX (box), circle);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

/* "4 working days left", with the hourglass where there is something to do soon. */
static void
add_left (GtkWidget *box, SnItem *item, const SnToday *today)
{
  g_autofree char *left = sn_format_left (item, today);
  gboolean pressing = sn_format_is_pressing (item, today);
  GtkWidget *line;

  if (*left == '\0' || sn_item_get_outcome (item) != SN_OUTCOME_NONE)
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  if (pressing)
    gtk_box_append (GTK_BOX (line), sn_parts_line_icon ("sn-soon-symbolic", 12));
  add_label (line, left, pressing ? "caption-heading" : "caption");
  gtk_widget_add_css_class (line, pressing ? "warning" : "dim-label");
  gtk_box_append (GTK_BOX (box), line);
}

static GtkWidget *
when_new (SnItem *item, const SnToday *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const SnDate *date = sn_item_get_date (item);
  g_autofree char *day = sn_format_date (date, today), *time = sn_format_time (date);
  g_autofree char *plain = *time != '\0' ? g_strdup_printf ("%s, %s", day, time) : g_strdup (day);
  g_autofree char *closing = closes (item) ? sn_format_closing (item, today) : NULL;

  add_label (box, closing != NULL ? closing : plain, NULL);
  add_left (box, item, today);
  if (sn_date_is_set (sn_item_get_moved_from (item)))
    {
      g_autofree char *from = sn_format_day_plain (sn_item_get_moved_from (item), today);
      /* Translators: %s is a day, as in "Moved from 17 June" */
      g_autofree char *moved = g_strdup_printf (_ ("Moved from %s"), from);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (line), sn_parts_line_icon ("sn-moved-symbolic", 12));
      add_label (line, moved, "caption");
      gtk_box_append (GTK_BOX (box), line);
    }
  return box;
}

/* What has become of it, as far as that is not plain from the date. */
static const char *
state_words (SnItem *item)
{
  if (sn_item_get_state (item) == SN_STATE_DISMISSED)
    return _ ("Dismissed");
  if (sn_item_get_outcome (item) == SN_OUTCOME_CANCELLED)
    return _ ("Cancelled");
  return sn_item_get_outcome (item) == SN_OUTCOME_FILLED ? _ ("Filled") : NULL;
}

static void
add_pills (GtkWidget *box, SnItem *item)
{
  const SnUserWord *word = sn_item_get_user_word (item);
  const char *state = state_words (item);
  GtkWidget *flow = sn_parts_flow (6);

  if (state != NULL)
    gtk_box_append (GTK_BOX (flow), sn_parts_tag ("sn-closed-symbolic", state, NULL));
  if (sn_item_get_kind (item) == SN_ITEM_CONSULTATION && word != NULL && word->status != SN_RESPONSE_NONE)
    {
      GtkWidget *pill = sn_status_pill_new ();

      sn_status_pill_set_status (SN_STATUS_PILL (pill), word->status);
      gtk_box_append (GTK_BOX (flow), pill);
    }
  gtk_widget_set_visible (flow, gtk_widget_get_first_child (flow) != NULL);
  gtk_box_append (GTK_BOX (box), flow);
}

static void
add_said (GtkWidget *box, SnItem *item)
{
  const SnMention *mention = sn_item_get_mention (item);
  GPtrArray *doubts = sn_item_get_doubts (item);
  g_autofree char *quote = sn_format_quote (mention != NULL ? mention->quote : NULL);

  for (guint i = 0; i < doubts->len; i++)
    gtk_box_append (GTK_BOX (box), sn_parts_doubt (doubts->pdata[i]));
  if (*quote != '\0')
    {
      GtkWidget *label = add_label (box, quote, "dim-label");

      gtk_label_set_lines (GTK_LABEL (label), MOST_QUOTE_LINES);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
}

static void
add_button (GtkWidget *box, GtkWidget *button)
{
  g_signal_connect (button, "clicked", G_CALLBACK (sn_popover_down), NULL);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_link (GtkWidget *box, SnItem *item)
{
  g_autoptr (SnLink) best = sn_item_ways_best (item), mail = sn_item_ways_mail (item);
  GtkWidget *host;

  if (best == NULL)
    return;
  add_button (box, sn_parts_link_button (best, sn_item_get_kind (item)));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "suggested-action");
  host = sn_parts_host (best);
  gtk_widget_set_halign (host, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), host);
  if (mail != NULL)
    add_button (box, sn_parts_link_button (mail, sn_item_get_kind (item)));
}

static void
add_action (GtkWidget *box, const char *label, const char *action, gint64 id)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  add_button (box, button);
}

static GtkWidget *
actions_new (SnItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *flow = sn_parts_flow (6);
  const SnMention *mention = sn_item_get_mention (item);
  gint64 id = sn_item_get_id (item);

  add_link (box, item);
  if (mention != NULL && mention->newsletter_id > 0)
    add_button (box, sn_parts_show_button (mention));
  if (closes (item))
    add_action (flow, _ ("Show Details"), "win.show-item", id);
  add_action (flow, _ ("Correct…"), "item.correct", id);
  if (sn_item_get_state (item) == SN_STATE_DISMISSED)
    add_action (flow, _ ("Restore"), "item.restore", id);
  else
    add_action (flow, _ ("Dismiss"), "item.dismiss", id);
  for (GtkWidget *button = gtk_widget_get_first_child (flow); button; button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_hexpand (button, TRUE);
  gtk_box_append (GTK_BOX (box), flow);
  return box;
}

static GtkWidget *
content_new (SnItem *item, const SnToday *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), head_new (item));
  gtk_box_append (GTK_BOX (box), when_new (item, today));
  add_pills (box, item);
  add_said (box, item);
  gtk_box_append (GTK_BOX (box), actions_new (item));
  return box;
}

/* A window may be lower than what there is to say in large letters. */
static GtkWidget *
scroller_new (GtkWidget *content, int most_height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), most_height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  return scroller;
}

static GtkWidget *
popover_new (GtkWidget *content)
{
  GtkWidget *popover = sn_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), content);
  gtk_widget_add_css_class (popover, "item-popover");
  return popover;
}

/**
 * sn_item_popover_open:
 * @anchor: what stands for the item
 * @item: the item
 * @today: the day from which it is seen
 *
 * Shows an item in a popover at @anchor: what it is, when, the sentence that
 * says it, and what can be done. Its buttons need the actions of
 * sn_item_edits_new().
 */
void
sn_item_popover_open (GtkWidget *anchor, SnItem *item, const SnToday *today)
{
  g_autofree char *name = sn_format_accessible (item, today);
  GtkWidget *popover = popover_new (scroller_new (content_new (item, today), 560));

  sn_popover_show (popover, anchor, name);
}

static void
add_rows (GtkWidget *box, GPtrArray *items, const SnToday *today)
{
  GtkWidget *list = sn_agenda_row_list_new ();

  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), sn_agenda_row_new (items->pdata[i], today));
  sn_agenda_row_list_number (list);
  gtk_box_append (GTK_BOX (box), list);
}

/**
 * sn_item_popover_day:
 * @anchor: what was clicked
 * @heading: the day, in words
 * @items: (element-type SnItem): all that is on that day
 * @gone: (nullable) (element-type SnItem): what was moved away from it
 * @today: the day from which they are seen
 *
 * Shows all items of a day for which a month has no room.
 */
void
sn_item_popover_day (GtkWidget *anchor, const char *heading, GPtrArray *items, GPtrArray *gone, const SnToday *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *lists = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  add_rows (lists, items, today);
  sn_parts_set_name (gtk_widget_get_first_child (lists), heading);
  if (gone != NULL && gone->len > 0)
    {
      add_label (lists, _ ("Moved Away"), "heading");
      add_rows (lists, gone, today);
    }
  add_label (box, heading, "heading");
  gtk_box_append (GTK_BOX (box), scroller_new (lists, 400));
  sn_popover_show (popover_new (box), anchor, heading);
}
