/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-around.h"

/**
 * sn_around_new:
 *
 * Returns: (transfer full): surroundings in which there is nothing yet.
 */
SnAround *
sn_around_new (void)
{
  SnAround *around = g_new0 (SnAround, 1);

  around->story = g_ptr_array_new_with_free_func (g_object_unref);
  around->alike = g_ptr_array_new_with_free_func (g_object_unref);
  return around;
}

/**
 * sn_around_free:
 *
 * Frees @around.
 */
void
sn_around_free (SnAround *around)
{
  g_ptr_array_unref (around->story);
  g_ptr_array_unref (around->alike);
  g_free (around->address);
  g_free (around);
}
