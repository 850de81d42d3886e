/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-calendar-file.h"

G_BEGIN_DECLS

/**
 * SnExportFormat:
 *
 * What a file is to be.
 */
typedef enum {
  SN_EXPORT_ICS,
  SN_EXPORT_CSV,
  SN_EXPORT_JSON,
  SN_EXPORT_UNKNOWN,
} SnExportFormat;

/**
 * SnExport:
 * @query: (nullable): which items
 * @ids: (nullable) (element-type gint64): where there is no @query: which items
 * @today: the day for which states are worked out
 * @format: how to write them
 * @style: (nullable): how to write a calendar
 * @target: (nullable): who is told by a calendar: see #SnPublication
 * @changed_only: see #SnPublication
 * @no_alarms: whether a calendar is to be without reminders
 *
 * What to give away of a store. A plain value whose pointers the caller keeps.
 */
typedef struct {
  const SnQuery        *query;
  GArray               *ids;
  SnDate                today;
  SnExportFormat        format;
  const SnCalendarFile *style;
  const char           *target;
  gboolean              changed_only;
  gboolean              no_alarms;
} SnExport;

SnExportFormat sn_export_format_of (const char *name);
SnPublication  sn_export_publication (const SnExport *export, GDateTime *now);
SnPublished   *sn_export_table     (const SnExport *export, GPtrArray *items);
SnPublished   *sn_export_make      (const SnExport *export, SnDb *db, GDateTime *now, GError **error);
SnPublished   *sn_export_write     (const SnExport *export, SnDb *db, const char *path, GDateTime *now, GError **error);

G_END_DECLS
