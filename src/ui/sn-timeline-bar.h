/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-consultation-entry.h"
#include "sn-timeline-track.h"

G_BEGIN_DECLS

void sn_timeline_bar_fill (SnTimelineTrack *track, SnConsultationEntry *entry, const SnTimelineScale *scale,
                           gboolean today_line);

G_END_DECLS
