/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnConsultationFilter:
 *
 * Which consultations the list shows.
 */
typedef enum {
  SN_CONSULTATIONS_OPEN,
  SN_CONSULTATIONS_SOON,
  SN_CONSULTATIONS_ANSWERED,
  SN_CONSULTATIONS_CLOSED,
  SN_CONSULTATIONS_DISMISSED,
} SnConsultationFilter;
#define SN_N_CONSULTATION_FILTERS 5

/**
 * SnConsultationSort:
 *
 * What the list is ordered and grouped by.
 */
typedef enum {
  SN_CONSULTATIONS_BY_DATE,
  SN_CONSULTATIONS_BY_ORGANISER,
  SN_CONSULTATIONS_BY_STATUS,
} SnConsultationSort;

/**
 * SnConsultationView:
 * @filter: which ones
 * @sort: in which order
 * @today: the day it is
 * @plain: whether to leave out the headings
 *
 * How the consultations are looked at. A plain value.
 */
typedef struct {
  SnConsultationFilter filter;
  SnConsultationSort   sort;
  SnToday              today;
  gboolean             plain;
} SnConsultationView;

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
const SnToday *sn_consultation_entry_get_today   (SnConsultationEntry *self);
gboolean      sn_consultation_entry_get_soon    (SnConsultationEntry *self);

gboolean      sn_consultation_view_shows        (const SnConsultationView *view, SnItem *item);
GPtrArray    *sn_consultation_entries_new       (GPtrArray *items, const SnConsultationView *view);

G_END_DECLS
