/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-timeline-frame.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"
#include "sn-timeline-axis.h"
#include "sn-timeline-row.h"
#include "sn-timeline-track.h"

struct _SnTimelineFrame
{
  GtkWidget parent_instance;

  gboolean on;
  gboolean compact;
  SnTimelineScale scale;

  SnTimelineTrack *ground; /* weeks and today, behind all else */
  SnTimelineTrack *months;
  SnTimelineTrack *weeks;
  GtkWidget *child;
  GtkWidget *counts_words;
  SnTimelineTrack *counts;
  GtkWidget *legend;
};

typedef enum
{
  PROP_CHILD = 1,
} Property;

static GParamSpec *properties[PROP_CHILD + 1];

G_DEFINE_FINAL_TYPE (SnTimelineFrame, sn_timeline_frame, GTK_TYPE_WIDGET)

static int
height_for (GtkWidget *widget, int width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* ---- where it all stands ---- */

static GtkSizeRequestMode
sn_timeline_frame_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* In little room the numbers stand for themselves. */
static int
counts_height (SnTimelineFrame *self)
{
  int counts = height_for (GTK_WIDGET (self->counts), -1);

  return self->compact ? counts : MAX (height_for (self->counts_words, -1), counts);
}

/* What of the height the list has at least: half, before the legend goes, and then so many
 * eighths, before the numbers of weeks do. */
#define LIST_EIGHTHS 5

static int
head_height (SnTimelineFrame *self)
{
  return height_for (GTK_WIDGET (self->months), -1) + height_for (GTK_WIDGET (self->weeks), -1);
}

/* How high the legend and the numbers of weeks are, 0 where there is no room for them. */
static void
divide_foot (SnTimelineFrame *self, int width, int height, int *counts, int *legend)
{
  int head = head_height (self);

  *counts = counts_height (self);
  *legend = height_for (self->legend, width);
  if ((height - head - *counts - *legend) * 2 < height)
    *legend = 0;
  if (*legend == 0 && (height - head - *counts) * 8 < height * LIST_EIGHTHS)
    *counts = 0;
  gtk_widget_set_child_visible (self->legend, *legend > 0);
  gtk_widget_set_child_visible (GTK_WIDGET (self->counts), *counts > 0);
}

static void
sn_timeline_frame_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  SnTimelineFrame *self = SN_TIMELINE_FRAME (widget);

  *minimum = *natural = 0;
  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (!self->on || orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum += head_height (self);
  *natural += head_height (self) + counts_height (self) + height_for (self->legend, for_size);
}

static void
place (GtkWidget *widget, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };

  gtk_widget_size_allocate (widget, &allocation, -1);
}

static void
allocate_counts (SnTimelineFrame *self, int y, int x, int plot_width, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (height > 0)
    place (GTK_WIDGET (self->counts), x, y, plot_width, height);
  gtk_widget_set_child_visible (self->counts_words, !self->compact && height > 0);
  if (!self->compact && height > 0)
    place (self->counts_words, rtl ? width - SN_TIMELINE_LABELS_WIDTH : 0, y, SN_TIMELINE_LABELS_WIDTH, height);
}

static void
sn_timeline_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SnTimelineFrame *self = SN_TIMELINE_FRAME (widget);
  int months, weeks, counts, legend, list, x, plot_width;

  if (!self->on)
    {
      if (self->child != NULL)
        gtk_widget_allocate (self->child, width, height, baseline, NULL);
      return;
    }
  months = height_for (GTK_WIDGET (self->months), -1);
  weeks = height_for (GTK_WIDGET (self->weeks), -1);
  divide_foot (self, width, height, &counts, &legend);
  list = MAX (height - months - weeks - counts - legend, 0);
  sn_timeline_plot_place (widget, self->compact, width, &x, &plot_width);
  place (GTK_WIDGET (self->ground), x, months, plot_width, MAX (height - months - legend, 0));
  place (GTK_WIDGET (self->months), x, 0, plot_width, months);
  place (GTK_WIDGET (self->weeks), x, months, plot_width, weeks);
  if (self->child != NULL)
    place (self->child, 0, months + weeks, width, list);
  allocate_counts (self, months + weeks + list, x, plot_width, width, counts);
  if (legend > 0)
    place (self->legend, 0, height - legend, width, legend);
}

/* ---- what stands there ---- */

static void
add_legend (SnTimelineFrame *self, const char *words, const char *swatch_class, const char *more_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (swatch, "sn-swatch");
  gtk_widget_add_css_class (swatch, "sn-bar");
  gtk_widget_add_css_class (swatch, swatch_class);
  gtk_widget_add_css_class (swatch, more_class);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), sn_timeline_caption (words, "caption"));
  gtk_box_append (GTK_BOX (self->legend), box);
}

static void
add_due_legend (SnTimelineFrame *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = gtk_image_new_from_icon_name ("sn-diamond-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (mark), 12);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), sn_timeline_caption (_ ("Internal Date"), "caption"));
  gtk_box_append (GTK_BOX (self->legend), box);
}

static gboolean
has_organiser (GPtrArray *items, const char *css_class, const char **name)
{
  for (guint i = 0; i < items->len; i++)
    {
      *name = sn_item_get_organiser (items->pdata[i]);
      if (g_str_equal (sn_format_organiser_class (*name), css_class))
        return TRUE;
    }
  return FALSE;
}

static void
add_organisers (SnTimelineFrame *self, GPtrArray *items)
{
  static const char *const classes[] = { "org-secas", "org-dcc", "org-desnz", "org-ofgem" };
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *name;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (has_organiser (items, classes[i], &name))
      add_legend (self, name, classes[i], "left");
  if (has_organiser (items, "org-other", &name))
    add_legend (self, _ ("Others"), "org-other", "left");
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->legend), space);
}

/* The organisers that there are, whose names also stand in the bars; then what
 * the looks of a bar mean. */
static void
fill_legend (SnTimelineFrame *self, GPtrArray *items)
{
  sn_parts_clear (self->legend);
  if (!self->compact)
    add_organisers (self, items);
  add_legend (self, _ ("Elapsed"), "org-secas", "elapsed");
  add_legend (self, _ ("Extended"), "org-secas", "added");
  add_legend (self, _ ("Answered"), "org-secas", "answered");
  add_due_legend (self);
}

/* ---- the object ---- */

static GtkWidget **
parts_of (SnTimelineFrame *self, guint *n)
{
  GtkWidget **parts = g_new (GtkWidget *, 6);

  *n = 6;
  parts[0] = GTK_WIDGET (self->ground);
  parts[1] = GTK_WIDGET (self->months);
  parts[2] = GTK_WIDGET (self->weeks);
  parts[3] = self->counts_words;
  parts[4] = GTK_WIDGET (self->counts);
  parts[5] = self->legend;
  return parts;
}

static void
set_on (SnTimelineFrame *self, gboolean on)
{
  guint n;
  g_autofree GtkWidget **parts = parts_of (self, &n);

  self->on = on;
  for (guint i = 0; i < n; i++)
    gtk_widget_set_visible (parts[i], on);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_child (SnTimelineFrame *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_insert_after (child, GTK_WIDGET (self), GTK_WIDGET (self->weeks));
}

static void
sn_timeline_frame_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    g_value_set_object (value, SN_TIMELINE_FRAME (object)->child);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_timeline_frame_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    set_child (SN_TIMELINE_FRAME (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_timeline_frame_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  SN_TIMELINE_FRAME (object)->child = NULL;
  G_OBJECT_CLASS (sn_timeline_frame_parent_class)->dispose (object);
}

static void
sn_timeline_frame_class_init (SnTimelineFrameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sn_timeline_frame_dispose;
  object_class->get_property = sn_timeline_frame_get_property;
  object_class->set_property = sn_timeline_frame_set_property;
  widget_class->get_request_mode = sn_timeline_frame_get_request_mode;
  widget_class->measure = sn_timeline_frame_measure;
  widget_class->size_allocate = sn_timeline_frame_size_allocate;
  properties[PROP_CHILD] =
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static SnTimelineTrack *
add_track (SnTimelineFrame *self, const char *css_class)
{
  GtkWidget *track = sn_timeline_track_new ();

  gtk_widget_add_css_class (track, css_class);
  gtk_widget_set_parent (track, GTK_WIDGET (self));
  return SN_TIMELINE_TRACK (track);
}

static void
sn_timeline_frame_init (SnTimelineFrame *self)
{
  self->ground = add_track (self, "sn-timeline-ground");
  self->months = add_track (self, "sn-timeline-months");
  self->weeks = add_track (self, "sn-timeline-weeks");
  self->counts_words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->counts_words, "sn-timeline-labels");
  gtk_box_append (GTK_BOX (self->counts_words), sn_parts_label (_ ("Closing Each Week"), "heading"));
  gtk_box_append (GTK_BOX (self->counts_words), sn_parts_label (_ ("Three or more are marked"), "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (self->counts_words), "dim-label");
  gtk_widget_set_parent (self->counts_words, GTK_WIDGET (self));
  self->counts = add_track (self, "sn-timeline-counts");
  self->legend = sn_parts_flow (12);
  gtk_widget_add_css_class (self->legend, "sn-timeline-legend");
  gtk_widget_set_parent (self->legend, GTK_WIDGET (self));
  set_on (self, FALSE);
}

/**
 * sn_timeline_frame_set_off:
 *
 * Shows the child alone.
 */
void
sn_timeline_frame_set_off (SnTimelineFrame *self)
{
  set_on (self, FALSE);
}

/**
 * sn_timeline_frame_set_items:
 * @items: (element-type SnItem): the consultations whose bars the child shows
 * @today: the day it is
 * @compact: whether the words of a bar stand above it
 *
 * Shows the weeks that these cover. Whoever makes the bars asks for the scale
 * after that.
 */
void
sn_timeline_frame_set_items (SnTimelineFrame *self, GPtrArray *items, const SnToday *today, gboolean compact)
{
  SnTimelineTrack *const tracks[] = { self->ground, self->months, self->weeks, self->counts };

  self->compact = compact;
  sn_timeline_scale_init (&self->scale, items, today);
  for (guint i = 0; i < G_N_ELEMENTS (tracks); i++)
    sn_timeline_track_set_scale (tracks[i], &self->scale);
  sn_timeline_axis_ground (self->ground, &self->scale, !compact);
  sn_timeline_axis_months (self->months, &self->scale);
  sn_timeline_axis_weeks (self->weeks, &self->scale);
  sn_timeline_axis_counts (self->counts, &self->scale);
  fill_legend (self, items);
  set_on (self, TRUE);
}

/**
 * sn_timeline_frame_get_scale:
 *
 * Returns: (transfer none): which days are shown.
 */
const SnTimelineScale *
sn_timeline_frame_get_scale (SnTimelineFrame *self)
{
  return &self->scale;
}
