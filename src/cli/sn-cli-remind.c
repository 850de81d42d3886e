/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-edit.h"
#include "sn-clock.h"
#include "sn-remind-words.h"
#include "sn-settings.h"

typedef struct
{
  gboolean dry_run;
  char *leads;
  char *snooze;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->leads);
  g_free (options->snooze);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

typedef struct
{
  SnRemindRules rules;
  gint64 now;
  SnRemindPlan *plan;
} Reminding;

static void
decide (const SnRemindState *state, SnRemindChanges *changes, gpointer data)
{
  Reminding *reminding = data;

  sn_remind_plan_make (reminding->plan, SN_SHOWER_COMMAND, &reminding->rules, reminding->now, state, changes);
}

static void
print_notice (SnCli *cli, const Reminding *reminding, const SnNotice *notice)
{
  for (guint i = 0; i < notice->reminders->len; i++)
    {
      const SnReminder *reminder = notice->reminders->pdata[i];
      g_autofree char *line = sn_remind_words_line (reminder, &reminding->rules, reminding->now);
      const char *title = sn_item_get_title (reminder->item);

      sn_cli_print (cli, "%" G_GINT64_FORMAT "  %s: %s", reminder->item_id,
                    title != NULL ? title : "Item without a title", line);
    }
}

/* What was not printed is for the next one to tell. */
static gboolean
give_back (SnDb *db, const Reminding *reminding, guint from, GError **error)
{
  for (guint i = from; i < reminding->plan->notices->len; i++)
    if (!sn_db_remind_failed (db, ((const SnNotice *) reminding->plan->notices->pdata[i])->id, error))
      return FALSE;
  return TRUE;
}

/* Only what was printed was told. */
static gboolean
tell (SnCli *cli, SnDb *db, const Reminding *reminding, gboolean dry_run, GError **error)
{
  for (guint i = 0; i < reminding->plan->notices->len; i++)
    {
      const SnNotice *notice = reminding->plan->notices->pdata[i];

      print_notice (cli, reminding, notice);
      if (dry_run)
        continue;
      if (!sn_cli_flush (cli))
        return give_back (db, reminding, i, error);
      if (!sn_db_remind_delivered (db, notice->id, NULL, 0, reminding->now, error))
        return FALSE;
    }
  return TRUE;
}

/* What comes in a year whose bank holidays are not announced is counted by the
 * rules alone. */
static void
say_caution (SnCli *cli, const SnDate *today)
{
  if (today->year > sn_bank_holidays_announced_until ())
    sn_cli_note (cli, "working days may be wrong: this version does not know the bank holidays of %u yet", today->year);
}

/* After the last day of the calendar there is none to look on. */
static void
say_next (SnCli *cli, const Reminding *reminding)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (reminding->plan->wake);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, reminding->rules.zone) : NULL;
  g_autofree char *text = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;

  if (reminding->plan->notices->len > 0)
    return;
  if (text != NULL)
    sn_cli_note (cli, "nothing is due; the next look is at %s in London", text);
  else
    sn_cli_note (cli, "nothing is due");
}

static int
remind (SnCli *cli, gboolean dry_run)
{
  g_autoptr (SnClock) clock =
      sn_date_is_set (&cli->options.today) ? sn_clock_new_fixed (&cli->options.today) : sn_clock_new ();
  g_autoptr (GDateTime) now = sn_clock_now (clock);
  SnDate today = sn_clock_today (clock);
  g_autoptr (GSettings) settings = sn_settings_new (NULL);
  g_autoptr (SnRemindPlan) plan = sn_remind_plan_new ();
  Reminding reminding = { sn_remind_rules_new (settings, sn_clock_get_zone (clock)), g_date_time_to_unix (now), plan };
  g_autoptr (SnDb) db = sn_cli_open (cli);
  g_autoptr (GError) error = NULL;

  if (db == NULL)
    return SN_EXIT_FAILED;
  if (!sn_db_remind (db, &today, !dry_run, decide, &reminding, &error) || !tell (cli, db, &reminding, dry_run, &error))
    {
      sn_cli_database_failed (cli, error);
      return SN_EXIT_FAILED;
    }
  if (!cli->options.quiet)
    say_caution (cli, &today);
  if (dry_run && !cli->options.quiet)
    say_next (cli, &reminding);
  return SN_EXIT_DONE;
}

static int
set (SnCli *cli, const char *word, const Options *options)
{
  g_autoptr (GError) error = NULL;
  gint64 id;
  SnEdit *edit;

  if (!sn_cli_check_text ("--leads", options->leads, &error) ||
      !sn_cli_check_text ("--snooze", options->snooze, &error))
    return sn_cli_usage (cli, &sn_cli_remind_command, "%s", error->message);
  if (!sn_cli_parse_id (word, &id))
    return sn_cli_usage (cli, &sn_cli_remind_command, "\"%s\" is no ID; a list has them in front", word);
  if (options->leads == NULL && options->snooze == NULL)
    return sn_cli_usage (cli, &sn_cli_remind_command, "With an ID, --leads or --snooze is needed");
  edit = sn_edit_new (SN_EDIT_REMIND, id);
  if (options->leads != NULL)
    sn_edit_set_field (edit, "leads", g_str_equal (options->leads, "default") ? NULL : options->leads);
  if (options->snooze != NULL)
    sn_edit_set_field (edit, "snooze", g_str_equal (options->snooze, "off") ? NULL : options->snooze);
  return sn_cli_edit (cli, &sn_cli_remind_command, edit, "reminders changed");
}

static int
run (SnCli *cli, char ***argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, "Say what is due, and leave it due", NULL },
    { "leads", 0, 0, G_OPTION_ARG_FILENAME, &options.leads,
      "For an item: working days before, such as 7,2,0; off; default", "DAYS" },
    { "snooze", 0, 0, G_OPTION_ARG_FILENAME, &options.snooze, "For an item: say nothing until then; off",
      "YYYY-MM-DDTHH:MM" },
    G_OPTION_ENTRY_NULL,
  };
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_remind_command, entries, argv);
  guint n;

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  n = g_strv_length (*argv);
  if (n > 1 || (n == 1 && options.dry_run))
    return sn_cli_usage (cli, &sn_cli_remind_command, "At most one ID, and not with --dry-run");
  if (n == 1)
    return set (cli, (*argv)[0], &options);
  if (options.leads != NULL || options.snooze != NULL)
    return sn_cli_usage (cli, &sn_cli_remind_command, "--leads and --snooze need an ID");
  return remind (cli, options.dry_run);
}

const SnCliCommand sn_cli_remind_command = {
  "remind",
  "[--dry-run] | ID [--leads DAYS] [--snooze UNTIL]",
  "Tell what is due now and was not told yet, for cron and the like; or say when to be reminded of an item.",
  run,
};
