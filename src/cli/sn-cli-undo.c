/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-edit.h"

#include "sn-error.h"

#define LISTED 20

static gboolean
list (SnCli *cli, SnDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = sn_db_list_undoable (db, LISTED, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const SnUndoable *one = all->pdata[i];

      sn_cli_print (cli, "%" G_GINT64_FORMAT "  %s  %s: %s", one->id, one->at, one->what,
                    one->title != NULL ? one->title : "");
    }
  if (all->len == 0)
    sn_cli_print (cli, "nothing to undo");
  return TRUE;
}

static gboolean
undo (SnCli *cli, SnDb *db, gint64 id, GError **error)
{
  gint64 item;

  if (!sn_db_undo (db, id, &item, error))
    return FALSE;
  if (!cli->options.quiet)
    sn_cli_print (cli, "undone");
  sn_cli_keep_calendar (cli, db);
  return TRUE;
}

static int
undo_or_list (SnCli *cli, gint64 id, gboolean only_list)
{
  g_autoptr (SnDb) db = sn_cli_open (cli);
  g_autoptr (GError) error = NULL;

  if (db == NULL)
    return SN_EXIT_FAILED;
  if (only_list ? list (cli, db, &error) : undo (cli, db, id, &error))
    return SN_EXIT_DONE;
  sn_cli_failed (cli, "undo", error);
  return SN_EXIT_FAILED;
}

static int
run (SnCli *cli, char ***argv)
{
  gboolean only_list = FALSE;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &only_list, "Print what can be undone, the last first", NULL },
    G_OPTION_ENTRY_NULL,
  };
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_undo_command, entries, argv);
  gint64 id = 0;

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if (g_strv_length (*argv) > 1)
    return sn_cli_usage (cli, &sn_cli_undo_command, "One at a time");
  if ((*argv)[0] != NULL && !sn_cli_parse_id ((*argv)[0], &id))
    return sn_cli_usage (cli, &sn_cli_undo_command, "\"%s\" is no number; see: secnews undo --list", (*argv)[0]);
  return undo_or_list (cli, id, only_list);
}

const SnCliCommand sn_cli_undo_command = {
  "undo",
  "[--list | NUMBER]",
  "Take back the last thing you said of an item, or one of those before.",
  run,
};
