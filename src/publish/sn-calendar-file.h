/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-publication.h"

G_BEGIN_DECLS

/**
 * SnCalendarFile:
 * @path: (nullable): where it is; %NULL where there is to be none
 * @todos: see #SnIcsOptions
 * @months: see #SnIcsOptions
 * @rules: when to remind
 *
 * A calendar file that is kept up to date, for programs that subscribe to it.
 */
typedef struct {
  char        *path;
  gboolean     todos;
  gboolean     months;
  SnIcsAlarms rules;
} SnCalendarFile;

SnCalendarFile *sn_calendar_file_new    (GSettings *settings, GSettings *store_settings);
SnCalendarFile *sn_calendar_file_copy   (const SnCalendarFile *self);
void            sn_calendar_file_free   (SnCalendarFile *self);
char           *sn_calendar_file_prepare (const char *path, const char *text, GError **error);
gboolean        sn_calendar_file_put     (const char *path, const char *prepared, GError **error);
gboolean        sn_calendar_file_write  (const char *path, const char *text, GError **error);
void            sn_calendar_options_init (SnIcsOptions *options, SnIcsAlarms *rules, GSettings *settings,
                                          GDateTime *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnCalendarFile, sn_calendar_file_free)

G_END_DECLS
