/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-consultation-entry.h"
#include "sn-choice.h"
#include "sn-pane.h"

G_BEGIN_DECLS

/**
 * SnConsultationList:
 *
 * The list of consultations with the headings of its groups, or their timeline;
 * at most one is selected. The keyboard goes from consultation to consultation; a
 * heading is no stop. Narrow, a click opens; beside the detail it only selects,
 * and something is always selected.
 *
 * Signal `selected`: another one, or the same one read anew, is selected.
 * Signal `opened`: the selected one is to be opened.
 * Signal `ending`: it is scrolled to near its end.
 */
#define SN_TYPE_CONSULTATION_LIST (sn_consultation_list_get_type ())
G_DECLARE_FINAL_TYPE (SnConsultationList, sn_consultation_list, SN, CONSULTATION_LIST, SnPane)

void     sn_consultation_list_set_timeline    (SnConsultationList *self, gboolean timeline, gboolean compact);
void     sn_consultation_list_set_entries     (SnConsultationList *self, GPtrArray *entries, gint64 selected,
                                               gboolean longer);
SnItem  *sn_consultation_list_get_selected    (SnConsultationList *self);
gboolean sn_consultation_list_select          (SnConsultationList *self, gint64 item_id);
gboolean sn_consultation_list_focus           (SnConsultationList *self);

void sn_consultation_list_set_choice (SnConsultationList *self, SnChoice *choice);

G_END_DECLS
