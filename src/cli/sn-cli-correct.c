/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-edit.h"

#include <string.h>

#include "sn-item-field.h"

/* FIELD=VALUE, or FIELD alone where no value is wanted. */
static gboolean
take_word (SnEdit *edit, const char *word)
{
  const char *equals = strchr (word, '=');
  g_autofree char *field = equals != NULL ? g_strndup (word, (gsize) (equals - word)) : g_strdup (word);

  if ((equals == NULL) == (edit->kind == SN_EDIT_CORRECT) || !g_strv_contains (sn_item_field_names (), field))
    return FALSE;
  sn_edit_set_field (edit, field, equals != NULL ? equals + 1 : NULL);
  return TRUE;
}

static int
correct (SnCli *cli, char **words, SnEditKind kind)
{
  gint64 id;
  g_autoptr (SnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (!sn_cli_check_words (words, &error))
    return sn_cli_usage (cli, &sn_cli_correct_command, "%s", error->message);
  if (!sn_cli_parse_id (words[0], &id))
    return sn_cli_usage (cli, &sn_cli_correct_command, "\"%s\" is no ID; a list has them in front", words[0]);
  edit = sn_edit_new (kind, id);
  for (guint i = 1; words[i] != NULL; i++)
    if (!take_word (edit, words[i]))
      {
        g_autofree char *names = g_strjoinv (", ", (char **) sn_item_field_names ());

        return sn_cli_usage (cli, &sn_cli_correct_command, "\"%s\" is no %s of: %s", words[i],
                             kind == SN_EDIT_CORRECT ? "FIELD=VALUE" : "FIELD", names);
      }
  return sn_cli_edit (cli, &sn_cli_correct_command, g_steal_pointer (&edit),
                      kind == SN_EDIT_CORRECT  ? "corrected"
                      : kind == SN_EDIT_REVERT ? "as the newsletters say"
                                               : "your word stands");
}

static int
run (SnCli *cli, char ***argv)
{
  gboolean revert = FALSE, keep = FALSE;
  const GOptionEntry entries[] = {
    { "revert", 0, 0, G_OPTION_ARG_NONE, &revert, "Take the newsletters' word for these fields again", NULL },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &keep, "Let your word stand over what they have said since", NULL },
    G_OPTION_ENTRY_NULL,
  };
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_correct_command, entries, argv);

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if (g_strv_length (*argv) < 2)
    return sn_cli_usage (cli, &sn_cli_correct_command, "An ID and at least one field are needed");
  if (revert && keep)
    return sn_cli_usage (cli, &sn_cli_correct_command, "--revert and --keep exclude each other");
  return correct (cli, *argv, revert ? SN_EDIT_REVERT : keep ? SN_EDIT_KEEP : SN_EDIT_CORRECT);
}

const SnCliCommand sn_cli_correct_command = {
  "correct",
  "ID FIELD=VALUE… | --revert ID FIELD… | --keep ID FIELD…",
  "Put right what a newsletter or its reading has wrong; reading it again does not undo that.",
  run,
};
