/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-intake.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-compat.h"

/* Who asked, and where to put what comes. */
typedef struct
{
  GtkWindow *window;
  SnImporter *importer;
} Request;

static Request *
request_new (GtkWindow *window, SnImporter *importer)
{
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (window);
  request->importer = g_object_ref (importer);
  return request;
}

static void
request_free (Request *request)
{
  g_object_unref (request->window);
  g_object_unref (request->importer);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
report (Request *request, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (request->window), "win.report", "s", text);
}

/* ---- choosing ---- */

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GListModel) files = sn_compat_choose_finish (result, NULL);

  /* An error here is a user who thought better of it. */
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      sn_importer_add_file (request->importer, file);
    }
}

/**
 * sn_intake_choose:
 * @window: the window that asks
 * @importer: where the files go
 * @folder: whether one folder is chosen, else files
 *
 * Lets the user choose what to open.
 */
void
sn_intake_choose (GtkWindow *window, SnImporter *importer, gboolean folder)
{
  sn_compat_choose_async (window, folder ? _ ("Open Folder") : _ ("Open Newsletters"), folder, NULL, chosen_cb,
                          request_new (window, importer));
}

/* ---- pasting ---- */

static void
add_files (SnImporter *importer, const GValue *value)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *link = files; link != NULL; link = link->next)
    sn_importer_add_file (importer, link->data);
  g_slist_free (files);
}

static void
add_text (SnImporter *importer, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  sn_importer_add_bytes (importer, bytes, _ ("Pasted text"));
}

static void
pasted_files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value != NULL)
    add_files (request->importer, value);
  else
    report (request, error->message);
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      report (request, error->message);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  sn_importer_add_bytes (request->importer, bytes, _ ("Pasted text"));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  const char *type = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &type, &error);
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      report (request, error->message);
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, g_steal_pointer (&request));
}

/**
 * sn_intake_paste:
 * @window: the window that asks
 * @importer: where it goes
 *
 * Takes what is on the clipboard as a newsletter: files, a piece of a web page
 * (which still has its links), or plain text.
 */
void
sn_intake_paste (GtkWindow *window, SnImporter *importer)
{
  static const char *types[] = { "text/html", "text/plain;charset=utf-8", "text/plain", NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean readable = FALSE;

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
      gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    {
      gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, pasted_files_cb,
                                      request_new (window, importer));
      return;
    }
  for (guint i = 0; types[i] != NULL; i++)
    readable = readable || gdk_content_formats_contain_mime_type (formats, types[i]);
  if (readable || gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, pasted_cb, request_new (window, importer));
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.report", "s", _ ("There is no text on the clipboard"));
}

/* ---- dropping ---- */

/* What is dragged out of the window is no newsletter when it comes over it. */
static gboolean
drop_accept_cb (GtkDropTarget *target, GdkDrop *drop)
{
  return gdk_drop_get_drag (drop) == NULL && (gdk_drop_get_actions (drop) & GDK_ACTION_COPY) != 0 &&
         gdk_content_formats_match (gtk_drop_target_get_formats (target), gdk_drop_get_formats (drop));
}

static GdkDragAction
drop_enter_cb (GtkDropTarget *target, double x, double y, gpointer user_data)
{
  gtk_widget_set_visible (user_data, TRUE);
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target, gpointer user_data)
{
  gtk_widget_set_visible (user_data, FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  SnImporter *importer = g_object_get_data (G_OBJECT (target), "importer");

  gtk_widget_set_visible (user_data, FALSE);
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    add_files (importer, value);
  else if (G_VALUE_HOLDS (value, G_TYPE_STRING) && g_value_get_string (value) != NULL)
    add_text (importer, g_value_get_string (value));
  else
    return FALSE;
  return TRUE;
}

/**
 * sn_intake_drop_new:
 * @importer: where it goes
 * @frame: what is shown while something hovers over the window
 *
 * Returns: (transfer full): what takes files and text that are dropped.
 */
GtkEventController *
sn_intake_drop_new (SnImporter *importer, GtkWidget *frame)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_object_set_data_full (G_OBJECT (target), "importer", g_object_ref (importer), g_object_unref);
  g_signal_connect (target, "accept", G_CALLBACK (drop_accept_cb), NULL);
  g_signal_connect (target, "enter", G_CALLBACK (drop_enter_cb), frame);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), frame);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), frame);
  return GTK_EVENT_CONTROLLER (target);
}
