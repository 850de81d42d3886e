/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-item-drag.h"

#include <string.h>

#include "sn-exports.h"
#include "sn-item-text.h"

#define CALENDAR_TYPE "text/calendar"
#define FILES_TYPE "text/uri-list"
#define TEXT_TYPE "text/plain;charset=utf-8"

struct _SnItemProvider
{
  GdkContentProvider parent_instance;

  SnStore *store;
  GSettings *settings;
  SnItem *item;
};

G_DEFINE_FINAL_TYPE (SnItemProvider, sn_item_provider, GDK_TYPE_CONTENT_PROVIDER)

/* What is being written, and where. */
typedef struct
{
  GOutputStream *stream;
  char *text;
  gboolean as_file;
  int priority;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->stream);
  g_free (writing->text);
  g_free (writing);
}

/* What has no day is nothing for a calendar. */
static GdkContentFormats *
sn_item_provider_ref_formats (GdkContentProvider *provider)
{
  SnItemProvider *self = SN_ITEM_PROVIDER (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  if (sn_date_precision (sn_item_get_date (self->item)) == SN_PRECISION_DAY)
    {
      gdk_content_formats_builder_add_mime_type (builder, FILES_TYPE);
      gdk_content_formats_builder_add_mime_type (builder, CALENDAR_TYPE);
    }
  gdk_content_formats_builder_add_mime_type (builder, TEXT_TYPE);
  return gdk_content_formats_builder_free_to_formats (builder);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
write_text (GTask *task, char *text)
{
  Writing *writing = g_task_get_task_data (task);

  writing->text = text;
  g_output_stream_write_all_async (writing->stream, text, strlen (text), writing->priority,
                                   g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *made = sn_exports_make_finish (SN_STORE (source), result, &error);
  const Writing *writing = g_task_get_task_data (task);
  g_autofree char *uri = made != NULL && writing->as_file ? g_filename_to_uri (made, NULL, &error) : NULL;

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    write_text (task, writing->as_file ? g_strconcat (uri, "\r\n", NULL) : g_steal_pointer (&made));
}

static void
sn_item_provider_write_mime_type_async (GdkContentProvider *provider, const char *mime_type, GOutputStream *stream,
                                        int priority, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  SnItemProvider *self = SN_ITEM_PROVIDER (provider);
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);
  SnDate day = sn_clock_today (sn_store_get_clock (self->store));
  SnToday today = sn_today_new (&day, self->settings);

  *writing = (Writing){ g_object_ref (stream), NULL, g_str_equal (mime_type, FILES_TYPE), priority };
  g_task_set_task_data (task, writing, writing_free);
  if (g_str_equal (mime_type, TEXT_TYPE))
    write_text (task, sn_item_text (self->item, &today));
  else if (writing->as_file || g_str_equal (mime_type, CALENDAR_TYPE))
    sn_exports_make_async (self->store, self->settings, sn_item_get_id (self->item), writing->as_file, cancellable,
                           made_cb, g_object_ref (task));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "No item can be had as %s", mime_type);
}

static gboolean
sn_item_provider_write_mime_type_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
sn_item_provider_finalize (GObject *object)
{
  SnItemProvider *self = SN_ITEM_PROVIDER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (sn_item_provider_parent_class)->finalize (object);
}

static void
sn_item_provider_class_init (SnItemProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sn_item_provider_finalize;
  provider_class->ref_formats = sn_item_provider_ref_formats;
  provider_class->write_mime_type_async = sn_item_provider_write_mime_type_async;
  provider_class->write_mime_type_finish = sn_item_provider_write_mime_type_finish;
}

static void
sn_item_provider_init (SnItemProvider *self)
{
}

/**
 * sn_item_provider_new:
 * @store: the store that has @item
 * @settings: what the user prefers
 * @item: what is dragged
 *
 * Returns: (transfer full): what is given to whoever takes it.
 */
GdkContentProvider *
sn_item_provider_new (SnStore *store, GSettings *settings, SnItem *item)
{
  SnItemProvider *self = g_object_new (SN_TYPE_ITEM_PROVIDER, NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->item = g_object_ref (item);
  return GDK_CONTENT_PROVIDER (self);
}

/* ---- where it is dragged from ---- */

typedef struct
{
  SnItemMenuSource source;
  gpointer data;
} Dragged;

static GdkContentProvider *
prepare_cb (GtkDragSource *drag, double x, double y, gpointer data)
{
  Dragged *dragged = data;
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drag));
  SnItem *item = dragged->source (dragged->data);
  SnStore *store;
  GSettings *settings;

  if (item == NULL || !sn_exports_find (widget, &store, &settings))
    return NULL;
  return sn_item_provider_new (store, settings, item);
}

static void
begin_cb (GtkDragSource *drag, GdkDrag *gdk_drag, gpointer data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drag));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (widget);

  gtk_drag_source_set_icon (drag, picture, 0, 0);
}

static void
dragged_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * sn_item_drag_attach:
 * @widget: what stands for an item
 * @source: tells for which
 * @data: given to @source; outlives @widget or is it
 *
 * Lets that item be dragged out of the window.
 */
void
sn_item_drag_attach (GtkWidget *widget, SnItemMenuSource source, gpointer data)
{
  GtkDragSource *drag = gtk_drag_source_new ();
  Dragged *dragged = g_new (Dragged, 1);

  *dragged = (Dragged){ source, data };
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY);
  g_signal_connect_data (drag, "prepare", G_CALLBACK (prepare_cb), dragged, dragged_free, 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (begin_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}
