/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-month-lane.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "sn-agenda-row.h"
#include "sn-chip.h"
#include "sn-flow-layout.h"
#include "sn-format.h"
#include "sn-item-popover.h"

/* As many chips of one period as a glance takes in. */
#define MOST_CHIPS 8

struct _SnMonthLane
{
  GtkWidget parent_instance;

  GtkWidget *content;

  GHashTable *places; /* number of an item → its chip or the row with it, not owned */

  GPtrArray *items; /* SnItem */
  SnToday today;
  SnDate month;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (SnMonthLane, sn_month_lane, GTK_TYPE_WIDGET)

static gboolean
is_coarse (SnItem *item)
{
  SnPrecision precision = sn_date_precision (sn_item_get_date (item));

  return precision != SN_PRECISION_NONE && precision != SN_PRECISION_DAY &&
         sn_item_get_state (item) != SN_STATE_DISMISSED;
}

static gboolean
touches (const SnDate *date, const SnDate *month)
{
  return sn_date_first_julian (date) <= sn_date_last_julian (month) &&
         sn_date_last_julian (date) >= sn_date_first_julian (month);
}

/* The period for whose heading an item stands; no date for "Later". */
static SnDate
group_of (SnMonthLane *self, SnItem *item)
{
  const SnDate *date = sn_item_get_date (item);
  SnDate after = sn_date_from_julian (sn_date_last_julian (&self->month) + 1);
  SnDate next = sn_date_new_month (after.year, after.month);

  if (touches (date, &self->month) || (sn_date_precision (date) == SN_PRECISION_MONTH && touches (date, &next)))
    return *date;
  return (SnDate){ 0 };
}

static gboolean
same_period (const SnDate *a, const SnDate *b)
{
  return a->year == b->year && a->quarter == b->quarter && a->month == b->month;
}

static char *
heading_text (SnMonthLane *self, const SnDate *group)
{
  g_autofree char *period = NULL;

  if (!sn_date_is_set (group))
    return g_strdup (_ ("Later"));
  period = sn_format_date (group, &self->today);
  /* Translators: %s is a month, a quarter or a year, as in "July" */
  return g_strdup_printf (_ ("Some Time in %s"), period);
}

/* What is later says when, unless its title does. */
static char *
chip_text (SnMonthLane *self, SnItem *item, const SnDate *group)
{
  g_autofree char *period = sn_format_date (sn_item_get_date (item), &self->today);
  const char *title = sn_item_get_title (item);

  if (sn_date_is_set (group) || strstr (title, period) != NULL)
    return g_strdup (title);
  return g_strdup_printf ("%s · %s", title, period);
}

static void
remember_place (SnMonthLane *self, SnItem *item, GtkWidget *place)
{
  gint64 *key = g_new (gint64, 1);

  *key = sn_item_get_id (item);
  g_hash_table_replace (self->places, key, place);
}

typedef struct
{
  char *heading;
  GPtrArray *items; /* SnItem */
  SnToday today;
} Rest;

static void
rest_free (gpointer data, GClosure *closure)
{
  Rest *rest = data;

  g_free (rest->heading);
  g_ptr_array_unref (rest->items);
  g_free (rest);
}

static void
rest_clicked_cb (GtkWidget *button, Rest *rest)
{
  sn_item_popover_day (button, rest->heading, rest->items, NULL, &rest->today);
}

/* Opens all of the period, as the button of a busy day does. */
static GtkWidget *
rest_new (SnMonthLane *self, GPtrArray *members, const char *heading)
{
  g_autofree char *text = g_strdup_printf (_ ("+%u more"), members->len - MOST_CHIPS), *name = NULL;
  GtkWidget *button = gtk_button_new_with_label (text);
  Rest *rest = g_new0 (Rest, 1);

  rest->heading = g_strdup (heading);
  rest->items = g_ptr_array_new_with_free_func (g_object_unref);
  rest->today = self->today;
  for (guint i = 0; i < members->len; i++)
    {
      g_ptr_array_add (rest->items, g_object_ref (members->pdata[i]));
      if (i >= MOST_CHIPS)
        remember_place (self, members->pdata[i], button);
    }
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "more");
  /* Translators: %s is what such items stand under, as in "Some Time in July" */
  name = g_strdup_printf (_ ("Show all items: %s"), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (rest_clicked_cb), rest, rest_free, 0);
  return button;
}

static GtkWidget *
chips_new (SnMonthLane *self, GPtrArray *members, const SnDate *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = heading_text (self, group);
  GtkWidget *heading = gtk_label_new (text);

  gtk_widget_set_layout_manager (box, sn_flow_layout_new (6, 6));
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_end (heading, 6);
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < MIN (members->len, MOST_CHIPS); i++)
    {
      g_autofree char *words = chip_text (self, members->pdata[i], group);

      gtk_box_append (GTK_BOX (box), sn_chip_new (members->pdata[i], words, &self->today));
      remember_place (self, members->pdata[i], gtk_widget_get_last_child (box));
    }
  if (members->len > MOST_CHIPS)
    gtk_box_append (GTK_BOX (box), rest_new (self, members, text));
  return box;
}

static GtkWidget *
expander_new (SnMonthLane *self, GPtrArray *members, const SnDate *group)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *text = heading_text (self, group);
  g_autofree char *count = g_strdup_printf ("%u", members->len);
  GtkWidget *label = gtk_label_new (count);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), label);
  for (guint i = 0; i < members->len; i++)
    {
      GtkWidget *child = sn_agenda_row_new (members->pdata[i], &self->today);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), child);
      remember_place (self, members->pdata[i], row);
      /* The list is the expander's own. */
      if (i + 1 == members->len)
        sn_agenda_row_list_open (gtk_widget_get_parent (child));
    }
  return row;
}

static void
add_group (SnMonthLane *self, GPtrArray *members, const SnDate *group)
{
  if (members->len == 0)
    return;
  if (self->narrow)
    gtk_list_box_append (GTK_LIST_BOX (self->content), expander_new (self, members, group));
  else
    gtk_box_append (GTK_BOX (self->content), chips_new (self, members, group));
}

static GtkWidget *
content_new (SnMonthLane *self)
{
  GtkWidget *content;

  if (self->narrow)
    {
      content = gtk_list_box_new ();
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (content), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (content, "boxed-list");
    }
  else
    {
      content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
      gtk_widget_set_layout_manager (content, sn_flow_layout_new (24, 6));
      gtk_widget_add_css_class (content, "card");
      gtk_widget_add_css_class (content, "lane");
    }
  gtk_widget_set_parent (content, GTK_WIDGET (self));
  return content;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return sn_item_compare (*(SnItem *const *) a, *(SnItem *const *) b);
}

/* What is shown: from the month shown on, in the order of time. */
static GPtrArray *
visible_items (SnMonthLane *self)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    if (is_coarse (self->items->pdata[i]) &&
        sn_date_last_julian (sn_item_get_date (self->items->pdata[i])) >= sn_date_first_julian (&self->month))
      g_ptr_array_add (shown, self->items->pdata[i]);
  g_ptr_array_sort (shown, compare_items);
  return shown;
}

static void
fill (SnMonthLane *self)
{
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) later = g_ptr_array_new ();
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  SnDate group = { 0 };

  g_hash_table_remove_all (self->places);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  if (!sn_date_is_set (&self->month))
    return;
  self->content = content_new (self);
  shown = visible_items (self);
  for (guint i = 0; i < shown->len; i++)
    {
      SnDate own = group_of (self, shown->pdata[i]);

      if (!sn_date_is_set (&own))
        {
          g_ptr_array_add (later, shown->pdata[i]);
          continue;
        }
      if (!same_period (&own, &group))
        {
          add_group (self, members, &group);
          g_ptr_array_set_size (members, 0);
          group = own;
        }
      g_ptr_array_add (members, shown->pdata[i]);
    }
  add_group (self, members, &group);
  add_group (self, later, &(SnDate){ 0 });
  gtk_widget_set_visible (GTK_WIDGET (self), shown->len > 0);
}

static void
sn_month_lane_dispose (GObject *object)
{
  SnMonthLane *self = SN_MONTH_LANE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  G_OBJECT_CLASS (sn_month_lane_parent_class)->dispose (object);
}

static void
sn_month_lane_class_init (SnMonthLaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_month_lane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sn_month_lane_init (SnMonthLane *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Without a day"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sn_month_lane_set_items:
 * @items: (element-type SnItem): what may be shown, in any order
 * @today: the day from which they are seen
 *
 * Replaces the content. Items with a day, or without any date, are not shown.
 */
void
sn_month_lane_set_items (SnMonthLane *self, GPtrArray *items, const SnToday *today)
{
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (items->pdata[i]));
  self->today = *today;
  fill (self);
}

/**
 * sn_month_lane_set_month:
 * @month: the month under whose grid it stands
 *
 * Sets the month from which it counts.
 */
void
sn_month_lane_set_month (SnMonthLane *self, const SnDate *month)
{
  self->month = *month;
  fill (self);
}

/**
 * sn_month_lane_get_place:
 * @item_id: number of an item
 *
 * Returns: (transfer none) (nullable): what stands for that item, if it can be
 *   seen.
 */
GtkWidget *
sn_month_lane_get_place (SnMonthLane *self, gint64 item_id)
{
  GtkWidget *place = g_hash_table_lookup (self->places, &item_id);

  return place != NULL && gtk_widget_get_mapped (place) ? place : NULL;
}

/**
 * sn_month_lane_set_narrow:
 * @narrow: whether groups are rows that open, else lines of chips
 *
 * Sets the form of the lane.
 */
void
sn_month_lane_set_narrow (SnMonthLane *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  fill (self);
}
