/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-page.h"

#include <glib/gi18n.h>

#include "sn-agenda.h"
#include "sn-calendar-bar.h"
#include "sn-calendar-choice.h"
#include "sn-calendar-feed.h"
#include "sn-choice-bar.h"
#include "sn-choosable.h"
#include "sn-format.h"
#include "sn-item-edits.h"
#include "sn-item-popover.h"
#include "sn-month-lane.h"
#include "sn-month-view.h"
#include "sn-parts.h"
#include "sn-month.h"
#include "sn-settings.h"

/* A chip has its place once the month was drawn with it. */
#define TICKS_TO_PLACE 2

struct _SnCalendarPage
{
  AdwBin parent_instance;

  GSettings *settings;
  GtkWidget *main;
  SnCalendarBar *bar;
  GtkWidget *separator;
  GtkWidget *side;
  GtkWidget *scroller; /* of all else */
  SnMonthView *month_view;
  SnMonthLane *lane;
  SnAgenda *agenda;
  SnChoice *choice;
  SnChoiceBar *choice_bar;

  SnStore *store;
  SnCalendarFeed *feed;
  SnCalendarFilter *filter;
  guint kinds;         /* of the filter, as they were read last */
  SnItem *wanted_item; /* to be opened as soon as it is there; NULL for none */
  guint tick_id;
  guint ticks;
  guint32 wanted_day; /* to be shown in the agenda as soon as it is read; 0 for none */
  gboolean wanted_focus;
  gboolean has_month; /* the month view shows one */
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

static SnToday
today (SnCalendarPage *self)
{
  SnDate day = sn_clock_today (sn_store_get_clock (self->store));

  return sn_today_new (&day, self->settings);
}

static GtkWidget *
place_of (SnCalendarPage *self, SnItem *item)
{
  const SnDate *date = sn_item_get_date (item);
  GtkWidget *place;

  if (sn_date_precision (date) == SN_PRECISION_DAY)
    place = sn_month_view_get_place (self->month_view, sn_date_first_julian (date), sn_item_get_id (item));
  else
    place = sn_month_lane_get_place (self->lane, sn_item_get_id (item));
  return place != NULL ? place : GTK_WIDGET (self->month_view);
}

static gboolean
open_wanted_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SnCalendarPage *self = SN_CALENDAR_PAGE (widget);
  g_autoptr (SnItem) item = NULL;
  SnToday day = today (self);

  if (++self->ticks <= TICKS_TO_PLACE)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  item = g_steal_pointer (&self->wanted_item);
  if (item != NULL && gtk_widget_get_mapped (widget))
    sn_item_popover_open (place_of (self, item), item, &day);
  return G_SOURCE_REMOVE;
}

static void
open_wanted (SnCalendarPage *self)
{
  if (self->wanted_item == NULL || self->tick_id != 0)
    return;
  self->ticks = 0;
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), open_wanted_cb, NULL, NULL);
}

static void
add_all (GPtrArray *to, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (to, items->pdata[i]);
}

/* What there is to filter by, and how much of the month that hides. */
static void
show_filter (SnCalendarPage *self, guint n_shown)
{
  GPtrArray *month = sn_calendar_feed_get_month (self->feed);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  add_all (all, month);
  add_all (all, sn_calendar_feed_get_later (self->feed));
  add_all (all, sn_calendar_feed_get_agenda (self->feed));
  sn_calendar_bar_set_items (self->bar, all, month->len - n_shown);
  sn_agenda_set_filtered (self->agenda, sn_calendar_filter_is_on (self->filter));
}

/* What is seen can be chosen, wherever on the page it stands. */
static void
show_choice (SnCalendarPage *self)
{
  g_autoptr (GPtrArray) month = sn_calendar_filter_select (self->filter, sn_calendar_feed_get_month (self->feed));
  g_autoptr (GPtrArray) later = sn_calendar_filter_select (self->filter, sn_calendar_feed_get_later (self->feed));
  g_autoptr (GPtrArray) agenda = sn_calendar_filter_select (self->filter, sn_calendar_feed_get_agenda (self->feed));
  GPtrArray *const parts[] = { month, later, agenda };
  g_autoptr (GPtrArray) all =
      sn_calendar_choice_order (parts, G_N_ELEMENTS (parts), sn_calendar_feed_get_start (self->feed));

  sn_choice_set_shown (self->choice, all);
}

static void
show_month (SnCalendarPage *self)
{
  g_autoptr (GPtrArray) shown = sn_calendar_filter_select (self->filter, sn_calendar_feed_get_month (self->feed));
  SnToday day = today (self);

  sn_month_view_set_newsletters (self->month_view, sn_calendar_feed_get_newsletters (self->feed));
  sn_month_view_set_items (self->month_view, shown, &day);
  if (self->wants_focus)
    self->wants_focus = !gtk_widget_grab_focus (GTK_WIDGET (self->month_view));
  show_filter (self, shown->len);
  show_choice (self);
}

static void
show_later (SnCalendarPage *self)
{
  g_autoptr (GPtrArray) shown = sn_calendar_filter_select (self->filter, sn_calendar_feed_get_later (self->feed));
  SnToday day = today (self);

  sn_month_lane_set_items (self->lane, shown, &day);
  show_choice (self);
}

/* The month is read first, what has no day next: then all is there that an item
 * can stand on. */
static void
later_loaded_cb (SnCalendarPage *self)
{
  show_later (self);
  open_wanted (self);
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
  g_autoptr (GPtrArray) shown = sn_calendar_filter_select (self->filter, sn_calendar_feed_get_agenda (self->feed));
  SnToday day = today (self);
  SnDate selected = sn_month_view_get_day (self->month_view);
  guint32 start = sn_calendar_feed_get_start (self->feed);

  sn_agenda_set_items (self->agenda, shown, &day);
  show_choice (self);
  if (self->wanted_day != 0)
    show_wanted_day (self);
  else if (start < sn_date_first_julian (&day.day))
    sn_agenda_show_day (self->agenda, MAX (start, sn_date_first_julian (&selected)));
}

/* Whichever scrolls with the agenda in it. */
static void
near_end_cb (SnCalendarPage *self)
{
  if (self->feed != NULL && !sn_agenda_lengthen (self->agenda))
    sn_calendar_feed_lengthen_agenda (self->feed);
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
  SnDate month = sn_month_view_get_month (self->month_view);
  SnToday day = today (self);

  sn_calendar_feed_load_month (self->feed, sn_date_is_set (&month) ? &month : &day.day);
}

static void
reload (SnCalendarPage *self)
{
  guint32 start = sn_calendar_feed_get_start (self->feed);
  SnToday day = today (self);

  load_month (self);
  sn_calendar_feed_load_agenda (self->feed, start < sn_date_first_julian (&day.day) ? start : 0);
}

static void
remember_kinds (SnCalendarPage *self)
{
  g_autoptr (GPtrArray) hidden = g_ptr_array_new ();

  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    if ((self->kinds & (1u << kind)) == 0)
      g_ptr_array_add (hidden, (gpointer) sn_item_kind_to_string ((SnItemKind) kind));
  g_ptr_array_add (hidden, NULL);
  g_settings_set_strv (self->settings, SN_SETTING_HIDDEN_KINDS, (const char *const *) hidden->pdata);
}

static guint
remembered_kinds (GSettings *settings)
{
  g_auto (GStrv) hidden = g_settings_get_strv (settings, SN_SETTING_HIDDEN_KINDS);
  guint kinds = SN_CALENDAR_ALL_KINDS;
  SnItemKind kind;

  for (guint i = 0; hidden[i] != NULL; i++)
    if (sn_item_kind_from_string (hidden[i], &kind))
      kinds &= ~(1u << kind);
  return kinds;
}

/* Kinds that are hidden are not even read; of these that are, the rest of the
 * filter takes its choice. */
static void
filter_changed_cb (SnCalendarPage *self)
{
  guint kinds = sn_calendar_filter_get_kinds (self->filter);

  if (kinds == self->kinds)
    {
      show_items (self);
      return;
    }
  self->kinds = kinds;
  sn_calendar_feed_set_kinds (self->feed, kinds);
  remember_kinds (self);
  reload (self);
}

static void
category_changed_cb (SnCalendarPage *self)
{
  g_autofree char *category = g_settings_get_string (self->settings, SN_SETTING_CATEGORY);

  sn_calendar_filter_set_category (self->filter, category);
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
  SnDate month = sn_month_view_get_month (self->month_view), selected = sn_month_view_get_day (self->month_view);
  SnToday day = today (self);
  g_autofree char *title = sn_format_month (month.year, month.month);

  sn_calendar_bar_set_day (self->bar, &selected, &day.day);
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

/* In one column it lies below, and going there would take the month out of view. */
static void
day_changed_cb (SnCalendarPage *self, guint julian)
{
  SnDate day = sn_date_from_julian (julian);
  SnToday now = today (self);

  sn_calendar_bar_set_day (self->bar, &day, &now.day);
  if (!self->narrow)
    show_day (self, julian, FALSE);
}

static void
go_to (SnCalendarPage *self, guint32 julian, gboolean focus)
{
  SnDate day = sn_date_from_julian (julian);

  sn_month_view_go_to (self->month_view, &day, focus);
}

static void
picked_cb (SnCalendarPage *self, guint julian, gboolean done)
{
  go_to (self, julian, done);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_calendar_page_move (SN_CALENDAR_PAGE (widget), g_str_equal (name, "calendar.previous") ? -1 : 1);
}

static void
today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_calendar_page_show_today (SN_CALENDAR_PAGE (widget));
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_calendar_filter_reset (SN_CALENDAR_PAGE (widget)->filter);
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
  if (narrow)
    gtk_widget_add_css_class (self->main, "narrow");
  else
    gtk_widget_remove_css_class (self->main, "narrow");
  sn_pane_set_narrow (SN_PANE (self->bar), narrow);
  sn_month_view_set_narrow (self->month_view, narrow);
  sn_month_lane_set_narrow (self->lane, narrow);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

static gboolean
in_popover (SnCalendarPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

/* Before the scrolled window takes these keys for itself; the agenda keeps
 * them for its rows, and a popover for itself. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, gpointer user_data)
{
  SnCalendarPage *self = user_data;
  gboolean back = key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up;
  gboolean ahead = key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down;

  if ((!back && !ahead) || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      gtk_widget_get_focus_child (GTK_WIDGET (self->agenda)) != NULL || in_popover (self))
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
  g_signal_connect_object (self->feed, "later-loaded", G_CALLBACK (later_loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "agenda-loaded", G_CALLBACK (show_agenda), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
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
  g_clear_object (&self->wanted_item);
  g_clear_object (&self->feed);
  g_clear_object (&self->filter);
  g_clear_object (&self->choice);
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
  g_type_ensure (SN_TYPE_CALENDAR_BAR);
  g_type_ensure (SN_TYPE_CHOICE_BAR);
  g_type_ensure (SN_TYPE_MONTH_LANE);
  g_type_ensure (SN_TYPE_MONTH_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, main);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, separator);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, side);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, month_view);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, lane);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, agenda);
  gtk_widget_class_bind_template_child (widget_class, SnCalendarPage, choice_bar);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_install_action (widget_class, "calendar.previous", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "calendar.next", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "calendar.reset-filter", NULL, reset_action);
}

static void
sn_calendar_page_init (SnCalendarPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->kinds = SN_CALENDAR_ALL_KINDS;
  self->filter = sn_calendar_filter_new ();
  self->choice = sn_choice_new ();
  sn_choice_bar_set_choice (self->choice_bar, self->choice);
  sn_choosable_set_choice (GTK_WIDGET (self), self->choice);
  sn_choosable_add_keys (GTK_WIDGET (self));
  sn_calendar_bar_set_filter (self->bar, self->filter);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  sn_parts_watch_end (self->side, G_CALLBACK (near_end_cb), self);
  sn_parts_watch_end (self->scroller, G_CALLBACK (near_end_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
order_weekdays (SnCalendarPage *self)
{
  SnWeekStart start = (SnWeekStart) g_settings_get_enum (self->settings, SN_SETTING_WEEK_START);

  sn_month_view_set_first_weekday (self->month_view, sn_month_weekday_for (start));
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
  GActionGroup *edits = sn_item_edits_new (GTK_WIDGET (self), store, settings);

  self->settings = g_object_ref (settings);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "item", edits);
  g_object_unref (edits);
  g_signal_connect_object (settings, "changed::" SN_SETTING_CATEGORY, G_CALLBACK (category_changed_cb), self,
                           G_CONNECT_SWAPPED);
  category_changed_cb (self);
  g_signal_connect_object (settings, "changed::" SN_SETTING_WEEK_START, G_CALLBACK (order_weekdays), self,
                           G_CONNECT_SWAPPED);
  order_weekdays (self);
  sn_calendar_filter_set_kinds (self->filter, remembered_kinds (settings));
  reload (self);
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
  SnToday day = today (self);

  sn_month_view_go_to (self->month_view, &day.day, TRUE);
  show_day (self, sn_date_first_julian (&day.day), FALSE);
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

/**
 * sn_calendar_page_choose_date:
 *
 * Opens the choice of another date.
 */
void
sn_calendar_page_choose_date (SnCalendarPage *self)
{
  sn_calendar_bar_choose_date (self->bar);
}

/**
 * sn_calendar_page_show_item:
 * @item: an item with a date
 *
 * Goes to its day and opens it there as soon as that month is read. A filter
 * that hides it gives way.
 */
void
sn_calendar_page_show_item (SnCalendarPage *self, SnItem *item)
{
  sn_calendar_filter_reveal (self->filter, item);
  g_set_object (&self->wanted_item, item);
  go_to (self, sn_date_first_julian (sn_item_get_date (item)), TRUE);
  load_month (self);
}

/**
 * sn_calendar_page_get_month:
 *
 * Returns: the month that is shown.
 */
SnDate
sn_calendar_page_get_month (SnCalendarPage *self)
{
  return sn_month_view_get_month (self->month_view);
}

/**
 * sn_calendar_page_get_query:
 *
 * Returns: (transfer full) (nullable): what asks the store for all that the page's
 *   filters let through.
 */
SnQuery *
sn_calendar_page_get_query (SnCalendarPage *self)
{
  SnToday day = today (self);

  return sn_calendar_filter_query (self->filter, &day.day);
}
