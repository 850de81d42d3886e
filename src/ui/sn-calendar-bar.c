/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-bar.h"

#include "sn-calendar-filter-button.h"
#include "sn-calendar-legend.h"
#include "sn-date-button.h"
#include "sn-flow-layout.h"

struct _SnCalendarBar
{
  SnPane parent_instance;

  SnCalendarFilter *filter;
  GtkWidget *line;
  GtkWidget *navigation;
  GtkWidget *end;
  SnDateButton *date_button;
  SnCalendarLegend *legend;
  SnCalendarFilterButton *filter_button;
  GtkWidget *notice;
  GtkLabel *notice_label;
};

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnCalendarBar, sn_calendar_bar, SN_TYPE_PANE)

static void
picked_cb (SnCalendarBar *self, guint julian, gboolean done)
{
  g_signal_emit (self, signals[PICKED], 0, julian, done);
}

static void
move_to (GtkWidget *widget, GtkWidget *box)
{
  g_object_ref (widget);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (widget)), widget);
  gtk_box_append (GTK_BOX (box), widget);
  g_object_unref (widget);
}

/* The title gives way to all else, and takes what is left. Where there is no
 * room for the legend, the filter stands with the other buttons. */
static void
sn_calendar_bar_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnCalendarBar *self = SN_CALENDAR_BAR (pane);

  gtk_widget_set_visible (self->end, !narrow);
  move_to (GTK_WIDGET (self->filter_button), narrow ? self->navigation : self->end);
  sn_pane_set_narrow (SN_PANE (self->filter_button), narrow);
  gtk_widget_set_hexpand (GTK_WIDGET (self->date_button), narrow);
  gtk_widget_set_halign (GTK_WIDGET (self->date_button), narrow ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_box_set_spacing (GTK_BOX (self->navigation), narrow ? 0 : 6);
}

static void
sn_calendar_bar_dispose (GObject *object)
{
  g_clear_object (&SN_CALENDAR_BAR (object)->filter);
  G_OBJECT_CLASS (sn_calendar_bar_parent_class)->dispose (object);
}

static void
sn_calendar_bar_class_init (SnCalendarBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_calendar_bar_dispose;
  SN_PANE_CLASS (klass)->narrow_changed = sn_calendar_bar_narrow_changed;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);

  g_type_ensure (SN_TYPE_CALENDAR_FILTER_BUTTON);
  g_type_ensure (SN_TYPE_CALENDAR_LEGEND);
  g_type_ensure (SN_TYPE_DATE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-calendar-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SnCalendarBar, line);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarBar, navigation);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarBar, end);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarBar, date_button);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarBar, legend);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarBar, filter_button);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarBar, notice);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarBar, notice_label);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
sn_calendar_bar_init (SnCalendarBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->line, sn_flow_layout_new (12, 6));
}

/**
 * sn_calendar_bar_set_filter:
 * @filter: what is shown
 *
 * Follows @filter and tells it what the user chooses.
 */
void
sn_calendar_bar_set_filter (SnCalendarBar *self, SnCalendarFilter *filter)
{
  self->filter = g_object_ref (filter);
  sn_calendar_legend_set_filter (self->legend, filter);
  sn_calendar_filter_button_set_filter (self->filter_button, filter);
}

/**
 * sn_calendar_bar_set_day:
 * @day: the day whose month is shown
 * @today: the day that it is
 *
 * Shows the month of @day.
 */
void
sn_calendar_bar_set_day (SnCalendarBar *self, const SnDate *day, const SnDate *today)
{
  sn_date_button_set_day (self->date_button, day, today);
}

/**
 * sn_calendar_bar_set_items:
 * @items: (element-type SnItem): what the calendar has, shown or not
 * @n_hidden: how many of the month's the filter hides
 *
 * Says what there is to filter by, and what is hidden.
 */
void
sn_calendar_bar_set_items (SnCalendarBar *self, GPtrArray *items, guint n_hidden)
{
  g_autofree char *words = sn_calendar_filter_describe (self->filter, n_hidden);

  sn_calendar_filter_button_set_items (self->filter_button, items);
  gtk_label_set_text (self->notice_label, words);
  gtk_widget_set_visible (self->notice, *words != '\0');
}

/**
 * sn_calendar_bar_choose_date:
 *
 * Opens the choice of another date.
 */
void
sn_calendar_bar_choose_date (SnCalendarBar *self)
{
  sn_date_button_popup (self->date_button);
}
