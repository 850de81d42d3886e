/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-reminder.h"

static const char *const occasions[] = { "closing", "internal", "snooze" };
static const char *const states[] = { "planned", "showing", "delivered" };

/* What the store has is one of them, by its constraints. */
static guint
find (const char *const *nicks, guint n, const char *nick)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      return i;
  return 0;
}

/**
 * sn_reminder_new:
 *
 * Returns: (transfer full): a reminder that is planned, without its times.
 */
SnReminder *
sn_reminder_new (gint64 item_id, SnOccasion occasion, int lead, const char *anchor)
{
  SnReminder *self = g_new0 (SnReminder, 1);

  self->item_id = item_id;
  self->occasion = occasion;
  self->lead = lead;
  self->anchor = g_strdup (anchor);
  return self;
}

/**
 * sn_reminder_copy:
 *
 * Returns: (transfer full): a copy, with the same item.
 */
SnReminder *
sn_reminder_copy (const SnReminder *reminder)
{
  SnReminder *copy = g_memdup2 (reminder, sizeof *reminder);

  copy->anchor = g_strdup (reminder->anchor);
  copy->notice = g_strdup (reminder->notice);
  if (copy->item != NULL)
    g_object_ref (copy->item);
  return copy;
}

/**
 * sn_reminder_free:
 *
 * Frees @reminder.
 */
void
sn_reminder_free (SnReminder *reminder)
{
  g_free (reminder->anchor);
  g_free (reminder->notice);
  g_clear_object (&reminder->item);
  g_free (reminder);
}

/**
 * sn_reminder_key:
 *
 * Returns: (transfer full): what no other reminder has.
 */
char *
sn_reminder_key (const SnReminder *reminder)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "|%s|%d|%s", reminder->item_id, occasions[reminder->occasion],
                          reminder->lead, reminder->anchor);
}

/**
 * sn_reminder_notice_id:
 *
 * Returns: (transfer full): under which notice it is told where it is told
 *   alone. The date is not in it, so that what moved replaces what it was.
 */
char *
sn_reminder_notice_id (const SnReminder *reminder)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "|%s|%d", reminder->item_id, occasions[reminder->occasion],
                          reminder->lead);
}

/**
 * sn_occasion_to_string:
 *
 * Returns: its name in the store.
 */
const char *
sn_occasion_to_string (SnOccasion occasion)
{
  return occasions[occasion];
}

/**
 * sn_occasion_from_string:
 *
 * Returns: the occasion of that name.
 */
SnOccasion
sn_occasion_from_string (const char *nick)
{
  return (SnOccasion) find (occasions, G_N_ELEMENTS (occasions), nick);
}

/**
 * sn_reminder_state_to_string:
 *
 * Returns: its name in the store.
 */
const char *
sn_reminder_state_to_string (SnReminderState state)
{
  return states[state];
}

/**
 * sn_reminder_state_from_string:
 *
 * Returns: the state of that name.
 */
SnReminderState
sn_reminder_state_from_string (const char *nick)
{
  return (SnReminderState) find (states, G_N_ELEMENTS (states), nick);
}
