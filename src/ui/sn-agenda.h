/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnAgenda:
 *
 * What is ahead, day after day: a heading for each day that has something,
 * and a row for each item. It does not scroll by itself.
 */
#define SN_TYPE_AGENDA (sn_agenda_get_type ())
G_DECLARE_FINAL_TYPE (SnAgenda, sn_agenda, SN, AGENDA, GtkWidget)

void       sn_agenda_set_items (SnAgenda *self, GPtrArray *items, const SnToday *today);
void       sn_agenda_set_filtered (SnAgenda *self, gboolean filtered);
gboolean   sn_agenda_lengthen  (SnAgenda *self);
void       sn_agenda_show_day  (SnAgenda *self, guint32 julian);
gboolean   sn_agenda_focus_day (SnAgenda *self, guint32 julian);

G_END_DECLS
