/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-life-line.h"

#include <glib/gi18n.h>

#include "sn-parts.h"

#define DISC_SIZE 20
#define CHECK_SIZE 12
/* With less room the names of the steps would be broken. */
#define LEAST_WIDTH 500

struct _SnLifeLine
{
  GtkWidget parent_instance;

  GtkWidget *full;
  GtkWidget *compact;
};

G_DEFINE_FINAL_TYPE (SnLifeLine, sn_life_line, GTK_TYPE_WIDGET)

static gboolean
is_wide (SnLifeLine *self, int width)
{
  int minimum;

  gtk_widget_measure (self->full, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return width >= MAX (minimum, LEAST_WIDTH);
}

static GtkSizeRequestMode
sn_life_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sn_life_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  SnLifeLine *self = SN_LIFE_LINE (widget);
  int natural_full;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->full, orientation, -1, NULL, &natural_full, NULL, NULL);
      gtk_widget_measure (self->compact, orientation, -1, minimum, natural, NULL, NULL);
      *natural = MAX (*natural, natural_full);
    }
  else if (for_size >= 0 && is_wide (self, for_size))
    gtk_widget_measure (self->full, orientation, for_size, minimum, natural, NULL, NULL);
  else
    gtk_widget_measure (self->compact, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
sn_life_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SnLifeLine *self = SN_LIFE_LINE (widget);
  gboolean wide = is_wide (self, width);

  gtk_widget_set_child_visible (self->full, wide);
  gtk_widget_set_child_visible (self->compact, !wide);
  gtk_widget_allocate (wide ? self->full : self->compact, width, height, baseline, NULL);
}

static void
sn_life_line_dispose (GObject *object)
{
  SnLifeLine *self = SN_LIFE_LINE (object);

  g_clear_pointer (&self->full, gtk_widget_unparent);
  g_clear_pointer (&self->compact, gtk_widget_unparent);
  G_OBJECT_CLASS (sn_life_line_parent_class)->dispose (object);
}

static void
sn_life_line_class_init (SnLifeLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_life_line_dispose;
  widget_class->get_request_mode = sn_life_line_get_request_mode;
  widget_class->measure = sn_life_line_measure;
  widget_class->size_allocate = sn_life_line_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sn_life_line_init (SnLifeLine *self)
{
  self->full = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->compact = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_set_homogeneous (GTK_BOX (self->full), TRUE);
  gtk_widget_set_parent (self->full, GTK_WIDGET (self));
  gtk_widget_set_parent (self->compact, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "sn-life-line");
  sn_parts_set_name (GTK_WIDGET (self), _ ("Way of the Modification"));
}

/* Half of the line between two steps; nothing before the first, nor after the last. */
static GtkWidget *
line_new (gboolean there, gboolean reached)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line, "sn-life-track");
  if (reached)
    gtk_widget_add_css_class (line, "reached");
  if (!there)
    gtk_widget_set_opacity (line, 0);
  return line;
}

static GtkWidget *
disc_new (SnLifeState state)
{
  static const char *const classes[] = {
    [SN_LIFE_UNKNOWN] = "unknown", [SN_LIFE_DONE] = "done", [SN_LIFE_CURRENT] = "current", [SN_LIFE_AHEAD] = "ahead"
  };
  GtkWidget *disc = gtk_center_box_new (), *mark;

  if (state == SN_LIFE_DONE)
    {
      mark = gtk_image_new_from_icon_name ("sn-submitted-symbolic");
      gtk_image_set_pixel_size (GTK_IMAGE (mark), CHECK_SIZE);
    }
  else
    {
      mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (mark, "sn-life-dot");
      gtk_widget_set_visible (mark, state == SN_LIFE_CURRENT);
    }
  gtk_widget_set_halign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (disc), mark);
  gtk_widget_set_size_request (disc, DISC_SIZE, DISC_SIZE);
  gtk_widget_add_css_class (disc, "sn-life-disc");
  gtk_widget_add_css_class (disc, classes[state]);
  return disc;
}

/* A step with the halves of the line at both of its sides. */
static GtkWidget *
track_new (guint step, const SnLifePoint *points)
{
  GtkWidget *track = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint reached = sn_life_reached (points);

  gtk_box_append (GTK_BOX (track), line_new (step > 0, step <= reached));
  gtk_box_append (GTK_BOX (track), disc_new (points[step].state));
  gtk_box_append (GTK_BOX (track), line_new (step + 1 < SN_N_LIFE_STEPS, step < reached));
  return track;
}

static GtkWidget *
caption_new (const char *text, const char *css_class)
{
  GtkWidget *label = sn_parts_label (text, css_class);

  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  return label;
}

static void
add_step (SnLifeLine *self, guint step, const SnLifePoint *points, const SnToday *today)
{
  GtkWidget *box = sn_parts_group (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *when = sn_life_when (&points[step], today);
  g_autofree char *name = sn_life_accessible ((SnLifeStep) step, &points[step], today);
  gboolean current = points[step].state == SN_LIFE_CURRENT;
  GtkWidget *label = caption_new (sn_life_step_name ((SnLifeStep) step), current ? "caption-heading" : "caption");

  gtk_widget_set_margin_top (label, 4);
  gtk_box_append (GTK_BOX (box), track_new (step, points));
  gtk_box_append (GTK_BOX (box), label);
  if (*when != '\0')
    {
      GtkWidget *date = caption_new (when, "caption");

      gtk_widget_add_css_class (date, "dim-label");
      gtk_box_append (GTK_BOX (box), date);
    }
  sn_parts_set_tooltip (box, name);
  sn_parts_set_name (box, name);
  gtk_box_append (GTK_BOX (self->full), box);
}

/* "Refinement to 24 June", and which step that is. */
static void
fill_compact (SnLifeLine *self, const SnLifePoint *points, const SnToday *today)
{
  guint reached = sn_life_reached (points);
  GtkWidget *tracks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *words = sn_parts_flow (6), *count;
  g_autofree char *when = sn_life_when (&points[reached], today);
  g_autofree char *place = g_strdup_printf (_ ("Step %u of %u"), reached + 1, SN_N_LIFE_STEPS);
  GtkWidget *name = sn_parts_label (sn_life_step_name ((SnLifeStep) reached), "heading");

  gtk_box_set_homogeneous (GTK_BOX (tracks), TRUE);
  for (guint step = 0; step < SN_N_LIFE_STEPS; step++)
    gtk_box_append (GTK_BOX (tracks), track_new (step, points));
  count = sn_parts_label (place, "caption");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), sn_parts_label (when, NULL));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (words), TRUE);
  gtk_box_append (GTK_BOX (words), count);
  gtk_box_append (GTK_BOX (self->compact), tracks);
  gtk_box_append (GTK_BOX (self->compact), words);
}

/**
 * sn_life_line_set_story:
 * @story: (element-type SnItem): all items on the modification
 * @today: the day it is
 *
 * Shows how far the modification is.
 */
void
sn_life_line_set_story (SnLifeLine *self, GPtrArray *story, const SnToday *today)
{
  SnLifePoint points[SN_N_LIFE_STEPS];

  sn_life_find (story, today, points);
  sn_parts_clear (self->full);
  sn_parts_clear (self->compact);
  for (guint step = 0; step < SN_N_LIFE_STEPS; step++)
    add_step (self, step, points, today);
  fill_compact (self, points, today);
}
