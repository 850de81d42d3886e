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
    { "closed", 0, 0, G_OPTION_ARG_NONE, &filter->closed, "Only what is over or was cancelled", NULL },
    { "filled", 0, 0, G_OPTION_ARG_NONE, &filter->filled, "Only seats that are filled", NULL },
    { "answered", 0, 0, G_OPTION_ARG_NONE, &filter->answered, "Only consultations that are answered", NULL },
    { "dismissed", 0, 0, G_OPTION_ARG_NONE, &filter->dismissed, "Only what you dismissed", NULL },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &filter->from, "Not what is over before that day", "YYYY-MM-DD" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &filter->to, "Not what begins after that day", "YYYY-MM-DD" },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &filter->kinds,
      "Only consultations, vacancies, events, milestones or deadlines; may be given again", "KIND" },
    { "committee", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &filter->committees,
      "Only what is of that committee, or of others that are named; may be given again", "NAME" },
    { "organiser", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &filter->organisers,
      "Only what is of that organiser, or of others that are named; may be given again", "NAME" },
    { "category", 0, 0, G_OPTION_ARG_FILENAME, &filter->category, "Only vacancies open to that party category", "C" },
    { "seats-for", 0, 0, G_OPTION_ARG_FILENAME, &filter->seats_for,
      "No vacancies that are for other party categories; all other kinds", "C" },
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
  g_clear_pointer (&filter->kinds, g_strfreev);
  g_clear_pointer (&filter->committees, g_strfreev);
  g_clear_pointer (&filter->organisers, g_strfreev);
  g_clear_pointer (&filter->names, g_strfreev);
  g_clear_pointer (&filter->category, g_free);
  g_clear_pointer (&filter->seats_for, g_free);
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

static gboolean
check_texts (const char *option, char **texts, GError **error)
{
  for (; texts != NULL && *texts != NULL; texts++)
    if (!check_text (option, *texts, error))
      return FALSE;
  return TRUE;
}

/* Of what the list is about, those kinds that were named. */
static gboolean
parse_kinds (SnCliFilter *filter, SnQuery *query, GError **error)
{
  guint named = 0;
  SnItemKind kind;

  for (char **word = filter->kinds; word != NULL && *word != NULL; word++)
    {
      if (!sn_item_kind_from_string (*word, &kind))
        {
          g_set_error (error, SN_ERROR, SN_ERROR_USAGE,
                       "--kind: \"%s\" is none of consultation, vacancy, event, milestone and deadline", *word);
          return FALSE;
        }
      named |= SN_QUERY_KIND (kind);
    }
  if (named == 0)
    return TRUE;
  if (query->kinds != 0 && (query->kinds & named) == 0)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_USAGE, "--kind: the list has none of that kind");
      return FALSE;
    }
  query->kinds = query->kinds != 0 ? query->kinds & named : named;
  return TRUE;
}

static void
append_names (GPtrArray *names, char **more)
{
  for (; more != NULL && *more != NULL; more++)
    g_ptr_array_add (names, g_strdup (*more));
}

static void
join_names (SnCliFilter *filter)
{
  GPtrArray *names = g_ptr_array_new ();

  append_names (names, filter->committees);
  append_names (names, filter->organisers);
  g_ptr_array_add (names, NULL);
  g_clear_pointer (&filter->names, g_strfreev);
  filter->names = (GStrv) g_ptr_array_free (names, FALSE);
}

static gboolean
parse_range (SnCliFilter *filter, SnQuery *query, GError **error)
{
  if (filter->from != NULL && !sn_cli_parse_day ("--from", filter->from, &query->from, error))
    return FALSE;
  if (filter->to != NULL && !sn_cli_parse_day ("--to", filter->to, &query->to, error))
    return FALSE;
  if (filter->from == NULL || filter->to == NULL || sn_date_compare (&query->from, &query->to) <= 0)
    return TRUE;
  g_set_error_literal (error, SN_ERROR, SN_ERROR_USAGE, "--from is later than --to");
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
  query->closed_only = filter->closed;
  query->filled_only = filter->filled;
  query->answered_only = filter->answered;
  query->dismissed_only = filter->dismissed;
  query->category = filter->category;
  query->seats_for = filter->seats_for;
  query->search = filter->search;
  if (!parse_range (filter, query, error) || !parse_kinds (filter, query, error))
    return FALSE;
  if (filter->json && filter->csv)
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_USAGE, "--json and --csv exclude each other");
      return FALSE;
    }
  join_names (filter);
  query->names = (const char *const *) filter->names;
  return check_texts ("--committee", filter->committees, error) &&
         check_texts ("--organiser", filter->organisers, error) && check_text ("--category", filter->category, error) &&
         check_text ("--seats-for", filter->seats_for, error) && check_text ("--search", filter->search, error);
}

/**
 * sn_cli_filter_selects:
 *
 * Returns: whether anything was given that says which items are meant.
 */
gboolean
sn_cli_filter_selects (const SnCliFilter *filter)
{
  return filter->open || filter->closed || filter->filled || filter->answered || filter->dismissed ||
         filter->from != NULL || filter->to != NULL || filter->kinds != NULL || filter->committees != NULL ||
         filter->organisers != NULL || filter->category != NULL || filter->seats_for != NULL || filter->search != NULL;
}
