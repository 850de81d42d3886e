/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-reading.h"

G_BEGIN_DECLS

/**
 * SnWhenFlags:
 * @SN_WHEN_NO_YEAR: the year was worked out from the issue date
 * @SN_WHEN_RELATIVE: the day was worked out from the issue date ("tomorrow")
 * @SN_WHEN_VAGUE: "early March", "end of 2020": a part of what @date is
 * @SN_WHEN_IMPOSSIBLE: written like a date, but the calendar has no such day
 * @SN_WHEN_CONTRADICTED: the weekday that stands with it is another one
 * @SN_WHEN_UNKNOWN: "TBC"
 * @SN_WHEN_WEEK: "w/c": the week that begins on that day
 * @SN_WHEN_FROM_TO: a range written "from … to …", which may also be a move
 */
typedef enum {
  SN_WHEN_NO_YEAR = 1 << 0,
  SN_WHEN_RELATIVE = 1 << 1,
  SN_WHEN_VAGUE = 1 << 2,
  SN_WHEN_IMPOSSIBLE = 1 << 3,
  SN_WHEN_CONTRADICTED = 1 << 4,
  SN_WHEN_UNKNOWN = 1 << 5,
  SN_WHEN_WEEK = 1 << 6,
  SN_WHEN_FROM_TO = 1 << 7,
} SnWhenFlags;

/**
 * SnWhen:
 * @block: its block
 * @first: its first token
 * @end: the token after its last
 * @date: what it means; a time alone has no day, an impossible date is not set
 * @flags: how it came by that
 *
 * An expression of time in the text.
 */
typedef struct {
  guint       block;
  guint32     first;
  guint32     end;
  SnDate      date;
  SnWhenFlags flags;
} SnWhen;

GArray *sn_date_finder_find      (const SnReading *reading, const SnDate *issued);
GArray *sn_date_finder_find_in   (const SnReading *reading, guint block, const SnDate *issued);
SnDate  sn_date_finder_complete  (guint month, guint day, const SnDate *issued);

G_END_DECLS
