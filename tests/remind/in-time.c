/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/timerfd.h>

/* Goes before the clock and the timer of the program that it is linked to, so that
 * a test goes through a year in minutes. SECNEWS_TEST_TIME is a folder: "now" holds
 * the seconds since 1970 that the clock tells; "armed" is written whenever the
 * timer is set, with how often that was and to which second. The timer rings when
 * the test sends SIGUSR1, as it does when that second has come or a clock is set.
 * SECNEWS_TEST_SANDBOX has the program believe that it is in a sandbox. */

GDateTime *__real_g_date_time_new_now (GTimeZone *zone);
GDateTime *__wrap_g_date_time_new_now (GTimeZone *zone);
int __real_timerfd_settime (int fd, int flags, const struct itimerspec *when, struct itimerspec *before);
int __wrap_timerfd_settime (int fd, int flags, const struct itimerspec *when, struct itimerspec *before);
gboolean __real_sn_sandboxed (void);
gboolean __wrap_sn_sandboxed (void);

static volatile sig_atomic_t timer = -1;

static void
ring (int signal_number)
{
  const struct itimerspec at_once = { .it_value = { .tv_nsec = 1 } };

  if (timer >= 0)
    __real_timerfd_settime (timer, 0, &at_once, NULL);
}

static gint64
read_now (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SECNEWS_TEST_TIME"), "now", NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    abort ();
  return g_ascii_strtoll (text, NULL, 10);
}

GDateTime *
__wrap_g_date_time_new_now (GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = NULL;

  if (g_getenv ("SECNEWS_TEST_TIME") == NULL)
    return __real_g_date_time_new_now (zone);
  utc = g_date_time_new_from_unix_utc (read_now ());
  return g_date_time_to_timezone (utc, zone);
}

int
__wrap_timerfd_settime (int fd, int flags, const struct itimerspec *when, struct itimerspec *before)
{
  static unsigned count = 0;
  g_autofree char *path = NULL, *text = NULL;

  if (g_getenv ("SECNEWS_TEST_TIME") == NULL)
    return __real_timerfd_settime (fd, flags, when, before);
  timer = fd;
  signal (SIGUSR1, ring);
  path = g_build_filename (g_getenv ("SECNEWS_TEST_TIME"), "armed", NULL);
  text = g_strdup_printf ("%u %lld", ++count, (long long) when->it_value.tv_sec);
  if (!g_file_set_contents (path, text, -1, NULL))
    abort ();
  if ((gint64) when->it_value.tv_sec <= read_now ())
    ring (SIGUSR1);
  return 0;
}

gboolean
__wrap_sn_sandboxed (void)
{
  return g_getenv ("SECNEWS_TEST_SANDBOX") != NULL || __real_sn_sandboxed ();
}
