/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-link.h"

static void
test_allowed (void)
{
  static const char *const good[] = { "https://a.example/", "HTTP://a.example", "mailto:a@b.example?subject=x" };
  static const char *const bad[] = { "javascript:alert(1)",
                                     "file:///etc/passwd",
                                     "smb://a/b",
                                     "data:text/html,x",
                                     "vbscript:x",
                                     "/relative",
                                     "https://a\nb",
                                     "https://",
                                     "mailto:",
                                     "",
                                     " https://a.test",
                                     "https://a\xC2\x85"
                                     "b",
                                     "https://a\xE2\x80\xAE"
                                     "b",
                                     "https://a\xE2\x80\xA8"
                                     "b",
                                     "https://a\xFF" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (sn_uri_is_allowed (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (sn_uri_is_allowed (bad[i]));
}

static void
test_host (void)
{
  static const char *const rows[][2] = {
    { "https://forms.example/x?y=https://other.example", "forms.example" },
    { "https://secas.example@evil.example/", "evil.example" },
    { "mailto:secas@secas.example?subject=Seat%20free", "secas@secas.example" },
    { "mailto:%73ecas@secas.example", "secas@secas.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SnLink) link = sn_link_new (SN_LINK_READ, "here", rows[i][0], 0, 0);
      g_autofree char *host = sn_link_host (link);

      g_assert_cmpstr (host, ==, rows[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link/allowed", test_allowed);
  g_test_add_func ("/link/host", test_host);
  return g_test_run ();
}
