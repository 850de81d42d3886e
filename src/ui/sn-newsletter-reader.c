/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-newsletter-reader.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"
#include "sn-reader-doubt.h"
#include "sn-reader-gutter.h"
#include "sn-reader-marks.h"
#include "sn-reader-tags.h"
#include "sn-reader-target.h"

/* Lines longer than this are hard to follow to the next one. */
#define MEASURE 660
#define LEAST_GUTTER 30
#define LEAST_RIGHT_MARGIN 12
#define LEAST_WIDTH 240
#define LEAST_HEIGHT 200

struct _SnNewsletterReader
{
  AdwBin parent_instance;

  SnNewsletter *newsletter;
  SnDocument *document;
  SnReaderBuffer *buffer;
  GtkWidget *gutter;   /* owned by the view */
  GPtrArray *cards;    /* of doubts, owned by the view */
  guint current;       /* the mark that is shown, counted from 1; 0 for none */
  guint current_doubt; /* likewise */
  gboolean show_unread;

  GtkTextView *view;
  SnReaderTarget *target;
  GtkRevealer *make_item;
};

G_DEFINE_FINAL_TYPE (SnNewsletterReader, sn_newsletter_reader, ADW_TYPE_BIN)

enum
{
  MOVED,
  MAKE_ITEM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
colors_cb (SnNewsletterReader *self)
{
  if (self->buffer != NULL)
    sn_reader_buffer_set_colors (self->buffer, GTK_WIDGET (self->view));
}

/* What is selected can be made an item. */
static void
selection_cb (SnNewsletterReader *self)
{
  gboolean some = self->buffer != NULL && gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->buffer));

  gtk_revealer_set_reveal_child (self->make_item, some);
  gtk_widget_set_can_target (GTK_WIDGET (self->make_item), some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.make-item", some);
}

static void
make_item_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[MAKE_ITEM], 0);
}

static void
make_item_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnNewsletterReader *self = SN_NEWSLETTER_READER (widget);
  guint64 start, length;

  g_variant_get (parameter, "(tt)", &start, &length);
  sn_reader_buffer_select (self->buffer, (SnReaderRange){ (gsize) start, (gsize) length });
  g_signal_emit (widget, signals[MAKE_ITEM], 0);
}

static void
add_cards (SnNewsletterReader *self)
{
  GPtrArray *doubts = sn_reader_buffer_get_doubts (self->buffer);

  for (guint i = 0; i < doubts->len; i++)
    {
      const SnReaderDoubt *doubt = doubts->pdata[i];
      GtkWidget *card = sn_reader_doubt_new (doubt);

      g_ptr_array_add (self->cards, card);
      gtk_text_view_add_child_at_anchor (self->view, card, doubt->anchor);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_current (SnNewsletterReader *self, guint current)
{
  self->current = current;
  g_signal_emit (self, signals[MOVED], 0);
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
  for (guint i = 0; i < self->cards->len; i++)
    sn_reader_doubt_set_width (self->cards->pdata[i], MAX (width - gutter - SN_READER_MARGIN - right, 0));
  gtk_widget_size_allocate (adw_bin_get_child (ADW_BIN (self)), &(GtkAllocation){ 0, 0, width, height }, baseline);
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
  g_ptr_array_set_size (self->cards, 0);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_NEWSLETTER_READER);
  G_OBJECT_CLASS (sn_newsletter_reader_parent_class)->dispose (object);
}

static void
sn_newsletter_reader_finalize (GObject *object)
{
  g_ptr_array_unref (SN_NEWSLETTER_READER (object)->cards);
  G_OBJECT_CLASS (sn_newsletter_reader_parent_class)->finalize (object);
}

static void
sn_newsletter_reader_class_init (SnNewsletterReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_newsletter_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_newsletter_reader_finalize;
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MAKE_ITEM] = g_signal_new ("make-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "reader.make-item", NULL, make_item_action);
  gtk_widget_class_install_action (widget_class, "reader.make-item-of", "(tt)", make_item_of_action);
  g_type_ensure (SN_TYPE_READER_TARGET);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-newsletter-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterReader, view);
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterReader, target);
  gtk_widget_class_bind_template_child (widget_class, SnNewsletterReader, make_item);
  widget_class->size_allocate = sn_newsletter_reader_size_allocate;
  widget_class->measure = sn_newsletter_reader_measure;
}

static void
sn_newsletter_reader_init (SnNewsletterReader *self)
{
  self->cards = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->gutter = sn_reader_gutter_new (self->view);
  gtk_text_view_set_gutter (self->view, GTK_TEXT_WINDOW_LEFT, self->gutter);
  sn_reader_target_set_view (self->target, self->view);
  selection_cb (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (colors_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (colors_cb), self,
                           G_CONNECT_SWAPPED);
}

/* A view without a buffer, about to scroll, asks for a mark that it does not have. */
static void
show_nothing (SnNewsletterReader *self)
{
  g_autoptr (GtkTextBuffer) nothing = gtk_text_buffer_new (NULL);

  gtk_text_view_set_buffer (self->view, nothing);
  set_current (self, 0);
  selection_cb (self);
}

static void
set_buffer (SnNewsletterReader *self)
{
  self->buffer =
      sn_reader_buffer_new (self->newsletter, self->document, gtk_widget_get_pango_context (GTK_WIDGET (self->view)));
  sn_reader_buffer_set_show_unread (self->buffer, self->show_unread);
  colors_cb (self);
  g_signal_connect_object (self->buffer, "notify::has-selection", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  /* To the top before the text is there: its lines have no height yet, and a view
   * that is scrolled then takes the last one for its top, which it keeps there. */
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  gtk_text_view_set_buffer (self->view, GTK_TEXT_BUFFER (self->buffer));
  sn_reader_target_set_buffer (self->target, self->buffer);
  sn_reader_gutter_set_buffer (SN_READER_GUTTER (self->gutter), self->buffer);
  add_cards (self);
  selection_cb (self);
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
  /* They go with the buffer. */
  g_ptr_array_set_size (self->cards, 0);
  g_clear_object (&self->buffer);
  self->current_doubt = 0;
  sn_reader_target_set_buffer (self->target, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->view), newsletter != NULL);
  if (newsletter == NULL || document == NULL)
    {
      show_nothing (self);
      return;
    }
  set_buffer (self);
  sn_newsletter_reader_show (self, 0, 0);
}

/* The marks are others; the one that is shown stays it, if it is there. */
static void
marks_changed (SnNewsletterReader *self, gsize current_start)
{
  sn_reader_gutter_set_buffer (SN_READER_GUTTER (self->gutter), self->buffer);
  set_current (self,
               self->current > 0 ? sn_reader_marks_find (sn_reader_buffer_get_marks (self->buffer), current_start) : 0);
}

static gsize
current_start (SnNewsletterReader *self)
{
  GArray *marks = sn_reader_buffer_get_marks (self->buffer);

  return self->current > 0 ? g_array_index (marks, SnReaderMark, self->current - 1).doc_start : 0;
}

/**
 * sn_newsletter_reader_update:
 * @newsletter: the newsletter that is shown, read anew from the store
 *
 * Shows what it says now; the text stays where it is.
 */
void
sn_newsletter_reader_update (SnNewsletterReader *self, SnNewsletter *newsletter)
{
  gsize start;

  if (self->buffer == NULL)
    return;
  start = current_start (self);
  g_set_object (&self->newsletter, newsletter);
  if (sn_reader_buffer_set_newsletter (self->buffer, newsletter))
    marks_changed (self, start);
  else
    sn_newsletter_reader_set_newsletter (self, newsletter, self->document);
}

/**
 * sn_newsletter_reader_set_show_unread:
 * @show: whether sentences with a date that became no item are marked
 *
 * Marks them, or not.
 */
void
sn_newsletter_reader_set_show_unread (SnNewsletterReader *self, gboolean show)
{
  gsize start;

  self->show_unread = show;
  if (self->buffer == NULL)
    return;
  start = current_start (self);
  sn_reader_buffer_set_show_unread (self->buffer, show);
  marks_changed (self, start);
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

  if (self->buffer == NULL)
    return;
  if (!sn_reader_buffer_set_target (self->buffer, start, length, &place))
    gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &place);
  scroll_to (self, &place);
  set_current (self, length > 0 ? sn_reader_marks_find (sn_reader_buffer_get_marks (self->buffer), start) : 0);
}

static guint
find_step (SnNewsletterReader *self, int step, gboolean only_unread)
{
  if (self->buffer == NULL)
    return 0;
  return sn_reader_marks_step (sn_reader_buffer_get_marks (self->buffer), self->current, step, only_unread);
}

/**
 * sn_newsletter_reader_step:
 * @step: 1 for the next sentence that is marked, -1 for the one before
 * @only_unread: whether only those count that became no item
 *
 * Returns: whether there is one.
 */
gboolean
sn_newsletter_reader_step (SnNewsletterReader *self, int step, gboolean only_unread)
{
  guint next = find_step (self, step, only_unread);
  SnReaderMark mark;

  if (next == 0)
    return FALSE;
  mark = g_array_index (sn_reader_buffer_get_marks (self->buffer), SnReaderMark, next - 1);
  sn_newsletter_reader_show (self, mark.doc_start, mark.doc_length);
  set_current (self, next);
  return TRUE;
}

/**
 * sn_newsletter_reader_step_doubt:
 *
 * Brings the next doubt into view, after the last one the first, and gives it
 * the focus.
 */
void
sn_newsletter_reader_step_doubt (SnNewsletterReader *self)
{
  GPtrArray *doubts = self->buffer != NULL ? sn_reader_buffer_get_doubts (self->buffer) : NULL;
  GtkTextIter place;

  if (doubts == NULL || doubts->len == 0)
    return;
  self->current_doubt = self->current_doubt % doubts->len + 1;
  gtk_text_buffer_get_iter_at_child_anchor (GTK_TEXT_BUFFER (self->buffer), &place,
                                            ((SnReaderDoubt *) doubts->pdata[self->current_doubt - 1])->anchor);
  /* Behind what it is about: a cursor at the card would be as high as that. */
  gtk_text_iter_backward_char (&place);
  scroll_to (self, &place);
  gtk_widget_grab_focus (self->cards->pdata[self->current_doubt - 1]);
}

/**
 * sn_newsletter_reader_can_step:
 *
 * Returns: whether sn_newsletter_reader_step() would go somewhere.
 */
gboolean
sn_newsletter_reader_can_step (SnNewsletterReader *self, int step)
{
  return find_step (self, step, FALSE) != 0;
}

/**
 * sn_newsletter_reader_describe_position:
 *
 * Returns: (transfer full): which sentence is shown, in words: "Mention 3 of 24".
 */
char *
sn_newsletter_reader_describe_position (SnNewsletterReader *self)
{
  if (self->buffer == NULL)
    return g_strdup ("");
  return sn_reader_marks_describe (sn_reader_buffer_get_marks (self->buffer), self->current);
}

/**
 * sn_newsletter_reader_get_n_marks:
 *
 * Returns: how many sentences are marked.
 */
guint
sn_newsletter_reader_get_n_marks (SnNewsletterReader *self)
{
  return self->buffer != NULL ? sn_reader_buffer_get_marks (self->buffer)->len : 0;
}

/**
 * sn_newsletter_reader_get_newsletter:
 *
 * Returns: (transfer none) (nullable): what is shown.
 */
SnNewsletter *
sn_newsletter_reader_get_newsletter (SnNewsletterReader *self)
{
  return self->newsletter;
}

/**
 * sn_newsletter_reader_get_document:
 *
 * Returns: (transfer none) (nullable): its text.
 */
SnDocument *
sn_newsletter_reader_get_document (SnNewsletterReader *self)
{
  return self->document;
}

/**
 * sn_newsletter_reader_get_selection:
 * @range: (out): what of the text is selected
 *
 * Returns: (transfer full) (nullable): the words that are selected.
 */
char *
sn_newsletter_reader_get_selection (SnNewsletterReader *self, SnReaderRange *range)
{
  return self->buffer != NULL ? sn_reader_buffer_get_selection (self->buffer, range) : NULL;
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
