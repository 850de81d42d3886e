/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sn-pages.h"

#include <glib/gi18n.h>

#include "sn-calendar-page.h"
#include "sn-consultations-page.h"
#include "sn-newsletters-page.h"
#include "sn-vacancies-page.h"

struct _SnPages
{
  SnPane parent_instance;

  SnStore *store; /* none before there are pages */
  GSettings *settings;
  SnNews *news; /* none before the store is open */
  GCancellable *cancellable;
  AdwViewStack *stack;
  GtkWidget *rest; /* has the focus while a page gives way to another */

  /* The page that is to have the focus, as soon as it has read what it shows */
  GtkWidget *unfocused; /* weak */
  guint tick_id;
  gint64 tick_end;
};

/* So long the focus waits for a page; then its toolbar gets it. */
#define FOCUS_WAIT G_TIME_SPAN_SECOND

G_DEFINE_FINAL_TYPE (SnPages, sn_pages, SN_TYPE_PANE)

static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*make) (SnStore *store, GSettings *settings);
} pages[] = {
  { "calendar", N_ ("Calendar"), "sn-calendar-symbolic", sn_calendar_page_new },
  { "consultations", N_ ("Consultations"), "sn-consultation-symbolic", sn_consultations_page_new },
  { "vacancies", N_ ("Vacancies"), "sn-vacancy-symbolic", sn_vacancies_page_new },
  { "newsletters", N_ ("Newsletters"), "sn-newsletter-symbolic", sn_newsletters_page_new },
};

/* The page of that name, made now if nobody has come to it yet. NULL before there
 * are pages. */
static GtkWidget *
page_named (SnPages *self, const char *name)
{
  AdwBin *place = ADW_BIN (adw_view_stack_get_child_by_name (self->stack, name));

  for (guint i = 0; place != NULL && adw_bin_get_child (place) == NULL && i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      {
        GtkWidget *page = pages[i].make (self->store, self->settings);

        g_object_bind_property (self, "narrow", page, "narrow", G_BINDING_SYNC_CREATE);
        adw_bin_set_child (place, page);
      }
  return place != NULL ? adw_bin_get_child (place) : NULL;
}

/* A page that goes away with the focus in it leaves the whole window without any
 * for a moment, for which GTK works out the style of everything in it again. */
static void
rest_focus (SnPages *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) == NULL)
    return;
  gtk_widget_set_focusable (self->rest, TRUE);
  gtk_widget_grab_focus (self->rest);
  gtk_widget_set_focusable (self->rest, FALSE);
}

/* Turns to a page, which is made with the first visit: a window that opens with
 * the calendar needs the time and memory of no other. */
static void
turn_to (SnPages *self, const char *name)
{
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), name) == 0)
    return;
  rest_focus (self);
  adw_view_stack_set_visible_child_name (self->stack, name);
}

/* What a stack does not show is styled and measured with the rest all the same,
 * unless it is not visible by itself. */
static void
visible_cb (SnPages *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  if (name == NULL || self->store == NULL)
    return;
  page_named (self, name);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = adw_bin_get_child (ADW_BIN (adw_view_stack_get_child_by_name (self->stack, pages[i].name)));

      if (page != NULL)
        gtk_widget_set_visible (page, g_str_equal (pages[i].name, name));
    }
}

static void
add_places (SnPages *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      AdwViewStackPage *view =
          adw_view_stack_add_titled (self->stack, adw_bin_new (), pages[i].name, _ (pages[i].title));

      adw_view_stack_page_set_icon_name (view, pages[i].icon);
    }
}

static void
update_badge (SnPages *self)
{
  GtkWidget *place = adw_view_stack_get_child_by_name (self->stack, "consultations");
  guint n = self->news != NULL ? sn_news_get_n_closing (self->news) : 0;
  AdwViewStackPage *view;

  if (place == NULL)
    return;
  view = adw_view_stack_get_page (self->stack, place);
  adw_view_stack_page_set_badge_number (view, n);
  adw_view_stack_page_set_needs_attention (view, n > 0);
}

static void
stop_waiting (SnPages *self)
{
  if (self->unfocused != NULL && self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->unfocused, self->tick_id);
  self->tick_id = 0;
  g_clear_weak_pointer (&self->unfocused);
}

static gboolean
focus_cb (GtkWidget *page, GdkFrameClock *clock, gpointer data)
{
  SnPages *self = data;
  gboolean late = g_get_monotonic_time () > self->tick_end;

  if (gtk_widget_get_mapped (page) && gtk_widget_get_focus_child (page) == NULL && !gtk_widget_grab_focus (page))
    {
      if (!late)
        return G_SOURCE_CONTINUE;
      gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
    }
  self->tick_id = 0;
  g_clear_weak_pointer (&self->unfocused);
  return G_SOURCE_REMOVE;
}

static void
focus_soon (SnPages *self, GtkWidget *page)
{
  g_set_weak_pointer (&self->unfocused, page);
  self->tick_end = g_get_monotonic_time () + FOCUS_WAIT;
  self->tick_id = gtk_widget_add_tick_callback (page, focus_cb, self, NULL);
}

static void
sn_pages_dispose (GObject *object)
{
  SnPages *self = SN_PAGES (object);

  stop_waiting (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->news);
  G_OBJECT_CLASS (sn_pages_parent_class)->dispose (object);
}

static void
sn_pages_finalize (GObject *object)
{
  SnPages *self = SN_PAGES (object);

  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (sn_pages_parent_class)->finalize (object);
}

static void
sn_pages_class_init (SnPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sn_pages_dispose;
  G_OBJECT_CLASS (klass)->finalize = sn_pages_finalize;
}

static void
sn_pages_init (SnPages *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  adw_view_stack_set_vhomogeneous (self->stack, FALSE);
  adw_view_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  /* Last, for what comes before others has a say in their style. */
  self->rest = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (box), self->rest);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * sn_pages_get_stack:
 *
 * Returns: (transfer none): what a switcher needs to switch between them.
 */
AdwViewStack *
sn_pages_get_stack (SnPages *self)
{
  return self->stack;
}

/**
 * sn_pages_fill:
 * @store: what they show
 * @settings: what the user prefers
 * @name: name of the page to begin with; of the calendar where there is none such
 *
 * Has there be pages, the first time that it is called.
 */
void
sn_pages_fill (SnPages *self, SnStore *store, GSettings *settings, const char *name)
{
  if (self->store != NULL)
    return;
  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  add_places (self);
  if (adw_view_stack_get_child_by_name (self->stack, name) != NULL)
    turn_to (self, name);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (visible_cb), self, G_CONNECT_SWAPPED);
  visible_cb (self);
  update_badge (self);
}

/**
 * sn_pages_set_news:
 * @news: what there is to say of the store
 *
 * Has the number of consultations that close soon, and wait for an answer, at
 * the page of consultations.
 */
void
sn_pages_set_news (SnPages *self, SnNews *news)
{
  g_set_object (&self->news, news);
  g_signal_connect_object (news, "changed", G_CALLBACK (update_badge), self, G_CONNECT_SWAPPED);
  update_badge (self);
}

/**
 * sn_pages_show:
 * @name: name of a page, such as "calendar"
 *
 * Shows that page and gives it the focus.
 */
void
sn_pages_show (SnPages *self, const char *name)
{
  GtkWidget *page = page_named (self, name);

  if (page == NULL)
    return;
  stop_waiting (self);
  turn_to (self, name);
  if (gtk_widget_get_focus_child (page) == NULL && !gtk_widget_grab_focus (page))
    focus_soon (self, page);
}

/**
 * sn_pages_show_today:
 *
 * Shows today in the calendar.
 */
void
sn_pages_show_today (SnPages *self)
{
  sn_pages_show (self, "calendar");
  if (self->store != NULL)
    sn_calendar_page_show_today (SN_CALENDAR_PAGE (page_named (self, "calendar")));
}

/**
 * sn_pages_show_closing_soon:
 *
 * Shows the consultations that close soon.
 */
void
sn_pages_show_closing_soon (SnPages *self)
{
  GtkWidget *page = page_named (self, "consultations");

  if (page == NULL)
    return;
  sn_consultations_page_show_filter (SN_CONSULTATIONS_PAGE (page), SN_CONSULTATIONS_SOON);
  sn_pages_show (self, "consultations");
}

/**
 * sn_pages_choose_date:
 *
 * Opens the choice of a date in the calendar.
 */
void
sn_pages_choose_date (SnPages *self)
{
  sn_pages_show (self, "calendar");
  if (self->store != NULL)
    sn_calendar_page_choose_date (SN_CALENDAR_PAGE (page_named (self, "calendar")));
}

/* What has no date stands in no calendar, only in its newsletter. */
static void
show_in_calendar (SnPages *self, SnItem *item)
{
  const SnMention *mention = sn_item_get_mention (item);
  GtkWidget *page = page_named (self, "calendar");

  if (!sn_date_is_set (sn_item_get_date (item)) && mention != NULL && mention->newsletter_id != 0)
    {
      sn_pages_show_newsletter (self, mention->newsletter_id, mention->start, mention->length);
      return;
    }
  turn_to (self, "calendar");
  sn_calendar_page_show_item (SN_CALENDAR_PAGE (page), item);
}

static void
show_item (SnPages *self, SnItem *item)
{
  SnItemKind kind = sn_item_get_kind (item);
  const char *name;
  GtkWidget *page;

  if (kind != SN_ITEM_CONSULTATION && kind != SN_ITEM_VACANCY)
    {
      show_in_calendar (self, item);
      return;
    }
  name = kind == SN_ITEM_VACANCY ? "vacancies" : "consultations";
  page = page_named (self, name);
  turn_to (self, name);
  if (kind == SN_ITEM_VACANCY)
    sn_vacancies_page_show_item (SN_VACANCIES_PAGE (page), sn_item_get_id (item));
  else
    sn_consultations_page_show_item (SN_CONSULTATIONS_PAGE (page), sn_item_get_id (item));
}

static void
item_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SnPages) self = user_data;
  g_autoptr (SnItem) item = sn_store_get_item_finish (SN_STORE (source), result, NULL);

  /* The item may be gone by now. */
  if (item != NULL && self->store != NULL)
    show_item (self, item);
}

/**
 * sn_pages_show_item:
 * @item_id: number of an item in the store
 *
 * Shows a consultation or vacancy on its page, all else in the calendar.
 */
void
sn_pages_show_item (SnPages *self, gint64 item_id)
{
  if (self->store != NULL)
    sn_store_get_item_async (self->store, item_id, self->cancellable, item_cb, g_object_ref (self));
}

/**
 * sn_pages_show_newsletter:
 * @newsletter_id: number of a newsletter in the store
 * @start: offset in bytes of its text
 * @length: how many bytes; 0 for none in particular
 *
 * Shows that newsletter at that place.
 */
void
sn_pages_show_newsletter (SnPages *self, gint64 newsletter_id, gsize start, gsize length)
{
  GtkWidget *page = page_named (self, "newsletters");

  if (page == NULL)
    return;
  turn_to (self, "newsletters");
  sn_newsletters_page_show (SN_NEWSLETTERS_PAGE (page), newsletter_id, start, length);
}

/* NULL before there are pages. */
static GtkWidget *
shown_page (SnPages *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  return name != NULL && self->store != NULL ? page_named (self, name) : NULL;
}

/**
 * sn_pages_get_query:
 *
 * Returns: (transfer full) (nullable): what asks the store for all that is on the
 *   page that is shown, with its filters; %NULL where that is nothing. The page
 *   of newsletters is of all items.
 */
SnQuery *
sn_pages_get_query (SnPages *self)
{
  GtkWidget *page = shown_page (self);
  SnQuery all = { 0 };

  if (page == NULL)
    return NULL;
  if (SN_IS_CALENDAR_PAGE (page))
    return sn_calendar_page_get_query (SN_CALENDAR_PAGE (page));
  if (SN_IS_CONSULTATIONS_PAGE (page))
    return sn_consultations_page_get_query (SN_CONSULTATIONS_PAGE (page));
  if (SN_IS_VACANCIES_PAGE (page))
    return sn_vacancies_page_get_query (SN_VACANCIES_PAGE (page));
  all.today = sn_clock_today (sn_store_get_clock (self->store));
  return sn_query_copy (&all);
}

/**
 * sn_pages_get_month:
 * @month: (out): the month that the calendar shows
 *
 * Returns: whether the calendar is shown.
 */
gboolean
sn_pages_get_month (SnPages *self, SnDate *month)
{
  GtkWidget *page = shown_page (self);

  if (page == NULL || !SN_IS_CALENDAR_PAGE (page))
    return FALSE;
  *month = sn_calendar_page_get_month (SN_CALENDAR_PAGE (page));
  return TRUE;
}

/**
 * sn_pages_get_list_title:
 *
 * Returns: (nullable): what the page that is shown lists with its filter, as a
 *   title; %NULL where it does not list items.
 */
const char *
sn_pages_get_list_title (SnPages *self)
{
  GtkWidget *page = shown_page (self);

  if (page != NULL && SN_IS_CONSULTATIONS_PAGE (page))
    return sn_consultations_page_get_list_title (SN_CONSULTATIONS_PAGE (page));
  if (page != NULL && SN_IS_VACANCIES_PAGE (page))
    return sn_vacancies_page_get_list_title (SN_VACANCIES_PAGE (page));
  return NULL;
}
