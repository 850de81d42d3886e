/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-query.h"

G_BEGIN_DECLS

/**
 * SnCalendarFilter:
 *
 * Which items the calendar lets through: those of the kinds that are shown, of
 * these those of the committees and organisers that were chosen (all while none
 * is), and with only_mine no seats for other categories.
 *
 * Signal `changed`: it lets other items through than before.
 */
#define SN_TYPE_CALENDAR_FILTER (sn_calendar_filter_get_type ())
G_DECLARE_FINAL_TYPE (SnCalendarFilter, sn_calendar_filter, SN, CALENDAR_FILTER, GObject)

/* Bits of all kinds. */
#define SN_CALENDAR_ALL_KINDS ((1u << SN_N_ITEM_KINDS) - 1)

SnCalendarFilter *sn_calendar_filter_new           (void);
guint             sn_calendar_filter_get_kinds     (SnCalendarFilter *self);
void              sn_calendar_filter_set_kinds     (SnCalendarFilter *self, guint kinds);
gboolean          sn_calendar_filter_is_chosen     (SnCalendarFilter *self, const char *name);
void              sn_calendar_filter_choose        (SnCalendarFilter *self, const char *name, gboolean chosen);
const char       *sn_calendar_filter_get_category  (SnCalendarFilter *self);
void              sn_calendar_filter_set_category  (SnCalendarFilter *self, const char *category);
gboolean          sn_calendar_filter_get_only_mine (SnCalendarFilter *self);
void              sn_calendar_filter_set_only_mine (SnCalendarFilter *self, gboolean only_mine);
gboolean          sn_calendar_filter_is_on         (SnCalendarFilter *self);
gboolean          sn_calendar_filter_has_choice    (SnCalendarFilter *self);
void              sn_calendar_filter_reset         (SnCalendarFilter *self);
void              sn_calendar_filter_reveal        (SnCalendarFilter *self, SnItem *item);
gboolean          sn_calendar_filter_matches       (SnCalendarFilter *self, SnItem *item);
GPtrArray        *sn_calendar_filter_select        (SnCalendarFilter *self, GPtrArray *items);
SnQuery          *sn_calendar_filter_query        (SnCalendarFilter *self, const SnDate *today);
char             *sn_calendar_filter_describe      (SnCalendarFilter *self, guint n_hidden);

/* What there is to choose from among @items: names, each once, in order. */
GPtrArray        *sn_calendar_filter_committees    (GPtrArray *items);
GPtrArray        *sn_calendar_filter_organisers    (GPtrArray *items);

G_END_DECLS
