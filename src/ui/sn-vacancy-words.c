/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-vacancy-words.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-item-ways.h"

/**
 * sn_vacancy_match:
 * @item: a vacancy
 * @category: (nullable): the category of the reader's organisation
 *
 * "Network" is a seat for electricity and gas networks alike, "Any" one for
 * everybody, and of some nobody stated for whom they are: all these may be the
 * reader's.
 *
 * Returns: what the seat means to a party of @category.
 */
SnVacancyMatch
sn_vacancy_match (SnItem *item, const char *category)
{
  const char *seat = sn_item_get_category (item);

  if (category == NULL)
    return SN_VACANCY_OTHER;
  if (seat == NULL)
    return SN_VACANCY_PERHAPS;
  if (g_str_equal (seat, category))
    return SN_VACANCY_MINE;
  if (g_str_equal (seat, "Any") || (g_str_equal (seat, "Network") && g_str_has_suffix (category, " Network")))
    return SN_VACANCY_PERHAPS;
  return SN_VACANCY_OTHER;
}

/**
 * sn_vacancy_category_name:
 * @item: a vacancy
 *
 * Returns: for whom the seat is, in words.
 */
const char *
sn_vacancy_category_name (SnItem *item)
{
  const char *category = sn_item_get_category (item);

  if (category == NULL)
    return _ ("No Category Stated");
  if (g_str_equal (category, "Any"))
    return _ ("Any Category");
  if (g_str_equal (category, "Network"))
    return _ ("Electricity or Gas Network");
  return category;
}

/**
 * sn_vacancy_state_word:
 * @item: a vacancy
 *
 * Returns: (nullable): the word for a state other than open; %NULL for open.
 */
const char *
sn_vacancy_state_word (SnItem *item)
{
  switch (sn_item_get_state (item))
    {
    case SN_STATE_FILLED:
      return _ ("Filled");
    case SN_STATE_CLOSED:
      return _ ("Closed");
    case SN_STATE_CANCELLED:
      return _ ("Withdrawn");
    case SN_STATE_DOUBTFUL:
      return _ ("Still Open?");
    case SN_STATE_DISMISSED:
      return _ ("Dismissed");
    case SN_STATE_OPEN:
    case SN_STATE_PAST:
    default:
      return NULL;
    }
}

/**
 * sn_vacancy_how_to_nominate:
 * @item: a vacancy
 *
 * Returns: what somebody does who wants the seat, as far as that is known.
 */
const char *
sn_vacancy_how_to_nominate (SnItem *item)
{
  g_autoptr (SnLink) link = sn_item_ways_best (item);

  if (link == NULL)
    return _ ("As the newsletter says");
  if (sn_link_is_mail (link))
    return _ ("Get in touch by email");
  return link->role == SN_LINK_RESPOND ? _ ("Send the nomination form") : _ ("As the linked page says");
}

/**
 * sn_vacancy_is_interesting:
 * @item: a vacancy
 *
 * Returns: whether the user said that it is of interest.
 */
gboolean
sn_vacancy_is_interesting (SnItem *item)
{
  const SnUserWord *word = sn_item_get_user_word (item);

  return word != NULL && word->interested;
}

/**
 * sn_vacancy_accessible:
 * @item: a vacancy
 * @today: the day it is
 *
 * Returns: (transfer full): all that card or row show, in words.
 */
char *
sn_vacancy_accessible (SnItem *item, const SnToday *today)
{
  g_autofree char *name = sn_format_accessible (item, today);
  const char *word = sn_vacancy_state_word (item);
  g_autoptr (GString) text = g_string_new (name);

  if (word != NULL && sn_item_get_outcome (item) == SN_OUTCOME_NONE)
    g_string_append_printf (text, ", %s", word);
  if (sn_vacancy_is_interesting (item))
    g_string_append_printf (text, ", %s", _ ("Interested"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
