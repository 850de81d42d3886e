/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-timeline-axis.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"

/**
 * sn_timeline_caption:
 * @text: a word or two
 * @css_class: its style
 *
 * Returns: (transfer floating): a label in the middle of its height.
 */
GtkWidget *
sn_timeline_caption (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static gboolean
is_busy (const SnTimelineScale *scale, guint week)
{
  return scale->closing[week] >= SN_TIMELINE_BUSY;
}

/**
 * sn_timeline_axis_ground:
 * @track: what to fill
 * @scale: which days are shown
 * @today_line: whether today has a line
 *
 * Fills what lies behind the bars: a column a week, marked where several consultations close.
 */
void
sn_timeline_axis_ground (SnTimelineTrack *track, const SnTimelineScale *scale, gboolean today_line)
{
  GtkWidget *line;

  sn_timeline_track_clear (track);
  for (guint week = 0; week < scale->n_weeks; week++)
    {
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      guint32 monday = scale->first + 7 * week;

      gtk_widget_add_css_class (column, "sn-week");
      if (is_busy (scale, week))
        gtk_widget_add_css_class (column, "busy");
      sn_timeline_track_cover (track, column, monday, monday + 7);
    }
  /* Where words stand above the bars it would go through them. */
  if (!today_line)
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (line, "sn-today-line");
  sn_timeline_track_point (track, line, scale->today, 0.5);
}

/* "3 close" above a week in which several do. */
static void
add_busy (SnTimelineTrack *track, const SnTimelineScale *scale, guint week)
{
  guint n = scale->closing[week];
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *words = g_strdup_printf (ngettext ("%u closes", "%u close", n), n);

  gtk_widget_add_css_class (mark, "sn-busy-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (mark), sn_parts_line_icon ("sn-soon-symbolic", 12));
  gtk_box_append (GTK_BOX (mark), sn_timeline_caption (words, "caption-heading"));
  sn_timeline_track_words (track, mark, scale->first + 7 * week);
}

/**
 * sn_timeline_axis_months:
 * @track: what to fill
 * @scale: which days are shown
 *
 * Fills the months, and says of which weeks several consultations close in.
 */
void
sn_timeline_axis_months (SnTimelineTrack *track, const SnTimelineScale *scale)
{
  guint shown = 0;

  sn_timeline_track_clear (track);
  for (guint week = 0; week < scale->n_weeks; week++)
    {
      SnDate monday = sn_date_from_julian (scale->first + 7 * week);
      g_autofree char *name = NULL;

      if (monday.month == shown)
        continue;
      shown = monday.month;
      name = sn_format_month (monday.year, monday.month);
      sn_timeline_track_words (track, sn_timeline_caption (name, "heading"), scale->first + 7 * week);
    }
  for (guint week = 0; week < scale->n_weeks; week++)
    if (is_busy (scale, week))
      add_busy (track, scale, week);
}

/**
 * sn_timeline_axis_weeks:
 * @track: what to fill
 * @scale: which days are shown
 *
 * Fills the Mondays, and where today is.
 */
void
sn_timeline_axis_weeks (SnTimelineTrack *track, const SnTimelineScale *scale)
{
  GtkWidget *today = sn_timeline_caption (_ ("Today"), "caption-heading");

  sn_timeline_track_clear (track);
  gtk_widget_add_css_class (today, "sn-today-mark");
  sn_timeline_track_point (track, today, scale->today, 0.5);
  for (guint week = 0; week < scale->n_weeks; week++)
    {
      SnDate monday = sn_date_from_julian (scale->first + 7 * week);
      g_autofree char *month = sn_format_month_short (monday.month);
      g_autofree char *words = NULL;
      GtkWidget *label;

      /* Translators: day and short month, as in "17 Jun" */
      words = g_strdup_printf (C_ ("week", "%u %s"), monday.day, month);
      label = sn_timeline_caption (words, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "sn-week-label");
      sn_timeline_track_words (track, label, scale->first + 7 * week);
    }
}

/**
 * sn_timeline_axis_counts:
 * @track: what to fill
 * @scale: which days are shown
 *
 * Fills how many consultations close in each week.
 */
void
sn_timeline_axis_counts (SnTimelineTrack *track, const SnTimelineScale *scale)
{
  sn_timeline_track_clear (track);
  for (guint week = 0; week < scale->n_weeks; week++)
    {
      guint n = scale->closing[week];
      SnDate monday = sn_date_from_julian (scale->first + 7 * week);
      g_autofree char *number = g_strdup_printf ("%u", n), *day = sn_format_day_plain (&monday, NULL), *name = NULL;
      GtkWidget *label;

      if (n == 0)
        continue;
      /* Translators: the first day of a week, and how many consultations close in it */
      name = g_strdup_printf (ngettext ("Week of %s: %u closes", "Week of %s: %u close", n), day, n);
      label = sn_timeline_caption (number, "caption-heading");
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "sn-week-count");
      if (is_busy (scale, week))
        gtk_widget_add_css_class (label, "busy");
      gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
      sn_parts_set_tooltip (label, name);
      sn_parts_set_name (label, name);
      sn_timeline_track_cover (track, label, scale->first + 7 * week, scale->first + 7 * week + 7);
    }
}
