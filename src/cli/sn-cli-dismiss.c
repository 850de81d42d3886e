/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-edit.h"

static int
dismiss (SnCli *cli, char **words, gboolean restore)
{
  gint64 id;

  for (guint i = 0; words[i] != NULL; i++)
    if (!sn_cli_parse_id (words[i], &id))
      return sn_cli_usage (cli, &sn_cli_dismiss_command, "\"%s\" is no ID; a list has them in front", words[i]);
  for (guint i = 0; words[i] != NULL; i++)
    {
      sn_cli_parse_id (words[i], &id);
      /* One that is not there does not keep the others. */
      if (sn_cli_edit (cli, &sn_cli_dismiss_command, sn_edit_new (restore ? SN_EDIT_RESTORE : SN_EDIT_DISMISS, id),
                       restore ? "shown again" : "dismissed") != SN_EXIT_DONE)
        cli->failed = TRUE;
    }
  return SN_EXIT_DONE;
}

static int
run (SnCli *cli, char ***argv)
{
  gboolean restore = FALSE;
  const GOptionEntry entries[] = {
    { "restore", 0, 0, G_OPTION_ARG_NONE, &restore, "Show them again", NULL },
    G_OPTION_ENTRY_NULL,
  };
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_dismiss_command, entries, argv);

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if ((*argv)[0] == NULL)
    return sn_cli_usage (cli, &sn_cli_dismiss_command, "At least one ID is needed");
  return dismiss (cli, *argv, restore);
}

const SnCliCommand sn_cli_dismiss_command = {
  "dismiss",
  "[--restore] ID…",
  "Do not show items any more among what is open, whatever newsletters say later.",
  run,
};
