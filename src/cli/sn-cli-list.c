/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

#include <string.h>

#include "sn-cli-items.h"
#include "sn-items-json.h"
#include "sn-cli-newsletters.h"
#include "sn-cli-query.h"
#include "sn-csv.h"

/* A newsletter is no item: of the filters only the days and the words of its
 * title apply to it. */
static GPtrArray *
filter_newsletters (GPtrArray *all, const SnQuery *query)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *words = query->search != NULL ? g_utf8_casefold (query->search, -1) : NULL;

  for (guint i = 0; i < all->len; i++)
    {
      SnNewsletter *newsletter = all->pdata[i];
      const SnDate *issued = sn_newsletter_get_issued (newsletter);
      const char *name = sn_newsletter_get_title (newsletter);
      g_autofree char *title = g_utf8_casefold (name != NULL ? name : "", -1);

      if (sn_date_is_set (&query->from) && sn_date_last_julian (issued) < sn_date_first_julian (&query->from))
        continue;
      if (sn_date_is_set (&query->to) && sn_date_first_julian (issued) > sn_date_last_julian (&query->to))
        continue;
      if (words == NULL || strstr (title, words) != NULL)
        g_ptr_array_add (kept, g_object_ref (newsletter));
    }
  return kept;
}

static char *
list_newsletters (SnCli *cli, SnDb *db, const SnCliFilter *filter, const SnQuery *query, GError **error)
{
  g_autoptr (GPtrArray) all = sn_db_list_newsletters (db, error);
  g_autoptr (GPtrArray) newsletters = all != NULL ? filter_newsletters (all, query) : NULL;

  if (newsletters == NULL)
    return NULL;
  if (filter->json)
    return sn_cli_newsletters_to_json (newsletters, &query->today);
  if (filter->csv)
    return sn_cli_newsletters_to_csv (newsletters);
  sn_cli_newsletters_print (cli, newsletters);
  return g_strdup ("");
}

static char *
list_changes (SnCli *cli, GPtrArray *items, const SnCliFilter *filter, const SnQuery *query)
{
  if (filter->json)
    return sn_cli_changes_to_json (items, &query->today);
  if (filter->csv)
    return sn_cli_changes_to_csv (items);
  sn_cli_changes_print (cli, items);
  return g_strdup ("");
}

static char *
list_items (SnCli *cli, SnDb *db, SnCliSelector selector, const SnCliFilter *filter, const SnQuery *query,
            GError **error)
{
  g_autoptr (GPtrArray) items = sn_db_list_items (db, query, error);

  if (items == NULL)
    return NULL;
  if (selector == SN_CLI_CHANGES)
    return list_changes (cli, items, filter, query);
  if (filter->json)
    return sn_items_to_json (items, &query->today);
  if (filter->csv)
    return sn_csv_write (items);
  sn_cli_items_overview (cli, items, query->kinds, &query->today);
  return g_strdup ("");
}

static int
list (SnCli *cli, SnCliSelector selector, SnCliFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDb) db = NULL;
  g_autofree char *text = NULL;
  SnQuery query;

  if (!sn_cli_filter_query (filter, cli, selector, &query, &error))
    return sn_cli_usage (cli, &sn_cli_list_command, "%s", error->message);
  db = sn_cli_open (cli);
  if (db == NULL)
    return SN_EXIT_FAILED;
  if (selector == SN_CLI_NEWSLETTERS)
    text = list_newsletters (cli, db, filter, &query, &error);
  else if (selector == SN_CLI_DUPLICATES)
    text = sn_cli_list_duplicates (cli, db, filter, &query.today, &error);
  else
    text = list_items (cli, db, selector, filter, &query, &error);
  if (text == NULL)
    sn_cli_database_failed (cli, error);
  else
    sn_cli_write (cli, text);
  return SN_EXIT_DONE;
}

static int
run (SnCli *cli, char ***argv)
{
  g_auto (SnCliFilter) filter = { 0 };
  GOptionEntry entries[SN_CLI_N_FILTER_ENTRIES];
  SnCliSelector selector = SN_CLI_OVERVIEW;
  SnCliParsed parsed;

  sn_cli_filter_entries (&filter, entries);
  parsed = sn_cli_parse (cli, &sn_cli_list_command, entries, argv);
  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if (g_strv_length (*argv) > 1)
    return sn_cli_usage (cli, &sn_cli_list_command, "One list at a time; \"%s\" is too much", (*argv)[1]);
  if ((*argv)[0] != NULL && !sn_cli_parse_selector ((*argv)[0], &selector))
    return sn_cli_usage (cli, &sn_cli_list_command, "There is no list of \"%s\"", (*argv)[0]);
  return list (cli, selector, &filter);
}

const SnCliCommand sn_cli_list_command = {
  "list",
  "[consultations|vacancies|calendar|newsletters|changes|duplicates|all] [FILTER…]",
  "Print what to attend, what to answer and which seats to fill.",
  run,
};
