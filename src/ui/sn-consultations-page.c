/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-consultations-page.h"

#include <glib/gi18n.h>

#include "sn-choice-bar.h"
#include "sn-choosable.h"
#include "sn-consultation-list.h"
#include "sn-filter-bar.h"
#include "sn-flow-layout.h"
#include "sn-format.h"
#include "sn-item-detail.h"
#include "sn-item-edits.h"
#include "sn-item-feed.h"
#include "sn-page-stack.h"
#include "sn-parts.h"
#include "sn-settings.h"
#include "sn-state.h"

#define LIST_WIDTH 396

struct _SnConsultationsPage
{
  SnPane parent_instance;

  GSettings *settings;
  GSettings *memory; /* what is remembered of the store */
  SnItemFeed *feed;
  SnToday today;      /* of what is shown */
  gint64 wanted_id;   /* to be shown as soon as it is read */
  gboolean longer;    /* what is read next begins with what is shown */
  gint64 selected_id; /* what the detail shows, 0 for nothing */
  gboolean empty;     /* there is nothing to choose from */
  gboolean in_detail; /* in one column: the detail is shown, not the list */

  SnPageStack *pages;
  GtkWidget *list_toolbar;
  GtkWidget *detail_toolbar;
  SnFilterBar *filters;
  GtkWidget *sort_label;
  GtkDropDown *sort_drop;
  GtkToggleButton *list_toggle;
  GtkToggleButton *timeline_toggle;
  SnPageStack *list_pane;
  SnConsultationList *list;
  GtkWidget *pane_separator;
  SnItemDetail *detail;
  SnChoice *choice;
  GtkToggleButton *select_toggle;
  SnChoiceBar *choice_bar;
};

G_DEFINE_FINAL_TYPE (SnConsultationsPage, sn_consultations_page, SN_TYPE_PANE)

static gboolean
is_narrow (SnConsultationsPage *self)
{
  return sn_pane_get_narrow (SN_PANE (self));
}

static gboolean
is_timeline (SnConsultationsPage *self)
{
  return gtk_toggle_button_get_active (self->timeline_toggle);
}

/* Whether the detail takes the place of the list: the timeline needs all the
 * room that there is. */
static gboolean
is_one_column (SnConsultationsPage *self)
{
  return is_narrow (self) || is_timeline (self);
}

static SnConsultationFilter
chosen_filter (SnConsultationsPage *self)
{
  return (SnConsultationFilter) sn_filter_bar_get_selected (self->filters);
}

static SnConsultationView
view_of (SnConsultationsPage *self, SnConsultationFilter filter)
{
  return (SnConsultationView){
    .filter = filter,
    .sort = (SnConsultationSort) gtk_drop_down_get_selected (self->sort_drop),
    .today = self->today,
    .plain = is_timeline (self),
  };
}

static void
lay_out (SnConsultationsPage *self)
{
  gboolean narrow = is_narrow (self), single = is_one_column (self);
  /* Why there is nothing is said on all of the page, not beside a void. */
  gboolean list = !single || !self->in_detail, detail = single ? self->in_detail : !self->empty;

  gtk_widget_set_visible (self->list_toolbar, list);
  gtk_widget_set_visible (self->detail_toolbar, single && self->in_detail);
  gtk_widget_set_visible (GTK_WIDGET (self->list_pane), list);
  gtk_widget_set_visible (self->pane_separator, !single && detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail);
  gtk_widget_set_size_request (GTK_WIDGET (self->list_pane), single ? -1 : LIST_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list_pane), single || self->empty);
  gtk_widget_set_visible (self->sort_label, !narrow);
  sn_pane_set_narrow (SN_PANE (self->filters), narrow);
  sn_pane_set_narrow (SN_PANE (self->detail), narrow);
  sn_pane_set_narrow (SN_PANE (self->list), single);
}

static void
set_in_detail (SnConsultationsPage *self, gboolean in_detail)
{
  self->in_detail = in_detail;
  lay_out (self);
}

static void
selected_cb (SnConsultationsPage *self)
{
  SnItem *item = sn_consultation_list_get_selected (self->list);

  self->selected_id = item != NULL ? sn_item_get_id (item) : 0;
  if (self->memory != NULL)
    g_settings_set_int64 (self->memory, SN_STORE_SETTING_CONSULTATION, self->selected_id);
  sn_item_detail_set_item (self->detail, item, &self->today);
  if (item == NULL && self->in_detail)
    set_in_detail (self, FALSE);
}

/* What closes soon comes first, so it was read; of the rest not all may have
 * been. */
static guint
count (SnConsultationsPage *self, SnConsultationFilter filter)
{
  GPtrArray *items = sn_item_feed_get_items (self->feed);
  const SnItemCounts *counts = sn_item_feed_get_counts (self->feed);
  SnConsultationView view = view_of (self, filter);
  guint n = 0;

  switch (filter)
    {
    case SN_CONSULTATIONS_OPEN:
      return counts->open.items;
    case SN_CONSULTATIONS_ANSWERED:
      return counts->answered.items;
    case SN_CONSULTATIONS_CLOSED:
      return counts->closed.items;
    case SN_CONSULTATIONS_DISMISSED:
      return counts->dismissed.items;
    case SN_CONSULTATIONS_SOON:
    default:
      for (guint i = 0; i < items->len; i++)
        n += sn_consultation_view_shows (&view, items->pdata[i]);
      return n;
    }
}

static void
show_counts (SnConsultationsPage *self)
{
  guint counts[SN_N_CONSULTATION_FILTERS];

  for (guint filter = 0; filter < SN_N_CONSULTATION_FILTERS; filter++)
    counts[filter] = count (self, (SnConsultationFilter) filter);
  sn_filter_bar_set_counts (self->filters, counts);
}

/* Why the list is empty, and what to do about it. */
static void
show_status (SnConsultationsPage *self)
{
  guint days = self->today.soon_days;
  const char *icon = "sn-consultation-symbolic", *title = _ ("No Open Consultations"), *reset = "consultations.reset";
  g_autofree char *text = NULL;

  switch (chosen_filter (self))
    {
    case SN_CONSULTATIONS_SOON:
      icon = "sn-soon-symbolic";
      title = _ ("Nothing Closes Soon");
      text = g_strdup_printf (ngettext ("No consultation closes within %u working day.",
                                        "No consultation closes within %u working days.", days),
                              days);
      break;
    case SN_CONSULTATIONS_ANSWERED:
      icon = "sn-submitted-symbolic";
      title = _ ("Nothing Answered Yet");
      text = g_strdup (_ ("What you submit, or do not respond to, appears here."));
      break;
    case SN_CONSULTATIONS_CLOSED:
      icon = "sn-closed-symbolic";
      title = _ ("No Closed Consultations");
      break;
    case SN_CONSULTATIONS_DISMISSED:
      icon = "sn-not-responding-symbolic";
      title = _ ("Nothing Dismissed");
      break;
    case SN_CONSULTATIONS_OPEN:
    default:
      text = g_strdup (_ ("What the newsletters ask for views on appears here."));
      reset = NULL;
    }
  sn_page_stack_show_status (self->list_pane, icon, title, text, reset != NULL ? _ ("Show Open") : NULL, reset);
}

/* Makes the list anew from what was read. */
static void
fill (SnConsultationsPage *self)
{
  SnConsultationView view = view_of (self, chosen_filter (self));
  GPtrArray *items = sn_item_feed_get_items (self->feed);
  g_autoptr (GPtrArray) entries = NULL;

  if (items == NULL)
    return;
  entries = sn_consultation_entries_new (items, &view);
  sn_consultation_list_set_entries (self->list, entries, self->selected_id, self->longer);
  self->longer = FALSE;
  show_counts (self);
  if (entries->len > 0)
    sn_page_stack_show_content (self->list_pane);
  else
    show_status (self);
  self->empty = entries->len == 0;
  lay_out (self);
  sn_page_stack_show_content (self->pages);
}

static void
open_detail (SnConsultationsPage *self)
{
  if (sn_consultation_list_get_selected (self->list) == NULL)
    return;
  if (is_one_column (self))
    set_in_detail (self, TRUE);
  sn_item_detail_focus_action (self->detail);
}

/* The filter that shows @item. */
static SnConsultationFilter
filter_for (SnItem *item)
{
  switch (sn_item_get_state (item))
    {
    case SN_STATE_DISMISSED:
      return SN_CONSULTATIONS_DISMISSED;
    case SN_STATE_CLOSED:
    case SN_STATE_CANCELLED:
      return SN_CONSULTATIONS_CLOSED;
    case SN_STATE_OPEN:
    case SN_STATE_DOUBTFUL:
    case SN_STATE_PAST:
    case SN_STATE_FILLED:
    default:
      return SN_CONSULTATIONS_OPEN;
    }
}

/* An item that the filter hides is shown by the filter that does not. */
static void
show_wanted (SnConsultationsPage *self)
{
  GPtrArray *items = sn_item_feed_get_items (self->feed);
  SnConsultationView view = view_of (self, chosen_filter (self));

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (sn_item_get_id (items->pdata[i]) == self->wanted_id && !sn_consultation_view_shows (&view, items->pdata[i]))
      sn_filter_bar_set_selected (self->filters, filter_for (items->pdata[i]));
  if (!sn_consultation_list_select (self->list, self->wanted_id))
    return;
  self->wanted_id = 0;
  if (!is_one_column (self))
    sn_consultation_list_focus (self->list);
  open_detail (self);
}

static void
loaded_cb (SnConsultationsPage *self)
{
  self->today = sn_today_new (sn_item_feed_get_today (self->feed), self->settings);
  fill (self);
  if (self->wanted_id != 0)
    show_wanted (self);
  self->wanted_id = 0;
}

static void
failed_cb (SnConsultationsPage *self, const char *reason)
{
  sn_page_stack_show_status (self->pages, "sn-doubt-symbolic", _ ("Consultations Cannot Be Read"), reason,
                             _ ("Try Again"), "consultations.reload");
}

static void
reload (SnConsultationsPage *self)
{
  sn_page_stack_begin (self->pages);
  sn_item_feed_reload (self->feed);
}

static void
ending_cb (SnConsultationsPage *self)
{
  static const SnItemFeedPart parts[] = {
    [SN_CONSULTATIONS_OPEN] = SN_ITEM_FEED_OPEN,           [SN_CONSULTATIONS_SOON] = SN_ITEM_FEED_OPEN,
    [SN_CONSULTATIONS_ANSWERED] = SN_ITEM_FEED_ANSWERED,   [SN_CONSULTATIONS_CLOSED] = SN_ITEM_FEED_CLOSED,
    [SN_CONSULTATIONS_DISMISSED] = SN_ITEM_FEED_DISMISSED,
  };

  if (sn_item_feed_load_more (self->feed, parts[chosen_filter (self)]))
    self->longer = TRUE;
}

/* List or timeline: the same consultations, and the same one selected. */
static void
form_cb (SnConsultationsPage *self)
{
  gint64 selected = self->selected_id;

  /* Bars have no room for marks. */
  if (is_timeline (self))
    sn_choice_set_on (self->choice, FALSE);
  self->in_detail = FALSE;
  lay_out (self);
  sn_consultation_list_set_timeline (self->list, is_timeline (self), is_narrow (self));
  self->selected_id = selected;
  fill (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SnConsultationsPage *self = SN_CONSULTATIONS_PAGE (widget);

  if (is_one_column (self) && self->in_detail)
    set_in_detail (self, FALSE);
  sn_consultation_list_focus (self->list);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_filter_bar_set_selected (SN_CONSULTATIONS_PAGE (widget)->filters, SN_CONSULTATIONS_OPEN);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reload (SN_CONSULTATIONS_PAGE (widget));
}

static void
choice_cb (SnConsultationsPage *self)
{
  gtk_toggle_button_set_active (self->select_toggle, sn_choice_get_on (self->choice));
  /* Bars have no room for marks. */
  if (sn_choice_get_on (self->choice) && is_timeline (self))
    gtk_toggle_button_set_active (self->list_toggle, TRUE);
}

static void
select_cb (SnConsultationsPage *self)
{
  gboolean on = gtk_toggle_button_get_active (self->select_toggle);

  if (on == sn_choice_get_on (self->choice))
    return;
  sn_choice_set_on (self->choice, on);
  if (on)
    sn_consultation_list_focus (self->list);
}

static gboolean
back_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  SnConsultationsPage *self = SN_CONSULTATIONS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->detail));

  if (!inside && sn_choice_get_on (self->choice))
    {
      sn_choice_set_on (self->choice, FALSE);
      return GDK_EVENT_STOP;
    }
  if (!inside && !(is_one_column (self) && self->in_detail))
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
email_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return sn_item_detail_write_email (SN_CONSULTATIONS_PAGE (widget)->detail);
}

static gboolean
form_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  SnConsultationsPage *self = SN_CONSULTATIONS_PAGE (widget);

  /* The list toggle is of the same group. */
  if (is_timeline (self))
    gtk_toggle_button_set_active (self->list_toggle, TRUE);
  else
    gtk_toggle_button_set_active (self->timeline_toggle, TRUE);
  sn_consultation_list_focus (self->list);
  return GDK_EVENT_STOP;
}

static gboolean
calendar_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  SnItem *item = sn_consultation_list_get_selected (SN_CONSULTATIONS_PAGE (widget)->list);

  if (item == NULL)
    return FALSE;
  gtk_widget_activate_action (widget, "win.add-to-calendar", "x", sn_item_get_id (item));
  return TRUE;
}

static gboolean
show_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return sn_item_detail_show_in_newsletter (SN_CONSULTATIONS_PAGE (widget)->detail);
}

static void
sn_consultations_page_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnConsultationsPage *self = SN_CONSULTATIONS_PAGE (pane);

  if (narrow)
    self->in_detail = FALSE;
  lay_out (self);
  sn_consultation_list_set_timeline (self->list, is_timeline (self), narrow);
  if (is_timeline (self))
    fill (self);
}

/* To what the page is about, not to its toolbar. */
static gboolean
sn_consultations_page_grab_focus (GtkWidget *widget)
{
  SnConsultationsPage *self = SN_CONSULTATIONS_PAGE (widget);

  if (is_one_column (self) && self->in_detail)
    return sn_item_detail_focus_action (self->detail);
  return sn_consultation_list_focus (self->list);
}

static void
sn_consultations_page_dispose (GObject *object)
{
  SnConsultationsPage *self = SN_CONSULTATIONS_PAGE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->memory);
  g_clear_object (&self->feed);
  g_clear_object (&self->choice);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_CONSULTATIONS_PAGE);
  G_OBJECT_CLASS (sn_consultations_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, pages);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, list_toolbar);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, detail_toolbar);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, sort_label);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, sort_drop);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, list_toggle);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, timeline_toggle);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, list);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, pane_separator);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, select_toggle);
  gtk_widget_class_bind_template_child (widget_class, SnConsultationsPage, choice_bar);
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
  gtk_widget_class_add_binding (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, email_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, form_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, calendar_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_j, GDK_CONTROL_MASK, show_binding_cb, NULL);
}

static void
sn_consultations_page_class_init (SnConsultationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_consultations_page_dispose;
  SN_PANE_CLASS (klass)->narrow_changed = sn_consultations_page_narrow_changed;
  widget_class->grab_focus = sn_consultations_page_grab_focus;
  g_type_ensure (SN_TYPE_FILTER_BAR);
  g_type_ensure (SN_TYPE_CHOICE_BAR);
  g_type_ensure (SN_TYPE_PAGE_STACK);
  g_type_ensure (SN_TYPE_ITEM_DETAIL);
  g_type_ensure (SN_TYPE_CONSULTATION_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-consultations-page.ui");
  bind_children (widget_class);
  bind_keys (widget_class);
}

static void
sn_consultations_page_init (SnConsultationsPage *self)
{
  const char *const names[SN_N_CONSULTATION_FILTERS] = {
    [SN_CONSULTATIONS_OPEN] = _ ("Open"),           [SN_CONSULTATIONS_SOON] = _ ("Closing Soon"),
    [SN_CONSULTATIONS_ANSWERED] = _ ("Answered"),   [SN_CONSULTATIONS_CLOSED] = _ ("Closed"),
    [SN_CONSULTATIONS_DISMISSED] = _ ("Dismissed"),
  };

  self->choice = sn_choice_new ();
  sn_choosable_set_choice (GTK_WIDGET (self), self->choice);
  gtk_widget_init_template (GTK_WIDGET (self));
  sn_consultation_list_set_choice (self->list, self->choice);
  sn_choice_bar_set_choice (self->choice_bar, self->choice);
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (choice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->select_toggle, "toggled", G_CALLBACK (select_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_layout_manager (self->list_toolbar, sn_flow_layout_new (12, 6));
  sn_parts_set_name (GTK_WIDGET (self->sort_drop), _ ("Sort by"));
  sn_filter_bar_set_names (self->filters, names, G_N_ELEMENTS (names));
  sn_filter_bar_set_rare (self->filters, SN_CONSULTATIONS_DISMISSED);
  g_signal_connect_object (self->list, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (open_detail), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "ending", G_CALLBACK (ending_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sort_drop, "notify::selected", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline_toggle, "toggled", G_CALLBACK (form_cb), self, G_CONNECT_SWAPPED);
  sn_item_detail_set_item (self->detail, NULL, &self->today);
  lay_out (self);
}

/* What was listed and selected last; what is remembered of a store that has no
 * settings is lost, and nothing else. */
static void
restore_state (SnConsultationsPage *self, SnStore *store)
{
  self->memory = sn_settings_new_for_store (self->settings, sn_store_get_path (store), NULL);
  if (self->memory != NULL)
    self->selected_id = g_settings_get_int64 (self->memory, SN_STORE_SETTING_CONSULTATION);
  sn_state_bind_filter (self->settings, SN_SETTING_CONSULTATIONS_FILTER, self->filters);
  g_settings_bind (self->settings, SN_SETTING_CONSULTATIONS_SORT, self->sort_drop, "selected", G_SETTINGS_BIND_DEFAULT);
}

/**
 * sn_consultations_page_new:
 * @store: what it shows
 * @settings: what the user prefers
 *
 * Returns: (transfer floating): the page, which follows the store's changes.
 */
GtkWidget *
sn_consultations_page_new (SnStore *store, GSettings *settings)
{
  SnConsultationsPage *self = g_object_new (SN_TYPE_CONSULTATIONS_PAGE, NULL);
  GActionGroup *edits = sn_item_edits_new (GTK_WIDGET (self), store, settings);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "item", edits);
  g_object_unref (edits);
  sn_item_detail_set_store (self->detail, store);
  self->settings = g_object_ref (settings);
  self->feed = sn_item_feed_new (store, SN_ITEM_CONSULTATION);
  restore_state (self, store);
  g_signal_connect_object (self->feed, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

/**
 * sn_consultations_page_show_filter:
 * @filter: which consultations
 *
 * Lists those.
 */
void
sn_consultations_page_show_filter (SnConsultationsPage *self, SnConsultationFilter filter)
{
  sn_filter_bar_set_selected (self->filters, filter);
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
  /* Not read yet, or too old to be read by itself. */
  if (self->wanted_id != 0)
    sn_item_feed_want (self->feed, item_id);
}

/**
 * sn_consultations_page_get_query:
 *
 * Returns: (transfer full): what asks the store for all that the page's
 *   filters let through.
 */
SnQuery *
sn_consultations_page_get_query (SnConsultationsPage *self)
{
  SnQuery query = { .kinds = SN_QUERY_KIND (SN_ITEM_CONSULTATION), .today = self->today.day };
  SnConsultationFilter filter = chosen_filter (self);

  query.open_only = filter == SN_CONSULTATIONS_OPEN || filter == SN_CONSULTATIONS_SOON;
  query.answered_only = filter == SN_CONSULTATIONS_ANSWERED;
  query.closed_only = filter == SN_CONSULTATIONS_CLOSED;
  query.dismissed_only = filter == SN_CONSULTATIONS_DISMISSED;
  if (filter == SN_CONSULTATIONS_SOON)
    {
      query.from = query.today;
      query.to = sn_today_last_soon (&self->today);
      query.precision = SN_QUERY_WITH_DAY;
    }
  return sn_query_copy (&query);
}

/**
 * sn_consultations_page_get_list_title:
 *
 * Returns: what the page's filter lets through, as a title.
 */
const char *
sn_consultations_page_get_list_title (SnConsultationsPage *self)
{
  switch (chosen_filter (self))
    {
    case SN_CONSULTATIONS_SOON:
      return _ ("Consultations Closing Soon");
    case SN_CONSULTATIONS_ANSWERED:
      return _ ("Answered Consultations");
    case SN_CONSULTATIONS_CLOSED:
      return _ ("Closed Consultations");
    case SN_CONSULTATIONS_DISMISSED:
      return _ ("Dismissed Consultations");
    case SN_CONSULTATIONS_OPEN:
    default:
      return _ ("Open Consultations");
    }
}
