/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-parts.h"

#include <glib/gi18n.h>

#include "sn-flow-layout.h"
#include "sn-format.h"
#include "sn-mail.h"
#include "sn-pane.h"

/**
 * sn_parts_flow:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer floating): a box whose children go on in the next line
 *   where they do not fit.
 */
GtkWidget *
sn_parts_flow (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, sn_flow_layout_new (spacing, spacing));
  return box;
}

/**
 * sn_parts_label:
 * @text: plain text
 * @css_class: (nullable): a style class
 *
 * Returns: (transfer floating): a label that begins at the start and wraps.
 */
GtkWidget *
sn_parts_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * sn_parts_tag:
 * @icon_name: (nullable): a symbolic icon
 * @text: one or two words
 * @css_class: (nullable): gives it its colour
 *
 * Returns: (transfer floating): a tag or status pill.
 */
GtkWidget *
sn_parts_tag (const char *icon_name, const char *text, const char *css_class)
{
  GtkWidget *tag = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (tag, "sn-tag");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (tag, css_class);
  if (icon_name != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
      gtk_box_append (GTK_BOX (tag), icon);
    }
  gtk_box_append (GTK_BOX (tag), label);
  return tag;
}

/**
 * sn_parts_group:
 * @spacing: room between the children
 *
 * Returns: (transfer floating): a GtkBox for sn_parts_set_name(). Any other box is
 *   a mere container in newer versions of GTK, of which a screen reader is told
 *   no name.
 */
GtkWidget *
sn_parts_group (GtkOrientation orientation, int spacing)
{
  return g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "orientation", orientation,
                       "spacing", spacing, NULL);
}

static void
make_menu (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * sn_parts_set_menu:
 * @menu: what @button is to show
 *
 * Has @button show @menu. Its widgets, a dozen for each entry, are made when that
 * is first asked for.
 */
void
sn_parts_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, make_menu, g_object_ref (menu), g_object_unref);
}

/**
 * sn_parts_set_name:
 * @widget: what has another role than a mere container; a box is made by
 *   sn_parts_group()
 * @name: what a screen reader says
 *
 * Sets the accessible name of @widget. In newer versions of GTK a button is named
 * by the label in it, which goes before its name, even once there is another child
 * in its place; so that is taken back.
 */
void
sn_parts_set_name (GtkWidget *widget, const char *name)
{
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_GENERIC)
    g_critical ("A mere %s cannot be called “%s”", G_OBJECT_TYPE_NAME (widget), name);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * sn_parts_set_tooltip:
 * @text: (nullable): the tooltip
 *
 * Sets the tooltip of @widget. GTK asks the display at once where the pointer is, and
 * waits for the answer, in case it is over @widget, even where that is still being
 * made: a month of chips waited longer for that than for all else. No pointer is over
 * what nobody sees, so that until then it is done behind the curtain.
 */
void
sn_parts_set_tooltip (GtkWidget *widget, const char *text)
{
  gboolean curtain = gtk_widget_get_visible (widget) && !gtk_widget_get_mapped (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  if (curtain)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (curtain)
    gtk_widget_set_visible (widget, TRUE);
}

/**
 * sn_parts_set_class:
 * @on: whether @widget is to have @css_class
 *
 * Gives a widget a class, or takes it away.
 */
void
sn_parts_set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/**
 * sn_parts_clear:
 *
 * Takes all children out of a GtkBox, or all rows out of a GtkListBox.
 */
void
sn_parts_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    if (GTK_IS_LIST_BOX (box))
      gtk_list_box_remove (GTK_LIST_BOX (box), child);
    else
      gtk_box_remove (GTK_BOX (box), child);
}

/**
 * sn_parts_line_icon:
 * @icon_name: a symbolic icon
 * @size: in pixels
 *
 * An image has a baseline of its own, which a box takes into account for one
 * width and not for another: beside a label that wraps, the box would want
 * more height than it has said. The flow keeps the baseline to itself.
 *
 * Returns: (transfer floating): an icon to stand before a label that wraps.
 */
GtkWidget *
sn_parts_line_icon (const char *icon_name, int size)
{
  GtkWidget *flow = sn_parts_flow (0), *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), size);
  gtk_widget_set_valign (flow, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (flow), icon);
  return flow;
}

/* A lock says whether others can read along; an address has none. */
static const char *
lock_icon (const SnLink *link)
{
  if (sn_link_is_mail (link))
    return "mail-unread-symbolic";
  return g_ascii_strncasecmp (link->uri, "https:", 6) == 0 ? "channel-secure-symbolic" : "channel-insecure-symbolic";
}

/**
 * sn_parts_host:
 *
 * Returns: (transfer floating): the real host of @link, or the address that it
 *   writes to, with a lock that is open where the way is.
 */
GtkWidget *
sn_parts_host (const SnLink *link)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *host = sn_link_host (link);
  GtkWidget *label = sn_parts_label (host, "caption");

  gtk_box_append (GTK_BOX (box), sn_parts_line_icon (lock_icon (link), 12));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "dim-label");
  return box;
}

static void
open_link_on (GtkWidget *widget, const SnLink *link, const char *words)
{
  g_autofree char *host = sn_link_host (link);
  /* Translators: what a button does, and the host or address that it goes to */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), words, host);
  g_autofree char *target = sn_mail_describe (link->uri);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), "win.open-uri");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (widget), g_variant_new_string (link->uri));
  sn_parts_set_tooltip (widget, target);
  sn_parts_set_name (widget, name);
}

/**
 * sn_parts_link_button:
 * @kind: what the link belongs to
 *
 * Returns: (transfer floating): a button that opens @link.
 */
GtkWidget *
sn_parts_link_button (const SnLink *link, SnItemKind kind)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *icon_name = sn_link_is_mail (link) ? "mail-unread-symbolic" : "sn-open-external-symbolic";
  g_autofree char *words = sn_format_link_action (link, kind);

  GtkWidget *label = gtk_label_new (words);

  /* Large letters in a small window: two lines rather than a button that is cut. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), sn_parts_line_icon (icon_name, 16));
  gtk_button_set_child (GTK_BUTTON (button), box);
  open_link_on (button, link, words);
  return button;
}

/**
 * sn_parts_link_row:
 * @kind: what the link belongs to
 *
 * Returns: (transfer floating): a row of a boxed list that opens @link.
 */
GtkWidget *
sn_parts_link_row (const SnLink *link, SnItemKind kind)
{
  GtkWidget *row = adw_action_row_new ();
  const char *icon_name = sn_link_is_mail (link) ? "mail-unread-symbolic" : "sn-open-external-symbolic";
  g_autofree char *words = sn_format_link_action (link, kind);
  g_autofree char *title = g_markup_escape_text (words, -1);
  g_autofree char *host = sn_link_host (link);
  g_autofree char *quoted = sn_format_quote (link->label);
  g_autofree char *text = *quoted != '\0' ? g_strdup_printf ("%s · %s", host, quoted) : g_strdup (host);
  g_autofree char *subtitle = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (!sn_link_is_mail (link))
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (lock_icon (link)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  open_link_on (row, link, words);
  return row;
}

/**
 * sn_parts_show_target:
 *
 * Returns: (transfer floating): what `win.show-newsletter` needs to show @mention.
 */
GVariant *
sn_parts_show_target (const SnMention *mention)
{
  return g_variant_new ("(xtt)", mention->newsletter_id, (guint64) mention->start, (guint64) mention->length);
}

/**
 * sn_parts_show_button:
 *
 * Returns: (transfer floating): a button that shows where it was said.
 */
GtkWidget *
sn_parts_show_button (const SnMention *mention)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show in Newsletter"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-newsletter");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), sn_parts_show_target (mention));
  return button;
}

/* "Newsletter of 6 June 2019" */
static char *
source_of (const SnMention *mention)
{
  SnDate issued;
  g_autofree char *day = NULL;

  if (mention->issued == NULL || !sn_date_parse (mention->issued, &issued))
    return g_strdup (_ ("Newsletter without a date"));
  day = sn_format_day_plain (&issued, NULL);
  /* Translators: an issue date, as in "Newsletter of 6 June 2019" */
  return g_strdup_printf (_ ("Newsletter of %s"), day);
}

/**
 * sn_parts_quote_card:
 *
 * Returns: (transfer floating): a card with the sentence that said it, the
 *   issue date, and the way to it.
 */
GtkWidget *
sn_parts_quote_card (const SnMention *mention)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = sn_parts_flow (0);
  g_autofree char *quote = sn_format_quote (mention->quote);
  g_autofree char *source = source_of (mention);
  GtkWidget *text = sn_parts_label (quote, "sn-quote"), *label = sn_parts_label (source, "caption"), *button;

  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (foot, "sn-card-foot");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  /* In one line; where the button has no room beside it, that takes the next. */
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_box_append (GTK_BOX (card), text);
  gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (card), foot);
  gtk_box_append (GTK_BOX (foot), label);
  if (mention->newsletter_id > 0)
    {
      button = sn_parts_show_button (mention);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "sn-accent");
      gtk_box_append (GTK_BOX (foot), button);
    }
  return card;
}

/**
 * sn_parts_quote_row:
 *
 * Returns: (transfer floating): a row of a boxed list with a sentence, its
 *   issue date, and the way to it.
 */
GtkWidget *
sn_parts_quote_row (const SnMention *mention)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *quote = sn_format_quote (mention->quote), *source = source_of (mention);
  g_autofree char *title = g_markup_escape_text (quote, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), source);
  if (mention->newsletter_id > 0)
    {
      g_autofree char *name = g_strdup_printf (_ ("%s, %s"), source, quote);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-newsletter");
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), sn_parts_show_target (mention));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      sn_parts_set_tooltip (row, _ ("Show in Newsletter"));
      sn_parts_set_name (row, name);
    }
  return row;
}

/**
 * sn_parts_doubt:
 * @doubt: a sentence
 *
 * Returns: (transfer floating): the sentence with its triangle.
 */
GtkWidget *
sn_parts_doubt (const char *doubt)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = sn_parts_line_icon ("sn-doubt-symbolic", 16);
  GtkWidget *label = sn_parts_label (doubt, NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "warning");
  sn_parts_set_name (gtk_widget_get_first_child (icon), _ ("Doubt"));
  gtk_widget_add_css_class (box, "sn-doubt");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
row_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *pane = gtk_widget_get_ancestor (row, SN_TYPE_PANE);

  if (pane != NULL && sn_pane_get_narrow (SN_PANE (pane)) && n_press == 1)
    gtk_widget_activate_action (row, "list.activate-item", "u", gtk_list_item_get_position (data));
}

/**
 * sn_parts_open_on_click:
 * @row: a row of a list view in a pane
 * @list_item: what places it there
 *
 * Narrow, where the list stands alone, a click on @row activates it; beside
 * what it shows, a click only selects.
 */
void
sn_parts_open_on_click (GtkWidget *row, GtkListItem *list_item)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (row_released_cb), list_item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
}

/* Who wants to know that the end is near. */
typedef struct
{
  GtkWidget *scroller;
  GCallback near_end;
  gpointer object;
  guint tick;     /* 0 where nothing waits for a frame */
  guint n_frames; /* that were begun meanwhile */
} Watch;

static void
watch_free (gpointer data, GClosure *closure)
{
  Watch *watch = data;

  if (watch->tick != 0)
    gtk_widget_remove_tick_callback (watch->scroller, watch->tick);
  g_free (watch);
}

static void
tell_near_end (Watch *watch)
{
  ((void (*) (gpointer)) watch->near_end) (watch->object);
}

/* Within a screenful of the end there is still time to read on. */
static void
scrolled_cb (GtkAdjustment *adjustment, gpointer data)
{
  Watch *watch = data;
  double page = gtk_adjustment_get_page_size (adjustment);

  if (page > 0 && gtk_adjustment_get_value (adjustment) + 2 * page >= gtk_adjustment_get_upper (adjustment))
    tell_near_end (watch);
}

static gboolean
is_not_full (GtkAdjustment *adjustment)
{
  double page = gtk_adjustment_get_page_size (adjustment);

  return page > 0 && gtk_adjustment_get_upper (adjustment) <= page;
}

/* What came meanwhile has its size once a frame was laid out, which is when the next one begins. */
static gboolean
frame_cb (GtkWidget *scroller, GdkFrameClock *clock, gpointer data)
{
  Watch *watch = data;

  if (watch->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  if (is_not_full (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller))))
    tell_near_end (watch);
  return G_SOURCE_REMOVE;
}

static void
frames_over_cb (gpointer data)
{
  ((Watch *) data)->tick = 0;
}

/* A window can be taller than what was made for one of the usual height. */
static void
resized_cb (GtkAdjustment *adjustment, gpointer data)
{
  Watch *watch = data;

  if (!is_not_full (adjustment) || watch->tick != 0)
    return;
  watch->n_frames = 0;
  watch->tick = gtk_widget_add_tick_callback (watch->scroller, frame_cb, watch, frames_over_cb);
}

/**
 * sn_parts_watch_end:
 * @scroller: a scrolled window
 * @near_end: called with @object each time that it is scrolled to within a
 *   screenful of its end, and when its content does not fill it
 * @object: what outlives @scroller, such as the widget that holds it
 *
 * Tells when more has to be read for a list that is not there whole.
 */
void
sn_parts_watch_end (GtkWidget *scroller, GCallback near_end, gpointer object)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  Watch *watch = g_new (Watch, 1);

  *watch = (Watch){ scroller, near_end, object, 0, 0 };
  g_signal_connect (adjustment, "changed", G_CALLBACK (resized_cb), watch);
  g_signal_connect_data (adjustment, "value-changed", G_CALLBACK (scrolled_cb), watch, watch_free, 0);
}

/* So many lines of a list there are more than are needed. */
#define LINES 20

/**
 * sn_parts_lines_new:
 * @model: (transfer none): what a list holds
 *
 * A list view makes up to two hundred lines, seen or not, and each has to be given
 * its style whenever the page is turned to.
 *
 * Returns: (transfer full): the beginning of @model, as long as a window is high.
 */
GtkSliceListModel *
sn_parts_lines_new (GListModel *model)
{
  return gtk_slice_list_model_new (g_object_ref (model), 0, LINES);
}

/**
 * sn_parts_lines_reach:
 * @lines: from sn_parts_lines_new()
 * @position: a position
 *
 * Has @lines go on for as long as to have that position, if there is such a one.
 */
void
sn_parts_lines_reach (GtkSliceListModel *lines, guint position)
{
  if (position != GTK_INVALID_LIST_POSITION && position >= gtk_slice_list_model_get_size (lines))
    gtk_slice_list_model_set_size (lines, position + LINES);
}

/**
 * sn_parts_lines_lengthen:
 * @lines: from sn_parts_lines_new()
 *
 * Has @lines go on for another while.
 *
 * Returns: whether there was more.
 */
gboolean
sn_parts_lines_lengthen (GtkSliceListModel *lines)
{
  guint size = gtk_slice_list_model_get_size (lines);

  if (size >= g_list_model_get_n_items (gtk_slice_list_model_get_model (lines)))
    return FALSE;
  gtk_slice_list_model_set_size (lines, size + LINES);
  return TRUE;
}

typedef struct
{
  GtkAdjustment *adjustment;
  double value;
} Place;

static gboolean
restore_place_cb (gpointer data)
{
  Place *place = data;

  gtk_adjustment_set_value (place->adjustment, place->value);
  return G_SOURCE_REMOVE;
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->adjustment);
  g_free (place);
}

/**
 * sn_parts_keep_place:
 * @scroller: a scrolled window whose content is about to be replaced by the same
 *   and more
 *
 * Has it scrolled to where it is once the new content has its place.
 */
void
sn_parts_keep_place (GtkWidget *scroller)
{
  Place *place = g_new (Place, 1);

  place->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  place->value = gtk_adjustment_get_value (place->adjustment);
  /* After the next frame. */
  g_timeout_add_full (G_PRIORITY_DEFAULT, 40, restore_place_cb, place, place_free);
}
