/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-edit.h"

#include "sn-error.h"

/**
 * sn_cli_parse_id:
 * @text: a word
 * @id: (out): the number, untouched on failure
 *
 * Returns: whether @text is the number of an item.
 */
gboolean
sn_cli_parse_id (const char *text, gint64 *id)
{
  guint64 parsed;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &parsed, NULL))
    return FALSE;
  *id = (gint64) parsed;
  return TRUE;
}

/* Which of them it is that has that number is the user's question at once. */
static void
say_done (SnCli *cli, SnDb *db, const SnEdited *edited, const char *done)
{
  SnDate today = sn_cli_options_today (&cli->options);
  g_autoptr (SnItem) item = NULL;

  if (cli->options.quiet)
    return;
  item = sn_db_get_item (db, edited->item_id, &today, NULL);
  sn_cli_print (cli, "%" G_GINT64_FORMAT "  %s: %s", edited->item_id,
                item != NULL ? sn_item_get_title (item) : "item without a title",
                edited->undo != 0 ? done : "nothing to change");
}

/**
 * sn_cli_edit:
 * @command: the subcommand that does it
 * @edit: (transfer full): what the user says
 * @done: what to say when it was done
 *
 * Writes what the user says into the store.
 *
 * Returns: the exit status.
 */
int
sn_cli_edit (SnCli *cli, const SnCliCommand *command, SnEdit *edit, const char *done)
{
  g_autoptr (SnEdit) owned = edit;
  g_autoptr (SnDb) db = sn_cli_open (cli);
  g_autoptr (GError) error = NULL;
  SnEdited edited;

  if (db == NULL)
    return SN_EXIT_FAILED;
  if (sn_db_edit (db, owned, &edited, &error))
    {
      say_done (cli, db, &edited, done);
      if (edited.undo != 0)
        sn_cli_keep_calendar (cli, db);
      return SN_EXIT_DONE;
    }
  sn_cli_failed (cli, command->name, error);
  return SN_EXIT_FAILED;
}
