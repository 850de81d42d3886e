/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-format.h"

G_BEGIN_DECLS

/* What the two halves of the formatting share. */

char *sn_format_coarse_date  (const SnDate *date, const SnToday *today); /* a month, quarter or year; else NULL */
int   sn_format_days_ahead   (const SnDate *date, const SnToday *today);
int   sn_format_working_days (const SnDate *date, const SnToday *today);

G_END_DECLS
