/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/* So many closings in one week are marked. */
#define SN_TIMELINE_BUSY 3
/* No timeline has more weeks than that. */
#define SN_TIMELINE_MOST_WEEKS 40

/**
 * SnTimelineScale:
 * @first: the Monday with which it begins, as a GDate counts days
 * @n_weeks: how many weeks it shows
 * @today: the day it is
 * @closing: how many consultations close in each week
 *
 * What stretch of time a timeline shows. A plain value.
 */
typedef struct {
  guint32 first;
  guint   n_weeks;
  guint32 today;
  guint   closing[SN_TIMELINE_MOST_WEEKS];
} SnTimelineScale;

/**
 * SnTimelineSpan:
 * @start: the first day on which a newsletter spoke of it
 * @until: its last day; 0 where nobody stated one
 * @extended_from: the last day that was stated before a later one was; 0 where
 *   it was not extended
 * @due: the day by which the user wants to be ready; 0 for none
 *
 * What one consultation covers, in days as a GDate counts them.
 */
typedef struct {
  guint32 start;
  guint32 until;
  guint32 extended_from;
  guint32 due;
} SnTimelineSpan;

void           sn_timeline_scale_init   (SnTimelineScale *scale, GPtrArray *items, const SnToday *today);
double         sn_timeline_scale_x      (const SnTimelineScale *scale, guint32 day, double width);
SnTimelineSpan sn_timeline_span         (SnItem *item, const SnToday *today);
char          *sn_timeline_accessible   (SnItem *item, const SnToday *today);

G_END_DECLS
