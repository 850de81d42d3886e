/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-item.h"

/* Items for the tests of calendars: one of each kind of date, and texts that
 * try to get out of their line. */
GPtrArray *ics_items_new (void);
