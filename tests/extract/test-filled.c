/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Seats that are filled, as many ways of saying so as there are, and what says
 * something else; and Draft Proposals that have another reference. */

#include <string.h>

#include "sn-extract.h"
#include "table-test.h"

#define TITLE "SEC Newsletter 9 March 2023\n\n"

static SnNewsletter *
read_below_title (const char *cell)
{
  g_autofree char *below = g_strcompress (cell);
  g_autofree char *text = g_strconcat (TITLE, below, "\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = sn_document_read (bytes, "filled.txt", &error);
  SnNewsletter *newsletter;

  g_assert_no_error (error);
  newsletter = sn_extract (documents->pdata[0], NULL, &error);
  g_assert_no_error (error);
  return newsletter;
}

static char *
join (GPtrArray *texts)
{
  g_ptr_array_add (texts, NULL);
  return texts->len > 1 ? g_strjoinv ("; ", (char **) texts->pdata) : g_strdup ("-");
}

/* What every outcome has: words of the newsletter that say so. */
static void
check_outcome (SnItem *outcome)
{
  const SnMention *mention = sn_item_get_mention (outcome);

  g_assert_cmpint (sn_item_get_kind (outcome), ==, SN_ITEM_VACANCY);
  g_assert_cmpint (sn_item_get_outcome (outcome), ==, SN_OUTCOME_FILLED);
  g_assert_nonnull (sn_item_get_rule (outcome));
  g_assert_cmpfloat (sn_item_get_confidence (outcome), >, 0);
  g_assert_nonnull (mention);
  g_assert_cmpuint (mention->length, >=, strlen (mention->quote));
}

static char *
describe_outcomes (SnNewsletter *newsletter)
{
  GPtrArray *outcomes = sn_newsletter_get_outcomes (newsletter);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < outcomes->len; i++)
    {
      SnItem *outcome = outcomes->pdata[i];

      check_outcome (outcome);
      g_ptr_array_add (texts, g_strdup_printf ("%s/%s/%u", sn_item_get_committee (outcome),
                                               sn_item_get_category (outcome), sn_item_get_seats (outcome)));
    }
  return join (texts);
}

static char *
describe_renames (SnNewsletter *newsletter)
{
  GPtrArray *renames = sn_newsletter_get_renames (newsletter);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < renames->len; i++)
    {
      const SnRename *rename = renames->pdata[i];

      g_assert_cmpuint (rename->length, >=, strlen (rename->quote));
      g_ptr_array_add (texts, g_strdup_printf ("%s>%s", rename->from, rename->to));
    }
  return join (texts);
}

static gboolean
check (const char *table, guint number, const char *line, char *(*describe) (SnNewsletter *) )
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  g_autoptr (SnNewsletter) newsletter = NULL;
  g_autofree char *found = NULL;

  g_assert_cmpuint (g_strv_length (cells), ==, 2);
  newsletter = read_below_title (cells[0]);
  found = describe (newsletter);
  if (g_str_equal (found, cells[1]))
    return TRUE;
  g_test_message ("%s:%u: %s", table, number, cells[0]);
  g_test_message ("  expected %s", cells[1]);
  g_test_message ("  found    %s", found);
  return FALSE;
}

static gboolean
check_filled (guint number, const char *line)
{
  return check ("filled.tsv", number, line, describe_outcomes);
}

static gboolean
check_rename (guint number, const char *line)
{
  return check ("renames.tsv", number, line, describe_renames);
}

static void
test_filled (void)
{
  check_table ("filled.tsv", 80, check_filled);
}

static void
test_renames (void)
{
  check_table ("renames.tsv", 30, check_rename);
}

/* What is filled is none of the items, and nothing that is offered is filled. */
static void
test_beside_items (void)
{
  g_autoptr (SnNewsletter) newsletter = read_below_title (
      "SSC\\n\\nRuth Penn has been appointed to the SSC as its Consumer member. The SSC has a vacancy "
      "for a Small Supplier; nominations close on 24 March.");
  GPtrArray *items = sn_newsletter_get_items (newsletter), *outcomes = sn_newsletter_get_outcomes (newsletter);

  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (sn_item_get_category (items->pdata[0]), ==, "Small Supplier");
  g_assert_cmpint (sn_item_get_outcome (items->pdata[0]), ==, SN_OUTCOME_NONE);
  g_assert_cmpuint (outcomes->len, ==, 1);
  g_assert_cmpstr (sn_item_get_quote (outcomes->pdata[0]), ==,
                   "Ruth Penn has been appointed to the SSC as its Consumer member.");
  g_assert_cmpuint (sn_newsletter_get_count (newsletter, SN_ITEM_VACANCY), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/filled/table", test_filled);
  g_test_add_func ("/extract/filled/beside-items", test_beside_items);
  g_test_add_func ("/extract/renames/table", test_renames);
  return g_test_run ();
}
