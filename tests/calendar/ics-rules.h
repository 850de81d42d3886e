/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-ics.h"

/* When calendars of tests remind: as the program does before anybody has chosen
 * anything, by the bank holidays of England and Wales. */
static inline SnIcsAlarms
ics_rules_new (void)
{
  return (SnIcsAlarms){
    .division = SN_DIVISION_ENGLAND_AND_WALES,
    .minutes = 9 * 60,
    .leads = {
      [SN_ITEM_CONSULTATION] = 1 << 7 | 1 << 2 | 1 << 1 | 1 << 0,
      [SN_ITEM_VACANCY] = 1 << 5 | 1 << 1,
      [SN_ITEM_EVENT] = 1 << 1,
      [SN_ITEM_DEADLINE] = 1 << 7 | 1 << 2 | 1 << 1 | 1 << 0,
    },
  };
}
