/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-options.h"

#include "sn-clock.h"
#include "sn-db.h"
#include "sn-error.h"
#include "sn-plain.h"

/**
 * sn_cli_options_group:
 * @options: where to put what is given
 *
 * Returns: (transfer full): the options that may stand before and after every
 *   subcommand.
 */
GOptionGroup *
sn_cli_options_group (SnCliOptions *options)
{
  GOptionGroup *group = g_option_group_new ("global", "Options everywhere:", "Options everywhere", NULL, NULL);
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &options->database, "The store to use (also SECNEWS_DATABASE)", "PATH" },
    { "today", 0, 0, G_OPTION_ARG_FILENAME, &options->today_text, "The day to take for today (also SECNEWS_TODAY)",
      "YYYY-MM-DD" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, "Say only what went wrong", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, "Print the version", NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &options->help, "Print this help", NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_group_add_entries (group, entries);
  return group;
}

/**
 * sn_cli_options_parse:
 * @options: (inout): the options so far; what is given again replaces it
 * @entries: (nullable): options of the command
 * @strict: whether to stop at the first word that is no option
 * @argv: (inout): the command line, the program's name first; options are taken
 *   out of it
 *
 * Errors: %G_OPTION_ERROR.
 *
 * Returns: whether all options were understood.
 */
gboolean
sn_cli_options_parse (SnCliOptions *options, const GOptionEntry *entries, gboolean strict, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  /* GLib would lose the texts of an earlier parse. */
  g_autofree char *database = g_steal_pointer (&options->database);
  g_autofree char *today = g_steal_pointer (&options->today_text);
  gboolean done;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, strict);
  g_option_context_add_group (context, sn_cli_options_group (options));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  done = g_option_context_parse_strv (context, argv, error);
  if (options->database == NULL)
    options->database = g_steal_pointer (&database);
  if (options->today_text == NULL)
    options->today_text = g_steal_pointer (&today);
  return done;
}

/**
 * sn_cli_parse_day:
 * @what: the option or variable that has the value
 * @day: (out): the day, untouched on failure
 *
 * Errors: %SN_ERROR_USAGE where @text is not a day in ISO 8601.
 *
 * Returns: whether @text is one.
 */
gboolean
sn_cli_parse_day (const char *what, const char *text, SnDate *day, GError **error)
{
  g_autofree char *plain = sn_plain_text (text);
  SnDate date;

  if (sn_date_parse (text, &date) && date.day != 0)
    {
      *day = date;
      return TRUE;
    }
  g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "%s: \"%s\" is not a day of the calendar, written YYYY-MM-DD", what,
               plain);
  return FALSE;
}

/**
 * sn_cli_check_text:
 * @what: the option or field that has the value
 * @text: (nullable): its value
 *
 * Texts of the command line are the bytes that were given, for in some locales
 * GLib would refuse every letter beyond ASCII.
 *
 * Errors: %SN_ERROR_USAGE where @text is not in UTF-8.
 *
 * Returns: whether it may be kept, or there is none.
 */
gboolean
sn_cli_check_text (const char *what, const char *text, GError **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error (error, SN_ERROR, SN_ERROR_USAGE, "%s: the text is not UTF-8", what);
  return FALSE;
}

/**
 * sn_cli_check_words:
 * @words: (array zero-terminated=1): words that are texts, such as FIELD=VALUE
 *
 * Errors: %SN_ERROR_USAGE where one is not in UTF-8.
 *
 * Returns: whether all may be kept.
 */
gboolean
sn_cli_check_words (char **words, GError **error)
{
  for (; *words != NULL; words++)
    {
      g_autofree char *plain = sn_plain_text (*words);
      g_autofree char *what = g_strdup_printf ("\"%s\"", plain);

      if (!sn_cli_check_text (what, *words, error))
        return FALSE;
    }
  return TRUE;
}

/* (nullable): a variable of the environment that is not blank. */
static const char *
get_variable (const char *name)
{
  const char *value = g_getenv (name);

  return value != NULL && *value != '\0' ? value : NULL;
}

/**
 * sn_cli_options_finish:
 *
 * Takes from the environment what was not given, and understands the day. To
 * be called once, when all options are parsed.
 *
 * Errors: %SN_ERROR_USAGE.
 *
 * Returns: whether all was understood.
 */
gboolean
sn_cli_options_finish (SnCliOptions *options, GError **error)
{
  const char *today = options->today_text != NULL ? options->today_text : get_variable ("SECNEWS_TODAY");

  if (options->database == NULL)
    options->database = g_strdup (get_variable ("SECNEWS_DATABASE"));
  if (options->database != NULL && *options->database == '\0')
    {
      g_set_error_literal (error, SN_ERROR, SN_ERROR_USAGE, "--database: the path is empty");
      return FALSE;
    }
  return today == NULL ||
         sn_cli_parse_day (options->today_text != NULL ? "--today" : "SECNEWS_TODAY", today, &options->today, error);
}

/**
 * sn_cli_options_clear:
 *
 * Frees what @options hold.
 */
void
sn_cli_options_clear (SnCliOptions *options)
{
  g_clear_pointer (&options->database, g_free);
  g_clear_pointer (&options->today_text, g_free);
}

/**
 * sn_cli_options_today:
 *
 * Returns: the day that was given, else today in London.
 */
SnDate
sn_cli_options_today (const SnCliOptions *options)
{
  g_autoptr (SnClock) clock = NULL;

  if (sn_date_is_set (&options->today))
    return options->today;
  clock = sn_clock_new ();
  return sn_clock_today (clock);
}

/**
 * sn_cli_options_path:
 *
 * Returns: (transfer full): the path of the store to use.
 */
char *
sn_cli_options_path (const SnCliOptions *options)
{
  return options->database != NULL ? g_strdup (options->database) : sn_db_default_path ();
}
