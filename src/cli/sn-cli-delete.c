/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-edit.h"

static void
delete_one (SnCli *cli, SnDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDeletion) deletion = sn_db_delete_newsletter (db, id, &error);
  const char *title = deletion != NULL ? sn_deletion_get_title (deletion) : NULL;

  if (deletion == NULL)
    {
      g_autofree char *subject = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      sn_cli_failed (cli, subject, error);
    }
  else if (!cli->options.quiet)
    sn_cli_print (cli, "%" G_GINT64_FORMAT "  %s: deleted", id, title != NULL ? title : "newsletter without a title");
}

static int
run (SnCli *cli, char ***argv)
{
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_delete_command, NULL, argv);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SnDb) db = NULL;

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if ((*argv)[0] == NULL)
    return sn_cli_usage (cli, &sn_cli_delete_command, "At least one NEWSLETTER is needed");
  for (char **word = *argv; *word != NULL; word++)
    {
      gint64 id;

      if (!sn_cli_parse_id (*word, &id))
        return sn_cli_usage (cli, &sn_cli_delete_command, "\"%s\" is no number; see: secnews list newsletters", *word);
      g_array_append_val (ids, id);
    }
  db = sn_cli_open (cli);
  if (db == NULL)
    return SN_EXIT_FAILED;
  for (guint i = 0; i < ids->len; i++)
    delete_one (cli, db, g_array_index (ids, gint64, i));
  sn_cli_keep_calendar (cli, db);
  return SN_EXIT_DONE;
}

const SnCliCommand sn_cli_delete_command = {
  "delete",
  "NEWSLETTER…",
  "Delete newsletters by their numbers, with what only they said; import brings them back.",
  run,
};
