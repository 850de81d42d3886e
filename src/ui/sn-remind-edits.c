/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-remind-edits.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sn-format.h"
#include "sn-snooze.h"
#include "sn-user-edit.h"

/* What the user says of when to be reminded of an item. */
typedef struct
{
  GtkWidget *widget; /* has the actions, so it is there as long as they are */
  SnStore *store;
  GSettings *settings;
} Edits;

static void
edits_free (gpointer data)
{
  Edits *edits = data;

  g_object_unref (edits->store);
  g_object_unref (edits->settings);
  g_free (edits);
}

static void
write_edit (Edits *edits, gint64 id, const char *field, const char *value, const char *done)
{
  g_autoptr (SnEdit) edit = sn_edit_new (SN_EDIT_REMIND, id);

  sn_edit_set_field (edit, field, value);
  sn_user_edit (edits->widget, edits->store, edit, done);
}

/* ---- snoozing ---- */

/* "Monday 10 November, 09:00"; of today, the time alone. */
static char *
moment_words (Edits *edits, const char *until)
{
  SnDate now = sn_clock_today (sn_store_get_clock (edits->store)), day;
  SnToday today = sn_today_new (&now, edits->settings);
  const char *time = strchr (until, 'T');
  g_autofree char *iso = time != NULL ? g_strndup (until, (gsize) (time - until)) : NULL;
  g_autofree char *words = NULL;

  if (iso == NULL || !sn_date_parse (iso, &day))
    return g_strdup (until);
  if (sn_date_equal (&day, &now))
    return g_strdup (time + 1);
  words = sn_format_day_long (&day, &today);
  /* Translators: a day and a time, as in “Monday 10 November, 09:00” */
  return g_strdup_printf (C_ ("day and time", "%s, %s"), words, time + 1);
}

static void
snooze (Edits *edits, gint64 id, const char *until)
{
  g_autofree char *words = moment_words (edits, until);
  /* Translators: %s is a day and a time, or a time of today */
  g_autofree char *done = g_strdup_printf (_ ("Snoozed until %s"), words);

  write_edit (edits, id, "snooze", until, done);
}

static SnRemindRules
rules_of (Edits *edits)
{
  return sn_remind_rules_new (edits->settings, sn_clock_get_zone (sn_store_get_clock (edits->store)));
}

static void
snooze_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Edits *edits = data;
  SnRemindRules rules = rules_of (edits);
  g_autoptr (GDateTime) now = sn_clock_now (sn_store_get_clock (edits->store));
  g_autofree char *until = NULL;
  const char *how;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &how);
  until = sn_snooze_until (&rules, how, now);
  g_return_if_fail (until != NULL);
  snooze (edits, id, until);
}

static void
snooze_day_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SnRemindRules rules = rules_of (data);
  g_autofree char *until = NULL;
  gint64 id;
  guint32 julian;
  SnDate day;

  g_variant_get (parameter, "(xu)", &id, &julian);
  day = sn_date_from_julian (julian);
  until = sn_snooze_day (&rules, &day);
  snooze (data, id, until);
}

static void
wake_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  write_edit (data, g_variant_get_int64 (parameter), "snooze", "", _ ("No longer snoozed"));
}

/* ---- leads ---- */

static void
remind_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *leads;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &leads);
  write_edit (data, id, "leads", leads,
              g_str_equal (leads, "off") ? _ ("Reminders switched off") : _ ("Reminders changed"));
}

/**
 * sn_remind_edits_add:
 * @map: where to add
 * @widget: who has the actions
 * @store: where they write
 * @settings: what the user prefers
 *
 * Adds the actions by which the user says when to be reminded of an item:
 * `remind` (number, leads, "off" or "" for those of the preferences), `snooze`
 * (number, one of %SN_SNOOZE_HOUR and others), `snooze-day` (number, Julian day),
 * `wake` (number). Each is taken back by the toast that it brings.
 */
void
sn_remind_edits_add (GActionMap *map, GtkWidget *widget, SnStore *store, GSettings *settings)
{
  static const GActionEntry entries[] = {
    { .name = "remind", .activate = remind_action, .parameter_type = "(xs)" },
    { .name = "snooze", .activate = snooze_action, .parameter_type = "(xs)" },
    { .name = "snooze-day", .activate = snooze_day_action, .parameter_type = "(xu)" },
    { .name = "wake", .activate = wake_action, .parameter_type = "x" },
  };
  Edits *edits = g_new (Edits, 1);

  *edits = (Edits){ widget, g_object_ref (store), g_object_ref (settings) };
  g_object_set_data_full (G_OBJECT (map), "remind-edits", edits, edits_free);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), edits);
}
