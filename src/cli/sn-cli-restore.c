/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

/* What the file for calendars says follows the store. */
static void
keep_calendar (SnCli *cli)
{
  g_autoptr (SnDb) db = sn_cli_open (cli);

  if (db != NULL)
    sn_cli_keep_calendar (cli, db);
}

static int
restore (SnCli *cli, const char *file)
{
  g_autofree char *path = sn_cli_options_path (&cli->options);
  g_autofree char *display = sn_cli_display_path (file);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  if (!sn_db_restore (path, file, &kept, &error))
    {
      sn_cli_error (cli, NULL, "%s", error->message);
      return SN_EXIT_FAILED;
    }
  sn_cli_note (cli, "%s was restored", display);
  if (kept != NULL)
    {
      g_autofree char *kept_display = sn_cli_display_path (kept);

      sn_cli_note (cli, "what the store held before is kept in %s", kept_display);
    }
  keep_calendar (cli);
  return SN_EXIT_DONE;
}

static int
run (SnCli *cli, char ***argv)
{
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_restore_command, NULL, argv);

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if (g_strv_length (*argv) != 1 || *(*argv)[0] == '\0')
    return sn_cli_usage (cli, &sn_cli_restore_command, "Exactly one FILE is needed");
  return restore (cli, (*argv)[0]);
}

const SnCliCommand sn_cli_restore_command = {
  "restore",
  "FILE",
  "Put a backup in the place of the store; what it held before is kept beside it.",
  run,
};
