/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sn-date.h"

G_BEGIN_DECLS

/**
 * SnClock:
 *
 * Tells what now is, in the zone Europe/London that the Smart Energy Code is
 * written for, whatever the machine's own zone. It can be set to a day.
 */
#define SN_TYPE_CLOCK (sn_clock_get_type ())
G_DECLARE_FINAL_TYPE (SnClock, sn_clock, SN, CLOCK, GObject)

SnClock   *sn_clock_new       (void);
SnClock   *sn_clock_new_fixed (const SnDate *today);
GDateTime *sn_clock_now       (SnClock *self);
SnDate     sn_clock_today     (SnClock *self);
gboolean   sn_clock_is_fixed  (SnClock *self);
GTimeZone *sn_clock_get_zone  (SnClock *self);

G_END_DECLS
