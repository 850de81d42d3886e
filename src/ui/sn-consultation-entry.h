/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnConsultationFilter:
 *
 * Which consultations the list shows.
 */
typedef enum {
  SN_CONSULTATIONS_OPEN,
  SN_CONSULTATIONS_SOON,
  SN_CONSULTATIONS_CLOSED,
} SnConsultationFilter;
#define SN_N_CONSULTATION_FILTERS 3

/**
 * SnConsultationSort:
 *
 * What the list is ordered and grouped by.
 */
typedef enum {
  SN_CONSULTATIONS_BY_DATE,
  SN_CONSULTATIONS_BY_ORGANISER,
} SnConsultationSort;

/**
 * SnConsultationEntry:
 *
 * One line of the list: a consultation, or the heading of a group.
 */
#define SN_TYPE_CONSULTATION_ENTRY (sn_consultation_entry_get_type ())
G_DECLARE_FINAL_TYPE (SnConsultationEntry, sn_consultation_entry, SN, CONSULTATION_ENTRY, GObject)

SnItem       *sn_consultation_entry_get_item    (SnConsultationEntry *self);
const char   *sn_consultation_entry_get_heading (SnConsultationEntry *self);
const char   *sn_consultation_entry_get_note    (SnConsultationEntry *self);
const char   *sn_consultation_entry_get_column  (SnConsultationEntry *self);
const SnDate *sn_consultation_entry_get_today   (SnConsultationEntry *self);

gboolean      sn_consultation_filter_matches    (SnConsultationFilter filter, SnItem *item, const SnDate *today);
GPtrArray    *sn_consultation_entries_new       (GPtrArray *items, SnConsultationFilter filter,
                                                 SnConsultationSort sort, const SnDate *today);

G_END_DECLS
