/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

#include "sn-cli-items.h"
#include "sn-cli-query.h"
#include "sn-clock.h"
#include "sn-csv.h"
#include "sn-error.h"
#include "sn-ics.h"

typedef enum
{
  FORMAT_ICS,
  FORMAT_CSV,
  FORMAT_JSON,
  FORMAT_UNKNOWN,
} Format;

static const char *const extensions[] = { [FORMAT_ICS] = ".ics", [FORMAT_CSV] = ".csv", [FORMAT_JSON] = ".json" };

static Format
format_of_name (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (g_str_has_suffix (lower, extensions[i]))
      return (Format) i;
  return FORMAT_UNKNOWN;
}

/* The name of a file says what is to be in it; on stdout an option does. */
static Format
format_of (const char *path, const SnCliFilter *filter)
{
  Format wanted = filter->json ? FORMAT_JSON : filter->csv ? FORMAT_CSV : FORMAT_ICS;
  Format named = format_of_name (path);

  if (g_str_equal (path, "-"))
    return wanted;
  return (filter->json || filter->csv) && wanted != named ? FORMAT_UNKNOWN : named;
}

static char *
to_text (Format format, GPtrArray *items, const SnDate *today, SnIcsSummary *summary, GError **error)
{
  g_autoptr (SnClock) clock = NULL;
  g_autoptr (GDateTime) now = NULL;

  *summary = (SnIcsSummary){ .written = items->len };
  if (format == FORMAT_JSON)
    return sn_cli_items_to_json (items, today);
  if (format == FORMAT_CSV)
    return sn_csv_write (items);
  clock = sn_clock_new ();
  now = sn_clock_now (clock);
  return sn_ics_write (items, now, summary, error);
}

static void
say_summary (SnCli *cli, const char *path, const SnIcsSummary *summary)
{
  g_autofree char *display = g_str_equal (path, "-") ? g_strdup ("stdout") : sn_cli_display_path (path);
  guint left_out = summary->undated + summary->imprecise;

  sn_cli_note (cli, "%u %s written to %s", summary->written, sn_cli_plural (summary->written, "item", "items"),
               display);
  if (left_out > 0)
    sn_cli_note (cli,
                 "%u left out, for a calendar has only days: %u without a date, "
                 "%u with a month, quarter or year only",
                 left_out, summary->undated, summary->imprecise);
}

/* Whole or not at all: whoever reads the file never sees half of it. */
static gboolean
write_file (SnCli *cli, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *display = sn_cli_display_path (path);

  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &error))
    return TRUE;
  sn_cli_error (cli, display, "%s", error->message);
  return FALSE;
}

static int
export_items (SnCli *cli, const char *path, Format format, const SnQuery *query)
{
  g_autoptr (SnDb) db = sn_cli_open (cli);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = db != NULL ? sn_db_list_items (db, query, &error) : NULL;
  g_autofree char *text = NULL;
  SnIcsSummary summary;

  if (db == NULL)
    return SN_EXIT_FAILED;
  if (items == NULL)
    {
      sn_cli_database_failed (cli, error);
      return SN_EXIT_FAILED;
    }
  text = to_text (format, items, &query->today, &summary, &error);
  if (text == NULL)
    sn_cli_error (cli, "export", "%s", error->message);
  else if (g_str_equal (path, "-"))
    sn_cli_write (cli, text);
  else if (!write_file (cli, path, text))
    return SN_EXIT_FAILED;
  if (text != NULL && cli->output_errno == 0)
    say_summary (cli, path, &summary);
  return SN_EXIT_DONE;
}

static int
run_parsed (SnCli *cli, char **words, SnCliFilter *filter)
{
  SnCliSelector selector = SN_CLI_ALL;
  g_autoptr (GError) error = NULL;
  guint n_words = g_strv_length (words);
  SnQuery query;
  Format format;

  if (n_words < 1 || n_words > 2)
    return sn_cli_usage (cli, &sn_cli_export_command, "Exactly one FILE is needed, or - for stdout");
  if (words[1] != NULL && (!sn_cli_parse_selector (words[1], &selector) || selector == SN_CLI_NEWSLETTERS ||
                           selector == SN_CLI_CHANGES || selector == SN_CLI_DUPLICATES))
    return sn_cli_usage (cli, &sn_cli_export_command, "\"%s\" cannot be exported", words[1]);
  format = format_of (words[0], filter);
  if (!sn_cli_filter_query (filter, cli, selector, &query, &error))
    return sn_cli_usage (cli, &sn_cli_export_command, "%s", error->message);
  if (format == FORMAT_UNKNOWN)
    return sn_cli_usage (cli, &sn_cli_export_command,
                         "\"%s\" must end in .ics, .csv or .json, and options agree with it", words[0]);
  return export_items (cli, words[0], format, &query);
}

static int
run (SnCli *cli, char ***argv)
{
  g_auto (SnCliFilter) filter = { 0 };
  GOptionEntry entries[SN_CLI_N_FILTER_ENTRIES];
  SnCliParsed parsed;

  sn_cli_filter_entries (&filter, entries);
  parsed = sn_cli_parse (cli, &sn_cli_export_command, entries, argv);
  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  return run_parsed (cli, *argv, &filter);
}

const SnCliCommand sn_cli_export_command = {
  "export",
  "FILE.ics|FILE.csv|FILE.json|- [consultations|vacancies|calendar|all] [FILTER…]",
  "Write items to a file that calendars or spreadsheets read; - writes a calendar to stdout.",
  run,
};
