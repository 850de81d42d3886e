/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-timeline-scale.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnTimelineFrame:
 *
 * What stands around and behind the bars of a timeline: months and weeks, today's
 * line, how many consultations close in each week, and what the colours mean.
 * Switched off, it shows its child alone.
 *
 * Property `child`: the list of the bars.
 */
#define SN_TYPE_TIMELINE_FRAME (sn_timeline_frame_get_type ())
G_DECLARE_FINAL_TYPE (SnTimelineFrame, sn_timeline_frame, SN, TIMELINE_FRAME, GtkWidget)

void                   sn_timeline_frame_set_off   (SnTimelineFrame *self);
void                   sn_timeline_frame_set_items (SnTimelineFrame *self, GPtrArray *items, const SnToday *today,
                                                    gboolean compact);
const SnTimelineScale *sn_timeline_frame_get_scale (SnTimelineFrame *self);

G_END_DECLS
