/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-legend.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-parts.h"

struct _SnCalendarLegend
{
  SnPane parent_instance;

  SnCalendarFilter *filter;
  GtkWidget *box;
  GtkWidget *toggles[SN_N_ITEM_KINDS];
  gboolean filling; /* what changes now is not the user's choice */
};

G_DEFINE_FINAL_TYPE (SnCalendarLegend, sn_calendar_legend, SN_TYPE_PANE)

/* Duties first, as in the lists. */
static const SnItemKind order[] = { SN_ITEM_CONSULTATION, SN_ITEM_VACANCY, SN_ITEM_EVENT, SN_ITEM_MILESTONE,
                                    SN_ITEM_DEADLINE };

static void
toggled_cb (SnCalendarLegend *self)
{
  guint kinds = 0;

  if (self->filling || self->filter == NULL)
    return;
  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggles[kind])))
      kinds |= 1u << kind;
  sn_calendar_filter_set_kinds (self->filter, kinds);
}

static void
update_toggle (SnCalendarLegend *self, SnItemKind kind, gboolean shown)
{
  g_autofree char *name = sn_format_kind_plural (kind);
  /* Translators: a kind, as in "Hide Events" */
  g_autofree char *tip = g_strdup_printf (shown ? _ ("Hide %s") : _ ("Show %s"), name);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[kind]), shown);
  sn_parts_set_tooltip (self->toggles[kind], tip);
}

static void
update (SnCalendarLegend *self)
{
  guint kinds = sn_calendar_filter_get_kinds (self->filter);

  self->filling = TRUE;
  for (guint kind = 0; kind < SN_N_ITEM_KINDS; kind++)
    update_toggle (self, (SnItemKind) kind, (kinds & (1u << kind)) != 0);
  self->filling = FALSE;
}

static GtkWidget *
toggle_new (SnCalendarLegend *self, SnItemKind kind)
{
  g_autofree char *name = sn_format_kind_plural (kind);
  GtkWidget *toggle = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (sn_format_kind_icon (kind)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (toggle), box);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  gtk_widget_add_css_class (toggle, "legend");
  gtk_widget_add_css_class (toggle, sn_format_kind_class (kind));
  sn_parts_set_name (toggle, name);
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return toggle;
}

static void
sn_calendar_legend_narrow_changed (SnPane *pane, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (SN_CALENDAR_LEGEND (pane)->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
sn_calendar_legend_dispose (GObject *object)
{
  SnCalendarLegend *self = SN_CALENDAR_LEGEND (object);

  g_clear_object (&self->filter);
  G_OBJECT_CLASS (sn_calendar_legend_parent_class)->dispose (object);
}

static void
sn_calendar_legend_class_init (SnCalendarLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_calendar_legend_dispose;
  SN_PANE_CLASS (klass)->narrow_changed = sn_calendar_legend_narrow_changed;
}

static void
sn_calendar_legend_init (SnCalendarLegend *self)
{
  self->box = sn_parts_group (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "linked");
  sn_parts_set_name (self->box, _ ("Kinds Shown"));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      self->toggles[order[i]] = toggle_new (self, order[i]);
      gtk_box_append (GTK_BOX (self->box), self->toggles[order[i]]);
    }
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * sn_calendar_legend_set_filter:
 * @filter: what is shown
 *
 * Follows @filter and tells it what is toggled.
 */
void
sn_calendar_legend_set_filter (SnCalendarLegend *self, SnCalendarFilter *filter)
{
  self->filter = g_object_ref (filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
