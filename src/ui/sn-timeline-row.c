/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-timeline-row.h"

#include "sn-choosable.h"
#include "sn-format.h"
#include "sn-item-menu.h"
#include "sn-parts.h"
#include "sn-status-pill.h"
#include "sn-timeline-bar.h"

#define BAR_HEIGHT 26
#define LEAST_HEIGHT 64

struct _SnTimelineRow
{
  GtkWidget parent_instance;

  SnConsultationEntry *entry;
  gboolean compact;
  GtkWidget *labels;
  GtkLabel *title;
  GtkLabel *subtitle;
  SnStatusPill *pill;
  SnTimelineTrack *track;
};

G_DEFINE_FINAL_TYPE (SnTimelineRow, sn_timeline_row, GTK_TYPE_WIDGET)

/**
 * sn_timeline_plot_place:
 * @widget: what holds the bars, or stands with them
 * @compact: whether the words stand above the bars
 * @width: the width of @widget
 * @x: (out): where the bars begin
 * @plot_width: (out): how wide all days are
 *
 * Says where the days are, so that all that shows days shows them at one place.
 */
void
sn_timeline_plot_place (GtkWidget *widget, gboolean compact, int width, int *x, int *plot_width)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int before = compact ? SN_TIMELINE_MARGIN : SN_TIMELINE_LABELS_WIDTH;

  *plot_width = MAX (width - before - SN_TIMELINE_MARGIN, 1);
  *x = rtl ? SN_TIMELINE_MARGIN : before;
}

static int
height_of (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static GtkSizeRequestMode
sn_timeline_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sn_timeline_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  SnTimelineRow *self = SN_TIMELINE_ROW (widget);
  int labels, bar, x, plot_width = -1;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->labels, orientation, -1, minimum, NULL, NULL, NULL);
      *natural = *minimum;
      return;
    }
  if (for_size >= 0)
    sn_timeline_plot_place (widget, self->compact, for_size, &x, &plot_width);
  labels = height_of (self->labels, -1);
  bar = MAX (height_of (GTK_WIDGET (self->track), plot_width), BAR_HEIGHT);
  *minimum = *natural = self->compact ? labels + bar + 6 : MAX (MAX (labels, bar), LEAST_HEIGHT);
}

static void
sn_timeline_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SnTimelineRow *self = SN_TIMELINE_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x, plot_width, labels_height = height_of (self->labels, -1);
  GtkAllocation labels = { 0, 0, width, height }, track = { 0, 0, 0, height };

  sn_timeline_plot_place (widget, self->compact, width, &x, &plot_width);
  track.x = x;
  track.width = plot_width;
  if (self->compact)
    {
      labels.height = labels_height;
      track.y = labels_height;
      track.height = height - labels_height - 6;
    }
  else
    {
      labels.width = MIN (SN_TIMELINE_LABELS_WIDTH, width);
      labels.x = rtl ? width - labels.width : 0;
    }
  gtk_widget_size_allocate (self->labels, &labels, -1);
  gtk_widget_size_allocate (GTK_WIDGET (self->track), &track, -1);
}

static SnItem *
shown_item (gpointer data)
{
  SnTimelineRow *self = data;

  return self->entry != NULL ? sn_consultation_entry_get_item (self->entry) : NULL;
}

static void
sn_timeline_row_dispose (GObject *object)
{
  SnTimelineRow *self = SN_TIMELINE_ROW (object);

  g_clear_object (&self->entry);
  g_clear_pointer (&self->labels, gtk_widget_unparent);
  if (self->track != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->track));
  self->track = NULL;
  G_OBJECT_CLASS (sn_timeline_row_parent_class)->dispose (object);
}

static void
sn_timeline_row_class_init (SnTimelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_timeline_row_dispose;
  widget_class->get_request_mode = sn_timeline_row_get_request_mode;
  widget_class->measure = sn_timeline_row_measure;
  widget_class->size_allocate = sn_timeline_row_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
label_new (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
sn_timeline_row_init (SnTimelineRow *self)
{
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->title = label_new ("heading");
  self->subtitle = label_new ("caption");
  self->pill = SN_STATUS_PILL (sn_status_pill_new ());
  self->track = SN_TIMELINE_TRACK (sn_timeline_track_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dim-label");
  gtk_widget_add_css_class (self->labels, "sn-timeline-labels");
  gtk_widget_set_valign (self->labels, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (second), GTK_WIDGET (self->subtitle));
  gtk_box_append (GTK_BOX (second), GTK_WIDGET (self->pill));
  gtk_box_append (GTK_BOX (self->labels), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->labels), second);
  gtk_widget_set_parent (self->labels, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->track), GTK_WIDGET (self));
  sn_item_menu_on_click (GTK_WIDGET (self), shown_item, self);
  sn_choosable_attach (GTK_WIDGET (self), shown_item, self, NULL);
}

/**
 * sn_timeline_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet.
 */
GtkWidget *
sn_timeline_row_new (void)
{
  return g_object_new (SN_TYPE_TIMELINE_ROW, NULL);
}

/**
 * sn_timeline_row_get_entry:
 *
 * Returns: (transfer none) (nullable): what it shows.
 */
SnConsultationEntry *
sn_timeline_row_get_entry (SnTimelineRow *self)
{
  return self->entry;
}

/**
 * sn_timeline_row_set_entry:
 * @entry: (nullable): a consultation
 * @scale: which days are shown
 * @compact: whether its words stand above its bar
 *
 * Shows @entry, and names the bar and the line of the list that holds it.
 */
void
sn_timeline_row_set_entry (SnTimelineRow *self, SnConsultationEntry *entry, const SnTimelineScale *scale,
                           gboolean compact)
{
  SnItem *item = entry != NULL ? sn_consultation_entry_get_item (entry) : NULL;
  g_autofree char *title = NULL, *subtitle = NULL, *name = NULL;

  g_set_object (&self->entry, entry);
  if (item == NULL)
    return;
  self->compact = compact;
  title = sn_format_title (item);
  subtitle = sn_format_subtitle (item);
  name = sn_timeline_accessible (item, sn_consultation_entry_get_today (entry));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  sn_parts_set_tooltip (GTK_WIDGET (self), title);
  sn_status_pill_set_status (self->pill, sn_format_item_status (item));
  sn_timeline_bar_fill (self->track, entry, scale, compact);
  sn_parts_set_name (GTK_WIDGET (self->track), name);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    sn_parts_set_name (gtk_widget_get_parent (GTK_WIDGET (self)), name);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
