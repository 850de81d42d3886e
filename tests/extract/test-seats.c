/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Free seats, as many ways of offering them as there are, and what is none. */

#include <string.h>

#include "sn-extract.h"
#include "table-test.h"

#define TITLE "SEC Newsletter 9 March 2023\n\n"

/* What seats.tsv writes for the vacancies: "SSC/Small Supplier/2/2023-03-31". */
static char *
describe (SnNewsletter *newsletter)
{
  GPtrArray *items = sn_newsletter_get_items (newsletter);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      SnItem *item = items->pdata[i];
      const SnDate *when = sn_item_get_date (item);
      g_autofree char *date = sn_date_to_string (when), *time = sn_date_time_to_string (when);

      if (sn_item_get_kind (item) != SN_ITEM_VACANCY)
        continue;
      g_string_append_printf (found, "%s%s/%s/%u/%s%s%s", found->len > 0 ? "; " : "", sn_item_get_committee (item),
                              sn_item_get_category (item), sn_item_get_seats (item), date != NULL ? date : "-",
                              time != NULL ? "T" : "", time != NULL ? time : "");
    }
  if (found->len == 0)
    g_string_append_c (found, '-');
  return g_string_free (found, FALSE);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* The same seats, in any order. */
static gboolean
same_seats (const char *a, const char *b)
{
  g_auto (GStrv) x = g_strsplit (a, "; ", -1), y = g_strsplit (b, "; ", -1);

  qsort (x, g_strv_length (x), sizeof (char *), compare_texts);
  qsort (y, g_strv_length (y), sizeof (char *), compare_texts);
  return g_strv_equal ((const char *const *) x, (const char *const *) y);
}

/* Whether a row of the table holds; says what is wrong where it does not. */
static gboolean
check_row (guint number, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *below = NULL, *text = NULL, *found = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (SnNewsletter) newsletter = NULL;

  g_assert_cmpuint (g_strv_length (cells), ==, 2);
  below = g_strcompress (cells[0]);
  text = g_strconcat (TITLE, below, "\n", NULL);
  bytes = g_bytes_new (text, strlen (text));
  documents = sn_document_read (bytes, "seats.txt", &error);
  g_assert_no_error (error);
  newsletter = sn_extract (documents->pdata[0], NULL, &error);
  g_assert_no_error (error);
  found = describe (newsletter);
  if (same_seats (found, cells[1]))
    return TRUE;
  g_test_message ("seats.tsv:%u: %s", number, cells[0]);
  g_test_message ("  expected %s", cells[1]);
  g_test_message ("  found    %s", found);
  return FALSE;
}

static void
test_table (void)
{
  check_table ("seats.tsv", 577, check_row);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/seats/table", test_table);
  return g_test_run ();
}
