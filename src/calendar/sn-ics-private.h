/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libical/ical.h>

#include "sn-item.h"

G_BEGIN_DECLS

icalcomponent *sn_ics_event_new   (SnItem *item, const char *uid, GDateTime *now, GTimeZone *zone);
icaltimetype   sn_ics_time_of_utc (GDateTime *moment);
char          *sn_ics_fold        (const char *text);

G_END_DECLS
