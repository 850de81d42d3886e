/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-weekdays.h"

#include "sn-date.h"
#include "sn-format.h"
#include "sn-parts.h"

struct _SnWeekdays
{
  SnPane parent_instance;

  guint first_weekday; /* 1 is Monday */
  GtkWidget *heads[7];
};

G_DEFINE_FINAL_TYPE (SnWeekdays, sn_weekdays, SN_TYPE_PANE)

static void
name_heads (SnWeekdays *self)
{
  gboolean narrow = sn_pane_get_narrow (SN_PANE (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->heads); i++)
    {
      /* 1 January 2018 was a Monday. */
      SnDate day = sn_date_new_day (2018, 1, (self->first_weekday + 6 + i) % 7 + 1);
      g_autofree char *name = sn_format_weekday (&day);
      g_autofree char *shown = sn_format_weekday_short (&day);

      if (narrow)
        *g_utf8_offset_to_pointer (shown, MIN (1, g_utf8_strlen (shown, -1))) = '\0';
      gtk_label_set_text (GTK_LABEL (self->heads[i]), shown);
      gtk_label_set_xalign (GTK_LABEL (self->heads[i]), narrow ? 0.5f : 0);
      sn_parts_set_name (self->heads[i], name);
    }
}

static void
sn_weekdays_narrow_changed (SnPane *pane, gboolean narrow)
{
  name_heads (SN_WEEKDAYS (pane));
}

static void
sn_weekdays_class_init (SnWeekdaysClass *klass)
{
  SN_PANE_CLASS (klass)->narrow_changed = sn_weekdays_narrow_changed;
}

static void
sn_weekdays_init (SnWeekdays *self)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_add_css_class (row, "weekdays");
  for (guint i = 0; i < G_N_ELEMENTS (self->heads); i++)
    {
      self->heads[i] = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, NULL);
      gtk_label_set_ellipsize (GTK_LABEL (self->heads[i]), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (self->heads[i], "caption-heading");
      gtk_widget_add_css_class (self->heads[i], "dim-label");
      gtk_box_append (GTK_BOX (row), self->heads[i]);
    }
  adw_bin_set_child (ADW_BIN (self), row);
}

/**
 * sn_weekdays_new:
 * @first_weekday: the day with which a week begins, 1 for Monday
 *
 * Returns: (transfer floating): the heads.
 */
GtkWidget *
sn_weekdays_new (guint first_weekday)
{
  SnWeekdays *self = g_object_new (SN_TYPE_WEEKDAYS, NULL);

  sn_weekdays_set_first (self, first_weekday);
  return GTK_WIDGET (self);
}

/**
 * sn_weekdays_set_first:
 * @first_weekday: the day with which a week begins, 1 for Monday
 *
 * Puts the heads into the order of such a week.
 */
void
sn_weekdays_set_first (SnWeekdays *self, guint first_weekday)
{
  self->first_weekday = first_weekday;
  name_heads (self);
}
