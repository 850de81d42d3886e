/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

#include "sn-error.h"

static int
say_sound (SnCli *cli, SnDb *db)
{
  g_autofree char *display = sn_cli_display_path (sn_db_get_path (db));
  g_autoptr (GError) error = NULL;
  gint64 n_newsletters, n_items;

  if (!sn_db_count (db, &n_newsletters, &n_items, &error))
    {
      sn_cli_database_failed (cli, error);
      return SN_EXIT_FAILED;
    }
  if (!cli->options.quiet)
    sn_cli_print (cli, "%s: all is well: %" G_GINT64_FORMAT " %s, %" G_GINT64_FORMAT " %s", display, n_newsletters,
                  sn_cli_plural ((guint) n_newsletters, "newsletter", "newsletters"), n_items,
                  sn_cli_plural ((guint) n_items, "item", "items"));
  return SN_EXIT_DONE;
}

static int
check (SnCli *cli)
{
  g_autoptr (SnDb) db = sn_cli_open_as_it_is (cli);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *display = NULL;

  if (db == NULL)
    return SN_EXIT_FAILED;
  if (!sn_db_check (db, problems, &error))
    {
      sn_cli_database_failed (cli, error);
      return SN_EXIT_FAILED;
    }
  if (problems->len == 0)
    return say_sound (cli, db);
  display = sn_cli_display_path (sn_db_get_path (db));
  for (guint i = 0; i < problems->len; i++)
    sn_cli_error (cli, display, "%s", (char *) problems->pdata[i]);
  sn_cli_say_ways_back (cli);
  return SN_EXIT_FAILED;
}

static void
say_recovered (SnCli *cli, guint n_recovered, guint n_lost, const char *kept)
{
  g_autofree char *display = kept != NULL ? sn_cli_display_path (kept) : NULL;

  if (display != NULL)
    sn_cli_note (cli, "the damaged store is kept in %s", display);
  if (!cli->options.quiet)
    sn_cli_print (cli, "%u %s recovered, %u lost", n_recovered,
                  sn_cli_plural (n_recovered, "newsletter", "newsletters"), n_lost);
}

static int
recover (SnCli *cli, const char *file)
{
  g_autofree char *path = sn_cli_options_path (&cli->options);
  g_autofree char *display = sn_cli_display_path (file);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  guint n_recovered, n_lost;
  gboolean done = sn_db_recover (path, file, NULL, &n_recovered, &n_lost, &kept, &error);

  say_recovered (cli, n_recovered, n_lost, kept);
  if (!done)
    sn_cli_error (cli, display, "%s", error->message);
  return done && n_lost == 0 ? SN_EXIT_DONE : SN_EXIT_FAILED;
}

static int
run (SnCli *cli, char ***argv)
{
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = {
    { "recover", 0, 0, G_OPTION_ARG_FILENAME, &file, "Import what newsletters can be read from a damaged store",
      "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_check_command, entries, argv);

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if ((*argv)[0] != NULL)
    return sn_cli_usage (cli, &sn_cli_check_command, "Nothing follows it; --database names the store");
  return file != NULL ? recover (cli, file) : check (cli);
}

const SnCliCommand sn_cli_check_command = {
  "check",
  "[--recover FILE]",
  "Check that the store is sound, or import what can be read from a damaged one.",
  run,
};
