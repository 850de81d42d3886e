/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a program takes until its window is there and drawn:
 *
 *   first-frame [--keep SECONDS] PROGRAM [ARGUMENT…]
 *
 * Starts the program on the display and prints milliseconds until its window is
 * mapped, until something was drawn in it, and until nothing was drawn for half
 * a second any more (without that half second); then the kilobytes of memory
 * that are the program's share (PSS), and ends it. */

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A window that is smaller is a tooltip or a helper's. */
#define SMALLEST 200
#define QUIET_MS 500
#define PATIENCE_MS 60000

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

typedef struct
{
  Display *display;
  int damage_event;
  Window window;
  double start;
  double mapped;
  double drawn;
  double last;
} Watch;

static int
ignore_cb (Display *display, XErrorEvent *event)
{
  return 0; /* a window that went away meanwhile */
}

static void
see_map (Watch *self, Window window, double now)
{
  XWindowAttributes attributes;

  if (self->window != None || !XGetWindowAttributes (self->display, window, &attributes) ||
      attributes.width < SMALLEST || attributes.override_redirect)
    return;
  self->window = window;
  self->mapped = now;
  XDamageCreate (self->display, window, XDamageReportRawRectangles);
}

static void
see_event (Watch *self, const XEvent *event)
{
  double now = now_ms () - self->start;

  if (event->type == MapNotify)
    see_map (self, event->xmap.window, now);
  else if (event->type == self->damage_event + XDamageNotify)
    {
      if (self->drawn == 0)
        self->drawn = now;
      self->last = now;
    }
}

static int
watch (Watch *self)
{
  struct pollfd poll_fd = { .fd = ConnectionNumber (self->display), .events = POLLIN };

  while (now_ms () - self->start < PATIENCE_MS)
    {
      while (XPending (self->display) > 0)
        {
          XEvent event;

          XNextEvent (self->display, &event);
          see_event (self, &event);
        }
      XFlush (self->display);
      if (self->drawn > 0 && now_ms () - self->start - self->last > QUIET_MS)
        return 1;
      poll (&poll_fd, 1, 5);
    }
  return 0;
}

static long
pss_of (pid_t pid)
{
  char path[64], line[256];
  long kilobytes = 0;
  FILE *file;

  snprintf (path, sizeof path, "/proc/%d/smaps_rollup", (int) pid);
  file = fopen (path, "r");
  while (file != NULL && fgets (line, sizeof line, file) != NULL)
    if (strncmp (line, "Pss:", 4) == 0)
      kilobytes = atol (line + 4);
  if (file != NULL)
    fclose (file);
  return kilobytes;
}

int
main (int argc, char **argv)
{
  Watch self = { .display = XOpenDisplay (NULL) };
  int error_base, keep = 0, first = 1;
  pid_t pid;

  if (argc > 3 && strcmp (argv[1], "--keep") == 0)
    {
      keep = atoi (argv[2]);
      first = 3;
    }
  if (argc <= first || self.display == NULL || !XDamageQueryExtension (self.display, &self.damage_event, &error_base))
    {
      fprintf (stderr, "usage: first-frame [--keep SECONDS] PROGRAM [ARGUMENT…], on a display\n");
      return 2;
    }
  XSetErrorHandler (ignore_cb);
  XSelectInput (self.display, DefaultRootWindow (self.display), SubstructureNotifyMask);
  XSync (self.display, False);
  self.start = now_ms ();
  pid = fork ();
  if (pid == 0)
    {
      execvp (argv[first], argv + first);
      fprintf (stderr, "%s: %s\n", argv[first], strerror (errno));
      _exit (127);
    }
  if (!watch (&self))
    fprintf (stderr, "%s showed no window\n", argv[first]);
  sleep ((unsigned) keep);
  printf ("%.1f %.1f %.1f %ld\n", self.mapped, self.drawn, self.last, pss_of (pid));
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  XCloseDisplay (self.display);
  return self.drawn > 0 ? 0 : 1;
}
