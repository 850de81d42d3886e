/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

/* A copy of the store, complete at one moment. */
static int
backup (SnCli *cli, const char *file, gboolean force)
{
  g_autoptr (SnDb) db = sn_cli_open_as_it_is (cli);
  g_autoptr (GError) error = NULL;
  g_autofree char *display = sn_cli_display_path (file);

  if (db == NULL)
    return SN_EXIT_FAILED;
  if (!sn_db_backup (db, file, force, &error))
    {
      sn_cli_error (cli, display, "%s", error->message);
      if (!force && g_file_test (file, G_FILE_TEST_IS_REGULAR))
        sn_cli_note (cli, "with --force, a backup takes the place of an older file");
      return SN_EXIT_FAILED;
    }
  sn_cli_note (cli, "the store was copied to %s", display);
  return SN_EXIT_DONE;
}

static int
run (SnCli *cli, char ***argv)
{
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "force", 'f', 0, G_OPTION_ARG_NONE, &force, "Take the place of a file that is there", NULL },
    G_OPTION_ENTRY_NULL,
  };
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_backup_command, entries, argv);

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if (g_strv_length (*argv) != 1 || *(*argv)[0] == '\0')
    return sn_cli_usage (cli, &sn_cli_backup_command, "Exactly one FILE is needed");
  return backup (cli, (*argv)[0], force);
}

const SnCliCommand sn_cli_backup_command = {
  "backup",
  "[--force] FILE",
  "Copy the store to one file, as it is at one moment, also while the window is open.",
  run,
};
