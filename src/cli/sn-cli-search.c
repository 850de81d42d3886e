/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sn-day-text.h"
#include "sn-json.h"
#include "sn-plain.h"

#define USUAL_LIMIT 20
#define MOST_HITS 10000

/* Stand for the ends of a match while the text is made plain; what a newsletter
 * itself has of them is dropped. */
#define MATCH_BEGINS 0xe000
#define MATCH_ENDS 0xe001

static const char *
kind_of (const SnSearchHit *hit)
{
  return hit->item != NULL ? sn_item_kind_to_string (sn_item_get_kind (hit->item)) : "newsletter";
}

static void
add_ranges (SnJson *json, const char *name, GArray *ranges)
{
  sn_json_begin_array (json, name);
  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      const SnSearchRange *range = &g_array_index (ranges, SnSearchRange, i);

      sn_json_begin_object (json, NULL);
      sn_json_add_int (json, "start", (gint64) range->start);
      sn_json_add_int (json, "length", (gint64) range->length);
      sn_json_end_object (json);
    }
  sn_json_end_array (json);
}

static void
add_hit (SnJson *json, const SnSearchHit *hit)
{
  g_autofree char *date = sn_date_to_string (&hit->date);

  sn_json_begin_object (json, NULL);
  sn_json_add_string (json, "kind", kind_of (hit));
  sn_json_add_int (json, "id", hit->id);
  sn_json_add_string (json, "title", hit->title);
  add_ranges (json, "title_matches", hit->title_matches);
  sn_json_add_string (json, "date", date);
  sn_json_add_string (json, "sentence", hit->sentence);
  add_ranges (json, "matches", hit->matches);
  if (hit->newsletter_id != 0)
    sn_json_add_int (json, "newsletter", hit->newsletter_id);
  else
    sn_json_add_null (json, "newsletter");
  sn_json_add_int (json, "start", (gint64) hit->start);
  sn_json_add_int (json, "length", (gint64) hit->length);
  sn_json_end_object (json);
}

static void
write_json (SnCli *cli, GPtrArray *hits, const SnDate *today)
{
  g_autoptr (SnJson) json = sn_json_new (TRUE);
  g_autofree char *day = sn_date_to_string (today), *text = NULL;

  sn_json_begin_object (json, NULL);
  sn_json_add_string (json, "today", day);
  sn_json_begin_array (json, "hits");
  for (guint i = 0; i < hits->len; i++)
    add_hit (json, hits->pdata[i]);
  sn_json_end_array (json);
  sn_json_end_object (json);
  text = sn_json_steal (json);
  sn_cli_write (cli, text);
  sn_cli_write (cli, "\n");
}

/* Only on a terminal that can, and not where the user wants none
 * (https://no-color.org). */
static gboolean
may_embolden (void)
{
  const char *terminal = g_getenv ("TERM"), *no_colour = g_getenv ("NO_COLOR");

  return isatty (STDOUT_FILENO) && (no_colour == NULL || *no_colour == '\0') && terminal != NULL &&
         !g_str_equal (terminal, "dumb");
}

/* Adds @length bytes of @text, without the characters that stand for matches. */
static void
append_unmarked (GString *out, const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != MATCH_BEGINS && c != MATCH_ENDS)
        g_string_append_unichar (out, c);
    }
}

static char *
put_marks (const char *text, GArray *ranges)
{
  GString *out = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const SnSearchRange *range = &g_array_index (ranges, SnSearchRange, i);

      append_unmarked (out, text + at, range->start - at);
      g_string_append_unichar (out, MATCH_BEGINS);
      append_unmarked (out, text + range->start, range->length);
      g_string_append_unichar (out, MATCH_ENDS);
      at = range->start + range->length;
    }
  append_unmarked (out, text + at, strlen (text) - at);
  return g_string_free (out, FALSE);
}

/* The text as a terminal may have it, its matches bold where they can be. */
static char *
plain_with_matches (const char *text, GArray *ranges, gboolean bold)
{
  g_autofree char *marked = put_marks (text, ranges), *plain = sn_plain_text (marked);
  GString *out = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != MATCH_BEGINS && c != MATCH_ENDS)
        g_string_append_unichar (out, c);
      else if (bold)
        g_string_append (out, c == MATCH_BEGINS ? "\033[1m" : "\033[22m");
    }
  return g_string_free (out, FALSE);
}

static void
print_hit (SnCli *cli, const SnSearchHit *hit, gboolean bold)
{
  g_autofree char *day = sn_date_is_set (&hit->date) ? sn_day_text_short (&hit->date) : g_strdup ("no date stated");
  g_autofree char *title = plain_with_matches (hit->title != NULL ? hit->title : "", hit->title_matches, bold);
  g_autofree char *head = g_strdup_printf ("%s %" G_GINT64_FORMAT "  %s  %s\n", kind_of (hit), hit->id, day, title);
  g_autofree char *sentence = NULL, *line = NULL;

  sn_cli_write (cli, head);
  if (hit->sentence == NULL)
    return;
  sentence = plain_with_matches (hit->sentence, hit->matches, bold);
  line = g_strdup_printf ("    %s\n", sentence);
  sn_cli_write (cli, line);
}

static int
search (SnCli *cli, const char *text, guint limit, gboolean json)
{
  g_autoptr (SnDb) db = sn_cli_open (cli);
  SnDate today = sn_cli_options_today (&cli->options);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = db != NULL ? sn_db_search (db, text, limit, &today, NULL, &error) : NULL;
  gboolean bold = may_embolden ();

  if (hits == NULL)
    {
      if (db != NULL)
        sn_cli_database_failed (cli, error);
      return SN_EXIT_FAILED;
    }
  if (json)
    write_json (cli, hits, &today);
  for (guint i = 0; !json && i < hits->len; i++)
    print_hit (cli, hits->pdata[i], bold);
  if (!json && hits->len == 0)
    sn_cli_print (cli, "nothing has all of these words");
  return SN_EXIT_DONE;
}

static int
run (SnCli *cli, char ***argv)
{
  int limit = USUAL_LIMIT;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Write JSON", NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, "How many hits at most (20)", "N" },
    G_OPTION_ENTRY_NULL,
  };
  SnCliParsed parsed = sn_cli_parse (cli, &sn_cli_search_command, entries, argv);
  g_autofree char *text = NULL;

  if (parsed != SN_CLI_PARSED)
    return parsed == SN_CLI_WRONG ? SN_EXIT_USAGE : SN_EXIT_DONE;
  if ((*argv)[0] == NULL)
    return sn_cli_usage (cli, &sn_cli_search_command, "TEXT to look for is needed");
  if (limit < 1 || limit > MOST_HITS)
    return sn_cli_usage (cli, &sn_cli_search_command, "--limit: a number from 1 to %d is needed", MOST_HITS);
  text = g_strjoinv (" ", *argv);
  return search (cli, text, (guint) limit, json);
}

const SnCliCommand sn_cli_search_command = {
  "search",
  "[--json] [--limit N] TEXT…",
  "Find items and newsletters that have all of these words; the last may be unfinished.",
  run,
};
