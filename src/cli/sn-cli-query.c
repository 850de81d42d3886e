/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-query.h"

#include "sn-error.h"

static const char *const selectors[] = {
  [SN_CLI_OVERVIEW] = "",
  [SN_CLI_CONSULTATIONS] = "consultations",
  [SN_CLI_VACANCIES] = "vacancies",
  [SN_CLI_CALENDAR] = "calendar",
  [SN_CLI_NEWSLETTERS] = "newsletters",
  [SN_CLI_CHANGES] = "changes",
  [SN_CLI_DUPLICATES] = "duplicates",
  [SN_CLI_ALL] = "all",
};

/**
 * sn_cli_parse_selector:
 * @selector: (out): what it selects, untouched on failure
 *
 * Returns: whether @word says what a list is about.
 */
gboolean
sn_cli_parse_selector (const char *word, SnCliSelector *selector)
{
  for (guint i = 1; i < G_N_ELEMENTS (selectors); i++)
    if (g_str_equal (selectors[i], word))
      {
        *selector = (SnCliSelector) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sn_cli_filter_entries:
 * @filter: where to put what is given
 * @entries: (out) (array): room for %SN_CLI_N_FILTER_ENTRIES options
 *
 * Fills @entries with the options of list and export. Texts are taken as the
 * bytes that they are, since the locale may have no letters beyond ASCII.
 */
void
sn_cli_filter_entries (SnCliFilter *filter, GOptionEntry *entries)
{
  const GOptionEntry filled[SN_CLI_N_FILTER_ENTRIES] = {
    { "open", 0, 0, G_OPTION_ARG_NONE, &filter->open, "Only what is still open or ahead", NULL },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &filter->from, "Not what is over before that day", "YYYY-MM-DD" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &filter->to, "Not what begins after that day", "YYYY-MM-DD" },
    { "category", 0, 0, G_OPTION_ARG_FILENAME, &filter->category, "Only vacancies open to that party category", "C" },
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &filter->search, "Only items with all of these words", "TEXT" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &filter->json, "Write JSON", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &filter->csv, "Write a table of comma-separated values", NULL },
    G_OPTION_ENTRY_NULL,
  };

  for (guint i = 0; i < SN_CLI_N_FILTER_ENTRIES; i++)
    entries[i] = filled[i];
}

/**
 * sn_cli_filter_clear:
 *
 * Frees what @filter holds.
 */
void
sn_cli_filter_clear (SnCliFilter *filter)
{
  g_clear_pointer (&filter->from, g_free);
  g_clear_pointer (&filter->to, g_free);
  g_clear_pointer (&filter->category, g_free);
  g_clear_pointer (&filter->search, g_free);
}

static guint
kinds_of (SnCliSelector selector)
{
  switch (selector)
    {
    case SN_CLI_CONSULTATIONS:
      return SN_QUERY_KIND (SN_ITEM_CONSULTATION);
    case SN_CLI_VACANCIES:
      return SN_QUERY_KIND (SN_ITEM_VACANCY);
    case SN_CLI_CALENDAR:
      return SN_QUERY_CALENDAR;
    case SN_CLI_OVERVIEW:
    case SN_CLI_NEWSLETTERS:
    case SN_CLI_CHANGES:
    case SN_CLI_DUPLICATES:
    case SN_CLI_ALL:
    default:
      return 0;
    }
}

static gboolean
check_text (const char *option, const char *text, GError **error)
{
  if (text == NULL || (g_utf8_validate (text, -1, NULL) && *text != '\0'))
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "%s: the text is empty or not UTF-8", option);
  return FALSE;
}

/**
 * sn_cli_filter_query:
 * @query: (out): what to ask the store; its texts are those of @filter
 *
 * Understands the filters.
 *
 * Errors: %SN_ERROR_USAGE.
 *
 * Returns: whether all was understood.
 */
gboolean
sn_cli_filter_query (SnCliFilter *filter, SnCli *cli, SnCliSelector selector, SnQuery *query, GError **error)
{
  *query = (SnQuery){ .kinds = kinds_of (selector), .open_only = filter->open };
  query->today = sn_cli_options_today (&cli->options);
  query->category = filter->category;
  query->search = filter->search;
  if (filter->from != NULL && !sn_cli_parse_day ("--from", filter->from, &query->from, error))
    return FALSE;
  if (filter->to != NULL && !sn_cli_parse_day ("--to", filter->to, &query->to, error))
    return FALSE;
  if (filter->from != NULL && filter->to != NULL && sn_date_compare (&query->from, &query->to) > 0)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_USAGE, "--from is later than --to");
      return FALSE;
    }
  if (filter->json && filter->csv)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_USAGE, "--json and --csv exclude each other");
      return FALSE;
    }
  return check_text ("--category", filter->category, error) && check_text ("--search", filter->search, error);
}
