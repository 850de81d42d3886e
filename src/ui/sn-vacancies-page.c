/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-vacancies-page.h"

#include <glib/gi18n.h>

#include "sn-format.h"
#include "sn-page-stack.h"
#include "sn-parts.h"
#include "sn-state-file.h"
#include "sn-vacancy-card.h"

#define STATE_GROUP "vacancies"
#define STATE_KEY "category"

typedef enum {
  FILTER_OPEN,
  FILTER_FILLED,
  FILTER_CLOSED,
} Filter;
#define N_FILTERS 3

struct _SnVacanciesPage
{
  AdwBin           parent_instance;

  SnStore         *store;
  GCancellable    *cancellable; /* of the page's life */
  GCancellable    *loading;     /* of the reading under way */
  GPtrArray       *items;       /* SnItem, all states */
  GHashTable      *widgets;     /* number of an item → its card or row, not owned */
  SnDate           today;
  Filter           filter;
  GtkStringList   *filter_names;
  gint64           wanted_id;
  gboolean         narrow;
  gboolean         chosen;  /* the reader chose a category before the remembered one was read */
  gboolean         filling; /* what changes now, the page changes itself */

  SnPageStack     *pages;
  GtkWidget       *filters;
  GtkToggleButton *open_toggle;
  GtkToggleButton *filled_toggle;
  GtkToggleButton *closed_toggle;
  GtkDropDown     *filter_drop;
  GtkWidget       *category_label;
  GtkDropDown     *category_drop;
  SnPageStack     *list_pane;
  GtkWidget       *column;
};

enum {
  PROP_NARROW = 1,
};

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (SnVacanciesPage, sn_vacancies_page, ADW_TYPE_BIN)

static const char *const filter_names[] = { N_ ("Open"), N_ ("Filled"), N_ ("Closed") };

/* In the order of the drop-down; the first is everybody. */
static const struct {
  const char *category;
  const char *title;
} categories[] = {
  { NULL, NULL },
  { "Large Supplier", N_ ("For Large Suppliers") },
  { "Small Supplier", N_ ("For Small Suppliers") },
  { "Electricity Network", N_ ("For Electricity Networks") },
  { "Gas Network", N_ ("For Gas Networks") },
  { "Other SEC Party", N_ ("For Other SEC Parties") },
};

static GtkToggleButton *
toggle_for (SnVacanciesPage *self, Filter filter)
{
  GtkToggleButton *toggles[] = { self->open_toggle, self->filled_toggle, self->closed_toggle };

  return toggles[filter];
}

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
    case SN_STATE_PAST:
    case SN_STATE_DISMISSED:
    default:
      return FALSE;
    }
}

static guint
chosen_category (SnVacanciesPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->category_drop);

  return selected < G_N_ELEMENTS (categories) ? selected : 0;
}

static guint
count_seats (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += MAX (sn_item_get_seats (items->pdata[i]), 1);
  return n;
}

static void
show_counts (SnVacanciesPage *self)
{
  g_auto (GStrv) names = g_new0 (char *, N_FILTERS + 1);

  for (guint f = 0; f < N_FILTERS; f++)
    {
      guint n = 0;

      for (guint i = 0; i < self->items->len; i++)
        if (filter_matches ((Filter) f, self->items->pdata[i]))
          n += MAX (sn_item_get_seats (self->items->pdata[i]), 1);
      sn_parts_set_count (toggle_for (self, (Filter) f), _ (filter_names[f]), n);
      names[f] = g_strdup_printf ("%s  %u", _ (filter_names[f]), n);
    }
  gtk_string_list_splice (self->filter_names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->filter_names)),
                          (const char *const *) names);
  gtk_drop_down_set_selected (self->filter_drop, self->filter);
}

/* Two columns where there is room, and no empty one beside a single child. */
static GtkWidget *
columns_new (void)
{
  GtkWidget *columns = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (columns), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (columns), 18);
  gtk_grid_set_row_spacing (GTK_GRID (columns), 18);
  return columns;
}

static void
columns_add (SnVacanciesPage *self, GtkWidget *columns, GtkWidget *widget, guint index, guint n_children)
{
  guint n_columns = self->narrow ? 1 : MIN (n_children, 2);

  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (GTK_GRID (columns), widget, (int) (index % n_columns), (int) (index / n_columns), 1, 1);
}

static void
remember_widget (SnVacanciesPage *self, SnItem *item, GtkWidget *widget)
{
  gint64 *key = g_new (gint64, 1);

  *key = sn_item_get_id (item);
  g_hash_table_insert (self->widgets, key, widget);
}

/* "For Small Suppliers  2 seats that your organisation can fill" */
static void
add_section_title (SnVacanciesPage *self, const char *title, const char *note)
{
  GtkWidget *flow = sn_parts_flow (12);
  GtkWidget *dim = sn_parts_label (note, "dim-label");

  gtk_label_set_yalign (GTK_LABEL (dim), 0.7f);
  gtk_box_append (GTK_BOX (flow), sn_parts_label (title, "title-2"));
  gtk_box_append (GTK_BOX (flow), dim);
  gtk_box_append (GTK_BOX (self->column), flow);
}

static void
add_cards (SnVacanciesPage *self, GPtrArray *items, const char *category)
{
  GtkWidget *columns = columns_new ();
  gboolean suggest = self->filter == FILTER_OPEN;

  for (guint i = 0; i < items->len; i++)
    {
      SnItem *item = items->pdata[i];
      GtkWidget *card = sn_vacancy_card_new (item, &self->today, sn_vacancy_match (item, category), suggest);

      suggest = suggest && sn_item_get_best_link (item) == NULL;
      remember_widget (self, item, card);
      columns_add (self, columns, card, i, items->len);
    }
  gtk_box_append (GTK_BOX (self->column), columns);
}

static void
add_mine (SnVacanciesPage *self, GPtrArray *items)
{
  guint index = chosen_category (self), n = count_seats (items);
  g_autofree char *note = NULL;

  if (index == 0)
    return;
  if (self->filter != FILTER_OPEN)
    note = sn_format_seats (n);
  else if (n == 0)
    note = g_strdup (_ ("No open seat in this category"));
  else
    note = g_strdup_printf (ngettext ("%u seat that your organisation can fill",
                                      "%u seats that your organisation can fill", n),
                            n);
  add_section_title (self, _ (categories[index].title), note);
  if (items->len > 0)
    add_cards (self, items, categories[index].category);
}

static const char *
committee_of (SnItem *item)
{
  const char *committee = sn_item_get_committee (item);

  return committee != NULL && *committee != '\0' ? committee : _ ("No Committee Stated");
}

static int
compare_by_committee (gconstpointer a, gconstpointer b)
{
  SnItem *first = *(SnItem *const *) a, *second = *(SnItem *const *) b;
  int order = g_utf8_collate (committee_of (first), committee_of (second));

  return order != 0 ? order : sn_item_compare (first, second);
}

/* The cards that the reader can act upon for certain come first. */
static int
compare_by_match (gconstpointer a, gconstpointer b, gpointer category)
{
  SnItem *first = *(SnItem *const *) a, *second = *(SnItem *const *) b;
  int order = (int) sn_vacancy_match (second, category) - (int) sn_vacancy_match (first, category);

  return order != 0 ? order : sn_item_compare (first, second);
}

static guint
count_committees (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += i == 0 || !g_str_equal (committee_of (items->pdata[i]), committee_of (items->pdata[i - 1]));
  return n;
}

static void
add_others (SnVacanciesPage *self, GPtrArray *items)
{
  guint n_committees = count_committees (items), n_seats = count_seats (items), n_groups = 0;
  GtkWidget *columns, *group = NULL;
  const char *committee = NULL;

  if (items->len == 0)
    return;
  if (chosen_category (self) != 0)
    {
      g_autofree char *seats = sn_format_seats (n_seats);
      g_autofree char *note = g_strdup_printf (ngettext ("%s on %u committee", "%s on %u committees", n_committees),
                                               seats, n_committees);

      add_section_title (self, _ ("Other Categories"), note);
      gtk_widget_set_margin_top (gtk_widget_get_last_child (self->column), 12);
    }
  columns = columns_new ();
  for (guint i = 0; i < items->len; i++)
    {
      SnItem *item = items->pdata[i];
      GtkWidget *row = sn_vacancy_row_new (item, &self->today);

      if (committee == NULL || !g_str_equal (committee, committee_of (item)))
        {
          g_autofree char *title = g_markup_escape_text (committee_of (item), -1);

          committee = committee_of (item);
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
          gtk_widget_set_valign (group, GTK_ALIGN_START);
          columns_add (self, columns, group, n_groups++, n_committees);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      remember_widget (self, item, row);
    }
  gtk_box_append (GTK_BOX (self->column), columns);
}

static void
show_list_or_status (SnVacanciesPage *self, guint n_shown)
{
  if (n_shown > 0)
    sn_page_stack_show_content (self->list_pane);
  else if (self->filter == FILTER_OPEN)
    sn_page_stack_show_status (self->list_pane, "sn-vacancy-symbolic", _ ("No Open Vacancies"),
                               _ ("Seats that the newsletters call for nominations to appear here."), NULL, NULL);
  else
    sn_page_stack_show_status (self->list_pane, "sn-vacancy-symbolic",
                               self->filter == FILTER_FILLED ? _ ("No Filled Vacancies") : _ ("No Closed Vacancies"),
                               NULL, _ ("Show Open"), "vacancies.reset");
}

/* Which rows stand open, so that they do so again. */
static GArray *
expanded_rows (SnVacanciesPage *self)
{
  GArray *expanded = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key, widget;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, &key, &widget))
    if (ADW_IS_EXPANDER_ROW (widget) && adw_expander_row_get_expanded (widget))
      g_array_append_vals (expanded, key, 1);
  return expanded;
}

static void
expand_rows (SnVacanciesPage *self, GArray *expanded)
{
  for (guint i = 0; i < expanded->len; i++)
    {
      GtkWidget *widget = g_hash_table_lookup (self->widgets, &g_array_index (expanded, gint64, i));

      if (widget != NULL && ADW_IS_EXPANDER_ROW (widget))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
    }
}

/* Makes the page anew from what was read. */
static void
fill (SnVacanciesPage *self)
{
  const char *category = categories[chosen_category (self)].category;
  g_autoptr (GPtrArray) mine = g_ptr_array_new (), others = g_ptr_array_new ();
  g_autoptr (GArray) expanded = NULL;

  if (self->items == NULL)
    return;
  self->filling = TRUE;
  expanded = expanded_rows (self);
  for (guint i = 0; i < self->items->len; i++)
    if (filter_matches (self->filter, self->items->pdata[i]))
      g_ptr_array_add (sn_vacancy_match (self->items->pdata[i], category) != SN_VACANCY_OTHER ? mine : others,
                       self->items->pdata[i]);
  g_ptr_array_sort_with_data (mine, compare_by_match, (gpointer) category);
  g_ptr_array_sort (others, compare_by_committee);
  g_hash_table_remove_all (self->widgets);
  sn_parts_clear (self->column);
  add_mine (self, mine);
  add_others (self, others);
  expand_rows (self, expanded);
  show_counts (self);
  self->filling = FALSE;
  show_list_or_status (self, mine->len + others->len);
  sn_page_stack_show_content (self->pages);
}

static void
set_filter (SnVacanciesPage *self, Filter filter)
{
  if (self->filter == filter)
    return;
  self->filter = filter;
  gtk_toggle_button_set_active (toggle_for (self, filter), TRUE);
  fill (self);
}

static gboolean
focus_first (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
show_wanted (SnVacanciesPage *self)
{
  GtkWidget *widget;

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      SnItem *item = self->items->pdata[i];

      for (guint f = 0; f < N_FILTERS; f++)
        if (sn_item_get_id (item) == self->wanted_id && filter_matches ((Filter) f, item))
          set_filter (self, (Filter) f);
    }
  widget = g_hash_table_lookup (self->widgets, &self->wanted_id);
  if (widget == NULL)
    return;
  self->wanted_id = 0;
  focus_first (widget);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SnVacanciesPage *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = sn_store_list_items_finish (SN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data; /* alive: dispose cancels */
  if (error != NULL)
    {
      sn_page_stack_show_status (self->pages, "sn-doubt-symbolic", _ ("Vacancies Cannot Be Read"), error->message,
                                 _ ("Try Again"), "vacancies.reload");
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
reload (SnVacanciesPage *self)
{
  SnQuery query = { .kinds = SN_QUERY_KIND (SN_ITEM_VACANCY) };

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
remembered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SnVacanciesPage *self;
  g_autoptr (GError) error = NULL;
  g_autofree char *category = sn_state_file_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data; /* alive: dispose cancels */
  if (error != NULL)
    g_message ("Choice of category not read: %s", error->message);
  if (category == NULL || self->chosen)
    return;
  for (guint i = 1; i < G_N_ELEMENTS (categories); i++)
    if (g_str_equal (categories[i].category, category))
      {
        self->filling = TRUE;
        gtk_drop_down_set_selected (self->category_drop, i);
        self->filling = FALSE;
        fill (self);
      }
}

static void
category_cb (SnVacanciesPage *self)
{
  const char *category = categories[chosen_category (self)].category;

  if (self->filling)
    return;
  self->chosen = TRUE;
  sn_state_file_write (STATE_GROUP, STATE_KEY, category != NULL ? category : "");
  fill (self);
}

static void
filter_drop_cb (SnVacanciesPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->filter_drop);

  if (!self->filling && selected < N_FILTERS)
    set_filter (self, (Filter) selected);
}

static void
filter_toggle_cb (SnVacanciesPage *self, GtkToggleButton *toggle)
{
  if (!gtk_toggle_button_get_active (toggle))
    return;
  for (guint f = 0; f < N_FILTERS; f++)
    if (toggle_for (self, (Filter) f) == toggle)
      set_filter (self, (Filter) f);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_filter (SN_VACANCIES_PAGE (widget), FILTER_OPEN);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reload (SN_VACANCIES_PAGE (widget));
}

static void
set_narrow (SnVacanciesPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_widget_set_visible (self->filters, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_drop), narrow);
  gtk_widget_set_visible (self->category_label, !narrow);
  fill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
sn_vacancies_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, SN_VACANCIES_PAGE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_vacancies_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (SN_VACANCIES_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sn_vacancies_page_dispose (GObject *object)
{
  SnVacanciesPage *self = SN_VACANCIES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->filling = TRUE;
  g_hash_table_remove_all (self->widgets);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_VACANCIES_PAGE);
  g_clear_object (&self->store);
  g_clear_object (&self->filter_names);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (sn_vacancies_page_parent_class)->dispose (object);
}

static void
sn_vacancies_page_finalize (GObject *object)
{
  SnVacanciesPage *self = SN_VACANCIES_PAGE (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->widgets);
  G_OBJECT_CLASS (sn_vacancies_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, pages);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, open_toggle);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, filled_toggle);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, closed_toggle);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, filter_drop);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, category_label);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, category_drop);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SnVacanciesPage, column);
}

static void
sn_vacancies_page_class_init (SnVacanciesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sn_vacancies_page_get_property;
  object_class->set_property = sn_vacancies_page_set_property;
  object_class->dispose = sn_vacancies_page_dispose;
  object_class->finalize = sn_vacancies_page_finalize;
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (SN_TYPE_PAGE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-vacancies-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "vacancies.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "vacancies.reload", NULL, reload_action);
}

static void
sn_vacancies_page_init (SnVacanciesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->widgets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->filter_names = gtk_string_list_new (NULL);
  gtk_drop_down_set_model (self->filter_drop, G_LIST_MODEL (self->filter_names));
  for (guint f = 0; f < N_FILTERS; f++)
    g_signal_connect_object (toggle_for (self, (Filter) f), "toggled", G_CALLBACK (filter_toggle_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_drop, "notify::selected", G_CALLBACK (filter_drop_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->category_drop, "notify::selected", G_CALLBACK (category_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sn_vacancies_page_new:
 * @store: what it shows
 *
 * Returns: (transfer floating): the page, which follows the store's changes.
 */
GtkWidget *
sn_vacancies_page_new (SnStore *store)
{
  SnVacanciesPage *self = g_object_new (SN_TYPE_VACANCIES_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  sn_state_file_read_async (STATE_GROUP, STATE_KEY, self->cancellable, remembered_cb, self);
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
}
