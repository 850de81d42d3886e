/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-date.h"

G_BEGIN_DECLS

char *sn_day_text_long    (const SnDate *date);
char *sn_day_text_short   (const SnDate *date);
char *sn_day_text_of_time (const SnDate *date);
char *sn_day_text_of_iso  (const char *iso);

G_END_DECLS
