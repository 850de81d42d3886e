/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-edit.h"

static int
wrong_id (SnCli *cli, const SnCliCommand *command, const char *word)
{
  return sn_cli_usage (cli, command, "\"%s\" is no ID; a list has them in front", word);
}

static int
run_merge (SnCli *cli, char ***argv)
{
  gboolean distinct = FALSE;
  const GOptionEntry entries[] = {
    { "distinct", 0, 0, G_OPTION_ARG_NONE, &distinct, "Say that they are two, though they look alike", NULL },
    G_OPTION_ENTRY_NULL,
  };
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_merge_command, entries, argv);
  gint64 id, into;

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if (g_strv_length (*argv) != 2)
    return sn_cli_usage (cli, &sn_cli_merge_command, "Exactly two IDs are needed");
  if (!sn_cli_parse_id ((*argv)[0], &id) || !sn_cli_parse_id ((*argv)[1], &into))
    return wrong_id (cli, &sn_cli_merge_command, sn_cli_parse_id ((*argv)[0], &id) ? (*argv)[1] : (*argv)[0]);
  return sn_cli_edit (cli, &sn_cli_merge_command,
                      sn_edit_new_pair (distinct ? SN_EDIT_DISTINCT : SN_EDIT_MERGE, id, into),
                      distinct ? "kept apart" : "merged");
}

const SnCliCommand sn_cli_merge_command = {
  "merge",
  "[--distinct] ID INTO-ID",
  "Say that two items are one, of which the second stays; or that they are two.",
  run_merge,
};

static int
run_split (SnCli *cli, char ***argv)
{
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_split_command, NULL, argv);
  g_autoptr (SnEdit) edit = NULL;
  gint64 id, newsletter;

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if (g_strv_length (*argv) < 2)
    return sn_cli_usage (cli, &sn_cli_split_command, "An ID and at least one NEWSLETTER-ID are needed");
  if (!sn_cli_parse_id ((*argv)[0], &id))
    return wrong_id (cli, &sn_cli_split_command, (*argv)[0]);
  edit = sn_edit_new (SN_EDIT_SPLIT, id);
  for (guint i = 1; (*argv)[i] != NULL; i++)
    {
      if (!sn_cli_parse_id ((*argv)[i], &newsletter))
        return sn_cli_usage (cli, &sn_cli_split_command, "\"%s\" is no ID of a newsletter; the list of them has them",
                             (*argv)[i]);
      sn_edit_add_newsletter (edit, newsletter);
    }
  return sn_cli_edit (cli, &sn_cli_split_command, g_steal_pointer (&edit), "an item of its own");
}

const SnCliCommand sn_cli_split_command = {
  "split",
  "ID NEWSLETTER-ID…",
  "Say that what these newsletters say of an item is said of another.",
  run_split,
};
