/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-store.h"

G_BEGIN_DECLS

/**
 * SnCalendarFeed:
 *
 * What the calendar shows, read out of the store: the items of the days that
 * are in view, those without a day from that month on, the agenda from some day
 * on, and the newsletters that were issued on the days in view.
 *
 * Signals `month-loaded` (with its newsletters), `later-loaded` and
 * `agenda-loaded`: these are new ones. Signal `failed`, with a sentence: they
 * could not be read.
 */
#define SN_TYPE_CALENDAR_FEED (sn_calendar_feed_get_type ())
G_DECLARE_FINAL_TYPE (SnCalendarFeed, sn_calendar_feed, SN, CALENDAR_FEED, GObject)

SnCalendarFeed *sn_calendar_feed_new          (SnStore *store);
void            sn_calendar_feed_load_month   (SnCalendarFeed *self, const SnDate *month);
void            sn_calendar_feed_load_agenda  (SnCalendarFeed *self, guint32 julian);
gboolean        sn_calendar_feed_lengthen_agenda (SnCalendarFeed *self);
gboolean        sn_calendar_feed_has_day      (SnCalendarFeed *self, guint32 julian);
guint32         sn_calendar_feed_get_start    (SnCalendarFeed *self);
GPtrArray      *sn_calendar_feed_get_month    (SnCalendarFeed *self);
GPtrArray      *sn_calendar_feed_get_later    (SnCalendarFeed *self);
GPtrArray      *sn_calendar_feed_get_agenda   (SnCalendarFeed *self);
GPtrArray      *sn_calendar_feed_get_newsletters (SnCalendarFeed *self);
void            sn_calendar_feed_set_kinds    (SnCalendarFeed *self, guint kinds);

G_END_DECLS
