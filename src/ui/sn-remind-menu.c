/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-remind-menu.h"

#include <glib/gi18n.h>

#include "sn-snooze.h"

/* Ways to be reminded of one item, and to hear of it later. */

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (entry, action, target);
  g_menu_append_item (menu, entry);
}

/* What holds now has a tick. */
static void
append_choice (GMenu *menu, const char *label, SnItem *item, const char *leads, gboolean holds)
{
  g_autofree char *ticked = holds ? g_strdup_printf ("✓ %s", label) : NULL;

  append (menu, ticked != NULL ? ticked : label, "item.remind", g_variant_new ("(xs)", sn_item_get_id (item), leads));
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
append_snooze (GMenu *menu, const char *label, SnItem *item, const char *how)
{
  append (menu, label, "item.snooze", g_variant_new ("(xs)", sn_item_get_id (item), how));
}

/* Until when that is, is worked out when it is chosen, as the day then is. */
static void
add_snooze (GMenu *menu, SnItem *item)
{
  const SnUserWord *word = sn_item_get_user_word (item);
  g_autoptr (GMenu) section = g_menu_new ();

  append_snooze (section, _ ("Snooze for an Hour"), item, SN_SNOOZE_HOUR);
  append_snooze (section, _ ("Snooze until Tomorrow"), item, SN_SNOOZE_TOMORROW);
  append_snooze (section, _ ("Snooze until the Next Working Day"), item, SN_SNOOZE_WORKING_DAY);
  append_snooze (section, _ ("Snooze for a Week"), item, SN_SNOOZE_WEEK);
  append (section, _ ("Snooze until a Date…"), "item.snooze-until-date", g_variant_new_int64 (sn_item_get_id (item)));
  if (word != NULL && word->snoozed != NULL)
    append (section, _ ("No Longer Snooze"), "item.wake", g_variant_new_int64 (sn_item_get_id (item)));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * sn_remind_menu_new:
 * @item: an item, its state worked out
 *
 * Returns: (transfer full) (nullable): when to be reminded of it; its actions are
 *   those of sn_item_edits_new(). %NULL where it asks for nothing.
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
