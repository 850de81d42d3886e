/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-remind-rules.h"

G_BEGIN_DECLS

/* The ways to put a reminder off that need no date. */
#define SN_SNOOZE_HOUR "hour"
#define SN_SNOOZE_TOMORROW "tomorrow"
#define SN_SNOOZE_WORKING_DAY "working-day"
#define SN_SNOOZE_WEEK "week"

char *sn_snooze_until (const SnRemindRules *rules, const char *how, GDateTime *now);
char *sn_snooze_day   (const SnRemindRules *rules, const SnDate *day);

G_END_DECLS
