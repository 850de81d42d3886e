/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events, what takes effect and what must be done: as many ways of saying so as
 * there are, and what is none. */

#include <string.h>

#include "sn-extract.h"
#include "table-test.h"

#define TITLE "SEC Newsletter 9 March 2023\n\n"

/* What dated.tsv writes for an item: "event 2023-03-20T10:00". */
static char *
describe (SnItem *item)
{
  const SnDate *when = sn_item_get_date (item);
  g_autofree char *date = sn_date_to_string (when), *time = sn_date_time_to_string (when);

  return g_strdup_printf ("%s %s%s%s", sn_item_kind_to_string (sn_item_get_kind (item)), date != NULL ? date : "-",
                          time != NULL ? "T" : "", time != NULL ? time : "");
}

static gboolean
is_dated (SnItem *item)
{
  SnItemKind kind = sn_item_get_kind (item);

  return kind == SN_ITEM_EVENT || kind == SN_ITEM_MILESTONE || kind == SN_ITEM_DEADLINE;
}

/* Whether the title has all words, in any order. */
static gboolean
has_words (const char *title, char **words)
{
  g_autofree char *lower = g_utf8_strdown (title, -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_utf8_strdown (words[i], -1);

      if (strstr (lower, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Whether one of the items is what "event 2023-03-20T10:00 Finance Forum" says. */
static gboolean
has_item (GPtrArray *items, const char *wanted)
{
  g_auto (GStrv) parts = g_strsplit (wanted, " ", -1);

  g_assert_cmpuint (g_strv_length (parts), >=, 3);
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *said = describe (items->pdata[i]), *want = g_strdup_printf ("%s %s", parts[0], parts[1]);

      if (g_str_equal (said, want) && has_words (sn_item_get_title (items->pdata[i]), parts + 2))
        return TRUE;
    }
  return FALSE;
}

/* Whether the items with a day are those of the table, and no more. */
static gboolean
same_items (GPtrArray *items, const char *wanted)
{
  g_auto (GStrv) all = g_str_equal (wanted, "-") ? g_new0 (char *, 1) : g_strsplit (wanted, "; ", -1);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += is_dated (items->pdata[i]);
  for (guint i = 0; all[i] != NULL; i++)
    if (!has_item (items, all[i]))
      return FALSE;
  return n == g_strv_length (all);
}

static void
show (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *said = describe (items->pdata[i]);

      if (is_dated (items->pdata[i]))
        g_test_message ("  found    %s %s", said, sn_item_get_title (items->pdata[i]));
    }
}

/* Whether a row of the table holds; says what is wrong where it does not. */
static gboolean
check_row (guint number, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *below = NULL, *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (SnNewsletter) newsletter = NULL;

  g_assert_cmpuint (g_strv_length (cells), ==, 2);
  below = g_strcompress (cells[0]);
  text = g_strconcat (TITLE, below, "\n", NULL);
  bytes = g_bytes_new (text, strlen (text));
  documents = sn_document_read (bytes, "dated.txt", &error);
  g_assert_no_error (error);
  newsletter = sn_extract (documents->pdata[0], NULL, &error);
  g_assert_no_error (error);
  if (same_items (sn_newsletter_get_items (newsletter), cells[1]))
    return TRUE;
  g_test_message ("dated.tsv:%u: %s", number, cells[0]);
  g_test_message ("  expected %s", cells[1]);
  show (sn_newsletter_get_items (newsletter));
  return FALSE;
}

static void
test_table (void)
{
  check_table ("dated.tsv", 583, check_row);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/dated/table", test_table);
  return g_test_run ();
}
