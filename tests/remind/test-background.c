/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "sn-background.h"

/* The entry by which the service starts with the session. */

static void
test_quoting (void)
{
  static const struct
  {
    const char *program, *exec;
  } rows[] = {
    { "/usr/bin/secnews-reminder", "\"/usr/bin/secnews-reminder\"" },
    { "/opt/SEC News/a'b", "\"/opt/SEC News/a'b\"" },
    { "/opt/a\"b`c$d\\e", "\"/opt/a\\\"b\\`c\\$d\\\\e\"" },
    { "/opt/100%/%f", "\"/opt/100%%/%%f\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *exec = sn_background_quote (rows[i].program);

      g_assert_cmpstr (exec, ==, rows[i].exec);
    }
}

/* GIO takes an entry apart as a shell does: one word, in which percent signs are still doubled. */
static void
test_read_back (void)
{
  static const char *const programs[] = { "/opt/SEC News/it's", "/opt/a\"b`c$d\\e", "/opt/100%/%f" };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *exec = sn_background_quote (programs[i]);
      g_auto (GStrv) words = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) parts = g_strsplit (programs[i], "%", -1);
      g_autofree char *doubled = g_strjoinv ("%%", parts);

      g_shell_parse_argv (exec, NULL, &words, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_strv_length (words), ==, 1);
      g_assert_cmpstr (words[0], ==, doubled);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remind-background/quoting", test_quoting);
  g_test_add_func ("/remind-background/read-back", test_read_back);
  return g_test_run ();
}
