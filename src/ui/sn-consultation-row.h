/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sn-consultation-entry.h"

G_BEGIN_DECLS

/**
 * SnConsultationRow:
 *
 * One line of the list of consultations: the closing day, the title, how long
 * is left; or the heading of a group.
 */
#define SN_TYPE_CONSULTATION_ROW (sn_consultation_row_get_type ())
G_DECLARE_FINAL_TYPE (SnConsultationRow, sn_consultation_row, SN, CONSULTATION_ROW, AdwBin)

GtkWidget           *sn_consultation_row_new       (void);
void                 sn_consultation_row_set_entry (SnConsultationRow *self, SnConsultationEntry *entry);
SnConsultationEntry *sn_consultation_row_get_entry (SnConsultationRow *self);

G_END_DECLS
