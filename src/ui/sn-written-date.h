/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-date.h"

G_BEGIN_DECLS

const char *sn_written_date_read (const char *text, const SnDate *today, SnDate *date);

G_END_DECLS
