/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Whether a line of a table holds; says what is wrong where it does not. */
typedef gboolean (*CheckRow) (guint number, const char *line);

/* Checks all rows of tests/extract/NAME before it fails, and that none of at
 * least @least rows got lost. Empty lines and those with "#" are no rows. */
static inline void
check_table (const char *name, guint least, CheckRow check_row)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "extract", name, NULL);
  g_autofree char *table = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_rows = 0, n_wrong = 0;

  g_file_get_contents (path, &table, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      n_rows++;
      n_wrong += !check_row (i + 1, lines[i]);
    }
  g_test_message ("%u rows, %u wrong", n_rows, n_wrong);
  g_assert_cmpuint (n_rows, >=, least);
  g_assert_cmpuint (n_wrong, ==, 0);
}
