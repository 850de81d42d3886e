/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-day-cell.h"

#include <glib/gi18n.h>

#include "sn-chip.h"
#include "sn-day-layout.h"
#include "sn-format.h"
#include "sn-issue-mark.h"
#include "sn-item-popover.h"
#include "sn-parts.h"
#include "sn-working-days.h"

/* More icons than this do not fit where seven days share 336 pixels. */
#define MOST_ICONS 3

/* So many chips are made before it is known how many there is room for. */
#define USUAL_CHIPS 4

struct _SnDayCell
{
  GtkWidget parent_instance;

  SnDayParts parts;
  GtkWidget *number;
  GtkWidget *month;       /* NULL until the cell is the first of its month */
  GtkWidget *today_label; /* NULL until the day is today */
  GPtrArray *chips;       /* GtkWidget, of as many of the items, and then of those gone, as have room */
  guint room;             /* how many lines of chips fit */
  guint filling;

  GPtrArray *items;  /* SnItem */
  GPtrArray *gone;   /* SnItem that was moved away */
  GPtrArray *issues; /* SnNewsletter */
  SnDate day;
  SnToday today;
  gboolean narrow;
  GtkLayoutManager *layout; /* owned by the widget */
};

G_DEFINE_FINAL_TYPE (SnDayCell, sn_day_cell, GTK_TYPE_WIDGET)

static void
more_clicked_cb (GtkButton *button, gpointer user_data)
{
  SnDayCell *self = user_data;
  g_autofree char *heading = sn_format_day_long (&self->day, &self->today);

  sn_item_popover_day (GTK_WIDGET (button), heading, self->items, self->gone, &self->today);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
create_header (SnDayCell *self)
{
  self->parts.header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->number = label_new ("day-number");
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_box_append (GTK_BOX (self->parts.header), self->number);
  gtk_widget_set_parent (self->parts.header, GTK_WIDGET (self));
}

/* What few of the cells of a month ever show is made when it is first shown: a label in each
 * of them is as much as all the rest of the window. */
static void
ensure_month (SnDayCell *self)
{
  if (self->month != NULL)
    return;
  self->month = label_new ("caption");
  gtk_widget_add_css_class (self->month, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (self->month), PANGO_ELLIPSIZE_END);
  gtk_box_insert_child_after (GTK_BOX (self->parts.header), self->month, self->number);
}

static void
ensure_today_label (SnDayCell *self)
{
  if (self->today_label != NULL)
    return;
  self->today_label = label_new ("caption-heading");
  gtk_label_set_text (GTK_LABEL (self->today_label), _ ("Today"));
  gtk_widget_add_css_class (self->today_label, "accent");
  gtk_label_set_ellipsize (GTK_LABEL (self->today_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->today_label), 1);
  gtk_widget_set_hexpand (self->today_label, TRUE);
  gtk_box_append (GTK_BOX (self->parts.header), self->today_label);
}

static void
ensure_holiday (SnDayCell *self)
{
  if (self->parts.holiday != NULL)
    return;
  self->parts.holiday = label_new ("caption");
  gtk_label_set_wrap (GTK_LABEL (self->parts.holiday), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->parts.holiday), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->parts.holiday), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->parts.holiday), 0);
  gtk_widget_add_css_class (self->parts.holiday, "holiday");
  gtk_widget_insert_after (self->parts.holiday, GTK_WIDGET (self), self->parts.header);
}

static void
ensure_icons (SnDayCell *self)
{
  if (self->parts.icons != NULL)
    return;
  self->parts.icons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_set_halign (self->parts.icons, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->parts.icons, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->parts.icons, "day-icons");
  gtk_widget_insert_before (self->parts.icons, GTK_WIDGET (self), self->parts.more);
}

static void
create_more (SnDayCell *self)
{
  /* The button says it all. */
  GtkWidget *label = g_object_new (GTK_TYPE_INSCRIPTION, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->parts.more_label = GTK_INSCRIPTION (label);
  gtk_inscription_set_min_lines (self->parts.more_label, 1);
  gtk_widget_set_hexpand (label, TRUE);
  self->parts.more = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->parts.more), label);
  gtk_widget_add_css_class (self->parts.more, "flat");
  gtk_widget_add_css_class (self->parts.more, "chip");
  gtk_widget_add_css_class (self->parts.more, "more");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->parts.more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show all items of this day"), -1);
  g_signal_connect (self->parts.more, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_widget_set_parent (self->parts.more, GTK_WIDGET (self));
}

static void
add_chip (SnDayCell *self, GtkWidget *chip)
{
  gtk_widget_set_child_visible (chip, FALSE);
  gtk_widget_insert_before (chip, GTK_WIDGET (self), self->parts.more);
  g_ptr_array_add (self->chips, chip);
}

/* What lasts longer is one bar over its days. */
static GtkWidget *
chip_of (SnDayCell *self, SnItem *item)
{
  GtkWidget *chip = sn_chip_new (item, NULL, &self->today);
  const SnDate *date = sn_item_get_date (item);
  guint32 julian = sn_day_cell_get_julian (self);

  set_class (chip, "from-before", sn_date_first_julian (date) < julian);
  set_class (chip, "goes-on", sn_date_last_julian (date) > julian);
  return chip;
}

/* How many chips there is room for: the last line is for the number of the rest. */
static guint
n_wanted (SnDayCell *self)
{
  guint n = self->items->len + self->gone->len;

  return n <= self->room ? n : MAX (self->room, 1) - 1;
}

/* A busy day has more items than lines, and a month of busy days has hundreds of
 * chips that nobody sees: only those are made that fit. */
static void
add_chips (SnDayCell *self)
{
  guint n = self->items->len + self->gone->len, wanted = n_wanted (self);

  while (self->chips->len > wanted)
    {
      gtk_widget_unparent (self->chips->pdata[self->chips->len - 1]);
      g_ptr_array_set_size (self->chips, (int) self->chips->len - 1);
    }
  for (guint i = self->chips->len; i < wanted; i++)
    add_chip (self, i < self->items->len ? chip_of (self, self->items->pdata[i])
                                         : sn_chip_new_ghost (self->gone->pdata[i - self->items->len], &self->today));
  sn_day_layout_set_n_without (SN_DAY_LAYOUT (self->layout), n - self->chips->len);
}

static gboolean
fill_cb (gpointer data)
{
  SnDayCell *self = data;

  self->filling = 0;
  add_chips (self);
  return G_SOURCE_REMOVE;
}

/* Before the next frame is drawn; now sizes are just given out. */
static void
room_cb (SnDayCell *self, guint n_lines)
{
  self->room = n_lines;
  if (self->filling == 0 && self->chips->len != n_wanted (self))
    self->filling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_cb, self, NULL);
}

static GtkLayoutManager *
create_layout (SnDayCell *self)
{
  self->layout = sn_day_layout_new (&self->parts, self->chips);
  g_signal_connect_object (self->layout, "room", G_CALLBACK (room_cb), self, G_CONNECT_SWAPPED);
  return self->layout;
}

static void
sn_day_cell_dispose (GObject *object)
{
  SnDayCell *self = SN_DAY_CELL (object);
  GtkWidget *child;

  g_clear_handle_id (&self->filling, g_source_remove);
  if (self->chips != NULL)
    g_ptr_array_set_size (self->chips, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sn_day_cell_parent_class)->dispose (object);
}

static void
sn_day_cell_finalize (GObject *object)
{
  SnDayCell *self = SN_DAY_CELL (object);

  g_ptr_array_unref (self->chips);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->gone);
  g_ptr_array_unref (self->issues);
  G_OBJECT_CLASS (sn_day_cell_parent_class)->finalize (object);
}

static void
sn_day_cell_class_init (SnDayCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_day_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_day_cell_finalize;
  gtk_widget_class_set_css_name (widget_class, "day");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
sn_day_cell_init (SnDayCell *self)
{
  self->chips = g_ptr_array_new ();
  self->room = USUAL_CHIPS;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->gone = g_ptr_array_new_with_free_func (g_object_unref);
  self->issues = g_ptr_array_new_with_free_func (g_object_unref);
  create_header (self);
  create_more (self);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), create_layout (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * sn_day_cell_new:
 *
 * Returns: (transfer floating): a cell without a day.
 */
GtkWidget *
sn_day_cell_new (void)
{
  return g_object_new (SN_TYPE_DAY_CELL, NULL);
}

static void
update_today (SnDayCell *self)
{
  gboolean is_today = sn_date_is_set (&self->day) && sn_date_same_days (&self->day, &self->today.day);

  set_class (GTK_WIDGET (self), "today", is_today);
  if (is_today && !self->narrow)
    ensure_today_label (self);
  if (self->today_label != NULL)
    gtk_widget_set_visible (self->today_label, is_today && !self->narrow);
}

/* "Consultation closes: DCC plan", "SEC Panel Meeting 69" */
static void
add_item_name (GString *name, SnItem *item)
{
  if (sn_item_get_kind (item) == SN_ITEM_CONSULTATION)
    g_string_append_printf (name, "%s: ", _ ("Consultation closes"));
  else if (sn_item_get_kind (item) == SN_ITEM_VACANCY)
    g_string_append_printf (name, "%s: ", _ ("Nominations close"));
  g_string_append (name, sn_item_get_title (item));
  if (sn_item_get_outcome (item) == SN_OUTCOME_CANCELLED)
    g_string_append_printf (name, " (%s)", _ ("cancelled"));
}

static void
add_gone_name (GString *name, SnItem *item, const SnToday *today)
{
  g_autofree char *day = sn_format_day_plain (sn_item_get_date (item), today);

  g_string_append (name, ", ");
  /* Translators: what was moved, and the day that it was moved to */
  g_string_append_printf (name, _ ("%s moved to %s"), sn_item_get_title (item), day);
}

/* "Friday 14 June 2019, 2 items: Consultation closes: DCC plan; SEC Panel
 * Meeting 69": all that there is to see. */
static void
update_name (SnDayCell *self)
{
  g_autofree char *day = sn_format_day_long (&self->day, NULL);
  g_autoptr (GString) name = g_string_new (day);
  const char *holiday = sn_bank_holiday_name (self->today.division, &self->day);

  if (sn_date_same_days (&self->day, &self->today.day))
    g_string_append_printf (name, ", %s", _ ("today"));
  if (holiday != NULL)
    g_string_append_printf (name, ", %s", holiday);
  if (self->items->len > 0)
    {
      g_string_append (name, ", ");
      g_string_append_printf (name, ngettext ("%u item", "%u items", self->items->len), self->items->len);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      g_string_append (name, i == 0 ? ": " : "; ");
      add_item_name (name, self->items->pdata[i]);
    }
  for (guint i = 0; i < self->gone->len; i++)
    add_gone_name (name, self->gone->pdata[i], &self->today);
  if (self->issues->len > 0)
    {
      g_autofree char *issued = sn_issue_mark_words (self->issues);

      g_string_append_printf (name, ", %s", issued);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
update_holiday (SnDayCell *self)
{
  const char *holiday = sn_bank_holiday_name (self->today.division, &self->day);

  if (holiday != NULL)
    ensure_holiday (self);
  if (self->parts.holiday != NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->parts.holiday), holiday != NULL ? holiday : "");
      gtk_widget_set_visible (self->parts.holiday, holiday != NULL);
    }
  sn_parts_set_tooltip (GTK_WIDGET (self), holiday);
  set_class (GTK_WIDGET (self), "bank-holiday", holiday != NULL);
}

static void
update_month (SnDayCell *self, gboolean named)
{
  SnDate whole = sn_date_new_month (self->day.year, self->day.month);
  SnToday within = sn_today_new (&self->day, NULL);
  g_autofree char *month = named ? sn_format_date (&whole, &within) : NULL;

  if (named)
    ensure_month (self);
  if (self->month == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->month), named ? month : "");
  gtk_widget_set_visible (self->month, named && !self->narrow);
}

/**
 * sn_day_cell_set_day:
 * @julian: the day
 * @in_month: whether it belongs to the month that is shown
 * @named: whether the name of its month is said
 * @today: the day from which it is seen
 *
 * Gives the cell its day.
 */
void
sn_day_cell_set_day (SnDayCell *self, guint32 julian, gboolean in_month, gboolean named, const SnToday *today)
{
  g_autofree char *number = NULL;
  guint weekday;

  self->day = sn_date_from_julian (julian);
  self->today = *today;
  weekday = sn_date_weekday (&self->day);
  number = g_strdup_printf ("%u", self->day.day);
  gtk_label_set_text (GTK_LABEL (self->number), number);
  update_month (self, named);
  set_class (GTK_WIDGET (self), "other-month", !in_month);
  set_class (GTK_WIDGET (self), "weekend", weekday >= 6);
  update_holiday (self);
  update_today (self);
}

static void
add_icon (SnDayCell *self, const char *name, const char *css_class, gboolean over)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (name);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  if (css_class != NULL)
    gtk_widget_add_css_class (icon, css_class);
  if (over)
    gtk_widget_add_css_class (icon, "over");
  gtk_box_append (GTK_BOX (self->parts.icons), icon);
}

static gboolean
is_over (SnItem *item)
{
  return sn_item_get_state (item) != SN_STATE_OPEN && sn_item_get_state (item) != SN_STATE_DOUBTFUL;
}

/* One for each kind, then what was moved away and what was issued; where there is room for
 * chips nobody sees them. */
static void
update_icons (SnDayCell *self)
{
  guint seen = 0, n = 0;

  if (self->narrow)
    ensure_icons (self);
  if (self->parts.icons != NULL)
    sn_parts_clear (self->parts.icons);
  if (!self->narrow)
    return;

  for (guint i = 0; i < self->items->len && n < MOST_ICONS; i++)
    {
      SnItemKind kind = sn_item_get_kind (self->items->pdata[i]);

      if (seen & (1u << kind))
        continue;
      seen |= 1u << kind;
      n++;
      add_icon (self, sn_format_kind_icon (kind), sn_format_kind_class (kind), is_over (self->items->pdata[i]));
    }
  if (self->gone->len > 0 && n++ < MOST_ICONS)
    add_icon (self, "sn-moved-symbolic", NULL, FALSE);
  if (self->issues->len > 0 && n < MOST_ICONS)
    add_icon (self, "sn-newsletter-symbolic", "dim-label", FALSE);
}

static void
clear_items (SnDayCell *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    gtk_widget_unparent (self->chips->pdata[i]);
  g_ptr_array_set_size (self->chips, 0);
  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_size (self->gone, 0);
  g_ptr_array_set_size (self->issues, 0);
  g_clear_pointer (&self->parts.mark, gtk_widget_unparent);
}

static void
add_mark (SnDayCell *self)
{
  self->parts.mark = sn_issue_mark_new (self->issues);
  gtk_widget_set_child_visible (self->parts.mark, FALSE);
  gtk_widget_set_parent (self->parts.mark, GTK_WIDGET (self));
}

/**
 * sn_day_cell_set_items:
 * @items: (element-type SnItem): what is on the day, in order
 * @gone: (element-type SnItem): what was on the day and moved away
 * @issues: (element-type SnNewsletter): what was issued on the day
 *
 * Replaces the content, after the day was set.
 */
void
sn_day_cell_set_items (SnDayCell *self, GPtrArray *items, GPtrArray *gone, GPtrArray *issues)
{
  clear_items (self);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (items->pdata[i]));
  for (guint i = 0; i < gone->len; i++)
    g_ptr_array_add (self->gone, g_object_ref (gone->pdata[i]));
  add_chips (self);
  for (guint i = 0; i < issues->len; i++)
    g_ptr_array_add (self->issues, g_object_ref (issues->pdata[i]));
  if (issues->len > 0)
    add_mark (self);
  update_icons (self);
  update_name (self);
}

/**
 * sn_day_cell_set_narrow:
 * @narrow: whether there is room for icons only
 *
 * Sets the form of the cell.
 */
void
sn_day_cell_set_narrow (SnDayCell *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_set_halign (self->number, narrow ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->number, narrow);
  if (self->month != NULL)
    gtk_widget_set_visible (self->month, !narrow && *gtk_label_get_text (GTK_LABEL (self->month)) != '\0');
  set_class (GTK_WIDGET (self), "narrow", narrow);
  update_today (self);
  update_icons (self);
  sn_day_layout_set_narrow (SN_DAY_LAYOUT (self->layout), narrow);
}

/**
 * sn_day_cell_get_julian:
 *
 * Returns: its day.
 */
guint32
sn_day_cell_get_julian (SnDayCell *self)
{
  return sn_date_first_julian (&self->day);
}

/**
 * sn_day_cell_get_n_items:
 *
 * Returns: how many items its day has.
 */
guint
sn_day_cell_get_n_items (SnDayCell *self)
{
  return self->items->len;
}

/**
 * sn_day_cell_get_place:
 * @item_id: number of an item
 *
 * Returns: (transfer none): what stands for that item: its chip where it can be
 *   seen, else the cell.
 */
GtkWidget *
sn_day_cell_get_place (SnDayCell *self, gint64 item_id)
{
  for (guint i = 0; i < MIN (self->items->len, self->chips->len); i++)
    if (sn_item_get_id (self->items->pdata[i]) == item_id && gtk_widget_get_child_visible (self->chips->pdata[i]))
      return self->chips->pdata[i];
  return GTK_WIDGET (self);
}

static gboolean
is_chip (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_child_visible (widget);
}

/**
 * sn_day_cell_focus_chip:
 * @step: 1 for the next chip, -1 for the one before, 0 for the first
 *
 * Moves the keyboard focus along the chips that can be seen.
 *
 * Returns: whether there was one.
 */
gboolean
sn_day_cell_focus_chip (SnDayCell *self, int step)
{
  GtkWidget *child = step == 0 ? NULL : gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (child == NULL)
    child = gtk_widget_get_first_child (GTK_WIDGET (self));
  else
    child = step > 0 ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
  while (child != NULL && !is_chip (child))
    child = step < 0 ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
  return child != NULL && gtk_widget_grab_focus (child);
}
