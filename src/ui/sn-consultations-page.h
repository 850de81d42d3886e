/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-consultation-entry.h"
#include "sn-pane.h"
#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnConsultationsPage:
 *
 * What can be answered: the list by closing date, and beside it (narrow: in
 * its place) all that is known about the one that is selected.
 */
#define SN_TYPE_CONSULTATIONS_PAGE (sn_consultations_page_get_type ())
G_DECLARE_FINAL_TYPE (SnConsultationsPage, sn_consultations_page, SN, CONSULTATIONS_PAGE, SnPane)

GtkWidget *sn_consultations_page_new       (SnStore *store, GSettings *settings);
void       sn_consultations_page_show_filter    (SnConsultationsPage *self, SnConsultationFilter filter);
void       sn_consultations_page_show_item (SnConsultationsPage *self, gint64 item_id);

SnQuery    *sn_consultations_page_get_query      (SnConsultationsPage *self);
const char *sn_consultations_page_get_list_title (SnConsultationsPage *self);

G_END_DECLS
