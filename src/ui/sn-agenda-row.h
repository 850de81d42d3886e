/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnAgendaRow:
 *
 * An item as a row of a list of sn_agenda_row_list_new(): what it is and when,
 * with the circle of its kind.
 */
#define SN_TYPE_AGENDA_ROW (sn_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (SnAgendaRow, sn_agenda_row, SN, AGENDA_ROW, GtkListBoxRow)

GtkWidget *sn_agenda_row_new      (SnItem *item, const SnToday *today);
guint32    sn_agenda_row_get_day  (SnAgendaRow *self);
void       sn_agenda_row_set_day  (SnAgendaRow *self, guint32 julian);

GtkWidget *sn_agenda_row_list_new (void);
void       sn_agenda_row_list_open (GtkWidget *list);
void       sn_agenda_row_list_number (GtkWidget *list);
int        sn_agenda_row_compare  (gconstpointer a, gconstpointer b);

G_END_DECLS
