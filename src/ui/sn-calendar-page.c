/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-page.h"

#include <glib/gi18n.h>

#include "sn-agenda.h"
#include "sn-calendar-feed.h"
#include "sn-flow-layout.h"
#include "sn-format.h"
#include "sn-month-lane.h"
#include "sn-month-view.h"

struct _SnCalendarPage
{
  AdwBin parent_instance;

  GSettings *settings;
  GtkWidget *main;
  GtkWidget *toolbar;
  GtkWidget *title;
  GtkWidget *navigation;
  GtkWidget *legend;
  GtkWidget *separator;
  GtkWidget *side;
  SnMonthView *month_view;
  SnMonthLane *lane;
  SnAgenda *agenda;

  SnStore *store;
  SnCalendarFeed *feed;
  guint32 wanted_day; /* to be shown in the agenda as soon as it is read; 0 for none */
  gboolean wanted_focus;
  gboolean has_month; /* the month view shows one */
  guint hidden;       /* bits of kinds that the legend hides */
  gboolean narrow;
  gboolean wants_focus; /* as soon as there is a month */
};

enum
{
  PROP_STORE = 1,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SnCalendarPage, sn_calendar_page, ADW_TYPE_BIN)

static SnDate
today (SnCalendarPage *self)
{
  return sn_clock_today (sn_store_get_clock (self->store));
}

/* What the legend lets through. Where there is no room for a legend nothing is
 * hidden, since nobody could see why. */
static GPtrArray *
visible (SnCalendarPage *self, GPtrArray *items)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (self->narrow || (self->hidden & (1u << sn_item_get_kind (items->pdata[i]))) == 0)
      g_ptr_array_add (shown, items->pdata[i]);
  return shown;
}

static void
show_month (SnCalendarPage *self)
{
  g_autoptr (GPtrArray) shown = visible (self, sn_calendar_feed_get_month (self->feed));
  SnDate day = today (self);

  sn_month_view_set_items (self->month_view, shown, &day);
  if (self->wants_focus)
    self->wants_focus = !gtk_widget_grab_focus (GTK_WIDGET (self->month_view));
}

static void
show_later (SnCalendarPage *self)
{
  g_autoptr (GPtrArray) shown = visible (self, sn_calendar_feed_get_later (self->feed));
  SnDate day = today (self);

  sn_month_lane_set_items (self->lane, shown, &day);
}

static void
show_wanted_day (SnCalendarPage *self)
{
  guint32 day = self->wanted_day;

  self->wanted_day = 0;
  if (day != 0 && self->wanted_focus)
    sn_agenda_focus_day (self->agenda, day);
  else if (day != 0)
    sn_agenda_show_day (self->agenda, day);
}

static void
show_agenda (SnCalendarPage *self)
{
  g_autoptr (GPtrArray) shown = visible (self, sn_calendar_feed_get_agenda (self->feed));
  SnDate day = today (self);

  sn_agenda_set_items (self->agenda, shown, &day);
  if (self->wanted_day != 0)
    show_wanted_day (self);
  else if (sn_calendar_feed_get_start (self->feed) < sn_date_first_julian (&day))
    sn_agenda_show_day (self->agenda, sn_calendar_feed_get_start (self->feed));
}

static void
show_items (SnCalendarPage *self)
{
  show_month (self);
  show_later (self);
  show_agenda (self);
}

static void
failed_cb (SnCalendarPage *self, const char *reason)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", reason);
}

static void
load_month (SnCalendarPage *self)
{
  SnDate month = sn_month_view_get_month (self->month_view), day = today (self);

  sn_calendar_feed_load_month (self->feed, sn_date_is_set (&month) ? &month : &day);
}

static void
reload (SnCalendarPage *self)
{
  load_month (self);
  sn_calendar_feed_load_agenda (self->feed, 0);
}

/* In the agenda, which is read from there on where it is a past day. */
static void
show_day (SnCalendarPage *self, guint32 julian, gboolean focus)
{
  self->wanted_day = julian;
  self->wanted_focus = focus;
  if (sn_calendar_feed_has_day (self->feed, julian))
    show_wanted_day (self);
  else
    sn_calendar_feed_load_agenda (self->feed, julian);
}

static void
month_changed_cb (SnCalendarPage *self)
{
  SnDate month = sn_month_view_get_month (self->month_view);
  g_autofree char *title = sn_format_month (month.year, month.month);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->month_view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  sn_month_lane_set_month (self->lane, &month);
  /* The first time it has just been read. */
  if (self->has_month)
    load_month (self);
  self->has_month = TRUE;
}

static void
day_chosen_cb (SnCalendarPage *self, guint julian, gboolean focus)
{
  show_day (self, julian, focus);
}

static void
previous_cb (SnCalendarPage *self)
{
  sn_calendar_page_move (self, -1);
}

static void
next_cb (SnCalendarPage *self)
{
  sn_calendar_page_move (self, 1);
}

static void
legend_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  SnCalendarPage *self = user_data;
  guint bit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"));

  if (gtk_toggle_button_get_active (button))
    self->hidden &= ~bit;
  else
    self->hidden |= bit;
  show_items (self);
}

static void
add_legend (SnCalendarPage *self, SnItemKind kind)
{
  g_autofree char *name = sn_format_kind_plural (kind);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (sn_format_kind_icon (kind)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "legend");
  gtk_widget_add_css_class (button, sn_format_kind_class (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (1u << kind));
  g_signal_connect (button, "toggled", G_CALLBACK (legend_toggled_cb), self);
  gtk_box_append (GTK_BOX (self->legend), button);
}

/* The agenda stands beside the month or, in one column, under it. */
static void
place_agenda (SnCalendarPage *self)
{
  g_autoptr (GtkWidget) agenda = g_object_ref (GTK_WIDGET (self->agenda));

  if (self->narrow)
    {
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->side), NULL);
      gtk_box_append (GTK_BOX (self->main), agenda);
    }
  else
    {
      gtk_box_remove (GTK_BOX (self->main), agenda);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->side), agenda);
    }
}

static void
set_narrow (SnCalendarPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  place_agenda (self);
  gtk_widget_set_visible (self->side, !narrow);
  gtk_widget_set_visible (self->separator, !narrow);
  gtk_widget_set_visible (self->legend, !narrow);
  gtk_widget_set_hexpand (self->title, narrow);
  gtk_box_set_spacing (GTK_BOX (self->navigation), narrow ? 0 : 6);
  if (narrow)
    gtk_widget_add_css_class (self->main, "narrow");
  else
    gtk_widget_remove_css_class (self->main, "narrow");
  sn_month_view_set_narrow (self->month_view, narrow);
  sn_month_lane_set_narrow (self->lane, narrow);
  if (self->hidden != 0)
    show_items (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

/* Before the scrolled window takes these keys for itself; the agenda keeps
 * them for its rows. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, gpointer user_data)
{
  SnCalendarPage *self = user_data;
  gboolean back = key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up;
  gboolean ahead = key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down;

  if ((!back && !ahead) || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      gtk_widget_get_focus_child (GTK_WIDGET (self->agenda)) != NULL)
    return FALSE;
  sn_calendar_page_move (self, back ? -1 : 1);
  return TRUE;
}

static gboolean
sn_calendar_page_grab_focus (GtkWidget *widget)
{
  SnCalendarPage *self = SN_CALENDAR_PAGE (widget);

  self->wants_focus = !gtk_widget_grab_focus (GTK_WIDGET (self->month_view));
  return TRUE;
}

static void
sn_calendar_page_constructed (GObject *object)
{
  SnCalendarPage *self = SN_CALENDAR_PAGE (object);

  G_OBJECT_CLASS (sn_calendar_page_parent_class)->constructed (object);
  self->feed = sn_calendar_feed_new (self->store);
  g_signal_connect_object (self->feed, "month-loaded", G_CALLBACK (show_month), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "later-loaded", G_CALLBACK (show_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "agenda-loaded", G_CALLBACK (show_agenda), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
}

static void
sn_calendar_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SnCalendarPage *self = SN_CALENDAR_PAGE (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sn_calendar_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SnCalendarPage *self = SN_CALENDAR_PAGE (object);

  switch (id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sn_calendar_page_dispose (GObject *object)
{
  SnCalendarPage *self = SN_CALENDAR_PAGE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->feed);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sn_calendar_page_parent_class)->dispose (object);
}

static void
sn_calendar_page_class_init (SnCalendarPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sn_calendar_page_constructed;
  object_class->get_property = sn_calendar_page_get_property;
  object_class->set_property = sn_calendar_page_set_property;
  object_class->dispose = sn_calendar_page_dispose;
  widget_class->grab_focus = sn_calendar_page_grab_focus;

  props[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, SN_TYPE_STORE,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (SN_TYPE_AGENDA);
  g_type_ensure (SN_TYPE_MONTH_LANE);
  g_type_ensure (SN_TYPE_MONTH_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, main);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, title);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, navigation);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, legend);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, separator);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, side);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, month_view);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, lane);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, agenda);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sn_calendar_page_show_today);
}

static void
sn_calendar_page_init (SnCalendarPage *self)
{
  static const SnItemKind order[] = { SN_ITEM_CONSULTATION, SN_ITEM_VACANCY, SN_ITEM_EVENT, SN_ITEM_MILESTONE,
                                      SN_ITEM_DEADLINE };
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->toolbar, sn_flow_layout_new (12, 6));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    add_legend (self, order[i]);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * sn_calendar_page_new:
 * @store: where the items come from
 * @settings: what the user prefers
 *
 * Returns: (transfer floating): the page, which loads itself.
 */
GtkWidget *
sn_calendar_page_new (SnStore *store, GSettings *settings)
{
  SnCalendarPage *self = g_object_new (SN_TYPE_CALENDAR_PAGE, "store", store, NULL);

  self->settings = g_object_ref (settings);
  return GTK_WIDGET (self);
}

/**
 * sn_calendar_page_show_today:
 *
 * Goes back to today in the month and in the agenda.
 */
void
sn_calendar_page_show_today (SnCalendarPage *self)
{
  SnDate day = today (self);

  sn_month_view_go_to (self->month_view, &day, TRUE);
  show_day (self, sn_date_first_julian (&day), FALSE);
}

/**
 * sn_calendar_page_move:
 * @months: how many months ahead, or below 0 back
 *
 * Shows another month.
 */
void
sn_calendar_page_move (SnCalendarPage *self, int months)
{
  sn_month_view_move (self->month_view, months);
}
