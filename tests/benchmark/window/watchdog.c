/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

/* Goes before gtk_init_check() of the program that it is linked to, and measures
 * how long the main loop is away from waiting for events each time that it was
 * woken: for so long the window neither hears a key nor draws. The milliseconds,
 * one a line, are in the file SECNEWS_WATCHDOG when the program ends; only those
 * from the first SIGUSR1 on, which says that the start is over. */

gboolean __real_gtk_init_check (void);
gboolean __wrap_gtk_init_check (void);

static GArray *busy; /* double */
static gint64 woken;
static volatile sig_atomic_t begun;

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 now = g_get_monotonic_time ();
  double milliseconds = (double) (now - woken) / 1000;
  int result;

  if (woken != 0 && begun)
    g_array_append_val (busy, milliseconds);
  result = g_poll (fds, n_fds, timeout);
  woken = g_get_monotonic_time ();
  return result;
}

static void
begin_cb (int number)
{
  begun = TRUE;
}

static void
write_cb (void)
{
  FILE *file = fopen (g_getenv ("SECNEWS_WATCHDOG"), "w");

  for (guint i = 0; file != NULL && i < busy->len; i++)
    fprintf (file, "%.3f\n", g_array_index (busy, double, i));
  if (file == NULL || fclose (file) != 0)
    perror (g_getenv ("SECNEWS_WATCHDOG"));
  g_array_unref (busy);
}

gboolean
__wrap_gtk_init_check (void)
{
  if (g_getenv ("SECNEWS_WATCHDOG") != NULL)
    {
      busy = g_array_new (FALSE, FALSE, sizeof (double));
      signal (SIGUSR1, begin_cb);
      g_main_context_set_poll_func (NULL, poll_cb);
      atexit (write_cb);
    }
  return __real_gtk_init_check ();
}
