/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-date.h"

G_BEGIN_DECLS

/**
 * SnDivision:
 *
 * A part of the United Kingdom with bank holidays of its own.
 */
typedef enum {
  SN_DIVISION_ENGLAND_AND_WALES,
  SN_DIVISION_SCOTLAND,
  SN_DIVISION_NORTHERN_IRELAND,
} SnDivision;

const char *sn_bank_holiday_name (SnDivision division, const SnDate *day);
gboolean    sn_is_working_day    (SnDivision division, const SnDate *day);
int         sn_working_days_between (SnDivision division, const SnDate *from, const SnDate *to);
SnDate      sn_add_working_days  (SnDivision division, const SnDate *from, int days);
guint       sn_bank_holidays_announced_until (void);

G_END_DECLS
