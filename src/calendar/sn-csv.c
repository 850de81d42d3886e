/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-csv.h"

#include <string.h>

#include "sn-plain.h"

static const char *const header[] = {
  "id",        "kind",  "title",     "date",     "end",   "time", "end_time", "state", "reference",
  "organiser", "stage", "committee", "category", "seats", "link", "issues",   "quote", "doubts",
};

/* A spreadsheet takes a cell that begins so for a formula and runs it. */
static gboolean
looks_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static void
append_cell (GString *out, const char *text)
{
  g_autofree char *plain = sn_plain_text (text);
  const char *guard = looks_like_formula (text) || looks_like_formula (plain) ? "'" : "";

  if (*guard == '\0' && strpbrk (plain, "\",; ") == NULL)
    {
      g_string_append (out, plain);
      return;
    }
  g_string_append_c (out, '"');
  g_string_append (out, guard);
  for (const char *p = plain; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/**
 * sn_csv_append_row:
 * @cells: (array length=n_cells): texts, of which each may be %NULL for empty
 *
 * Appends a record of RFC 4180: separated by commas, quoted where needed,
 * ended by CR LF. Cells are made one plain line each; one that a spreadsheet
 * would take for a formula gets an apostrophe in front.
 */
void
sn_csv_append_row (GString *out, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_cell (out, cells[i] != NULL ? cells[i] : "");
    }
  g_string_append (out, "\r\n");
}

static char *
join (GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      if (i > 0)
        g_string_append (joined, "; ");
      g_string_append (joined, texts->pdata[i]);
    }
  return g_string_free (joined, FALSE);
}

static void
append_item (GString *out, SnItem *item)
{
  const SnDate *when = sn_item_get_date (item);
  const SnLink *link = sn_item_get_best_link (item);
  guint n_seats = sn_item_get_seats (item);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sn_item_get_id (item));
  g_autofree char *date = sn_date_to_string (when);
  g_autofree char *end = sn_date_end_to_string (when);
  g_autofree char *time = sn_date_time_to_string (when);
  g_autofree char *end_time = sn_date_end_time_to_string (when);
  g_autofree char *seats = n_seats > 0 ? g_strdup_printf ("%u", n_seats) : NULL;
  g_autofree char *issues = join (sn_item_get_issues (item));
  g_autofree char *doubts = join (sn_item_get_doubts (item));
  const char *cells[] = {
    id,
    sn_item_kind_to_string (sn_item_get_kind (item)),
    sn_item_get_title (item),
    date,
    end,
    time,
    end_time,
    sn_item_state_to_string (sn_item_get_state (item)),
    sn_item_get_reference (item),
    sn_item_get_organiser (item),
    sn_item_get_stage (item),
    sn_item_get_committee (item),
    sn_item_get_category (item),
    seats,
    link != NULL ? link->uri : NULL,
    issues,
    sn_item_get_quote (item),
    doubts,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) == G_N_ELEMENTS (header));
  sn_csv_append_row (out, cells, G_N_ELEMENTS (cells));
}

/**
 * sn_csv_write:
 * @items: (element-type SnItem): items with their states worked out
 *
 * Writes a table of RFC 4180 in UTF-8, with the names of its columns in the
 * first record. Dates are ISO 8601 at the precision that the newsletter gave.
 *
 * Returns: (transfer full): the table.
 */
char *
sn_csv_write (GPtrArray *items)
{
  GString *out = g_string_new (NULL);

  sn_csv_append_row (out, header, G_N_ELEMENTS (header));
  for (guint i = 0; i < items->len; i++)
    append_item (out, items->pdata[i]);
  return g_string_free (out, FALSE);
}
