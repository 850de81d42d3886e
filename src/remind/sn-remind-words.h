/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-remind-plan.h"

G_BEGIN_DECLS

/* What notices say. All results are (transfer full), plain text, never markup. */

char *sn_remind_words_title (const SnNotice *notice);
char *sn_remind_words_body  (const SnNotice *notice, const SnRemindRules *rules, gint64 now);
char *sn_remind_words_line  (const SnReminder *reminder, const SnRemindRules *rules, gint64 now);

G_END_DECLS
