/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-newsletter-reader.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"
#include "sn-reader-buffer.h"
#include "sn-reader-gutter.h"
#include "sn-reader-tags.h"

/* Lines longer than this are hard to follow to the next one. */
#define MEASURE 660
#define LEAST_GUTTER 30
#define LEAST_RIGHT_MARGIN 12
#define LEAST_WIDTH 240
#define LEAST_HEIGHT 200

struct _SnNewsletterReader
{
  AdwBin          parent_instance;

  SnNewsletter   *newsletter;
  SnDocument     *document;
  SnReaderBuffer *buffer;
  GtkWidget      *gutter; /* owned by the view */
  guint           current; /* the mark that is shown, counted from 1; 0 for none */

  GtkWidget      *doubts_strip;
  GtkLabel       *doubts_title;
  GtkWidget      *doubts;
  GtkTextView    *view;
  GtkWidget      *target;
  GtkImage       *target_lock;
  GtkLabel       *target_host;
};

G_DEFINE_FINAL_TYPE (SnNewsletterReader, sn_newsletter_reader, ADW_TYPE_BIN)

static guint signal_moved;

static SnLink *
link_at (SnNewsletterReader *self, double x, double y)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (self->buffer == NULL)
    return NULL;
  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y))
    return NULL;
  return sn_reader_buffer_get_link_at (self->buffer, &iter);
}

/* Says where a link goes before it is followed. */
static void
show_target (SnNewsletterReader *self, SnLink *link)
{
  g_autofree char *host = link != NULL ? sn_link_host (link) : NULL;
  gboolean mail = link != NULL && sn_link_is_mail (link);
  gboolean safe = link != NULL && g_ascii_strncasecmp (link->uri, "https:", 6) == 0;

  gtk_widget_set_visible (self->target, link != NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), link != NULL ? "pointer" : "text");
  if (link == NULL)
    return;
  gtk_image_set_from_icon_name (self->target_lock, mail   ? "mail-unread-symbolic"
                                                   : safe ? "channel-secure-symbolic"
                                                          : "channel-insecure-symbolic");
  gtk_label_set_label (self->target_host, host);
}

static void
motion_cb (SnNewsletterReader *self, double x, double y)
{
  show_target (self, link_at (self, x, y));
}

static void
leave_cb (SnNewsletterReader *self)
{
  show_target (self, NULL);
}

/* Releasing the button after selecting some words follows no link. */
static void
released_cb (SnNewsletterReader *self, int n_press, double x, double y)
{
  SnLink *link = link_at (self, x, y);

  if (link == NULL || n_press != 1 || gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->buffer)))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", link->uri);
}

static void
colors_cb (SnNewsletterReader *self)
{
  if (self->buffer != NULL)
    sn_reader_buffer_set_colors (self->buffer, GTK_WIDGET (self->view));
}

static void
add_doubt (SnNewsletterReader *self, const char *prefix, const char *doubt)
{
  g_autofree char *text = prefix != NULL ? g_strdup_printf ("%s: %s", prefix, doubt) : g_strdup (doubt);

  gtk_box_append (GTK_BOX (self->doubts), sn_parts_doubt (text));
}

static guint
add_item_doubts (SnNewsletterReader *self, SnItem *item)
{
  GPtrArray *doubts = sn_item_get_doubts (item);
  const char *reference = sn_item_get_reference (item);

  for (guint i = 0; i < doubts->len; i++)
    add_doubt (self, reference != NULL ? reference : sn_item_get_title (item), doubts->pdata[i]);
  return doubts->len;
}

static void
show_doubts (SnNewsletterReader *self)
{
  GPtrArray *doubts = sn_newsletter_get_doubts (self->newsletter);
  GPtrArray *items = sn_newsletter_get_items (self->newsletter);
  guint n = doubts->len;
  g_autofree char *title = NULL;

  sn_parts_clear (self->doubts);
  for (guint i = 0; i < doubts->len; i++)
    add_doubt (self, NULL, doubts->pdata[i]);
  for (guint i = 0; i < items->len; i++)
    n += add_item_doubts (self, items->pdata[i]);
  title = g_strdup_printf (ngettext ("%u Doubt", "%u Doubts", n), n);
  gtk_label_set_label (self->doubts_title, title);
  gtk_widget_set_visible (self->doubts_strip, n > 0);
}

static void
set_current (SnNewsletterReader *self, guint current)
{
  self->current = current;
  g_signal_emit (self, signal_moved, 0);
}

static void
scroll_to (SnNewsletterReader *self, const GtkTextIter *place)
{
  GtkTextMark *cursor = gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer));

  /* The cursor goes along, so that the keyboard goes on from here. */
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), place);
  if (gtk_text_iter_is_start (place))
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  else
    gtk_text_view_scroll_to_mark (self->view, cursor, 0, TRUE, 0, 0.25);
}

/* The measure stays, whatever the width: what is left goes to both sides. */
static void
sn_newsletter_reader_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SnNewsletterReader *self = SN_NEWSLETTER_READER (widget);
  int side = (width - MEASURE) / 2;
  int gutter = MAX (side - SN_READER_MARGIN, LEAST_GUTTER), right = MAX (side, LEAST_RIGHT_MARGIN);
  int old_gutter;

  gtk_widget_get_size_request (self->gutter, &old_gutter, NULL);
  if (gutter != old_gutter)
    gtk_widget_set_size_request (self->gutter, gutter, -1);
  if (gtk_text_view_get_right_margin (self->view) != right)
    gtk_text_view_set_right_margin (self->view, right);
  gtk_widget_size_allocate (adw_bin_get_child (ADW_BIN (self)), &(GtkAllocation) { 0, 0, width, height }, baseline);
}

/* It scrolls, so it takes what it gets; what the gutter took when there was
 * more room must not keep it wide. */
static void
sn_newsletter_reader_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MEASURE : LEAST_HEIGHT;
}

static void
sn_newsletter_reader_dispose (GObject *object)
{
  SnNewsletterReader *self = SN_NEWSLETTER_READER (object);

  if (self->gutter != NULL)
    sn_reader_gutter_set_buffer (SN_READER_GUTTER (self->gutter), NULL);
  self->gutter = NULL;
  g_clear_object (&self->buffer);
  g_clear_object (&self->newsletter);
  g_clear_object (&self->document);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_NEWSLETTER_READER);
  G_OBJECT_CLASS (sn_newsletter_reader_parent_class)->dispose (object);
}

static void
sn_newsletter_reader_class_init (SnNewsletterReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_newsletter_reader_dispose;
  signal_moved =
      g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-newsletter-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterReader, doubts_strip);
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterReader, doubts_title);
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterReader, doubts);
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterReader, view);
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterReader, target);
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterReader, target_lock);
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterReader, target_host);
  widget_class->size_allocate = sn_newsletter_reader_size_allocate;
  widget_class->measure = sn_newsletter_reader_measure;
}

static void
sn_newsletter_reader_init (SnNewsletterReader *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->gutter = sn_reader_gutter_new (self->view);
  gtk_text_view_set_gutter (self->view, GTK_TEXT_WINDOW_LEFT, self->gutter);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), motion);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (colors_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (colors_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sn_newsletter_reader_set_newsletter:
 * @newsletter: (nullable): a newsletter with its items
 * @document: (nullable): its text
 *
 * Shows the text from its top; nothing for %NULL.
 */
void
sn_newsletter_reader_set_newsletter (SnNewsletterReader *self, SnNewsletter *newsletter, SnDocument *document)
{
  g_set_object (&self->newsletter, newsletter);
  g_set_object (&self->document, document);
  sn_reader_gutter_set_buffer (SN_READER_GUTTER (self->gutter), NULL);
  g_clear_object (&self->buffer);
  show_target (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->view), newsletter != NULL);
  if (newsletter == NULL || document == NULL)
    {
      g_autoptr (GtkTextBuffer) nothing = gtk_text_buffer_new (NULL);

      /* A view without a buffer, about to scroll, asks for a mark that it does not have. */
      gtk_text_view_set_buffer (self->view, nothing);
      gtk_widget_set_visible (self->doubts_strip, FALSE);
      set_current (self, 0);
      return;
    }
  self->buffer = sn_reader_buffer_new (newsletter, document, gtk_widget_get_pango_context (GTK_WIDGET (self->view)));
  colors_cb (self);
  gtk_text_view_set_buffer (self->view, GTK_TEXT_BUFFER (self->buffer));
  sn_reader_gutter_set_buffer (SN_READER_GUTTER (self->gutter), self->buffer);
  gtk_expander_set_expanded (GTK_EXPANDER (self->doubts_strip), FALSE);
  show_doubts (self);
  sn_newsletter_reader_show (self, 0, 0);
}

/**
 * sn_newsletter_reader_show:
 * @start: offset in bytes of the document's text
 * @length: how many bytes; 0 for the beginning of the text
 *
 * Brings those bytes into view and marks them.
 */
void
sn_newsletter_reader_show (SnNewsletterReader *self, gsize start, gsize length)
{
  GtkTextIter place;
  GArray *marks;
  guint current = 0;

  if (self->buffer == NULL)
    return;
  if (!sn_reader_buffer_set_target (self->buffer, start, length, &place))
    gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &place);
  marks = sn_reader_buffer_get_marks (self->buffer);
  for (guint i = 0; length > 0 && i < marks->len && current == 0; i++)
    if (g_array_index (marks, SnReaderMark, i).doc_start == start)
      current = i + 1;
  scroll_to (self, &place);
  set_current (self, current);
}

/**
 * sn_newsletter_reader_step:
 * @step: 1 for the next sentence that became an item, -1 for the one before
 *
 * Returns: whether there is one.
 */
gboolean
sn_newsletter_reader_step (SnNewsletterReader *self, int step)
{
  guint n = sn_newsletter_reader_get_n_marks (self);
  int next = (int) self->current + step;
  SnReaderMark mark;

  if (self->current == 0 && step < 0)
    return FALSE;
  if (next < 1 || next > (int) n)
    return FALSE;
  mark = g_array_index (sn_reader_buffer_get_marks (self->buffer), SnReaderMark, next - 1);
  sn_newsletter_reader_show (self, mark.doc_start, mark.doc_length);
  set_current (self, (guint) next);
  return TRUE;
}

/**
 * sn_newsletter_reader_get_n_marks:
 *
 * Returns: how many sentences became items.
 */
guint
sn_newsletter_reader_get_n_marks (SnNewsletterReader *self)
{
  return self->buffer != NULL ? sn_reader_buffer_get_marks (self->buffer)->len : 0;
}

/**
 * sn_newsletter_reader_get_current:
 *
 * Returns: which of them is shown, counted from 1; 0 for none.
 */
guint
sn_newsletter_reader_get_current (SnNewsletterReader *self)
{
  return self->current;
}

/**
 * sn_newsletter_reader_get_links:
 *
 * Returns: (transfer container) (element-type SnLink): the links that may be
 *   followed, each target once, in the order of the text.
 */
GPtrArray *
sn_newsletter_reader_get_links (SnNewsletterReader *self)
{
  GPtrArray *links = self->document != NULL ? sn_document_get_links (self->document) : NULL;
  GPtrArray *allowed = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_link_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      SnLink *link = links->pdata[i];

      if (sn_uri_is_allowed (link->uri) && g_hash_table_add (seen, link->uri))
        g_ptr_array_add (allowed, sn_link_ref (link));
    }
  return allowed;
}

/**
 * sn_newsletter_reader_focus:
 *
 * Gives the focus to the text.
 */
void
sn_newsletter_reader_focus (SnNewsletterReader *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
