/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-examples.h"

#include <gio/gio.h>

/**
 * sn_examples_start:
 *
 * Starts this very program once more, with example newsletters in a store of
 * their own.
 *
 * Returns: whether it was started; else @error says why not.
 */
gboolean
sn_examples_start (GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", error);
  g_autoptr (GSubprocess) process = NULL;

  if (program == NULL)
    return FALSE;
  g_subprocess_launcher_unsetenv (launcher, "SECNEWS_DATABASE");
  g_subprocess_launcher_unsetenv (launcher, "SECNEWS_TODAY");
  process = g_subprocess_launcher_spawn (launcher, error, program, "--demo", NULL);
  return process != NULL;
}
