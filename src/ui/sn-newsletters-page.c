/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-newsletters-page.h"

#include <glib/gi18n.h>

#include "sn-filter-bar.h"
#include "sn-flow-layout.h"
#include "sn-links-popover.h"
#include "sn-newsletter-list.h"
#include "sn-newsletter-reader.h"
#include "sn-page-stack.h"

#define LIST_WIDTH 320
/* How many more newsletters are read at a time: some screens full. */
#define STEP 200

struct _SnNewslettersPage
{
  SnPane parent_instance;

  GSettings *settings;
  SnStore *store;
  GCancellable *loading;     /* of the list that is being read */
  GCancellable *reading;     /* of the text that is being read */
  GPtrArray *newsletters;    /* SnNewsletter, newest first, as many as were asked for */
  SnNewsletterCounts counts; /* of all there are */
  guint limit;
  gboolean longer;  /* what is read next begins with what is shown */
  gint64 shown_id;  /* whose text is shown or being read */
  gboolean shown;   /* that text is there */
  gint64 wanted_id; /* to be shown as soon as the list is read */
  gsize wanted_start;
  gsize wanted_length;
  gboolean in_reader; /* narrow: the text is shown, not the list */

  SnPageStack *pages;
  GtkWidget *toolbar;
  GtkWidget *back_button;
  SnFilterBar *filters;
  GtkWidget *reader_tools;
  GtkLabel *position;
  GtkWidget *steps;
  GtkWidget *links_button;
  SnLinksPopover *links_popover;
  SnPageStack *list_pane;
  SnNewsletterList *list;
  GtkWidget *pane_separator;
  SnPageStack *reader_pane;
  SnNewsletterReader *reader;
};

typedef enum
{
  FILTER_ALL,
  FILTER_DOUBTS,
} Filter;
#define N_FILTERS 2

G_DEFINE_FINAL_TYPE (SnNewslettersPage, sn_newsletters_page, SN_TYPE_PANE)

static void reload (SnNewslettersPage *self);

static gboolean
is_narrow (SnNewslettersPage *self)
{
  return sn_pane_get_narrow (SN_PANE (self));
}

static gboolean
only_doubts (SnNewslettersPage *self)
{
  return sn_filter_bar_get_selected (self->filters) == FILTER_DOUBTS;
}

static void
lay_out (SnNewslettersPage *self)
{
  gboolean narrow = is_narrow (self), list = !narrow || !self->in_reader, reader = !narrow || self->in_reader;

  gtk_widget_set_visible (self->back_button, narrow && self->in_reader);
  gtk_widget_set_visible (GTK_WIDGET (self->filters), list);
  gtk_widget_set_visible (self->reader_tools, reader && self->shown);
  gtk_widget_set_visible (GTK_WIDGET (self->list_pane), list);
  gtk_widget_set_visible (self->pane_separator, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->reader_pane), reader);
  gtk_widget_set_size_request (GTK_WIDGET (self->list_pane), narrow ? -1 : LIST_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list_pane), narrow);
}

static void
show_position (SnNewslettersPage *self)
{
  guint n = sn_newsletter_reader_get_n_marks (self->reader), current = sn_newsletter_reader_get_current (self->reader);
  g_autofree char *text = NULL;

  if (current > 0)
    /* Translators: "Mention 3 of 24": places in the text where items are spoken of */
    text = g_strdup_printf (_ ("Mention %u of %u"), current, n);
  else
    text = g_strdup_printf (ngettext ("%u mention", "%u mentions", n), n);
  gtk_label_set_label (self->position, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "newsletters.previous", current > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "newsletters.next", current < n);
  gtk_widget_set_visible (self->steps, n > 0);
}

/* Goes to the sentence that somebody asked for, now that its text is there. */
static void
show_wanted_place (SnNewslettersPage *self)
{
  if (self->wanted_id == 0 || self->wanted_id != self->shown_id || !self->shown)
    return;
  self->wanted_id = 0;
  sn_newsletter_reader_show (self->reader, self->wanted_start, self->wanted_length);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnNewslettersPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDocument) document = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (SnNewsletter) newsletter = sn_store_get_newsletter_finish (SN_STORE (source), result, &document, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  if (error != NULL)
    {
      sn_page_stack_show_status (self->reader_pane, "sn-doubt-symbolic", _ ("Newsletter Cannot Be Read"),
                                 error->message, _ ("Try Again"), "newsletters.reload");
      return;
    }
  self->shown = TRUE;
  sn_newsletter_reader_set_newsletter (self->reader, newsletter, document);
  sn_page_stack_show_content (self->reader_pane);
  links = sn_newsletter_reader_get_links (self->reader);
  sn_links_popover_set_links (self->links_popover, links);
  gtk_widget_set_visible (self->links_button, links->len > 0);
  lay_out (self);
  show_wanted_place (self);
}

static void
read_newsletter (SnNewslettersPage *self, gint64 id)
{
  if (self->shown_id == id)
    {
      show_wanted_place (self);
      return;
    }
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->shown_id = id;
  self->shown = FALSE;
  sn_newsletter_reader_set_newsletter (self->reader, NULL, NULL);
  lay_out (self);
  if (id == 0)
    return;
  self->reading = g_cancellable_new ();
  sn_page_stack_begin (self->reader_pane);
  sn_store_get_newsletter_async (self->store, id, self->reading, read_cb, g_object_ref (self));
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
  const guint counts[N_FILTERS] = { [FILTER_ALL] = self->counts.all, [FILTER_DOUBTS] = self->counts.doubts };

  sn_filter_bar_set_counts (self->filters, counts);
}

static void
show_list_or_status (SnNewslettersPage *self, gboolean empty)
{
  if (self->counts.all == 0)
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
  show_counts (self);
  show_list_or_status (self, self->newsletters->len == 0);
  sn_newsletter_list_set_newsletters (self->list, self->newsletters, self->shown_id, self->longer);
  self->longer = FALSE;
}

static void
set_in_reader (SnNewslettersPage *self, gboolean in_reader)
{
  self->in_reader = in_reader;
  lay_out (self);
}

static void
open_reader (SnNewslettersPage *self)
{
  if (sn_newsletter_list_get_selected (self->list) == NULL)
    return;
  if (is_narrow (self))
    set_in_reader (self, TRUE);
  sn_newsletter_reader_focus (self->reader);
}

/* Selects the newsletter that somebody asked for. Where it is not among those
 * that were read, the list is read as far as it. */
static void
show_wanted (SnNewslettersPage *self, gboolean read_on)
{
  if (self->newsletters == NULL || self->wanted_id == 0)
    return;
  if (sn_newsletter_list_select (self->list, self->wanted_id))
    {
      show_selected (self);
      open_reader (self);
    }
  else if (read_on && only_doubts (self))
    sn_filter_bar_set_selected (self->filters, FILTER_ALL);
  else if (read_on)
    reload (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnNewslettersPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) newsletters = sn_store_list_newsletters_finish (SN_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;
  if (error != NULL)
    {
      sn_page_stack_show_status (self->pages, "sn-doubt-symbolic", _ ("Newsletters Cannot Be Read"), error->message,
                                 _ ("Try Again"), "newsletters.reload");
      return;
    }
  g_clear_pointer (&self->newsletters, g_ptr_array_unref);
  self->newsletters = g_steal_pointer (&newsletters);
  fill (self);
  show_wanted (self, FALSE);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnNewslettersPage) self = data;
  SnNewsletterCounts counts;

  /* Where this fails the list that is asked for after it says so. */
  if (sn_store_count_newsletters_finish (SN_STORE (source), result, &counts, NULL))
    self->counts = counts;
}

static void
reload (SnNewslettersPage *self)
{
  SnNewsletterQuery query = { .doubts_only = only_doubts (self), .limit = self->limit };

  query.down_to = self->wanted_id != 0 ? self->wanted_id : self->shown_id;
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  sn_page_stack_begin (self->pages);
  sn_store_count_newsletters_async (self->store, self->loading, counted_cb, g_object_ref (self));
  sn_store_find_newsletters_async (self->store, &query, self->loading, loaded_cb, g_object_ref (self));
}

static void
ending_cb (SnNewslettersPage *self)
{
  guint there = only_doubts (self) ? self->counts.doubts : self->counts.all;

  if (self->newsletters == NULL || self->longer || self->newsletters->len >= there)
    return;
  self->limit = self->newsletters->len + STEP;
  self->longer = TRUE;
  reload (self);
}

static void
filter_cb (SnNewslettersPage *self)
{
  self->limit = STEP;
  self->longer = FALSE;
  reload (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (widget);

  if (is_narrow (self) && self->in_reader)
    set_in_reader (self, FALSE);
  sn_newsletter_list_focus (self->list);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_newsletter_reader_step (SN_NEWSLETTERS_PAGE (widget)->reader, g_str_has_suffix (name, ".next") ? 1 : -1);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_filter_bar_set_selected (SN_NEWSLETTERS_PAGE (widget)->filters, FILTER_ALL);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (widget);

  self->shown_id = 0;
  reload (self);
}

static gboolean
back_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->reader));

  if (!inside && !(is_narrow (self) && self->in_reader))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "newsletters.back", NULL);
  return GDK_EVENT_STOP;
}

static void
sn_newsletters_page_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (pane);

  if (narrow)
    self->in_reader = FALSE;
  lay_out (self);
  sn_pane_set_narrow (SN_PANE (self->list), narrow);
}

/* To what the page is about, not to its toolbar. */
static gboolean
sn_newsletters_page_grab_focus (GtkWidget *widget)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (widget);

  if (is_narrow (self) && self->in_reader)
    {
      sn_newsletter_reader_focus (self->reader);
      return TRUE;
    }
  return sn_newsletter_list_focus (self->list);
}

static void
sn_newsletters_page_dispose (GObject *object)
{
  SnNewslettersPage *self = SN_NEWSLETTERS_PAGE (object);

  g_clear_object (&self->settings);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->loading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_NEWSLETTERS_PAGE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->newsletters, g_ptr_array_unref);
  G_OBJECT_CLASS (sn_newsletters_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, pages);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, reader_tools);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, position);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, steps);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, links_button);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, links_popover);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, list);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, pane_separator);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, reader_pane);
  gtk_widget_class_bind_template_child (widget_class, SnNewslettersPage, reader);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "newsletters.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "newsletters.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "newsletters.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "newsletters.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "newsletters.reload", NULL, reload_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, back_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, back_binding_cb, NULL);
}

static void
sn_newsletters_page_class_init (SnNewslettersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_newsletters_page_dispose;
  SN_PANE_CLASS (klass)->narrow_changed = sn_newsletters_page_narrow_changed;
  widget_class->grab_focus = sn_newsletters_page_grab_focus;

  g_type_ensure (SN_TYPE_FILTER_BAR);
  g_type_ensure (SN_TYPE_LINKS_POPOVER);
  g_type_ensure (SN_TYPE_NEWSLETTER_LIST);
  g_type_ensure (SN_TYPE_PAGE_STACK);
  g_type_ensure (SN_TYPE_NEWSLETTER_READER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-newsletters-page.ui");
  bind_children (widget_class);
  bind_keys (widget_class);
}

/* The text view takes Ctrl with the arrows for itself, so they are caught on
 * their way down to it. */
static gboolean
reader_key_cb (SnNewslettersPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    return sn_newsletter_reader_step (self->reader, 1) || TRUE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    return sn_newsletter_reader_step (self->reader, -1) || TRUE;
  return GDK_EVENT_PROPAGATE;
}

static void
sn_newsletters_page_init (SnNewslettersPage *self)
{
  const char *const names[N_FILTERS] = { [FILTER_ALL] = _ ("All"), [FILTER_DOUBTS] = _ ("With Doubts") };
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->limit = STEP;
  gtk_widget_set_layout_manager (self->toolbar, sn_flow_layout_new (12, 6));
  sn_filter_bar_set_names (self->filters, names, G_N_ELEMENTS (names));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (reader_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "ending", G_CALLBACK (ending_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "selected", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (open_reader), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "moved", G_CALLBACK (show_position), self, G_CONNECT_SWAPPED);
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
  g_signal_connect_object (store, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
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
  self->wanted_start = start;
  self->wanted_length = length;
  show_wanted (self, TRUE);
}
