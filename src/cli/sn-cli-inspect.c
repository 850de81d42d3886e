/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

#include "sn-cli-report.h"
#include "sn-extract.h"
#include "sn-json.h"

typedef enum
{
  FORM_HUMAN,
  FORM_JSON,
  FORM_DATES,
  FORM_EXPLAIN,
} Form;

/* Nothing more is needed to know what is wrong where the file holds one text. */
static void
say_failure (SnCli *cli, const char *path, guint index, guint total, const GError *error)
{
  g_autofree char *display = sn_cli_display_path (path);

  if (total > 1)
    sn_cli_error (cli, display, "message %u: %s", index + 1, error->message);
  else
    sn_cli_error (cli, display, "%s", error->message);
}

static void
add_dates (SnJson *json, GPtrArray *dates)
{
  sn_json_begin_array (json, NULL);
  for (guint i = 0; i < dates->len; i++)
    {
      const SnTimeExpression *expression = dates->pdata[i];

      sn_json_begin_object (json, NULL);
      sn_json_add_int (json, "start", (gint64) expression->start);
      sn_json_add_int (json, "length", (gint64) expression->length);
      sn_json_add_string (json, "text", expression->text);
      sn_json_add_date (json, "date", &expression->date);
      sn_json_end_object (json);
    }
  sn_json_end_array (json);
}

/* The issue date of a text that states none. */
static const SnDate *
given_issue (SnCli *cli)
{
  return sn_date_is_set (&cli->options.today) ? &cli->options.today : NULL;
}

static void
report (SnCli *cli, Form form, SnJson *json, SnNewsletter *newsletter)
{
  if (form == FORM_JSON)
    {
      sn_json_begin_object (json, NULL);
      sn_json_add_newsletter_fields (json, newsletter);
      sn_json_end_object (json);
    }
  else if (form == FORM_EXPLAIN)
    sn_cli_report_explain (cli, newsletter);
  else
    sn_cli_report_newsletter (cli, newsletter);
}

static void
inspect_document (SnCli *cli, Form form, SnJson *json, SnDocument *document, GError **error)
{
  g_autoptr (SnNewsletter) newsletter = NULL;

  if (form == FORM_DATES)
    {
      g_autoptr (GPtrArray) dates = sn_extract_dates (document, given_issue (cli));

      add_dates (json, dates);
      return;
    }
  newsletter = sn_extract (document, given_issue (cli), error);
  if (newsletter != NULL)
    report (cli, form, json, newsletter);
}

static void
inspect_documents (SnCli *cli, Form form, SnJson *json, GPtrArray *documents, const char *path)
{
  gboolean several = documents->len > 1 && (form == FORM_JSON || form == FORM_DATES);

  if (several)
    {
      sn_json_begin_object (json, NULL);
      sn_json_begin_array (json, "messages");
    }
  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (i > 0 && (form == FORM_HUMAN || form == FORM_EXPLAIN))
        sn_cli_write (cli, "\n");
      inspect_document (cli, form, json, documents->pdata[i], &error);
      if (error != NULL)
        say_failure (cli, path, i, documents->len, error);
    }
  if (several)
    {
      sn_json_end_array (json);
      sn_json_end_object (json);
    }
}

static int
inspect_file (SnCli *cli, Form form, const char *path)
{
  g_autoptr (SnJson) json = sn_json_new (TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sn_cli_read_file (path, &error);
  g_autoptr (GPtrArray) documents = bytes != NULL ? sn_document_read (bytes, path, &error) : NULL;
  g_autofree char *text = NULL;

  if (documents == NULL)
    {
      say_failure (cli, path, 0, 1, error);
      return SN_EXIT_FAILED;
    }
  inspect_documents (cli, form, json, documents, path);
  text = sn_json_steal (json);
  if (*text != '\0')
    {
      sn_cli_write (cli, text);
      sn_cli_write (cli, "\n");
    }
  return SN_EXIT_DONE;
}

static int
run (SnCli *cli, char ***argv)
{
  gboolean json = FALSE, dates = FALSE, explain = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one object of JSON", NULL },
    { "dates", 0, 0, G_OPTION_ARG_NONE, &dates, "Print every expression of time in it, as JSON", NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, "Say of each item which words made it", NULL },
    G_OPTION_ENTRY_NULL,
  };
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_inspect_command, entries, argv);

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if (json + dates + explain > 1)
    return sn_cli_usage (cli, &sn_cli_inspect_command, "--json, --dates and --explain exclude each other");
  if (g_strv_length (*argv) != 1)
    return sn_cli_usage (cli, &sn_cli_inspect_command, "Exactly one FILE is needed, or - for stdin");
  return inspect_file (cli, json ? FORM_JSON : dates ? FORM_DATES : explain ? FORM_EXPLAIN : FORM_HUMAN, (*argv)[0]);
}

const SnCliCommand sn_cli_inspect_command = {
  "inspect",
  "[--json | --dates | --explain] FILE|-",
  "Read a newsletter and print what is in it; nothing is stored.",
  run,
};
