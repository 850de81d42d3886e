/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-flow-layout.h"

struct _SnFlowLayout
{
  GtkLayoutManager parent_instance;

  int column_spacing;
  int row_spacing;
};

G_DEFINE_FINAL_TYPE (SnFlowLayout, sn_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
child_width (GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, available));
}

static int
child_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* What is left of a line goes to the children that expand. */
static int
spare_width (SnFlowLayout *self, GtkWidget *first, GtkWidget *end, int width)
{
  int used = -self->column_spacing, expanding = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        used += child_width (child, width) + self->column_spacing;
        expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      }
  return expanding > 0 ? MAX (width - used, 0) / expanding : 0;
}

static int
width_in_line (GtkWidget *child, int width, int spare)
{
  return child_width (child, width) + (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? spare : 0);
}

/* As high as its children are at the widths that they get: words that have all of a
 * line for them need fewer lines. */
static int
line_height (SnFlowLayout *self, GtkWidget *first, GtkWidget *end, int width)
{
  int spare = spare_width (self, first, end, width), height = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      height = MAX (height, child_height (child, width_in_line (child, width, spare)));
  return height;
}

/* Allocates the children from @first up to @end as one line. */
static void
allocate_line (SnFlowLayout *self, GtkWidget *parent, GtkWidget *first, GtkWidget *end, int y, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (parent) == GTK_TEXT_DIR_RTL;
  int spare = spare_width (self, first, end, width);
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { 0, y, 0, height };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = width_in_line (child, width, spare);
      place.x = rtl ? width - x - place.width : x;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + self->column_spacing;
    }
}

/* The child with which the line of @first is too long, NULL where all fit. */
static GtkWidget *
end_of_line (SnFlowLayout *self, GtkWidget *first, int width)
{
  int x = 0;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int w;

      if (!gtk_widget_should_layout (child))
        continue;
      w = child_width (child, width);
      if (x > 0 && x + w > width)
        return child;
      x += w + self->column_spacing;
    }
  return NULL;
}

/* Breaks the children into lines for @width; returns the height of all. */
static int
break_lines (SnFlowLayout *self, GtkWidget *parent, int width, gboolean allocate)
{
  GtkWidget *first = gtk_widget_get_first_child (parent);
  int y = 0;

  while (first != NULL)
    {
      GtkWidget *end = end_of_line (self, first, width);
      int height = line_height (self, first, end, width);

      if (allocate)
        allocate_line (self, parent, first, end, y, width, height);
      y += height + (end != NULL ? self->row_spacing : 0);
      first = end;
    }
  return y;
}

static void
measure_width (SnFlowLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->column_spacing : 0);
    }
}

static void
sn_flow_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                        int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  SnFlowLayout *self = SN_FLOW_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = break_lines (self, widget, for_size >= 0 ? for_size : G_MAXINT / 2, FALSE);
}

static void
sn_flow_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  break_lines (SN_FLOW_LAYOUT (manager), widget, width, TRUE);
}

static GtkSizeRequestMode
sn_flow_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sn_flow_layout_class_init (SnFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = sn_flow_layout_measure;
  layout_class->allocate = sn_flow_layout_allocate;
  layout_class->get_request_mode = sn_flow_layout_get_request_mode;
}

static void
sn_flow_layout_init (SnFlowLayout *self)
{
}

/**
 * sn_flow_layout_new:
 * @column_spacing: pixels between two children of a line
 * @row_spacing: pixels between two lines
 *
 * Returns: (transfer full): a layout for one widget.
 */
GtkLayoutManager *
sn_flow_layout_new (int column_spacing, int row_spacing)
{
  SnFlowLayout *self = g_object_new (SN_TYPE_FLOW_LAYOUT, NULL);

  self->column_spacing = column_spacing;
  self->row_spacing = row_spacing;
  return GTK_LAYOUT_MANAGER (self);
}
