/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-vacancies-page.h"

#include <glib/gi18n.h>

#include "sn-choice-bar.h"
#include "sn-choosable.h"
#include "sn-filter-bar.h"
#include "sn-flow-layout.h"
#include "sn-item-edits.h"
#include "sn-item-feed.h"
#include "sn-page-stack.h"
#include "sn-parts.h"
#include "sn-settings.h"
#include "sn-vacancy-list.h"

typedef enum
{
  FILTER_OPEN,
  FILTER_FILLED,
  FILTER_CLOSED,
  FILTER_DISMISSED,
} Filter;
#define N_FILTERS 4

struct _SnVacanciesPage
{
  SnPane parent_instance;

  GSettings *settings;
  SnItemFeed *feed;
  SnToday today;
  gint64 wanted_id;
  gboolean filling; /* what changes now, the page changes itself */

  SnPageStack *pages;
  GtkWidget *toolbar;
  SnFilterBar *filters;
  GtkWidget *category_label;
  GtkDropDown *category_drop;
  SnPageStack *list_pane;
  GtkWidget *scroller;
  SnVacancyList *list;
  SnChoiceBar *choice_bar;
};

G_DEFINE_FINAL_TYPE (SnVacanciesPage, sn_vacancies_page, SN_TYPE_PANE)

/* In the order of the drop-down; the first is everybody. */
static const char *const categories[] = {
  NULL, "Large Supplier", "Small Supplier", "Electricity Network", "Gas Network", "Other SEC Party",
};

static gboolean
filter_matches (Filter filter, SnItem *item)
{
  switch (sn_item_get_state (item))
    {
    case SN_STATE_OPEN:
    case SN_STATE_DOUBTFUL:
      return filter == FILTER_OPEN;
    case SN_STATE_FILLED:
      return filter == FILTER_FILLED;
    case SN_STATE_CLOSED:
    case SN_STATE_CANCELLED:
      return filter == FILTER_CLOSED;
    case SN_STATE_DISMISSED:
      return filter == FILTER_DISMISSED;
    case SN_STATE_PAST:
    default:
      return FALSE;
    }
}

/* (nullable): the category of the reader's organisation. */
static const char *
chosen_category (SnVacanciesPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->category_drop);

  return selected < G_N_ELEMENTS (categories) ? categories[selected] : NULL;
}

static Filter
chosen_filter (SnVacanciesPage *self)
{
  return (Filter) sn_filter_bar_get_selected (self->filters);
}

static void
show_counts (SnVacanciesPage *self)
{
  const SnItemCounts *all = sn_item_feed_get_counts (self->feed);
  const guint counts[N_FILTERS] = {
    [FILTER_OPEN] = all->open.seats,
    [FILTER_FILLED] = all->filled.seats,
    [FILTER_CLOSED] = all->closed.seats,
    [FILTER_DISMISSED] = all->dismissed.seats,
  };

  sn_filter_bar_set_counts (self->filters, counts);
}

static const char *
nothing_words (Filter filter)
{
  switch (filter)
    {
    case FILTER_FILLED:
      return _ ("No Filled Vacancies");
    case FILTER_CLOSED:
      return _ ("No Closed Vacancies");
    case FILTER_DISMISSED:
      return _ ("Nothing Dismissed");
    case FILTER_OPEN:
    default:
      return _ ("No Open Vacancies");
    }
}

static void
show_list_or_status (SnVacanciesPage *self, guint n_shown)
{
  if (n_shown > 0)
    sn_page_stack_show_content (self->list_pane);
  else if (chosen_filter (self) == FILTER_OPEN)
    sn_page_stack_show_status (self->list_pane, "sn-vacancy-symbolic", nothing_words (FILTER_OPEN),
                               _ ("Seats that the newsletters call for nominations to appear here."), NULL, NULL);
  else
    sn_page_stack_show_status (self->list_pane, "sn-vacancy-symbolic", nothing_words (chosen_filter (self)), NULL,
                               _ ("Show Open"), "vacancies.reset");
}

/* Makes the page anew from what was read. */
static void
fill (SnVacanciesPage *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  GPtrArray *items = sn_item_feed_get_items (self->feed);

  if (items == NULL)
    return;
  for (guint i = 0; i < items->len; i++)
    if (filter_matches (chosen_filter (self), items->pdata[i]))
      g_ptr_array_add (shown, items->pdata[i]);
  sn_vacancy_list_set_items (self->list, shown, &self->today, chosen_category (self),
                             chosen_filter (self) == FILTER_OPEN);
  show_counts (self);
  show_list_or_status (self, shown->len);
  sn_page_stack_show_content (self->pages);
}

static void
show_wanted (SnVacanciesPage *self)
{
  GPtrArray *items = sn_item_feed_get_items (self->feed);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      SnItem *item = items->pdata[i];

      for (guint filter = 0; filter < N_FILTERS; filter++)
        if (sn_item_get_id (item) == self->wanted_id && filter_matches ((Filter) filter, item))
          sn_filter_bar_set_selected (self->filters, filter);
    }
  if (sn_vacancy_list_show_item (self->list, self->wanted_id))
    self->wanted_id = 0;
}

static void
loaded_cb (SnVacanciesPage *self)
{
  self->today = sn_today_new (sn_item_feed_get_today (self->feed), self->settings);
  fill (self);
  if (self->wanted_id != 0)
    show_wanted (self);
  self->wanted_id = 0;
}

static void
failed_cb (SnVacanciesPage *self, const char *reason)
{
  sn_page_stack_show_status (self->pages, "sn-doubt-symbolic", _ ("Vacancies Cannot Be Read"), reason, _ ("Try Again"),
                             "vacancies.reload");
}

static void
reload (SnVacanciesPage *self)
{
  sn_page_stack_begin (self->pages);
  sn_item_feed_reload (self->feed);
}

static void
near_end_cb (SnVacanciesPage *self)
{
  static const SnItemFeedPart parts[N_FILTERS] = {
    [FILTER_OPEN] = SN_ITEM_FEED_OPEN,
    [FILTER_FILLED] = SN_ITEM_FEED_FILLED,
    [FILTER_CLOSED] = SN_ITEM_FEED_CLOSED,
    [FILTER_DISMISSED] = SN_ITEM_FEED_DISMISSED,
  };

  if (self->feed == NULL)
    return;
  if (sn_vacancy_list_lengthen (self->list))
    sn_parts_keep_place (self->scroller);
  else
    sn_item_feed_load_more (self->feed, parts[chosen_filter (self)]);
}

/* The preferences may have another category than the one shown here, one that
 * this list does not know; then nothing is put first. */
static void
show_category (SnVacanciesPage *self)
{
  g_autofree char *category = g_settings_get_string (self->settings, SN_SETTING_CATEGORY);
  guint chosen = 0;

  for (guint i = 1; i < G_N_ELEMENTS (categories); i++)
    if (g_str_equal (categories[i], category))
      chosen = i;
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->category_drop, chosen);
  self->filling = FALSE;
  fill (self);
}

static void
category_cb (SnVacanciesPage *self)
{
  const char *category = chosen_category (self);

  if (!self->filling)
    g_settings_set_string (self->settings, SN_SETTING_CATEGORY, category != NULL ? category : "");
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sn_filter_bar_set_selected (SN_VACANCIES_PAGE (widget)->filters, FILTER_OPEN);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reload (SN_VACANCIES_PAGE (widget));
}

static void
sn_vacancies_page_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnVacanciesPage *self = SN_VACANCIES_PAGE (pane);

  sn_pane_set_narrow (SN_PANE (self->filters), narrow);
  sn_pane_set_narrow (SN_PANE (self->list), narrow);
  gtk_widget_set_visible (self->category_label, !narrow);
}

/* To what the page is about, not to its toolbar. */
static gboolean
sn_vacancies_page_grab_focus (GtkWidget *widget)
{
  SnVacanciesPage *self = SN_VACANCIES_PAGE (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
sn_vacancies_page_dispose (GObject *object)
{
  SnVacanciesPage *self = SN_VACANCIES_PAGE (object);

  self->filling = TRUE;
  g_clear_object (&self->settings);
  g_clear_object (&self->feed);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_VACANCIES_PAGE);
  G_OBJECT_CLASS (sn_vacancies_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, pages);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, category_label);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, category_drop);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, list);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, choice_bar);
}

static void
sn_vacancies_page_class_init (SnVacanciesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sn_vacancies_page_dispose;
  SN_PANE_CLASS (klass)->narrow_changed = sn_vacancies_page_narrow_changed;
  widget_class->grab_focus = sn_vacancies_page_grab_focus;

  g_type_ensure (SN_TYPE_CHOICE_BAR);
  g_type_ensure (SN_TYPE_FILTER_BAR);
  g_type_ensure (SN_TYPE_VACANCY_LIST);
  g_type_ensure (SN_TYPE_PAGE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-vacancies-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "vacancies.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "vacancies.reload", NULL, reload_action);
}

static void
set_up_choice (SnVacanciesPage *self)
{
  g_autoptr (SnChoice) choice = sn_choice_new ();

  sn_vacancy_list_set_choice (self->list, choice);
  sn_choice_bar_set_choice (self->choice_bar, choice);
  sn_choosable_set_choice (GTK_WIDGET (self), choice);
  sn_choosable_add_keys (GTK_WIDGET (self));
}

static void
sn_vacancies_page_init (SnVacanciesPage *self)
{
  const char *const names[N_FILTERS] = {
    [FILTER_OPEN] = _ ("Open"),
    [FILTER_FILLED] = _ ("Filled"),
    [FILTER_CLOSED] = _ ("Closed"),
    [FILTER_DISMISSED] = _ ("Dismissed"),
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_choice (self);
  gtk_widget_set_layout_manager (self->toolbar, sn_flow_layout_new (12, 6));
  sn_parts_set_name (GTK_WIDGET (self->category_drop), _ ("Your category"));
  sn_filter_bar_set_names (self->filters, names, G_N_ELEMENTS (names));
  sn_filter_bar_set_rare (self->filters, FILTER_DISMISSED);
  sn_parts_watch_end (self->scroller, G_CALLBACK (near_end_cb), self);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->category_drop, "notify::selected", G_CALLBACK (category_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sn_vacancies_page_new:
 * @store: what it shows
 * @settings: what the user prefers
 *
 * Returns: (transfer floating): the page, which follows the store's changes.
 */
GtkWidget *
sn_vacancies_page_new (SnStore *store, GSettings *settings)
{
  SnVacanciesPage *self = g_object_new (SN_TYPE_VACANCIES_PAGE, NULL);
  GActionGroup *edits = sn_item_edits_new (GTK_WIDGET (self), store, settings);

  self->settings = g_object_ref (settings);
  self->feed = sn_item_feed_new (store, SN_ITEM_VACANCY);
  g_signal_connect_object (self->feed, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "item", edits);
  g_object_unref (edits);
  g_signal_connect_object (settings, "changed::" SN_SETTING_CATEGORY, G_CALLBACK (show_category), self,
                           G_CONNECT_SWAPPED);
  show_category (self);
  reload (self);
  return GTK_WIDGET (self);
}

/**
 * sn_vacancies_page_show_item:
 * @item_id: number of a vacancy in the store
 *
 * Brings that seat into view and opens it, at once or as soon as it has been
 * read; changes the filter if that hides it.
 */
void
sn_vacancies_page_show_item (SnVacanciesPage *self, gint64 item_id)
{
  self->wanted_id = item_id;
  show_wanted (self);
  /* Not read yet, or too old to be read by itself. */
  if (self->wanted_id != 0)
    sn_item_feed_want (self->feed, item_id);
}

/**
 * sn_vacancies_page_get_query:
 *
 * Returns: (transfer full): what asks the store for all that the page's
 *   filters let through.
 */
SnQuery *
sn_vacancies_page_get_query (SnVacanciesPage *self)
{
  SnQuery query = { .kinds = SN_QUERY_KIND (SN_ITEM_VACANCY), .today = self->today.day };
  Filter filter = chosen_filter (self);

  query.open_only = filter == FILTER_OPEN;
  query.filled_only = filter == FILTER_FILLED;
  query.closed_only = filter == FILTER_CLOSED;
  query.dismissed_only = filter == FILTER_DISMISSED;
  return sn_query_copy (&query);
}

/**
 * sn_vacancies_page_get_list_title:
 *
 * Returns: what the page's filter lets through, as a title.
 */
const char *
sn_vacancies_page_get_list_title (SnVacanciesPage *self)
{
  switch (chosen_filter (self))
    {
    case FILTER_FILLED:
      return _ ("Filled Vacancies");
    case FILTER_CLOSED:
      return _ ("Closed Vacancies");
    case FILTER_DISMISSED:
      return _ ("Dismissed Vacancies");
    case FILTER_OPEN:
    default:
      return _ ("Open Vacancies");
    }
}
