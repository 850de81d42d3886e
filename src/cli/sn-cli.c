/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "sn-cli-private.h"
#include "sn-config.h"
#include "sn-error.h"
#include "sn-plain.h"

#define VERSION_LINE "secnews " SN_VERSION "\n"

static const SnCliCommand *const commands[] = {
  &sn_cli_inspect_command, &sn_cli_import_command, &sn_cli_list_command,   &sn_cli_show_command,
  &sn_cli_search_command,  &sn_cli_export_command, &sn_cli_mark_command,   &sn_cli_correct_command,
  &sn_cli_dismiss_command, &sn_cli_merge_command,  &sn_cli_split_command,  &sn_cli_add_command,
  &sn_cli_undo_command,    &sn_cli_delete_command, &sn_cli_backup_command, &sn_cli_restore_command,
  &sn_cli_check_command,   &sn_cli_remind_command,
};

static const SnCliCommand *
find_command (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, word))
      return commands[i];
  return NULL;
}

/**
 * sn_cli_is_subcommand:
 *
 * Returns: whether @word is the name of a subcommand.
 */
gboolean
sn_cli_is_subcommand (const char *word)
{
  return find_command (word) != NULL;
}

/**
 * sn_cli_subcommands:
 *
 * Returns: (transfer full): the names of all subcommands, for a message.
 */
char *
sn_cli_subcommands (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", commands[i]->name);
  return g_string_free (names, FALSE);
}

/**
 * sn_cli_help:
 *
 * Returns: (transfer full): what the whole program can do.
 */
char *
sn_cli_help (void)
{
  GString *help = g_string_new ("Usage:\n"
                                "  secnews [--demo] [FILE…]\n"
                                "      open the window; FILEs are imported\n");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (help, "  secnews %s %s\n      %s\n", commands[i]->name, commands[i]->arguments,
                            commands[i]->summary);
  g_string_append (help, "\n"
                         "Options everywhere:\n"
                         "  --database PATH      the store to use (also SECNEWS_DATABASE)\n"
                         "  --today YYYY-MM-DD   the day to take for today (also SECNEWS_TODAY)\n"
                         "  -q, --quiet          say only what went wrong\n"
                         "  --version            print the version\n"
                         "  -h, --help           print this help, or that of a subcommand\n"
                         "\n"
                         "Exit status: 0 all done, 1 some input failed, 2 wrong usage, 130 stopped.\n");
  return g_string_free (help, FALSE);
}

/**
 * sn_cli_usage:
 * @command: (nullable): the subcommand
 *
 * Says on stderr how it was used wrongly.
 *
 * Returns: the exit status for that.
 */
int
sn_cli_usage (SnCli *cli, const SnCliCommand *command, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  sn_cli_error (cli, command != NULL ? command->name : NULL, "%s (see: secnews %s%s--help)", text,
                command != NULL ? command->name : "", command != NULL ? " " : "");
  return SN_EXIT_USAGE;
}

static void
print_help (SnCli *cli, const SnCliCommand *command, const GOptionEntry *entries)
{
  g_autofree char *usage =
      g_strdup_printf ("Usage:\n  secnews %s %s\n\n%s\n", command->name, command->arguments, command->summary);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *options = NULL;
  const char *rest;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_group (context, sn_cli_options_group (&cli->options));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  options = g_option_context_get_help (context, FALSE, NULL);
  /* Its own line of usage does not know where the subcommand stands. */
  rest = strstr (options, "\n\n");
  sn_cli_write (cli, usage);
  sn_cli_write (cli, rest != NULL ? rest + 1 : options);
}

static void
drop_first (char **words)
{
  g_free (words[0]);
  memmove (words, words + 1, g_strv_length (words + 1) * sizeof (char *) + sizeof (char *));
}

/**
 * sn_cli_parse:
 * @command: the subcommand
 * @entries: (nullable): its own options
 * @argv: (inout): what follows it; what is no option is left, from index 0
 *
 * Parses the options of a subcommand and answers what can be answered at once.
 *
 * Returns: whether to go on.
 */
SnCliParsed
sn_cli_parse (SnCli *cli, const SnCliCommand *command, const GOptionEntry *entries, char ***argv)
{
  g_autoptr (GError) error = NULL;

  if (!sn_cli_options_parse (&cli->options, entries, FALSE, argv, &error))
    {
      sn_cli_usage (cli, command, "%s", error->message);
      return SN_CLI_WRONG;
    }
  if (cli->options.help || cli->options.version)
    {
      if (cli->options.help)
        print_help (cli, command, entries);
      else
        sn_cli_write (cli, VERSION_LINE);
      return SN_CLI_ANSWERED;
    }
  if (!sn_cli_options_finish (&cli->options, &error))
    {
      sn_cli_usage (cli, command, "%s", error->message);
      return SN_CLI_WRONG;
    }
  drop_first (*argv);
  if ((*argv)[0] != NULL && g_str_equal ((*argv)[0], "--"))
    drop_first (*argv);
  return SN_CLI_PARSED;
}

/**
 * sn_cli_say_ways_back:
 *
 * Says what can be done about a damaged store.
 */
void
sn_cli_say_ways_back (SnCli *cli)
{
  g_autofree char *path = sn_cli_options_path (&cli->options);
  g_autofree char *display = sn_cli_display_path (path);

  sn_cli_note (cli,
               "the damaged file was left as it is. \"secnews restore FILE\" puts a backup in its place and keeps "
               "it, \"secnews check\" says what is wrong, and \"secnews check --recover %s\" begins a new store "
               "with the newsletters that can still be read",
               display);
}

/**
 * sn_cli_database_failed:
 *
 * Says that the store failed, and which it is.
 */
void
sn_cli_database_failed (SnCli *cli, const GError *error)
{
  g_autofree char *path = sn_cli_options_path (&cli->options);
  g_autofree char *display = sn_cli_display_path (path);

  sn_cli_error (cli, display, "%s", error->message);
  if (g_error_matches (error, SN_ERROR, SN_ERROR_DAMAGED))
    sn_cli_say_ways_back (cli);
}

/**
 * sn_cli_failed:
 * @subject: what could not be done, such as the name of the subcommand
 *
 * Says what went wrong: with the store, or with what was asked of it.
 */
void
sn_cli_failed (SnCli *cli, const char *subject, const GError *error)
{
  if (g_error_matches (error, SN_ERROR, SN_ERROR_DATABASE) || g_error_matches (error, SN_ERROR, SN_ERROR_DAMAGED))
    sn_cli_database_failed (cli, error);
  else
    sn_cli_error (cli, subject, "%s", error->message);
}

static void
say_backup (SnCli *cli, const char *path)
{
  g_autofree char *display = sn_cli_display_path (path);

  sn_cli_note (cli, "the store was brought up to this version; as it was before, it is kept in %s", display);
}

/* What an earlier version has read is read again before anything is answered
 * from it. */
static gboolean
reread (SnCli *cli, SnDb *db, GError **error)
{
  gint64 total = 0;
  gboolean done = FALSE;

  if (!sn_db_count_stale (db, &total, error))
    return FALSE;
  for (guint n = 0; !done; n++)
    {
      if (total > 0)
        sn_cli_progress (cli, MIN (n / (double) total, 1.0), n);
      if (!sn_db_reread_next (db, &done, error))
        return FALSE;
    }
  sn_cli_progress_end (cli);
  return TRUE;
}

/**
 * sn_cli_open:
 *
 * Opens the store, and reads those newsletters again that an earlier version
 * has read.
 *
 * Returns: (transfer full) (nullable): the store; %NULL when it was said why
 *   it cannot be used.
 */
SnDb *
sn_cli_open (SnCli *cli)
{
  g_autofree char *path = sn_cli_options_path (&cli->options);
  g_autoptr (GError) error = NULL;
  g_autoptr (SnDb) db = sn_db_open (path, &error);

  if (db != NULL && sn_db_get_migration_backup (db) != NULL)
    say_backup (cli, sn_db_get_migration_backup (db));
  if (db != NULL && reread (cli, db, &error))
    return g_steal_pointer (&db);
  sn_cli_progress_end (cli);
  sn_cli_database_failed (cli, error);
  return NULL;
}

/**
 * sn_cli_open_as_it_is:
 *
 * As sn_cli_open(), for those who look at a store, of whatever version, and do
 * not make one.
 *
 * Returns: (transfer full) (nullable): the store.
 */
SnDb *
sn_cli_open_as_it_is (SnCli *cli)
{
  g_autofree char *path = sn_cli_options_path (&cli->options);
  g_autoptr (GError) error = NULL;
  SnDb *db = sn_db_open_as_it_is (path, "store", &error);

  if (db == NULL)
    sn_cli_database_failed (cli, error);
  return db;
}

/* What could not be written was not done. */
static int
finish (SnCli *cli, int status)
{
  sn_cli_progress_end (cli);
  if (!sn_cli_flush (cli))
    sn_cli_error (cli, "stdout", "%s", g_strerror (cli->output_errno));
  return status == SN_EXIT_DONE && cli->failed ? SN_EXIT_FAILED : status;
}

static int
run_without_command (SnCli *cli, const char *word)
{
  g_autofree char *help = NULL;
  g_autofree char *names = sn_cli_subcommands ();

  if (word != NULL)
    return sn_cli_usage (cli, NULL, "\"%s\" is not a subcommand; these are: %s", word, names);
  if (cli->options.version)
    {
      sn_cli_write (cli, VERSION_LINE);
      return SN_EXIT_DONE;
    }
  if (!cli->options.help)
    return sn_cli_usage (cli, NULL, "A subcommand is missing; these are: %s", names);
  help = sn_cli_help ();
  sn_cli_write (cli, help);
  return SN_EXIT_DONE;
}

static int
run_command (SnCli *cli, char ***argv)
{
  g_autoptr (GError) error = NULL;
  const SnCliCommand *command;
  char **words;

  /* Up to the subcommand: what follows it is its own. */
  if (!sn_cli_options_parse (&cli->options, NULL, TRUE, argv, &error))
    return sn_cli_usage (cli, NULL, "%s", error->message);
  words = *argv;
  command = words[1] != NULL ? find_command (words[1]) : NULL;
  if (command == NULL)
    return run_without_command (cli, words[1]);
  /* The subcommand takes the place of the program's name. */
  drop_first (words);
  return command->run (cli, argv);
}

/**
 * sn_cli_run:
 * @argc: number of words
 * @argv: (array length=argc): the command line, the program's name first
 *
 * Runs a subcommand. Nothing in here needs a display.
 *
 * Returns: exit status: 0 all done, 1 some input failed, 2 wrong usage, 130 stopped.
 */
int
sn_cli_run (int argc, char **argv)
{
  g_auto (GStrv) words = g_new0 (char *, (gsize) argc + 1);
  SnCli cli = { 0 };
  int status;

  /* A reader that went away is then an error of writing, which is reported. */
  signal (SIGPIPE, SIG_IGN);
  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);
  status = finish (&cli, run_command (&cli, &words));
  sn_cli_options_clear (&cli.options);
  return status;
}
