/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-remind-menu.h"

#include <glib/gi18n.h>

#include "sn-clock.h"
#include "sn-working-days.h"

/* Ways to be reminded of one item, and to hear of it later. */

static void
append (GMenu *menu, const char *label, SnItem *item, const char *field, const char *value)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (entry, "item.remind",
                                           g_variant_new ("(xss)", sn_item_get_id (item), field, value));
  g_menu_append_item (menu, entry);
}

/* What holds now has a tick. */
static void
append_choice (GMenu *menu, const char *label, SnItem *item, const char *value, gboolean holds)
{
  g_autofree char *ticked = holds ? g_strdup_printf ("✓ %s", label) : NULL;

  append (menu, ticked != NULL ? ticked : label, item, "leads", value);
}

static void
add_leads (GMenu *menu, SnItem *item)
{
  const SnUserWord *word = sn_item_get_user_word (item);
  const char *leads = word != NULL ? word->leads : NULL;
  g_autoptr (GMenu) section = g_menu_new ();

  append_choice (section, _ ("As in Preferences"), item, "", leads == NULL);
  append_choice (section, _ ("On the Day"), item, "0", g_strcmp0 (leads, "0") == 0);
  append_choice (section, _ ("1 Working Day Before"), item, "1", g_strcmp0 (leads, "1") == 0);
  append_choice (section, _ ("5 and 1 Working Days Before"), item, "5,1", g_strcmp0 (leads, "5,1") == 0);
  append_choice (section, _ ("10, 5, 2 and 1 Working Days Before"), item, "10,5,2,1",
                 g_strcmp0 (leads, "10,5,2,1") == 0);
  append_choice (section, _ ("Never"), item, "off", leads != NULL && *leads == '\0');
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_snooze (GMenu *menu, const char *label, SnItem *item, const SnDate *day)
{
  g_autofree char *iso = sn_date_to_string (day);
  g_autofree char *until = g_strdup_printf ("%sT09:00", iso);

  append (menu, label, item, "snooze", until);
}

/* The time is that of the menu's making; it is made when it is opened or its item
 * is read. */
static void
add_snooze (GMenu *menu, SnItem *item)
{
  const SnUserWord *word = sn_item_get_user_word (item);
  g_autoptr (SnClock) clock = sn_clock_new ();
  g_autoptr (GDateTime) now = sn_clock_now (clock), later = g_date_time_add_hours (now, 1);
  g_autofree char *hour = g_date_time_format (later, "%Y-%m-%dT%H:%M");
  g_autoptr (GMenu) section = g_menu_new ();
  SnDate today = sn_clock_today (clock), tomorrow = sn_date_add_days (&today, 1);
  SnDate working = sn_add_working_days (SN_DIVISION_ENGLAND_AND_WALES, &today, 1);
  SnDate week = sn_date_add_days (&today, 7);

  append (section, _ ("Snooze for an Hour"), item, "snooze", hour);
  append_snooze (section, _ ("Snooze until Tomorrow"), item, &tomorrow);
  if (!sn_date_equal (&tomorrow, &working))
    append_snooze (section, _ ("Snooze until the Next Working Day"), item, &working);
  append_snooze (section, _ ("Snooze for a Week"), item, &week);
  if (word != NULL && word->snoozed != NULL)
    append (section, _ ("No Longer Snooze"), item, "snooze", "");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * sn_remind_menu_new:
 * @item: an item, its state worked out
 *
 * Returns: (transfer full) (nullable): when to be reminded of it; its action is
 *   `item.remind` of sn_item_edits_new(). %NULL where it asks for nothing.
 */
GMenuModel *
sn_remind_menu_new (SnItem *item)
{
  SnItemState state = sn_item_get_state (item);
  GMenu *menu;

  if (state != SN_STATE_OPEN && state != SN_STATE_DOUBTFUL)
    return NULL;
  menu = g_menu_new ();
  add_leads (menu, item);
  add_snooze (menu, item);
  return G_MENU_MODEL (menu);
}
