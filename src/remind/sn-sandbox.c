/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-sandbox.h"

/**
 * sn_sandboxed:
 *
 * A file of its own, so that tests can put another answer in its place.
 *
 * Returns: whether the program runs in a Flatpak or a snap, where what it wants of
 *   the desktop it asks portals for.
 */
gboolean
sn_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP") != NULL;
}
