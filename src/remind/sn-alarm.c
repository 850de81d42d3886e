/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-alarm.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "sn-error.h"

struct _SnAlarm
{
  int fd;
  guint source;
  GSourceOnceFunc ring;
  gpointer data;
};

/* Reading fails with ECANCELED where the clock was set, or went on while the
 * computer slept: what is due may be another thing now, so that rings too. */
static gboolean
ready_cb (int fd, GIOCondition condition, gpointer data)
{
  SnAlarm *self = data;
  guint64 times;

  if (read (fd, &times, sizeof times) == sizeof times || errno == ECANCELED)
    self->ring (self->data);
  return G_SOURCE_CONTINUE;
}

/**
 * sn_alarm_new:
 * @ring: called with @data in this thread's default context when it rings
 *
 * Errors: %SN_ERROR_IO.
 *
 * Returns: (transfer full) (nullable): an alarm that is not set.
 */
SnAlarm *
sn_alarm_new (GSourceOnceFunc ring, gpointer data, GError **error)
{
  int fd = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  SnAlarm *self;

  if (fd < 0)
    {
      g_set_error (error, SN_ERROR, SN_ERROR_IO, "There is no timer: %s", g_strerror (errno));
      return NULL;
    }
  self = g_new0 (SnAlarm, 1);
  self->fd = fd;
  self->ring = ring;
  self->data = data;
  self->source = g_unix_fd_add (fd, G_IO_IN, ready_cb, self);
  return self;
}

/**
 * sn_alarm_set:
 * @at: when to ring, seconds since 1970; what is past rings at once
 *
 * Sets the alarm; what it was set to before is forgotten.
 */
void
sn_alarm_set (SnAlarm *self, gint64 at)
{
  struct itimerspec when = { .it_value = { .tv_sec = MAX (at, 1) } };

  if (timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) != 0)
    g_warning ("The timer cannot be set: %s", g_strerror (errno));
}

/**
 * sn_alarm_free:
 *
 * Frees it; it does not ring any more.
 */
void
sn_alarm_free (SnAlarm *self)
{
  g_source_remove (self->source);
  close (self->fd);
  g_free (self);
}
