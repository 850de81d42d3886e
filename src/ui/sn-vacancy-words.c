/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-vacancy-words.h"

#include <glib/gi18n.h>

/**
 * sn_vacancy_match:
 * @item: a vacancy
 * @category: (nullable): the category of the reader's organisation
 *
 * "Network" is a seat for electricity and gas networks alike, "Any" one for
 * everybody: both may be the reader's.
 *
 * Returns: what the seat means to a party of @category.
 */
SnVacancyMatch
sn_vacancy_match (SnItem *item, const char *category)
{
  const char *seat = sn_item_get_category (item);

  if (category == NULL || seat == NULL)
    return SN_VACANCY_OTHER;
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
    case SN_STATE_OPEN:
    case SN_STATE_PAST:
    case SN_STATE_DISMISSED:
    default:
      return NULL;
    }
}
