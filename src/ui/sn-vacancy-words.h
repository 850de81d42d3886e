/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/* What card and row of a seat say alike. */

/**
 * SnVacancyMatch:
 * @SN_VACANCY_OTHER: a seat for somebody else
 * @SN_VACANCY_PERHAPS: a seat for several categories, among them this one
 * @SN_VACANCY_MINE: a seat for this category
 *
 * What a seat means to a party of one category.
 */
typedef enum {
  SN_VACANCY_OTHER,
  SN_VACANCY_PERHAPS,
  SN_VACANCY_MINE,
} SnVacancyMatch;

SnVacancyMatch sn_vacancy_match         (SnItem *item, const char *category);
const char    *sn_vacancy_category_name (SnItem *item);
const char    *sn_vacancy_state_word    (SnItem *item);
const char    *sn_vacancy_how_to_nominate (SnItem *item);
gboolean       sn_vacancy_is_interesting (SnItem *item);
char          *sn_vacancy_accessible    (SnItem *item, const SnToday *today);

G_END_DECLS
