/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-db.h"
#include "sn-reminder.h"

G_BEGIN_DECLS

/**
 * SnStanding:
 * @id: under which it was shown
 * @server: (nullable): who shows it, as far as that is known
 * @number: as what it is known there; 0: not known, or not needed
 *
 * A notice that may still stand on the screen.
 */
typedef struct {
  char  *id;
  char  *server;
  gint64 number;
} SnStanding;

void sn_standing_free (SnStanding *standing);

/**
 * SnRemindState:
 * @items: (element-type SnItem): all of which there may be a reminder around a
 *   day: what is dated near it, and what the user gave a date
 * @reminders: (element-type SnReminder): the ledger
 * @standing: (element-type SnStanding): what may stand on the screen
 * @seen_until: until when reminders were looked after; -1: never yet
 *
 * What the store knows of reminders.
 */
typedef struct {
  GPtrArray *items;
  GPtrArray *reminders;
  GPtrArray *standing;
  gint64     seen_until;
} SnRemindState;

/**
 * SnRemindChanges:
 * @put: (element-type SnReminder): rows of the ledger that are new or changed
 * @drop: (element-type SnReminder): rows that are planned and no longer wanted
 * @withdrawn: (element-type utf8): notices that no longer stand
 * @on_screen: whether what is being shown now stands on the screen from now on
 * @seen_until: the new value; as it was where nothing else is worth writing
 *
 * What is to be written to the ledger.
 */
typedef struct {
  GPtrArray *put;
  GPtrArray *drop;
  GPtrArray *withdrawn;
  gboolean   on_screen;
  gint64     seen_until;
} SnRemindChanges;

/* Decides what is to be written, from what there is. */
typedef void (*SnRemindDecide) (const SnRemindState *state, SnRemindChanges *changes, gpointer data);

/* How far around today an item's date may lie for it to be among the items. */
#define SN_REMIND_DAYS_BEFORE 70
#define SN_REMIND_DAYS_AFTER 400

gboolean    sn_db_remind             (SnDb *db, const SnDate *today, gboolean write, SnRemindDecide decide,
                                      gpointer data, GError **error);
gboolean    sn_db_remind_delivered   (SnDb *db, const char *notice, const char *server, gint64 number, gint64 now,
                                      GError **error);
gboolean    sn_db_remind_failed      (SnDb *db, const char *notice, GError **error);
gboolean    sn_db_remind_closed      (SnDb *db, const char *notice, GError **error);
GPtrArray  *sn_db_remind_items_of    (SnDb *db, const char *notice, const SnDate *today, GError **error);

G_END_DECLS
