/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-timeline-track.h"

G_BEGIN_DECLS

/* What stands above, behind and below the bars of a timeline, by days. */

GtkWidget *sn_timeline_caption     (const char *text, const char *css_class);
void       sn_timeline_axis_ground (SnTimelineTrack *track, const SnTimelineScale *scale, gboolean today_line);
void       sn_timeline_axis_months (SnTimelineTrack *track, const SnTimelineScale *scale);
void       sn_timeline_axis_weeks  (SnTimelineTrack *track, const SnTimelineScale *scale);
void       sn_timeline_axis_counts (SnTimelineTrack *track, const SnTimelineScale *scale);

G_END_DECLS
