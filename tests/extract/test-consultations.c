/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who asks for views, on what and until when, as many ways of saying so as there
 * are, and what is no consultation. */

#include <string.h>

#include "sn-extract.h"
#include "table-test.h"

#define TITLE "SEC Newsletter 9 March 2023\n\n"

static gboolean
same (const char *expected, const char *found)
{
  return g_str_equal (expected, "-") ? found == NULL : g_strcmp0 (expected, found) == 0;
}

/* Half of the expected words, of more than two letters, stand in the title. */
static gboolean
same_matter (const char *expected, const char *title)
{
  g_autofree char *x = g_utf8_strdown (expected, -1), *y = g_utf8_strdown (title, -1);
  g_auto (GStrv) words = g_strsplit (x, " ", -1);
  guint n = 0, shared = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strlen (words[i]) < 3 || g_str_equal (words[i], "the") || g_str_equal (words[i], "for"))
        continue;
      n++;
      shared += strstr (y, words[i]) != NULL;
    }
  return 2 * shared >= n;
}

static char *
describe_date (SnItem *item)
{
  g_autofree char *date = sn_date_to_string (sn_item_get_date (item));
  g_autofree char *time = sn_date_time_to_string (sn_item_get_date (item));

  return g_strdup_printf ("%s%s%s", date != NULL ? date : "-", time != NULL ? "T" : "", time != NULL ? time : "");
}

/* Whether the item is what a cell's part, "date|reference|stage|organiser|title",
 * expects. */
static gboolean
is_expected (SnItem *item, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (expected, "|", -1);
  g_autofree char *date = describe_date (item);

  g_assert_cmpuint (g_strv_length (parts), ==, 5);
  return g_str_equal (parts[0], date) && same (parts[1], sn_item_get_reference (item)) &&
         same (parts[2], sn_item_get_stage (item)) && same (parts[3], sn_item_get_organiser (item)) &&
         same_matter (parts[4], sn_item_get_title (item));
}

static char *
describe (GPtrArray *items)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      SnItem *item = items->pdata[i];
      g_autofree char *date = describe_date (item);
      const char *reference = sn_item_get_reference (item), *stage = sn_item_get_stage (item);
      const char *organiser = sn_item_get_organiser (item);

      g_string_append_printf (found, "%s%s|%s|%s|%s|%s", i > 0 ? "; " : "", date, reference != NULL ? reference : "-",
                              stage != NULL ? stage : "-", organiser != NULL ? organiser : "-",
                              sn_item_get_title (item));
    }
  return g_string_free (found, FALSE);
}

/* Every expected one is found, and nothing else. */
static gboolean
are_expected (GPtrArray *items, const char *cell)
{
  g_auto (GStrv) expected = g_strsplit (g_str_equal (cell, "-") ? "" : cell, "; ", -1);

  if (g_strv_length (expected) != items->len)
    return FALSE;
  for (guint e = 0; expected[e] != NULL; e++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < items->len && !found; i++)
        found = is_expected (items->pdata[i], expected[e]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
read_consultations (const char *escaped)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *below = g_strcompress (escaped), *text = g_strconcat (TITLE, below, "\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, "consultations.txt", &error);
  g_autoptr (SnNewsletter) newsletter = NULL;
  GPtrArray *all, *found = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_no_error (error);
  newsletter = sn_extract (documents->pdata[0], NULL, &error);
  g_assert_no_error (error);
  all = sn_newsletter_get_items (newsletter);
  for (guint i = 0; i < all->len; i++)
    if (sn_item_get_kind (all->pdata[i]) == SN_ITEM_CONSULTATION)
      g_ptr_array_add (found, g_object_ref (all->pdata[i]));
  return found;
}

/* Whether a row of the table holds; says what is wrong where it does not. */
static gboolean
check_row (guint number, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *found = NULL;

  g_assert_cmpuint (g_strv_length (cells), ==, 2);
  items = read_consultations (cells[0]);
  if (are_expected (items, cells[1]))
    return TRUE;
  found = describe (items);
  g_test_message ("consultations.tsv:%u: %s", number, cells[0]);
  g_test_message ("  expected %s", cells[1]);
  g_test_message ("  found    %s", found);
  return FALSE;
}

static void
test_table (void)
{
  check_table ("consultations.tsv", 432, check_row);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/consultations/table", test_table);
  return g_test_run ();
}
