/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-calendar-filter-button.h"

#include <glib/gi18n.h>

#include "sn-calendar-legend.h"
#include "sn-parts.h"
#include "sn-popover.h"

#define MOST_HEIGHT 420

/* The names of one sort: committees or organisers. */
typedef struct
{
  GPtrArray *names; /* what occurs, and what was chosen where it occurred */
  GtkWidget *title;
  GtkWidget *list; /* GtkCheckButton */
} Choices;

struct _SnCalendarFilterButton
{
  SnPane parent_instance;

  SnCalendarFilter *filter;
  Choices committees;
  Choices organisers;
  gboolean filling; /* what changes now is not the user's choice */

  GtkMenuButton *button;
  GtkWidget *column; /* NULL, as all below, until the popover was first asked for */
  SnCalendarLegend *legend;
  GtkWidget *only_mine;
  GtkWidget *only_mine_note;
  GtkWidget *reset;
};

G_DEFINE_FINAL_TYPE (SnCalendarFilterButton, sn_calendar_filter_button, SN_TYPE_PANE)

static void
checked_cb (SnCalendarFilterButton *self, GtkCheckButton *check)
{
  if (!self->filling)
    sn_calendar_filter_choose (self->filter, gtk_check_button_get_label (check), gtk_check_button_get_active (check));
}

static void
only_mine_cb (SnCalendarFilterButton *self)
{
  if (!self->filling)
    sn_calendar_filter_set_only_mine (self->filter, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only_mine)));
}

static void
update_checks (SnCalendarFilterButton *self, Choices *choices)
{
  GtkWidget *check = gtk_widget_get_first_child (choices->list);

  for (; check != NULL; check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (check),
        sn_calendar_filter_is_chosen (self->filter, gtk_check_button_get_label (GTK_CHECK_BUTTON (check))));
}

static void
update_only_mine (SnCalendarFilterButton *self)
{
  const char *category = sn_calendar_filter_get_category (self->filter);

  gtk_widget_set_sensitive (self->only_mine, category != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->only_mine), sn_calendar_filter_get_only_mine (self->filter));
  gtk_label_set_text (GTK_LABEL (self->only_mine_note),
                      category != NULL ? category : _ ("Choose your category on the page Vacancies first"));
}

static void
update_popover (SnCalendarFilterButton *self, gboolean on)
{
  self->filling = TRUE;
  update_checks (self, &self->committees);
  update_checks (self, &self->organisers);
  update_only_mine (self);
  self->filling = FALSE;
  gtk_widget_set_visible (self->reset, on);
}

static void
update (SnCalendarFilterButton *self)
{
  gboolean on = sn_calendar_filter_is_on (self->filter);

  if (self->column != NULL)
    update_popover (self, on);
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "filter-on");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "filter-on");
  sn_parts_set_name (GTK_WIDGET (self->button), on ? _ ("Filter, on") : _ ("Filter"));
  sn_parts_set_tooltip (GTK_WIDGET (self->button), on ? _ ("Filter (On)") : _ ("Filter"));
}

static void
fill_list (SnCalendarFilterButton *self, Choices *choices)
{
  sn_parts_clear (choices->list);
  for (guint i = 0; i < choices->names->len; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (choices->names->pdata[i]);

      g_signal_connect_object (check, "toggled", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (choices->list), check);
    }
  gtk_widget_set_visible (choices->title, choices->names->len > 0);
  gtk_widget_set_visible (choices->list, choices->names->len > 0);
}

static GtkWidget *
add_title (SnCalendarFilterButton *self, const char *text)
{
  GtkWidget *title = sn_parts_label (text, "heading");

  gtk_box_append (GTK_BOX (self->column), title);
  return title;
}

static void
add_choices (SnCalendarFilterButton *self, Choices *choices, const char *title)
{
  choices->title = add_title (self, title);
  choices->list = sn_parts_group (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_margin_bottom (choices->list, 12);
  sn_parts_set_name (choices->list, title);
  gtk_box_append (GTK_BOX (self->column), choices->list);
}

static void
add_only_mine (SnCalendarFilterButton *self)
{
  self->only_mine = gtk_check_button_new_with_label (_ ("Only Seats for My Category"));
  self->only_mine_note = sn_parts_label ("", "caption");
  gtk_widget_add_css_class (self->only_mine_note, "dim-label");
  gtk_label_set_max_width_chars (GTK_LABEL (self->only_mine_note), 28);
  gtk_widget_set_margin_start (self->only_mine_note, 28);
  g_signal_connect_object (self->only_mine, "toggled", G_CALLBACK (only_mine_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->column), self->only_mine);
  gtk_box_append (GTK_BOX (self->column), self->only_mine_note);
}

static void
add_reset (SnCalendarFilterButton *self, GtkWidget *box)
{
  self->reset = gtk_button_new_with_label (_ ("Reset Filter"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->reset), "calendar.reset-filter");
  gtk_widget_set_visible (self->reset, FALSE);
  gtk_box_append (GTK_BOX (box), self->reset);
}

static GtkWidget *
popover_new (SnCalendarFilterButton *self)
{
  GtkWidget *popover = sn_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->legend = g_object_new (SN_TYPE_CALENDAR_LEGEND, "narrow", TRUE, "visible", sn_pane_get_narrow (SN_PANE (self)),
                               "margin-bottom", 12, NULL);
  sn_calendar_legend_set_filter (self->legend, self->filter);
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (self->legend));
  add_choices (self, &self->committees, _ ("Only Committees"));
  add_choices (self, &self->organisers, _ ("Only Organisers"));
  add_only_mine (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->column);
  gtk_box_append (GTK_BOX (box), scroller);
  add_reset (self, box);
  gtk_widget_add_css_class (popover, "filter-popover");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  sn_parts_set_name (popover, _ ("Filter"));
  return popover;
}

/* It is made when it is first asked for, filled before it opens, and not while somebody goes
 * through the list. */
static void
popup_cb (GtkMenuButton *button, gpointer data)
{
  SnCalendarFilterButton *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, popover_new (self));
  self->filling = TRUE;
  fill_list (self, &self->committees);
  fill_list (self, &self->organisers);
  self->filling = FALSE;
  update (self);
}

static void
sn_calendar_filter_button_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnCalendarFilterButton *self = SN_CALENDAR_FILTER_BUTTON (pane);

  if (self->legend != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->legend), narrow);
}

static void
sn_calendar_filter_button_dispose (GObject *object)
{
  SnCalendarFilterButton *self = SN_CALENDAR_FILTER_BUTTON (object);

  self->filling = TRUE;
  g_clear_object (&self->filter);
  g_clear_pointer (&self->committees.names, g_ptr_array_unref);
  g_clear_pointer (&self->organisers.names, g_ptr_array_unref);
  G_OBJECT_CLASS (sn_calendar_filter_button_parent_class)->dispose (object);
}

static void
sn_calendar_filter_button_class_init (SnCalendarFilterButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_calendar_filter_button_dispose;
  SN_PANE_CLASS (klass)->narrow_changed = sn_calendar_filter_button_narrow_changed;
}

static void
sn_calendar_filter_button_init (SnCalendarFilterButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "sn-filter-symbolic");
  self->committees.names = g_ptr_array_new_with_free_func (g_free);
  self->organisers.names = g_ptr_array_new_with_free_func (g_free);
  gtk_menu_button_set_create_popup_func (self->button, popup_cb, self, NULL);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * sn_calendar_filter_button_set_filter:
 * @filter: what is shown
 *
 * Follows @filter and tells it what is chosen.
 */
void
sn_calendar_filter_button_set_filter (SnCalendarFilterButton *self, SnCalendarFilter *filter)
{
  self->filter = g_object_ref (filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* What is chosen can be given up, though it does not occur now. */
static void
set_names (SnCalendarFilterButton *self, Choices *choices, GPtrArray *names)
{
  for (guint i = 0; i < choices->names->len; i++)
    {
      const char *name = choices->names->pdata[i];

      if (sn_calendar_filter_is_chosen (self->filter, name) &&
          !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_unref (choices->names);
  choices->names = names;
}

/**
 * sn_calendar_filter_button_set_items:
 * @items: (element-type SnItem): what the calendar has, shown or not
 *
 * Says what there is to choose from: the committees and organisers that occur.
 */
void
sn_calendar_filter_button_set_items (SnCalendarFilterButton *self, GPtrArray *items)
{
  set_names (self, &self->committees, sn_calendar_filter_committees (items));
  set_names (self, &self->organisers, sn_calendar_filter_organisers (items));
}
