/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "sn-application.h"
#include "sn-cli-options.h"
#include "sn-cli.h"
#include "sn-config.h"
#include "sn-demo.h"
#include "sn-plain.h"
#include "sn-search-provider.h"

/* A run without a subcommand. */
typedef struct
{
  SnCliOptions options;
  gboolean demo;
  gboolean service;         /* the bus starts it, to do what it then says */
  gboolean search_provider; /* the same, to answer searches of the shell */
  char *page;
} Start;

static void
init_locale (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SN_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
say (const char *subject, const char *text)
{
  g_autofree char *plain = sn_plain_text (text);
  g_autofree char *name = NULL;

  if (subject != NULL)
    {
      g_autofree char *display = g_filename_display_name (subject);

      name = sn_plain_text (display);
    }
  fprintf (stderr, "secnews: %s%s%s\n", name != NULL ? name : "", name != NULL ? ": " : "", plain);
}

static gboolean
parse (Start *start, gboolean strict, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &start->demo, NULL, NULL },
    { "page", 0, 0, G_OPTION_ARG_STRING, &start->page, NULL, NULL },
    { "gapplication-service", 0, 0, G_OPTION_ARG_NONE, &start->service, NULL, NULL },
    { "search-provider", 0, 0, G_OPTION_ARG_NONE, &start->search_provider, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return sn_cli_options_parse (&start->options, entries, strict, argv, error);
}

/* Whether somebody may have meant a subcommand: one word, and no file. */
static gboolean
looks_like_subcommand (const char *word)
{
  return strpbrk (word, "/.") == NULL;
}

/* (nullable): the first word that is no file and may be meant for a subcommand. */
static const char *
find_wrong_word (char **files)
{
  for (guint i = 0; files[i] != NULL; i++)
    if (looks_like_subcommand (files[i]) && !g_file_test (files[i], G_FILE_TEST_EXISTS))
      return files[i];
  return NULL;
}

/* Takes out of @files what does not exist, and says so. */
static int
drop_missing (char **files)
{
  guint kept = 0;
  int status = SN_EXIT_DONE;

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *file = files[i];

      files[i] = NULL;
      if (g_file_test (file, G_FILE_TEST_EXISTS))
        {
          files[kept++] = g_steal_pointer (&file);
          continue;
        }
      say (file, "There is no such file");
      status = SN_EXIT_FAILED;
    }
  return status;
}

static int
check_files (char **files)
{
  const char *wrong = find_wrong_word (files);
  g_autofree char *names = sn_cli_subcommands ();
  g_autofree char *reason = NULL;

  if (wrong == NULL)
    return drop_missing (files);
  reason = g_strdup_printf ("This is neither a file nor a subcommand; subcommands are: %s", names);
  say (wrong, reason);
  return SN_EXIT_USAGE;
}

/* Runs a subcommand on the store of this run. */
static int
run_subcommand (const Start *start, const char *database, const char *const *words)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *today = sn_date_to_string (&start->options.today);

  g_ptr_array_add (argv, (gpointer) "secnews");
  if (database != NULL)
    {
      g_ptr_array_add (argv, (gpointer) "--database");
      g_ptr_array_add (argv, (gpointer) database);
    }
  if (today != NULL)
    {
      g_ptr_array_add (argv, (gpointer) "--today");
      g_ptr_array_add (argv, today);
    }
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  return sn_cli_run ((int) argv->len, (char **) argv->pdata);
}

/* What the window would do, as far as a terminal can. */
static int
run_without_display (const Start *start, const char *database, char **files)
{
  static const char *const list[] = { "list", NULL };
  g_autoptr (GPtrArray) import = g_ptr_array_new ();
  int imported = SN_EXIT_DONE, listed;

  say (NULL, "No display for a window: showing the list instead");
  for (guint i = 0; files[i] != NULL; i++)
    g_ptr_array_add (import, files[i]);
  if (import->len > 0)
    {
      const char *const head[] = { "import", "--quiet", "--" };

      for (guint i = 0; i < G_N_ELEMENTS (head); i++)
        g_ptr_array_insert (import, (int) i, (gpointer) head[i]);
      g_ptr_array_add (import, NULL);
      imported = run_subcommand (start, database, (const char *const *) import->pdata);
    }
  listed = run_subcommand (start, database, list);
  return MAX (imported, listed);
}

/* Asked to stop from outside, the program ends as if its window was closed: the
 * store is shut in order, and a demo's is removed. */
static gboolean
quit_cb (gpointer data)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_quit (application);
  return G_SOURCE_CONTINUE;
}

static int
run_window_on (const Start *start, const char *database, const SnDate *today, char **files, const char *program)
{
  static const int signals[] = { SIGHUP, SIGINT, SIGTERM };
  const SnLaunch launch = {
    .database = database,
    .today = today,
    .demo = start->demo,
    .service = start->service,
    .page = start->page,
    .files = files,
    .program = program,
  };
  guint sources[G_N_ELEMENTS (signals)];
  g_autoptr (GError) error = NULL;
  int status;

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    sources[i] = g_unix_signal_add (signals[i], quit_cb, NULL);
  status = sn_application_launch (&launch, &error);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_source_remove (sources[i]);
  if (status >= 0)
    return status;
  say (NULL, error->message);
  return SN_EXIT_FAILED;
}

static int
run_on (const Start *start, const char *database, char **files, const char *program)
{
  const SnDate *today = sn_date_is_set (&start->options.today) ? &start->options.today : NULL;

  if (!sn_application_has_display ())
    return run_without_display (start, database, files);
  return run_window_on (start, database, today, files, program);
}

static int
run_demo (Start *start, char **files, const char *program)
{
  g_autoptr (GError) error = NULL;
  SnDate today;
  g_autofree char *database = sn_demo_create (&today, &error);
  int status;

  if (database == NULL)
    {
      say ("--demo", error->message);
      return SN_EXIT_FAILED;
    }
  if (!sn_date_is_set (&start->options.today))
    start->options.today = today;
  status = run_on (start, database, files, program);
  sn_demo_remove (database);
  return status;
}

static int
run_search_provider (const Start *start)
{
  const SnDate *today = sn_date_is_set (&start->options.today) ? &start->options.today : NULL;
  g_autoptr (GError) error = NULL;
  int status = sn_search_provider_run (start->options.database, today, &error);

  if (status >= 0)
    return status;
  say ("--search-provider", error->message);
  return SN_EXIT_FAILED;
}

/* A missing file does not keep the others out. */
static int
run_window (Start *start, char **words)
{
  char **files = words[1] != NULL && g_str_equal (words[1], "--") ? words + 2 : words + 1;
  guint n_given = g_strv_length (files);
  int checked = check_files (files), status;

  if (checked == SN_EXIT_USAGE || (n_given > 0 && files[0] == NULL))
    return checked;
  if (start->demo)
    status = run_demo (start, files, words[0]);
  else
    status = run_on (start, start->options.database, files, words[0]);
  return MAX (status, checked);
}

/* Help and version need no window; whatever is wrong is said before one. */
static int
run (Start *start, int argc, char **argv, char ***words)
{
  static const char *const answers[] = { "--help", "--version" };
  g_autoptr (GError) error = NULL;

  if (!parse (start, TRUE, words, &error))
    {
      say (NULL, error->message);
      return SN_EXIT_USAGE;
    }
  if ((*words)[1] != NULL && sn_cli_is_subcommand ((*words)[1]))
    {
      if (!start->demo)
        return sn_cli_run (argc, argv);
      say ("--demo", "This goes without a subcommand");
      return SN_EXIT_USAGE;
    }
  if (!parse (start, FALSE, words, &error) || !sn_cli_options_finish (&start->options, &error))
    {
      say (NULL, error->message);
      return SN_EXIT_USAGE;
    }
  if (start->options.help || start->options.version)
    {
      const char *const answer[] = { answers[start->options.help ? 0 : 1], NULL };

      return run_subcommand (start, NULL, answer);
    }
  if (start->search_provider)
    return run_search_provider (start);
  if (start->page != NULL && !sn_application_has_page (start->page))
    {
      say ("--page", "The pages are: calendar, consultations, vacancies, newsletters");
      return SN_EXIT_USAGE;
    }
  return run_window (start, *words);
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) words = NULL;
  Start start = { 0 };
  int status;

  init_locale ();
  words = g_new0 (char *, (gsize) argc + 1);
  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);
  status = run (&start, argc, argv, &words);
  sn_cli_options_clear (&start.options);
  g_free (start.page);
  return status;
}
