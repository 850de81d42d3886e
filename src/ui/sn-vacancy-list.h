/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-choice.h"
#include "sn-item.h"
#include "sn-pane.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnVacancyList:
 *
 * Seats: those for the reader's own category first, as cards, then all others
 * by committee.
 */
#define SN_TYPE_VACANCY_LIST (sn_vacancy_list_get_type ())
G_DECLARE_FINAL_TYPE (SnVacancyList, sn_vacancy_list, SN, VACANCY_LIST, SnPane)

void       sn_vacancy_list_set_items (SnVacancyList *self, GPtrArray *items, const SnToday *today, const char *category,
                                    gboolean open);
gboolean   sn_vacancy_list_lengthen  (SnVacancyList *self);
gboolean   sn_vacancy_list_show_item (SnVacancyList *self, gint64 item_id);

void sn_vacancy_list_set_choice (SnVacancyList *self, SnChoice *choice);

G_END_DECLS
