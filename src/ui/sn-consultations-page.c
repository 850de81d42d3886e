/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultations-page.h"

#include <glib/gi18n.h>

#include "sn-consultation-row.h"
#include "sn-format.h"
#include "sn-item-detail.h"
#include "sn-page-stack.h"
#include "sn-parts.h"

#define LIST_WIDTH 396

struct _SnConsultationsPage
{
  AdwBin                parent_instance;

  SnStore              *store;
  GCancellable         *loading;     /* of the reading under way */
  GPtrArray            *items;       /* SnItem, all states */
  SnDate                today;
  GListStore           *entries;
  GtkSingleSelection   *selection;
  GtkStringList        *filter_names;
  SnConsultationFilter  filter;
  gint64                selected_id;
  gint64                wanted_id; /* to be shown as soon as it is read */
  gboolean              narrow;
  gboolean              in_detail; /* narrow: the detail is shown, not the list */
  guint                 leaving_heading;
  gboolean              filling;   /* what changes now, the page changes itself */

  SnPageStack          *pages;
  GtkWidget            *list_toolbar;
  GtkWidget            *detail_toolbar;
  GtkWidget            *filters;
  GtkToggleButton      *open_toggle;
  GtkToggleButton      *soon_toggle;
  GtkToggleButton      *closed_toggle;
  GtkDropDown          *filter_drop;
  GtkWidget            *sort_label;
  GtkDropDown          *sort_drop;
  SnPageStack          *list_pane;
  GtkListView          *list;
  GtkWidget            *pane_separator;
  SnItemDetail         *detail;
};

enum {
  PROP_NARROW = 1,
};

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (SnConsultationsPage, sn_consultations_page, ADW_TYPE_BIN)

static const char *const filter_names[] = { N_ ("Open"), N_ ("Closing Soon"), N_ ("Closed") };

static GtkToggleButton *
toggle_for (SnConsultationsPage *self, SnConsultationFilter filter)
{
  GtkToggleButton *toggles[] = { self->open_toggle, self->soon_toggle, self->closed_toggle };

  return toggles[filter];
}

static SnConsultationEntry *
entry_at (SnConsultationsPage *self, guint position)
{
  g_autoptr (SnConsultationEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  return entry; /* the model holds it */
}

static SnItem *
item_at (SnConsultationsPage *self, guint position)
{
  SnConsultationEntry *entry = entry_at (self, position);

  return entry != NULL ? sn_consultation_entry_get_item (entry) : NULL;
}

/* Where the item with that number stands, or the first item if @any. */
static guint
find_position (SnConsultationsPage *self, gint64 id, gboolean any)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries)), first = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n; i++)
    {
      SnItem *item = item_at (self, i);

      if (item != NULL && sn_item_get_id (item) == id)
        return i;
      if (item != NULL && first == GTK_INVALID_LIST_POSITION)
        first = i;
    }
  return any ? first : GTK_INVALID_LIST_POSITION;
}

static void
lay_out (SnConsultationsPage *self)
{
  gboolean list = !self->narrow || !self->in_detail, detail = !self->narrow || self->in_detail;

  gtk_widget_set_visible (self->list_toolbar, list);
  gtk_widget_set_visible (self->detail_toolbar, self->narrow && self->in_detail);
  gtk_widget_set_visible (GTK_WIDGET (self->list_pane), list);
  gtk_widget_set_visible (self->pane_separator, !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail);
  gtk_widget_set_size_request (GTK_WIDGET (self->list_pane), self->narrow ? -1 : LIST_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list_pane), self->narrow);
  gtk_widget_set_visible (self->filters, !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_drop), self->narrow);
  gtk_widget_set_visible (self->sort_label, !self->narrow);
  g_object_set (self->detail, "narrow", self->narrow, NULL);
}

static void
set_in_detail (SnConsultationsPage *self, gboolean in_detail)
{
  self->in_detail = in_detail;
  lay_out (self);
}

static void
show_selected (SnConsultationsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  SnItem *item = position != GTK_INVALID_LIST_POSITION ? item_at (self, position) : NULL;

  self->selected_id = item != NULL ? sn_item_get_id (item) : 0;
  sn_item_detail_set_item (self->detail, item, &self->today);
  if (item == NULL && self->in_detail)
    set_in_detail (self, FALSE);
}

static guint
count (SnConsultationsPage *self, SnConsultationFilter filter)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += sn_consultation_filter_matches (filter, self->items->pdata[i], &self->today);
  return n;
}

static void
show_counts (SnConsultationsPage *self)
{
  g_auto (GStrv) names = g_new0 (char *, SN_N_CONSULTATION_FILTERS + 1);

  for (guint f = 0; f < SN_N_CONSULTATION_FILTERS; f++)
    {
      guint n = count (self, (SnConsultationFilter) f);

      sn_parts_set_count (toggle_for (self, (SnConsultationFilter) f), _ (filter_names[f]), n);
      names[f] = g_strdup_printf ("%s  %u", _ (filter_names[f]), n);
    }
  gtk_string_list_splice (self->filter_names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->filter_names)),
                          (const char *const *) names);
  gtk_drop_down_set_selected (self->filter_drop, self->filter);
}

static void
show_list_or_status (SnConsultationsPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0)
    sn_page_stack_show_content (self->list_pane);
  else if (self->filter == SN_CONSULTATIONS_SOON)
    sn_page_stack_show_status (self->list_pane, "sn-soon-symbolic", _ ("Nothing Closes Soon"),
                               _ ("No consultation closes within 7 working days."), _ ("Show Open"),
                               "consultations.reset");
  else if (self->filter == SN_CONSULTATIONS_CLOSED)
    sn_page_stack_show_status (self->list_pane, "sn-closed-symbolic", _ ("No Closed Consultations"), NULL,
                               _ ("Show Open"), "consultations.reset");
  else
    sn_page_stack_show_status (self->list_pane, "sn-consultation-symbolic", _ ("No Open Consultations"),
                               _ ("What the newsletters ask for views on appears here."), NULL, NULL);
}

/* Makes the list anew from what was read; the selection stays where it can. */
static void
fill (SnConsultationsPage *self)
{
  SnConsultationSort sort = (SnConsultationSort) gtk_drop_down_get_selected (self->sort_drop);
  g_autoptr (GPtrArray) entries = NULL;
  guint position;

  if (self->items == NULL)
    return;
  self->filling = TRUE;
  entries = sn_consultation_entries_new (self->items, self->filter, sort, &self->today);
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)), entries->pdata,
                       entries->len);
  show_counts (self);
  position = find_position (self, self->selected_id, !self->narrow);
  gtk_single_selection_set_selected (self->selection, position);
  self->filling = FALSE;
  show_selected (self);
  show_list_or_status (self);
  sn_page_stack_show_content (self->pages);
}

static void
set_filter (SnConsultationsPage *self, SnConsultationFilter filter)
{
  if (self->filter == filter)
    return;
  self->filter = filter;
  gtk_toggle_button_set_active (toggle_for (self, filter), TRUE);
  fill (self);
}

/* The line of the list that holds the item at @position, where it exists. */
static GtkWidget *
line_at (SnConsultationsPage *self, guint position)
{
  SnConsultationEntry *entry = entry_at (self, position);

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->list)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *row = gtk_widget_get_first_child (line);

      if (SN_IS_CONSULTATION_ROW (row) && sn_consultation_row_get_entry (SN_CONSULTATION_ROW (row)) == entry)
        return line;
    }
  return NULL;
}

static void
focus_list (SnConsultationsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  GtkWidget *line;

  if (position == GTK_INVALID_LIST_POSITION)
    position = find_position (self, 0, TRUE);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  line = line_at (self, position);
  if (line != NULL)
    gtk_widget_grab_focus (line);
}

/* The entry of the line that has the focus, or NULL. */
static SnConsultationEntry *
focused_entry (SnConsultationsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return SN_IS_CONSULTATION_ROW (row) ? sn_consultation_row_get_entry (SN_CONSULTATION_ROW (row)) : NULL;
}

static gboolean
leave_heading_cb (gpointer data)
{
  SnConsultationsPage *self = data;
  SnConsultationEntry *entry = focused_entry (self);

  self->leaving_heading = 0;
  if (entry != NULL && sn_consultation_entry_get_item (entry) == NULL)
    focus_list (self);
  return G_SOURCE_REMOVE;
}

/* The keyboard comes into the list at its first line, which is a heading: from
 * there the focus goes on to what is selected, once it has arrived. */
static void
focus_enter_cb (SnConsultationsPage *self)
{
  if (self->leaving_heading == 0)
    self->leaving_heading = g_idle_add (leave_heading_cb, self);
}

static void
open_detail (SnConsultationsPage *self)
{
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    return;
  if (self->narrow)
    set_in_detail (self, TRUE);
  sn_item_detail_focus_action (self->detail);
}

/* An item that the filter hides is shown by the filter that does not. */
static gboolean
show_wanted (SnConsultationsPage *self)
{
  guint position;

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      SnItem *item = self->items->pdata[i];
      gboolean shown = sn_consultation_filter_matches (self->filter, item, &self->today);

      if (sn_item_get_id (item) == self->wanted_id && !shown)
        set_filter (self, sn_consultation_filter_matches (SN_CONSULTATIONS_OPEN, item, &self->today)
                              ? SN_CONSULTATIONS_OPEN
                              : SN_CONSULTATIONS_CLOSED);
    }
  position = find_position (self, self->wanted_id, FALSE);
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  self->wanted_id = 0;
  gtk_single_selection_set_selected (self->selection, position);
  if (!self->narrow)
    focus_list (self);
  open_detail (self);
  return TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SnConsultationsPage *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = sn_store_list_items_finish (SN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data; /* alive: dispose cancels */
  if (error != NULL)
    {
      sn_page_stack_show_status (self->pages, "sn-doubt-symbolic", _ ("Consultations Cannot Be Read"), error->message,
                                 _ ("Try Again"), "consultations.reload");
      return;
    }
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_steal_pointer (&items);
  fill (self);
  if (self->wanted_id != 0)
    show_wanted (self);
  self->wanted_id = 0;
}

static void
reload (SnConsultationsPage *self)
{
  SnQuery query = { .kinds = SN_QUERY_KIND (SN_ITEM_CONSULTATION) };

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  self->today = sn_clock_today (sn_store_get_clock (self->store));
  query.today = self->today;
  sn_page_stack_begin (self->pages);
  sn_store_list_items_async (self->store, &query, self->loading, loaded_cb, self);
}

static void
selection_cb (SnConsultationsPage *self)
{
  if (!self->filling)
    show_selected (self);
}

static void
filter_drop_cb (SnConsultationsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->filter_drop);

  if (!self->filling && selected < SN_N_CONSULTATION_FILTERS)
    set_filter (self, (SnConsultationFilter) selected);
}

static void
filter_toggle_cb (SnConsultationsPage *self, GtkToggleButton *toggle)
{
  if (!gtk_toggle_button_get_active (toggle))
    return;
  for (guint f = 0; f < SN_N_CONSULTATION_FILTERS; f++)
    if (toggle_for (self, (SnConsultationFilter) f) == toggle)
      set_filter (self, (SnConsultationFilter) f);
}

static void
activate_cb (SnConsultationsPage *self, guint position)
{
  if (item_at (self, position) == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  open_detail (self);
}

/* In one column a click opens; beside the detail it only selects. */
static void
row_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  GtkListItem *list_item = data;
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *page = gtk_widget_get_ancestor (row, SN_TYPE_CONSULTATIONS_PAGE);

  if (page != NULL && SN_CONSULTATIONS_PAGE (page)->narrow && n_press == 1)
    activate_cb (SN_CONSULTATIONS_PAGE (page), gtk_list_item_get_position (list_item));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *row = sn_consultation_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (row_released_cb), list_item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  SnConsultationEntry *entry = gtk_list_item_get_item (list_item);
  gboolean is_item = sn_consultation_entry_get_item (entry) != NULL;

  gtk_list_item_set_selectable (list_item, is_item);
  gtk_list_item_set_activatable (list_item, is_item);
  sn_consultation_row_set_entry (SN_CONSULTATION_ROW (gtk_list_item_get_child (list_item)), entry);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  sn_consultation_row_set_entry (SN_CONSULTATION_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* Up and Down go from item to item: a heading is no stop. */
static gboolean
move_selection (SnConsultationsPage *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint position = gtk_single_selection_get_selected (self->selection);
  gint64 next = position == GTK_INVALID_LIST_POSITION ? (step > 0 ? -1 : (gint64) n) : (gint64) position;

  do
    next += step;
  while (next >= 0 && next < n && item_at (self, (guint) next) == NULL);
  if (next < 0 || next >= n)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, (guint) next);
  focus_list (self);
  return TRUE;
}

static gboolean
list_key_cb (SnConsultationsPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    return move_selection (self, 1);
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    return move_selection (self, -1);
  return GDK_EVENT_PROPAGATE;
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnConsultationsPage *self = SN_CONSULTATIONS_PAGE (widget);

  if (self->narrow && self->in_detail)
    set_in_detail (self, FALSE);
  focus_list (self);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_filter (SN_CONSULTATIONS_PAGE (widget), SN_CONSULTATIONS_OPEN);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reload (SN_CONSULTATIONS_PAGE (widget));
}

static gboolean
back_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  SnConsultationsPage *self = SN_CONSULTATIONS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->detail));

  if (!inside && !(self->narrow && self->in_detail))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "consultations.back", NULL);
  return GDK_EVENT_STOP;
}

static gboolean
detail_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  SnConsultationsPage *self = SN_CONSULTATIONS_PAGE (widget);

  if (sn_item_detail_get_item (self->detail) == NULL)
    return GDK_EVENT_PROPAGATE;
  open_detail (self);
  return GDK_EVENT_STOP;
}

static gboolean
open_link_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return sn_item_detail_open_link (SN_CONSULTATIONS_PAGE (widget)->detail);
}

static gboolean
show_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return sn_item_detail_show_in_newsletter (SN_CONSULTATIONS_PAGE (widget)->detail);
}

static void
set_narrow (SnConsultationsPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (!narrow && gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, find_position (self, 0, TRUE));
  if (narrow)
    self->in_detail = FALSE;
  lay_out (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
sn_consultations_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, SN_CONSULTATIONS_PAGE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_consultations_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (SN_CONSULTATIONS_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_consultations_page_dispose (GObject *object)
{
  SnConsultationsPage *self = SN_CONSULTATIONS_PAGE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->leaving_heading, g_source_remove);
  self->filling = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_CONSULTATIONS_PAGE);
  g_clear_object (&self->store);
  g_clear_object (&self->selection);
  g_clear_object (&self->entries);
  g_clear_object (&self->filter_names);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (sn_consultations_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, pages);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, list_toolbar);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, detail_toolbar);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, open_toggle);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, soon_toggle);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, closed_toggle);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, filter_drop);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, sort_label);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, sort_drop);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, list);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, pane_separator);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, detail);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "consultations.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "consultations.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "consultations.reload", NULL, reload_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, back_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, back_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, 0, detail_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, open_link_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, open_link_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_j, GDK_CONTROL_MASK, show_binding_cb, NULL);
}

static void
sn_consultations_page_class_init (SnConsultationsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sn_consultations_page_get_property;
  object_class->set_property = sn_consultations_page_set_property;
  object_class->dispose = sn_consultations_page_dispose;
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (SN_TYPE_PAGE_STACK);
  g_type_ensure (SN_TYPE_ITEM_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-consultations-page.ui");
  bind_children (widget_class);
  bind_keys (widget_class);
}

static void
set_up_list (SnConsultationsPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->entries = g_list_store_new (SN_TYPE_CONSULTATION_ENTRY);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->entries)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_enter_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), focus);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
}

static void
sn_consultations_page_init (SnConsultationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter_names = gtk_string_list_new (NULL);
  gtk_drop_down_set_model (self->filter_drop, G_LIST_MODEL (self->filter_names));
  set_up_list (self);
  for (guint f = 0; f < SN_N_CONSULTATION_FILTERS; f++)
    g_signal_connect_object (toggle_for (self, (SnConsultationFilter) f), "toggled", G_CALLBACK (filter_toggle_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_drop, "notify::selected", G_CALLBACK (filter_drop_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sort_drop, "notify::selected", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  sn_item_detail_set_item (self->detail, NULL, &self->today);
  lay_out (self);
}

/**
 * sn_consultations_page_new:
 * @store: what it shows
 *
 * Returns: (transfer floating): the page, which follows the store's changes.
 */
GtkWidget *
sn_consultations_page_new (SnStore *store)
{
  SnConsultationsPage *self = g_object_new (SN_TYPE_CONSULTATIONS_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

/**
 * sn_consultations_page_show_item:
 * @item_id: number of a consultation in the store
 *
 * Selects that consultation and shows its detail, at once or as soon as it has
 * been read; changes the filter if that hides it.
 */
void
sn_consultations_page_show_item (SnConsultationsPage *self, gint64 item_id)
{
  self->wanted_id = item_id;
  show_wanted (self);
}
