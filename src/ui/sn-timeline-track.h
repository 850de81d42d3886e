/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sn-timeline-scale.h"

G_BEGIN_DECLS

/**
 * SnTimelineTrack:
 *
 * Places children by days: those that cover a stretch of time, and words that
 * stand at a day. Words that come first keep their place; those that would lie
 * upon them are left out.
 */
#define SN_TYPE_TIMELINE_TRACK (sn_timeline_track_get_type ())
G_DECLARE_FINAL_TYPE (SnTimelineTrack, sn_timeline_track, SN, TIMELINE_TRACK, GtkWidget)

GtkWidget *sn_timeline_track_new       (void);
void       sn_timeline_track_set_scale (SnTimelineTrack *self, const SnTimelineScale *scale);
void       sn_timeline_track_clear     (SnTimelineTrack *self);
void       sn_timeline_track_cover     (SnTimelineTrack *self, GtkWidget *child, guint32 from, guint32 to);
void       sn_timeline_track_name      (SnTimelineTrack *self, GtkWidget *child, guint32 from, guint32 to);
void       sn_timeline_track_point     (SnTimelineTrack *self, GtkWidget *child, guint32 day, double align);
void       sn_timeline_track_words     (SnTimelineTrack *self, GtkWidget *child, guint32 day);
void       sn_timeline_track_beside    (SnTimelineTrack *self, GtkWidget *child, guint32 from, guint32 to);

G_END_DECLS
