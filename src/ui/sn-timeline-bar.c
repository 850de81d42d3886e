/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-timeline-bar.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"

/* Where a bar changes its look, in days; a part that is not there is empty. */
typedef struct
{
  guint32 start;
  guint32 today;    /* what is before is elapsed */
  guint32 extended; /* what is from here on was added later */
  guint32 end;      /* the day after the last */
} Parts;

static Parts
parts_of (const SnTimelineSpan *span, const SnTimelineScale *scale)
{
  Parts parts = { span->start, scale->today, 0, 0 };

  /* Of what has no end only the time that has gone by is known. */
  parts.end = span->until != 0 ? span->until + 1 : MAX (scale->today, span->start) + 1;
  parts.today = CLAMP (scale->today, parts.start, parts.end);
  parts.extended = span->extended_from != 0 ? CLAMP (span->extended_from + 1, parts.start, parts.end) : parts.end;
  return parts;
}

static GtkWidget *
segment_new (const char *organiser_class, const char *css_class)
{
  GtkWidget *segment = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (segment, "sn-bar");
  gtk_widget_add_css_class (segment, organiser_class);
  gtk_widget_add_css_class (segment, css_class);
  gtk_widget_set_valign (segment, GTK_ALIGN_CENTER);
  return segment;
}

static void
add_segment (SnTimelineTrack *track, const Parts *parts, const char *organiser_class, const char *css_class,
             guint32 from, guint32 to)
{
  GtkWidget *segment;

  if (from >= to)
    return;
  segment = segment_new (organiser_class, css_class);
  if (from == parts->start)
    gtk_widget_add_css_class (segment, "first");
  if (to == parts->end)
    gtk_widget_add_css_class (segment, "last");
  sn_timeline_track_cover (track, segment, from, to);
}

static void
add_segments (SnTimelineTrack *track, const Parts *parts, const char *organiser_class, gboolean answered)
{
  guint32 plain_end = MIN (parts->extended, parts->end), added_today = MAX (parts->today, parts->extended);

  if (answered)
    {
      add_segment (track, parts, organiser_class, "answered", parts->start, parts->end);
      return;
    }
  add_segment (track, parts, organiser_class, "elapsed", parts->start, MIN (parts->today, plain_end));
  add_segment (track, parts, organiser_class, "left", MAX (parts->today, parts->start), plain_end);
  add_segment (track, parts, organiser_class, "added-elapsed", plain_end, MIN (added_today, parts->end));
  add_segment (track, parts, organiser_class, "added", added_today, parts->end);
}

/* The organiser's name stands where there is more room for it. */
static void
add_name (SnTimelineTrack *track, const Parts *parts, SnItem *item, gboolean answered)
{
  const char *organiser = sn_item_get_organiser (item);
  guint32 left_end = MIN (parts->extended, parts->end);
  gboolean elapsed = !answered && parts->today - parts->start >= left_end - MIN (parts->today, left_end);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *label;

  label = gtk_label_new (organiser != NULL ? organiser : "");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "sn-bar-name");
  gtk_widget_add_css_class (box, sn_format_organiser_class (organiser));
  gtk_widget_add_css_class (box, answered ? "answered" : elapsed ? "elapsed" : "left");
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (answered)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (sn_format_status_icon (sn_format_item_status (item)));

      gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_box_append (GTK_BOX (box), label);
  if (answered)
    sn_timeline_track_name (track, box, parts->start, parts->end);
  else if (elapsed)
    sn_timeline_track_name (track, box, parts->start, MAX (parts->today, parts->start + 1));
  else
    sn_timeline_track_name (track, box, parts->today, left_end);
}

/* "Fri 14 Jun  4 days" after the bar, in two lines where one is too long. */
static void
add_end (SnTimelineTrack *track, const Parts *parts, SnConsultationEntry *entry)
{
  SnItem *item = sn_consultation_entry_get_item (entry);
  const SnDate *date = sn_item_get_date (item);
  const SnToday *today = sn_consultation_entry_get_today (entry);
  SnDate last = sn_date_precision (date) == SN_PRECISION_DAY ? sn_date_from_julian (sn_date_last_julian (date)) : *date;
  g_autofree char *day = sn_format_day_short (&last, today), *left = sn_format_days_short (date, today);
  GtkWidget *box = sn_parts_flow (6), *days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = sn_parts_label (day, "caption-heading");

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  if (*left != '\0')
    {
      gboolean soon = sn_consultation_entry_get_soon (entry);
      GtkWidget *words = gtk_label_new (left);

      gtk_widget_add_css_class (words, soon ? "caption-heading" : "caption");
      if (soon)
        gtk_box_append (GTK_BOX (days), sn_parts_line_icon ("sn-soon-symbolic", 12));
      gtk_box_append (GTK_BOX (days), words);
      gtk_widget_add_css_class (days, soon ? "warning" : "dim-label");
      gtk_box_append (GTK_BOX (box), days);
    }
  sn_timeline_track_beside (track, box, parts->start, parts->end);
}

static void
add_due (SnTimelineTrack *track, const SnTimelineSpan *span)
{
  GtkWidget *mark;

  if (span->due == 0)
    return;
  mark = gtk_image_new_from_icon_name ("sn-diamond-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (mark), 12);
  gtk_widget_add_css_class (mark, "sn-bar-due");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  sn_timeline_track_point (track, mark, span->due, 0.5);
}

static void
add_today (SnTimelineTrack *track, const SnTimelineScale *scale)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (line, "sn-today-line");
  sn_timeline_track_point (track, line, scale->today, 0.5);
}

/**
 * sn_timeline_bar_fill:
 * @track: where the bar is to stand
 * @entry: a consultation
 * @scale: which days are shown
 * @today_line: whether today is not marked behind all rows, but has a line here
 *
 * Makes the bar of a consultation: from its first mention to its closing date,
 * lighter where that has gone by, hatched where it was extended, outlined where
 * it is answered; with the organiser's name in it and what is left beside it.
 */
void
sn_timeline_bar_fill (SnTimelineTrack *track, SnConsultationEntry *entry, const SnTimelineScale *scale,
                      gboolean today_line)
{
  SnItem *item = sn_consultation_entry_get_item (entry);
  const SnToday *today = sn_consultation_entry_get_today (entry);
  SnTimelineSpan span = sn_timeline_span (item, today);
  Parts parts = parts_of (&span, scale);
  gboolean answered = sn_response_status_is_answer (sn_format_item_status (item));

  sn_timeline_track_clear (track);
  sn_timeline_track_set_scale (track, scale);
  if (today_line)
    add_today (track, scale);
  add_segments (track, &parts, sn_format_organiser_class (sn_item_get_organiser (item)), answered);
  add_name (track, &parts, item, answered);
  add_due (track, &span);
  add_end (track, &parts, entry);
}
