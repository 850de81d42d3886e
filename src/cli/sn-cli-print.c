/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-cli-private.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "sn-plain.h"
#include "sn-working-days.h"

#define PROGRESS_MICROSECONDS (100 * 1000)

/**
 * sn_cli_write:
 *
 * Writes @text to stdout as it is. The first failure is kept in @cli, and
 * nothing is written after it.
 */
void
sn_cli_write (SnCli *cli, const char *text)
{
  if (cli->output_errno == 0 && fputs (text, stdout) == EOF)
    cli->output_errno = errno != 0 ? errno : EIO;
}

/**
 * sn_cli_flush:
 *
 * Gives away what was written to stdout so far, and remembers where that failed.
 *
 * Returns: whether all of it got out.
 */
gboolean
sn_cli_flush (SnCli *cli)
{
  if (cli->output_errno == 0 && fflush (stdout) == EOF)
    cli->output_errno = errno != 0 ? errno : EIO;
  return cli->output_errno == 0;
}

/**
 * sn_cli_print:
 *
 * Writes one line to stdout, made plain after its indent: nothing in it can
 * steer a terminal.
 */
void
sn_cli_print (SnCli *cli, const char *format, ...)
{
  g_autofree char *line = NULL, *plain = NULL;
  va_list arguments;
  gsize indent;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  indent = strspn (line, " ");
  plain = sn_plain_text (line);
  if (*plain != '\0')
    {
      g_autofree char *margin = g_strnfill (indent, ' ');

      sn_cli_write (cli, margin);
      sn_cli_write (cli, plain);
    }
  sn_cli_write (cli, "\n");
}

/**
 * sn_cli_print_field:
 * @indent: columns before the label
 * @text: (nullable): the value; without one nothing is printed
 *
 * Prints "label: value", values of several fields one under the other.
 */
void
sn_cli_print_field (SnCli *cli, guint indent, const char *label, const char *text)
{
  g_autofree char *plain = sn_plain_text (text);
  g_autofree char *head = g_strdup_printf ("%*s%s:", (int) indent, "", label);
  g_autofree char *line = NULL;

  if (*plain == '\0')
    return;
  line = g_strdup_printf ("%-*s %s\n", (int) indent + 12, head, plain);
  sn_cli_write (cli, line);
}

/* Writes one line to stderr, after a line of progress was wiped away. */
static void
say (SnCli *cli, const char *subject, const char *format, va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  g_autofree char *plain = sn_plain_text (text);
  g_autofree char *name = sn_plain_text (subject);

  sn_cli_progress_end (cli);
  fprintf (stderr, "secnews: %s%s%s\n", name, *name != '\0' ? ": " : "", plain);
}

/**
 * sn_cli_error:
 * @subject: (nullable): what failed, as it is displayed
 *
 * Says on stderr that something failed, and remembers it for the exit status.
 */
void
sn_cli_error (SnCli *cli, const char *subject, const char *format, ...)
{
  va_list arguments;

  cli->failed = TRUE;
  va_start (arguments, format);
  say (cli, subject, format, arguments);
  va_end (arguments);
}

/**
 * sn_cli_note:
 *
 * Says something on stderr, unless the user wants it quiet.
 */
void
sn_cli_note (SnCli *cli, const char *format, ...)
{
  va_list arguments;

  if (cli->options.quiet)
    return;
  va_start (arguments, format);
  say (cli, NULL, format, arguments);
  va_end (arguments);
}

static guint
terminal_width (void)
{
  struct winsize size;

  return ioctl (STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/* "312 a second, 4 min left", once there is enough to tell from. */
static char *
describe_speed (gint64 elapsed, double fraction, guint n_done)
{
  double seconds = (double) elapsed / G_USEC_PER_SEC;
  double left = fraction > 0 ? seconds / fraction * (1 - fraction) : 0;

  if (seconds < 1 || n_done == 0)
    return g_strdup ("");
  if (fraction <= 0 || fraction >= 1)
    return g_strdup_printf (", %.0f a second", n_done / seconds);
  if (left < 90)
    return g_strdup_printf (", %.0f a second, %.0f s left", n_done / seconds, left);
  return g_strdup_printf (", %.0f a second, %.0f min left", n_done / seconds, left / 60);
}

/* As wide as the terminal leaves room for; none on a very narrow one. */
static char *
draw_bar (double fraction, guint width)
{
  GString *bar = g_string_new (NULL);
  guint room = width > 8 ? MIN (width - 8, 40) : 0;
  guint full = (guint) (fraction * room);

  if (room < 8)
    return g_string_free (bar, FALSE);
  g_string_append_c (bar, '[');
  for (guint i = 0; i < room; i++)
    g_string_append_c (bar, i < full ? '#' : '.');
  g_string_append (bar, "] ");
  return g_string_free (bar, FALSE);
}

/**
 * sn_cli_progress:
 * @fraction: how much is done, 0 to 1
 * @n_done: how many newsletters that are
 *
 * Draws a bar on a terminal, and only there, a few times a second.
 */
void
sn_cli_progress (SnCli *cli, double fraction, guint n_done)
{
  gint64 now = g_get_monotonic_time ();
  g_autofree char *speed = NULL, *words = NULL, *bar = NULL;
  guint width;

  if (cli->options.quiet || !isatty (STDERR_FILENO) || now - cli->progress_told < PROGRESS_MICROSECONDS)
    return;
  if (cli->progress_began == 0)
    cli->progress_began = now;
  cli->progress_told = now;
  speed = describe_speed (now - cli->progress_began, fraction, n_done);
  words = g_strdup_printf ("%3.0f %%  %u %s%s", fraction * 100, n_done,
                           sn_cli_plural (n_done, "newsletter", "newsletters"), speed);
  width = terminal_width ();
  bar = draw_bar (fraction, width > strlen (words) ? width - (guint) strlen (words) : 0);
  fprintf (stderr, "\r\033[K%s%.*s", bar, (int) width - 1, words);
  fflush (stderr);
  cli->progress = TRUE;
}

/**
 * sn_cli_progress_end:
 *
 * Wipes the line of progress away, where there is one.
 */
void
sn_cli_progress_end (SnCli *cli)
{
  if (cli->progress)
    fputs ("\r\033[K", stderr);
  cli->progress = FALSE;
}

/**
 * sn_cli_display_path:
 *
 * Returns: (transfer full): @path as it can be shown: UTF-8, on one line,
 *   without control characters.
 */
char *
sn_cli_display_path (const char *path)
{
  g_autofree char *display = g_filename_display_name (path);

  return sn_plain_text (display);
}

/**
 * sn_cli_plural:
 *
 * Returns: @one where @n is 1, else @many.
 */
const char *
sn_cli_plural (guint n, const char *one, const char *many)
{
  return n == 1 ? one : many;
}

/**
 * sn_cli_days_left:
 * @date: a closing date
 *
 * Returns: (transfer full): how long there is still time, in working days of
 *   England and Wales; empty where the day is not known.
 */
char *
sn_cli_days_left (const SnDate *date, const SnDate *today)
{
  SnDate last = sn_date_from_julian (sn_date_last_julian (date));
  int days;

  if (sn_date_precision (date) != SN_PRECISION_DAY)
    return g_strdup (sn_date_is_set (date) ? "" : "no date stated");
  if (sn_date_same_days (&last, today))
    return g_strdup ("closes today");
  if (sn_date_compare (&last, today) < 0)
    return g_strdup ("closed");
  days = sn_working_days_between (SN_DIVISION_ENGLAND_AND_WALES, today, &last);
  if (days == 0)
    return g_strdup ("no working day left");
  return g_strdup_printf ("%d working %s left", days, sn_cli_plural ((guint) days, "day", "days"));
}
