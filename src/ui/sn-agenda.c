/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-agenda.h"

#include <glib/gi18n.h>

#include "sn-agenda-row.h"
#include "sn-format.h"
#include "sn-parts.h"

struct _SnAgenda
{
  GtkWidget parent_instance;

  GtkWidget *list;
  GtkWidget *empty;

  GPtrArray *items; /* SnItem */
  GPtrArray *shown; /* those of them that have a day from @start on, by day */
  SnToday today;
  guint32 start;  /* first day: today, or a past day that was asked for */
  guint32 from;   /* first day that has rows: @start, or a later day that is far off */
  guint room;     /* for so many rows */
  guint32 wanted; /* day to scroll to */
  guint scroll_id;
};

/* A row is made for what is in view, and a little more: each that there is has
 * to be measured whenever the page is turned to. */
#define ROOM 16
/* A day within so many rows is reached through all before it. */
#define NEAR (4 * ROOM)

G_DEFINE_FINAL_TYPE (SnAgenda, sn_agenda, GTK_TYPE_WIDGET)

static guint32
day_of (GtkListBoxRow *row)
{
  return sn_agenda_row_get_day (SN_AGENDA_ROW (row));
}

static GtkWidget *
days_left_new (const char *words, gboolean pressing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *label = gtk_label_new (words);

  if (pressing)
    {
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("sn-soon-symbolic"));
      gtk_widget_add_css_class (box, "warning");
      gtk_widget_add_css_class (label, "caption-heading");
    }
  else
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (box, "days-left");
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* The day under which @item stands when the agenda begins at @start; 0 for none. */
static guint32
agenda_day (SnItem *item, guint32 start)
{
  const SnDate *date = sn_item_get_date (item);

  if (sn_date_precision (date) != SN_PRECISION_DAY || sn_date_last_julian (date) < start ||
      sn_item_get_state (item) == SN_STATE_DISMISSED)
    return 0;
  return MAX (sn_date_first_julian (date), start);
}

/* The place in @shown of the first item on or after a day. */
static guint
place_of (SnAgenda *self, guint32 julian)
{
  guint low = 0, high = self->shown->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (agenda_day (self->shown->pdata[middle], self->start) < julian)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether something on a day must be done soon, also what has no row yet. */
static gboolean
day_is_pressing (SnAgenda *self, guint32 julian)
{
  for (guint i = place_of (self, julian); i < self->shown->len; i++)
    {
      SnItem *item = self->shown->pdata[i];

      if (agenda_day (item, self->start) != julian)
        return FALSE;
      if (sn_format_is_pressing (item, &self->today))
        return TRUE;
    }
  return FALSE;
}

static GtkWidget *
heading_new (SnAgenda *self, GtkListBoxRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  SnDate day = sn_date_from_julian (day_of (row));
  g_autofree char *name = sn_format_day_long (&day, &self->today);
  g_autofree char *left = sn_format_days_until (&day, &self->today);
  GtkWidget *label;

  if (sn_date_same_days (&day, &self->today.day))
    {
      /* Translators: %s is a day, as in "Monday 10 June" */
      g_autofree char *words = g_strdup_printf (_ ("Today, %s"), name);

      label = sn_parts_label (words, "heading");
    }
  else
    label = sn_parts_label (name, "heading");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (!sn_date_same_days (&day, &self->today.day) && *left != '\0')
    gtk_box_append (GTK_BOX (box), days_left_new (left, day_is_pressing (self, day_of (row))));
  gtk_widget_add_css_class (box, "agenda-heading");
  return box;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  if (before != NULL && day_of (before) == day_of (row))
    gtk_list_box_row_set_header (row, NULL);
  else
    gtk_list_box_row_set_header (row, heading_new (user_data, row));
}

static int
compare_days (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint32 start = *(guint32 *) user_data;
  guint32 one = agenda_day (*(SnItem *const *) a, start), other = agenda_day (*(SnItem *const *) b, start);

  return one != other ? (one < other ? -1 : 1) : sn_agenda_row_compare (a, b);
}

static void
clear (SnAgenda *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

/* The place in the list that has the keyboard focus; -1 for none. */
static int
focused_index (SnAgenda *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->list);

  return row != NULL && GTK_IS_LIST_BOX_ROW (row) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* What was dismissed makes room for the next one, which then has the focus. */
static void
focus_index (SnAgenda *self, int index, int n_rows)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MIN (index, n_rows - 1));

  if (index >= 0 && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static guint
end_of (SnAgenda *self)
{
  return MIN (place_of (self, self->from) + self->room, self->shown->len);
}

static void
add_rows (SnAgenda *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      GtkWidget *row = sn_agenda_row_new (self->shown->pdata[i], &self->today);

      sn_agenda_row_set_day (SN_AGENDA_ROW (row), agenda_day (self->shown->pdata[i], self->start));
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  sn_agenda_row_list_number (self->list);
}

static void
fill_rows (SnAgenda *self)
{
  int focused = focused_index (self);
  guint first = place_of (self, self->from), end = end_of (self);

  clear (self);
  add_rows (self, first, end);
  gtk_widget_set_visible (self->list, self->shown->len > 0);
  gtk_widget_set_visible (self->empty, self->shown->len == 0);
  focus_index (self, focused, (int) (end - first));
}

static void
fill (SnAgenda *self)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->items->len; i++)
    if (agenda_day (self->items->pdata[i], self->start) != 0)
      g_ptr_array_add (self->shown, self->items->pdata[i]);
  g_ptr_array_sort_with_data (self->shown, compare_days, &self->start);
  fill_rows (self);
}

static void
sn_agenda_dispose (GObject *object)
{
  SnAgenda *self = SN_AGENDA (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->empty, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (sn_agenda_parent_class)->dispose (object);
}

static void
sn_agenda_class_init (SnAgendaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_agenda_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sn_agenda_init (SnAgenda *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new ();
  self->room = ROOM;
  self->list = sn_agenda_row_list_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Agenda"), -1);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, self, NULL);
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->empty = sn_parts_label (_ ("Nothing ahead that has a date"), "dim-label");
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0.5f);
  gtk_widget_add_css_class (self->empty, "agenda-heading");
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));
}

/**
 * sn_agenda_set_items:
 * @items: (element-type SnItem): what may be shown, in any order
 * @today: the day at which the agenda begins
 *
 * Replaces the content. Items without a day are not shown.
 */
void
sn_agenda_set_items (SnAgenda *self, GPtrArray *items, const SnToday *today)
{
  g_ptr_array_set_size (self->shown, 0);
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (items->pdata[i]));
  self->today = *today;
  self->start = sn_date_first_julian (&today->day);
  self->from = MAX (self->from, self->start);
  fill (self);
}

/**
 * sn_agenda_set_filtered:
 * @filtered: whether something is kept from it
 *
 * Has it say so where it is empty.
 */
void
sn_agenda_set_filtered (SnAgenda *self, gboolean filtered)
{
  gtk_label_set_text (GTK_LABEL (self->empty),
                      filtered ? _ ("Nothing ahead that the filter shows") : _ ("Nothing ahead that has a date"));
}

static GtkListBoxRow *
row_at_day (SnAgenda *self, guint32 julian)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (day_of (row) >= julian)
      return row;
  return NULL;
}

static void
scroll_to (GtkListBoxRow *row)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_VIEWPORT);
  GtkWidget *heading = gtk_list_box_row_get_header (row);
  GtkWidget *top = heading != NULL ? heading : GTK_WIDGET (row);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;

  if (viewport == NULL || !gtk_widget_compute_bounds (top, viewport, &bounds))
    return;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y);
}

static gboolean
scroll_cb (gpointer user_data)
{
  SnAgenda *self = user_data;
  GtkListBoxRow *row = row_at_day (self, self->wanted);

  self->scroll_id = 0;
  if (row != NULL)
    scroll_to (row);
  return G_SOURCE_REMOVE;
}

/* Has there be a row for that day, whatever it takes. */
static void
make_room (SnAgenda *self, guint32 julian)
{
  guint place = place_of (self, julian), needed = place + ROOM;

  if (julian >= self->from && place < end_of (self))
    return;
  self->from = needed <= NEAR ? self->start : MAX (julian, self->start);
  self->room = needed <= NEAR ? needed : ROOM;
  fill_rows (self);
}

/**
 * sn_agenda_lengthen:
 *
 * Shows more of what comes after its end, if it was given that.
 *
 * Returns: whether there was more.
 */
gboolean
sn_agenda_lengthen (SnAgenda *self)
{
  guint end = end_of (self);

  if (end >= self->shown->len)
    return FALSE;
  self->room += ROOM;
  add_rows (self, end, end_of (self));
  return TRUE;
}

/**
 * sn_agenda_show_day:
 * @julian: a day
 *
 * Scrolls to the first item on or after a day; a past day is taken in first. The
 * agenda begins with a day that is far off.
 */
void
sn_agenda_show_day (SnAgenda *self, guint32 julian)
{
  guint32 start;

  if (!sn_date_is_set (&self->today.day))
    return;
  start = MIN (julian, sn_date_first_julian (&self->today.day));
  if (start != self->start)
    {
      self->start = self->from = start;
      self->room = ROOM;
      fill (self);
    }
  make_room (self, julian);
  self->wanted = julian;
  /* After the next frame, when new rows have their place. */
  if (self->scroll_id == 0)
    self->scroll_id = g_timeout_add (40, scroll_cb, self);
}

/**
 * sn_agenda_focus_day:
 * @julian: a day
 *
 * Puts the keyboard focus on the first item of a day.
 *
 * Returns: whether that day has one.
 */
gboolean
sn_agenda_focus_day (SnAgenda *self, guint32 julian)
{
  GtkListBoxRow *row;

  sn_agenda_show_day (self, julian);
  row = row_at_day (self, julian);
  return row != NULL && day_of (row) == julian && gtk_widget_grab_focus (GTK_WIDGET (row));
}
