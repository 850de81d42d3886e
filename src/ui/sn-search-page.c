/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-search-page.h"

#include <glib/gi18n.h>

#include "sn-error.h"
#include "sn-filter-bar.h"
#include "sn-page-stack.h"
#include "sn-parts.h"
#include "sn-search-row.h"

/* The best of what is found; who wants more of it types another word. */
#define MOST_HITS 80

/* There are rows for what a window shows, more as it is scrolled, and so many of them
 * are filled with each frame: the next letter is not to wait for rows that nobody sees. One
 * that has to be made first takes as long as these. */
#define ROWS_IN_SIGHT 12
#define ROWS_AT_A_TIME 3

typedef enum
{
  FILTER_ALL,
  FILTER_CONSULTATIONS,
  FILTER_VACANCIES,
  FILTER_CALENDAR,
  FILTER_NEWSLETTERS,
  N_FILTERS,
} Filter;

struct _SnSearchPage
{
  SnPane parent_instance;

  SnStore *store;
  GSettings *settings;
  GCancellable *cancellable; /* of the newest search */
  char *text;                /* what is looked for */
  GPtrArray *hits;           /* SnSearchHit, best first; NULL before the first */
  GPtrArray *coming;         /* SnSearchHit of hits: of which there are to be rows, in their order */
  guint n_rows;              /* how many of them have one */
  guint room;                /* for so many rows */
  guint filling;
  gboolean searching;
  gboolean wants_focus; /* as soon as it is found */

  SnPageStack *states;
  GtkWidget *scroller;
  SnFilterBar *filters;
  GtkWidget *items_part;
  GtkLabel *items_count;
  GtkWidget *items;
  GtkWidget *newsletters_part;
  GtkLabel *newsletters_count;
  GtkWidget *newsletters;
  GtkWidget *more;
};

enum
{
  OPENED,
  LEFT,
  UP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnSearchPage, sn_search_page, SN_TYPE_PANE)

static Filter
filter_of (const SnSearchHit *hit)
{
  if (hit->item == NULL)
    return FILTER_NEWSLETTERS;
  switch (sn_item_get_kind (hit->item))
    {
    case SN_ITEM_CONSULTATION:
      return FILTER_CONSULTATIONS;
    case SN_ITEM_VACANCY:
      return FILTER_VACANCIES;
    case SN_ITEM_EVENT:
    case SN_ITEM_MILESTONE:
    case SN_ITEM_DEADLINE:
    default:
      return FILTER_CALENDAR;
    }
}

static GdkRGBA
named_color (SnSearchPage *self, const char *name)
{
  GdkRGBA color = { 0.5f, 0.5f, 0.5f, 1.0f };

  /* A stretch of a label takes no colour name, only what the name stands for just now. */
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name, &color);
  return color;
}

static SnSearchLook
look_of (SnSearchPage *self)
{
  SnSearchLook look = { .narrow = sn_pane_get_narrow (SN_PANE (self)) };
  SnDate day = sn_clock_today (sn_store_get_clock (self->store));

  look.today = sn_today_new (&day, self->settings);
  look.mark = named_color (self, "sn_mark_color");
  look.mark_text = named_color (self, "sn_mark_text_color");
  return look;
}

static void
show_counts (SnSearchPage *self)
{
  guint counts[N_FILTERS] = { [FILTER_ALL] = self->hits->len };

  for (guint i = 0; i < self->hits->len; i++)
    counts[filter_of (self->hits->pdata[i])]++;
  sn_filter_bar_set_counts (self->filters, counts);
}

/* A part that has nothing is not there. */
static void
show_part (GtkWidget *part, GtkLabel *label, guint n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  gtk_label_set_label (label, count);
  gtk_widget_set_visible (part, n > 0);
}

static GtkWidget *
nth_row (GtkWidget *list, guint index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) index));
}

/* A row that there is shows something else now.
 *
 * Returns: whether there was one */
static gboolean
set_row (SnSearchPage *self, GtkWidget *list, guint index, const SnSearchHit *hit, const SnSearchLook *look)
{
  GtkWidget *row = nth_row (list, index);
  gboolean there = row != NULL;

  if (!there)
    {
      row = sn_search_row_new (look->narrow);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  sn_search_row_set_hit (SN_SEARCH_ROW (row), hit, look);
  gtk_widget_set_visible (row, TRUE);
  return there;
}

static guint
n_of_items (SnSearchPage *self)
{
  guint n = 0;

  while (n < self->coming->len && ((const SnSearchHit *) self->coming->pdata[n])->item != NULL)
    n++;
  return n;
}

static guint
end_of_rows (SnSearchPage *self)
{
  return MIN (self->room, self->coming->len);
}

static void
add_rows (SnSearchPage *self)
{
  SnSearchLook look = look_of (self);
  guint n_items = n_of_items (self), end = MIN (self->n_rows + ROWS_AT_A_TIME, end_of_rows (self));
  gboolean there = TRUE;

  for (; self->n_rows < end && there; self->n_rows++)
    if (self->n_rows < n_items)
      there = set_row (self, self->items, self->n_rows, self->coming->pdata[self->n_rows], &look);
    else
      there = set_row (self, self->newsletters, self->n_rows - n_items, self->coming->pdata[self->n_rows], &look);
}

static void
hide_from (GtkWidget *list, guint first)
{
  for (GtkWidget *row = nth_row (list, first); row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, FALSE);
}

/* With the frames, not between them: whatever is added between two is measured in
 * one go with the second, and the window hears no key so long. */
static gboolean
fill_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SnSearchPage *self = SN_SEARCH_PAGE (widget);

  add_rows (self);
  if (self->n_rows < end_of_rows (self))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_soon (SnSearchPage *self)
{
  if (self->n_rows < end_of_rows (self) && self->filling == 0)
    self->filling = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, NULL, NULL);
}

static void
near_end_cb (SnSearchPage *self)
{
  if (self->n_rows < self->room)
    return;
  self->room += ROWS_IN_SIGHT;
  fill_soon (self);
}

/* Items stand above newsletters, each best first. */
static guint
choose_hits (SnSearchPage *self, gboolean items)
{
  Filter filter = sn_filter_bar_get_selected (self->filters);
  guint n = self->coming->len;

  for (guint i = 0; i < self->hits->len; i++)
    {
      SnSearchHit *hit = self->hits->pdata[i];

      if ((hit->item != NULL) == items && (filter == FILTER_ALL || filter == filter_of (hit)))
        g_ptr_array_add (self->coming, hit);
    }
  return self->coming->len - n;
}

static void
show_hits (SnSearchPage *self)
{
  guint n_items;

  g_ptr_array_set_size (self->coming, 0);
  self->n_rows = 0;
  self->room = ROWS_IN_SIGHT;
  show_part (self->items_part, self->items_count, choose_hits (self, TRUE));
  show_part (self->newsletters_part, self->newsletters_count, choose_hits (self, FALSE));
  n_items = n_of_items (self);
  hide_from (self->items, MIN (n_items, self->room));
  hide_from (self->newsletters, MIN (self->coming->len, self->room) - MIN (n_items, self->room));
  gtk_widget_set_visible (self->more, self->hits->len == MOST_HITS);
  add_rows (self);
  fill_soon (self);
}

static void
show_state (SnSearchPage *self)
{
  if (self->text == NULL)
    sn_page_stack_show_status (self->states, "system-search-symbolic", _ ("Search Items and Newsletters"),
                               _ ("Titles, references, committees, and every word of the newsletters."), NULL, NULL);
  else if (self->hits->len == 0)
    sn_page_stack_show_status (self->states, "system-search-symbolic", _ ("Nothing Found"),
                               _ ("No item and no newsletter has all of these words."), NULL, NULL);
  else
    sn_page_stack_show_content (self->states);
}

static gboolean
focus_first (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_first_child (list);

  return row != NULL && gtk_widget_get_mapped (list) && gtk_widget_grab_focus (row);
}

static void
focus_wanted (SnSearchPage *self)
{
  self->wants_focus = FALSE;
  if (!focus_first (self->items))
    focus_first (self->newsletters);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SnSearchPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = sn_store_search_finish (SN_STORE (source), result, &error);

  /* Where another search was asked for that one tells what there is. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  self->searching = FALSE;
  if (hits == NULL)
    {
      if (!g_error_matches (error, SN_ERROR, SN_ERROR_CANCELLED))
        sn_page_stack_show_status (self->states, "sn-doubt-symbolic", _ ("Search Does Not Work"), error->message, NULL,
                                   NULL);
      return;
    }
  g_ptr_array_set_size (self->coming, 0);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = g_steal_pointer (&hits);
  show_counts (self);
  show_hits (self);
  show_state (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  if (self->wants_focus)
    focus_wanted (self);
}

static void
search (SnSearchPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->searching = TRUE;
  sn_page_stack_begin (self->states);
  sn_store_search_async (self->store, self->text, MOST_HITS, self->cancellable, found_cb, g_object_ref (self));
}

/* What was found may be another by now. */
static void
changed_cb (SnSearchPage *self)
{
  if (self->text != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    search (self);
}

static void
refresh (SnSearchPage *self)
{
  if (self->hits != NULL)
    show_hits (self);
}

static void
activated_cb (SnSearchPage *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static gboolean
items_keynav_cb (SnSearchPage *self, GtkDirectionType direction)
{
  if (direction == GTK_DIR_UP)
    g_signal_emit (self, signals[UP], 0);
  return direction == GTK_DIR_UP || (direction == GTK_DIR_DOWN && focus_first (self->newsletters));
}

static gboolean
newsletters_keynav_cb (SnSearchPage *self, GtkDirectionType direction)
{
  GtkWidget *last = gtk_widget_get_last_child (self->items);

  if (direction != GTK_DIR_UP)
    return FALSE;
  while (last != NULL && !gtk_widget_get_visible (last))
    last = gtk_widget_get_prev_sibling (last);
  if (last == NULL || !gtk_widget_get_mapped (last) || !gtk_widget_grab_focus (last))
    g_signal_emit (self, signals[UP], 0);
  return TRUE;
}

static gboolean
leave_binding_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_signal_emit (widget, signals[LEFT], 0);
  return GDK_EVENT_STOP;
}

static void
sn_search_page_narrow_changed (SnPane *pane, gboolean narrow)
{
  SnSearchPage *self = SN_SEARCH_PAGE (pane);

  sn_pane_set_narrow (SN_PANE (self->filters), narrow);
  sn_parts_clear (self->items);
  sn_parts_clear (self->newsletters);
  refresh (self);
}

static void
sn_search_page_dispose (GObject *object)
{
  SnSearchPage *self = SN_SEARCH_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SN_TYPE_SEARCH_PAGE);
  G_OBJECT_CLASS (sn_search_page_parent_class)->dispose (object);
}

static void
sn_search_page_finalize (GObject *object)
{
  SnSearchPage *self = SN_SEARCH_PAGE (object);

  g_free (self->text);
  g_clear_pointer (&self->coming, g_ptr_array_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  G_OBJECT_CLASS (sn_search_page_parent_class)->finalize (object);
}

static void
sn_search_page_class_init (SnSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sn_search_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_search_page_finalize;
  SN_PANE_CLASS (klass)->narrow_changed = sn_search_page_narrow_changed;
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[UP] = g_signal_new ("up", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SN_TYPE_FILTER_BAR);
  g_type_ensure (SN_TYPE_PAGE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/SecNews/sn-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SnSearchPage, states);
  gtk_widget_class_bind_template_child (widget_class, SnSearchPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SnSearchPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SnSearchPage, items_part);
  gtk_widget_class_bind_template_child (widget_class, SnSearchPage, items_count);
  gtk_widget_class_bind_template_child (widget_class, SnSearchPage, items);
  gtk_widget_class_bind_template_child (widget_class, SnSearchPage, newsletters_part);
  gtk_widget_class_bind_template_child (widget_class, SnSearchPage, newsletters_count);
  gtk_widget_class_bind_template_child (widget_class, SnSearchPage, newsletters);
  gtk_widget_class_bind_template_child (widget_class, SnSearchPage, more);
  gtk_widget_class_bind_template_callback (widget_class, items_keynav_cb);
  gtk_widget_class_bind_template_callback (widget_class, newsletters_keynav_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_binding_cb, NULL);
}

static void
sn_search_page_init (SnSearchPage *self)
{
  const char *const names[N_FILTERS] = {
    [FILTER_ALL] = _ ("Everything"),          [FILTER_CONSULTATIONS] = _ ("Consultations"),
    [FILTER_VACANCIES] = _ ("Vacancies"),     [FILTER_CALENDAR] = _ ("Calendar"),
    [FILTER_NEWSLETTERS] = _ ("Newsletters"),
  };

  self->coming = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sn_filter_bar_set_names (self->filters, names, N_FILTERS);
  sn_parts_watch_end (self->scroller, G_CALLBACK (near_end_cb), self);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->items, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->newsletters, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
}

/**
 * sn_search_page_set_store:
 * @store: where it searches
 * @settings: how days are counted
 *
 * Has the page search in @store.
 */
void
sn_search_page_set_store (SnSearchPage *self, SnStore *store, GSettings *settings)
{
  g_set_object (&self->store, store);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sn_search_page_search:
 * @text: what was typed so far
 *
 * Looks for it; what was looked for before no longer counts.
 */
void
sn_search_page_search (SnSearchPage *self, const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text));

  if (g_strcmp0 (self->text, *words != '\0' ? words : NULL) == 0)
    return;
  g_free (self->text);
  self->text = *words != '\0' ? g_steal_pointer (&words) : NULL;
  if (self->text != NULL)
    {
      search (self);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->searching = FALSE;
  show_state (self);
}

/**
 * sn_search_page_focus_results:
 *
 * Gives the focus to the first hit, at once or as soon as it is found.
 */
void
sn_search_page_focus_results (SnSearchPage *self)
{
  if (self->searching)
    self->wants_focus = TRUE;
  else
    focus_wanted (self);
}
