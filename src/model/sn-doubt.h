/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-date.h"

G_BEGIN_DECLS

/* What is said where the reading of an item is in doubt. These sentences are
 * stored, so each stays as it is. */
#define SN_DOUBT_TABLE_SAYS "The table of dates says %s"
#define SN_DOUBT_ELSEWHERE_SAYS "Elsewhere the newsletter says %s"
#define SN_DOUBT_WEEKDAY "The weekday in “%s” is not that day's"
#define SN_DOUBT_NO_SUCH_DATE "“%s” is no date of the calendar"
#define SN_DOUBT_NO_CLOSING_DATE "No closing date is stated"
#define SN_DOUBT_UNKNOWN_WORDS "What is on that day is said in unknown words"
#define SN_DOUBT_NO_CATEGORY "Which party category the seat is for is not stated"

const char *sn_doubt_get_field (const char *doubt);
gboolean    sn_doubt_get_date  (const char *doubt, SnDate *date);

G_END_DECLS
