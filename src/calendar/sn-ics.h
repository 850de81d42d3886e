/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnIcsSummary:
 * @written: how many items are in the calendar
 * @undated: how many were left out because they have no date
 * @imprecise: how many were left out because only month, quarter or year is known
 *
 * What went into a calendar and what did not.
 */
typedef struct {
  guint written;
  guint undated;
  guint imprecise;
} SnIcsSummary;

char *sn_ics_write (GPtrArray *items, GDateTime *now, SnIcsSummary *summary, GError **error);

G_END_DECLS
