/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

#include "sn-error.h"
#include "sn-json.h"

/* One line of JSON, written at once so that a reader can follow. */
static void
print_json (SnCli *cli, const char *path, const SnImported *imported, const char *reason)
{
  g_autoptr (SnJson) json = sn_json_new (FALSE);
  g_autofree char *text = NULL;

  sn_json_begin_object (json, NULL);
  sn_json_add_string (json, "path", path);
  if (imported != NULL)
    sn_json_add_int (json, "newsletter_id", imported->newsletter_id);
  else
    sn_json_add_string (json, "error", reason);
  sn_json_add_int (json, "new", imported != NULL ? imported->added : 0);
  sn_json_add_int (json, "changed", imported != NULL ? imported->changed : 0);
  sn_json_add_int (json, "known", imported != NULL ? imported->known : 0);
  sn_json_end_object (json);
  text = sn_json_steal (json);
  sn_cli_progress_end (cli);
  sn_cli_write (cli, text);
  sn_cli_write (cli, "\n");
}

static void
print_human (SnCli *cli, const char *path, const SnImported *imported)
{
  const char *title = imported->title != NULL ? imported->title : "newsletter without a title";
  g_autofree char *display = sn_cli_display_path (path);

  if (cli->options.quiet)
    return;
  sn_cli_progress_end (cli);
  if (imported->duplicate)
    sn_cli_print (cli, "%s: %s: already known", display, title);
  else
    sn_cli_print (cli, "%s: %s: %u new, %u changed, %u known", display, title, imported->added, imported->changed,
                  imported->known);
}

static void
say_failure (SnCli *cli, const char *path, gboolean as_json, const char *reason)
{
  g_autofree char *display = sn_cli_display_path (path);

  sn_cli_error (cli, display, "%s", reason);
  if (as_json)
    print_json (cli, path, NULL, reason);
}

static GPtrArray *
import_bytes (SnCli *cli, SnDb *db, const char *path, GPtrArray *failures, GError **error)
{
  g_autoptr (GBytes) bytes = sn_cli_read_file (path, error);
  const SnDate *issued = sn_date_is_set (&cli->options.today) ? &cli->options.today : NULL;

  return bytes != NULL ? sn_db_import_full (db, bytes, path, issued, failures, error) : NULL;
}

static void
import_file (SnCli *cli, SnDb *db, const char *path, gboolean as_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) imported = import_bytes (cli, db, path, failures, &error);

  for (guint i = 0; imported != NULL && i < imported->len; i++)
    if (as_json)
      print_json (cli, path, imported->pdata[i], NULL);
    else
      print_human (cli, path, imported->pdata[i]);
  for (guint i = 0; i < failures->len; i++)
    say_failure (cli, path, as_json, failures->pdata[i]);
  if (imported == NULL && failures->len == 0)
    say_failure (cli, path, as_json, error->message);
  if (g_error_matches (error, SN_ERROR, SN_ERROR_DATABASE) || g_error_matches (error, SN_ERROR, SN_ERROR_DAMAGED))
    sn_cli_database_failed (cli, error);
}

static int
import_all (SnCli *cli, char **paths, gboolean as_json)
{
  g_autoptr (SnDb) db = sn_cli_open (cli);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  if (db == NULL)
    return SN_EXIT_FAILED;
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!sn_cli_find_files (paths[i], files, &error))
        say_failure (cli, paths[i], as_json, error->message);
    }
  for (guint i = 0; i < files->len; i++)
    {
      sn_cli_progress (cli, i, files->len, files->pdata[i]);
      import_file (cli, db, files->pdata[i], as_json);
    }
  return SN_EXIT_DONE;
}

static int
run (SnCli *cli, char ***argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one line of JSON for each newsletter", NULL },
    G_OPTION_ENTRY_NULL,
  };
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_import_command, entries, argv);

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if ((*argv)[0] == NULL)
    return sn_cli_usage (cli, &sn_cli_import_command, "At least one PATH is needed, or - for stdin");
  return import_all (cli, *argv, json);
}

const SnCliCommand sn_cli_import_command = {
  "import",
  "[--json] PATH…",
  "Store newsletters: files, mboxes, folders with all in them, Maildirs, or - for stdin.",
  run,
};
