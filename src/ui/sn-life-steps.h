/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sn-item.h"
#include "sn-today.h"

G_BEGIN_DECLS

/**
 * SnLifeStep:
 *
 * The steps on the way of a modification of the Smart Energy Code.
 */
typedef enum {
  SN_LIFE_DRAFT,
  SN_LIFE_REFINEMENT,
  SN_LIFE_REPORT,
  SN_LIFE_VOTE,
  SN_LIFE_DECISION,
  SN_LIFE_RELEASE,
} SnLifeStep;
#define SN_N_LIFE_STEPS 6

/**
 * SnLifeState:
 * @SN_LIFE_UNKNOWN: no newsletter says anything of it
 * @SN_LIFE_DONE: it is over
 * @SN_LIFE_CURRENT: it is on
 * @SN_LIFE_AHEAD: a newsletter says when it will be
 */
typedef enum {
  SN_LIFE_UNKNOWN,
  SN_LIFE_DONE,
  SN_LIFE_CURRENT,
  SN_LIFE_AHEAD,
} SnLifeState;

/**
 * SnLifePoint:
 * @state: how it stands
 * @date: when it is, or ends; not set where no newsletter says
 *
 * What is known of one step.
 */
typedef struct {
  SnLifeState state;
  SnDate      date;
} SnLifePoint;

gboolean    sn_life_is_modification (const char *reference);
void        sn_life_find            (GPtrArray *story, const SnToday *today, SnLifePoint *points);
guint       sn_life_reached         (const SnLifePoint *points);
const char *sn_life_step_name       (SnLifeStep step);
char       *sn_life_when            (const SnLifePoint *point, const SnToday *today);
char       *sn_life_accessible      (SnLifeStep step, const SnLifePoint *point, const SnToday *today);

G_END_DECLS
