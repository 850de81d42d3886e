/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-timeline-track.h"

/* Words do not come nearer to one another than that. */
#define GAP 6

typedef enum
{
  COVER,  /* from the first day up to the second */
  NAME,   /* the same, up to what stands beside */
  POINT,  /* on the first day, as wide as it is */
  WORDS,  /* the same, where nothing else is */
  BESIDE, /* after the second day, or where there is no room before the first */
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

static Stretch
stretch_of (SnTimelineTrack *self, const Place *place, double width)
{
  double from = sn_timeline_scale_x (&self->scale, place->from, width);
  double to = sn_timeline_scale_x (&self->scale, place->to, width), own = 0;

  if (place->way == COVER || place->way == NAME)
    return (Stretch){ from, to };
  own = natural_width (place->widget);
  if (place->way == BESIDE && to + GAP + own > width && from - GAP - own >= 0)
    return (Stretch){ from - GAP - own, from - GAP };
  if (place->way == BESIDE)
    from = to + GAP;
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
allocate (SnTimelineTrack *self, GtkWidget *child, Stretch stretch, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int from = (int) (stretch.from + 0.5), to = (int) (stretch.to + 0.5), least;
  GtkAllocation place = { 0, 0, 0, height };

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place.width = MAX (to - from, least);
  place.x = rtl ? width - from - place.width : from;
  gtk_widget_size_allocate (child, &place, -1);
}

/* Large letters leave no room for the bar, what is beside it then stands on it: a
 * name gives way. */
static Stretch
free_of_beside (SnTimelineTrack *self, Stretch stretch, int width)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      Stretch other = { 0, 0 };

      if (place->way != BESIDE)
        continue;
      other = stretch_of (self, place, width);
      if (other.from < stretch.to && stretch.from < other.to)
        stretch.to = other.from - GAP;
    }
  return stretch;
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

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      gboolean cover = place->way == COVER || place->way == NAME;
      Stretch stretch = stretch_of (self, place, width);
      gboolean shown;

      if (place->way == NAME)
        stretch = free_of_beside (self, stretch, width);
      shown = has_room (place, stretch, taken);
      gtk_widget_set_child_visible (place->widget, shown);
      if (shown && !cover)
        g_array_append_val (taken, stretch);
      if (shown)
        allocate (self, place->widget, stretch, width, height);
    }
}

static void
sn_timeline_track_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
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
 * Adds @child to cover the same time as sn_timeline_track_cover() would, as far as
 * what stands beside leaves it.
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
 * Adds @child after @to, or before @from where there is no room.
 */
void
sn_timeline_track_beside (SnTimelineTrack *self, GtkWidget *child, guint32 from, guint32 to)
{
  add (self, (Place){ child, BESIDE, from, to, 0 });
}
