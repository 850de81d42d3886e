/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

/* usage: secnews-take drop|clipboard
 *
 * Another program of the desktop: prints what is dropped on its window as files,
 * after the formats in which it could be had; or the text that was copied. */

static void
done (GdkDrop *drop, const GError *error)
{
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  gdk_drop_finish (drop, GDK_ACTION_COPY);
  /* Else nobody hears of it. */
  gdk_display_sync (gdk_drop_get_display (drop));
  exit (error != NULL);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer drop)
{
  GMemoryOutputStream *text = G_MEMORY_OUTPUT_STREAM (source);
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) >= 0)
    g_print ("%.*s", (int) g_memory_output_stream_get_data_size (text),
             (const char *) g_memory_output_stream_get_data (text));
  done (drop, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer drop)
{
  g_autoptr (GOutputStream) text = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  const char *type = NULL;
  g_autoptr (GInputStream) stream = gdk_drop_read_finish (GDK_DROP (source), result, &type, &error);

  if (stream == NULL)
    done (drop, error);
  else
    g_output_stream_splice_async (text, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, NULL, taken_cb,
                                  drop);
}

static gboolean
drop_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, gpointer data)
{
  g_autofree char *formats = gdk_content_formats_to_string (gdk_drop_get_formats (drop));

  g_print ("%s\n", formats);
  gdk_drop_read_async (drop, (const char *[]){ "text/uri-list", NULL }, G_PRIORITY_DEFAULT, NULL, read_cb, drop);
  return TRUE;
}

static void
await_drop (void)
{
  GtkWidget *window = gtk_window_new ();
  GdkContentFormats *formats = gdk_content_formats_new ((const char *[]){ "text/uri-list" }, 1);
  GtkDropTargetAsync *target = gtk_drop_target_async_new (formats, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), NULL);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (target));
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 200);
  gtk_window_present (GTK_WINDOW (window));
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text != NULL)
    g_print ("%s", text);
  else
    g_printerr ("%s\n", error->message);
  exit (text == NULL);
}

int
main (int argc, char **argv)
{
  if (argc != 2 || !gtk_init_check ())
    return 2;
  if (g_str_equal (argv[1], "drop"))
    await_drop ();
  else
    gdk_clipboard_read_text_async (gdk_display_get_clipboard (gdk_display_get_default ()), NULL, text_cb, NULL);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}
