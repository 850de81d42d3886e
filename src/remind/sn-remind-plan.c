/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-remind-plan.h"

#include <string.h>

/* What is due, from the items, the ledger and now; a pure function, so that all
 * that can happen to a clock is a row of a table (tests/remind/plan.tsv). A
 * reminder whose time is ahead is planned in the ledger, and due when that time
 * has come, however the clock came there. One whose time was past when it was
 * first seen is due only if nobody looked in between: what was imported just now
 * does not tell of days that are gone. */

#define HOUR ((gint64) 60 * 60)
#define DAY (24 * HOUR)

/* So far ahead reminders are planned; not farther, so that a clock that stands in
 * another year for a moment does not fill the ledger. So far back is looked for
 * what was missed. */
#define HORIZON (62 * DAY)

/* What comes later than that was missed. */
#define GRACE HOUR

/* A clock that was so far ahead was wrong then. */
#define WRONG_CLOCK (2 * DAY)

/* So long nothing needs to be written that says only that time went by. */
#define SEEN_STEP (12 * HOUR)

/* Above so many at once, one notice tells of all. */
#define DIGEST_ABOVE 3
#define MISSED_ABOVE 1

#define DIGEST_PREFIX "digest|"
#define MISSED_PREFIX "missed|"

/* What the command line tells, it tells under names of its own, so that the ledger
 * says who it is that shows something, and the service never takes a notice of
 * its own for one that the command line told. */
#define COMMAND_PREFIX "command|"

/* So long, what one has begun to show is left to it. Then it has most likely
 * ended, or nobody shows notices. */
#define TAKE_OVER_AFTER (2 * 60)

typedef struct
{
  SnShower shower;
  const SnRemindRules *rules;
  gint64 now;
  gint64 since; /* somebody looked until then */
  const SnRemindState *state;
  SnRemindChanges *changes;
  SnRemindPlan *plan;
  GPtrArray *wanted;   /* SnReminder, all that the items ask for */
  GHashTable *by_key;  /* key → SnReminder of wanted */
  GHashTable *ledger;  /* key → SnReminder of the ledger */
  GPtrArray *due;      /* SnReminder of wanted, borrowed */
  GHashTable *showing; /* id of a notice → GPtrArray of SnReminder, borrowed: shown, but who knows */
} Planner;

/**
 * sn_notice_free:
 *
 * Frees @notice.
 */
void
sn_notice_free (SnNotice *notice)
{
  g_free (notice->id);
  g_ptr_array_unref (notice->reminders);
  g_free (notice);
}

/**
 * sn_remind_plan_new:
 *
 * Returns: (transfer full): a plan that says nothing yet.
 */
SnRemindPlan *
sn_remind_plan_new (void)
{
  SnRemindPlan *plan = g_new0 (SnRemindPlan, 1);

  plan->notices = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_notice_free);
  plan->standing = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_notice_free);
  plan->withdraw = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_standing_free);
  return plan;
}

/**
 * sn_remind_plan_free:
 *
 * Frees @plan.
 */
void
sn_remind_plan_free (SnRemindPlan *plan)
{
  g_ptr_array_unref (plan->notices);
  g_ptr_array_unref (plan->standing);
  g_ptr_array_unref (plan->withdraw);
  g_free (plan);
}

static gboolean
is_of_command (const char *id)
{
  return g_str_has_prefix (id, COMMAND_PREFIX);
}

static SnNoticeKind
kind_of (const char *id)
{
  if (is_of_command (id))
    id += strlen (COMMAND_PREFIX);
  if (g_str_has_prefix (id, DIGEST_PREFIX))
    return SN_NOTICE_DIGEST;
  return g_str_has_prefix (id, MISSED_PREFIX) ? SN_NOTICE_MISSED : SN_NOTICE_SINGLE;
}

/* The matter of which several reminders are: an item, or its internal date. */
static gboolean
same_matter (const SnReminder *a, const SnReminder *b)
{
  return a->item_id == b->item_id && (a->occasion == SN_OCCASION_INTERNAL) == (b->occasion == SN_OCCASION_INTERNAL);
}

static gint64
midnight_of (const Planner *self, int days)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (self->now);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->rules->zone);
  SnDate today = sn_date_new_day ((guint) g_date_time_get_year (local), (guint) g_date_time_get_month (local),
                                  (guint) g_date_time_get_day_of_month (local));
  SnDate day = sn_date_add_days (&today, days);

  return sn_remind_rules_time (self->rules, &day, 0);
}

static void
put (Planner *self, const SnReminder *reminder, SnReminderState state, const char *notice)
{
  SnReminder *row = sn_reminder_copy (reminder);

  row->state = state;
  if (state == SN_REMINDER_SHOWING)
    row->told = self->now;
  g_free (row->notice);
  row->notice = g_strdup (notice);
  g_ptr_array_add (self->changes->put, row);
}

/* ---- what is due ---- */

static void
look_at_new (Planner *self, SnReminder *wanted)
{
  if (wanted->due > self->now && wanted->due <= self->now + HORIZON)
    put (self, wanted, SN_REMINDER_PLANNED, NULL);
  else if (wanted->due <= self->now && wanted->due > self->since)
    g_ptr_array_add (self->due, wanted);
}

static void
look_at_planned (Planner *self, SnReminder *wanted, const SnReminder *row)
{
  if (wanted->due <= self->now)
    g_ptr_array_add (self->due, wanted);
  else if (wanted->due != row->due || wanted->over != row->over)
    put (self, wanted, SN_REMINDER_PLANNED, NULL);
}

static void
add_showing (Planner *self, const char *id, SnReminder *wanted)
{
  GPtrArray *all = g_hash_table_lookup (self->showing, id);

  if (all == NULL)
    {
      all = g_ptr_array_new ();
      g_hash_table_insert (self->showing, g_strdup (id), all);
    }
  g_ptr_array_add (all, wanted);
}

/* There is one service: what one has begun to show, and this one does not know of,
 * was begun by one that has ended. Of the command line nobody knows that. */
static void
look_at_showing (Planner *self, SnReminder *wanted, const SnReminder *row)
{
  gboolean fresh = ABS (self->now - row->told) < TAKE_OVER_AFTER;

  if (self->shower == SN_SHOWER_SERVICE && !is_of_command (row->notice))
    {
      add_showing (self, row->notice, wanted);
      if (!fresh)
        put (self, wanted, SN_REMINDER_SHOWING, row->notice);
    }
  else if (!fresh)
    g_ptr_array_add (self->due, wanted);
  else
    self->plan->wake = MIN (self->plan->wake, row->told + TAKE_OVER_AFTER);
}

static void
look_at_wanted (Planner *self)
{
  for (guint i = 0; i < self->wanted->len; i++)
    {
      SnReminder *wanted = self->wanted->pdata[i];
      g_autofree char *key = sn_reminder_key (wanted);
      const SnReminder *row = g_hash_table_lookup (self->ledger, key);

      if (row == NULL)
        look_at_new (self, wanted);
      else if (row->state == SN_REMINDER_PLANNED)
        look_at_planned (self, wanted, row);
      else if (row->state == SN_REMINDER_SHOWING)
        look_at_showing (self, wanted, row);
      if (wanted->due > self->now)
        self->plan->wake = MIN (self->plan->wake, wanted->due);
    }
}

/* What the items no longer ask for: settled, moved, or other leads. */
static void
look_at_ledger (Planner *self)
{
  for (guint i = 0; i < self->state->reminders->len; i++)
    {
      const SnReminder *row = self->state->reminders->pdata[i];
      g_autofree char *key = sn_reminder_key (row);

      if (g_hash_table_contains (self->by_key, key))
        continue;
      if (row->state == SN_REMINDER_PLANNED)
        g_ptr_array_add (self->changes->drop, sn_reminder_copy (row));
      else if (row->state == SN_REMINDER_SHOWING)
        put (self, row, SN_REMINDER_DELIVERED, row->notice);
    }
}

/* ---- notices ---- */

/* Of several reminders of one matter, the last one tells what still counts. */
static GPtrArray *
heads_of (GPtrArray *reminders)
{
  GPtrArray *heads = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);

  for (guint i = 0; i < reminders->len; i++)
    {
      SnReminder *one = reminders->pdata[i];
      guint at = 0;

      while (at < heads->len && !same_matter (heads->pdata[at], one))
        at++;
      if (at == heads->len)
        g_ptr_array_add (heads, sn_reminder_copy (one));
      else if (((SnReminder *) heads->pdata[at])->due < one->due)
        {
          sn_reminder_free (heads->pdata[at]);
          heads->pdata[at] = sn_reminder_copy (one);
        }
    }
  return heads;
}

static int
compare_heads (gconstpointer a, gconstpointer b)
{
  const SnReminder *first = *(const SnReminder *const *) a, *second = *(const SnReminder *const *) b;

  if (first->over != second->over)
    return first->over < second->over ? -1 : 1;
  return (first->item_id > second->item_id) - (first->item_id < second->item_id);
}

/* (transfer full) @heads */
static SnNotice *
notice_new (const char *id, GPtrArray *heads)
{
  SnNotice *notice = g_new (SnNotice, 1);

  g_ptr_array_sort (heads, compare_heads);
  *notice = (SnNotice){ g_strdup (id), kind_of (id), heads };
  return notice;
}

/* (transfer full) @heads */
static void
add_notice (Planner *self, const char *id, GPtrArray *heads)
{
  for (guint i = 0; i < heads->len; i++)
    if (((SnReminder *) heads->pdata[i])->over > self->now)
      self->plan->wake = MIN (self->plan->wake, ((SnReminder *) heads->pdata[i])->over);
  g_ptr_array_add (self->plan->notices, notice_new (id, heads));
}

/* (transfer full): the id as this one has it. */
static char *
own_id (const Planner *self, const char *id)
{
  return g_strconcat (self->shower == SN_SHOWER_COMMAND ? COMMAND_PREFIX : "", id, NULL);
}

/* All that is due of the matters of @heads goes under one notice. */
static void
show (Planner *self, const char *id, GPtrArray *heads)
{
  for (guint i = 0; i < self->due->len; i++)
    for (guint j = 0; j < heads->len; j++)
      if (same_matter (self->due->pdata[i], heads->pdata[j]))
        put (self, self->due->pdata[i], SN_REMINDER_SHOWING, id);
  add_notice (self, id, heads);
}

static void
show_together (Planner *self, const char *prefix, GPtrArray *heads)
{
  g_autofree char *name = g_strdup_printf ("%s%" G_GINT64_FORMAT, prefix, self->now);
  g_autofree char *id = own_id (self, name);

  show (self, id, g_ptr_array_ref (heads));
}

static void
show_alone (Planner *self, const SnReminder *head)
{
  g_autofree char *name = sn_reminder_notice_id (head);
  g_autofree char *id = own_id (self, name);
  GPtrArray *one = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);

  g_ptr_array_add (one, sn_reminder_copy (head));
  show (self, id, one);
}

static void
show_due (Planner *self)
{
  g_autoptr (GPtrArray) heads = heads_of (self->due);
  g_autoptr (GPtrArray) missed = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);
  g_autoptr (GPtrArray) now = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);

  for (guint i = 0; i < heads->len; i++)
    {
      SnReminder *head = heads->pdata[i];

      g_ptr_array_add (head->due + GRACE < self->now ? missed : now, sn_reminder_copy (head));
    }
  if (missed->len > MISSED_ABOVE)
    show_together (self, MISSED_PREFIX, missed);
  else if (missed->len > 0)
    show_alone (self, missed->pdata[0]);
  if (now->len > DIGEST_ABOVE)
    {
      show_together (self, DIGEST_PREFIX, now);
      return;
    }
  for (guint i = 0; i < now->len; i++)
    show_alone (self, now->pdata[i]);
}

/* Whether it got to the screen before whoever showed it ended is not known:
 * once more under its id, which replaces. */
static void
show_again (Planner *self)
{
  GHashTableIter iter;
  gpointer id, all;

  g_hash_table_iter_init (&iter, self->showing);
  while (g_hash_table_iter_next (&iter, &id, &all))
    add_notice (self, id, heads_of (all));
}

/* ---- what stands on the screen ---- */

static gboolean
is_shown_now (const Planner *self, const char *id)
{
  for (guint i = 0; i < self->plan->notices->len; i++)
    if (g_str_equal (((SnNotice *) self->plan->notices->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* Whether something is told now of the same matter alone. */
static gboolean
is_told_anew (const Planner *self, const SnReminder *row)
{
  for (guint i = 0; i < self->plan->notices->len; i++)
    {
      const SnNotice *notice = self->plan->notices->pdata[i];

      if (notice->kind == SN_NOTICE_SINGLE && same_matter (notice->reminders->pdata[0], row))
        return TRUE;
    }
  return FALSE;
}

/* Whether a row is a reason for its notice to stand. What was told when it was
 * over stands until it is read. */
static gboolean
holds (Planner *self, const SnReminder *row)
{
  g_autofree char *key = sn_reminder_key (row);

  if (!g_hash_table_contains (self->by_key, key) ||
      (kind_of (row->notice) == SN_NOTICE_SINGLE && is_told_anew (self, row)))
    return FALSE;
  if (row->over > self->now)
    self->plan->wake = MIN (self->plan->wake, row->over);
  return row->over > self->now || row->told >= row->over;
}

/* The reminders for whose sake a notice stands, each as it is wanted now; borrowed. */
static GPtrArray *
holders_of (Planner *self, const SnStanding *standing)
{
  GPtrArray *holders = g_ptr_array_new ();

  for (guint i = 0; i < self->state->reminders->len; i++)
    {
      const SnReminder *row = self->state->reminders->pdata[i];
      g_autofree char *key = sn_reminder_key (row);

      if (g_strcmp0 (row->notice, standing->id) == 0 && holds (self, row))
        g_ptr_array_add (holders, g_hash_table_lookup (self->by_key, key));
    }
  return holders;
}

static void
withdraw (Planner *self, const SnStanding *standing)
{
  SnStanding *gone = g_new (SnStanding, 1);

  *gone = (SnStanding){ g_strdup (standing->id), g_strdup (standing->server), standing->number };
  g_ptr_array_add (self->plan->withdraw, gone);
  g_ptr_array_add (self->changes->withdrawn, g_strdup (standing->id));
}

static void
look_at_standing (Planner *self)
{
  for (guint i = 0; i < self->state->standing->len; i++)
    {
      const SnStanding *standing = self->state->standing->pdata[i];
      g_autoptr (GPtrArray) holders = NULL;

      if (is_shown_now (self, standing->id))
        continue;
      holders = holders_of (self, standing);
      if (holders->len > 0)
        g_ptr_array_add (self->plan->standing, notice_new (standing->id, heads_of (holders)));
      else
        withdraw (self, standing);
    }
}

/* ---- the whole ---- */

static gint64
since (Planner *self)
{
  gint64 seen = self->state->seen_until;

  /* Who looks for the first time hears of today. */
  if (seen < 0)
    return midnight_of (self, 0) - 1;
  if (seen > self->now + WRONG_CLOCK)
    return self->now;
  return MAX (seen, self->now - HORIZON);
}

static void
write_seen (Planner *self)
{
  SnRemindChanges *changes = self->changes;
  gint64 seen = self->state->seen_until;
  gboolean wrong = seen > self->now + WRONG_CLOCK;
  gboolean writes = changes->put->len + changes->drop->len + changes->withdrawn->len > 0;

  if (seen < 0 || wrong || seen + SEEN_STEP < self->now || (writes && seen < self->now))
    changes->seen_until = self->now;
}

static GHashTable *
index_of (GPtrArray *reminders)
{
  GHashTable *by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < reminders->len; i++)
    g_hash_table_insert (by_key, sn_reminder_key (reminders->pdata[i]), reminders->pdata[i]);
  return by_key;
}

/**
 * sn_remind_plan_make:
 * @plan: (inout): an empty plan
 * @shower: who is to tell what is due
 * @now: seconds since 1970
 * @state: what there is
 * @changes: (inout): what is to be written to the ledger
 *
 * Decides what is to be shown and withdrawn now, and when to look again: when the
 * next reminder is due, something that stands on the screen is over, or at
 * midnight in London. What somebody else is just showing is left to it for two
 * minutes.
 */
void
sn_remind_plan_make (SnRemindPlan *plan, SnShower shower, const SnRemindRules *rules, gint64 now,
                     const SnRemindState *state, SnRemindChanges *changes)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) sn_reminder_free);
  g_autoptr (GPtrArray) due = g_ptr_array_new ();
  g_autoptr (GHashTable) ledger = index_of (state->reminders);
  g_autoptr (GHashTable) showing =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) by_key = NULL;
  Planner self = { shower, rules, now, 0, state, changes, plan, wanted, NULL, ledger, due, showing };

  for (guint i = 0; i < state->items->len; i++)
    sn_remind_rules_add (rules, state->items->pdata[i], wanted);
  by_key = self.by_key = index_of (wanted);
  self.since = since (&self);
  plan->wake = midnight_of (&self, 1);
  changes->on_screen = shower == SN_SHOWER_SERVICE;
  look_at_wanted (&self);
  look_at_ledger (&self);
  show_due (&self);
  show_again (&self);
  /* What stands on the screen is the service's. */
  if (shower == SN_SHOWER_SERVICE)
    look_at_standing (&self);
  write_seen (&self);
}
