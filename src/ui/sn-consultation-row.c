/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultation-row.h"

#include <glib/gi18n.h>

#include "sn-choosable.h"
#include "sn-format.h"
#include "sn-item-menu.h"
#include "sn-parts.h"
#include "sn-status-pill.h"
#include "sn-working-days.h"

/* With so many working days left there is no time to lose. */
#define URGENT_DAYS 2

struct _SnConsultationRow
{
  AdwBin parent_instance;

  SnConsultationEntry *entry;
  GtkWidget *heading_box;
  GtkLabel *heading;
  GtkLabel *note;
  GtkLabel *column;
  GtkWidget *item_box;
  GtkLabel *day;
  GtkLabel *month;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *doubt;
  GtkWidget *moved;
  GtkWidget *left_box;
  GtkWidget *soon;
  GtkLabel *left;
  SnStatusPill *pill;
};

G_DEFINE_FINAL_TYPE (SnConsultationRow, sn_consultation_row, ADW_TYPE_BIN)

/* The tile shows as much of a date as there is, and never a day that nobody named. */
static void
show_tile (SnConsultationRow *self, const SnDate *date, const SnToday *today)
{
  SnDate last = sn_date_from_julian (sn_date_last_julian (date));
  g_autofree char *month = sn_date_is_set (date) ? sn_format_month_short (last.month) : NULL;
  g_autofree char *big = NULL, *small = NULL;

  switch (sn_date_precision (date))
    {
    case SN_PRECISION_DAY:
      big = g_strdup_printf ("%u", last.day);
      small = last.year == today->day.year ? g_strdup (month) : g_strdup_printf ("%s %u", month, last.year);
      break;
    case SN_PRECISION_MONTH:
      big = g_strdup (month);
      small = g_strdup_printf ("%u", date->year);
      break;
    case SN_PRECISION_QUARTER:
      big = g_strdup_printf ("Q%u", date->quarter);
      small = g_strdup_printf ("%u", date->year);
      break;
    case SN_PRECISION_YEAR:
      big = g_strdup_printf ("%u", date->year);
      break;
    case SN_PRECISION_NONE:
    default:
      big = g_strdup ("–");
      break;
    }
  gtk_label_set_label (self->day, big);
  gtk_label_set_label (self->month, small != NULL ? small : "");
  gtk_widget_set_visible (GTK_WIDGET (self->month), small != NULL);
}

static void
show_days_left (SnConsultationRow *self, SnItem *item, const SnToday *today)
{
  gboolean soon = sn_consultation_entry_get_soon (self->entry);
  const SnDate *date = sn_item_get_date (item);
  gboolean cancelled = sn_item_get_state (item) == SN_STATE_CANCELLED;
  g_autofree char *left = cancelled ? g_strdup (_ ("Cancelled")) : sn_format_days_short (date, today);
  SnDate last = sn_date_from_julian (sn_date_last_julian (date));
  gboolean urgent = soon && sn_working_days_between (today->division, &today->day, &last) <= URGENT_DAYS;

  gtk_label_set_label (self->left, left);
  gtk_widget_set_visible (self->left_box, *left != '\0');
  gtk_widget_set_visible (self->soon, soon);
  sn_parts_set_class (self->left_box, "warning", soon && !urgent);
  sn_parts_set_class (self->left_box, "error", urgent);
}

static void
show_item (SnConsultationRow *self, SnItem *item, const SnToday *today)
{
  g_autofree char *title = sn_format_title (item), *subtitle = sn_format_subtitle (item);
  gboolean over = sn_item_get_state (item) == SN_STATE_CLOSED || sn_item_get_state (item) == SN_STATE_CANCELLED;

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (self->doubt, sn_item_get_doubts (item)->len > 0);
  gtk_widget_set_visible (self->moved, sn_item_get_moved (item));
  show_tile (self, sn_item_get_date (item), today);
  show_days_left (self, item, today);
  sn_status_pill_set_status (self->pill, sn_format_item_status (item));
  /* What nobody answered in time needs no word that it is to do. */
  gtk_widget_set_visible (GTK_WIDGET (self->pill), !over || sn_format_item_status (item) != SN_RESPONSE_NONE);
  sn_parts_set_class (self->item_box, "sn-over", over);
}

static void
show_heading (SnConsultationRow *self)
{
  const char *note = sn_consultation_entry_get_note (self->entry);
  const char *column = sn_consultation_entry_get_column (self->entry);
  g_autofree char *dotted = note != NULL ? g_strdup_printf ("· %s", note) : g_strdup ("");

  gtk_label_set_label (self->heading, sn_consultation_entry_get_heading (self->entry));
  gtk_label_set_label (self->note, dotted);
  gtk_label_set_label (self->column, column != NULL ? column : "");
}

static SnItem *
shown_item (SnConsultationRow *self)
{
  return self->entry != NULL ? sn_consultation_entry_get_item (self->entry) : NULL;
}

static void
sn_consultation_row_dispose (GObject *object)
{
  SnConsultationRow *self = SN_CONSULTATION_ROW (object);

  g_clear_object (&self->entry);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_CONSULTATION_ROW);
  G_OBJECT_CLASS (sn_consultation_row_parent_class)->dispose (object);
}

static void
sn_consultation_row_class_init (SnConsultationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_consultation_row_dispose;
  g_type_ensure (SN_TYPE_STATUS_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-consultation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, heading_box);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, heading);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, note);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, column);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, item_box);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, day);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, month);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, title);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, doubt);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, moved);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, left_box);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, soon);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, left);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationRow, pill);
}

static GtkWidget *
add_mark (GtkWidget *row)
{
  GtkWidget *mark = sn_choosable_mark_new (NULL);

  gtk_box_prepend (GTK_BOX (SN_CONSULTATION_ROW (row)->item_box), mark);
  return mark;
}

static void
sn_consultation_row_init (SnConsultationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sn_choosable_attach (GTK_WIDGET (self), (SnItemMenuSource) shown_item, self, add_mark);
  sn_item_menu_on_click (GTK_WIDGET (self), (SnItemMenuSource) shown_item, self);
}

/* What a screen reader says of a line: all that it shows. */
static char *
name_of (SnConsultationEntry *entry)
{
  SnItem *item = sn_consultation_entry_get_item (entry);
  g_autofree char *all = NULL;

  if (item == NULL)
    return g_strdup (sn_consultation_entry_get_heading (entry));
  all = sn_format_accessible (item, sn_consultation_entry_get_today (entry));
  if (sn_format_item_status (item) != SN_RESPONSE_NONE || sn_item_get_state (item) != SN_STATE_OPEN)
    return g_steal_pointer (&all);
  /* Translators: what it is, and that nothing was done about it yet */
  return g_strdup_printf (_ ("%s, to do"), all);
}

/**
 * sn_consultation_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet.
 */
GtkWidget *
sn_consultation_row_new (void)
{
  return g_object_new (SN_TYPE_CONSULTATION_ROW, NULL);
}

/**
 * sn_consultation_row_get_entry:
 *
 * Returns: (transfer none) (nullable): what it shows.
 */
SnConsultationEntry *
sn_consultation_row_get_entry (SnConsultationRow *self)
{
  return self->entry;
}

/**
 * sn_consultation_row_set_entry:
 * @entry: (nullable): what to show
 *
 * Shows @entry, and names the line of the list that holds the row for screen
 * readers.
 */
void
sn_consultation_row_set_entry (SnConsultationRow *self, SnConsultationEntry *entry)
{
  SnItem *item;
  const SnToday *today;
  g_autofree char *name = NULL;

  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  item = sn_consultation_entry_get_item (entry);
  today = sn_consultation_entry_get_today (entry);
  gtk_widget_set_visible (self->heading_box, item == NULL);
  gtk_widget_set_visible (self->item_box, item != NULL);
  if (item != NULL)
    show_item (self, item, today);
  else
    show_heading (self);
  name = name_of (entry);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    sn_parts_set_name (gtk_widget_get_parent (GTK_WIDGET (self)), name);
  sn_choosable_refresh (GTK_WIDGET (self));
}
