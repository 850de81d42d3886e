/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-db-remind.h"
#include "sn-remind-rules.h"

G_BEGIN_DECLS

/**
 * SnShower:
 * @SN_SHOWER_SERVICE: the service, of which there is one in a session, on the screen
 * @SN_SHOWER_COMMAND: a run of the command line, of which there may be several,
 *   in words
 *
 * Who tells what is due.
 */
typedef enum {
  SN_SHOWER_SERVICE,
  SN_SHOWER_COMMAND,
} SnShower;

/**
 * SnNoticeKind:
 * @SN_NOTICE_SINGLE: of one item
 * @SN_NOTICE_DIGEST: of several whose time has come
 * @SN_NOTICE_MISSED: of several whose time came while nobody was there
 */
typedef enum {
  SN_NOTICE_SINGLE,
  SN_NOTICE_DIGEST,
  SN_NOTICE_MISSED,
} SnNoticeKind;

/**
 * SnNotice:
 * @id: what it replaces another by
 * @kind: of what it tells
 * @reminders: (element-type SnReminder): what it tells, one for each matter,
 *   with its item
 *
 * What is to be shown at once.
 */
typedef struct {
  char        *id;
  SnNoticeKind kind;
  GPtrArray   *reminders;
} SnNotice;

void sn_notice_free (SnNotice *notice);

/**
 * SnRemindPlan:
 * @notices: (element-type SnNotice): what to show now
 * @standing: (element-type SnNotice): what stands on the screen and still holds,
 *   as it would be shown now
 * @withdraw: (element-type SnStanding): what to take from the screen
 * @wake: when to look again, seconds since 1970; %G_MAXINT64 after the last day of
 *   the calendar
 *
 * What to do now and when to look again.
 */
typedef struct {
  GPtrArray *notices;
  GPtrArray *standing;
  GPtrArray *withdraw;
  gint64     wake;
} SnRemindPlan;

SnRemindPlan *sn_remind_plan_new  (void);
void          sn_remind_plan_free (SnRemindPlan *plan);
void          sn_remind_plan_make (SnRemindPlan *plan, SnShower shower, const SnRemindRules *rules, gint64 now,
                                   const SnRemindState *state, SnRemindChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnRemindPlan, sn_remind_plan_free)

G_END_DECLS
