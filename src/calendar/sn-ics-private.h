/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-ics-writer.h"
#include "sn-ics.h"

G_BEGIN_DECLS

/* For the files of this folder and its tests only. */

/**
 * SnIcsContext:
 * @options: how to write
 * @zone: the zone of the times in newsletters
 * @alarms: moments of alarms by kind and day, since many items share a day
 * @timeless: whether nothing is written that depends on when it is written
 *
 * What the items of one calendar share.
 */
typedef struct {
  const SnIcsOptions *options;
  GTimeZone          *zone;
  GHashTable         *alarms;
  gboolean            timeless;
} SnIcsContext;

gboolean sn_ics_context_init  (SnIcsContext *self, const SnIcsOptions *options, GError **error);
void     sn_ics_context_clear (SnIcsContext *self);
void     sn_ics_write_entry   (SnIcsWriter *writer, SnIcsContext *context, const SnIcsEntry *entry);

gboolean sn_ics_is_closing    (SnItem *item);
char    *sn_ics_summary       (SnItem *item, gboolean all_day, gboolean cancelled);
char    *sn_ics_description   (SnItem *item, gboolean all_day);
char    *sn_ics_url           (SnItem *item);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SnIcsContext, sn_ics_context_clear)

G_END_DECLS
