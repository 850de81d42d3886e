/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

#include "sn-cli-edit.h"
#include "sn-cli-query.h"
#include "sn-clock.h"
#include "sn-error.h"
#include "sn-export.h"

/* The name of a file says what is to be in it; on stdout an option does. */
static SnExportFormat
format_of (const char *path, const SnCliFilter *filter)
{
  SnExportFormat wanted = filter->json ? SN_EXPORT_JSON : filter->csv ? SN_EXPORT_CSV : SN_EXPORT_ICS;
  SnExportFormat named = sn_export_format_of (path);

  if (g_str_equal (path, "-"))
    return wanted;
  return (filter->json || filter->csv) && wanted != named ? SN_EXPORT_UNKNOWN : named;
}

/* What is asked beside the filters; all of it of calendars. */
typedef struct
{
  gboolean todos;
  gboolean months;
  gboolean no_alarms;
  gboolean changed;
  char *target;
} Choices;

static gboolean
has_choices (const Choices *choices)
{
  return choices->todos || choices->months || choices->no_alarms || choices->changed || choices->target != NULL;
}

static void
say_summary (SnCli *cli, const char *path, const SnPublished *published)
{
  const SnIcsSummary *summary = &published->summary;
  g_autofree char *display = g_str_equal (path, "-") ? g_strdup ("stdout") : sn_cli_display_path (path);
  guint left_out = summary->undated + summary->imprecise + summary->dismissed;

  sn_cli_note (cli, "%u %s written to %s", summary->written, sn_cli_plural (summary->written, "item", "items"),
               display);
  if (summary->withdrawn > 0)
    sn_cli_note (cli, "%u of them %s cancelled: no longer in the store, dismissed, or without a day",
                 summary->withdrawn, sn_cli_plural (summary->withdrawn, "is", "are"));
  if (published->unchanged > 0)
    sn_cli_note (cli, "%u left out, for nothing changed since the last export", published->unchanged);
  if (left_out > 0)
    sn_cli_note (cli,
                 "%u left out, for a calendar has only days: %u without a date, "
                 "%u with a month, quarter or year only, %u dismissed",
                 left_out, summary->undated, summary->imprecise, summary->dismissed);
}

static SnPublished *
write_to_stdout (SnCli *cli, SnDb *db, const SnExport *export, GDateTime *now, GError **error)
{
  g_autoptr (SnPublished) published = sn_export_make (export, db, now, error);

  if (published == NULL)
    return NULL;
  sn_cli_write (cli, published->text);
  /* That it did not get out is said in the end. */
  if (sn_cli_flush (cli) && !sn_published_remember (db, published, now, error))
    return NULL;
  return g_steal_pointer (&published);
}

static void
say_failure (SnCli *cli, const char *path, const GError *error)
{
  g_autofree char *display = sn_cli_display_path (path);

  sn_cli_failed (cli, g_error_matches (error, SN_ERROR, SN_ERROR_IO) ? display : sn_cli_export_command.name, error);
}

/* Each file is told for itself, unless a name says that several are one. */
static char *
target_of (const char *path, const Choices *choices)
{
  if (choices->target != NULL)
    return g_strdup (choices->target);
  return g_str_equal (path, "-") ? NULL : g_canonicalize_filename (path, NULL);
}

static SnCalendarFile *
style_of (SnDb *db, const Choices *choices, GError **error)
{
  SnCalendarFile *style = sn_cli_load_calendar (db, error);

  if (style == NULL)
    return NULL;
  style->todos |= choices->todos;
  style->months |= choices->months;
  return style;
}

static int
export_items (SnCli *cli, const char *path, SnExport *export, const Choices *choices)
{
  g_autoptr (SnDb) db = sn_cli_open (cli);
  g_autoptr (SnClock) clock = sn_clock_new ();
  g_autoptr (GDateTime) now = sn_clock_now (clock);
  g_autofree char *target = target_of (path, choices);
  g_autoptr (GError) error = NULL;
  g_autoptr (SnCalendarFile) style = NULL;
  g_autoptr (SnPublished) published = NULL;

  if (db == NULL)
    return SN_EXIT_FAILED;
  export->target = target;
  export->style = style = style_of (db, choices, &error);
  if (style != NULL)
    published = g_str_equal (path, "-") ? write_to_stdout (cli, db, export, now, &error)
                                        : sn_export_write (export, db, path, now, &error);
  if (published == NULL)
    say_failure (cli, path, error);
  else if (cli->output_errno == 0)
    say_summary (cli, path, published);
  return published != NULL && cli->output_errno == 0 ? SN_EXIT_DONE : SN_EXIT_FAILED;
}

static gboolean
check_choices (const Choices *choices, const char *path, SnExportFormat format, GError **error)
{
  const char *wrong = NULL;

  if (has_choices (choices) && format != SN_EXPORT_ICS)
    wrong = "--todos, --months, --no-alarms, --changed and --target are for calendars";
  else if (choices->target != NULL && (*choices->target == '\0' || !g_utf8_validate (choices->target, -1, NULL)))
    wrong = "--target: the name is empty or not UTF-8";
  else if (choices->changed && choices->target == NULL && g_str_equal (path, "-"))
    wrong = "--changed to stdout needs --target, for there is no file to remember";
  if (wrong != NULL)
    g_set_error_literal (error, SN_ERROR, SN_ERROR_USAGE, wrong);
  return wrong == NULL;
}

/* (nullable): the numbers that are given in place of a list and filters. */
static GArray *
parse_ids (char **words, const SnCliFilter *filter, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!sn_cli_parse_id (words[i], &id))
        {
          g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "\"%s\" is no ID; a list has them in front", words[i]);
          return NULL;
        }
      g_array_append_val (ids, id);
    }
  if (!sn_cli_filter_selects (filter))
    return g_steal_pointer (&ids);
  g_set_error_literal (error, SN_ERROR, SN_ERROR_USAGE, "IDs and filters exclude each other");
  return NULL;
}

static gboolean
parse_list (char **words, SnCliSelector *selector, GError **error)
{
  *selector = SN_CLI_ALL;
  if (words[0] == NULL ||
      (words[1] == NULL && sn_cli_parse_selector (words[0], selector) && *selector != SN_CLI_NEWSLETTERS &&
       *selector != SN_CLI_CHANGES && *selector != SN_CLI_DUPLICATES))
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "\"%s\" cannot be exported", words[1] != NULL ? words[1] : words[0]);
  return FALSE;
}

static gboolean
parse_items (SnCli *cli, char **words, SnCliFilter *filter, SnQuery *query, GArray **ids, GError **error)
{
  SnCliSelector selector = SN_CLI_ALL;
  gboolean numbers = words[0] != NULL && g_ascii_isdigit (*words[0]);

  if (numbers && (*ids = parse_ids (words, filter, error)) == NULL)
    return FALSE;
  return (numbers || parse_list (words, &selector, error)) && sn_cli_filter_query (filter, cli, selector, query, error);
}

static int
run_parsed (SnCli *cli, char **words, SnCliFilter *filter, const Choices *choices)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  SnQuery query;
  SnExportFormat format;

  if (words[0] == NULL)
    return sn_cli_usage (cli, &sn_cli_export_command, "Exactly one FILE is needed, or - for stdout");
  if (!parse_items (cli, words + 1, filter, &query, &ids, &error))
    return sn_cli_usage (cli, &sn_cli_export_command, "%s", error->message);
  format = format_of (words[0], filter);
  if (format == SN_EXPORT_UNKNOWN)
    return sn_cli_usage (cli, &sn_cli_export_command,
                         "\"%s\" must end in .ics, .csv or .json, and options agree with it", words[0]);
  if (!check_choices (choices, words[0], format, &error))
    return sn_cli_usage (cli, &sn_cli_export_command, "%s", error->message);
  return export_items (cli, words[0],
                       &(SnExport){ .query = ids == NULL ? &query : NULL,
                                    .ids = ids,
                                    .today = query.today,
                                    .format = format,
                                    .changed_only = choices->changed,
                                    .no_alarms = choices->no_alarms },
                       choices);
}

#define N_CHOICES 5

static int
run (SnCli *cli, char ***argv)
{
  g_auto (SnCliFilter) filter = { 0 };
  Choices choices = { 0 };
  g_autofree char *target = NULL;
  GOptionEntry entries[N_CHOICES + SN_CLI_N_FILTER_ENTRIES] = {
    { "changed", 0, 0, G_OPTION_ARG_NONE, &choices.changed, "Only what changed since the last export", NULL },
    { "target", 0, 0, G_OPTION_ARG_FILENAME, &target, "Under which name exports are remembered, if not the file's",
      "NAME" },
    { "todos", 0, 0, G_OPTION_ARG_NONE, &choices.todos, "Make tasks of what is to be answered", NULL },
    { "months", 0, 0, G_OPTION_ARG_NONE, &choices.months, "Also what has only a month, as tentative", NULL },
    { "no-alarms", 0, 0, G_OPTION_ARG_NONE, &choices.no_alarms, "Without reminders", NULL },
  };
  SnCliParsed parsed;

  sn_cli_filter_entries (&filter, entries + N_CHOICES);
  parsed = sn_cli_parse (cli, &sn_cli_export_command, entries, argv);
  choices.target = target;
  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  return run_parsed (cli, *argv, &filter, &choices);
}

const SnCliCommand sn_cli_export_command = {
  "export",
  "FILE.ics|FILE.csv|FILE.json|- [[consultations|vacancies|calendar|all] [FILTER…] | ID…]",
  "Write items to a file that calendars or spreadsheets read; - writes a calendar to stdout.",
  run,
};
