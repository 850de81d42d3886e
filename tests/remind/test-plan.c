/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "../extract/table-test.h"
#include "sn-clock.h"
#include "sn-remind-plan.h"
#include "sn-remind-words.h"

/* What one item asks for, by the table plan.tsv; and what becomes of several. */

typedef struct
{
  SnClock *clock;
  SnRemindRules rules;
  SnRemindState state;
  SnRemindChanges changes;
  SnRemindPlan *plan;
} World;

static void
world_clear (World *world)
{
  g_clear_object (&world->clock);
  g_ptr_array_unref (world->state.items);
  g_ptr_array_unref (world->state.reminders);
  g_ptr_array_unref (world->state.standing);
  g_ptr_array_unref (world->changes.put);
  g_ptr_array_unref (world->changes.drop);
  g_ptr_array_unref (world->changes.withdrawn);
  sn_remind_plan_free (world->plan);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
world_init (World *world)
{
  world->clock = sn_clock_new ();
  world->rules = sn_remind_rules_new (NULL, sn_clock_get_zone (world->clock));
  world->state.items = g_ptr_array_new_with_free_func (g_object_unref);
  world->state.reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);
  world->state.standing = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_standing_free);
  world->state.seen_until = -1;
  world->changes.put = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);
  world->changes.drop = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);
  world->changes.withdrawn = g_ptr_array_new_with_free_func (g_free);
  world->plan = sn_remind_plan_new ();
}

/* "2026-01-05 09:00" */
static gint64
second_of (const World *world, const char *text)
{
  g_autofree char *iso = g_strndup (text, 10);
  SnDate day;
  guint hour, minute;

  g_assert_true (sn_date_parse (iso, &day));
  g_assert_true (sn_date_parse_time (text + 11, &hour, &minute));
  return sn_remind_rules_time (&world->rules, &day, hour * 60 + minute);
}

static void
set_detail (SnItem *item, SnUserWord *word, SnDate *date, const char *detail)
{
  const char *value = strchr (detail, '=') != NULL ? strchr (detail, '=') + 1 : "";
  guint hour, minute;
  SnDate other;

  if (g_str_has_prefix (detail, "end=") && sn_date_parse (value, &other))
    sn_date_set_end (date, &other);
  else if (g_str_has_prefix (detail, "time=") && sn_date_parse_time (value, &hour, &minute))
    sn_date_set_time (date, hour, minute);
  else if (g_str_has_prefix (detail, "moved=") && sn_date_parse (value, &other))
    {
      sn_item_set_moved (item, TRUE);
      sn_item_set_moved_from (item, &other);
    }
  else if (g_str_has_prefix (detail, "status="))
    g_assert_true (sn_response_status_from_string (value, &word->status));
  else if (g_str_has_prefix (detail, "due="))
    word->due = g_strdup (value);
  else if (g_str_has_prefix (detail, "leads="))
    word->leads = g_strdup (g_str_equal (value, "off") ? "" : value);
  else if (g_str_has_prefix (detail, "snooze="))
    word->snoozed = g_strdup (value);
  else if (g_str_has_prefix (detail, "outcome="))
    sn_item_set_outcome (item, sn_outcome_from_string (value));
  else if (g_str_equal (detail, "dismissed"))
    word->dismissed = TRUE;
  else
    g_error ("Not understood: %s", detail);
}

static SnItem *
item_of (const char *text, gint64 id)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  SnUserWord *word = sn_user_word_new ();
  SnItemKind kind;
  SnItem *item;
  SnDate date;

  g_assert_true (sn_item_kind_from_string (words[0], &kind));
  g_assert_true (sn_date_parse (words[1], &date));
  item = sn_item_new (kind, "The title");
  sn_item_set_id (item, id);
  for (guint i = 2; words[i] != NULL; i++)
    set_detail (item, word, &date, words[i]);
  sn_item_set_date (item, &date);
  sn_item_take_user_word (item, word);
  return item;
}

/* "2:planned", "i0:delivered" */
static void
add_row (World *world, const char *text)
{
  SnItem *item = world->state.items->pdata[0];
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  SnOccasion occasion = parts[0][0] == 'i' ? SN_OCCASION_INTERNAL : SN_OCCASION_CLOSING;
  int lead = (int) g_ascii_strtoll (parts[0] + (occasion == SN_OCCASION_INTERNAL), NULL, 10);
  g_autofree char *closing = NULL;
  SnDate last =
      sn_date_precision (sn_item_get_date (item)) == SN_PRECISION_DAY && sn_item_get_kind (item) != SN_ITEM_EVENT
          ? sn_date_from_julian (sn_date_last_julian (sn_item_get_date (item)))
          : *sn_item_get_date (item);
  SnReminder *row;

  closing = sn_date_to_string (&last);
  row = sn_reminder_new (sn_item_get_id (item), occasion, lead,
                         occasion == SN_OCCASION_INTERNAL ? sn_item_get_user_word (item)->due : closing);
  row->state = sn_reminder_state_from_string (parts[1]);
  row->notice = row->state != SN_REMINDER_PLANNED ? sn_reminder_notice_id (row) : NULL;
  sn_remind_rules_add (&world->rules, item, wanted);
  for (guint i = 0; i < wanted->len; i++)
    {
      const SnReminder *one = wanted->pdata[i];

      if (one->lead == lead && one->occasion == occasion)
        {
          row->due = one->due;
          row->over = one->over;
          g_assert_cmpstr (one->anchor, ==, row->anchor);
        }
    }
  row->told = row->state == SN_REMINDER_DELIVERED ? row->due : 0;
  g_ptr_array_add (world->state.reminders, row);
}

static char *
describe (const World *world, gint64 now)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < world->plan->notices->len; i++)
    {
      const SnNotice *notice = world->plan->notices->pdata[i];
      const SnReminder *one = notice->reminders->pdata[0];

      g_string_append (text, text->len > 0 ? " " : "");
      if (one->occasion == SN_OCCASION_SNOOZE)
        g_string_append_c (text, 's');
      else
        g_string_append_printf (text, "%s%d", one->occasion == SN_OCCASION_INTERNAL ? "i" : "", one->lead);
      if (one->due + 60 * 60 < now)
        g_string_append_c (text, '!');
    }
  return g_string_free (text, FALSE);
}

static gboolean
check_row (guint number, const char *line)
{
  g_auto (World) world = { 0 };
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  g_auto (GStrv) rows = NULL;
  g_autofree char *shown = NULL;
  gint64 now;
  gboolean right;

  world_init (&world);
  g_assert_cmpuint (g_strv_length (fields), ==, 6);
  g_ptr_array_add (world.state.items, item_of (fields[0], 1));
  rows = g_strsplit (g_str_equal (fields[1], "-") ? "" : fields[1], " ", -1);
  for (guint i = 0; rows[i] != NULL; i++)
    add_row (&world, rows[i]);
  if (!g_str_equal (fields[2], "-"))
    world.state.seen_until = second_of (&world, fields[2]);
  now = second_of (&world, fields[3]);
  sn_remind_plan_make (world.plan, SN_SHOWER_SERVICE, &world.rules, now, &world.state, &world.changes);
  shown = describe (&world, now);
  /* What is told late is told on its own day, or marked in the table. */
  if (strchr (fields[4], '!') == NULL)
    g_strdelimit (shown, "!", ' ');
  g_strchomp (shown);
  right = g_str_equal (shown, g_str_equal (fields[4], "-") ? "" : fields[4]) &&
          world.plan->wake == second_of (&world, fields[5]);
  if (!right)
    g_test_message ("line %u: %s: shown “%s”, to wake in %" G_GINT64_FORMAT " minutes instead of %" G_GINT64_FORMAT,
                    number, line, shown, (world.plan->wake - now) / 60, (second_of (&world, fields[5]) - now) / 60);
  return right;
}

static gboolean
check_plan_row (guint number, const char *line)
{
  return check_row (number, line);
}

static void
test_table (void)
{
  check_table ("../remind/plan.tsv", 54, check_plan_row);
}

static void
add_due (World *world, guint n, const char *text)
{
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (world->state.items, item_of (text, i + 1));
}

static void
test_digest (void)
{
  for (guint n = 1; n <= 8; n++)
    {
      g_auto (World) world = { 0 };
      gint64 now;

      world_init (&world);
      add_due (&world, n, "event 2026-01-16");
      now = second_of (&world, "2026-01-15 09:00");
      world.state.seen_until = now - 60;
      sn_remind_plan_make (world.plan, SN_SHOWER_SERVICE, &world.rules, now, &world.state, &world.changes);
      g_assert_cmpuint (world.plan->notices->len, ==, n > 3 ? 1 : n);
      g_assert_cmpuint (world.changes.put->len, ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (((SnReminder *) world.changes.put->pdata[i])->state, ==, SN_REMINDER_SHOWING);
    }
}

static void
test_missed_are_grouped (void)
{
  g_auto (World) world = { 0 };
  const SnNotice *notice;
  g_autofree char *title = NULL, *body = NULL;
  gint64 now;

  world_init (&world);
  add_due (&world, 2, "consultation 2026-01-16");
  now = second_of (&world, "2026-01-20 12:00");
  world.state.seen_until = second_of (&world, "2026-01-05 12:00");
  sn_remind_plan_make (world.plan, SN_SHOWER_SERVICE, &world.rules, now, &world.state, &world.changes);
  g_assert_cmpuint (world.plan->notices->len, ==, 1);
  g_assert_cmpuint (world.changes.put->len, ==, 8);
  notice = world.plan->notices->pdata[0];
  g_assert_cmpint (notice->kind, ==, SN_NOTICE_MISSED);
  title = sn_remind_words_title (notice);
  body = sn_remind_words_body (notice, &world.rules, now);
  g_assert_cmpstr (title, ==, "2 missed reminders");
  g_assert_cmpstr (body, ==, "• The title: Closed on Friday 16 January\n• The title: Closed on Friday 16 January");
}

static void
add_standing (World *world, const char *id)
{
  SnStanding *standing = g_new (SnStanding, 1);

  *standing = (SnStanding){ g_strdup (id), g_strdup ("somebody"), 5 };
  g_ptr_array_add (world->state.standing, standing);
}

/* A notice stands while its matter asks for something. */
static void
test_withdrawn (void)
{
  static const struct
  {
    const char *item, *now;
    guint withdrawn;
  } rows[] = {
    { "consultation 2026-01-16", "2026-01-14 10:00", 0 },
    { "consultation 2026-01-16 status=submitted", "2026-01-14 10:00", 1 },
    { "consultation 2026-01-16 dismissed", "2026-01-14 10:00", 1 },
    { "consultation 2026-01-16", "2026-01-17 00:00", 1 },
    { "consultation 2026-01-16 time=17:00", "2026-01-16 17:00", 1 },
    { "consultation 2026-01-16 snooze=2026-01-14T11:00", "2026-01-14 10:00", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (World) world = { 0 };
      SnReminder *row;
      gint64 now;

      world_init (&world);
      g_ptr_array_add (world.state.items, item_of (rows[i].item, 1));
      row = sn_reminder_new (1, SN_OCCASION_CLOSING, 2, "2026-01-16");
      row->state = SN_REMINDER_DELIVERED;
      row->due = row->told = second_of (&world, "2026-01-14 09:00");
      row->over = second_of (&world, strstr (rows[i].item, "17:00") != NULL ? "2026-01-16 17:00" : "2026-01-17 00:00");
      row->notice = sn_reminder_notice_id (row);
      g_ptr_array_add (world.state.reminders, row);
      add_standing (&world, row->notice);
      now = second_of (&world, rows[i].now);
      world.state.seen_until = now - 60;
      sn_remind_plan_make (world.plan, SN_SHOWER_SERVICE, &world.rules, now, &world.state, &world.changes);
      g_test_message ("%s at %s", rows[i].item, rows[i].now);
      g_assert_cmpuint (world.plan->withdraw->len, ==, rows[i].withdrawn);
      g_assert_cmpuint (world.changes.withdrawn->len, ==, rows[i].withdrawn);
    }
}

static char *
body_on (const char *what, const char *now, guint n)
{
  g_auto (World) world = { 0 };
  g_autoptr (GPtrArray) reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);
  SnNotice notice = { (char *) "1", n > 1 ? SN_NOTICE_DIGEST : SN_NOTICE_SINGLE, reminders };

  world_init (&world);
  for (guint i = 0; i < n; i++)
    {
      SnReminder *one = sn_reminder_new (i + 1, SN_OCCASION_CLOSING, 1, "");

      /* All but the last are of a year that is known. */
      one->item = item_of (i + 1 < n ? "event 2026-06-15" : what, i + 1);
      g_ptr_array_add (reminders, one);
    }
  return sn_remind_words_body (&notice, &world.rules, second_of (&world, now));
}

/* Working days of a year whose bank holidays are not announced are no promise. */
static void
test_caution (void)
{
  g_autofree char *known = body_on ("event 2027-06-15", "2027-06-14 09:00", 1);
  g_autofree char *unknown = body_on ("event 2099-06-16", "2099-06-15 09:00", 1);
  /* More than there are lines for: the last one is not named. */
  g_autofree char *several = body_on ("event 2099-06-16", "2099-06-15 09:00", 9);

  g_assert_null (strstr (known, "may be wrong"));
  g_assert_nonnull (strstr (unknown, "bank holidays of 2099"));
  g_assert_nonnull (strstr (several, "and 3 more\nWorking days may be wrong"));
  g_assert_nonnull (strstr (several, "bank holidays of 2099"));
}

static void
test_words (void)
{
  static const struct
  {
    const char *item, *now, *line;
  } rows[] = {
    { "consultation 2026-01-16", "2026-01-14 09:00", "Closes in 2 working days, Friday 16 January" },
    { "consultation 2026-01-16 time=17:00", "2026-01-15 09:00", "Closes tomorrow, Friday 16 January, 17:00" },
    { "consultation 2026-01-23 moved=2026-01-16", "2026-01-23 09:00",
      "Closes today, Friday 23 January (moved from Friday 16 January)" },
    { "vacancy 2026-01-16", "2026-01-13 09:00", "Nominations close in 3 working days, Friday 16 January" },
    { "event 2026-01-18", "2026-01-16 19:00", "Takes place before the next working day, Sunday 18 January" },
    { "event 2026-02", "2026-02-01 09:00", "Takes place in February 2026; the day is not known" },
    { "deadline 2026-Q2", "2026-04-01 09:00", "Due in Q2 2026; the day is not known" },
    { "deadline 2026-01-16", "2026-01-17 09:00", "Was due on Friday 16 January" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (World) world = { 0 };
      g_autoptr (SnReminder) one = sn_reminder_new (1, SN_OCCASION_CLOSING, 1, "");
      g_autofree char *line = NULL;

      world_init (&world);
      one->item = item_of (rows[i].item, 1);
      line = sn_remind_words_line (one, &world.rules, second_of (&world, rows[i].now));
      g_assert_cmpstr (line, ==, rows[i].line);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remind-plan/table", test_table);
  g_test_add_func ("/remind-plan/digest", test_digest);
  g_test_add_func ("/remind-plan/missed", test_missed_are_grouped);
  g_test_add_func ("/remind-plan/withdrawn", test_withdrawn);
  g_test_add_func ("/remind-plan/words", test_words);
  g_test_add_func ("/remind-plan/caution", test_caution);
  return g_test_run ();
}
