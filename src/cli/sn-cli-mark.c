/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-edit.h"

typedef struct
{
  char *owner;
  char *note;
  char *due;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->owner);
  g_free (options->note);
  g_free (options->due);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
set_given (SnEdit *edit, const char *field, const char *value)
{
  if (value != NULL)
    sn_edit_set_field (edit, field, value);
}

static gboolean
check (const Options *options, GError **error)
{
  return sn_cli_check_text ("--owner", options->owner, error) && sn_cli_check_text ("--due", options->due, error) &&
         sn_cli_check_text ("--note", options->note, error);
}

/* (transfer full) (nullable): what a status says, with the options. */
static SnEdit *
make_edit (gint64 id, const char *status, const Options *options)
{
  gboolean interested = g_strcmp0 (status, "interested") == 0;
  SnResponseStatus parsed;
  SnEdit *edit;

  if (interested || g_strcmp0 (status, "not-interested") == 0)
    {
      edit = sn_edit_new (SN_EDIT_INTEREST, id);
      edit->interested = interested;
      return edit;
    }
  if (status != NULL && !sn_response_status_from_string (status, &parsed))
    return NULL;
  edit = sn_edit_new (SN_EDIT_RESPOND, id);
  set_given (edit, "status", status);
  set_given (edit, "owner", options->owner);
  set_given (edit, "note", options->note);
  set_given (edit, "due", options->due);
  return edit;
}

static int
mark (SnCli *cli, char **words, const Options *options)
{
  g_autoptr (GError) error = NULL;
  gint64 id;
  SnEdit *edit;

  if (!check (options, &error))
    return sn_cli_usage (cli, &sn_cli_mark_command, "%s", error->message);
  if (!sn_cli_parse_id (words[0], &id))
    return sn_cli_usage (cli, &sn_cli_mark_command, "\"%s\" is no ID; a list has them in front", words[0]);
  edit = make_edit (id, words[1], options);
  if (edit == NULL)
    return sn_cli_usage (cli, &sn_cli_mark_command, "\"%s\" is no status", words[1]);
  if (edit->kind == SN_EDIT_RESPOND && g_hash_table_size (edit->fields) == 0)
    {
      sn_edit_free (edit);
      return sn_cli_usage (cli, &sn_cli_mark_command, "A status or an option is needed");
    }
  return sn_cli_edit (cli, &sn_cli_mark_command, edit, words[1] != NULL ? words[1] : "noted");
}

static int
run (SnCli *cli, char ***argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "owner", 0, 0, G_OPTION_ARG_FILENAME, &options.owner, "Who writes the response", "WHO" },
    { "due", 0, 0, G_OPTION_ARG_FILENAME, &options.due, "The day by which it is to be ready", "YYYY-MM-DD" },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &options.note, "A note; an empty one takes it away", "TEXT" },
    G_OPTION_ENTRY_NULL,
  };
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_mark_command, entries, argv);
  guint n;

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  n = g_strv_length (*argv);
  if (n < 1 || n > 2)
    return sn_cli_usage (cli, &sn_cli_mark_command, "An ID and a status are needed");
  return mark (cli, *argv, &options);
}

const SnCliCommand sn_cli_mark_command = {
  "mark",
  "ID [todo|drafting|submitted|not-responding|none|interested|not-interested] [--owner WHO] [--due D] [--note TEXT]",
  "Say how far the response to a consultation is, or that a seat is of interest.",
  run,
};
