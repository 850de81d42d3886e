/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-table.h"

#include "sn-plain.h"

struct _SnCliTable
{
  guint n_columns;
  GPtrArray *cells; /* char *, row after row */
};

/**
 * sn_cli_table_new:
 *
 * Returns: (transfer full): an empty table.
 */
SnCliTable *
sn_cli_table_new (guint n_columns)
{
  SnCliTable *self = g_new0 (SnCliTable, 1);

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sn_cli_table_free:
 *
 * Frees the table.
 */
void
sn_cli_table_free (SnCliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * sn_cli_table_add:
 * @...: (nullable): a text for each column; they are made plain
 *
 * Adds a row.
 */
void
sn_cli_table_add (SnCliTable *self, ...)
{
  va_list cells;

  va_start (cells, self);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, sn_plain_text (va_arg (cells, const char *)));
  va_end (cells);
}

/**
 * sn_cli_table_rows:
 *
 * Returns: how many rows there are.
 */
guint
sn_cli_table_rows (SnCliTable *self)
{
  return self->cells->len / self->n_columns;
}

/* Columns that a text takes on a terminal. */
static guint
width_of (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* The widest cell of a column; 0 where all are empty. */
static guint
column_width (SnCliTable *self, guint column)
{
  guint widest = 0;

  for (guint i = column; i < self->cells->len; i += self->n_columns)
    widest = MAX (widest, width_of (self->cells->pdata[i]));
  return widest;
}

static void
pad (GString *line, guint columns)
{
  for (guint i = 0; i < columns; i++)
    g_string_append_c (line, ' ');
}

/**
 * sn_cli_table_print:
 * @indent: columns before each row
 *
 * Prints the table, a row a line: columns two spaces apart, those without any
 * text left out, no spaces at the end of a line.
 */
void
sn_cli_table_print (SnCliTable *self, SnCli *cli, guint indent)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    widths[i] = column_width (self, i);
  for (guint row = 0; row < self->cells->len; row += self->n_columns)
    {
      g_string_truncate (line, 0);
      pad (line, indent);
      for (guint i = 0; i < self->n_columns; i++)
        {
          const char *cell = self->cells->pdata[row + i];

          if (widths[i] == 0)
            continue;
          g_string_append (line, cell);
          pad (line, widths[i] - width_of (cell) + 2);
        }
      while (line->len > 0 && line->str[line->len - 1] == ' ')
        g_string_truncate (line, line->len - 1);
      g_string_append_c (line, '\n');
      sn_cli_write (cli, line->str);
    }
}
