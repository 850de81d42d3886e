/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-ics-alarm.h"
#include "sn-item.h"

G_BEGIN_DECLS

/**
 * SnIcsSummary:
 * @written: how many items are in the calendar
 * @undated: how many were left out because they have no date
 * @imprecise: how many were left out because only month, quarter or year is known
 * @dismissed: how many were left out because the user does not want to see them
 * @withdrawn: how many of those written were written for the last time, as
 *   cancelled, because they are no longer in the store or not to be shown
 *
 * What went into a calendar and what did not.
 */
typedef struct {
  guint written;
  guint undated;
  guint imprecise;
  guint dismissed;
  guint withdrawn;
} SnIcsSummary;

/**
 * SnIcsOptions:
 * @now: the moment of writing
 * @alarms: (nullable): when to remind; %NULL for never
 * @todos: whether consultations, vacancies and deadlines are tasks (VTODO), else
 *   whole days that leave one free (VEVENT)
 * @months: whether what has only a month is written too, as tentative and all
 *   over that month
 *
 * How to write a calendar.
 */
typedef struct {
  GDateTime          *now;
  const SnIcsAlarms *alarms;
  gboolean            todos;
  gboolean            months;
} SnIcsOptions;

/**
 * SnIcsEntry:
 * @item: an item
 * @uid: its name in calendars, for life
 * @sequence: its revision: rises with every change
 * @modified: when it was changed last, in seconds since 1970; 0 if unknown
 * @withdrawn: whether calendars are to drop it
 *
 * An item as calendars know it.
 */
typedef struct {
  SnItem  *item;
  char    *uid;
  guint    sequence;
  gint64   modified;
  gboolean withdrawn;
} SnIcsEntry;

SnIcsEntry *sn_ics_entry_new   (SnItem *item, const char *uid);
void        sn_ics_entry_free  (SnIcsEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnIcsEntry, sn_ics_entry_free)

gboolean sn_ics_can_write     (SnItem *item, const SnIcsOptions *options, SnIcsSummary *summary);
char    *sn_ics_fingerprint   (SnItem *item, const SnIcsOptions *options, GError **error);
GPtrArray *sn_ics_fingerprints (GPtrArray *items, guint n_items, const SnIcsOptions *options, GError **error);
char    *sn_ics_write         (GPtrArray *items, const SnIcsOptions *options, SnIcsSummary *summary,
                               GError **error);
char    *sn_ics_write_entries (GPtrArray *entries, const SnIcsOptions *options, GError **error);
gboolean sn_ics_same          (const char *calendar, const char *other);

G_END_DECLS
