/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-timeline-track.h"

/* Words do not come nearer to one another than that. */
#define GAP 6

typedef enum
{
  COVER,  /* from the first day up to the second */
  NAME,   /* the same, where there is room for it */
  POINT,  /* on the first day, as wide as it is */
  WORDS,  /* the same, where nothing else is */
  BESIDE, /* after the second day; where there is no room, before the first, or below */
} Way;

typedef struct
{
  GtkWidget *widget; /* a child of the track */
  Way way;
  guint32 from;
  guint32 to;
  double align; /* of a point: what part of it is before its day */
} Place;

struct _SnTimelineTrack
{
  GtkWidget parent_instance;

  SnTimelineScale scale;
  GArray *places; /* Place */
};

G_DEFINE_FINAL_TYPE (SnTimelineTrack, sn_timeline_track, GTK_TYPE_WIDGET)

/* A stretch of pixels from the start. */
typedef struct
{
  double from;
  double to;
} Stretch;

static double
natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* What finds no room on either side of its days has a line of its own below all
 * else: words never stand on a bar. */
static gboolean
stands_below (SnTimelineTrack *self, const Place *place, double width)
{
  double own;

  if (place->way != BESIDE)
    return FALSE;
  own = natural_width (place->widget) + GAP;
  return sn_timeline_scale_x (&self->scale, place->to, width) + own > width &&
         sn_timeline_scale_x (&self->scale, place->from, width) < own;
}

/* Where it is beside, or where its end is below. */
static double
beside_x (SnTimelineTrack *self, const Place *place, double from, double to, double own, double width)
{
  if (stands_below (self, place, width))
    return to - own;
  return to + GAP + own <= width ? to + GAP : from - GAP - own;
}

static Stretch
stretch_of (SnTimelineTrack *self, const Place *place, double width)
{
  double from = sn_timeline_scale_x (&self->scale, place->from, width);
  double to = sn_timeline_scale_x (&self->scale, place->to, width), own = 0;

  if (place->way == COVER || place->way == NAME)
    return (Stretch){ from, to };
  own = natural_width (place->widget);
  if (place->way == BESIDE)
    from = beside_x (self, place, from, to, own, width);
  if (place->way == POINT)
    from -= own * place->align;
  from = CLAMP (from, 0, MAX (width - own, 0));
  return (Stretch){ from, MIN (from + own, width) };
}

static gboolean
is_free (GArray *taken, Stretch stretch)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const Stretch *other = &g_array_index (taken, Stretch, i);

      if (stretch.from < other->to + GAP && other->from < stretch.to + GAP)
        return FALSE;
    }
  return TRUE;
}

/* Right to left, time runs so as well. */
static void
allocate (SnTimelineTrack *self, GtkWidget *child, Stretch stretch, int width, int y, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int from = (int) (stretch.from + 0.5), to = (int) (stretch.to + 0.5), least;
  GtkAllocation place = { 0, y, 0, height };

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place.width = MAX (to - from, least);
  place.x = rtl ? width - from - place.width : from;
  gtk_widget_size_allocate (child, &place, -1);
}

/* How high the line of what stands below is; 0 where nothing does. Where no width
 * is known, everything has room. */
static int
height_below (SnTimelineTrack *self, int width)
{
  int height = 0;

  for (guint i = 0; width >= 0 && i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      Stretch stretch;
      int natural;

      if (!stands_below (self, place, width))
        continue;
      stretch = stretch_of (self, place, width);
      gtk_widget_measure (place->widget, GTK_ORIENTATION_VERTICAL, (int) (stretch.to - stretch.from), NULL, &natural,
                          NULL, NULL);
      height = MAX (height, natural);
    }
  return height;
}

/* Whether a place has the room that it needs. */
static gboolean
has_room (const Place *place, Stretch stretch, GArray *taken)
{
  int least;

  if (place->way == WORDS)
    return is_free (taken, stretch);
  if (place->way == COVER)
    return stretch.to > stretch.from;
  if (place->way != NAME)
    return TRUE;
  gtk_widget_measure (place->widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return stretch.to - stretch.from >= least;
}

static void
sn_timeline_track_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SnTimelineTrack *self = SN_TIMELINE_TRACK (widget);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Stretch));
  int lower = height_below (self, width), upper = height - lower;

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      gboolean cover = place->way == COVER || place->way == NAME, below = stands_below (self, place, width);
      Stretch stretch = stretch_of (self, place, width);
      gboolean shown = has_room (place, stretch, taken);

      gtk_widget_set_child_visible (place->widget, shown);
      if (shown && !cover)
        g_array_append_val (taken, stretch);
      if (shown)
        allocate (self, place->widget, stretch, width, below ? upper : 0, below ? lower : upper);
    }
}

static GtkSizeRequestMode
sn_timeline_track_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sn_timeline_track_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  SnTimelineTrack *self = SN_TIMELINE_TRACK (widget);
  int lower;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      int child_minimum, child_natural;

      if (for_size >= 0 && stands_below (self, place, for_size))
        continue;
      gtk_widget_measure (place->widget, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
  lower = height_below (self, for_size);
  *minimum += lower;
  *natural += lower;
}

static void
sn_timeline_track_dispose (GObject *object)
{
  sn_timeline_track_clear (SN_TIMELINE_TRACK (object));
  G_OBJECT_CLASS (sn_timeline_track_parent_class)->dispose (object);
}

static void
sn_timeline_track_finalize (GObject *object)
{
  g_array_unref (SN_TIMELINE_TRACK (object)->places);
  G_OBJECT_CLASS (sn_timeline_track_parent_class)->finalize (object);
}

static void
sn_timeline_track_class_init (SnTimelineTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_timeline_track_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_timeline_track_finalize;
  widget_class->get_request_mode = sn_timeline_track_get_request_mode;
  widget_class->measure = sn_timeline_track_measure;
  widget_class->size_allocate = sn_timeline_track_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "track");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sn_timeline_track_init (SnTimelineTrack *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->scale.n_weeks = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * sn_timeline_track_new:
 *
 * Returns: (transfer floating): a track with nothing on it.
 */
GtkWidget *
sn_timeline_track_new (void)
{
  return g_object_new (SN_TYPE_TIMELINE_TRACK, NULL);
}

/**
 * sn_timeline_track_set_scale:
 * @scale: which days it shows; copied
 *
 * Says where days are.
 */
void
sn_timeline_track_set_scale (SnTimelineTrack *self, const SnTimelineScale *scale)
{
  self->scale = *scale;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * sn_timeline_track_clear:
 *
 * Takes all children away.
 */
void
sn_timeline_track_clear (SnTimelineTrack *self)
{
  GtkWidget *child;

  g_array_set_size (self->places, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
add (SnTimelineTrack *self, Place place)
{
  gtk_widget_set_parent (place.widget, GTK_WIDGET (self));
  g_array_append_val (self->places, place);
}

/**
 * sn_timeline_track_cover:
 * @child: (transfer none): a widget
 * @from: a day
 * @to: a later day
 *
 * Adds @child to cover the time from @from up to the beginning of @to.
 */
void
sn_timeline_track_cover (SnTimelineTrack *self, GtkWidget *child, guint32 from, guint32 to)
{
  add (self, (Place){ child, COVER, from, to, 0 });
}

/**
 * sn_timeline_track_name:
 * @child: (transfer none): a label
 * @from: a day
 * @to: a later day
 *
 * Adds @child to cover the same time as sn_timeline_track_cover() would, where
 * that is wide enough for it.
 */
void
sn_timeline_track_name (SnTimelineTrack *self, GtkWidget *child, guint32 from, guint32 to)
{
  add (self, (Place){ child, NAME, from, to, 0 });
}

/**
 * sn_timeline_track_point:
 * @child: (transfer none): a widget
 * @day: a day
 * @align: what part of @child stands before the day
 *
 * Adds @child at the beginning of @day.
 */
void
sn_timeline_track_point (SnTimelineTrack *self, GtkWidget *child, guint32 day, double align)
{
  add (self, (Place){ child, POINT, day, day, align });
}

/**
 * sn_timeline_track_words:
 * @child: (transfer none): a label
 * @day: a day
 *
 * Adds @child from @day on, where nothing that was added before stands there.
 */
void
sn_timeline_track_words (SnTimelineTrack *self, GtkWidget *child, guint32 day)
{
  add (self, (Place){ child, WORDS, day, day, 0 });
}

/**
 * sn_timeline_track_beside:
 * @child: (transfer none): a widget
 * @from: a day
 * @to: a later day
 *
 * Adds @child after @to; where there is no room, before @from, and where there is
 * none either, below all else.
 */
void
sn_timeline_track_beside (SnTimelineTrack *self, GtkWidget *child, guint32 from, guint32 to)
{
  add (self, (Place){ child, BESIDE, from, to, 0 });
}
