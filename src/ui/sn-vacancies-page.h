/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-pane.h"
#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnVacanciesPage:
 *
 * Which seats can be filled: those for the reader's own category first, as
 * cards, then all others by committee.
 */
#define SN_TYPE_VACANCIES_PAGE (sn_vacancies_page_get_type ())
G_DECLARE_FINAL_TYPE (SnVacanciesPage, sn_vacancies_page, SN, VACANCIES_PAGE, SnPane)

GtkWidget *sn_vacancies_page_new       (SnStore *store, GSettings *settings);
void       sn_vacancies_page_show_item (SnVacanciesPage *self, gint64 item_id);

SnQuery    *sn_vacancies_page_get_query      (SnVacanciesPage *self);
const char *sn_vacancies_page_get_list_title (SnVacanciesPage *self);

G_END_DECLS
