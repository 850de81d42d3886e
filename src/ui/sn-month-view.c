/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-month-view.h"

#include <glib/gi18n.h>

#include "sn-agenda-row.h"
#include "sn-day-cell.h"
#include "sn-month-items.h"
#include "sn-month.h"
#include "sn-weekdays.h"

#define N_CELLS (SN_MONTH_WEEKS * 7)

struct _SnMonthView
{
  GtkWidget parent_instance;

  GtkWidget *weekdays;
  GtkWidget *card;
  GtkWidget *weeks[SN_MONTH_WEEKS];
  SnDayCell *cells[N_CELLS];
  guint n_cells; /* so many were made: few months have six weeks */

  GPtrArray *items;       /* SnItem */
  GPtrArray *newsletters; /* SnNewsletter */
  SnToday today;
  SnDate day; /* the day with the focus; its month is the one shown */
  guint first_weekday;
  gboolean narrow;
};

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

enum
{
  MONTH_CHANGED,
  DAY_CHOSEN,
  DAY_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnMonthView, sn_month_view, GTK_TYPE_WIDGET)

/* The cells of a week that the month does not have are not seen. */
static void
fill_cell (SnMonthView *self, SnDayCell *cell, gboolean shown)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  guint32 julian = sn_day_cell_get_julian (cell);
  g_autoptr (GPtrArray) here = sn_month_items_on (self->items, julian);
  g_autoptr (GPtrArray) ghosts = sn_month_items_moved_from (self->items, julian, &self->today.day);
  g_autoptr (GPtrArray) issues = sn_month_issued_on (self->newsletters, julian);

  g_ptr_array_sort (here, sn_agenda_row_compare);
  sn_day_cell_set_items (cell, shown ? here : none, shown ? ghosts : none, shown ? issues : none);
}

/* One day only takes part in the tab order: the one that arrows left. */
static void
update_focusable (SnMonthView *self)
{
  guint32 julian = sn_date_first_julian (&self->day);

  for (guint i = 0; i < self->n_cells; i++)
    {
      GtkWidget *cell = GTK_WIDGET (self->cells[i]);

      if (sn_day_cell_get_julian (self->cells[i]) == julian && self->today.day.year != 0)
        gtk_widget_add_css_class (cell, "current");
      else
        gtk_widget_remove_css_class (cell, "current");
    }
}

static gboolean
is_on_surface (GtkWidget *widget, GdkEvent *event)
{
  return event != NULL && gdk_event_get_surface (event) == gtk_native_get_surface (gtk_widget_get_native (widget));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  SnMonthView *self = user_data;
  SnDayCell *cell = SN_DAY_CELL (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  SnDate day = sn_date_from_julian (sn_day_cell_get_julian (cell));
  GtkWidget *target = gtk_widget_pick (GTK_WIDGET (cell), x, y, GTK_PICK_DEFAULT);

  /* What is open over the day has the click to itself; a chip answers too. */
  if (!is_on_surface (GTK_WIDGET (cell), gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture))))
    return;
  if (target != NULL && gtk_widget_get_ancestor (target, GTK_TYPE_BUTTON) != NULL)
    return;
  sn_month_view_go_to (self, &day, TRUE);
  g_signal_emit (self, signals[DAY_CHOSEN], 0, sn_date_first_julian (&self->day), FALSE);
}

static void
create_cell (SnMonthView *self, guint index)
{
  SnDayCell *cell = SN_DAY_CELL (sn_day_cell_new ());
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (cell), GTK_EVENT_CONTROLLER (gesture));
  if (index % 7 == 6)
    gtk_widget_add_css_class (GTK_WIDGET (cell), "last");
  gtk_box_append (GTK_BOX (self->weeks[index / 7]), GTK_WIDGET (cell));
  sn_day_cell_set_narrow (cell, self->narrow);
  self->cells[index] = cell;
}

static void
ensure_cells (SnMonthView *self, guint n)
{
  while (self->n_cells < n)
    create_cell (self, self->n_cells++);
}

static void
fill (SnMonthView *self)
{
  guint32 first = sn_month_first_day (self->day.year, self->day.month, self->first_weekday);
  guint n_weeks = sn_month_n_weeks (self->day.year, self->day.month, self->first_weekday);

  ensure_cells (self, n_weeks * 7);
  for (guint i = 0; i < self->n_cells; i++)
    {
      SnDate day = sn_date_from_julian (first + i);

      sn_day_cell_set_day (self->cells[i], first + i, day.month == self->day.month, i == 0 || day.day == 1,
                           &self->today);
      fill_cell (self, self->cells[i], i < n_weeks * 7);
    }
  for (guint week = 0; week < SN_MONTH_WEEKS; week++)
    gtk_widget_set_visible (self->weeks[week], week < n_weeks);
  update_focusable (self);
}

static SnDayCell *
cell_at (SnMonthView *self, guint32 julian)
{
  guint32 first = sn_day_cell_get_julian (self->cells[0]);

  return julian >= first && julian < first + self->n_cells ? self->cells[julian - first] : NULL;
}

static SnDayCell *
focused_cell (SnMonthView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  return SN_IS_DAY_CELL (focus) ? SN_DAY_CELL (focus) : (SnDayCell *) gtk_widget_get_ancestor (focus, SN_TYPE_DAY_CELL);
}

static gboolean
on_chip (SnMonthView *self, SnDayCell *cell)
{
  return cell != NULL && gtk_widget_get_focus_child (GTK_WIDGET (cell)) != NULL;
}

static void
move_days (SnMonthView *self, int days)
{
  SnDate day = sn_date_add_days (&self->day, days);

  if (day.year >= 1 && day.year <= 9998)
    sn_month_view_go_to (self, &day, TRUE);
}

/* To the first or the last day of the week. */
static void
move_in_week (SnMonthView *self, gboolean last)
{
  int before = (int) (sn_date_weekday (&self->day) + 7 - self->first_weekday) % 7;

  move_days (self, last ? 6 - before : -before);
}

static void
enter_day (SnMonthView *self, SnDayCell *cell)
{
  gboolean has_chip = !self->narrow && sn_day_cell_focus_chip (cell, 0);

  if (!has_chip && sn_day_cell_get_n_items (cell) > 0)
    g_signal_emit (self, signals[DAY_CHOSEN], 0, sn_day_cell_get_julian (cell), TRUE);
}

/* Up and down among the chips of a day, Escape back to the day. */
static gboolean
chip_key (SnMonthView *self, SnDayCell *cell, guint key)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return sn_day_cell_focus_chip (cell, -1) || gtk_widget_grab_focus (GTK_WIDGET (cell));
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      sn_day_cell_focus_chip (cell, 1);
      return TRUE;
    case GDK_KEY_Escape:
      return gtk_widget_grab_focus (GTK_WIDGET (cell));
    default:
      return FALSE;
    }
}

static gboolean
day_key (SnMonthView *self, SnDayCell *cell, guint key)
{
  int ahead = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_days (self, -ahead);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_days (self, ahead);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_days (self, -7);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_days (self, 7);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move_in_week (self, FALSE);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      move_in_week (self, TRUE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      enter_day (self, cell);
      return TRUE;
    default:
      return FALSE;
    }
}

/* What is open over a chip has the keys to itself. */
static gboolean
in_popover (SnMonthView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, gpointer user_data)
{
  SnMonthView *self = user_data;
  SnDayCell *cell = focused_cell (self);

  if (cell == NULL || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || in_popover (self))
    return FALSE;
  return (on_chip (self, cell) && chip_key (self, cell, key)) || day_key (self, cell, key);
}

static gboolean
sn_month_view_grab_focus (GtkWidget *widget)
{
  SnMonthView *self = SN_MONTH_VIEW (widget);
  SnDayCell *cell;

  if (!sn_date_is_set (&self->day))
    return FALSE;
  cell = cell_at (self, sn_date_first_julian (&self->day));
  return cell != NULL && gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/* Tab goes into the month and out of it in one step each. */
static gboolean
sn_month_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (widget);
}

static void
create_weeks (SnMonthView *self)
{
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->card), TRUE);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "month");
  gtk_widget_set_vexpand (self->card, TRUE);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  for (guint week = 0; week < SN_MONTH_WEEKS; week++)
    {
      self->weeks[week] = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);
      gtk_box_set_homogeneous (GTK_BOX (self->weeks[week]), TRUE);
      gtk_widget_add_css_class (self->weeks[week], "week");
      gtk_box_append (GTK_BOX (self->card), self->weeks[week]);
    }
  ensure_cells (self, (SN_MONTH_WEEKS - 1) * 7);
}

static void
sn_month_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, SN_MONTH_VIEW (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sn_month_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      sn_month_view_set_narrow (SN_MONTH_VIEW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sn_month_view_dispose (GObject *object)
{
  SnMonthView *self = SN_MONTH_VIEW (object);

  g_clear_pointer (&self->weekdays, gtk_widget_unparent);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->newsletters, g_ptr_array_unref);
  G_OBJECT_CLASS (sn_month_view_parent_class)->dispose (object);
}

static void
sn_month_view_class_init (SnMonthViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sn_month_view_get_property;
  object_class->set_property = sn_month_view_set_property;
  object_class->dispose = sn_month_view_dispose;
  widget_class->focus = sn_month_view_focus;
  widget_class->grab_focus = sn_month_view_grab_focus;

  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[MONTH_CHANGED] =
      g_signal_new ("month-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DAY_CHOSEN] = g_signal_new ("day-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[DAY_CHANGED] = g_signal_new ("day-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
sn_month_view_init (SnMonthView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->newsletters = g_ptr_array_new_with_free_func (g_object_unref);
  self->first_weekday = sn_month_first_weekday ();
  self->weekdays = sn_weekdays_new (self->first_weekday);
  gtk_widget_set_parent (self->weekdays, GTK_WIDGET (self));
  create_weeks (self);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * sn_month_view_set_items:
 * @items: (element-type SnItem): what may be shown, in any order
 * @today: the day from which they are seen
 *
 * Replaces the content. The month stays; the first time it is that of @today.
 */
void
sn_month_view_set_items (SnMonthView *self, GPtrArray *items, const SnToday *today)
{
  gboolean first = !sn_date_is_set (&self->day);
  SnDayCell *focused = focused_cell (self);

  /* A chip that goes away must not take the focus with it to another widget. */
  if (focused != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (focused));
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (items->pdata[i]));
  self->today = *today;
  if (first)
    self->day = today->day;
  fill (self);
  if (first)
    g_signal_emit (self, signals[MONTH_CHANGED], 0);
}

/**
 * sn_month_view_set_newsletters:
 * @newsletters: (element-type SnNewsletter): what was issued on the days in view
 *
 * Replaces the marks of newsletters; they show with the next items.
 */
void
sn_month_view_set_newsletters (SnMonthView *self, GPtrArray *newsletters)
{
  g_ptr_array_set_size (self->newsletters, 0);
  for (guint i = 0; i < newsletters->len; i++)
    g_ptr_array_add (self->newsletters, g_object_ref (newsletters->pdata[i]));
}

/**
 * sn_month_view_set_first_weekday:
 * @first_weekday: the day with which a week begins, 1 for Monday
 *
 * Lays out the month anew in such weeks.
 */
void
sn_month_view_set_first_weekday (SnMonthView *self, guint first_weekday)
{
  if (self->first_weekday == first_weekday)
    return;
  self->first_weekday = first_weekday;
  sn_weekdays_set_first (SN_WEEKDAYS (self->weekdays), first_weekday);
  if (sn_date_is_set (&self->day))
    fill (self);
}

/**
 * sn_month_view_set_narrow:
 * @narrow: whether days show icons only
 *
 * Sets the form of the month.
 */
void
sn_month_view_set_narrow (SnMonthView *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  for (guint i = 0; i < self->n_cells; i++)
    sn_day_cell_set_narrow (self->cells[i], narrow);
  sn_pane_set_narrow (SN_PANE (self->weekdays), narrow);
  gtk_widget_set_vexpand (self->card, !narrow);
  gtk_widget_set_vexpand (GTK_WIDGET (self), !narrow);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

/**
 * sn_month_view_go_to:
 * @day: a day
 * @focus: whether it gets the keyboard focus
 *
 * Shows the month of a day.
 */
void
sn_month_view_go_to (SnMonthView *self, const SnDate *day, gboolean focus)
{
  gboolean other = day->year != self->day.year || day->month != self->day.month;
  gboolean moved = other || day->day != self->day.day;

  self->day = sn_date_new_day (day->year, day->month, day->day);
  if (other)
    fill (self);
  else
    update_focusable (self);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (cell_at (self, sn_date_first_julian (&self->day))));
  if (other)
    g_signal_emit (self, signals[MONTH_CHANGED], 0);
  if (moved)
    g_signal_emit (self, signals[DAY_CHANGED], 0, sn_date_first_julian (&self->day));
}

/**
 * sn_month_view_move:
 * @months: how many months ahead, or below 0 back
 *
 * Shows another month.
 */
void
sn_month_view_move (SnMonthView *self, int months)
{
  SnDate day;

  if (!sn_date_is_set (&self->day))
    return;
  day = sn_month_add (&self->day, months);
  sn_month_view_go_to (self, &day, focused_cell (self) != NULL);
}

/**
 * sn_month_view_get_month:
 *
 * Returns: the month that is shown, not set before there is one.
 */
SnDate
sn_month_view_get_month (SnMonthView *self)
{
  return sn_date_is_set (&self->day) ? sn_date_new_month (self->day.year, self->day.month) : self->day;
}

/**
 * sn_month_view_get_day:
 *
 * Returns: the selected day, not set before there is one.
 */
SnDate
sn_month_view_get_day (SnMonthView *self)
{
  return self->day;
}

/**
 * sn_month_view_get_place:
 * @julian: a day
 * @item_id: number of an item of that day
 *
 * Returns: (transfer none) (nullable): what stands for that item, if its day is
 *   in view.
 */
GtkWidget *
sn_month_view_get_place (SnMonthView *self, guint32 julian, gint64 item_id)
{
  SnDayCell *cell = sn_date_is_set (&self->day) ? cell_at (self, julian) : NULL;

  return cell != NULL && gtk_widget_get_mapped (GTK_WIDGET (cell)) ? sn_day_cell_get_place (cell, item_id) : NULL;
}
