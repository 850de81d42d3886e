/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SnAlarm:
 *
 * The one timer of the reminder service. It rings at a moment of the wall clock,
 * also if that came while the computer slept, and whenever somebody sets the
 * clock; in between it costs nothing.
 */
typedef struct _SnAlarm SnAlarm;

SnAlarm *sn_alarm_new  (GSourceOnceFunc ring, gpointer data, GError **error);
void     sn_alarm_set  (SnAlarm *self, gint64 at);
void     sn_alarm_free (SnAlarm *self);

G_END_DECLS
