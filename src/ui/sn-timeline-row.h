/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-consultation-entry.h"
#include "sn-timeline-scale.h"

G_BEGIN_DECLS

/* How wide the words beside the bars are, where they are beside them, and how far
 * from the edges bars begin where the words stand above. */
#define SN_TIMELINE_LABELS_WIDTH 310
#define SN_TIMELINE_MARGIN 12

/**
 * SnTimelineRow:
 *
 * One consultation in the timeline: its title, and the bar from its first
 * mention to its closing date.
 */
#define SN_TYPE_TIMELINE_ROW (sn_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (SnTimelineRow, sn_timeline_row, SN, TIMELINE_ROW, GtkWidget)

GtkWidget           *sn_timeline_row_new       (void);
void                 sn_timeline_row_set_entry (SnTimelineRow *self, SnConsultationEntry *entry,
                                                const SnTimelineScale *scale, gboolean compact);
SnConsultationEntry *sn_timeline_row_get_entry (SnTimelineRow *self);
void                 sn_timeline_plot_place    (GtkWidget *widget, gboolean compact, int width, int *x,
                                                int *plot_width);

G_END_DECLS
