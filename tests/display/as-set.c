/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>
#include <libintl.h>
#include <stdlib.h>

/* Goes before gtk_init_check() of the program that it is linked to, and sets what
 * a desktop would: SECNEWS_TEST_DPI is the size of letters, 96 the usual one;
 * SECNEWS_TEST_RTL has everything read from right to left, for which no catalogue
 * of such a language is needed then; SECNEWS_TEST_LOCALES is a folder in which
 * catalogues are found that are not installed; SECNEWS_TEST_SANDBOX has it believe
 * that it is in a sandbox. */

gboolean __real_gtk_init_check (void);
gboolean __wrap_gtk_init_check (void);

char *__real_bindtextdomain (const char *domain, const char *folder);
char *__wrap_bindtextdomain (const char *domain, const char *folder);

gboolean __real_sn_sandboxed (void);
gboolean __wrap_sn_sandboxed (void);

gboolean
__wrap_sn_sandboxed (void)
{
  return g_getenv ("SECNEWS_TEST_SANDBOX") != NULL || __real_sn_sandboxed ();
}

char *
__wrap_bindtextdomain (const char *domain, const char *folder)
{
  const char *other = g_getenv ("SECNEWS_TEST_LOCALES");

  return __real_bindtextdomain (domain, other != NULL ? other : folder);
}

gboolean
__wrap_gtk_init_check (void)
{
  const char *dpi = g_getenv ("SECNEWS_TEST_DPI");
  gboolean done = __real_gtk_init_check ();

  if (g_getenv ("SECNEWS_TEST_RTL") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  if (done && dpi != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", atoi (dpi) * PANGO_SCALE, NULL);
  return done;
}
