/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An empty window, as the measure of what GTK and libadwaita take by themselves;
 * with --title-bar one that has a title bar and a page of no content, which is the
 * least of what an application shows: its first letters and icons make GTK load
 * fonts, the icon theme and the library that draws icons. */

#include <adwaita.h>

static void
activate_cb (GtkApplication *application, gpointer title_bar)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  if (GPOINTER_TO_INT (title_bar))
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *page = adw_bin_new ();

      gtk_window_set_title (GTK_WINDOW (window), "Empty Window");
      gtk_widget_set_vexpand (page, TRUE);
      gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
      gtk_box_append (GTK_BOX (box), page);
      adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
    }
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.example.EmptyWindow", G_APPLICATION_NON_UNIQUE);
  gboolean title_bar = argc == 2 && g_str_equal (argv[1], "--title-bar");

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), GINT_TO_POINTER (title_bar));
  return g_application_run (G_APPLICATION (application), title_bar ? 1 : argc, argv);
}
