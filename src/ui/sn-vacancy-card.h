/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-item.h"

G_BEGIN_DECLS

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

/**
 * SnVacancyCard:
 *
 * A seat that the reader's organisation can fill: what it is, until when and
 * how to stand.
 */
#define SN_TYPE_VACANCY_CARD (sn_vacancy_card_get_type ())
G_DECLARE_FINAL_TYPE (SnVacancyCard, sn_vacancy_card, SN, VACANCY_CARD, AdwBin)

GtkWidget     *sn_vacancy_card_new (SnItem *item, const SnDate *today, SnVacancyMatch match, gboolean suggested);
GtkWidget     *sn_vacancy_row_new  (SnItem *item, const SnDate *today);
SnVacancyMatch sn_vacancy_match    (SnItem *item, const char *category);

G_END_DECLS
