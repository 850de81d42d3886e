/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reader-gutter.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"

#define BUTTON_SIZE 22

struct _SnReaderGutter
{
  GtkWidget parent_instance;

  GtkTextView *view; /* not owned: it owns this */
  SnReaderBuffer *buffer;
  GPtrArray *buttons; /* GtkWidget, one a mark */
  guint tick;
};

G_DEFINE_FINAL_TYPE (SnReaderGutter, sn_reader_gutter, GTK_TYPE_WIDGET)

static void
clear_buttons (SnReaderGutter *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (self->buttons->pdata[i]);
  g_ptr_array_set_size (self->buttons, 0);
}

/* Leads to the item. */
static void
set_item (GtkWidget *button, SnItem *item)
{
  const char *title = sn_item_get_title (item);
  g_autofree char *kind = sn_format_kind (sn_item_get_kind (item));
  /* Translators: kind and title of an item, as in "Consultation: Metering" */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), kind, title != NULL ? title : "");

  gtk_button_set_icon_name (GTK_BUTTON (button), sn_format_kind_icon (sn_item_get_kind (item)));
  gtk_widget_add_css_class (button, sn_format_kind_class (sn_item_get_kind (item)));
  sn_parts_set_tooltip (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-item");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int64 (sn_item_get_id (item)));
  sn_parts_set_name (button, name);
}

/* Offers to make one. */
static void
set_unread (GtkWidget *button, const SnReaderMark *mark)
{
  /* Translators: %s is a sentence of the newsletter */
  g_autofree char *name = g_strdup_printf (_ ("Became no item: %s"), mark->text != NULL ? mark->text : "");

  gtk_button_set_icon_name (GTK_BUTTON (button), "dialog-question-symbolic");
  gtk_widget_add_css_class (button, "sn-unread");
  sn_parts_set_tooltip (button, _ ("Make an Item of This…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.make-item-of");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(tt)", (guint64) mark->doc_start,
                                    (guint64) mark->doc_length);
  sn_parts_set_name (button, name);
}

static GtkWidget *
button_new (const SnReaderMark *mark)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "sn-kind-disc");
  gtk_widget_add_css_class (button, "sn-gutter-button");
  if (mark->item != NULL)
    set_item (button, mark->item);
  else
    set_unread (button, mark);
  return button;
}

static void
sn_reader_gutter_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  SnReaderGutter *self = SN_READER_GUTTER (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? BUTTON_SIZE : 0;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      int child_minimum, child_natural;

      /* A widget must be measured before it may be placed. */
      gtk_widget_measure (self->buttons->pdata[i], orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *minimum = *natural = MAX (*minimum, child_minimum);
    }
}

/* Where in the gutter the line of that mark is. */
static int
mark_y (SnReaderGutter *self, const SnReaderMark *mark)
{
  GtkTextIter iter;
  GdkRectangle place;
  int y;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, mark->start);
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_LEFT, 0, place.y, NULL, &y);
  return y + (place.height - BUTTON_SIZE) / 2;
}

/* The characters that are in view: only their lines need be laid out. */
static void
visible_range (SnReaderGutter *self, int *first, int *last)
{
  GdkRectangle visible;
  GtkTextIter top, bottom;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &top, visible.y, NULL);
  gtk_text_view_get_line_at_y (self->view, &bottom, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&bottom);
  *first = gtk_text_iter_get_offset (&top);
  *last = gtk_text_iter_get_offset (&bottom);
}

static void
sn_reader_gutter_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SnReaderGutter *self = SN_READER_GUTTER (widget);
  GArray *marks = self->buffer != NULL ? sn_reader_buffer_get_marks (self->buffer) : NULL;
  int next = G_MININT, first, last;

  if (marks == NULL)
    return;
  visible_range (self, &first, &last);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = self->buttons->pdata[i];
      const SnReaderMark *mark = &g_array_index (marks, SnReaderMark, i);
      gboolean visible = mark->start >= first && mark->start <= last;
      int y = visible ? MAX (mark_y (self, mark), next) : 0;
      GtkAllocation place = { MAX (width - BUTTON_SIZE, 0), y, BUTTON_SIZE, BUTTON_SIZE };

      gtk_widget_set_child_visible (button, visible);
      gtk_widget_size_allocate (button, &place, -1);
      if (visible)
        next = y + BUTTON_SIZE;
    }
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SN_READER_GUTTER (widget)->tick = 0;
  gtk_widget_queue_allocate (widget);
  return G_SOURCE_REMOVE;
}

/* The adjustment also changes while the view is placing its children, when it
 * is too late to ask for another place: the next frame is soon enough. */
static void
adjustment_cb (SnReaderGutter *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
follow_adjustment_cb (SnReaderGutter *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (adjustment_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (adjustment_cb), self, G_CONNECT_SWAPPED);
}

static void
sn_reader_gutter_dispose (GObject *object)
{
  SnReaderGutter *self = SN_READER_GUTTER (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  clear_buttons (self);
  g_clear_object (&self->buffer);
  G_OBJECT_CLASS (sn_reader_gutter_parent_class)->dispose (object);
}

static void
sn_reader_gutter_finalize (GObject *object)
{
  g_ptr_array_unref (SN_READER_GUTTER (object)->buttons);
  G_OBJECT_CLASS (sn_reader_gutter_parent_class)->finalize (object);
}

static void
sn_reader_gutter_class_init (SnReaderGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_reader_gutter_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_reader_gutter_finalize;
  widget_class->measure = sn_reader_gutter_measure;
  widget_class->size_allocate = sn_reader_gutter_size_allocate;
}

static void
sn_reader_gutter_init (SnReaderGutter *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * sn_reader_gutter_new:
 * @view: whose gutter it becomes
 *
 * Returns: (transfer floating): an empty gutter.
 */
GtkWidget *
sn_reader_gutter_new (GtkTextView *view)
{
  SnReaderGutter *self = g_object_new (SN_TYPE_READER_GUTTER, NULL);

  self->view = view;
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (follow_adjustment_cb), self, G_CONNECT_SWAPPED);
  follow_adjustment_cb (self);
  return GTK_WIDGET (self);
}

/**
 * sn_reader_gutter_set_buffer:
 * @buffer: (nullable): the text that the view shows
 *
 * Makes the icons for the sentences of @buffer.
 */
void
sn_reader_gutter_set_buffer (SnReaderGutter *self, SnReaderBuffer *buffer)
{
  GArray *marks;

  clear_buttons (self);
  g_set_object (&self->buffer, buffer);
  marks = buffer != NULL ? sn_reader_buffer_get_marks (buffer) : NULL;
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      GtkWidget *button = button_new (&g_array_index (marks, SnReaderMark, i));

      g_ptr_array_add (self->buttons, button);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
