/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-newsletters-page.h"

#include <glib/gi18n.h>

#include "sn-flow-layout.h"
#include "sn-item-form.h"
#include "sn-newsletters-page-private.h"

#define LIST_WIDTH 320

enum
{
  PROP_SHOW_UNREAD = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SnNewslettersPage, sn_newsletters_page, SN_TYPE_PANE)

static gboolean
only_doubts (SnNewslettersPage *self)
{
  return sn_filter_bar_get_selected (self->filters) == FILTER_DOUBTS;
}

/* What is done with a newsletter is done with the one whose text is there. */
static void
enable_actions (SnNewslettersPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "newsletters.copy-text", self->shown_id != 0);
  gtk_widget_action_set_enabled (widget, "newsletters.save-as", self->shown);
  gtk_widget_action_set_enabled (widget, "newsletters.delete", self->shown_id != 0);
}

static void
lay_out (SnNewslettersPage *self)
{
  gboolean narrow = sn_pane_get_narrow (SN_PANE (self)), list = !narrow || !self->in_reader,
           reader = !narrow || self->in_reader;

  gtk_widget_set_visible (self->back_button, narrow && self->in_reader);
  gtk_widget_set_visible (GTK_WIDGET (self->filters), list);
  gtk_widget_set_visible (GTK_WIDGET (self->reader_bar), reader && self->shown);
  gtk_widget_set_visible (GTK_WIDGET (self->list_pane), list);
  gtk_widget_set_visible (self->pane_separator, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->reader_pane), reader);
  gtk_widget_set_size_request (GTK_WIDGET (self->list_pane), narrow ? -1 : LIST_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list_pane), narrow);
  enable_actions (self);
}

static void
moved_cb (SnNewslettersPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "newsletters.previous",
                                 sn_newsletter_reader_can_step (self->reader, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "newsletters.next",
                                 sn_newsletter_reader_can_step (self->reader, 1));
}

/* Goes to the sentence that somebody asked for, now that its text is there. */
static void
show_wanted_place (SnNewslettersPage *self)
{
  if (self->wanted_id == 0 || self->wanted_id != self->shown_id || !self->shown)
    return;
  self->wanted_id = 0;
  sn_newsletter_reader_show (self->reader, self->wanted.start, self->wanted.length);
}

/* What was read anew stays where it is. */
static void
read_cb (SnNewslettersPage *self)
{
  SnNewsletter *newsletter = sn_newsletter_feed_get_newsletter (self->feed);

  if (self->shown)
    sn_newsletter_reader_update (self->reader, newsletter);
  else
    sn_newsletter_reader_set_newsletter (self->reader, newsletter, sn_newsletter_feed_get_document (self->feed));
  self->shown = TRUE;
  sn_page_stack_show_content (self->reader_pane);
  sn_reader_bar_show_newsletter (self->reader_bar);
  lay_out (self);
  show_wanted_place (self);
  if (self->focus_reader)
    sn_newsletter_reader_focus (self->reader);
  self->focus_reader = FALSE;
}

static void
read_failed_cb (SnNewslettersPage *self, const char *reason)
{
  sn_page_stack_show_status (self->reader_pane, "sn-doubt-symbolic", _ ("Newsletter Cannot Be Read"), reason,
                             _ ("Try Again"), "newsletters.reload");
}

/**
 * sn_newsletters_page_set_in_reader:
 * @in_reader: whether the text is shown where there is room for one only
 *
 * Shows the text, or the list.
 */
void
sn_newsletters_page_set_in_reader (SnNewslettersPage *self, gboolean in_reader)
{
  self->in_reader = in_reader;
  lay_out (self);
}

static void
want_none (SnNewslettersPage *self)
{
  self->wanted_id = 0;
  self->wanted_back = FALSE;
}

static void
read_newsletter (SnNewslettersPage *self, gint64 id)
{
  /* Whoever goes on to another is not taken back to the one that was asked for. */
  if (!self->filling && id != self->wanted_id)
    want_none (self);
  if (self->shown_id == id)
    {
      show_wanted_place (self);
      return;
    }
  self->shown_id = id;
  self->shown = FALSE;
  self->focus_reader = FALSE;
  sn_newsletter_reader_set_newsletter (self->reader, NULL, NULL);
  sn_newsletters_page_set_in_reader (self, self->in_reader && id != 0);
  if (id != 0)
    sn_page_stack_begin (self->reader_pane);
  sn_newsletter_feed_read (self->feed, id);
}

static void
show_selected (SnNewslettersPage *self)
{
  SnNewsletter *newsletter = sn_newsletter_list_get_selected (self->list);

  read_newsletter (self, newsletter != NULL ? sn_newsletter_get_id (newsletter) : 0);
}

static void
show_counts (SnNewslettersPage *self)
{
  SnNewsletterCounts there = sn_newsletter_feed_get_counts (self->feed);
  const guint counts[N_FILTERS] = { [FILTER_ALL] = there.all, [FILTER_DOUBTS] = there.doubts };

  sn_filter_bar_set_counts (self->filters, counts);
}

static void
show_list_or_status (SnNewslettersPage *self, gboolean empty)
{
  if (sn_newsletter_feed_get_counts (self->feed).all == 0)
    {
      sn_page_stack_show_status (self->pages, "sn-newsletter-symbolic", _ ("No Newsletters Yet"),
                                 _ ("Open an SEC newsletter, or drop an email, web page or text file in this window."),
                                 _ ("Open Newsletter…"), "win.open");
      return;
    }
  if (empty)
    sn_page_stack_show_status (self->list_pane, "sn-doubt-symbolic", _ ("No Doubts"),
                               _ ("All that was read is certain."), _ ("Show All"), "newsletters.reset");
  else
    sn_page_stack_show_content (self->list_pane);
  sn_page_stack_show_content (self->pages);
}

/* Makes the list anew from what was read; the selection stays where it can. */
static void
fill (SnNewslettersPage *self)
{
  GPtrArray *newsletters = sn_newsletter_feed_get_list (self->feed);

  show_counts (self);
  show_list_or_status (self, newsletters->len == 0);
  self->filling = TRUE;
  sn_newsletter_list_set_newsletters (self->list, newsletters, self->shown_id,
                                      sn_newsletter_feed_take_longer (self->feed));
  self->filling = FALSE;
}

static void
open_reader (SnNewslettersPage *self)
{
  if (sn_newsletter_list_get_selected (self->list) == NULL)
    return;
  if (sn_pane_get_narrow (SN_PANE (self)))
    sn_newsletters_page_set_in_reader (self, TRUE);
  self->focus_reader = !self->shown;
  if (self->shown)
    sn_newsletter_reader_focus (self->reader);
}

/* Selects the newsletter that is there again, and gives the keyboard back to its
 * line. Whoever has turned to another page meanwhile stays there. */
static void
select_back (SnNewslettersPage *self)
{
  if (sn_newsletter_list_select (self->list, self->wanted_id))
    sn_newsletter_list_focus (self->list);
  want_none (self);
}

/* Selects the newsletter that somebody asked for. Where it is not among those
 * that were read, the list is read as far as it. */
static void
show_wanted (SnNewslettersPage *self, gboolean read_on)
{
  if (sn_newsletter_feed_get_list (self->feed) == NULL || self->wanted_id == 0)
    return;
  if (sn_newsletter_list_select (self->list, self->wanted_id))
    {
      show_selected (self);
      open_reader (self);
    }
  else if (read_on && only_doubts (self))
    sn_filter_bar_set_selected (self->filters, FILTER_ALL);
  else if (read_on)
    sn_newsletters_page_reload (self);
}

static void
listed_cb (SnNewslettersPage *self)
{
  fill (self);
  if (self->wanted_back)
    select_back (self);
  else
    show_wanted (self, FALSE);
}

static void
list_failed_cb (SnNewslettersPage *self, const char *reason)
{
  sn_page_stack_show_status (self->pages, "sn-doubt-symbolic", _ ("Newsletters Cannot Be Read"), reason,
                             _ ("Try Again"), "newsletters.reload");
}

/**
 * sn_newsletters_page_reload:
 *
 * Reads the list anew.
 */
void
sn_newsletters_page_reload (SnNewslettersPage *self)
{
  sn_page_stack_begin (self->pages);
  sn_newsletter_feed_load (self->feed, only_doubts (self), self->wanted_id != 0 ? self->wanted_id : self->shown_id);
}

/* What is said of the items may be another by now, and there may be new ones. */
static void
changed_cb (SnNewslettersPage *self)
{
  sn_newsletters_page_reload (self);
  if (self->shown)
    sn_newsletter_feed_read (self->feed, self->shown_id);
}

static void
ending_cb (SnNewslettersPage *self)
{
  if (sn_newsletter_feed_lengthen (self->feed, only_doubts (self)))
    sn_newsletters_page_reload (self);
}

static void
filter_cb (SnNewslettersPage *self)
{
  sn_newsletter_feed_shorten (self->feed);
  sn_newsletters_page_reload (self);
}

static void
make_item_cb (SnNewslettersPage *self)
{
  SnReaderRange range;
  g_autofree char *quote = sn_newsletter_reader_get_selection (self->reader, &range);

  if (quote != NULL)
    sn_item_form_open (GTK_WIDGET (self), self->store, sn_newsletter_reader_get_newsletter (self->reader),
                       sn_newsletter_reader_get_document (self->reader), range, quote);
}

/**
 * sn_newsletters_page_set_show_unread:
 * @show: whether sentences with a date that became no item are marked
 *
 * Marks them, or not.
 */
void
sn_newsletters_page_set_show_unread (SnNewslettersPage *self, gboolean show)
{
  if (self->show_unread == show)
    return;
  self->show_unread = show;
  sn_newsletter_reader_set_show_unread (self->reader, show);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_UNREAD]);
}

static void
sn_newsletters_page_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (pane);

  if (narrow)
    self->in_reader = FALSE;
  lay_out (self);
  sn_pane_set_narrow (SN_PANE (self->list), narrow);
  sn_pane_set_narrow (SN_PANE (self->reader_bar), narrow);
}

/* To what the page is about, not to its toolbar. */
static gboolean
sn_newsletters_page_grab_focus (GtkWidget *widget)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (widget);

  if (sn_pane_get_narrow (SN_PANE (self)) && self->in_reader)
    {
      sn_newsletter_reader_focus (self->reader);
      return TRUE;
    }
  return sn_newsletter_list_focus (self->list);
}

static void
sn_newsletters_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_UNREAD)
    g_value_set_boolean (value, SN_NEWSLETTERS_PAGE (object)->show_unread);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_newsletters_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_UNREAD)
    sn_newsletters_page_set_show_unread (SN_NEWSLETTERS_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_newsletters_page_dispose (GObject *object)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (object);

  g_clear_object (&self->settings);
  if (self->feed != NULL)
    g_signal_handlers_disconnect_by_data (self->feed, self);
  g_clear_object (&self->feed);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_NEWSLETTERS_PAGE);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sn_newsletters_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, pages);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, reader_bar);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, list);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, pane_separator);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, reader_pane);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, reader);
}

static void
sn_newsletters_page_class_init (SnNewslettersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_newsletters_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = sn_newsletters_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = sn_newsletters_page_set_property;
  SN_PANE_CLASS (klass)->narrow_changed = sn_newsletters_page_narrow_changed;
  widget_class->grab_focus = sn_newsletters_page_grab_focus;
  props[PROP_SHOW_UNREAD] = g_param_spec_boolean ("show-unread", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  g_type_ensure (SN_TYPE_FILTER_BAR);
  g_type_ensure (SN_TYPE_NEWSLETTER_LIST);
  g_type_ensure (SN_TYPE_PAGE_STACK);
  g_type_ensure (SN_TYPE_NEWSLETTER_READER);
  g_type_ensure (SN_TYPE_READER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-newsletters-page.ui");
  bind_children (widget_class);
  sn_newsletters_page_bind_actions (widget_class);
}

static void
sn_newsletters_page_init (SnNewslettersPage *self)
{
  const char *const names[N_FILTERS] = { [FILTER_ALL] = _ ("All"), [FILTER_DOUBTS] = _ ("With Doubts") };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->toolbar, sn_flow_layout_new (12, 6));
  sn_filter_bar_set_names (self->filters, names, G_N_ELEMENTS (names));
  sn_newsletters_page_add_keys (self);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "ending", G_CALLBACK (ending_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "selected", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (open_reader), self, G_CONNECT_SWAPPED);
  sn_reader_bar_set_reader (self->reader_bar, self->reader);
  g_signal_connect_object (self->reader, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "make-item", G_CALLBACK (make_item_cb), self, G_CONNECT_SWAPPED);
  lay_out (self);
}

/**
 * sn_newsletters_page_new:
 * @store: what it shows
 * @settings: what the user prefers
 *
 * Returns: (transfer floating): the page, which follows the store's changes.
 */
GtkWidget *
sn_newsletters_page_new (SnStore *store, GSettings *settings)
{
  SnNewslettersPage *self = g_object_new (SN_TYPE_NEWSLETTERS_PAGE, NULL);

  self->settings = g_object_ref (settings);
  self->store = g_object_ref (store);
  self->feed = sn_newsletter_feed_new (store);
  g_signal_connect_object (self->feed, "listed", G_CALLBACK (listed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "list-failed", G_CALLBACK (list_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "read-failed", G_CALLBACK (read_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  sn_newsletters_page_reload (self);
  return GTK_WIDGET (self);
}

/**
 * sn_newsletters_page_show:
 * @newsletter_id: number of a newsletter in the store
 * @start: offset in bytes of its text
 * @length: how many bytes; 0 for none in particular
 *
 * Shows that newsletter with those bytes in view and marked, at once or as
 * soon as it has been read.
 */
void
sn_newsletters_page_show (SnNewslettersPage *self, gint64 newsletter_id, gsize start, gsize length)
{
  self->wanted_id = newsletter_id;
  self->wanted = (SnReaderRange){ start, length };
  self->wanted_back = FALSE;
  show_wanted (self, TRUE);
}

/**
 * sn_newsletters_page_select_again:
 * @newsletter_id: number of a newsletter that was deleted and is back in the
 *   store, which is about to tell so
 *
 * Selects it as soon as it is in the list.
 */
void
sn_newsletters_page_select_again (SnNewslettersPage *self, gint64 newsletter_id)
{
  self->wanted_id = newsletter_id;
  self->wanted = (SnReaderRange){ 0, 0 };
  self->wanted_back = TRUE;
  /* The pages were gone with the only newsletter, and come back with it. */
  if (sn_newsletter_feed_get_counts (self->feed).all == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "newsletters");
}
