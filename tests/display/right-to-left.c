/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

/* Goes before gtk_init_check() of the program that it is linked to, and has it
 * read from right to left: no catalogue of such a language is needed for that. */

gboolean __real_gtk_init_check (void);
gboolean __wrap_gtk_init_check (void);

gboolean
__wrap_gtk_init_check (void)
{
  gboolean done = __real_gtk_init_check ();

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  return done;
}
