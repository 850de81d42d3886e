/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-working-days.h"

G_BEGIN_DECLS

/**
 * SnBankHoliday:
 * @julian: the day, as GDate counts
 * @name: its name, which lives as long as the program
 *
 * One bank holiday.
 */
typedef struct {
  guint32     julian;
  const char *name;
} SnBankHoliday;

GArray *sn_bank_holidays_of_year (SnDivision division, guint year);
gboolean sn_bank_holidays_check  (GKeyFile *file, GError **error);

G_END_DECLS
