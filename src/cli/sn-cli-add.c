/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-edit.h"

#include <string.h>

#include "sn-error.h"
#include "sn-item-field.h"

/* FIELD=VALUE words, in the order in which fields can be set; "uri" is the link. */
static gboolean
set_fields (SnItem *item, char **words, GError **error)
{
  g_autoptr (SnEdit) given = sn_edit_new (SN_EDIT_CORRECT, 0);
  gpointer value;

  for (; *words != NULL; words++)
    {
      g_auto (GStrv) pair = g_strsplit (*words, "=", 2);

      if (pair[0] == NULL || pair[1] == NULL ||
          (!g_str_equal (pair[0], "uri") && !g_strv_contains (sn_item_field_names (), pair[0])))
        {
          g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "\"%s\" is no FIELD=VALUE", *words);
          return FALSE;
        }
      sn_edit_set_field (given, pair[0], pair[1]);
    }
  for (const char *const *name = sn_item_field_names (); *name != NULL; name++)
    if (g_hash_table_lookup_extended (given->fields, *name, NULL, &value) &&
        !sn_item_set_field (item, *name, value, error))
      return FALSE;
  value = g_hash_table_lookup (given->fields, "uri");
  if (value != NULL)
    {
      g_autoptr (SnLink) link = sn_link_new (SN_LINK_RESPOND, NULL, value, 0, 0);

      if (!sn_uri_is_allowed (value))
        {
          g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "\"%s\" is no link that can be opened", (char *) value);
          return FALSE;
        }
      sn_item_add_link (item, link);
    }
  return TRUE;
}

static int
run (SnCli *cli, char ***argv)
{
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_add_command, NULL, argv);
  g_autoptr (SnItem) item = NULL;
  g_autoptr (GError) error = NULL;
  SnItemKind kind;

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if (g_strv_length (*argv) < 2 || *(*argv)[1] == '\0')
    return sn_cli_usage (cli, &sn_cli_add_command, "A kind and a title are needed");
  if (!sn_cli_check_words (*argv, &error))
    return sn_cli_usage (cli, &sn_cli_add_command, "%s", error->message);
  if (!sn_item_kind_from_string ((*argv)[0], &kind))
    return sn_cli_usage (cli, &sn_cli_add_command, "\"%s\" is no kind of item", (*argv)[0]);
  item = sn_item_new (kind, (*argv)[1]);
  if (!set_fields (item, *argv + 2, &error))
    return sn_cli_usage (cli, &sn_cli_add_command, "%s", error->message);
  return sn_cli_edit (cli, &sn_cli_add_command, sn_edit_new_add (item, NULL), "added");
}

const SnCliCommand sn_cli_add_command = {
  "add",
  "consultation|vacancy|event|milestone|deadline TITLE [FIELD=VALUE…]",
  "Add an item that no newsletter has, such as: add event \"Visit\" date=2025-03-04 time=10:00.",
  run,
};
