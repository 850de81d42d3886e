/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-columns-layout.h"

struct _SnColumnsLayout
{
  GtkLayoutManager parent_instance;

  int least_width; /* of all columns together */
  int column_spacing;
  int row_spacing;
};

G_DEFINE_FINAL_TYPE (SnColumnsLayout, sn_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
sn_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
count_children (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

/* The widest minimum and natural width of a child. */
static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

/* How wide a column is where they stand beside one another in @width; 0 where
 * they do not. */
static int
column_width (SnColumnsLayout *self, GtkWidget *widget, int width)
{
  int n = count_children (widget), column, minimum, natural;

  if (n < 2 || width < self->least_width)
    return 0;
  column = (width - (n - 1) * self->column_spacing) / n;
  measure_width (widget, &minimum, &natural);
  return column >= minimum ? column : 0;
}

static int
child_height (GtkWidget *child, int width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
measure_height (SnColumnsLayout *self, GtkWidget *widget, int width, int *minimum, int *natural)
{
  int column = width >= 0 ? column_width (self, widget, width) : 0, highest = 0, sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int height;

      if (!gtk_widget_should_layout (child))
        continue;
      height = child_height (child, column > 0 ? column : width);
      highest = MAX (highest, height);
      sum += height + (sum > 0 ? self->row_spacing : 0);
    }
  *minimum = *natural = column > 0 ? highest : sum;
}

static void
sn_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  SnColumnsLayout *self = SN_COLUMNS_LAYOUT (manager);
  int n = count_children (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      measure_height (self, widget, for_size, minimum, natural);
      return;
    }
  measure_width (widget, minimum, natural);
  *natural = MAX (self->least_width, n * *natural + (n - 1) * self->column_spacing);
}

static void
sn_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  SnColumnsLayout *self = SN_COLUMNS_LAYOUT (manager);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column = column_width (self, widget, width), x = 0, y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { x, y, column > 0 ? column : width, 0 };

      if (!gtk_widget_should_layout (child))
        continue;
      place.height = child_height (child, place.width);
      if (column > 0 && rtl)
        place.x = width - x - column;
      gtk_widget_size_allocate (child, &place, -1);
      if (column > 0)
        x += column + self->column_spacing;
      else
        y += place.height + self->row_spacing;
    }
}

static void
sn_columns_layout_class_init (SnColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = sn_columns_layout_get_request_mode;
  layout_class->measure = sn_columns_layout_measure;
  layout_class->allocate = sn_columns_layout_allocate;
}

static void
sn_columns_layout_init (SnColumnsLayout *self)
{
}

/**
 * sn_columns_layout_new:
 * @least_width: in less than so many pixels they stand below one another
 * @column_spacing: pixels between columns
 * @row_spacing: pixels between those that stand below one another
 *
 * Returns: (transfer full): the layout.
 */
GtkLayoutManager *
sn_columns_layout_new (int least_width, int column_spacing, int row_spacing)
{
  SnColumnsLayout *self = g_object_new (SN_TYPE_COLUMNS_LAYOUT, NULL);

  self->least_width = least_width;
  self->column_spacing = column_spacing;
  self->row_spacing = row_spacing;
  return GTK_LAYOUT_MANAGER (self);
}
