/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reader-target.h"

struct _SnReaderTarget
{
  AdwBin parent_instance;

  GtkTextView *view; /* weak */
  SnReaderBuffer *buffer;

  GtkImage *lock;
  GtkLabel *host;
};

G_DEFINE_FINAL_TYPE (SnReaderTarget, sn_reader_target, ADW_TYPE_BIN)

static SnLink *
link_at (SnReaderTarget *self, double x, double y)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (self->buffer == NULL || self->view == NULL)
    return NULL;
  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y))
    return NULL;
  return sn_reader_buffer_get_link_at (self->buffer, &iter);
}

static void
show_target (SnReaderTarget *self, SnLink *link)
{
  g_autofree char *host = link != NULL ? sn_link_host (link) : NULL;
  gboolean mail = link != NULL && sn_link_is_mail (link);
  gboolean safe = link != NULL && g_ascii_strncasecmp (link->uri, "https:", 6) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self), link != NULL);
  if (self->view != NULL)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), link != NULL ? "pointer" : "text");
  if (link == NULL)
    return;
  gtk_image_set_from_icon_name (self->lock, mail   ? "mail-unread-symbolic"
                                            : safe ? "channel-secure-symbolic"
                                                   : "channel-insecure-symbolic");
  gtk_label_set_label (self->host, host);
}

static void
motion_cb (SnReaderTarget *self, double x, double y)
{
  show_target (self, link_at (self, x, y));
}

static void
leave_cb (SnReaderTarget *self)
{
  show_target (self, NULL);
}

/* Releasing the button after selecting some words follows no link. */
static void
released_cb (SnReaderTarget *self, int n_press, double x, double y)
{
  SnLink *link = link_at (self, x, y);

  if (link == NULL || n_press != 1 || gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->buffer)))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", link->uri);
}

static void
sn_reader_target_dispose (GObject *object)
{
  SnReaderTarget *self = SN_READER_TARGET (object);

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->buffer);
  G_OBJECT_CLASS (sn_reader_target_parent_class)->dispose (object);
}

static void
sn_reader_target_class_init (SnReaderTargetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_reader_target_dispose;
}

static void
sn_reader_target_init (SnReaderTarget *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *lock = gtk_image_new (), *host = gtk_label_new (NULL);

  self->lock = GTK_IMAGE (lock);
  self->host = GTK_LABEL (host);
  gtk_image_set_pixel_size (self->lock, 12);
  gtk_label_set_ellipsize (self->host, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (host, "caption");
  gtk_widget_add_css_class (box, "sn-link-target");
  gtk_box_append (GTK_BOX (box), lock);
  gtk_box_append (GTK_BOX (box), host);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * sn_reader_target_set_view:
 * @view: shows the text
 *
 * Follows the pointer over @view.
 */
void
sn_reader_target_set_view (SnReaderTarget *self, GtkTextView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
}

/**
 * sn_reader_target_set_buffer:
 * @buffer: (nullable): the text
 *
 * Follows the links of @buffer.
 */
void
sn_reader_target_set_buffer (SnReaderTarget *self, SnReaderBuffer *buffer)
{
  g_set_object (&self->buffer, buffer);
  show_target (self, NULL);
}
