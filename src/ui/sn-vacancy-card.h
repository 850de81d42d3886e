/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-vacancy-words.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnVacancyCard:
 *
 * A seat that the reader's organisation can fill: what it is, until when and
 * how to stand.
 */
#define SN_TYPE_VACANCY_CARD (sn_vacancy_card_get_type ())
G_DECLARE_FINAL_TYPE (SnVacancyCard, sn_vacancy_card, SN, VACANCY_CARD, AdwBin)

GtkWidget *sn_vacancy_card_new (SnItem *item, const SnToday *today, gboolean suggested);

G_END_DECLS
