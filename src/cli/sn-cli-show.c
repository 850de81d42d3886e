/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-edit.h"

#include "sn-cli-report.h"
#include "sn-day-text.h"
#include "sn-error.h"

static void
print_fields (SnCli *cli, SnItem *item, const SnDate *today)
{
  const SnDate *date = sn_item_get_date (item);
  SnItemKind kind = sn_item_get_kind (item);
  g_autofree char *when = sn_cli_report_when (date);
  g_autofree char *left = NULL;
  guint n_seats = sn_item_get_seats (item);
  g_autofree char *seats = n_seats > 0 ? g_strdup_printf ("%u", n_seats) : NULL;

  if ((kind == SN_ITEM_CONSULTATION || kind == SN_ITEM_VACANCY) && sn_item_get_state (item) == SN_STATE_OPEN)
    left = sn_cli_days_left (date, today);
  sn_cli_print_field (cli, 2, "kind", sn_item_kind_to_string (kind));
  sn_cli_print_field (cli, 2, "date", when);
  sn_cli_print_field (cli, 2, "state", sn_item_state_to_string (sn_item_get_state (item)));
  if (sn_date_is_set (date))
    sn_cli_print_field (cli, 2, "time left", left);
  sn_cli_print_field (cli, 2, "reference", sn_item_get_reference (item));
  sn_cli_print_field (cli, 2, "stage", sn_item_get_stage (item));
  sn_cli_print_field (cli, 2, "organiser", sn_item_get_organiser (item));
  sn_cli_print_field (cli, 2, "committee", sn_item_get_committee (item));
  sn_cli_print_field (cli, 2, "category", sn_item_get_category (item));
  sn_cli_print_field (cli, 2, "seats", seats);
  sn_cli_print_field (cli, 2, "uid", sn_item_get_uid (item));
  for (guint i = 0; i < sn_item_get_doubts (item)->len; i++)
    sn_cli_print_field (cli, 2, "doubt", sn_item_get_doubts (item)->pdata[i]);
  sn_cli_report_links (cli, 2, item);
}

static const char *
or_none (const char *value)
{
  return value != NULL ? value : "none";
}

/* Both words are shown where the newsletters have said something new since. */
static void
print_corrections (SnCli *cli, GPtrArray *corrections)
{
  for (guint i = 0; i < corrections->len; i++)
    {
      const SnCorrection *correction = corrections->pdata[i];

      if (sn_correction_is_news (correction))
        sn_cli_print (cli, "  %s: you say %s, against %s then; the newsletters say %s now", correction->field,
                      or_none (correction->value), or_none (correction->before), or_none (correction->said));
      else
        sn_cli_print (cli, "  %s: you say %s, the newsletters %s", correction->field, or_none (correction->value),
                      or_none (correction->said));
    }
}

static void
print_user_word (SnCli *cli, const SnUserWord *word)
{
  if (word == NULL)
    return;
  sn_cli_print (cli, "Said by you");
  if (word->by_hand)
    sn_cli_print (cli, "  added by hand");
  if (word->dismissed)
    sn_cli_print (cli, "  dismissed");
  if (word->interested)
    sn_cli_print (cli, "  of interest");
  if (word->status != SN_RESPONSE_NONE)
    sn_cli_print_field (cli, 2, "response", sn_response_status_to_string (word->status));
  sn_cli_print_field (cli, 2, "owner", word->owner);
  sn_cli_print_field (cli, 2, "due", word->due);
  sn_cli_print_field (cli, 2, "note", word->note);
  print_corrections (cli, word->corrections);
}

static void
print_mentions (SnCli *cli, GPtrArray *mentions)
{
  if (mentions->len > 0)
    sn_cli_print (cli, "Said by");
  for (guint i = 0; i < mentions->len; i++)
    {
      const SnMention *mention = mentions->pdata[i];
      g_autofree char *day = sn_day_text_of_iso (mention->issued);

      sn_cli_print (cli, "  newsletter of %s: %s", day != NULL ? day : "an unknown day",
                    mention->quote != NULL ? mention->quote : "");
    }
}

static void
print_changes (SnCli *cli, GPtrArray *changes)
{
  if (changes->len > 0)
    sn_cli_print (cli, "Changes");
  for (guint i = 0; i < changes->len; i++)
    {
      const SnChange *change = changes->pdata[i];
      g_autofree char *day = sn_day_text_of_iso (change->issued);

      sn_cli_print (cli, "  newsletter of %s: %s: %s → %s", day != NULL ? day : "an unknown day", change->field,
                    change->from != NULL ? change->from : "not stated", change->to != NULL ? change->to : "not stated");
      sn_cli_print_field (cli, 4, "quote", change->quote);
    }
}

static int
show (SnCli *cli, gint64 id)
{
  g_autoptr (SnDb) db = sn_cli_open (cli);
  SnDate today = sn_cli_options_today (&cli->options);
  g_autoptr (GError) error = NULL;
  g_autoptr (SnItem) item = db != NULL ? sn_db_get_item (db, id, &today, &error) : NULL;

  if (db == NULL)
    return SN_EXIT_FAILED;
  if (item == NULL)
    {
      sn_cli_failed (cli, "show", error);
      return SN_EXIT_FAILED;
    }
  sn_cli_print (cli, "%s", sn_item_get_title (item));
  print_fields (cli, item, &today);
  print_user_word (cli, sn_item_get_user_word (item));
  print_mentions (cli, sn_item_get_mentions (item));
  print_changes (cli, sn_item_get_changes (item));
  return SN_EXIT_DONE;
}

static int
run (SnCli *cli, char ***argv)
{
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_show_command, NULL, argv);
  gint64 id;

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if (g_strv_length (*argv) != 1)
    return sn_cli_usage (cli, &sn_cli_show_command, "Exactly one ID is needed");
  if (!sn_cli_parse_id ((*argv)[0], &id))
    return sn_cli_usage (cli, &sn_cli_show_command, "\"%s\" is no ID; a list has them in front", (*argv)[0]);
  return show (cli, id);
}

const SnCliCommand sn_cli_show_command = {
  "show",
  "ID",
  "Print everything about one item, with the sentences that said so.",
  run,
};
