/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sn-date.h"

G_BEGIN_DECLS

/**
 * SnIcsWriter:
 * @out: what was written so far
 * @line: the line that is being made, for the writer only
 *
 * Writes the lines of RFC 5545, section 3.1, with their escapes and folds.
 */
typedef struct {
  GString *out;
  GString *line;
} SnIcsWriter;

void  sn_ics_writer_init   (SnIcsWriter *self);
char *sn_ics_writer_finish (SnIcsWriter *self);
void  sn_ics_writer_clear  (SnIcsWriter *self);
void  sn_ics_add           (SnIcsWriter *self, const char *name, const char *value);
void  sn_ics_add_text      (SnIcsWriter *self, const char *name, const char *text);
void  sn_ics_add_number    (SnIcsWriter *self, const char *name, guint number);
void  sn_ics_add_day       (SnIcsWriter *self, const char *name, const SnDate *day);
void  sn_ics_add_moment    (SnIcsWriter *self, const char *name, GDateTime *moment);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SnIcsWriter, sn_ics_writer_clear)

G_END_DECLS
